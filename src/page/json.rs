//! Answers, lists and pages as JSON. The structs here are the contract with scripts: one field a member, in this order.

pub mod answer;
pub mod compare;
pub mod diff;
pub mod list;
pub mod page;

use crate::knowledge::{Entry, Knowledge, date::Date, entry::Citation, layer::NameList, text::Text};
use serde::Serialize;

/// An entry by its id and its name.
#[derive(Debug, Serialize)]
pub struct Brief<'k> {
    id: &'k str,
    name: &'k str,
}

impl<'k> Brief<'k> {
    fn new(knowledge: &'k Knowledge, entry: Entry) -> Self {
        Self { id: knowledge.id(entry), name: knowledge.name(entry) }
    }
}

/// An entry by its kind, its id and its name.
#[derive(Debug, Serialize)]
pub struct Linked<'k> {
    kind: &'static str,
    #[serde(flatten)]
    brief: Brief<'k>,
}

impl<'k> Linked<'k> {
    fn new(knowledge: &'k Knowledge, entry: Entry) -> Self {
        Self { kind: entry.kind().name(), brief: Brief::new(knowledge, entry) }
    }
}

/// What a claim rests on. `kind` is `source`, `none-found` (one was looked for) or `editorial` (own words); only a
/// source has the rest. What is not recorded is null. `layer` is whose the source or the words are.
#[derive(Debug, Default, Serialize)]
pub struct Cited<'k> {
    kind: &'static str,
    id: Option<&'k str>,
    title: Option<&'k str>,
    publisher: Option<&'k str>,
    address: Option<&'k str>,
    date: Option<String>,
    copy_of: Option<&'k str>,
    at: Option<&'k str>,
    layer: Option<&'k str>,
}

impl<'k> Cited<'k> {
    fn new(knowledge: &'k Knowledge, citation: &'k Citation) -> Self {
        match citation {
            Citation::Source { id, at } => {
                let known = knowledge.sources.find(id).map(|at| &knowledge.sources[at]);
                Self {
                    kind: "source",
                    id: Some(id),
                    title: known.and_then(|source| source.title.as_deref()),
                    publisher: known.and_then(|source| source.publisher.as_deref()),
                    address: known.map(|source| source.address.as_str()),
                    date: known.and_then(|source| source.dated).map(Date::iso),
                    copy_of: known.and_then(|source| source.copy_of.as_deref()),
                    at: at.as_deref(),
                    layer: known.map(|source| knowledge.layer_name(source.layer)),
                }
            }
            Citation::NoneFound => Self { kind: "none-found", ..Self::default() },
            Citation::Editorial(layer) => {
                let layer = Some(knowledge.layer_name(*layer));
                Self { kind: "editorial", layer, ..Self::default() }
            }
        }
    }

    fn all(knowledge: &'k Knowledge, citations: &'k [Citation]) -> Vec<Self> {
        citations.iter().map(|citation| Self::new(knowledge, citation)).collect()
    }
}

/// The names of a list that an entry has of itself.
fn own_names<'k>(knowledge: &Knowledge, entry: Entry, list: NameList, all: &'k [Text]) -> Vec<&'k str> {
    knowledge.own_names(entry, list, all).iter().map(Text::as_str).collect()
}

/// One line of JSON.
#[must_use]
pub fn compact(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// JSON for people to read as well.
#[must_use]
pub fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
