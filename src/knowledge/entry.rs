//! The vocabulary of a knowledge file: what can be said in RON, one type a word.
//!
//! Everything is a plain struct or enum that refuses unknown fields. What may be left out has a default, so that a short
//! claim is a short line. Ids are lower-case words joined by hyphens.

use super::{
    date::Date,
    layer::Layer,
    table::Identified,
    text::{Id, Text},
};
use serde::{Deserialize, Serialize};

mod indication;
mod layer;
mod reaction;
mod side_effect;
mod source;

pub use indication::{Event, Indication, Standing};
pub use layer::{Addition, Note, Personal, Target};
pub use reaction::{Band, Frequency, InShort, Reaction, Reactions, Reported};
pub use side_effect::{Group, Judgement, Measure, SideEffect, System, Urgency};
pub use source::{Citation, Source};

/// The format this program reads, in [`Book::format`].
pub const FORMAT: u32 = 1;

/// One knowledge file. Every section may be left out, and several files together make one body of knowledge, or one layer
/// that is laid over another.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The format of the file: [`FORMAT`].
    pub format: u32,
    /// What the knowledge is about, shown at the top of the screen.
    #[serde(default)]
    pub title: Option<Text>,
    /// What a layer calls itself: "St Mary's oncology". All that comes from it is marked so; where it says nothing, by the
    /// name of its file or folder.
    #[serde(default)]
    pub layer: Option<Text>,
    /// The day the knowledge was put together.
    #[serde(default)]
    pub gathered: Option<Date>,
    /// Questions that can be asked, for a reader who has not asked any.
    #[serde(default)]
    pub examples: Vec<Text>,
    /// What claims rest on.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Frequency words, each with the meaning its source gives it.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Families and natural proteins.
    #[serde(default)]
    pub cytokines: Vec<Cytokine>,
    /// Products made from them.
    #[serde(default)]
    pub medicines: Vec<Medicine>,
    /// Conditions they are used, studied or refused for.
    #[serde(default)]
    pub uses: Vec<Use>,
    /// What they can do to a person.
    #[serde(default)]
    pub side_effects: Vec<SideEffect>,
    /// Phrases that mean several side effects at once.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Words that mean the same in a complaint.
    #[serde(default)]
    pub alike: Vec<Vec<Text>>,
    /// Short readings.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// The glossary.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// What is added to entries that lie below.
    #[serde(default)]
    pub additions: Vec<Addition>,
    /// What a reader keeps for themselves.
    #[serde(default)]
    pub personal: Option<Personal>,
}

impl Book {
    /// Whether it says of itself that it lies over another book: it has a name of its own, adds to entries, replaces one, or
    /// is somebody's own.
    #[must_use]
    pub fn lies_over(&self) -> bool {
        fn any<T: Identified>(entries: &[T]) -> bool {
            entries.iter().any(Identified::replaces)
        }
        let replaces = any(&self.sources)
            || any(&self.bands)
            || any(&self.cytokines)
            || any(&self.medicines)
            || any(&self.uses)
            || any(&self.side_effects)
            || any(&self.topics)
            || any(&self.terms);
        self.layer.is_some() || !self.additions.is_empty() || self.personal.is_some() || replaces
    }

    /// Whether it holds anything but what a reader keeps for themselves.
    #[must_use]
    pub fn holds_entries(&self) -> bool {
        let sections = [
            self.sources.len(),
            self.bands.len(),
            self.cytokines.len(),
            self.medicines.len(),
            self.uses.len(),
            self.side_effects.len(),
            self.groups.len(),
            self.alike.len(),
            self.topics.len(),
            self.terms.len(),
            self.additions.len(),
            self.examples.len(),
        ];
        sections.iter().any(|entries| *entries > 0)
    }

    /// Takes in what another book holds. Its title and its layer's name count where this one has none; the later day counts
    /// as the day the knowledge was put together.
    ///
    /// What stays apart is the reader's own, [`Book::personal`]: of several, each is kept by who put the books together.
    pub fn append(&mut self, mut other: Self) {
        self.title = self.title.take().or(other.title);
        self.layer = self.layer.take().or(other.layer);
        self.gathered = self.gathered.max(other.gathered);
        self.examples.append(&mut other.examples);
        self.sources.append(&mut other.sources);
        self.bands.append(&mut other.bands);
        self.cytokines.append(&mut other.cytokines);
        self.medicines.append(&mut other.medicines);
        self.uses.append(&mut other.uses);
        self.side_effects.append(&mut other.side_effects);
        self.groups.append(&mut other.groups);
        self.alike.append(&mut other.alike);
        self.topics.append(&mut other.topics);
        self.terms.append(&mut other.terms);
        self.additions.append(&mut other.additions);
    }
}

