//! `new`: a knowledge file to begin with.

use super::{exit, print::Output, today};
use crate::knowledge::text::Text;

/// The file, with a title and a day to write over.
const STARTER: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/starter.ron"));

/// A layer to begin with.
pub(super) const LAYER: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/starter-layer.ron"));

/// A personal file to begin with.
pub(super) const PERSONAL: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/starter-personal.ron"));

/// Settings to begin with.
pub(super) const SETTINGS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/starter-config.ron"));

/// The title that stands in it.
const TITLE: &str = "My medicines";

/// The day that stands in it wherever somebody read or gathered something.
const DAY: &str = "2026-11-23";

/// Prints another file to begin with, with today's date.
pub(super) fn other(text: &str, output: Output) -> Result<u8, u8> {
    output.say(&text.replace(DAY, &today().iso()), exit::FOUND)
}

/// Prints the file with a title of its own, if one is given, and with today's date.
pub(super) fn run(name: &[String], output: Output) -> Result<u8, u8> {
    let words = name.join(" ");
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let title = if words.is_empty() { TITLE.to_owned() } else { words.join(" ") };
    if let Err(why) = Text::try_from(title.clone()) {
        output.complain(&format!("error: this cannot be a title: {why}"));
        return Err(exit::UNUSABLE);
    }
    let written = title.replace('\\', "\\\\").replace('"', "\\\"");
    let text = STARTER.replace(DAY, &today().iso()).replacen(TITLE, &written, 1);
    output.say(&text, exit::FOUND)
}
