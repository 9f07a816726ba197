//! What RON's reader says of a text whose shape is sound, put in the words of this book and at the token at fault.
//!
//! The reader stops with its cursor near the fault: before a value of the wrong kind, behind a name it does not know,
//! before the bracket that closes an entry with a field missing. Each complaint has its rule where to look from there.

use super::{
    amount,
    diagnostic::{Code, Problem, nearest},
    entry::Target,
    kind,
    source::{Position, SourceText},
    token::{Kind, Token, Tokens, hidden},
    walk::Section,
};
use ron::error::{Error, SpannedError};
use std::sync::Arc;

/// The problem that RON's reader complains of, at its place.
pub(super) fn explain(source: &Arc<SourceText>, wrong: &SpannedError) -> Problem {
    let cursor = source.byte(Position { line: wrong.span.end.line, column: wrong.span.end.col });
    let around = Around::new(source, cursor);
    let problem = match &wrong.code {
        Error::Message(message) => Some(around.refused(message)),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => Some(around.no_name()),
        Error::ExpectedMapColon => Some(around.no_colon()),
        Error::InvalidEscape(why) => Some(around.escape(why)),
        Error::Utf8Error(_) => Some(around.escape("these bytes are no character")),
        Error::ExpectedComma
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedArrayEnd => Some(around.too_much()),
        Error::ExceededRecursionLimit => {
            let message = "brackets are nested too deep";
            Some(around.fault(Code::Nesting, around.at, message, "one too many", "a book needs ten"))
        }
        other => around.wrong_name(other).or_else(|| around.wrong_kind(other)),
    };
    problem.unwrap_or_else(|| {
        let message = format!("this cannot be understood: {}", wrong.code);
        Problem::error(Code::Other, message).at(source, around.at.span())
    })
}

/// How far behind its beginning an addition is looked through for what it is added to, in tokens.
const LONGEST_ADDITION: usize = 10_000;

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
    /// The last field named before the cursor, if one is.
    field: Option<Token>,
}

impl<'a> Around<'a> {
    fn new(source: &'a Arc<SourceText>, cursor: usize) -> Self {
        let end = source.text().len();
        let nothing = Token { kind: Kind::Stray, start: end, end };
        let (mut before, mut at, mut field, mut open) = (nothing, nothing, None, Vec::new());
        for token in Tokens::new(source.text()) {
            if token.end > cursor {
                at = token;
                break;
            }
            match token.kind {
                Kind::Open(_) if before.kind == Kind::Word => open.push(Token { end: token.end, ..before }),
                Kind::Open(_) => open.push(token),
                Kind::Close(_) => drop(open.pop()),
                Kind::Colon => field = Some(before),
                _ => {}
            }
            before = token;
        }
        if at.start < cursor {
            before = at;
        }
        Self { source, cursor, before, at, head: open.pop().unwrap_or(at), field }
    }

    fn fault(&self, code: Code, place: Token, message: &str, label: &str, help: &str) -> Problem {
        Problem::error(code, message).at(self.source, place.span()).label(label).help(help)
    }

    /// A token as it is written, if it is not too long for a sentence.
    fn quote(&self, token: Token) -> String {
        cut(token.of(self.source.text()))
    }

    /// A name that the vocabulary does not have there, or one that it has and the text has not.
    fn wrong_name(&self, wrong: &Error) -> Option<Problem> {
        let within = |outer: &Option<String>| outer.as_ref().map(|outer| format!(" in `{}`", cut(outer)));
        let (code, place, message, label, help) = match wrong {
            Error::NoSuchStructField { expected, found, outer } => {
                let message =
                    format!("there is no field `{}`{}", cut(found), within(outer).unwrap_or_default());
                let own = outer.as_deref().filter(|outer| *outer == "Addition");
                let takes = own.and_then(|_| self.addition_takes(found));
                let help = takes.unwrap_or_else(|| choice(found, expected));
                (Code::UnknownField, self.before, message, "unknown field".to_owned(), help)
            }
            Error::NoSuchEnumVariant { expected, found, outer } => {
                let message = format!("there is no `{}`{}", cut(found), within(outer).unwrap_or_default());
                (Code::Variant, self.before, message, "unknown word".to_owned(), choice(found, expected))
            }
            Error::DuplicateStructField { field, outer } => {
                let message = format!("`{field}` is given twice{}", within(outer).unwrap_or_default());
                let help = "delete one of the two".to_owned();
                (Code::DuplicateField, self.before, message, "the second time".to_owned(), help)
            }
            Error::MissingStructField { field, outer } => {
                let message = format!("the field `{field}` is missing{}", within(outer).unwrap_or_default());
                let label = format!("`{field}` is missing here");
                (Code::MissingField, self.head, message, label, format!("add `{field}: …`"))
            }
            Error::ExpectedDifferentStructName { expected, found } => {
                let message = format!("a `{expected}` is expected, not a `{}`", cut(found));
                let help = format!("write `{expected}(…)`, or only `(…)`");
                (Code::Name, self.before, message, format!("expected `{expected}`"), help)
            }
            _ => return None,
        };
        Some(self.fault(code, place, &message, &label, &help))
    }

