//! Sources by number, for the skins in which a line cannot lead to them: text and Markdown.

use super::source;
use crate::knowledge::{
    Knowledge,
    date::Date,
    entry::{Citation, Source},
};

/// What is cited, in the order in which it is first cited: the first has number 1.
#[derive(Debug, Default)]
pub(super) struct Cited(Vec<Citation>);

/// A source as it stands at the end of a text.
pub(super) struct Entry {
    /// Its name and where in it.
    pub(super) name: String,
    /// Where it can be read; nothing for what is no source.
    pub(super) address: Option<String>,
    /// What is known of its age.
    pub(super) dates: Option<String>,
}

impl Cited {
    /// The numbers of citations: " [1, 3]".
    pub(super) fn marks(&mut self, citations: &[Citation]) -> String {
        let numbers: Vec<String> = citations
            .iter()
            .map(|citation| {
                let at = self.0.iter().position(|known| known == citation).unwrap_or_else(|| {
                    self.0.push(citation.clone());
                    self.0.len() - 1
                });
                (at + 1).to_string()
            })
            .collect();
        if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) }
    }

    /// All of them, in the order of their numbers.
    pub(super) fn sources(self, knowledge: &Knowledge) -> Vec<Entry> {
        self.0.iter().map(|citation| entry(knowledge, citation)).collect()
    }
}

/// All that is told of one citation.
pub(super) fn entry(knowledge: &Knowledge, citation: &Citation) -> Entry {
    let found = citation.source().and_then(|id| knowledge.sources.find(id)).map(|at| &knowledge.sources[at]);
    Entry {
        name: source::cite(knowledge, citation),
        address: found.map(|source| source.address.to_string()),
        dates: found.map(dates),
    }
}

/// What is known of a source's age, and whether it is a copy.
fn dates(source: &Source) -> String {
    let known =
        |date: Option<Date>| date.map_or_else(|| source::NOT_RECORDED.to_owned(), |date| date.to_string());
    let copy = source.copy_of.as_ref().map(|of| format!("; a copy of {of}")).unwrap_or_default();
    format!("its own date: {}; read: {}{copy}", known(source.dated), known(source.read))
}
