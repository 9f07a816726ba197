//! Which knowledge is read: the shipped book or what replaces it, the layers over it, and the reader's own file on top.

use super::{args::Args, compile, exit, print::Output};
use crate::{
    knowledge::{
        Knowledge,
        diagnostic::{self, Code, Problem},
        load::{self, LayerTexts, SHIPPED},
        personal::{keep_own, load_with_own},
        source::SourceText,
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

/// How to hear more of what is left out of a reader's own file.
const TELLS_ALL: &str = "`cytobrowse check` tells all of it; `--no-personal` leaves the file alone";

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
pub(super) fn texts(ground: &[PathBuf], above: &[PathBuf]) -> Result<Vec<LayerTexts>, Vec<Problem>> {
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
    for path in above {
        match over(path) {
            Ok(layer) => layers.push(layer),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(layers) } else { Err(problems) }
}

/// The texts of the layer at a path.
///
/// # Errors
/// As those of [`texts`].
fn over(path: &Path) -> Result<LayerTexts, Vec<Problem>> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    load::read(path).map(|texts| LayerTexts { name, texts })
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

/// Every path that the knowledge is read from, the reader's own file last if there is one.
pub(super) fn paths(args: &Args) -> Vec<PathBuf> {
    ground(args).into_iter().chain(args.with.iter().cloned()).chain(personal(args)).collect()
}

/// The knowledge that was asked for, or everything that is wrong with it. What is wrong with the reader's own file is left
/// out: [`Own::left_out`](crate::knowledge::own::Own::left_out) tells of it.
pub(super) fn read(args: &Args) -> Result<Volume, Vec<Problem>> {
    let (ground, own) = (ground(args), personal(args));
    if let [path] = ground.as_slice()
        && compile::is_there(path)
    {
        return compiled_book(path, &args.with, own);
    }
    if ground.is_empty() && args.with.is_empty() && own.is_none() {
        return shipped::volume();
    }
    let layers = texts(&ground, &args.with)?;
    let knowledge = match own {
        Some(path) => load_with_own(&layers, over(&path)),
        None => load::load_layers(&layers),
    };
    knowledge.map(Volume::from)
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
    if let Some(path) = own {
        keep_own(&mut volume.knowledge, over(&path));
    }
    Ok(volume)
}

/// The knowledge and its words, or a complaint about everything that is wrong with it.
pub(super) fn known(args: &Args) -> Result<Volume, u8> {
    read(args).map_err(|problems| {
        let colour = args.looks.colour(&io::stderr());
        Output::new(args.looks.ascii()).complain_rendered(&diagnostic::render(&problems, colour));
        exit::UNUSABLE
    })
}

/// The same, with a line about what is left out of the reader's own file.
pub(super) fn volume(args: &Args) -> Result<Volume, u8> {
    let volume = known(args)?;
    if let Some(left_out) = &volume.knowledge.own.left_out {
        let said = format!("cytobrowse: {}{} ({TELLS_ALL})", left_out.lead(), left_out.why);
        Output::new(args.looks.ascii()).complain(&said);
    }
    Ok(volume)
}

/// The same without its words.
pub(super) fn knowledge(args: &Args) -> Result<Knowledge, u8> {
    volume(args).map(|volume| volume.knowledge)
}

/// The reader's own file, if there is one and it was not asked to leave it out. It is looked for in the folder for
/// configuration, which is never made.
pub(super) fn personal(args: &Args) -> Option<PathBuf> {
    if args.no_personal {
        return None;
    }
    // What was named must be there; what was not named may be.
    let named = args.config.personal.as_ref().map(|set| set.value.clone());
    named.or_else(|| own_folder().map(|folder| folder.join("personal.ron")).filter(|path| is_there(path)))
}

/// The folder for what a reader keeps for this program.
pub(super) fn own_folder() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) {
        set("APPDATA")
    } else {
        let named = set("XDG_CONFIG_HOME").filter(|folder| folder.is_absolute());
        named.or_else(|| set("HOME").map(|home| home.join(".config")))
    };
    Some(folder?.join("cytobrowse"))
}

/// Whether something is there, whatever it is: what cannot be read is told, and not passed over.
pub(super) fn is_there(path: &Path) -> bool {
    let missing = |error: io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    !fs::symlink_metadata(path).is_err_and(missing)
}
