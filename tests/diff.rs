//! What has changed from one book to another is told in sentences: every field of the vocabulary, and no more than changed.

#![allow(clippy::panic, clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

#[path = "support/book.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod book;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/stored.rs"]
mod stored;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/vocabulary.rs"]
mod vocabulary;

use cytobrowse::{
    knowledge::{Knowledge, diff::diff, load},
    page::{diff::Teller, json::diff::Difference},
};
use serde_json::Value;
use std::collections::BTreeSet;
use vocabulary::{is_of_layers, vocabulary};

/// A book that has every section and nearly every field.
const STARTER: &str = include_str!("../assets/starter.ron");

/// What a text says. Only its form is looked at, as `diff` does.
fn knowledge(text: &str) -> Knowledge {
    let source = load::accept("book.ron", text.as_bytes().to_vec()).unwrap();
    load::put_together(vec![load::parse(&source).unwrap()], "book")
}

/// The differences as JSON has them.
fn told(old: &str, new: &str) -> Vec<Value> {
    let (old, new) = (knowledge(old), knowledge(new));
    let teller = Teller::new(&old, &new);
    diff(&old, &new)
        .iter()
        .map(|change| serde_json::to_value(Difference::new(teller, change)).unwrap())
        .collect()
}

/// The sentences, one a line.
fn sentences(told: &[Value]) -> String {
    told.iter().map(|one| one["text"].as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

/// What is edited, and what is said of it.
const EDITS: &[(&str, &str, &str)] = &[
    (r#"title: "My medicines""#, r#"title: "Yours""#, "The book: title: “My medicines” → “Yours”"),
    (
        r#"gathered: "2026-11-23""#,
        r#"gathered: "2027""#,
        "The book: the day it was put together: 23 November 2026 → 2027",
    ),
    (
        r#""examplin fever","#,
        r#""fever","#,
        "The book: questions to begin with added: fever; taken away: examplin fever",
    ),
    (
        r#"title: "The leaflet of Examplin""#,
        r#"title: "The leaflet""#,
        "Source leaflet: title: “The leaflet of Examplin” → “The leaflet”",
    ),
    (
        r#"publisher: "The Example Agency","#,
        "",
        "Source leaflet: publisher: “The Example Agency” → not given",
    ),
    (
        "https://example.org/leaflet",
        "https://example.org/new",
        "Source leaflet: address: https://example.org/leaflet → https://example.org/new",
    ),
    (r#"dated: "2021""#, r#"dated: "2021-05""#, "Source study: its own date: 2021 → May 2021"),
    (
        r#"read: "2026-11-23",
            copy_of"#,
        "copy_of",
        "Source study: the day it was read: 23 November 2026 → not given",
    ),
    (
        r#"copy_of: "the study as the journal printed it","#,
        "",
        "Source study: what it is a copy of: “the study as the journal printed it” → not given",
    ),
    (
        r#"note: "It can be read without paying.""#,
        r#"note: "It costs money.""#,
        "Source study: note: “It can be read without paying.” → “It costs money.”",
    ),
    (
        r#"id: "study""#,
        r#"id: "trial""#,
        "New source: trial
No longer here: study (source)",
    ),
    (r#"word: "common","#, r#"word: "usual","#, "Frequency word common: word: “common” → “usual”"),
    ("from: 1,", "from: 2,", "Frequency word common: from: 1 in 100 → 2 in 100"),
    ("to: 10,", "", "Frequency word common: to: 10 in 100 → not given"),
    (
        r#"meaning: "1 to 10 in 100, as the leaflet defines it""#,
        r#"meaning: "1 to 10 in 100""#,
        "Frequency word common: meaning: “1 to 10 in 100, as the leaflet defines it” → “1 to 10 in 100”",
    ),
    (
        r#"sources: ["leaflet: section 4"],            // The id"#,
        r#"sources: ["leaflet: section 4", "editorial"], // The id"#,
        "Frequency word common: sources added: our own words",
    ),
    (
        r#"name: "Examplekins""#,
        r#"name: "Examplekin family""#,
        "Examplekin family: name: “Examplekins” → “Examplekin family”",
    ),
    (r#"other_names: ["EK-1"]"#, r#"other_names: ["EK-1", "EK1"]"#, "Examplekin-1: other names added: EK1"),
    (
        r#"names_from: ["leaflet: section 1"]"#,
        r#"names_from: ["no source found"]"#,
        "Examplekin-1: sources of its names added: no source found; taken away: The leaflet of Examplin (The Example Agency), section 1",
    ),
    (r#"parent: "examplekins""#, r#"parent: "other""#, "Examplekin-1: family: Examplekins → other"),
    (
        r#"parent_from: ["leaflet: section 1"]"#,
        "parent_from: []",
        "Examplekin-1: sources for its family taken away: The leaflet of Examplin (The Example Agency), section 1",
    ),
    (
        r#"(text: "Cells use them to talk to each other.", sources: ["leaflet: section 1"]),"#,
        "",
        "Examplekins: statement taken away: “Cells use them to talk to each other.”",
    ),
    (
        r#"name: "Examplekin-1","#,
        r#"name: "Examplekin-1", indications: [(for: "melanoma", events: [(what: Used, sources: [])])],
reactions: [(sources: ["study"], list: [])],"#,
        "Examplekin-1: new use: Melanoma, used
Examplekin-1: new list of side effects: Examplin in 120 people (a copy)",
    ),
    (
        r#"name: "Melanoma","#,
        r#"name: "Skin melanoma","#,
        "Skin melanoma: name: “Melanoma” → “Skin melanoma”",
    ),
    (
        r#"clinical: "Malignant melanoma""#,
        r#"clinical: "Melanoma malignum""#,
        "Melanoma: clinical name: “Malignant melanoma” → “Melanoma malignum”",
    ),
    (
        r#"words: ["skin cancer"],"#,
        r#"words: ["mole cancer"], statements: [(text: "It begins in the skin.", sources: [])],"#,
        "Melanoma: words added: mole cancer; taken away: skin cancer
Melanoma: new statement: “It begins in the skin.”",
    ),
    (
        r#"name: "Exampleleukin","#,
        r#"name: "Examplekin alfa","#,
        "Examplekin alfa: name: “Exampleleukin” → “Examplekin alfa”",
    ),
    (
        r#"brands: ["Examplin"],"#,
        r#"brands: ["Examplin", "Exa"], other_names: ["EXL"],"#,
        "Exampleleukin: brands added: Exa
Exampleleukin: other names added: EXL",
    ),
    (
        r#"names_from: ["leaflet: title"]"#,
        r#"names_from: ["leaflet: title", "study"]"#,
        "Exampleleukin: sources of its names added: Examplin in 120 people (a copy)",
    ),
    (
        r#"cytokine: "examplekin-1""#,
        r#"cytokine: "examplekins""#,
        "Exampleleukin: made from: Examplekin-1 → Examplekins",
    ),
    (
        r#"cytokine_from: ["leaflet: section 1"]"#,
        r#"cytokine_from: ["leaflet"]"#,
        "Exampleleukin: sources for what it is made from added: The leaflet of Examplin (The Example Agency); taken away: The leaflet of Examplin (The Example Agency), section 1",
    ),
    (
        r#"text: "It is a man-made copy of examplekin-1.""#,
        r#"text: "It is a copy of examplekin-1.""#,
        "Exampleleukin: sentence on what it is: “It is a man-made copy of examplekin-1.” → “It is a copy of examplekin-1.”",
    ),
    (
        r#"text: "It is a jab under the skin, once a week.",
                sources: ["leaflet: section 3"],"#,
        r#"text: "It is a jab under the skin, once a week.",
                sources: ["study"],"#,
        "Exampleleukin: sentence on how it is given “It is a jab under the skin, once a week.”: sources added: Examplin in 120 people (a copy); taken away: The leaflet of Examplin (The Example Agency), section 3",
    ),
    (
        r#"mechanism: (                                // How it works.
                text: "It wakes cells that fight the cancer.",
                sources: ["leaflet: section 1"],
            ),"#,
        "",
        "Exampleleukin: sentence on how it works taken away: “It wakes cells that fight the cancer.”",
    ),
    (
        r#"(text: "It can make your blood pressure fall far.", sources: ["leaflet: boxed warning"]),"#,
        r#"(text: "It can make your blood pressure fall far.", sources: ["leaflet: boxed warning"]), (text: "It can stop your heart.", sources: []),"#,
        "Exampleleukin: new boxed warning: “It can stop your heart.”",
    ),
    (
        r#"(text: "Keep it in the fridge.", sources: ["leaflet: section 5"]),"#,
        r#"(text: "Keep it in the fridge.", sources: ["leaflet: section 5"], correction: (text: "It keeps at home too.", sources: [])),"#,
        "Exampleleukin: statement “Keep it in the fridge.”: new correction: “It keeps at home too.”",
    ),
    (
        r#"detail: "in adults, after surgery", // What narrows it."#,
        r#"detail: "in adults", correction: (text: "Only some.", sources: []),"#,
        "Exampleleukin: for Melanoma: what narrows it: “in adults, after surgery” → “in adults”
Exampleleukin: for Melanoma: new correction: “Only some.”",
    ),
    (
        r#"note: "It is for people who had surgery first.",
                            sources: ["leaflet: section 1"],
                        ),"#,
        r#"note: "It is for people who had surgery first.",
                            sources: ["leaflet: section 1"],
                        ),
(what: Discontinued, date: "2025", sources: ["study"]),"#,
        "Exampleleukin: standing for Melanoma: approved (5 March 2024) → no longer sold (2025)",
    ),
    (
        "what: Approved,",
        "what: Conditional,",
        "Exampleleukin: standing for Melanoma: approved (5 March 2024) → conditionally approved (5 March 2024)",
    ),
    (
        r#"by: "FDA","#,
        r#"by: "EMA","#,
        "Exampleleukin: for Melanoma: approved by the EMA, 5 March 2024: by whom: “FDA” → “EMA”",
    ),
    (
        r#"date: "2024-03-05""#,
        r#"date: "2024-03""#,
        "Exampleleukin: for Melanoma: approved by the FDA, March 2024: date: 5 March 2024 → March 2024",
    ),
    (
        r#"note: "It is for people who had surgery first.","#,
        "",
        "Exampleleukin: for Melanoma: approved by the FDA, 5 March 2024: note: “It is for people who had surgery first.” → not given",
    ),
    (
        r#"(what: Studied, date: "2019", sources: ["study: methods"])"#,
        r#"(what: Studied, date: "2019", sources: ["study"])"#,
        "Exampleleukin: for Melanoma: studied, 2019: sources added: Examplin in 120 people (a copy); taken away: Examplin in 120 people (a copy), methods",
    ),
    (
        r#"(what: Studied, date: "2019", sources: ["study: methods"]),"#,
        "",
        "Exampleleukin: for Melanoma: step taken away: studied, 2019",
    ),
    (
        r#"(what: Studied, date: "2019","#,
        r#"(what: Used, date: "2019","#,
        "Exampleleukin: for Melanoma: used, 2019: studied (2019) → used (2019)",
    ),
    (
        r#"events: [
                        (what: Studied, date: "2019", sources: ["study: methods"]),"#,
        r#"events: [
                        (what: Studied, date: "2018", sources: ["study: methods"]), (what: Studied, date: "2019", sources: ["study: methods"]),"#,
        "Exampleleukin: for Melanoma: new step: studied, 2018",
    ),
    (
        r#"sources: ["study: table 2"],"#,
        r#"sources: ["study: table 9"],"#,
        "Exampleleukin: list of side effects from Examplin in 120 people (a copy), table 9: sources added: Examplin in 120 people (a copy), table 9; taken away: Examplin in 120 people (a copy), table 2",
    ),
    (
        r#"about: "any severity""#,
        r#"about: "severe only""#,
        "Exampleleukin: list of side effects from Examplin in 120 people (a copy), table 2: whom it watched: “any severity” → “severe only”",
    ),
    (
        "people: 120,",
        "people: 121,",
        "Exampleleukin: list of side effects from Examplin in 120 people (a copy), table 2: 120 people watched → 121 people watched",
    ),
    (
        "of_class: true,",
        "",
        "Exampleleukin: list of side effects from The leaflet of Examplin (The Example Agency), section 4: speaks of a whole class of medicines: yes → no",
    ),
    (
        r#"(effect: "feeling-sick", seen: UpTo(60)),"#,
        "",
        "Exampleleukin: side effect taken away: Feeling sick",
    ),
    (
        r#"(effect: "feeling-sick", seen: UpTo(60)),"#,
        r#"(effect: "feeling-sick", seen: UpTo(60)), (effect: "hiccups"),"#,
        "Exampleleukin: new side effect: hiccups, no number given (Examplin in 120 people (a copy), table 2)",
    ),
    (
        "seen: Percent(52)",
        "seen: Percent(54)",
        "Exampleleukin: Chills: 52 in 100 → 54 in 100 (Examplin in 120 people (a copy), table 2)",
    ),
    ("people: 60,", "", "Exampleleukin: Low blood pressure: 60 people watched → not given"),
    ("serious: Source,", "", "Exampleleukin: Low blood pressure: serious: the source says so → not marked"),
    (
        r#"note: "after the first jab""#,
        r#"note: "after the last jab""#,
        "Exampleleukin: Low blood pressure: note: “after the first jab” → “after the last jab”",
    ),
    (
        r#"sources: ["study: table 3"],"#,
        "sources: [],",
        "Exampleleukin: Low blood pressure: sources taken away: Examplin in 120 people (a copy), table 3",
    ),
    (
        r#"text: "The leaflet says that it is rare now.""#,
        r#"text: "It is rare now.""#,
        "Exampleleukin: Low blood pressure: correction: “The leaflet says that it is rare now.” → “It is rare now.”",
    ),
    (
        r#"correction: (               // What holds today, where that is something else.
                                text: "The leaflet says that it is rare now.",
                                sources: ["leaflet: section 4"],
                            ),"#,
        "",
        "Exampleleukin: Low blood pressure: correction taken away: “The leaflet says that it is rare now.”",
    ),
    (
        r#"text: "The leaflet says that it is rare now.",
                                sources: ["leaflet: section 4"]"#,
        r#"text: "The leaflet says that it is rare now.",
                                sources: ["study"]"#,
        "Exampleleukin: Low blood pressure: correction “The leaflet says that it is rare now.”: sources added: Examplin in 120 people (a copy); taken away: The leaflet of Examplin (The Example Agency), section 4",
    ),
    (r#"name: "Fever","#, r#"name: "High fever","#, "High fever: name: “Fever” → “High fever”"),
    (
        r#"clinical: "Pyrexia""#,
        r#"clinical: "Hyperthermia""#,
        "Fever: clinical name: “Pyrexia” → “Hyperthermia”",
    ),
    (
        "system: Gut",
        "system: Brain",
        "Feeling sick: part of the body: mouth, stomach and bowel → brain, nerves and mood",
    ),
    (
        r#"meaning: "Your body is too hot.""#,
        r#"meaning: "You are hot.""#,
        "Fever: meaning: “Your body is too hot.” → “You are hot.”",
    ),
    (
        r#"words: ["shivering", "shakes", "teeth chattering"]"#,
        r#"words: ["shivering", "shakes", "rattling", "juddering"]"#,
        "Chills: words added: rattling, juddering; taken away: teeth chattering",
    ),
    (
        r#"unsure: ["flushed"],                        //"#,
        r#"unsure: ["glowing"], //"#,
        "Fever: words of more than one meaning added: glowing; taken away: flushed",
    ),
    (
        "measured: [Celsius(38, 43), Fahrenheit(100.4, 109.4)]",
        "measured: [Celsius(38.5, 43), Fahrenheit(100.4, 109.4)]",
        "Fever: temperatures added: 38.5 to 43 °C; taken away: 38 to 43 °C",
    ),
    ("unlisted: true,", "", "High blood pressure: no medicine lists it: yes → no"),
    (
        r#"opposite: "high-blood-pressure""#,
        r#"opposite: "fever""#,
        "Low blood pressure: opposite: High blood pressure → Fever",
    ),
    (
        "urgency: TellTeam",
        "urgency: Emergency",
        "Feeling sick: urgency: tell your team → can be an emergency, get help now",
    ),
    ("urgency_from: Source,", "", "Chills: who says how urgent it is: the source says so → our reading"),
    (
        r#"advice: "Ring your team now, day or night.""#,
        r#"advice: "Ring now.""#,
        "Fever: what to do: “Ring your team now, day or night.” → “Ring now.”",
    ),
    (
        r#"urgency: SameDay,
            sources: ["editorial"],"#,
        r#"urgency: SameDay,
            sources: ["no source found"],"#,
        "High blood pressure: sources added: no source found; taken away: our own words",
    ),
    (
        r#"id: "high-blood-pressure""#,
        r#"id: "too-much-pressure""#,
        "New side effect: High blood pressure
No longer here: High blood pressure (side effect)",
    ),
    (
        r#"words: ["flu-like symptoms", "like the flu"]"#,
        r#"words: ["flu-like symptoms", "like flu"]"#,
        "Words for several side effects “flu-like symptoms”: words added: like flu; taken away: like the flu",
    ),
    (
        r#"effects: ["chills", "fever"]"#,
        r#"effects: ["chills", "fever", "feeling-sick"]"#,
        "Words for several side effects “flu-like symptoms”: side effects meant added: Feeling sick",
    ),
    (
        r#"["stomach", "tummy", "belly"]"#,
        r#"["stomach", "tummy", "belly", "middle"]"#,
        "Words that mean the same “stomach”: words added: middle",
    ),
    (r#"["stomach", "tummy", "belly"],"#, "", "No longer here: “stomach” (words that mean the same)"),
    (
        r#"["stomach", "tummy", "belly"],"#,
        r#"["stomach", "tummy", "belly"], ["sore", "hurting"],"#,
        "New words that mean the same: “sore”",
    ),
    (r#"name: "About this book""#, r#"name: "About""#, "About: name: “About this book” → “About”"),
    (r#"words: ["who made this"]"#, "words: []", "About this book: words taken away: who made this"),
    ("tells_counts: true,", "", "About this book: tells how much is in the book: yes → no"),
    (
        r#"text: "It is an example. All in it is invented.""#,
        r#"text: "It is an example.""#,
        "About this book: statement: “It is an example. All in it is invented.” → “It is an example.”",
    ),
    (
        r#"name: "Side effect""#,
        r#"name: "Side effects""#,
        "Side effects: name: “Side effect” → “Side effects”",
    ),
    (
        r#"words: ["adverse reaction"],"#,
        r#"words: ["bad reaction"], statements: [(text: "All have some.", sources: [])],"#,
        "Side effect: words added: bad reaction; taken away: adverse reaction
Side effect: new statement: “All have some.”",
    ),
    (
        r#"sources: ["editorial"],
            ),
        ),
    ],
)"#,
        r#"sources: ["study"],
            ),
        ),
    ],
)"#,
        "Side effect: meaning “It is what a medicine does to you…”: sources added: Examplin in 120 people (a copy); taken away: our own words",
    ),
];

