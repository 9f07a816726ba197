//! How a query is read, rule by rule, on a book made for it: what is typed, and what is understood.

#![allow(clippy::unwrap_used, reason = "it is a test")]

#[path = "support/told.rs"]
mod told;

use cytobrowse::{
    knowledge::{Knowledge, load},
    search::{Lexicon, Typing, answer},
};
use told::{understood, urgent};

fn book() -> Knowledge {
    let text = load::accept("reading.ron", include_bytes!("small/reading.ron").to_vec()).unwrap();
    load::load(&[text], "test").unwrap()
}

/// Holds queries against what they are understood as, whole.
fn are_read(rows: &[(&str, &str)]) {
    let knowledge = book();
    let lexicon = Lexicon::new(&knowledge);
    for (query, expected) in rows {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        assert_eq!(understood(&knowledge, &answer), *expected, "`{query}`");
    }
}

#[test]
fn words_that_change_nothing_are_passed_over_and_told_of() {
    are_read(&[
        ("I have been feeling really bad chills for two weeks", "chills"),
        ("my hair has started falling out", "thinning-hair"),
        ("chills xyzzy", "chills · --xyzzy"),
        ("I have", "--I · --have"),
    ]);
    let knowledge = book();
    let answer = answer(&knowledge, &Lexicon::new(&knowledge), "I have chills", Typing::Finished);
    let passed: Vec<_> = answer.reading.passed_over.iter().map(|at| answer.reading.words(at)).collect();
    assert_eq!(passed, ["I", "have"], "nothing is dropped silently");
}

#[test]
fn forms_of_a_word_and_words_that_are_alike_count_as_the_word() {
    are_read(&[
        ("hair falls out", "thinning-hair"),
        ("hair fell out", "thinning-hair"),
        ("threw up", "vomiting"),
        ("my stomach hurts", "tummy-pain"),
        ("belly aches", "tummy-pain"),
        ("swelling legs", "swollen-legs"),
        ("peripheral edema", "swollen-legs"),
    ]);
}

#[test]
fn the_words_of_a_phrase_may_stand_in_any_order_with_a_few_between() {
    are_read(&[
        ("falling out my hair", "thinning-hair"),
        ("hair keeps falling right out", "thinning-hair · --right"),
        ("pain in my chest", "chest-pain"),
    ]);
}

#[test]
fn misspelt_words_are_corrected_and_marked() {
    are_read(&[
        ("chiills", "chills?"),
        ("vommiting", "vomiting?"),
        ("throwin up", "vomiting?"),
        ("low blood presure", "low-blood-pressure?"),
        ("proleukn", "aldesleukin?"),
        ("chsills", "chills?"),
    ]);
}

#[test]
fn ordinary_english_is_never_corrected() {
    are_read(&[("fewer", "--fewer"), ("lever", "--lever"), ("coach", "--coach"), ("catching", "--catching")]);
}

#[test]
fn words_run_together_or_torn_are_understood() {
    are_read(&[("hairloss", "thinning-hair"), ("shaky hands", "tremor")]);
}

#[test]
fn an_opposite_is_never_understood() {
    are_read(&[
        ("losing weight", "weight-loss"),
        ("lost 10 pounds of weight", "weight-loss? · --pounds"),
        ("put on weight", "weight-gain"),
        ("weight has gone up", "weight-gain"),
        ("weight going down", "weight-loss"),
        ("raised blood pressure", "high-blood-pressure"),
        ("blood pressure dropped", "low-blood-pressure"),
        ("can't lose weight", "!weight-loss"),
    ]);
}

#[test]
fn what_may_be_either_of_two_opposites_asks_which() {
    are_read(&[
        ("hyprotension", "low-blood-pressure|high-blood-pressure"),
        ("blood pressure", "low-blood-pressure|high-blood-pressure"),
        ("blood pressure 85 over 50", "low-blood-pressure|high-blood-pressure"),
    ]);
}

#[test]
fn a_word_that_means_several_things_is_all_of_them() {
    are_read(&[
        ("shaking", "tremor|chills"),
        ("shaking hands", "tremor"),
        ("flu-like symptoms", "fever+chills"),
        ("feel awful", "unwell"),
        ("awful chills", "chills"),
    ]);
}

