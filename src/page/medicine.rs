//! The page of a medicine.

use super::{Line, Order, Page, Role, parts, profile, reactions, source};
use crate::{
    knowledge::{Entry, Knowledge, entry::Medicine, layer::NameList, links::Subject, table::Ix},
    search::Hit,
};

/// Everything known of a medicine.
pub(super) fn page(knowledge: &Knowledge, at: Ix<Medicine>, order: Order) -> Page {
    let medicine = &knowledge.medicines[at];
    let mut page = Page::new(knowledge.full_name(at), "medicine");
    page.section("Boxed warning", parts::statements(&medicine.warnings).map(alarm));
    page.section("What it is", what_it_is(knowledge, at));
    let unknown = medicine.indications.is_empty().then(|| Line::plain(source::NOT_RECORDED));
    let known = medicine.indications.iter().flat_map(|of| parts::indication(knowledge, of));
    page.section("Approved, used or studied for", known.chain(unknown));
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
    super::of_entry(knowledge, Entry::Medicine(hit.medicine), page)
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
    let named = |label, list, names: &[_]| {
        let entry = Entry::Medicine(at);
        let own = knowledge.own_names(entry, list, names);
        let line =
            (!own.is_empty()).then(|| Line::labelled(label, parts::row(own)).cited(&medicine.names_from));
        line.into_iter().chain(parts::added_names(knowledge, entry, list, label))
    };
    let made_from = medicine.cytokine.as_deref().and_then(|id| knowledge.cytokines.find(id)).map(|at| {
        let name = knowledge.cytokines[at].name.as_str();
        Line::labelled_link("Made from", name, Entry::Cytokine(at)).cited(&medicine.cytokine_from)
    });
    let brands = named("Brands", NameList::Brands, &medicine.brands);
    let other_names = named("Other names", NameList::OtherNames, &medicine.other_names);
    let made_from = made_from.unwrap_or_else(|| Line::labelled("Made from", source::NOT_RECORDED));
    let origin = [made_from].into_iter().chain(brands).chain(other_names);
    let what = medicine.what.iter().flat_map(parts::statement);
    let route = parts::labelled("How it is given", medicine.route.as_ref());
    let mechanism = parts::labelled("How it works", medicine.mechanism.as_ref());
    what.chain(origin).chain(route).chain(mechanism).collect()
}
