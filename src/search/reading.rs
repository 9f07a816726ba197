//! What was understood of a query, and what was not.

use super::{
    cover::{Clause, Said, cover},
    english::Role,
    lexicon::{Lexicon, Naming, Phrase},
    mend,
    near::{self, Near},
    token::{Key, Token},
};
use crate::{
    fold::{Word, words},
    knowledge::{Entry, Kind},
};
use std::ops::Range;

/// Whether the last word of a query may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Someone is typing: the beginning of a word counts as the word.
    Unfinished,
    /// The query is whole.
    Finished,
}

/// How a part of a query was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// It is a name of the entry.
    Exact,
    /// It is a word, or the beginning of a word, that people use for the entry.
    Word,
    /// It is so once its spelling is corrected.
    Spelling,
    /// It shares its telling words with what people say of the entry, and with nothing else as much.
    Near,
    /// It means several entries at once.
    Group,
    /// It may mean any of several entries.
    Ambiguous,
}

impl How {
    /// What JSON calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Word => "word",
            Self::Spelling => "spelling",
            Self::Near => "near",
            Self::Group => "group",
            Self::Ambiguous => "ambiguous",
        }
    }

    /// How much to trust it, in hundredths.
    #[must_use]
    pub const fn trust(self) -> u32 {
        match self {
            Self::Exact | Self::Word | Self::Group => 100,
            Self::Spelling => 90,
            Self::Near => 80,
            Self::Ambiguous => 60,
        }
    }

    /// Whether it was understood beyond doubt.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Exact | Self::Word | Self::Group)
    }
}

/// A part of a query that means something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Where it stands, in bytes of the query.
    pub place: Range<usize>,
    /// What it means. Whole words mean entries of one kind, several only where `how` is [`How::Group`] or
    /// [`How::Ambiguous`]; the beginning of a word may mean entries of any kind.
    pub entries: Vec<Entry>,
    /// How it was understood.
    pub how: How,
    /// Whether it is only the beginning of what it means, since the last word of the query may go on.
    pub begun: bool,
    /// Whether it was ruled out: "no fever".
    pub negated: bool,
    /// How much its words tell, in thousandths; what is understood of more telling words is the better reading.
    pub telling: u32,
}

impl Understood {
    /// Whether it is the name of a medicine or a cytokine, which says nothing of a complaint.
    fn is_a_name(&self) -> bool {
        self.entries.iter().all(|entry| matches!(entry.kind(), Kind::Medicine | Kind::Cytokine))
    }
}

/// What was understood of a query, in the order of the query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The query, as it was typed.
    pub query: String,
    /// The parts that mean something.
    pub understood: Vec<Understood>,
    /// The words that mean nothing here, by their place in bytes of the query.
    pub not_understood: Vec<Range<usize>>,
    /// The words that change nothing, by their place in bytes of the query: "I", "have", "really".
    pub passed_over: Vec<Range<usize>>,
    /// The words that count, as the reader took them: what their forms and their likes have in common.
    pub keys: Vec<Key>,
    /// What comes near to the parts that were not understood, the nearest first.
    pub near: Vec<Entry>,
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

/// Reads a query.
#[must_use]
pub fn read(query: &str, lexicon: &Lexicon, typing: Typing) -> Reading {
    let words = words(query);
    let ends_in_word =
        words.last().is_some_and(|word| query.trim_end_matches(['\'', '’']).len() <= word.place.end);
    let open = typing == Typing::Unfinished && ends_in_word;
    let whole: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    // What stands in the book with a comma in it has none.
    let clauses = if words.len() <= lexicon.longest() && !lexicon.exactly(&whole.join(" ")).is_empty() {
        vec![words.as_slice()]
    } else {
        clauses(query, &words, lexicon)
    };
    let last = clauses.len();
    let mut reading = Reading { query: query.to_owned(), ..Reading::default() };
    for (number, words) in (1..).zip(&clauses) {
        reading.read_clause(words, lexicon, open && number == last);
    }
    // Commas part complaints; where no part is one, they part nothing: "eyes, dryness".
    let contrast = words.iter().any(|word| lexicon.keys().role(&word.folded) == Role::Contrast);
    if last > 1 && words.len() <= SHORT && !contrast && !reading.is_certain_of_effects() {
        let mut whole = Reading { query: query.to_owned(), ..Reading::default() };
        whole.read_clause(&words, lexicon, open);
        if whole.is_certain_of_effects() {
            reading = whole;
        }
    }
    reading.settle();
    reading
}

