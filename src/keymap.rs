//! The one table of keys. Footer, help, README and `cytobrowse keys` are drawn from it.

pub mod actions;
mod bindings;
mod change;
mod key;

pub use actions::ACTIONS;
pub use bindings::BINDINGS;
pub use change::{Change, Clash, contexts_of};
pub use key::Key;

use crate::app::{Context, Edit, Message};
use crossterm::event::KeyEvent;
use serde::Serialize;
use std::borrow::Cow;

/// One row of the table.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it counts.
    pub contexts: Cow<'static, [Context]>,
    /// The keys that do the same.
    pub keys: Cow<'static, [Key]>,
    /// What they send.
    pub message: Message,
    /// What that does, for the help.
    pub help: &'static str,
    /// What the footer calls it; empty where the footer leaves it out.
    pub hint: &'static str,
}

impl Binding {
    /// The row with a word for the footer.
    const fn hint(self, hint: &'static str) -> Self {
        let mut row = self;
        row.hint = hint;
        row
    }
}

/// The table in force: every row, in the order of the help and the footer.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: BINDINGS.to_vec() }
    }
}

impl Keymap {
    /// What a key sends where these contexts hold, the innermost first. In the list, a character that is bound to nothing
    /// is text.
    #[must_use]
    pub fn message(&self, contexts: &[Context], event: KeyEvent) -> Option<Message> {
        let pressed = Key::pressed(event)?;
        let bound = |context: &Context| {
            let row =
                self.rows.iter().find(|row| row.contexts.contains(context) && row.keys.contains(&pressed));
            row.map(|row| row.message.clone())
        };
        contexts.iter().find_map(bound).or_else(|| {
            let is_text = contexts.iter().any(|context| context.is_text());
            pressed.letter().filter(|_| is_text).map(|letter| Message::Edit(Edit::Insert(letter.into())))
        })
    }

    /// The hints that hold in these contexts, in the order of the table: the keys and the word. Rows with the same word are
    /// one hint.
    #[must_use]
    pub fn hints(&self, contexts: &[Context]) -> Vec<(String, &'static str)> {
        let mut hints: Vec<(String, &'static str)> = Vec::new();
        let hold =
            |row: &&Binding| !row.hint.is_empty() && row.contexts.iter().any(|of| contexts.contains(of));
        for row in self.rows.iter().filter(hold) {
            let Some(key) = row.keys.first() else { continue };
            match hints.last_mut() {
                Some((keys, hint)) if *hint == row.hint => keys.push_str(&key.to_string()),
                _ => hints.push((key.to_string(), row.hint)),
            }
        }
        hints
    }

    /// The first key of the table that sends a message where these contexts hold.
    #[must_use]
    pub fn key_for(&self, contexts: &[Context], message: &Message) -> Option<String> {
        let sends =
            |row: &&Binding| row.message == *message && row.contexts.iter().any(|of| contexts.contains(of));
        self.rows.iter().find(sends).and_then(|row| row.keys.first()).map(ToString::to_string)
    }

    /// The whole table for people, in its order, and the one key that it cannot hold: text.
    #[must_use]
    pub fn help(&self) -> Vec<HelpRow> {
        let text = HelpRow {
            keys: "any text".to_owned(),
            contexts: Context::List.name().to_owned(),
            help: "ask: what hurts, a medicine, a condition",
        };
        let rows = self.rows.iter().map(|row| HelpRow {
            keys: row.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            contexts: row.contexts.iter().map(|context| context.name()).collect::<Vec<_>>().join(", "),
            help: row.help,
        });
        [text].into_iter().chain(rows).collect()
    }
}

/// A row of the help: the keys, where they count, what they do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HelpRow {
    /// The keys: "↑ Ctrl-p".
    pub keys: String,
    /// Where they count: "list, page".
    pub contexts: String,
    /// What they do.
    pub help: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Motion;
    use Context::{EmptyQuery, Help, List, Matrix, Page, Prompt};
    use crossterm::event::{KeyCode, KeyModifiers};
    use std::collections::HashSet;

    const CONTEXTS: [Context; 6] = [EmptyQuery, List, Page, Matrix, Help, Prompt];

    #[test]
    fn no_key_is_bound_twice_in_one_context() {
        let mut seen = HashSet::new();
        for row in BINDINGS {
            for context in row.contexts.iter() {
                for key in row.keys.iter() {
                    assert!(seen.insert((*context, *key)), "{key} is bound twice in {}", context.name());
                }
            }
        }
    }

