//! What the README shows is what the program is: its screen and its keys are drawn from the program.
//!
//! `UPDATE_README=1 cargo test --test readme` writes them anew.

#![allow(clippy::panic, clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use cytobrowse::keymap;
use reader::Reader;
use std::{fmt::Write as _, fs, path::PathBuf, sync::Mutex};

/// Held while the README is read and written anew.
static README: Mutex<()> = Mutex::new(());

/// Compares what stands between `<!-- name -->` and `<!-- /name -->` with what should.
fn holds(name: &str, wanted: &str) {
    let _held = README.lock().unwrap();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("the README has no {open}")) + open.len();
    let end = start + text[start..].find(&close).unwrap_or_else(|| panic!("the README has no {close}"));
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, [&text[..start], wanted, &text[end..]].concat()).unwrap();
    } else {
        assert_eq!(&text[start..end], wanted, "`UPDATE_README=1 cargo test --test readme` writes it anew");
    }
}

#[test]
fn the_screen_in_the_readme_is_the_programs() {
    let mut reader = Reader::with(reader::shipped(), 100, 24);
    reader.keys("chills, low blood pressure");
    holds("screen", &format!("```text\n{}\n```\n", reader.screen()));
}

#[test]
fn the_keys_in_the_readme_are_the_table() {
    let mut table = "| keys | where | what |\n|---|---|---|\n".to_owned();
    for row in keymap::help() {
        let keys: Vec<_> = row.keys.split(' ').collect();
        let keys = if row.keys == "any text" { row.keys } else { format!("`{}`", keys.join("` `")) };
        writeln!(table, "| {keys} | {} | {} |", row.contexts, row.help).unwrap();
    }
    holds("keys", &table);
}
