//! What a reader keeps for themselves, as pages show it: always under a heading or a label that says so.

use super::{Line, Role, Span};
use crate::knowledge::{Entry, Knowledge, own::Contact};

/// What stands over the reader's notes on an entry.
pub const NOTES: &str = "Your notes";
/// What stands over the reader's own medicines.
pub const MEDICINES: &str = "Your medicines";
/// What stands over whom to ring.
pub const HEADING: &str = "Your own notes";
/// What stands before what the reader wrote and no source says.
const OWN_NOTE: &str = "Your own note";

/// What a contact is called.
const fn name(contact: Contact) -> &'static str {
    match contact {
        Contact::Helpline => "helpline",
        Contact::Team => "team",
    }
}

/// The reader's notes on an entry.
pub(super) fn notes(knowledge: &Knowledge, entry: Entry) -> impl Iterator<Item = Line> {
    knowledge.own.notes(entry).map(|text| Line::plain(text.as_str()))
}

/// Whom to ring, as the reader wrote it; nothing where they wrote nothing.
#[must_use]
pub fn contacts(knowledge: &Knowledge) -> Vec<Line> {
    let line = |(contact, text): &(Contact, _)| {
        Line::default()
            .with(format!("{OWN_NOTE}, {}: ", name(*contact)), Role::Quiet)
            .with(format!("{text}"), Role::Strong)
    };
    knowledge.own.contacts.iter().map(line).collect()
}

/// The same in a row, in as few words as can be: where there is little room, the number to ring must not be cut.
#[must_use]
pub fn contacts_in_a_row(knowledge: &Knowledge) -> Vec<Span> {
    let mut spans = Vec::new();
    for (_, text) in &knowledge.own.contacts {
        let before = if spans.is_empty() { format!("{OWN_NOTE}: ") } else { " · ".to_owned() };
        spans.push(Span::new(before, Role::Quiet));
        spans.push(Span::new(text.as_str(), Role::Strong));
    }
    spans
}
