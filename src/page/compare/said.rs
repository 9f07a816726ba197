//! What a comparison says in words: as a page for those who read without a screen, cell by cell for those who have one.

use super::{Cell, Compared, Comparison, Heading, Listed, Row, Shared};
use crate::{
    knowledge::{
        Entry, Knowledge, Layer,
        layer::NameList,
        links::{Listing, Subject},
    },
    page::{Line, Page, Role, Span, figure, parts, picture::Share, profile, reactions, source},
};

/// The name of a subject: "Aldesleukin (Proleukin)".
#[must_use]
pub fn name(knowledge: &Knowledge, subject: Subject) -> String {
    parts::subject_link(knowledge, subject).words()
}

/// The name of a subject where there is little room: its first brand, else its name.
#[must_use]
pub fn short_name(knowledge: &Knowledge, subject: Subject) -> &str {
    match subject {
        Subject::Medicine(at) => {
            let medicine = &knowledge.medicines[at];
            let entry = Entry::Medicine(at);
            let brands = knowledge.own_names(entry, NameList::Brands, &medicine.brands);
            brands.first().unwrap_or(&medicine.name)
        }
        Subject::Cytokine(at) => &knowledge.cytokines[at].name,
    }
}

/// The comparison as a page: how much each lists, then each side effect with a line for each subject.
#[must_use]
pub fn page(knowledge: &Knowledge, comparison: &Comparison) -> Page {
    let names: Vec<String> =
        comparison.subjects.iter().map(|compared| name(knowledge, compared.subject)).collect();
    let names = match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    };
    let mut page = Page::new(format!("Comparison of {names}"), "");
    let totals = comparison.subjects.iter().map(|compared| total(knowledge, compared));
    let both = Line::plain(format!("Listed by all of them: {}", count(comparison.shared_by_all())));
    let means = [figure::NOT_LISTED_MEANS].map(|text| Line::default().with(text, Role::Caution));
    page.section("How much is listed", totals.chain([both]).chain(means));
    for rows in comparison.rows.chunk_by(|a, b| a.system == b.system) {
        let heading = rows.first().map(|row| Heading::System(row.system).words()).unwrap_or_default();
        page.section(heading, rows.iter().flat_map(|row| lines(knowledge, comparison, row)));
    }
    page.marked(knowledge)
}

/// So many side effects.
fn count(n: usize) -> String {
    format!("{n} side effect{}", if n == 1 { "" } else { "s" })
}

/// How much a subject lists.
fn total(knowledge: &Knowledge, compared: &Compared) -> Line {
    let line = parts::subject_link(knowledge, compared.subject);
    if !compared.is_covered() {
        let said = format!("{}. {}", figure::NOT_COVERED, figure::NOT_COVERED_MEANS);
        return line.with(": ", Role::Quiet).with(said, Role::Caution);
    }
    let Compared { listed, serious, only_here, .. } = compared;
    line.with(": ", Role::Quiet).with(
        format!("{}, {serious} marked serious, {only_here} listed only here", count(*listed)),
        Role::Text,
    )
}

/// A side effect, who lists it, and a line for each subject.
fn lines(knowledge: &Knowledge, comparison: &Comparison, row: &Row) -> Vec<Line> {
    let effect = &knowledge.side_effects[row.effect];
    let shared = match comparison.shared(row) {
        Shared::All => "listed by all",
        Shared::Some => "listed by some",
        Shared::One => "listed by one only",
    };
    let lead = Line::link(effect.name.as_str(), Entry::SideEffect(row.effect))
        .with(format!(": {shared}"), Role::Quiet)
        .of(effect.layer);
    let cells = comparison.subjects.iter().enumerate();
    let cells = cells.flat_map(|(column, compared)| {
        in_words(knowledge, compared.subject, row, comparison.cell(row, column))
    });
    [lead].into_iter().chain(cells.map(Line::deeper)).collect()
}

