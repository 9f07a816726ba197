//! Names of a data set and what they mean in what lies below: one of its entries, or something new.

use super::layer::{DataSet, Effect, NewEffect};
use crate::{
    fold::fold,
    knowledge::{
        Entry, Kind, Knowledge,
        text::{Id, LONGEST_ID, is_hostile},
    },
    search::{
        Lexicon,
        lexicon::{Naming, Phrase},
    },
};
use std::collections::{HashMap, HashSet};

/// What lies below, the names that were taken from a data set so far, and the ids that were given to them.
pub struct Names<'k> {
    below: &'k Knowledge,
    lexicon: Lexicon,
    set: DataSet,
    /// Names of new entries, folded: two of a kind are one entry, and no two kinds share one.
    taken: HashSet<String>,
    ids: HashSet<(Kind, String)>,
    /// What was taken once is known again.
    medicines: HashMap<String, (String, Option<String>)>,
    effects: HashMap<String, Effect>,
}

impl<'k> Names<'k> {
    /// Nothing taken yet.
    #[must_use]
    pub fn new(below: &'k Knowledge, set: DataSet) -> Self {
        Self {
            below,
            lexicon: Lexicon::new(below),
            set,
            taken: HashSet::new(),
            ids: HashSet::new(),
            medicines: HashMap::new(),
            effects: HashMap::new(),
        }
    }

    /// The id of the medicine of this name, and the name it goes by where it is new.
    ///
    /// It is one below if it is called so there, by any of its names.
    pub fn medicine(&mut self, name: &str) -> (String, Option<String>) {
        let folded = fold(name);
        if let Some(known) = self.medicines.get(&folded) {
            return known.clone();
        }
        let means = self.lexicon.exactly(&folded);
        let own = means.iter().find(|phrase| phrase.entry.kind() == Kind::Medicine);
        let found = if let Some(own) = own {
            (self.below.id(own.entry).to_owned(), None)
        } else {
            // A family, or a word for a side effect.
            let clashes = means.iter().any(|phrase| is_word(phrase.entry.kind()));
            let name = self.free_name(&capitalised(name), clashes);
            (self.free_id(Kind::Medicine, &name), Some(name))
        };
        self.medicines.insert(folded, found.clone());
        found
    }

    /// The side effect of this name: one below if this is one of its names or words and means nothing else; else a new
    /// one. A word of which those below are unsure becomes an unsure word of the new one, and its name another.
    pub fn effect(&mut self, name: &str) -> Effect {
        let folded = fold(name);
        if let Some(known) = self.effects.get(&folded) {
            return known.clone();
        }
        let means: Vec<Phrase> = self.lexicon.exactly(&folded).to_vec();
        let found = if let Some(id) = self.sure(&folded, &means) {
            Effect { id, new: None }
        } else {
            let clashes = means.iter().any(|phrase| is_word(phrase.entry.kind()));
            let unsure = !means.is_empty()
                && means
                    .iter()
                    .all(|phrase| phrase.entry.kind() == Kind::SideEffect && phrase.naming != Naming::Group);
            let own_name = self.free_name(name, clashes);
            let id = self.free_id(Kind::SideEffect, &own_name);
            Effect { id, new: Some(NewEffect { name: own_name, unsure: unsure.then(|| name.to_owned()) }) }
        };
        self.effects.insert(folded, found.clone());
        found
    }

    /// The one side effect below that this word means for sure.
    fn sure(&self, folded: &str, means: &[Phrase]) -> Option<String> {
        let mut effects = means.iter().filter(|phrase| phrase.entry.kind() == Kind::SideEffect);
        let (first, other) = (effects.next()?, effects.next());
        let Entry::SideEffect(at) = first.entry else { return None };
        let effect = &self.below.side_effects[at];
        let unsure = effect.unsure.iter().any(|word| fold(word) == folded);
        let sure = other.is_none() && first.naming != Naming::Group && !unsure;
        sure.then(|| effect.id.to_string())
    }

    /// A name that means nothing else: itself, or with the data set's behind it.
    fn free_name(&mut self, name: &str, clashes: bool) -> String {
        if !clashes && self.taken.insert(fold(name)) {
            return name.to_owned();
        }
        let set = self.set.short;
        let further = (2..).map(|number| format!("{name} ({set} {number})"));
        let free = std::iter::once(format!("{name} ({set})")).chain(further).find(|name| {
            let means = self.lexicon.exactly(&fold(name));
            !means.iter().any(|phrase| is_word(phrase.entry.kind())) && self.taken.insert(fold(name))
        });
        free.unwrap_or_default()
    }

    /// An id that no other entry of a kind has, made of the name.
    fn free_id(&mut self, kind: Kind, name: &str) -> String {
        let slug = slug(name);
        let further = (2..).map(|number| {
            let number = format!("-{number}");
            format!("{}{number}", shortened(&slug, LONGEST_ID - number.len()))
        });
        let free = std::iter::once(slug.clone())
            .chain(further)
            .find(|id| self.below.find(kind, id).is_none() && self.ids.insert((kind, id.clone())));
        free.unwrap_or_default()
    }
}

/// Whether names of this kind and those of a data set must not be the same: nobody could tell which is meant.
const fn is_word(kind: Kind) -> bool {
    matches!(kind, Kind::Medicine | Kind::SideEffect | Kind::Cytokine)
}

/// A name as a knowledge file may have it: single spaces, nothing that a reader cannot see. Nothing where none is left.
#[must_use]
pub fn clean(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!fold(&name).is_empty() && !name.chars().any(is_hostile)).then_some(name)
}

/// A name with its first letter as a capital.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A name in the form of an id.
fn slug(name: &str) -> String {
    let mut slug = fold(name).replace(' ', "-");
    slug.retain(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let words: Vec<&str> = slug.split('-').filter(|word| !word.is_empty()).collect();
    let slug = shortened(&words.join("-"), LONGEST_ID).to_owned();
    if Id::try_from(slug.as_str()).is_ok() { slug } else { "unnamed".to_owned() }
}

/// At most so many letters of an id, in whole words where it has several.
fn shortened(id: &str, most: usize) -> &str {
    let Some(cut) = id.get(..most).filter(|_| id.len() > most) else { return id };
    cut.rsplit_once('-').map_or(cut, |(words, _)| words)
}
