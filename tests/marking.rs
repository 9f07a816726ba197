//! What is marked for comparison, and how a comparison is opened.

#![expect(clippy::panic, clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/comparing.rs"]
mod comparing;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use comparing::{matrix, reader};
use cytobrowse::app::marks::{HOW_TO_MARK, ONLY_SUBJECTS, THOSE_OF_THE_LIST};

#[test]
fn what_is_marked_has_a_mark_in_the_margin_and_the_footer_counts_it() {
    let mut reader = reader(80, 24);
    reader.keys(" <Down> ");
    let rows = reader.rows();
    for marked in [" ✓Alphakin (Alfa One)", "▸✓Betakin"] {
        assert!(rows.iter().any(|row| row.starts_with(marked)), "{marked}: {rows:#?}");
    }
    assert!(rows.iter().any(|row| row.contains("│✓Betakin · medicine")), "and its page: {rows:#?}");
    assert_eq!(rows.iter().filter(|row| row.contains('✓')).count(), 4, "and nothing else: {rows:#?}");
    assert!(rows.last().unwrap().starts_with(" ✓ 2 marked  F2 compare "), "{rows:#?}");
    reader.keys(" ");
    assert!(reader.rows().last().unwrap().starts_with(" ✓ 1 marked  "), "a second time takes the mark away");
    assert_eq!(reader.state.query.text(), "", "and it is no text");
    reader.resize(30, 8);
    let last = reader.rows().last().unwrap().clone();
    assert!(last.starts_with(" ✓ 1 ") && last.ends_with("Not medical advice"), "{last}");
}

#[test]
fn a_mark_can_be_set_while_a_query_stands_and_then_a_space_is_text() {
    let mut reader = reader(80, 24);
    reader.keys("alphakin <C-t>");
    assert_eq!((reader.state.query.text(), reader.state.marks.len()), ("alphakin ", 1));
    reader.keys("<Esc>betakin<C-t><F2>");
    assert_eq!(matrix(&reader).comparison.subjects.len(), 2);
}

#[test]
fn on_a_page_the_medicine_of_the_line_is_marked_else_the_one_whose_page_it_is() {
    let mut reader = reader(80, 24);
    reader.keys("chills<Tab><Tab><Enter>");
    assert_eq!(reader.page().page.title, "Chills");
    while !reader.page().line().unwrap().words().starts_with("Betakin") {
        reader.keys("<Down>");
    }
    reader.keys(" ");
    assert_eq!(reader.state.marks.len(), 1, "the line leads to a medicine");
    reader.keys("<Enter>");
    assert!(reader.rows().iter().any(|row| row.starts_with("✓Betakin")), "{}", reader.screen());
    reader.keys("<End> ");
    assert_eq!(reader.state.marks.len(), 0, "no line of its page leads elsewhere:\n{}", reader.screen());
}

#[test]
fn what_cannot_be_compared_is_not_marked_and_a_sentence_says_so() {
    let mut reader = reader(80, 24);
    reader.keys("<Tab><Tab> ");
    assert_eq!((reader.state.notice.as_deref(), reader.state.marks.len()), (Some(ONLY_SUBJECTS), 0));
    reader.keys("<Enter><Home> ");
    assert_eq!((reader.state.notice.as_deref(), reader.state.marks.len()), (Some(ONLY_SUBJECTS), 0));
    assert!(reader.screen().contains(ONLY_SUBJECTS));
}

#[test]
fn with_fewer_than_two_marks_the_medicines_of_the_list_are_compared() {
    let mut reader = reader(80, 24);
    for (keys, subjects) in [("<F2>", 3), ("<Esc> <F2>", 3), ("<Esc>taste, chills<F2>", 2)] {
        reader.keys(keys);
        assert_eq!(reader.state.notice.as_deref(), Some(THOSE_OF_THE_LIST), "{keys}");
        assert_eq!(matrix(&reader).comparison.subjects.len(), subjects, "{keys}");
    }
}

#[test]
fn where_the_list_has_not_two_medicines_a_sentence_says_how_to_mark() {
    for keys in ["<Tab><Tab><F2>", "taste<F2>", "zzzz<F2>", "<Tab><Tab><Enter>m"] {
        let mut reader = reader(80, 24);
        reader.keys(keys);
        assert_eq!(reader.state.notice.as_deref(), Some(HOW_TO_MARK), "{keys}");
        assert!(reader.state.leaf.matrix().is_none(), "{keys}");
    }
}

#[test]
fn medicines_that_are_folded_away_in_the_list_are_not_compared() {
    for (keys, subjects) in [("<F2>", 3), ("-<F2>", 2)] {
        let mut reader = reader(80, 24);
        reader.keys("<Tab><Tab><Tab>").keys(keys);
        assert_eq!(matrix(&reader).comparison.subjects.len(), subjects, "{keys}");
    }
}
