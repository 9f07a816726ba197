//! Body temperatures in a query: "temp 38.5", "102 F", "39.2".

use super::{cover::Clause, english::Role};
use crate::knowledge::{
    Knowledge,
    entry::{Measure, SideEffect},
    table::Ix,
};
use std::ops::Range;

/// Words that say that a number is a temperature.
const QUANTITY: [&str; 8] =
    ["temp", "temps", "temperature", "temperatures", "thermometer", "fever", "fevers", "feverish"];
/// What people call the units, folded.
const CELSIUS: [&str; 4] = ["c", "celsius", "centigrade", "celcius"];
const FAHRENHEIT: [&str; 3] = ["f", "fahrenheit", "farenheit"];
/// Words that may stand between a number and its unit.
const DEGREES: [&str; 3] = ["degrees", "degree", "deg"];

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

impl Measures {
    /// Collects them from the knowledge.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        let of = |(at, effect): (_, &SideEffect)| {
            effect.measured.iter().map(move |&measure| (measure, at)).collect::<Vec<_>>()
        };
        Self(knowledge.side_effects.iter().flat_map(of).collect())
    }

    fn meant(&self, value: f64, celsius: Option<bool>) -> Option<Ix<SideEffect>> {
        let fits = |measure: &Measure| match *measure {
            Measure::Celsius(low, high) => celsius != Some(false) && (low..=high).contains(&value),
            Measure::Fahrenheit(low, high) => celsius != Some(true) && (low..=high).contains(&value),
        };
        self.0.iter().find(|(measure, _)| fits(measure)).map(|(_, effect)| *effect)
    }

    /// The temperatures in a clause. A number counts as one if it has a unit, if the clause speaks of temperature, or if
    /// it is all that the clause has and has a decimal.
    pub(super) fn find(&self, clause: &Clause<'_>, query: &str) -> Vec<Measured> {
        let word = |at: usize| clause.word(at);
        let spoken_of: Vec<usize> =
            (0..clause.tokens.len()).filter(|&at| QUANTITY.contains(&word(at))).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < clause.tokens.len() {
            let number = number(clause, query, at);
            let Some((value, tokens)) = number else {
                at += 1;
                continue;
            };
            let decimal = tokens.len() > 1;
            let mut end = tokens.end;
            if DEGREES.contains(&word(end)) {
                end += 1;
            }
            let celsius = if CELSIUS.contains(&word(end)) {
                Some(true)
            } else if FAHRENHEIT.contains(&word(end)) {
                Some(false)
            } else {
                None
            };
            end += usize::from(celsius.is_some());
            let alone = decimal
                && clause.tokens.iter().all(|token| matches!(token.role, Role::Number | Role::Passing));
            if (celsius.is_some() || !spoken_of.is_empty() || alone || end > tokens.end)
                && let Some(effect) = self.meant(value, celsius)
            {
                let tokens =
                    spoken_of.iter().copied().filter(|at| *at < tokens.start).chain(at..end).collect();
                found.push(Measured { tokens, effect });
            }
            at = end;
        }
        found
    }
}

/// The number that starts at a token, with its decimals.
fn number(clause: &Clause<'_>, query: &str, at: usize) -> Option<(f64, Range<usize>)> {
    let token = clause.tokens.get(at).filter(|token| token.role == Role::Number)?;
    let whole = clause.words.get(token.words.start)?;
    let next = clause.tokens.get(at + 1).filter(|next| next.role == Role::Number);
    let decimals = next.and_then(|next| clause.words.get(next.words.start)).filter(|decimals| {
        query.get(whole.place.end..decimals.place.start).is_some_and(|between| matches!(between, "." | ","))
    });
    match decimals {
        Some(decimals) => {
            let value = format!("{}.{}", whole.folded, decimals.folded).parse().ok()?;
            Some((value, at..at + 2))
        }
        None => Some((whole.folded.parse().ok()?, at..at + 1)),
    }
}
