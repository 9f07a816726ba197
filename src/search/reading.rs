//! What was understood of a query, and what was not.

use super::lexicon::{Lexicon, Naming, Phrase};
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
            Self::Group => "group",
            Self::Ambiguous => "ambiguous",
        }
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
}

/// Words that only join complaints.
const JOINING: [&str; 6] = ["and", "or", "with", "plus", "also", "but"];
/// Words that rule out what follows them.
const RULING_OUT: [&str; 4] = ["no", "not", "never", "without"];

/// The entries that phrases mean, each once.
fn each_once(phrases: &[Phrase]) -> Vec<&Phrase> {
    let mut found: Vec<&Phrase> = phrases.iter().collect();
    found.sort_by_key(|phrase| (phrase.entry, phrase.naming));
    found.dedup_by_key(|phrase| phrase.entry);
    found
}

/// Of all that a phrase means, the entries of the kind that people ask for first. Who types "interferon" means the
/// family before the glossary's word.
fn foremost(phrases: &[Phrase]) -> Vec<&Phrase> {
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
    let reader = Reader { query, lexicon, words: &words, open: typing == Typing::Unfinished && ends_in_word };
    let mut reading = Reading { query: query.to_owned(), ..Reading::default() };
    // The word that rules out what follows it, until something does.
    let mut ruling_out: Option<&Word> = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if at > 0 && reader.splits_before(at) {
            reading.leave(ruling_out.take());
        }
        if let Some((understood, after)) = reader.longest(at) {
            reading.understood.push(Understood { negated: ruling_out.take().is_some(), ..understood });
            at = after;
            continue;
        }
        reading.leave(ruling_out.take());
        match word.folded.as_str() {
            joining if JOINING.contains(&joining) => {}
            no if RULING_OUT.contains(&no) => ruling_out = Some(word),
            _ => reading.leave(Some(word)),
        }
        at += 1;
    }
    reading.leave(ruling_out);
    reading
}

/// A query being read.
struct Reader<'a> {
    query: &'a str,
    lexicon: &'a Lexicon,
    words: &'a [Word],
    /// Whether the last word may go on.
    open: bool,
}

impl Reader<'_> {
    /// Whether a comma or the like stands before a word.
    fn splits_before(&self, at: usize) -> bool {
        let between = at
            .checked_sub(1)
            .and_then(|before| Some(self.words.get(before)?.place.end..self.words.get(at)?.place.start));
        let between = between.and_then(|gap| self.query.get(gap)).unwrap_or_default();
        between.contains([',', ';', '\n']) || between.contains(". ")
    }

    /// The longest phrase that starts at a word, and the word after it.
    fn longest(&self, start: usize) -> Option<(Understood, usize)> {
        let mut joined = String::new();
        let mut best = None;
        for (end, word) in (start + 1..).zip(self.words.iter().skip(start)).take(self.lexicon.longest()) {
            if end > start + 1 {
                if self.splits_before(end - 1) {
                    break;
                }
                joined.push(' ');
            }
            joined.push_str(&word.folded);
            let exact = foremost(self.lexicon.exactly(&joined));
            if !exact.is_empty() {
                best = Some((self.understood(start, end, &exact), end));
            } else if self.open && end == self.words.len() {
                let begun = each_once(self.lexicon.beginning(&joined));
                if !begun.is_empty() {
                    let understood = self.understood(start, end, &begun);
                    let how = match understood.how {
                        How::Exact => How::Word,
                        // Many phrases may begin so, of which a group is one.
                        How::Group => How::Ambiguous,
                        how => how,
                    };
                    best = Some((Understood { how, begun: true, ..understood }, end));
                }
            }
        }
        best
    }

    /// What the words from `start` to before `end` mean.
    fn understood(&self, start: usize, end: usize, phrases: &[&Phrase]) -> Understood {
        let from = self.words.get(start).map_or(0, |word| word.place.start);
        let to = self.words.get(end - 1).map_or(from, |word| word.place.end);
        let how = match phrases {
            [only] if only.naming == Naming::Name => How::Exact,
            [_] => How::Word,
            [first, ..] if first.naming == Naming::Group => How::Group,
            _ => How::Ambiguous,
        };
        Understood {
            place: from..to,
            entries: phrases.iter().map(|phrase| phrase.entry).collect(),
            how,
            begun: false,
            negated: false,
        }
    }
}

impl Reading {
    /// Notes a word that means nothing here.
    fn leave(&mut self, word: Option<&Word>) {
        self.not_understood.extend(word.map(|word| word.place.clone()));
    }

    /// The words of the query at a place.
    #[must_use]
    pub fn words(&self, place: &Range<usize>) -> &str {
        self.query.get(place.clone()).unwrap_or_default()
    }
}
