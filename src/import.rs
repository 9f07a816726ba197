//! The field's open data sets, read from the files that they are published in and written as one layer.
//!
//! ```text
//!  *.tsv.gz, *.csv ─columns→ rows ─sider, onsides→ Collected ─→ Layer ─write→ one file of RON
//!                                                     ▲
//!                            what lies below ─mapping─┘  a name that is known there becomes the entry of that name
//! ```
//!
//! Nothing of a data set comes with the program, and nothing is fetched: a reader downloads it and says where it is. A row
//! that is left out is counted under its reason; a file that is not what it should be is refused with its line.

mod collect;
pub mod columns;
mod frequency;
pub mod layer;
pub mod mapping;
mod onsides;
mod sider;

use crate::knowledge::Knowledge;
use columns::Fault;
use layer::Layer;
use std::{collections::BTreeMap, path::Path};

/// The data sets that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// SIDER 4.1.
    Sider,
    /// `OnSIDES` 3.
    OnSides,
}

/// Why a row was left out, or not taken whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It tells of people who were given no medicine.
    Placebo,
    /// Its term is a lower-level one, which stands for a preferred one in another row.
    NotPreferred,
    /// Its term is of a type that the data set's description does not have.
    UnknownType,
    /// It says what another row says.
    Duplicate,
    /// Its medicine has no name in the files.
    UnknownMedicine,
    /// Its term has no name in the files.
    UnknownTerm,
    /// A name in it is empty or cannot be shown.
    BadName,
    /// It was kept, without its frequency, which is neither a figure nor a word.
    BadFrequency,
}

impl Reason {
    /// In words, behind a number of rows.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Placebo => "left out: of people who were given a placebo",
            Self::NotPreferred => "left out: a lower-level term; the preferred term has a row of its own",
            Self::UnknownType => "left out: a term of an unknown type",
            Self::Duplicate => "left out: another row says the same",
            Self::UnknownMedicine => "left out: a medicine without a name in these files",
            Self::UnknownTerm => "left out: a term without a name in these files",
            Self::BadName => "left out: a name that is empty or cannot be shown",
            Self::BadFrequency => "kept without a number: the frequency is neither a plain figure nor a word",
        }
    }
}

/// What became of the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many rows were read that could tell of a reaction.
    pub rows: u64,
    /// How many were left out, or not taken whole, and why.
    pub reasons: BTreeMap<Reason, u64>,
}

impl Tally {
    fn count(&mut self, reason: Reason) {
        *self.reasons.entry(reason).or_default() += 1;
    }
}

/// A data set that was read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What it says.
    pub layer: Layer,
    /// What became of its rows.
    pub tally: Tally,
}

/// Reads a data set from a folder, to be laid over what lies below. `progress` is told now and then how many rows of which
/// file have been read.
///
/// # Errors
/// The first file that is missing or is not what it should be, with the line.
pub fn import(
    format: Format,
    folder: &Path,
    below: &Knowledge,
    progress: &mut dyn FnMut(&str, u64),
) -> Result<Imported, Fault> {
    let set = match format {
        Format::Sider => &sider::SET,
        Format::OnSides => &onsides::SET,
    };
    if below.sources.find(set.id).is_some() {
        let (file, what) =
            (folder.display().to_string(), format!("the book below holds {} already", set.name));
        return Err(Fault { file, line: None, what, mend: "leave its layer out while you import" });
    }
    let imported = match format {
        Format::Sider => sider::import(folder, below, progress),
        Format::OnSides => onsides::import(folder, below, progress),
    }?;
    if imported.layer.medicines.is_empty() {
        let (file, rows) = (folder.display().to_string(), imported.tally.rows);
        let what = format!("no reaction is left of {rows} rows");
        return Err(Fault { file, line: None, what, mend: "check that all files are of one release" });
    }
    Ok(imported)
}
