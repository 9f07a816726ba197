//! What the reader knows of English, whatever the book: what common words do, which forms belong to one word, and which
//! words exist and so are not misspelt.

use crate::fold::fold;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::LazyLock};

const ROLES: &str = include_str!("../../assets/english/roles.txt");
const FORMS: &str = include_str!("../../assets/english/forms.txt");
const ORDINARY: &str = include_str!("../../assets/english/ordinary.txt");

/// What a word does in a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// It says what is complained of.
    Content,
    /// It says so only together with others: "up", "out".
    Particle,
    /// Of something there is less, or too little: "loss", "low", "hardly".
    Less,
    /// Of something there is more, or too much: "raised", "gain".
    More,
    /// It rules out what follows; in a phrase it is as much as [`Role::Less`].
    Ruling,
    /// How bad it is. It says something only where nothing else does: "feel awful".
    Grade,
    /// It changes nothing: "I", "have", "really", "weeks".
    Passing,
    /// It makes the number beside it pass: "days", "mg".
    Unit,
    /// It stands between complaints: "and".
    Joining,
    /// It stands between complaints, and what is ruled out ends with it: "but".
    Contrast,
    /// A number.
    Number,
}

impl Role {
    /// The name it has in the list of roles.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "particle" => Self::Particle,
            "less" => Self::Less,
            "more" => Self::More,
            "ruling" => Self::Ruling,
            "grade" => Self::Grade,
            "passing" => Self::Passing,
            "unit" => Self::Unit,
            "joining" => Self::Joining,
            "contrast" => Self::Contrast,
            _ => return None,
        })
    }

    /// Whether a phrase has not been said where a word of this role is missing.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Content | Self::Particle | Self::Less | Self::More | Self::Ruling | Self::Number)
    }

    /// Whether a word of this role can carry a phrase.
    #[must_use]
    pub const fn carries(self) -> bool {
        matches!(self, Self::Content)
    }

    /// Whether it says that there is less or none of something.
    #[must_use]
    pub const fn lessens(self) -> bool {
        matches!(self, Self::Less | Self::Ruling)
    }
}

/// The lists, ready to be asked.
#[derive(Debug)]
pub(super) struct English {
    roles: HashMap<String, Role>,
    /// Several words that have a role as one: "put on".
    pub(super) compounds: Vec<(Role, Vec<&'static str>)>,
    bases: HashMap<&'static str, &'static str>,
}

/// The lines of a list without its comments.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lines `head: word word …` of a list.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, std::str::SplitWhitespace<'static>)> {
    lines(list).filter_map(|line| line.split_once(':')).map(|(head, words)| (head, words.split_whitespace()))
}

impl English {
    /// The lists. They are read when they are first asked for, once for all books.
    #[must_use]
    pub(super) fn get() -> &'static Self {
        static ENGLISH: LazyLock<English> = LazyLock::new(English::read);
        &ENGLISH
    }

    fn read() -> Self {
        let (mut roles, mut compounds) = (HashMap::new(), Vec::new());
        for (name, words) in rows(ROLES) {
            for word in words {
                match Role::named(name) {
                    Some(role) if word.contains('_') => compounds.push((role, word.split('_').collect())),
                    Some(role) => drop(roles.insert(fold(word), role)),
                    None => {}
                }
            }
        }
        let forms = rows(FORMS).flat_map(|(base, forms)| forms.map(move |form| (form, base)));
        Self { roles, compounds, bases: forms.collect() }
    }

    /// What a folded word does.
    #[must_use]
    pub(super) fn role(&self, word: &str) -> Role {
        match self.roles.get(word) {
            Some(role) => *role,
            None if word.chars().all(char::is_numeric) => Role::Number,
            None => Role::Content,
        }
    }

    /// The words that have a role of their own.
    pub(super) fn common(&self) -> impl Iterator<Item = &str> {
        self.roles.keys().map(String::as_str)
    }

    /// Every ordinary word, sorted.
    pub(super) fn ordinary() -> impl Iterator<Item = &'static str> {
        lines(ORDINARY)
    }

    /// Whether a folded word is ordinary English, and so not a misspelling of another.
    #[must_use]
    pub(super) fn is_ordinary(&self, word: &str) -> bool {
        self.roles.contains_key(word) || self.bases.contains_key(word) || is_in(ORDINARY, word)
    }

    /// What all forms of a folded word have in common. It need not be a word: "aching" and "aches" are both `ach`.
    #[must_use]
    pub(super) fn base(&self, word: &str) -> String {
        stem(self.bases.get(word).copied().unwrap_or(word))
    }
}