    /// The message after this one in a round of all that a key can send. A new one does not compile until it has a place.
    fn next(message: &Message) -> Message {
        match message {
            Message::Move(Motion::Up) => Message::Move(Motion::Down),
            Message::Move(Motion::Down) => Message::Move(Motion::Left),
            Message::Move(Motion::Left) => Message::Move(Motion::Right),
            Message::Move(Motion::Right) => Message::Move(Motion::FirstColumn),
            Message::Move(Motion::FirstColumn) => Message::Move(Motion::LastColumn),
            Message::Move(Motion::LastColumn) => Message::Move(Motion::PageUp),
            Message::Move(Motion::PageUp) => Message::Move(Motion::PageDown),
            Message::Move(Motion::PageDown) => Message::Move(Motion::First),
            Message::Move(Motion::First) => Message::Move(Motion::Last),
            Message::Move(Motion::Last) => Message::Move(Motion::NextHeading),
            Message::Move(Motion::NextHeading) => Message::Move(Motion::PreviousHeading),
            Message::Move(Motion::PreviousHeading) => Message::Edit(Edit::Backspace),
            Message::Edit(Edit::Backspace) => Message::Edit(Edit::Delete),
            Message::Edit(Edit::Delete) => Message::Edit(Edit::DeleteWord),
            Message::Edit(Edit::DeleteWord) => Message::Edit(Edit::Left),
            Message::Edit(Edit::Left) => Message::Edit(Edit::Right),
            Message::Edit(Edit::Right | Edit::Insert(_)) => Message::Open,
            Message::Open => Message::Back,
            Message::Back => Message::Shelf(1),
            Message::Shelf(1) => Message::Shelf(-1),
            Message::Shelf(_) => Message::Search,
            Message::Search => Message::Order,
            Message::Order => Message::Fold(true),
            Message::Fold(true) => Message::Fold(false),
            Message::Fold(false) => Message::Mark,
            Message::Mark => Message::Compare,
            Message::Compare => Message::Sources,
            Message::Sources => Message::Copy,
            Message::Copy => Message::Sheet,
            Message::Sheet => Message::Words,
            Message::Words => Message::Help,
            Message::Help => Message::Suspend,
            Message::Suspend => Message::Redraw,
            Message::Redraw => Message::Quit,
            Message::Quit => Message::Move(Motion::Up),
        }
    }

    #[test]
    fn every_message_can_be_reached() {
        let first = Message::Move(Motion::Up);
        let round =
            std::iter::successors(Some(first.clone()), |last| Some(next(last)).filter(|next| *next != first));
        let all: Vec<Message> = round.collect();
        assert!(all.len() > 20, "the round goes through all of them");
        for message in all {
            assert!(BINDINGS.iter().any(|row| row.message == message), "{message:?}");
        }
        let typed = Keymap::default().message(&[List], KeyEvent::new(KeyCode::Char('x'), KeyModifiers::NONE));
        assert_eq!(typed, Some(Message::Edit(Edit::Insert("x".to_owned()))));
    }

    #[test]
    fn leaving_is_possible_everywhere() {
        for context in CONTEXTS {
            let contexts = if context == EmptyQuery { vec![EmptyQuery, List] } else { vec![context] };
            let leave = Keymap::default()
                .message(&contexts, KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
            assert_eq!(leave, Some(Message::Quit), "in {}", context.name());
        }
    }

    #[test]
    fn keys_that_other_programs_take_are_left_to_them() {
        for row in BINDINGS {
            for key in row.keys.iter() {
                assert!(!key.is_taken(), "{key}");
            }
        }
    }

    #[test]
    fn a_key_with_alt_does_nothing() {
        assert_eq!(
            Keymap::default().message(&[Page], KeyEvent::new(KeyCode::Char('q'), KeyModifiers::ALT)),
            None
        );
    }

    #[test]
    fn shift_is_part_of_the_letter() {
        let last = Keymap::default().message(&[Page], KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT));
        assert_eq!(last, Some(Message::Move(Motion::Last)));
        let before = Keymap::default().message(&[List], KeyEvent::new(KeyCode::Tab, KeyModifiers::SHIFT));
        assert_eq!(before, Some(Message::Shelf(-1)));
    }
}
