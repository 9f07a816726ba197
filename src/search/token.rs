//! The words of a phrase or a query as the reader compares them: each a key that its forms and its likes share.

use super::{
    english::{English, Role},
    words::WordList,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// What the forms of a word, and the words that mean the same, have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key(u32);

impl Key {
    /// Its place among the keys of a [`Keys`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One or several words that count as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Which words, counted from the first.
    pub words: Range<usize>,
    /// What it may be; empty where it is not known. More than one only where it was misspelt.
    pub may_be: Vec<Key>,
    /// What it does.
    pub role: Role,
    /// How many edits it is off what it may be.
    pub edits: usize,
}

/// The fewest letters of the parts of a word that was torn or run together.
const SHORTEST: usize = 3;

/// The keys of every word that is known.
#[derive(Debug, Serialize, Deserialize)]
pub struct Keys {
    bases: WordList,
    /// By base: its key.
    of_base: Vec<Key>,
    forms: WordList,
    /// By form: what is known of it.
    of_form: Vec<Form>,
    /// What the forms of a word that says less or more do, where no phrase has them: "droped".
    directions: BTreeMap<String, Role>,
    /// What several words in a row are as one: by the first of them, what follows, and what they make.
    compounds: BTreeMap<Key, Vec<Compound>>,
    count: u32,
}

/// A word that was learnt.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Form {
    key: Key,
    role: Role,
}

#[derive(Debug, Serialize, Deserialize)]
struct Compound {
    rest: Vec<Key>,
    makes: Key,
    role: Role,
}

/// Gives every word that it is told a key, until it has been told them all.
pub(super) struct Learner {
    english: &'static English,
    by_base: HashMap<String, Key>,
    by_form: HashMap<Box<str>, Form>,
    directions: BTreeMap<String, Role>,
    compounds: BTreeMap<Key, Vec<Compound>>,
    next: u32,
}

impl Learner {
    /// Keys for the common words of English, and for words that a book says are alike.
    #[must_use]
    pub(super) fn new<'w>(alike: impl Iterator<Item = Vec<Vec<&'w str>>>) -> Self {
        let mut keys = Self {
            english: English::get(),
            by_base: HashMap::new(),
            by_form: HashMap::new(),
            directions: BTreeMap::new(),
            compounds: BTreeMap::new(),
            next: 2,
        };
        for group in alike {
            let shared = keys.fresh();
            let (single, several): (Vec<_>, Vec<_>) = group.into_iter().partition(|words| words.len() == 1);
            for word in single.into_iter().flatten() {
                keys.by_base.entry(keys.english.base(word)).or_insert(shared);
                keys.learn(word);
            }
            for words in several {
                keys.compound(&words, shared, Role::Content);
            }
        }
        // In order, so that a word has the same key at every run.
        let mut common: Vec<&str> = keys.english.common().collect();
        common.sort_unstable();
        for word in common {
            let role = keys.english.role(word);
            if matches!(role, Role::Less | Role::More) {
                keys.directions.insert(keys.english.base(word), role);
            }
            let key = Keys::of(role).unwrap_or_else(|| keys.learn(word));
            keys.by_form.insert(word.into(), Form { key, role });
        }
        for (role, words) in &keys.english.compounds {
            let key = Keys::of(*role).unwrap_or_else(|| keys.fresh());
            keys.compound(words, key, *role);
        }
        keys
    }

    const fn fresh(&mut self) -> Key {
        self.next += 1;
        Key(self.next - 1)
    }

    /// The key of a folded word, which is known from now on.
    pub(super) fn learn(&mut self, word: &str) -> Key {
        if let Some(form) = self.by_form.get(word) {
            return form.key;
        }
        let base = self.english.base(word);
        let known = self.by_base.get(&base).copied();
        let key = known.unwrap_or_else(|| self.fresh());
        self.by_base.insert(base, key);
        self.by_form.insert(word.into(), Form { key, role: self.english.role(word) });
        key
    }

    fn compound(&mut self, words: &[&str], makes: Key, role: Role) {
        let mut keys: Vec<Key> = words.iter().map(|word| self.learn(word)).collect();
        if !keys.is_empty() {
            let first = keys.remove(0);
            let compounds = self.compounds.entry(first).or_default();
            compounds.push(Compound { rest: keys, makes, role });
            compounds.sort_by_key(|compound| std::cmp::Reverse(compound.rest.len()));
        }
    }

    /// The keys, once every word is known.
    #[must_use]
    pub(super) fn finish(self) -> Keys {
        let mut bases: Vec<(String, Key)> = self.by_base.into_iter().collect();
        let mut forms: Vec<(Box<str>, Form)> = self.by_form.into_iter().collect();
        bases.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        forms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Keys {
            of_base: bases.iter().map(|(_, key)| *key).collect(),
            bases: WordList::of_sorted(bases.iter().map(|(base, _)| base.as_str())),
            of_form: forms.iter().map(|(_, form)| *form).collect(),
            forms: WordList::of_sorted(forms.iter().map(|(form, _)| form.as_ref())),
            directions: self.directions,
            compounds: self.compounds,
            count: self.next,
        }
    }
}

