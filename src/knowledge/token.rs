//! What the text of a knowledge file is made of: brackets, commas, names, strings.
//!
//! This is the shape of RON and nothing of its meaning, so that every text has tokens, however broken it is. White space
//! and comments lie between tokens and are not given.

use super::text::is_hostile;
use std::{ops::Range, str::CharIndices};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A name, a number, a number with something behind it (`71%`).
    Word,
    /// `"…"`, the one kind of string in which a backslash means something.
    Text,
    /// `r"…"`, `r#"…"#`, `b"…"`, `br"…"`, `'c'`, `b'c'`.
    Quoted,
    /// A character that has no place between tokens: `=`, `;`, a curly quote.
    Stray,
    /// A string of any kind that never ends.
    UnclosedText,
    /// A block comment that never ends.
    UnclosedComment,
}

/// A piece of the text, and the bytes it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Kind,
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
}

impl Token {
    /// The bytes it covers.
    pub(super) const fn span(self) -> Range<usize> {
        self.start..self.end
    }

    /// What it says.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.span()).unwrap_or_default()
    }
}

/// The tokens of a text, in order. Ends on every text, in time linear in its length.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// All tokens of a text.
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes past white space and comments; false where a comment never ends.
    fn pass_gap(&mut self) -> bool {
        loop {
            let rest = self.rest();
            let gap = rest.len() - rest.trim_start_matches(is_space).len();
            self.at += gap;
            let rest = self.rest();
            let comment = if rest.starts_with("//") {
                rest.find('\n').or(Some(rest.len()))
            } else if rest.starts_with("/*") {
                block_comment(rest)
            } else {
                return true;
            };
            let Some(length) = comment else { return false };
            self.at += length;
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let closed = self.pass_gap();
        let rest = self.rest();
        let first = rest.chars().next()?;
        let (kind, length) = if closed { token(rest, first) } else { (Kind::UnclosedComment, rest.len()) };
        let start = self.at;
        self.at += length;
        Some(Token { kind, start, end: self.at })
    }
}

/// What RON counts as white space.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// The kind and the length of the token that a text begins with.
fn token(rest: &str, first: char) -> (Kind, usize) {
    let kind = match first {
        '(' | '[' | '{' => Kind::Open(first),
        ')' | ']' | '}' => Kind::Close(first),
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        _ => {
            return string(rest).unwrap_or_else(|| match word(rest) {
                0 => (Kind::Stray, first.len_utf8()),
                length => (Kind::Word, length),
            });
        }
    };
    (kind, 1)
}

/// How long the block comment is that a text begins with; comments nest. Nothing where it never ends.
fn block_comment(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let (mut at, mut depth) = (2, 1);
    while depth > 0 {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (at, depth) = (at + 2, depth + 1),
            (b'*', Some(b'/')) => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
    }
    Some(at)
}

/// The string or character a text begins with, if it begins with one.
fn string(rest: &str) -> Option<(Kind, usize)> {
    let bytes = rest.strip_prefix('b');
    let prefix = usize::from(bytes.is_some());
    let body = bytes.unwrap_or(rest);
    if let Some(raw) = body.strip_prefix('r') {
        let inner = raw.trim_start_matches('#');
        let inner = inner.strip_prefix('"')?;
        let hashes = raw.len() - inner.len() - 1;
        let closing = format!("\"{}", "#".repeat(hashes));
        Some(match inner.find(&closing) {
            Some(end) => (Kind::Quoted, prefix + 1 + hashes + 1 + end + closing.len()),
            None => (Kind::UnclosedText, rest.len()),
        })
    } else if body.starts_with('"') {
        let kind = if prefix == 0 { Kind::Text } else { Kind::Quoted };
        Some(match quoted(body, b'"') {
            Some(length) => (kind, prefix + length),
            None => (Kind::UnclosedText, rest.len()),
        })
    } else {
        character(body).map(|length| (Kind::Quoted, prefix + length))
    }
}

