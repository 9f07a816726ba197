//! Lines that list side effects: block by block on the page of whoever has them, or one by one in an answer.

use super::{
    Figure, Line, Order, Page, Role, Span, figure, parts,
    picture::{self, Picture, Share},
    source,
};
use crate::{
    knowledge::{
        Entry, Knowledge,
        entry::{Band, Frequency, Medicine, SideEffect},
        links::{Listing, Subject},
        table::Ix,
    },
    search::Finding,
};

/// Adds everything that a medicine or a family lists itself to its page, under a heading: each study or source with its
/// lines, the most frequent first; or each part of the body.
pub(super) fn of_owner(knowledge: &Knowledge, page: &mut Page, heading: &str, owner: Subject, order: Order) {
    let mut listings: Vec<Listing> = knowledge.own_listings(owner).collect();
    match order {
        Order::Frequency => {
            let blocks = listings.chunk_by_mut(|a, b| a.shares_block(*b));
            let lines: Vec<Line> = blocks.flat_map(|block| of_block(knowledge, block)).collect();
            page.drawn_section(heading, lines, picture::SHARES_MEAN);
        }
        Order::System => by_system(knowledge, page, heading, listings),
    }
}

/// Sorts lines: the most frequent first, where no number is given last; of equals the serious ones first.
///
/// A range counts by its upper end, then by its lower; "or more" counts by what it is sure of.
pub(super) fn sort(knowledge: &Knowledge, listings: &mut [Listing]) {
    sort_by(knowledge, listings, |listing| *listing);
}

/// Sorts what holds a line, as [`sort`] does.
pub(super) fn sort_by<T>(knowledge: &Knowledge, holders: &mut [T], listing: impl Fn(&T) -> Listing) {
    let ends = |listing: &Listing| match figure::share(knowledge, knowledge.reaction(*listing).seen) {
        Share::NoNumber => (-1.0, -1.0),
        Share::Between(least, most) => (most.unwrap_or(least), least),
    };
    let word = |listing: &Listing| band(knowledge, *listing).map(|band| &band.id);
    let grave = |listing: &Listing| knowledge.reaction(*listing).serious.is_some();
    holders.sort_by(|a, b| {
        let (a, b) = (&listing(a), &listing(b));
        let (most, least) = ends(a);
        let (other_most, other_least) = ends(b);
        let by_figure = other_most.total_cmp(&most).then(other_least.total_cmp(&least));
        by_figure.then_with(|| word(a).cmp(&word(b))).then_with(|| grave(b).cmp(&grave(a)))
    });
}

/// The lines of one study or source. Lines that share a frequency word stand under what it means there.
fn of_block(knowledge: &Knowledge, block: &mut [Listing]) -> Vec<Line> {
    let mut lines: Vec<Line> = block.first().and_then(|&first| study(knowledge, first)).into_iter().collect();
    sort(knowledge, block);
    for group in block
        .chunk_by(|&a, &b| band(knowledge, a).map(|band| &band.id) == band(knowledge, b).map(|band| &band.id))
    {
        let word = group.first().and_then(|&first| band(knowledge, first));
        lines.extend(word.map(|band| {
            let line = Line::default().with(figure::definition(band), Role::Strong);
            line.cited(&band.sources).of(band.layer)
        }));
        lines.extend(group.iter().flat_map(|&listing| in_block(knowledge, listing, word)));
    }
    lines
}

/// Adds lines to a page, a section for each part of the body. The studies they come from are told first, each with a
/// letter, so that every figure can say where it is from in one.
fn by_system(knowledge: &Knowledge, page: &mut Page, heading: &str, mut listings: Vec<Listing>) {
    let blocks: Vec<Listing> =
        listings.chunk_by(|a, b| a.shares_block(*b)).filter_map(|block| block.first().copied()).collect();
    let letter = |listing: Listing| {
        let at = blocks.iter().position(|block| block.shares_block(listing)).unwrap_or_default();
        if blocks.len() > 1 { format!(" ({})", letters(at)) } else { String::new() }
    };
    let study = |&block: &Listing| study(knowledge, block).map(|line| line.with(letter(block), Role::Strong));
    page.section(heading, blocks.iter().filter_map(study));
    sort(knowledge, &mut listings);
    let system = |listing: &Listing| knowledge.side_effects[listing.effect].system;
    listings.sort_by_key(system);
    for part in listings.chunk_by(|a, b| system(a) == system(b)) {
        let Some(first) = part.first() else { continue };
        let lines = part.iter().flat_map(|&listing| {
            let mut lines = in_block(knowledge, listing, None);
            if let Some(line) = lines.first_mut() {
                line.text.push(Span::new(letter(listing), Role::Quiet));
            }
            lines
        });
        let heading = format!("{heading}: {}", figure::system(system(first)));
        page.drawn_section(heading, lines, picture::SHARES_MEAN);
    }
}

/// A, B, … Z, AA, AB …: the name of the n-th study.
fn letters(at: usize) -> String {
    let letter = u8::try_from(at % 26).map_or('?', |at| char::from(b'A' + at));
    let before = (at / 26).checked_sub(1).map_or_else(String::new, letters);
    format!("{before}{letter}")
}