/// The most words of a query that is read once more without its commas.
const SHORT: usize = 16;

/// The words of a query from comma to comma, or to a "but".
fn clauses<'w>(query: &str, words: &'w [Word], lexicon: &Lexicon) -> Vec<&'w [Word]> {
    let mut clauses = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let contrasts =
            |at: usize| words.get(at).is_some_and(|word| lexicon.keys().role(&word.folded) == Role::Contrast);
        let ends = |at: &usize| splits(query, words, *at) || contrasts(*at);
        let end = (start + 1..words.len()).find(ends).unwrap_or(words.len());
        clauses.extend(words.get(start..end));
        start = end;
    }
    clauses
}

/// Whether a comma or the like stands before a word.
fn splits(query: &str, words: &[Word], at: usize) -> bool {
    let between =
        at.checked_sub(1).and_then(|before| Some(words.get(before)?.place.end..words.get(at)?.place.start));
    let between = between.and_then(|gap| query.get(gap)).unwrap_or_default();
    // "38,5" is one number.
    let decimal =
        between == "," && words.get(at).is_some_and(|word| word.folded.starts_with(char::is_numeric));
    (between.contains([',', ';', '\n']) && !decimal) || between.contains(". ")
}

/// How far around a part of a clause the rest is looked at to tell what it means, in words.
const REACH: usize = 16;

/// The share of the best likeness from which what comes less near is offered too.
const OFFERED: f32 = 0.6;

/// The share of what a clause tells below which a phrase said in it is perhaps not what it is about: "cough" in "red
/// streaks in what I cough up".
const LITTLE: f64 = 0.6;

impl Reading {
    /// Reads the words up to a comma.
    fn read_clause(&mut self, words: &[Word], lexicon: &Lexicon, open: bool) {
        let mut tokens = mend::tokens(words, lexicon, open);
        let measured = lexicon.measures().find(&Clause { words, tokens: &tokens, open }, &self.query);
        let mut taken = vec![false; tokens.len()];
        for at in measured.iter().flat_map(|measured| &measured.tokens) {
            if let (Some(token), Some(taken)) = (tokens.get_mut(*at), taken.get_mut(*at)) {
                *taken = true;
                // It says a temperature and is no word of a phrase.
                token.may_be.clear();
                token.role = Role::Passing;
            }
        }
        let clause = Clause { words, tokens: &tokens, open };
        let said = cover(&clause, lexicon);
        for at in said.iter().flat_map(|said| &said.tokens) {
            if let Some(taken) = taken.get_mut(*at) {
                *taken = true;
            }
        }
        let mut parts: Vec<(Vec<usize>, Understood)> =
            said.into_iter().map(|said| (said.tokens.clone(), clause.understood(&said, lexicon))).collect();
        parts.extend(measured.into_iter().map(|measured| {
            let part =
                clause.part(&measured.tokens, vec![Entry::SideEffect(measured.effect)], How::Word, lexicon);
            (measured.tokens, part)
        }));
        let of_effect = |part: &Understood| part.entries.iter().any(|entry| entry.kind() == Kind::SideEffect);
        let has_effect = parts.iter().any(|(_, part)| of_effect(part));
        let rules_out = tokens.iter().zip(&taken).any(|(token, taken)| token.role == Role::Ruling && !taken);
        let all: Vec<usize> = (0..tokens.len()).collect();
        let said: Vec<usize> = all.iter().copied().filter(|at| taken.get(*at) == Some(&true)).collect();
        let little =
            f64::from(clause.telling(&said, lexicon)) < LITTLE * f64::from(clause.telling(&all, lexicon));
        if !has_effect || (little && !rules_out) {
            let named =
                |at: &usize| parts.iter().any(|(tokens, part)| tokens.contains(at) && part.is_a_name());
            let free = all.into_iter().filter(|at| !named(at)).collect::<Vec<_>>();
            let found = near::near(&clause, &free, lexicon);
            let known = |entry: &Entry| parts.iter().any(|(_, part)| part.entries.contains(entry));
            let near = near::certain(&found, lexicon);
            let outweighs = |near: &Near| {
                let beside = parts.iter().filter(|(_, part)| !of_effect(part)).flat_map(|(tokens, _)| tokens);
                let beside: Vec<_> = beside.filter(|at| near.tokens.contains(at)).collect();
                beside.is_empty() || near.tokens.len() > beside.len()
            };
            let new = |near: &Near| !known(&near.entry) && outweighs(near);
            if let Some(first) = near.first().filter(|_| near.iter().all(|near| new(near))) {
                parts.retain(|(tokens, part)| {
                    of_effect(part) || !tokens.iter().any(|at| first.tokens.contains(at))
                });
                for at in &first.tokens {
                    if let Some(taken) = taken.get_mut(*at) {
                        *taken = true;
                    }
                }
                let how = if near.len() > 1 { How::Ambiguous } else { How::Near };
                let entries = near.iter().map(|near| near.entry).collect();
                parts.push((first.tokens.clone(), clause.part(&first.tokens, entries, how, lexicon)));
            }
            let best = found.first().map_or(0.0, |near| near.likeness);
            let offered = found.into_iter().filter(|near| near.likeness >= OFFERED * best);
            self.near.extend(offered.map(|near| near.entry));
        }
        let counting = tokens.iter().zip(&taken).filter(|(token, taken)| **taken && token.role.counts());
        self.keys.extend(counting.flat_map(|(token, _)| &token.may_be));
        parts.sort_by(|a, b| a.0.cmp(&b.0));
        rule_out(&clause, &mut parts, &mut taken);
        self.understood.extend(parts.into_iter().map(|(_, part)| part));
        self.leave(&clause, &taken);
    }

