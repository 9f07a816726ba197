//! The shipped book against statements of the facts made apart from it.

#![allow(clippy::float_cmp, clippy::unwrap_used, reason = "it is a test")]

use cytobrowse::{
    knowledge::{
        Entry, Kind, Knowledge,
        entry::{Frequency, Standing},
        links::{Listing, Subject},
        load,
    },
    page::Order,
    search::{Lexicon, Typing, answer},
};

fn shipped() -> Knowledge {
    load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap()
}

/// The medicine's own lines for a side effect.
fn own<'k>(knowledge: &'k Knowledge, medicine: &str, effect: &str) -> Vec<(Listing, &'k Frequency)> {
    let (medicine, effect) =
        (knowledge.medicines.find(medicine).unwrap(), knowledge.side_effects.find(effect).unwrap());
    let lines =
        knowledge.own_listings(Subject::Medicine(medicine)).filter(|listing| listing.effect == effect);
    lines.map(|listing| (listing, knowledge.reaction(listing).seen)).collect()
}

#[test]
fn it_holds_what_is_known_of_the_field() {
    let knowledge = shipped();
    assert_eq!((knowledge.medicines.len(), knowledge.cytokines.len()), (27, 21));
    let listed = knowledge.side_effects.iter().filter(|(_, effect)| !effect.unlisted).count();
    assert_eq!((listed, knowledge.side_effects.len() - listed), (217, 75));
    let subjects = knowledge.medicines.iter().map(|(at, _)| Subject::Medicine(at));
    let lines: usize = subjects.map(|subject| knowledge.own_listings(subject).count()).sum();
    assert!(lines >= 1_023, "{lines} lines");
    assert!(knowledge.terms.len() >= 60, "{} terms", knowledge.terms.len());
}

/// Medicine, side effect, people in 100, people watched.
const FIGURES: [(&str, &str, f64, u32); 14] = [
    ("aldesleukin", "low-blood-pressure", 71.0, 525),
    ("aldesleukin", "diarrhea", 67.0, 525),
    ("aldesleukin", "chills", 52.0, 525),
    ("aldesleukin", "vomiting", 50.0, 525),
    ("aldesleukin", "nausea", 35.0, 525),
    ("aldesleukin", "fever", 29.0, 525),
    ("aldesleukin", "weight-gain", 16.0, 525),
    ("peginterferon-alfa-2b", "fatigue", 94.0, 608),
    ("peginterferon-alfa-2b", "fever", 75.0, 608),
    ("peginterferon-alfa-2b", "headache", 70.0, 608),
    ("peginterferon-alfa-2b", "skin-rash", 36.0, 608),
    ("peginterferon-alfa-2b", "thinning-hair", 34.0, 608),
    ("ropeginterferon-alfa-2b", "flu-like-illness", 59.0, 51),
    ("ropeginterferon-alfa-2b", "flu-like-illness", 11.0, 178),
];

#[test]
fn figures_are_those_of_the_labels_with_the_people_watched() {
    let knowledge = shipped();
    for (medicine, effect, percent, people) in FIGURES {
        let lines = own(&knowledge, medicine, effect);
        let found = lines.iter().any(|(listing, seen)| {
            **seen == Frequency::Percent(percent) && knowledge.reaction_people(*listing) == Some(people)
        });
        assert!(found, "{medicine}, {effect}: {lines:?}");
    }
}

/// Medicine, use, authority, the year of approval.
const APPROVALS: [(&str, &str, &str, u16); 8] = [
    ("aldesleukin", "kidney-cancer", "FDA", 1992),
    ("aldesleukin", "melanoma", "FDA", 1998),
    ("interferon-alfa-2b", "hairy-cell-leukaemia", "FDA", 1986),
    ("ropeginterferon-alfa-2b", "polycythaemia-vera", "FDA", 2021),
    ("nogapendekin-alfa-inbakicept", "bladder-cancer", "FDA", 2024),
    ("denileukin-diftitox-cxdl", "cutaneous-t-cell-lymphoma", "FDA", 2024),
    ("nadofaragene-firadenovec", "bladder-cancer", "FDA", 2022),
    ("oprelvekin", "low-platelets-from-chemotherapy", "FDA", 1997),
];

