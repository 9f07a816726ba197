//! The answer to a query as JSON.

use super::{Brief, Cited, Linked, own_names};
use crate::{
    knowledge::{
        Entry, Kind, Knowledge, Layer,
        date::Date,
        entry::{self, Frequency},
        layer::NameList,
        links::{Indicated, Listing},
        table::Ix,
    },
    page::figure,
    search::{self, Finding, Hit, Understood},
};
use serde::Serialize;

/// The answer to a query.
#[derive(Debug, Serialize)]
pub struct Answer<'k> {
    query: &'k str,
    urgent: Vec<Urgent<'k>>,
    understood: Vec<Part<'k>>,
    not_understood: Vec<&'k str>,
    passed_over: Vec<&'k str>,
    side_effects: Vec<Brief<'k>>,
    guesses: Vec<Brief<'k>>,
    medicines: Vec<Medicine<'k>>,
    uses: Vec<Use<'k>>,
}

/// A side effect that may not wait, with what its sources say to do.
#[derive(Debug, Serialize)]
struct Urgent<'k> {
    #[serde(flatten)]
    effect: Brief<'k>,
    urgency: &'static str,
    urgency_from: &'static str,
    advice: Option<&'k str>,
    sources: Vec<Cited<'k>>,
    layer: &'k str,
}

/// One thing that a part of the query may mean. `layer` is whose that is, `words_layer` whose the words are by which it was
/// understood.
#[derive(Debug, Serialize)]
struct Part<'k> {
    words: &'k str,
    kind: &'static str,
    id: &'k str,
    name: &'k str,
    how: &'static str,
    negated: bool,
    layer: &'k str,
    words_layer: &'k str,
}

/// A medicine that answers.
#[derive(Debug, Serialize)]
struct Medicine<'k> {
    #[serde(flatten)]
    brief: Brief<'k>,
    brands: Vec<&'k str>,
    is_own: bool,
    asked: usize,
    listed: Vec<Listed<'k>>,
    not_listed: Vec<&'k str>,
    layer: &'k str,
}

/// A line that lists a side effect.
#[derive(Debug, Serialize)]
struct Listed<'k> {
    side_effect: &'k str,
    frequency: Often<'k>,
    serious: bool,
    inherited_from: Option<&'k str>,
    source: Option<Cited<'k>>,
    sources: Vec<Cited<'k>>,
    correction: Option<Correction<'k>>,
    layer: &'k str,
}

/// What holds today, where that is something else.
#[derive(Debug, Serialize)]
pub(super) struct Correction<'k> {
    text: &'k str,
    sources: Vec<Cited<'k>>,
}

/// How often: people in 100, as printed.
#[derive(Debug, Default, Serialize)]
pub(super) struct Often<'k> {
    kind: &'static str,
    percent: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    band: Option<&'k str>,
    people: Option<u32>,
}

/// A condition, and where each medicine and family stands towards it.
#[derive(Debug, Serialize)]
struct Use<'k> {
    #[serde(flatten)]
    r#use: Brief<'k>,
    medicines: Vec<Indication<'k>>,
}

#[derive(Debug, Serialize)]
struct Indication<'k> {
    #[serde(flatten)]
    owner: Linked<'k>,
    standing: Option<&'static str>,
    detail: Option<&'k str>,
    events: Vec<Event<'k>>,
    layer: &'k str,
}

#[derive(Debug, Serialize)]
struct Event<'k> {
    what: &'static str,
    by: Option<&'k str>,
    date: Option<String>,
    sources: Vec<Cited<'k>>,
}

impl<'k> Answer<'k> {
    /// Sets an answer out.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge, answer: &'k search::Answer) -> Self {
        let reading = &answer.reading;
        let is_effect = |entry: &&Entry| entry.kind() == Kind::SideEffect;
        let effect = |at: &Ix<entry::SideEffect>| Brief::new(knowledge, Entry::SideEffect(*at));
        Self {
            query: &reading.query,
            urgent: answer.urgent.iter().map(|&at| Urgent::new(knowledge, at)).collect(),
            understood: reading
                .understood
                .iter()
                .flat_map(|part| Part::all(knowledge, answer, part))
                .collect(),
            not_understood: reading.not_understood.iter().map(|place| reading.words(place)).collect(),
            passed_over: reading.passed_over.iter().map(|place| reading.words(place)).collect(),
            side_effects: answer.effects().iter().map(effect).collect(),
            guesses: answer
                .guesses
                .iter()
                .filter(is_effect)
                .map(|&entry| Brief::new(knowledge, entry))
                .collect(),
            medicines: answer.medicines.iter().map(|hit| Medicine::new(knowledge, hit)).collect(),
            uses: answer.uses.iter().map(|&at| Use::new(knowledge, at)).collect(),
        }
    }
}

impl<'k> Urgent<'k> {
    fn new(knowledge: &'k Knowledge, at: Ix<entry::SideEffect>) -> Self {
        let effect = &knowledge.side_effects[at];
        Self {
            effect: Brief::new(knowledge, Entry::SideEffect(at)),
            urgency: figure::urgency_name(effect.urgency),
            urgency_from: figure::judgement_name(effect.urgency_from),
            advice: effect.advice.as_deref(),
            sources: Cited::all(knowledge, &effect.sources),
            layer: knowledge.layer_name(effect.layer),
        }
    }
}

