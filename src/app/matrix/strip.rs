//! The lines of a table: counts, headings and rows.

use crate::{
    knowledge::Knowledge,
    page::compare::{Compared, Comparison, Heading, RowOrder},
};

/// What is counted of each subject, above its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// How many side effects it lists.
    Listed,
    /// How many of them are serious.
    Serious,
    /// How many of them no other lists.
    OnlyHere,
}

impl Total {
    const ALL: [Self; 3] = [Self::Listed, Self::Serious, Self::OnlyHere];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Listed => "Side effects listed",
            Self::Serious => "Marked serious",
            Self::OnlyHere => "Listed only here",
        }
    }

    /// How many there are of a subject.
    #[must_use]
    pub const fn of(self, compared: &Compared) -> usize {
        match self {
            Self::Listed => compared.listed,
            Self::Serious => compared.serious,
            Self::OnlyHere => compared.only_here,
        }
    }
}

/// A line of the table. The cursor stops only on rows.
///
/// The totals scroll with the rest: they are read once, and a small window needs its rows for what is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strip {
    /// A count of each subject.
    Total(Total),
    /// What stands over the rows below it.
    Heading(Heading),
    /// The row at a place of the comparison.
    Row(usize),
}

/// The lines of a table: the totals, then the rows in their order, under its headings.
pub(super) fn strips(knowledge: &Knowledge, comparison: &Comparison, order: RowOrder) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Total::ALL.map(Strip::Total).to_vec();
    for rows in comparison.ordered(knowledge, order).chunk_by(|(one, _), (other, _)| one == other) {
        strips.extend(rows.first().map(|(heading, _)| Strip::Heading(*heading)));
        strips.extend(rows.iter().map(|(_, at)| Strip::Row(*at)));
    }
    strips
}
