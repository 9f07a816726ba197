//! The call sheet: one page to read out on the phone or to hand over. What may not wait comes first; what a nurse asks and
//! the book cannot know is left blank.

use super::{Line, Page, Role, answer, contents, figure, own, parts, reactions};
use crate::{
    knowledge::{
        Entry, Knowledge, Layer,
        date::Date,
        entry::{Citation, Judgement, SideEffect},
        table::Ix,
    },
    search::{Answer, Finding, Hit},
};
use std::path::Path;

/// What it is called.
pub const TITLE: &str = "Call sheet";
/// What is left to fill in.
pub const BLANKS: [&str; 4] =
    ["Since when", "Temperature, and when it was taken", "Other medicines", "What was done so far"];
/// What is left to fill in where the reader wrote down nobody to ring.
pub const CONTACT_BLANKS: [&str; 2] = ["Helpline", "Team"];
/// What it is, and what it is not.
pub const WHAT_IT_IS: [&str; 2] = [
    "Written with cytobrowse, a reference that quotes its sources. Nobody has checked this sheet.",
    "It is no diagnosis. It cannot tell whether a medicine is the cause. Your cancer team can find out.",
];
/// Room to write.
const BLANK: &str = "..............................";
/// How many medicines are told in full where none is the reader's own and none was named.
const TOLD: usize = 3;

/// The name of a file for the sheet of a day, in Markdown.
#[must_use]
pub fn file_name(today: Date) -> String {
    format!("call-sheet-{}.md", today.iso())
}

/// Whether a file of this name is written as Markdown, and not as plain text.
#[must_use]
pub fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// The sheet for an answer, on a day.
#[must_use]
pub fn page(knowledge: &Knowledge, answer: &Answer, today: Date) -> Page {
    let mut page = Page::new(TITLE, today.to_string());
    page.section("Do not wait", answer.urgent.iter().flat_map(|&at| urgent(knowledge, at)));
    let contacts = own::contacts(knowledge);
    let contacts = if contacts.is_empty() { blanks(&CONTACT_BLANKS) } else { contacts };
    page.section("Whom to ring", contacts);
    page.section("Asked", asked(knowledge, answer));
    medicines(knowledge, answer, &mut page);
    page.section("To fill in", blanks(&BLANKS));
    page.section("What this sheet is", WHAT_IT_IS.map(Line::plain));
    page.marked(knowledge)
}

/// What may not wait: how fast to act, and what its sources say to do.
fn urgent(knowledge: &Knowledge, at: Ix<SideEffect>) -> Vec<Line> {
    let effect = &knowledge.side_effects[at];
    let what = format!("! {}: {}", answer::name_and_layer(knowledge, at), figure::urgency(effect.urgency));
    let line = Line::default().with(what, Role::Alarm);
    let line = match effect.urgency_from {
        Judgement::Editorial => {
            line.with(format!(" ({})", figure::urgency_is_whose(knowledge, effect.layer)), Role::Quiet)
        }
        Judgement::Source => line.cited(&effect.sources),
    };
    let from_sources = effect.sources.iter().any(|citation| matches!(citation, Citation::Source { .. }));
    let label = if from_sources { "What its sources say to do" } else { "What to do" };
    let advice = effect.advice.as_ref();
    let advice = advice.map(|advice| Line::labelled(label, advice.as_str()).cited(&effect.sources).deeper());
    [line].into_iter().chain(advice).collect()
}

/// The question, and what was understood of it.
fn asked(knowledge: &Knowledge, answer: &Answer) -> Vec<Line> {
    let reading = &answer.reading;
    let mut lines = vec![Line::labelled("In these words", reading.query.trim())];
    let understood = answer::understood(knowledge, reading);
    if !understood.is_empty() {
        let label = Line::default().with("Understood: ", Role::Quiet);
        lines.push(Line { text: label.text.into_iter().chain(understood).collect(), ..Line::default() });
    }
    lines.extend(answer::passed_over(reading));
    lines
}

