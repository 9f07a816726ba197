//! What RON's reader says of a text whose shape is sound, put in the words of this book and at the token at fault.
//!
//! The reader stops with its cursor near the fault: before a value of the wrong kind, behind a name it does not know,
//! before the bracket that closes an entry with a field missing. Each complaint has its rule where to look from there.

use super::{
    diagnostic::{Code, Problem},
    source::{Position, SourceText},
    token::{Kind, Token, Tokens},
};
use ron::error::{Error, SpannedError};
use std::sync::Arc;

/// The problem that RON's reader complains of, at its place.
pub(super) fn explain(source: &Arc<SourceText>, wrong: &SpannedError) -> Problem {
    let cursor = source.byte(Position { line: wrong.span.end.line, column: wrong.span.end.col });
    let around = Around::new(source, cursor);
    match &wrong.code {
        Error::NoSuchStructField { .. }
        | Error::NoSuchEnumVariant { .. }
        | Error::DuplicateStructField { .. }
        | Error::ExpectedDifferentStructName { .. }
        | Error::MissingStructField { .. } => around.name(&wrong.code),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => around.no_name(),
        Error::Message(message) => around.refused(message),
        Error::InvalidEscape(why) => around.escape(why),
        Error::Utf8Error(_) => around.escape("these bytes are no character"),
        Error::ExpectedComma
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedArrayEnd => around.too_much(),
        Error::ExceededRecursionLimit => {
            around.problem(Code::Nesting, around.at, "brackets are nested too deep").label("one too many")
        }
        Error::Eof => around.problem(Code::Unclosed, around.at, "the file ends too early"),
        Error::TrailingCharacters => around
            .problem(Code::Value, around.at, "the book has ended before this")
            .label("expected nothing more"),
        other => around.wrong_kind(other).unwrap_or_else(|| {
            around.problem(Code::Other, around.at, &format!("this cannot be understood: {other}"))
        }),
    }
}

/// The tokens around the reader's cursor.
struct Around<'a> {
    source: &'a Arc<SourceText>,
    cursor: usize,
    /// The last token that begins before the cursor.
    before: Token,
    /// The first token that ends behind it.
    at: Token,
    /// The innermost entry that is open at the cursor: its kind if it is written, and its bracket.
    head: Token,
}

impl<'a> Around<'a> {
    fn new(source: &'a Arc<SourceText>, cursor: usize) -> Self {
        let end = source.text().len();
        let nothing = Token { kind: Kind::Stray, start: end, end };
        let (mut before, mut open) = (nothing, Vec::new());
        let mut at = nothing;
        for token in Tokens::new(source.text()) {
            if token.end > cursor {
                at = token;
                break;
            }
            match token.kind {
                Kind::Open(_) if before.kind == Kind::Word => open.push(Token { end: token.end, ..before }),
                Kind::Open(_) => open.push(token),
                Kind::Close(_) => drop(open.pop()),
                _ => {}
            }
            before = token;
        }
        if at.start < cursor {
            before = at;
        }
        Self { source, cursor, before, at, head: open.pop().unwrap_or(at) }
    }

    fn problem(&self, code: Code, place: Token, message: &str) -> Problem {
        Problem::error(code, message).at(self.source, place.span())
    }

    /// A token as it is written, if it is not too long for a sentence.
    fn quote(&self, token: Token) -> String {
        cut(token.of(self.source.text()))
    }

    /// A name that the vocabulary does not have there, or lacks.
    fn name(&self, wrong: &Error) -> Problem {
        let of = |outer: &Option<String>| {
            outer.as_ref().map(|outer| format!(" in `{}`", cut(outer))).unwrap_or_default()
        };
        match wrong {
            Error::NoSuchStructField { expected, found, outer } => {
                let message = format!("there is no field `{}`{}", cut(found), of(outer));
                self.problem(Code::UnknownField, self.before, &message)
                    .label("unknown field")
                    .help(choice(found, expected))
            }
            Error::NoSuchEnumVariant { expected, found, outer } => {
                let message = format!("there is no `{}`{}", cut(found), of(outer));
                self.problem(Code::Variant, self.before, &message)
                    .label("unknown word")
                    .help(choice(found, expected))
            }
            Error::DuplicateStructField { field, outer } => {
                let message = format!("`{field}` is given twice{}", of(outer));
                self.problem(Code::DuplicateField, self.before, &message)
                    .label("the second time")
                    .help("delete one of the two")
            }
            Error::ExpectedDifferentStructName { expected, found } => {
                let message = format!("a `{expected}` is expected, not a `{}`", cut(found));
                self.problem(Code::Name, self.before, &message)
                    .label(format!("expected `{expected}`"))
                    .help(format!("write `{expected}(…)`, or only `(…)`"))
            }
            Error::MissingStructField { field, outer } => {
                let message = format!("the field `{field}` is missing{}", of(outer));
                self.problem(Code::MissingField, self.head, &message)
                    .label(format!("`{field}` is missing here"))
                    .help(format!("add `{field}: …`"))
            }
            other => self.problem(Code::Other, self.before, &other.to_string()),
        }
    }

