//! A part of a query from comma to comma: what was understood of it, and which of its words that takes.

use super::{
    cover::{Said, cover},
    english::Role,
    lexicon::{Lexicon, Naming, Phrase},
    measure::Measured,
    near::{self, Near},
    reading::{How, Reading, Understood},
    token::Token,
};
use crate::{
    fold::Word,
    knowledge::{Entry, Kind, Layer},
};
use std::ops::Range;

/// A part of a query without a comma in it, ready to be read.
#[derive(Debug, Clone)]
pub(super) struct Clause<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Whether its last token may go on.
    pub open: bool,
}

/// Words behind a "not" that make it rule nothing out: "not only chest pain", "don't know if it is chest pain".
const AFFIRMING: [&str; 6] = ["only", "just", "sure", "know", "certain", "help"];
/// Words with which a "never" says that something is there: "never had chest pain like this".
const LIKE_THIS: [&str; 6] = ["like", "so", "such", "before", "until", "till"];

/// How far around a part of a clause the rest is looked at to tell what it means, in words.
const REACH: usize = 16;

impl Clause<'_> {
    /// The first word of a token.
    pub(super) fn word(&self, at: usize) -> &str {
        let word = self.tokens.get(at).and_then(|token| self.words.get(token.words.start));
        word.map_or("", |word| word.folded.as_str())
    }

    fn role(&self, at: usize) -> Option<Role> {
        self.tokens.get(at).map(|token| token.role)
    }

    /// Where some tokens stand, in bytes of the query.
    fn place(&self, tokens: Range<usize>) -> Range<usize> {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        let words = tokens.first().zip(tokens.last()).map(|(first, last)| first.words.start..last.words.end);
        let words = words.and_then(|words| self.words.get(words)).unwrap_or_default();
        words.first().zip(words.last()).map_or(0..0, |(first, last)| first.place.start..last.place.end)
    }

    /// The tokens around some, as far as they may have to do with them.
    fn around(&self, tokens: &[usize]) -> &[Token] {
        let (first, last) = (tokens.first().copied().unwrap_or(0), tokens.last().copied().unwrap_or(0));
        let end = (last + REACH).min(self.tokens.len());
        self.tokens.get(first.saturating_sub(REACH)..end).unwrap_or_default()
    }

    /// How much some of its tokens tell.
    fn telling(&self, tokens: impl Iterator<Item = usize>, lexicon: &Lexicon) -> f32 {
        let counting = tokens.filter_map(|at| self.tokens.get(at)).filter(|token| token.role.counts());
        counting.filter_map(|token| token.may_be.first()).map(|key| lexicon.patterns().telling(*key)).sum()
    }
}

/// The entries that phrases mean, each once.
fn each_once<'l>(phrases: &[&'l Phrase]) -> Vec<&'l Phrase> {
    let mut found = phrases.to_vec();
    found.sort_by_key(|phrase| (phrase.entry, phrase.naming));
    found.dedup_by_key(|phrase| phrase.entry);
    found
}

/// Of all that a phrase means, the entries of the kind that people ask for first. Who types "interferon" means the
/// family before the glossary's word.
fn foremost<'l>(phrases: &[&'l Phrase]) -> Vec<&'l Phrase> {
    const ORDER: [Kind; 6] =
        [Kind::SideEffect, Kind::Medicine, Kind::Cytokine, Kind::Use, Kind::Term, Kind::Topic];
    let kind = ORDER.into_iter().find(|&kind| phrases.iter().any(|phrase| phrase.entry.kind() == kind));
    let mut found = each_once(phrases);
    found.retain(|phrase| Some(phrase.entry.kind()) == kind);
    found
}

/// Something that was understood, and the tokens that say it, in order.
struct Part {
    tokens: Vec<usize>,
    understood: Understood,
}

/// The parts of a clause that were understood so far.
pub(super) struct Parts<'c> {
    clause: &'c Clause<'c>,
    lexicon: &'c Lexicon,
    found: Vec<Part>,
    /// By token: whether a part takes it.
    taken: Vec<bool>,
}

/// The share of what a clause tells below which a phrase said in it is perhaps not what it is about: "cough" in "red
/// streaks in what I cough up".
const LITTLE: f32 = 0.6;
/// The share of the best likeness from which what comes less near is offered too.
const OFFERED: f32 = 0.6;

