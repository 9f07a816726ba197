//! What of a phrase must be said for it to have been said, and which words tell most.

use super::{
    english::Role,
    lexicon::Phrase,
    token::{Key, Keys, Token},
    words::WordList,
};
use crate::knowledge::{Entry, rows::Rows};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// How much of a phrase must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// What must be said for a text to have been said.
#[derive(Debug, Clone, Copy)]
pub struct Pattern<'p> {
    /// The number of the text among those of the [`Lexicon`](super::Lexicon).
    pub text: u32,
    /// How much of it must be said.
    pub asks: Asks,
    /// The keys of what must be said, in order.
    pub keys: &'p [Key],
    /// How much all of it tells.
    pub weight: f32,
}

/// Every pattern, found by the keys it has.
#[derive(Debug, Serialize, Deserialize)]
pub struct Patterns {
    /// By text: how much of it must be said, and how much that tells.
    all: Vec<(Asks, f32)>,
    /// By text: the keys of what must be said.
    keys: Rows<Key>,
    /// By key: the patterns that are looked for where it stands: of which it is the rarest key, or, where order counts,
    /// the first.
    anchored: Rows<u32>,
    /// By key: the patterns that have it, in order.
    having: Rows<u32>,
    /// By key: the entries whose phrases have it, in order, and in how many.
    users: Rows<(Entry, u32)>,
    /// By key: how much it tells: the more, the fewer entries use it.
    telling: Vec<f32>,
}

/// How many words a phrase has that tells something although none of them does: "do away with myself".
const TELLING: usize = 4;
/// How many words that change nothing a phrase with a single telling word has where it leans on them: "don't want to be
/// here".
const MANY: usize = 3;

impl Patterns {
    /// The patterns of texts, of which each has its phrases.
    #[must_use]
    pub fn new(texts: &WordList, phrases: &Rows<Phrase>, keys: &Keys) -> Self {
        let book = Book { texts, phrases, keys };
        let (asks, of_text): (Vec<Asks>, Rows<Key>) = {
            let patterns: Vec<_> = (0..texts.len()).map(|text| book.pattern(text)).collect();
            let asks = patterns.iter().map(|(asks, _)| *asks).collect();
            (asks, patterns.into_iter().map(|(_, keys)| keys).collect())
        };
        let users = users(phrases, &of_text, keys.count());
        let entries = phrases.all().iter().map(|phrase| phrase.entry).collect::<HashSet<_>>().len();
        let telling: Vec<f32> = (0..keys.count()).map(|key| telling(entries, users.get(key).len())).collect();
        let weight = |text| of_text.get(text).iter().filter_map(|key| telling.get(key.index())).sum();
        let having = having(&of_text, keys.count());
        Self {
            all: (0..).zip(&asks).map(|(text, asks)| (*asks, weight(text))).collect(),
            anchored: anchored(&asks, &of_text, &having),
            keys: of_text,
            having,
            users,
            telling,
        }
    }

    /// A pattern, by the number of its text.
    #[must_use]
    pub fn get(&self, text: u32) -> Option<Pattern<'_>> {
        let (asks, weight) = *self.all.get(text as usize)?;
        Some(Pattern { text, asks, keys: self.keys.get(text as usize), weight })
    }

    /// The numbers of the patterns that are looked for where a key stands.
    #[must_use]
    pub fn anchored(&self, key: Key) -> &[u32] {
        self.anchored.get(key.index())
    }

    /// The numbers of the patterns that have a key, in order.
    #[must_use]
    pub fn having(&self, key: Key) -> &[u32] {
        self.having.get(key.index())
    }

    /// Whether a phrase has two keys.
    #[must_use]
    pub fn share(&self, one: Key, other: Key) -> bool {
        let other = self.having(other);
        self.having(one).iter().any(|pattern| other.binary_search(pattern).is_ok())
    }

    /// How much a key tells: the more, the fewer entries use it.
    #[must_use]
    pub fn telling(&self, key: Key) -> f32 {
        self.telling.get(key.index()).copied().unwrap_or_default()
    }

    /// In how many of its phrases an entry uses a key.
    #[must_use]
    pub fn uses(&self, entry: Entry, key: Key) -> u32 {
        let users = self.users.get(key.index());
        let user = users.binary_search_by_key(&entry, |user| user.0).ok().and_then(|at| users.get(at));
        user.map_or(0, |user| user.1)
    }

    /// Whether a key is an entry's own: it has it in several phrases, and most of those that have it are its.
    #[must_use]
    pub fn owns(&self, entry: Entry, key: Key) -> bool {
        let of_entry = self.uses(entry, key);
        let all: u32 = self.users.get(key.index()).iter().map(|user| user.1).sum();
        of_entry > 1 && 2 * of_entry > all
    }

    /// How much some tokens speak for an entry: what each of them tells, the more the oftener the entry uses it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no entry has so many phrases")]
    pub fn support(&self, tokens: &[Token], entry: Entry) -> f32 {
        let speaks = |key: &Key| self.telling(*key) * (1.0 + self.uses(entry, *key) as f32).ln();
        let counts = tokens.iter().filter(|token| token.role.counts());
        counts.flat_map(|token| &token.may_be).map(speaks).sum()
    }
}

