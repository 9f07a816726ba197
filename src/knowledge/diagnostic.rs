//! A problem in a knowledge file, its place, its mend; shown as rustc shows one.

use super::{
    place::{OwnedPath, locate},
    source::{Position, SourceText, ceil, floor},
    text::{is_hostile, visible},
};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use std::{fmt, ops::Range, sync::Arc};

/// How many problems are shown at once. Whoever mends fifty looks again anyway.
pub const SHOWN: usize = 50;

/// How much of a line is shown on either side of a label, in bytes.
const CONTEXT: usize = 1_000;

macro_rules! codes {
    ($($name:ident = $number:literal, $meaning:literal;)*) => {
        /// What kind of problem it is. The number stays what it is, so that it can be looked up and searched for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning] $name = $number,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// What the code means, in one line.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning),* }
            }
        }
    };
}

codes! {
    Unreadable = 1, "The file cannot be read.";
    NoFiles = 2, "A folder holds no knowledge files, or far too many files.";
    Encoding = 3, "The file is not UTF-8.";
    Hostile = 4, "A character that cannot be seen, or that a terminal would obey.";
    Compiled = 5, "A compiled book is damaged, or no longer what the files it was made from say.";
    Unclosed = 101, "A bracket is never closed.";
    Mismatched = 102, "A bracket closes what is not open.";
    OpenText = 103, "A string is not closed, or closed too early.";
    OpenComment = 104, "A comment is never closed.";
    Comma = 105, "A comma is missing.";
    Colon = 106, "A colon, or the name before it, is missing.";
    Empty = 107, "There is nothing in the file.";
    Value = 108, "Something else stands where a value is expected, or nothing does.";
    Foreign = 109, "This is written as another language would write it.";
    Nesting = 110, "Brackets are nested too deep.";
    Escape = 112, "A backslash in a string means nothing.";
    Other = 199, "The file cannot be understood, for the reason given.";
    UnknownField = 201, "There is no such field.";
    MissingField = 202, "A field is missing that may not be left out.";
    DuplicateField = 203, "A field is given twice.";
    Type = 204, "A value is of the wrong kind.";
    Variant = 205, "There is no such word to choose from.";
    Name = 206, "An entry of another kind is expected here.";
    Format = 207, "The file is of a format this program does not read.";
    DoubledId = 301, "Two entries have one id.";
    DanglingId = 302, "An id leads nowhere.";
    Cycle = 303, "A family stands above itself, or too far below the first.";
    EmptyText = 304, "A text is empty.";
    SharedWord = 305, "A word means two things.";
    Figure = 306, "A figure is impossible.";
    Date = 307, "There is no such date.";
    Address = 308, "An address cannot be opened.";
    UnusedSource = 309, "Nothing rests on a source.";
    Id = 310, "An id has the wrong form.";
    PaddedText = 311, "A text has spaces it does not need.";
    DoubledReaction = 313, "A side effect is listed twice from one source.";
    NoSource = 314, "A claim has no source.";
    NoAuthority = 315, "An approval names no authority.";
    NoAdvice = 316, "An emergency comes without advice.";
    NoUse = 317, "A medicine has no use.";
    RepeatedWord = 318, "A word is said twice of one entry.";
    UnsureAlone = 319, "A word that is said to be unsure means one thing only.";
    SmallGroup = 320, "A group has fewer than two members.";
    Unlisted = 321, "A side effect is listed and said to be unlisted, or neither.";
    Swallowed = 322, "A word is read as something else.";
    AlikeTwice = 323, "A word is alike to two groups of words.";
    NothingReplaced = 324, "An entry replaces one that is not there.";
    Orphan = 325, "Something is added to an entry that is not there.";
    Misplaced = 326, "An entry of this kind has no such list to add to.";
    NothingAdded = 327, "An addition adds nothing.";
    LayerName = 328, "A layer's name means something else already.";
    LessUrgent = 329, "A layer calls a side effect less urgent than it is below.";
    BorrowedWord = 330, "A frequency word is taken from another source than the one that is cited.";
    Setting = 331, "A setting has no such value.";
    NoSuchKey = 332, "No key is called so, or it never arrives.";
    NoSuchAction = 333, "Nothing that a key can do is called so, or not in this context.";
    KeyTwice = 334, "A key would do two things in one context.";
    HardToRead = 401, "A sentence of our own is hard to read.";
    Gathered = 402, "The knowledge was put together long ago.";
    ReadLongAgo = 403, "A source was read long ago.";
    Nameless = 404, "A layer does not say what it is called.";
}

