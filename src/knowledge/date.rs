//! A day as far as it is known.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
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

/// The days from 1 March of the year 0 to 1 January 1970.
const BEFORE_1970: u64 = 719_468;

/// The days of 400 years, after which the calendar repeats.
const ERA: u64 = 146_097;

impl Date {
    /// The day so many days after 1 January 1970; the last of the year 9999 where it is later.
    ///
    /// ```
    /// use cytobrowse::knowledge::date::Date;
    /// assert_eq!(Date::after_1970(20_780).iso(), "2026-11-23");
    /// ```
    #[must_use]
    pub fn after_1970(days: u64) -> Self {
        // Counted from 1 March, so that a leap day is the last of its year (Howard Hinnant, "chrono-compatible date
        // algorithms").
        let days = days.saturating_add(BEFORE_1970);
        let (era, day_of_era) = (days / ERA, days % ERA);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        match (u16::try_from(year), u8::try_from(month), u8::try_from(day)) {
            (Ok(year @ ..=9999), Ok(month), Ok(day)) => Self { year, month: Some(month), day: Some(day) },
            _ => Self { year: 9999, month: Some(12), day: Some(31) },
        }
    }

    /// The same day so many years before. 29 February becomes 28 February where there is none.
    #[must_use]
    pub fn years_before(self, years: u16) -> Self {
        let year = self.year.saturating_sub(years).max(1);
        let last = self.month.and_then(|month| days_in(year, month));
        Self { year, day: self.day.map(|day| last.map_or(day, |last| day.min(last))), ..self }
    }

    /// Whether it lies before another date as far as both are known: `2024` is not surely before `2024-11-23`.
    #[must_use]
    pub fn is_surely_before(self, other: Self) -> bool {
        let parts = [
            (Some(self.year), Some(other.year)),
            (self.month.map(u16::from), other.month.map(u16::from)),
            (self.day.map(u16::from), other.day.map(u16::from)),
        ];
        let differing = parts.into_iter().find(|(one, other)| one != other);
        differing.is_some_and(|(one, other)| one.zip(other).is_some_and(|(one, other)| one < other))
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

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(&self.iso())
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

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_counted_as_the_calendar_has_them() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_780, "2026-11-23"),
            (2_932_896, "9999-12-31"),
            (u64::MAX, "9999-12-31"),
        ] {
            assert_eq!(Date::after_1970(days), date(expected), "{days}");
        }
    }

    #[test]
    fn a_date_is_before_another_only_where_both_are_known_so_far() {
        for (one, other, before) in [
            ("2024-11-22", "2024-11-23", true),
            ("2024-11-23", "2024-11-23", false),
            ("2024-12", "2024-11-23", false),
            ("2024-10", "2024-11-23", true),
            ("2024-11", "2024-11-23", false),
            ("2024", "2024-11-23", false),
            ("2023", "2024-11-23", true),
            ("2025-01-01", "2024-11-23", false),
        ] {
            assert_eq!(date(one).is_surely_before(date(other)), before, "{one} and {other}");
        }
    }

    #[test]
    fn years_before_keep_to_the_calendar() {
        assert_eq!(date("2026-11-23").years_before(2), date("2024-11-23"));
        assert_eq!(date("2024-02-29").years_before(2), date("2022-02-28"));
        assert_eq!(date("0001").years_before(2), date("0001"));
    }
}
