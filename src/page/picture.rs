//! Figures drawn: bars on one scale from 0 to 100, tallies, and a hundred dots.
//!
//! Nothing is drawn that a source does not say. A number stands beside each picture in words; the picture only lets the eye
//! compare. What a source is sure of is solid; up to how many it may be is light; where it gives no number there is a mark
//! of its own, so that it cannot be taken for none.

use super::{Role, Span};
use std::ops::RangeInclusive;

/// How many people in 100, as far as a source says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Share {
    /// It gives no number.
    NoNumber,
    /// So many at least, and so many at most; the same where the figure is exact. Without a most it says "or more".
    Between(f64, Option<f64>),
}

/// Some years of a longer time, and what happened in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Years {
    /// The whole time, from the first year to the last.
    pub all: RangeInclusive<u16>,
    /// The years to draw a line through.
    pub line: RangeInclusive<u16>,
    /// What happened, each in its year; of those that fall on one place the last is drawn.
    pub marks: Vec<(u16, Mark)>,
}

/// What marks a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// An approval.
    Approved,
    /// An approval for now.
    Conditional,
    /// The end of an approval, or of the sale.
    Ended,
}

impl Mark {
    const fn glyph(self) -> (&'static str, Role) {
        match self {
            Self::Approved => ("●", Role::Bar),
            Self::Conditional => ("◐", Role::Bar),
            Self::Ended => ("✕", Role::Caution),
        }
    }
}

/// What the marks of years mean.
pub const YEARS_MEAN: &str = "● approved · ◐ approved for now · ✕ approval withdrawn, or no longer sold";

/// What the marks of shares mean.
pub const SHARES_MEAN: &str = "█ so many · ░ up to so many · … or more · ? no number given";
/// What the marks of tallies mean.
pub const TALLIES_MEAN: &str = "! a serious one · ▪ another one";

/// What can be drawn beside a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// A share of 100 people: a bar.
    Share(Share),
    /// So many side effects: a mark for each serious one, then one for each of the others.
    Tally(usize, usize),
    /// A line through some years, with marks.
    Years(Years),
}

/// What stands where no number is given.
const NO_NUMBER: &str = "?";
/// What a serious side effect is counted by.
const SERIOUS: &str = "!";
/// What any other is counted by.
const OTHER: &str = "▪";
/// What ends a picture that goes on.
const AND_MORE: &str = "…";
/// A cell that is filled.
const FULL: &str = "█";
/// A cell that is filled by so many eighths: none of them to seven.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// A cell that may be filled.
const MAYBE: &str = "░";

impl Picture {
    /// Draws it into so many cells. A bar takes a length in eighths of a cell; what is not zero has at least one of them.
    #[must_use]
    pub fn draw(&self, cells: u16) -> Vec<Span> {
        let mut spans = match self {
            Self::Share(Share::NoNumber) => vec![Span::new(NO_NUMBER, Role::Quiet)],
            Self::Share(Share::Between(least, most)) => bar(*least, *most, cells),
            Self::Tally(serious, others) => tally(*serious, *others, usize::from(cells)),
            Self::Years(years) => years.draw(cells),
        };
        spans.retain(|span| !span.text.is_empty());
        spans
    }

    /// The scale above its column of so many cells: empty where it has none.
    #[must_use]
    pub fn scale(&self, cells: u16) -> String {
        let cells = usize::from(cells);
        match self {
            Self::Share(_) => {
                let middle = (cells / 2).saturating_sub(1);
                let end = cells.saturating_sub(1 + middle);
                format!("0{:>middle$}{:>end$}", "50", "100")
            }
            Self::Tally(..) => String::new(),
            Self::Years(years) => {
                let end = cells.saturating_sub(4);
                format!("{}{:>end$}", years.all.start(), years.all.end())
            }
        }
    }

    /// How many cells its column takes at a measure; none where there is no room for one.
    #[must_use]
    pub fn cells(&self, measure: u16) -> u16 {
        // From which measure on a column has how many cells, the widest first.
        let columns = match self {
            Self::Share(_) | Self::Tally(..) => [(60, 20), (44, 10)],
            Self::Years(_) => [(70, 41), (50, 21)],
        };
        columns.into_iter().find(|(least, _)| *least <= measure).map_or(0, |(_, cells)| cells)
    }
}

impl Years {
    /// The place of a year in so many cells.
    fn place(&self, year: u16, cells: u16) -> usize {
        let (first, last) = (*self.all.start(), *self.all.end());
        let passed = f64::from(year.saturating_sub(first)) / f64::from(last.saturating_sub(first).max(1));
        place(passed * 100.0, cells.saturating_sub(1), f64::round)
    }

