//! One file's text: read, looked over before anything is made of it, and measured in lines and columns.

use super::{
    diagnostic::{Code, Problem},
    text::{is_hostile, visible},
    token::{Kind, Tokens},
};
use serde::Serialize;
use std::{fs, io, io::Read, ops::Range, path::Path, sync::Arc};

/// The largest file that is read, in bytes. A book written by hand stays far below.
pub const LARGEST: u64 = 16 << 20;
/// The largest file that is read where a program made it, in bytes.
pub const LARGEST_MADE: u64 = 512 << 20;
/// How a file begins that a program made, and not a person.
pub const MADE: &str = "// made by cytobrowse";

/// How many hostile characters of one file are shown before the file is refused.
const HOSTILE_SHOWN: usize = 8;

/// A text under the name it is shown by, without a byte order mark. Shared by all problems found in it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    name: String,
    text: String,
}

/// A place as people count: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl SourceText {
    /// A text and its name, as it is: [`accept`] looks it over.
    #[must_use]
    pub fn new(name: &str, text: String) -> Arc<Self> {
        Arc::new(Self { name: visible(name).into_owned(), text })
    }

    /// What the file is called, with nothing in it that could command a terminal.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte. A byte inside a character counts as its first, one behind the text as its end.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let before = self.text.get(..floor(&self.text, byte)).unwrap_or_default();
        let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }

    /// The byte at a line and column, or the end of the text where it is shorter.
    pub(super) fn byte(&self, place: Position) -> usize {
        let mut ends = self.text.match_indices('\n').map(|(end, _)| end + 1);
        let start = match place.line {
            0 | 1 => 0,
            line => ends.nth(line - 2).unwrap_or(self.text.len()),
        };
        let rest = self.text.get(start..).unwrap_or_default();
        rest.char_indices()
            .nth(place.column.saturating_sub(1))
            .map_or(self.text.len(), |(byte, _)| start + byte)
    }

    /// The line that holds a byte, without its line end.
    pub(super) fn line(&self, byte: usize) -> Range<usize> {
        let byte = floor(&self.text, byte);
        let (before, after) = self.text.split_at_checked(byte).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = after.find('\n').map_or(self.text.len(), |end| byte + end);
        let windows = self.text.get(start..end).is_some_and(|line| line.ends_with('\r'));
        start..end - usize::from(windows)
    }
}