/// What a subject says of a side effect, led by the subject: each of its lines, for there is room, and the count of what is
/// serious goes over all of them.
fn in_words(knowledge: &Knowledge, subject: Subject, row: &Row, cell: Cell) -> Vec<Line> {
    let lead = || parts::subject_link(knowledge, subject);
    let unlisted = |said| vec![lead().with(": ", Role::Quiet).with(said, Role::Caution)];
    match cell {
        Cell::Listed(_) => listings(knowledge, subject, row)
            .flat_map(|listing| reactions::by_itself(knowledge, listing, lead()))
            .collect(),
        Cell::NotListed => unlisted(figure::NOT_LISTED),
        Cell::NotCovered => unlisted(figure::NOT_COVERED),
    }
}

/// The lines with which a subject lists the side effect of a row.
fn listings(knowledge: &Knowledge, subject: Subject, row: &Row) -> impl Iterator<Item = Listing> {
    profile::listings(knowledge, subject).into_iter().filter(|listing| listing.effect == row.effect)
}

/// What the first line that lists a side effect says, as short as a table needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// How often: "52", "20–35", "listed".
    pub figure: String,
    /// The same, to be drawn.
    pub share: Share,
    /// What else must be known of it, in the order of [`Mark::ALL`].
    pub marks: Vec<Mark>,
}

/// What must be known of a cell beside its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It counts as serious.
    Serious,
    /// It is said of a whole group, not of the medicine alone.
    Group,
    /// The line of its figure has a note, which tells how it was counted: without it the figure says something else.
    Noted,
    /// Something else holds today.
    Corrected,
    /// A layer over the book has a part in it.
    Layer,
}

impl Mark {
    /// All of them, what is most urgent first.
    pub const ALL: [Self; 5] = [Self::Serious, Self::Group, Self::Noted, Self::Corrected, Self::Layer];

    /// Whether a cell has it.
    fn is_on(self, knowledge: &Knowledge, listed: Listed) -> bool {
        let reaction = knowledge.reaction(listed.listing);
        match self {
            Self::Serious => listed.serious,
            Self::Group => !knowledge.is_of_medicine(listed.listing),
            Self::Noted => {
                reaction.note.is_some() && figure::share(knowledge, reaction.seen) != Share::NoNumber
            }
            Self::Corrected => reaction.correction.is_some(),
            Self::Layer => knowledge.layer_of_listing(listed.listing) != Layer::GROUND,
        }
    }
}

/// What the first line that lists a side effect says, in short.
#[must_use]
pub fn brief(knowledge: &Knowledge, listed: Listed) -> Brief {
    let reaction = knowledge.reaction(listed.listing);
    Brief {
        figure: figure::in_short(knowledge, reaction.seen),
        share: figure::share(knowledge, reaction.seen),
        marks: Mark::ALL.into_iter().filter(|mark| mark.is_on(knowledge, listed)).collect(),
    }
}

/// One cell in words, the fullest way first: who, what, how often, what was counted in whom, and who says so.
///
/// Where there is little room, the first way that fits is taken. The names go first, for they stand over and before the cell
/// as well; that "not listed" does not mean "never" is said in every one.
#[must_use]
pub fn cell(knowledge: &Knowledge, comparison: &Comparison, row: &Row, column: usize) -> Vec<Vec<Span>> {
    let Some(compared) = comparison.subjects.get(column) else { return Vec::new() };
    let cell = comparison.cell(row, column);
    let effect = knowledge.side_effects[row.effect].name.as_str();
    let named = |name: &str| {
        let line = Line::default().with(name, Role::Strong).with(" · ", Role::Quiet);
        let line = line.with(effect, Role::Strong).with(": ", Role::Quiet);
        line.text.into_iter().chain(told(knowledge, cell)).collect()
    };
    let in_short = match cell {
        Cell::Listed(_) => None,
        Cell::NotListed => Some(figure::NOT_LISTED_IN_SHORT),
        Cell::NotCovered => Some(figure::NOT_COVERED_IN_SHORT),
    };
    let mut ways: Vec<Vec<Span>> =
        vec![named(&name(knowledge, compared.subject)), named(short_name(knowledge, compared.subject))];
    ways.push(told(knowledge, cell));
    ways.extend(in_short.map(|words| vec![Span::new(words, Role::Caution)]));
    ways
}

