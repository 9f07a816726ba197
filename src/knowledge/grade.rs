//! How hard a text is to read, as the school grade of Flesch and Kincaid.
//!
//! The formula is that of J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, *Derivation of new readability
//! formulas for Navy enlisted personnel* (Research Branch Report 8-75, 1975): 0.39 times the words of a sentence, plus 11.8
//! times the syllables of a word, less 15.59. Syllables are counted by their groups of vowels, so a grade is a measure
//! of drafts and no more.

use super::{
    entry::Book,
    place::Path,
    walk::{Value, walk},
};
use crate::fold::words;
use std::collections::HashSet;

/// The highest grade at which a book's own sentences should read.
pub const HIGHEST: f64 = 8.0;

/// The fields that hold sentences of the book's own.
const SENTENCES: [&str; 3] = ["text", "meaning", "advice"];

/// The fields that hold names, which are read as they are.
const NAMES: [&str; 7] = ["name", "clinical", "brands", "other_names", "title", "publisher", "by"];

/// Calls `visit` with each sentence or paragraph that is the book's own, and the path to it.
pub(super) fn sentences<'b>(book: &'b Book, mut visit: impl FnMut(&'b str, &Path<'_>)) {
    walk(book, &mut |value, at| match value {
        Value::Text(text) if at.name().is_some_and(|name| SENTENCES.contains(&name)) => visit(text, at),
        _ => {}
    });
}

/// The words of a book's names, folded: a medicine or a disease is called what it is called, however long that is.
#[must_use]
pub fn names(book: &Book) -> HashSet<String> {
    let mut found = HashSet::new();
    walk(book, &mut |value, at| {
        if let Value::Text(text) = value
            && at.name().is_some_and(|name| NAMES.contains(&name))
        {
            found.extend(words(text).into_iter().map(|word| word.folded));
        }
    });
    found
}

/// How many syllables an English word has, by its groups of vowels.
fn syllables(word: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word
        .chars()
        .fold((0, false), |(groups, before), c| (groups + usize::from(vowel(c) && !before), vowel(c)))
        .0;
    let silent = word.ends_with('e') && !word.ends_with("le") || word.ends_with("es") || word.ends_with("ed");
    groups.saturating_sub(usize::from(silent && groups > 1)).max(1)
}

/// The school grade of texts taken together. Words in `names`, numbers and what is quoted are read as one syllable each.
///
/// ```
/// use cytobrowse::knowledge::grade::grade;
/// use std::collections::HashSet;
/// assert!(grade(["You may feel sick. Ring your team."], &HashSet::<String>::new()) < 3.0);
/// ```
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no text has so many words")]
pub fn grade<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    names: &HashSet<String, impl std::hash::BuildHasher>,
) -> f64 {
    let (mut sentences, mut all, mut spoken) = (0_usize, 0_usize, 0_usize);
    for text in texts {
        let ends = text.matches(['.', '?', '!', ':', ';']).count();
        sentences += ends.max(1);
        let mut quoted = false;
        for piece in text.split_inclusive(['“', '”']) {
            for word in words(piece) {
                let plain = word.folded;
                let hard = !quoted && !names.contains(&plain) && plain.chars().all(char::is_alphabetic);
                all += 1;
                spoken += if hard { syllables(&plain) } else { 1 };
            }
            quoted = piece.ends_with('“');
        }
    }
    0.39 * all as f64 / sentences.max(1) as f64 + 11.8 * spoken as f64 / all.max(1) as f64 - 15.59
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hard_sentence_is_told_from_an_easy_one() {
        let none: HashSet<String> = HashSet::new();
        assert!(grade(["You may feel sick. Ring your team."], &none) < 3.0);
        let hard = "Gastrointestinal manifestations necessitate immediate discontinuation of administration";
        assert!(grade([hard], &none) > 15.0);
    }

    #[test]
    fn names_numbers_and_quotations_are_read_as_they_are() {
        let names: HashSet<String> = ["peginterferon".to_owned()].into();
        let easy = grade(["You get salt in it."], &names);
        for text in
            ["You get peginterferon in it.", "You get 1234567 in it.", "You get “administration” in it."]
        {
            assert!((grade([text], &names) - easy).abs() < 0.01, "{text}");
        }
    }
}
