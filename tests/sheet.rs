//! The call sheet and what is copied: through keys and screens, without a terminal and without a file.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/hostile_texts.rs"]
mod hostile_texts;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use cytobrowse::{
    app::{NO_WORDS_HERE, Request, Writing, Written, copy::NOTHING_TO_COPY, prompt::NOTHING_TO_WRITE},
    knowledge::{Knowledge, load, text::is_hostile},
    page::{markdown, sheet, text},
    search::{Lexicon, Typing, answer},
};
use hostile_texts::HOSTILE;
use reader::Reader;

/// The day of every sheet here.
const DAY: &str = "2026-11-23";
/// The name that the question begins with.
const NAME: &str = "call-sheet-2026-11-23.md";

/// A reader who has asked something, on the day.
fn asking(query: &str, width: u16, height: u16) -> Reader {
    let mut reader = Reader::at(width, height);
    reader.state.today = DAY.parse().unwrap();
    reader.keys(query);
    reader
}

/// The last thing asked of the outside, which is to write.
fn writing(reader: &Reader) -> Writing {
    match reader.requests.last() {
        Some(Request::Write(writing)) => writing.clone(),
        other => panic!("{other:?}"),
    }
}

/// The last thing asked of the outside, which is to copy.
fn copied(reader: &Reader) -> String {
    match reader.requests.last() {
        Some(Request::Copy(text)) => text.clone(),
        other => panic!("{other:?}\n{}", reader.screen()),
    }
}

/// The sheet for a query as text.
fn sheet_of(knowledge: &Knowledge, query: &str) -> String {
    let lexicon = Lexicon::new(knowledge);
    let answer = answer(knowledge, &lexicon, query, Typing::Finished);
    text::page(knowledge, &sheet::page(knowledge, &answer, DAY.parse().unwrap()))
}

/// The small book with a personal file over it.
fn with_personal(personal: &str) -> Knowledge {
    let accept = |name: &str, text: &str| load::accept(name, text.as_bytes().to_vec()).unwrap();
    let layer =
        |name: &str, text: &str| load::LayerTexts { name: name.to_owned(), texts: vec![accept(name, text)] };
    let layers = [layer("small", include_str!("small/book.ron")), layer("personal.ron", personal)];
    load::load_layers(&layers).unwrap()
}

const OWN: &str = r#"(format: 1, personal: (medicines: ["interferon-alfa-2b"], helpline: "01234 567 890", team: "Nurse Joy"))"#;

#[test]
fn p_asks_where_to_write_and_writes_only_when_told() {
    let mut reader = asking("chills<Enter>p", 80, 24);
    assert!(reader.requests.is_empty(), "nothing is written before the reader says where");
    assert!(reader.screen().contains(&format!("Write the call sheet to: {NAME}│")), "{}", reader.screen());
    assert!(reader.cursor_row().contains(NAME), "the terminal's cursor stands on the question");
    assert!(reader.screen().contains("Enter write") && reader.screen().contains("Esc write nothing"));
    reader.keys("<Esc>");
    assert!(reader.requests.is_empty() && !reader.screen().contains(NAME), "{}", reader.screen());
    reader.keys("p<BS><BS>txt<Enter>");
    let Writing { path, text, over } = writing(&reader);
    assert_eq!((path.as_str(), over), ("call-sheet-2026-11-23.txt", false));
    assert_eq!(text, sheet_of(&reader::small(), "chills"));
}

#[test]
fn a_name_that_ends_in_md_is_written_as_markdown() {
    let mut reader = asking("chills<Enter>p<Enter>", 80, 24);
    assert!(writing(&reader).text.starts_with("# Call sheet\n\n23 November 2026\n"));
    reader.state.hear_of_writing(Written::Done("/home/joy/call-sheet-2026-11-23.md".to_owned()));
    assert!(reader.keys("").state.prompt.is_none());
    assert_eq!(reader.state.notice.as_deref(), Some("Written to /home/joy/call-sheet-2026-11-23.md"));
}

