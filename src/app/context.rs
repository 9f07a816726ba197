//! Where a key counts.

use super::{Focus, State};

/// A place that gives keys a meaning. More than one can hold at a time; the innermost comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// The list while nothing is asked: a few letters are commands, since no query begins with them.
    EmptyQuery,
    /// The list: letters are text.
    List,
    /// The page: letters are commands.
    Page,
    /// A comparison over the whole body: letters are commands.
    Matrix,
    /// The help over everything.
    Help,
    /// A question in one line over everything: letters are text.
    Prompt,
}

impl Context {
    /// What it is called in the help and the README.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EmptyQuery => "empty list",
            Self::List => "list",
            Self::Page => "page",
            Self::Matrix => "comparison",
            Self::Help => "help",
            Self::Prompt => "question",
        }
    }
}

impl Context {
    /// Whether a letter that is bound to nothing is text in it.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::List | Self::Prompt)
    }
}

impl State {
    /// The contexts that hold now, the innermost first.
    #[must_use]
    pub fn contexts(&self) -> &'static [Context] {
        if self.prompt.is_some() {
            &[Context::Prompt]
        } else if self.help.is_some() {
            &[Context::Help]
        } else {
            self.contexts_beneath_help()
        }
    }

    /// The contexts that hold when the help is closed: what it is help on.
    #[must_use]
    pub fn contexts_beneath_help(&self) -> &'static [Context] {
        match self.focus {
            Focus::Page if self.leaf.matrix().is_some() => &[Context::Matrix],
            Focus::Page => &[Context::Page],
            Focus::List if self.query.text().is_empty() => &[Context::EmptyQuery, Context::List],
            Focus::List => &[Context::List],
        }
    }
}
