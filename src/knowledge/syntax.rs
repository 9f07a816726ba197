//! The first place where a text stops being RON, and what would mend it.
//!
//! RON's own reader says where it gave up, which can be pages behind the missing bracket. This goes by the shape of the
//! text: it knows which brackets are open and what may follow, and asks nothing about meaning.

use super::{
    amount,
    diagnostic::{Code, Problem},
    source::SourceText,
    token::{Kind, Token, Tokens},
};
use std::{iter::Peekable, sync::Arc};

/// How deep brackets may be nested. A book needs ten.
const DEEPEST: usize = 32;

/// The first fault in the shape of a text, if there is one.
pub(super) fn first_fault(source: &Arc<SourceText>) -> Option<Problem> {
    let top = Frame { bracket: ' ', head: 0, state: State::Entry, named: false };
    let mut reader = Reader { source, open: Vec::new(), top, last: None };
    let mut tokens = Tokens::new(source.text()).peekable();
    while let Some(token) = tokens.next() {
        if let Err(problem) = reader.take(token, &mut tokens) {
            return Some(*problem);
        }
    }
    reader.end()
}

/// What stands in a pair of brackets so far.
#[derive(Debug, Clone, Copy)]
struct Frame {
    bracket: char,
    /// Where the bracket opens.
    head: usize,
    state: State,
    /// Whether a field has been named in it.
    named: bool,
}

/// How far the entry at hand has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Not begun.
    Entry,
    /// A word: a field's name, a value, or the head of one.
    Word,
    /// A name and its colon: a value must follow.
    Named,
    /// A value that is a word, or the head of one.
    Head,
    /// A whole value: a comma must follow, or a closing bracket.
    Done,
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    open: Vec<Frame>,
    /// The brackets we are in; at first there are none around us.
    top: Frame,
    last: Option<Token>,
}

type Verdict = Result<(), Box<Problem>>;

