//! `check`: everything that is wrong with knowledge files.

use super::{
    args::{Args, Strictness},
    exit,
    print::Output,
    texts, today,
};
use crate::{
    knowledge::{
        Knowledge,
        check::{File, advise},
        diagnostic::{self, Code, Problem, Severity},
        entry::SideEffect,
        load,
        place::Path,
        source::SourceText,
    },
    page::json,
    search::{Lexicon, Typing, answer},
};
use std::{path::PathBuf, sync::Arc};

/// Checks the files named, else those of `--knowledge`, else the shipped book.
///
/// Problems in files that could be opened are an answer (exit 1); a file that cannot be opened is not (exit 2). Warnings
/// alone leave the knowledge sound, unless they are denied.
pub(super) fn run(
    args: &Args,
    files: &[PathBuf],
    strictness: Strictness,
    json: bool,
    output: Output,
) -> Result<u8, u8> {
    let files = if files.is_empty() { &args.knowledge } else { files };
    let problems = match texts(files) {
        Ok(texts) => inspect(&texts, strictness),
        Err(problems) => problems,
    };
    let code = if problems.iter().any(|problem| problem.code() == Code::Unreadable) {
        exit::UNUSABLE
    } else if is_unsound(&problems) || (strictness.deny_warnings && !problems.is_empty()) {
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

/// Everything there is to say of texts that make one body of knowledge. What could be better is said only of what is sound.
fn inspect(texts: &[Arc<SourceText>], strictness: Strictness) -> Vec<Problem> {
    let (files, mut problems) = load::inspect(texts);
    if !is_unsound(&problems) {
        let books = files.iter().map(|file| file.book.clone()).collect();
        problems.extend(swallowed(&load::put_together(books, load::SHIPPED), &files));
        if strictness.warn {
            problems.extend(advise(&files, strictness.today.unwrap_or_else(today)));
        }
    }
    problems
}

/// Whether the knowledge cannot be used.
fn is_unsound(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}

/// Words of side effects that, typed, are read as something else: another entry says the same, or says it better.
fn swallowed(knowledge: &Knowledge, files: &[File]) -> Vec<Problem> {
    let lexicon = Lexicon::new(knowledge);
    let mut problems = Vec::new();
    for file in files {
        let effects = Path::root();
        let effects = effects.field("side_effects");
        for (number, effect) in file.book.side_effects.iter().enumerate() {
            let at = effects.index(number);
            for (name, words) in [("words", &effect.words), ("unsure", &effect.unsure)] {
                let list = at.field(name);
                for (index, word) in words.iter().enumerate() {
                    if let Some(read) = read_as(knowledge, &lexicon, effect, word) {
                        let message = format!("`{word}` is not read as `{}`", effect.id);
                        let problem = Problem::warning(Code::Swallowed, message);
                        let problem = problem.at_path(&file.source, list.index(index).keep());
                        problems.push(
                            problem.label(read).help("say it in other words, or leave it to the other entry"),
                        );
                    }
                }
            }
        }
    }
    problems
}

/// What a word is read as, unless it is what it is a word of.
fn read_as(knowledge: &Knowledge, lexicon: &Lexicon, effect: &SideEffect, word: &str) -> Option<String> {
    let read = answer(knowledge, lexicon, word, Typing::Finished).effects();
    if read.iter().any(|&at| knowledge.side_effects[at].id == effect.id) {
        return None;
    }
    Some(match read.first() {
        Some(&first) => format!("read as `{}`", knowledge.side_effects[first].id),
        None => "read as nothing".to_owned(),
    })
}
