//! `import`: an open data set as a layer.

use super::{
    args::{Args, DataSet},
    exit,
    layers::knowledge,
    print::Output,
};
use crate::{
    import::{Imported, import, layer::Layer},
    knowledge::text::visible,
    save::{Readers, place, save_by},
};
use std::{
    io::{self, BufWriter, ErrorKind, IsTerminal as _, Write as _},
    path::Path,
};

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
    let refuse = |why: &str| {
        say.complain(&format!("cytobrowse: {why}"));
        exit::UNUSABLE
    };
    let output = output.filter(|path| *path != Path::new("-"));
    // Before anything is read, which may take minutes.
    let output = output.map(|path| place(path, force)).transpose().map_err(|why| refuse(&why.to_string()))?;
    let below = knowledge(args)?;
    let mut progress = Progress::new(say);
    let read = import(set.into(), folder, &below, &mut |file, rows| progress.tell(file, rows));
    progress.end();
    let imported = read.map_err(|fault| refuse(&fault.to_string()))?;
    match &output {
        None => match to_standard_output(&imported.layer) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Err(exit::FOUND),
            written => written.map_err(|error| refuse(&format!("the layer cannot be written: {error}")))?,
        },
        Some(path) => drop(
            save_by(path, force, Readers::AsUsual, |mut file| imported.layer.write(&mut file))
                .map_err(|why| refuse(&why.to_string()))?,
        ),
    }
    say.complain(&summary(&imported, output.as_deref()));
    Ok(exit::FOUND)
}

fn to_standard_output(layer: &Layer) -> io::Result<()> {
    let mut to = BufWriter::new(io::stdout().lock());
    layer.write(&mut to)?;
    to.flush()
}

/// What became of the rows, and how to use what was written.
fn summary(Imported { layer, tally }: &Imported, written_to: Option<&Path>) -> String {
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
    if let Some(path) = written_to {
        lines.push(format!("To use it: cytobrowse --with {}", visible(&path.to_string_lossy())));
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
