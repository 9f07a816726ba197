//! Which phrases a part of a query says: whole, in whatever order, and each word for one phrase only.

use super::{
    clause::Clause,
    english::Role,
    lexicon::{Lexicon, Phrase},
    pattern::{Asks, Pattern},
    token::{Key, Token},
};
use crate::knowledge::Entry;
use std::{cmp::Reverse, ops::Range};

/// A phrase that was said.
#[derive(Debug, Clone)]
pub(super) struct Said<'l> {
    /// Which tokens of the clause say it, in order.
    pub tokens: Vec<usize>,
    /// The phrases that read so. More than one text where several are said equally well.
    pub phrases: Vec<&'l Phrase>,
    /// How many of them count.
    pub counting: usize,
    /// How far what was typed is from the phrase; 0 is word for word.
    pub cost: u32,
    /// Whether only the beginning of its last word was typed.
    pub begun: bool,
}

impl Said<'_> {
    /// What saying it is worth: a word more is worth more than saying it closely.
    fn worth(&self) -> usize {
        let passing = self.tokens.len().saturating_sub(self.counting);
        (WORTH * self.counting + PASSING * passing).saturating_sub(self.cost as usize)
    }

    /// Whether another that the same tokens say is meant as well: one that is said as closely, or, where what is said
    /// most closely is unsure of its meaning, one that is said in another form.
    fn takes_in(&self, other: &Self) -> bool {
        let unsure = self
            .phrases
            .iter()
            .any(|phrase| Some(phrase.entry) != self.phrases.first().map(|first| first.entry));
        let allowed = if unsure { NOT_VERBATIM + OTHER_FORM } else { 0 };
        other.cost <= self.cost + allowed
    }
}

/// What a word is worth that counts, and one that changes nothing but belongs to the phrase.
const WORTH: usize = 20;
const PASSING: usize = 3;
/// What it costs that a text is not said word for word.
const NOT_VERBATIM: u32 = 1;
/// What it costs that a word is said in another form, or by one that is alike.
const OTHER_FORM: u32 = 2;
/// What it costs that a word is misspelt, and each edit.
const MISSPELT: u32 = 2;
const EDIT: u32 = 3;
/// What a word between costs, what it costs that the words are in another order, and that an "and" is between.
const BETWEEN: u32 = 4;
const DISORDER: u32 = 4;
const JOINED: u32 = 4;
/// How many words may stand between those of a phrase.
const MOST_BETWEEN: usize = 2;
/// How far from its rarest word the others of a phrase are looked for, in words that count.
const REACH: usize = 8;

/// How far from word for word a phrase may be that stands behind a "no" and is ruled out whole: two words in other forms.
const CLOSE: u32 = NOT_VERBATIM + 2 * OTHER_FORM;

/// The phrases that a clause says, in order.
#[must_use]
pub(super) fn cover<'l>(clause: &Clause<'_>, lexicon: &'l Lexicon) -> Vec<Said<'l>> {
    let all = clause.tokens.len();
    let mut whole = candidates(clause, lexicon, |asks| asks != Asks::AllAlone);
    narrow_what_is_ruled_out(clause, lexicon, &mut whole);
    let mut chosen = choose(whole, all);
    // The beginning of a word counts where the word is no part of anything whole.
    let settled = chosen.iter().any(|said| said.tokens.last() == all.checked_sub(1).as_ref());
    if let Some(begun) = begun(clause, lexicon).filter(|_| !settled) {
        chosen.retain(|said| !said.tokens.iter().any(|at| begun.tokens.contains(at)));
        chosen.push(begun);
    }
    let of_effect =
        |said: &Said<'_>| said.phrases.iter().any(|phrase| matches!(phrase.entry, Entry::SideEffect(_)));
    if !chosen.iter().any(of_effect) {
        let free = |said: &Said<'_>| {
            !chosen.iter().any(|other| other.tokens.iter().any(|at| said.tokens.contains(at)))
        };
        let alone: Vec<_> =
            candidates(clause, lexicon, |asks| asks == Asks::AllAlone).into_iter().filter(free).collect();
        chosen.extend(choose(alone, all));
    }
    chosen.sort_by(|a, b| a.tokens.cmp(&b.tokens));
    chosen
}

