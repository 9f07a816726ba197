//! A one-line editor.

use super::message::Edit;
use crate::knowledge::text::is_hostile;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The longest a query may be, in characters. Longer ones are cut.
pub const LONGEST_QUERY: usize = 256;

/// A line of text with a caret in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// In bytes; always between two graphemes.
    caret: usize,
    /// The longest it may be, in characters.
    longest: usize,
}

impl Default for Input {
    fn default() -> Self {
        Self { text: String::new(), caret: 0, longest: LONGEST_QUERY }
    }
}

impl Input {
    /// A text with the caret at its end, which may grow to so many characters.
    #[must_use]
    pub fn holding(text: &str, longest: usize) -> Self {
        let mut input = Self { longest, ..Self::default() };
        input.insert(text);
        input
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before and after the caret.
    #[must_use]
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at_checked(self.caret).unwrap_or((&self.text, ""))
    }

    /// Whether the caret stands at the end.
    #[must_use]
    pub const fn caret_at_end(&self) -> bool {
        self.caret == self.text.len()
    }

    /// Whether there is no room for more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.text.chars().count() >= self.longest
    }

    /// Carries a change out. Whether the text changed; moving the caret changes no text.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        match edit {
            Edit::Insert(text) => self.insert(text),
            Edit::Backspace => self.delete_from(self.before(self.caret)),
            Edit::Delete => {
                let (from, to) = (self.caret, self.after(self.caret));
                self.caret = to;
                self.delete_from(from)
            }
            Edit::DeleteWord => self.delete_from(self.word_before()),
            Edit::Left => {
                self.caret = self.before(self.caret);
                false
            }
            Edit::Right => {
                self.caret = self.after(self.caret);
                false
            }
        }
    }

    /// Puts text in at the caret. A line end becomes a comma, so that a pasted list stays a list; what a terminal would
    /// take for a command is left out.
    fn insert(&mut self, text: &str) -> bool {
        let room = self.longest.saturating_sub(self.text.chars().count());
        let lines: Vec<&str> = text.split(['\n', '\r']).filter(|line| !line.is_empty()).collect();
        let clean = lines.join(", ").replace('\t', " ");
        let clean: String = clean.chars().filter(|&c| !is_hostile(c) && !c.is_control()).take(room).collect();
        let (before, after) = self.halves();
        let joined = [before, &clean, after].concat();
        // What comes in may join with what stands there to one grapheme: the caret goes behind it.
        let mut caret = before.len() + clean.len();
        while !is_boundary(&joined, caret) && caret < joined.len() {
            caret += 1;
        }
        let changed = !clean.is_empty();
        (self.text, self.caret) = (joined, caret);
        changed
    }

    /// Deletes from a place before the caret up to the caret.
    fn delete_from(&mut self, from: usize) -> bool {
        let changed = from < self.caret;
        if changed {
            let (before, after) = self.halves();
            self.text = [before.get(..from).unwrap_or_default(), after].concat();
            self.caret = from;
            while !is_boundary(&self.text, self.caret) && self.caret < self.text.len() {
                self.caret += 1;
            }
        }
        changed
    }

    fn before(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    /// Where the word before the caret begins.
    fn word_before(&self) -> usize {
        let (before, _) = self.halves();
        before.unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }
}

/// Whether a place lies between two graphemes of a text.
fn is_boundary(text: &str, at: usize) -> bool {
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(edits: &[Edit]) -> Input {
        let mut input = Input::default();
        for edit in edits {
            input.edit(edit);
        }
        input
    }

    fn insert(text: &str) -> Edit {
        Edit::Insert(text.to_owned())
    }

    #[test]
    fn a_query_is_full_with_its_last_character_and_not_before() {
        assert!(!typed(&[insert(&"x".repeat(LONGEST_QUERY - 1))]).is_full());
        assert!(typed(&[insert(&"x".repeat(LONGEST_QUERY))]).is_full());
    }

    #[test]
    fn the_caret_goes_behind_a_letter_that_joins_with_the_accent_behind_it() {
        let mut input = typed(&[insert("\u{301}"), Edit::Left, insert("e"), insert("x")]);
        assert_eq!(input.text(), "e\u{301}x");
        assert!(!input.edit(&Edit::Delete) && input.edit(&Edit::Backspace));
        assert_eq!(input.text(), "e\u{301}");
    }

    #[test]
    fn a_pasted_list_stays_a_list() {
        assert_eq!(typed(&[insert("chills\nfever\r\n\r\nrash")]).text(), "chills, fever, rash");
    }

    #[test]
    fn a_space_is_text() {
        assert_eq!(typed(&[insert("hair"), insert(" "), insert("loss")]).text(), "hair loss");
    }

    #[test]
    fn control_characters_never_enter() {
        assert_eq!(typed(&[insert("a\u{1b}[2Jb\u{202e}c\td")]).text(), "a[2Jbc d");
    }

    #[test]
    fn a_query_never_grows_beyond_its_limit() {
        let long = "é".repeat(LONGEST_QUERY);
        let input = typed(&[insert("ab"), insert(&long), insert("more")]);
        assert_eq!(input.text().chars().count(), LONGEST_QUERY);
    }

    #[test]
    fn a_grapheme_is_deleted_whole() {
        assert_eq!(typed(&[insert("ae\u{301}"), Edit::Backspace]).text(), "a");
        assert_eq!(typed(&[insert("e\u{301}a"), Edit::Left, Edit::Left, Edit::Delete]).text(), "a");
    }

    #[test]
    fn what_joins_a_grapheme_takes_the_caret_behind_it() {
        let mut input = typed(&[insert("ea"), Edit::Left, insert("\u{301}")]);
        assert_eq!(input.halves(), ("e\u{301}", "a"));
        input.edit(&insert("x"));
        assert_eq!(input.text(), "e\u{301}xa");
    }

    #[test]
    fn a_word_is_deleted_with_what_follows_it() {
        assert_eq!(typed(&[insert("hair loss, "), Edit::DeleteWord]).text(), "hair ");
        assert_eq!(typed(&[Edit::DeleteWord]).text(), "");
    }

    #[test]
    fn the_caret_stops_at_both_ends() {
        let input = typed(&[insert("a"), Edit::Right, Edit::Right, Edit::Left, Edit::Left, insert("b")]);
        assert_eq!((input.text(), input.halves()), ("ba", ("b", "a")));
    }
}
