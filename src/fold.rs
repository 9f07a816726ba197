//! One spelling for many: the form in which words are compared, so that `IFN-α`, `ifn alpha` and `IFN-Alfa` are the same.
//!
//! Case, accents, hyphens and apostrophes do not count; Greek letters are spelled out; `ae` and `oe` are `e`
//! (diarrhoea, diarrhea); a number is a word of its own, so that `il2`, `IL-2` and `il 2` are the same.

use std::ops::Range;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A word of a text: where it stands there, and its folded form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub place: Range<usize>,
    /// Its folded form: lower-case, without accents.
    pub folded: String,
}

/// What a character is to a word.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Letter,
    Digit,
    /// Belongs to the word it stands in, and does not count: an apostrophe, a combining mark.
    Silent,
    Space,
}

fn class(c: char) -> Class {
    match c {
        '\'' | '’' | 'ʼ' => Class::Silent,
        c if !c.is_ascii() && is_combining_mark(c) => Class::Silent,
        // The degree sign of those who have none: "38.5ºC".
        'º' => Class::Space,
        c if c.is_numeric() => Class::Digit,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Space,
    }
}

/// Names of the Greek letters that stand in names of medicines and genes.
const GREEK: [(char, &str); 12] = [
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "epsilon"),
    ('ζ', "zeta"),
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('π', "pi"),
    ('τ', "tau"),
    ('ω', "omega"),
];

/// Appends the folded form of one character.
fn fold_char(c: char, out: &mut String) {
    // Most are, and have nothing to take apart.
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase().filter(|&c| class(c) != Class::Silent) {
            match GREEK.iter().find(|(letter, _)| *letter == lower) {
                Some((_, name)) => out.push_str(name),
                None => match lower {
                    'æ' | 'œ' => out.push('e'),
                    'ß' => out.push_str("ss"),
                    _ => out.push(lower),
                },
            }
        }
    });
}

/// Ends a word: two spellings that only habit tells apart become one.
fn settle(folded: &str) -> String {
    match folded {
        "alpha" => "alfa".to_owned(),
        other if other.contains("ae") || other.contains("oe") => latin(other),
        other => other.to_owned(),
    }
}

/// Writes *ae* and *oe* as *e*, as in words from Latin; not the *oe* of "toe" and "shoe", nor that of "pooed".
fn latin(word: &str) -> String {
    let mut settled = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let double = matches!(rest.as_bytes(), [b'a' | b'o', b'e', ..]);
        // As in oedema, oesophagus, coeliac, foetus, apnoea; not in toe, shoes, or "stroek".
        let of_greek =
            c == 'a' || matches!(rest.as_bytes().get(2), Some(b'a' | b'd' | b'l' | b's' | b't' | b'u'));
        let at_end = !of_greek || rest == "oes";
        if !(double && !at_end && !settled.ends_with('o')) {
            settled.push(c);
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    settled
}

/// The words of a text, in order.
///
/// ```
/// let words = cytobrowse::fold::words("IL-2, Diarrhœa");
/// let folded: Vec<_> = words.iter().map(|word| word.folded.as_str()).collect();
/// assert_eq!(folded, ["il", "2", "diarrhea"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut last = Class::Space;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let class = class(c);
        match (class, words.last_mut()) {
            (Class::Silent, Some(word)) if last != Class::Space => word.place.end = end,
            (Class::Silent, _) => {}
            (Class::Letter | Class::Digit, Some(word)) if class == last => {
                word.place.end = end;
                fold_char(c, &mut word.folded);
            }
            (Class::Letter | Class::Digit, _) => {
                let mut folded = String::new();
                fold_char(c, &mut folded);
                words.push(Word { place: at..end, folded });
                last = class;
            }
            (Class::Space, _) => last = Class::Space,
        }
    }
    for word in &mut words {
        word.folded = settle(&word.folded);
    }
    words.retain(|word| !word.folded.is_empty());
    words
}

/// The folded form of a text: its words with one space between them.
///
/// ```
/// assert_eq!(cytobrowse::fold::fold("IFN-α"), cytobrowse::fold::fold("ifn Alfa"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_only_habit_tells_apart_fold_to_one() {
        for (one, other) in [
            ("IFN-α", "ifn alpha"),
            ("interferon alfa-2b", "Interferon ALPHA 2B"),
            ("il2", "IL-2"),
            ("diarrhoea", "Diarrhea"),
            ("anæmia", "anaemia"),
            ("can't", "cant"),
            ("can’t", "cant"),
            ("naïve", "naive"),
            ("e\u{301}tude", "étude"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn words_that_differ_stay_apart() {
        for (one, other) in [("il 2", "il 21"), ("hypotension", "hypertension"), ("ifn alfa", "ifn beta")] {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_word_knows_its_place_in_the_text() {
        let text = "  héad-hurts, il2";
        let places: Vec<_> =
            words(text).into_iter().map(|word| text.get(word.place).unwrap().to_owned()).collect();
        assert_eq!(places, ["héad", "hurts", "il", "2"]);
    }

    #[test]
    fn nothing_but_punctuation_has_no_words() {
        assert!(words("… — ’’ 🙂 !!!").is_empty());
    }
}
