//! The comparison on the screen: moving, orders, its foot, and following a cell to its source.

#![expect(clippy::panic, clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/comparing.rs"]
mod comparing;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use comparing::{comparing, matrix, reader, under};
use cytobrowse::{
    app::{Focus, NO_CLAIM_HERE, Request, marks::TWO_ARE_LEAST},
    browser::Look,
    page::{compare::RowOrder, figure},
    ui::Theme,
};
use reader::Reader;

#[test]
fn a_comparison_looks_as_it_did_at_three_sizes_in_both_glyph_sets() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut reader = comparing(width, height);
        let unicode = reader.screen();
        let ascii = reader.look(&Look { theme: Theme::MONOCHROME, ascii: true }).screen();
        assert!(ascii.is_ascii(), "{ascii}");
        insta::assert_snapshot!(format!("comparison_{width}x{height}"), format!("{unicode}\n\n{ascii}"));
    }
}

#[test]
fn the_claim_of_a_cell_looks_as_it_did() {
    let mut reader = comparing(120, 40);
    reader.keys("j<Enter>");
    insta::assert_snapshot!("claim_of_a_cell_120x40", reader.screen());
}

#[test]
fn the_cursor_moves_over_cells_and_never_stands_on_a_heading_or_a_total() {
    let mut reader = comparing(80, 24);
    let mut seen = Vec::new();
    for keys in ["", "<Down>", "<Right>", "j", "l", "l", "<Left>", "k", "h", "h", "<Up>", "<Up>"] {
        seen.push(under(reader.keys(keys)));
    }
    let at = |name: &str, column| (name.to_owned(), column);
    let (aching, chills, fever) = ("Aching", "Chills", "Fever");
    assert_eq!(
        seen,
        [
            at(aching, 0),
            at(chills, 0),
            at(chills, 1),
            at(fever, 1),
            at(fever, 2),
            at(fever, 2),
            at(fever, 1),
            at(chills, 1),
            at(chills, 0),
            at(chills, 0),
            at(aching, 0),
            at(aching, 0),
        ]
    );
    for (keys, name) in [
        ("n", "Low blood pressure"),
        ("n", "Nausea"),
        ("j", "Taste changes"),
        ("N", "Nausea"),
        ("N", "Low blood pressure"),
        ("N", aching),
        ("N", aching),
        ("G", "Rash"),
        ("n", "Rash"),
        ("g", aching),
        ("<End>", "Rash"),
        ("<Home>", aching),
        ("<PgDn><PgDn>", "Rash"),
        ("<PgUp><PgUp>", aching),
    ] {
        assert_eq!(under(reader.keys(keys)).0, name, "{keys}");
    }
}

#[test]
fn the_terminals_cursor_stands_on_the_cell_and_the_foot_tells_it_in_full_words() {
    let mut reader = comparing(80, 24);
    reader.keys("nl");
    assert!(reader.cursor_row().contains("Low blood pressure"), "{}", reader.cursor_row());
    let screen = reader.screen();
    assert!(screen.contains(" Betakin · Low blood pressure: fewer than 1 in 100 (“rare”)"), "{screen}");
    assert!(screen.contains("agency), table 2, 2 November 2020"), "{screen}");
    reader.keys("nl");
    let screen = reader.screen();
    assert!(screen.contains("Gammakin · Nausea: not covered. No side effects"), "{screen}");
}

#[test]
fn a_cell_says_what_was_counted_and_in_whom_before_it_may_be_cut() {
    let mut reader = comparing(80, 24);
    reader.keys("nn");
    let screen = reader.screen();
    assert!(screen.contains("90* ██") && screen.contains("* counted in its own way, see below"), "{screen}");
    let foot = foot(&reader);
    assert!(foot.contains("90 in 100 · nausea or vomiting, counted together · 120 people watched"), "{foot}");
    assert!(foot.contains("adults, any severity; The label"), "{foot}");
}

/// What stands below the table, without its line ends.
fn foot(reader: &Reader) -> String {
    let rows = reader.rows();
    let below: Vec<&str> = rows.iter().rev().skip(1).take(4).map(|row| row.trim()).collect();
    below.into_iter().rev().collect::<Vec<_>>().join(" ").trim_end().to_owned()
}

