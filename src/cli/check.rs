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
        provenance::THE_SHIPPED_BOOK,
        text::{Id, Text, visible},
    },
    page::json,
    search::{Lexicon, Typing, answer},
};
use std::path::{self, PathBuf};

/// Checks the files named, knowledge or settings, else those of `--knowledge`, else the shipped book and the reader's
/// settings; the layers of `--with` over them, and the reader's own file on top.
///
/// Problems in files that could be opened are an answer (exit 1); a file that cannot be opened is not (exit 2). Warnings
/// alone leave the knowledge sound, unless they are denied. Of what lies below a layer, warnings are only counted: they are
/// not its author's.
pub(super) fn run(
    args: &Args,
    files: &[PathBuf],
    strictness: Strictness,
    json: bool,
    output: Output,
) -> Result<u8, u8> {
    let Found { problems, below, ground } = everything(args, files, strictness);
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
        return output.say(&format!("No problems found.\n{}", not_shown(&below, &ground)), code);
    }
    if code == exit::UNUSABLE {
        output.complain_rendered(&diagnostic::render(&problems, args.looks.colour(&std::io::stderr())));
        return Ok(code);
    }
    let rendered = diagnostic::render(&problems, args.looks.colour(&std::io::stdout()));
    let rest = not_shown(&below, &ground);
    output.rendered(&if rest.is_empty() { rendered } else { format!("{rendered}\n{rest}") }, code)
}

/// Whether two paths lead to one file.
fn is_same(one: &path::Path, other: &path::Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// Whether a problem is a warning in what lies below all layers.
fn is_warning_below(problem: &Problem, layers: &[LayerTexts]) -> bool {
    let mut texts = layers.first().into_iter().flat_map(|ground| &ground.texts);
    problem.severity() == Severity::Warning && texts.any(|text| problem.file() == Some(text.name()))
}

/// What is said of warnings that are only counted, and how to see them.
fn not_shown(below: &[Problem], ground: &[PathBuf]) -> String {
    let warnings = match below.len() {
        0 => return String::new(),
        1 => "1 warning".to_owned(),
        more => format!("{more} warnings"),
    };
    let paths: Vec<String> =
        ground.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect();
    let command = [&["cytobrowse check --warn".to_owned()], paths.as_slice()].concat().join(" ");
    let whose = if ground.is_empty() { THE_SHIPPED_BOOK } else { "the book below" };
    format!("{warnings} of {whose} not shown; `{command}` shows them\n")
}

/// What was found.
struct Found {
    problems: Vec<Problem>,
    /// Warnings of what lies below a layer: they are not its author's.
    below: Vec<Problem>,
    /// What was taken for the ground.
    ground: Vec<PathBuf>,
}

/// Everything there is to say of the files named, or of what is read without a name.
fn everything(args: &Args, files: &[PathBuf], strictness: Strictness) -> Found {
    let (configs, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.iter().cloned().partition(|path| settings::is_config(path));
    let only_settings = !configs.is_empty() && files.is_empty() && args.with.is_empty();
    // Who names nothing asks for all that is theirs.
    let own = settings::path(args).filter(|_| configs.is_empty() && files.is_empty());
    let settings: Vec<PathBuf> = configs.into_iter().chain(own).collect();
    let mut found = if only_settings {
        Found { problems: Vec::new(), below: Vec::new(), ground: Vec::new() }
    } else {
        knowledge(args, files, strictness)
    };
    found.problems.extend(settings::problems(&settings));
    found
}

/// Everything there is to say of knowledge files, or of the knowledge that is read without a name.
fn knowledge(args: &Args, files: Vec<PathBuf>, strictness: Strictness) -> Found {
    let ground = if files.is_empty() { layers::ground(args) } else { files };
    // A file that lies over something is looked at where it lies: over the layers of `--with`, and over the shipped book
    // where nothing else is named.
    let (over, ground): (Vec<_>, Vec<_>) = ground.into_iter().partition(|path| layers::is_layer(path));
    let mut over = [args.with.as_slice(), &over].concat();
    let is_layered = !over.is_empty();
    over.extend(layers::personal(args).filter(|own| !over.iter().any(|path| is_same(path, own))));
    let (problems, below) = match layers::texts(&ground, &over) {
        Ok(layers) => {
            let problems = inspect(&layers, strictness);
            let of_below = |problem: &Problem| is_layered && is_warning_below(problem, &layers);
            problems.into_iter().partition(|problem| !of_below(problem))
        }
        Err(problems) => (problems, Vec::new()),
    };
    Found { problems, below, ground }
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
