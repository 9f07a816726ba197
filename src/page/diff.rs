//! What is different between two bodies of knowledge, in sentences.

mod words;

use super::{figure, source::cite};
use crate::knowledge::{
    Kind, Knowledge,
    diff::{Change, Step, Value, What},
    entry::{Citation, Frequency, Judgement, Measure, Standing},
};
use words::words_of;

/// What is said where a field was left out, or is now.
const LEFT_OUT: &str = "not given";

/// What is said where nobody marks a side effect as serious.
const UNMARKED: &str = "not marked";

/// How many characters of a text stand for it where another field of the same thing is told of.
const SHORT: usize = 40;

/// Tells the differences between two bodies of knowledge: each name is looked up where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'k> {
    old: &'k Knowledge,
    new: &'k Knowledge,
}

/// What was there and what is there now, in words; nothing where there is nothing to say.
#[derive(Debug, Default)]
pub struct BeforeAndAfter {
    /// What was there.
    pub old: Vec<String>,
    /// What is there now.
    pub new: Vec<String>,
}

impl<'k> Teller<'k> {
    /// For these two.
    #[must_use]
    pub const fn new(old: &'k Knowledge, new: &'k Knowledge) -> Self {
        Self { old, new }
    }

    /// A difference in one sentence: "Aldesleukin: Chills: 52 in 100 → 54 in 100 (the label, table 3)".
    #[must_use]
    pub fn sentence(&self, change: &Change<'_>) -> String {
        let Some((last, outer)) = change.way.split_last() else {
            return words::entry(change, matches!(change.what, What::Added(_)));
        };
        let mut parts = vec![words::owner(change)];
        parts.extend(outer.iter().enumerate().filter_map(|(depth, step)| {
            let inner = outer.get(depth + 1).unwrap_or(last);
            self.context(step, inner)
        }));
        parts.push(self.told(last, outer.last(), &change.what));
        parts.retain(|part| !part.is_empty());
        parts.join(": ")
    }

    /// What was there and what is there now.
    #[must_use]
    pub fn before_and_after(&self, change: &Change<'_>) -> BeforeAndAfter {
        let words = |values: &[Value<'_>], side| values.iter().map(|value| self.words(value, side)).collect();
        let one =
            |value: &Option<Value<'_>>, side| value.iter().map(|value| self.words(value, side)).collect();
        let label = |side| change.way.last().and_then(|step| step.of.as_ref()).map(|of| self.words(of, side));
        match &change.what {
            What::Added(says) => {
                let says = says.as_ref().map(|says| self.words(says, self.new));
                let new = label(self.new).into_iter().chain(says).collect();
                BeforeAndAfter { new, ..BeforeAndAfter::default() }
            }
            What::Removed => {
                BeforeAndAfter { old: label(self.old).into_iter().collect(), ..BeforeAndAfter::default() }
            }
            What::Changed { old, new } => BeforeAndAfter { old: one(old, self.old), new: one(new, self.new) },
            What::Items { added, removed } => {
                BeforeAndAfter { old: words(removed, self.old), new: words(added, self.new) }
            }
            What::Reordered(now) => BeforeAndAfter { new: words(now, self.new), ..BeforeAndAfter::default() },
        }
    }

    /// The last step of the way, and what has become of what is there.
    fn told(&self, step: &Step<'_>, around: Option<&Step<'_>>, what: &What<'_>) -> String {
        let (words, one) = words_of(step.field);
        let of = |side| step.of.as_ref().map(|of| self.quoted(of, side)).unwrap_or_default();
        match what {
            What::Added(says) => {
                let says = says.as_ref().map(|says| format!(", {}", self.words(says, self.new)));
                let rests_on = self.rests_on(step, self.new);
                format!("new {one}: {}{}{rests_on}", of(self.new), says.unwrap_or_default())
            }
            What::Removed => format!("{one} taken away: {}", of(self.old)),
            What::Changed { old, new } => {
                let rests_on = around.filter(|_| step.field == "seen");
                let rests_on = rests_on.map(|line| self.rests_on(line, self.new)).unwrap_or_default();
                format!("{}{rests_on}", self.changed(step.field, old.as_ref(), new.as_ref()))
            }
            What::Items { added, removed } => {
                let came = (!added.is_empty()).then(|| format!("added: {}", self.list(added, self.new)));
                let went =
                    (!removed.is_empty()).then(|| format!("taken away: {}", self.list(removed, self.old)));
                let told: Vec<_> = came.into_iter().chain(went).collect();
                format!("{words} {}", told.join("; "))
            }
            What::Reordered(now) if now.is_empty() => format!("{words} in another order"),
            What::Reordered(now) => format!("{words} in another order: {}", self.list(now, self.new)),
        }
    }

    /// What a field held and what it holds: "urgency: tell your team → found by a test".
    fn changed(&self, field: &'static str, old: Option<&Value<'_>>, new: Option<&Value<'_>>) -> String {
        let left_out = if field == "serious" { UNMARKED } else { LEFT_OUT };
        let told = |value: Option<&Value<'_>>, side| {
            value.map_or_else(|| left_out.to_owned(), |value| self.quoted(value, side))
        };
        let change = format!("{} → {}", told(old, self.old), told(new, self.new));
        let (words, _) = words_of(field);
        if words.is_empty() { change } else { format!("{words}: {change}") }
    }

