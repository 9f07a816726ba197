//! The page of a side effect.

use super::{Line, Page, Role, figure, parts, picture, reactions, source};
use crate::knowledge::{Entry, Knowledge, Layer, entry::SideEffect, layer::NameList, table::Ix};
use std::collections::{BTreeMap, BTreeSet};

/// Everything known of a side effect: what it is, how fast to act, which medicines list it.
#[must_use]
pub fn page(knowledge: &Knowledge, at: Ix<SideEffect>) -> Page {
    let effect = &knowledge.side_effects[at];
    let mut page =
        Page::new(effect.name.as_str(), format!("side effect · {}", figure::system(effect.system)));
    let advice = effect.advice.as_ref().map(|advice| Line::plain(advice.as_str()).cited(&effect.sources));
    page.section("How fast to act", [parts::urgency(knowledge, at)].into_iter().chain(advice));
    page.section("What it is", what_it_is(knowledge, at));
    let mut listed_by: Vec<_> = knowledge.listed_by(at).collect();
    reactions::sort_by(knowledge, &mut listed_by, |(_, listing)| *listing);
    let lists = listed_by
        .iter()
        .flat_map(|&(medicine, listing)| reactions::of_medicine(knowledge, medicine, listing));
    page.drawn_section("Medicines that list it", lists, picture::SHARES_MEAN);
    let heading = if listed_by.is_empty() { "Medicines" } else { "Medicines that do not list it here" };
    page.section(heading, not_listing(knowledge, at));
    page.section("Words it is found by", words(knowledge, at));
    page
}

/// The words people use for it, and those that may mean something else as well.
fn words(knowledge: &Knowledge, at: Ix<SideEffect>) -> impl Iterator<Item = Line> {
    const UNSURE: &str = "Words that may also mean something else";
    let (entry, effect) = (Entry::SideEffect(at), &knowledge.side_effects[at]);
    let own = knowledge.own_names(entry, NameList::Words, &effect.words);
    let sure = (!own.is_empty()).then(|| Line::plain(parts::row(own)));
    let own = knowledge.own_names(entry, NameList::Unsure, &effect.unsure);
    let unsure = (!own.is_empty()).then(|| Line::labelled(UNSURE, parts::row(own)));
    let added = parts::added_names(knowledge, entry, NameList::Words, "More words");
    let unsure_too = parts::added_names(knowledge, entry, NameList::Unsure, UNSURE);
    sure.into_iter().chain(added).chain(unsure).chain(unsure_too)
}

/// The medicines that do not list it, in a row, and what that does not mean.
fn not_listing(knowledge: &Knowledge, at: Ix<SideEffect>) -> Vec<Line> {
    let listers: BTreeSet<_> = knowledge.listed_by(at).map(|(lister, _)| lister).collect();
    let others = knowledge.medicines.iter().filter(|(medicine, _)| !listers.contains(medicine));
    // A line for each layer: whose they are is said once of all of them.
    let mut names: BTreeMap<Layer, Vec<_>> = BTreeMap::new();
    for (medicine, entry) in others {
        names.entry(entry.layer).or_default().push(knowledge.full_name(medicine));
    }
    if names.is_empty() {
        return Vec::new();
    }
    let meaning = Line::default().with(figure::NOT_LISTED_MEANS, Role::Caution);
    let names: Vec<_> = if listers.is_empty() {
        vec![Line::plain("No source here lists it for any medicine.")]
    } else {
        names.into_iter().map(|(layer, names)| Line::plain(names.join("; ")).of(layer)).collect()
    };
    names.into_iter().chain([meaning]).collect()
}

/// Meaning, clinical term and opposite.
fn what_it_is(knowledge: &Knowledge, at: Ix<SideEffect>) -> Vec<Line> {
    let effect = &knowledge.side_effects[at];
    let opposite = effect.opposite.as_deref().and_then(|id| knowledge.side_effects.find(id)).map(|at| {
        Line::labelled_link(
            "Not the same as",
            knowledge.side_effects[at].name.as_str(),
            Entry::SideEffect(at),
        )
    });
    let meaning = match &effect.meaning {
        Some(meaning) => Line::plain(meaning.as_str()),
        None => Line::labelled("In plain words", source::NOT_RECORDED),
    };
    let meaning = meaning.cited(&effect.sources);
    let differs = effect.clinical.to_lowercase() != effect.name.to_lowercase();
    let clinical = differs.then(|| Line::labelled("Doctors say", effect.clinical.as_str()));
    [Some(meaning), clinical, opposite].into_iter().flatten().collect()
}
