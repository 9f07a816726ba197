//! What keys can do, by name: the names that a configuration binds keys to.

use crate::app::{Edit, Message, Motion};

/// Every message that a key can send, with its name.
pub static ACTIONS: &[(&str, Message)] = &[
    ("up", Message::Move(Motion::Up)),
    ("down", Message::Move(Motion::Down)),
    ("left", Message::Move(Motion::Left)),
    ("right", Message::Move(Motion::Right)),
    ("page-up", Message::Move(Motion::PageUp)),
    ("page-down", Message::Move(Motion::PageDown)),
    ("start", Message::Move(Motion::First)),
    ("end", Message::Move(Motion::Last)),
    ("first-column", Message::Move(Motion::FirstColumn)),
    ("last-column", Message::Move(Motion::LastColumn)),
    ("next-heading", Message::Move(Motion::NextHeading)),
    ("heading-before", Message::Move(Motion::PreviousHeading)),
    ("open", Message::Open),
    ("back", Message::Back),
    ("next-list", Message::Shelf(1)),
    ("list-before", Message::Shelf(-1)),
    ("search", Message::Search),
    ("order", Message::Order),
    ("fold", Message::Fold(true)),
    ("unfold", Message::Fold(false)),
    ("mark", Message::Mark),
    ("compare", Message::Compare),
    ("sources", Message::Sources),
    ("copy", Message::Copy),
    ("call-sheet", Message::Sheet),
    ("words", Message::Words),
    ("letter-left", Message::Edit(Edit::Left)),
    ("letter-right", Message::Edit(Edit::Right)),
    ("delete-before", Message::Edit(Edit::Backspace)),
    ("delete-after", Message::Edit(Edit::Delete)),
    ("delete-word", Message::Edit(Edit::DeleteWord)),
    ("help", Message::Help),
    ("leave", Message::Quit),
    ("sleep", Message::Suspend),
    ("redraw", Message::Redraw),
];

/// The message that a name stands for.
#[must_use]
pub fn named(name: &str) -> Option<&'static Message> {
    ACTIONS.iter().find(|(known, _)| *known == name).map(|(_, message)| message)
}

/// The name of a message; nothing for one that no key sends.
#[must_use]
pub fn name(message: &Message) -> Option<&'static str> {
    ACTIONS.iter().find(|(_, known)| known == message).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::{ACTIONS, name, named};
    use crate::keymap::BINDINGS;

    #[test]
    fn every_row_of_the_table_does_something_that_has_one_name() {
        for row in BINDINGS {
            let name = name(&row.message).unwrap_or_else(|| panic!("{:?} has no name", row.message));
            assert_eq!(named(name), Some(&row.message));
        }
        for (name, message) in ACTIONS {
            assert!(BINDINGS.iter().any(|row| row.message == *message), "no key does {name}");
            assert_eq!(
                ACTIONS.iter().filter(|(other, one)| other == name || one == message).count(),
                1,
                "{name}"
            );
        }
    }
}
