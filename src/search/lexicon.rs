//! Words and what they mean: every name and everyday phrase of the knowledge, folded and in order, and what of each must
//! be said for it to have been said.

use super::{
    english::Role,
    measure::Measures,
    spelling::Spelling,
    token::{Key, Keys, Token},
};
use crate::{
    fold::fold,
    knowledge::{Entry, Knowledge, text::Text},
};
use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

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

/// How much of a phrase must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// The words that count, in any order, others between: what hurts.
    Some,
    /// All of its words in order, with what changes nothing between: "kill myself", which without "myself" says little.
    InOrder,
    /// All of its words in order, and only where nothing else was said: "feel awful".
    AllAlone,
    /// All of its words in order, with nothing between: a name.
    All,
}

/// What must be said for phrases that read the same once folded.
#[derive(Debug)]
pub struct Pattern {
    /// Where its phrases stand among [`Lexicon::phrases`].
    pub phrases: std::ops::Range<usize>,
    /// How much of it must be said.
    pub asks: Asks,
    /// The keys of what must be said, in order.
    pub keys: Box<[Key]>,
    /// How much all of it tells.
    pub weight: f32,
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
    patterns: Vec<Pattern>,
    /// By key: the patterns that are looked for where it stands: of which it is the rarest, or, where order counts, the first.
    anchored: Vec<Vec<u32>>,
    /// By key: the patterns that have it.
    having: Vec<Vec<u32>>,
    /// By key: how much it tells.
    telling: Vec<f32>,
    /// By key: the entries whose phrases have it, in order, and in how many.
    users: Vec<Vec<(Entry, u32)>>,
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

    /// A pattern, by its number.
    #[must_use]
    pub fn pattern(&self, at: u32) -> Option<&Pattern> {
        self.patterns.get(at as usize)
    }