#[test]
fn that_not_listed_does_not_mean_never_is_said_in_full_in_every_window() {
    let (mut long, mut short) = (0, 0);
    for (width, height) in [(30, 8), (31, 9), (40, 12), (60, 14), (80, 24), (120, 40)] {
        let mut reader = comparing(width, height);
        // Taste changes: the second does not list them, the third is not covered.
        for (keys, means, in_short) in [
            ("nnjl", figure::NOT_LISTED_MEANS, figure::NOT_LISTED_IN_SHORT),
            ("l", figure::NOT_COVERED_MEANS, figure::NOT_COVERED_IN_SHORT),
        ] {
            let foot = foot(reader.keys(keys));
            assert!(foot.contains(means) != foot.ends_with(in_short), "{width}x{height}: {foot}");
            *if foot.contains(means) { &mut long } else { &mut short } += 1;
        }
    }
    assert!(long > 4 && short > 1, "{long} in full, {short} in short");
}

#[test]
fn in_a_small_window_a_cell_says_first_how_often() {
    let mut reader = comparing(30, 8);
    reader.keys("nnj");
    let screen = reader.screen();
    assert!(screen.contains("\n no number given") && screen.contains("▸ listedc"), "{screen}");
}

#[test]
fn the_rows_go_through_their_orders_under_headings_and_the_cursor_stays_on_its_side_effect() {
    let mut reader = comparing(80, 24);
    reader.keys("jl");
    for (order, named, first) in [
        (RowOrder::Difference, "by difference", ["Figures that can be compared", "Chills"]),
        (RowOrder::Frequency, "by how often", ["With a figure", "Nausea"]),
        (RowOrder::System, "by part of the body", ["Whole body", "Aching"]),
    ] {
        reader.keys("o");
        assert_eq!((matrix(&reader).order(), under(&reader)), (order, ("Chills".to_owned(), 1)));
        let rows = reader.keys("<Home>").rows();
        let place = rows.iter().position(|row| row.contains("Listed only here")).unwrap();
        assert!(rows[2].contains(named) && rows[place + 1].contains(first[0]), "{rows:#?}");
        assert!(rows[place + 2].contains(first[1]), "{rows:#?}");
        while under(&reader).0 != "Chills" {
            reader.keys("j");
        }
    }
}

#[test]
fn where_nothing_can_be_ordered_the_title_says_so() {
    let mut reader = reader(80, 24);
    reader.keys("<Down> <Down> <F2>");
    for (keys, said) in [("o", true), ("o", false), ("o", false)] {
        let title = reader.keys(keys).rows()[2].clone();
        assert_eq!(title.contains("by difference: no figures can be compared"), said, "{title}");
        assert_eq!(title.contains(": no "), said, "{title}");
    }
}

#[test]
fn headings_lead_through_every_order() {
    let mut reader = comparing(80, 24);
    reader.keys("o");
    for (key, name) in
        [("n", "Nausea"), ("n", "Nausea"), ("j", "Taste changes"), ("N", "Nausea"), ("N", "Chills")]
    {
        assert_eq!(under(reader.keys(key)).0, name, "{key}");
    }
}

#[test]
fn a_cursor_that_was_not_moved_goes_to_the_first_row_of_the_new_order() {
    let mut reader = comparing(80, 24);
    assert_eq!(under(&reader).0, "Aching");
    for first in ["Chills", "Nausea", "Aching"] {
        assert_eq!(under(reader.keys("o")).0, first);
    }
}

#[test]
fn a_comparison_begins_on_the_first_cell_that_is_listed() {
    let mut reader = reader(80, 24);
    reader.keys("<Down><Down> <Up> <Up> <F2>");
    assert_eq!(under(&reader), ("Aching".to_owned(), 1), "the first is not covered:\n{}", reader.screen());
}

#[test]
fn the_names_take_as_many_rows_as_those_in_sight_need() {
    let mut reader = comparing(40, 12);
    // Only below the name of the third stands that it is not covered.
    for (keys, rows) in [("", 1), ("$", 2), ("0", 1)] {
        let screen = reader.keys(keys).rows();
        let at = |words: &str| screen.iter().position(|row| row.contains(words)).unwrap();
        assert_eq!(at("Side ef") - at("Comparison of 3") - 1, rows, "{screen:#?}");
    }
}

#[test]
fn the_first_and_the_last_column_have_keys_as_the_rows_have() {
    let mut reader = comparing(30, 8);
    for (keys, at) in
        [("$", ("Aching", 2)), ("<End>", ("Rash", 2)), ("0", ("Rash", 0)), ("<Home>", ("Aching", 0))]
    {
        assert_eq!(under(reader.keys(keys)), (at.0.to_owned(), at.1), "{keys}");
        assert!(reader.cursor_row().contains('▸'), "{keys}: {}", reader.screen());
    }
}