    /// No name where one is expected: of a field at the start of an entry, of a choice elsewhere.
    fn no_name(&self) -> Problem {
        let place = self.value();
        let found = self.found(place);
        let choice = self.before.kind == Kind::Colon || self.head.of(self.source.text()).starts_with("Some");
        let Some(field) = self.field.filter(|_| choice).map(|field| self.quote(field)) else {
            let message = format!("the name of a field is expected, not {found}");
            let help = "put the field's name and `:` before it";
            return self.fault(Code::Colon, place, &message, "expected `name: …`", help);
        };
        let message = format!("`{field}` is one of a few words, not {found}");
        let help = match place.kind {
            Kind::Text if field == "to" || field == "on" => "write its kind around it: `Medicine(\"…\")`",
            Kind::Text => "write the word without quotes",
            Kind::Word if field == "seen" => "write `Percent(…)` around it",
            _ => "write one of the words this field knows",
        };
        let figure = if field == "seen" { self.figure(place) } else { None };
        self.fault(Code::Variant, place, &message, "expected a word", figure.as_deref().unwrap_or(help))
    }

    /// A field's name goes on where it should have ended, or nothing follows it.
    fn no_colon(&self) -> Problem {
        let name = self.quote(self.before);
        if self.at.start < self.cursor {
            let help = "names are letters, digits and `_`";
            return self.fault(
                Code::UnknownField,
                self.at,
                &format!("`{name}` is no name"),
                "unknown field",
                help,
            );
        }
        let gap = Token { start: self.before.end, ..self.before };
        let message = format!("`{name}` is followed by no colon");
        self.fault(Code::Colon, gap, &message, "expected a colon here", &format!("write `{name}: …`"))
    }

    /// A string that one of our own types refused, and its reason.
    fn refused(&self, message: &str) -> Problem {
        let place = self.before;
        if message.contains("may not hold the character") {
            let text = place.of(self.source.text());
            let hidden = hidden(text).unwrap_or(0..text.len());
            let place = Token { start: place.start + hidden.start, end: place.start + hidden.end, ..place };
            let help = "delete it; a text is one line, and `\\` at a line's end takes the line end back";
            return self.fault(Code::Hostile, place, message, "this character", help);
        }
        let code = match message {
            id if id.contains("is no id") => Code::Id,
            date if date.contains("is no date") => Code::Date,
            _ => Code::Other,
        };
        // `what is wrong: what is right`, as our types say it.
        let (what, mend) = message.split_once(": ").unwrap_or((message, "write it as the vocabulary has it"));
        self.fault(code, place, what, "", mend)
    }

    /// An escape in a string that means nothing. The reader has just passed it.
    fn escape(&self, why: &str) -> Problem {
        let read = self.source.text().get(self.before.start..self.cursor).unwrap_or_default();
        let start = self.before.start + read.rfind('\\').unwrap_or(0);
        let place = Token { start, end: self.cursor.max(start + 1), ..self.before };
        let help = r#"write `\\` for a backslash, `\"` for a quote, `\u{e9}` for é"#;
        self.fault(Code::Escape, place, "this escape in a text means nothing", &why.to_lowercase(), help)
    }

    /// A value goes on where it should have ended.
    fn too_much(&self) -> Problem {
        if self.at.start < self.cursor {
            let message = format!("`{}` is not a number of the kind expected here", self.quote(self.at));
            let help = "write digits only: no unit, and a decimal point only where parts are counted";
            let figure = if self.is_seen() { self.figure(self.at) } else { None };
            let help = figure.as_deref().unwrap_or(help);
            return self.fault(Code::Type, self.at, &message, "only part of this is a number", help);
        }
        if self.at.kind == Kind::Open('(') {
            let message = format!("{} takes nothing in parentheses", self.found(self.before));
            return self.fault(Code::Type, self.at, &message, "one value too many", "delete the parentheses");
        }
        let message = "there is one value too many";
        self.fault(Code::Type, self.at, message, "expected `)` here", "delete it; decimals have a point")
    }

    /// Whether the field at hand says how often something was seen.
    fn is_seen(&self) -> bool {
        self.field.is_some_and(|field| field.of(self.source.text()) == "seen")
    }

    /// What to write in place of the figure in a token.
    fn figure(&self, token: Token) -> Option<String> {
        let start = token.start + usize::from(token.kind == Kind::Text);
        let within = self.head.of(self.source.text()).starts_with(char::is_uppercase);
        amount::mend(self.source.text(), start, within && token.kind == Kind::Word)
    }