/// A "no" rules out the complaint behind it, and not the next: "no fever chest pain" is chest pain. So of the phrases that
/// begin behind one, those that may hold several complaints give way to shorter ones.
fn narrow_what_is_ruled_out(clause: &Clause<'_>, lexicon: &Lexicon, found: &mut Vec<Said<'_>>) {
    let role = |at: usize| clause.tokens.get(at).map(|token| token.role);
    for at in (0..clause.tokens.len()).filter(|&at| role(at) == Some(Role::Ruling)) {
        let counts = |at: &usize| role(*at).is_some_and(Role::counts);
        let Some(first) = (at + 1..clause.tokens.len()).find(counts) else { continue };
        let behind = |said: &Said<'_>| said.tokens.iter().find(|at| counts(at)) == Some(&first);
        let Some(least) = found.iter().filter(|said| behind(said)).map(|said| said.counting).min() else {
            continue;
        };
        let joins = |said: &Said<'_>| {
            let words = said.phrases.first().map_or("", |phrase| lexicon.text(phrase.text)).split(' ');
            words.into_iter().any(|word| matches!(lexicon.keys().role(word), Role::Joining | Role::Contrast))
        };
        let one = |said: &Said<'_>| said.cost <= CLOSE && !joins(said);
        found.retain(|said| !behind(said) || said.counting == least || one(said));
    }
}

/// Of all that might have been said, what is worth most, each word once.
fn choose(mut candidates: Vec<Said<'_>>, tokens: usize) -> Vec<Said<'_>> {
    candidates.sort_by(|a, b| {
        let key = |said: &Said<'_>| (Reverse(said.worth()), said.tokens.first().copied());
        key(a).cmp(&key(b)).then_with(|| a.tokens.cmp(&b.tokens))
    });
    // By token: which of the chosen takes it.
    let mut takers: Vec<Option<usize>> = vec![None; tokens];
    let mut chosen: Vec<Said<'_>> = Vec::new();
    for said in candidates {
        let mut taken_by = said.tokens.iter().filter_map(|&at| takers.get(at).copied().flatten()).peekable();
        match taken_by.peek().copied() {
            None => {
                for &at in &said.tokens {
                    if let Some(taker) = takers.get_mut(at) {
                        *taker = Some(chosen.len());
                    }
                }
                chosen.push(said);
            }
            Some(by) => {
                let best = chosen.get_mut(by).filter(|best| best.tokens == said.tokens);
                if let Some(best) = best.filter(|best| !said.begun && best.takes_in(&said)) {
                    best.phrases.extend(said.phrases);
                }
            }
        }
    }
    chosen
}

/// Every phrase of a sort that a clause says.
fn candidates<'l>(clause: &Clause<'_>, lexicon: &'l Lexicon, wanted: impl Fn(Asks) -> bool) -> Vec<Said<'l>> {
    let counting: Vec<usize> =
        (0..).zip(clause.tokens).filter(|(_, token)| token.role.counts()).map(|(at, _)| at).collect();
    let mut keys: Vec<Key> = clause.tokens.iter().flat_map(|token| &token.may_be).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    // What asks for a word that is nowhere in the clause is left out once, and not at every word that it shares.
    let possible = |key: &Key| {
        let patterns =
            lexicon.patterns().anchored(*key).iter().filter_map(|&number| lexicon.patterns().get(number));
        let said = |pattern: &Pattern<'_>| pattern.keys.iter().all(|key| keys.binary_search(key).is_ok());
        patterns.filter(|pattern| wanted(pattern.asks)).filter(said).collect::<Vec<_>>()
    };
    let possible: Vec<Vec<Pattern<'_>>> = keys.iter().map(possible).collect();
    let mut found = Vec::new();
    for (at, token) in clause.tokens.iter().enumerate() {
        for &key in &token.may_be {
            for &pattern in
                keys.binary_search(&key).ok().and_then(|at| possible.get(at)).into_iter().flatten()
            {
                let tokens = standing(pattern, clause, &counting, lexicon, (at, key));
                found.extend(tokens.and_then(|tokens| said(clause, lexicon, pattern, tokens)));
            }
        }
    }
    found
}

/// Where the keys of a pattern stand around a token that has the key it is looked for by.
fn standing(
    pattern: Pattern<'_>,
    clause: &Clause<'_>,
    counting: &[usize],
    lexicon: &Lexicon,
    (at, key): (usize, Key),
) -> Option<Vec<usize>> {
    let token = clause.tokens.get(at)?;
    match pattern.asks {
        Asks::Some => scattered(pattern, clause.tokens, counting, at, key),
        // "About", "till" and the like are names only where they are all that is said.
        Asks::All if !token.role.counts() && clause.tokens.len() > pattern.keys.len() => None,
        Asks::All => in_a_row(pattern, clause.tokens, at, |_| false),
        // One common word alone is a complaint only as it stands in the book.
        Asks::AllAlone if pattern.keys.len() == 1 => {
            verbatim(clause, &(at..at + 1), lexicon.text(pattern.text)).map(|_| vec![at])
        }
        Asks::InOrder | Asks::AllAlone => in_a_row(pattern, clause.tokens, at, |role| !role.counts()),
    }
}

/// Where the keys of a pattern stand one after the other from a token on, but for those of a role that may be between.
fn in_a_row(
    pattern: Pattern<'_>,
    tokens: &[Token],
    start: usize,
    between: impl Fn(Role) -> bool,
) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(pattern.keys.len());
    let mut rest = (start..).zip(tokens.get(start..)?);
    for key in pattern.keys {
        let (at, _) = rest
            .by_ref()
            .take_while(|(_, token)| token.may_be.contains(key) || between(token.role))
            .find(|(_, token)| token.may_be.contains(key))?;
        found.push(at);
    }
    Some(found)
}

