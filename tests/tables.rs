//! Comparisons of every size, drawn in windows of every size.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/comparing.rs"]
mod comparing;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use comparing::{book, matrix, under};
use cytobrowse::{
    app::matrix::Strip,
    knowledge::Knowledge,
    page::{
        compare::{Cell, Comparison, Row},
        figure,
    },
};
use ratatui::buffer::Buffer;
use reader::Reader;
use std::fmt::Write as _;

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
        Cell::Listed(listed) => figure::in_short(knowledge, knowledge.reaction(listed.listing).seen),
    }
}

/// The text of some cells of the screen.
fn text_at(buffer: &Buffer, x: u16, y: u16, width: u16) -> String {
    (x..(x + width).min(buffer.area.width)).map(|x| buffer[(x, y)].symbol()).collect()
}

/// Where the columns of a table stand: the marker before the first, and how many cells lie between two.
#[derive(Clone, Copy)]
struct Columns {
    first: u16,
    step: u16,
}

/// Finds the columns: the cursor's marker stands before the first, then before the second where that is in sight.
fn columns(reader: &mut Reader) -> Columns {
    let marker = |reader: &Reader| {
        let buffer = reader.buffer();
        let marker = buffer.content.iter().position(|cell| cell.symbol() == "▸").unwrap();
        u16::try_from(marker % usize::from(buffer.area.width)).unwrap()
    };
    let first = marker(reader);
    let second = marker(reader.keys("l"));
    reader.keys("h");
    Columns { first, step: second - first }
}

/// Looks at every cell of the table in sight and finds its text in its column.
fn look(reader: &Reader, columns: Columns) {
    let (matrix, buffer, knowledge) = (matrix(reader), reader.buffer(), &reader.state.knowledge);
    let sight = matrix.sight();
    let mut found = 0;
    for y in 0..buffer.area.height {
        let name = text_at(buffer, 3, y, 5);
        let is_it = |row: &&Row| knowledge.side_effects[row.effect].name.starts_with(&name);
        let named = name.len() == 5 && name.starts_with('E');
        let Some(row) = matrix.comparison.rows.iter().filter(|_| named).find(is_it) else { continue };
        for at in 0..sight.columns {
            let x = columns.first + u16::try_from(at).unwrap() * columns.step;
            let width = if columns.step == 0 { buffer.area.width - 2 - x } else { columns.step - 1 };
            let drawn = text_at(buffer, x + 1, y, width);
            let drawn =
                drawn.trim_end_matches(['▐', ' ']).trim_end_matches(['░', '▒', '▓', '█', '…']).trim_end();
            let wanted = expected(knowledge, &matrix.comparison, row, matrix.left() + at);
            // Figures end below each other; a longer one begins where its column does.
            let wanted = if wanted.is_empty() { wanted } else { format!("{wanted:>7}") };
            assert_eq!(drawn, wanted, "{name} in column {at} of\n{}", reader.screen());
            found += 1;
        }
    }
    let strips = matrix.strips().iter().skip(matrix.top()).take(sight.rows);
    let rows = strips.filter(|strip| matches!(strip, Strip::Row(_))).count();
    assert!(rows > 0, "{}", reader.screen());
    assert_eq!(found, rows * sight.columns, "{}", reader.screen());
}

const SIZES: [(u16, u16); 9] =
    [(30, 8), (31, 9), (40, 12), (60, 14), (79, 23), (80, 24), (120, 40), (200, 60), (300, 100)];

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
fn every_cell_stands_in_its_column_at_any_size_of_table_and_window() {
    for (medicines, effects) in [(2, 742), (27, 742), (1430, 20)] {
        let mut reader = Reader::with(big_book(medicines, effects, figure_of), 80, 24);
        reader.keys("<F2>");
        for (width, height) in SIZES {
            reader.keys("<Home>").keys(&"h".repeat(40));
            reader.resize(width, height);
            assert_eq!(matrix(&reader).left(), 0);
            let columns = columns(&mut reader);
            look(&reader, columns);
            for keys in ["<End>", "llllllll", "<PgUp><PgUp>", "llllllllllllllllllllllll", "o", "<PgDn>", "oo"]
            {
                look(reader.keys(keys), columns);
            }
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

#[test]
fn a_wide_table_begins_at_its_first_columns_on_the_first_cell_in_sight_that_is_listed() {
    // Only the last lists the first side effect, and all list the others.
    let seen = |medicine, effect| (effect > 0 || medicine == 39).then(|| "Percent(1)".to_owned());
    let mut reader = Reader::with(big_book(40, 3, seen), 80, 24);
    reader.keys("<F2>");
    let (name, column) = under(&reader);
    assert!(name.starts_with("E0001") && column == 0 && matrix(&reader).left() == 0, "{}", reader.screen());
    reader.keys("k$<Esc><F2>").resize(200, 60);
    assert_eq!(matrix(&reader).left(), 0);
}

#[test]
fn columns_grow_where_there_is_room_but_not_without_end() {
    let mut reader = Reader::with(big_book(2, 5, |_, _| Some("Percent(1)".to_owned())), 80, 24);
    reader.keys("<F2>");
    for (width, cells) in [(40, 12), (60, 16), (80, 20), (200, 20)] {
        reader.resize(width, 24);
        // One cell before each is for the cursor's marker.
        assert_eq!(columns(&mut reader).step, cells + 1, "{}", reader.screen());
    }
}
