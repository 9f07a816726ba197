//! A body of knowledge taken apart into things with fields.
//!
//! Every struct of the vocabulary is taken apart by all its fields and without `..`: whoever adds a field decides here how
//! a change of it is told, or nothing compiles.

use super::{Stands, Value};
use crate::knowledge::{
    Kind, Knowledge,
    entry::{
        Band, Citation, Correction, Cytokine, Event, Group, Indication, Medicine, Reaction, Reactions,
        SideEffect, Source, Statement, Term, Topic, Use,
    },
    table::{Identified, Table},
    text::{Id, Text},
};

/// What follows from the steps of an indication; it is no field of the file.
pub(super) const STANDING: &str = "standing";

/// Something with fields: an entry, or a part of one.
pub(super) struct Thing<'b> {
    /// Its id, if it is an entry that has one.
    pub(super) id: Option<&'b Id>,
    /// What it is called, if it is an entry.
    pub(super) called: &'b str,
    /// What it is called, if it is a part of one.
    pub(super) name: Value<'b>,
    /// By what it is known again, the surest mark first. Order counts among things that share the last.
    pub(super) marks: Vec<String>,
    /// What it says in short.
    pub(super) says: Option<Value<'b>>,
    /// What it holds, by the names of the vocabulary.
    pub(super) fields: Vec<(&'static str, Field<'b>)>,
}

/// What a field holds.
pub(super) enum Field<'b> {
    /// One value, or none.
    One(Option<Value<'b>>),
    /// Values in any order.
    Set(Vec<Value<'b>>),
    /// Values whose order says something.
    Row(Vec<Value<'b>>),
    /// Things that have fields in turn.
    Things(Vec<Thing<'b>>),
}

impl<'b> Thing<'b> {
    fn entry(id: &'b Id, called: &'b str, fields: Vec<(&'static str, Field<'b>)>) -> Self {
        let marks = vec![id.to_string()];
        Self { id: Some(id), called, name: Value::Text(called), marks, says: None, fields }
    }

    fn part(name: Value<'b>, marks: Vec<String>, fields: Vec<(&'static str, Field<'b>)>) -> Self {
        Self { id: None, called: "", name, marks, says: None, fields }
    }

    /// An entry without an id, known by its words.
    fn of_words(words: &'b [Text], marks: Vec<String>, fields: Vec<(&'static str, Field<'b>)>) -> Self {
        let called = words.first().map(Text::as_str).unwrap_or_default();
        Self { id: None, called, name: Value::Text(called), marks, says: None, fields }
    }
}

fn text(text: &Text) -> Field<'_> {
    Field::One(Some(Value::Text(text)))
}

fn maybe(text: Option<&Text>) -> Field<'_> {
    Field::One(text.map(|text| Value::Text(text)))
}

fn values(texts: &[Text]) -> Vec<Value<'_>> {
    texts.iter().map(|text| Value::Text(text)).collect()
}

fn cited(citations: &[Citation]) -> Field<'_> {
    Field::Set(citations.iter().map(Value::Citation).collect())
}

fn flag(holds: bool) -> Field<'static> {
    Field::One(Some(Value::Flag(holds)))
}

fn things<'b, T>(items: impl IntoIterator<Item = &'b T>, thing: impl Fn(&'b T) -> Thing<'b>) -> Field<'b>
where
    T: 'b,
{
    Field::Things(items.into_iter().map(thing).collect())
}

