//! The shipped book, as it was compiled when the program was built.

use crate::{
    compiled::{self, Stamp},
    knowledge::{diagnostic::Problem, load},
    search::Volume,
};
use std::borrow::Cow;

const BOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.book"));

/// The mark of this program in what it compiles: it changes with the vocabulary, with the search and with the shipped book.
#[allow(clippy::unreadable_literal, reason = "a program writes it")]
pub const STAMP: Stamp = Stamp(include!(concat!(env!("OUT_DIR"), "/stamp")));

/// The shipped book and its words.
///
/// # Errors
/// What is wrong with one of its texts, if it can be read in neither form. The tests hold that it can in both.
pub fn volume() -> Result<Volume, Vec<Problem>> {
    match compiled::read(Cow::Borrowed(BOOK), STAMP) {
        Ok((_, volume)) => Ok(volume),
        Err(_) => load::shipped_book().map(Volume::from),
    }
}
