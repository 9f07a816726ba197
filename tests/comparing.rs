//! The comparison on the screen: marking, moving, following a cell to its source, and every size of table and window.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use cytobrowse::{
    app::{
        Focus, NO_CLAIM_HERE, Request,
        marks::{HOW_TO_MARK, ONLY_SUBJECTS, THOSE_OF_THE_LIST},
        matrix::{COLUMN, Matrix},
    },
    browser::Look,
    knowledge::{Knowledge, load},
    page::{
        compare::{Cell, Comparison, Row, RowOrder},
        figure,
    },
    ui::Theme,
};
use ratatui::buffer::Buffer;
use reader::Reader;
use std::fmt::Write as _;

/// A book from a text.
fn book(text: impl Into<Vec<u8>>) -> Knowledge {
    load::load(&[load::accept("compare.ron", text.into()).unwrap()], "compare").unwrap()
}

/// A reader of the small book with every kind of cell.
fn reader(width: u16, height: u16) -> Reader {
    Reader::with(book(include_bytes!("small/compare.ron")), width, height)
}

/// A reader who compares the three medicines of that book, of which the last is not covered.
fn comparing(width: u16, height: u16) -> Reader {
    let mut reader = reader(width, height);
    reader.keys(" <Down> <Down> <F2>");
    reader
}

fn matrix(reader: &Reader) -> &Matrix {
    reader.state.leaf.matrix().unwrap_or_else(|| panic!("no comparison:\n{}", reader.screen()))
}

/// The side effect and the column under the cursor.
fn under(reader: &Reader) -> (String, usize) {
    let (row, column) = matrix(reader).cell().unwrap();
    (reader.state.knowledge.side_effects[row.effect].name.to_string(), column)
}

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
    assert_eq!((reader.state.notice, reader.state.marks.len()), (Some(ONLY_SUBJECTS), 0));
    reader.keys("<Enter><Home> ");
    assert_eq!((reader.state.notice, reader.state.marks.len()), (Some(ONLY_SUBJECTS), 0));
    assert!(reader.screen().contains(ONLY_SUBJECTS));
}

#[test]
fn with_fewer_than_two_marks_the_medicines_of_the_list_are_compared() {
    let mut reader = reader(80, 24);
    for (keys, subjects) in [("<F2>", 3), ("<Esc> <F2>", 3), ("<Esc>taste, chills<F2>", 2)] {
        reader.keys(keys);
        assert_eq!(reader.state.notice, Some(THOSE_OF_THE_LIST), "{keys}");
        assert_eq!(matrix(&reader).comparison.subjects.len(), subjects, "{keys}");
    }
}

#[test]
fn where_the_list_has_not_two_medicines_a_sentence_says_how_to_mark() {
    for keys in ["<Tab><Tab><F2>", "taste<F2>", "zzzz<F2>", "<Tab><Tab><Enter>m"] {
        let mut reader = reader(80, 24);
        reader.keys(keys);
        assert_eq!(reader.state.notice, Some(HOW_TO_MARK), "{keys}");
        assert!(reader.state.leaf.matrix().is_none(), "{keys}");
    }
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
        ("n", "Taste changes"),
        ("N", "Low blood pressure"),
        ("G", "Rash"),
        ("n", "Rash"),
        ("g", aching),
        ("<End>", "Rash"),
        ("<Home>", aching),
        ("<PgDn>", "Rash"),
        ("<PgUp>", aching),
    ] {
        assert_eq!(under(reader.keys(keys)).0, name, "{keys}");
    }
}

#[test]
fn pages_reach_both_ends_of_a_table_that_is_longer_than_the_window() {
    let mut reader = Reader::with(big_book(3, 60, |_, _| Some("Percent(1)".into())), 80, 24);
    reader.keys("<F2>");
    for (key, last) in [("<PgDn>", "E0059"), ("<PgUp>", "E0000")] {
        let (mut pages, mut before) = (0, String::new());
        while before != under(&reader).0 {
            before = under(&reader).0;
            reader.keys(key);
            pages += 1;
        }
        assert!(pages > 4 && before.starts_with(last), "{key}: {before} after {pages}");
    }
    assert!(reader.screen().contains("Side effects listed"), "the totals are above the first row");
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
    assert!(screen.contains("Gammakin · Taste changes: not covered. No side effects"), "{screen}");
}

#[test]
fn in_the_smallest_window_the_foot_says_first_what_the_cell_says() {
    let mut reader = comparing(30, 8);
    reader.keys("nnl");
    assert!(reader.screen().contains("\n not listed here · Betakin"), "{}", reader.screen());
    reader.keys("h");
    let screen = reader.screen();
    assert!(screen.contains("\n no number given") && screen.contains("▸ listedc"), "{screen}");
}

