//! A reader's own file over layers that are sound. Whatever is wrong with it, the rest is there to be asked: what of it
//! cannot be used is left out, and told ([`LeftOut`]).

use super::{
    Knowledge,
    check::{check, sift},
    diagnostic::{Code, Problem, Severity, in_one_line},
    entry::Book,
    layer::Layer,
    load::{self, LayerTexts, SHIPPED, inspect_layers, lay, load_layers},
    own::LeftOut,
};
use std::slice;

/// Layers as knowledge, the ground first, with a reader's own file on top, or what is wrong with it.
///
/// Where the file cannot be read, or is wrong in its syntax or shape or in a claim, it is left out as a whole. A line that
/// names what is not there, or says nothing, is left out by itself.
///
/// # Errors
/// Everything that is wrong with the layers below, unless that is only warnings.
pub fn load_with_own(
    layers: &[LayerTexts],
    own: Result<LayerTexts, Vec<Problem>>,
) -> Result<Knowledge, Vec<Problem>> {
    let own = match own.and_then(readable) {
        Ok(own) => own,
        Err(problems) => return without(layers, &problems),
    };
    let is_own = |problem: &Problem| own.texts.iter().any(|text| problem.file() == Some(text.name()));
    let all = [layers, slice::from_ref(&own)].concat();
    let (mut files, problems) = inspect_layers(&all);
    let wrong: Vec<Problem> = problems.into_iter().filter(is_an_error).collect();
    // What is wrong below is not the reader's to leave out.
    if !wrong.iter().all(is_own) {
        return without(layers, &wrong);
    }
    if !wrong.is_empty() {
        sift(&mut files, (1..all.len()).fold(Layer::GROUND, |layer, _| layer.above()));
        let names: Vec<&str> = all.iter().map(|layer| layer.name.as_str()).collect();
        if files.is_empty() || check(&files, &names).iter().any(is_an_error) {
            return without(layers, &wrong);
        }
    }
    let mut knowledge = lay(files, &all);
    knowledge.own.left_out = (!wrong.is_empty()).then(|| LeftOut { whole: false, why: in_one_line(&wrong) });
    Ok(knowledge)
}

/// Lays a reader's own file over knowledge of which the files are not at hand. What it keeps for the reader is taken; what
/// it would add to the entries cannot be, and is told.
pub fn keep_own(knowledge: &mut Knowledge, own: Result<LayerTexts, Vec<Problem>>) {
    let books = own.and_then(|own| own.texts.iter().map(load::parse).collect::<Result<Vec<_>, _>>());
    match books {
        Ok(books) => {
            let adds = books.iter().any(Book::holds_entries);
            knowledge.keep(books.into_iter().filter_map(|book| book.personal));
            knowledge.own.left_out = adds.then(|| LeftOut { whole: false, why: ADDS.to_owned() });
        }
        Err(wrong) => knowledge.own.left_out = Some(LeftOut { whole: true, why: in_one_line(&wrong) }),
    }
}

/// What is said where a reader's own file holds more than what is theirs, and lies over a compiled book.
const ADDS: &str = "what it adds to the book cannot be laid over a compiled one";

/// A layer whose texts are sound in syntax and shape.
fn readable(own: LayerTexts) -> Result<LayerTexts, Vec<Problem>> {
    let wrong: Vec<Problem> = own.texts.iter().filter_map(|text| load::parse(text).err()).flatten().collect();
    if wrong.is_empty() { Ok(own) } else { Err(wrong) }
}

/// Whether a problem keeps a reader's own file from being used. A space too many does not: it is shown as it is written.
fn is_an_error(problem: &Problem) -> bool {
    problem.severity() == Severity::Error && problem.code() != Code::PaddedText
}

/// Layers without the reader's own file, of which this is wrong.
fn without(layers: &[LayerTexts], wrong: &[Problem]) -> Result<Knowledge, Vec<Problem>> {
    let mut knowledge = match layers {
        [only] if only.name == SHIPPED => load::shipped_book()?,
        _ => load_layers(layers)?,
    };
    knowledge.own.left_out = Some(LeftOut { whole: true, why: in_one_line(wrong) });
    Ok(knowledge)
}
