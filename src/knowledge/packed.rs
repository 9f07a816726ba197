//! Knowledge as it is put by for the next start, with whose each part is.

use super::{
    Knowledge,
    entry::{Book, FORMAT},
    kind::Kind,
    layer::{AddedNames, Example, Layer, Stack, each_layer},
    links::Lines,
    text::{Id, Ids, Text},
};
use serde::{Deserialize, Serialize};

/// All of a body of knowledge but what a reader keeps for themselves, which is never put by.
#[derive(Debug, Serialize, Deserialize)]
pub struct Packed {
    names: Vec<Text>,
    book: Book,
    examples: Vec<Example>,
    added: Vec<((Kind, Id), AddedNames)>,
    lines: Lines,
    /// Whose the parts of the book are, in order: how many one after the other are whose.
    layers: Vec<(u32, Layer)>,
}

impl Packed {
    /// Takes knowledge apart.
    #[must_use]
    pub fn new(knowledge: Knowledge) -> Self {
        let added = knowledge.names_added_to_all();
        let Knowledge { title, gathered, examples, groups, alike, layers: names, .. } = knowledge;
        let mut book = Book {
            format: FORMAT,
            title: Some(title),
            gathered,
            sources: knowledge.sources.into_entries(),
            bands: knowledge.bands.into_entries(),
            cytokines: knowledge.cytokines.into_entries(),
            medicines: knowledge.medicines.into_entries(),
            uses: knowledge.uses.into_entries(),
            side_effects: knowledge.side_effects.into_entries(),
            groups,
            alike,
            topics: knowledge.topics.into_entries(),
            terms: knowledge.terms.into_entries(),
            ..Book::default()
        };
        let mut layers: Vec<(u32, Layer)> = Vec::new();
        each_layer(&mut book, &mut |layer| match layers.last_mut() {
            Some((count, last)) if last == layer => *count += 1,
            _ => layers.push((1, *layer)),
        });
        // What was found by them is in the lines, and they are many.
        let medicines = book.medicines.iter_mut().flat_map(|medicine| &mut medicine.reactions);
        let families = book.cytokines.iter_mut().flat_map(|family| &mut family.reactions);
        for line in medicines.chain(families).flat_map(|reactions| &mut reactions.in_short) {
            line.effects = Ids::default();
        }
        Self { names, book, examples, added, lines: knowledge.links.into_lines(), layers }
    }

    /// Puts it together again, if what is in it belongs together.
    #[must_use]
    pub fn open(mut self) -> Option<Knowledge> {
        let mut layers =
            self.layers.iter().flat_map(|&(count, layer)| std::iter::repeat_n(layer, count as usize));
        each_layer(&mut self.book, &mut |layer| *layer = layers.next().unwrap_or_default());
        let Self { names, book, examples, added, lines, .. } = self;
        let stack = Stack { names, book, examples, added, personal: Vec::new() };
        let knowledge = Knowledge::new(stack, Some(lines));
        knowledge.is_whole().then_some(knowledge)
    }
}