#[test]
fn a_file_that_is_there_is_written_over_only_after_a_second_enter_on_the_same_name() {
    let mut reader = asking("chills<F3><Enter>", 80, 24);
    let exists = || Written::Exists(format!("/home/joy/{NAME}"));
    reader.state.hear_of_writing(exists());
    reader.resize(80, 25);
    assert!(reader.screen().contains("The same key once more writes over the file"), "{}", reader.screen());
    reader.keys("2<Enter>");
    assert!(!writing(&reader).over, "another name is asked for anew");
    reader.state.hear_of_writing(exists());
    reader.keys("<Enter>");
    assert!(writing(&reader).over);
    reader.state.hear_of_writing(Written::Failed("Not written: there is no such folder".to_owned()));
    assert!(reader.keys("").state.prompt.is_some(), "the answer can be mended");
    reader.keys("<Enter>");
    assert!(!writing(&reader).over, "what failed is not written over anything");
}

#[test]
fn what_is_typed_and_pasted_while_the_place_is_asked_is_the_place() {
    let mut reader = asking("chills<Enter>p<C-w><C-w><C-w><C-w><C-w><C-w>", 80, 24);
    reader.keys("q<Left>~/<Del>").paste("a b/\u{1b}[2Jc.txt");
    reader.keys("<Enter>");
    let path = writing(&reader).path;
    assert!(path.ends_with("~/a b/[2Jc.txt"), "{path}");
    assert_eq!(reader.state.query.text(), "chills");
}

#[test]
fn without_a_question_there_is_no_sheet() {
    let reader = asking("<F3>", 80, 24);
    assert!(reader.state.prompt.is_none());
    assert_eq!(reader.state.notice.as_deref(), Some(NOTHING_TO_WRITE));
}

#[test]
fn the_question_and_the_whole_path_are_seen_in_every_window() {
    for (width, height) in [(120, 40), (80, 24), (40, 12), (30, 8)] {
        let mut reader = asking("chills<Enter>p", width, height);
        insta::assert_snapshot!(format!("where_to_{width}x{height}"), reader.screen());
        let path = "/home/joy/documents/on my treatment/calls/2026/call-sheet-2026-11-23.md";
        reader.keys("<Enter>").state.hear_of_writing(Written::Done(path.to_owned()));
        let reader = reader.resize(width, height + 1);
        let rows: String = reader.rows().concat();
        let (seen, path) = (rows.replace(' ', ""), path.replace(' ', ""));
        assert!(seen.contains(&path), "{width}x{height}: {}", reader.screen());
    }
}

#[test]
fn the_sheet_says_what_may_not_wait_first_and_leaves_blank_what_a_nurse_asks() {
    insta::assert_snapshot!(sheet_of(&reader::small(), "chills, low blood pressure, no fever, wobbly"));
}

#[test]
fn the_readers_own_medicine_comes_first_with_whom_to_ring() {
    let knowledge = with_personal(OWN);
    insta::assert_snapshot!(sheet_of(&knowledge, "low blood pressure"));
}

#[test]
fn a_sheet_of_what_was_not_understood_says_so_and_names_no_medicine() {
    let sheet = sheet_of(&reader::small(), "qwertyuiop");
    assert!(
        sheet.contains("not understood: qwertyuiop") && sheet.contains("Nothing here goes by these words")
    );
    assert!(!sheet.contains("Aldesleukin"), "{sheet}");
}

#[test]
fn every_figure_of_a_sheet_has_a_number_that_leads_to_an_address() {
    let knowledge = reader::shipped();
    let sheet = sheet_of(&knowledge, "chills, fever");
    let figures = sheet
        .lines()
        .filter(|line| line.contains(" in 100") && line.starts_with("    ") && line.contains(": "));
    let figures: Vec<&str> = figures.filter(|line| line.trim_start().starts_with(['C', 'F'])).collect();
    assert!(figures.len() > 3, "{sheet}");
    let (_, sources) = sheet.split_once("\nSources\n").unwrap();
    for line in figures {
        let (_, numbers) = line.rsplit_once('[').unwrap_or_else(|| panic!("{line}"));
        for number in numbers.trim_end_matches(']').split(", ") {
            let (_, source) = sources.split_once(&format!("[{number}]")).unwrap();
            let until = source.split("\n  [").next().unwrap();
            assert!(until.contains("http") && until.contains("its own date: "), "{line}: {until}");
        }
    }
}

