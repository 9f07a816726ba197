//! One layer on top of another: what a reader brings lies over the ground, which is the shipped book or what replaces it.
//!
//! Whatever comes from a layer knows whose it is ([`Layer`]), so that nothing of it passes for what lies below. The
//! ground's title and date stay: a layer says its own name, not theirs.

use super::{
    entry::{self, Addition, Book, Citation, Personal, Target},
    kind::Kind,
    table::Identified,
    text::{Id, Text, visible},
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A handle to a layer; [`Knowledge::layers`](super::Knowledge::layers) has its name. The ground is the lowest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Layer(u32);

impl Layer {
    /// What all others lie over.
    pub const GROUND: Self = Self(0);

    /// The layer that lies over this one.
    #[must_use]
    pub const fn above(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// How many layers lie below it.
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A question that can be asked, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The question.
    pub text: Text,
    /// Whose it is.
    pub layer: Layer,
}

/// A list of names and words of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NameList {
    /// Brand names.
    Brands,
    /// Other names.
    OtherNames,
    /// Words people use.
    Words,
    /// Words that may mean something else as well.
    Unsure,
}

/// Names and words that were added to an entry. They stand at the end of its list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddedNames {
    /// Whose they are.
    pub layer: Layer,
    /// Which list they were added to.
    pub list: NameList,
    /// The names.
    pub names: Vec<Text>,
    /// Who says that these are its names.
    pub from: Vec<Citation>,
}

/// Layers laid one over another, and whose each part is.
#[derive(Debug, Default)]
pub(super) struct Stack {
    /// What each layer is called, the ground first.
    pub(super) names: Vec<Text>,
    /// All that they say.
    pub(super) book: Book,
    /// Their questions.
    pub(super) examples: Vec<Example>,
    /// The names that were added, each with the entry they were added to.
    pub(super) added: Vec<((Kind, Id), AddedNames)>,
    /// What readers keep for themselves.
    pub(super) personal: Vec<(Layer, Personal)>,
}

/// What a layer is called: what its files say, else the name of its file or folder.
pub(super) fn name<'b>(otherwise: &str, books: impl IntoIterator<Item = &'b Book>) -> Text {
    let said = books.into_iter().find_map(|book| book.layer.clone());
    said.unwrap_or_else(|| Text::try_from(visible(otherwise).into_owned()).unwrap_or_default())
}

impl Stack {
    /// Lays the books of one layer over what lies there.
    pub(super) fn lay(&mut self, otherwise: &str, mut books: Vec<Book>) {
        let layer = self.names.last().map_or(Layer::GROUND, |_| self.top().above());
        self.names.push(name(otherwise, &books));
        let own = books.iter_mut().filter_map(|book| book.personal.take());
        self.personal.extend(own.map(|personal| (layer, personal)));
        let mut books = books.into_iter();
        let mut over = books.next().unwrap_or_default();
        books.for_each(|book| over.append(book));
        let examples = std::mem::take(&mut over.examples);
        self.examples.extend(examples.into_iter().map(|text| Example { text, layer }));
        let additions = std::mem::take(&mut over.additions);
        if layer == Layer::GROUND {
            self.book = over;
        } else {
            self.lay_over(over, layer);
        }
        for addition in additions {
            self.add(addition, layer);
        }
    }

    /// Takes back that a side effect is said to be unlisted where a layer lists it.
    pub(super) fn settle(mut self) -> Self {
        let medicines = self.book.medicines.iter().flat_map(|medicine| &medicine.reactions);
        let families = self.book.cytokines.iter().flat_map(|family| &family.reactions);
        let lines = medicines.chain(families).filter(|block| block.layer > Layer::GROUND);
        let listed: HashSet<&str> = lines.flat_map(entry::Reactions::effects).collect();
        for effect in self.book.side_effects.iter_mut().filter(|effect| listed.contains(effect.id.as_str())) {
            effect.unlisted = false;
        }
        self
    }

