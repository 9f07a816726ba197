//! `sheet`: the call sheet, printed or written where the reader says.

use super::{exit, print::Output, today};
use crate::{
    knowledge::{date::Date, text::visible},
    page::{markdown, sheet, text},
    save,
    search::{Typing, Volume, answer},
};
use std::path::{Path, PathBuf};

/// How the sheet is written, and where.
#[derive(Debug, Clone, clap::Args)]
pub struct Writing {
    /// Write Markdown instead of plain text; a file whose name ends in `.md` is written so without it.
    #[arg(long)]
    pub markdown: bool,
    /// Write it to this file instead of printing it. A file that is there already stays as it is.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over a file that is there already.
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Date it with this day instead of today: `2026-11-23`.
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

/// Prints or writes the sheet for a query.
pub(super) fn run(volume: &Volume, query: &[String], writing: &Writing, output: Output) -> Result<u8, u8> {
    let (knowledge, lexicon) = (&volume.knowledge, volume.lexicon());
    let answer = answer(knowledge, lexicon, &query.join(" "), Typing::Finished);
    let code = if answer.reading.understood.is_empty() { exit::NOTHING } else { exit::FOUND };
    let page = sheet::page(knowledge, &answer, writing.today.unwrap_or_else(today));
    let is_markdown = writing.markdown || writing.output.as_deref().is_some_and(sheet::is_markdown);
    let text = if is_markdown { markdown::page(knowledge, &page) } else { text::page(knowledge, &page) };
    match &writing.output {
        None => output.say(&text, code),
        Some(path) => write(&output.harmless(&text), path, writing.force, output).map(|()| code),
    }
}

/// Writes the sheet, and says where it is.
fn write(text: &str, path: &Path, over: bool, output: Output) -> Result<(), u8> {
    match save::save(text, path, over) {
        Ok(path) => {
            output.say(&format!("Written to {}", visible(&path.to_string_lossy())), exit::FOUND)?;
            Ok(())
        }
        Err(why) => {
            output.complain(&format!("cytobrowse: {why}"));
            Err(exit::UNUSABLE)
        }
    }
}
