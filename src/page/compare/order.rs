//! The orders in which the rows of a comparison stand. Figures are only compared here; none is made that could be shown.

use super::{Comparison, Row};
use crate::{
    knowledge::{Knowledge, entry::Frequency},
    page::{figure, picture::Share},
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
    /// highest, where an exact figure is both of its ends. So two ranges that overlap are not apart. Only exact figures
    /// and ranges count. Rows with fewer than two of them come last.
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

    /// The order after this one; after the last comes the first.
    #[must_use]
    pub fn next(self) -> Self {
        let after = Self::ALL.into_iter().skip_while(|&order| order != self).nth(1);
        after.unwrap_or_default()
    }
}

impl Comparison {
    /// The places of the rows, as an order has them. Rows that are alike to it keep the order by part of the body.
    #[must_use]
    pub fn ordered(&self, knowledge: &Knowledge, order: RowOrder) -> Vec<usize> {
        let mut rows: Vec<(usize, &Row)> = self.rows.iter().enumerate().collect();
        match order {
            RowOrder::System => {}
            RowOrder::Difference => rows.sort_by_cached_key(|(_, row)| Reverse(difference(knowledge, row))),
            RowOrder::Frequency => rows.sort_by_cached_key(|(_, row)| Reverse(greatest(knowledge, row))),
        }
        rows.into_iter().map(|(at, _)| at).collect()
    }
}

/// How far apart the exact figures and ranges of a row lie at least, in steps of [`sortable`]; nothing where there are
/// fewer than two.
fn difference(knowledge: &Knowledge, row: &Row) -> Option<u32> {
    let exact = |seen: &&Frequency| matches!(seen, Frequency::Percent(_) | Frequency::Range(..));
    let figures: Vec<(u32, u32)> =
        seen(knowledge, row).filter(exact).filter_map(|seen| ends(knowledge, seen)).collect();
    let lowest = figures.iter().map(|(_, most)| most).min()?;
    let highest = figures.iter().map(|(least, _)| least).max()?;
    (figures.len() > 1).then(|| highest.saturating_sub(*lowest))
}

/// The greatest figure of a row: its upper end, then its lower.
fn greatest(knowledge: &Knowledge, row: &Row) -> Option<(u32, u32)> {
    let figures = seen(knowledge, row).filter_map(|seen| ends(knowledge, seen));
    figures.map(|(least, most)| (most, least)).max()
}

/// What each subject that lists the side effect of a row says of how often.
fn seen<'k>(knowledge: &'k Knowledge, row: &'k Row) -> impl Iterator<Item = &'k Frequency> {
    row.listed().iter().map(|(_, listed)| &knowledge.reaction(listed.listing).seen)
}

/// The lower and the upper end of a frequency; both are the same for "or more", nothing where there is no number.
fn ends(knowledge: &Knowledge, seen: &Frequency) -> Option<(u32, u32)> {
    match figure::share(knowledge, seen) {
        Share::NoNumber => None,
        Share::Between(least, most) => Some((sortable(least), sortable(most.unwrap_or(least)))),
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