/// What a cell says, and whom it rests on; or what it means that it is not listed or not covered.
fn told(knowledge: &Knowledge, cell: Cell) -> Vec<Span> {
    let unlisted =
        |said, means: &str| vec![Span::new(said, Role::Caution), Span::new(format!(". {means}"), Role::Text)];
    match cell {
        Cell::Listed(listed) => [claimed(knowledge, listed), rests_on(knowledge, listed)].concat(),
        Cell::NotListed => unlisted(figure::NOT_LISTED, figure::NOT_LISTED_MEANS),
        Cell::NotCovered => unlisted(figure::NOT_COVERED, figure::NOT_COVERED_MEANS),
    }
}

/// What is listed: how often, whether it is serious, corrected, or said of a group, and its note.
fn claimed(knowledge: &Knowledge, listed: Listed) -> Vec<Span> {
    let reaction = knowledge.reaction(listed.listing);
    let mut line = Line::default().with(figure::frequency(knowledge, reaction.seen), Role::Text);
    if listed.serious {
        let layer = knowledge.block(listed.listing).layer;
        let judged = reaction.serious.map(|judgement| figure::serious(knowledge, judgement, layer));
        line = line
            .with(" ! ", Role::Alarm)
            .with(judged.unwrap_or_else(|| SERIOUS_ELSEWHERE.to_owned()), Role::Caution);
    }
    // What is refuted must not be read without its correction; the page of the claim has it.
    if reaction.correction.is_some() {
        line = line.with(" (corrected)", Role::Caution);
    }
    if !knowledge.is_of_medicine(listed.listing) {
        line = line.with(" (said of a group)", Role::Caution);
    }
    if let Some(note) = &reaction.note {
        line = line.with(" · ", Role::Quiet).with(note.as_str(), Role::Text);
    }
    let layer = knowledge.layer_of_listing(listed.listing);
    line.text.extend((layer != Layer::GROUND).then(|| parts::mark(knowledge, layer)));
    line.text
}

/// What is said where the first line does not mark it serious, and another does.
const SERIOUS_ELSEWHERE: &str = "serious, another line says";

/// Whom a cell rests on, and whether more lines list the same.
fn rests_on(knowledge: &Knowledge, listed: Listed) -> Vec<Span> {
    let origin = reactions::origin(knowledge, listed.listing).map(|origin| format!(" · {origin}"));
    let lines = if listed.further == 1 { "line" } else { "lines" };
    let more = (listed.further > 0).then(|| format!(" · and {} more {lines}", listed.further));
    origin.into_iter().chain(more).map(|text| Span::new(text, Role::Quiet)).collect()
}

/// The claim of a cell, and what corrects it; nothing where there is no claim.
#[must_use]
pub fn claim_lines(knowledge: &Knowledge, comparison: &Comparison, row: &Row, column: usize) -> Vec<Line> {
    let subject = comparison.subjects.get(column).map(|compared| compared.subject);
    match (subject, comparison.cell(row, column)) {
        (Some(subject), Cell::Listed(listed)) => {
            reactions::by_itself(knowledge, listed.listing, claim_lead(knowledge, subject, row))
        }
        _ => Vec::new(),
    }
}

/// What the claim of a cell begins with: the side effect, and whose it is.
fn claim_lead(knowledge: &Knowledge, subject: Subject, row: &Row) -> Line {
    let effect = &knowledge.side_effects[row.effect].name;
    Line::link(effect.as_str(), Entry::SideEffect(row.effect))
        .with(format!(" · {}", name(knowledge, subject)), Role::Text)
}

/// The page of a cell: the claim, all that it rests on, and the other lines of the subject that list the side effect.
/// Nothing where there is no claim.
#[must_use]
pub fn claim(knowledge: &Knowledge, comparison: &Comparison, row: &Row, column: usize) -> Option<Page> {
    let subject = comparison.subjects.get(column)?.subject;
    let Cell::Listed(listed) = comparison.cell(row, column) else { return None };
    let lead = || claim_lead(knowledge, subject, row);
    let mut lines = claim_lines(knowledge, comparison, row, column).into_iter();
    let mut page = source::page_of(knowledge, &lines.next()?);
    let more = listings(knowledge, subject, row)
        .filter(|listing| *listing != listed.listing)
        .flat_map(|listing| reactions::by_itself(knowledge, listing, lead()));
    page.section("What holds today", lines);
    page.section("What else lists it", more);
    Some(page.marked(knowledge))
}
