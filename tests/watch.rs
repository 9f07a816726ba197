//! A saved file is noticed, however an editor saves it.

#![allow(clippy::unwrap_used, reason = "it is a test")]

use cytobrowse::watch::Watch;
use std::{
    env, fs,
    path::PathBuf,
    process, slice,
    sync::mpsc::{self, Receiver},
    time::Duration,
};

/// How long anything may take before the test is given up.
const WATCHDOG: Duration = Duration::from_secs(20);

/// A folder of its own for a test; it is deleted at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("cytobrowse-watch-{}-{name}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Watches these paths; the receiver hears of each change.
fn watch(paths: &[PathBuf]) -> (Watch, Receiver<()>) {
    let (tell, told) = mpsc::channel();
    (Watch::new(paths, move || tell.send(()).unwrap_or_default()).unwrap(), told)
}

#[test]
fn a_file_written_in_place_is_noticed() {
    let folder = Folder::new("in-place");
    let path = folder.path("mine.ron");
    fs::write(&path, "before").unwrap();
    let (_watch, told) = watch(slice::from_ref(&path));
    fs::write(&path, "after").unwrap();
    told.recv_timeout(WATCHDOG).unwrap();
}

#[test]
fn a_file_that_another_one_takes_the_place_of_is_noticed_every_time() {
    let folder = Folder::new("replaced");
    let (path, beside) = (folder.path("mine.ron"), folder.path(".mine.ron.new"));
    fs::write(&path, "before").unwrap();
    let (_watch, told) = watch(slice::from_ref(&path));
    for text in ["first", "second"] {
        fs::write(&beside, text).unwrap();
        fs::rename(&beside, &path).unwrap();
        told.recv_timeout(WATCHDOG).unwrap();
    }
}

#[test]
fn a_file_that_comes_and_one_that_goes_in_a_watched_folder_are_noticed() {
    let folder = Folder::new("folder");
    let (_watch, told) = watch(slice::from_ref(&folder.0));
    fs::write(folder.path("new.ron"), "new").unwrap();
    told.recv_timeout(WATCHDOG).unwrap();
    fs::remove_file(folder.path("new.ron")).unwrap();
    told.recv_timeout(WATCHDOG).unwrap();
}

#[test]
fn a_file_that_does_not_exist_yet_is_noticed_when_it_comes() {
    let folder = Folder::new("absent");
    let path = folder.path("personal.ron");
    let (_watch, told) = watch(slice::from_ref(&path));
    fs::write(&path, "now it does").unwrap();
    told.recv_timeout(WATCHDOG).unwrap();
}

#[test]
fn a_folder_that_does_not_exist_is_an_error() {
    let folder = Folder::new("no-folder");
    assert!(Watch::new(&[folder.path("none/mine.ron")], || {}).is_err());
}
