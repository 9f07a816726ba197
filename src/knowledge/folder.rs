//! A knowledge file, or every knowledge file of a folder.

use super::{
    diagnostic::{Code, Problem},
    source::{SourceText, read_file},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The end of a knowledge file's name.
const EXTENSION: &str = "ron";

/// Reads a file; of a folder every `*.ron` in it and below it, in the order of their paths. Links to other folders are not
/// followed, so that no circle of them can be walked for ever.
///
/// # Errors
/// What is wrong with a file, for each; a folder that cannot be read or has no knowledge file in it.
pub fn read(path: &Path) -> Result<Vec<Arc<SourceText>>, Vec<Problem>> {
    if !path.is_dir() {
        return read_file(path).map(|text| vec![text]);
    }
    let mut files = Vec::new();
    find(path, &mut files).map_err(|error| vec![unreadable(path, &error.to_string())])?;
    if files.is_empty() {
        return Err(vec![unreadable(path, "no file in this folder ends in `.ron`")]);
    }
    files.sort();
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    for file in files {
        match read_file(&file) {
            Ok(text) => texts.push(text),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(texts) } else { Err(problems) }
}

/// The knowledge files in a folder and below it.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == EXTENSION) {
            files.push(path);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, why: &str) -> Problem {
    let name = path.to_string_lossy();
    let problem = Problem::error(Code::Unreadable, format!("`{name}` cannot be read: {why}"));
    let problem = problem.in_file(&SourceText::new(&name, String::new()));
    problem.help("name a knowledge file, or a folder that has some")
}