impl Keys {
    /// The key of every word that says there is less of something.
    pub const LESS: Key = Key(0);
    /// The key of every word that says there is more of something.
    pub const MORE: Key = Key(1);

    /// The key that all words of a role share, if they do.
    const fn of(role: Role) -> Option<Key> {
        match role {
            Role::More => Some(Self::MORE),
            role if role.lessens() => Some(Self::LESS),
            _ => None,
        }
    }

    /// How many keys there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count as usize
    }

    /// The key of a folded word: one that was learnt, or a form of one.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<Key> {
        self.look(word).0
    }

    /// What a folded word does.
    #[must_use]
    pub fn role(&self, word: &str) -> Role {
        self.look(word).1
    }

    /// The key of a folded word, if it is known, and what it does.
    fn look(&self, word: &str) -> (Option<Key>, Role) {
        if let Some(form) = self.form(word) {
            return (Some(form.key), form.role);
        }
        let base = English::get().base(word);
        match self.directions.get(&base) {
            Some(&role) => (Self::of(role), role),
            None => (self.base(&base), English::get().role(word)),
        }
    }

    /// What is known of a word that was learnt.
    fn form(&self, word: &str) -> Option<&Form> {
        self.forms.find(word).and_then(|number| self.of_form.get(number))
    }

    /// The key of what all forms of a word have in common.
    fn base(&self, base: &str) -> Option<Key> {
        self.bases.find(base).and_then(|number| self.of_base.get(number)).copied()
    }

    /// Every word that was learnt.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter()
    }

    /// The tokens of folded words; what several words in a row make is one token.
    #[must_use]
    pub fn tokens(&self, words: &[&str]) -> Vec<Token> {
        let known: Vec<(Option<Key>, Role)> = words.iter().map(|word| self.look(word)).collect();
        let mut joined = String::new();
        let mut tokens = Vec::with_capacity(words.len());
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            if let Some(key) = words.get(at + 1).and_then(|next| self.torn(word, next, &mut joined)) {
                tokens.push(Token { words: at..at + 2, may_be: vec![key], role: Role::Content, edits: 0 });
                at += 2;
                continue;
            }
            let (key, role) = known.get(at).copied().unwrap_or((None, Role::Content));
            let compound = key.and_then(|key| self.compound_at(key, known.get(at + 1..).unwrap_or_default()));
            let (length, may_be, role) = match (compound, key) {
                (Some(compound), _) => (compound.rest.len() + 1, vec![compound.makes], compound.role),
                (None, key) => (1, key.into_iter().collect(), role),
            };
            tokens.push(Token { words: at..at + length, may_be, role, edits: 0 });
            at += length;
        }
        tokens
    }

    /// The key of a word that was torn in two: "head ache".
    fn torn(&self, one: &str, other: &str, joined: &mut String) -> Option<Key> {
        if one.len() < SHORTEST || other.len() < SHORTEST {
            return None;
        }
        joined.clear();
        joined.extend([one, other]);
        let whole = |part: &str| English::get().role(part) == Role::Content;
        let form = self.form(joined)?;
        (whole(one) && whole(other)).then_some(form.key)
    }

    /// The keys of two words that were run together: "hairloss". Both must be known; where it can be divided so in several ways, each.
    pub fn run_together<'w>(&self, word: &'w str) -> impl Iterator<Item = (Key, Key)> + use<'_, 'w> {
        (SHORTEST..=word.len().saturating_sub(SHORTEST)).filter_map(|at| {
            let (one, other) = word.split_at_checked(at)?;
            let known = |part| self.form(part).filter(|form| form.role.counts()).map(|form| form.key);
            known(one).zip(known(other))
        })
    }

    fn compound_at(&self, first: Key, rest: &[(Option<Key>, Role)]) -> Option<&Compound> {
        let fits = |compound: &&Compound| {
            compound.rest.len() <= rest.len()
                && compound.rest.iter().zip(rest).all(|(expected, (found, _))| Some(*expected) == *found)
        };
        self.compounds.get(&first)?.iter().find(fits)
    }
}
