//! The orders in which the rows of a comparison stand. Figures are only compared here; none is made that could be shown.

use super::{Comparison, Row};
use crate::{
    knowledge::{
        Knowledge,
        entry::{Reported, System},
    },
    page::{figure, parts, picture::Share},
};
use std::cmp::Reverse;

/// An order of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowOrder {
    /// By part of the body, and there by name.
    #[default]
    System,
    /// The rows whose figures lie furthest apart first.
    ///
    /// Figures lie as far apart as their sources say at least: from the high end of the lowest to the low end of the
    /// highest, where an exact figure is both of its ends. So two ranges that overlap are not apart. A frequency word counts
    /// as the range it stands for; where a source gives one end only ("up to", "or more", "fewer than"), the other is 0 or
    /// 100 in 100. Rows with fewer than two figures that count come last.
    ///
    /// A figure whose line has a note does not count. The note tells what else was counted in it ("fever or chills, counted
    /// together"), or beside which other figure it must be read ("on a dummy medicine: 28 in 100"): how far it lies from a
    /// figure without one would say how people counted, and not what the medicines do.
    Difference,
    /// The rows with the greatest figure first, whoever has it.
    ///
    /// A range, "up to" and a frequency word count by their upper end, "or more" by the number it starts from; of rows
    /// with the same figure the one with the greater lower end comes first. Rows without a number come last.
    Frequency,
}

impl RowOrder {
    /// The orders, each followed by the next.
    pub const ALL: [Self; 3] = [Self::System, Self::Difference, Self::Frequency];

    /// What it is called, behind "by".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "part of the body",
            Self::Difference => "difference",
            Self::Frequency => "how often",
        }
    }

    /// What is said where it finds nothing to order by.
    #[must_use]
    pub const fn finds_nothing(self) -> &'static str {
        match self {
            Self::System => "nothing is listed",
            Self::Difference => "no figures can be compared",
            Self::Frequency => "no figures are given",
        }
    }

    /// The order after this one; after the last comes the first.
    #[must_use]
    pub fn next(self) -> Self {
        let after = Self::ALL.into_iter().skip_while(|&order| order != self).nth(1);
        after.unwrap_or_default()
    }

    /// By what it orders a row, the greatest first; nothing where the row says nothing to it.
    fn key(self, knowledge: &Knowledge, row: &Row) -> Option<(u32, u32)> {
        match self {
            Self::System => None,
            Self::Difference => difference(knowledge, row),
            Self::Frequency => greatest(knowledge, row),
        }
    }

    /// What stands over a row.
    const fn heading(self, row: &Row, says_something: bool) -> Heading {
        match self {
            Self::System => Heading::System(row.system),
            _ if !says_something => Heading::Others,
            Self::Difference => Heading::Comparable,
            Self::Frequency => Heading::WithFigure,
        }
    }
}

/// What stands over rows that belong together in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The part of the body they belong to.
    System(System),
    /// At least two of their figures can be compared.
    Comparable,
    /// At least one figure is given.
    WithFigure,
    /// The rows that say nothing to the order.
    Others,
}

impl Heading {
    /// The heading in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::System(system) => parts::capitalised(figure::system(system)),
            Self::Comparable => "Figures that can be compared".to_owned(),
            Self::WithFigure => "With a figure".to_owned(),
            Self::Others => "The others".to_owned(),
        }
    }
}

impl Comparison {
    /// The places of the rows, as an order has them, each with what it stands under. Rows that are alike to the order stay
    /// by part of the body.
    #[must_use]
    pub fn ordered(&self, knowledge: &Knowledge, order: RowOrder) -> Vec<(Heading, usize)> {
        let keyed = |(at, row): (usize, &Row)| {
            let key = order.key(knowledge, row);
            (Reverse(key), order.heading(row, key.is_some()), at)
        };
        let mut rows: Vec<_> = self.rows.iter().enumerate().map(keyed).collect();
        rows.sort_by_key(|(key, ..)| *key);
        rows.into_iter().map(|(_, heading, at)| (heading, at)).collect()
    }
}

/// How far apart the figures of a row that count lie at least; nothing where there are fewer than two.
fn difference(knowledge: &Knowledge, row: &Row) -> Option<(u32, u32)> {
    let counted = lines(knowledge, row).filter(|line| line.note.is_none());
    let figures: Vec<(u32, u32)> = counted
        .filter_map(|line| ends(knowledge, line))
        .map(|(least, most)| (sortable(least), sortable(most.unwrap_or(100.0))))
        .collect();
    let lowest = figures.iter().map(|(_, most)| most).min()?;
    let highest = figures.iter().map(|(least, _)| least).max()?;
    (figures.len() > 1).then(|| (highest.saturating_sub(*lowest), 0))
}

/// The greatest figure of a row: its upper end, then its lower.
fn greatest(knowledge: &Knowledge, row: &Row) -> Option<(u32, u32)> {
    let figures = lines(knowledge, row).filter_map(|line| ends(knowledge, line));
    figures.map(|(least, most)| (sortable(most.unwrap_or(least)), sortable(least))).max()
}

/// The line with which each subject that lists the side effect of a row is shown.
fn lines<'k>(knowledge: &'k Knowledge, row: &'k Row) -> impl Iterator<Item = Reported<'k>> {
    row.listed().iter().map(|(_, listed)| knowledge.reaction(listed.listing))
}

/// The lower end of a figure, and the upper where there is one; nothing where there is no number.
fn ends(knowledge: &Knowledge, line: Reported<'_>) -> Option<(f64, Option<f64>)> {
    match figure::share(knowledge, line.seen) {
        Share::NoNumber => None,
        Share::Between(least, most) => Some((least, most)),
    }
}

/// A whole number that sorts as people in 100 do.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a percent is checked to be 0 to 100"
)]
fn sortable(percent: f64) -> u32 {
    (percent * 10_000.0) as u32
}
