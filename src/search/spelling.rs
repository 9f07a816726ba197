//! Which known words a misspelt one may stand for.

use super::english::English;
use crate::knowledge::rows::Rows;

/// Words to correct to, by their first sound and its length.
#[derive(Debug, Default)]
pub struct Spelling {
    /// Every word, and behind it how it sounds.
    text: String,
    words: Vec<Word>,
    /// By the first letter of the sound, from `a`, and its length: the words that sound so.
    by_start: Rows<u32>,
}

/// A word that exists.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// Where it stands in the text; how long it is, and its sound behind it, in bytes.
    start: u32,
    length: u8,
    sound: u8,
    /// Whether a book uses it; else it is only ordinary English, and who misspells that has said nothing here.
    in_book: bool,
    /// Which letters its sound has, a bit each.
    letters: u32,
}

/// A word that exists, as it reads.
#[derive(Debug, Clone, Copy)]
struct Known<'s> {
    word: &'s str,
    sound: &'s str,
    in_book: bool,
}

/// How many edits a word of so many letters may be off.
const fn budget(letters: usize) -> usize {
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

/// How many letters a sound can begin with, and so many lengths each: a sound may be longer than its word by as much.
const SHELVES: usize = 26 * LENGTHS;
const LENGTHS: usize = 2 * LONGEST;

/// Which shelf of [`Spelling::by_start`] a sound belongs to that begins so and is so long.
fn shelf(start: Option<u8>, length: usize) -> Option<usize> {
    let letter = start.filter(u8::is_ascii_lowercase)? - b'a';
    (length < LENGTHS).then_some(usize::from(letter) * LENGTHS + length)
}

impl Spelling {
    /// Takes in the words of a book, in order, and ordinary English beside them.
    #[must_use]
    pub fn new<'w>(book: impl Iterator<Item = &'w str>) -> Self {
        let mut spelling = Self::default();
        let book = book.map(|word| (word, true));
        for (word, in_book) in book.chain(English::ordinary().map(|word| (word, false))) {
            spelling.add(word, in_book);
        }
        let start = |word: &Word| {
            let sound = spelling.known(word).sound;
            shelf(sound.bytes().next(), sound.len()).unwrap_or_default()
        };
        let by_start = Rows::filed(SHELVES, || spelling.words.iter().map(start).zip(0..));
        Self { by_start, ..spelling }
    }

    fn add(&mut self, word: &str, in_book: bool) {
        let is_word = word.bytes().all(|letter| letter.is_ascii_alphabetic());
        if budget(word.len() + 1) == 0 || word.len() > LONGEST || !is_word {
            return;
        }
        let sound = sound(word);
        let lengths = u8::try_from(word.len()).ok().zip(u8::try_from(sound.len()).ok());
        if let Some(((length, behind), start)) = lengths.zip(u32::try_from(self.text.len()).ok()) {
            self.text.push_str(word);
            self.text.push_str(&sound);
            self.words.push(Word { start, length, sound: behind, in_book, letters: letters(&sound) });
        }
    }

    /// How a word reads and sounds.
    fn known(&self, word: &Word) -> Known<'_> {
        let rest = self.text.get(word.start as usize..).unwrap_or_default();
        let (text, rest) = rest.split_at_checked(usize::from(word.length)).unwrap_or_default();
        Known {
            word: text,
            sound: rest.get(..usize::from(word.sound)).unwrap_or_default(),
            in_book: word.in_book,
        }
    }

    /// The words whose sound begins so and is so long.
    fn sounding(&self, start: u8, length: usize) -> impl Iterator<Item = &Word> {
        let numbers = shelf(Some(start), length).map_or(&[][..], |shelf| self.by_start.get(shelf));
        numbers.iter().filter_map(|&number| self.words.get(number as usize))
    }

    /// The words of the book nearest to a word that is not known, if they are near enough. None where an ordinary word is
    /// nearer.
    ///
    /// The first letter holds, or swaps with the second. A word one edit from both *hypo-* and *hyper-* gives both.
    #[must_use]
    pub fn corrections(&self, word: &str) -> Vec<Correction<'_>> {
        let budget = budget(word.len());
        if budget == 0 || word.len() > LONGEST || !word.bytes().all(|letter| letter.is_ascii_alphabetic()) {
            return Vec::new();
        }
        let typed = sound(word);
        let (mut best, mut found): (_, Vec<(Known<'_>, usize, usize)>) = ((budget, usize::MAX), Vec::new());
        let mut sounds = typed.bytes();
        let (first, second) = (sounds.next(), sounds.next());
        let mask = letters(&typed);
        let length = typed.len();
        for start in first.into_iter().chain(second.filter(|second| first != Some(*second))) {
            // What is as long is the likeliest, and once something is near, what is farther need not be looked at.
            for length in
                (0..=budget).flat_map(|off| [length.checked_sub(off), Some(length + off).filter(|_| off > 0)])
            {
                for of_word in self.sounding(start, length.unwrap_or_default()) {
                    let known = self.known(of_word);
                    let budget =
                        if known.word.starts_with(HYPO_AND_HYPER) { budget } else { budget.min(best.0) };
                    if (of_word.letters ^ mask).count_ones() as usize > 2 * budget {
                        continue;
                    }
                    if let Some((edits, of_both)) = edits(word, &typed, known, budget, first == Some(start)) {
                        best = best.min((edits, of_both));
                        found.push((known, edits, of_both));
                    }
                }
            }
        }
        // Who misspells an ordinary word has said nothing here; of two as near, it is the word of the book.
        let in_book = found.iter().filter(|(known, ..)| known.in_book);
        match in_book.map(|(_, edits, both)| (*edits, *both)).min() {
            Some(of_book) if of_book.0 <= best.0 => best = of_book,
            _ => return Vec::new(),
        }
        let twins = hypo_and_hyper(&found, best);
        let mut corrections: Vec<_> = found
            .into_iter()
            .filter(|(known, edits, both)| (*edits, *both) == best || twins.contains(&known.word))
            .collect();
        corrections.retain(|(known, ..)| known.in_book);
        corrections.sort_by_key(|(known, edits, both)| (*edits, *both, known.word));
        corrections.into_iter().map(|(known, edits, _)| Correction { word: known.word, edits }).collect()
    }
}

