//! Medicines and families side by side: what the comparison holds, in which order, and what it says in words.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "it is a test")]

use cytobrowse::{
    knowledge::{Kind, Knowledge, links::Subject, load},
    page::{
        self, Block, Line, Order,
        compare::{
            self, Cell, Comparison, Heading, RowOrder, Shared,
            said::{self, Mark},
        },
        figure,
        picture::Picture,
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
/// A group has `g`.
fn rows(knowledge: &Knowledge, comparison: &Comparison, order: RowOrder) -> Vec<String> {
    let cell = |cell| match cell {
        Cell::NotListed => "–".to_owned(),
        Cell::NotCovered => String::new(),
        Cell::Listed(listed) => {
            let brief = said::brief(knowledge, listed);
            let mark = |mark| match mark {
                Mark::Serious => '!',
                Mark::Group => 'g',
                Mark::Noted => '*',
                Mark::Corrected => 'c',
                Mark::Layer => '‡',
            };
            let marks: String = brief.marks.into_iter().map(mark).collect();
            let further = if listed.further > 0 { format!(" +{}", listed.further) } else { String::new() };
            format!("{}{marks}{further}", brief.figure)
        }
    };
    let row = |at: usize| {
        let row = &comparison.rows[at];
        let cells = (0..comparison.subjects.len()).map(|column| cell(comparison.cell(row, column)));
        let name = &knowledge.side_effects[row.effect].name;
        format!("{name}: {}", cells.collect::<Vec<_>>().join(" | "))
    };
    comparison.ordered(knowledge, order).into_iter().map(|(_, at)| row(at)).collect()
}

#[test]
fn every_cell_is_listed_or_not_listed_or_not_covered() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    assert_eq!(
        rows(&book, &comparison, RowOrder::System),
        [
            "Aching: 10g | 9.5g | ",
            "Chills: 52! +1 | 63! | ",
            "Fever: 20–35 | 30–60 | ",
            "Low blood pressure: 1–10! | <1 | ",
            "Nausea: 90* | 5 | ",
            "Taste changes: listedc | – | ",
            "Headache: <1 | 10+ | ",
            "Rash: to 20 | 10+ | ",
        ]
    );
}

#[test]
fn rows_stand_by_difference_or_by_how_often_and_keep_their_order_where_that_says_nothing() {
    let book = book();
    let comparison = Comparison::new(&book, &subjects(&book, &["alpha", "beta", "gamma"]));
    // Chills are 11 apart; "fewer than 1" and "10 or more" 9; aching 0.5. The ranges of the next three overlap.
    assert_eq!(
        by(&book, &comparison, RowOrder::Difference),
        "Figures that can be compared: Chills, Headache, Aching, Fever, Low blood pressure, Rash. \
         The others: Nausea, Taste changes"
    );
    // 90; 63; up to 60; up to 20; 10 exactly, 10 or more; 1 to 10; no number.
    assert_eq!(
        by(&book, &comparison, RowOrder::Frequency),
        "With a figure: Nausea, Chills, Fever, Rash, Aching, Headache, Low blood pressure. \
         The others: Taste changes"
    );
    let few = Comparison::new(&book, &subjects(&book, &["gamma", "beta"]));
    assert_eq!(
        by(&book, &few, RowOrder::Difference),
        "The others: Aching, Chills, Fever, Low blood pressure, Nausea, Headache, Rash"
    );
}

/// The side effects in an order, under its headings.
fn by(knowledge: &Knowledge, comparison: &Comparison, order: RowOrder) -> String {
    let ordered = comparison.ordered(knowledge, order);
    let part = |rows: &[(Heading, usize)]| {
        let name =
            |(_, at): &(Heading, usize)| knowledge.side_effects[comparison.rows[*at].effect].name.to_string();
        format!("{}: {}", rows[0].0.words(), rows.iter().map(name).collect::<Vec<_>>().join(", "))
    };
    ordered.chunk_by(|(one, _), (other, _)| one == other).map(part).collect::<Vec<_>>().join(". ")
}

#[test]
fn a_figure_that_is_counted_in_its_own_way_is_marked_and_is_no_part_of_a_difference() {
    let with_note = book();
    let comparison = Comparison::new(&with_note, &subjects(&with_note, &["alpha", "beta"]));
    assert!(by(&with_note, &comparison, RowOrder::Difference).ends_with("The others: Nausea, Taste changes"));
    let text = include_str!("small/compare.ron");
    let text = text.replace(", note: \"nausea or vomiting, counted together\"", "");
    let text = load::accept("compare.ron", text.into_bytes()).unwrap();
    let without = load::load(&[text], "compare").unwrap();
    let comparison = Comparison::new(&without, &subjects(&without, &["alpha", "beta"]));
    let order = by(&without, &comparison, RowOrder::Difference);
    assert!(order.starts_with("Figures that can be compared: Nausea,"), "85 apart: {order}");
    assert!(rows(&without, &comparison, RowOrder::System).contains(&"Nausea: 90 | 5".to_owned()));
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
    assert_eq!(totals, [(true, 8, 2, 1), (true, 7, 1, 0), (false, 0, 0, 0)]);
}

#[test]
fn the_comparison_and_the_profile_count_as_serious_what_any_line_says_is() {
    let shipped = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    // In the small book one of alphakin's chills is serious by their second line alone.
    for knowledge in [book(), shipped] {
        for entry in [Kind::Medicine, Kind::Cytokine].into_iter().flat_map(|kind| knowledge.entries(kind)) {
            let comparison = Comparison::new(&knowledge, &[compare::subject(entry).unwrap()]);
            let page = page::of(&knowledge, entry, Order::default());
            let tally = |block: &Block| match block.line().and_then(Line::picture) {
                Some(Picture::Tally(serious, others)) => (*serious, *others),
                _ => (0, 0),
            };
            let tallies = page.blocks.iter().map(tally);
            let total = tallies.fold((0, 0), |sum, tally| (sum.0 + tally.0, sum.1 + tally.1));
            let compared = comparison.subjects[0];
            assert_eq!(total, (compared.serious, compared.listed - compared.serious), "{entry:?}");
        }
    }
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
    assert_eq!(shared(&["alpha", "beta"]), (vec![all, all, all, all, all, one, all, all], 7));
    assert_eq!(shared(&["alpha", "beta", "gamma"]), (vec![some, some, some, some, some, one, some, some], 0));
    assert_eq!(shared(&["gamma", "lonely"]), (vec![], 0));
}

#[test]
fn a_family_lists_its_own_lines_and_a_medicine_those_of_its_family_too() {
    let book = book();
    let family = compare::subject(book.find(Kind::Cytokine, "beta").unwrap()).unwrap();
    let alpha = subjects(&book, &["alpha"])[0];
    let comparison = Comparison::new(&book, &[family, alpha, family]);
    assert_eq!(comparison.subjects.len(), 2, "each once");
    assert_eq!((comparison.subjects[0].listed, comparison.subjects[1].listed), (1, 8));
    assert_eq!(rows(&book, &comparison, RowOrder::System)[..2], ["Aching: 10g | 10g", "Chills: – | 52! +1"]);
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

/// The ways to tell what a medicine of the small book says of a side effect, the fullest first.
fn told(book: &Knowledge, effect: &str, column: usize) -> Vec<String> {
    let comparison = Comparison::new(book, &subjects(book, &["alpha", "beta", "gamma"]));
    let named = |row: &&compare::Row| &*book.side_effects[row.effect].name == effect;
    let row = comparison.rows.iter().find(named).unwrap();
    let ways = said::cell(book, &comparison, row, column);
    ways.into_iter().map(|way| way.into_iter().map(|span| span.text).collect()).collect()
}

#[test]
fn a_cell_is_told_in_full_words_with_what_makes_its_figure_that_figure() {
    let book = book();
    let label = "120 people watched; adults, any severity; The label (The agency), table 1, 2 November 2020";
    for (effect, column, expected) in [
        (
            "Chills",
            0,
            format!(
                "Alphakin (Alfa One) · Chills: 52 in 100 ! serious, another line says · {label} · and 1 more line"
            ),
        ),
        (
            "Low blood pressure",
            0,
            format!(
                "Alphakin (Alfa One) · Low blood pressure: 1 to 10 in 100 (“common”) ! serious, the source says · {label}"
            ),
        ),
        (
            "Nausea",
            0,
            format!(
                "Alphakin (Alfa One) · Nausea: 90 in 100 · nausea or vomiting, counted together · {label}"
            ),
        ),
        (
            "Aching",
            1,
            "Betakin · Aching: 9.5 in 100 (said of a group) · The study, class, date not recorded".to_owned(),
        ),
        (
            "Taste changes",
            0,
            format!("Alphakin (Alfa One) · Taste changes: no number given (corrected) · {label}"),
        ),
        (
            "Taste changes",
            1,
            format!("Betakin · Taste changes: not listed here. {}", figure::NOT_LISTED_MEANS),
        ),
        ("Chills", 2, format!("Gammakin · Chills: not covered. {}", figure::NOT_COVERED_MEANS)),
    ] {
        assert_eq!(told(&book, effect, column)[0], expected);
    }
}

#[test]
fn where_there_is_little_room_the_names_go_first_and_never_what_not_listed_means() {
    let book = book();
    let chills = told(&book, "Chills", 0);
    assert!(chills[1].starts_with("Alfa One · Chills: 52 in 100"), "{chills:?}");
    assert!(chills[2].starts_with("52 in 100 ! serious") && chills.len() == 3, "{chills:?}");
    for (column, expected) in [
        (1, ["not listed here. Not listed here does not mean", figure::NOT_LISTED_IN_SHORT]),
        (2, ["not covered. No side effects of it are recorded", figure::NOT_COVERED_IN_SHORT]),
    ] {
        let ways = told(&book, "Taste changes", column);
        assert_eq!(ways.len(), 4, "{ways:?}");
        assert!(ways[2].starts_with(expected[0]) && ways[3] == expected[1], "{ways:?}");
        // The narrowest window has 28 cells for it.
        assert!(ways[3].len() <= 28 && ways[3].contains("may happen"), "{ways:?}");
    }
    assert!(told(&book, "Taste changes", 9).is_empty());
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
    let taste = page(5, 0).unwrap();
    assert!(taste.contains("What holds today") && taste.contains("It is rare."), "{taste}");
    assert_eq!((page(5, 1), page(5, 2), page(5, 9)), (None, None, None));
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
