//! The page of an entry as JSON: its sections, each with its lines.

use super::{Cited, Linked};
use crate::{
    knowledge::{Entry, Knowledge},
    page::{self, Block, Link},
};
use serde::Serialize;

/// The page of an entry.
#[derive(Debug, Serialize)]
pub struct Page<'k> {
    #[serde(flatten)]
    entry: Linked<'k>,
    layer: &'k str,
    sections: Vec<Section<'k>>,
}

/// A view of the whole book.
#[derive(Debug, Serialize)]
pub struct Overview<'k> {
    title: &'k str,
    sections: Vec<Section<'k>>,
}

#[derive(Debug, Default, Serialize)]
struct Section<'k> {
    heading: Option<&'k str>,
    lines: Vec<Line<'k>>,
}

#[derive(Debug, Serialize)]
struct Line<'k> {
    depth: u8,
    text: String,
    figure: Option<&'k str>,
    notes: Vec<String>,
    link: Option<Linked<'k>>,
    sources: Vec<Cited<'k>>,
    layer: &'k str,
}

impl<'k> Page<'k> {
    /// Sets the page of an entry out.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge, entry: Entry, page: &'k page::Page) -> Self {
        let layer = knowledge.layer_name(page.layer);
        Self { entry: Linked::new(knowledge, entry), layer, sections: sections(knowledge, page) }
    }
}

impl<'k> Overview<'k> {
    /// Sets a view of the whole book out.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge, page: &'k page::Page) -> Self {
        Self { title: &page.title, sections: sections(knowledge, page) }
    }
}

/// The sections of a page.
fn sections<'k>(knowledge: &'k Knowledge, page: &'k page::Page) -> Vec<Section<'k>> {
    let mut sections: Vec<Section<'k>> = vec![Section::default()];
    for block in &page.blocks {
        match (block, sections.last_mut()) {
            (Block::Line(line), Some(section)) => section.lines.push(Line::new(knowledge, page, line)),
            (Block::Heading(text), _) => {
                sections.push(Section { heading: Some(text), lines: Vec::new() });
            }
            (Block::Line(_), None) | (Block::Dots(_) | Block::Legend(_), _) => {}
        }
    }
    sections.retain(|section| section.heading.is_some() || !section.lines.is_empty());
    sections
}

impl<'k> Line<'k> {
    fn new(knowledge: &'k Knowledge, page: &page::Page, line: &'k page::Line) -> Self {
        let words = |note: &Vec<page::Span>| note.iter().map(|span| span.text.as_str()).collect();
        Self {
            depth: line.depth,
            text: line.words(),
            figure: line.figure.as_ref().map(|figure| figure.text.as_str()),
            notes: line.notes.iter().map(words).collect(),
            link: line.link.and_then(Link::entry).map(|entry| Linked::new(knowledge, entry)),
            sources: Cited::all(knowledge, &line.cited),
            layer: knowledge.layer_name(line.layer.max(line.led_by).unwrap_or(page.layer)),
        }
    }
}
