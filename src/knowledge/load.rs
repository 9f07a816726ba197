//! From text to knowledge: all of it, or a list of what is wrong.

use super::{
    Knowledge,
    check::{File, check},
    diagnostic::{Code, Problem, Severity},
    entry::{Book, FORMAT},
    layer::{Layer, Stack},
    place::{Path, locate},
    refused,
    source::SourceText,
    syntax,
};
use ron::{Options, extensions::Extensions};
use serde::de::DeserializeOwned;
use std::sync::Arc;

pub use super::{
    folder::read,
    source::{accept, read_file},
};

/// What claims of the shipped book are marked with.
pub const SHIPPED: &str = "shipped";

macro_rules! book {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)))),*]
    };
}

/// The shipped book: the path of each file in this project, and its text.
const BOOK: &[(&str, &str)] = book! {
    "assets/knowledge.ron"
    "assets/knowledge/sources.ron"
    "assets/knowledge/cytokines.ron"
    "assets/knowledge/medicines/interleukins.ron"
    "assets/knowledge/medicines/interferons.ron"
    "assets/knowledge/medicines/growth-factors.ron"
    "assets/knowledge/medicines/others.ron"
    "assets/knowledge/uses.ron"
    "assets/knowledge/side-effects/general.ron"
    "assets/knowledge/side-effects/heart.ron"
    "assets/knowledge/side-effects/lungs.ron"
    "assets/knowledge/side-effects/gut.ron"
    "assets/knowledge/side-effects/brain.ron"
    "assets/knowledge/side-effects/skin.ron"
    "assets/knowledge/side-effects/blood.ron"
    "assets/knowledge/side-effects/infection.ron"
    "assets/knowledge/side-effects/liver.ron"
    "assets/knowledge/side-effects/kidneys.ron"
    "assets/knowledge/side-effects/hormones.ron"
    "assets/knowledge/side-effects/muscles.ron"
    "assets/knowledge/side-effects/eyes.ron"
    "assets/knowledge/side-effects/ears.ron"
    "assets/knowledge/groups.ron"
    "assets/knowledge/alike.ron"
    "assets/knowledge/terms.ron"
};

/// The texts of the shipped book.
///
/// # Errors
/// What is wrong with one of them.
pub fn shipped() -> Result<Vec<Arc<SourceText>>, Vec<Problem>> {
    BOOK.iter().map(|(name, text)| accept(name, text.as_bytes().to_vec())).collect()
}

/// The shipped book. It is not checked again at every start: the tests hold it to be sound.
///
/// # Errors
/// What is wrong with one of its texts, if it cannot be read.
pub fn shipped_book() -> Result<Knowledge, Vec<Problem>> {
    let books: Result<Vec<Book>, _> = shipped()?.iter().map(parse).collect();
    Ok(put_together(books?, SHIPPED))
}

/// The texts of one layer, and what it is called where they do not say.
#[derive(Debug, Clone)]
pub struct LayerTexts {
    /// The name of its file or folder.
    pub name: String,
    /// Its texts; together they are one body.
    pub texts: Vec<Arc<SourceText>>,
}

/// Sound books as one body of knowledge, whose claims are marked with a name.
#[must_use]
pub fn put_together(books: Vec<Book>, name: &str) -> Knowledge {
    let mut stack = Stack::default();
    stack.lay(name, books);
    Knowledge::new(stack, None)
}

/// Sound files of layers as one body of knowledge, each layer's claims marked with its name.
#[must_use]
pub fn lay(files: Vec<File>, layers: &[LayerTexts]) -> Knowledge {
    let mut stack = Stack::default();
    let mut files = files.into_iter().peekable();
    let mut layer = Layer::GROUND;
    for texts in layers {
        let own = std::iter::from_fn(|| files.next_if(|file| file.layer == layer));
        stack.lay(&texts.name, own.map(|file| file.book).collect());
        layer = layer.above();
    }
    Knowledge::new(stack.settle(), None)
}

/// Everything that is wrong with texts that make one body of knowledge, and what they say if that can be told.
#[must_use]
pub fn inspect(texts: &[Arc<SourceText>]) -> (Vec<File>, Vec<Problem>) {
    inspect_layers(&[LayerTexts { name: String::new(), texts: texts.to_vec() }])
}

/// Everything that is wrong with layers, the ground first, and what they say if that can be told.
#[must_use]
pub fn inspect_layers(layers: &[LayerTexts]) -> (Vec<File>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    let mut layer = Layer::GROUND;
    for texts in layers {
        for source in &texts.texts {
            match parse(source) {
                Ok(book) => files.push(File { source: Arc::clone(source), book, layer }),
                Err(found) => problems.extend(found),
            }
        }
        layer = layer.above();
    }
    // What a file that cannot be read would have held, others may refer to: their meaning is looked at when all is read.
    if problems.is_empty() {
        let names: Vec<&str> = layers.iter().map(|layer| layer.name.as_str()).collect();
        problems = check(&files, &names);
    }
    (files, problems)
}

/// Texts as knowledge whose claims are marked with a name.
///
/// # Errors
/// As those of [`load_layers`].
pub fn load(texts: &[Arc<SourceText>], name: &str) -> Result<Knowledge, Vec<Problem>> {
    load_layers(&[LayerTexts { name: name.to_owned(), texts: texts.to_vec() }])
}

/// Layers as knowledge, the ground first, each laid over those before it.
///
/// # Errors
/// Everything that is wrong with the texts, unless that is only warnings. There is no half-loaded knowledge.
pub fn load_layers(layers: &[LayerTexts]) -> Result<Knowledge, Vec<Problem>> {
    let (files, problems) = inspect_layers(layers);
    if problems.iter().any(|problem| problem.severity() == Severity::Error) {
        return Err(problems);
    }
    if files.is_empty() {
        return Err(vec![Problem::error(Code::Empty, "there is no knowledge to load")]);
    }
    Ok(lay(files, layers))
}

/// How deep RON's reader goes. A book needs about twenty, where every bracket, item and `Some` counts.
const RECURSION: usize = 48;

/// What a text says, in the vocabulary of [`entry`](super::entry).
///
/// # Errors
/// The first fault, with its exact place: of the format, else of syntax, else a value that is not what the vocabulary
/// has there; where that is an id or a date, those behind it as well. Never empty.
pub fn parse(source: &Arc<SourceText>) -> Result<Book, Vec<Problem>> {
    let book: Book = parse_as(source)?;
    if book.format == FORMAT { Ok(book) } else { Err(vec![unknown_format(source)]) }
}

/// What a text says in another vocabulary that has a `format` as a book has, and reads the same one.
///
/// # Errors
/// As those of [`parse`], but for the format of a text that can be read.
pub fn parse_as<T: DeserializeOwned>(source: &Arc<SourceText>) -> Result<T, Vec<Problem>> {
    let options =
        Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(RECURSION);
    options.from_str(source.text()).map_err(|wrong| {
        match newer_format(source).or_else(|| syntax::first_fault(source)) {
            Some(problem) => vec![problem],
            None => refused::all(source, wrong, |text| options.from_str::<T>(text).map(drop)),
        }
    })
}

/// What a newer format means by its words cannot be told, so its number is looked at before anything else.
fn newer_format(source: &Arc<SourceText>) -> Option<Problem> {
    let span = locate(source.text(), &Path::root().field("format").keep());
    let format: u32 = source.text().get(span)?.parse().ok()?;
    (format > FORMAT).then(|| unknown_format(source))
}

/// A text of another format than this program reads.
#[must_use]
pub fn unknown_format(source: &Arc<SourceText>) -> Problem {
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
