//! The pages of Learn: readings and words explained.

use super::{Block, Page, contents, parts};
use crate::knowledge::{
    Knowledge,
    entry::{Term, Topic},
    table::Ix,
};

/// A short reading.
#[must_use]
pub fn topic(knowledge: &Knowledge, at: Ix<Topic>) -> Page {
    let topic = &knowledge.topics[at];
    let mut page = Page::new(topic.name.as_str(), "reading");
    page.blocks.extend(parts::statements(&topic.statements).map(Block::Line));
    if topic.tells_counts {
        page.section("In this book", contents::all_counts(knowledge));
    }
    page
}

/// A word explained.
#[must_use]
pub fn term(knowledge: &Knowledge, at: Ix<Term>) -> Page {
    let term = &knowledge.terms[at];
    let mut page = Page::new(term.name.as_str(), "word explained");
    page.blocks.extend(parts::statement(&term.meaning).into_iter().map(Block::Line));
    page.section("What is known", parts::statements(&term.statements));
    page
}
