//! What a medicine or a family does to each part of the body: how much at a glance, and the page of one part.

use super::{
    Line, Link, Page, figure, parts,
    picture::{self, Picture},
    reactions,
};
use crate::knowledge::{
    Knowledge, Layer,
    entry::{SideEffect, System},
    links::{Listing, Subject},
    table::Ix,
};
use std::collections::BTreeMap;

/// The heading over a profile.
const HEADING: &str = "Side effects by part of the body";

/// Every line that lists a side effect of a medicine or a family: for a medicine those of its families as well.
pub(super) fn listings(knowledge: &Knowledge, subject: Subject) -> Vec<Listing> {
    match subject {
        Subject::Medicine(at) => knowledge.listings(at).collect(),
        Subject::Cytokine(_) => knowledge.own_listings(subject).collect(),
    }
}

/// How much is listed for one part of the body.
#[derive(Default)]
struct Tally {
    /// Different side effects that count as serious.
    serious: usize,
    /// Other side effects.
    others: usize,
    /// The topmost layer that has a part in it.
    layer: Layer,
}

/// The lines with which a subject lists a side effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The first, which is the one from the best source.
    pub listing: Listing,
    /// How many more there are.
    pub further: usize,
    /// Whether it counts as serious: any of them says so.
    pub serious: bool,
    /// The topmost layer that has a part in any of them.
    pub layer: Layer,
}

/// The side effects of a medicine or a family, each once, with the lines that list it.
pub(super) fn effects(knowledge: &Knowledge, subject: Subject) -> BTreeMap<Ix<SideEffect>, Listed> {
    let mut effects: BTreeMap<Ix<SideEffect>, Listed> = BTreeMap::new();
    for listing in listings(knowledge, subject) {
        let serious = knowledge.reaction(listing).serious.is_some();
        let layer = knowledge.layer_of_listing(listing);
        let known = effects.entry(listing.effect).and_modify(|listed| {
            listed.further += 1;
            listed.serious |= serious;
            listed.layer = listed.layer.max(layer);
        });
        known.or_insert(Listed { listing, further: 0, serious, layer });
    }
    effects
}

/// How many different side effects are listed for each part of the body.
fn tallies(knowledge: &Knowledge, subject: Subject) -> BTreeMap<System, Tally> {
    let mut tallies: BTreeMap<System, Tally> = BTreeMap::new();
    for (effect, listed) in effects(knowledge, subject) {
        let tally = tallies.entry(knowledge.side_effects[effect].system).or_default();
        *if listed.serious { &mut tally.serious } else { &mut tally.others } += 1;
        tally.layer = tally.layer.max(listed.layer);
    }
    tallies
}

/// Adds a profile to a page.
pub(super) fn section(knowledge: &Knowledge, page: &mut Page, subject: Subject) {
    page.drawn_section(HEADING, lines(knowledge, subject), picture::TALLIES_MEAN);
}

/// One line a part of the body: how many side effects are listed, how many of them serious; it leads to their page.
fn lines(knowledge: &Knowledge, subject: Subject) -> Vec<Line> {
    let line = |(system, Tally { serious, others, layer }): (System, Tally)| {
        let all = serious + others;
        let text = if serious == 0 { all.to_string() } else { format!("{all}, {serious} serious") };
        let name = Link::System(subject, system);
        Line::link(parts::capitalised(figure::system(system)), name)
            .drawn(text, Picture::Tally(serious, others))
            .of(layer)
    };
    tallies(knowledge, subject).into_iter().map(line).collect()
}

/// What a medicine or a family does to one part of the body; then the way to the other parts.
#[must_use]
pub fn page(knowledge: &Knowledge, subject: Subject, system: System) -> Page {
    let name = parts::subject_link(knowledge, subject);
    let mut page = Page::new(name.words(), figure::system(system));
    let mut here: Vec<Listing> = listings(knowledge, subject)
        .into_iter()
        .filter(|listing| knowledge.side_effects[listing.effect].system == system)
        .collect();
    reactions::sort(knowledge, &mut here);
    let lines = here.iter().flat_map(|&listing| reactions::of_effect(knowledge, listing));
    page.drawn_section("Side effects listed here", lines, picture::SHARES_MEAN);
    let others = lines_but(knowledge, subject, system);
    page.section("The other parts of the body", others);
    page.section("All that is known", [name]);
    page.layer = knowledge.layer_of(subject.into());
    page.marked(knowledge)
}

/// The profile without one part of the body.
fn lines_but(knowledge: &Knowledge, subject: Subject, system: System) -> impl Iterator<Item = Line> {
    let own = Link::System(subject, system);
    lines(knowledge, subject).into_iter().filter(move |line| line.link != Some(own))
}
