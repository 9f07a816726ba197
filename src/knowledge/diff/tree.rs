//! A body of knowledge taken apart into things with fields.
//!
//! Every struct of the vocabulary is taken apart by all its fields and without `..`: whoever adds a field decides here how
//! a change of it is told, or nothing compiles.

mod part;

use super::Value;
use crate::knowledge::{
    Kind, Knowledge,
    date::Date,
    entry::{Band, Citation, Cytokine, Group, Medicine, SideEffect, Source, Term, Topic, Use},
    layer::Example,
    table::{Identified, Table},
    text::{Id, Text},
};
use part::{block, indication, statement};

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
    // What follows from the entries needs no telling, nor does the name that a reader gave the ground, nor whose a part is.
    // What was added stands with the entries; what a reader keeps for themselves is no knowledge.
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
        layers,
        own: _,
        added: _,
        links: _,
    } = knowledge;
    vec![
        ("book", vec![head(title, *gathered, examples, layers)]),
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

/// What a book says of itself.
fn head<'b>(
    title: &'b Text,
    gathered: Option<Date>,
    examples: &'b [Example],
    layers: &'b [Text],
) -> Thing<'b> {
    let above = layers.get(1..).unwrap_or_default();
    let fields = vec![
        ("title", text(title)),
        ("gathered", Field::One(gathered.map(Value::Date))),
        ("examples", Field::Row(examples.iter().map(|example| Value::Text(&example.text)).collect())),
        ("layer", Field::Row(values(above))),
    ];
    Thing { called: title, ..Thing::part(Value::Text(title), vec![String::new()], fields) }
}

fn source(source: &Source) -> Thing<'_> {
    let Source { id, title, publisher, address, dated, read, copy_of, note, replaces: _, layer: _ } = source;
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
    let Band { id, word, from, to, meaning, sources, replaces: _, layer: _ } = band;
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
        replaces: _,
        layer: _,
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
        replaces: _,
        layer: _,
    } = medicine;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("brands", Field::Row(values(brands))),
            ("other_names", Field::Set(values(other_names))),
            ("names_from", cited(names_from)),
            ("cytokine", Field::One(cytokine.as_ref().map(|id| Value::Entry(Kind::Cytokine, id)))),
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
    let Use { id, name, clinical, words, statements, replaces: _, layer: _ } = condition;
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
        replaces: _,
        layer: _,
    } = effect;
    Thing::entry(
        id,
        name,
        vec![
            ("name", text(name)),
            ("clinical", text(clinical)),
            ("system", Field::One(Some(Value::System(*system)))),
            ("meaning", maybe(meaning.as_ref())),
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
    let Group { words, effects, layer: _ } = group;
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
    let Topic { id, name, words, statements, tells_counts, replaces: _, layer: _ } = topic;
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
    let Term { id, name, words, meaning, statements, replaces: _, layer: _ } = term;
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
