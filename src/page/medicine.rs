//! The page of a medicine.

use super::{Line, Order, Page, Role, parts, profile, reactions};
use crate::{
    knowledge::{Entry, Knowledge, entry::Medicine, links::Subject, table::Ix},
    search::Hit,
};

/// Everything known of a medicine.
#[must_use]
pub fn page(knowledge: &Knowledge, at: Ix<Medicine>, order: Order) -> Page {
    let medicine = &knowledge.medicines[at];
    let mut page = Page::new(knowledge.full_name(at), "medicine");
    page.section("Boxed warning", parts::statements(&medicine.warnings).map(alarm));
    page.section("What it is", what_it_is(knowledge, at));
    page.section(
        "Approved, used or studied for",
        medicine.indications.iter().flat_map(|of| parts::indication(knowledge, of)),
    );
    profile::section(knowledge, &mut page, Subject::Medicine(at));
    reactions::of_owner(knowledge, &mut page, "Side effects", Subject::Medicine(at), order);
    for family in knowledge.lineage(at) {
        let heading = format!("Side effects of {} as a group", knowledge.cytokines[family].name);
        reactions::of_owner(knowledge, &mut page, &heading, Subject::Cytokine(family), order);
    }
    page.section("What else is known", parts::statements(&medicine.statements));
    page
}

/// The page of a medicine that answers a query: why it does comes first.
#[must_use]
pub fn page_for(knowledge: &Knowledge, hit: &Hit, order: Order) -> Page {
    let mut page = page(knowledge, hit.medicine, order);
    let known = std::mem::take(&mut page.blocks);
    page.section(
        "What you asked",
        hit.findings.iter().flat_map(|finding| reactions::finding(knowledge, *finding)),
    );
    page.blocks.extend(known);
    page
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
        let name = knowledge.cytokines[at].name.as_str();
        Line::labelled_link("Made from", name, Entry::Cytokine(at)).cited(&medicine.cytokine_from)
    });
    let origin = [made_from, named("Brands", &medicine.brands), named("Other names", &medicine.other_names)];
    let what = medicine.what.iter().flat_map(parts::statement);
    let route = parts::labelled("How it is given", medicine.route.as_ref());
    let mechanism = parts::labelled("How it works", medicine.mechanism.as_ref());
    what.chain(origin.into_iter().flatten()).chain(route).chain(mechanism).collect()
}
