//! Whose each part of the knowledge is.

use super::{
    Entry, Knowledge, Layer,
    entry::Frequency,
    layer::{AddedNames, NameList},
    links::{Indicated, Listing},
    load::SHIPPED,
    table::Identified,
    text::Text,
};
use std::borrow::Cow;

/// What the shipped book is called in a sentence.
pub const THE_SHIPPED_BOOK: &str = "the shipped book";

impl Knowledge {
    /// What a layer is called: what its files say, else the name of its file or folder. The shipped book is [`SHIPPED`],
    /// and nothing else is.
    #[must_use]
    pub fn layer_name(&self, layer: Layer) -> &str {
        self.layers.get(layer.index()).map_or("", Text::as_str)
    }

    /// The names of the layers that lie over the ground, the lowest first.
    pub fn layers_above(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().skip(1).map(Text::as_str)
    }

    /// What it is all about, with every layer that was laid over it: "cytokine medicines + St Mary's oncology".
    #[must_use]
    pub fn full_title(&self) -> Cow<'_, str> {
        let layers: Vec<&str> = self.layers_above().collect();
        if layers.is_empty() {
            self.title.as_str().into()
        } else {
            format!("{} + {}", self.title, layers.join(" + ")).into()
        }
    }

    /// What a layer is called in a sentence.
    #[must_use]
    pub fn layer_in_words(&self, layer: Layer) -> &str {
        if self.layer_name(layer) == SHIPPED { THE_SHIPPED_BOOK } else { self.layer_name(layer) }
    }

    /// Whose an entry is.
    #[must_use]
    pub fn layer_of(&self, entry: Entry) -> Layer {
        match entry {
            Entry::Medicine(at) => self.medicines[at].layer(),
            Entry::SideEffect(at) => self.side_effects[at].layer(),
            Entry::Cytokine(at) => self.cytokines[at].layer(),
            Entry::Use(at) => self.uses[at].layer(),
            Entry::Topic(at) => self.topics[at].layer(),
            Entry::Term(at) => self.terms[at].layer(),
            Entry::Source(at) => self.sources[at].layer(),
        }
    }

    /// Whose a line is that lists a side effect: the topmost layer that has a part in what it says. That is its block's, or
    /// that of the side effect it names, or that of the frequency word it uses.
    #[must_use]
    pub fn layer_of_listing(&self, listing: Listing) -> Layer {
        let word = match self.reaction(listing).seen {
            Frequency::Word(id) => self.bands.find(id).map(|at| self.bands[at].layer()),
            _ => None,
        };
        let own = self.block(listing).layer.max(self.side_effects[listing.effect].layer());
        word.map_or(own, |word| own.max(word))
    }

    /// Whose an indication is: its own layer's, or that of the condition it names where that lies higher.
    #[must_use]
    pub fn layer_of_indication(&self, at: Indicated) -> Layer {
        let indication = self.indication(at);
        let condition = self.uses.find(&indication.r#for).map(|at| self.uses[at].layer());
        indication.layer.max(condition.unwrap_or_default())
    }

    /// The names and words that layers added to an entry, in the order of the layers.
    pub fn added_names(&self, entry: Entry) -> &[AddedNames] {
        self.added.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// Those of an entry's names and words that it has of itself: layers add theirs behind them.
    #[must_use]
    pub fn own_names<'n>(&self, entry: Entry, list: NameList, all: &'n [Text]) -> &'n [Text] {
        let added = self.added_names(entry).iter().filter(|added| added.list == list);
        let added: usize = added.map(|added| added.names.len()).sum();
        all.get(..all.len().saturating_sub(added)).unwrap_or_default()
    }
}
