//! What only a layer says: what it adds to entries that lie below it, and what a reader keeps for themselves.

use super::{Citation, Indication, Reactions, Statement};
use crate::knowledge::{
    kind::Kind,
    text::{Id, Text},
};
use serde::{Deserialize, Serialize};

/// What a layer adds to one entry that lies below it; the screen says whose it is. Which lists an entry has says its kind.
/// How urgent a side effect is and what to do about it cannot be added to.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    /// The entry.
    pub to: Target,
    /// More brand names of a medicine.
    #[serde(default)]
    pub brands: Vec<Text>,
    /// More names that a medicine or a cytokine is found by.
    #[serde(default)]
    pub other_names: Vec<Text>,
    /// Who says that these are its names.
    #[serde(default)]
    pub names_from: Vec<Citation>,
    /// More words that people use for a use, a side effect, a topic or a term, and for nothing else.
    #[serde(default)]
    pub words: Vec<Text>,
    /// More words that people use for a side effect and for others too.
    #[serde(default)]
    pub unsure: Vec<Text>,
    /// More boxed warnings of a medicine.
    #[serde(default)]
    pub warnings: Vec<Statement>,
    /// More that a medicine or a cytokine is for.
    #[serde(default)]
    pub indications: Vec<Indication>,
    /// What else is known of anything but a side effect or a source.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// More side effects of a medicine or a cytokine.
    #[serde(default)]
    pub reactions: Vec<Reactions>,
}

impl Addition {
    /// The lists that are given, by the names of their fields.
    pub fn given(&self) -> impl Iterator<Item = &'static str> {
        let given = [
            ("brands", self.brands.is_empty()),
            ("other_names", self.other_names.is_empty()),
            ("names_from", self.names_from.is_empty()),
            ("words", self.words.is_empty()),
            ("unsure", self.unsure.is_empty()),
            ("warnings", self.warnings.is_empty()),
            ("indications", self.indications.is_empty()),
            ("statements", self.statements.is_empty()),
            ("reactions", self.reactions.is_empty()),
        ];
        given.into_iter().filter(|(_, empty)| !empty).map(|(name, _)| name)
    }
}

/// What a reader keeps for themselves, in a file of their own: which medicines are theirs, whom to ring, notes.
///
/// It is shown as the reader's own and stands beside what the book says. It has no word for a claim, a source or an
/// urgency, so it cannot change what a source says, nor how urgent that is.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    /// The [`Medicine`](super::Medicine)s the reader is given. They come first in every answer.
    #[serde(default)]
    pub medicines: Vec<Id>,
    /// The number to ring, day or night.
    #[serde(default)]
    pub helpline: Option<Text>,
    /// The reader's team, and how to reach it.
    #[serde(default)]
    pub team: Option<Text>,
    /// Notes on entries.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A reader's own note on an entry, shown first on its page.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The entry.
    pub on: Target,
    /// The note.
    pub text: Text,
}

/// An entry by its kind and its id: `Medicine("aldesleukin")`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Target {
    /// A [`Medicine`](super::Medicine).
    Medicine(Id),
    /// A [`SideEffect`](super::SideEffect).
    SideEffect(Id),
    /// A [`Cytokine`](super::Cytokine).
    Cytokine(Id),
    /// A [`Use`](super::Use).
    Use(Id),
    /// A [`Topic`](super::Topic).
    Topic(Id),
    /// A [`Term`](super::Term).
    Term(Id),
    /// A [`Source`](super::Source).
    Source(Id),
}

impl Target {
    /// The kind of the entry and its id.
    #[must_use]
    pub const fn parts(&self) -> (Kind, &Id) {
        match self {
            Self::Medicine(id) => (Kind::Medicine, id),
            Self::SideEffect(id) => (Kind::SideEffect, id),
            Self::Cytokine(id) => (Kind::Cytokine, id),
            Self::Use(id) => (Kind::Use, id),
            Self::Topic(id) => (Kind::Topic, id),
            Self::Term(id) => (Kind::Term, id),
            Self::Source(id) => (Kind::Source, id),
        }
    }

    /// The lists of [`Addition`] that an entry of a kind takes.
    #[must_use]
    pub const fn takes(kind: Kind) -> &'static [&'static str] {
        match kind {
            Kind::Medicine => {
                &["brands", "other_names", "names_from", "warnings", "indications", "statements", "reactions"]
            }
            Kind::Cytokine => &["other_names", "names_from", "indications", "statements", "reactions"],
            Kind::SideEffect => &["words", "unsure"],
            Kind::Use | Kind::Topic | Kind::Term => &["words", "statements"],
            Kind::Source => &[],
        }
    }
}