#[test]
fn what_is_ruled_out_is_bound_to_what_follows() {
    are_read(&[
        ("no fever but shivering", "!fever · chills"),
        ("no fever or chills", "!fever · !chills"),
        ("no fever, chills", "!fever · chills"),
        ("not had any fever", "!fever"),
        ("without a cough", "!cough"),
        ("never itching", "!itching"),
        ("denies chest pain", "!chest-pain"),
        // What is part of a phrase rules nothing out, nor does what stands behind.
        ("can't keep food down", "vomiting"),
        ("can't stop scratching", "itching"),
        ("not able to keep food down", "vomiting"),
        ("fever: no", "fever · --no"),
        ("no chest problem but pain", "!chest-pain? · --problem · --pain"),
    ]);
}

#[test]
fn commas_part_complaints_unless_nothing_else_is_understood() {
    are_read(&[
        ("throwing up, hair falling out", "vomiting · thinning-hair"),
        ("hair, cough, falling", "thinning-hair? · cough · --falling"),
        ("chest, pain", "chest-pain"),
        ("hair loss\nchills; cough. itching", "thinning-hair · chills · cough · itching"),
    ]);
}

#[test]
fn a_temperature_is_a_fever_from_where_its_book_says() {
    are_read(&[
        ("temp 38.5", "fever"),
        ("38,5", "fever"),
        ("102 F", "fever"),
        ("39C and chills", "fever · chills"),
        ("temperature of 100.4", "fever"),
        ("fever 39", "fever"),
        ("temp 37.2", "--temp · --37 · --2"),
        ("99 F", "--99 · --F"),
        ("38 chills", "chills"),
    ]);
}

#[test]
fn names_are_read_beside_complaints_and_have_no_forms() {
    are_read(&[
        ("proleukin chills", "aldesleukin · chills"),
        ("interleukin 2 cough melanoma", "il-2 · cough · melanoma"),
        ("melanomas", "--melanomas"),
    ]);
}

#[test]
fn the_nearest_is_taken_only_where_nothing_else_is_as_near() {
    are_read(&[
        ("an elephant on top of my chest", "chest-pain? · --top"),
        ("in the shower drain with clumps of it", "thinning-hair? · --drain"),
        ("clothes", "--clothes"),
    ]);
    let knowledge = book();
    let answer = answer(&knowledge, &Lexicon::new(&knowledge), "clothes", Typing::Finished);
    let guesses: Vec<_> = answer.guesses.iter().map(|&entry| knowledge.id(entry)).collect();
    assert_eq!(guesses, ["weight-gain", "weight-loss"], "what is not certain is offered");
    assert!(answer.medicines.is_empty() && answer.complaints.is_empty(), "and is no answer");
}

#[test]
fn what_nobody_lists_is_pinned_on_no_medicine() {
    let knowledge = book();
    let lexicon = Lexicon::new(&knowledge);
    for (query, medicines) in
        [("hungry all day", 0), ("hungry", 0), ("hungry, chills", 1), ("clothes", 0), ("no chills", 0)]
    {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        assert_eq!(answer.medicines.len(), medicines, "{query}");
    }
}

#[test]
fn what_may_not_wait_is_told_in_every_reading_but_one_ruled_out() {
    let knowledge = book();
    let lexicon = Lexicon::new(&knowledge);
    for (query, expected) in [
        ("hyprotension", "low-blood-pressure"),
        ("itching, fever, chest pain", "chest-pain fever"),
        ("an elephant on top of my chest", "chest-pain"),
        ("temp 38.5", "fever"),
        ("flu-like symptoms", "fever"),
        ("no chest pain", ""),
        ("chills", ""),
    ] {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        assert_eq!(urgent(&knowledge, &answer).join(" "), expected, "{query}");
    }
}

#[test]
fn the_name_of_what_was_found_shows_what_was_typed() {
    let knowledge = book();
    let lexicon = Lexicon::new(&knowledge);
    for (query, name, marked) in [
        ("blood presure droped", "Low blood pressure", "Low blood pressure"),
        ("my belly hurts", "Tummy pain", "Tummy pain"),
        ("hair falling out", "Thinning hair", "hair"),
        ("alopecia", "Thinning hair", ""),
    ] {
        let answer = answer(&knowledge, &lexicon, query, Typing::Finished);
        let marks: Vec<_> = answer.marked(name).into_iter().map(|place| name.get(place).unwrap()).collect();
        assert_eq!(marks.join(" "), marked, "{query}");
    }
}
