//! A file written where the reader says and nowhere else: all of it or nothing, and never over another file
//! without being told to.

use crate::knowledge::text::visible;
use std::{
    env, fmt,
    fs::{self, OpenOptions},
    io::{self, BufWriter, ErrorKind, IntoInnerError, Write},
    path::{Path, PathBuf},
    process,
};

/// Why a text was not written. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaved {
    /// There is a file at this place, which stays as it is.
    Exists(PathBuf),
    /// In one line, why it cannot be written there.
    Failed(String),
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => {
                let path = path.to_string_lossy();
                write!(f, "{} is there already; {OVER}", visible(&path))
            }
            Self::Failed(why) => f.write_str(why),
        }
    }
}

/// What a command says of a file that is in the way.
const OVER: &str = "name another file, or write over it with `--force`";

/// Who may read what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone: it tells what somebody asked.
    Owner,
    /// Whoever may read the owner's other files.
    AsUsual,
}

/// Writes a text to a file that only its owner may read, over another one only where that is wanted. Gives back the whole
/// path.
///
/// # Errors
/// As those of [`save_by`].
pub fn save(text: &str, path: &Path, over: bool) -> Result<PathBuf, Unsaved> {
    save_by(path, over, Readers::Owner, |file| file.write_all(text.as_bytes()))
}

/// Lets a file be filled and puts it in its place, over another one only where that is wanted. Gives back the whole path.
///
/// # Errors
/// There is a file already, or it cannot be written; nothing is left behind.
pub fn save_by(
    path: &Path,
    over: bool,
    readers: Readers,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<PathBuf, Unsaved> {
    let path = place(path, over)?;
    match write(&path, over, readers, fill) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Unsaved::Exists(path)),
        Err(error) => Err(failed(&path, &why(&path, &error))),
    }
}

/// The whole path at which a file would be written. A leading `~` is the reader's home.
///
/// # Errors
/// There is a file already, and it is not to be written over; or it cannot be written there.
pub fn place(path: &Path, over: bool) -> Result<PathBuf, Unsaved> {
    let path = whole(path)?;
    let found = fs::symlink_metadata(&path);
    // What a link leads to is written, and the link stays.
    let path = if over && found.is_ok() { fs::canonicalize(&path).unwrap_or(path) } else { path };
    match fs::metadata(&path) {
        Ok(there) if there.is_dir() => Err(failed(&path, "this is a folder; add a name for the file")),
        Ok(there) if !there.is_file() => Err(failed(&path, "this is not an ordinary file")),
        _ if found.is_ok() && !over => Err(Unsaved::Exists(path)),
        _ => Ok(path),
    }
}

/// A path from the root on.
fn whole(path: &Path) -> Result<PathBuf, Unsaved> {
    if path.as_os_str().is_empty() {
        return Err(Unsaved::Failed("A name for the file is missing".to_owned()));
    }
    if path.to_string_lossy().ends_with(std::path::is_separator) {
        return Err(failed(path, "this is a folder; add a name for the file"));
    }
    let path = match path.strip_prefix("~") {
        Ok(below) => {
            home().ok_or_else(|| failed(path, "no home folder is set, so `~` leads nowhere"))?.join(below)
        }
        Err(_) => path.to_owned(),
    };
    std::path::absolute(&path).map_err(|error| failed(&path, &error.to_string()))
}

/// The reader's home, if the environment has one.
fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    env::var_os(name).filter(|home| !home.is_empty()).map(PathBuf::from)
}

fn failed(path: &Path, why: &str) -> Unsaved {
    Unsaved::Failed(format!("Not written to {}: {why}", visible(&path.to_string_lossy())))
}

/// What the system says, in plainer words where there are any.
fn why(path: &Path, error: &io::Error) -> String {
    let folder = path.parent().unwrap_or(path);
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory if !folder.is_dir() => {
            "there is no such folder".to_owned()
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "you may not write in this folder".to_owned()
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "there is no room left".to_owned()
        }
        _ => error.to_string(),
    }
}

/// A file beside the one to be written, which is gone when this is dropped, unless it has taken its place.
struct Beside(PathBuf);

impl Drop for Beside {
    fn drop(&mut self) {
        // It may have taken its place already.
        let _ = fs::remove_file(&self.0);
    }
}

/// Writes all of it to a file beside its place, then puts that there at one stroke.
fn write(
    path: &Path,
    over: bool,
    readers: Readers,
    contents: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let name = format!(".cytobrowse-{}.part", process::id());
    let beside = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let file = match options.open(&beside) {
        // It is not ours, and not what the reader asked to write over.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(io::Error::other(format!("{} is in the way", visible(&beside.to_string_lossy()))));
        }
        opened => opened?,
    };
    let beside = Beside(beside);
    let mut file = BufWriter::new(file);
    contents(&mut file)?;
    file.into_inner().map_err(IntoInnerError::into_error)?.sync_all()?;
    if over {
        return fs::rename(&beside.0, path);
    }
    match fs::hard_link(&beside.0, path) {
        // Some file systems know no second name for a file.
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            let is_free = fs::symlink_metadata(path).is_err();
            if is_free { fs::rename(&beside.0, path) } else { Err(ErrorKind::AlreadyExists.into()) }
        }
        linked => linked,
    }
}
