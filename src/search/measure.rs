//! Body temperatures in a query: "temp 38.5", "102 F", "39.2".

use super::{clause::Clause, english::Role, token::Token};
use crate::{
    fold::Word,
    knowledge::{
        Knowledge,
        entry::{Measure, SideEffect},
        table::Ix,
    },
};
use std::ops::Range;

/// Words that say that a number is a temperature.
const QUANTITY: [&str; 8] =
    ["temp", "temps", "temperature", "temperatures", "thermometer", "fever", "fevers", "feverish"];
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
#[derive(Debug, Default)]
pub struct Measures(Vec<(Measure, Ix<SideEffect>)>);

/// A temperature in a clause, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The tokens that say it.
    pub tokens: Vec<usize>,
    /// What it means.
    pub effect: Ix<SideEffect>,
}

/// The temperatures that tokens say. These tokens are no words of a phrase any more.
#[must_use]
pub(super) fn take(tokens: &mut [Token], words: &[Word], query: &str, measures: &Measures) -> Vec<Measured> {
    let found = measures.find(&Clause { words, tokens, open: false }, query);
    for &at in found.iter().flat_map(|measured| &measured.tokens) {
        if let Some(token) = tokens.get_mut(at) {
            token.may_be.clear();
            token.role = Role::Passing;
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

    /// What a temperature means, on one scale or on whichever it fits.
    fn meant(&self, value: f64, scale: Option<Scale>) -> Option<Ix<SideEffect>> {
        let fits = |measure: &Measure| match *measure {
            Measure::Celsius(low, high) => scale != Some(Scale::Fahrenheit) && (low..=high).contains(&value),
            Measure::Fahrenheit(low, high) => scale != Some(Scale::Celsius) && (low..=high).contains(&value),
        };
        self.0.iter().find(|(measure, _)| fits(measure)).map(|(_, effect)| *effect)
    }

    /// The temperatures in a clause. A number counts as one if it has degrees or a scale, if the clause speaks of
    /// temperature, or if it is all that the clause has and has a decimal.
    fn find(&self, clause: &Clause<'_>, query: &str) -> Vec<Measured> {
        let all = 0..clause.tokens.len();
        let spoken_of: Vec<usize> = all.filter(|&at| QUANTITY.contains(&clause.word(at))).collect();
        let bare = |token: &Token| matches!(token.role, Role::Number | Role::Passing);
        let alone = clause.tokens.iter().all(bare);
        let mut found = Vec::new();
        let mut at = 0;
        while at < clause.tokens.len() {
            let Some((value, number)) = number(clause, query, at) else {
                at += 1;
                continue;
            };
            let mut end = number.end + usize::from(DEGREES.contains(&clause.word(number.end)));
            let scale = SCALES.iter().find(|(name, _)| *name == clause.word(end)).map(|(_, scale)| *scale);
            end += usize::from(scale.is_some());
            let is_temperature = end > number.end || !spoken_of.is_empty() || (alone && number.len() > 1);
            if let Some(effect) = self.meant(value, scale).filter(|_| is_temperature) {
                let before = spoken_of.iter().copied().filter(|at| *at < number.start);
                found.push(Measured { tokens: before.chain(at..end).collect(), effect });
            }
            at = end;
        }
        found
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
