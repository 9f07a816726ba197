//! What is different between two bodies of knowledge.
//!
//! Both are taken apart into things with fields, and one rule compares all of them: a thing is known again by its marks,
//! what is left over came or went, and in what is known again the fields are compared. In which order the entries of a
//! section stand is no difference.

mod pair;
mod tree;

use super::{
    Kind, Knowledge,
    date::Date,
    entry::{Citation, Event, Frequency, Judgement, Measure, System, Urgency},
    text::Id,
};
use pair::{Pairs, items};
use tree::{Field, Thing};

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'b> {
    /// A text.
    Text(&'b str),
    /// The address of a source.
    Address(&'b str),
    /// A reference to an entry.
    Entry(Kind, &'b Id),
    /// A line that lists a side effect, and what it rests on.
    Listing(&'b str, &'b [Citation]),
    /// A day as far as it is known.
    Date(Date),
    /// People in 100.
    Percent(f64),
    /// How many people were watched.
    People(u32),
    /// Whether something holds.
    Flag(bool),
    /// How often something was seen.
    Frequency(&'b Frequency),
    /// A step in the life of an indication.
    Event(&'b Event),
    /// What a step was. Two are the same if their words are, whatever else is told of them.
    Standing(Stands<'b>),
    /// How fast to act.
    Urgency(Urgency),
    /// Whose judgement something is.
    Judgement(Judgement),
    /// A part of the body.
    System(System),
    /// Body temperatures.
    Measure(Measure),
    /// What something rests on.
    Citation(&'b Citation),
    /// All that a list of claims rests on.
    Citations(&'b [Citation]),
}

/// How a medicine stands towards a use, by the step that decided it.
#[derive(Debug, Clone, Copy)]
pub struct Stands<'b>(pub &'b Event);

impl PartialEq for Stands<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.what == other.0.what
    }
}

/// One step of the way from an entry to what has changed in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'b> {
    /// The field, as the vocabulary calls it.
    pub field: &'static str,
    /// Which of the things in the field, where the way leads into one of them.
    pub of: Option<Value<'b>>,
}

/// What has become of it.
#[derive(Debug, Clone, PartialEq)]
pub enum What<'b> {
    /// A thing is new: what it says in short, where it says something.
    Added(Option<Value<'b>>),
    /// A thing is no longer there.
    Removed,
    /// A field holds something else.
    Changed {
        /// What it held; nothing where it was left out.
        old: Option<Value<'b>>,
        /// What it holds.
        new: Option<Value<'b>>,
    },
    /// A list has other items.
    Items {
        /// Those that came.
        added: Vec<Value<'b>>,
        /// Those that went.
        removed: Vec<Value<'b>>,
    },
    /// A list whose order says something has the same items in another order: the new one, where it is short.
    Reordered(Vec<Value<'b>>),
}

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'b> {
    /// What kind of entry it is in: the name of a [`Kind`], or `book`, `band`, `group`, `alike`.
    pub kind: &'static str,
    /// The entry's id, if entries of its kind have one.
    pub id: Option<&'b Id>,
    /// What the entry is called.
    pub name: &'b str,
    /// The way to it within the entry; empty where it is the entry itself.
    pub way: Vec<Step<'b>>,
    /// What has become of it.
    pub what: What<'b>,
}

/// Every difference between two bodies of knowledge: section by section, what is new or has changed in the order of the
/// new one, then what is gone.
#[must_use]
pub fn diff<'b>(old: &'b Knowledge, new: &'b Knowledge) -> Vec<Change<'b>> {
    let mut changes = Vec::new();
    for ((kind, old), (_, new)) in tree::sections(old).into_iter().zip(tree::sections(new)) {
        let pairs = Pairs::of(&old, &new);
        for (at, thing) in new.iter().enumerate() {
            let entry =
                Change { kind, id: thing.id, name: thing.called, way: Vec::new(), what: What::Removed };
            match pairs.before(at).and_then(|before| old.get(before)) {
                Some(before) => Comparison { entry, changes: &mut changes }.things(before, thing),
                None => changes.push(Change { what: What::Added(thing.says.clone()), ..entry }),
            }
        }
        changes.extend(pairs.gone.iter().filter_map(|&at| old.get(at)).map(|thing| Change {
            kind,
            id: thing.id,
            name: thing.called,
            way: Vec::new(),
            what: What::Removed,
        }));
    }
    changes
}

/// A walk through an entry, old and new at once.
struct Comparison<'c, 'b> {
    /// The entry and the way to where we are.
    entry: Change<'b>,
    changes: &'c mut Vec<Change<'b>>,
}

impl<'b> Comparison<'_, 'b> {
    /// Compares the fields of a thing that is known again.
    fn things(&mut self, old: &Thing<'b>, new: &Thing<'b>) {
        let from = self.changes.len();
        for ((field, old), (_, new)) in old.fields.iter().zip(&new.fields) {
            self.fields(field, old, new);
        }
        told_by_standing(self.changes, from, self.entry.way.len() + 1);
    }

    fn fields(&mut self, field: &'static str, old: &Field<'b>, new: &Field<'b>) {
        let what = match (old, new) {
            (Field::One(old), Field::One(new)) if old != new => {
                What::Changed { old: old.clone(), new: new.clone() }
            }
            (Field::Set(old), Field::Set(new)) => match items(old, new) {
                Some(what) => what,
                None => return,
            },
            (Field::Row(old), Field::Row(new)) => match items(old, new) {
                Some(what) => what,
                None if old != new => What::Reordered(new.clone()),
                None => return,
            },
            (Field::Things(old), Field::Things(new)) => return self.lists(field, old, new),
            _ => return,
        };
        self.tell(Step { field, of: None }, what);
    }

    /// Compares things that stand in one field.
    fn lists(&mut self, field: &'static str, old: &[Thing<'b>], new: &[Thing<'b>]) {
        let pairs = Pairs::of(old, new);
        for (at, thing) in new.iter().enumerate() {
            let step = Step { field, of: Some(thing.name.clone()) };
            if let Some(before) = pairs.before(at).and_then(|before| old.get(before)) {
                self.entry.way.push(step);
                self.things(before, thing);
                self.entry.way.pop();
            } else {
                self.tell(step, What::Added(thing.says.clone()));
            }
        }
        for thing in pairs.gone.iter().filter_map(|&at| old.get(at)) {
            self.tell(Step { field, of: Some(thing.name.clone()) }, What::Removed);
        }
        if pairs.reordered(new) {
            self.tell(Step { field, of: None }, What::Reordered(Vec::new()));
        }
    }

    fn tell(&mut self, step: Step<'b>, what: What<'b>) {
        let mut way = self.entry.way.clone();
        way.push(step);
        self.changes.push(Change { way, what, ..self.entry.clone() });
    }
}

/// A change of standing tells of the step that led to it, and of the one that did before: neither is told again. `depth` is
/// how far the fields of the indication are from its entry.
fn told_by_standing(changes: &mut Vec<Change<'_>>, from: usize, depth: usize) {
    let own = changes.iter().skip(from).filter(|change| change.way.len() == depth);
    let standing = own.into_iter().find_map(|change| match (change.way.last()?.field, &change.what) {
        (tree::STANDING, What::Changed { old, new }) => Some((event(old.as_ref()), event(new.as_ref()))),
        _ => None,
    });
    let Some((before, now)) = standing else { return };
    let told = |change: &Change<'_>| {
        let of = change.way.get(depth - 1).and_then(|step| step.of.as_ref());
        match &change.what {
            What::Added(_) => change.way.len() == depth && of == now.as_ref(),
            What::Removed => change.way.len() == depth && of == before.as_ref(),
            What::Changed { new: Some(Value::Standing(_)), .. } => {
                change.way.len() == depth + 1 && of == now.as_ref()
            }
            _ => false,
        }
    };
    let later = changes.split_off(from);
    changes.extend(later.into_iter().filter(|change| !told(change)));
}

/// The step that decided a standing.
fn event<'b>(standing: Option<&Value<'b>>) -> Option<Value<'b>> {
    match standing {
        Some(Value::Standing(stands)) => Some(Value::Event(stands.0)),
        _ => None,
    }
}
