//! The pieces that pages share: a statement, an indication with its events, how fast to act.

use super::{Line, Role, Span, figure};
use crate::{
    knowledge::{
        Entry, Knowledge, Layer,
        entry::{Correction, Event, Indication, Judgement, SideEffect, Statement, Urgency},
        layer::NameList,
        links::Subject,
        table::Ix,
        text::Text,
    },
    search::answer::may_not_wait,
};

/// What stands before what holds today.
pub(super) const CORRECTED: &str = "Corrected: ";

/// What says whose a line is: " + St Mary's oncology".
pub(super) fn mark(knowledge: &Knowledge, layer: Layer) -> Span {
    Span::new(format!("{MARK}{}", knowledge.layer_in_words(layer)), Role::Quiet)
}

/// What a mark begins with.
const MARK: &str = " + ";

/// How many of the first runs of words of a line are the name of what it leads to, and the mark of whose that is.
pub(super) fn named(line: &Line) -> usize {
    let is_name =
        |span: &&Span| line.link.is_some() && Some(span.role) == line.text.first().map(|first| first.role);
    let name = line.text.iter().take_while(is_name).count();
    let marked = line.led_by > line.layer && name > 0;
    name + usize::from(marked && line.text.get(name).is_some_and(|span| span.text.starts_with(MARK)))
}

/// A claim in words, with what holds today where that is something else.
pub(super) fn statement(statement: &Statement) -> Vec<Line> {
    let line = Line::plain(statement.text.as_str()).cited(&statement.sources).of(statement.layer);
    with_correction(line, statement.correction.as_ref())
}

/// Claims in words.
pub(super) fn statements(statements: &[Statement]) -> impl Iterator<Item = Line> {
    statements.iter().flat_map(statement)
}

/// A labelled claim, if there is one.
pub(super) fn labelled(label: &str, claim: Option<&Statement>) -> Vec<Line> {
    claim.map_or_else(Vec::new, |claim| {
        let line = Line::labelled(label, claim.text.as_str()).cited(&claim.sources).of(claim.layer);
        with_correction(line, claim.correction.as_ref())
    })
}

/// A line, and under it what holds today. That is a line of its own: its sources are not those of what it corrects.
pub(super) fn with_correction(line: Line, correction: Option<&Correction>) -> Vec<Line> {
    let (depth, layer) = (line.depth, line.layer);
    let today = correction.map(|correction| Line { depth, layer, ..correction_line(correction) }.deeper());
    [line].into_iter().chain(today).collect()
}

/// What holds today.
fn correction_line(correction: &Correction) -> Line {
    Line::default()
        .with(CORRECTED, Role::Caution)
        .with(correction.text.as_str(), Role::Text)
        .cited(&correction.sources)
}

/// A line that leads to a medicine or a family, which may be another layer's than what it is about.
pub(super) fn subject_link(knowledge: &Knowledge, subject: Subject) -> Line {
    let name = match subject {
        Subject::Medicine(at) => knowledge.full_name(at),
        Subject::Cytokine(at) => knowledge.cytokines[at].name.as_str().into(),
    };
    Line::link(name, subject).led_by(knowledge.layer_of(subject.into()))
}

/// An indication led by its condition: the condition, then what has happened.
pub(super) fn indication(knowledge: &Knowledge, indication: &Indication) -> Vec<Line> {
    let found = knowledge.uses.find(&indication.r#for);
    let line = found.map_or_else(
        || Line::plain(indication.r#for.as_str()),
        |at| Line::link(knowledge.uses[at].name.as_str(), Entry::Use(at)).led_by(knowledge.uses[at].layer),
    );
    with_events(line, indication)
}

/// An indication led by whoever has it.
pub(super) fn indication_of(knowledge: &Knowledge, owner: Subject, indication: &Indication) -> Vec<Line> {
    with_events(subject_link(knowledge, owner), indication)
}

fn with_events(line: Line, indication: &Indication) -> Vec<Line> {
    let line = match &indication.detail {
        Some(detail) => line.with(format!(": {detail}"), Role::Text),
        None => line,
    };
    let line = line.of(indication.layer);
    let layer = line.layer;
    let events = indication.events.iter().map(event_line);
    let correction = indication.correction.as_ref().map(correction_line);
    let below = events.chain(correction).map(|below| Line { layer, ..below }.deeper());
    [line].into_iter().chain(below).collect()
}

fn event_line(event: &Event) -> Line {
    let line = Line::default().with(figure::event(event), Role::Strong).cited(&event.sources);
    match &event.note {
        Some(note) => line.note(note.as_str(), Role::Quiet),
        None => line,
    }
}

/// How fast to act, and whose judgement that is.
pub(super) fn urgency(knowledge: &Knowledge, at: Ix<SideEffect>) -> Line {
    let effect = &knowledge.side_effects[at];
    let role = if may_not_wait(effect.urgency) { Role::Alarm } else { Role::Strong };
    let line = Line::default().with(figure::urgency(effect.urgency), role).cited(&effect.sources);
    if effect.urgency == Urgency::NotStated {
        return line.note(figure::IF_WORRIED, Role::Text);
    }
    match effect.urgency_from {
        Judgement::Editorial => line.note(figure::urgency_is_editorial(knowledge, effect.layer), Role::Quiet),
        Judgement::Source => line,
    }
}

/// A text with its first letter as a capital, to begin a line with.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The names or words that layers added to a list of an entry, a line for each layer's.
pub(super) fn added_names(knowledge: &Knowledge, entry: Entry, list: NameList, label: &str) -> Vec<Line> {
    let added = knowledge.added_names(entry).iter().filter(|added| added.list == list);
    added.map(|added| Line::labelled(label, row(&added.names)).cited(&added.from).of(added.layer)).collect()
}

/// Names in a row: "Proleukin, IL-2".
pub(super) fn row<'t>(names: impl IntoIterator<Item = &'t Text>) -> String {
    names.into_iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}
