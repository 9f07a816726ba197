//! The 87 clinical claims of the article the book began from, each in its place in `assets/knowledge.ron`.
//!
//! The list below is this test's own: it says what the article claims, in which paragraph, whether that still holds,
//! and where in the book a reader finds it.

use Place::{For, Made, Named, Parent, Reacts, Says};
use Standing::{Approved, NotApproved, Studied, Used};
use Status::{Holds, Imprecise, Outdated};
use cytobrowse::knowledge::{
    diagnostic::Problem,
    entry::{Book, Citation, Correction, Frequency, Indication, Reaction, Reactions, Standing, Statement},
    load,
    text::{Id, Text},
};
use std::collections::BTreeSet;

/// What the check of a claim came to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Holds,
    Imprecise,
    Outdated,
}

/// Where in the book a claim is found. The first part is always the id of an entry.
#[derive(Clone, Copy)]
enum Place {
    /// A statement that holds these words.
    Says(&'static str, &'static str),
    /// One of its names.
    Named(&'static str, &'static str),
    /// The family it belongs to.
    Parent(&'static str, &'static str),
    /// The cytokine a medicine is made from.
    Made(&'static str, &'static str),
    /// How it stands towards a use.
    For(&'static str, &'static str, Standing),
    /// A side effect of it.
    Reacts(&'static str, &'static str),
}

/// The number of a claim, the paragraph of the article, whether it holds, and its place.
type Claim = (u8, u8, Status, Place);

