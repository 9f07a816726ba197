//! `diff`: what is different between two knowledge files.

use super::{args::Args, exit, layers, print::Output};
use crate::{
    knowledge::{
        Knowledge,
        diagnostic::{self, Problem},
        diff::{Change, diff},
        entry::{Addition, Book},
        load,
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

/// What a layer is called that says no name.
const NAMELESS: &str = "a layer without a name";

/// Tells what has changed from `old` to `new`, an entry's changes below one another.
///
/// Each is a file, a folder or the shipped book. Of books only the form is looked at, so that one file of many can be
/// compared with what it was. Layers are laid over the book and over those of `--with`, and must be sound there: what is told
/// is what changes for a reader.
pub(super) fn run(
    args: &Args,
    old: &path::Path,
    new: &path::Path,
    json: bool,
    output: Output,
) -> Result<u8, u8> {
    let named = !args.with.is_empty() || !args.knowledge.is_empty();
    let layered = named || lies_over(old) || lies_over(new);
    let read = |path| if layered { laid(args, path) } else { alone(path) };
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

/// Whether a path holds a layer: it says so, or adds to what it does not have. What cannot be read says nothing.
fn lies_over(path: &path::Path) -> bool {
    if path == path::Path::new(SHIPPED) {
        return false;
    }
    let texts = load::read(path).unwrap_or_default();
    let Ok(books) = texts.iter().map(load::parse).collect::<Result<Vec<_>, _>>() else { return false };
    let says = |book: &Book| Book { additions: Vec::new(), ..book.clone() }.lies_over();
    books.iter().any(says) || !orphans(&load::put_together(books.clone(), ""), &books).is_empty()
}

/// What a reader gets to see who lays a path over the book and over the layers of `--with`; or the shipped book alone.
fn laid(args: &Args, path: &path::Path) -> Result<Knowledge, Vec<Problem>> {
    if path == path::Path::new(SHIPPED) {
        return load::shipped_book();
    }
    let over = [args.with.as_slice(), &[path.to_owned()]].concat();
    let mut layers = layers::texts(&layers::ground(args), &over)?;
    if let Some(own) = layers.last_mut() {
        // Both versions are called alike where they do not say, whatever their files are called.
        NAMELESS.clone_into(&mut own.name);
    }
    load::load_layers(&layers)
}

/// What a file, the files of a folder, or the shipped book say by themselves.
fn alone(path: &path::Path) -> Result<Knowledge, Vec<Problem>> {
    let texts: Vec<Arc<SourceText>> =
        if path == path::Path::new(SHIPPED) { load::shipped()? } else { load::read(path)? };
    let books = texts.iter().map(load::parse).collect::<Result<Vec<_>, _>>()?;
    Ok(load::put_together(books, &path.to_string_lossy()))
}

/// The additions of files to what is not among them.
fn orphans<'b>(knowledge: &Knowledge, books: &'b [Book]) -> Vec<&'b Addition> {
    let is_there = |addition: &&Addition| {
        let (kind, id) = addition.to.parts();
        knowledge.find(kind, id).is_some()
    };
    books.iter().flat_map(|book| &book.additions).filter(|addition| !is_there(addition)).collect()
}