    /// The layer that was laid last.
    fn top(&self) -> Layer {
        Layer(u32::try_from(self.names.len().saturating_sub(1)).unwrap_or(u32::MAX))
    }

    /// Lays the entries of a layer over those that lie there.
    fn lay_over(&mut self, over: Book, layer: Layer) {
        let below = &mut self.book;
        let mut gone = Vec::new();
        entries(&mut below.sources, over.sources, layer);
        entries(&mut below.bands, over.bands, layer);
        for (kind, replaced) in [
            (Kind::Cytokine, entries(&mut below.cytokines, over.cytokines, layer)),
            (Kind::Medicine, entries(&mut below.medicines, over.medicines, layer)),
            (Kind::Use, entries(&mut below.uses, over.uses, layer)),
            (Kind::SideEffect, entries(&mut below.side_effects, over.side_effects, layer)),
            (Kind::Topic, entries(&mut below.topics, over.topics, layer)),
            (Kind::Term, entries(&mut below.terms, over.terms, layer)),
        ] {
            gone.extend(replaced.into_iter().map(|id| (kind, id)));
        }
        below.groups.extend(over.groups.into_iter().map(|group| entry::Group { layer, ..group }));
        below.alike.extend(over.alike);
        // What was added to an entry goes with it.
        self.added.retain(|(to, _)| !gone.contains(to));
    }

    /// Adds what a layer adds to the entry it names; [`check`](super::check) holds that there is one.
    fn add(&mut self, mut addition: Addition, layer: Layer) {
        addition.names_from.iter_mut().for_each(|cited| cited.stamp(layer));
        let Some(lists) = Lists::of(&mut self.book, &addition.to) else { return };
        extend(lists.warnings, addition.warnings, layer);
        extend(lists.indications, addition.indications, layer);
        extend(lists.statements, addition.statements, layer);
        extend(lists.reactions, addition.reactions, layer);
        let given = [
            (NameList::Brands, addition.brands),
            (NameList::OtherNames, addition.other_names),
            (NameList::Words, addition.words),
            (NameList::Unsure, addition.unsure),
        ];
        let (kind, id) = addition.to.parts();
        for (list, own) in lists.names {
            for (_, names) in given.iter().filter(|(to, names)| *to == list && !names.is_empty()) {
                own.extend_from_slice(names);
                let from = addition.names_from.clone();
                self.added.push(((kind, id.clone()), AddedNames { layer, list, names: names.clone(), from }));
            }
        }
    }
}

/// Lays the entries of one section over those below: in the place of the one they replace, else behind them. Gives back
/// the ids of those that gave way.
fn entries<T: Identified + Layered>(below: &mut Vec<T>, over: Vec<T>, layer: Layer) -> Vec<Id> {
    let mut gone = Vec::new();
    for mut entry in over {
        entry.stamp(layer);
        match below.iter_mut().find(|own| own.id() == entry.id()).filter(|_| entry.replaces()) {
            Some(own) => {
                gone.push(own.id().clone());
                *own = entry;
            }
            None => below.push(entry),
        }
    }
    gone
}

/// Adds what a layer says to a list, where the entry has such a list.
fn extend<T: Layered>(own: Option<&mut Vec<T>>, mut more: Vec<T>, layer: Layer) {
    for part in &mut more {
        part.stamp(layer);
    }
    if let Some(own) = own {
        own.append(&mut more);
    }
}

/// The lists of an entry that a layer can add to.
#[derive(Default)]
struct Lists<'b> {
    names: Vec<(NameList, &'b mut Vec<Text>)>,
    warnings: Option<&'b mut Vec<entry::Statement>>,
    indications: Option<&'b mut Vec<entry::Indication>>,
    statements: Option<&'b mut Vec<entry::Statement>>,
    reactions: Option<&'b mut Vec<entry::Reactions>>,
}