#[rustfmt::skip]
const CLAIMS: [Claim; 87] = [
    ( 1,  1, Holds,     Says("cytokines", "count as immunotherapy")),
    ( 2,  1, Holds,     Says("cytokines", "non-specific")),
    ( 3,  1, Imprecise, Says("cytokines", "do not aim at one special target")),
    ( 4,  1, Holds,     Says("cytokines", "push the immune system as a whole")),
    ( 5,  1, Holds,     Says("cytokines", "answer a cancer better")),
    ( 6,  1, Holds,     Says("cytokines", "often given after some other treatment")),
    ( 7,  1, Holds,     Says("cytokines", "often given together with some other treatment")),
    ( 8,  1, Holds,     Says("chemotherapy", "one of the treatments that cytokines are given with")),
    ( 9,  1, Imprecise, Says("radiotherapy", "another of the treatments that cytokines are given with")),
    (10,  2, Holds,     Says("cytokines", "are proteins")),
    (11,  2, Imprecise, Says("cytokines", "cells of the immune system make them")),
    (12,  2, Holds,     Says("cytokines", "how other immune cells grow")),
    (13,  2, Holds,     Says("cytokines", "immune cells grow and how active these are")),
    (14,  2, Holds,     Says("cytokines", "blood cells: how they grow")),
    (15,  2, Holds,     Says("cytokines", "blood cells: how they grow and how active they are")),
    (16,  3, Holds,     For("cytokines", "breast-cancer", NotApproved)),
    (17,  3, Holds,     Says("fda", "Food and Drug Administration")),
    (18,  4, Outdated,  Says("cytokines", "Two main kinds")),
    (19,  4, Holds,     For("interleukins", "cancer", Studied)),
    (20,  4, Holds,     For("interferons", "cancer", Studied)),
    (21,  5, Holds,     Parent("interleukins", "cytokines")),
    (22,  5, Holds,     Says("interleukins", "White blood cells use them to pass messages")),
    (23,  5, Holds,     Says("white-blood-cells", "belong to the immune system")),
    (24,  5, Holds,     Says("interleukins", "make cells that kill cancer")),
    (25,  6, Holds,     Parent("il-2", "interleukins")),
    (26,  6, Holds,     Named("il-2", "IL-2")),
    (27,  6, Holds,     Says("il-2", "grow faster")),
    (28,  6, Holds,     Says("il-2", "divide faster")),
    (29,  6, Holds,     Says("il-2", "more of these cells to attack")),
    (30,  6, Holds,     Says("il-2", "attack cells that are foreign")),
    (31,  6, Imprecise, Says("il-2", "Cancer is named as an example")),
    (32,  6, Holds,     Made("aldesleukin", "il-2")),
    (33,  6, Holds,     Named("aldesleukin", "Proleukin")),
    (34,  6, Holds,     Named("aldesleukin", "Aldesleukin")),
    (35,  6, Holds,     Says("aldesleukin", "approved by the FDA")),
    (36,  6, Holds,     For("aldesleukin", "kidney-cancer", Approved)),
    (37,  6, Imprecise, For("aldesleukin", "melanoma", Approved)),
    (38,  7, Holds,     Reacts("il-2", "chills")),
    (39,  7, Holds,     Reacts("il-2", "fever")),
    (40,  7, Holds,     Reacts("il-2", "fatigue")),
    (41,  7, Holds,     Reacts("il-2", "weight-gain")),
    (42,  7, Holds,     Reacts("il-2", "nausea")),
    (43,  7, Holds,     Reacts("il-2", "vomiting")),
    (44,  7, Holds,     Reacts("il-2", "diarrhea")),
    (45,  7, Holds,     Reacts("il-2", "low-blood-pressure")),
    (46,  7, Imprecise, Says("il-2", "rare but serious")),
    (47,  7, Imprecise, Reacts("il-2", "abnormal-heartbeat")),
    (48,  7, Imprecise, Reacts("il-2", "chest-pain")),
    (49,  7, Imprecise, Reacts("il-2", "other-heart-problems")),
    (50,  8, Outdated,  Says("interleukins", "more interleukins are being tested")),
    (51,  8, Holds,     For("il-7", "cancer", Studied)),
    (52,  8, Holds,     For("il-12", "cancer", Studied)),
    (53,  8, Holds,     For("il-21", "cancer", Studied)),
    (54,  9, Holds,     Says("interferons", "are proteins")),
    (55,  9, Holds,     Says("interferons", "against infections with a virus")),
    (56,  9, Holds,     Says("interferons", "against cancer as well")),
    (57,  9, Holds,     Says("interferons", "cancer cells grow more slowly")),
    (58,  9, Imprecise, Says("interferons", "three types")),
    (59,  9, Holds,     Named("interferons", "IFN")),
    (60,  9, Holds,     Parent("ifn-alpha", "interferons")),
    (61,  9, Holds,     Parent("ifn-beta", "interferons")),
    (62,  9, Holds,     Parent("ifn-gamma", "interferons")),
    (63, 10, Holds,     For("ifn-alpha", "cancer", Approved)),
    (64, 10, Holds,     For("ifn-beta", "cancer", NotApproved)),
    (65, 10, Holds,     For("ifn-gamma", "cancer", NotApproved)),
    (66, 10, Holds,     Says("ifn-alpha", "immune cells better at attacking cancer")),
    (67, 10, Holds,     Says("ifn-alpha", "hold back the blood vessels")),
    (68, 10, Holds,     Says("tumor", "cannot grow without blood vessels")),
    (69, 11, Holds,     Made("interferon-alfa-2b", "ifn-alpha")),
    (70, 11, Outdated,  Says("interferon-alfa-2b", "in use now")),
    (71, 11, Holds,     For("interferon-alfa-2b", "hairy-cell-leukaemia", Used)),
    (72, 11, Imprecise, For("interferon-alfa-2b", "non-hodgkin-lymphoma", Used)),
    (73, 11, Imprecise, For("interferon-alfa-2b", "melanoma", Used)),
    (74, 11, Holds,     For("interferon-alfa-2b", "hepatitis-c", Used)),
    (75, 11, Holds,     For("interferon-alfa-2b", "hepatitis-b", Used)),
    (76, 12, Holds,     Reacts("interferons", "chills")),
    (77, 12, Holds,     Reacts("interferons", "fever")),
    (78, 12, Holds,     Reacts("interferons", "headache")),
    (79, 12, Holds,     Reacts("interferons", "fatigue")),
    (80, 12, Holds,     Reacts("interferons", "loss-of-appetite")),
    (81, 12, Holds,     Reacts("interferons", "nausea")),
    (82, 12, Holds,     Reacts("interferons", "vomiting")),
    (83, 12, Holds,     Reacts("interferons", "low-white-blood-cells")),
    (84, 12, Holds,     Reacts("interferons", "skin-rash")),
    (85, 12, Holds,     Reacts("interferons", "thinning-hair")),
    (86, 12, Holds,     Says("interferons", "can be severe")),
    (87, 12, Holds,     Says("interferons", "hard to bear")),
];

