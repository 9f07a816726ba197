//! A line of a page: runs of words with roles, what stands beside and below it, where it leads, what it rests on.

use super::{parts, picture::Picture};
use crate::knowledge::{
    Entry, Layer,
    entry::{Citation, System},
    links::Subject,
};
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
    /// What was asked for and ruled out: "no fever".
    RuledOut,
    /// A picture: what a source is sure of.
    Bar,
    /// A picture: up to how many it may be.
    BarRange,
    /// A picture's scale and its guides.
    Axis,
    /// A thing to know: serious, corrected, not listed.
    Caution,
    /// A thing to act on.
    Alarm,
}

/// A run of words with one role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// What they are.
    pub role: Role,
    /// Whether they are what was asked for, in a text that it led to.
    pub matched: bool,
}

impl Span {
    /// Words with a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, matched: false }
    }

    /// More words of the same kind.
    #[must_use]
    pub fn alike(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..*self }
    }

    /// Whether both are drawn the same way.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        (self.role, self.matched) == (other.role, other.matched)
    }
}

/// A run of words with the parts of it at some places shown as what was asked for. Places are in bytes.
fn marked(span: &Span, places: &[Range<usize>]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = 0;
    for place in places {
        let part = |range: Range<usize>| span.text.get(range).map(|text| span.alike(text));
        spans.extend(part(rest..place.start));
        spans.extend(part(place.clone()).map(|span| Span { matched: true, ..span }));
        rest = place.end;
    }
    spans.extend(span.text.get(rest..).map(|text| span.alike(text)));
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// Where a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// The page of an entry.
    Entry(Entry),
    /// What a medicine or a family does to one part of the body.
    System(Subject, System),
    /// A view of the whole book.
    Overview(Overview),
    /// A question to put into the box: which of the book's examples.
    Example(usize),
}

/// A view of the whole book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overview {
    /// What was approved and withdrawn, year by year.
    Timeline,
    /// The families of cytokines, down to the medicines.
    Tree,
}

impl Link {
    /// The entry it leads to, if it leads to an entry's page.
    #[must_use]
    pub const fn entry(self) -> Option<Entry> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::System(..) | Self::Overview(_) | Self::Example(_) => None,
        }
    }

    /// The medicine or the family that it leads to, if it leads to one or to a part of one.
    #[must_use]
    pub const fn subject(self) -> Option<Subject> {
        match self {
            Self::Entry(entry) => super::compare::subject(entry),
            Self::System(subject, _) => Some(subject),
            Self::Overview(_) | Self::Example(_) => None,
        }
    }
}

impl Overview {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline of approvals and withdrawals",
            Self::Tree => "Family tree of cytokines and medicines",
        }
    }
}

impl<T: Into<Entry>> From<T> for Link {
    fn from(entry: T) -> Self {
        Self::Entry(entry.into())
    }
}

/// A figure beside a line: in words first, and drawn where there is room.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// In words: "52 in 100".
    pub text: String,
    /// What of it can be drawn.
    pub picture: Option<Picture>,
}

/// One thing a page says: a paragraph, a fact, an item of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// How deep it stands under the line before it.
    pub depth: u8,
    /// What it says.
    pub text: Vec<Span>,
    /// A figure, set apart where there is room: "52 in 100".
    pub figure: Option<Figure>,
    /// What belongs to it and stands below it.
    pub notes: Vec<Vec<Span>>,
    /// Where it leads.
    pub link: Option<Link>,
    /// What it rests on.
    pub cited: Vec<Citation>,
    /// The topmost layer that has a part in what it says; its page's own where nothing is said.
    pub layer: Option<Layer>,
    /// Whose the entry is that it begins with and leads to, where that need not be whose claim it is.
    pub led_by: Option<Layer>,
}

impl Line {
    /// A line of plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().with(text, Role::Text)
    }

    /// Shows what was asked for in its words: `places` tells where it stands in a text, in bytes.
    pub fn mark(&mut self, places: impl Fn(&str) -> Vec<Range<usize>>) {
        self.text = self.text.iter().flat_map(|span| marked(span, &places(&span.text))).collect();
    }

    /// A line with a label before its text.
    #[must_use]
    pub fn labelled(label: &str, text: impl Into<String>) -> Self {
        Self::default().with(format!("{label}: "), Role::Quiet).with(text, Role::Text)
    }

    /// A line that leads somewhere.
    #[must_use]
    pub fn link(name: impl Into<String>, to: impl Into<Link>) -> Self {
        Self { link: Some(to.into()), ..Self::default() }.with(name, Role::Link)
    }

    /// A line that leads somewhere, with a label before its name.
    pub fn labelled_link(label: &str, name: impl Into<String>, to: impl Into<Link>) -> Self {
        let line = Self { link: Some(to.into()), ..Self::default() };
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

    /// The line with a figure that is not drawn.
    #[must_use]
    pub fn figure(mut self, text: impl Into<String>) -> Self {
        self.figure = Some(Figure { text: text.into(), picture: None });
        self
    }

    /// The line with a figure and its picture.
    #[must_use]
    pub fn drawn(mut self, text: impl Into<String>, picture: Picture) -> Self {
        self.figure = Some(Figure { text: text.into(), picture: Some(picture) });
        self
    }

    /// The line with what it rests on, each source once.
    #[must_use]
    pub fn cited(mut self, sources: &[Citation]) -> Self {
        for source in sources {
            if !self.cited.contains(source) {
                self.cited.push(source.clone());
            }
        }
        self
    }

    /// The line as one in which a layer has a part.
    #[must_use]
    pub fn of(mut self, layer: Layer) -> Self {
        self.layer = self.layer.max(Some(layer));
        self
    }

    /// The line as one that begins with the name of a layer's entry, whoever says the rest.
    #[must_use]
    pub const fn led_by(mut self, layer: Layer) -> Self {
        self.led_by = Some(layer);
        self
    }

    /// The line one step deeper.
    #[must_use]
    pub const fn deeper(mut self) -> Self {
        self.depth += 1;
        self
    }

    /// The picture of its figure.
    #[must_use]
    pub fn picture(&self) -> Option<&Picture> {
        self.figure.as_ref().and_then(|figure| figure.picture.as_ref())
    }

    /// Whether its words hang below a name or a label when they wrap: it leads somewhere, or has a label.
    #[must_use]
    pub fn hangs(&self) -> bool {
        self.link.is_some() || self.text.first().is_some_and(|first| first.text.ends_with(": "))
    }

    /// What it says in one run of words: a figure follows the name it is of.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (name, rest) = self.text.split_at(parts::named(self));
        let mut text: String = name.iter().map(|span| span.text.as_str()).collect();
        if let (Some(figure), false) = (&self.figure, name.is_empty()) {
            text.push_str(": ");
            text.push_str(&figure.text);
        }
        text.extend(rest.iter().map(|span| span.text.as_str()));
        text
    }

    /// Its words without their roles.
    #[must_use]
    pub fn words(&self) -> String {
        self.text.iter().map(|span| span.text.as_str()).collect()
    }
}
