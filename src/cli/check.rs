//! `check`: everything that is wrong with knowledge files.

use super::{
    args::{Args, Strictness},
    exit, layers,
    print::Output,
    settings, today,
};
use crate::{
    knowledge::{
        Knowledge,
        check::{File, advise},
        diagnostic::{self, Code, Problem, Severity},
        entry::Target,
        load::{self, LayerTexts},
        place::Path,
        text::{Id, Text},
    },
    page::json,
    search::{Lexicon, Typing, answer},
};
use std::path::PathBuf;

/// Checks the files named, knowledge or settings, else those of `--knowledge`, else the shipped book and the reader's settings; and the layers of `--with` over them. The
/// reader's own file is a layer like others, and is looked at where it is named.
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
    let problems = everything(args, files, strictness);
    let code = if problems.iter().any(|problem| matches!(problem.code(), Code::Unreadable | Code::NoFiles)) {
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

/// Everything there is to say of the files named, or of what is read without a name.
fn everything(args: &Args, files: &[PathBuf], strictness: Strictness) -> Vec<Problem> {
    let (configs, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().cloned().partition(|path| settings::is_config(path));
    let only_settings = !configs.is_empty() && files.is_empty() && args.with.is_empty();
    // Who names nothing asks for all that is theirs.
    let own = settings::path(args).filter(|_| configs.is_empty() && files.is_empty());
    let settings: Vec<PathBuf> = configs.into_iter().chain(own).collect();
    let files = files.as_slice();
    let ground = if files.is_empty() { layers::ground(args) } else { files.to_vec() };
    // A file that lies over something is looked at where it lies: over the shipped book, where nothing else is named.
    let (over, ground): (Vec<_>, Vec<_>) = ground.into_iter().partition(|path| layers::is_layer(path));
    let over = [over.as_slice(), &args.with].concat();
    let mut problems = match layers::texts(&ground, &over) {
        _ if only_settings => Vec::new(),
        Ok(layers) => inspect(&layers, strictness),
        Err(problems) => problems,
    };
    problems.extend(settings::problems(&settings));
    problems
}

/// Everything there is to say of layers. What could be better is said only of what is sound.
fn inspect(layers: &[LayerTexts], strictness: Strictness) -> Vec<Problem> {
    let (files, mut problems) = load::inspect_layers(layers);
    if !is_unsound(&problems) {
        problems.extend(swallowed(&load::lay(files.clone(), layers), &files));
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
    let mut look = |file: &File, id: &Id, words: &[Text], list: &Path<'_>| {
        for (index, word) in words.iter().enumerate() {
            if let Some(read) = read_as(knowledge, &lexicon, id, word) {
                let problem = Problem::warning(Code::Swallowed, format!("`{word}` is not read as `{id}`"));
                let problem = problem.at_path(&file.source, list.index(index).keep());
                problems
                    .push(problem.label(read).help("say it in other words, or leave it to the other entry"));
            }
        }
    };
    let (root, stays) = (Path::root(), |file: &File, id: &Id| {
        let at = knowledge.side_effects.find(id);
        at.is_some_and(|at| knowledge.side_effects[at].layer <= file.layer)
    });
    let (effects, additions) = (root.field("side_effects"), root.field("additions"));
    for file in files {
        let own = file.book.side_effects.iter().enumerate();
        for (number, effect) in own.filter(|(_, effect)| stays(file, &effect.id)) {
            let at = effects.index(number);
            look(file, &effect.id, &effect.words, &at.field("words"));
            look(file, &effect.id, &effect.unsure, &at.field("unsure"));
        }
        for (number, addition) in file.book.additions.iter().enumerate() {
            if let Target::SideEffect(id) = &addition.to
                && stays(file, id)
            {
                let at = additions.index(number);
                look(file, id, &addition.words, &at.field("words"));
                look(file, id, &addition.unsure, &at.field("unsure"));
            }
        }
    }
    problems
}

/// What a word is read as, unless it is what it is a word of.
fn read_as(knowledge: &Knowledge, lexicon: &Lexicon, id: &Id, word: &str) -> Option<String> {
    let read = answer(knowledge, lexicon, word, Typing::Finished).effects();
    if read.iter().any(|&at| knowledge.side_effects[at].id == *id) {
        return None;
    }
    Some(match read.first() {
        Some(&first) => format!("read as `{}`", knowledge.side_effects[first].id),
        None => "read as nothing".to_owned(),
    })
}