#[test]
fn every_edit_is_told_in_a_sentence() {
    for (from, to, expected) in EDITS {
        assert_eq!(sentences(&told(STARTER, &book::edited(STARTER, from, to))), *expected, "{from} → {to}");
        assert!(!expected.is_empty() && !expected.contains('_'), "it is told in words: {expected}");
    }
}

/// The fields by which an entry is known again: with another one it is another entry.
const IDENTITY: [&str; 4] = ["id", "format", "effect", "for"];

#[test]
fn every_field_of_the_vocabulary_is_told_of() {
    let types = vocabulary();
    let mut missing: BTreeSet<(String, String)> = BTreeSet::new();
    for one in &types {
        let fields = one.fields.iter().filter(|field| !IDENTITY.contains(&field.name.as_str()));
        // What is added is told of the entry it is added to; the rest is no knowledge by itself.
        let fields = fields.filter(|field| !is_of_layers(one, field));
        // What is said in short is told as if it were said in full.
        let fields = fields.filter(|field| one.name != "InShort" && field.name != "in_short");
        missing.extend(fields.map(|field| (one.name.clone(), field.name.clone())));
    }
    for (from, to, _) in EDITS {
        for change in told(STARTER, &book::edited(STARTER, from, to)) {
            let kind = change["kind"].as_str().unwrap();
            // The sections of a book are told of as the entries they hold.
            let section = types.iter().filter(|one| one.name == "Book").flat_map(|one| &one.fields);
            let pascal: String = kind.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
            let of_kind = section.filter(|field| field.holds() == pascal || field.name == kind);
            missing.retain(|(of, name)| of != "Book" || !of_kind.clone().any(|field| field.name == *name));
            let mut at = pascal;
            for name in change["field"].as_str().unwrap_or_default().split('.') {
                missing.remove(&(at.clone(), name.to_owned()));
                let holds = types.iter().filter(|one| one.name == at).flat_map(|one| &one.fields);
                at = holds.filter(|field| field.name == name).map(|field| field.holds().to_owned()).collect();
            }
        }
    }
    assert!(missing.is_empty(), "no edit above changes {missing:?}");
}