impl<'b> Lists<'b> {
    /// Those of an entry, if there is one; [`Target::takes`] names the same.
    fn of(book: &'b mut Book, target: &Target) -> Option<Self> {
        fn find<'e, T: Identified>(entries: &'e mut [T], id: &Id) -> Option<&'e mut T> {
            entries.iter_mut().find(|entry| entry.id() == id)
        }
        Some(match target {
            Target::Medicine(id) => {
                let entry = find(&mut book.medicines, id)?;
                Self {
                    names: vec![
                        (NameList::Brands, &mut entry.brands),
                        (NameList::OtherNames, &mut entry.other_names),
                    ],
                    warnings: Some(&mut entry.warnings),
                    indications: Some(&mut entry.indications),
                    statements: Some(&mut entry.statements),
                    reactions: Some(&mut entry.reactions),
                }
            }
            Target::Cytokine(id) => {
                let entry = find(&mut book.cytokines, id)?;
                Self {
                    names: vec![(NameList::OtherNames, &mut entry.other_names)],
                    indications: Some(&mut entry.indications),
                    statements: Some(&mut entry.statements),
                    reactions: Some(&mut entry.reactions),
                    ..Self::default()
                }
            }
            Target::SideEffect(id) => {
                let entry = find(&mut book.side_effects, id)?;
                let names = vec![(NameList::Words, &mut entry.words), (NameList::Unsure, &mut entry.unsure)];
                Self { names, ..Self::default() }
            }
            Target::Use(id) => {
                let entry = find(&mut book.uses, id)?;
                Self::read(&mut entry.words, &mut entry.statements)
            }
            Target::Topic(id) => {
                let entry = find(&mut book.topics, id)?;
                Self::read(&mut entry.words, &mut entry.statements)
            }
            Target::Term(id) => {
                let entry = find(&mut book.terms, id)?;
                Self::read(&mut entry.words, &mut entry.statements)
            }
            Target::Source(_) => return None,
        })
    }

    /// Those of what is only read: its words and what is known of it.
    fn read(words: &'b mut Vec<Text>, statements: &'b mut Vec<entry::Statement>) -> Self {
        Self { names: vec![(NameList::Words, words)], statements: Some(statements), ..Self::default() }
    }
}

/// What carries whose it is.
trait Layered {
    /// Comes by whose it is, and whose all that it holds is, always in the same order.
    fn each(&mut self, visit: &mut dyn FnMut(&mut Layer));

    /// Says whose it is, with all that it holds.
    fn stamp(&mut self, layer: Layer) {
        self.each(&mut |own| *own = layer);
    }
}

/// Comes by whose each part of a book is, always in the same order.
pub(super) fn each_layer(book: &mut Book, visit: &mut dyn FnMut(&mut Layer)) {
    book.each(visit);
}

macro_rules! layered {
    ($($entry:ident $(: $own:ident)? { $($part:ident)* })*) => { $(
        impl Layered for entry::$entry {
            fn each(&mut self, visit: &mut dyn FnMut(&mut Layer)) {
                $(visit(&mut self.$own);)?
                $(self.$part.iter_mut().for_each(|part| part.each(visit));)*
            }
        }
    )* };
}
layered! {
    Book { sources bands cytokines medicines uses side_effects groups topics terms }
    Group: layer {}
    Source: layer {}
    Band: layer { sources }
    SideEffect: layer { sources }
    Statement: layer { sources correction }
    Correction { sources }
    Indication: layer { events correction }
    Event { sources }
    Reactions: layer { sources list }
    Reaction { sources correction }
    Cytokine: layer { names_from parent_from statements indications reactions }
    Medicine: layer {
        names_from cytokine_from what route mechanism warnings indications statements reactions
    }
    Use: layer { statements }
    Topic: layer { statements }
}

impl Layered for entry::Term {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Layer)) {
        visit(&mut self.layer);
        [&mut self.meaning].into_iter().chain(&mut self.statements).for_each(|part| part.each(visit));
    }
}

impl Layered for Citation {
    fn each(&mut self, visit: &mut dyn FnMut(&mut Layer)) {
        if let Self::Editorial(own) = self {
            visit(own);
        }
    }
}
