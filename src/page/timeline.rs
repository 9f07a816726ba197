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
use std::ops::RangeInclusive;

/// What is said of a medicine whose approvals have no date.
const NO_DATE: &str = "no date found";
/// What the words beside the lines mean.
const BY: &str = "“by 1990”: in that year at the latest; an earlier approval has no date.";

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
    let lives = medicines(knowledge, &steps).into_iter().map(|at| life(knowledge, at, &steps, &years));
    page.drawn_section("Medicine by medicine", lives, picture::YEARS_MEAN);
    page.push(Line::default().with(BY, Role::Quiet));
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

/// The medicines that were ever approved, in the order of their first dates; those without any date come last.
fn medicines(knowledge: &Knowledge, steps: &[Step<'_>]) -> Vec<Ix<Medicine>> {
    let stepped = |medicine: &Medicine| {
        medicine.indications.iter().flat_map(|of| &of.events).any(|event| mark(event.what).is_some())
    };
    let undated = knowledge.medicines.iter().filter(|(_, medicine)| stepped(medicine)).map(|(at, _)| at);
    let mut medicines: Vec<Ix<Medicine>> = Vec::new();
    for at in steps.iter().map(|step| step.medicine).chain(undated) {
        if !medicines.contains(&at) {
            medicines.push(at);
        }
    }
    medicines
}

/// The life of a medicine: a line from its first dated step to its last, or to today while an approval stands. Only what
/// has a date is drawn; the words say what has none.
fn life(knowledge: &Knowledge, at: Ix<Medicine>, steps: &[Step<'_>], years: &RangeInclusive<u16>) -> Line {
    let own: Vec<&Step<'_>> = steps.iter().filter(|step| step.medicine == at).collect();
    let drawn = own.iter().map(|step| step.indication.layer).max().unwrap_or_default();
    let layer = knowledge.medicines[at].layer.max(drawn);
    let line = Line::link(knowledge.full_name(at), Entry::Medicine(at)).of(layer);
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return line
            .drawn(NO_DATE, Picture::Years(Years { all: years.clone(), line: None, marks: Vec::new() }));
    };
    let indications = &knowledge.medicines[at].indications;
    let stands = indications.iter().filter_map(Indication::standing);
    let approved =
        stands.into_iter().any(|standing| matches!(standing, Standing::Approved | Standing::Conditional));
    let undated = |ends: bool| {
        let mut events = indications.iter().flat_map(|of| &of.events).filter(|event| event.date.is_none());
        events.any(|event| mark(event.what).is_some_and(|mark| (mark == Mark::Ended) == ends))
    };
    let from = if undated(false) { "by" } else { "since" };
    let (begun, ended) = (first.date.year(), last.date.year());
    let text = match (approved, mark(last.event.what), undated(true)) {
        (true, ..) => format!("{from} {begun}"),
        (false, Some(Mark::Ended), false) => format!("{begun} to {ended}"),
        (false, Some(Mark::Ended), true) => format!("{begun} to {ended} or later"),
        (false, ..) => format!("{from} {begun}, end not dated"),
    };
    let line_to = if approved { *years.end() } else { ended };
    let marks = own.iter().filter_map(|step| Some((step.date.year(), mark(step.event.what)?))).collect();
    let picture = Picture::Years(Years { all: years.clone(), line: Some(begun..=line_to), marks });
    line.drawn(text, picture).cited(&first.event.sources).cited(&last.event.sources)
}

/// One step in words.
fn told(knowledge: &Knowledge, at: Ix<Medicine>, indication: &Indication, event: &Event) -> Line {
    let condition = knowledge.uses.find(&indication.r#for).map(|at| knowledge.uses[at].name.as_str());
    let line = Line::link(knowledge.full_name(at), Entry::Medicine(at))
        .with(format!(": {}", condition.unwrap_or(&indication.r#for)), Role::Text)
        .note(figure::event(event), Role::Strong)
        .cited(&event.sources)
        .of(indication.layer.max(knowledge.medicines[at].layer));
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
