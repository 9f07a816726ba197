//! Whether there is a terminal to browse in, found out before anything is touched.

use std::fmt::{self, Display, Formatter};
use std::io::{self, IsTerminal};

/// Why there is no browsing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Keys cannot be read: standard input is a file, a pipe or nothing.
    Input,
    /// Nothing can be shown: standard output is a file, a pipe or nothing.
    Output,
    /// `TERM` is `dumb` or not set: the terminal cannot move its cursor.
    Dumb,
}

impl Display for Unusable {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let reason = match self {
            Self::Input => "standard input is not a terminal",
            Self::Output => "standard output is not a terminal",
            Self::Dumb => "the terminal cannot place text on its screen (TERM is \"dumb\" or not set)",
        };
        write!(f, "cannot browse here: {reason}; `cytobrowse find …` prints answers without a terminal")
    }
}

impl std::error::Error for Unusable {}

/// Why the terminal cannot be used, if it cannot.
#[must_use]
pub fn unusable() -> Option<Unusable> {
    if !io::stdin().is_terminal() {
        Some(Unusable::Input)
    } else if !io::stdout().is_terminal() {
        Some(Unusable::Output)
    } else if cfg!(unix) && is_dumb(&std::env::var("TERM").unwrap_or_default()) {
        Some(Unusable::Dumb)
    } else {
        None
    }
}

fn is_dumb(term: &str) -> bool {
    matches!(term, "" | "dumb")
}
