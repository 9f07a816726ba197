//! What sentences call the fields and the kinds of the vocabulary.

use crate::knowledge::diff::Change;

/// The fields of the vocabulary, each with what a sentence calls it and one of the things in it. Where a field is what the
/// thing is there for, the sentence need not name it.
const FIELDS: [(&str, &str, &str); 55] = [
    ("about", "whom it watched", ""),
    ("address", "address", ""),
    ("advice", "what to do", ""),
    ("brands", "brands", ""),
    ("by", "by whom", ""),
    ("clinical", "clinical name", ""),
    ("copy_of", "what it is a copy of", ""),
    ("correction", "corrections", "correction"),
    ("cytokine", "made from", ""),
    ("cytokine_from", "sources for what it is made from", ""),
    ("date", "date", ""),
    ("dated", "its own date", ""),
    ("detail", "what narrows it", ""),
    ("effects", "side effects meant", ""),
    ("events", "steps", "step"),
    ("examples", "questions to begin with", ""),
    ("from", "from", ""),
    ("gathered", "the day it was put together", ""),
    ("indications", "uses", "use"),
    ("layer", "layers over it", ""),
    ("list", "side effects", "side effect"),
    ("meaning", "meaning", "meaning"),
    ("measured", "temperatures", ""),
    ("mechanism", "how it works", "sentence on how it works"),
    ("name", "name", ""),
    ("names_from", "sources of its names", ""),
    ("note", "note", ""),
    ("of_class", "speaks of a whole class of medicines", ""),
    ("opposite", "opposite", ""),
    ("other_names", "other names", ""),
    ("parent", "family", ""),
    ("parent_from", "sources for its family", ""),
    ("people", "", ""),
    ("publisher", "publisher", ""),
    ("reactions", "lists of side effects", "list of side effects"),
    ("read", "the day it was read", ""),
    ("route", "how it is given", "sentence on how it is given"),
    ("seen", "", ""),
    ("serious", "serious", ""),
    ("sources", "sources", ""),
    ("standing", "", ""),
    ("statements", "statements", "statement"),
    ("system", "part of the body", ""),
    ("tells_counts", "tells how much is in the book", ""),
    ("text", "", ""),
    ("title", "title", ""),
    ("to", "to", ""),
    ("unlisted", "no medicine lists it", ""),
    ("unsure", "words of more than one meaning", ""),
    ("urgency", "urgency", ""),
    ("urgency_from", "who says how urgent it is", ""),
    ("warnings", "boxed warnings", "boxed warning"),
    ("what", "", "sentence on what it is"),
    ("word", "word", ""),
    ("words", "words", ""),
];

/// What sentences call a field, and one of the things in it.
pub(super) fn words_of(field: &'static str) -> (&'static str, &'static str) {
    let known = FIELDS.iter().find(|(name, ..)| *name == field);
    known.map_or((field, field), |(_, words, one)| (words, one))
}

/// The kinds of entry, each with what one of them is called, and what a sentence about one begins with before its name.
const KINDS: [(&str, &str, &str); 11] = [
    ("alike", "words that mean the same", "Words that mean the same"),
    ("band", "frequency word", "Frequency word"),
    ("book", "book", ""),
    ("cytokine", "cytokine", ""),
    ("group", "words for several side effects", "Words for several side effects"),
    ("medicine", "medicine", ""),
    ("side-effect", "side effect", ""),
    ("source", "source", "Source"),
    ("term", "term", ""),
    ("topic", "topic", ""),
    ("use", "use", ""),
];

/// What an entry of this kind is called, and what a sentence about one begins with.
fn kind_words(kind: &'static str) -> (&'static str, &'static str) {
    let known = KINDS.iter().find(|(name, ..)| *name == kind);
    known.map_or((kind, ""), |(_, one, begins)| (one, begins))
}

/// Whose change a sentence tells.
pub(super) fn owner(change: &Change<'_>) -> String {
    match (change.kind, kind_words(change.kind).1) {
        ("book", _) => "The book".to_owned(),
        (_, "") => change.name.to_owned(),
        (_, begins) => format!("{begins} {}", name(change)),
    }
}

/// An entry that came or went.
pub(super) fn entry(change: &Change<'_>, came: bool) -> String {
    let (one, _) = kind_words(change.kind);
    let name = name(change);
    if came { format!("New {one}: {name}") } else { format!("No longer here: {name} ({one})") }
}

/// What an entry is called; in quotes where it is known by its words.
fn name(change: &Change<'_>) -> String {
    change.id.map_or_else(|| format!("“{}”", change.name), |_| change.name.to_owned())
}