/// Where the keys of a pattern stand around a token that has its rarest: each at the nearest place.
fn scattered(
    pattern: Pattern<'_>,
    tokens: &[Token],
    counting: &[usize],
    anchor: usize,
    rarest: Key,
) -> Option<Vec<usize>> {
    let rank = counting.binary_search(&anchor).ok()?;
    let reach = counting.get(rank.saturating_sub(REACH)..(rank + REACH + 1).min(counting.len()))?;
    let mut found: Vec<usize> = Vec::with_capacity(pattern.keys.len());
    let mut anchored = false;
    for &key in pattern.keys {
        if key == rarest && !anchored {
            anchored = true;
            found.push(anchor);
            continue;
        }
        let has = |at: &&usize| {
            **at != anchor
                && !found.contains(*at)
                && tokens.get(**at).is_some_and(|token| token.may_be.contains(&key))
        };
        // Of two as near, the one before: "weight loss" of "weight loss appetite".
        found.push(*reach.iter().filter(has).min_by_key(|at| (at.abs_diff(anchor), **at > anchor))?);
    }
    Some(found)
}

/// A pattern as said by some tokens, unless they stand so that they do not say it.
fn said<'l>(
    clause: &Clause<'_>,
    lexicon: &'l Lexicon,
    pattern: Pattern<'_>,
    mut tokens: Vec<usize>,
) -> Option<Said<'l>> {
    let in_order = tokens.is_sorted();
    tokens.sort_unstable();
    let span = *tokens.first()?..*tokens.last()? + 1;
    let phrases = lexicon.meanings(pattern);
    let text = lexicon.text(pattern.text);
    let mut cost = 0;
    if let Some(whole) = verbatim(clause, &span, text) {
        tokens = whole.collect();
    } else {
        cost += NOT_VERBATIM;
        let between = span.clone().filter(|at| !tokens.contains(at)).filter_map(|at| clause.tokens.get(at));
        let (mut words, mut joints) = (0, 0);
        for token in between {
            match token.role {
                Role::Content | Role::Less => words += 1,
                Role::Joining => joints += 1,
                // What is denied between the words of a phrase is none of it.
                Role::Ruling | Role::Contrast => return None,
                _ => {}
            }
        }
        // What an "and" joins are two complaints, unless the phrase has it too: "hot and cold".
        if words > MOST_BETWEEN
            || (joints > 0 && (!in_order || words > 0))
            || (words > 0 && pattern.asks == Asks::All)
        {
            return None;
        }
        if pattern.asks == Asks::Some && !tokens.iter().all(|&at| directed(clause.tokens, &tokens, at)) {
            return None;
        }
        cost += BETWEEN * u32::try_from(words).ok()? + JOINED * joints + if in_order { 0 } else { DISORDER };
        for token in tokens.iter().filter_map(|&at| clause.tokens.get(at)) {
            let typed = clause.words.get(token.words.start)?;
            if token.edits > 0 {
                cost += MISSPELT + EDIT * u32::try_from(token.edits).ok()?;
            } else if !text.split(' ').any(|word| *word == *typed.folded) {
                // A name has no forms: "are" is not "ARS".
                if pattern.asks == Asks::All {
                    return None;
                }
                cost += OTHER_FORM;
            }
        }
    }
    let counting = counting(clause, &tokens);
    Some(Said { tokens, phrases: phrases.iter().collect(), counting, cost, begun: false })
}

