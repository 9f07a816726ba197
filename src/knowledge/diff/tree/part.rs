//! What entries are made of: claims, uses with what has happened about them, and lists of side effects.

use super::{Field, STANDING, Thing, cited, flag, maybe, text, things};
use crate::knowledge::{
    Kind,
    diff::{Stands, Value},
    entry::{Citation, Correction, Event, Indication, Reaction, Reactions, Reported, Statement},
};

pub(super) fn statement(claim: &Statement) -> Thing<'_> {
    let Statement { text: said, sources, correction: corrected, layer: _ } = claim;
    Thing::part(
        Value::Text(said),
        vec![said.to_string(), String::new()],
        vec![
            ("text", text(said)),
            ("sources", cited(sources)),
            ("correction", things(corrected, correction)),
        ],
    )
}

fn correction(correction: &Correction) -> Thing<'_> {
    let Correction { text: said, sources } = correction;
    Thing::part(
        Value::Text(said),
        vec![String::new()],
        vec![("text", text(said)), ("sources", cited(sources))],
    )
}

pub(super) fn indication(indication: &Indication) -> Thing<'_> {
    let Indication { r#for: condition, detail, events, correction: corrected, layer: _ } = indication;
    let stands = events.last().map(|event| Value::Standing(Stands(event)));
    let exactly = format!("{condition} {}", detail.as_deref().unwrap_or_default());
    let part = Thing::part(
        Value::Entry(Kind::Use, condition),
        vec![exactly, condition.to_string()],
        vec![
            (STANDING, Field::One(stands.clone())),
            ("detail", maybe(detail.as_ref())),
            ("events", things(events, event)),
            ("correction", things(corrected, correction)),
        ],
    );
    Thing { says: stands, ..part }
}

fn event(step: &Event) -> Thing<'_> {
    let Event { what, by, date, note, sources } = step;
    let decided = format!("{what:?} {}", by.as_deref().unwrap_or_default());
    Thing::part(
        Value::Event(step),
        vec![format!("{decided} {date:?}"), decided, String::new()],
        vec![
            ("what", Field::One(Some(Value::Standing(Stands(step))))),
            ("by", maybe(by.as_ref())),
            ("date", Field::One(date.map(Value::Date))),
            ("note", maybe(note.as_ref())),
            ("sources", cited(sources)),
        ],
    )
}

pub(super) fn block(reactions: &Reactions) -> Thing<'_> {
    let Reactions { sources, about, of_class, people, list, in_short, layer: _ } = reactions;
    let from = format!("{sources:?}");
    let in_full = list.iter().map(|line: &Reaction| reaction(&line.effect, line.into(), sources));
    // How a line is written is no part of what it says.
    let in_short = in_short.iter().flat_map(|several| {
        several.effects.iter().map(move |effect| reaction(effect, several.into(), sources))
    });
    Thing::part(
        Value::Citations(sources),
        vec![format!("{from} {about:?}"), from, String::new()],
        vec![
            ("sources", cited(sources)),
            ("about", maybe(about.as_ref())),
            ("of_class", flag(*of_class)),
            ("people", Field::One(people.map(Value::People))),
            ("list", Field::Things(in_full.chain(in_short).collect())),
        ],
    )
}

/// A line, and what it rests on where it names no source of its own.
fn reaction<'b>(effect: &'b str, line: Reported<'b>, of_block: &'b [Citation]) -> Thing<'b> {
    let Reported { seen, people, serious, note, sources, correction: corrected } = line;
    let rests_on = if sources.is_empty() { of_block } else { sources };
    let part = Thing::part(
        Value::Listing(effect, rests_on),
        vec![format!("{effect} {sources:?}"), effect.to_string()],
        vec![
            ("seen", Field::One(Some(Value::Frequency(seen)))),
            ("people", Field::One(people.map(Value::People))),
            ("serious", Field::One(serious.map(Value::Judgement))),
            ("note", maybe(note)),
            ("sources", cited(sources)),
            ("correction", things(corrected, correction)),
        ],
    );
    Thing { says: Some(Value::Frequency(seen)), ..part }
}
