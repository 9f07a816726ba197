//! The page of a medicine.

use super::{Line, Page, Role, parts};
use crate::{
    knowledge::{
        Entry, Knowledge,
        entry::{Cytokine, Medicine},
        links::Subject,
        table::Ix,
    },
    search::Hit,
};

/// Everything known of a medicine.
#[must_use]
pub fn page(knowledge: &Knowledge, at: Ix<Medicine>) -> Page {
    let medicine = &knowledge.medicines[at];
    let mut page = Page::new(knowledge.full_name(at), "medicine");
    page.section("Boxed warning", parts::statements(&medicine.warnings).map(alarm));
    page.section("What it is", what_it_is(knowledge, at));
    page.section(
        "What it is for",
        medicine.indications.iter().flat_map(|of| parts::indication(knowledge, of)),
    );
    page.section("Side effects", effects(knowledge, at, None));
    for family in knowledge.lineage(at) {
        let heading = format!("Side effects of {} as a group", knowledge.cytokines[family].name);
        page.section(heading, effects(knowledge, at, Some(family)));
    }
    page.section("What else is known", parts::statements(&medicine.statements));
    page
}

/// The page of a medicine that answers a query: why it does comes first.
#[must_use]
pub fn page_for(knowledge: &Knowledge, hit: &Hit) -> Page {
    let page = page(knowledge, hit.medicine);
    let mut answer = Page { blocks: Vec::new(), ..page.clone() };
    answer.section("What you asked", hit.findings.iter().map(|finding| parts::finding(knowledge, *finding)));
    answer.blocks.extend(page.blocks);
    answer
}

/// The line with its words as an alarm.
fn alarm(mut line: Line) -> Line {
    for span in &mut line.text {
        span.role = Role::Alarm;
    }
    line
}

/// Names, origin, how it is given and how it works.
fn what_it_is(knowledge: &Knowledge, at: Ix<Medicine>) -> Vec<Line> {
    let medicine = &knowledge.medicines[at];
    let named = |label, names: &[_]| {
        (!names.is_empty()).then(|| Line::labelled(label, parts::row(names)).cited(&medicine.names_from))
    };
    let made_from = knowledge.cytokines.find(&medicine.cytokine).map(|at| {
        let line = Line { link: Some(Entry::Cytokine(at)), ..Line::default() };
        line.with("Made from: ", Role::Quiet)
            .with(knowledge.cytokines[at].name.as_str(), Role::Link)
            .cited(&medicine.cytokine_from)
    });
    let lines = [
        parts::labelled("What", medicine.what.as_ref()),
        made_from,
        named("Brands", &medicine.brands),
        named("Other names", &medicine.other_names),
        parts::labelled("How it is given", medicine.route.as_ref()),
        parts::labelled("How it works", medicine.mechanism.as_ref()),
    ];
    lines.into_iter().flatten().collect()
}

/// The side effects that are a medicine's own, or those it inherits from one family.
fn effects(
    knowledge: &Knowledge,
    at: Ix<Medicine>,
    family: Option<Ix<Cytokine>>,
) -> impl Iterator<Item = Line> {
    let owner = family.map_or(Subject::Medicine(at), Subject::Cytokine);
    let listings = knowledge.listings(at).iter().filter(move |listing| listing.owner == owner);
    // The heading says whose the lines are, so each need not say it again.
    listings.map(|&listing| parts::effect_line(knowledge, listing))
}