/// How long a string is with its quotes, where a backslash takes the next character out of the count.
fn quoted(body: &str, quote: u8) -> Option<usize> {
    let mut escaped = false;
    let end = body.bytes().skip(1).position(|byte| {
        let closes = byte == quote && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    end.map(|end| end + 2)
}

/// How long the character is that a text begins with. An apostrophe that begins none is no open string: the search
/// for its end stops after the longest escape.
fn character(body: &str) -> Option<usize> {
    const LONGEST: usize = r"'\u{10ffff}'".len();
    let inner = body.strip_prefix('\'')?;
    let first = inner.chars().next()?;
    if first == '\\' {
        quoted(body, b'\'').filter(|&length| length <= LONGEST)
    } else {
        inner.strip_prefix(first)?.starts_with('\'').then_some(first.len_utf8() + 2)
    }
}

/// How long the name or number is that a text begins with. `r#for` is a name.
fn word(rest: &str) -> usize {
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-');
    if !rest.starts_with(begins) {
        return 0;
    }
    rest.find(|c| !begins(c) && !matches!(c, '%' | '#')).unwrap_or(rest.len())
}

/// The first character in a string, as it is written, that a [`Text`](super::text::Text) may not hold: the bytes of the
/// character, or of the escape that stands for it.
pub(super) fn hidden(text: &str) -> Option<Range<usize>> {
    let mut rest = text.char_indices();
    while let Some((start, c)) = rest.next() {
        let stands_for = if c == '\\' && text.starts_with('"') { escaped(&mut rest) } else { Some(c) };
        if stands_for.is_some_and(|c| c.is_control() || is_hostile(c)) {
            return Some(start..rest.offset());
        }
    }
    None
}

/// What the escape stands for whose backslash has just been passed; nothing for a line end that is taken back.
fn escaped(rest: &mut CharIndices<'_>) -> Option<char> {
    let code = |digits: String| u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
    match rest.next()?.1 {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        'x' => code(rest.take(2).map(|(_, c)| c).collect()),
        'u' => code(rest.skip(1).map(|(_, c)| c).take_while(|&c| c != '}').collect()),
        '\r' | '\n' => {
            while rest.as_str().starts_with([' ', '\t', '\r', '\n']) {
                rest.next();
            }
            None
        }
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tokens};

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        Tokens::new(text).map(|token| (token.kind, token.of(text))).collect()
    }

    #[test]
    fn a_string_holds_brackets_quotes_and_comments() {
        assert_eq!(kinds(r#""a(]\"//""#), [(Kind::Text, r#""a(]\"//""#)]);
        assert_eq!(kinds(r###"r##"a"#("##"###), [(Kind::Quoted, r###"r##"a"#("##"###)]);
        assert_eq!(kinds(r#"b"x""#), [(Kind::Quoted, r#"b"x""#)]);
        assert_eq!(kinds(r"'(' b'\'' "), [(Kind::Quoted, "'('"), (Kind::Quoted, r"b'\''")]);
    }

    #[test]
    fn a_raw_name_is_no_raw_string() {
        assert_eq!(kinds("r#for:1"), [(Kind::Word, "r#for"), (Kind::Colon, ":"), (Kind::Word, "1")]);
    }

    #[test]
    fn comments_nest_and_are_passed_over() {
        assert_eq!(kinds("/* a /* ( */ \" */ x // ]\ny//"), [(Kind::Word, "x"), (Kind::Word, "y")]);
        assert_eq!(kinds("x /*/ y"), [(Kind::Word, "x"), (Kind::UnclosedComment, "/*/ y")]);
    }

    #[test]
    fn what_never_ends_runs_to_the_end() {
        assert_eq!(kinds("a \"b\n"), [(Kind::Word, "a"), (Kind::UnclosedText, "\"b\n")]);
        assert_eq!(kinds("r#\"b\""), [(Kind::UnclosedText, "r#\"b\"")]);
    }

    #[test]
    fn a_character_without_a_place_is_a_token_of_its_own() {
        assert_eq!(kinds("“71%”"), [(Kind::Stray, "“"), (Kind::Word, "71%"), (Kind::Stray, "”")]);
        assert_eq!(kinds("'abc"), [(Kind::Stray, "'"), (Kind::Word, "abc")]);
    }
}