#[test]
fn a_column_is_taken_out_and_two_stay() {
    let mut reader = comparing(80, 24);
    reader.keys("jl ");
    let subjects = |reader: &Reader| matrix(reader).comparison.subjects.len();
    assert_eq!((subjects(&reader), reader.state.marks.len()), (2, 2), "and its mark is gone");
    assert_eq!(under(&reader), ("Chills".to_owned(), 1), "the next column comes under the cursor");
    assert!(!reader.screen().contains("Betakin"), "{}", reader.screen());
    reader.keys(" ");
    assert_eq!((subjects(&reader), reader.state.notice.as_deref()), (2, Some(TWO_ARE_LEAST)));
    assert!(reader.screen().contains(TWO_ARE_LEAST));
    reader.keys("<Esc><F2>");
    assert_eq!(subjects(&reader), 2, "it stays out");
}

#[test]
fn a_side_effect_that_only_the_column_taken_out_lists_leaves_the_cursor_on_a_cell() {
    let mut reader = comparing(80, 24);
    reader.keys("nnj");
    assert_eq!(under(&reader).0, "Taste changes");
    reader.keys(" ");
    assert!(!reader.screen().contains("Taste changes"), "{}", reader.screen());
    assert_eq!(under(&reader), ("Aching".to_owned(), 0));
}

#[test]
fn the_keys_that_open_a_comparison_close_it_and_slash_leads_to_the_search_box() {
    for key in ["<F2>", "m", "/"] {
        let mut reader = reader(80, 24);
        reader.keys("chills<F2>");
        assert!(
            reader.state.leaf.matrix().is_some() && !reader.rows()[1].contains('│'),
            "{}",
            reader.screen()
        );
        reader.keys(key);
        assert!(reader.state.leaf.matrix().is_none(), "{key}");
        assert_eq!((reader.state.focus, reader.state.query.text()), (Focus::List, "chills"), "{key}");
        assert!(reader.rows()[1].starts_with(" ❯ chills│"), "{}", reader.screen());
    }
}

#[test]
fn a_cell_leads_to_its_claim_and_source_and_the_way_back_ends_on_the_cell() {
    let mut reader = comparing(80, 24);
    reader.keys("jl<Enter>");
    let screen = reader.screen();
    assert!(screen.contains("Chills · Betakin") && screen.contains("https://example.org/label"), "{screen}");
    reader.keys("<Enter>");
    assert_eq!(reader.page().page.title, "Chills", "the links go on as everywhere");
    reader.keys("<Left><Esc>");
    assert_eq!(under(&reader), ("Chills".to_owned(), 1));
}

#[test]
fn a_cell_without_a_claim_leads_nowhere_and_a_sentence_says_so() {
    let mut reader = comparing(80, 24);
    for keys in ["nnjl<Enter>", "l<Enter>"] {
        reader.keys(keys);
        assert_eq!(reader.state.notice.as_deref(), Some(NO_CLAIM_HERE));
        assert!(reader.state.leaf.matrix().is_some() && reader.screen().contains(NO_CLAIM_HERE));
    }
}

#[test]
fn esc_leads_back_to_where_the_comparison_was_opened_from() {
    let mut reader = reader(80, 24);
    reader.keys("chills<F2><Esc>");
    assert_eq!((reader.state.focus, reader.state.query.text()), (Focus::List, "chills"));
    reader.keys("<Enter><Down>");
    assert_eq!(reader.page().page.title, "Betakin", "chills are seen most often with it");
    reader.keys("m");
    assert!(reader.state.leaf.matrix().is_some());
    reader.keys("<Esc>");
    assert_eq!((reader.state.focus, reader.state.trail_len()), (Focus::Page, 0));
    assert_eq!(reader.page().page.title, "Betakin");
    reader.keys("<Esc>");
    assert_eq!(reader.state.focus, Focus::List);
}

#[test]
fn help_opens_over_a_comparison_and_q_leaves_it_and_the_program() {
    for help in ["?", "<F1>"] {
        let mut reader = comparing(80, 24);
        reader.keys("jl").keys(help);
        assert!(reader.state.help.is_some(), "{help}");
        reader.keys("<PgDn><Left><Right>").keys(help);
        assert_eq!(under(&reader), ("Chills".to_owned(), 1));
        reader.keys("q");
        assert_eq!(reader.requests, [Request::Quit]);
    }
}

#[test]
fn what_is_pasted_onto_a_comparison_goes_nowhere() {
    let mut reader = comparing(80, 24);
    reader.paste("fever");
    assert!(reader.state.leaf.matrix().is_some() && reader.state.query.text().is_empty());
}
