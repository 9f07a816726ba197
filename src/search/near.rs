//! What comes nearest where no phrase was said whole: the side effects whose phrases share the most telling words.

use super::{clause::Clause, english::Role, lexicon::Lexicon, pattern::Asks, token::Keys};
use crate::knowledge::Entry;
use std::collections::HashMap;

/// A side effect that a clause comes near.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Near {
    /// What it comes near.
    pub entry: Entry,
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
    let tokens: Vec<_> = free
        .iter()
        .filter_map(|&at| Some((at, clause.tokens.get(at)?)))
        .filter(|(_, token)| token.role.counts() && token.role != Role::Number)
        .take(LONGEST)
        .collect();
    let tells = |key| lexicon.patterns().telling(key);
    let asked: f32 =
        tokens.iter().map(|(_, token)| token.may_be.first().map_or(UNKNOWN, |&key| tells(key))).sum();
    let mut shared: HashMap<u32, (f32, Vec<usize>)> = HashMap::new();
    for (at, token) in &tokens {
        for &key in &token.may_be {
            for &number in lexicon.patterns().having(key) {
                let (weight, by) = shared.entry(number).or_default();
                if by.last() != Some(at) {
                    *weight += tells(key);
                    by.push(*at);
                }
            }
        }
    }
    let less = tokens.iter().any(|(_, token)| token.may_be.contains(&Keys::LESS));
    let more = tokens.iter().any(|(_, token)| token.may_be.contains(&Keys::MORE));
    let mut best: HashMap<Entry, Near> = HashMap::new();
    for (number, (weight, by)) in shared {
        let Some(pattern) = lexicon
            .patterns()
            .get(number)
            .filter(|pattern| matches!(pattern.asks, Asks::Some | Asks::InOrder))
        else {
            continue;
        };
        let (lessens, adds) = (pattern.keys.contains(&Keys::LESS), pattern.keys.contains(&Keys::MORE));
        // Its opposite is never what is meant.
        if (less && adds) || (more && lessens) {
            continue;
        }
        let carried = by.iter().any(|at| clause.tokens.get(*at).is_some_and(|token| token.role.carries()));
        if !carried {
            continue;
        }
        let mut likeness = 2.0 * weight / (asked + pattern.weight);
        let undirected = less != lessens || more != adds;
        if undirected {
            likeness *= UNDIRECTED;
        }
        for phrase in lexicon.meanings(pattern) {
            let near =
                Near { entry: phrase.entry, likeness, undirected, by_chance: false, tokens: by.clone() };
            match best.get_mut(&phrase.entry) {
                Some(known) if known.likeness >= likeness => {}
                Some(known) => *known = near,
                None => drop(best.insert(phrase.entry, near)),
            }
        }
    }
    let mut found: Vec<Near> = best.into_values().collect();
    for near in &mut found {
        let used = tokens.iter().filter(|(_, token)| {
            token.may_be.iter().any(|&key| lexicon.patterns().uses(near.entry, key) > 0)
        });
        let used: f32 = used.filter_map(|(_, token)| token.may_be.first()).map(|&key| tells(key)).sum();
        let mut shared =
            near.tokens.iter().filter_map(|&at| clause.tokens.get(at)).map(|token| &token.may_be);
        let first = shared.next();
        let alone = shared.all(|other| Some(other) == first);
        near.by_chance =
            alone && !first.into_iter().flatten().any(|&key| lexicon.patterns().owns(near.entry, key));
        near.likeness = near.likeness.mul_add(1.0 - OF_ENTRY, OF_ENTRY * used / asked);
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.entry.cmp(&b.entry)));
    found
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
