//! What the README shows is what the program is: its screen and its keys are drawn from the program.
//!
//! `UPDATE_README=1 cargo test --test readme` writes them anew.

#![allow(clippy::panic, clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/stored.rs"]
mod stored;

use cytobrowse::{keymap::Keymap, ui::theme::THEMES};
use reader::Reader;
use std::fmt::Write as _;

const UPDATE: &str = "UPDATE_README";

#[test]
fn the_screen_in_the_readme_is_the_programs() {
    let mut reader = Reader::with(reader::shipped(), 100, 24);
    reader.keys("chills, low blood pressure");
    stored::in_the_readme("screen", &format!("```text\n{}\n```\n", reader.screen()), UPDATE);
}

#[test]
fn the_keys_in_the_readme_are_the_table() {
    let mut table = "| keys | where | what |\n|---|---|---|\n".to_owned();
    for row in Keymap::default().help() {
        let keys: Vec<_> = row.keys.split(' ').collect();
        let keys = if row.keys == "any text" { row.keys } else { format!("`{}`", keys.join("` `")) };
        writeln!(table, "| {keys} | {} | {} |", row.contexts, row.help).unwrap();
    }
    stored::in_the_readme("keys", &table, UPDATE);
}

#[test]
fn the_themes_in_the_readme_are_the_table() {
    let mut table = "| theme | what it is |\n|---|---|\n".to_owned();
    for theme in THEMES {
        writeln!(table, "| `{}` | {} |", theme.name, theme.about).unwrap();
    }
    stored::in_the_readme("themes", &table, UPDATE);
}
