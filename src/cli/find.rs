//! `find`: the answer to a query, or to one a line.

use super::{exit, print::Output};
use crate::{
    knowledge::Knowledge,
    page::{answer::whole, json, text},
    search::{Answer, Lexicon, Typing, answer},
};
use std::io::{self, BufRead as _};

/// Answers a query, or with `-` every line of standard input.
pub(super) fn run(knowledge: &Knowledge, query: &[String], json: bool, output: Output) -> Result<u8, u8> {
    let finder = Finder { knowledge, lexicon: Lexicon::new(knowledge), json, output };
    if query == ["-"] { finder.lines() } else { finder.one(&query.join(" ")) }
}

struct Finder<'k> {
    knowledge: &'k Knowledge,
    lexicon: Lexicon,
    json: bool,
    output: Output,
}

impl Finder<'_> {
    /// Answers one query.
    fn one(&self, query: &str) -> Result<u8, u8> {
        let answer = answer(self.knowledge, &self.lexicon, query, Typing::Finished);
        self.print(&answer, |answer| json::pretty(answer))
    }

    /// Answers every line, in order, each as it comes.
    fn lines(&self) -> Result<u8, u8> {
        let mut found = exit::NOTHING;
        let mut input = io::stdin().lock();
        let mut line = Vec::new();
        loop {
            line.clear();
            match input.read_until(b'\n', &mut line) {
                Ok(0) => return Ok(found),
                Ok(_) => {}
                Err(error) => {
                    self.output.complain(&format!("cytobrowse: standard input cannot be read: {error}"));
                    return Err(exit::UNUSABLE);
                }
            }
            let query = String::from_utf8_lossy(&line);
            let answer =
                answer(self.knowledge, &self.lexicon, query.trim_end_matches(['\n', '\r']), Typing::Finished);
            found = found.min(self.print(&answer, |answer| json::compact(answer))?);
        }
    }

    /// Prints an answer, as JSON in the style given, and gives back its exit code.
    fn print(&self, answer: &Answer, style: impl Fn(&json::answer::Answer<'_>) -> String) -> Result<u8, u8> {
        if self.json {
            self.output.json(&style(&json::answer::Answer::new(self.knowledge, answer)), code(answer))
        } else {
            self.output.say(&text::page(self.knowledge, &whole(self.knowledge, answer)), code(answer))
        }
    }
}

/// The exit code of an answer.
const fn code(answer: &Answer) -> u8 {
    if answer.reading.understood.is_empty() { exit::NOTHING } else { exit::FOUND }
}