#[test]
fn hostile_names_and_queries_command_nothing_in_a_sheet_or_on_the_clipboard() {
    for query in HOSTILE {
        let mut reader = asking("", 80, 24);
        reader.paste(query).paste("chills").keys("<F3><Enter><Esc><C-y>");
        for request in &reader.requests {
            let (Request::Write(Writing { text, .. }) | Request::Copy(text)) = request else { continue };
            assert!(
                !text.chars().any(|c| is_hostile(c) || (c.is_control() && c != '\n')),
                "{query:?}: {text:?}"
            );
        }
    }
    let mut reader = Reader::with(hostile::hostile(40), 80, 24);
    reader.keys("<Tab><Enter>y");
    reader.keys("nnyG").keys("y");
    assert!(reader.requests.len() > 1);
    let knowledge = hostile::hostile(4);
    let lexicon = Lexicon::new(&knowledge);
    let answer = answer(&knowledge, &lexicon, "<b>*x*</b> [a](b)", Typing::Finished);
    let page = sheet::page(&knowledge, &answer, DAY.parse().unwrap());
    let markdown = markdown::page(&knowledge, &page);
    assert!(markdown.contains(r"\<b\>\*x\*\</b\> \[a\](b)"), "{markdown}");
}

#[test]
fn a_line_of_a_page_is_copied_with_its_medicine_its_figure_and_who_says_so() {
    let mut reader = asking("chills<Enter>y", 120, 40);
    insta::assert_snapshot!(copied(&reader));
    let characters = copied(&reader).chars().count();
    let notice = reader.state.notice.as_deref().unwrap().to_owned();
    assert!(notice.contains(&format!("with its source: {characters} characters")), "{notice}");
    let narrow = copied(asking("chills<Enter>", 40, 12).keys("y"));
    assert_eq!(narrow, copied(&reader), "the width of the window breaks no line");
    reader.keys("<Esc>");
}

#[test]
fn in_the_list_the_entry_is_copied_with_its_first_claim() {
    let mut reader = asking("chills, low blood pressure<C-y>", 120, 40);
    insta::assert_snapshot!(copied(&reader));
    let before = reader.requests.len();
    reader.keys("<Esc><C-y>");
    assert_eq!(reader.requests.len(), before, "a question is no claim");
    assert_eq!(reader.state.notice.as_deref(), Some(NOTHING_TO_COPY));
}

#[test]
fn in_a_comparison_the_cell_is_copied_and_what_is_not_listed_makes_no_claim() {
    let mut reader = asking("chills<F2>y", 120, 40);
    insta::assert_snapshot!(copied(&reader));
    let before = reader.requests.len();
    let mut unlisted = false;
    for _ in 0..40 {
        reader.keys("<Down>y");
        unlisted |= reader.state.notice.as_deref() == Some(NOTHING_TO_COPY);
    }
    assert!(unlisted && reader.requests.len() > before);
}

#[test]
fn w_tells_what_the_words_on_the_page_mean_and_esc_leads_back() {
    let mut reader = Reader::with(reader::figures(), 80, 24);
    reader.keys("chills<Enter>w");
    assert_eq!(
        reader.state.notice.as_deref(),
        Some(NO_WORDS_HERE),
        "a book without a glossary explains nothing"
    );
    let mut reader = Reader::with(reader::shipped(), 100, 24);
    reader.keys("proleukin<Enter>");
    let title = reader.page().page.title.clone();
    reader.keys("w");
    assert_eq!(reader.page().page.title, "Words on this page");
    insta::assert_snapshot!("words_100x24", reader.screen());
    let words = reader.page().page.blocks.len();
    assert!(
        reader.page().page.blocks.iter().all(|block| block.line().is_some_and(|line| !line.cited.is_empty()))
    );
    reader.keys("<Enter>");
    assert!(reader.page().page.subtitle.starts_with("word explained"), "{}", reader.page().page.subtitle);
    reader.keys("<Esc><Esc>");
    assert_eq!(reader.page().page.title, title);
    assert!(words > 3);
}
