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

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use cytobrowse::{browser::Look, knowledge::Knowledge, ui::Theme};
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
