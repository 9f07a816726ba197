//! The tokens of a query's words, after what is misspelt, torn or run together has been mended.

use super::{
    english::{English, Role},
    lexicon::Lexicon,
    spelling::Correction,
    token::{Key, Token},
};
use crate::fold::Word;

/// What becomes of a word that is known neither to the book nor to English.
enum Mended<'l> {
    /// Nothing.
    Left,
    /// The words that it may stand for, the nearest first; never empty.
    Corrected(Vec<Correction<'l>>),
    /// Two words that were run together.
    Parted(Key, Key),
}

/// The tokens of words. The last may go on if it is `open`, and is left alone while it still begins something.
#[must_use]
pub(super) fn tokens(words: &[Word], lexicon: &Lexicon, open: bool) -> Vec<Token> {
    let mended: Vec<Mended<'_>> = (1..)
        .zip(words)
        .map(|(number, word)| mend(&word.folded, lexicon, open && number == words.len()))
        .collect();
    let meant = words.iter().zip(&mended).map(|(word, mended)| match mended {
        Mended::Corrected(corrections) => {
            corrections.first().map_or(word.folded.as_str(), |first| first.word)
        }
        Mended::Left | Mended::Parted(..) => word.folded.as_str(),
    });
    let mut tokens = Vec::with_capacity(words.len());
    for mut token in lexicon.keys().tokens(&meant.collect::<Vec<_>>()) {
        let mended = mended.get(token.words.clone()).unwrap_or_default();
        let edits = mended.iter().filter_map(|mended| match mended {
            Mended::Corrected(corrections) => corrections.first().map(|first| first.edits),
            Mended::Left | Mended::Parted(..) => None,
        });
        token.edits = edits.sum();
        match mended {
            [Mended::Parted(one, other)] => {
                let part = |key: Key| Token { may_be: vec![key], role: Role::Content, ..token.clone() };
                tokens.extend([part(*one), part(*other)]);
                continue;
            }
            [Mended::Corrected(corrections)] => {
                for key in corrections.iter().filter_map(|found| lexicon.keys().get(found.word)) {
                    if !token.may_be.contains(&key) {
                        token.may_be.push(key);
                    }
                }
            }
            _ => {}
        }
        tokens.push(token);
    }
    tokens
}

/// The longest word that is mended, in bytes: no word that was run together is longer.
const LONGEST: usize = 32;

/// What becomes of one word.
fn mend<'l>(word: &str, lexicon: &'l Lexicon, growing: bool) -> Mended<'l> {
    let english = English::get();
    let known = lexicon.keys().get(word).is_some()
        || english.role(word) != Role::Content
        || english.is_ordinary(word);
    if known || word.len() > LONGEST || (growing && !lexicon.beginning(word).is_empty()) {
        return Mended::Left;
    }
    // Two words belong together only if a phrase has both.
    if let Some((one, other)) =
        lexicon.keys().run_together(word).find(|(one, other)| lexicon.patterns().share(*one, *other))
    {
        return Mended::Parted(one, other);
    }
    let corrections = lexicon.spelling().corrections(word);
    if corrections.is_empty() { Mended::Left } else { Mended::Corrected(corrections) }
}
