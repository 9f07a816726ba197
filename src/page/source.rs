//! The page of a source, and the page of all that one line rests on.

use super::{Block, Line, Page, Role, parts, picture::Picture};
use crate::knowledge::{
    Entry, Knowledge, Layer,
    entry::{Citation, Source},
    table::Ix,
};

/// What is said where a source does not give its title, its date, or a place in it.
pub const NOT_RECORDED: &str = "not recorded";
/// What is said where a source was looked for and none was found.
pub const NONE_FOUND: &str = "no source found";
/// What is said of this book's own judgement.
pub const EDITORIAL: &str = "editorial: this book's own words, awaiting review by a nurse or pharmacist";

/// What is said of a judgement: this book's own, or a layer's.
fn editorial(knowledge: &Knowledge, layer: Layer) -> String {
    if layer == Layer::GROUND {
        EDITORIAL.to_owned()
    } else {
        format!("editorial: the own words of {}", knowledge.layer_in_words(layer))
    }
}

/// Everything known of a source.
#[must_use]
pub fn page(knowledge: &Knowledge, at: Ix<Source>) -> Page {
    let source = &knowledge.sources[at];
    let mut page = Page::new(source.name(), "source");
    page.blocks.extend(details(source).into_iter().map(Block::Line));
    page
}

/// All that a line rests on: the line, then each source with where in it.
#[must_use]
pub fn page_of(knowledge: &Knowledge, line: &Line) -> Page {
    let mut page = Page::new("Who says so", "the sources of one line");
    page.push(Line { cited: Vec::new(), ..line.clone() });
    if let Some(Picture::Share(share)) = line.picture() {
        page.dots(*share);
    }
    for citation in &line.cited {
        match citation {
            Citation::Source { id, at } => {
                let Some(source) = knowledge.sources.find(id) else { continue };
                let entry = Entry::Source(source);
                let source = &knowledge.sources[source];
                let place = Line::labelled("Where in it", at.as_deref().unwrap_or(NOT_RECORDED));
                let name = Line::link(source.name(), entry).of(source.layer);
                page.section("Source", [name, place].into_iter().chain(details(source)));
            }
            Citation::NoneFound => page.section("Source", [Line::plain(NONE_FOUND)]),
            Citation::Editorial(layer) => {
                page.section("Source", [Line::plain(editorial(knowledge, *layer))]);
            }
        }
    }
    page.marked(knowledge)
}

/// What is recorded of a source.
fn details(source: &Source) -> Vec<Line> {
    let recorded =
        |label, value: Option<String>| Line::labelled(label, value.unwrap_or(NOT_RECORDED.to_owned()));
    let copy = source
        .copy_of
        .as_ref()
        .map(|of| Line::default().with("A copy of: ", Role::Caution).with(of.as_str(), Role::Text));
    let note = source.note.as_ref().map(|note| Line::labelled("Note", note.as_str()));
    [
        recorded("Title", source.title.as_ref().map(ToString::to_string)),
        recorded("Publisher", source.publisher.as_ref().map(ToString::to_string)),
        Line::labelled("Address", source.address.as_str()),
        recorded("Its own date", source.dated.map(|date| date.to_string())),
        recorded("Day we read it", source.read.map(|date| date.to_string())),
    ]
    .into_iter()
    .chain(copy)
    .chain(note)
    .map(|line| line.of(source.layer))
    .collect()
}

/// One citation in a few words: the source's name and where in it.
#[must_use]
pub fn cite(knowledge: &Knowledge, citation: &Citation) -> String {
    match citation {
        Citation::Source { id, at } => {
            let source = knowledge.sources.find(id).map(|at| &knowledge.sources[at]);
            let mut words = source.map_or(id.as_str(), Source::name).to_owned();
            if let Some(publisher) =
                source.filter(|source| source.title.is_some()).and_then(|source| source.publisher.as_ref())
            {
                words = format!("{words} ({publisher})");
            }
            if source.is_some_and(|source| source.copy_of.is_some()) {
                words.push_str(" (a copy)");
            }
            if let Some(at) = at {
                words.push_str(", ");
                words.push_str(at);
            }
            // A source of a layer may have the very title of one below.
            if let Some(source) = source.filter(|source| source.layer != Layer::GROUND) {
                words.push_str(&parts::mark(knowledge, source.layer).text);
            }
            words
        }
        Citation::NoneFound => NONE_FOUND.to_owned(),
        Citation::Editorial(layer) => editorial(knowledge, *layer),
    }
}

/// One citation with the source's own date: "the FDA label of …, table 4, 2 November 2020".
#[must_use]
pub fn cite_with_date(knowledge: &Knowledge, citation: &Citation) -> String {
    let source = citation.source().and_then(|id| knowledge.sources.find(id)).map(|at| &knowledge.sources[at]);
    let words = cite(knowledge, citation);
    match source.map(|source| source.dated) {
        Some(Some(date)) => format!("{words}, {date}"),
        Some(None) => format!("{words}, date not recorded"),
        None => words,
    }
}