#[test]
fn the_same_book_in_another_order_is_the_same() {
    let shipped = load::shipped().unwrap();
    let books = || shipped.iter().map(|text| load::parse(text).unwrap());
    let ordered = load::put_together(books().collect(), "one");
    let mut reversed: Vec<_> = books().collect();
    reversed.reverse();
    for book in &mut reversed {
        book.sources.reverse();
        book.medicines.reverse();
        book.side_effects.reverse();
        book.terms.reverse();
        book.groups.reverse();
        book.alike.reverse();
        book.uses.reverse();
    }
    let reversed = load::put_together(reversed, "two");
    assert_eq!(diff(&ordered, &reversed), []);
    assert_eq!(diff(&reversed, &ordered), []);
}

#[test]
fn a_line_in_short_says_what_the_same_line_says_in_full() {
    const LINE: &str = "(seen: UpTo(1), effects: \"low-blood-pressure feeling-sick\"),";
    let without = book::edited(STARTER, LINE, "");
    let before = "(effect: \"fever\"),                          //";
    let in_full =
        "(effect: \"low-blood-pressure\", seen: UpTo(1)), (effect: \"feeling-sick\", seen: UpTo(1)),";
    let in_full = book::edited(&without, before, &format!("{in_full} {before}"));
    assert_eq!(told(STARTER, &in_full), Vec::<Value>::new());
    let changed = sentences(&told(STARTER, &book::edited(STARTER, "UpTo(1)", "UpTo(2)")));
    assert!(changed.contains("up to 1 in 100 → up to 2 in 100"), "{changed}");
}

