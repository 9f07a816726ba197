//! `show`: the page of one entry.

use super::{exit, print::Output};
use crate::{
    fold::fold,
    knowledge::{Entry, Kind, Knowledge, text::visible},
    page::{self, Order, contents, json, text},
    search::{Lexicon, Typing, answer},
};

/// How many names are offered where one is not known.
const OFFERED: usize = 5;

/// Prints the page of the entry with a name; where several have it, each of theirs.
pub(super) fn run(knowledge: &Knowledge, name: &str, json: bool, output: Output) -> Result<u8, u8> {
    let lexicon = Lexicon::new(knowledge);
    let entries = entries(knowledge, &lexicon, name);
    if entries.is_empty() {
        output.complain(&not_known(knowledge, &lexicon, name));
        return Err(exit::NOTHING);
    }
    let pages: Vec<_> =
        entries.iter().map(|&entry| (entry, page::of(knowledge, entry, Order::default()))).collect();
    if json {
        let pages: Vec<_> =
            pages.iter().map(|(entry, page)| json::page::Page::new(knowledge, *entry, page)).collect();
        return output.json(&json::pretty(&pages), exit::FOUND);
    }
    let texts: Vec<_> = pages.iter().map(|(_, page)| text::page(knowledge, page)).collect();
    output.say(&texts.join("\n"), exit::FOUND)
}

/// The entries that have a name as their id, else those that go by it.
fn entries(knowledge: &Knowledge, lexicon: &Lexicon, name: &str) -> Vec<Entry> {
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
fn not_known(knowledge: &Knowledge, lexicon: &Lexicon, name: &str) -> String {
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
