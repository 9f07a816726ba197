//! Search as a table: what is typed, what is understood of it, and which medicines answer.

#![allow(clippy::unwrap_used, reason = "it is a test")]

#[path = "support/told.rs"]
mod told;

use cytobrowse::{
    knowledge::{Entry, Knowledge, load},
    search::{Answer, Lexicon, Typing, answer},
};
use told::{understood, urgent};

/// A book of two medicines, so that the table holds whatever the shipped book learns.
fn small() -> Knowledge {
    let text = load::accept("small.ron", include_bytes!("small/book.ron").to_vec()).unwrap();
    load::load(&[text], "small").unwrap()
}

/// The medicines that answer, in a line: `aldesleukin 1/2`.
fn medicines(knowledge: &Knowledge, answer: &Answer) -> String {
    let hits = answer.medicines.iter().map(|hit| {
        let id = knowledge.id(Entry::Medicine(hit.medicine));
        format!("{id} {}/{}", hit.listed().count(), hit.findings.len())
    });
    hits.collect::<Vec<_>>().join(", ")
}

/// Query, what is understood, which medicines answer.
const WHOLE: &[(&str, &str, &str)] = &[
    // Complaints, by name, by word, several at once.
    ("chills", "chills", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    ("CHILLS!", "chills", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    ("low blood pressure", "low-blood-pressure", "aldesleukin 1/1"),
    ("hypotension", "low-blood-pressure", "aldesleukin 1/1"),
    ("hair loss", "thinning-hair", "interferon-alfa-2b 1/1"),
    ("diarrhoea", "diarrhea", "aldesleukin 1/1"),
    ("chills, hair loss", "chills · thinning-hair", "interferon-alfa-2b 2/2, aldesleukin 1/2"),
    ("chills hair loss", "chills · thinning-hair", "interferon-alfa-2b 2/2, aldesleukin 1/2"),
    ("diarrhea and chills", "diarrhea · chills", "aldesleukin 2/2, interferon-alfa-2b 1/2"),
    ("chills, chills", "chills · chills", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    // A comma ends a phrase, unless nothing else is understood.
    (
        "chills, low, blood pressure",
        "chills · low-blood-pressure? · --low",
        "aldesleukin 1/1, interferon-alfa-2b 1/1",
    ),
    ("low, blood pressure", "low-blood-pressure", "aldesleukin 1/1"),
    ("I have really bad chills all day long", "chills · --long", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    // What is ruled out is shown and not asked.
    ("no fever, chills", "!fever · chills", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    ("never chills", "!chills", ""),
    ("no, chills", "chills · --no", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    // Names, brands and cytokines, alone and with complaints.
    ("proleukin", "aldesleukin", "aldesleukin 0/0"),
    ("il2", "il-2", "aldesleukin 0/0"),
    ("IL-2", "il-2", "aldesleukin 0/0"),
    ("interferon alpha 2b", "interferon-alfa-2b", "interferon-alfa-2b 0/0"),
    ("IFN-α", "ifn-alpha", "interferon-alfa-2b 0/0"),
    ("intron a rash", "interferon-alfa-2b · skin-rash", "interferon-alfa-2b 1/1"),
    ("proleukin rash", "aldesleukin · skin-rash", "aldesleukin 0/1"),
    // A family without a medicine does not make the answer empty.
    ("il7 chills", "il-7 · chills", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    ("fever: no", "fever · --no", "aldesleukin 1/1, interferon-alfa-2b 1/1"),
    // Uses.
    ("melanoma", "melanoma", "aldesleukin 0/0, interferon-alfa-2b 0/0"),
    ("breast", "breast-cancer", ""),
];

#[test]
fn a_whole_query_is_understood_and_answered_as_the_table_says() {
    let knowledge = small();
    let lexicon = Lexicon::new(&knowledge);
    for &(query, parts, hits) in WHOLE {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        assert_eq!(understood(&knowledge, &answer), parts, "understood of `{query}`");
        assert_eq!(medicines(&knowledge, &answer), hits, "medicines for `{query}`");
    }
}

/// What is typed so far, and what is understood of it.
const TYPED: [(&str, &str); 8] = [
    ("chil", "chills"),
    ("chills, low bl", "chills · low-blood-pressure"),
    ("chills, ", "chills"),
    // A word that could still become two things is both; a whole word is what it is.
    ("heada", "headache"),
    ("fever", "fever"),
    ("prol", "aldesleukin"),
    // Behind a space the word is over.
    ("interf ", "--interf"),
    ("", ""),
];

#[test]
fn while_it_is_typed_the_beginning_of_the_last_word_counts() {
    let knowledge = small();
    let lexicon = Lexicon::new(&knowledge);
    for (query, parts) in TYPED {
        let answer = answer(&knowledge, &lexicon, query, Typing::Unfinished);
        assert_eq!(understood(&knowledge, &answer), parts, "understood of `{query}`");
    }
    let whole = answer(&knowledge, &lexicon, "interf", Typing::Finished);
    assert_eq!(understood(&knowledge, &whole), "--interf", "a whole query is no beginning");
}

#[test]
fn the_beginning_of_a_word_shows_all_it_may_become() {
    let knowledge = small();
    let answer = answer(&knowledge, &Lexicon::new(&knowledge), "inter", Typing::Unfinished);
    let [part] = answer.reading.understood.as_slice() else { panic!("one part") };
    let kinds: std::collections::BTreeSet<_> = part.entries.iter().map(|entry| entry.kind().name()).collect();
    assert!(kinds.contains("medicine") && kinds.contains("cytokine"), "{kinds:?}");
    assert_eq!(
        medicines(&knowledge, &answer),
        "interferon-alfa-2b 0/0",
        "and confines the answer to nothing"
    );
}

#[test]
fn behind_a_complaint_the_beginning_of_a_word_is_no_other_until_it_means_one_thing() {
    let knowledge = small();
    let lexicon = Lexicon::new(&knowledge);
    for (query, complaints) in [("he", 1), ("chills he", 1), ("chills heada", 2)] {
        assert_eq!(
            answer(&knowledge, &lexicon, query, Typing::Unfinished).complaints.len(),
            complaints,
            "{query}"
        );
    }
}

#[test]
fn what_may_not_wait_is_told_most_urgent_first() {
    let knowledge = small();
    let answer =
        answer(&knowledge, &Lexicon::new(&knowledge), "chills, fever, chest pain, rash", Typing::Finished);
    assert_eq!(urgent(&knowledge, &answer), ["chest-pain", "fever"]);
    let ruled_out =
        cytobrowse::search::answer(&knowledge, &Lexicon::new(&knowledge), "no chest pain", Typing::Finished);
    assert!(ruled_out.urgent.is_empty());
}

#[test]
fn a_word_half_typed_raises_no_alarm_while_it_may_mean_what_can_wait() {
    let knowledge = small();
    let lexicon = Lexicon::new(&knowledge);
    // "heart" may still become several things, and none of them can wait.
    for (query, alarms) in [("ch", 0), ("chest pa", 1), ("chest pain", 1), ("heart", 2)] {
        assert_eq!(answer(&knowledge, &lexicon, query, Typing::Unfinished).urgent.len(), alarms, "{query}");
    }
}

#[test]
fn what_finds_nothing_offers_the_nearest_as_a_question() {
    let knowledge = small();
    let lexicon = Lexicon::new(&knowledge);
    for (query, nearest) in [("bringing nothing", Some("vomiting")), ("qqqqqqqq", None)] {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        let first = answer.guesses.first().map(|&entry| knowledge.id(entry));
        assert_eq!(first, nearest, "{query}");
        assert!(answer.medicines.is_empty() && answer.complaints.is_empty(), "a guess is no answer");
    }
}

#[test]
fn any_text_at_all_is_read() {
    let knowledge = small();
    let lexicon = Lexicon::new(&knowledge);
    let long = "chills ".repeat(10_000);
    let no_end = "a".repeat(100_000);
    for query in [
        &long,
        &no_end,
        "…—’’ 🙂 !!!",
        "\u{1b}[2J\0",
        "漢字",
        "e\u{301}\u{301}\u{301}",
        "-",
        "no no no",
        ",,,;",
    ] {
        for typing in [Typing::Finished, Typing::Unfinished] {
            let answer = answer(&knowledge, &lexicon, query, typing);
            for part in &answer.reading.understood {
                assert!(query.get(part.place.clone()).is_some(), "a place is a part of the query");
            }
        }
    }
}
