//! What of a phrase must be said for it to have been said, and which words tell most.

use super::{
    english::Role,
    lexicon::Phrase,
    token::{Key, Keys, Token},
};
use crate::knowledge::Entry;
use std::{collections::HashSet, ops::Range};

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
    /// Where its phrases stand among those of the [`Lexicon`](super::Lexicon).
    pub phrases: Range<usize>,
    /// How much of it must be said.
    pub asks: Asks,
    /// The keys of what must be said, in order.
    pub keys: Box<[Key]>,
    /// How much all of it tells.
    pub weight: f32,
}

/// Every pattern, found by the keys it has.
#[derive(Debug)]
pub struct Patterns {
    all: Vec<Pattern>,
    by_key: Vec<OfKey>,
}

/// What is known of a key.
#[derive(Debug, Clone, Default)]
struct OfKey {
    /// The patterns that are looked for where it stands: of which it is the rarest key, or, where order counts, the first.
    anchored: Vec<u32>,
    /// The patterns that have it, in order.
    having: Vec<u32>,
    /// The entries whose phrases have it, in order, and in how many.
    users: Vec<(Entry, u32)>,
    /// How much it tells: the more, the fewer entries use it.
    telling: f32,
}

/// How many words a phrase has that tells something although none of them does: "do away with myself".
const TELLING: usize = 4;
/// How many words that change nothing a phrase with a single telling word has where it leans on them: "don't want to be
/// here".
const MANY: usize = 3;

impl Patterns {
    /// The patterns of phrases that are sorted by their folded form.
    #[must_use]
    pub fn new(phrases: &[Phrase], keys: &Keys) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        for run in phrases.chunk_by(|a, b| a.folded == b.folded) {
            let end = start + run.len();
            all.extend(pattern(run, start..end, phrases, keys));
            start = end;
        }
        let mut patterns = Self { all, by_key: vec![OfKey::default(); keys.count()] };
        patterns.tell(phrases);
        patterns.file();
        patterns
    }

    /// Finds out who uses each key, and so how much it tells.
    #[expect(clippy::cast_precision_loss, reason = "there are never so many entries")]
    fn tell(&mut self, phrases: &[Phrase]) {
        for pattern in &self.all {
            let meanings = phrases.get(pattern.phrases.clone()).unwrap_or_default();
            for key in &pattern.keys {
                if let Some(of) = self.by_key.get_mut(key.index()) {
                    of.users.extend(meanings.iter().map(|phrase| (phrase.entry, 1)));
                }
            }
        }
        let entries = phrases.iter().map(|phrase| phrase.entry).collect::<HashSet<_>>().len() as f32;
        for of in &mut self.by_key {
            of.users.sort_unstable();
            of.users.dedup_by(|again, first| {
                let same = again.0 == first.0;
                first.1 += if same { again.1 } else { 0 };
                same
            });
            of.telling = (1.0 + entries / (of.users.len().max(1) as f32)).ln();
        }
    }

    /// Weighs every pattern, and files it under its keys.
    fn file(&mut self) {
        for (number, pattern) in (0..).zip(&mut self.all) {
            for key in &pattern.keys {
                let Some(of) = self.by_key.get_mut(key.index()) else { continue };
                pattern.weight += of.telling;
                if of.having.last() != Some(&number) {
                    of.having.push(number);
                }
            }
        }
        for (number, pattern) in (0..).zip(&self.all) {
            let rarity = |key: &&Key| self.by_key.get(key.index()).map_or(usize::MAX, |of| of.having.len());
            let anchor = match pattern.asks {
                Asks::Some => pattern.keys.iter().min_by_key(rarity),
                Asks::InOrder | Asks::AllAlone | Asks::All => pattern.keys.first(),
            };
            if let Some(of) = anchor.and_then(|key| self.by_key.get_mut(key.index())) {
                of.anchored.push(number);
            }
        }
    }

    /// A pattern, by its number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Pattern> {
        self.all.get(number as usize)
    }

    fn of(&self, key: Key) -> Option<&OfKey> {
        self.by_key.get(key.index())
    }

    /// The numbers of the patterns that are looked for where a key stands.
    #[must_use]
    pub fn anchored(&self, key: Key) -> &[u32] {
        self.of(key).map_or(&[], |of| &of.anchored)
    }

    /// The numbers of the patterns that have a key, in order.
    #[must_use]
    pub fn having(&self, key: Key) -> &[u32] {
        self.of(key).map_or(&[], |of| &of.having)
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
        self.of(key).map_or(0.0, |of| of.telling)
    }

    /// In how many of its phrases an entry uses a key.
    #[must_use]
    pub fn uses(&self, entry: Entry, key: Key) -> u32 {
        let users = self.of(key).map_or(&[][..], |of| &of.users);
        let user = users.binary_search_by_key(&entry, |user| user.0).ok().and_then(|at| users.get(at));
        user.map_or(0, |user| user.1)
    }

    /// Whether a key is an entry's own: it has it in several phrases, and most of those that have it are its.
    #[must_use]
    pub fn owns(&self, entry: Entry, key: Key) -> bool {
        let of_entry = self.uses(entry, key);
        let all: u32 = self.of(key).into_iter().flat_map(|of| &of.users).map(|user| user.1).sum();
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

/// The pattern of phrases that read the same and stand at `place` among all.
fn pattern(run: &[Phrase], place: Range<usize>, all: &[Phrase], keys: &Keys) -> Option<Pattern> {
    let text = &*run.first()?.folded;
    let words: Vec<&str> = text.split(' ').collect();
    let tokens = keys.tokens(&words);
    let counting: Vec<&Token> = tokens.iter().filter(|token| token.role.counts()).collect();
    let of_role = |wanted: Role| tokens.iter().filter(|token| token.role == wanted).count();
    let said_alone = |only: &Token| {
        let text = words.get(only.words.clone()).unwrap_or_default().join(" ");
        run.iter().all(|phrase| means(all, &text, phrase.entry))
    };
    let asks = if run.iter().all(|phrase| !matches!(phrase.entry, Entry::SideEffect(_))) {
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
    let keys = asked.iter().filter_map(|token| token.may_be.first().copied()).collect();
    Some(Pattern { phrases: place, asks, keys, weight: 0.0 })
}

/// Whether a folded text is a phrase of an entry.
fn means(phrases: &[Phrase], folded: &str, entry: Entry) -> bool {
    let start = phrases.partition_point(|phrase| *phrase.folded < *folded);
    let run = phrases.get(start..).unwrap_or_default().iter().take_while(|phrase| *phrase.folded == *folded);
    run.into_iter().any(|phrase| phrase.entry == entry)
}
