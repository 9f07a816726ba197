//! Every text that one of our own types refuses, an id or a date, in one run. RON's reader stops at the first of them; a
//! stand-in of the same length takes its place, and the text is read on.

use super::{
    diagnostic::{Code, Problem, SHOWN},
    shape,
    source::SourceText,
};
use ron::error::SpannedError;
use std::{ops::Range, sync::Arc};

/// How many bytes are read again at most, taken together.
const READ_AGAIN: usize = 64 << 20;

/// What RON's reader complains of and, as far as that is an id or a date, what it would have complained of behind it.
pub(super) fn all(
    source: &Arc<SourceText>,
    first: SpannedError,
    read: impl Fn(&str) -> Result<(), SpannedError>,
) -> Vec<Problem> {
    let (mut problems, mut text, mut wrong) = (Vec::new(), Arc::clone(source), first);
    let times = (READ_AGAIN / source.text().len().max(1)).clamp(1, SHOWN);
    loop {
        let problem = shape::explain(&text, &wrong);
        let span = problem.place().map(|(_, span)| span).unwrap_or_default();
        let mended = mended(text.text(), &span, problem.code());
        problems.push(problem.at(source, span));
        let Some(mended) = mended.filter(|_| problems.len() < times) else { return problems };
        text = SourceText::new(source.name(), mended);
        match read(text.text()) {
            Ok(()) => return problems,
            Err(next) => wrong = next,
        }
    }
}

/// The text with a stand-in for what was refused. Nothing where that was something else, or is too short to hold one.
fn mended(text: &str, span: &Range<usize>, code: Code) -> Option<String> {
    let stand_in = match code {
        Code::Id => "\"x\"",
        Code::Date => "\"2000\"",
        _ => return None,
    };
    let spaces = span.len().checked_sub(stand_in.len())?;
    Some([text.get(..span.start)?, stand_in, &" ".repeat(spaces), text.get(span.end..)?].concat())
}