/// Everything in a body of knowledge: what kind of entry each section has, and its entries. The same sections in the
/// same order for every body.
pub(super) fn sections(knowledge: &Knowledge) -> Vec<(&'static str, Vec<Thing<'_>>)> {
    fn all<'b, T: Identified>(table: &'b Table<T>, thing: fn(&'b T) -> Thing<'b>) -> Vec<Thing<'b>> {
        table.iter().map(|(_, entry)| thing(entry)).collect()
    }
    // What follows from the entries needs no telling, nor does the name that a reader gave the whole.
    let Knowledge {
        title,
        gathered,
        examples,
        sources,
        bands,
        cytokines,
        medicines,
        uses,
        side_effects,
        groups,
        alike,
        topics,
        terms,
        layer: _,
        links: _,
    } = knowledge;
    let head = vec![
        ("title", text(title)),
        ("gathered", Field::One(gathered.map(Value::Date))),
        ("examples", Field::Row(values(examples))),
    ];
    let book = Thing::part(Value::Text(title), vec![String::new()], head);
    vec![
        ("book", vec![Thing { called: title, ..book }]),
        (Kind::Source.name(), all(sources, source)),
        ("band", all(bands, band)),
        (Kind::Cytokine.name(), all(cytokines, cytokine)),
        (Kind::Medicine.name(), all(medicines, medicine)),
        (Kind::Use.name(), all(uses, condition)),
        (Kind::SideEffect.name(), all(side_effects, side_effect)),
        ("group", groups.iter().map(group).collect()),
        ("alike", alike.iter().map(|words| same(words)).collect()),
        (Kind::Topic.name(), all(topics, topic)),
        (Kind::Term.name(), all(terms, term)),
    ]
}

fn source(source: &Source) -> Thing<'_> {
    let Source { id, title, publisher, address, dated, read, copy_of, note } = source;
    Thing::entry(
        id,
        id,
        vec![
            ("title", maybe(title.as_ref())),
            ("publisher", maybe(publisher.as_ref())),
            ("address", Field::One(Some(Value::Address(address)))),
            ("dated", Field::One(dated.map(Value::Date))),
            ("read", Field::One(read.map(Value::Date))),
            ("copy_of", maybe(copy_of.as_ref())),
            ("note", maybe(note.as_ref())),
        ],
    )
}

fn band(band: &Band) -> Thing<'_> {
    let Band { id, word, from, to, meaning, sources } = band;
    Thing::entry(
        id,
        id,
        vec![
            ("word", text(word)),
            ("from", Field::One(from.map(Value::Percent))),
            ("to", Field::One(to.map(Value::Percent))),
            ("meaning", text(meaning)),
            ("sources", cited(sources)),
        ],
    )
}

fn cytokine(cytokine: &Cytokine) -> Thing<'_> {
    let Cytokine {
        id,
        name,
        other_names,
        names_from,
        parent,
        parent_from,
        statements,
        indications,
        reactions,
    } = cytokine;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("other_names", Field::Set(values(other_names))),
            ("names_from", cited(names_from)),
            ("parent", Field::One(parent.as_ref().map(|id| Value::Entry(Kind::Cytokine, id)))),
            ("parent_from", cited(parent_from)),
            ("statements", things(statements, statement)),
            ("indications", things(indications, indication)),
            ("reactions", things(reactions, block)),
        ],
    )
}

fn medicine(medicine: &Medicine) -> Thing<'_> {
    let Medicine {
        id,
        name,
        brands,
        other_names,
        names_from,
        cytokine,
        cytokine_from,
        what,
        route,
        mechanism,
        warnings,
        indications,
        statements,
        reactions,
    } = medicine;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("brands", Field::Row(values(brands))),
            ("other_names", Field::Set(values(other_names))),
            ("names_from", cited(names_from)),
            ("cytokine", Field::One(Some(Value::Entry(Kind::Cytokine, cytokine)))),
            ("cytokine_from", cited(cytokine_from)),
            ("what", things(what, statement)),
            ("route", things(route, statement)),
            ("mechanism", things(mechanism, statement)),
            ("warnings", things(warnings, statement)),
            ("indications", things(indications, indication)),
            ("statements", things(statements, statement)),
            ("reactions", things(reactions, block)),
        ],
    )
}

fn condition(condition: &Use) -> Thing<'_> {
    let Use { id, name, clinical, words, statements } = condition;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("clinical", maybe(clinical.as_ref())),
            ("words", Field::Set(values(words))),
            ("statements", things(statements, statement)),
        ],
    )
}