/// The number from which on a code is advice: nothing is wrong, and it could be better.
const ADVICE: u16 = 400;

impl Code {
    /// Where the documents of this project tell of it.
    #[must_use]
    pub fn docs(self) -> String {
        format!("docs/format.md#{}", self.to_string().to_lowercase())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let series = if *self as u16 > ADVICE { "KW" } else { "KB" };
        write!(f, "{series}{:03}", *self as u16)
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The knowledge cannot be used.
    Error,
    /// The knowledge can be used, and ought to be mended.
    Warning,
}

/// Where a problem lies. A path is only walked when the place is asked for.
#[derive(Debug, Clone)]
enum At {
    File,
    Span(Range<usize>),
    Path(OwnedPath),
}

/// What is wrong, where, and what would mend it. No string in it can command a terminal.
#[derive(Debug, Clone)]
pub struct Problem {
    code: Code,
    severity: Severity,
    message: String,
    place: Option<(Arc<SourceText>, At)>,
    label: String,
    help: Option<String>,
}

impl Problem {
    /// A problem that keeps the knowledge from being used.
    #[must_use]
    pub fn error(code: Code, message: impl AsRef<str>) -> Self {
        let message = visible(message.as_ref()).into_owned();
        Self { code, severity: Severity::Error, message, place: None, label: String::new(), help: None }
    }

    /// A problem that does not.
    #[must_use]
    pub fn warning(code: Code, message: impl AsRef<str>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Lies in these bytes of a text. What is too far counts as the end.
    #[must_use]
    pub fn at(self, source: &Arc<SourceText>, span: Range<usize>) -> Self {
        Self { place: Some((Arc::clone(source), At::Span(span))), ..self }
    }

    /// Lies where a path leads in a text.
    #[must_use]
    pub fn at_path(self, source: &Arc<SourceText>, path: OwnedPath) -> Self {
        Self { place: Some((Arc::clone(source), At::Path(path))), ..self }
    }

    /// Is a matter of the file as a whole.
    #[must_use]
    pub fn in_file(self, source: &Arc<SourceText>) -> Self {
        Self { place: Some((Arc::clone(source), At::File)), ..self }
    }

    /// What is said beside the place itself.
    #[must_use]
    pub fn label(self, label: impl AsRef<str>) -> Self {
        Self { label: visible(label.as_ref()).into_owned(), ..self }
    }

    /// What would mend it.
    #[must_use]
    pub fn help(self, help: impl AsRef<str>) -> Self {
        Self { help: Some(visible(help.as_ref()).into_owned()), ..self }
    }

    /// What kind of problem it is.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// What is wrong, in one sentence without a full stop.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The text it lies in and the bytes it covers there, on the boundaries of characters. Nothing where it is a matter
    /// of no text, or of a whole file.
    #[must_use]
    pub fn place(&self) -> Option<(&SourceText, Range<usize>)> {
        let (source, at) = self.place.as_ref()?;
        let span = match at {
            At::File => return None,
            At::Span(span) => span.clone(),
            At::Path(path) => locate(source.text(), path),
        };
        let start = floor(source.text(), span.start);
        let end = ceil(source.text(), span.end).max(start);
        Some((source, start..end))
    }

    /// The name of the file it lies in, if it lies in one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.place.as_ref().map(|(source, _)| source.name())
    }

    /// The problem as JSON has it.
    #[must_use]
    pub fn short(&self) -> Short<'_> {
        let place = self.place();
        let start = place.as_ref().map(|(source, span)| source.position(span.start));
        Short {
            code: self.code.to_string(),
            severity: self.severity,
            message: &self.message,
            file: self.file(),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end: place.map(|(source, span)| source.position(span.end)),
            label: (!self.label.is_empty()).then_some(&*self.label),
            help: self.help.as_deref(),
            docs: self.code.docs(),
        }
    }

    /// The problem in one line: its place, what is wrong, and what would mend it.
    #[must_use]
    pub fn line(&self) -> String {
        let file = self.place.as_ref().map(|(source, _)| source.name());
        let position = self.place().map(|(source, span)| source.position(span.start));
        let at = match (file, position) {
            (Some(file), Some(at)) => format!("{file}:{}:{}: ", at.line, at.column),
            (Some(file), None) => format!("{file}: "),
            (None, _) => String::new(),
        };
        let help = self.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("{at}{}{help}", self.message)
    }

