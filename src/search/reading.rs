//! What was understood of a query, and what was not.

use super::{
    clause::{Clause, Parts},
    english::Role,
    lexicon::Lexicon,
    measure, mend,
    token::Key,
};
use crate::{
    fold::{Word, words},
    knowledge::{Entry, Kind, Knowledge, Layer},
};
use std::{collections::BTreeSet, ops::Range};

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

    /// How doubtful it is: 0 is beyond doubt.
    #[must_use]
    pub const fn doubt(self) -> u8 {
        match self {
            Self::Exact | Self::Word | Self::Group => 0,
            Self::Spelling => 1,
            Self::Near => 2,
            Self::Ambiguous => 3,
        }
    }

    /// Whether it was understood beyond doubt.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        self.doubt() == 0
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
    /// Whose the words are by which it means each of them.
    pub words_of: Vec<Layer>,
    /// How it was understood.
    pub how: How,
    /// Whether it is only the beginning of what it means, since the last word of the query may go on.
    pub begun: bool,
    /// Whether it was ruled out: "no fever".
    pub negated: bool,
}

impl Understood {
    /// Whose the words are by which an entry is meant, where that is a layer over the entry's own.
    #[must_use]
    pub fn words_from(&self, knowledge: &Knowledge) -> Option<Layer> {
        let owned = self.entries.iter().zip(&self.words_of);
        owned.filter(|(entry, layer)| **layer > knowledge.layer_of(**entry)).map(|(_, layer)| *layer).max()
    }

    /// Whether it may be a complaint.
    pub(super) fn is_of_effect(&self) -> bool {
        self.entries.iter().any(|entry| entry.kind() == Kind::SideEffect)
    }

    /// Whether it is the name of a medicine or a cytokine, which says nothing of a complaint.
    pub(super) fn is_a_name(&self) -> bool {
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
    let number = |at: usize| words.get(at).is_some_and(|word| word.folded.starts_with(char::is_numeric));
    // "38,5" is one number.
    let decimal = between == "," && number(at);
    let dash = between.trim() == "-" && between.len() > 1;
    // "No.Chest pain" are two sentences, "38.5" is one number; "n/v" is one, "this / that" two.
    let full_stop = between.contains('.') && !(between == "." && number(at));
    let stop = full_stop || between.contains(" /") || between.contains("/ ");
    (between.contains(ENDS) && !decimal) || dash || stop
}

/// What ends a part of a query wherever it stands.
const ENDS: [char; 11] = [',', ';', '\n', '!', '?', ':', '…', '–', '—', '(', ')'];

impl Reading {
    /// Reads the words up to a comma.
    fn read_clause(&mut self, words: &[Word], lexicon: &Lexicon, open: bool) {
        let mut tokens = mend::tokens(words, lexicon, open);
        let measured = measure::take(&mut tokens, words, &self.query, lexicon.measures());
        let clause = Clause { words, tokens: &tokens, open };
        let mut parts = Parts::new(&clause, lexicon);
        parts.said();
        for measured in measured {
            parts.measured(measured);
        }
        self.near.extend(parts.near());
        parts.rule_out();
        parts.leave(self);
    }

    /// Where nothing was understood, no word has been passed over for the sake of another.
    fn settle(&mut self) {
        self.keys.sort_unstable();
        self.keys.dedup();
        if self.understood.is_empty() {
            self.not_understood.append(&mut self.passed_over);
            self.not_understood.sort_by_key(|place| place.start);
        }
        let mut known: BTreeSet<Entry> =
            self.understood.iter().flat_map(|part| part.entries.iter().copied()).collect();
        self.near.retain(|entry| known.insert(*entry));
    }

    /// Whether any part of it is a complaint beyond doubt.
    fn is_certain_of_effects(&self) -> bool {
        self.understood.iter().any(|part| part.how.is_certain() && part.is_of_effect())
    }

    /// The words of the query at a place.
    #[must_use]
    pub fn words(&self, place: &Range<usize>) -> &str {
        self.query.get(place.clone()).unwrap_or_default()
    }
}
