//! The page of a family or a natural protein.

use super::{Line, Order, Page, parts, profile, reactions};
use crate::knowledge::{Entry, Knowledge, entry::Cytokine, layer::NameList, links::Subject, table::Ix};

/// Everything known of a cytokine.
#[must_use]
pub fn page(knowledge: &Knowledge, at: Ix<Cytokine>, order: Order) -> Page {
    let cytokine = &knowledge.cytokines[at];
    let mut page = Page::new(cytokine.name.as_str(), "cytokine");
    page.section("What is known", parts::statements(&cytokine.statements));
    page.section("Family and medicines", family(knowledge, at));
    page.section(
        "Approved, used or studied for",
        cytokine.indications.iter().flat_map(|of| parts::indication(knowledge, of)),
    );
    let subject = Subject::Cytokine(at);
    profile::section(knowledge, &mut page, subject);
    reactions::of_owner(knowledge, &mut page, "Side effects of the group", subject, order);
    page
}

/// Names, the family above, those below, and the medicines made from it.
fn family(knowledge: &Knowledge, at: Ix<Cytokine>) -> Vec<Line> {
    let cytokine = &knowledge.cytokines[at];
    let (entry, list, label) = (Entry::Cytokine(at), NameList::OtherNames, "Other names");
    let own = knowledge.own_names(entry, list, &cytokine.other_names);
    let names = (!own.is_empty())
        .then(|| Line::labelled(label, parts::row(own)).cited(&cytokine.names_from))
        .into_iter()
        .chain(parts::added_names(knowledge, entry, list, label));
    let related = |label: &str, at| {
        Line::labelled_link(label, knowledge.cytokines[at].name.as_str(), Entry::Cytokine(at))
    };
    let parent =
        knowledge.ancestors(at).first().map(|&at| related("Belongs to", at).cited(&cytokine.parent_from));
    let children = knowledge
        .cytokines
        .iter()
        .filter(|(child, _)| knowledge.ancestors(*child).first() == Some(&at))
        .map(|(child, entry)| related("Among them", child).cited(&entry.parent_from).of(entry.layer));
    let medicines = knowledge.made_from(at).map(|medicine| {
        Line::labelled_link("Medicine", knowledge.full_name(medicine), Entry::Medicine(medicine))
            .cited(&knowledge.medicines[medicine].cytokine_from)
            .of(knowledge.medicines[medicine].layer)
    });
    names.chain(parent).chain(children).chain(medicines).collect()
}