/// What *hypo* and *hyper* have in common.
const HYPO_AND_HYPER: &str = "hyp";

/// The words among those found that differ from a nearest one in *hypo* and *hyper* alone.
fn hypo_and_hyper<'f>(found: &[(Known<'f>, usize, usize)], best: (usize, usize)) -> Vec<&'f str> {
    let tail = |word: &'f str| word.strip_prefix("hypo").or_else(|| word.strip_prefix("hyper"));
    let nearest: Vec<&str> = found
        .iter()
        .filter(|(_, edits, both)| (*edits, *both) == best)
        .filter_map(|(known, ..)| tail(known.word))
        .collect();
    let twins = found.iter().map(|(known, ..)| known.word);
    twins.filter(|word| tail(word).is_some_and(|tail| nearest.contains(&tail))).collect()
}

/// How many edits a typed word is off a known one, by its letters or by its sound, whichever is fewer; and how far by
/// both together, so that of two as near the one with the same letters is nearer.
fn edits(
    word: &str,
    typed: &str,
    known: Known<'_>,
    budget: usize,
    same_start: bool,
) -> Option<(usize, usize)> {
    // By sound alone a word is never spelt right.
    let by_sound = distance(typed.as_bytes(), known.sound.as_bytes(), budget + 1)?.max(1);
    let by_letter = distance(word.as_bytes(), known.word.as_bytes(), 2 * self::budget(word.len()))?;
    let edits = if by_sound <= self::budget(typed.len()) { by_sound.min(by_letter) } else { by_letter };
    let swapped = || {
        let (mut a, mut b) = (word.chars(), known.word.chars());
        (a.next(), a.next()) == {
            let (first, second) = (b.next(), b.next());
            (second, first)
        }
    };
    let other_letters = (letters(word) ^ letters(known.word)).count_ones() as usize;
    (edits <= budget && (edits < 2 || other_letters <= 2) && (same_start || swapped()))
        .then_some((edits, 4 * (by_sound + by_letter) + other_letters))
}

/// How many letters must be added, left out, changed or swapped to make one word of another (optimal string alignment), if
/// at most so many. It gives up as soon as that is certain and allocates nothing, since it runs some hundred times a word.
fn distance(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    type Row = [usize; LONGEST + 2];
    if one.len().abs_diff(other.len()) > most || one.len().max(other.len()) > LONGEST {
        return None;
    }
    let (mut before, mut above, mut row): (Row, Row, Row) =
        ([0; LONGEST + 2], std::array::from_fn(|at| at), [0; LONGEST + 2]);
    let mut last = None;
    for (down, &a) in (1..).zip(one) {
        let [first, ..] = &mut row;
        *first = down;
        let mut lowest = down;
        let mut left = None;
        for (across, &b) in (1..).zip(other) {
            let cell = |row: &Row, at: usize| row.get(at).copied().unwrap_or(usize::MAX);
            let changed = cell(&above, across - 1) + usize::from(a != b);
            let mut cost = changed.min(cell(&above, across) + 1).min(cell(&row, across - 1) + 1);
            if last == Some(b) && left == Some(a) && across > 1 {
                cost = cost.min(cell(&before, across - 2) + 1);
            }
            if let Some(cell) = row.get_mut(across) {
                *cell = cost;
            }
            lowest = lowest.min(cost);
            left = Some(b);
        }
        if lowest > most {
            return None;
        }
        last = Some(a);
        (before, above, row) = (above, row, before);
    }
    above.get(other.len()).copied().filter(|distance| *distance <= most)
}

/// Letters that sound alike, the longer first.
const SOUNDS: [(&str, &str); 16] = [
    ("ph", "f"),
    ("rh", "r"),
    ("ps", "s"),
    ("pn", "n"),
    ("kn", "n"),
    ("wr", "r"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
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
        let fits =
            |from: &str| rest.starts_with(from) && (at_start || !matches!(from, "ps" | "pn" | "kn" | "wr"));
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
            "nauseous",
            "diarrhea",
            "fever",
            "hypotension",
            "hypertension",
            "psychosis",
            "pneumonia",
            "appetite",
            "dropped",
            "pressure",
            "rash",
            "palpitations",
            "exhausted",
            "hypothyroidism",
            "hyperthyroidism",
        ];
        let spelling = Spelling::new(book.into_iter());
        spelling.corrections(word).into_iter().map(|found| found.word.to_owned()).collect()
    }

    #[test]
    fn a_distance_is_that_of_a_library_up_to_the_most_that_is_asked() {
        let words = [
            "", "a", "ab", "ba", "fever", "efver", "fevers", "nausea", "nauseous", "vomit", "vmoti",
            "diarrhea",
        ];
        for (one, other) in words.iter().flat_map(|one| words.map(|other| (*one, other))) {
            for most in 0..6 {
                let expected = Some(strsim::osa_distance(one, other)).filter(|distance| *distance <= most);
                assert_eq!(
                    distance(one.as_bytes(), other.as_bytes(), most),
                    expected,
                    "{one} {other} {most}"
                );
            }
        }
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