impl Reader<'_> {
    fn take(&mut self, token: Token, ahead: &mut Peekable<Tokens<'_>>) -> Verdict {
        match token.kind {
            Kind::UnclosedComment => {
                let label = "this comment is never closed";
                return self.fault(Code::OpenComment, token, label, label, "close it with `*/`");
            }
            Kind::UnclosedText => return self.open_text(token),
            Kind::Text if holds_line_end(token.of(self.source.text())) => return self.open_text(token),
            Kind::Stray => return self.stray(token),
            Kind::Close(bracket) => self.close(token, bracket)?,
            Kind::Comma => self.comma(token)?,
            Kind::Colon => self.colon(token)?,
            Kind::Open(_) | Kind::Word | Kind::Text | Kind::Quoted => {
                let named = ahead.peek().is_some_and(|next| next.kind == Kind::Colon);
                if self.top.bracket == '[' && token.kind == Kind::Word && named {
                    return self.unclosed("a field begins inside this list", "`]`");
                }
                self.value(token)?;
            }
        }
        self.last = Some(token);
        Ok(())
    }

    /// What is still missing when the text ends.
    fn end(&self) -> Option<Problem> {
        let problem = (self.top.bracket != ' ').then(|| {
            let closing = closing(self.top.bracket);
            self.unclosed("the file ends and this is still open", &format!("`{closing}`"))
        });
        problem?.err().map(|problem| *problem)
    }

    fn close(&mut self, token: Token, bracket: char) -> Verdict {
        if self.top.bracket == ' ' {
            let label = "this bracket closes nothing";
            return self.fault(Code::Mismatched, token, label, label, "delete it, or open it before");
        }
        let expected = closing(self.top.bracket);
        if bracket != expected {
            let at = self.source.position(self.top.head);
            let message = format!("`{bracket}` closes the `{}` of line {}", self.top.bracket, at.line);
            let label = format!("expected `{expected}` first");
            let help =
                format!("the `{}` opened at {}:{} is still open", self.top.bracket, at.line, at.column);
            return self.fault(Code::Mismatched, token, &message, &label, &help);
        }
        self.complete(token)?;
        self.top = self.open.pop().unwrap_or(self.top);
        self.top.state = State::Done;
        Ok(())
    }

    fn comma(&mut self, token: Token) -> Verdict {
        if self.top.bracket == ' ' && self.top.state != State::Entry {
            return self.trailing(token);
        }
        if self.top.state == State::Entry {
            let message = "there is nothing before this comma";
            return self.fault(Code::Value, token, message, "expected a value", "delete the comma");
        }
        self.complete(token)?;
        self.top.state = State::Entry;
        Ok(())
    }

    /// Whether the entry at hand may end here.
    fn complete(&self, token: Token) -> Verdict {
        match self.top.state {
            State::Named => {
                let help = "write the value, or delete the field";
                self.fault(Code::Value, token, "this field has no value", "expected a value here", help)
            }
            State::Word if self.top.named => self.colon_missing(),
            _ => Ok(()),
        }
    }

    fn colon(&mut self, token: Token) -> Verdict {
        match (self.top.bracket, self.top.state) {
            ('(', State::Word) => self.top.named = true,
            ('{', State::Word | State::Done) => {}
            ('(', State::Done) if self.last.is_some_and(|last| last.kind == Kind::Text) => {
                let last = self.last.unwrap_or(token);
                let message = "the name of a field stands in quotes";
                return self.fault(Code::Foreign, last, message, "a name", "write it without quotes");
            }
            _ => {
                let message = "this colon follows no name";
                let label = "expected no colon here";
                return self.fault(Code::Value, token, message, label, "write `name: value`");
            }
        }
        self.top.state = State::Named;
        Ok(())
    }

    fn value(&mut self, token: Token) -> Verdict {
        let opens = if let Kind::Open(bracket) = token.kind { Some(bracket) } else { None };
        match self.top.state {
            State::Entry if self.top.named && opens.is_some() => {
                return self.unclosed("another entry begins inside this one", "`)`");
            }
            State::Entry | State::Named => {}
            // A head takes its brackets: `Percent(71)`.
            State::Word | State::Head if opens == Some('(') => {
                if self.top.named && self.top.state == State::Word {
                    // Kinds of entries are written large, names of fields small.
                    let entry = self.last_word().starts_with(char::is_uppercase);
                    let inside = || self.unclosed("another entry begins inside this one", "`)`");
                    return if entry { inside() } else { self.colon_missing() };
                }
            }
            State::Word if self.top.bracket == '(' && !self.last_is_number() => return self.colon_missing(),
            State::Done if self.top.bracket == ' ' => return self.trailing(token),
            _ => return self.comma_missing(token),
        }
        self.top.state = match (token.kind, self.top.state) {
            (Kind::Word, State::Entry) => State::Word,
            (Kind::Word, _) => State::Head,
            _ => State::Done,
        };
        opens.map_or(Ok(()), |bracket| self.open(token, bracket))
    }

    fn open(&mut self, token: Token, bracket: char) -> Verdict {
        if self.open.len() == DEEPEST {
            let message = format!("brackets are nested more than {DEEPEST} deep");
            return self.fault(Code::Nesting, token, &message, "one too many", "a book needs ten");
        }
        self.open.push(self.top);
        self.top = Frame { bracket, head: token.start, state: State::Entry, named: false };
        Ok(())
    }

    fn stray(&self, token: Token) -> Verdict {
        let found = token.of(self.source.text());
        let message = format!("`{found}` means nothing here");
        let foreign = |help| self.fault(Code::Foreign, token, &message, "not RON", help);
        match (found, self.top.state) {
            ("“" | "”" | "„" | "‟" | "‘" | "’" | "«" | "»" | "'" | "`", _) => {
                foreign("a text stands in straight double quotes: \"…\"")
            }
            ("\u{a0}" | "\u{3000}", _) => {
                foreign("this looks like a space and is none: write an ordinary one")
            }
            ("#", _) => foreign("a comment begins with `//`"),
            ("%" | "–" | "—", _) if self.figure(token).is_some() => {
                foreign(&self.figure(token).unwrap_or_default())
            }
            ("=", State::Word) => self.colon_missing_at(token),
            (_, State::Done | State::Head) if self.top.bracket != ' ' => {
                let label = "expected a comma here";
                self.fault(Code::Comma, token, &message, label, &format!("write `,` instead of `{found}`"))
            }
            (_, State::Done) => self.trailing(token),
            _ => self.fault(Code::Value, token, &message, "expected something else", "delete it"),
        }
    }

    /// What to write in place of the figure that a sign stands in.
    fn figure(&self, sign: Token) -> Option<String> {
        let before = self.source.text().get(..self.top.head).unwrap_or_default();
        let within = self.top.bracket == '(' && before.ends_with(char::is_alphanumeric);
        amount::mend(self.source.text(), sign.start, within)
    }

    fn open_text(&self, token: Token) -> Verdict {
        let message = "this text is not closed on its line";
        let help = "close it with `\"`; a text is one line";
        self.fault(Code::OpenText, head(token), message, "opened here", help)
    }

    fn trailing(&self, token: Token) -> Verdict {
        let message = "the book has ended before this";
        self.fault(Code::Value, head(token), message, "expected nothing more", "one file holds one `Book(…)`")
    }

    fn comma_missing(&self, token: Token) -> Verdict {
        let last = self.last.unwrap_or(token);
        let strings = last.kind == Kind::Text || token.kind == Kind::Text;
        if strings && last.end == token.start {
            let text = if last.kind == Kind::Text { last } else { token };
            let help = "a quote is missing, or one too many; write a quote inside a text as `\\\"`";
            return self.fault(
                Code::OpenText,
                text,
                "this text ends where a word goes on",
                "this text",
                help,
            );
        }
        let gap = Token { start: last.end, ..last };
        self.fault(Code::Comma, gap, "a comma is missing", "expected a comma here", "insert `,`")
    }

    fn colon_missing(&self) -> Verdict {
        let last = self.last.map_or(0, |last| last.end);
        self.colon_missing_at(Token { kind: Kind::Colon, start: last, end: last })
    }

    fn colon_missing_at(&self, place: Token) -> Verdict {
        let name = self.last_word();
        let message = format!("`{name}` is followed by no colon");
        self.fault(Code::Colon, place, &message, "expected a colon here", &format!("write `{name}: …`"))
    }

    fn unclosed(&self, why: &str, closing: &str) -> Verdict {
        let (kind, start) = (Kind::Open(self.top.bracket), self.top.head);
        let open = Token { kind, start, end: start + 1 };
        let message = format!("this `{}` is never closed", self.top.bracket);
        self.fault(Code::Unclosed, open, &message, why, &format!("close it with {closing}"))
    }

    fn fault(&self, code: Code, place: Token, message: &str, label: &str, help: &str) -> Verdict {
        Err(Box::new(Problem::error(code, message).at(self.source, place.span()).label(label).help(help)))
    }

    fn last_word(&self) -> String {
        let word = |token: Token| token.of(self.source.text()).chars().take(40).collect();
        self.last.filter(|last| last.kind == Kind::Word).map(word).unwrap_or_default()
    }

    fn last_is_number(&self) -> bool {
        self.last_word().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-'))
    }
}

/// The bracket that closes another.
const fn closing(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// The first character of a token, where the whole would be too much to point at.
const fn head(token: Token) -> Token {
    Token { end: token.start + 1, ..token }
}

/// Whether a string goes over a line end that no backslash takes back. RON allows it, a book never means it.
fn holds_line_end(text: &str) -> bool {
    let mut escaped = false;
    text.bytes().any(|byte| {
        let ends = byte == b'\n' && !escaped;
        escaped = (byte == b'\\' && !escaped) || (byte == b'\r' && escaped);
        ends
    })
}
