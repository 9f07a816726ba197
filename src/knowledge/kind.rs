//! The kinds of entry, and a handle to an entry of any kind.

use super::{
    entry::{Cytokine, Medicine, SideEffect, Source, Term, Topic, Use},
    table::Ix,
};
use serde::{Deserialize, Serialize};

/// What kinds of entry there are, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A product.
    Medicine,
    /// Something a medicine can do to a person.
    SideEffect,
    /// A family or a natural protein.
    Cytokine,
    /// A condition.
    Use,
    /// A short reading.
    Topic,
    /// A glossary entry.
    Term,
    /// What claims rest on.
    Source,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Medicine, Self::SideEffect, Self::Cytokine, Self::Use, Self::Topic, Self::Term, Self::Source];

    /// One of them, as the command line and JSON call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Medicine => "medicine",
            Self::SideEffect => "side-effect",
            Self::Cytokine => "cytokine",
            Self::Use => "use",
            Self::Topic => "topic",
            Self::Term => "term",
            Self::Source => "source",
        }
    }

    /// Several of them, as the command line and JSON call them.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Medicine => "medicines",
            Self::SideEffect => "side-effects",
            Self::Cytokine => "cytokines",
            Self::Use => "uses",
            Self::Topic => "topics",
            Self::Term => "terms",
            Self::Source => "sources",
        }
    }

    /// Several of them, as a heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Medicine => "Medicines",
            Self::SideEffect => "Side effects",
            Self::Cytokine => "Cytokines",
            Self::Use => "Uses",
            Self::Topic => "Readings",
            Self::Term => "Words explained",
            Self::Source => "Sources",
        }
    }
}

/// Any entry: its kind and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Entry {
    /// A product.
    Medicine(Ix<Medicine>),
    /// Something a medicine can do to a person.
    SideEffect(Ix<SideEffect>),
    /// A family or a natural protein.
    Cytokine(Ix<Cytokine>),
    /// A condition.
    Use(Ix<Use>),
    /// A short reading.
    Topic(Ix<Topic>),
    /// A glossary entry.
    Term(Ix<Term>),
    /// What claims rest on.
    Source(Ix<Source>),
}

impl Entry {
    /// What kind of entry it is.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Medicine(_) => Kind::Medicine,
            Self::SideEffect(_) => Kind::SideEffect,
            Self::Cytokine(_) => Kind::Cytokine,
            Self::Use(_) => Kind::Use,
            Self::Topic(_) => Kind::Topic,
            Self::Term(_) => Kind::Term,
            Self::Source(_) => Kind::Source,
        }
    }
}
