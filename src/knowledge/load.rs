//! From text to knowledge.

use super::{
    diagnostic::{Code, Problem},
    entry::{Book, FORMAT},
    place::{Path, locate},
    shape,
    source::SourceText,
    syntax,
};
use ron::{Options, extensions::Extensions};
use std::sync::Arc;

pub use super::source::{accept, read_file};

/// How deep RON's reader goes. A book needs about twenty, where every bracket, item and `Some` counts.
const RECURSION: usize = 48;

/// What a text says, in the vocabulary of [`entry`](super::entry).
///
/// # Errors
/// The first fault, with its exact place: of the format, else of syntax, else a value that is not what the vocabulary
/// has there. Never empty.
pub fn parse(source: &Arc<SourceText>) -> Result<Book, Vec<Problem>> {
    let options =
        Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(RECURSION);
    let problem = match options.from_str::<Book>(source.text()) {
        Ok(book) if book.format == FORMAT => return Ok(book),
        Ok(_) => unknown_format(source),
        Err(wrong) => newer_format(source)
            .or_else(|| syntax::first_fault(source))
            .unwrap_or_else(|| shape::explain(source, &wrong)),
    };
    Err(vec![problem])
}

/// What a newer format means by its words cannot be told, so its number is looked at before anything else.
fn newer_format(source: &Arc<SourceText>) -> Option<Problem> {
    let span = locate(source.text(), &Path::root().field("format").keep());
    let format: u32 = source.text().get(span)?.parse().ok()?;
    (format > FORMAT).then(|| unknown_format(source))
}

fn unknown_format(source: &Arc<SourceText>) -> Problem {
    let path = Path::root().field("format").keep();
    let format = source.text().get(locate(source.text(), &path)).unwrap_or_default();
    let newer = format.parse::<u32>().is_ok_and(|format| format > FORMAT);
    let (message, help) = if newer {
        (
            "this file is written for a newer cytobrowse",
            "get the newest cytobrowse, or the file in an older format",
        )
    } else {
        ("this file is of a format that never was", "write `format: 1`")
    };
    let label = format!("this cytobrowse reads format {FORMAT}");
    Problem::error(Code::Format, message).at_path(source, path).label(label).help(help)
}
