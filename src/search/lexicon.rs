//! Words and what they mean: every name and everyday phrase of the knowledge, folded and in order, and what of each must
//! be said for it to have been said.

use super::{
    measure::Measures,
    pattern::{Pattern, Patterns},
    spelling::Spelling,
    token::{Keys, Learner},
    words::WordList,
};
use crate::{
    fold::fold,
    knowledge::{Entry, Knowledge, rows::Rows, text::Text},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::OnceLock};

/// How closely a phrase names its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Naming {
    /// It is a name of the entry: plain, clinical, generic, brand.
    Name,
    /// It is a word people use for it.
    Word,
    /// It means this entry and others at once: "flu-like symptoms".
    Group,
}

/// An entry that a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// The number of the text among those of the lexicon.
    pub text: u32,
    /// What it means.
    pub entry: Entry,
    /// How closely.
    pub naming: Naming,
    /// Where it stands among those that a group means; 0 elsewhere.
    pub rank: u32,
}

/// Every phrase of the knowledge, by its folded text. Sources have no phrases: nobody complains of one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Lexicon {
    /// The texts, folded, with one space between their words.
    texts: WordList,
    /// By text: what it means.
    phrases: Rows<Phrase>,
    longest: usize,
    keys: Keys,
    /// Made when the first word is misspelt: whoever spells right need not wait for it.
    #[serde(skip)]
    spelling: OnceLock<Spelling>,
    measures: Measures,
    opposites: BTreeMap<Entry, Entry>,
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
            for (rank, at) in (0..).zip(effects) {
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

    /// Every phrase, folded, in order.
    #[must_use]
    pub const fn texts(&self) -> &WordList {
        &self.texts
    }

    /// How a phrase reads once folded, by the number of its text.
    #[must_use]
    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize)
    }

    /// The keys of its words.
    #[must_use]
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// What a misspelt word may stand for.
    #[must_use]
    pub fn spelling(&self) -> &Spelling {
        self.spelling.get_or_init(|| Spelling::new(self.keys.forms()))
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
    pub fn meanings(&self, pattern: Pattern<'_>) -> &[Phrase] {
        self.phrases.get(pattern.text as usize)
    }

    /// The opposite of an entry.
    #[must_use]
    pub fn opposite(&self, entry: Entry) -> Option<Entry> {
        self.opposites.get(&entry).copied()
    }

    /// Whether every entry it names is in a body of knowledge.
    #[must_use]
    pub fn leads_into(&self, knowledge: &Knowledge) -> bool {
        let opposites = self.opposites.iter().flat_map(|(one, other)| [*one, *other]);
        let phrases = self.phrases.all().iter().map(|phrase| phrase.entry);
        phrases.chain(opposites).chain(self.measures.entries()).all(|entry| knowledge.has(entry))
    }

    /// The phrases that begin so once folded. Nothing begins with nothing.
    #[must_use]
    pub fn beginning(&self, folded: &str) -> &[Phrase] {
        if folded.is_empty() { &[] } else { self.phrases.span(self.texts.beginning(folded)) }
    }

    /// The phrases that read exactly so once folded.
    #[must_use]
    pub fn exactly(&self, folded: &str) -> &[Phrase] {
        self.texts.find(folded).map_or(&[], |number| self.phrases.get(number))
    }
}

/// Gathers phrases one entry at a time, each with its folded text.
#[derive(Default)]
struct Collect(Vec<(String, Phrase)>);

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
        rank: u32,
        phrases: impl IntoIterator<Item = &'t Text>,
    ) {
        let phrase = Phrase { text: 0, entry, naming, rank };
        let texts = phrases.into_iter().map(|written| fold(written)).filter(|folded| !folded.is_empty());
        self.0.extend(texts.map(|folded| (folded, phrase)));
    }

    fn finish(mut self, knowledge: &Knowledge) -> Lexicon {
        self.0
            .sort_by(|(a, one), (b, other)| (a, one.entry, one.naming).cmp(&(b, other.entry, other.naming)));
        self.0.dedup_by(|b, a| a.0 == b.0 && a.1.entry == b.1.entry);
        let runs = || self.0.chunk_by(|a, b| a.0 == b.0);
        let texts = WordList::of_sorted(runs().filter_map(|run| run.first()).map(|(text, _)| text.as_str()));
        let meaning = |(text, run): (u32, &[(String, Phrase)])| -> Vec<Phrase> {
            run.iter().map(|(_, phrase)| Phrase { text, ..*phrase }).collect()
        };
        let phrases: Rows<Phrase> = (0..).zip(runs()).map(meaning).collect();
        let alike: Vec<Vec<String>> =
            knowledge.alike.iter().map(|group| group.iter().map(|text| fold(text)).collect()).collect();
        let groups = alike.iter().map(|group| group.iter().map(|text| text.split(' ').collect()).collect());
        let mut learner = Learner::new(groups);
        for word in texts.iter().flat_map(|text| text.split(' ')) {
            learner.learn(word);
        }
        let keys = learner.finish();
        Lexicon {
            longest: texts.iter().map(|text| text.split(' ').count()).max().unwrap_or_default(),
            patterns: Patterns::new(&texts, &phrases, &keys),
            texts,
            phrases,
            keys,
            spelling: OnceLock::new(),
            measures: Measures::new(knowledge),
            opposites: opposites(knowledge),
        }
    }
}

/// Which side effect is whose opposite, both ways.
fn opposites(knowledge: &Knowledge) -> BTreeMap<Entry, Entry> {
    let mut opposites = BTreeMap::new();
    for (at, effect) in knowledge.side_effects.iter() {
        if let Some(other) = effect.opposite.as_ref().and_then(|id| knowledge.side_effects.find(id)) {
            opposites.insert(Entry::SideEffect(at), Entry::SideEffect(other));
            opposites.entry(Entry::SideEffect(other)).or_insert(Entry::SideEffect(at));
        }
    }
    opposites
}
