//! `keys`: the table of keys.

use super::{exit, print::Output};
use crate::{
    keymap::{HelpRow, Keymap},
    page::json,
};

/// Prints the table of keys.
pub(super) fn run(keys: &Keymap, json: bool, output: Output) -> Result<u8, u8> {
    let table = keys.help();
    if json {
        return output.json(&json::pretty(&table), exit::FOUND);
    }
    let line = |row: &HelpRow| format!("{}: {} ({})", row.keys, row.help, row.contexts);
    output.say(&table.iter().map(line).collect::<Vec<_>>().join("\n"), exit::FOUND)
}
