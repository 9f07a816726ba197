//! Medicines and families side by side: which side effects they share, and where they differ.
//!
//! A [`Comparison`] is made once and drawn in any skin: as a table on the screen, as text ([`said::page`]), as JSON
//! ([`super::json::compare`]). It holds what is listed and nothing else, so that a thousand medicines cost what they list.

pub mod order;
pub mod said;

pub use super::profile::Listed;
pub use order::{Heading, RowOrder};

use super::profile;
use crate::knowledge::{
    Entry, Knowledge,
    entry::{SideEffect, System},
    links::Subject,
    table::Ix,
};
use std::collections::BTreeMap;

/// What one subject says of one side effect. The three are never the same thing, and never drawn alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// It lists it.
    Listed(Listed),
    /// It has side effects here, and this is not among them.
    NotListed,
    /// No side effects at all are recorded of it, so that nothing can be said of this one.
    NotCovered,
}

/// A medicine or a family that is compared, and how much it lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Which it is.
    pub subject: Subject,
    /// How many side effects it lists; none means that it is not covered.
    pub listed: usize,
    /// How many of them count as serious.
    pub serious: usize,
    /// How many of them no other compared subject lists.
    pub only_here: usize,
}

impl Compared {
    /// Whether any side effect is recorded of it.
    #[must_use]
    pub const fn is_covered(&self) -> bool {
        self.listed > 0
    }
}

/// How many of the compared subjects list a side effect. One that is not covered lists none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Every one.
    All,
    /// More than one, and not every one.
    Some,
    /// One alone.
    One,
}

/// A side effect that at least one of the compared lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The side effect.
    pub effect: Ix<SideEffect>,
    /// The part of the body it belongs to.
    pub system: System,
    /// Who lists it: the place of the subject and its lines, in the order of the subjects.
    listed: Vec<(usize, Listed)>,
}

impl Row {
    /// Who lists it: the place of the subject and its lines, in the order of the subjects.
    #[must_use]
    pub fn listed(&self) -> &[(usize, Listed)] {
        &self.listed
    }
}

/// Medicines and families side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What is compared, in the order asked for.
    pub subjects: Vec<Compared>,
    /// What any of them lists, by part of the body and then by name.
    pub rows: Vec<Row>,
}

impl Comparison {
    /// Compares subjects, each once.
    #[must_use]
    pub fn new(knowledge: &Knowledge, subjects: &[Subject]) -> Self {
        let mut compared: Vec<Compared> = Vec::new();
        let mut found: BTreeMap<Ix<SideEffect>, Vec<(usize, Listed)>> = BTreeMap::new();
        for &subject in subjects {
            if compared.iter().any(|known| known.subject == subject) {
                continue;
            }
            let column = compared.len();
            for (effect, listed) in profile::effects(knowledge, subject) {
                found.entry(effect).or_default().push((column, listed));
            }
            compared.push(Compared { subject, listed: 0, serious: 0, only_here: 0 });
        }
        let row = |(effect, listed)| Row { effect, system: knowledge.side_effects[effect].system, listed };
        let mut rows: Vec<Row> = found.into_iter().map(row).collect();
        rows.sort_by_cached_key(|row| (row.system, knowledge.side_effects[row.effect].name.to_lowercase()));
        count(&rows, &mut compared);
        Self { subjects: compared, rows }
    }

    /// What the subject at a place says of the side effect of a row. A place where no subject stands is not covered.
    #[must_use]
    pub fn cell(&self, row: &Row, column: usize) -> Cell {
        match row.listed.binary_search_by_key(&column, |(at, _)| *at) {
            Ok(at) => row.listed.get(at).map_or(Cell::NotListed, |(_, listed)| Cell::Listed(*listed)),
            Err(_) if self.subjects.get(column).is_some_and(Compared::is_covered) => Cell::NotListed,
            Err(_) => Cell::NotCovered,
        }
    }

    /// How many of the compared list the side effect of a row.
    #[must_use]
    pub fn shared(&self, row: &Row) -> Shared {
        match row.listed.len() {
            listed if listed == self.subjects.len() => Shared::All,
            1 => Shared::One,
            _ => Shared::Some,
        }
    }

    /// How many rows are listed by every one.
    #[must_use]
    pub fn shared_by_all(&self) -> usize {
        self.rows.iter().filter(|row| self.shared(row) == Shared::All).count()
    }
}

/// The medicine or the family that an entry is, if it is one: nothing else can be compared.
#[must_use]
pub const fn subject(entry: Entry) -> Option<Subject> {
    match entry {
        Entry::Medicine(at) => Some(Subject::Medicine(at)),
        Entry::Cytokine(at) => Some(Subject::Cytokine(at)),
        _ => None,
    }
}

/// Counts what each subject lists.
fn count(rows: &[Row], compared: &mut [Compared]) {
    for row in rows {
        for (column, listed) in &row.listed {
            if let Some(subject) = compared.get_mut(*column) {
                subject.listed += 1;
                subject.serious += usize::from(listed.serious);
                subject.only_here += usize::from(row.listed.len() == 1);
            }
        }
    }
}
