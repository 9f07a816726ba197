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
    knowledge::{
        Entry, Knowledge, Layer,
        entry::Medicine,
        layer::NameList,
        rows::{Rows, numbers},
        table::Ix,
        text::Text,
    },
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
    /// The lowest layer that says so.
    pub layer: Layer,
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
    /// By medicine: its place among all by name.
    #[serde(with = "numbers")]
    by_name: Vec<u32>,
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
            for (rank, at) in (0..).zip(effects) {
                let entry = Entry::SideEffect(at);
                let phrase = Phrase { naming: Naming::Group, rank, layer: group.layer, ..phrase(entry) };
                collect.extend(phrase, &group.words);
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

    /// The place of a medicine among all by name.
    #[must_use]
    pub fn place_by_name(&self, at: Ix<Medicine>) -> u32 {
        self.by_name.get(at.number() as usize).copied().unwrap_or(u32::MAX)
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

/// A name of an entry of the ground.
const fn phrase(entry: Entry) -> Phrase {
    Phrase { text: 0, entry, naming: Naming::Name, rank: 0, layer: Layer::GROUND }
}

/// Gathers phrases one entry at a time, each with its folded text.
struct Collect<'k> {
    phrases: Vec<(String, Phrase)>,
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
        self.extend(Phrase { layer, ..phrase(entry) }, names);
        for (list, all) in lists {
            self.extend(Phrase { naming, layer, ..phrase(entry) }, knowledge.own_names(entry, *list, all));
        }
        for added in knowledge.added_names(entry) {
            self.extend(Phrase { naming, layer: added.layer, ..phrase(entry) }, &added.names);
        }
    }

    fn extend<'t>(&mut self, phrase: Phrase, texts: impl IntoIterator<Item = &'t Text>) {
        let texts = texts.into_iter().map(|written| fold(written)).filter(|folded| !folded.is_empty());
        self.phrases.extend(texts.map(|folded| (folded, phrase)));
    }

    fn finish(self) -> Lexicon {
        let Self { phrases: mut all, knowledge } = self;
        all.sort_by(|(a, one), (b, other)| (a, one.entry, one.naming).cmp(&(b, other.entry, other.naming)));
        all.dedup_by(|(again, other), (text, kept)| {
            let same = again == text && other.entry == kept.entry;
            if same {
                kept.layer = kept.layer.min(other.layer);
            }
            same
        });
        let runs = || all.chunk_by(|a, b| a.0 == b.0);
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
            by_name: by_name(knowledge),
        }
    }
}

/// By medicine: its place among all by name.
fn by_name(knowledge: &Knowledge) -> Vec<u32> {
    let mut names: Vec<(String, u32)> =
        (0..).zip(knowledge.medicines.iter()).map(|(at, (_, medicine))| (fold(&medicine.name), at)).collect();
    names.sort();
    let mut places: Vec<(u32, u32)> = names.iter().zip(0..).map(|((_, at), place)| (*at, place)).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, place)| place).collect()
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
