//! Every view as it is drawn: at three sizes, in Unicode and in ASCII; and drawn at every size there is.
//!
//! `INSTA_UPDATE=always cargo test --test views` writes the pictures anew.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[path = "support/hostile.rs"]
mod hostile;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use cytobrowse::{
    browser::Look,
    knowledge::Knowledge,
    page::{layout::MEASURE, wrap},
    ui::Theme,
};
use hostile::hostile;
use ratatui::{
    buffer::{Buffer, Cell},
    style::Color,
};
use reader::Reader;

/// A view: a name for the picture, the book it is looked at in, and the keys that lead there.
struct View {
    name: &'static str,
    book: fn() -> Knowledge,
    keys: &'static str,
}

const fn words(name: &'static str, keys: &'static str) -> View {
    View { name, book: reader::small, keys }
}

const fn figures(name: &'static str, keys: &'static str) -> View {
    View { name, book: reader::figures, keys }
}

const VIEWS: &[View] = &[
    words("start", ""),
    words("one_complaint", "chills"),
    words("several_complaints", "chills, low blood pressure, hair loss"),
    words("a_use", "breast<Enter>"),
    words("nothing_found", "zzzzz"),
    words("help", "<F1>"),
    figures("urgent", "low blood pressure"),
    figures("a_medicine", "primo<Enter>nnnn<Down>"),
    figures("a_medicine_by_system", "primo<Enter>onnnn"),
    figures("a_part_of_the_body", "primo<Enter>nnn<Enter>"),
    figures("a_side_effect", "chills<Tab><Tab><Enter>nn"),
    figures("who_says_so", "chills<Enter>s"),
    figures("tree", "<Tab><Tab><Tab>"),
    figures("tree_folded", "<Tab><Tab><Tab><Down>-"),
    figures("timeline", "<Tab><Tab><Tab><Tab><Enter>"),
    figures("comparison", "chills<F2>jl"),
];

const ASCII: Look = Look { theme: Theme::MONOCHROME, ascii: true };

#[test]
fn every_view_looks_as_it_did_at_three_sizes_in_both_glyph_sets() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        for view in VIEWS {
            let mut reader = Reader::with((view.book)(), width, height);
            let unicode = reader.keys(view.keys).screen();
            let ascii = reader.look(&ASCII).screen();
            insta::assert_snapshot!(
                format!("{}_{width}x{height}", view.name),
                format!("{unicode}\n\n{ascii}")
            );
        }
    }
}

/// Draws every view, in its own book and in one that is hard to draw, at some sizes.
fn draw_all_views(sizes: &[(u16, u16)]) {
    for view in VIEWS {
        for book in [view.book, || hostile(30)] {
            let mut reader = Reader::with(book(), 80, 24);
            reader.keys(view.keys);
            for (width, height) in sizes {
                let drawn = reader.resize(*width, *height).buffer().area;
                assert_eq!((drawn.width, drawn.height), (*width, *height), "{}", view.name);
            }
        }
    }
}

/// Every size up to 120x40 in steps, and one that is larger than people have.
fn sizes(across: usize, down: usize) -> Vec<(u16, u16)> {
    let widths = |height: u16| (0..=120).step_by(across).map(move |width| (width, height));
    (0..=40).step_by(down).flat_map(widths).chain([(300, 100)]).collect()
}

#[test]
fn every_view_is_drawn_at_sizes_from_nothing_to_more_than_there_is() {
    draw_all_views(&sizes(11, 3));
}

#[test]
#[ignore = "it takes minutes: `cargo test --profile stress --test views -- --ignored`"]
fn every_view_is_drawn_at_every_size() {
    draw_all_views(&sizes(1, 1));
}

#[test]
fn in_ascii_every_cell_is_ascii_and_none_moves() {
    for view in VIEWS {
        let mut reader = Reader::with((view.book)(), 100, 40);
        let unicode = reader.keys(view.keys).buffer().clone();
        let ascii = reader.look(&ASCII).buffer().clone();
        assert!(ascii.content.iter().all(|cell| cell.symbol().is_ascii()), "{}", view.name);
        let taken =
            |buffer: &Buffer| buffer.content.iter().map(|cell| cell.symbol() == " ").collect::<Vec<_>>();
        assert_eq!(taken(&unicode), taken(&ascii), "{}: a mark is lost, or stands elsewhere", view.name);
        let unknown = |buffer: &Buffer| buffer.content.iter().filter(|cell| cell.symbol() == "?").count();
        assert_eq!(unknown(&unicode), unknown(&ascii), "{}: a mark has no stand-in", view.name);
    }
}

#[test]
fn without_colour_no_cell_is_sent_one() {
    for view in VIEWS {
        let mut reader = Reader::with((view.book)(), 80, 24);
        let buffer = reader.keys(view.keys).buffer();
        let coloured = |cell: &Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
        assert!(!buffer.content.iter().any(coloured), "{}", view.name);
    }
}

#[test]
fn names_of_any_length_and_width_are_drawn_at_every_size_and_no_row_is_wider_than_it_may_be() {
    for keys in [
        "",
        "<Tab><Enter>",
        "<Tab><Enter>o",
        "<Tab><Tab><Enter>",
        "<Tab><Enter>nn<Enter>",
        "<Tab><Tab><Tab>",
        "<F1>",
    ] {
        let mut reader = Reader::with(hostile(30), 80, 24);
        reader.keys(keys);
        for (width, height) in
            [(30, 8), (31, 9), (40, 12), (79, 24), (80, 24), (99, 30), (100, 30), (200, 60), (300, 100)]
        {
            reader.resize(width, height);
            for view in [&reader.state.list, reader.page()] {
                let measure = view.layout().width.min(MEASURE);
                let layout = view.layout();
                for row in &layout.rows(&view.page, view.folds(), 0..layout.height()) {
                    let figure = row.figure.as_deref().map_or(0, wrap::width);
                    let picture = wrap::cells(&row.picture);
                    let beside = u16::from(figure + picture > 0 && !row.spans.is_empty());
                    let taken = row.indent + wrap::cells(&row.spans) + beside + figure + picture;
                    assert!(taken <= measure, "{taken} of {measure} at {width}x{height}: {row:?}");
                }
            }
        }
    }
}

#[test]
fn a_medicine_with_very_many_side_effects_is_read_from_its_first_line_to_its_last() {
    let mut reader = Reader::with(hostile(742), 80, 24);
    reader.keys("<Tab><Enter><End>");
    let last = reader.page().page.blocks.len() - 1;
    assert_eq!(reader.page().cursor(), last);
    assert!(reader.cursor_row().starts_with('▸'), "{}", reader.cursor_row());
    reader.keys("<Home><Tab><Down><Enter>");
    assert!(
        !reader.screen().contains("Side effects by part of the body"),
        "there are none\n{}",
        reader.screen()
    );
}

#[test]
fn the_marks_of_a_legend_stay_apart_in_ascii() {
    use cytobrowse::page::picture::{SHARES_MEAN, TALLIES_MEAN, YEARS_MEAN};
    for legend in [SHARES_MEAN, TALLIES_MEAN, YEARS_MEAN] {
        let mut buffer = Buffer::with_lines([legend]);
        cytobrowse::ui::ascii::spell_buffer(&mut buffer);
        let spelled: String = buffer.content.iter().map(Cell::symbol).collect();
        let marks: Vec<char> = spelled.split(" - ").filter_map(|part| part.chars().next()).collect();
        let mut apart = marks.clone();
        apart.sort_unstable();
        apart.dedup();
        assert_eq!(apart.len(), legend.split(" · ").count(), "{marks:?}");
    }
}
