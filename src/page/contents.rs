//! What is in the book: the list as it is before anything is asked.

use super::{Block, Line, Link, Overview, Page, Role, Span, own, tree};
use crate::knowledge::{Entry, Kind, Knowledge, layer::Example};

/// A shelf of the book: which kinds of entry a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Everything.
    #[default]
    All,
    /// Medicines.
    Medicines,
    /// Side effects.
    SideEffects,
    /// Cytokines.
    Cytokines,
    /// Uses, readings and words explained.
    Learn,
}

impl Shelf {
    /// The shelves, in the order in which they stand.
    pub const ALL: [Self; 5] = [Self::All, Self::Medicines, Self::SideEffects, Self::Cytokines, Self::Learn];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Medicines => "Medicines",
            Self::SideEffects => "Side effects",
            Self::Cytokines => "Cytokines",
            Self::Learn => "Learn",
        }
    }

    /// The kinds of entry on it.
    #[must_use]
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::All => {
                &[Kind::Medicine, Kind::SideEffect, Kind::Cytokine, Kind::Use, Kind::Topic, Kind::Term]
            }
            Self::Medicines => &[Kind::Medicine],
            Self::SideEffects => &[Kind::SideEffect],
            Self::Cytokines => &[Kind::Cytokine],
            Self::Learn => &[Kind::Topic, Kind::Use, Kind::Term],
        }
    }

    /// The shelf `steps` further on; after the last comes the first.
    #[must_use]
    pub fn turned(self, steps: isize) -> Self {
        let len = Self::ALL.len();
        let at = Self::ALL.iter().position(|&shelf| shelf == self).unwrap_or_default();
        let turned = at.saturating_add_signed(steps.rem_euclid(len.cast_signed())) % len;
        Self::ALL.get(turned).copied().unwrap_or_default()
    }
}

/// What is said over the questions that the book offers.
const ASK: &str = "Ask, for example";
/// What is said over the views of the whole book.
const AT_A_GLANCE: &str = "At a glance";

/// Everything on a shelf, grouped by kind, the reader's own medicines first; the cytokines as the tree that they are.
#[must_use]
pub fn page(knowledge: &Knowledge, shelf: Shelf) -> Page {
    let mut page = Page::new(shelf.name(), "");
    if shelf.kinds().contains(&Kind::Medicine) {
        page.section(own::MEDICINES, own_medicines(knowledge).map(|entry| line(knowledge, entry)));
    }
    match shelf {
        Shelf::All => page.section(ASK, examples(knowledge)),
        Shelf::Cytokines => return tree::page(knowledge).marked(knowledge),
        Shelf::Learn => page.section(AT_A_GLANCE, overviews()),
        Shelf::Medicines | Shelf::SideEffects => {}
    }
    sections(knowledge, &mut page, shelf.kinds());
    page.marked(knowledge)
}

/// The medicines that the reader is given.
fn own_medicines(knowledge: &Knowledge) -> impl Iterator<Item = Entry> {
    knowledge.own.medicines.iter().map(|&at| Entry::Medicine(at))
}

/// Questions that can be asked, each of which goes into the box.
pub(super) fn examples(knowledge: &Knowledge) -> impl Iterator<Item = Line> {
    let line = |(at, example): (usize, &Example)| {
        Line::link(example.text.as_str(), Link::Example(at)).of(example.layer)
    };
    knowledge.examples.iter().enumerate().map(line)
}

/// The views of the whole book.
pub(super) fn overviews() -> [Line; 2] {
    [Overview::Timeline, Overview::Tree].map(|overview| Line::link(overview.name(), Link::Overview(overview)))
}

/// Every entry of these kinds, the reader's own medicines before the others.
#[must_use]
pub fn kinds(knowledge: &Knowledge, title: &str, kinds: &[Kind]) -> Page {
    let mut page = Page::new(title, "");
    if kinds.contains(&Kind::Medicine) {
        page.section(own::MEDICINES, own_medicines(knowledge).map(|entry| line(knowledge, entry)));
    }
    sections(knowledge, &mut page, kinds);
    page.marked(knowledge)
}