/// The starter with two texts of it swapped.
fn swapped(one: &str, other: &str) -> String {
    assert!(STARTER.matches(one).count() == 1 && STARTER.matches(other).count() == 1, "{one} and {other}");
    STARTER.replace(one, "\0").replace(other, one).replace('\0', other)
}

#[test]
fn an_order_is_told_where_it_says_something_and_nowhere_else() {
    let (chills, fever) =
        (r#"effect: "chills", seen: Percent(52)"#, r#"effect: "fever", seen: Range(20, 35)"#);
    assert_eq!(sentences(&told(STARTER, &swapped(chills, fever))), "", "lines of two side effects");

    let line = |source: &str| format!(r#"(effect: "hiccups", sources: ["{source}"])"#);
    let of = |one: &str, other: &str| {
        let lines =
            format!("list: [{}, {}, (effect: \"chills\", seen: Percent(52)),", line(one), line(other));
        book::edited(
            STARTER,
            "list: [\n                        (effect: \"chills\", seen: Percent(52)),",
            &lines,
        )
    };
    assert_eq!(
        sentences(&told(&of("study", "leaflet"), &of("leaflet", "study"))),
        "Exampleleukin: side effects in another order",
        "of two lines that disagree the better one comes first"
    );

    let brands =
        |names: &str| book::edited(STARTER, r#"brands: ["Examplin"]"#, &format!("brands: [{names}]"));
    assert_eq!(
        sentences(&told(&brands(r#""Examplin", "Exa""#), &brands(r#""Exa", "Examplin""#))),
        "Exampleleukin: brands in another order: Exa, Examplin",
        "the best known comes first"
    );
    let words = r#"words: ["shivering", "shakes", "teeth chattering"]"#;
    let turned = book::edited(STARTER, words, r#"words: ["teeth chattering", "shakes", "shivering"]"#);
    assert_eq!(sentences(&told(STARTER, &turned)), "", "words have no order");
}

#[test]
fn a_change_and_its_opposite_mirror_each_other() {
    for (from, to, _) in EDITS {
        let edited = book::edited(STARTER, from, to);
        let (there, back) = (told(STARTER, &edited), told(&edited, STARTER));
        assert_eq!(there.is_empty(), back.is_empty(), "{from}");
        for (kind, other) in [("added", "removed"), ("removed", "added")] {
            let of = |all: &[Value], kind: &str| all.iter().filter(|one| one["change"] == kind).count();
            assert_eq!(of(&there, kind), of(&back, other), "{from}");
        }
    }
}

#[test]
fn a_figure_is_told_in_the_words_of_the_book_it_stands_in() {
    let (old, new) = (r#"word: "common""#, r#"word: "usual""#);
    let figure = (r#"seen: Word("common")"#, "seen: Percent(7)");
    let edited = book::edited(&book::edited(STARTER, old, new), figure.0, figure.1);
    let said = sentences(&told(STARTER, &edited));
    assert!(said.contains("Chills: 1 to 10 in 100 (“common”) → 7 in 100"), "{said}");
    // One file of a book may use a word that another file explains.
    let alone = |seen: &str| {
        format!(
            r#"Book(format: 1, cytokines: [(id: "a", name: "A", reactions: [(sources: ["x"], list: [(effect: "b", seen: {seen})])])])"#
        )
    };
    assert_eq!(
        sentences(&told(&alone(r#"Word("rare")"#), &alone("Percent(3)"))),
        "A: b: “rare” → 3 in 100 (x)"
    );
}
