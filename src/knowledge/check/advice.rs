//! What is not wrong and could be better: a sentence that is hard to read, a day that lies long ago, a layer without a name.

use super::{File, bands, in_order};
use crate::{
    fold::words,
    knowledge::{
        date::Date,
        diagnostic::{Code, Problem},
        grade::{self, grade, sentences},
        layer::Layer,
        place::Path,
        source::SourceText,
        walk::each,
    },
};
use std::{collections::HashSet, sync::Arc};

/// After how many years what was read is to be read again.
const YEARS: u16 = 2;

/// How many words make a text long enough to measure. Of fewer, a single name decides.
const MEASURED: usize = 12;

/// By how much a grade must lie above another to be shown as more.
const SHOWN_AS_MORE: f64 = 0.05;

/// What could be better in files that make one body of knowledge and are sound, as of a day. In the order of the files and
/// their lines.
#[must_use]
pub fn advise(files: &[File], today: Date) -> Vec<Problem> {
    let names: HashSet<String> = files.iter().flat_map(|file| grade::names(&file.book)).collect();
    let long_ago = today.years_before(YEARS);
    let mut problems = Vec::new();
    problems.extend(gathered(files, long_ago));
    problems.extend(nameless(files));
    problems.extend(bands::borrowed(files, |file| file.layer == Layer::GROUND));
    for file in files {
        problems.extend(read_long_ago(file, long_ago));
        sentences(&file.book, |text, at| problems.extend(hard(text, at, &names, &file.source)));
    }
    in_order(&mut problems, files);
    problems
}

/// A body of knowledge of which no file was put together since.
fn gathered(files: &[File], long_ago: Date) -> Option<Problem> {
    let newest =
        files.iter().filter(|file| file.book.gathered.is_some()).max_by_key(|file| file.book.gathered)?;
    newest.book.gathered.filter(|date| date.is_surely_before(long_ago))?;
    let problem = Problem::warning(Code::Gathered, "the knowledge was put together more than two years ago");
    let problem = problem.at_path(&newest.source, Path::root().field("gathered").keep());
    Some(problem.label("long ago").help("look through it once more, then write the day you did"))
}

/// Layers that do not say what they are called. What a reader keeps for themselves needs no name.
fn nameless(files: &[File]) -> Vec<Problem> {
    let layers = files.chunk_by(|one, other| one.layer == other.layer);
    let says =
        |own: &&[File]| own.iter().any(|file| file.book.layer.is_some() || file.book.personal.is_some());
    let nameless = layers.filter(|own| !says(own)).filter_map(|own| own.first());
    let told = nameless.filter(|file| file.layer > Layer::GROUND).map(|file| {
        let problem = Problem::warning(Code::Nameless, "this layer does not say what it is called");
        let help = "write `layer: \"…\"`; until then it is marked by the name of its file or folder";
        problem.at_path(&file.source, Path::root().field("format").keep()).label("no name").help(help)
    });
    told.collect()
}

/// The sources of a file that nobody has read since.
fn read_long_ago(file: &File, long_ago: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    each(&file.book.sources, &Path::root(), "sources", |source, at| {
        if source.read.is_some_and(|date| date.is_surely_before(long_ago)) {
            let message = format!("the source `{}` was read more than two years ago", source.id);
            let problem = Problem::warning(Code::ReadLongAgo, message);
            let problem = problem.at_path(&file.source, at.field("read").keep());
            problems.push(problem.label("long ago").help("read it again, then write the day you did"));
        }
    });
    problems
}

/// A sentence or paragraph that is hard to read.
fn hard(text: &str, at: &Path<'_>, names: &HashSet<String>, source: &Arc<SourceText>) -> Option<Problem> {
    let found = grade([text], names);
    if words(text).len() < MEASURED || found < grade::HIGHEST + SHOWN_AS_MORE {
        return None;
    }
    let message = format!("this reads at school grade {found:.1}, above {}", grade::HIGHEST);
    let problem = Problem::warning(Code::HardToRead, message).at_path(source, at.keep());
    let help = "make two sentences of one, or take shorter words; put what is quoted in “curly quotes”";
    Some(problem.label("hard to read").help(help))
}
