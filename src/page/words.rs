//! The words of the glossary that stand on a page, and what they mean.

use super::{Block, Line, Page, Role, plain_words};
use crate::{
    fold,
    knowledge::{Entry, Knowledge, entry::Term},
};

/// What it is called.
pub const TITLE: &str = "Words on this page";

/// The page of the words on another page; nothing where none of them are in the glossary.
#[must_use]
pub fn page(knowledge: &Knowledge, of: &Page) -> Option<Page> {
    let lines = lines(knowledge, of);
    (!lines.is_empty()).then(|| {
        let mut page = Page::new(TITLE, of.title.as_str());
        page.blocks.extend(lines.into_iter().map(Block::Line));
        page.marked(knowledge)
    })
}

/// A line for each word of the glossary that stands on a page, in the order of the glossary. A page is not told its own
/// word.
#[must_use]
pub fn lines(knowledge: &Knowledge, of: &Page) -> Vec<Line> {
    let texts = texts(of);
    let spoken: Vec<Vec<Word<'_>>> = texts.iter().map(|text| words_of(text)).collect();
    let stands = |term: &Term| {
        let names = [&term.name].into_iter().chain(&term.words).map(|name| words_of(name));
        names.filter(|name| !name.is_empty()).any(|name| spoken.iter().any(|text| holds(text, &name)))
    };
    let found = knowledge.terms.iter().filter(|(_, term)| *term.name != *of.title && stands(term));
    let line = |(at, term): (_, &Term)| {
        let line = Line::link(term.name.as_str(), Entry::Term(at)).with(": ", Role::Quiet);
        line.with(term.meaning.text.as_str(), Role::Text).cited(&term.meaning.sources).of(term.meaning.layer)
    };
    found.map(line).collect()
}

/// All that a page says, each piece by itself, so that no word is made of two.
fn texts(page: &Page) -> Vec<String> {
    let mut texts = vec![page.title.clone(), page.subtitle.clone()];
    for block in &page.blocks {
        match block {
            Block::Heading(heading) => texts.push(heading.clone()),
            Block::Line(line) => {
                texts.push(line.sentence());
                texts.extend(line.notes.iter().map(|note| plain_words(note)));
            }
            Block::Dots(_) | Block::Legend(_) => {}
        }
    }
    texts
}

/// A word as it is written, and as it is compared.
struct Word<'t> {
    written: &'t str,
    folded: String,
}

fn words_of(text: &str) -> Vec<Word<'_>> {
    let word =
        |word: fold::Word| Word { written: text.get(word.place).unwrap_or_default(), folded: word.folded };
    fold::words(text).into_iter().map(word).collect()
}

/// Whether words stand in a text one behind another, one or more of each.
fn holds(text: &[Word<'_>], name: &[Word<'_>]) -> bool {
    text.windows(name.len()).any(|said| said.iter().zip(name).all(|(said, word)| is(said, word)))
}

/// Whether what is said is a word, or more of it. An abbreviation is known by its capitals: "ET" is not "et".
fn is(said: &Word<'_>, word: &Word<'_>) -> bool {
    if word.written.chars().count() > 1 && word.written.chars().all(char::is_uppercase) {
        return said.written.strip_suffix('s').unwrap_or(said.written) == word.written;
    }
    let of_each_other = [(&said.folded, &word.folded), (&word.folded, &said.folded)];
    said.folded == word.folded || of_each_other.into_iter().any(|(many, one)| is_plural(many, one))
}

/// Whether a word is the plural of another: "cells".
fn is_plural(many: &str, one: &str) -> bool {
    one.chars().count() > 2 && many.strip_suffix('s').is_some_and(|stem| stem == one)
}

#[cfg(test)]
mod tests {
    use super::{holds, words_of};

    #[test]
    fn a_word_is_found_in_the_plural_and_an_abbreviation_by_its_capitals() {
        for (text, name, found) in [
            ("It makes killer T cells grow", "T cell", true),
            ("white blood cell counts fall", "White blood cells", true),
            ("Smith et al", "ET", false),
            ("in people with ET", "ET", true),
            ("NKs and others", "NK", true),
            ("the gas", "ga", false),
            ("one cell, T", "T cell", false),
        ] {
            assert_eq!(holds(&words_of(text), &words_of(name)), found, "{name} in {text}");
        }
    }
}
