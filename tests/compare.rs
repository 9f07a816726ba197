//! Medicines and families side by side: what the comparison holds, in which order, and what it says in words.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "it is a test")]

use cytobrowse::{
    knowledge::{Kind, Knowledge, links::Subject, load},
    page::{
        compare::{self, Cell, Comparison, RowOrder, Shared, said},
        figure,
    },
};

/// A small book with every kind of figure and of cell.
fn book() -> Knowledge {
    let text = load::accept("compare.ron", include_bytes!("small/compare.ron").to_vec()).unwrap();
    load::load(&[text], "compare").unwrap()
}

/// The medicines with these ids, else the cytokines.
fn subjects(knowledge: &Knowledge, ids: &[&str]) -> Vec<Subject> {
    let find = |id: &&str| {
        [Kind::Medicine, Kind::Cytokine].into_iter().find_map(|kind| knowledge.find(kind, id)).unwrap()
    };
    ids.iter().map(|id| compare::subject(find(id)).unwrap()).collect()
}

/// The rows of a comparison in short: `Chills: 52 | 63! | ` with the marks of the screen, behind them how many lines more.
fn rows(knowledge: &Knowledge, comparison: &Comparison, order: RowOrder) -> Vec<String> {
    let cell = |cell| match cell {
        Cell::NotListed => "–".to_owned(),
        Cell::NotCovered => String::new(),
        Cell::Listed(listed) => {
            let reaction = knowledge.reaction(listed.listing);
            let serious = if reaction.serious.is_some() { "!" } else { "" };
            let group = if knowledge.is_of_medicine(listed.listing) { "" } else { "g" };
            let further = if listed.further > 0 { format!("+{}", listed.further) } else { String::new() };
            format!("{}{serious}{group}{further}", figure::in_short(knowledge, &reaction.seen))
        }
    };
    let row = |at: usize| {
        let row = &comparison.rows[at];
        let cells = (0..comparison.subjects.len()).map(|column| cell(comparison.cell(row, column)));
        let name = &knowledge.side_effects[row.effect].name;
        format!("{name}: {}", cells.collect::<Vec<_>>().join(" | "))
    };
    comparison.ordered(knowledge, order).into_iter().map(row).collect()
}

#[test]
fn every_cell_is_listed_or_not_listed_or_not_covered() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    assert_eq!(
        rows(&book, &comparison, RowOrder::System),
        [
            "Aching: 10g | 9.5g | ",
            "Chills: 52+1 | 63! | ",
            "Fever: 20–35 | 30–60 | ",
            "Low blood pressure: 1–10! | <1 | ",
            "Taste changes: listed | – | ",
            "Rash: ≤20 | ≥10 | ",
        ]
    );
}

#[test]
fn rows_stand_by_difference_or_by_how_often_and_keep_their_order_where_that_says_nothing() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    let names = |order| {
        let name = |row: String| row.split(':').next().unwrap().to_owned();
        rows(&book, &comparison, order).into_iter().map(name).collect::<Vec<_>>().join(", ")
    };
    // Chills are 11 apart, aching 0.5; the ranges of fever overlap; the rest has not two exact figures or ranges.
    assert_eq!(names(RowOrder::Difference), "Chills, Aching, Fever, Low blood pressure, Taste changes, Rash");
    // 63; up to 60; up to 20; 10; 1 to 10; no number.
    assert_eq!(names(RowOrder::Frequency), "Chills, Fever, Rash, Aching, Low blood pressure, Taste changes");
    let few = Comparison::new(&book, &subjects(&book, &["gamma", "beta"]));
    let few = rows(&book, &few, RowOrder::Difference);
    assert!(few[0].starts_with("Aching") && few[4].starts_with("Rash"), "nothing differs: {few:?}");
}

#[test]
fn the_orders_go_round() {
    assert_eq!(
        RowOrder::ALL.map(RowOrder::next),
        [RowOrder::Difference, RowOrder::Frequency, RowOrder::System]
    );
}

#[test]
fn totals_count_what_is_listed_serious_and_only_here() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    let totals: Vec<_> = comparison
        .subjects
        .iter()
        .map(|subject| (subject.is_covered(), subject.listed, subject.serious, subject.only_here))
        .collect();
    assert_eq!(totals, [(true, 6, 1, 1), (true, 5, 1, 0), (false, 0, 0, 0)]);
}

#[test]
fn a_side_effect_is_shared_by_all_by_some_or_by_one_and_one_that_is_not_covered_lists_none() {
    let book = book();
    let shared = |ids: &[&str]| {
        let comparison = Comparison::new(&book, &subjects(&book, ids));
        let shared = comparison.rows.iter().map(|row| comparison.shared(row)).collect::<Vec<_>>();
        (shared, comparison.shared_by_all())
    };
    let (all, some, one) = (Shared::All, Shared::Some, Shared::One);
    assert_eq!(shared(&["alpha", "beta"]), (vec![all, all, all, all, one, all], 5));
    assert_eq!(shared(&["alpha", "beta", "gamma"]), (vec![some, some, some, some, one, some], 0));
    assert_eq!(shared(&["gamma", "lonely"]), (vec![], 0));
}