    /// No name where one is expected: of a field at the start of an entry, of a choice elsewhere.
    fn no_name(&self) -> Problem {
        let place = self.value();
        let head = self.head.of(self.source.text());
        if self.preceded_by_colon() || head.starts_with("Some") {
            let message = format!("one of a few words is expected, not {}", self.found(place));
            let help = "write the word without quotes";
            return self.problem(Code::Variant, place, &message).label("expected a word").help(help);
        }
        let message = format!("the name of a field is expected, not {}", self.found(place));
        self.problem(Code::Colon, place, &message)
            .label("expected `name: …`")
            .help("put the field's name and `:` before it")
    }

    /// A string that one of our own types refused, and its reason.
    fn refused(&self, message: &str) -> Problem {
        let place = self.before;
        if message.contains("may not hold the character") {
            let text = place.of(self.source.text());
            let (start, end) = hidden(text).unwrap_or((0, text.len()));
            let place = Token { start: place.start + start, end: place.start + end, ..place };
            let help = "a text is one line of characters that can be seen; `\\` at the end of a line goes on in the next";
            return self.problem(Code::Hostile, place, message).label("this character").help(help);
        }
        let code = match message {
            id if id.contains("is no id") => Code::Id,
            date if date.contains("is no date") => Code::Date,
            _ => Code::Other,
        };
        // `what is wrong: what is right`, as our types say it.
        let (what, mend) = message.split_once(": ").unwrap_or((message, ""));
        let problem = self.problem(code, place, what);
        if mend.is_empty() { problem } else { problem.help(mend) }
    }