/// What the sources say of which medicine: of the first ones in full, of the others that they list it.
fn medicines(knowledge: &Knowledge, answer: &Answer, page: &mut Page) {
    if answer.reading.understood.is_empty() {
        let means = [figure::NOT_LISTED_MEANS, figure::IF_WORRIED].map(Line::plain);
        page.section(answer::NOTHING_UNDERSTOOD, means);
        let guesses = answer.guesses.iter().map(|&guess| contents::line(knowledge, guess));
        return page.section(answer::DID_YOU_MEAN, guesses);
    }
    let (told, others) = told(answer);
    page.section("What the sources say", told.iter().flat_map(|hit| listed(knowledge, hit)));
    if !answer.complaints.is_empty() && answer.medicines.iter().all(|hit| hit.listed().next().is_none()) {
        page.section("What the sources say", [Line::plain(answer::NONE_LISTS)]);
    }
    let unlisted: Vec<Line> = told.iter().filter_map(|hit| unlisted(knowledge, hit)).collect();
    let means = (!unlisted.is_empty()).then(|| Line::plain(figure::NOT_LISTED_MEANS));
    page.section("Not listed here", unlisted.into_iter().chain(means));
    page.section("Other medicines here", in_short(knowledge, answer, &others));
}

/// The medicines that are told in full, and the others: the reader's own and those that were named are, without these the
/// first few.
fn told(answer: &Answer) -> (Vec<&Hit>, Vec<&Hit>) {
    let (meant, others): (Vec<_>, Vec<_>) = answer.medicines.iter().partition(|hit| hit.is_own || hit.named);
    if meant.is_empty() {
        let (first, rest) = others.split_at(others.len().min(TOLD));
        return (first.to_vec(), rest.to_vec());
    }
    (meant, others)
}

/// A medicine and what it lists of what is asked.
fn listed(knowledge: &Knowledge, hit: &Hit) -> Vec<Line> {
    let mut lines = hit.listed().flat_map(|listing| reactions::finding(knowledge, Finding::Listed(listing)));
    let Some(first) = lines.next() else { return Vec::new() };
    let own = if hit.is_own { " (your medicine)" } else { "" };
    let name = answer::hit_name(knowledge, hit).figure(answer::count(hit) + own);
    [name].into_iter().chain([first].into_iter().chain(lines).map(Line::deeper)).collect()
}

/// A medicine and what is not listed of it, if there is such.
fn unlisted(knowledge: &Knowledge, hit: &Hit) -> Option<Line> {
    let not_listed = hit.findings.iter().filter_map(|finding| match finding {
        Finding::NotListed(effect) => Some(knowledge.side_effects[*effect].name.as_str()),
        Finding::Listed(_) => None,
    });
    let names: Vec<&str> = not_listed.collect();
    (!names.is_empty()).then(|| answer::hit_name(knowledge, hit).figure(names.join("; ")))
}

/// The other medicines by name, a line for each number of complaints that they list.
fn in_short(knowledge: &Knowledge, answer: &Answer, others: &[&Hit]) -> Vec<Line> {
    let asked = answer.complaints.len();
    let name = |hit: &&Hit| {
        let name = knowledge.full_name(hit.medicine);
        let layer = knowledge.layer_of(Entry::Medicine(hit.medicine));
        if layer == Layer::GROUND {
            name.into_owned()
        } else {
            format!("{name}{}", parts::mark(knowledge, layer).text)
        }
    };
    let groups = others.chunk_by(|a, b| answer::heading(a, asked) == answer::heading(b, asked));
    let line = |group: &[&Hit]| {
        let names: Vec<String> = group.iter().map(name).collect();
        Some(Line::labelled(&answer::heading(group.first()?, asked), names.join("; ")))
    };
    groups.filter_map(line).collect()
}

/// Lines with room to write.
fn blanks(labels: &[&str]) -> Vec<Line> {
    labels.iter().map(|label| Line::labelled(label, BLANK)).collect()
}