/// How many of some tokens count.
fn counting(clause: &Clause<'_>, tokens: &[usize]) -> usize {
    let counts = |at: &&usize| clause.tokens.get(**at).is_some_and(|token| token.role.counts());
    tokens.iter().filter(counts).count()
}

/// Whether a token that says "less" or "more" stands where it says so of the phrase: beside another word of it. One that
/// rules out does so of what follows: "no pain when I pee" is not "can't pee".
fn directed(all: &[Token], said: &[usize], at: usize) -> bool {
    let counts = |at: &usize| all.get(*at).is_some_and(|token| token.role.counts());
    let next = || (at + 1..all.len()).find(counts).is_some_and(|next| said.contains(&next));
    let previous = || (0..at).rev().find(counts).is_some_and(|previous| said.contains(&previous));
    match all.get(at).map(|token| token.role) {
        // A number belongs to the word before it: "wbc 30.2" is not "wbc 2".
        Some(Role::Number) => at.checked_sub(1).is_some_and(|before| said.contains(&before)),
        Some(Role::Ruling) => next(),
        Some(Role::Less | Role::More) if said.len() > 1 => next() || previous(),
        _ => true,
    }
}

/// The tokens that say a text word for word, if some of them do so together with those beside them.
fn verbatim(clause: &Clause<'_>, span: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let tokens = clause.tokens.get(span.clone())?;
    let (first, last) = (tokens.first()?.words.start, tokens.last()?.words.end);
    let length = text.split(' ').count();
    let said = |start: &usize| {
        let words = clause.words.get(*start..*start + length).unwrap_or_default();
        words.iter().map(|word| word.folded.as_str()).eq(text.split(' '))
    };
    let start = (last.saturating_sub(length)..=first).find(said)?;
    let token = |word: usize| clause.tokens.partition_point(|token| token.words.end <= word);
    Some(token(start)..token(start + length - 1) + 1)
}

/// The longest end of an open clause with which phrases begin, where it is none by itself.
fn begun<'l>(clause: &Clause<'_>, lexicon: &'l Lexicon) -> Option<Said<'l>> {
    let last = clause.tokens.last().filter(|_| clause.open)?;
    let end = last.words.end;
    // Who has typed "I have a" has not begun a word yet, and a number alone begins nothing.
    let says_nothing = (!last.role.counts() && clause.tokens.len() > 1) || last.role == Role::Number;
    let from = clause.tokens.len().saturating_sub(lexicon.longest());
    for (at, token) in clause.tokens.iter().enumerate().skip(from) {
        let words = clause.words.get(token.words.start..end)?;
        let joined = words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
        if token.role == Role::Ruling {
            continue;
        }
        if !lexicon.exactly(&joined).is_empty() || (says_nothing && words.len() == 1) {
            return None;
        }
        let phrases = lexicon.beginning(&joined);
        if !phrases.is_empty() {
            let tokens: Vec<usize> = (at..clause.tokens.len()).collect();
            let (counting, phrases) = (counting(clause, &tokens), phrases.iter().collect());
            return Some(Said { tokens, phrases, counting, cost: NOT_VERBATIM, begun: true });
        }
    }
    None
}