    fn draw(&self, cells: u16) -> Vec<Span> {
        let mut drawn = vec![(" ", Role::Text); usize::from(cells)];
        for at in self.place(*self.line.start(), cells)..=self.place(*self.line.end(), cells) {
            put(&mut drawn, at, ("─", Role::Axis));
        }
        for &(year, mark) in &self.marks {
            put(&mut drawn, self.place(year, cells), mark.glyph());
        }
        drawn.into_iter().map(|(glyph, role)| Span::new(glyph, role)).collect()
    }
}

/// A place on a scale from 0 to 100, in whole steps of which it has so many.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped share of u16 steps")]
fn place(share: f64, steps: u16, round: fn(f64) -> f64) -> usize {
    // Multiplied before it is divided, so that 28 of 100 steps are 28 and not a hair more.
    round(share.clamp(0.0, 100.0) * f64::from(steps) / 100.0) as usize
}

fn bar(least: f64, most: Option<f64>, cells: u16) -> Vec<Span> {
    let eighths = place(least, cells.saturating_mul(8), f64::round).max(usize::from(least > 0.0));
    let solid = [FULL.repeat(eighths / 8), EIGHTHS.get(eighths % 8).copied().unwrap_or_default().to_owned()];
    let used = eighths.div_ceil(8);
    let light = match most {
        Some(most) if most > least => {
            let end = place(most, cells, f64::ceil);
            MAYBE.repeat(end.saturating_sub(used).max(usize::from(used < usize::from(cells))))
        }
        Some(_) => String::new(),
        None => AND_MORE.repeat(usize::from(used < usize::from(cells))),
    };
    vec![Span::new(solid.concat(), Role::Bar), Span::new(light, Role::BarRange)]
}

/// Puts a glyph where there is a cell for it.
fn put<T>(cells: &mut [T], at: usize, glyph: T) {
    if let Some(cell) = cells.get_mut(at) {
        *cell = glyph;
    }
}

fn tally(serious: usize, others: usize, cells: usize) -> Vec<Span> {
    let fits = serious + others <= cells;
    let room = if fits { cells } else { cells.saturating_sub(1) };
    let serious = serious.min(room);
    let others = others.min(room - serious);
    let more = if fits { "" } else { AND_MORE };
    vec![
        Span::new(SERIOUS.repeat(serious), Role::Alarm),
        Span::new(OTHER.repeat(others), Role::Bar),
        Span::new(more, Role::Quiet),
    ]
}

/// A person who has it, one who may, one who has not, and one of whom nothing is said; and what each of the dots means.
const DOTS: [(&str, Role, &str); 4] = [
    ("●", Role::Bar, "with it"),
    ("◐", Role::BarRange, "in between"),
    ("○", Role::Axis, "without it"),
    ("·", Role::Axis, "not said"),
];
/// How many rows a hundred dots take.
pub const DOT_ROWS: u16 = 5;
/// How many cells across a hundred dots take.
pub const DOT_CELLS: u16 = 39;

