//! What a medicine or a family is for: approved, tried, refused or withdrawn, and when.

use super::{Citation, Correction};
use crate::knowledge::{
    date::Date,
    layer::Layer,
    text::{Id, Text},
};
use serde::{Deserialize, Serialize};

/// What a medicine or a family is for: one [`Use`](super::Use) and what has happened about it, oldest first.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Indication {
    /// The [`Use`](super::Use).
    pub r#for: Id,
    /// What narrows it: stage, age, line of treatment.
    #[serde(default)]
    pub detail: Option<Text>,
    /// What has happened, oldest first. Where it stands today follows from the last.
    pub events: Vec<Event>,
    /// What holds today, where the events say something imprecise or out of date.
    #[serde(default)]
    pub correction: Option<Correction>,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// A step in the life of an [`Indication`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What the step was.
    pub what: Standing,
    /// The authority that took it: FDA, EMA …
    #[serde(default)]
    pub by: Option<Text>,
    /// When, as far as it is known.
    #[serde(default)]
    pub date: Option<Date>,
    /// Anything a reader should know of this step.
    #[serde(default)]
    pub note: Option<Text>,
    /// What this rests on.
    pub sources: Vec<Citation>,
}

/// How a medicine stands towards a use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Standing {
    /// An authority allows it for this use.
    Approved,
    /// An authority allows it for now, and more proof is owed.
    Conditional,
    /// It is used for this, whoever allowed it.
    Used,
    /// It is being tried for this and is not approved.
    Studied,
    /// No authority named here allows it for this.
    NotApproved,
    /// The company stopped selling it.
    Discontinued,
    /// The approval was taken or given back.
    Withdrawn,
}
