//! Queries as people type them, on the shipped book: what is understood of each, and whether it may not wait.

#![allow(clippy::unwrap_used, reason = "it is a test")]

#[path = "support/told.rs"]
mod told;

use cytobrowse::{
    knowledge::load,
    search::{Lexicon, Typing, answer},
};
use told::{understood, urgent};

/// The query; what is understood of it, with `!` before what is ruled out and `?` behind what was misspelt or is only
/// near; and what may not wait.
const QUERIES: [(&str, &str, &str); 40] = [
    ("chills", "chills", ""),
    ("cant stop shaking", "chills", ""),
    ("burning up", "fever", "fever"),
    ("tired all the time", "fatigue", ""),
    ("exausted", "fatigue?", ""),
    ("nausious", "nausea?", ""),
    ("throwing up", "vomiting", ""),
    ("cant keep food down", "vomiting", ""),
    ("diarrhoea", "diarrhea", ""),
    ("diarrhea", "diarrhea", ""),
    ("put on weight", "weight-gain", ""),
    ("put on 10 pounds", "weight-gain", ""),
    ("blood presure droped", "low-blood-pressure?", "low-blood-pressure"),
    ("palpatations", "palpitations?", ""),
    ("head hurts", "headache", ""),
    ("no apetite", "loss-of-appetite?", ""),
    ("neutropenia", "low-neutrophils", "low-neutrophils"),
    ("hair coming out", "thinning-hair", ""),
    ("hair coming out in clumps", "thinning-hair", ""),
    ("I have chills and my blood pressure dropped", "chills · low-blood-pressure", "low-blood-pressure"),
    ("fatige nausia vommiting", "fatigue? · nausea? · vomiting?", ""),
    ("no fever but shivering", "!fever · chills", ""),
    ("high blood pressure", "high-blood-pressure", ""),
    ("suicidal", "suicidal-thoughts", "suicidal-thoughts"),
    ("itchy", "itching", ""),
    ("hungry all the time", "increased-appetite", ""),
    ("yellow eyes", "jaundice", ""),
    ("temp 38.5", "fever", "fever"),
    ("102 F", "fever", "fever"),
    ("chest pain", "chest-pain", "chest-pain"),
    ("can't breathe", "breathlessness", "breathlessness"),
    ("coughing up blood", "coughing-up-blood", "coughing-up-blood"),
    ("throwing up blood", "bleeding-from-stomach-or-bowel", "bleeding-from-stomach-or-bowel"),
    ("passed out", "fainting", "fainting"),
    ("had a fit", "seizure", "seizure"),
    ("face is swelling up", "swollen-face", "swollen-face"),
    ("confused", "confusion", "confusion"),
    ("one side of my body is weak", "stroke", "stroke"),
    ("not peeing", "passing-little-urine", "passing-little-urine"),
    ("intron a rash", "interferon-alfa-2b · skin-rash", ""),
];

#[test]
fn a_query_is_understood_as_a_person_would_and_what_may_not_wait_is_told() {
    let knowledge = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    let lexicon = Lexicon::new(&knowledge);
    for (query, expected, alarm) in QUERIES {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        assert_eq!(understood(&knowledge, &answer), expected, "`{query}`");
        assert_eq!(urgent(&knowledge, &answer).join(" "), alarm, "what may not wait of `{query}`");
    }
}

/// What is typed, and what must not be missed of it, nor be told without being there.
const ALARMS: [(&str, &str); 35] = [
    // A "no" rules out the complaint behind it, and not the next.
    ("no fever chest pain", "chest-pain"),
    ("no fever and chest pain", "chest-pain"),
    ("no fever - chest pain", "chest-pain"),
    ("no fever (chest pain)", "chest-pain"),
    ("no cough and short of breath", "breathlessness"),
    ("no sickness, chest pain", "chest-pain"),
    ("No! chest pain", "chest-pain"),
    ("No.Chest pain", "chest-pain"),
    ("no: chest pain", "chest-pain"),
    ("no chest pain", ""),
    ("no fever no chest pain", ""),
    // A "no" that denies nothing.
    ("not only chest pain", "chest-pain"),
    ("never had chest pain like this", "chest-pain"),
    ("I don't know if this is chest pain", "chest-pain"),
    ("can't sleep without chest pain", "chest-pain"),
    ("isn't breathing", "breathlessness"),
    ("doesn't breathe", "breathlessness"),
    ("not being able to breathe", "breathlessness"),
    // Beside a name or another complaint.
    ("pegasys don't know where I am", "confusion"),
    ("headache and want to do away with myself", "suicidal-thoughts"),
    ("proleukin low hr", "slow-heartbeat"),
    // Misspelt.
    ("cheast pain", "chest-pain"),
    ("stroek", "stroke"),
    ("ceizure", "seizure"),
    // Numbers.
    ("temp 40 pulse 90", "fever"),
    ("temp 39 bp 80/50", "fever"),
    ("temp 38.5ºC", "fever"),
    ("fever for 39 days", "fever"),
    ("fever at 28 weeks pregnant", "fever"),
    ("thermometer says 34.8", "low-body-temperature"),
    ("temp 37", ""),
    ("my temp is 36.6", ""),
    ("dose 38.5", ""),
    ("it is 28 degrees today", ""),
    ("fridge at 25 degrees", ""),
];

#[test]
fn what_may_not_wait_is_neither_missed_nor_made_up() {
    let knowledge = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    let lexicon = Lexicon::new(&knowledge);
    for (query, expected) in ALARMS {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        let told = urgent(&knowledge, &answer);
        let right = if expected.is_empty() { told.is_empty() } else { told.contains(&expected) };
        assert!(right, "`{query}` tells {told:?}, not {expected:?}");
    }
}

#[test]
fn what_may_not_wait_is_told_while_it_is_typed() {
    let knowledge = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    let lexicon = Lexicon::new(&knowledge);
    for (query, expected) in [
        ("chest pain", "chest-pain"),
        ("cant breath", "breathlessness"),
        ("not breathing", "breathlessness"),
        ("coughing up blood", "coughing-up-blood"),
        ("temp 39", "fever"),
        ("suicidal", "suicidal-thoughts"),
    ] {
        let answer = answer(&knowledge, &lexicon, query, Typing::Unfinished);
        let told = urgent(&knowledge, &answer);
        assert!(told.contains(&expected), "`{query}` tells {told:?}, not {expected}");
    }
}