/// A hundred people as dots, in rows of twenty, and at their right what the dots mean; nothing where no number is given. A
/// part of a person is in between.
#[must_use]
pub fn dots(share: Share) -> Vec<Vec<Span>> {
    let Share::Between(least, most) = share else { return Vec::new() };
    let with = place(least, 100, f64::floor);
    let (between, rest) = match most {
        Some(most) => (place(most, 100, f64::ceil), 2),
        None => (with, 3),
    };
    let people: Vec<usize> = (0..100)
        .map(|person| {
            if person < with {
                0
            } else if person < between {
                1
            } else {
                rest
            }
        })
        .collect();
    let kinds = DOTS.iter().enumerate().filter(|(kind, _)| people.contains(kind)).map(|(_, kind)| kind);
    let mut meanings = kinds.map(|(dot, role, meaning)| {
        [Span::new(format!("   {dot}"), *role), Span::new(format!(" {meaning}"), Role::Quiet)]
    });
    let row = |people: &[usize]| {
        let dots = people.iter().enumerate().filter_map(|(at, &kind)| {
            let (dot, role, _) = DOTS.get(kind)?;
            // A gap in the middle, so that ten can be counted at a glance.
            let gap = [" ", "  ", ""].get(usize::from(at == 9) + 2 * usize::from(at == 19))?;
            Some(Span::new(format!("{dot}{gap}"), *role))
        });
        dots.collect::<Vec<_>>()
    };
    let rows = people.chunks(20).map(row);
    rows.map(|row| row.into_iter().chain(meanings.next().into_iter().flatten()).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(picture: &Picture, cells: u16) -> String {
        picture.draw(cells).into_iter().map(|span| span.text).collect()
    }

    fn bar_of(least: f64, most: Option<f64>) -> String {
        drawn(&Picture::Share(Share::Between(least, most)), 10)
    }

    #[test]
    fn a_bar_has_the_length_of_its_share_in_eighths_of_a_cell() {
        for (share, bar) in [
            (0.0, ""),
            (0.1, "▏"),
            (50.0, "█████"),
            (52.0, "█████▎"),
            (100.0, "██████████"),
            (400.0, "██████████"),
        ] {
            assert_eq!(bar_of(share, Some(share)), bar, "{share} in 100");
        }
    }

    #[test]
    fn up_to_how_many_it_may_be_is_light() {
        assert_eq!(bar_of(20.0, Some(35.0)), "██░░");
        assert_eq!(bar_of(1.0, Some(10.0)), "▏░", "a light cell even where both ends fall into one");
        assert_eq!(bar_of(0.0, Some(20.0)), "░░", "up to 20");
        assert_eq!(bar_of(10.0, None), "█…", "10 or more");
        assert_eq!(bar_of(100.0, None), "██████████", "there is no more to have");
    }

    #[test]
    fn no_number_is_not_drawn_as_none() {
        assert_ne!(drawn(&Picture::Share(Share::NoNumber), 10), bar_of(0.0, Some(0.0)));
    }

    #[test]
    fn every_side_effect_has_a_mark_until_they_are_too_many() {
        assert_eq!(drawn(&Picture::Tally(2, 3), 10), "!!▪▪▪");
        assert_eq!(drawn(&Picture::Tally(2, 30), 10), "!!▪▪▪▪▪▪▪…");
        assert_eq!(drawn(&Picture::Tally(30, 2), 3), "!!…");
        assert_eq!(drawn(&Picture::Tally(1, 1), 0), "…");
    }

    #[test]
    fn the_scale_ends_where_the_bars_end() {
        let share = Picture::Share(Share::NoNumber);
        assert_eq!(share.scale(20), "0       50       100");
        assert_eq!(share.scale(10), "0  50  100");
    }

    #[test]
    fn years_stand_in_their_places_and_what_ends_shows_over_what_began() {
        let years = |line, marks| Picture::Years(Years { all: 1986..=2026, line, marks });
        let (approved, ended) = (Mark::Approved, Mark::Ended);
        assert_eq!(drawn(&years(1986..=1990, vec![(1986, approved), (1990, ended)]), 41).trim_end(), "●───✕");
        assert_eq!(drawn(&years(1986..=1987, vec![(1986, approved), (1987, ended)]), 2).trim_end(), "✕");
        assert_eq!(drawn(&years(2024..=2026, vec![(2024, approved)]), 41).trim_start(), "●──");
        assert_eq!(years(1986..=1986, vec![]).scale(41).len(), 41);
    }

    #[test]
    fn a_hundred_dots_are_a_hundred_people() {
        // What the dots mean stands behind the twenty of each row.
        let people = |share| dots(share).into_iter().flat_map(|row| row.into_iter().take(20));
        let count = |share, dot: &str| people(share).filter(|span| span.text.trim() == dot).count();
        let counts = |share| ["●", "◐", "○", "·"].map(|dot| count(share, dot));
        assert_eq!(counts(Share::Between(52.0, Some(52.0))), [52, 0, 48, 0]);
        for exact in 0..=100_u8 {
            let [with, between, without, _] = counts(Share::Between(exact.into(), Some(exact.into())));
            assert_eq!((with, between, without), (exact.into(), 0, 100 - usize::from(exact)));
        }
        assert_eq!(counts(Share::Between(3.6, Some(3.6))), [3, 1, 96, 0], "a part of a person is in between");
        assert_eq!(counts(Share::Between(20.0, Some(35.0))), [20, 15, 65, 0]);
        assert_eq!(
            counts(Share::Between(10.0, None)),
            [10, 0, 0, 90],
            "or more: nothing is said of the rest"
        );
        assert_eq!(counts(Share::NoNumber), [0; 4]);
        let widths = dots(Share::Between(52.0, Some(52.0)));
        assert!(widths.iter().all(|row| super::super::wrap::cells(row) >= DOT_CELLS));
    }
}
