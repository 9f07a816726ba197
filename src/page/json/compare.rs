//! A comparison as JSON.

use super::{
    Brief, Cited, Linked,
    answer::{Correction, Often},
};
use crate::{
    knowledge::{Entry, Knowledge, text::Text},
    page::{
        compare::{self, Cell as Said, Compared, Row as Effect, Shared},
        figure,
    },
};
use serde::Serialize;

/// Medicines and cytokines side by side.
#[derive(Debug, Serialize)]
pub struct Comparison<'k> {
    subjects: Vec<Subject<'k>>,
    rows: Vec<Row<'k>>,
}

/// One of them, and how many side effects it lists. Where it is not covered none are recorded, which does not mean that
/// there are none.
#[derive(Debug, Serialize)]
struct Subject<'k> {
    #[serde(flatten)]
    of: Linked<'k>,
    covered: bool,
    listed: usize,
    serious: usize,
    only_here: usize,
    layer: &'k str,
}

/// A side effect that at least one of them lists. `shared` is `all`, `some` or `one`: how many of them do.
#[derive(Debug, Serialize)]
struct Row<'k> {
    effect: Brief<'k>,
    system: &'static str,
    shared: &'static str,
    cells: Vec<Cell<'k>>,
}

/// What one says of one side effect. `state` is `listed`, `not-listed` or `not-covered`; only what is listed has the rest,
/// which is what its first line says; but `serious` is whether any of its lines says so. `note` and `about` tell how and in
/// whom was counted: without them a figure is not what its source says.
#[derive(Debug, Default, Serialize)]
struct Cell<'k> {
    subject: &'k str,
    state: &'static str,
    seen: Option<Often<'k>>,
    note: Option<&'k str>,
    about: Option<&'k str>,
    serious: Option<bool>,
    group: Option<bool>,
    inherited_from: Option<&'k str>,
    sources: Vec<Cited<'k>>,
    correction: Option<Correction<'k>>,
    further: usize,
    layer: Option<&'k str>,
}

impl<'k> Comparison<'k> {
    /// Sets a comparison out.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge, comparison: &compare::Comparison) -> Self {
        Self {
            subjects: comparison.subjects.iter().map(|compared| Subject::new(knowledge, compared)).collect(),
            rows: comparison.rows.iter().map(|row| Row::new(knowledge, comparison, row)).collect(),
        }
    }
}

impl<'k> Subject<'k> {
    fn new(knowledge: &'k Knowledge, compared: &Compared) -> Self {
        Self {
            of: Linked::new(knowledge, compared.subject.into()),
            covered: compared.is_covered(),
            listed: compared.listed,
            serious: compared.serious,
            only_here: compared.only_here,
            layer: knowledge.layer_name(knowledge.layer_of(compared.subject.into())),
        }
    }
}

impl<'k> Row<'k> {
    fn new(knowledge: &'k Knowledge, comparison: &compare::Comparison, row: &Effect) -> Self {
        let cells = comparison.subjects.iter().enumerate();
        Self {
            effect: Brief::new(knowledge, Entry::SideEffect(row.effect)),
            system: figure::system(row.system),
            shared: match comparison.shared(row) {
                Shared::All => "all",
                Shared::Some => "some",
                Shared::One => "one",
            },
            cells: cells
                .map(|(column, compared)| Cell::new(knowledge, compared, comparison.cell(row, column)))
                .collect(),
        }
    }
}

impl<'k> Cell<'k> {
    fn new(knowledge: &'k Knowledge, compared: &Compared, said: Said) -> Self {
        let empty = Self { subject: knowledge.id(compared.subject.into()), ..Self::default() };
        let listed = match said {
            Said::Listed(listed) => listed,
            Said::NotListed => return Self { state: "not-listed", ..empty },
            Said::NotCovered => return Self { state: "not-covered", ..empty },
        };
        let listing = listed.listing;
        let reaction = knowledge.reaction(listing);
        Self {
            state: "listed",
            seen: Some(Often::new(knowledge, reaction.seen, knowledge.reaction_people(listing))),
            note: reaction.note.map(Text::as_str),
            about: knowledge.reaction_about(listing).map(Text::as_str),
            serious: Some(listed.serious),
            group: Some(!knowledge.is_of_medicine(listing)),
            inherited_from: listing.inherited_from().map(|family| knowledge.cytokines[family].id.as_str()),
            sources: Cited::all(knowledge, knowledge.reaction_sources(listing)),
            correction: reaction.correction.map(|correction| Correction::new(knowledge, correction)),
            further: listed.further,
            layer: Some(knowledge.layer_name(knowledge.layer_of_listing(listing))),
            ..empty
        }
    }
}
