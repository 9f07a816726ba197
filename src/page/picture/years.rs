//! Some years of a longer time, drawn.

use super::place;
use crate::page::{Role, Span};
use std::ops::RangeInclusive;

/// Some years of a longer time, and what happened in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Years {
    /// The whole time, from the first year to the last.
    pub all: RangeInclusive<u16>,
    /// The years to draw a line through; none where nothing is known of them.
    pub line: Option<RangeInclusive<u16>>,
    /// What happened, each in its year.
    pub marks: Vec<(u16, Mark)>,
}

/// What marks a year. Of two that fall on one place the greater is drawn: an end must not hide behind an approval, nor an
/// approval behind one for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// An approval for now.
    Conditional,
    /// An approval.
    Approved,
    /// The end of an approval, or of the sale.
    Ended,
}

impl Mark {
    const fn glyph(self) -> (&'static str, Role) {
        match self {
            Self::Conditional => ("◐", Role::Bar),
            Self::Approved => ("●", Role::Bar),
            Self::Ended => ("✕", Role::Caution),
        }
    }
}

/// What the marks of years mean.
pub const YEARS_MEAN: &str = "● approved · ◐ approved for now · ✕ approval withdrawn, or no longer sold";

impl Years {
    /// The place of a year in so many cells.
    fn place(&self, year: u16, cells: u16) -> usize {
        let (first, last) = (*self.all.start(), *self.all.end());
        let passed = f64::from(year.saturating_sub(first)) / f64::from(last.saturating_sub(first).max(1));
        place(passed * 100.0, cells.saturating_sub(1), f64::round)
    }

    pub(super) fn draw(&self, cells: u16) -> Vec<Span> {
        let line =
            self.line.as_ref().map(|line| self.place(*line.start(), cells)..=self.place(*line.end(), cells));
        let glyph = |at: usize| {
            let here =
                self.marks.iter().filter(|(year, _)| self.place(*year, cells) == at).map(|(_, mark)| *mark);
            let passes = line.as_ref().is_some_and(|line| line.contains(&at));
            here.max().map_or(if passes { ("─", Role::Axis) } else { (" ", Role::Text) }, Mark::glyph)
        };
        (0..usize::from(cells)).map(glyph).map(|(glyph, role)| Span::new(glyph, role)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(line: RangeInclusive<u16>, marks: &[(u16, Mark)], cells: u16) -> String {
        let years = Years { all: 1986..=2026, line: Some(line), marks: marks.to_vec() };
        years.draw(cells).into_iter().map(|span| span.text).collect()
    }

    #[test]
    fn years_stand_in_their_places() {
        let marks = [(1986, Mark::Approved), (1990, Mark::Ended)];
        assert_eq!(drawn(1986..=1990, &marks, 41).trim_end(), "●───✕");
        assert_eq!(drawn(2024..=2026, &[(2024, Mark::Approved)], 41).trim_start(), "●──");
    }

    #[test]
    fn on_one_place_an_end_shows_over_an_approval_and_an_approval_over_one_for_now() {
        let (now, approved, ended) = (Mark::Conditional, Mark::Approved, Mark::Ended);
        assert_eq!(drawn(1986..=1987, &[(1986, ended), (1987, approved)], 2).trim_end(), "✕");
        assert_eq!(drawn(1986..=1987, &[(1986, approved), (1987, now)], 2).trim_end(), "●");
    }
}