    /// Notes what was not understood, and what changes nothing.
    fn leave(&mut self, clause: &Clause<'_>, taken: &[bool]) {
        for (at, token) in clause.tokens.iter().enumerate().filter(|(at, _)| taken.get(*at) == Some(&false)) {
            let beside = |at: Option<usize>| {
                at.and_then(|at| Some((clause.tokens.get(at)?.role, taken.get(at)?))).is_some_and(
                    |(role, taken)| *taken || matches!(role, Role::Unit | Role::Passing | Role::Number),
                )
            };
            let passes = match token.role {
                Role::Content | Role::Less | Role::Ruling => false,
                Role::Number => beside(at.checked_sub(1)) || beside(Some(at + 1)),
                _ => true,
            };
            let place = clause.place(at..at + 1);
            if passes { self.passed_over.push(place) } else { self.not_understood.push(place) }
        }
    }

    /// Where nothing was understood, no word has been passed over for the sake of another.
    fn settle(&mut self) {
        self.keys.sort_unstable();
        self.keys.dedup();
        if self.understood.is_empty() {
            self.not_understood.append(&mut self.passed_over);
            self.not_understood.sort_by_key(|place| place.start);
        }
        let mut seen = Vec::new();
        let known: Vec<Entry> =
            self.understood.iter().flat_map(|part| part.entries.iter().copied()).collect();
        self.near.retain(|entry| {
            !known.contains(entry) && !seen.contains(entry) && {
                seen.push(*entry);
                true
            }
        });
    }

    /// Whether any part of it is a complaint beyond doubt.
    fn is_certain_of_effects(&self) -> bool {
        let mut certain = self.understood.iter().filter(|part| part.how.is_certain());
        certain.any(|part| part.entries.iter().any(|entry| entry.kind() == Kind::SideEffect))
    }

    /// The words of the query at a place.
    #[must_use]
    pub fn words(&self, place: &Range<usize>) -> &str {
        self.query.get(place.clone()).unwrap_or_default()
    }
}

