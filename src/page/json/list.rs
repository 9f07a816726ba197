//! Every entry of a kind as JSON, with what tells it from the others.

use super::{Brief, own_names};
use crate::{
    knowledge::{
        Entry, Kind, Knowledge,
        date::Date,
        layer::{AddedNames, NameList},
        text::Text,
    },
    page::figure,
};
use serde::Serialize;

/// An entry of a list.
#[derive(Debug, Serialize)]
pub struct Item<'k> {
    #[serde(flatten)]
    brief: Brief<'k>,
    #[serde(flatten)]
    about: About<'k>,
    layer: &'k str,
    added: Vec<Added<'k>>,
}

/// Names and words that a layer added to an entry.
#[derive(Debug, Serialize)]
struct Added<'k> {
    layer: &'k str,
    list: &'static str,
    names: Vec<&'k str>,
}

/// What tells an entry from the others of its kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum About<'k> {
    Medicine {
        brands: Vec<&'k str>,
        other_names: Vec<&'k str>,
        cytokine: Option<&'k str>,
    },
    SideEffect {
        clinical: &'k str,
        system: &'static str,
        words: Vec<&'k str>,
        opposite: Option<&'k str>,
        urgency: &'static str,
    },
    Cytokine {
        other_names: Vec<&'k str>,
        parent: Option<&'k str>,
    },
    Use {
        clinical: Option<&'k str>,
        words: Vec<&'k str>,
    },
    Reading {
        words: Vec<&'k str>,
    },
    Source {
        title: Option<&'k str>,
        publisher: Option<&'k str>,
        address: &'k str,
        date: Option<String>,
        read: Option<String>,
        copy_of: Option<&'k str>,
    },
}

/// Every entry of a kind, in the order of the files.
#[must_use]
pub fn entries(knowledge: &Knowledge, kind: Kind) -> Vec<Item<'_>> {
    let item = |entry| Item {
        brief: Brief::new(knowledge, entry),
        about: About::new(knowledge, entry),
        layer: knowledge.layer_name(knowledge.layer_of(entry)),
        added: knowledge.added_names(entry).iter().map(|names| Added::new(knowledge, names)).collect(),
    };
    knowledge.entries(kind).into_iter().map(item).collect()
}

impl<'k> Added<'k> {
    fn new(knowledge: &'k Knowledge, added: &'k AddedNames) -> Self {
        let list = match added.list {
            NameList::Brands => "brands",
            NameList::OtherNames => "other_names",
            NameList::Words => "words",
            NameList::Unsure => "unsure",
        };
        let names = added.names.iter().map(Text::as_str).collect();
        Self { layer: knowledge.layer_name(added.layer), list, names }
    }
}

impl<'k> About<'k> {
    fn new(knowledge: &'k Knowledge, entry: Entry) -> Self {
        let own = |list, all: &'k [Text]| own_names(knowledge, entry, list, all);
        match entry {
            Entry::Medicine(at) => {
                let medicine = &knowledge.medicines[at];
                Self::Medicine {
                    brands: own(NameList::Brands, &medicine.brands),
                    other_names: own(NameList::OtherNames, &medicine.other_names),
                    cytokine: medicine.cytokine.as_deref(),
                }
            }
            Entry::SideEffect(at) => {
                let effect = &knowledge.side_effects[at];
                Self::SideEffect {
                    clinical: &effect.clinical,
                    system: figure::system(effect.system),
                    words: own(NameList::Words, &effect.words),
                    opposite: effect.opposite.as_deref(),
                    urgency: figure::urgency_name(effect.urgency),
                }
            }
            Entry::Cytokine(at) => {
                let cytokine = &knowledge.cytokines[at];
                Self::Cytokine {
                    other_names: own(NameList::OtherNames, &cytokine.other_names),
                    parent: cytokine.parent.as_deref(),
                }
            }
            Entry::Use(at) => {
                let condition = &knowledge.uses[at];
                Self::Use {
                    clinical: condition.clinical.as_deref(),
                    words: own(NameList::Words, &condition.words),
                }
            }
            Entry::Topic(at) => Self::Reading { words: own(NameList::Words, &knowledge.topics[at].words) },
            Entry::Term(at) => Self::Reading { words: own(NameList::Words, &knowledge.terms[at].words) },
            Entry::Source(at) => {
                let source = &knowledge.sources[at];
                Self::Source {
                    title: source.title.as_deref(),
                    publisher: source.publisher.as_deref(),
                    address: &source.address,
                    date: source.dated.map(Date::iso),
                    read: source.read.map(Date::iso),
                    copy_of: source.copy_of.as_deref(),
                }
            }
        }
    }
}
