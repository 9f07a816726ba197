//! Knowledge that is read again while somebody reads: what they asked, chose and opened stays where it was.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/book.rs"]
mod book;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use book::edited;
use cytobrowse::{app::Focus, knowledge::load, page::Line, search::Lexicon};
use reader::Reader;
use std::ops::Range;

const BOOK: &str = include_str!("small/figures.ron");
/// A medicine that comes before all others, so that no handle of before fits any more.
const FIRST_OF_ALL: (&str, &str) = (
    "    medicines: [\n",
    "    medicines: [\n        (id: \"zero\", name: \"Zerokin\", names_from: [\"label\"], cytokine: \"cytokines\", \
     cytokine_from: [\"label\"], indications: [(for: \"melanoma\", events: [(what: Studied, sources: [\"label\"])])]),\n",
);
/// The same for side effects.
const FIRST_EFFECT: (&str, &str) = (
    "    side_effects: [\n",
    "    side_effects: [\n        (id: \"aches\", name: \"Aches\", clinical: \"Aches\", system: Muscles, meaning: \"It aches.\", \
     urgency: TellTeam, unlisted: true, sources: [\"label\"]),\n",
);

fn reader(keys: &str) -> Reader {
    let mut reader = Reader::with(reader::figures(), 100, 70);
    reader.keys(keys);
    reader
}

/// The reader goes on with a book after these edits.
fn saved(reader: &mut Reader, edits: &[(&str, &str)]) {
    let text = edits.iter().fold(BOOK.to_owned(), |book, (from, to)| edited(&book, from, to));
    let text = load::accept("figures.ron", text.into_bytes()).unwrap();
    let knowledge =
        load::load(&[text], "figures").unwrap_or_else(|problems| panic!("{}", problems[0].message()));
    let lexicon = Lexicon::new(&knowledge);
    reader.hear(Ok(Box::new((knowledge, lexicon))));
}

/// Where the first medicine stands in the book.
fn first_medicine() -> Range<usize> {
    let entry = |id: &str| BOOK.find(&format!("        (\n            id: \"{id}\"")).unwrap();
    entry("first")..entry("second")
}

/// What must not change: the query, the page, the lines under the cursors, the way back.
fn seen(reader: &Reader) -> (String, String, [Option<String>; 2], usize) {
    let (query, title) = (reader.state.query.text().to_owned(), reader.page().page.title.clone());
    let lines = [&reader.state.list, reader.page()].map(|view| view.line().map(Line::words));
    (query, title, lines, reader.state.trail_len())
}

#[test]
fn the_query_the_selection_and_the_page_stay_when_entries_come_before_them() {
    for keys in [
        "",
        "<Tab><Down><Down>",
        "chills<Down>",
        "chills<Down><Enter>nn<Down>",
        "primo<Enter>nnn<Enter><Down>",
        "<Tab><Tab><Down><Down><Enter>nn<Down><Enter>",
        "<Tab><Tab><Tab><Down><Down><Enter>",
        "<S-Tab><Enter><End>",
    ] {
        let mut reader = reader(keys);
        let before = seen(&reader);
        saved(&mut reader, &[FIRST_OF_ALL, FIRST_EFFECT]);
        assert_eq!(seen(&reader), before, "after {keys}\n{}", reader.screen());
    }
}

#[test]
fn what_is_saved_is_seen_at_once() {
    let mut reader = reader("chills");
    assert!(reader.screen().contains("52 in 100"), "{}", reader.screen());
    saved(
        &mut reader,
        &[("(effect: \"chills\", seen: Percent(52))", "(effect: \"chills\", seen: Percent(54))")],
    );
    assert!(
        reader.screen().contains("54 in 100") && !reader.screen().contains("52 in 100"),
        "{}",
        reader.screen()
    );
}