#[test]
fn a_family_lists_its_own_lines_and_a_medicine_those_of_its_family_too() {
    let book = book();
    let family = compare::subject(book.find(Kind::Cytokine, "beta").unwrap()).unwrap();
    let alpha = subjects(&book, &["alpha"])[0];
    let comparison = Comparison::new(&book, &[family, alpha, family]);
    assert_eq!(comparison.subjects.len(), 2, "each once");
    assert_eq!((comparison.subjects[0].listed, comparison.subjects[1].listed), (1, 6));
    assert_eq!(rows(&book, &comparison, RowOrder::System)[..2], ["Aching: 10g | 10g", "Chills: – | 52+1"]);
}

#[test]
fn only_medicines_and_cytokines_can_be_compared() {
    let book = book();
    for kind in Kind::ALL {
        let can = matches!(kind, Kind::Medicine | Kind::Cytokine);
        for entry in book.entries(kind) {
            assert_eq!(compare::subject(entry).is_some(), can, "{entry:?}");
        }
    }
}

#[test]
fn a_cell_is_told_in_full_words_with_its_source() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    let told = |effect: &str, column| {
        let named = |row: &&compare::Row| &*book.side_effects[row.effect].name == effect;
        let row = comparison.rows.iter().find(named).unwrap();
        let spans = said::cell(&book, &comparison, row, column);
        spans.into_iter().map(|span| span.text).collect::<String>()
    };
    assert_eq!(
        told("Chills", 0),
        "Alphakin (Alfa One) · Chills: 52 in 100 · The label (The agency), table 1, 2 November 2020 · and 1 more line"
    );
    assert_eq!(
        told("Low blood pressure", 0),
        "Alphakin (Alfa One) · Low blood pressure: 1 to 10 in 100 (“common”) ! serious, the source says · \
         The label (The agency), table 1, 2 November 2020"
    );
    assert_eq!(
        told("Aching", 1),
        "Betakin · Aching: 9.5 in 100 (group) · The study, class, date not recorded"
    );
    assert!(told("Taste changes", 0).contains("no number given (corrected)"), "{}", told("Taste changes", 0));
    assert_eq!(
        told("Taste changes", 1),
        format!("Betakin · Taste changes: not listed here. {}", figure::NOT_LISTED_MEANS)
    );
    assert_eq!(told("Chills", 2), format!("Gammakin · Chills: not covered. {}", figure::NOT_COVERED_MEANS));
}

#[test]
fn where_the_end_may_be_cut_what_is_said_comes_first() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    let told = |row: usize, column| {
        let spans = said::cell_claim_first(&book, &comparison, &comparison.rows[row], column);
        spans.into_iter().map(|span| span.text).collect::<String>()
    };
    assert!(told(1, 0).starts_with("52 in 100 · Alfa One · Chills · The label"), "{}", told(1, 0));
    assert!(told(4, 1).starts_with("not listed here · Betakin · Taste changes. Not"), "{}", told(4, 1));
    assert!(told(4, 2).starts_with("not covered · Gammakin · Taste changes. No"), "{}", told(4, 2));
    assert_eq!(told(4, 9), "");
}

#[test]
fn a_claim_leads_to_its_source_its_correction_and_the_other_lines_and_only_a_claim_does() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    let page = |row: usize, column| {
        let page = said::claim(&book, &comparison, &comparison.rows[row], column)?;
        Some(format!("{page:?}"))
    };
    let chills = page(1, 0).unwrap();
    assert!(
        chills.contains("https://example.org/label") && chills.contains("What else lists it"),
        "{chills}"
    );
    assert!(chills.contains("40 in 100"), "the other line: {chills}");
    let taste = page(4, 0).unwrap();
    assert!(taste.contains("What holds today") && taste.contains("It is rare."), "{taste}");
    assert_eq!((page(4, 1), page(4, 2), page(4, 9)), (None, None, None));
}

#[test]
fn no_figure_is_shown_that_the_source_does_not_give() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta"]));
    let text = cytobrowse::page::text::page(&book, &said::page(&book, &comparison));
    let body = text.split("\nSources\n").next().unwrap();
    let (_, body) = body.split_once("\nWhole body\n").unwrap_or_else(|| panic!("{text}"));
    let numbers = |text: &str| {
        let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.');
        numbers
            .filter_map(|number| number.trim_matches('.').parse::<f64>().ok())
            .map(|n| n.to_string())
            .collect::<std::collections::BTreeSet<_>>()
    };
    let book_text = include_str!("small/compare.ron");
    let known = numbers(book_text);
    for line in body.lines() {
        let line = line.split(" [").next().unwrap();
        assert!(numbers(line).is_subset(&known), "{line}");
    }
}
