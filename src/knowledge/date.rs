//! A day as far as it is known.

use serde::{Deserialize, Deserializer, de::Error as _};
use std::fmt;

/// A date as far as it is known: a year, a month of a year, or a day.
///
/// Written `"1986"`, `"1986-06"` or `"1986-06-04"`; read out as `1986`, `June 1986` or `4 June 1986`. Dates compare
/// in order of time, the less exact one first.
///
/// ```
/// use cytobrowse::knowledge::date::Date;
/// let approved: Date = "1986-06-04".parse().unwrap();
/// assert_eq!(approved.to_string(), "4 June 1986");
/// assert!("1987-02-29".parse::<Date>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of a month of a year, or nothing where there is no such month.
const fn days_in(year: u16, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400) => 29,
        2 => 28,
        _ => return None,
    })
}

impl Date {
    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The date as it is written in a knowledge file and in JSON.
    #[must_use]
    pub fn iso(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }
}

impl std::str::FromStr for Date {
    type Err = String;

    /// # Errors
    /// Says how a date is written, when this is none of the calendar.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{}` is no date: write \"1986\", \"1986-06\" or \"1986-06-04\", a day that the calendar has",
                super::text::visible(text)
            )
        };
        // A part of a date has a fixed number of digits and nothing else.
        let part = |text: &str, digits: usize| {
            let sound = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
            sound.then(|| text.parse::<u16>().ok()).flatten().ok_or_else(wrong)
        };
        let short = |text: &str| part(text, 2).map(|n| u8::try_from(n).unwrap_or(u8::MAX));
        let mut parts = text.split('-');
        let year = part(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(short).transpose()?;
        let day = parts.next().map(short).transpose()?;
        let days = days_in(year, month.unwrap_or(1)).ok_or_else(wrong)?;
        let sound = year > 0 && day.is_none_or(|day| (1..=days).contains(&day)) && parts.next().is_none();
        if sound { Ok(Self { year, month, day }) } else { Err(wrong()) }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        String::deserialize(input)?.parse().map_err(D::Error::custom)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name =
            self.month.and_then(|month| MONTHS.get(usize::from(month) - 1)).copied().unwrap_or_default();
        match (self.month, self.day) {
            (Some(_), Some(day)) => write!(f, "{day} {name} {}", self.year),
            (Some(_), None) => write!(f, "{name} {}", self.year),
            _ => write!(f, "{}", self.year),
        }
    }
}
