//! `timeline` and `tree`: views of the whole book.

use super::{exit, print::Output};
use crate::{
    knowledge::Knowledge,
    page::{self, Overview, json, text},
};

/// Prints a view of the whole book.
pub(super) fn run(knowledge: &Knowledge, overview: Overview, json: bool, output: Output) -> Result<u8, u8> {
    let page = page::overview(knowledge, overview);
    if json {
        return output.json(&json::pretty(&json::page::Overview::new(knowledge, &page)), exit::FOUND);
    }
    output.say(&text::page(knowledge, &page), exit::FOUND)
}
