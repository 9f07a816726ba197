//! Which known words a misspelt one may stand for.

use super::english::English;
use std::collections::HashMap;

/// Words to correct to, by their first sound and their length.
#[derive(Debug, Default)]
pub struct Spelling {
    by_start: HashMap<(char, usize), Vec<Known>>,
}

/// A word that exists.
#[derive(Debug)]
struct Known {
    word: Box<str>,
    sound: Box<str>,
    letters: u32,
    /// Whether a book uses it; else it is only ordinary English, and who misspells that has said nothing here.
    in_book: bool,
}

/// How many edits a word of so many letters may be off.
#[must_use]
pub const fn budget(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}

/// A word that a misspelt one may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction<'s> {
    /// The word.
    pub word: &'s str,
    /// How many letters are added, left out, changed or swapped.
    pub edits: usize,
}

/// The longest word that is corrected, in letters. Comparing takes time in the product of both lengths.
const LONGEST: usize = 24;

impl Spelling {
    /// Takes in the words of a book, and ordinary English beside them.
    #[must_use]
    pub fn new<'w>(english: &English, book: impl Iterator<Item = &'w str>) -> Self {
        let mut spelling = Self::default();
        book.for_each(|word| spelling.add(word, true));
        english.ordinary().iter().for_each(|word| spelling.add(word, false));
        spelling
    }

    fn add(&mut self, word: &str, in_book: bool) {
        let length = word.chars().count();
        if budget(length + 1) > 0 && length <= LONGEST && word.chars().all(char::is_alphabetic) {
            let sound = sound(word);
            if let Some(start) = sound.chars().next() {
                let known = Known { word: word.into(), letters: letters(&sound), sound: sound.into(), in_book };
                self.by_start.entry((start, known.sound.chars().count())).or_default().push(known);
            }
        }
    }

    /// The words of the book nearest to a word that is not known, if they are near enough. None where an ordinary word is
    /// nearer.
    ///
    /// The first letter holds, or swaps with the second. A word one edit from both *hypo-* and *hyper-* gives both.
    #[must_use]
    pub fn corrections(&self, word: &str) -> Vec<Correction<'_>> {
        let length = word.chars().count();
        let budget = budget(length);
        if budget == 0 || length > LONGEST || !word.chars().all(char::is_alphabetic) {
            return Vec::new();
        }
        let typed = sound(word);
        let (mut best, mut found): (_, Vec<(&Known, usize, usize)>) = ((budget, usize::MAX), Vec::new());
        let mut sounds = typed.chars();
        let (first, second) = (sounds.next(), sounds.next());
        let mask = letters(&typed);
        let length = typed.chars().count();
        for start in first.into_iter().chain(second.filter(|second| first != Some(*second))) {
            for length in length.saturating_sub(budget)..=length + budget {
                for known in self.by_start.get(&(start, length)).into_iter().flatten() {
                    if (known.letters ^ mask).count_ones() as usize > 2 * budget {
                        continue;
                    }
                    if let Some((edits, of_both)) = edits(word, &typed, known, budget, first == Some(start)) {
                        best = best.min((edits, of_both));
                        found.push((known, edits, of_both));
                    }
                }
            }
        }
        let twins = hypo_and_hyper(&found, best);
        let mut corrections: Vec<_> = found
            .into_iter()
            .filter(|(known, edits, both)| (*edits, *both) == best || twins.contains(&&*known.word))
            .collect();
        corrections.retain(|(known, ..)| known.in_book);
        corrections.sort_by(|a, b| (a.1, a.2, &a.0.word).cmp(&(b.1, b.2, &b.0.word)));
        corrections.into_iter().map(|(known, edits, _)| Correction { word: &known.word, edits }).collect()
    }
}

/// The words among those found that differ from a nearest one in *hypo* and *hyper* alone.
fn hypo_and_hyper<'f>(found: &[(&'f Known, usize, usize)], best: (usize, usize)) -> Vec<&'f str> {
    let tail = |word: &'f str| word.strip_prefix("hypo").or_else(|| word.strip_prefix("hyper"));
    let nearest: Vec<&str> = found
        .iter()
        .filter(|(_, edits, both)| (*edits, *both) == best)
        .filter_map(|(known, ..)| tail(&known.word))
        .collect();
    let twins = found.iter().map(|(known, ..)| &*known.word);
    twins.filter(|word| tail(word).is_some_and(|tail| nearest.contains(&tail))).collect()
}