    /// What an addition takes in place of a field that it does not have. It says itself what it is added to.
    fn addition_takes(&self, found: &str) -> Option<String> {
        let text = self.source.text();
        let inside = Tokens::new(text).skip_while(|token| token.start < self.head.end);
        let words: Vec<&str> = inside.map(|token| token.of(text)).take(LONGEST_ADDITION).collect();
        let to = words.windows(3).find_map(|words| match words {
            ["to", ":", kind] => Some(*kind),
            _ => None,
        })?;
        let kind = kind::Kind::ALL.into_iter().find(|kind| format!("{kind:?}") == to)?;
        let (takes, one) = (Target::takes(kind), Section::from(kind).one());
        if let Some(near) = nearest(found, takes.iter().copied()) {
            return Some(format!("did you mean `{near}`?"));
        }
        let rest = "to change anything else, write the whole entry with `replaces: true`";
        Some(match takes {
            [] => format!("nothing can be added to a {one}; {rest}"),
            takes => format!("to a {one} you can add `{}`; {rest}", takes.join("`, `")),
        })
    }

    /// A value of the wrong kind.
    fn wrong_kind(&self, wrong: &Error) -> Option<Problem> {
        let (expected, help) = match wrong {
            Error::ExpectedString => ("a text", "write it in double quotes: \"…\""),
            Error::ExpectedArray => ("a list", "put it in square brackets: […]"),
            Error::ExpectedInteger
            | Error::IntegerOutOfBounds
            | Error::UnderscoreAtBeginning
            | Error::InvalidIntegerDigit { .. } => ("a whole number", "write one from 0 to 4294967295"),
            Error::ExpectedBoolean => ("`true` or `false`", "write the word without quotes"),
            Error::ExpectedFloat | Error::FloatUnderscore => {
                ("a number", "write it in digits: `71` or `71.5`")
            }
            Error::ExpectedNamedStructLike(name) => return Some(self.no_entry(name)),
            Error::ExpectedStructLike => return Some(self.no_arguments()),
            Error::ExpectedDifferentLength { .. } => {
                let message = "there are too few values in these parentheses";
                return Some(self.fault(
                    Code::Type,
                    self.head,
                    message,
                    "expected more",
                    "`Range` takes two",
                ));
            }
            _ => return None,
        };
        // The reader stands behind a number that is too large, and before everything else.
        let place = if matches!(wrong, Error::IntegerOutOfBounds) { self.before } else { self.value() };
        let figure = if self.is_seen() { self.figure(place) } else { None };
        let message = format!("{expected} is expected, not {}", self.found(place));
        let help = figure.as_deref().unwrap_or(help);
        Some(self.fault(Code::Type, place, &message, &format!("expected {expected}"), help))
    }

    /// Something else where an entry is expected.
    fn no_entry(&self, name: &str) -> Problem {
        let place = self.value();
        let message = format!("`{name}(…)` is expected, not {}", self.found(place));
        let help = match place.kind {
            Kind::Open('{') if name == "Book" => {
                "this looks like JSON; a knowledge file is RON and begins `Book(format: 1, …)`".to_owned()
            }
            Kind::Open('{') => {
                format!("this looks like JSON; this file is RON and begins `{name}(format: 1, …)`")
            }
            _ => "write its fields in parentheses: `(name: …)`".to_owned(),
        };
        self.fault(Code::Type, place, &message, &format!("expected `{name}(…)`"), &help)
    }

    /// A word that takes values, without any.
    fn no_arguments(&self) -> Problem {
        let place = self.value();
        let message = format!("{} takes a value in parentheses", self.found(place));
        let help = format!("write `{}(…)`", self.quote(place));
        self.fault(Code::Type, place, &message, "expected `(…)` behind this", &help)
    }

    /// The value at the cursor, or what stands before it where no value begins there.
    fn value(&self) -> Token {
        match (self.at.kind, self.before.kind) {
            (Kind::Close(_) | Kind::Comma, Kind::Word) => self.before,
            (Kind::Close(_) | Kind::Comma, _) => self.head,
            _ => self.at,
        }
    }

    /// What a token is, in a sentence.
    fn found(&self, token: Token) -> String {
        let written = token.of(self.source.text());
        let found = match token.kind {
            Kind::Word if written.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
                return format!("the number `{}`", self.quote(token));
            }
            Kind::Word => return format!("`{}`", self.quote(token)),
            Kind::Text => "a text in quotes",
            Kind::Quoted if written.starts_with('b') => "a string of bytes",
            Kind::Quoted if written.starts_with('\'') => "a single character",
            Kind::Quoted => "a raw text",
            Kind::Open('[') => "a list",
            Kind::Open('{') => "a map",
            Kind::Open(_) => "something in parentheses",
            _ => "nothing",
        };
        found.to_owned()
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

/// What could have been meant: the nearest of the names there are, or else any of them.
fn choice(found: &str, names: &[&str]) -> String {
    nearest(found, names.iter().copied()).map_or_else(
        || format!("write one of `{}`", names.join("`, `")),
        |name| format!("did you mean `{name}`?"),
    )
}