    /// An escape in a string that means nothing. The reader has just passed it.
    fn escape(&self, why: &str) -> Problem {
        let read = self.source.text().get(self.before.start..self.cursor).unwrap_or_default();
        let start = read.rfind('\\').map_or(self.before.start, |start| self.before.start + start);
        let place = Token { start, end: self.cursor.max(start + 1), ..self.before };
        self.problem(Code::Escape, place, "this escape in a text means nothing")
            .label(why)
            .help(r#"write `\\` for a backslash, `\"` for a quote, `\u{e9}` for é"#)
    }

    /// A value goes on where it should have ended.
    fn too_much(&self) -> Problem {
        if self.at.start < self.cursor {
            let message = format!("{} is not a number of the kind expected here", self.found(self.at));
            let help = "write digits only: no unit, and a decimal point only where parts are counted";
            return self
                .problem(Code::Type, self.at, &message)
                .label("only part of this is a number")
                .help(help);
        }
        if self.at.kind == Kind::Open('(') {
            let message = format!("{} takes nothing in parentheses", self.found(self.before));
            return self
                .problem(Code::Type, self.at, &message)
                .label("one value too many")
                .help("delete the parentheses");
        }
        self.problem(Code::Type, self.at, "there is one value too many")
            .label("expected `)` here")
            .help("delete it")
    }

    /// A value of the wrong kind.
    fn wrong_kind(&self, wrong: &Error) -> Option<Problem> {
        let (expected, help) = match wrong {
            Error::ExpectedString => ("a text", Some("write it in double quotes: \"…\"")),
            Error::ExpectedArray => ("a list", Some("put it in square brackets: […]")),
            Error::ExpectedInteger
            | Error::IntegerOutOfBounds
            | Error::UnderscoreAtBeginning
            | Error::InvalidIntegerDigit { .. } => ("a whole number from 0 to 4294967295", None),
            Error::ExpectedFloat | Error::FloatUnderscore => ("a number", None),
            Error::ExpectedBoolean => ("`true` or `false`", None),
            Error::ExpectedNamedStructLike(name) => return Some(self.no_entry(name)),
            Error::ExpectedStructLike => return Some(self.no_entry("")),
            Error::ExpectedDifferentLength { .. } => {
                let message = "there are too few values in these parentheses";
                return Some(
                    self.problem(Code::Type, self.head, message)
                        .label("expected more")
                        .help("`Range` takes two"),
                );
            }
            _ => return None,
        };
        // Behind a number that is too large, before everything else.
        let place = if matches!(wrong, Error::IntegerOutOfBounds) { self.before } else { self.value() };
        let message = format!("{expected} is expected, not {}", self.found(place));
        let problem = self.problem(Code::Type, place, &message).label(format!("expected {expected}"));
        Some(if let Some(help) = help { problem.help(help) } else { problem })
    }

    /// No parentheses where an entry is expected.
    fn no_entry(&self, name: &str) -> Problem {
        let place = self.value();
        let found = self.found(place);
        if name.is_empty() && place == self.before {
            let message = format!("{found} takes a value in parentheses");
            return self
                .problem(Code::Type, place, &message)
                .label("expected `(…)` behind this")
                .help(format!("write `{}(…)`", self.quote(place)));
        }
        let message = format!("`{name}(…)` is expected, not {found}");
        let json = "this looks like JSON; a knowledge file is RON and begins `Book(format: 1, …)`";
        let help =
            if place.kind == Kind::Open('{') { json.to_owned() } else { format!("write `{name}(…)`") };
        self.problem(Code::Type, place, &message).label(format!("expected `{name}(…)`")).help(help)
    }

    /// The value at the cursor, or what stands before it where no value begins there.
    fn value(&self) -> Token {
        match (self.at.kind, self.before.kind) {
            (Kind::Close(_) | Kind::Comma, Kind::Word) => self.before,
            (Kind::Close(_) | Kind::Comma, _) => self.head,
            _ => self.at,
        }
    }

    fn preceded_by_colon(&self) -> bool {
        self.before.kind == Kind::Colon
    }

    /// What a token is, in a sentence.
    fn found(&self, token: Token) -> String {
        let written = token.of(self.source.text());
        match token.kind {
            Kind::Word if written.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
                format!("the number `{}`", self.quote(token))
            }
            Kind::Word => format!("`{}`", self.quote(token)),
            Kind::Text => "a text in quotes".to_owned(),
            Kind::Quoted if written.starts_with('b') => "a string of bytes".to_owned(),
            Kind::Quoted if written.starts_with('\'') => "a single character".to_owned(),
            Kind::Quoted => "a raw text".to_owned(),
            Kind::Open('[') => "a list".to_owned(),
            Kind::Open('{') => "a map".to_owned(),
            Kind::Open(_) => "something in parentheses".to_owned(),
            _ => "nothing".to_owned(),
        }
    }
}

/// The first 40 characters.
fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What could have been meant: the nearest of the names there are, or else all of them.
fn choice(found: &str, names: &[&str]) -> String {
    let near = |name: &&&str| strsim::damerau_levenshtein(found, name) <= (name.len() / 3).max(1);
    // The distance takes time in the product of both lengths, and no name is long.
    let nearest = (found.len() <= 40)
        .then(|| names.iter().filter(near).min_by_key(|name| strsim::damerau_levenshtein(found, name)));
    match nearest.flatten() {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!(
            "there are {}",
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// The first character in a string, as it is written, that a [`Text`](super::text::Text) may not hold: itself, or an
/// escape that stands for it.
fn hidden(text: &str) -> Option<(usize, usize)> {
    let mut rest = text.char_indices();
    while let Some((start, c)) = rest.next() {
        let stands_for = if c == '\\' && text.starts_with('"') { escaped(&mut rest) } else { Some(c) };
        if stands_for.is_some_and(|c| c.is_control() || super::text::is_hostile(c)) {
            return Some((start, rest.offset()));
        }
    }
    None
}

/// What the escape stands for whose backslash has just been passed; nothing for a line end that is taken back.
fn escaped(rest: &mut std::str::CharIndices<'_>) -> Option<char> {
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match rest.next()?.1 {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        'x' => code(&rest.by_ref().take(2).map(|(_, c)| c).collect::<String>()),
        'u' => code(&rest.by_ref().skip(1).map(|(_, c)| c).take_while(|&c| c != '}').collect::<String>()),
        '\r' | '\n' => {
            while rest.as_str().starts_with([' ', '\t', '\r', '\n']) {
                rest.next();
            }
            None
        }
        other => Some(other),
    }
}
