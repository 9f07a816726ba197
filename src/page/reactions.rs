//! Lines that list side effects: block by block on the page of whoever has them, or one by one in an answer.

use super::{Line, Role, figure, parts, source};
use crate::{
    knowledge::{
        Entry, Knowledge,
        entry::{Band, Frequency, Medicine},
        links::{Listing, Subject},
        table::Ix,
    },
    search::Finding,
};

/// Everything that a medicine or a family lists itself: each study or source, then its lines.
pub(super) fn of_owner(knowledge: &Knowledge, owner: Subject) -> Vec<Line> {
    let listings: Vec<Listing> = knowledge.own_listings(owner).collect();
    listings.chunk_by(|a, b| a.shares_block(*b)).flat_map(|block| of_block(knowledge, block)).collect()
}

/// The lines of one study or source. Lines that share a frequency word stand under what it means there.
fn of_block(knowledge: &Knowledge, block: &[Listing]) -> Vec<Line> {
    let mut lines: Vec<Line> = block.first().and_then(|&first| study(knowledge, first)).into_iter().collect();
    for group in block
        .chunk_by(|&a, &b| band(knowledge, a).map(|band| &band.id) == band(knowledge, b).map(|band| &band.id))
    {
        let word = group.first().and_then(|&first| band(knowledge, first));
        lines.extend(
            word.map(|band| {
                Line::default().with(figure::definition(band), Role::Strong).cited(&band.sources)
            }),
        );
        lines.extend(group.iter().flat_map(|&listing| in_block(knowledge, listing, word.is_some())));
    }
    lines
}

/// A line in its block, `defined` where what its frequency word means stands above it.
fn in_block(knowledge: &Knowledge, listing: Listing, defined: bool) -> Vec<Line> {
    let effect = &knowledge.side_effects[listing.effect];
    let lead = Line::link(effect.name.as_str(), Entry::SideEffect(listing.effect));
    let mut line = said(knowledge, listing, lead);
    // The block says how many it watched; a line says so where that differs.
    let block = knowledge.block(listing).people;
    if let Some(people) = knowledge.reaction(listing).people.filter(|people| Some(*people) != block) {
        line = line.note(figure::people(people), Role::Quiet);
    }
    if defined {
        line = Line { figure: None, ..line.deeper() };
    }
    parts::with_correction(line, knowledge.reaction(listing).correction.as_ref())
}

/// What a block of lines comes from.
fn study(knowledge: &Knowledge, listing: Listing) -> Option<Line> {
    let block = knowledge.block(listing);
    let first = block.sources.first()?;
    let line = Line::labelled("From", source::cite_with_date(knowledge, first)).cited(&block.sources);
    let about = [block.people.map(figure::people), block.about.as_ref().map(ToString::to_string)];
    let about: Vec<String> = about.into_iter().flatten().collect();
    Some(if about.is_empty() { line } else { line.note(about.join("; "), Role::Quiet) })
}

/// The frequency word of a line, if that is what its source uses.
fn band(knowledge: &Knowledge, listing: Listing) -> Option<&Band> {
    match &knowledge.reaction(listing).seen {
        Frequency::Word(id) => knowledge.bands.find(id).map(|at| &knowledge.bands[at]),
        _ => None,
    }
}

/// What a line says of a side effect: how often, and who marks it serious.
fn said(knowledge: &Knowledge, listing: Listing, lead: Line) -> Line {
    let reaction = knowledge.reaction(listing);
    let mut line = lead.figure(figure::frequency(knowledge, &reaction.seen));
    if let Some(judgement) = reaction.serious {
        line = line.with(" ! ", Role::Alarm).with(figure::serious(judgement), Role::Caution);
    }
    if let Some(note) = &reaction.note {
        line = line.note(note.as_str(), Role::Quiet);
    }
    line.cited(knowledge.reaction_sources(listing))
}

/// A line that stands by itself, away from its block: it says in how many people, who says so and when, what its
/// frequency word means, and whose line it is.
fn by_itself(knowledge: &Knowledge, listing: Listing, lead: Line) -> Vec<Line> {
    let mut line = said(knowledge, listing, lead);
    let shares_source = knowledge.reaction(listing).sources.is_empty();
    let about = knowledge.block(listing).about.as_ref().filter(|_| shares_source);
    let first = knowledge.reaction_sources(listing).first();
    let from = [
        knowledge.reaction_people(listing).map(figure::people),
        about.map(ToString::to_string),
        first.map(|first| source::cite_with_date(knowledge, first)),
    ];
    let from: Vec<String> = from.into_iter().flatten().collect();
    if !from.is_empty() {
        line = line.note(from.join("; "), Role::Quiet);
    }
    if let Some(band) = band(knowledge, listing) {
        line = line.note(figure::definition(band), Role::Quiet);
    }
    if let Some(family) = listing.inherited_from() {
        let name = &knowledge.cytokines[family].name;
        line = line.note(format!("said of {name} as a group, not of this medicine alone"), Role::Caution);
    }
    parts::with_correction(line, knowledge.reaction(listing).correction.as_ref())
}

/// A line that lists a side effect, led by the medicine it holds for.
pub(super) fn of_medicine(knowledge: &Knowledge, at: Ix<Medicine>, listing: Listing) -> Vec<Line> {
    by_itself(knowledge, listing, parts::subject_link(knowledge, Subject::Medicine(at)))
}

/// What a medicine says to one complaint.
pub(super) fn finding(knowledge: &Knowledge, finding: Finding) -> Vec<Line> {
    let lead = |effect| Line::link(knowledge.side_effects[effect].name.as_str(), Entry::SideEffect(effect));
    match finding {
        Finding::Listed(listing) => by_itself(knowledge, listing, lead(listing.effect)),
        Finding::NotListed(effect) => {
            vec![lead(effect).with(": ", Role::Quiet).with(figure::NOT_LISTED, Role::Caution)]
        }
    }
}