fn book() -> Result<Book, Vec<Problem>> {
    let mut books = load::shipped()?.iter().map(load::parse).collect::<Result<Vec<_>, _>>()?.into_iter();
    let mut all = books.next().ok_or_else(Vec::new)?;
    books.for_each(|book| all.append(book));
    Ok(all)
}

/// What a claim rests on, and what holds today.
type Found<'a> = (&'a [Citation], Option<&'a Correction>);

impl Place {
    /// The claim at this place of the book.
    fn find(self, book: &Book) -> Option<Found<'_>> {
        match self {
            Says(entry, words) => {
                let says = |(id, said): &(&str, &Statement)| *id == entry && said.text.contains(words);
                statements(book)
                    .into_iter()
                    .find(says)
                    .map(|(_, said)| (&*said.sources, said.correction.as_ref()))
            }
            Named(entry, name) => {
                let given = |(id, names, _): &(&str, Vec<&Text>, _)| {
                    *id == entry && names.iter().any(|given| given.as_str() == name)
                };
                named(book).into_iter().find(given).map(|(_, _, from)| (from, None))
            }
            Parent(entry, parent) => book
                .cytokines
                .iter()
                .find(|c| *c.id == *entry && c.parent.as_deref() == Some(parent))
                .map(|c| (&*c.parent_from, None)),
            Made(entry, cytokine) => book
                .medicines
                .iter()
                .find(|m| *m.id == *entry && m.cytokine.as_deref() == Some(cytokine))
                .map(|m| (&*m.cytokine_from, None)),
            For(entry, r#use, what) => {
                let by = matches!(what, Approved | NotApproved).then_some("FDA");
                let known =
                    indications(book).into_iter().find(|(id, i)| *id == entry && *i.r#for == *r#use)?.1;
                let event =
                    known.events.iter().find(|event| event.what == what && event.by.as_deref() == by)?;
                Some((&event.sources, known.correction.as_ref()))
            }
            Reacts(entry, effect) => {
                let of = |line: &&Reaction| *line.effect == *effect;
                let mut blocks = reactions(book).into_iter().filter(|(id, _)| *id == entry);
                let (known, line) =
                    blocks.find_map(|(_, block)| block.list.iter().find(of).map(|line| (block, line)))?;
                let sources = if line.sources.is_empty() { &known.sources } else { &line.sources };
                Some((sources, line.correction.as_ref()))
            }
        }
    }
}

/// Every statement, with the id of its entry.
fn statements(book: &Book) -> Vec<(&str, &Statement)> {
    let mut all: Vec<(&str, &Statement)> = Vec::new();
    for cytokine in &book.cytokines {
        all.extend(cytokine.statements.iter().map(|said| (cytokine.id.as_str(), said)));
    }
    for medicine in &book.medicines {
        let single = [&medicine.what, &medicine.route, &medicine.mechanism].into_iter().flatten();
        let several = medicine.warnings.iter().chain(&medicine.statements);
        all.extend(single.chain(several).map(|said| (medicine.id.as_str(), said)));
    }
    for r#use in &book.uses {
        all.extend(r#use.statements.iter().map(|said| (r#use.id.as_str(), said)));
    }
    for topic in &book.topics {
        all.extend(topic.statements.iter().map(|said| (topic.id.as_str(), said)));
    }
    for term in &book.terms {
        let whole = std::iter::once(&term.meaning).chain(&term.statements);
        all.extend(whole.map(|said| (term.id.as_str(), said)));
    }
    all
}

/// Every indication, with the id of its entry.
fn indications(book: &Book) -> Vec<(&str, &Indication)> {
    let families = book.cytokines.iter().map(|c| (c.id.as_str(), &c.indications));
    let medicines = book.medicines.iter().map(|m| (m.id.as_str(), &m.indications));
    families.chain(medicines).flat_map(|(id, all)| all.iter().map(move |one| (id, one))).collect()
}

/// The side effects of every family and medicine, with its id.
fn reactions(book: &Book) -> Vec<(&str, &Reactions)> {
    let families = book.cytokines.iter().map(|c| (c.id.as_str(), &c.reactions));
    let medicines = book.medicines.iter().map(|m| (m.id.as_str(), &m.reactions));
    families.chain(medicines).flat_map(|(id, blocks)| blocks.iter().map(move |block| (id, block))).collect()
}

