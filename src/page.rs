//! What an entry or an answer says: headings, facts, figures and links, without widths or colours.
//!
//! A page is made once and then drawn in any skin: laid out for a screen ([`layout`]), as plain text ([`text`]), as
//! Markdown ([`markdown`]), as JSON ([`json`]). The list of the browser is a page as well: the answer to its query.

pub mod answer;
mod cited;
pub mod compare;
pub mod contents;
pub mod copy;
pub mod cut;
pub mod cytokine;
pub mod diff;
pub mod figure;
pub mod json;
pub mod layout;
pub mod learn;
mod line;
pub mod markdown;
pub mod medicine;
pub mod own;
mod parts;
pub mod picture;
pub mod profile;
mod reactions;
pub mod sheet;
pub mod side_effect;
pub mod source;
pub mod text;
pub mod timeline;
pub mod tree;
pub mod used;
pub mod welcome;
pub mod words;
pub mod wrap;

pub use line::{Figure, Line, Link, Overview, Role, Span};

use crate::knowledge::{Entry, Knowledge, Layer};
use picture::Share;
use std::ops::Range;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// What the lines after it are about.
    Heading(String),
    /// One thing the page says.
    Line(Line),
    /// A hundred people as dots.
    Dots(Share),
    /// What the marks of pictures mean, for where they are drawn.
    Legend(&'static str),
}

impl Block {
    /// The line it is, if it is one.
    #[must_use]
    pub const fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Heading(_) | Self::Dots(_) | Self::Legend(_) => None,
        }
    }
}

/// What an entry or an answer says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// What kind of thing it is about, in a few words; may be empty.
    pub subtitle: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// Whether it is a tree: the depth of its lines says what belongs to what, and can be folded away.
    pub is_tree: bool,
    /// Whose it is: its lines are that layer's where they are not marked as another's.
    pub layer: Layer,
}

impl Page {
    /// A page that says nothing yet.
    #[must_use]
    pub fn new(title: impl Into<String>, subtitle: impl Into<String>) -> Self {
        Self { title: title.into(), subtitle: subtitle.into(), ..Self::default() }
    }

    /// Adds a line.
    pub fn push(&mut self, line: Line) {
        self.blocks.push(Block::Line(line));
    }

    /// Adds a share of a hundred people as dots, and what they mean; nothing where no number is given.
    pub fn dots(&mut self, share: Share) {
        if share != Share::NoNumber {
            self.blocks.push(Block::Dots(share));
        }
    }

    /// Adds lines with pictures under a heading, and what their marks mean; without lines there is neither.
    pub fn drawn_section(
        &mut self,
        heading: impl Into<String>,
        lines: impl IntoIterator<Item = Line>,
        legend: &'static str,
    ) {
        let before = self.blocks.len();
        self.section(heading, lines);
        if self.blocks.len() > before {
            self.blocks.insert(before + 1, Block::Legend(legend));
        }
    }

    /// Adds lines under a heading; without lines there is no heading.
    pub fn section(&mut self, heading: impl Into<String>, lines: impl IntoIterator<Item = Line>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.blocks.push(Block::Heading(heading.into()));
            self.blocks.extend(lines.map(Block::Line));
        }
    }

    /// Shows what was asked for in the lines that lead to one of these: `places` tells where it stands in a text, in bytes.
    pub fn mark(&mut self, asked: &[Link], places: impl Fn(&str) -> Vec<Range<usize>>) {
        for block in &mut self.blocks {
            if let Block::Line(line) = block
                && line.link.is_some_and(|link| asked.contains(&link))
            {
                line.mark(&places);
            }
        }
    }

    /// Says whose each line is that is not of the page's own layer: right behind the name it begins with where that alone
    /// is a layer's, else at its end.
    #[must_use]
    pub fn marked(mut self, knowledge: &Knowledge) -> Self {
        for block in &mut self.blocks {
            let Block::Line(line) = block else { continue };
            let layer = *line.layer.get_or_insert(self.layer);
            if let Some(leader) = line.led_by.filter(|leader| *leader > layer && *leader != self.layer) {
                mark_name(line, parts::mark(knowledge, leader));
            }
            let mark = parts::mark(knowledge, layer);
            // A line that was taken from another page may say so already.
            if layer != self.layer && line.text.last() != Some(&mark) {
                line.text.push(mark);
            }
        }
        self
    }

    /// The line at a place, if a line stands there.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<&Line> {
        self.blocks.get(at).and_then(Block::line)
    }
}

/// Puts a mark behind the name that a line begins with, unless it stands there.
fn mark_name(line: &mut Line, mark: Span) {
    let behind =
        line.text.iter().rposition(|span| span.role == Role::Link).map_or(line.text.len(), |at| at + 1);
    if line.text.get(behind) != Some(&mark) {
        line.text.insert(behind, mark);
    }
}

/// How the side effects on the page of whoever has them are grouped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Study by study, the most frequent first.
    #[default]
    Frequency,
    /// By the part of the body.
    System,
}

impl Order {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Frequency => Self::System,
            Self::System => Self::Frequency,
        }
    }
}

/// What spans say, without their roles.
pub(crate) fn plain_words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// A view of the whole book.
#[must_use]
pub fn overview(knowledge: &Knowledge, overview: Overview) -> Page {
    let page = match overview {
        Overview::Timeline => timeline::page(knowledge),
        Overview::Tree => tree::page(knowledge),
    };
    page.marked(knowledge)
}

/// The page of an entry: the reader's own notes on it, then what is known.
#[must_use]
pub fn of(knowledge: &Knowledge, entry: Entry, order: Order) -> Page {
    let page = match entry {
        Entry::Medicine(at) => medicine::page(knowledge, at, order),
        Entry::SideEffect(at) => side_effect::page(knowledge, at),
        Entry::Cytokine(at) => cytokine::page(knowledge, at, order),
        Entry::Use(at) => used::page(knowledge, at),
        Entry::Topic(at) => learn::topic(knowledge, at),
        Entry::Term(at) => learn::term(knowledge, at),
        Entry::Source(at) => source::page(knowledge, at),
    };
    of_entry(knowledge, entry, page)
}

/// A page with what every page of an entry has: whose it is, and first the reader's own notes.
fn of_entry(knowledge: &Knowledge, entry: Entry, mut page: Page) -> Page {
    page.layer = knowledge.layer_of(entry);
    if page.layer != Layer::GROUND {
        page.subtitle = format!("{} · from {}", page.subtitle, knowledge.layer_in_words(page.layer));
    }
    let known = std::mem::take(&mut page.blocks);
    page.section(own::NOTES, own::notes(knowledge, entry));
    page.blocks.extend(known);
    page.marked(knowledge)
}
