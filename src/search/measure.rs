//! Body temperatures in a query: "temp 38.5", "102 F", "39.2".

use super::{clause::Clause, english::Role, token::Token};
use crate::{
    fold::Word,
    knowledge::{
        Entry, Knowledge,
        entry::{Measure, SideEffect},
        table::Ix,
    },
};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Words that say that a number is a temperature.
const QUANTITY: [&str; 8] =
    ["temp", "temps", "temperature", "temperatures", "thermometer", "fever", "fevers", "feverish"];
/// Those of them that name a side effect themselves.
const NAMES: [&str; 3] = ["fever", "fevers", "feverish"];
/// What people call the scales, folded.
const SCALES: [(&str, Scale); 7] = [
    ("c", Scale::Celsius),
    ("celsius", Scale::Celsius),
    ("celcius", Scale::Celsius),
    ("centigrade", Scale::Celsius),
    ("f", Scale::Fahrenheit),
    ("fahrenheit", Scale::Fahrenheit),
    ("farenheit", Scale::Fahrenheit),
];
/// Words that may stand between a number and its scale.
const DEGREES: [&str; 3] = ["degrees", "degree", "deg"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    Celsius,
    Fahrenheit,
}

/// The temperatures by which a side effect is recognised.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Measures(Vec<(Measure, Ix<SideEffect>)>);

/// A temperature in a clause, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The tokens that say it.
    pub tokens: Vec<usize>,
    /// What it means; nothing where the book has nothing for it.
    pub effect: Option<Ix<SideEffect>>,
}

/// The temperatures that tokens say. These tokens are no words of a phrase any more.
#[must_use]
pub(super) fn take(tokens: &mut [Token], words: &[Word], query: &str, measures: &Measures) -> Vec<Measured> {
    let found = measures.find(&Clause { words, tokens, open: false }, query);
    for (measured, &at) in
        found.iter().flat_map(|measured| measured.tokens.iter().map(move |at| (measured, at)))
    {
        if let Some(token) = tokens.get_mut(at) {
            token.may_be.clear();
            token.role = if measured.effect.is_some() { Role::Passing } else { Role::Content };
        }
    }
    found
}

impl Measures {
    /// Collects them from the knowledge.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        let effects = knowledge.side_effects.iter();
        Self(
            effects
                .flat_map(|(at, effect)| effect.measured.iter().map(move |&measure| (measure, at)))
                .collect(),
        )
    }

    /// The side effects that are recognised by a temperature.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> {
        self.0.iter().map(|(_, effect)| Entry::SideEffect(*effect))
    }

    /// What a temperature means, on one scale or on whichever it fits.
    fn meant(&self, value: f64, scale: Option<Scale>) -> Option<Ix<SideEffect>> {
        let fits = |measure: &Measure| match *measure {
            Measure::Celsius(low, high) => scale != Some(Scale::Fahrenheit) && (low..=high).contains(&value),
            Measure::Fahrenheit(low, high) => scale != Some(Scale::Celsius) && (low..=high).contains(&value),
        };
        self.0.iter().find(|(measure, _)| fits(measure)).map(|(_, effect)| *effect)
    }

    /// The temperatures in a clause. A number counts as one if it has a scale, or follows a word that speaks of
    /// temperature, or is all that the clause has and has a decimal. Where nothing speaks of temperature, only what is
    /// above normal is one: most numbers are something else.
    fn find(&self, clause: &Clause<'_>, query: &str) -> Vec<Measured> {
        let alone = clause.tokens.iter().all(|token| token.role == Role::Number);
        let mut found = Vec::new();
        let mut at = 0;
        while at < clause.tokens.len() {
            let Some((value, number)) = number(clause, query, at) else {
                at += 1;
                continue;
            };
            let degrees = number.end + usize::from(DEGREES.contains(&clause.word(number.end)));
            let scale =
                SCALES.iter().find(|(name, _)| *name == clause.word(degrees)).map(|(_, scale)| *scale);
            let end = degrees + usize::from(scale.is_some());
            let spoken_of = spoken_of(clause, number.start);
            let of_time = clause.tokens.get(end).is_some_and(|token| token.role == Role::Unit);
            let may_be = !of_time && (spoken_of.is_some() || scale.is_some() || (alone && number.len() > 1));
            let fits = |effect: &Option<Ix<SideEffect>>| {
                effect.is_some() && (spoken_of.is_some() || value > normal(scale))
            };
            let effect = self.meant(value, scale).filter(|_| may_be);
            // A number beside "temp" is its number, whatever it means; "fever" is one by itself.
            let named = spoken_of.filter(|&at| !NAMES.contains(&clause.word(at)));
            if fits(&effect) || (named.is_some() && may_be) {
                let effect = effect.filter(|_| fits(&effect));
                found.push(Measured { tokens: named.into_iter().chain(number.start..end).collect(), effect });
            }
            at = end;
        }
        found
    }
}

/// How far before a number the word may stand that speaks of temperature.
const NEAR: usize = 4;

/// The word before a number that speaks of temperature, with nothing between that counts.
fn spoken_of(clause: &Clause<'_>, number: usize) -> Option<usize> {
    let mut before = (number.saturating_sub(NEAR)..number).rev();
    let passes = |at: &usize| {
        let passing = clause.tokens.get(*at).is_some_and(|token| token.role == Role::Passing);
        passing && !QUANTITY.contains(&clause.word(*at))
    };
    before.find(|at| !passes(at)).filter(|&at| QUANTITY.contains(&clause.word(at)))
}

/// The normal temperature of a body, on a scale.
const fn normal(scale: Option<Scale>) -> f64 {
    match scale {
        Some(Scale::Fahrenheit) => 98.6,
        Some(Scale::Celsius) | None => 37.0,
    }
}

/// The number that starts at a token, with its decimals, and the tokens that it takes.
fn number(clause: &Clause<'_>, query: &str, at: usize) -> Option<(f64, Range<usize>)> {
    let word = |at: usize| {
        let token = clause.tokens.get(at).filter(|token| token.role == Role::Number)?;
        clause.words.get(token.words.start)
    };
    let whole = word(at)?;
    let parted =
        |decimals: &&Word| matches!(query.get(whole.place.end..decimals.place.start), Some("." | ","));
    match word(at + 1).filter(parted) {
        Some(decimals) => Some((format!("{}.{}", whole.folded, decimals.folded).parse().ok()?, at..at + 2)),
        None => Some((whole.folded.parse().ok()?, at..at + 1)),
    }
}
