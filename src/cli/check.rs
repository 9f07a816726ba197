//! `check`: everything that is wrong with knowledge files.

use super::{args::Args, exit, print::Output, texts};
use crate::{
    knowledge::{
        diagnostic::{self, Code, Problem, Severity},
        load,
    },
    page::json,
};
use std::path::PathBuf;

/// Checks the files named, else those of `--knowledge`, else the shipped book.
///
/// Problems in files that could be opened are an answer (exit 1); a file that cannot be opened is not (exit 2). Warnings
/// alone leave the knowledge sound.
pub(super) fn run(args: &Args, files: &[PathBuf], json: bool, output: Output) -> Result<u8, u8> {
    let files = if files.is_empty() { &args.knowledge } else { files };
    let problems = match texts(files) {
        Ok(texts) => load::inspect(&texts).1,
        Err(problems) => problems,
    };
    let code = if problems.iter().any(|problem| problem.code() == Code::Unreadable) {
        exit::UNUSABLE
    } else if problems.iter().any(|problem| problem.severity() == Severity::Error) {
        exit::NOTHING
    } else {
        exit::FOUND
    };
    if json {
        return output.json(&json::pretty(&problems.iter().map(Problem::short).collect::<Vec<_>>()), code);
    }
    if problems.is_empty() {
        return output.say("No problems found.", code);
    }
    if code == exit::UNUSABLE {
        output.complain_rendered(&diagnostic::render(&problems, args.looks.colour(&std::io::stderr())));
        return Ok(code);
    }
    output.rendered(&diagnostic::render(&problems, args.looks.colour(&std::io::stdout())), code)
}
