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

    /// Prints a text. Returns the exit code of having done so: a reader who has gone away is no failure.
    #[must_use]
    pub fn text(self, text: &str) -> u8 {
        let text = if self.ascii { ascii::spell(text) } else { text.into() };
        match write(&mut io::stdout().lock(), &text) {
            Ok(()) => exit::FOUND,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => exit::FOUND,
            Err(error) => {
                complain(&format!("cytobrowse: the answer cannot be written: {error}"));
                exit::UNUSABLE
            }
        }
    }

    /// Prints a text on lines of its own and gives back `code`.
    ///
    /// # Errors
    /// The exit code of having failed to print.
    pub fn say(self, text: &str, code: u8) -> Result<u8, u8> {
        let newline = if text.ends_with('\n') { "" } else { "\n" };
        match self.text(&format!("{text}{newline}")) {
            exit::FOUND => Ok(code),
            failed => Err(failed),
        }
    }
}

/// Writes a text with a stand-in for each character that a terminal would obey.
fn write(to: &mut impl Write, text: &str) -> io::Result<()> {
    let harmless = |c: char| if is_hostile(c) { char::REPLACEMENT_CHARACTER } else { c };
    let text: String = text.chars().map(harmless).collect();
    to.write_all(text.as_bytes())?;
    to.flush()
}

/// Says something on standard error. Where even that fails, there is nobody left to tell.
pub fn complain(text: &str) {
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    let _ = write(&mut io::stderr().lock(), &format!("{text}{newline}"));
}

/// Says on standard error what was rendered in colour: every string in it was made harmless before.
pub fn complain_rendered(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
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
