//! The build script: compiles the shipped book into the form in which it is read at once, by the same sources that read it.
//! It stands among them so that their modules are found.

#![allow(dead_code, unreachable_pub, unused_imports, reason = "the program uses the rest of these rooms")]
#![allow(clippy::disallowed_macros, reason = "Cargo is told on standard output")]

mod compiled;
mod fold;
mod knowledge;
mod search;

use std::{
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
};

/// What decides how a compiled book is laid out, and what is in the shipped one.
const SOURCES: [&str; 8] = [
    "src/build.rs",
    "src/compiled.rs",
    "src/fold.rs",
    "src/knowledge.rs",
    "src/search.rs",
    "src/knowledge",
    "src/search",
    "assets",
];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("there is no folder to write to")?);
    let mut sum = crc32fast::Hasher::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        add(&mut sum, Path::new(source))?;
    }
    let stamp = compiled::Stamp(sum.finalize());
    let book = knowledge::load::shipped_book()
        .map_err(|problems| knowledge::diagnostic::render(&problems, false))?;
    fs::write(out.join("shipped.book"), compiled::write(search::Volume::from(book), stamp, &[])?)?;
    fs::write(out.join("stamp"), format!("{:#010x}", stamp.0))?;
    Ok(())
}

/// Adds a file, or every file of a folder in the order of their names, to a check sum.
fn add(sum: &mut crc32fast::Hasher, path: &Path) -> io::Result<()> {
    if !path.is_dir() {
        sum.update(&fs::read(path)?);
        return Ok(());
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    entries.iter().try_for_each(|entry| add(sum, entry))
}