    fn render(&self, renderer: &Renderer) -> String {
        let level = if self.severity == Severity::Error { Level::ERROR } else { Level::WARNING };
        let group = Group::with_title(level.primary_title(&*self.message).id(self.code.to_string()));
        let group = match (&self.place, self.place()) {
            (_, Some((source, span))) => show(group, source, span, &self.label),
            (Some((source, _)), None) => group.element(Origin::path(source.name())),
            (None, None) => group,
        };
        let help = self.help.iter().map(|help| Level::HELP.message(&**help));
        renderer.render(&[group.elements(help)])
    }
}

/// The longest name that is compared with others, in bytes: comparing takes time in the product of both lengths.
const LONGEST_COMPARED: usize = 64;

/// Which of the names there are could have been meant; none where none is near.
#[must_use]
pub fn nearest<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let known = names.filter(|_| found.len() <= LONGEST_COMPARED);
    let measured = known.map(|name| (strsim::damerau_levenshtein(found, name), name));
    measured.filter(|(edits, name)| *edits <= (name.len() / 3).max(1)).min().map(|(_, name)| name)
}

/// A [`Problem`] as JSON has it: `{"code":"KB105","severity":"error","message":…,"file":…,"line":29,"column":30,
/// "end":{"line":29,"column":30},"label":…,"help":…,"docs":"docs/format.md#kb105"}`. Lines and columns count from 1, columns
/// in characters; `end` is where the next character would stand. What does not apply is null.
#[derive(Debug, Serialize)]
pub struct Short<'a> {
    code: String,
    severity: Severity,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end: Option<Position>,
    label: Option<&'a str>,
    help: Option<&'a str>,
    docs: String,
}

/// Problems as they are printed: the first [`SHOWN`], and how many more there are.
///
/// `colour` adds the escape sequences of the terminal's own 16 colours.
#[must_use]
pub fn render(problems: &[Problem], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut shown: Vec<_> = problems.iter().take(SHOWN).map(|problem| problem.render(&renderer)).collect();
    match problems.len().saturating_sub(SHOWN) {
        0 => {}
        1 => shown.push("and 1 more problem".to_owned()),
        more => shown.push(format!("and {more} more problems")),
    }
    shown.iter().map(|problem| format!("{}\n", problem.trim_end())).collect::<Vec<_>>().join("\n")
}

/// Problems in one line: the first, and how many more there are.
#[must_use]
pub fn in_one_line(problems: &[Problem]) -> String {
    let first = problems.first().map(Problem::line).unwrap_or_default();
    match problems.len() {
        0 | 1 => first,
        2 => format!("{first} (and 1 more problem)"),
        more => format!("{first} (and {} more problems)", more - 1),
    }
}

/// Adds the line a span begins in. The span is cut to that line, and the line to what stands around the span: a line may
/// be as long as the file.
fn show<'a>(group: Group<'a>, source: &'a SourceText, span: Range<usize>, label: &'a str) -> Group<'a> {
    let text = source.text();
    let line = source.line(span.start);
    let span = span.start.min(line.end)..span.end;
    let from = floor(text, span.start.saturating_sub(CONTEXT)).max(line.start);
    let to = ceil(text, span.start.saturating_add(CONTEXT)).min(line.end).max(from);
    let excerpt = harmless(text.get(from..to).unwrap_or_default());
    let position = source.position(span.start);
    let annotation = AnnotationKind::Primary.span(span.start - from..span.end.min(to).max(span.start) - from);
    let snippet = Snippet::source(excerpt)
        .line_start(position.line)
        .annotation(annotation.label((!label.is_empty()).then_some(label)));
    if from == line.start {
        group.element(snippet.path(source.name()))
    } else {
        // The excerpt does not know its own column any more.
        let origin = Origin::path(source.name()).line(position.line).char_column(position.column);
        group.element(origin).element(snippet)
    }
}

/// The same text, as long in bytes, with a stand-in for each hostile character.
fn harmless(text: &str) -> String {
    let stand_in = |c: char| match c.len_utf8() {
        1 => "?",
        2 => "¿",
        3 => "\u{fffd}",
        _ => "\u{fffd}?",
    };
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if is_hostile(c) || (c.is_control() && c != '\t') {
            out.push_str(stand_in(c));
        } else {
            out.push(c);
        }
        out
    })
}
