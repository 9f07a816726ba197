//! What a reader is shown who has not asked anything yet.

use super::{Line, Page, Role, contents, figure, own};
use crate::knowledge::Knowledge;

/// How to ask.
const HOW_TO_ASK: [&str; 4] = [
    "Type what hurts, as you would say it. Spelling does not have to be right.",
    "Several things at once: put a comma or a space between them. What you do not have: “no fever”.",
    "Names work too: a medicine, a brand, a cytokine, a kind of cancer.",
    "A line that starts with ! may not wait. It comes first.",
];

/// How to read what comes.
const HOW_TO_READ: [&str; 4] = [
    "“52 in 100” means that 52 of every 100 people had it in the study that is named.",
    "“No number given” means that the source lists it and does not say how often.",
    "“Not listed here” means that no source in this book lists it. It can still happen.",
    "On any line of a page, the key s shows who says so.",
];

/// What is said where something lies over the book.
const LAYERS: &str =
    "A line with + and a name comes from what was laid over this book, and is not this book's own.";

/// The page: how to ask, how to read what comes, and what is in the book.
#[must_use]
pub fn page(knowledge: &Knowledge) -> Page {
    let mut page = Page::new("What hurts?", "");
    page.section(own::HEADING, own::contacts(knowledge));
    page.section("How to ask", HOW_TO_ASK.map(Line::plain));
    page.section("For example", contents::examples(knowledge));
    let layers = knowledge.layers_above().next().map(|_| LAYERS);
    page.section("How to read the answer", HOW_TO_READ.into_iter().chain(layers).map(Line::plain));
    page.section("In this book", contents::all_counts(knowledge));
    page.section("At a glance", contents::overviews());
    let warning = Line::default().with(figure::IF_WORRIED, Role::Caution);
    page.section("Reference, not medical advice", [warning]);
    page.marked(knowledge)
}