/// A line in its block, under what its frequency word means where that stands above it.
fn in_block(knowledge: &Knowledge, listing: Listing, defined: Option<&Band>) -> Vec<Line> {
    let mut line = said(knowledge, listing, effect_link(knowledge, listing.effect));
    // The block says how many it watched; a line says so where that differs.
    let block = knowledge.block(listing).people;
    if let Some(people) = knowledge.reaction(listing).people.filter(|people| Some(*people) != block) {
        line = line.note(figure::people(people), Role::Quiet);
    }
    if let Some(band) = defined {
        // The word stands above; its numbers are enough here.
        let text = figure::band_numbers(band);
        line.figure = line.figure.map(|figure| Figure { text, ..figure });
        line = line.deeper();
    }
    parts::with_correction(line, knowledge.reaction(listing).correction)
}

/// What a block of lines comes from.
fn study(knowledge: &Knowledge, listing: Listing) -> Option<Line> {
    let block = knowledge.block(listing);
    let first = block.sources.first()?;
    let line = Line::labelled("From", source::cite_with_date(knowledge, first))
        .cited(&block.sources)
        .of(block.layer);
    let about = [block.people.map(figure::people), block.about.as_ref().map(ToString::to_string)];
    let about: Vec<String> = about.into_iter().flatten().collect();
    Some(if about.is_empty() { line } else { line.note(about.join("; "), Role::Quiet) })
}

/// The frequency word of a line, if that is what its source uses.
fn band(knowledge: &Knowledge, listing: Listing) -> Option<&Band> {
    match knowledge.reaction(listing).seen {
        Frequency::Word(id) => knowledge.bands.find(id).map(|at| &knowledge.bands[at]),
        _ => None,
    }
}

/// What a line says of a side effect: how often, and who marks it serious.
fn said(knowledge: &Knowledge, listing: Listing, lead: Line) -> Line {
    let reaction = knowledge.reaction(listing);
    let mut line = lead.drawn(
        figure::frequency(knowledge, reaction.seen),
        Picture::Share(figure::share(knowledge, reaction.seen)),
    );
    if let Some(judgement) = reaction.serious {
        let serious = figure::serious(knowledge, judgement, knowledge.block(listing).layer);
        line = line.with(" ! ", Role::Alarm).with(serious, Role::Caution);
    }
    if let Some(note) = reaction.note {
        line = line.note(note.as_str(), Role::Quiet);
    }
    line.cited(knowledge.reaction_sources(listing)).of(knowledge.layer_of_listing(listing))
}

/// The line with a note where it speaks of a whole family or class.
fn with_group(knowledge: &Knowledge, listing: Listing, line: Line) -> Line {
    let group = match listing.inherited_from() {
        Some(family) => format!("{} as a group", knowledge.cytokines[family].name),
        None if knowledge.block(listing).of_class => "a whole class of medicines".to_owned(),
        None => return line,
    };
    line.note(format!("said of {group}, not of one medicine alone"), Role::Caution)
}

/// A line that stands by itself, away from its block: it says in how many people, who says so and when, what its
/// frequency word means, and whose line it is.
pub(super) fn by_itself(knowledge: &Knowledge, listing: Listing, lead: Line) -> Vec<Line> {
    let mut line = said(knowledge, listing, lead);
    if let Some(origin) = origin(knowledge, listing) {
        line = line.note(origin, Role::Quiet);
    }
    if let Some(band) = band(knowledge, listing) {
        line = line.note(figure::definition(band), Role::Quiet);
    }
    let line = with_group(knowledge, listing, line);
    parts::with_correction(line, knowledge.reaction(listing).correction)
}

/// Where a line comes from that stands away from its block: in how many people, whom they were or what was counted, who says
/// so and when. It makes a figure the figure it is.
pub(super) fn origin(knowledge: &Knowledge, listing: Listing) -> Option<String> {
    let first = knowledge.reaction_sources(listing).first();
    let from = [
        knowledge.reaction_people(listing).map(figure::people),
        knowledge.reaction_about(listing).map(ToString::to_string),
        first.map(|first| source::cite_with_date(knowledge, first)),
    ];
    let from: Vec<String> = from.into_iter().flatten().collect();
    (!from.is_empty()).then(|| from.join("; "))
}

/// A line that lists a side effect, led by the medicine it holds for.
pub(super) fn of_medicine(knowledge: &Knowledge, at: Ix<Medicine>, listing: Listing) -> Vec<Line> {
    by_itself(knowledge, listing, parts::subject_link(knowledge, Subject::Medicine(at)))
}

/// A line that lists a side effect, led by the side effect.
pub(super) fn of_effect(knowledge: &Knowledge, listing: Listing) -> Vec<Line> {
    by_itself(knowledge, listing, effect_link(knowledge, listing.effect))
}

/// A line that leads to a side effect.
fn effect_link(knowledge: &Knowledge, effect: Ix<SideEffect>) -> Line {
    let side_effect = &knowledge.side_effects[effect];
    Line::link(side_effect.name.as_str(), Entry::SideEffect(effect)).of(side_effect.layer)
}

/// What a medicine says to one complaint.
pub(super) fn finding(knowledge: &Knowledge, finding: Finding) -> Vec<Line> {
    match finding {
        Finding::Listed(listing) => of_effect(knowledge, listing),
        Finding::NotListed(effect) => {
            vec![
                effect_link(knowledge, effect)
                    .with(": ", Role::Quiet)
                    .with(figure::NOT_LISTED, Role::Caution),
            ]
        }
    }
}
