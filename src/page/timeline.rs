//! The timeline: what authorities approved and what ended, drawn medicine by medicine and told year by year.

use super::{
    Line, Overview, Page, Role, figure,
    picture::{self, Mark, Picture, Years},
};
use crate::knowledge::{
    Entry, Knowledge,
    date::Date,
    entry::{Event, Indication, Medicine, Standing},
    table::Ix,
};
use std::{cmp::Reverse, ops::RangeInclusive};

/// One dated step in the life of a medicine.
struct Step<'k> {
    date: Date,
    medicine: Ix<Medicine>,
    indication: &'k Indication,
    event: &'k Event,
}

/// What a step is drawn by; nothing for one that neither approves nor ends anything.
const fn mark(standing: Standing) -> Option<Mark> {
    match standing {
        Standing::Approved => Some(Mark::Approved),
        Standing::Conditional => Some(Mark::Conditional),
        Standing::Discontinued | Standing::Withdrawn => Some(Mark::Ended),
        Standing::Used | Standing::Studied | Standing::NotApproved => None,
    }
}

/// Every dated approval and every dated end of one, the oldest first.
fn steps(knowledge: &Knowledge) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = knowledge
        .medicines
        .iter()
        .flat_map(|(medicine, entry)| entry.indications.iter().map(move |indication| (medicine, indication)))
        .flat_map(|(medicine, indication)| {
            let dated = indication.events.iter().filter(|event| mark(event.what).is_some());
            dated.filter_map(move |event| Some(Step { date: event.date?, medicine, indication, event }))
        })
        .collect();
    steps.sort_by_key(|step| step.date);
    steps
}

/// The timeline, up to the year in which the book was put together.
#[must_use]
pub fn page(knowledge: &Knowledge) -> Page {
    let steps = steps(knowledge);
    let years = steps.first().zip(steps.last()).map(|(first, last)| {
        let today = knowledge.gathered.map_or(0, Date::year);
        first.date.year()..=last.date.year().max(today)
    });
    let Some(years) = years else { return Page::new(Overview::Timeline.name(), "") };
    let mut page = Page::new(Overview::Timeline.name(), format!("{} to {}", years.start(), years.end()));
    let mut medicines: Vec<Ix<Medicine>> = Vec::new();
    for step in &steps {
        if !medicines.contains(&step.medicine) {
            medicines.push(step.medicine);
        }
    }
    let lives = medicines.iter().map(|&medicine| life(knowledge, medicine, &steps, &years));
    page.drawn_section("Medicine by medicine", lives, picture::YEARS_MEAN);
    for year in steps.chunk_by(|a, b| a.date.year() == b.date.year()) {
        let heading = year.first().map(|step| step.date.year().to_string()).unwrap_or_default();
        page.section(
            heading,
            year.iter().map(|step| told(knowledge, step.medicine, step.indication, step.event)),
        );
    }
    page.section("Without a date", undated(knowledge));
    page
}

/// The life of a medicine: a line from its first dated step to its last, or to today while an approval stands.
fn life(knowledge: &Knowledge, at: Ix<Medicine>, steps: &[Step<'_>], years: &RangeInclusive<u16>) -> Line {
    let own = || steps.iter().filter(|step| step.medicine == at);
    let first = own().next().map_or(*years.start(), |step| step.date.year());
    let last = own().next_back().map_or(*years.end(), |step| step.date.year());
    let stands = knowledge.medicines[at].indications.iter().filter_map(Indication::standing);
    let approved =
        stands.into_iter().any(|standing| matches!(standing, Standing::Approved | Standing::Conditional));
    let end = if approved { *years.end() } else { last };
    let mut marks: Vec<(u16, Mark)> =
        own().filter_map(|step| Some((step.date.year(), mark(step.event.what)?))).collect();
    // Of those on one place the last is drawn: an end must not hide behind an approval of the same year.
    marks.sort_by_key(|(year, mark)| (*year, Reverse(*mark != Mark::Ended)));
    let dated_end = own().any(|step| mark(step.event.what) == Some(Mark::Ended));
    let text = match (approved, dated_end) {
        (true, _) => format!("since {first}"),
        (false, true) => format!("{first} to {end}"),
        (false, false) => format!("{first}, end not dated"),
    };
    let picture = Picture::Years(Years { all: years.clone(), line: first..=end, marks });
    Line::link(knowledge.full_name(at), Entry::Medicine(at)).drawn(text, picture)
}

/// One step in words.
fn told(knowledge: &Knowledge, at: Ix<Medicine>, indication: &Indication, event: &Event) -> Line {
    let condition = knowledge.uses.find(&indication.r#for).map(|at| knowledge.uses[at].name.as_str());
    let line = Line::link(knowledge.full_name(at), Entry::Medicine(at))
        .with(format!(": {}", condition.unwrap_or(&indication.r#for)), Role::Text)
        .note(figure::event(event), Role::Strong)
        .cited(&event.sources);
    match &event.note {
        Some(note) => line.note(note.as_str(), Role::Quiet),
        None => line,
    }
}

/// The approvals and ends of which no source gives a date.
fn undated(knowledge: &Knowledge) -> impl Iterator<Item = Line> {
    knowledge.medicines.iter().flat_map(move |(medicine, entry)| {
        let events = entry
            .indications
            .iter()
            .flat_map(|indication| indication.events.iter().map(move |event| (indication, event)));
        let undated = events.filter(|(_, event)| event.date.is_none() && mark(event.what).is_some());
        undated.map(move |(indication, event)| told(knowledge, medicine, indication, event))
    })
}