    /// Values in a row.
    fn list(&self, values: &[Value<'_>], side: &Knowledge) -> String {
        values.iter().map(|value| self.words(value, side)).collect::<Vec<_>>().join(", ")
    }

    /// What a step on the way says of where we are; `inner` is the step after it.
    fn context(&self, step: &Step<'_>, inner: &Step<'_>) -> Option<String> {
        let (_, one) = words_of(step.field);
        let of = step.of.as_ref()?;
        let words = self.words(of, self.new);
        Some(match of {
            // The line names its source.
            Value::Citations(_) if inner.field == "list" => return None,
            Value::Citations(_) => format!("{one} from {words}"),
            Value::Entry(..) if inner.field == "standing" => format!("standing for {words}"),
            Value::Entry(..) => format!("for {words}"),
            Value::Text(_) if inner.field == "text" => one.to_owned(),
            Value::Text(text) => format!("{one} “{}”", short(text)),
            _ => words,
        })
    }

    /// Who says so, in brackets behind a line that lists a side effect.
    fn rests_on(&self, step: &Step<'_>, side: &Knowledge) -> String {
        match &step.of {
            Some(Value::Listing(_, cited)) if !cited.is_empty() => {
                format!(" ({})", self.cites(cited, side))
            }
            _ => String::new(),
        }
    }

    fn cites(&self, citations: &[Citation], side: &Knowledge) -> String {
        citations.iter().map(|citation| self.cite(citation, side)).collect::<Vec<_>>().join("; ")
    }

    fn cite(&self, citation: &Citation, side: &Knowledge) -> String {
        match citation {
            Citation::Editorial(_) => "our own words".to_owned(),
            Citation::NoneFound | Citation::Source { .. } => {
                let known = citation.source().is_none_or(|id| side.sources.find(id).is_some());
                cite(if known { side } else { self.other(side) }, citation)
            }
        }
    }

    /// The other of the two.
    fn other(&self, side: &Knowledge) -> &'k Knowledge {
        if std::ptr::eq(side, self.old) { self.new } else { self.old }
    }

    /// What an entry is called, there or in the other of the two; its id where neither has it.
    fn name<'n>(&'n self, kind: Kind, id: &'n str, side: &'n Knowledge) -> &'n str {
        let name = |knowledge: &'n Knowledge| knowledge.find(kind, id).map(|entry| knowledge.name(entry));
        name(side).or_else(|| name(self.other(side))).unwrap_or(id)
    }

    fn frequency(&self, seen: &Frequency, side: &Knowledge) -> String {
        match seen {
            Frequency::Word(id) if side.bands.find(id).is_none() => {
                let other = self.other(side);
                if other.bands.find(id).is_none() {
                    format!("“{id}”")
                } else {
                    figure::frequency(other, seen)
                }
            }
            _ => figure::frequency(side, seen),
        }
    }

    /// A value in words, a text in quotes.
    fn quoted(&self, value: &Value<'_>, side: &Knowledge) -> String {
        match value {
            Value::Text(text) => format!("“{text}”"),
            _ => self.words(value, side),
        }
    }

    /// A value in words.
    fn words(&self, value: &Value<'_>, side: &Knowledge) -> String {
        match value {
            Value::Text(text) | Value::Address(text) => (*text).to_owned(),
            Value::Entry(kind, id) => self.name(*kind, id, side).to_owned(),
            Value::Listing(id, _) => self.name(Kind::SideEffect, id, side).to_owned(),
            Value::Date(date) => date.to_string(),
            Value::Percent(percent) => format!("{percent} in 100"),
            Value::People(people) => figure::people(*people),
            Value::Flag(holds) => if *holds { "yes" } else { "no" }.to_owned(),
            Value::Frequency(seen) => self.frequency(seen, side),
            Value::Event(event) => figure::event(event),
            Value::Standing(stands) => standing(stands.0.what, stands.0.date.map(|date| date.to_string())),
            Value::Urgency(urgency) => figure::urgency(*urgency).to_owned(),
            Value::Judgement(Judgement::Editorial) => "our reading".to_owned(),
            Value::Judgement(Judgement::Source) => "the source says so".to_owned(),
            Value::System(system) => figure::system(*system).to_owned(),
            Value::Measure(Measure::Celsius(low, high)) => format!("{low} to {high} °C"),
            Value::Measure(Measure::Fahrenheit(low, high)) => format!("{low} to {high} °F"),
            Value::Citation(citation) => self.cite(citation, side),
            Value::Citations(citations) => self.cites(citations, side),
        }
    }
}

/// How a medicine stands, with the date of the step that decided it: "no longer sold (2022)".
fn standing(standing: Standing, date: Option<String>) -> String {
    let words = figure::standing(standing);
    date.map_or_else(|| words.to_owned(), |date| format!("{words} ({date})"))
}

/// The first words of a text.
fn short(text: &str) -> String {
    if text.chars().count() <= SHORT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHORT).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}