    /// How many patterns there are.
    #[must_use]
    pub const fn patterns(&self) -> usize {
        self.patterns.len()
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

    /// The patterns that are looked for where a key stands.
    #[must_use]
    pub fn anchored(&self, key: Key) -> &[u32] {
        self.anchored.get(key.index()).map_or(&[], Vec::as_slice)
    }

    /// The patterns that have a key.
    #[must_use]
    pub fn having(&self, key: Key) -> &[u32] {
        self.having.get(key.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a phrase has two keys.
    #[must_use]
    pub fn shared(&self, one: Key, other: Key) -> bool {
        let other = self.having(other);
        self.having(one).iter().any(|pattern| other.binary_search(pattern).is_ok())
    }

    /// How much a key tells: the more, the fewer entries use it.
    #[must_use]
    pub fn telling(&self, key: Key) -> f32 {
        self.telling.get(key.index()).copied().unwrap_or_default()
    }

    /// How often an entry uses a key: in how many of its phrases.
    #[must_use]
    pub fn uses(&self, key: Key, entry: Entry) -> u32 {
        let users = self.users.get(key.index()).map_or(&[][..], Vec::as_slice);
        users
            .binary_search_by_key(&entry, |user| user.0)
            .ok()
            .and_then(|at| users.get(at))
            .map_or(0, |user| user.1)
    }

    /// Whether a key is an entry's own: it has it in several phrases, and most of those that have it are its.
    #[must_use]
    pub fn owns(&self, entry: Entry, key: Key) -> bool {
        let of_entry = self.uses(key, entry);
        let all: u32 = self.users.get(key.index()).into_iter().flatten().map(|user| user.1).sum();
        of_entry > 1 && 2 * of_entry > all
    }

    /// The opposite of an entry.
    #[must_use]
    pub fn opposite(&self, entry: Entry) -> Option<Entry> {
        self.opposites.get(&entry).copied()
    }

    /// How much some tokens speak for an entry: what each of them tells, the more the oftener the entry uses it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no entry has so many phrases")]
    pub fn support(&self, tokens: &[Token], entry: Entry) -> f32 {
        let speaks = |key: &Key| self.telling(*key) * (1.0 + self.uses(*key, entry) as f32).ln();
        let counts = tokens.iter().filter(|token| token.role.counts());
        counts.flat_map(|token| &token.may_be).map(speaks).sum()
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
        let mut lexicon = Lexicon {
            longest: self.0.iter().map(|phrase| phrase.folded.split(' ').count()).max().unwrap_or_default(),
            phrases: self.0,
            patterns: Vec::new(),
            anchored: Vec::new(),
            having: vec![Vec::new(); keys.count()],
            telling: Vec::new(),
            users: vec![Vec::new(); keys.count()],
            keys,
            spelling: OnceLock::new(),
            measures: Measures::new(knowledge),
            opposites: opposites(knowledge),
        };
        lexicon.make_patterns();
        lexicon.weigh();
        lexicon
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

/// Some of the words of a folded text.
fn words_of(folded: &str, words: &std::ops::Range<usize>) -> String {
    folded.split(' ').skip(words.start).take(words.len()).collect::<Vec<_>>().join(" ")
}

/// How many words that change nothing a phrase with a single telling word must have to lean on them: "don't want to be here".
const MANY: usize = 3;

/// Building the patterns.
impl Lexicon {
    fn make_patterns(&mut self) {
        let mut start = 0;
        for run in self.phrases.chunk_by(|a, b| a.folded == b.folded) {
            let Some(first) = run.first() else { continue };
            let tokens = self.keys.tokens(&first.folded.split(' ').collect::<Vec<_>>());
            let of_effects = run.iter().any(|phrase| matches!(phrase.entry, Entry::SideEffect(_)));
            let (asks, asked): (_, Vec<&Token>) = if !of_effects {
                (Asks::All, tokens.iter().collect())
            } else if tokens.iter().any(|token| token.role.carries()) {
                let counting: Vec<_> = tokens.iter().filter(|token| token.role.counts()).collect();
                let alone = tokens.len() > 1 && counting.len() == 1;
                let known = |only: &&Token| {
                    let text = words_of(&first.folded, &only.words);
                    run.iter().all(|phrase| self.exactly(&text).iter().any(|only| only.entry == phrase.entry))
                };
                let carrying = counting.iter().filter(|token| token.role.carries()).count();
                let passing = tokens.iter().filter(|token| token.role == Role::Passing).count();
                if carrying == 1 && passing >= MANY && counting.len() < tokens.len() && !alone {
                    (Asks::InOrder, tokens.iter().collect())
                } else {
                    match counting.first().filter(|only| alone && !known(only)) {
                        Some(_) => (Asks::InOrder, tokens.iter().collect()),
                        None => (Asks::Some, counting),
                    }
                }
            } else if tokens.iter().any(|token| token.role == Role::Number) {
                (Asks::InOrder, tokens.iter().collect())
            } else {
                (Asks::AllAlone, tokens.iter().collect())
            };
            let keys = asked.iter().filter_map(|token| token.may_be.first().copied()).collect();
            self.patterns.push(Pattern { phrases: start..start + run.len(), asks, keys, weight: 0.0 });
            start += run.len();
        }
    }

    /// Tells how much each key tells, and files every pattern under its keys.
    #[expect(clippy::cast_precision_loss, reason = "there are never so many entries")]
    fn weigh(&mut self) {
        let mut users = std::mem::take(&mut self.users);
        for pattern in &self.patterns {
            for key in &pattern.keys {
                if let Some(users) = users.get_mut(key.index()) {
                    users.extend(self.meanings(pattern).iter().map(|phrase| (phrase.entry, 1)));
                }
            }
        }
        for users in &mut users {
            users.sort_unstable();
            users.dedup_by(|again, first| {
                again.0 == first.0 && {
                    first.1 += again.1;
                    true
                }
            });
        }
        let all = self.phrases.iter().map(|phrase| phrase.entry).collect::<HashSet<_>>().len() as f32;
        self.telling = users.iter().map(|users| (1.0 + all / (users.len().max(1) as f32)).ln()).collect();
        self.users = users;
        self.anchored = vec![Vec::new(); self.keys.count()];
        let mut patterns = std::mem::take(&mut self.patterns);
        for (number, pattern) in (0..).zip(&mut patterns) {
            pattern.weight = pattern.keys.iter().map(|key| self.telling(*key)).sum();
            for key in &pattern.keys {
                if let Some(having) =
                    self.having.get_mut(key.index()).filter(|having| having.last() != Some(&number))
                {
                    having.push(number);
                }
            }
        }
        for (number, pattern) in (0..).zip(&patterns) {
            let anchor = match pattern.asks {
                Asks::Some => pattern.keys.iter().min_by_key(|key| self.having(**key).len()),
                Asks::InOrder | Asks::AllAlone | Asks::All => pattern.keys.first(),
            };
            if let Some(anchored) = anchor.and_then(|key| self.anchored.get_mut(key.index())) {
                anchored.push(number);
            }
        }
        self.patterns = patterns;
    }
}
