//! What a medicine can do to a person, whichever medicine it is: the words people use for it, how fast to act, what to do.

use super::Citation;
use crate::knowledge::{
    layer::Layer,
    text::{Id, Text},
};
use serde::{Deserialize, Serialize};

/// Something a medicine can do to a person.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SideEffect {
    /// What other entries call it.
    pub id: Id,
    /// Its plain name.
    pub name: Text,
    /// Its clinical term.
    pub clinical: Text,
    /// The part of the body it belongs to.
    pub system: System,
    /// What it is, in one sentence. Left out, it is not recorded.
    #[serde(default)]
    pub meaning: Option<Text>,
    /// The words people use for it and for nothing else.
    #[serde(default)]
    pub words: Vec<Text>,
    /// The words people use for it and for other side effects too: each of these lists them, and a reader is asked.
    #[serde(default)]
    pub unsure: Vec<Text>,
    /// The body temperatures by which it is recognised.
    #[serde(default)]
    pub measured: Vec<Measure>,
    /// Whether people complain of it although no source here lists it for any medicine.
    #[serde(default)]
    pub unlisted: bool,
    /// The side effect that is its opposite.
    #[serde(default)]
    pub opposite: Option<Id>,
    /// How fast to act.
    pub urgency: Urgency,
    /// Whether a source says how fast to act, or this book drew it from the sources.
    #[serde(default)]
    pub urgency_from: Judgement,
    /// What to do, as its sources say.
    #[serde(default)]
    pub advice: Option<Text>,
    /// What meaning and advice rest on.
    pub sources: Vec<Citation>,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// Body temperatures, from the lowest to the highest, both included.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
pub enum Measure {
    /// In degrees Celsius.
    Celsius(f64, f64),
    /// In degrees Fahrenheit.
    Fahrenheit(f64, f64),
}

/// How fast to act on a side effect, the fastest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Urgency {
    /// Call an ambulance now.
    Emergency,
    /// Ring the cancer team now, day or night.
    Now,
    /// Ring the team the same day.
    SameDay,
    /// Tell the team at the next contact.
    TellTeam,
    /// Found by a test; a person cannot feel it.
    OnTest,
    /// Nobody here says how fast to act.
    NotStated,
}

/// Whose judgement something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Judgement {
    /// This book's, drawn from the cited sources and not yet reviewed by a nurse or a pharmacist; the screen says so.
    #[default]
    Editorial,
    /// The source's own.
    Source,
}

/// A part of the body, as side effects are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum System {
    /// The whole body.
    General,
    /// Heart and blood vessels.
    Heart,
    /// Lungs and breathing.
    Lungs,
    /// Mouth, stomach and bowel.
    Gut,
    /// Brain, nerves and mood.
    Brain,
    /// Skin, hair and nails.
    Skin,
    /// Blood cells and clotting.
    Blood,
    /// Infections.
    Infection,
    /// Liver.
    Liver,
    /// Kidneys and bladder.
    Kidneys,
    /// Hormones and metabolism.
    Hormones,
    /// Muscles, bones and joints.
    Muscles,
    /// Eyes.
    Eyes,
    /// Ears.
    Ears,
    /// Where a needle went in.
    InjectionSite,
    /// Nobody here says which part of the body it belongs to.
    NotStated,
}

/// A phrase that means several side effects at once: "flu-like symptoms".
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The words people use for it.
    pub words: Vec<Text>,
    /// The side effects meant, at least two.
    pub effects: Vec<Id>,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}