fn side_effect(effect: &SideEffect) -> Thing<'_> {
    let SideEffect {
        id,
        name,
        clinical,
        system,
        meaning,
        words,
        unsure,
        measured,
        unlisted,
        opposite,
        urgency,
        urgency_from,
        advice,
        sources,
    } = effect;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("clinical", text(clinical)),
            ("system", Field::One(Some(Value::System(*system)))),
            ("meaning", text(meaning)),
            ("words", Field::Set(values(words))),
            ("unsure", Field::Set(values(unsure))),
            ("measured", Field::Set(measured.iter().copied().map(Value::Measure).collect())),
            ("unlisted", flag(*unlisted)),
            ("opposite", Field::One(opposite.as_ref().map(|id| Value::Entry(Kind::SideEffect, id)))),
            ("urgency", Field::One(Some(Value::Urgency(*urgency)))),
            ("urgency_from", Field::One(Some(Value::Judgement(*urgency_from)))),
            ("advice", maybe(advice.as_ref())),
            ("sources", cited(sources)),
        ],
    )
}

fn group(group: &Group) -> Thing<'_> {
    let Group { words, effects } = group;
    let mut meant: Vec<&str> = effects.iter().map(Id::as_str).collect();
    meant.sort_unstable();
    let (meant, word) = (meant.join(" "), words.iter().min().map(ToString::to_string).unwrap_or_default());
    let marks = vec![format!("{meant} {word}"), word, meant];
    let effects = effects.iter().map(|id| Value::Entry(Kind::SideEffect, id)).collect();
    Thing::of_words(
        words,
        marks,
        vec![("words", Field::Set(values(words))), ("effects", Field::Set(effects))],
    )
}

/// Words that mean the same, known again by the first and the last of them in the order of letters.
fn same(words: &[Text]) -> Thing<'_> {
    let marks = [words.iter().min(), words.iter().max()];
    let marks = marks.into_iter().flatten().map(ToString::to_string).collect();
    Thing::of_words(words, marks, vec![("words", Field::Set(values(words)))])
}

fn topic(topic: &Topic) -> Thing<'_> {
    let Topic { id, name, words, statements, tells_counts } = topic;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("words", Field::Set(values(words))),
            ("statements", things(statements, statement)),
            ("tells_counts", flag(*tells_counts)),
        ],
    )
}

fn term(term: &Term) -> Thing<'_> {
    let Term { id, name, words, meaning, statements } = term;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("words", Field::Set(values(words))),
            ("meaning", things([meaning], statement)),
            ("statements", things(statements, statement)),
        ],
    )
}

fn statement(claim: &Statement) -> Thing<'_> {
    let Statement { text: said, sources, correction: corrected } = claim;
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

fn indication(indication: &Indication) -> Thing<'_> {
    let Indication { r#for: condition, detail, events, correction: corrected } = indication;
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

fn block(reactions: &Reactions) -> Thing<'_> {
    let Reactions { sources, about, of_class, people, list } = reactions;
    let from = format!("{sources:?}");
    Thing::part(
        Value::Citations(sources),
        vec![format!("{from} {about:?}"), from, String::new()],
        vec![
            ("sources", cited(sources)),
            ("about", maybe(about.as_ref())),
            ("of_class", flag(*of_class)),
            ("people", Field::One(people.map(Value::People))),
            ("list", things(list, |line| reaction(line, sources))),
        ],
    )
}

/// A line, and what it rests on where it names no source of its own.
fn reaction<'b>(reaction: &'b Reaction, of_block: &'b [Citation]) -> Thing<'b> {
    let Reaction { effect, seen, people, serious, note, sources, correction: corrected } = reaction;
    let rests_on = if sources.is_empty() { of_block } else { sources };
    let part = Thing::part(
        Value::Listing(effect, rests_on),
        vec![format!("{effect} {sources:?}"), effect.to_string()],
        vec![
            ("seen", Field::One(Some(Value::Frequency(seen)))),
            ("people", Field::One(people.map(Value::People))),
            ("serious", Field::One(serious.map(Value::Judgement))),
            ("note", maybe(note.as_ref())),
            ("sources", cited(sources)),
            ("correction", things(corrected, correction)),
        ],
    );
    Thing { says: Some(Value::Frequency(seen)), ..part }
}
