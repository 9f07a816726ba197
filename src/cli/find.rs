//! `find`: the answer to a query, or to one a line.

use super::{exit, print::Output};
use crate::{
    knowledge::Knowledge,
    page::{answer::whole, json, text},
    search::{Lexicon, Typing, answer},
};
use std::io::{self, BufRead, Read as _};

/// The longest line of standard input that is read as a query, in bytes. What is more is left out, with a word about it.
const LONGEST_LINE: u64 = 1 << 20;

/// Answers a query; where it is `-`, every line of standard input, in order, each as it comes.
pub(super) fn run(knowledge: &Knowledge, query: &[String], json: bool, output: Output) -> Result<u8, u8> {
    let finder = Finder { knowledge, lexicon: Lexicon::new(knowledge), output };
    if query != ["-"] {
        return finder.print(&query.join(" "), if json { Format::Json } else { Format::Text });
    }
    let mut found = exit::NOTHING;
    let mut input = io::stdin().lock();
    while let Some(line) = finder.line(&mut input)? {
        found = found.min(finder.print(&line, if json { Format::JsonLine } else { Format::TextApart })?);
    }
    Ok(found)
}

struct Finder<'k> {
    knowledge: &'k Knowledge,
    lexicon: Lexicon,
    output: Output,
}

/// How an answer is printed.
#[derive(Clone, Copy)]
enum Format {
    Text,
    /// Text with an empty line behind it, where another answer may follow.
    TextApart,
    Json,
    /// JSON on one line.
    JsonLine,
}

impl Finder<'_> {
    /// Prints the answer to a query. Gives back its exit code.
    fn print(&self, query: &str, format: Format) -> Result<u8, u8> {
        let answer = answer(self.knowledge, &self.lexicon, query, Typing::Finished);
        let code = if answer.reading.understood.is_empty() { exit::NOTHING } else { exit::FOUND };
        let text = || text::page(self.knowledge, &whole(self.knowledge, &answer));
        let json = json::answer::Answer::new(self.knowledge, &answer);
        match format {
            Format::Text => self.output.say(&text(), code),
            Format::TextApart => self.output.say(&(text() + "\n"), code),
            Format::Json => self.output.json(&json::pretty(&json), code),
            Format::JsonLine => self.output.json(&json::compact(&json), code),
        }
    }

    /// The next line of the input without its end, or nothing where there is none.
    fn line(&self, input: &mut impl BufRead) -> Result<Option<String>, u8> {
        let mut line = Vec::new();
        let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line);
        let cut = line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n");
        let rest = if cut { input.skip_until(b'\n') } else { Ok(0) };
        match read.and_then(|read| rest.map(|_| read)) {
            Ok(0) => Ok(None),
            Ok(_) => {
                if cut {
                    self.output
                        .complain("cytobrowse: a line is longer than 1 MiB; only its beginning was read");
                }
                let line = String::from_utf8_lossy(&line);
                Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
            }
            Err(error) => {
                self.output.complain(&format!("cytobrowse: standard input cannot be read: {error}"));
                Err(exit::UNUSABLE)
            }
        }
    }
}
