//! How often a side effect was seen with a medicine, in how many people, and who says so.

use super::{Citation, Correction, Judgement};
use crate::knowledge::{
    layer::Layer,
    text::{Id, Ids, Text},
};
use serde::{Deserialize, Serialize};

/// The side effects that one study or one source gives of a medicine or a family.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reactions {
    /// What each of its lines rests on that names no source of its own.
    pub sources: Vec<Citation>,
    /// Whom it watched, or what its figures count: "any severity, seen in 10 in 100 or more".
    #[serde(default)]
    pub about: Option<Text>,
    /// Whether it speaks of a whole class of medicines and not of this one; the screen says so.
    #[serde(default)]
    pub of_class: bool,
    /// How many people it watched.
    #[serde(default)]
    pub people: Option<u32>,
    /// One line a side effect.
    #[serde(default)]
    pub list: Vec<Reaction>,
    /// Side effects of which there is no more to say than how often they were seen: a line for all that were seen alike.
    #[serde(default)]
    pub in_short: Vec<InShort>,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// A side effect *of* something. Two sources that disagree are two lines, the better one first.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// The [`SideEffect`](super::SideEffect).
    pub effect: Id,
    /// How often.
    #[serde(default)]
    pub seen: Frequency,
    /// How many people were watched, where that differs from [`Reactions::people`].
    #[serde(default)]
    pub people: Option<u32>,
    /// Who marks it as serious, if anyone does.
    #[serde(default)]
    pub serious: Option<Judgement>,
    /// Anything a reader should know of this line.
    #[serde(default)]
    pub note: Option<Text>,
    /// What it rests on, where that differs from [`Reactions::sources`].
    #[serde(default)]
    pub sources: Vec<Citation>,
    /// What holds today, where that is something else.
    #[serde(default)]
    pub correction: Option<Correction>,
}

/// Side effects of which there is no more to say than how often they were seen, which is the same of each.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct InShort {
    /// How often each of them.
    #[serde(default)]
    pub seen: Frequency,
    /// The ids of the [`SideEffect`](super::SideEffect)s in one text, with a space or a line end between them.
    pub effects: Ids,
}

/// What a line says of a side effect, whichever way it is written.
#[derive(Debug, Clone, Copy)]
pub struct Reported<'b> {
    /// How often.
    pub seen: &'b Frequency,
    /// How many people were watched, where the line says so itself.
    pub people: Option<u32>,
    /// Who marks it as serious, if anyone does.
    pub serious: Option<Judgement>,
    /// Anything a reader should know of it.
    pub note: Option<&'b Text>,
    /// What it rests on, where that differs from [`Reactions::sources`].
    pub sources: &'b [Citation],
    /// What holds today, where that is something else.
    pub correction: Option<&'b Correction>,
}

impl Reported<'_> {
    /// No more than that it is listed.
    pub const NOTHING: Self = Self {
        seen: &Frequency::NoNumber,
        people: None,
        serious: None,
        note: None,
        sources: &[],
        correction: None,
    };
}

impl<'b> From<&'b Reaction> for Reported<'b> {
    fn from(line: &'b Reaction) -> Self {
        Self {
            seen: &line.seen,
            people: line.people,
            serious: line.serious,
            note: line.note.as_ref(),
            sources: &line.sources,
            correction: line.correction.as_ref(),
        }
    }
}

impl<'b> From<&'b InShort> for Reported<'b> {
    fn from(line: &'b InShort) -> Self {
        Self { seen: &line.seen, ..Self::NOTHING }
    }
}

impl Reactions {
    /// A list with nothing on it.
    pub const NONE: Self = Self {
        sources: Vec::new(),
        about: None,
        of_class: false,
        people: None,
        list: Vec::new(),
        in_short: Vec::new(),
        layer: Layer::GROUND,
    };

    /// The id of the side effect of each line, those in short behind the others.
    pub fn effects(&self) -> impl Iterator<Item = &str> {
        let in_short = self.in_short.iter().flat_map(|line| line.effects.iter());
        self.list.iter().map(|line| line.effect.as_str()).chain(in_short)
    }
}

/// How often a side effect was seen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub enum Frequency {
    /// The source gives no number.
    #[default]
    NoNumber,
    /// So many people in 100, as printed: 0 to 100.
    Percent(f64),
    /// From so many to so many people in 100, as printed.
    Range(f64, f64),
    /// Up to so many people in 100, as printed.
    UpTo(f64),
    /// A word the source uses: the id of a [`Band`].
    Word(Id),
}

/// A frequency word and what its source means by it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// What [`Frequency::Word`] calls it.
    pub id: Id,
    /// The word, as printed.
    pub word: Text,
    /// From how many people in 100, if its source says.
    #[serde(default)]
    pub from: Option<f64>,
    /// To how many people in 100, if its source says.
    #[serde(default)]
    pub to: Option<f64>,
    /// What the word means there: "affects 1 to 10 in 100 people", "the source does not say how many".
    pub meaning: Text,
    /// Who defines it so.
    pub sources: Vec<Citation>,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}
