//! Files that show what the program does, and must not grow stale: compared by the tests, and written anew on request.

use std::{fs, path::PathBuf, sync::Mutex};

/// Held while a file is read and written anew: the tests of one file share the README.
static HELD: Mutex<()> = Mutex::new(());

/// A file of this repository.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares a whole file with what it should hold; where the environment has `update`, writes it instead.
pub(crate) fn file(name: &str, wanted: &str, update: &str) {
    let found = fs::read_to_string(path(name)).unwrap_or_default();
    if std::env::var_os(update).is_some() {
        fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        fs::write(path(name), wanted).unwrap();
    } else {
        assert!(found == wanted, "{name} is stale: `{update}=1 cargo test` writes it anew");
    }
}

/// Compares what stands in the README between `<!-- name -->` and `<!-- /name -->` with what should; where the
/// environment has `update`, writes it instead.
pub(crate) fn in_the_readme(name: &str, wanted: &str, update: &str) {
    within("README.md", name, wanted, update);
}

/// Compares what stands in a file between `<!-- name -->` and `<!-- /name -->` with what should; where the environment has
/// `update`, writes it instead.
pub(crate) fn within(file: &str, name: &str, wanted: &str, update: &str) {
    let _held = HELD.lock().unwrap();
    let text = fs::read_to_string(path(file)).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("{file} has no {open}")) + open.len();
    let end = start + text[start..].find(&close).unwrap_or_else(|| panic!("{file} has no {close}"));
    if std::env::var_os(update).is_some() {
        fs::write(path(file), [&text[..start], wanted, &text[end..]].concat()).unwrap();
    } else {
        assert_eq!(&text[start..end], wanted, "`{update}=1 cargo test` writes it anew");
    }
}