#[test]
fn a_page_whose_entry_is_gone_gives_way_to_the_one_before_it() {
    let mut reader = reader("<Tab><Tab><Enter>nn<Enter>");
    assert_eq!((reader.page().page.title.as_str(), reader.state.trail_len()), ("Firstleukin (Primo)", 1));
    saved(&mut reader, &[(&BOOK[first_medicine()], "")]);
    assert_eq!((reader.page().page.title.as_str(), reader.state.trail_len()), ("Chills", 0));
    reader.keys("<Esc>");
    assert_eq!(reader.state.focus, Focus::List);
}

#[test]
fn a_comparison_leads_back_even_when_the_page_it_was_opened_from_is_gone() {
    let mut reader = reader("<Tab><Tab><Tab><C-t><Down><C-t><S-Tab><S-Tab><Enter><F2>");
    assert!(reader.state.leaf.matrix().is_some(), "{}", reader.screen());
    saved(&mut reader, &[(&BOOK[first_medicine()], "")]);
    assert!(reader.state.leaf.matrix().is_some(), "{}", reader.screen());
    reader.keys("<Esc>");
    assert_eq!(reader.page().page.title, "Secondferon");
    reader.keys("<Esc>");
    assert_eq!(reader.state.focus, Focus::List);
}

#[test]
fn a_comparison_behind_a_page_leads_back_too_when_the_page_it_was_opened_from_is_gone() {
    let mut reader = reader("<Tab><C-t><Down><C-t><Down><C-t><Home><Enter><F2><Enter><Enter>");
    let opened = reader.page().page.title.clone();
    assert_eq!(reader.state.trail_len(), 3, "{}", reader.screen());
    saved(&mut reader, &[(&BOOK[first_medicine()], "")]);
    assert_eq!(reader.page().page.title, opened);
    reader.keys("<Esc>");
    assert!(reader.state.leaf.matrix().is_some(), "{}", reader.screen());
    reader.keys("<Esc>");
    assert_eq!(reader.page().page.title, "Secondferon");
    reader.keys("<Esc>");
    assert_eq!(reader.state.focus, Focus::List);
}

#[test]
fn the_sources_of_a_line_close_since_the_line_may_say_something_else_now() {
    let mut reader = reader("chills<Enter>s");
    assert_eq!(reader.page().page.title, "Who says so");
    saved(&mut reader, &[FIRST_OF_ALL]);
    assert_eq!((reader.page().page.title.as_str(), reader.state.focus), ("Firstleukin (Primo)", Focus::Page));
}

#[test]
fn a_comparison_keeps_its_medicines_its_order_and_its_cell() {
    let mut reader = reader("<Tab><C-t><Down><C-t><F2>o<Down><Down><Right>");
    let cell = |reader: &Reader| {
        let matrix = reader.state.leaf.matrix().unwrap();
        let (row, column) = matrix.cell().unwrap();
        (reader.state.knowledge.side_effects[row.effect].name.to_string(), column, matrix.order())
    };
    let before = cell(&reader);
    saved(&mut reader, &[FIRST_OF_ALL, FIRST_EFFECT]);
    assert_eq!(cell(&reader), before);
    assert_eq!(reader.state.marks.len(), 2);
    reader.keys("<Esc>");
    assert!(reader.screen().contains("✓"), "the marks are still there\n{}", reader.screen());
}

#[test]
fn a_broken_file_keeps_what_was_known_and_says_where_until_it_is_mended() {
    let mut reader = reader("chills<Down><Enter>");
    let before = seen(&reader);
    reader.hear(Err("mine.ron:12:5: `chils` is no side effect here.".to_owned()));
    assert_eq!(seen(&reader), before);
    assert!(reader.screen().contains("mine.ron:12:5"), "{}", reader.screen());
    reader.keys("<Esc><Down>");
    assert!(reader.screen().contains("is shown: mine.ron:12:5"), "it stays\n{}", reader.screen());
    saved(&mut reader, &[]);
    assert!(!reader.screen().contains("Not read again"), "{}", reader.screen());
}
