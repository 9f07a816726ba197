//! A reader who compares, and what is under the cursor.

use super::reader::Reader;
use cytobrowse::{
    app::matrix::Matrix,
    knowledge::{Knowledge, load},
};

/// A book from a text.
pub(crate) fn book(text: impl Into<Vec<u8>>) -> Knowledge {
    load::load(&[load::accept("compare.ron", text.into()).unwrap()], "compare").unwrap()
}

/// A reader of the small book with every kind of cell.
pub(crate) fn reader(width: u16, height: u16) -> Reader {
    Reader::with(book(include_bytes!("../small/compare.ron")), width, height)
}

/// A reader who compares the three medicines of that book, of which the last is not covered.
pub(crate) fn comparing(width: u16, height: u16) -> Reader {
    let mut reader = reader(width, height);
    reader.keys(" <Down> <Down> <F2>");
    reader
}

/// The comparison in sight.
pub(crate) fn matrix(reader: &Reader) -> &Matrix {
    reader.state.leaf.matrix().unwrap_or_else(|| panic!("no comparison:\n{}", reader.screen()))
}

/// The side effect and the column under the cursor.
pub(crate) fn under(reader: &Reader) -> (String, usize) {
    let (row, column) = matrix(reader).cell().unwrap();
    (reader.state.knowledge.side_effects[row.effect].name.to_string(), column)
}