impl<'k> Part<'k> {
    fn all(knowledge: &'k Knowledge, answer: &'k search::Answer, part: &Understood) -> Vec<Self> {
        let one = |(&entry, &words_of): (&Entry, &Layer)| Self {
            words: answer.reading.words(&part.place),
            kind: entry.kind().name(),
            id: knowledge.id(entry),
            name: knowledge.name(entry),
            how: part.how.name(),
            negated: part.negated,
            layer: knowledge.layer_name(knowledge.layer_of(entry)),
            words_layer: knowledge.layer_name(words_of.max(knowledge.layer_of(entry))),
        };
        part.entries.iter().zip(&part.words_of).map(one).collect()
    }
}

impl<'k> Medicine<'k> {
    fn new(knowledge: &'k Knowledge, hit: &Hit) -> Self {
        let not_listed = hit.findings.iter().filter_map(|finding| match finding {
            Finding::NotListed(effect) => Some(knowledge.side_effects[*effect].id.as_str()),
            Finding::Listed(_) => None,
        });
        Self {
            brief: Brief::new(knowledge, Entry::Medicine(hit.medicine)),
            brands: own_names(
                knowledge,
                Entry::Medicine(hit.medicine),
                NameList::Brands,
                &knowledge.medicines[hit.medicine].brands,
            ),
            is_own: hit.is_own,
            asked: hit.findings.len(),
            listed: hit.listed().map(|listing| Listed::new(knowledge, listing)).collect(),
            not_listed: not_listed.collect(),
            layer: knowledge.layer_name(knowledge.medicines[hit.medicine].layer),
        }
    }
}

impl<'k> Listed<'k> {
    fn new(knowledge: &'k Knowledge, listing: Listing) -> Self {
        let reaction = knowledge.reaction(listing);
        let sources = knowledge.reaction_sources(listing);
        Self {
            side_effect: &knowledge.side_effects[listing.effect].id,
            frequency: Often::new(knowledge, reaction.seen, knowledge.reaction_people(listing)),
            serious: reaction.serious.is_some(),
            inherited_from: listing.inherited_from().map(|family| knowledge.cytokines[family].id.as_str()),
            source: sources.first().map(|citation| Cited::new(knowledge, citation)),
            sources: Cited::all(knowledge, sources),
            correction: reaction.correction.map(|correction| Correction::new(knowledge, correction)),
            layer: knowledge.layer_name(knowledge.layer_of_listing(listing)),
        }
    }
}

impl<'k> Correction<'k> {
    pub(super) fn new(knowledge: &'k Knowledge, correction: &'k entry::Correction) -> Self {
        Self { text: &correction.text, sources: Cited::all(knowledge, &correction.sources) }
    }
}

impl<'k> Often<'k> {
    pub(super) fn new(knowledge: &'k Knowledge, seen: &Frequency, people: Option<u32>) -> Self {
        let unknown = Self { kind: "none", people, ..Self::default() };
        match seen {
            Frequency::NoNumber => unknown,
            Frequency::Percent(percent) => Self { kind: "percent", percent: Some(*percent), ..unknown },
            Frequency::Range(low, high) => {
                Self { kind: "range", low: Some(*low), high: Some(*high), ..unknown }
            }
            Frequency::UpTo(high) => Self { kind: "range", high: Some(*high), ..unknown },
            Frequency::Word(id) => match knowledge.bands.find(id).map(|at| &knowledge.bands[at]) {
                Some(band) => {
                    Self { kind: "band", band: Some(&band.word), low: band.from, high: band.to, ..unknown }
                }
                None => unknown,
            },
        }
    }
}

impl<'k> Use<'k> {
    fn new(knowledge: &'k Knowledge, at: Ix<entry::Use>) -> Self {
        let standing = |&indicated: &Indicated| Indication::new(knowledge, indicated);
        Self {
            r#use: Brief::new(knowledge, Entry::Use(at)),
            medicines: knowledge.indicated(at).iter().map(standing).collect(),
        }
    }
}

impl<'k> Indication<'k> {
    fn new(knowledge: &'k Knowledge, indicated: Indicated) -> Self {
        let indication = knowledge.indication(indicated);
        Self {
            owner: Linked::new(knowledge, indicated.owner.into()),
            standing: indication.standing().map(figure::standing_name),
            detail: indication.detail.as_deref(),
            events: indication.events.iter().map(|event| Event::new(knowledge, event)).collect(),
            layer: knowledge.layer_name(knowledge.layer_of_indication(indicated)),
        }
    }
}

impl<'k> Event<'k> {
    fn new(knowledge: &'k Knowledge, event: &'k entry::Event) -> Self {
        Self {
            what: figure::standing_name(event.what),
            by: event.by.as_deref(),
            date: event.date.map(Date::iso),
            sources: Cited::all(knowledge, &event.sources),
        }
    }
}