/// A claim in words, for which the vocabulary has no structure.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The claim, in our own words.
    pub text: Text,
    /// What it rests on.
    pub sources: Vec<Citation>,
    /// What holds today, where that is something else.
    #[serde(default)]
    pub correction: Option<Correction>,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// What holds today, beside a claim that is imprecise or out of date.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What holds today, in our own words.
    pub text: Text,
    /// What that rests on.
    pub sources: Vec<Citation>,
}

/// A family of cytokines or a natural protein. They form a tree; what is said of one holds for all below it.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Cytokine {
    /// What other entries call it.
    pub id: Id,
    /// Its name, as a heading.
    pub name: Text,
    /// Abbreviations and other names it is found by.
    #[serde(default)]
    pub other_names: Vec<Text>,
    /// Who says that these are its names.
    #[serde(default)]
    pub names_from: Vec<Citation>,
    /// The family it belongs to.
    #[serde(default)]
    pub parent: Option<Id>,
    /// Who says that it belongs there.
    #[serde(default)]
    pub parent_from: Vec<Citation>,
    /// What is known of it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// What it is used or studied for as a whole.
    #[serde(default)]
    pub indications: Vec<Indication>,
    /// Side effects that every medicine made from it is said to have, the best source first.
    #[serde(default)]
    pub reactions: Vec<Reactions>,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// A product made from a cytokine; or one of which only side effects are known here, as a data set lists them.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    /// What other entries call it.
    pub id: Id,
    /// Its generic name.
    pub name: Text,
    /// Its brand names, the best known first.
    #[serde(default)]
    pub brands: Vec<Text>,
    /// Other names it is found by.
    #[serde(default)]
    pub other_names: Vec<Text>,
    /// Who says that these are its names.
    pub names_from: Vec<Citation>,
    /// The [`Cytokine`] it is made from or imitates. Left out, it belongs to no family here.
    #[serde(default)]
    pub cytokine: Option<Id>,
    /// Who says so.
    #[serde(default)]
    pub cytokine_from: Vec<Citation>,
    /// What it is, in one sentence.
    #[serde(default)]
    pub what: Option<Statement>,
    /// How it is given.
    #[serde(default)]
    pub route: Option<Statement>,
    /// How it works.
    #[serde(default)]
    pub mechanism: Option<Statement>,
    /// Boxed warnings.
    #[serde(default)]
    pub warnings: Vec<Statement>,
    /// What it is for. Left out, this is not recorded: of a medicine that belongs to no family, its side effects are enough.
    #[serde(default)]
    pub indications: Vec<Indication>,
    /// What else is known of it.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Its side effects, the best source first.
    #[serde(default)]
    pub reactions: Vec<Reactions>,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// A condition that medicines are used, studied or refused for.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// What other entries call it.
    pub id: Id,
    /// Its everyday name.
    pub name: Text,
    /// Its clinical name, where that differs.
    #[serde(default)]
    pub clinical: Option<Text>,
    /// Other words people find it by.
    #[serde(default)]
    pub words: Vec<Text>,
    /// What is known of it here.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// A short reading.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What other entries call it.
    pub id: Id,
    /// Its title.
    pub name: Text,
    /// Other words it is found by.
    #[serde(default)]
    pub words: Vec<Text>,
    /// The reading, a paragraph a statement.
    pub statements: Vec<Statement>,
    /// Whether its page tells how much is in the book, and as of which day.
    #[serde(default)]
    pub tells_counts: bool,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}

/// A glossary entry.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What other entries call it.
    pub id: Id,
    /// The word explained.
    pub name: Text,
    /// Other words it is found by.
    #[serde(default)]
    pub words: Vec<Text>,
    /// What it means.
    pub meaning: Statement,
    /// What else is known of it here.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// Whether it takes the place of the entry of the same id that lies below.
    #[serde(default)]
    pub replaces: bool,
    /// Whose it is.
    #[serde(skip)]
    pub layer: Layer,
}