/// How much a key tells that so many of all entries use.
#[expect(clippy::cast_precision_loss, reason = "there are never so many entries")]
fn telling(entries: usize, users: usize) -> f32 {
    (1.0 + entries as f32 / users.max(1) as f32).ln()
}

/// By key: the entries whose phrases have it, in order, and in how many.
fn users(phrases: &Rows<Phrase>, of_text: &Rows<Key>, keys: usize) -> Rows<(Entry, u32)> {
    let mut users: Vec<Vec<(Entry, u32)>> = vec![Vec::new(); keys];
    for text in 0..of_text.len() {
        for key in of_text.get(text) {
            if let Some(of_key) = users.get_mut(key.index()) {
                of_key.extend(phrases.get(text).iter().map(|phrase| (phrase.entry, 1)));
            }
        }
    }
    for of_key in &mut users {
        of_key.sort_unstable();
        of_key.dedup_by(|again, first| {
            let same = again.0 == first.0;
            first.1 += if same { again.1 } else { 0 };
            same
        });
    }
    users.into_iter().collect()
}

/// By key: the patterns that have it, in order.
fn having(of_text: &Rows<Key>, keys: usize) -> Rows<u32> {
    let once = |text: u32| {
        let keys = of_text.get(text as usize);
        let first = move |(at, key): &(usize, &Key)| keys.iter().position(|other| other == *key) == Some(*at);
        keys.iter().enumerate().filter(first).map(move |(_, key)| (key.index(), text))
    };
    let texts = u32::try_from(of_text.len()).unwrap_or(u32::MAX);
    Rows::filed(keys, || (0..texts).flat_map(once))
}

/// By key: the patterns that are looked for where it stands.
fn anchored(asks: &[Asks], of_text: &Rows<Key>, having: &Rows<u32>) -> Rows<u32> {
    let rarity = |key: &&Key| having.get(key.index()).len();
    let anchor = |(text, asks): (u32, &Asks)| {
        let keys = of_text.get(text as usize);
        let anchor = match asks {
            Asks::Some => keys.iter().min_by_key(rarity),
            Asks::InOrder | Asks::AllAlone | Asks::All => keys.first(),
        };
        anchor.map(|key| (key.index(), text))
    };
    Rows::filed(having.len(), || (0..).zip(asks).filter_map(anchor))
}

/// What patterns are made from.
struct Book<'b> {
    texts: &'b WordList,
    phrases: &'b Rows<Phrase>,
    keys: &'b Keys,
}

impl Book<'_> {
    /// How much of a text must be said, and the keys of that.
    fn pattern(&self, text: usize) -> (Asks, Vec<Key>) {
        let phrases = self.phrases.get(text);
        let words: Vec<&str> = self.texts.get(text).split(' ').collect();
        let tokens = self.keys.tokens(&words);
        let counting: Vec<&Token> = tokens.iter().filter(|token| token.role.counts()).collect();
        let of_role = |wanted: Role| tokens.iter().filter(|token| token.role == wanted).count();
        let said_alone = |only: &Token| {
            let text = words.get(only.words.clone()).unwrap_or_default().join(" ");
            phrases.iter().all(|phrase| self.means(&text, phrase.entry))
        };
        let asks = if phrases.iter().all(|phrase| !matches!(phrase.entry, Entry::SideEffect(_))) {
            Asks::All
        } else {
            match (tokens.iter().filter(|token| token.role.carries()).count(), counting.as_slice()) {
                (0, _) if of_role(Role::Number) == 0 && tokens.len() < TELLING => Asks::AllAlone,
                (0, _) => Asks::InOrder,
                // A word that says enough by itself says so elsewhere; one that does not leans on those beside it.
                (1, [only]) if tokens.len() > 1 && !said_alone(only) => Asks::InOrder,
                (1, [_, _, ..]) if of_role(Role::Passing) >= MANY => Asks::InOrder,
                _ => Asks::Some,
            }
        };
        let all_of_them = || tokens.iter().collect();
        let asked: Vec<&Token> = if asks == Asks::Some { counting } else { all_of_them() };
        (asks, asked.iter().filter_map(|token| token.may_be.first().copied()).collect())
    }

    /// Whether a folded text is a phrase of an entry.
    fn means(&self, folded: &str, entry: Entry) -> bool {
        let phrases = self.texts.find(folded).map_or(&[][..], |text| self.phrases.get(text));
        phrases.iter().any(|phrase| phrase.entry == entry)
    }
}
