//! Sending what is under the cursor to the terminal's clipboard.

use super::{Focus, Leaf, State, message::Request};
use crate::page::{Line, Link, compare::said, copy};

/// What is said when there is nothing to copy under the cursor.
pub const NOTHING_TO_COPY: &str = "There is no claim here to copy";

/// What is said when a claim was sent with its source.
fn sent_with_source(characters: usize) -> String {
    format!(
        "Sent to the terminal's clipboard, with its source: {characters} characters. Some terminals do not take it"
    )
}

/// What is said when something was sent that has no source.
fn sent_without_source(characters: usize) -> String {
    format!(
        "Sent to the terminal's clipboard: {characters} characters; this line has no source. Some terminals do not take it"
    )
}

impl State {
    /// Asks the outside to copy what is under the cursor: of the list the entry and the first claim of its page, of a page
    /// the line, of a comparison the cell.
    pub(super) fn copy(&mut self) -> Option<Request> {
        let (about, lines) = self.claim();
        let about = about.as_deref();
        if lines.is_empty() {
            self.tell(NOTHING_TO_COPY);
            return None;
        }
        let text = copy::claim(&self.knowledge, about, &lines);
        let characters = text.chars().count();
        if lines.iter().all(|line| line.cited.is_empty()) {
            self.tell(sent_without_source(characters));
        } else {
            self.tell(sent_with_source(characters));
        }
        Some(Request::Copy(text))
    }

    /// What is under the cursor, and what it is about where that has to be said.
    fn claim(&self) -> (Option<String>, Vec<Line>) {
        match (self.focus, &self.leaf) {
            (Focus::List, leaf) => {
                let entry = self.list.line().filter(|line| matches!(line.link, Some(Link::Entry(_))));
                let page = leaf.page().filter(|_| entry.is_some());
                (entry.map(Line::words), page.map_or_else(Vec::new, |view| copy::lead(&view.page)))
            }
            (Focus::Page, Leaf::Page(view)) => {
                let lines =
                    view.line().map_or_else(Vec::new, |_| copy::with_correction(&view.page, view.cursor()));
                (view.shows().map(|_| view.page.title.clone()), lines)
            }
            (Focus::Page, Leaf::Matrix(matrix)) => {
                let cell = matrix.cell();
                let claim = cell
                    .map(|(row, column)| said::claim_lines(&self.knowledge, &matrix.comparison, row, column));
                (None, claim.unwrap_or_default())
            }
        }
    }
}
