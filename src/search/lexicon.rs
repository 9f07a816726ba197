//! Words and what they mean: every name and everyday phrase of the knowledge, folded and in order, and what of each must
//! be said for it to have been said.

use super::{
    measure::Measures,
    pattern::{Pattern, Patterns},
    spelling::Spelling,
    token::Keys,
};
use crate::{
    fold::fold,
    knowledge::{Entry, Knowledge, text::Text},
};
use std::{collections::HashMap, sync::OnceLock};

/// How closely a phrase names its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// It is a name of the entry: plain, clinical, generic, brand.
    Name,
    /// It is a word people use for it.
    Word,
    /// It means this entry and others at once: "flu-like symptoms".
    Group,
}

/// A phrase and an entry that it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its words, folded, with one space between them.
    pub folded: Box<str>,
    /// What it means.
    pub entry: Entry,
    /// How closely.
    pub naming: Naming,
    /// Where it stands among those that a group means; 0 elsewhere.
    pub rank: usize,
}

/// Every phrase of the knowledge, sorted by its folded form. Sources have no phrases: nobody complains of one.
#[derive(Debug)]
pub struct Lexicon {
    phrases: Vec<Phrase>,
    longest: usize,
    keys: Keys,
    /// Made when the first word is misspelt: whoever spells right need not wait for it.
    spelling: OnceLock<Spelling>,
    measures: Measures,
    opposites: HashMap<Entry, Entry>,
    patterns: Patterns,
}

impl Lexicon {
    /// Collects the phrases of the knowledge.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut collect = Collect::default();
        for (at, medicine) in knowledge.medicines.iter() {
            let names = medicine.brands.iter().chain(&medicine.other_names);
            collect.add(Entry::Medicine(at), [&medicine.name].into_iter().chain(names), []);
        }
        for (at, effect) in knowledge.side_effects.iter() {
            let words = effect.words.iter().chain(&effect.unsure);
            collect.add(Entry::SideEffect(at), [&effect.name, &effect.clinical], words);
        }
        for group in &knowledge.groups {
            let effects = group.effects.iter().filter_map(|id| knowledge.side_effects.find(id));
            for (rank, at) in effects.enumerate() {
                collect.add_as(Naming::Group, Entry::SideEffect(at), rank, &group.words);
            }
        }
        for (at, cytokine) in knowledge.cytokines.iter() {
            collect.add(Entry::Cytokine(at), [&cytokine.name].into_iter().chain(&cytokine.other_names), []);
        }
        for (at, condition) in knowledge.uses.iter() {
            collect.add(
                Entry::Use(at),
                [&condition.name].into_iter().chain(&condition.clinical),
                &condition.words,
            );
        }
        for (at, topic) in knowledge.topics.iter() {
            collect.add(Entry::Topic(at), [&topic.name], &topic.words);
        }
        for (at, term) in knowledge.terms.iter() {
            collect.add(Entry::Term(at), [&term.name], &term.words);
        }
        collect.finish(knowledge)
    }

    /// How many words the longest phrase has.
    #[must_use]
    pub const fn longest(&self) -> usize {
        self.longest
    }

    /// Every phrase, in order of its folded form.
    #[must_use]
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The keys of its words.
    #[must_use]
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// What a misspelt word may stand for.
    #[must_use]
    pub fn spelling(&self) -> &Spelling {
        self.spelling.get_or_init(|| Spelling::new(self.keys.english(), self.keys.forms()))
    }

    /// The temperatures that mean something.
    #[must_use]
    pub const fn measures(&self) -> &Measures {
        &self.measures
    }

    /// What must be said for each of them.
    #[must_use]
    pub const fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// The phrases that read as a pattern does.
    #[must_use]
    pub fn meanings(&self, pattern: &Pattern) -> &[Phrase] {
        self.phrases.get(pattern.phrases.clone()).unwrap_or_default()
    }

    /// How a pattern reads.
    #[must_use]
    pub fn text(&self, pattern: &Pattern) -> &str {
        self.meanings(pattern).first().map_or("", |phrase| &phrase.folded)
    }

    /// The opposite of an entry.
    #[must_use]
    pub fn opposite(&self, entry: Entry) -> Option<Entry> {
        self.opposites.get(&entry).copied()
    }

    /// The phrases that begin so once folded. Nothing begins with nothing.
    #[must_use]
    pub fn beginning(&self, folded: &str) -> &[Phrase] {
        if folded.is_empty() { &[] } else { self.range(folded, |phrase| phrase.starts_with(folded)) }
    }

    /// The phrases that read exactly so once folded.
    #[must_use]
    pub fn exactly(&self, folded: &str) -> &[Phrase] {
        self.range(folded, |phrase| phrase == folded)
    }

    /// The run of phrases that starts where `folded` would stand and goes on while it `belongs`.
    fn range(&self, folded: &str, belongs: impl Fn(&str) -> bool) -> &[Phrase] {
        let start = self.phrases.partition_point(|phrase| *phrase.folded < *folded);
        let rest = self.phrases.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|phrase| belongs(&phrase.folded))).unwrap_or_default()
    }
}

/// Gathers phrases one entry at a time.
#[derive(Default)]
struct Collect(Vec<Phrase>);

impl Collect {
    fn add<'t>(
        &mut self,
        entry: Entry,
        names: impl IntoIterator<Item = &'t Text>,
        words: impl IntoIterator<Item = &'t Text>,
    ) {
        self.add_as(Naming::Name, entry, 0, names);
        self.add_as(Naming::Word, entry, 0, words);
    }

    fn add_as<'t>(
        &mut self,
        naming: Naming,
        entry: Entry,
        rank: usize,
        phrases: impl IntoIterator<Item = &'t Text>,
    ) {
        self.0.extend(phrases.into_iter().map(|written| Phrase {
            folded: fold(written).into(),
            entry,
            naming,
            rank,
        }));
    }

    fn finish(mut self, knowledge: &Knowledge) -> Lexicon {
        self.0.retain(|phrase| !phrase.folded.is_empty());
        self.0.sort_by(|a, b| (&a.folded, a.entry, a.naming).cmp(&(&b.folded, b.entry, b.naming)));
        self.0.dedup_by(|b, a| a.folded == b.folded && a.entry == b.entry);
        let alike: Vec<Vec<String>> =
            knowledge.alike.iter().map(|group| group.iter().map(|text| fold(text)).collect()).collect();
        let groups = alike.iter().map(|group| group.iter().map(|text| text.split(' ').collect()).collect());
        let mut keys = Keys::new(groups);
        for word in self.0.iter().flat_map(|phrase| phrase.folded.split(' ')) {
            keys.learn(word);
        }
        Lexicon {
            longest: self.0.iter().map(|phrase| phrase.folded.split(' ').count()).max().unwrap_or_default(),
            patterns: Patterns::new(&self.0, &keys),
            phrases: self.0,
            keys,
            spelling: OnceLock::new(),
            measures: Measures::new(knowledge),
            opposites: opposites(knowledge),
        }
    }
}

/// Which side effect is whose opposite, both ways.
fn opposites(knowledge: &Knowledge) -> HashMap<Entry, Entry> {
    let mut opposites = HashMap::new();
    for (at, effect) in knowledge.side_effects.iter() {
        if let Some(other) = effect.opposite.as_ref().and_then(|id| knowledge.side_effects.find(id)) {
            opposites.insert(Entry::SideEffect(at), Entry::SideEffect(other));
            opposites.entry(Entry::SideEffect(other)).or_insert(Entry::SideEffect(at));
        }
    }
    opposites
}
