//! The one way to print: nothing that a terminal would obey, and no panic when nobody reads.

use super::exit;
use crate::{knowledge::text::is_hostile, ui::ascii};
use std::io::{self, ErrorKind, Write};

/// Standard output.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    ascii: bool,
}

impl Output {
    /// Standard output, in ASCII only if so asked.
    #[must_use]
    pub const fn new(ascii: bool) -> Self {
        Self { ascii }
    }

    /// Prints a text on lines of its own and gives back `code`.
    ///
    /// # Errors
    /// The exit code where there is no more to do: the text cannot be written, or, which is no failure, its reader has
    /// gone away.
    pub fn say(self, text: &str, code: u8) -> Result<u8, u8> {
        self.rendered(&self.harmless(text), code)
    }

    /// Prints what was rendered in colour: every string in it was made harmless before.
    ///
    /// # Errors
    /// As those of [`say`](Self::say).
    pub fn rendered(self, text: &str, code: u8) -> Result<u8, u8> {
        let text = if self.ascii { ascii::spell(text) } else { text.into() };
        write(&mut io::stdout().lock(), &text).map(|()| code).map_err(|error| {
            let code = code_after(&error);
            if code != exit::FOUND {
                self.complain(&format!("cytobrowse: the answer cannot be written: {error}"));
            }
            code
        })
    }

    /// Prints JSON as [`say`](Self::say) prints text. What a text would lose is escaped, so that JSON stays what it was.
    ///
    /// # Errors
    /// As those of [`say`](Self::say).
    pub fn json(self, json: &str, code: u8) -> Result<u8, u8> {
        let lost = |c: char| is_hostile(c) || (self.ascii && !c.is_ascii());
        let escaped = json.chars().fold(String::with_capacity(json.len()), |mut out, c| {
            if lost(c) {
                out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
            } else {
                out.push(c);
            }
            out
        });
        self.say(&escaped, code)
    }

    /// Says something on standard error.
    pub fn complain(self, text: &str) {
        self.complain_rendered(&self.harmless(text));
    }

    /// Says on standard error what was rendered in colour: every string in it was made harmless before. Where even that
    /// fails, there is nobody left to tell.
    pub fn complain_rendered(self, text: &str) {
        let text = if self.ascii { ascii::spell(text) } else { text.into() };
        let _ = write(&mut io::stderr().lock(), &text);
    }

    /// Says something on the terminal's last line, in the place of what was said so before. An empty text takes it away.
    pub fn passing(self, text: &str) {
        let mut to = io::stderr().lock();
        let _ = write!(to, "\r{}\x1b[K", self.harmless(text)).and_then(|()| to.flush());
    }

    /// A text with a stand-in for each character that a terminal would obey, in ASCII if so asked.
    #[must_use]
    pub fn harmless(self, text: &str) -> String {
        let obeyed = |c: char| is_hostile(c) || c == '\r';
        let text: String =
            text.chars().map(|c| if obeyed(c) { char::REPLACEMENT_CHARACTER } else { c }).collect();
        if self.ascii { ascii::spell(&text).into_owned() } else { text }
    }
}

/// What the program ends with after an answer could not be written. That its reader has gone away is no failure.
fn code_after(error: &io::Error) -> u8 {
    if error.kind() == ErrorKind::BrokenPipe { exit::FOUND } else { exit::UNUSABLE }
}

/// Writes a text on lines of its own.
fn write(to: &mut impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        to.write_all(b"\n")?;
    }
    to.flush()
}

/// Whether the terminal shows ASCII only, as far as the environment tells: the Linux console, or a locale without UTF-8.
#[must_use]
pub fn is_terminal_without_unicode() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let is_utf8 = |locale: &str| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    };
    set("TERM").as_deref() == Some("linux") || locale.is_some_and(|locale| !is_utf8(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes three bytes at a time, and fails at the n-th write.
    struct Failing {
        taken: Vec<u8>,
        writes: usize,
        at: usize,
        error: ErrorKind,
    }

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.writes += 1;
            if self.writes == self.at {
                return Err(self.error.into());
            }
            let (now, _) = bytes.split_at(bytes.len().min(3));
            self.taken.extend(now);
            Ok(now.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn an_answer_that_fails_at_any_write_ends_with_the_code_for_it_and_is_not_written_again() {
        let text = "abc".repeat(300);
        for (error, code) in [
            (ErrorKind::BrokenPipe, Err(exit::FOUND)),
            (ErrorKind::WouldBlock, Err(exit::UNUSABLE)),
            (ErrorKind::StorageFull, Err(exit::UNUSABLE)),
            (ErrorKind::Other, Err(exit::UNUSABLE)),
            (ErrorKind::Interrupted, Ok(())),
        ] {
            for at in 1..=301 {
                let mut to = Failing { taken: Vec::new(), writes: 0, at, error };
                let written = write(&mut to, &text).map_err(|error| code_after(&error));
                assert_eq!(written, code, "{error} at {at}");
                let all = format!("{text}\n").into_bytes();
                let (before, _) = all.split_at(if code.is_ok() { all.len() } else { (at - 1) * 3 });
                assert_eq!(to.taken, before, "{error} at {at}");
            }
        }
    }
}
