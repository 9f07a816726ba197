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
    knowledge::{Entry, Knowledge, Layer, layer::NameList, text::Text},
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
    /// The lowest layer that says so.
    pub layer: Layer,
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
        let mut collect = Collect { phrases: Vec::new(), knowledge };
        for (at, medicine) in knowledge.medicines.iter() {
            let lists = [(NameList::Brands, &medicine.brands), (NameList::OtherNames, &medicine.other_names)];
            collect.add(Entry::Medicine(at), [&medicine.name], Naming::Name, &lists);
        }
        for (at, effect) in knowledge.side_effects.iter() {
            let lists = [(NameList::Words, &effect.words), (NameList::Unsure, &effect.unsure)];
            collect.add(Entry::SideEffect(at), [&effect.name, &effect.clinical], Naming::Word, &lists);
        }
        for group in &knowledge.groups {
            let effects = group.effects.iter().filter_map(|id| knowledge.side_effects.find(id));
            for (rank, at) in effects.enumerate() {
                let entry = Entry::SideEffect(at);
                let means =
                    |word| Phrase { naming: Naming::Group, rank, layer: group.layer, ..phrase(word, entry) };
                collect.phrases.extend(group.words.iter().map(means));
            }
        }
        for (at, cytokine) in knowledge.cytokines.iter() {
            let lists = [(NameList::OtherNames, &cytokine.other_names)];
            collect.add(Entry::Cytokine(at), [&cytokine.name], Naming::Name, &lists);
        }
        for (at, condition) in knowledge.uses.iter() {
            let names = [&condition.name].into_iter().chain(&condition.clinical);
            collect.add(Entry::Use(at), names, Naming::Word, &[(NameList::Words, &condition.words)]);
        }
        for (at, topic) in knowledge.topics.iter() {
            collect.add(Entry::Topic(at), [&topic.name], Naming::Word, &[(NameList::Words, &topic.words)]);
        }
        for (at, term) in knowledge.terms.iter() {
            collect.add(Entry::Term(at), [&term.name], Naming::Word, &[(NameList::Words, &term.words)]);
        }
        collect.finish()
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

/// A text as a name of an entry of the ground.
fn phrase(written: &Text, entry: Entry) -> Phrase {
    Phrase { folded: fold(written).into(), entry, naming: Naming::Name, rank: 0, layer: Layer::GROUND }
}

/// Gathers phrases one entry at a time.
struct Collect<'k> {
    phrases: Vec<Phrase>,
    knowledge: &'k Knowledge,
}

impl Collect<'_> {
    /// Adds what an entry is called, and the lists that layers may add to.
    fn add<'t>(
        &mut self,
        entry: Entry,
        names: impl IntoIterator<Item = &'t Text>,
        naming: Naming,
        lists: &[(NameList, &Vec<Text>)],
    ) {
        let knowledge = self.knowledge;
        let layer = knowledge.layer_of(entry);
        self.extend(entry, names, Naming::Name, layer);
        for (list, all) in lists {
            self.extend(entry, knowledge.own_names(entry, *list, all), naming, layer);
        }
        for added in knowledge.added_names(entry) {
            self.extend(entry, &added.names, naming, added.layer);
        }
    }

    fn extend<'t>(
        &mut self,
        entry: Entry,
        texts: impl IntoIterator<Item = &'t Text>,
        naming: Naming,
        layer: Layer,
    ) {
        let texts = texts.into_iter().map(|text| Phrase { naming, layer, ..phrase(text, entry) });
        self.phrases.extend(texts);
    }

    fn finish(self) -> Lexicon {
        let Self { mut phrases, knowledge } = self;
        phrases.retain(|phrase| !phrase.folded.is_empty());
        phrases.sort_by(|a, b| (&a.folded, a.entry, a.naming).cmp(&(&b.folded, b.entry, b.naming)));
        phrases.dedup_by(|other, kept| {
            let same = other.folded == kept.folded && other.entry == kept.entry;
            if same {
                kept.layer = kept.layer.min(other.layer);
            }
            same
        });
        let alike: Vec<Vec<String>> =
            knowledge.alike.iter().map(|group| group.iter().map(|text| fold(text)).collect()).collect();
        let groups = alike.iter().map(|group| group.iter().map(|text| text.split(' ').collect()).collect());
        let mut keys = Keys::new(groups);
        for word in phrases.iter().flat_map(|phrase| phrase.folded.split(' ')) {
            keys.learn(word);
        }
        Lexicon {
            longest: phrases.iter().map(|phrase| phrase.folded.split(' ').count()).max().unwrap_or_default(),
            patterns: Patterns::new(&phrases, &keys),
            phrases,
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