/// Adds every entry of these kinds that does not stand among the reader's own medicines.
fn sections(knowledge: &Knowledge, page: &mut Page, kinds: &[Kind]) {
    let own: Vec<Entry> = own_medicines(knowledge).collect();
    for &kind in kinds {
        let others = knowledge.entries(kind).into_iter().filter(|entry| !own.contains(entry));
        page.section(kind.heading(), others.map(|entry| line(knowledge, entry)));
    }
}

/// A list in which each entry says what knowledge files call it by.
#[must_use]
pub fn with_ids(knowledge: &Knowledge, mut page: Page) -> Page {
    for block in &mut page.blocks {
        if let Block::Line(line) = block
            && let Some(entry) = line.link.and_then(Link::entry)
        {
            line.text.push(Span::new(format!(" (id: {})", knowledge.id(entry)), Role::Quiet));
        }
    }
    page
}

/// One entry in a list: its name, and the few words that tell it from others.
#[must_use]
pub fn line(knowledge: &Knowledge, entry: Entry) -> Line {
    let line = match entry {
        Entry::Medicine(at) => Line::link(knowledge.full_name(at), entry),
        Entry::SideEffect(at) => {
            let effect = &knowledge.side_effects[at];
            let line = Line::link(effect.name.as_str(), entry);
            if effect.clinical.to_lowercase() == effect.name.to_lowercase() {
                line
            } else {
                line.with(format!(" · {}", effect.clinical), Role::Quiet)
            }
        }
        Entry::Source(at) => {
            let source = &knowledge.sources[at];
            let when =
                source.dated.map_or_else(|| super::source::NOT_RECORDED.to_owned(), |date| date.to_string());
            Line::link(source.name(), entry)
                .note(source.address.as_str(), Role::Quiet)
                .note(format!("its own date: {when}"), Role::Quiet)
        }
        _ => Line::link(knowledge.name(entry), entry),
    };
    let layer = knowledge.layer_of(entry);
    // What else a line on a medicine says, another may say of it.
    if let Entry::Medicine(_) = entry { line.led_by(layer) } else { line.of(layer) }
}

/// How many side effects a source lists, and how many complaints none does.
fn listed_and_not(knowledge: &Knowledge) -> (usize, usize) {
    let unlisted = knowledge.side_effects.iter().filter(|(_, effect)| effect.unlisted).count();
    (knowledge.side_effects.len() - unlisted, unlisted)
}

/// How much of each kind is in the book and what was laid over it, and as of which day the book is.
#[must_use]
pub fn all_counts(knowledge: &Knowledge) -> Vec<Line> {
    let (listed, unlisted) = listed_and_not(knowledge);
    let mut lines = vec![
        format!("{} medicines, {} cytokines", knowledge.medicines.len(), knowledge.cytokines.len()),
        format!("{} conditions", knowledge.uses.len()),
        format!("{listed} side effects that a source lists, and {unlisted} complaints that none does"),
        format!("{} words explained", knowledge.terms.len()),
        format!("{} sources", knowledge.sources.len()),
    ];
    lines.extend(knowledge.gathered.map(|date| format!("as of {date}")));
    let kinds = Kind::ALL.into_iter().flat_map(|kind| knowledge.entries(kind));
    let counted = kinds.map(|entry| knowledge.layer_of(entry)).max().unwrap_or_default();
    lines.into_iter().map(|line| Line::plain(line).of(counted)).collect()
}

/// How much is in the book: "2 medicines · 16 side effects · 23 November 2026".
#[must_use]
pub fn counts(knowledge: &Knowledge) -> String {
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut parts = vec![
        count(knowledge.medicines.len(), "medicine", "medicines"),
        count(listed_and_not(knowledge).0, "side effect", "side effects"),
    ];
    parts.extend(knowledge.gathered.map(|date| date.to_string()));
    parts.join(" · ")
}