/// The boundary between characters at or before a byte.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The boundary between characters at or behind a byte.
pub(super) fn ceil(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// Reads a file and looks it over.
///
/// # Errors
/// The file cannot be read, is no regular file, is larger than [`LARGEST`] (or [`LARGEST_MADE`] where it begins with
/// [`MADE`]), or [`accept`] refuses what is in it. A pipe
/// or a device is refused before it is opened, so nothing hangs.
pub fn read_file(path: &Path) -> Result<Arc<SourceText>, Vec<Problem>> {
    let name = path.to_string_lossy();
    let bytes = bytes_of(path).map_err(|(why, mend)| {
        let problem = Problem::error(Code::Unreadable, format!("`{name}` cannot be read: {why}"));
        vec![problem.in_file(&SourceText::new(&name, String::new())).help(mend)]
    })?;
    accept(&name, bytes)
}

/// The bytes of a file, or why there are none and what to do about it.
fn bytes_of(path: &Path) -> Result<Vec<u8>, (String, &'static str)> {
    let failed = |error: io::Error| {
        let mend = match error.kind() {
            io::ErrorKind::NotFound => "check how the path is spelled, and from which folder it counts",
            io::ErrorKind::PermissionDenied => "give yourself the right to read it",
            _ => "check the path and the disk it is on",
        };
        (error.to_string(), mend)
    };
    let kind = |about: &fs::Metadata| {
        let no_file = if about.is_dir() { "it is a folder" } else { "it is no regular file" };
        if about.is_file() { Ok(()) } else { Err((no_file.to_owned(), "name a knowledge file, `….ron`")) }
    };
    let too_large = |most| (format!("it is larger than {} MiB", most >> 20), "divide it into several files");

    // Before it is opened, because opening a pipe waits for somebody to write into it.
    kind(&fs::metadata(path).map_err(failed)?)?;
    let file = fs::File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    kind(&about)?;
    let mut bytes = Vec::new();
    let mut file = file.take(MADE.len() as u64);
    file.read_to_end(&mut bytes).map_err(failed)?;
    let most = if bytes == MADE.as_bytes() { LARGEST_MADE } else { LARGEST };
    if about.len() > most {
        return Err(too_large(most));
    }
    // One byte more than allowed, because a file can grow while it is read.
    file.set_limit(most + 1 - bytes.len() as u64);
    file.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

/// Looks over what came from a file: UTF-8 without hostile characters, with something in it, and without attributes,
/// by which a file could change how it is read.
///
/// # Errors
/// The first bad byte, or the first few hostile characters, or that there is nothing, or the first attribute.
pub fn accept(name: &str, bytes: Vec<u8>) -> Result<Arc<SourceText>, Vec<Problem>> {
    let text = decode(name, bytes).map_err(|problem| vec![problem])?;
    let source = SourceText::new(name, text);
    let hostile: Vec<_> = hostile_characters(&source).take(HOSTILE_SHOWN).collect();
    if !hostile.is_empty() {
        return Err(hostile);
    }
    match Tokens::new(source.text()).next() {
        Some(first) if first.kind == Kind::Stray && first.of(source.text()) == "#" => {
            let problem = Problem::error(Code::Foreign, "a knowledge file has no attributes");
            Err(vec![
                problem.at(&source, first.span()).label("not allowed here").help("delete the line `#![…]`"),
            ])
        }
        Some(_) => Ok(source),
        None => {
            let end = source.text().len();
            let problem = Problem::error(Code::Empty, "there is nothing in this file");
            let help = "a knowledge file begins `Book(format: 1, …)`";
            Err(vec![problem.at(&source, end..end).label("expected a book").help(help)])
        }
    }
}

/// The text that bytes stand for.
fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    const HELP: &str = "save the file as UTF-8";
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let problem = Problem::error(Code::Encoding, "this file is UTF-16, not UTF-8");
        return Err(problem.at(&SourceText::new(name, String::new()), 0..0).help(HELP));
    }
    let bytes = match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(marked) => marked.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).map_err(|wrong| {
        let at = wrong.utf8_error().valid_up_to();
        // Up to the first bad byte the repaired text is the same.
        let repaired = SourceText::new(name, String::from_utf8_lossy(wrong.as_bytes()).into_owned());
        let byte = wrong.as_bytes().get(at).copied().unwrap_or_default();
        let problem = Problem::error(Code::Encoding, "this file is not UTF-8");
        let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
        problem
            .at(&repaired, at..end)
            .label(format!("the byte {byte:#04x} begins no character here"))
            .help(HELP)
    })
}

fn hostile_characters(source: &Arc<SourceText>) -> impl Iterator<Item = Problem> {
    source.text().char_indices().filter(|&(_, c)| is_hostile(c)).map(|(start, c)| {
        let message = format!("the character U+{:04X} may not stand in a knowledge file", u32::from(c));
        Problem::error(Code::Hostile, message)
            .at(source, start..start + c.len_utf8())
            .label("a reader cannot see this, or a terminal would obey it")
            .help("delete it")
    })
}

#[cfg(test)]
mod tests {
    use super::{Position, SourceText};

    #[test]
    fn columns_count_characters_and_lines_end_at_line_feeds() {
        let source = SourceText::new("x", "äé\r\nβ漢x\n".to_owned());
        let places =
            [(0, 1, 1), (2, 1, 2), (3, 1, 2), (6, 2, 1), (8, 2, 2), (11, 2, 3), (13, 3, 1), (99, 3, 1)];
        for (byte, line, column) in places {
            assert_eq!(source.position(byte), Position { line, column }, "{byte}");
        }
        for byte in [0, 2, 4, 6, 8, 11, 12, 13] {
            assert_eq!(source.byte(source.position(byte)), byte);
        }
        assert_eq!(source.byte(Position { line: 9, column: 1 }), 13);
        assert_eq!(source.text().get(source.line(2)).unwrap(), "äé");
        assert_eq!(source.text().get(source.line(7)).unwrap(), "β漢x");
        assert_eq!(source.line(13), 13..13);
    }

    #[test]
    fn a_file_name_cannot_command_a_terminal() {
        assert_eq!(SourceText::new("a\u{1b}[2J", String::new()).name(), r"a\u{1b}[2J");
    }
}
