//! The differences between two bodies of knowledge as JSON.

use crate::{
    knowledge::{
        diff::{Change, What},
        text::Id,
    },
    page::diff::{BeforeAndAfter, Teller},
};
use serde::Serialize;

/// One difference. `field` is the way to it through the vocabulary ("reactions.list.seen"), and null where it is the whole
/// entry; `old` and `new` say in words what was there and what is there now, and are empty where that is nothing.
#[derive(Debug, Serialize)]
pub struct Difference<'b> {
    kind: &'static str,
    id: Option<&'b str>,
    name: &'b str,
    change: &'static str,
    field: Option<String>,
    old: Vec<String>,
    new: Vec<String>,
    text: String,
}

impl<'b> Difference<'b> {
    /// Tells a difference.
    #[must_use]
    pub fn new(teller: Teller<'_>, change: &Change<'b>) -> Self {
        let fields: Vec<_> = change.way.iter().map(|step| step.field).collect();
        let BeforeAndAfter { old, new } = teller.before_and_after(change);
        Self {
            kind: change.kind,
            id: change.id.map(Id::as_str),
            name: change.name,
            change: match change.what {
                What::Added(_) => "added",
                What::Removed => "removed",
                What::Changed { .. } | What::Items { .. } | What::Reordered(_) => "changed",
            },
            field: (!fields.is_empty()).then(|| fields.join(".")),
            old,
            new,
            text: teller.sentence(change),
        }
    }
}