/// The names of every cytokine and medicine, with its id and who says so.
fn named(book: &Book) -> Vec<(&str, Vec<&Text>, &[Citation])> {
    let cytokine = book.cytokines.iter().map(|c| {
        let names = std::iter::once(&c.name).chain(&c.other_names).collect();
        (c.id.as_str(), names, &*c.names_from)
    });
    let medicine = book.medicines.iter().map(|m| {
        let names = std::iter::once(&m.name).chain(&m.brands).chain(&m.other_names).collect();
        (m.id.as_str(), names, &*m.names_from)
    });
    cytokine.chain(medicine).collect()
}

/// Everything an entry of any kind is found by, with its id.
fn words(book: &Book) -> Vec<(&str, &Text)> {
    let mut all: Vec<(&str, &Text)> = Vec::new();
    for (id, names, _) in named(book) {
        all.extend(names.into_iter().map(|name| (id, name)));
    }
    let uses = book
        .uses
        .iter()
        .map(|u| (u.id.as_str(), std::iter::once(&u.name).chain(&u.clinical).chain(&u.words)));
    all.extend(uses.flat_map(|(id, words)| words.map(move |word| (id, word))));
    for effect in &book.side_effects {
        let whole = [&effect.name, &effect.clinical].into_iter().chain(&effect.words);
        all.extend(whole.map(|word| (effect.id.as_str(), word)));
    }
    for topic in &book.topics {
        all.extend(std::iter::once(&topic.name).chain(&topic.words).map(|word| (topic.id.as_str(), word)));
    }
    for term in &book.terms {
        all.extend(std::iter::once(&term.name).chain(&term.words).map(|word| (term.id.as_str(), word)));
    }
    all
}

/// Every citation of the book.
fn citations(book: &Book) -> Vec<&Citation> {
    let mut all: Vec<&Citation> = Vec::new();
    for (_, said) in statements(book) {
        all.extend(&said.sources);
        all.extend(said.correction.iter().flat_map(|now| &now.sources));
    }
    for (_, known) in indications(book) {
        all.extend(known.events.iter().flat_map(|event| &event.sources));
        all.extend(known.correction.iter().flat_map(|now| &now.sources));
    }
    for (_, known) in reactions(book) {
        all.extend(&known.sources);
        for line in &known.list {
            all.extend(&line.sources);
            all.extend(line.correction.iter().flat_map(|now| &now.sources));
        }
    }
    all.extend(named(book).into_iter().flat_map(|(_, _, from)| from));
    all.extend(book.cytokines.iter().flat_map(|c| &c.parent_from));
    all.extend(book.medicines.iter().flat_map(|m| &m.cytokine_from));
    all.extend(book.side_effects.iter().flat_map(|effect| &effect.sources));
    all.extend(book.bands.iter().flat_map(|band| &band.sources));
    all
}