#[test]
fn approvals_stand_with_their_authority_and_year() {
    let knowledge = shipped();
    for (medicine, condition, authority, year) in APPROVALS {
        let at = Subject::Medicine(knowledge.medicines.find(medicine).unwrap());
        let indications = knowledge.indications(at).iter().filter(|one| *one.r#for == *condition);
        let found = indications.flat_map(|one| &one.events).any(|event| {
            event.what == Standing::Approved
                && event.by.as_deref() == Some(authority)
                && event.date.is_some_and(|date| date.year() == year)
        });
        assert!(found, "{medicine} for {condition}, {authority} {year}");
    }
}

#[test]
fn nothing_is_approved_for_breast_cancer_and_asking_for_breast_says_so() {
    let knowledge = shipped();
    let answer = answer(&knowledge, &Lexicon::new(&knowledge), "breast", Typing::Finished);
    let [breast] = answer.uses[..] else { panic!("one use: {:?}", answer.uses) };
    assert_eq!(knowledge.id(Entry::Use(breast)), "breast-cancer");
    let standings: Vec<_> = knowledge
        .indicated(breast)
        .iter()
        .flat_map(|&indicated| knowledge.indication(indicated).events.iter().map(|event| event.what))
        .collect();
    assert!(standings.contains(&Standing::NotApproved), "{standings:?}");
    assert!(
        !standings.iter().any(|what| matches!(what, Standing::Approved | Standing::Conditional)),
        "{standings:?}"
    );
}

#[test]
fn every_medicine_is_found_by_each_of_its_names() {
    let knowledge = shipped();
    let lexicon = Lexicon::new(&knowledge);
    for (at, medicine) in knowledge.medicines.iter() {
        for name in [&medicine.name].into_iter().chain(&medicine.brands).chain(&medicine.other_names) {
            let answer = answer(&knowledge, &lexicon, name, Typing::Finished);
            let first = answer.medicines.first().map(|hit| (hit.medicine, hit.named));
            assert_eq!(first, Some((at, true)), "{name}");
        }
    }
}

#[test]
fn every_side_effect_is_reached_from_a_medicine_or_marked_unlisted() {
    let knowledge = shipped();
    for (at, effect) in knowledge.side_effects.iter() {
        assert_eq!(knowledge.is_listed(at), !effect.unlisted, "{}", effect.id);
    }
}

#[test]
fn every_side_effect_is_found_by_each_word_it_is_sure_of() {
    let knowledge = shipped();
    let lexicon = Lexicon::new(&knowledge);
    for (at, effect) in knowledge.side_effects.iter() {
        for word in [&effect.name, &effect.clinical].into_iter().chain(&effect.words) {
            let found = lexicon.exactly(&cytobrowse::fold::fold(word));
            assert!(found.iter().any(|phrase| phrase.entry == Entry::SideEffect(at)), "{word}");
        }
    }
}

#[test]
fn what_may_mean_several_things_is_ambiguous_and_a_group_is_all_of_its_members() {
    let knowledge = shipped();
    let lexicon = Lexicon::new(&knowledge);
    let (_, unsure) = knowledge.side_effects.iter().find(|(_, effect)| !effect.unsure.is_empty()).unwrap();
    let asked = answer(&knowledge, &lexicon, &unsure.unsure[0], Typing::Finished);
    assert!(asked.complaints.len() == 1 && asked.complaints[0].may_be.len() > 1, "{asked:?}");
    let group = &knowledge.groups[0];
    let asked = answer(&knowledge, &lexicon, &group.words[0], Typing::Finished);
    assert_eq!(asked.complaints.len(), group.effects.len());
}

#[test]
fn both_boxed_warnings_that_the_article_leaves_out_are_there() {
    let knowledge = shipped();
    for (medicine, word) in [("aldesleukin", "capillary leak"), ("interferon-alfa-2b", "suicide")] {
        let medicine = &knowledge.medicines[knowledge.medicines.find(medicine).unwrap()];
        assert!(
            medicine.warnings.iter().any(|warning| warning.text.contains(word)),
            "{}: {word}",
            medicine.name
        );
    }
}

#[test]
fn every_page_can_be_made() {
    let knowledge = shipped();
    for kind in Kind::ALL {
        for entry in knowledge.entries(kind) {
            let page = cytobrowse::page::of(&knowledge, entry, Order::default());
            assert!(!page.title.is_empty() && !page.blocks.is_empty(), "{}", knowledge.id(entry));
        }
    }
}

#[test]
fn the_page_about_the_book_tells_what_it_holds_and_as_of_when() {
    let knowledge = shipped();
    let about = knowledge.topics.find("about-this-book").unwrap();
    let page = cytobrowse::page::of(&knowledge, Entry::Topic(about), Order::default());
    let lines: Vec<_> =
        (0..page.blocks.len()).filter_map(|at| page.line(at)).map(cytobrowse::page::Line::words).collect();
    for expected in ["27 medicines, 21 cytokines", "as of 23 November 2026"] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is not in {lines:?}");
    }
}