impl<'c> Parts<'c> {
    /// None yet.
    pub(super) fn new(clause: &'c Clause<'c>, lexicon: &'c Lexicon) -> Self {
        Self { clause, lexicon, found: Vec::new(), taken: vec![false; clause.tokens.len()] }
    }

    fn add(&mut self, tokens: Vec<usize>, meant: Vec<(Entry, Layer)>, how: How, begun: bool) {
        for &at in &tokens {
            self.take(at);
        }
        let place =
            tokens.first().zip(tokens.last()).map(|(first, last)| self.clause.place(*first..last + 1));
        let place = place.unwrap_or_default();
        let (entries, words_of) = meant.into_iter().unzip();
        let understood = Understood { place, entries, words_of, how, begun, negated: false };
        self.found.push(Part { tokens, understood });
    }

    fn take(&mut self, at: usize) {
        if let Some(taken) = self.taken.get_mut(at) {
            *taken = true;
        }
    }

    fn is_free(&self, at: usize) -> bool {
        self.taken.get(at) == Some(&false)
    }

    /// A temperature.
    pub(super) fn measured(&mut self, measured: Measured) {
        let known = |entry| self.found.iter().any(|part| part.understood.entries == [entry]);
        if let Some(effect) = measured.effect.filter(|&at| !known(Entry::SideEffect(at))) {
            // A temperature is no word that anybody added.
            let meant = vec![(Entry::SideEffect(effect), Layer::GROUND)];
            self.add(measured.tokens, meant, How::Word, false);
        }
    }

    /// The phrases that are said.
    pub(super) fn said(&mut self) {
        for said in cover(self.clause, self.lexicon) {
            let (meant, how) = self.meant(&said);
            self.add(said.tokens, meant, how, said.begun);
        }
    }

    /// What a phrase that was said means, and how that was understood.
    fn meant(&self, said: &Said<'_>) -> (Vec<(Entry, Layer)>, How) {
        let mut phrases = if said.begun { each_once(&said.phrases) } else { foremost(&said.phrases) };
        let misspelt = |at: &usize| self.clause.tokens.get(*at).is_some_and(|token| token.edits > 0);
        let how = match phrases.as_slice() {
            [_] if said.tokens.iter().any(misspelt) => How::Spelling,
            [only] if only.naming == Naming::Name && !said.begun => How::Exact,
            [_] => How::Word,
            // Many phrases may begin so, of which a group is one.
            [first, ..] if first.naming == Naming::Group && !said.begun => How::Group,
            _ => How::Ambiguous,
        };
        if how == How::Group {
            phrases.sort_by_key(|phrase| phrase.rank);
        } else if how == How::Ambiguous && !said.begun {
            // Of all that it may mean, what the rest of the clause speaks for comes first.
            let around = self.clause.around(&said.tokens);
            let support = |phrase: &Phrase| self.lexicon.patterns().support(around, phrase.entry);
            phrases.sort_by(|a, b| support(b).total_cmp(&support(a)));
        }
        (phrases.iter().map(|phrase| (phrase.entry, phrase.layer)).collect(), how)
    }

    /// What the clause comes near, where nothing that was said is a complaint, or only little of it was. Gives back
    /// what may be offered as a question.
    pub(super) fn near(&mut self) -> Vec<Entry> {
        let complained = self.found.iter().any(|part| part.understood.is_of_effect());
        if complained && !self.says_little() {
            return Vec::new();
        }
        let named = |at: &usize| {
            self.found.iter().any(|part| part.understood.is_a_name() && part.tokens.contains(at))
        };
        let free: Vec<usize> = (0..self.clause.tokens.len()).filter(|at| !named(at)).collect();
        let found = near::near(self.clause, &free, self.lexicon);
        let certain = near::certain(&found, self.lexicon);
        if let Some(first) = certain.first().filter(|_| certain.iter().all(|near| self.is_better(near))) {
            // A name of another kind, "bladder", gives way to what is said with it, "bladder irritated".
            let said_with = |part: &Part| part.tokens.iter().any(|at| first.tokens.contains(at));
            self.found.retain(|part| part.understood.is_of_effect() || !said_with(part));
            let how = if certain.len() > 1 { How::Ambiguous } else { How::Near };
            let entries = certain.iter().map(|near| (near.entry, near.layer)).collect();
            self.add(first.tokens.clone(), entries, how, false);
        }
        let best = found.first().map_or(0.0, |near| near.likeness);
        found.iter().filter(|near| near.likeness >= OFFERED * best).map(|near| near.entry).collect()
    }

