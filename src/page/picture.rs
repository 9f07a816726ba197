//! Figures drawn: bars on one scale from 0 to 100, tallies, and a hundred dots.
//!
//! Nothing is drawn that a source does not say. A number stands beside each picture in words; the picture only lets the eye
//! compare. What a source is sure of is solid; up to how many it may be is light; where it gives no number there is a mark
//! of its own, so that it cannot be taken for none.

mod dots;
mod years;

pub use dots::{DOT_CELLS, DOT_ROWS, dot_rows, dots};
pub use years::{Mark, YEARS_MEAN, Years};

use super::{Role, Span};

/// How many people in 100, as far as a source says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Share {
    /// It gives no number.
    NoNumber,
    /// So many at least, and so many at most; the same where the figure is exact. Without a most it says "or more".
    Between(f64, Option<f64>),
}

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
/// Less than half a cell that may be filled.
const SLIVER_MAYBE: &str = "╎";

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

/// A place on a scale from 0 to 100, in whole steps of which it has so many.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped share of u16 steps")]
fn place(share: f64, steps: u16, round: fn(f64) -> f64) -> usize {
    // Multiplied before it is divided, so that 28 of 100 steps are 28 and not a hair more.
    round(share.clamp(0.0, 100.0) * f64::from(steps) / 100.0) as usize
}

/// A bar: solid as far as its source is sure, light up to how many it may be. No light cell begins beyond that.
fn bar(least: f64, most: Option<f64>, cells: u16) -> Vec<Span> {
    let eighths = place(least, cells.saturating_mul(8), f64::round).max(usize::from(least > 0.0));
    let (full, part) = (eighths / 8, eighths % 8);
    let used = eighths.div_ceil(8);
    let sliver = EIGHTHS.get(part).copied().unwrap_or_default();
    let (part, light) = match most {
        Some(most) if most > least => {
            let end = place(most, cells, f64::ceil);
            // A range that ends in the cell in which its solid part does has that cell for its light one.
            let thin = full == 0 && place(most, cells, f64::round) == 0;
            match end.saturating_sub(used) {
                _ if thin => ("", SLIVER_MAYBE.to_owned()),
                0 if used > full => ("", MAYBE.to_owned()),
                0 => ("", String::new()),
                cells => (sliver, MAYBE.repeat(cells)),
            }
        }
        Some(_) => (sliver, String::new()),
        None => (sliver, AND_MORE.repeat(usize::from(used < usize::from(cells)))),
    };
    vec![Span::new(FULL.repeat(full) + part, Role::Bar), Span::new(light, Role::BarRange)]
}

fn tally(serious: usize, others: usize, cells: usize) -> Vec<Span> {
    let fits = serious + others <= cells;
    let room = if fits { cells } else { cells.saturating_sub(1) };
    // Where they are too many, both kinds keep their share of the room; the figure says how many they are.
    let all = (serious + others).max(1);
    let serious = if fits { serious } else { (serious * room).div_ceil(all).min(serious) };
    let others = others.min(room - serious);
    let more = if fits { "" } else { AND_MORE };
    vec![
        Span::new(SERIOUS.repeat(serious), Role::Alarm),
        Span::new(OTHER.repeat(others), Role::Bar),
        Span::new(more, Role::Quiet),
    ]
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
    fn up_to_how_many_it_may_be_is_light_and_no_cell_more() {
        for (least, most, drawn) in [
            (20.0, Some(35.0), "██░░"),
            (0.0, Some(20.0), "░░"),
            (1.0, Some(12.0), "▏░"),
            (1.0, Some(10.0), "░"),
            (0.0, Some(10.0), "░"),
            (0.0, Some(0.1), "╎"),
            (0.1, Some(1.0), "╎"),
            (52.0, Some(58.0), "█████░"),
            (10.0, None, "█…"),
            (100.0, None, "██████████"),
        ] {
            assert_eq!(bar_of(least, most), drawn, "{least} to {most:?}");
        }
    }

    #[test]
    fn no_number_is_not_drawn_as_none() {
        assert_ne!(drawn(&Picture::Share(Share::NoNumber), 10), bar_of(0.0, Some(0.0)));
    }

    #[test]
    fn every_side_effect_has_a_mark_until_they_are_too_many() {
        assert_eq!(drawn(&Picture::Tally(2, 3), 10), "!!▪▪▪");
        assert_eq!(drawn(&Picture::Tally(10, 9), 10), "!!!!!▪▪▪▪…");
        assert_eq!(drawn(&Picture::Tally(1, 30), 10), "!▪▪▪▪▪▪▪▪…", "no serious one is lost");
        assert_eq!(drawn(&Picture::Tally(30, 2), 3), "!!…");
        assert_eq!(drawn(&Picture::Tally(1, 1), 0), "…");
    }

    #[test]
    fn the_scale_ends_where_the_bars_end() {
        let share = Picture::Share(Share::NoNumber);
        assert_eq!(share.scale(20), "0       50       100");
        assert_eq!(share.scale(10), "0  50  100");
    }
}