/// The numbers of the claims for which this is true of what the book says.
fn numbers(book: &Book, mut is: impl FnMut(&Claim, Found<'_>) -> bool) -> Vec<u8> {
    let meets = |claim: &&Claim| claim.3.find(book).is_some_and(|found| is(claim, found));
    CLAIMS.iter().filter(meets).map(|claim| claim.0).collect()
}

/// Whether a citation is of the article, and of this place in it if one is given.
fn is_article(citation: &Citation, place: Option<&str>) -> bool {
    matches!(citation, Citation::Source { id, at } if **id == *"seed" && (place.is_none() || at.as_deref() == place))
}

#[test]
fn the_list_counts_every_claim_once() {
    let numbers: Vec<u8> = CLAIMS.iter().map(|claim| claim.0).collect();
    assert_eq!(numbers, (1..=87).collect::<Vec<u8>>());
    let count = |status| CLAIMS.iter().filter(|claim| claim.2 == status).count();
    assert_eq!([count(Holds), count(Imprecise), count(Outdated)], [72, 12, 3]);
}

#[test]
fn every_claim_of_the_article_stands_in_its_place() {
    let book = book().unwrap();
    let missing: Vec<u8> =
        CLAIMS.iter().filter(|claim| claim.3.find(&book).is_none()).map(|claim| claim.0).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_claim_cites_the_paragraph_that_makes_it() {
    let book = book().unwrap();
    let astray = numbers(&book, |claim, (sources, _)| {
        let paragraph = format!("paragraph {}", claim.1);
        !sources.iter().any(|citation| is_article(citation, Some(&paragraph)))
    });
    assert!(astray.is_empty(), "{astray:?}");
}

#[test]
fn every_claim_that_does_not_hold_carries_a_correction_that_says_who_says_so() {
    let book = book().unwrap();
    let bare = numbers(&book, |claim, (_, correction)| {
        let editorial = |citation: &Citation| matches!(citation, Citation::Editorial(_));
        let sound =
            correction.is_some_and(|now| !now.sources.is_empty() && !now.sources.iter().any(editorial));
        claim.2 != Holds && !sound
    });
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn a_claim_that_holds_is_not_corrected() {
    let book = book().unwrap();
    let corrected = numbers(&book, |claim, (_, correction)| claim.2 == Holds && correction.is_some());
    assert!(corrected.is_empty(), "{corrected:?}");
}

#[test]
fn three_claims_say_that_no_source_was_found() {
    let book = book().unwrap();
    let in_vain = numbers(&book, |_, (sources, _)| sources.contains(&Citation::NoneFound));
    assert_eq!(in_vain, [9, 31, 70]);
}

#[test]
fn all_but_two_claims_that_hold_rest_on_more_than_the_article() {
    let book = book().unwrap();
    // What the article says of a group without a number is borne out by the group's medicines, in lines of their own.
    let borne_out = |effect: &str| {
        let blocks = book.medicines.iter().flat_map(|medicine| &medicine.reactions);
        blocks.flat_map(|block| &block.list).any(|line| *line.effect == *effect)
    };
    let alone = numbers(&book, |claim, (sources, _)| {
        let elsewhere = matches!(claim.3, Reacts(_, effect) if borne_out(effect));
        claim.2 == Holds && !elsewhere && sources.iter().all(|citation| is_article(citation, None))
    });
    assert_eq!(alone, [30, 68]);
}

#[test]
fn what_the_article_calls_rare_is_marked_as_its_word() {
    let book = book().unwrap();
    let rare: Vec<&str> = reactions(&book)
        .into_iter()
        .flat_map(|(_, known)| &known.list)
        .filter(|line| matches!(&line.seen, Frequency::Word(band) if **band == *"seed-rare"))
        .map(|line| line.effect.as_str())
        .collect();
    assert_eq!(rare, ["abnormal-heartbeat", "chest-pain", "other-heart-problems"]);
}

#[test]
fn every_citation_is_of_a_source_of_the_book() {
    let book = book().unwrap();
    let sources: BTreeSet<&str> = book.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(sources.len(), book.sources.len(), "two sources have one id");
    let dangling: Vec<&str> = citations(&book)
        .into_iter()
        .filter_map(|citation| citation.source().map(Id::as_str))
        .filter(|id| !sources.contains(id))
        .collect();
    assert_eq!(dangling, [""; 0]);
}

#[test]
fn every_source_of_the_book_is_cited() {
    let book = book().unwrap();
    let cited: BTreeSet<&str> =
        citations(&book).into_iter().filter_map(|citation| citation.source().map(Id::as_str)).collect();
    let unused: Vec<&str> =
        book.sources.iter().map(|source| source.id.as_str()).filter(|id| !cited.contains(id)).collect();
    assert_eq!(unused, [""; 0]);
}

#[test]
fn every_entry_that_is_named_exists() {
    let book = book().unwrap();
    let known: BTreeSet<&str> = words(&book).into_iter().map(|(id, _)| id).collect();
    let bands: BTreeSet<&str> = book.bands.iter().map(|band| band.id.as_str()).collect();
    let parents = book.cytokines.iter().filter_map(|c| c.parent.as_deref());
    let cytokines = book.medicines.iter().filter_map(|m| m.cytokine.as_deref());
    let uses = indications(&book).into_iter().map(|(_, i)| i.r#for.as_str());
    let lines = || reactions(&book).into_iter().flat_map(|(_, known)| &known.list);
    let effects = lines().map(|line| line.effect.as_str());
    let entries = parents.chain(cytokines).chain(uses).chain(effects);
    let mut lost: Vec<&str> = entries.filter(|id| !known.contains(id)).collect();
    lost.extend(lines().filter_map(|line| match &line.seen {
        Frequency::Word(band) if !bands.contains(band.as_str()) => Some(band.as_str()),
        _ => None,
    }));
    assert_eq!(lost, [""; 0]);
}