#[test]
fn the_rows_go_through_their_orders_and_the_cursor_stays_on_its_side_effect() {
    let mut reader = comparing(80, 24);
    reader.keys("jl");
    let first_row = |reader: &Reader| {
        let place = reader.rows().iter().position(|row| row.contains("Listed only here")).unwrap();
        reader.rows()[place + 1].trim().to_owned()
    };
    for (order, named, first) in [
        (RowOrder::Difference, "by difference", "Chills"),
        (RowOrder::Frequency, "by how often", "Chills"),
        (RowOrder::System, "by part of the body", "Whole body"),
    ] {
        reader.keys("o");
        assert_eq!((matrix(&reader).order(), under(&reader)), (order, ("Chills".to_owned(), 1)));
        assert!(
            reader.screen().contains(named) && first_row(&reader).starts_with(first),
            "{}",
            reader.screen()
        );
    }
}

#[test]
fn a_cursor_that_was_not_moved_goes_to_the_first_row_of_the_new_order() {
    let mut reader = comparing(80, 24);
    assert_eq!(under(&reader).0, "Aching");
    for first in ["Chills", "Chills", "Aching"] {
        assert_eq!(under(reader.keys("o")).0, first);
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
    for keys in ["nnl<Enter>", "l<Enter>"] {
        reader.keys(keys);
        assert_eq!(reader.state.notice, Some(NO_CLAIM_HERE));
        assert!(reader.state.leaf.matrix().is_some() && reader.screen().contains(NO_CLAIM_HERE));
    }
}

#[test]
fn esc_leads_back_to_where_the_comparison_was_opened_from() {
    let mut reader = reader(80, 24);
    reader.keys("chills<F2><Esc>");
    assert_eq!((reader.state.focus, reader.state.query.text()), (Focus::List, "chills"));
    reader.keys("<Enter><Down>m");
    assert!(reader.state.leaf.matrix().is_some());
    reader.keys("<Esc>");
    assert_eq!((reader.state.focus, reader.state.trail_len()), (Focus::Page, 0));
    assert!(reader.page().page.title.ends_with("kin") || reader.page().page.title.contains("Alphakin"));
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

/// A book of so many medicines, M0000 and on, and side effects, E0000 and on. Some names are 200 letters long, some wide.
fn big_book(medicines: usize, effects: usize, seen: impl Fn(usize, usize) -> Option<String>) -> Knowledge {
    let tail = |n: usize| match n % 5 {
        1 => format!("{n}").repeat(200 / n.to_string().len()),
        2 => " 漢字かな".repeat(6),
        3 => " of a long name that has many words in it".to_owned(),
        _ => String::new(),
    };
    let mut text = "(format: 1, sources: [(id: \"s\", address: \"https://example.org\")],\n".to_owned();
    text +=
        "cytokines: [(id: \"c\", name: \"Family\", statements: [(text: \"It is.\", sources: [\"s\"])])],\n";
    text += "uses: [(id: \"u\", name: \"Use\", statements: [(text: \"It is.\", sources: [\"s\"])])],\nmedicines: [\n";
    for medicine in 0..medicines {
        write!(
            text,
            "(id: \"m{medicine}\", name: \"M{medicine:04}{}\", names_from: [\"s\"], cytokine: \"c\", cytokine_from: [\"s\"], \
             indications: [(for: \"u\", events: [(what: Studied, sources: [\"s\"])])], reactions: [(sources: [\"s\"], list: [",
            tail(medicine)
        )
        .unwrap();
        for effect in 0..effects {
            if let Some(seen) = seen(medicine, effect) {
                write!(text, "(effect: \"e{effect}\", seen: {seen}),").unwrap();
            }
        }
        text += "])]),\n";
    }
    text += "], side_effects: [\n";
    for effect in 0..effects {
        let system = ["General", "Heart", "Lungs", "Gut", "Skin"][effect * 5 / effects];
        let name = format!("E{effect:04}{}", tail(effect));
        writeln!(
            text,
            "(id: \"e{effect}\", name: \"{name}\", clinical: \"{name}\", system: {system}, meaning: \"It is.\", \
             urgency: TellTeam, sources: [\"s\"]),"
        )
        .unwrap();
    }
    book(text + "])")
}

/// Figures of every length; medicine 0 lists all, medicine 1 nothing, the others some.
fn figure_of(medicine: usize, effect: usize) -> Option<String> {
    let figures =
        ["Percent(52)", "Percent(3.6)", "Range(20, 35)", "Range(12.25, 33.75)", "UpTo(20)", "NoNumber"];
    let lists = medicine != 1 && (medicine == 0 || (medicine + effect).is_multiple_of(3));
    lists.then(|| figures[(medicine * 7 + effect) % figures.len()].to_owned())
}

/// What a cell should show, without its shade.
fn expected(knowledge: &Knowledge, comparison: &Comparison, row: &Row, column: usize) -> String {
    match comparison.cell(row, column) {
        Cell::NotCovered => String::new(),
        Cell::NotListed => "–".to_owned(),
        Cell::Listed(listed) => figure::in_short(knowledge, &knowledge.reaction(listed.listing).seen),
    }
}

/// The text of some cells of the screen.
fn text_at(buffer: &Buffer, x: u16, y: u16, width: u16) -> String {
    (x..(x + width).min(buffer.area.width)).map(|x| buffer[(x, y)].symbol()).collect()
}

/// Looks at every cell of the table that is drawn and finds its text in its column. Returns how many there are.
fn look(reader: &Reader, first_column: u16) -> usize {
    let (matrix, buffer, knowledge) = (matrix(reader), reader.buffer(), &reader.state.knowledge);
    let columns = usize::from((buffer.area.width - 1 - first_column) / (COLUMN + 1));
    let in_sight = columns.min(matrix.comparison.subjects.len());
    let mut found = 0;
    for y in 0..buffer.area.height {
        let name = text_at(buffer, 3, y, 5);
        let is_it = |row: &&Row| knowledge.side_effects[row.effect].name.starts_with(&name);
        let named = name.len() == 5 && name.starts_with('E');
        let Some(row) = matrix.comparison.rows.iter().filter(|_| named).find(is_it) else { continue };
        for at in 0..in_sight {
            let x = first_column + u16::try_from(at).unwrap() * (COLUMN + 1);
            let drawn = text_at(buffer, x + 1, y, COLUMN);
            let drawn = drawn.trim_end_matches(['░', '▒', '▓', '█']).trim_end();
            let wanted = expected(knowledge, &matrix.comparison, row, matrix.left() + at);
            // Figures end below each other; a longer one begins where its column does.
            let wanted = if wanted.is_empty() { wanted } else { format!("{wanted:>7}") };
            assert_eq!(drawn, wanted, "{name} in column {at} of\n{}", reader.screen());
            found += 1;
        }
    }
    found
}

/// Where the first column begins: its marker, which the cursor has on the first cell.
fn first_column(reader: &Reader) -> u16 {
    let buffer = reader.buffer();
    let marker = buffer.content.iter().position(|cell| cell.symbol() == "▸").unwrap();
    u16::try_from(marker % usize::from(buffer.area.width)).unwrap()
}

const SIZES: [(u16, u16); 9] =
    [(30, 8), (31, 9), (40, 12), (60, 14), (79, 23), (80, 24), (120, 40), (200, 60), (300, 100)];

#[test]
fn every_cell_stands_in_its_column_at_any_size_of_table_and_window() {
    for (medicines, effects) in [(2, 742), (27, 742), (1430, 20)] {
        let mut reader = Reader::with(big_book(medicines, effects, figure_of), 80, 24);
        reader.keys("<F2>");
        for (width, height) in SIZES {
            reader.keys("<Home>").keys(&"h".repeat(40));
            reader.resize(width, height);
            assert_eq!(matrix(&reader).left(), 0);
            let first = first_column(&reader);
            let mut seen = look(&reader, first);
            for keys in ["<End>", "llllllll", "<PgUp><PgUp>", "llllllllllllllllllllllll", "o", "<PgDn>", "oo"]
            {
                seen += look(reader.keys(keys), first);
            }
            assert!(seen >= 16, "only {seen} cells were seen at {width}x{height}:\n{}", reader.screen());
        }
    }
}

#[test]
fn the_cell_under_the_cursor_is_always_in_sight() {
    let mut reader = Reader::with(big_book(40, 60, figure_of), 80, 24);
    reader.keys("<F2>");
    for (width, height) in SIZES {
        reader.resize(width, height);
        for keys in
            ["j", "l", "<End>", "lllllllllllllll", "<PgUp>", "n", "o", "hhhh", "<Home>", "o", "N", "o"]
        {
            reader.keys(keys);
            let (name, _) = under(&reader);
            let row = reader.cursor_row();
            assert!(
                name.get(..5).is_some_and(|start| row.contains(start)) && row.contains('▸'),
                "{keys} at {width}x{height}: {row}"
            );
        }
    }
}

#[test]
fn no_table_and_no_size_makes_drawing_panic() {
    let tables = [
        big_book(2, 5, |_, _| None),
        big_book(3, 1, |medicine, _| (medicine == 1).then(|| "Percent(1)".to_owned())),
        big_book(30, 40, figure_of),
    ];
    for knowledge in tables {
        let mut reader = Reader::with(knowledge, 80, 24);
        reader.keys("<F2>");
        for width in [0, 1, 2, 3, 10, 29, 30, 31, 37, 40, 47, 60, 79, 80, 81, 120, 300] {
            for height in [0, 1, 2, 3, 7, 8, 9, 12, 15, 16, 24, 100] {
                reader.resize(width, height);
                reader.keys("lG<PgUp>o<PgDn>nNhg<Enter>");
                if reader.state.leaf.matrix().is_none() {
                    reader.keys("<Esc>");
                }
                matrix(&reader);
            }
        }
    }
}

#[test]
fn where_none_is_covered_every_head_says_so() {
    let mut reader = Reader::with(big_book(2, 5, |_, _| None), 80, 24);
    reader.keys("<F2>");
    assert_eq!(reader.screen().matches("not covered").count(), 2, "{}", reader.screen());
}
