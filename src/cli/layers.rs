//! Which knowledge is read: the shipped book or what replaces it, the layers over it, and the reader's own file on top.

use super::{args::Args, compile, exit, print::Output};
use crate::{
    knowledge::{
        Knowledge,
        diagnostic::{self, Code, Problem},
        load::{self, LayerTexts, SHIPPED},
        source::SourceText,
        text::visible,
    },
    search::Volume,
    shipped,
};
use std::{
    env, fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// The environment's word for `--knowledge`: paths, separated as in `PATH`.
pub(super) const ENVIRONMENT: &str = "CYTOBROWSE_KNOWLEDGE";

/// What is said of a reader's own file that cannot be used.
const WITHOUT_PERSONAL: &str = "cytobrowse: your own file cannot be used; `--no-personal` starts without it";

/// The paths of what replaces the shipped book: those of `--knowledge`, else those of the environment; else there are none.
pub(super) fn ground(args: &Args) -> Vec<PathBuf> {
    if !args.knowledge.is_empty() {
        return args.knowledge.clone();
    }
    let named = env::var_os(ENVIRONMENT).unwrap_or_default();
    env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// The texts of the ground, and of a layer for each other path.
///
/// # Errors
/// Everything that is wrong with files that cannot be read or accepted.
pub(super) fn texts(ground: &[PathBuf], over: &[PathBuf]) -> Result<Vec<LayerTexts>, Vec<Problem>> {
    let (mut layers, mut problems) = (Vec::new(), Vec::new());
    if ground.is_empty() {
        layers.push(LayerTexts { name: SHIPPED.to_owned(), texts: load::shipped()? });
    } else {
        let names: Vec<_> = ground.iter().map(|path| path.to_string_lossy()).collect();
        let name = names.join(", ");
        // A file that is called as the shipped book is must not pass for it.
        let name = if name == SHIPPED { format!("./{name}") } else { name };
        layers.push(layer(name, ground, &mut problems));
    }
    for path in over {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        layers.push(layer(name.into_owned(), std::slice::from_ref(path), &mut problems));
    }
    if problems.is_empty() { Ok(layers) } else { Err(problems) }
}

/// Whether a file or folder says of itself that it lies over something. What cannot be read says nothing.
pub(super) fn is_layer(path: &Path) -> bool {
    let texts = load::read(path).unwrap_or_default();
    texts.iter().any(|text| load::parse(text).is_ok_and(|book| book.lies_over()))
}

/// A layer of all the texts of some paths; what is wrong with them joins the problems.
fn layer(name: String, paths: &[PathBuf], problems: &mut Vec<Problem>) -> LayerTexts {
    let mut texts = Vec::new();
    for path in paths {
        match load::read(path) {
            Ok(read) => texts.extend(read),
            Err(found) => problems.extend(found),
        }
    }
    LayerTexts { name, texts }
}

/// The paths of what lies over the ground, the reader's own file last if there is one.
fn over(args: &Args) -> Vec<PathBuf> {
    args.with.iter().cloned().chain(personal(args)).collect()
}

/// Every path that the knowledge is read from.
pub(super) fn paths(args: &Args) -> Vec<PathBuf> {
    ground(args).into_iter().chain(over(args)).collect()
}

/// The knowledge that was asked for, or everything that is wrong with it.
pub(super) fn read(args: &Args) -> Result<Volume, Vec<Problem>> {
    let (ground, over) = (ground(args), over(args));
    if let [path] = ground.as_slice()
        && compile::is_there(path)
    {
        return compiled_book(path, &args.with, personal(args));
    }
    if ground.is_empty() && over.is_empty() {
        return shipped::volume();
    }
    texts(&ground, &over).and_then(|layers| load::load_layers(&layers)).map(Volume::from)
}

/// A compiled book, with the reader's own file over it.
fn compiled_book(path: &Path, with: &[PathBuf], own: Option<PathBuf>) -> Result<Volume, Vec<Problem>> {
    if let Some(layer) = with.first() {
        let name = layer.to_string_lossy();
        let problem = Problem::error(Code::Compiled, format!("`{name}` cannot be laid over a compiled book"));
        let problem = problem.in_file(&SourceText::new(&name, String::new()));
        return Err(vec![problem.help("compile them together: `cytobrowse --with … compile -o FILE`")]);
    }
    let mut volume = compile::read(path)?;
    for text in own.map(|own| load::read(&own)).transpose()?.unwrap_or_default() {
        volume.knowledge.keep(load::parse(&text)?.personal);
    }
    Ok(volume)
}

/// The knowledge without its words, or a complaint about everything that is wrong with it.
pub(super) fn knowledge(args: &Args) -> Result<Knowledge, u8> {
    volume(args).map(|volume| volume.knowledge)
}

/// The knowledge and its words, or a complaint about everything that is wrong with it.
pub(super) fn volume(args: &Args) -> Result<Volume, u8> {
    read(args).map_err(|problems| {
        let output = Output::new(args.looks.ascii());
        output.complain_rendered(&diagnostic::render(&problems, args.looks.colour(&io::stderr())));
        if personal(args).is_some_and(|path| problems.iter().any(|problem| lies_in(problem, &path))) {
            output.complain(WITHOUT_PERSONAL);
        }
        exit::UNUSABLE
    })
}

/// The reader's own file, if there is one and it was not asked to leave it out. It is looked for in the folder for
/// configuration, which is never made.
fn personal(args: &Args) -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) {
        set("APPDATA")
    } else {
        let named = set("XDG_CONFIG_HOME").filter(|folder| folder.is_absolute());
        named.or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    let path = folder?.join("cytobrowse").join("personal.ron");
    (!args.no_personal && is_there(&path)).then_some(path)
}

/// Whether something is there, whatever it is: what cannot be read is told, and not passed over.
fn is_there(path: &Path) -> bool {
    let missing = |error: io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    !fs::symlink_metadata(path).is_err_and(missing)
}

/// Whether a problem lies in a file.
fn lies_in(problem: &Problem, path: &Path) -> bool {
    problem.file() == Some(&*visible(&path.to_string_lossy()))
}
