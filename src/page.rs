//! What an entry or an answer says: headings, facts, figures and links, without widths or colours.
//!
//! A page is made once and then drawn in any skin: laid out for a screen ([`wrap`]), as plain text ([`text`]), as JSON
//! ([`json`]). The list of the browser is a page as well: the answer to its query.

pub mod answer;
pub mod contents;
pub mod cytokine;
pub mod figure;
pub mod json;
pub mod learn;
pub mod medicine;
mod parts;
mod reactions;
pub mod side_effect;
pub mod source;
pub mod text;
pub mod used;
pub mod wrap;

use crate::knowledge::{Entry, Knowledge, entry::Citation};
use std::ops::Range;

/// What a run of words is, for whoever draws it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Plain text.
    #[default]
    Text,
    /// Text that carries the line: a name, a label.
    Strong,
    /// Text that stands back: a note, a date.
    Quiet,
    /// A way to another page.
    Link,
    /// What was typed, in a name that it led to.
    Matched,
    /// What was asked for and ruled out: "no fever".
    RuledOut,
    /// A thing to know: serious, corrected, not listed.
    Caution,
    /// A thing to act on.
    Alarm,
}

/// A run of words with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// What they are.
    pub role: Role,
}

impl Span {
    /// Words with a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role }
    }
}

/// A run of words with the parts of it at some places shown as what was typed.
fn marked(span: &Span, places: &[Range<usize>]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = 0;
    for place in places {
        let part = |range: Range<usize>, role| span.text.get(range).map(|text| Span::new(text, role));
        spans.extend(part(rest..place.start, span.role));
        spans.extend(part(place.clone(), Role::Matched));
        rest = place.end;
    }
    spans.extend(span.text.get(rest..).map(|text| Span::new(text, span.role)));
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// One thing a page says: a paragraph, a fact, an item of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// How deep it stands under the line before it.
    pub depth: u8,
    /// What it says.
    pub text: Vec<Span>,
    /// A figure, set apart where there is room: "52 in 100".
    pub figure: Option<String>,
    /// What belongs to it and stands below it.
    pub notes: Vec<Vec<Span>>,
    /// Where it leads.
    pub link: Option<Entry>,
    /// What it rests on.
    pub cited: Vec<Citation>,
}

impl Line {
    /// A line of plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().with(text, Role::Text)
    }

    /// The line with the parts of its first words at some places shown as what was typed. Places are in bytes.
    #[must_use]
    pub fn marked(mut self, places: &[Range<usize>]) -> Self {
        if let Some(first) = self.text.first().cloned() {
            self.text.splice(..1, marked(&first, places));
        }
        self
    }

    /// A line with a label before its text.
    #[must_use]
    pub fn labelled(label: &str, text: impl Into<String>) -> Self {
        Self::default().with(format!("{label}: "), Role::Quiet).with(text, Role::Text)
    }

    /// A line that leads to an entry.
    #[must_use]
    pub fn link(name: impl Into<String>, entry: Entry) -> Self {
        Self { link: Some(entry), ..Self::default() }.with(name, Role::Link)
    }

    /// A line that leads to an entry, with a label before its name.
    pub fn labelled_link(label: &str, name: impl Into<String>, entry: Entry) -> Self {
        let line = Self { link: Some(entry), ..Self::default() };
        line.with(format!("{label}: "), Role::Quiet).with(name, Role::Link)
    }

    /// The line with more words.
    #[must_use]
    pub fn with(mut self, text: impl Into<String>, role: Role) -> Self {
        self.text.push(Span::new(text, role));
        self
    }

    /// The line with a note below it.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>, role: Role) -> Self {
        self.notes.push(vec![Span::new(text, role)]);
        self
    }

    /// The line with a figure.
    #[must_use]
    pub fn figure(mut self, figure: impl Into<String>) -> Self {
        self.figure = Some(figure.into());
        self
    }

    /// The line with what it rests on.
    #[must_use]
    pub fn cited(mut self, sources: &[Citation]) -> Self {
        self.cited.extend_from_slice(sources);
        self
    }

    /// The line one step deeper.
    #[must_use]
    pub const fn deeper(mut self) -> Self {
        self.depth += 1;
        self
    }

    /// Its words without their roles.
    #[must_use]
    pub fn words(&self) -> String {
        self.text.iter().map(|span| span.text.as_str()).collect()
    }
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// What the lines after it are about.
    Heading(String),
    /// One thing the page says.
    Line(Line),
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
}

impl Page {
    /// A page that says nothing yet.
    #[must_use]
    pub fn new(title: impl Into<String>, subtitle: impl Into<String>) -> Self {
        Self { title: title.into(), subtitle: subtitle.into(), blocks: Vec::new() }
    }

    /// Adds a line.
    pub fn push(&mut self, line: Line) {
        self.blocks.push(Block::Line(line));
    }

    /// Adds lines under a heading; without lines there is no heading.
    pub fn section(&mut self, heading: impl Into<String>, lines: impl IntoIterator<Item = Line>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.blocks.push(Block::Heading(heading.into()));
            self.blocks.extend(lines.map(Block::Line));
        }
    }

    /// The line at a place, if a line stands there.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<&Line> {
        match self.blocks.get(at) {
            Some(Block::Line(line)) => Some(line),
            _ => None,
        }
    }
}

/// The page of an entry.
#[must_use]
pub fn of(knowledge: &Knowledge, entry: Entry) -> Page {
    match entry {
        Entry::Medicine(at) => medicine::page(knowledge, at),
        Entry::SideEffect(at) => side_effect::page(knowledge, at),
        Entry::Cytokine(at) => cytokine::page(knowledge, at),
        Entry::Use(at) => used::page(knowledge, at),
        Entry::Topic(at) => learn::topic(knowledge, at),
        Entry::Term(at) => learn::term(knowledge, at),
        Entry::Source(at) => source::page(knowledge, at),
    }
}
