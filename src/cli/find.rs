//! `find`: the answer to a query, or to one a line.

use super::{exit, print::Output};
use crate::{
    knowledge::Knowledge,
    page::{answer::whole, json, text},
    search::{Lexicon, Typing, Volume, answer},
};
use std::io::{self, BufRead, Read as _};

/// The longest line of standard input that is read as a query, in bytes. What is more is left out, with a word about it.
const LONGEST_LINE: u64 = 1 << 20;

/// Answers a query; where it is `-`, every line of standard input, in order, each as it comes.
pub(super) fn run(volume: &Volume, query: &[String], json: bool, output: Output) -> Result<u8, u8> {
    let finder = Finder { knowledge: &volume.knowledge, lexicon: volume.lexicon(), output };
    if query != ["-"] {
        return finder.print(&query.join(" "), if json { Format::Json } else { Format::Text });
    }
    let mut found = exit::NOTHING;
    let mut input = io::stdin().lock();
    while let Some(line) = line(&mut input, output).map_err(|error| cannot_read(&error, output))? {
        found = found.min(finder.print(&line, if json { Format::JsonLine } else { Format::TextApart })?);
    }
    Ok(found)
}

struct Finder<'k> {
    knowledge: &'k Knowledge,
    lexicon: &'k Lexicon,
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
        let answer = answer(self.knowledge, self.lexicon, query, Typing::Finished);
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
}

/// The next line of the input without its end, or nothing where there is none.
fn line(input: &mut impl BufRead, output: Output) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() as u64 == LONGEST_LINE && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
        output.complain("cytobrowse: a line is longer than 1 MiB; only its beginning was read");
    }
    let line = String::from_utf8_lossy(&line);
    Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
}

/// Says that standard input cannot be read. Gives back the exit code.
fn cannot_read(error: &io::Error, output: Output) -> u8 {
    output.complain(&format!("cytobrowse: standard input cannot be read: {error}"));
    exit::UNUSABLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Read};

    /// Gives three bytes at a time, and fails at the n-th read.
    struct Failing<'t> {
        text: &'t [u8],
        reads: usize,
        at: usize,
        error: io::ErrorKind,
    }

    impl Read for Failing<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            self.reads += 1;
            if self.reads == self.at {
                return Err(self.error.into());
            }
            let (mut now, rest) = self.text.split_at(self.text.len().min(3));
            self.text = rest;
            now.read(to)
        }
    }

    #[test]
    fn an_input_that_fails_at_any_read_gives_the_lines_before_and_then_its_failure() {
        let text = "chills\n".repeat(43);
        for (error, ends) in [
            (io::ErrorKind::Other, true),
            (io::ErrorKind::WouldBlock, true),
            (io::ErrorKind::ConnectionReset, true),
            (io::ErrorKind::Interrupted, false),
        ] {
            for at in 1..=101 {
                let mut input = BufReader::new(Failing { text: text.as_bytes(), reads: 0, at, error });
                let mut lines = 0;
                let end = loop {
                    match line(&mut input, Output::new(false)) {
                        Ok(Some(line)) => assert_eq!(line, "chills"),
                        Ok(None) => break Ok(()),
                        Err(failed) => break Err(failed.kind()),
                    }
                    lines += 1;
                };
                let whole = (at - 1) * 3 / "chills\n".len();
                assert_eq!((lines, end), if ends { (whole, Err(error)) } else { (43, Ok(())) });
            }
        }
    }
}
