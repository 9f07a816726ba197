//! What a comparison says in words: as a page for those who read without a screen, cell by cell for those who have one.

use super::{Cell, Compared, Comparison, Listed, Row, Shared};
use crate::{
    knowledge::{Entry, Knowledge, Layer, entry::System, layer::NameList, links::Subject},
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
        let heading = rows.first().map(|row| heading(row.system)).unwrap_or_default();
        page.section(heading, rows.iter().flat_map(|row| lines(knowledge, comparison, row)));
    }
    page.marked(knowledge)
}

/// A part of the body as a heading.
#[must_use]
pub fn heading(system: System) -> String {
    let name = figure::system(system);
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
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
    let cells = cells
        .flat_map(|(column, compared)| in_words(knowledge, compared.subject, comparison.cell(row, column)));
    [lead].into_iter().chain(cells.map(Line::deeper)).collect()
}

/// What a subject says of a side effect, led by the subject.
fn in_words(knowledge: &Knowledge, subject: Subject, cell: Cell) -> Vec<Line> {
    let lead = parts::subject_link(knowledge, subject);
    let unlisted = |lead: Line, said| vec![lead.with(": ", Role::Quiet).with(said, Role::Caution)];
    match cell {
        Cell::Listed(listed) => reactions::in_short(knowledge, listed.listing, lead),
        Cell::NotListed => unlisted(lead, figure::NOT_LISTED),
        Cell::NotCovered => unlisted(lead, figure::NOT_COVERED),
    }
}

/// What the first line that lists a side effect says, as short as a table needs it.
#[expect(clippy::struct_excessive_bools, reason = "each is a mark that stands or does not")]
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// How often: "52", "20–35", "listed".
    pub figure: String,
    /// The same, to be drawn.
    pub share: Share,
    /// Whether it is marked serious.
    pub serious: bool,
    /// Whether it is said of a whole group, not of the medicine alone.
    pub of_group: bool,
    /// Whether a layer over the book has a part in it.
    pub of_layer: bool,
    /// Whether something else holds today.
    pub corrected: bool,
}

/// What the first line that lists a side effect says, in short.
#[must_use]
pub fn brief(knowledge: &Knowledge, listed: Listed) -> Brief {
    let reaction = knowledge.reaction(listed.listing);
    Brief {
        figure: figure::in_short(knowledge, &reaction.seen),
        share: figure::share(knowledge, &reaction.seen),
        serious: reaction.serious.is_some(),
        of_group: !knowledge.is_of_medicine(listed.listing),
        of_layer: knowledge.layer_of_listing(listed.listing) != Layer::GROUND,
        corrected: reaction.correction.is_some(),
    }
}

/// One cell in full words: who, what, how often, and who says so.
#[must_use]
pub fn cell(knowledge: &Knowledge, comparison: &Comparison, row: &Row, column: usize) -> Vec<Span> {
    let Some(compared) = comparison.subjects.get(column) else { return Vec::new() };
    let cell = comparison.cell(row, column);
    let mut line = Line::default()
        .with(name(knowledge, compared.subject), Role::Strong)
        .with(" · ", Role::Quiet)
        .with(knowledge.side_effects[row.effect].name.as_str(), Role::Strong)
        .with(": ", Role::Quiet);
    line.text.extend(claimed(knowledge, cell));
    line.text.extend(rests_on(knowledge, cell));
    line.text
}

/// The same with what is said first and the names shorter, for where the end may be cut: the names stand over and before
/// the cell as well.
#[must_use]
pub fn cell_claim_first(
    knowledge: &Knowledge,
    comparison: &Comparison,
    row: &Row,
    column: usize,
) -> Vec<Span> {
    let Some(compared) = comparison.subjects.get(column) else { return Vec::new() };
    let cell = comparison.cell(row, column);
    let mut spans = claimed(knowledge, cell);
    for name in [short_name(knowledge, compared.subject), knowledge.side_effects[row.effect].name.as_str()] {
        spans.push(Span::new(" · ", Role::Quiet));
        spans.push(Span::new(name, Role::Strong));
    }
    spans.extend(rests_on(knowledge, cell));
    spans
}

/// What a cell says: of what is listed, how often, and whether it is serious, corrected, or said of a group.
fn claimed(knowledge: &Knowledge, cell: Cell) -> Vec<Span> {
    let listing = match cell {
        Cell::Listed(listed) => listed.listing,
        Cell::NotListed => return vec![Span::new(figure::NOT_LISTED, Role::Caution)],
        Cell::NotCovered => return vec![Span::new(figure::NOT_COVERED, Role::Caution)],
    };
    let reaction = knowledge.reaction(listing);
    let mut line = Line::default().with(figure::frequency(knowledge, &reaction.seen), Role::Text);
    if let Some(judgement) = reaction.serious {
        let serious = figure::serious(knowledge, judgement, knowledge.block(listing).layer);
        line = line.with(" ! ", Role::Alarm).with(serious, Role::Caution);
    }
    // What is refuted must not be read without its correction; the page of the claim has it.
    if reaction.correction.is_some() {
        line = line.with(" (corrected)", Role::Caution);
    }
    if !knowledge.is_of_medicine(listing) {
        line = line.with(" (group)", Role::Quiet);
    }
    let layer = knowledge.layer_of_listing(listing);
    line.text.extend((layer != Layer::GROUND).then(|| parts::mark(knowledge, layer)));
    line.text
}

/// Whom a cell rests on, and whether more lines list the same; or what it means that none does.
fn rests_on(knowledge: &Knowledge, cell: Cell) -> Vec<Span> {
    let listed = match cell {
        Cell::Listed(listed) => listed,
        Cell::NotListed => return vec![Span::new(format!(". {}", figure::NOT_LISTED_MEANS), Role::Text)],
        Cell::NotCovered => return vec![Span::new(format!(". {}", figure::NOT_COVERED_MEANS), Role::Text)],
    };
    let first = knowledge.reaction_sources(listed.listing).first();
    let source = first.map(|first| format!(" · {}", source::cite_with_date(knowledge, first)));
    let lines = if listed.further == 1 { "line" } else { "lines" };
    let more = (listed.further > 0).then(|| format!(" · and {} more {lines}", listed.further));
    source.into_iter().chain(more).map(|text| Span::new(text, Role::Quiet)).collect()
}

/// The page of a cell: the claim, all that it rests on, and the other lines of the subject that list the side effect.
/// Nothing where there is no claim.
#[must_use]
pub fn claim(knowledge: &Knowledge, comparison: &Comparison, row: &Row, column: usize) -> Option<Page> {
    let subject = comparison.subjects.get(column)?.subject;
    let Cell::Listed(listed) = comparison.cell(row, column) else { return None };
    let effect = &knowledge.side_effects[row.effect].name;
    let lead = || {
        Line::link(effect.as_str(), Entry::SideEffect(row.effect))
            .with(format!(" · {}", name(knowledge, subject)), Role::Text)
    };
    let mut lines = reactions::by_itself(knowledge, listed.listing, lead()).into_iter();
    let mut page = source::page_of(knowledge, &lines.next()?);
    let more = profile::listings(knowledge, subject)
        .into_iter()
        .filter(|listing| listing.effect == row.effect && *listing != listed.listing)
        .flat_map(|listing| reactions::by_itself(knowledge, listing, lead()));
    page.section("What holds today", lines);
    page.section("What else lists it", more);
    Some(page.marked(knowledge))
}
