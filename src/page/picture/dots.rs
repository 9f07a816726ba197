//! A share of a hundred people, drawn as a hundred dots.

use super::{Share, place};
use crate::page::{Role, Span};

/// What is known of one of the hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Person {
    With,
    /// Within a range: some sources, or some studies, count this one.
    Between,
    /// A figure with a fraction ends within this one.
    Part,
    Without,
    /// The source says "or more" and no more than that.
    NotSaid,
}

impl Person {
    /// Everyone, in the order in which they stand.
    const ALL: [Self; 5] = [Self::With, Self::Between, Self::Part, Self::Without, Self::NotSaid];

    /// The dot, its role, and what it means.
    const fn dot(self) -> (&'static str, Role, &'static str) {
        match self {
            Self::With => ("●", Role::Bar, "with it"),
            Self::Between => ("◐", Role::BarRange, "in between"),
            Self::Part => ("◐", Role::BarRange, "a part of one"),
            Self::Without => ("○", Role::Axis, "without it"),
            Self::NotSaid => ("·", Role::Axis, "not said"),
        }
    }
}

/// How many rows a hundred dots take.
pub const DOT_ROWS: u16 = 5;
/// How many cells across a hundred dots take.
pub const DOT_CELLS: u16 = 40;
/// How many dots stand in a row.
const PER_ROW: usize = 20;

/// The hundred people. Nobody where no number is given, and where fewer than one of them has it.
fn people(share: Share) -> Vec<Person> {
    let Share::Between(least, most) = share else { return Vec::new() };
    if most.is_some_and(|most| most > 0.0 && most < 1.0) {
        return Vec::new();
    }
    let with = place(least, 100, f64::floor);
    let end = most.map(|most| place(most, 100, f64::ceil));
    let (between, rest) = match most {
        Some(most) if most > least => (Person::Between, Person::Without),
        Some(_) => (Person::Part, Person::Without),
        None => (Person::NotSaid, Person::NotSaid),
    };
    let person = |at| match at {
        _ if at < with => Person::With,
        _ if end.is_some_and(|end| at < end) => between,
        _ => rest,
    };
    (0..100).map(person).collect()
}

/// A hundred people as dots, in rows of twenty, and at their right what the dots mean; nothing where no number is given, or
/// where fewer than one in a hundred has it.
#[must_use]
pub fn dots(share: Share) -> Vec<Vec<Span>> {
    let people = people(share);
    let mut meanings = Person::ALL.into_iter().filter(|person| people.contains(person)).map(|person| {
        let (dot, role, meaning) = person.dot();
        [Span::new(format!("   {dot}"), role), Span::new(format!(" {meaning}"), Role::Quiet)]
    });
    let row = |people: &[Person]| -> Vec<Span> { people.iter().enumerate().map(spaced).collect() };
    let rows = people.chunks(PER_ROW).map(row);
    rows.map(|row| row.into_iter().chain(meanings.next().into_iter().flatten()).collect()).collect()
}

/// How many rows people take as dots: [`DOT_ROWS`], or none where none are drawn.
#[must_use]
pub fn dot_rows(share: Share) -> usize {
    people(share).len().div_ceil(PER_ROW)
}

/// A dot and the gap behind it; the middle one is wider, so that ten can be counted at a glance.
fn spaced((at, person): (usize, &Person)) -> Span {
    let (dot, role, _) = person.dot();
    let gap = match at + 1 {
        PER_ROW => "",
        half if half == PER_ROW / 2 => "  ",
        _ => " ",
    };
    Span::new(format!("{dot}{gap}"), role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::wrap;

    fn counts(share: Share) -> [usize; 5] {
        Person::ALL.map(|kind| people(share).into_iter().filter(|person| *person == kind).count())
    }

    #[test]
    fn a_hundred_dots_are_a_hundred_people() {
        for exact in 0..=100_u8 {
            let share = Share::Between(exact.into(), Some(exact.into()));
            assert_eq!(counts(share), [exact.into(), 0, 0, 100 - usize::from(exact), 0]);
        }
        assert_eq!(counts(Share::Between(3.6, Some(3.6))), [3, 0, 1, 96, 0]);
        assert_eq!(counts(Share::Between(20.0, Some(35.0))), [20, 15, 0, 65, 0]);
        assert_eq!(counts(Share::Between(10.0, None)), [10, 0, 0, 0, 90], "nothing is said of the rest");
    }

    #[test]
    fn what_cannot_be_drawn_with_a_hundred_people_is_not() {
        for share in [Share::NoNumber, Share::Between(0.0, Some(0.1)), Share::Between(0.05, Some(0.05))] {
            assert!(dots(share).is_empty(), "{share:?}");
        }
    }

    #[test]
    fn dots_stand_in_columns_and_say_what_they_mean() {
        let rows = dots(Share::Between(52.0, Some(52.0)));
        let text = |row: &Vec<Span>| row.iter().map(|span| span.text.as_str()).collect::<String>();
        assert_eq!(rows.len(), usize::from(DOT_ROWS));
        assert!(rows.iter().all(|row| wrap::cells(row.get(..PER_ROW).unwrap_or_default()) == DOT_CELLS));
        assert!(text(&rows[0]).ends_with("● with it") && text(&rows[1]).ends_with("○ without it"));
    }
}