/// Whether a sorted list has a word. It is looked for in the text itself, which needs no list of its lines.
fn is_in(list: &str, word: &str) -> bool {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = (low..=low.midpoint(high)).rev().find(|at| list.is_char_boundary(*at)).unwrap_or(low);
        let start =
            list.get(low..middle).and_then(|before| before.rfind('\n')).map_or(low, |end| low + end + 1);
        let line = list.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        // The comment at the head of a list stands before every word.
        if line.starts_with('#') || line < word {
            low = start + line.len() + 1;
        } else if line == word {
            return true;
        } else {
            high = start;
        }
    }
    false
}

/// An ending, how many letters must be left, and what takes its place.
type Ending = (&'static str, usize, &'static str);

/// Endings of nouns made from adjectives and verbs, taken off first.
const OF_NOUNS: [Ending; 6] = [
    ("iness", 3, "y"),
    ("ness", 3, ""),
    ("ability", 3, "able"),
    ("ibility", 3, "ible"),
    ("isation", 3, "ise"),
    ("ization", 3, "ise"),
];
/// Endings of number, person and degree.
const OF_NUMBER: [Ending; 12] = [
    ("ies", 2, "y"),
    ("ied", 2, "y"),
    ("iest", 3, "y"),
    ("ier", 3, "y"),
    ("sses", 1, "ss"),
    ("shes", 1, "sh"),
    ("ches", 1, "ch"),
    ("xes", 1, "x"),
    ("ss", 1, "ss"),
    ("us", 1, "us"),
    ("is", 1, "is"),
    ("s", 2, ""),
];
/// Endings of time and manner.
const OF_TIME: [Ending; 4] = [("ing", 3, ""), ("eed", 1, "eed"), ("ed", 3, ""), ("ly", 4, "")];
/// Spellings that are one word's: "colour", "color"; and what a verb and its noun have in common: "confuse", "confusion".
const OF_SPELLING: [Ending; 6] =
    [("our", 3, "or"), ("ize", 3, "is"), ("yze", 3, "ys"), ("sion", 2, "s"), ("tion", 3, "t"), ("e", 3, "")];

/// Takes endings off a word by rule.
fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    // "PE" is not "pee", nor "ARS" "are".
    if word.len() <= 3 {
        return stem;
    }
    for endings in [&OF_NOUNS[..], &OF_NUMBER, &OF_TIME, &OF_SPELLING] {
        let ending = endings.iter().find(|(ending, left, _)| {
            stem.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= *left && has_vowel(rest))
        });
        if let Some((ending, _, instead)) = ending {
            stem.truncate(stem.len() - ending.len());
            stem.push_str(instead);
        }
    }
    // "stopp(ed)" is "stop", and "fall" must stay what "fall(ing)" is.
    let mut last = stem.chars().rev();
    if stem.len() > 3 && last.next() == last.next() {
        stem.pop();
    }
    stem
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_base() {
        let english = English::get();
        for forms in [
            &["fall", "falls", "falling", "fell", "fallen"][..],
            &["ache", "aches", "aching", "ached"],
            &["vomit", "vomits", "vomiting", "vomited", "vomitting"],
            &["itchy", "itchiness", "itchier"],
            &["cry", "cries", "crying", "cried"],
            &["swell", "swelling", "swelled", "swollen"],
            &["stop", "stops", "stopped", "stopping"],
            &["constipated", "constipation"],
            &["confused", "confusion", "confuses"],
            &["depressed", "depression", "depressing"],
            &["hallucinate", "hallucinating", "hallucinations"],
            &["colour", "color", "coloured"],
            &["irritable", "irritability"],
            &["breathe", "breath", "breathing"],
            &["sleep", "slept", "sleeping"],
            &["leg", "legs"],
            &["rash", "rashes"],
        ] {
            let bases: Vec<_> = forms.iter().map(|form| english.base(form)).collect();
            assert!(bases.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} have {bases:?}");
        }
    }

    #[test]
    fn words_that_differ_have_different_bases() {
        let english = English::get();
        for (one, other) in [
            ("fever", "fewer"),
            ("hair", "hairy"),
            ("bruise", "bruit"),
            ("nervous", "nerve"),
            ("sleep", "sleepy"),
        ] {
            assert_ne!(english.base(one), english.base(other), "{one} and {other}");
        }
    }

    #[test]
    fn ordinary_words_are_sorted_and_folded_so_that_they_can_be_found() {
        let words: Vec<_> = lines(ORDINARY).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "sorted, each once");
        assert!(words.iter().all(|word| fold(word) == **word), "folded");
        assert!(English::get().is_ordinary("fewer"));
        assert!(!English::get().is_ordinary("nausious"));
    }

    #[test]
    fn a_word_has_one_role_and_every_line_of_roles_has_one_that_exists() {
        let mut seen = HashMap::new();
        for (name, words) in rows(ROLES) {
            assert!(Role::named(name).is_some(), "there is no role {name}");
            for word in words {
                assert_eq!(seen.insert(word, name), None, "{word} is {name}, and something else too");
            }
        }
    }
}
