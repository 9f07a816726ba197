//! `diff`: what is different between two knowledge files.

use super::{args::Args, exit, print::Output};
use crate::{
    knowledge::{
        Knowledge,
        diagnostic::{self, Code, Problem},
        diff::{Change, diff},
        entry::{Addition, Book},
        load,
        place::Path,
        source::SourceText,
    },
    page::{
        diff::Teller,
        json::{self, diff::Difference},
    },
};
use std::{path, sync::Arc};

/// The word that names the shipped book.
const SHIPPED: &str = "shipped";

/// Tells what has changed from `old` to `new`, an entry's changes below one another.
///
/// Each is a file, a folder or the shipped book. Only their form is looked at, so that one file of many can be compared
/// with what it was.
pub(super) fn run(
    args: &Args,
    old: &path::Path,
    new: &path::Path,
    json: bool,
    output: Output,
) -> Result<u8, u8> {
    let (before, after) = match (read(old), read(new)) {
        (Ok(before), Ok(after)) => (before, after),
        (before, after) => {
            let problems: Vec<_> = before.err().into_iter().chain(after.err()).flatten().collect();
            let colour = args.looks.colour(&std::io::stderr());
            output.complain_rendered(&diagnostic::render(&problems, colour));
            return Err(exit::UNUSABLE);
        }
    };
    let (changes, teller) = (diff(&before, &after), Teller::new(&before, &after));
    let code = if changes.is_empty() { exit::FOUND } else { exit::NOTHING };
    if json {
        let told: Vec<_> = changes.iter().map(|change| Difference::new(teller, change)).collect();
        return output.json(&json::pretty(&told), code);
    }
    if changes.is_empty() {
        return output.say("No changes.", code);
    }
    output.say(&by_entry(&changes, teller), code)
}

/// The sentences, an empty line between those of one entry and the next. What only came or went stands together.
fn by_entry(changes: &[Change<'_>], teller: Teller<'_>) -> String {
    let together = |one: &Change<'_>, other: &Change<'_>| {
        one.kind == other.kind
            && (one.way.is_empty() && other.way.is_empty() || one.id == other.id && one.name == other.name)
    };
    let entries = changes.chunk_by(together);
    let lines = |entry: &[Change<'_>]| {
        entry.iter().map(|change| teller.sentence(change)).collect::<Vec<_>>().join("\n")
    };
    entries.map(lines).collect::<Vec<_>>().join("\n\n")
}

/// What a file, the files of a folder, or the shipped book say.
fn read(path: &path::Path) -> Result<Knowledge, Vec<Problem>> {
    let texts: Vec<Arc<SourceText>> =
        if path == path::Path::new(SHIPPED) { load::shipped()? } else { load::read(path)? };
    let books = texts.iter().map(load::parse).collect::<Result<Vec<_>, _>>()?;
    let knowledge = load::put_together(books.clone(), &path.to_string_lossy());
    let orphans: Vec<Problem> =
        texts.iter().zip(&books).flat_map(|(text, book)| orphans(&knowledge, text, book)).collect();
    if orphans.is_empty() { Ok(knowledge) } else { Err(orphans) }
}

/// The additions of a file to what is not there: what they say could not be compared.
fn orphans(knowledge: &Knowledge, text: &Arc<SourceText>, book: &Book) -> Vec<Problem> {
    let additions = Path::root();
    let additions = additions.field("additions");
    let told = |(at, addition): (usize, &Addition)| {
        let (kind, id) = addition.to.parts();
        let is_there = knowledge.find(kind, id).is_some();
        let problem = Problem::error(Code::Orphan, format!("`{id}` is not here, to which this is added"));
        let problem = problem.at_path(text, additions.index(at).field("to").keep());
        (!is_there).then(|| problem.help("compare folders that hold both, the book and what is added to it"))
    };
    book.additions.iter().enumerate().filter_map(told).collect()
}
