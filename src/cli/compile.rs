//! `compile`: a large book put by, so that the next start need neither read nor check it.

use super::{args::Args, exit, layers, print::Output};
use crate::{
    compiled::{self, Origin, is_compiled},
    knowledge::{
        diagnostic::{self, Code, Problem},
        load::{LayerTexts, load_layers},
        source::SourceText,
        text::visible,
    },
    save::{Readers, save_by},
    search::Volume,
    shipped::STAMP,
};
use std::{
    fs::{self, File, Metadata},
    io::{self, Read as _},
    path::Path,
    time::UNIX_EPOCH,
};

/// Compiles the book with the layers over it. A reader's own file is left out: what is compiled may be passed on.
pub(super) fn run(args: &Args, path: &Path, force: bool, output: Output) -> Result<u8, u8> {
    let refuse = |why: &str| {
        output.complain(&format!("cytobrowse: {why}"));
        exit::UNUSABLE
    };
    let ground = layers::ground(args);
    if let Some(compiled) = ground.iter().chain(&args.with).find(|path| is_there(path)) {
        return Err(refuse(&format!(
            "{} is compiled already; name what it was made from",
            compiled.display()
        )));
    }
    let told = |problems: Vec<Problem>| {
        output.complain_rendered(&diagnostic::render(&problems, args.looks.colour(&io::stderr())));
        exit::UNUSABLE
    };
    let texts = layers::texts(&ground, &args.with).map_err(told)?;
    let origins: Vec<Origin> = texts.iter().flat_map(of_layer).collect();
    let volume = load_layers(&texts).map(Volume::from).map_err(told)?;
    drop(texts);
    let bytes = compiled::write(volume, STAMP, &origins)
        .map_err(|why| refuse(&format!("this cannot be compiled: {why}")))?;
    let path = save_by(path, force, Readers::AsUsual, |file| file.write_all(&bytes))
        .map_err(|why| refuse(&why.to_string()))?;
    let path = visible(&path.to_string_lossy()).into_owned();
    let use_it = format!("To use it: cytobrowse --knowledge {path}");
    output.say(&format!("Compiled into {path}, {} bytes.\n{use_it}", bytes.len()), exit::FOUND)
}

/// The files of a layer. What is built into the program is none: the program's own mark stands for it.
fn of_layer(layer: &LayerTexts) -> impl Iterator<Item = Origin> {
    layer.texts.iter().filter_map(|text| origin(text))
}

fn origin(text: &SourceText) -> Option<Origin> {
    let about = fs::metadata(text.name()).ok()?;
    let path = fs::canonicalize(text.name()).ok()?.to_str()?.to_owned();
    let sum = crc32fast::hash(&fs::read(text.name()).ok()?);
    Some(Origin { path, length: about.len(), changed: changed(&about), sum })
}

fn changed(about: &Metadata) -> Option<u128> {
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(changed.as_nanos())
}

/// Whether a compiled book is at a path, sound or not.
pub(super) fn is_there(path: &Path) -> bool {
    // Before it is opened, because opening a pipe waits for somebody to write into it.
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return false;
    }
    let mut first = Vec::new();
    let most = compiled::MAGIC.len() as u64;
    let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut first));
    read.is_ok() && is_compiled(&first)
}

/// The compiled book at a path.
///
/// # Errors
/// Why it is not used: it is damaged, another version of the program wrote it, or what it was made from has changed.
pub(super) fn read(path: &Path) -> Result<Volume, Vec<Problem>> {
    let problem = |code, why: &str, mend: &str| {
        let name = path.to_string_lossy();
        let problem = Problem::error(code, format!("`{name}` cannot be used: {why}"));
        vec![problem.in_file(&SourceText::new(&name, String::new())).help(mend)]
    };
    let bytes = fs::read(path).map_err(|error| {
        problem(Code::Unreadable, &error.to_string(), "check the path and the disk it is on")
    })?;
    let again = "compile it again from the files it was made from";
    let (origins, volume) = compiled::read(bytes.into(), STAMP)
        .map_err(|refused| problem(Code::Compiled, &refused.to_string(), again))?;
    match origins.iter().find(|origin| has_changed(origin)) {
        Some(origin) => Err(problem(Code::Compiled, &format!("{} has changed since", origin.path), again)),
        None => Ok(volume),
    }
}

/// Whether a file is no longer what it was. One that is not there any more has not changed: a compiled book stands alone.
fn has_changed(origin: &Origin) -> bool {
    let Ok(about) = fs::metadata(&origin.path) else { return false };
    let as_it_was = about.len() == origin.length && changed(&about) == origin.changed;
    !as_it_was && fs::read(&origin.path).is_ok_and(|bytes| crc32fast::hash(&bytes) != origin.sum)
}
