//! What a reader keeps for themselves, with every reference followed: their medicines, whom to ring, their notes.

use super::{
    Entry, Knowledge, Layer,
    entry::{Medicine, Personal},
    table::Ix,
    text::Text,
};

/// Whom to ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contact {
    /// A number that answers day and night.
    Helpline,
    /// The reader's team.
    Team,
}

/// What a reader keeps for themselves. It stands beside what the book says and changes nothing of it.
#[derive(Debug, Default)]
pub struct Own {
    /// The medicines the reader is given, each once.
    pub medicines: Vec<Ix<Medicine>>,
    /// Whom to ring, as the reader wrote it.
    pub contacts: Vec<(Contact, Text)>,
    /// What of the reader's own file cannot be used.
    pub left_out: Option<LeftOut>,
    notes: Vec<(Entry, Text)>,
}

/// What of a reader's own file cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Whether it is the whole file.
    pub whole: bool,
    /// Where it lies and why, in one line.
    pub why: String,
}

impl LeftOut {
    /// What is said before it.
    #[must_use]
    pub const fn lead(&self) -> &'static str {
        if self.whole { "Your own file is left out: " } else { "Left out of your own file: " }
    }
}

impl Own {
    /// Takes in what the layers keep, the lowest first.
    pub(super) fn new(knowledge: &Knowledge, kept: Vec<(Layer, Personal)>) -> Self {
        let mut own = Self::default();
        for (_, personal) in kept {
            for at in personal.medicines.iter().filter_map(|id| knowledge.medicines.find(id)) {
                if !own.medicines.contains(&at) {
                    own.medicines.push(at);
                }
            }
            own.contacts.extend(personal.helpline.map(|text| (Contact::Helpline, text)));
            own.contacts.extend(personal.team.map(|text| (Contact::Team, text)));
            own.notes.extend(personal.notes.into_iter().filter_map(|note| {
                let (kind, id) = note.on.parts();
                Some((knowledge.find(kind, id)?, note.text))
            }));
        }
        own
    }

    /// Whether the reader keeps nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.medicines.is_empty() && self.contacts.is_empty() && self.notes.is_empty()
    }

    /// The reader's notes on an entry.
    pub fn notes(&self, on: Entry) -> impl Iterator<Item = &Text> {
        self.notes.iter().filter(move |(entry, _)| *entry == on).map(|(_, text)| text)
    }
}
