//! `show`: the page of one entry.

use super::{exit, name, print::Output};
use crate::{
    page::{self, Order, Page, json, text, words},
    search::Volume,
};

/// Prints the page of the entry with a name; where several have it, each of theirs; where asked, with its words `explained` below.
pub(super) fn run(
    volume: &Volume,
    name: &str,
    explained: bool,
    json: bool,
    output: Output,
) -> Result<u8, u8> {
    let (knowledge, lexicon) = (&volume.knowledge, volume.lexicon());
    let entries = name::entries(knowledge, lexicon, name);
    if entries.is_empty() {
        output.complain(&name::not_known(knowledge, lexicon, name));
        return Err(exit::NOTHING);
    }
    let pages: Vec<_> =
        entries.iter().map(|&entry| (entry, page::of(knowledge, entry, Order::default()))).collect();
    if json {
        let pages: Vec<_> =
            pages.iter().map(|(entry, page)| json::page::Page::new(knowledge, *entry, page)).collect();
        return output.json(&json::pretty(&pages), exit::FOUND);
    }
    let explain = |mut page: Page| {
        let lines = words::lines(knowledge, &page);
        page.section(words::TITLE, lines);
        page.marked(knowledge)
    };
    let pages = pages.into_iter().map(|(_, page)| if explained { explain(page) } else { page });
    let texts: Vec<_> = pages.map(|page| text::page(knowledge, &page)).collect();
    output.say(&texts.join("\n"), exit::FOUND)
}
