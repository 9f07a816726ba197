//! The knowledge files of a path: the file itself, or every `.ron` file of a folder and of those below it.

use super::{
    diagnostic::{Code, Problem},
    source::{SourceText, read_file},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// How many files and folders are looked at: a folder with more holds other things than knowledge.
const MOST: usize = 10_000;

/// The ending of a knowledge file.
const ENDING: &str = "ron";

/// Reads a file, or every knowledge file of a folder and of the folders below it, in the order of their paths. Links to
/// folders are not followed, so a circle of them ends.
///
/// # Errors
/// What is wrong with each of the files that cannot be read or accepted; or that the folder cannot be read, or holds no
/// knowledge file, or more than ten thousand files and folders.
pub fn read(path: &Path) -> Result<Vec<Arc<SourceText>>, Vec<Problem>> {
    if !path.is_dir() {
        return read_file(path).map(|text| vec![text]);
    }
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    for file in files(path).map_err(|problem| vec![problem])? {
        match read_file(&file) {
            Ok(text) => texts.push(text),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(texts) } else { Err(problems) }
}

/// The paths of the knowledge files of a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let (mut found, mut looked_at) = (Vec::new(), 0);
    let mut folders = vec![folder.to_owned()];
    while let Some(folder_at_hand) = folders.pop() {
        let listed: io::Result<Vec<fs::DirEntry>> =
            fs::read_dir(&folder_at_hand).and_then(|listed| listed.take(MOST + 1).collect());
        let listed = listed.map_err(|error| {
            let why = format!("`{}` cannot be read: {error}", folder_at_hand.display());
            problem(Code::Unreadable, &folder_at_hand, &why).help("give yourself the right to read it")
        })?;
        looked_at += listed.len();
        if looked_at > MOST {
            let why = format!("`{}` holds more than {MOST} files and folders", folder.display());
            return Err(problem(Code::NoFiles, folder, &why).help("name the folder with the knowledge in it"));
        }
        for entry in listed {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == ENDING) {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        let why = format!("there is no knowledge file in `{}`", folder.display());
        return Err(problem(Code::NoFiles, folder, &why).help("put a file there whose name ends in `.ron`"));
    }
    found.sort();
    Ok(found)
}

/// What is wrong with a path as a whole.
fn problem(code: Code, path: &Path, why: &str) -> Problem {
    Problem::error(code, why).in_file(&SourceText::new(&path.to_string_lossy(), String::new()))
}
