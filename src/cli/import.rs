//! `import`: an open data set as a layer.

use super::{
    args::{Args, DataSet},
    exit,
    layers::knowledge,
    print::Output,
};
use crate::import::{Imported, import, layer::Layer};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, BufWriter, ErrorKind, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process,
};

/// Where the layer goes.
#[derive(Debug, Clone, Copy)]
enum Target<'p> {
    Standard,
    File(&'p Path),
}

/// Reads a data set and writes it as one file, then tells what became of its rows. What lies below decides which of its
/// names are known.
pub(super) fn run(
    args: &Args,
    set: DataSet,
    folder: &Path,
    output: Option<&Path>,
    force: bool,
    say: Output,
) -> Result<u8, u8> {
    // What a link leads to is written, and the link stays.
    let output = output.filter(|path| *path != Path::new("-"));
    let output = output.map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
    let target = output.as_deref().map_or(Target::Standard, Target::File);
    if let Target::File(path) = target
        && let Some(why) = refused(path, force)
    {
        say.complain(&format!("cytobrowse: {why}"));
        return Err(exit::UNUSABLE);
    }
    let below = knowledge(args)?;
    let mut progress = Progress::new(say);
    let read = import(set.into(), folder, &below, &mut |file, rows| progress.tell(file, rows));
    progress.end();
    let imported = read.map_err(|fault| {
        say.complain(&format!("cytobrowse: {fault}"));
        exit::UNUSABLE
    })?;
    let written = match target {
        Target::Standard => to_standard_output(&imported.layer),
        Target::File(path) => to_file(&imported.layer, path, force),
    };
    match (written, target) {
        (Ok(()), _) => {}
        (Err(error), Target::Standard) if error.kind() == ErrorKind::BrokenPipe => return Err(exit::FOUND),
        (Err(error), Target::Standard) => {
            say.complain(&format!("cytobrowse: the layer cannot be written: {error}"));
            return Err(exit::UNUSABLE);
        }
        (Err(error), Target::File(path)) => {
            let path = path.display();
            say.complain(&format!(
                "cytobrowse: {path} cannot be written: {error}; nothing of it was left behind"
            ));
            return Err(exit::UNUSABLE);
        }
    }
    say.complain(&summary(&imported, target));
    Ok(exit::FOUND)
}

/// Why a file may not be written, before anything is read.
fn refused(path: &Path, force: bool) -> Option<String> {
    let shown = path.display();
    let found = fs::symlink_metadata(path).ok()?;
    if !found.is_file() {
        return Some(format!("{shown} is no regular file; name a file to write, `….ron`"));
    }
    (!force).then(|| format!("{shown} is there already; name another file, or write over it with `--force`"))
}

fn to_standard_output(layer: &Layer) -> io::Result<()> {
    let mut to = BufWriter::new(io::stdout().lock());
    layer.write(&mut to)?;
    to.flush()
}

/// Writes beside the file, then gives the whole its name: nobody ever sees a part of it.
fn to_file(layer: &Layer, path: &Path, force: bool) -> io::Result<()> {
    let part = beside(path);
    let write = || {
        let mut to = BufWriter::new(File::create_new(&part)?);
        layer.write(&mut to)?;
        to.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        if force { fs::rename(&part, path) } else { name(&part, path) }
    };
    write().inspect_err(|_| drop(fs::remove_file(&part)))
}

/// Gives a file its name, unless somebody else took the name meanwhile.
fn name(part: &Path, path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::Error::new(ErrorKind::AlreadyExists, "somebody else has written it meanwhile"));
    }
    fs::rename(part, path)
}

/// The name under which a file is written until it is whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", process::id()));
    path.with_file_name(name)
}

/// What became of the rows, and how to use what was written.
fn summary(Imported { layer, tally }: &Imported, target: Target<'_>) -> String {
    let reactions: usize =
        layer.medicines.iter().flat_map(|medicine| medicine.reactions.values()).map(Vec::len).sum();
    let known = layer.medicines.iter().filter(|medicine| medicine.new.is_none()).count();
    let ours = layer.effects.iter().filter(|effect| effect.new.is_none()).count();
    let mut lines = vec![
        format!("{}: {} rows read", layer.set.name, tally.rows),
        format!("{reactions} reactions written"),
        format!("{} medicines, {known} of them known to the book below", layer.medicines.len()),
        format!("{} side effects, {ours} of them known to the book below", layer.effects.len()),
    ];
    let rows = |count: u64| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
    lines.extend(tally.reasons.iter().map(|(reason, count)| format!("{} {}", rows(*count), reason.words())));
    if let Target::File(path) = target {
        lines.push(format!("To use it: cytobrowse --with {}", path.display()));
    }
    lines.join("\n")
}

/// How far a long reading has come, in one line of a terminal that is written over again and again.
struct Progress {
    say: Output,
    is_shown: bool,
    told: bool,
}

impl Progress {
    fn new(say: Output) -> Self {
        Self { say, is_shown: io::stderr().is_terminal(), told: false }
    }

    fn tell(&mut self, file: &str, rows: u64) {
        if self.is_shown {
            let file = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
            self.say.passing(&format!("Reading {file}: {rows} rows"));
            self.told = true;
        }
    }

    fn end(&self) {
        if self.told {
            self.say.passing("");
        }
    }
}