/// Finds out which parts are ruled out: those behind a "no" with nothing that counts between, and those joined to one
/// by "or".
fn rule_out(clause: &Clause<'_>, parts: &mut [(Vec<usize>, Understood)], taken: &mut [bool]) {
    let mut before: Option<(usize, bool)> = None;
    for (tokens, part) in parts {
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { continue };
        let between = before.map_or(0, |(last, _)| last + 1)..first;
        let free = |at: &usize| taken.get(*at) == Some(&false);
        let role = |at: usize| clause.tokens.get(at).map(|token| token.role);
        let counting = between.clone().rev().filter(free).find(|&at| {
            role(at).is_some_and(|role| role.counts() || matches!(role, Role::Joining | Role::Contrast))
        });
        // "Can't eat without being sick" rules nothing out.
        let lessens = |at: usize| role(at).is_some_and(Role::lessens);
        let twice = |at: usize| clause.word(at) == "without" && (0..at).any(lessens);
        // Less of less is more: "can't lose weight" is no weight loss.
        let rules = |at: usize| role(at) == Some(Role::Ruling) || (lessens(at) && lessens(first));
        let ruling = counting.filter(|&at| rules(at) && !twice(at));
        let or = counting.is_some_and(|at| clause.word(at) == "or");
        part.negated = ruling.is_some() || (or && before.is_some_and(|(_, negated)| negated));
        if let Some(taken) = ruling.and_then(|at| taken.get_mut(at)) {
            *taken = true;
        }
        before = Some((last, part.negated));
    }
}

impl Clause<'_> {
    /// Where some tokens stand, in bytes of the query.
    fn place(&self, tokens: Range<usize>) -> Range<usize> {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        let words = tokens.first().zip(tokens.last()).map(|(first, last)| first.words.start..last.words.end);
        let words = words.and_then(|words| self.words.get(words)).unwrap_or_default();
        words.first().zip(words.last()).map_or(0..0, |(first, last)| first.place.start..last.place.end)
    }

    /// The first word of a token.
    pub(super) fn word(&self, at: usize) -> &str {
        let word = self.tokens.get(at).and_then(|token| self.words.get(token.words.start));
        word.map_or("", |word| word.folded.as_str())
    }

    fn span(&self, tokens: &[usize]) -> Range<usize> {
        tokens.first().zip(tokens.last()).map_or(0..0, |(first, last)| self.place(*first..last + 1))
    }

    /// What a phrase that was said means.
    fn understood(&self, said: &Said<'_>, lexicon: &Lexicon) -> Understood {
        let mut phrases = if said.begun { each_once(&said.phrases) } else { foremost(&said.phrases) };
        let misspelt = said.tokens.iter().any(|&at| self.tokens.get(at).is_some_and(|token| token.edits > 0));
        let how = match phrases.as_slice() {
            [_] if misspelt => How::Spelling,
            [only] if only.naming == Naming::Name && !said.begun => How::Exact,
            [_] => How::Word,
            [first, ..] if first.naming == Naming::Group && !said.begun => How::Group,
            _ => How::Ambiguous,
        };
        // Of all that it may mean, what the rest of the clause speaks for comes first.
        if how == How::Group {
            phrases.sort_by_key(|phrase| phrase.rank);
        }
        if how == How::Ambiguous && !said.begun {
            let around = self.around(&said.tokens);
            let support = |phrase: &Phrase| lexicon.patterns().support(around, phrase.entry);
            phrases.sort_by(|a, b| support(b).total_cmp(&support(a)));
        }
        let entries = phrases.iter().map(|phrase| phrase.entry).collect();
        Understood { begun: said.begun, ..self.part(&said.tokens, entries, how, lexicon) }
    }

    /// The tokens around some, as far as they may have to do with them.
    fn around(&self, tokens: &[usize]) -> &[Token] {
        let (first, last) = (tokens.first().copied().unwrap_or(0), tokens.last().copied().unwrap_or(0));
        let end = (last + REACH).min(self.tokens.len());
        self.tokens.get(first.saturating_sub(REACH)..end).unwrap_or_default()
    }

    /// How much some tokens tell, in thousandths.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a logarithm of a count")]
    fn telling(&self, tokens: &[usize], lexicon: &Lexicon) -> u32 {
        let tokens = tokens.iter().filter_map(|&at| self.tokens.get(at));
        let keys = tokens.filter(|token| token.role.counts()).filter_map(|token| token.may_be.first());
        (keys.map(|key| lexicon.patterns().telling(*key)).sum::<f32>() * 1000.0) as u32
    }

    /// What some tokens mean.
    fn part(&self, tokens: &[usize], entries: Vec<Entry>, how: How, lexicon: &Lexicon) -> Understood {
        Understood {
            place: self.span(tokens),
            entries,
            how,
            begun: false,
            negated: false,
            telling: self.telling(tokens, lexicon),
        }
    }
}
