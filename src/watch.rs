//! Tells when knowledge files have changed. The system tells us; nothing is asked again and again.

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
    event::{AccessKind, AccessMode},
};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

/// For how long files must be left alone before they count as saved: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// After so many rounds without quiet they count as saved all the same.
const ROUNDS: usize = 25;

/// Files and folders that are watched, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches files, and folders with all that is in them. `changed` is called on a thread of its own, once for all that
    /// changed together. A file need not exist yet, but its folder must.
    ///
    /// A file is watched through its folder: most editors do not write into a file, but put another one in its place.
    ///
    /// # Errors
    /// The system watches no more files, or a folder cannot be watched.
    pub fn new(paths: &[PathBuf], changed: impl FnMut() + Send + 'static) -> io::Result<Self> {
        let (tell, told) = mpsc::channel();
        let targets: Vec<Target> = paths.iter().map(|path| Target::of(path)).collect::<io::Result<_>>()?;
        let folders: BTreeSet<(PathBuf, bool)> =
            targets.iter().map(|target| (target.folder().to_owned(), target.is_folder())).collect();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // What the system could not tell us in full may have been anything.
            if event.map_or(true, |event| concerns(&event, &targets)) {
                // Without anybody to tell, the watch is about to end.
                let _ = tell.send(());
            }
        })
        .map_err(io::Error::other)?;
        for (folder, recursive) in folders {
            let mode = if recursive { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            watcher.watch(&folder, mode).map_err(io::Error::other)?;
        }
        thread::Builder::new().name("watch".into()).spawn(move || tell_when_quiet(&told, changed))?;
        Ok(Self { _watcher: watcher })
    }
}

/// What is watched, by the name under which the system speaks of it.
#[derive(Debug)]
enum Target {
    File { folder: PathBuf, path: PathBuf },
    Folder(PathBuf),
}

impl Target {
    fn of(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            return Ok(Self::Folder(path.canonicalize()?));
        }
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = parent.canonicalize()?;
        let path = folder.join(path.file_name().unwrap_or_default());
        Ok(Self::File { folder, path })
    }

    fn folder(&self) -> &Path {
        match self {
            Self::File { folder, .. } | Self::Folder(folder) => folder,
        }
    }

    const fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    fn holds(&self, changed: &Path) -> bool {
        match self {
            Self::File { path, .. } => changed == path,
            Self::Folder(folder) => changed.starts_with(folder),
        }
    }
}

/// Whether an event may have changed what is watched. That somebody looks at a file changes nothing: we do so ourselves.
fn concerns(event: &Event, targets: &[Target]) -> bool {
    let only_looked =
        matches!(event.kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write));
    let ours = |path: &PathBuf| targets.iter().any(|target| target.holds(path));
    !only_looked && (event.paths.is_empty() || event.paths.iter().any(ours))
}

/// Calls `changed` once for all that is told until there is quiet; ends when nobody is left to tell.
fn tell_when_quiet(told: &Receiver<()>, mut changed: impl FnMut()) {
    while told.recv().is_ok() {
        let quiet = |_: &usize| told.recv_timeout(QUIET) == Err(RecvTimeoutError::Timeout);
        (0..ROUNDS).find(quiet);
        changed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, ModifyKind};

    fn targets() -> [Target; 2] {
        [
            Target::File { folder: "/books".into(), path: "/books/mine.ron".into() },
            Target::Folder("/hospital".into()),
        ]
    }

    #[test]
    fn what_is_beside_a_watched_file_does_not_concern_us_and_what_is_in_a_watched_folder_does() {
        let changed = |path: &str| {
            concerns(&Event::new(EventKind::Modify(ModifyKind::Any)).add_path(path.into()), &targets())
        };
        let concerned =
            ["/books/mine.ron", "/books/.mine.ron.swp", "/hospital/ward/new.ron", "/hospital2/new.ron"]
                .map(changed);
        assert_eq!(concerned, [true, false, true, false]);
    }

    #[test]
    fn a_file_that_is_only_read_has_not_changed() {
        let concerned = |kind| concerns(&Event::new(kind).add_path("/books/mine.ron".into()), &targets());
        assert!(!concerned(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(!concerned(EventKind::Access(AccessKind::Close(AccessMode::Read))));
        assert!(concerned(EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(concerned(EventKind::Create(CreateKind::Any)));
    }

    #[test]
    fn what_changes_together_is_told_once() {
        let (tell, told) = mpsc::channel();
        (0..5).for_each(|_| tell.send(()).unwrap());
        drop(tell);
        let mut times = 0;
        tell_when_quiet(&told, || times += 1);
        assert_eq!(times, 1);
    }
}