    /// Whether what was said is little of what the clause tells. What is ruled out is not looked for elsewhere.
    fn says_little(&self) -> bool {
        let all = 0..self.clause.tokens.len();
        let rules_out = |at: usize| self.is_free(at) && self.clause.role(at) == Some(Role::Ruling);
        let said = self.clause.telling(all.clone().filter(|at| !self.is_free(*at)), self.lexicon);
        said < LITTLE * self.clause.telling(all.clone(), self.lexicon) && !all.into_iter().any(rules_out)
    }

    /// Whether something near is new, and says more than the names of other kinds that it would take the place of.
    fn is_better(&self, near: &Near) -> bool {
        let known = self.found.iter().any(|part| part.understood.entries.contains(&near.entry));
        let others = self.found.iter().filter(|part| !part.understood.is_of_effect());
        let replaced = others.flat_map(|part| &part.tokens).filter(|at| near.tokens.contains(at)).count();
        !known && (replaced == 0 || near.tokens.len() > replaced)
    }

    /// Finds out which parts are ruled out: those behind a "no" with nothing that counts between, and those joined to one
    /// by "or".
    pub(super) fn rule_out(&mut self) {
        self.found.sort_by(|a, b| a.tokens.cmp(&b.tokens));
        let mut before: Option<(usize, bool)> = None;
        for number in 0..self.found.len() {
            let Some((first, last)) = self
                .found
                .get(number)
                .and_then(|part| part.tokens.first().copied().zip(part.tokens.last().copied()))
            else {
                continue;
            };
            let stops = |at: &usize| {
                self.is_free(*at)
                    && self.clause.role(*at).is_some_and(|role| role.counts() || role == Role::Joining)
            };
            let nearest = (before.map_or(0, |(last, _)| last + 1)..first).rev().find(stops);
            let ruling = nearest.filter(|&at| self.rules_out(at, first));
            let or = nearest.is_some_and(|at| self.clause.word(at) == "or");
            let negated = ruling.is_some() || (or && before.is_some_and(|(_, negated)| negated));
            if let Some(at) = ruling {
                self.take(at);
            }
            let place = ruling.map(|at| self.clause.place(at..last + 1));
            if let Some(part) = self.found.get_mut(number) {
                part.understood.negated = negated;
                part.understood.place = place.unwrap_or(part.understood.place.clone());
            }
            before = Some((last, negated));
        }
    }

    /// Whether one token rules out what begins with another.
    fn rules_out(&self, at: usize, first: usize) -> bool {
        let lessens = |at: usize| self.clause.role(at).is_some_and(Role::lessens);
        // "Can't eat without being sick" rules nothing out, nor does "not only chest pain" or "don't know if it is".
        let twice = self.clause.word(at) == "without" && (at.saturating_sub(REACH)..at).any(lessens);
        let affirms = AFFIRMING.contains(&self.clause.word(at + 1))
            || (self.clause.word(at) == "never"
                && (at..self.clause.tokens.len()).any(|at| LIKE_THIS.contains(&self.clause.word(at))));
        // Less of less is more: "can't lose weight" is no weight loss.
        let of_less = lessens(at) && lessens(first);
        (self.clause.role(at) == Some(Role::Ruling) || of_less) && !twice && !affirms
    }

    /// Tells a reading what was understood, what was not, and what changes nothing.
    pub(super) fn leave(self, reading: &mut Reading) {
        for (at, token) in self.clause.tokens.iter().enumerate() {
            if !self.is_free(at) {
                reading.keys.extend(token.may_be.iter().filter(|_| token.role.counts()));
                continue;
            }
            let passes = match token.role {
                Role::Content | Role::Less | Role::Ruling => false,
                Role::Number => {
                    at.checked_sub(1).is_some_and(|at| self.lets_pass(at)) || self.lets_pass(at + 1)
                }
                _ => true,
            };
            let place = self.clause.place(at..at + 1);
            if passes { reading.passed_over.push(place) } else { reading.not_understood.push(place) }
        }
        reading.understood.extend(self.found.into_iter().map(|part| part.understood));
    }

    /// Whether a number beside a token changes nothing: "2 weeks", "7 lbs".
    fn lets_pass(&self, at: usize) -> bool {
        let beside = matches!(self.clause.role(at), Some(Role::Unit | Role::Passing | Role::Number));
        beside || self.taken.get(at) == Some(&true)
    }
}