/// How many edits a typed word is off a known one, by its letters or by its sound, whichever is fewer; and how far by
/// both together, so that of two as near the one with the same letters is nearer.
fn edits(word: &str, typed: &str, known: &Known, budget: usize, same_start: bool) -> Option<(usize, usize)> {
    // By sound alone a word is never spelt right.
    let by_sound = strsim::osa_distance(typed, &known.sound).max(1);
    let by_letter = strsim::osa_distance(word, &known.word);
    let edits = if by_sound <= self::budget(typed.chars().count()) { by_sound.min(by_letter) } else { by_letter };
    let swapped = || {
        let (mut a, mut b) = (word.chars(), known.word.chars());
        (a.next(), a.next()) == { let (first, second) = (b.next(), b.next()); (second, first) }
    };
    let other_letters = (letters(word) ^ letters(&known.word)).count_ones() as usize;
    (edits <= budget && (same_start || swapped())).then_some((edits, 4 * (by_sound + by_letter) + other_letters))
}

/// Letters that sound alike, the longer first.
const SOUNDS: [(&str, &str); 13] = [
    ("ph", "f"),
    ("rh", "r"),
    ("ps", "s"),
    ("pn", "n"),
    ("kn", "n"),
    ("wr", "r"),
    ("ck", "k"),
    ("ch", "k"),
    ("ei", "ie"),
    ("ou", "o"),
    ("c", "k"),
    ("z", "s"),
    ("y", "i"),
];

/// A word written as it sounds, roughly: "pneumonia" and "newmonia" begin alike, a double letter is one.
fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        // What is silent at the start of a word is not within it: "psychosis", "capsule".
        let at_start = sound.is_empty();
        let fits = |from: &str| rest.starts_with(from) && (at_start || !matches!(from, "ps" | "pn" | "kn" | "wr"));
        let (taken, heard) = match SOUNDS.iter().find(|(from, _)| fits(from)) {
            Some((from, to)) => (from.len(), *to),
            None => (c.len_utf8(), rest.get(..c.len_utf8()).unwrap_or_default()),
        };
        if !sound.ends_with(heard) {
            sound.push_str(heard);
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    sound
}

/// Which letters a word has, a bit each.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrected(word: &str) -> Vec<String> {
        let book = [
            "nauseous", "diarrhea", "fever", "hypotension", "hypertension", "psychosis", "pneumonia", "appetite",
            "dropped", "pressure", "rash", "palpitations", "exhausted", "hypothyroidism", "hyperthyroidism",
        ];
        let spelling = Spelling::new(&English::new(), book.into_iter());
        spelling.corrections(word).into_iter().map(|found| found.word.to_owned()).collect()
    }

    #[test]
    fn a_misspelt_word_is_corrected_within_its_budget() {
        for (typed, meant) in [
            ("nausious", "nauseous"),
            ("diorea", "diarrhea"),
            ("diarhoea", "diarrhea"),
            ("fevr", "fever"),
            ("efver", "fever"),
            ("apetite", "appetite"),
            ("presure", "pressure"),
            ("droped", "dropped"),
            ("sycosis", "psychosis"),
            ("newmonia", "pneumonia"),
            ("palpatations", "palpitations"),
            ("exausted", "exhausted"),
        ] {
            assert_eq!(corrected(typed), [meant], "{typed}");
        }
    }

    #[test]
    fn what_is_too_short_too_far_or_begins_otherwise_is_left() {
        for typed in ["ras", "rush", "lever", "gever", "naxyious", "zzzzzz", ""] {
            assert!(corrected(typed).is_empty(), "{typed} gives {:?}", corrected(typed));
        }
    }

    #[test]
    fn a_misspelt_ordinary_word_is_no_word_of_the_book() {
        assert!(corrected("presen").is_empty(), "it is nearer to `present`");
    }

    #[test]
    fn a_word_near_both_hypo_and_hyper_is_both() {
        assert_eq!(corrected("hyprotension"), ["hypotension", "hypertension"]);
        assert_eq!(corrected("hypethyroidism"), ["hyperthyroidism", "hypothyroidism"]);
    }
}
