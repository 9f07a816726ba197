//! What a name on the command line names: `show` and `compare` read it alike.

use crate::{
    fold::fold,
    knowledge::{Entry, Kind, Knowledge, text::visible},
    page::contents,
    search::{Lexicon, Typing, answer},
};

/// How many names are offered where one is not known.
const OFFERED: usize = 5;

/// The entries that have a name as their id, else those that go by it.
pub(super) fn entries(knowledge: &Knowledge, lexicon: &Lexicon, name: &str) -> Vec<Entry> {
    let id = name.trim().to_lowercase();
    let mut entries: Vec<Entry> =
        Kind::ALL.into_iter().filter_map(|kind| knowledge.find(kind, &id)).collect();
    if entries.is_empty() {
        entries.extend(lexicon.exactly(&fold(name)).iter().map(|phrase| phrase.entry));
    }
    entries.sort();
    entries.dedup();
    entries
}

/// A word on a name that is not known, with what it may have been meant for.
pub(super) fn not_known(knowledge: &Knowledge, lexicon: &Lexicon, name: &str) -> String {
    let reading = answer(knowledge, lexicon, name, Typing::Finished).reading;
    let understood = reading.understood.iter().flat_map(|part| &part.entries);
    let near: Vec<String> = understood
        .chain(&reading.near)
        .take(OFFERED)
        .map(|&entry| contents::line(knowledge, entry).words())
        .collect();
    let offer = if near.is_empty() {
        "`cytobrowse list` prints all there is".to_owned()
    } else {
        format!("the nearest are: {}", near.join("; "))
    };
    format!("cytobrowse: nothing here goes by the name `{}`; {offer}", visible(name))
}
