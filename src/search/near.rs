//! What comes nearest where no phrase was said whole: the side effects whose phrases share the most telling words.

use super::{
    clause::Clause,
    english::Role,
    lexicon::Lexicon,
    pattern::{Asks, Pattern},
    token::{Key, Keys, Token},
};
use crate::knowledge::{Entry, Layer};
use std::collections::BTreeMap;

/// A side effect that a clause comes near.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Near {
    /// What it comes near.
    pub entry: Entry,
    /// Whose the words are that it comes near to.
    pub layer: Layer,
    /// How near, from 0 (nothing in common) to 1 (a phrase of it whole, and nothing else).
    pub likeness: f32,
    /// Whether only one of both says "less" or "more".
    undirected: bool,
    /// Whether it shares a single word that is not its own: others use it too, or it uses it once only.
    by_chance: bool,
    /// Which tokens of the clause it shares.
    pub tokens: Vec<usize>,
}

/// The most words of a clause that are looked at. Who writes so many without a comma has said it in these.
const LONGEST: usize = 32;
/// How near it must come to be taken for what is meant.
const ENOUGH: f32 = 0.5;
/// How much nearer than anything else.
const MARGIN: f32 = 0.08;
/// How much of it is that other phrases of the side effect have the words too.
const OF_ENTRY: f32 = 0.3;
/// How much a word tells that no phrase has.
const UNKNOWN: f32 = 2.0;
/// What is left of a likeness where one side says "less" or "more" and the other does not.
const UNDIRECTED: f32 = 0.7;

/// The side effects that the free tokens of a clause come near, the nearest first.
#[must_use]
pub(super) fn near(clause: &Clause<'_>, free: &[usize], lexicon: &Lexicon) -> Vec<Near> {
    let asked = Asked::new(clause, free, lexicon);
    let mut best: BTreeMap<Entry, Near> = BTreeMap::new();
    for (number, shared) in asked.shared() {
        let Some(pattern) = lexicon.patterns().get(number) else { continue };
        let Some((likeness, undirected)) = asked.likeness(pattern, &shared) else { continue };
        for phrase in lexicon.meanings(pattern) {
            let better = best.get(&phrase.entry).is_none_or(|known| known.likeness < likeness);
            if better {
                let (entry, layer, tokens) = (phrase.entry, phrase.layer, shared.by.clone());
                best.insert(entry, Near { entry, layer, likeness, undirected, by_chance: false, tokens });
            }
        }
    }
    let mut found: Vec<Near> = best.into_values().collect();
    for near in &mut found {
        near.by_chance = asked.is_by_chance(near);
        near.likeness =
            near.likeness.mul_add(1.0 - OF_ENTRY, OF_ENTRY * asked.used_by(near.entry) / asked.weight);
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.entry.cmp(&b.entry)));
    found
}

/// What a clause asks, where no phrase of it was said whole.
struct Asked<'c> {
    lexicon: &'c Lexicon,
    /// The tokens that count, by their number in the clause.
    tokens: Vec<(usize, &'c Token)>,
    /// How much all of it tells.
    weight: f32,
    /// Whether it says that there is less of something, or more.
    less: bool,
    more: bool,
}

/// What a phrase has in common with what is asked.
#[derive(Default)]
struct Shared {
    /// How much of it tells.
    weight: f32,
    /// By which tokens.
    by: Vec<usize>,
    /// Whether one of them can carry a phrase.
    carried: bool,
}

impl<'c> Asked<'c> {
    fn new(clause: &Clause<'c>, free: &[usize], lexicon: &'c Lexicon) -> Self {
        let counts = |token: &Token| token.role.counts() && token.role != Role::Number;
        let tokens = free.iter().filter_map(|&at| Some((at, clause.tokens.get(at)?)));
        let tokens: Vec<(usize, &Token)> = tokens.filter(|(_, token)| counts(token)).take(LONGEST).collect();
        let tells =
            |token: &Token| token.may_be.first().map_or(UNKNOWN, |&key| lexicon.patterns().telling(key));
        let says = |key: Key| tokens.iter().any(|(_, token)| token.may_be.contains(&key));
        let (less, more) = (says(Keys::LESS), says(Keys::MORE));
        Self { lexicon, weight: tokens.iter().map(|(_, token)| tells(token)).sum(), less, more, tokens }
    }

    /// What each pattern has in common with it, by the pattern's number.
    fn shared(&self) -> BTreeMap<u32, Shared> {
        let mut shared: BTreeMap<u32, Shared> = BTreeMap::new();
        for (at, token) in &self.tokens {
            for &key in &token.may_be {
                for &number in self.lexicon.patterns().having(key) {
                    let shared = shared.entry(number).or_default();
                    if shared.by.last() != Some(at) {
                        shared.weight += self.lexicon.patterns().telling(key);
                        shared.carried |= token.role.carries();
                        shared.by.push(*at);
                    }
                }
            }
        }
        shared
    }

    /// How like a pattern it is, and whether only one of both says "less" or "more". Nothing where it is its opposite.
    fn likeness(&self, pattern: Pattern<'_>, shared: &Shared) -> Option<(f32, bool)> {
        let (less, more) = (pattern.keys.contains(&Keys::LESS), pattern.keys.contains(&Keys::MORE));
        let opposite = (self.less && more) || (self.more && less);
        let complains = matches!(pattern.asks, Asks::Some | Asks::InOrder);
        let undirected = self.less != less || self.more != more;
        let likeness = 2.0 * shared.weight / (self.weight + pattern.weight);
        let likeness = if undirected { likeness * UNDIRECTED } else { likeness };
        (complains && shared.carried && !opposite).then_some((likeness, undirected))
    }

    /// How much of it an entry uses, in whatever phrases.
    fn used_by(&self, entry: Entry) -> f32 {
        let uses =
            |token: &Token| token.may_be.iter().any(|&key| self.lexicon.patterns().uses(entry, key) > 0);
        let tokens = self.tokens.iter().filter(|(_, token)| uses(token));
        tokens
            .filter_map(|(_, token)| token.may_be.first())
            .map(|&key| self.lexicon.patterns().telling(key))
            .sum()
    }

    /// Whether a single word is shared, and that is not the entry's own.
    fn is_by_chance(&self, near: &Near) -> bool {
        let mut shared =
            self.tokens.iter().filter(|(at, _)| near.tokens.contains(at)).map(|(_, token)| &token.may_be);
        let first = shared.next();
        let alone = shared.all(|other| Some(other) == first);
        alone && !first.into_iter().flatten().any(|&key| self.lexicon.patterns().owns(near.entry, key))
    }
}

/// The nearest, if it is near enough and nothing else as near. Where it says which way and the clause does not, its opposite
/// as well: "bp was 85/50" may be either.
#[must_use]
pub(super) fn certain<'n>(found: &'n [Near], lexicon: &Lexicon) -> Vec<&'n Near> {
    let Some(first) = found.first().filter(|near| !near.by_chance) else { return Vec::new() };
    if first.undirected {
        let opposite = lexicon.opposite(first.entry);
        let both = [Some(first), found.iter().find(|near| Some(near.entry) == opposite)];
        let both: Vec<_> = both.into_iter().flatten().collect();
        let alike = both.iter().all(|near| near.likeness >= ENOUGH * UNDIRECTED && near.undirected);
        return if alike && (both.len() == 2 || opposite.is_none()) { both } else { Vec::new() };
    }
    let second = found.get(1).map_or(0.0, |near| near.likeness);
    let alone = first.likeness >= ENOUGH && first.likeness - second >= MARGIN;
    alone.then_some(first).into_iter().collect()
}
