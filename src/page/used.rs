//! The page of a use: a condition, and what is approved, used or studied for it.

use super::{Line, Page, parts};
use crate::knowledge::{Knowledge, entry::Use, links::Indicated, table::Ix};

/// Everything known of a use.
#[must_use]
pub fn page(knowledge: &Knowledge, at: Ix<Use>) -> Page {
    let condition = &knowledge.uses[at];
    let clinical = condition.clinical.as_ref().map(|term| format!(" · doctors say {term}"));
    let mut page = Page::new(condition.name.as_str(), format!("use{}", clinical.unwrap_or_default()));
    page.section("Where each stands", standing(knowledge, at));
    page.section("What is known", parts::statements(&condition.statements));
    page
}

/// Where each medicine and family stands towards a use.
#[must_use]
pub fn standing(knowledge: &Knowledge, at: Ix<Use>) -> Vec<Line> {
    let of = |&indicated: &Indicated| {
        parts::indication_of(knowledge, indicated.owner, knowledge.indication(indicated))
    };
    knowledge.indicated(at).iter().flat_map(of).collect()
}
