//! Answers, lists and pages as JSON. The structs here are the contract with scripts: one field a member, in this order.

pub mod answer;
pub mod list;
pub mod page;

use super::source;
use crate::knowledge::{Entry, Knowledge, entry::Citation, text::Text};
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

/// What a claim rests on. Without an id it is no source that can be opened; the title says what it is.
#[derive(Debug, Serialize)]
pub struct Cited<'k> {
    id: Option<&'k str>,
    title: Option<&'k str>,
    address: Option<&'k str>,
    date: Option<String>,
    at: Option<&'k str>,
}

impl<'k> Cited<'k> {
    fn new(knowledge: &'k Knowledge, citation: &'k Citation) -> Self {
        let nothing = Self { id: None, title: None, address: None, date: None, at: None };
        match citation {
            Citation::Source { id, at } => {
                let known = knowledge.sources.find(id).map(|at| &knowledge.sources[at]);
                Self {
                    id: Some(id),
                    title: known.and_then(|source| source.title.as_deref()),
                    address: known.map(|source| source.address.as_str()),
                    date: known.and_then(|source| source.dated).map(crate::knowledge::date::Date::iso),
                    at: at.as_deref(),
                }
            }
            Citation::NoneFound => Self { title: Some(source::NONE_FOUND), ..nothing },
            Citation::Editorial => Self { title: Some(source::EDITORIAL), ..nothing },
        }
    }

    fn all(knowledge: &'k Knowledge, citations: &'k [Citation]) -> Vec<Self> {
        citations.iter().map(|citation| Self::new(knowledge, citation)).collect()
    }
}

fn strings(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
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
