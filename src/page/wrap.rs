//! Words broken into rows no wider than so many cells.

use super::{Role, Span};
use crate::knowledge::text::is_plain;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
#[must_use]
pub fn width(text: &str) -> u16 {
    // Nearly every text is plain, and takes a cell a byte.
    let cells = if is_plain(text) { text.len() } else { text.width() };
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// How many cells spans take together.
#[must_use]
pub fn cells(spans: &[Span]) -> u16 {
    spans.iter().map(|span| width(&span.text)).fold(0, u16::saturating_add)
}

/// Breaks spans into rows no wider than `room` cells: between words where it can, else within a word. Never empty.
#[must_use]
pub fn wrap(spans: &[Span], room: u16) -> Vec<Vec<Span>> {
    wrap_hanging(spans, room, 0)
}

/// Breaks spans as [`wrap`] does; every row after the first leaves `hang` cells to be set in by.
pub(super) fn wrap_hanging(spans: &[Span], room: u16, hang: u16) -> Vec<Vec<Span>> {
    Wrapper::new(Vec::new(), room, hang, true).rows(spans)
}

/// How many rows [`wrap_hanging`] makes of spans: none of them is made.
pub(super) fn height(spans: &[Span], room: u16, hang: u16) -> usize {
    // Nearly every line has room on one row.
    if cells(spans) <= room { 1 } else { Wrapper::new(Count::default(), room, hang, true).rows(spans).rows }
}

/// Breaks spans into rows between words only: an address stays in one piece, however long, so that it can be followed.
#[must_use]
pub fn wrap_words(spans: &[Span], room: u16) -> Vec<Vec<Span>> {
    Wrapper::new(Vec::new(), room, 0, false).rows(spans)
}

/// A word, or a part of one that changes its role half-way.
#[derive(Clone, Copy)]
struct Piece<'s> {
    /// What it looks like.
    like: &'s Span,
    text: &'s str,
    /// Whether a word begins with it, and whether a space stands before that.
    begins: bool,
    space: bool,
}

/// The words of spans, in their pieces.
fn pieces(spans: &[Span]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut begins, mut space) = (true, false);
    for like in spans {
        for piece in like.text.split_inclusive(char::is_whitespace) {
            let text = piece.trim_end();
            if !text.is_empty() {
                pieces.push(Piece { like, text, begins, space });
                (begins, space) = (false, false);
            }
            if text.len() < piece.len() {
                (begins, space) = (true, true);
            }
        }
    }
    pieces
}

/// What takes in the rows: it keeps them, or only counts them.
trait Rows {
    /// Begins a row.
    fn begin(&mut self);
    /// Adds words to the row, which look like those of a span.
    fn add(&mut self, like: &Span, text: &str);
    /// A space before words that look like those of a span, which looks like the words around it where they agree, so that
    /// a link of two words is one link.
    fn add_space(&mut self, next: &Span);
}

impl Rows for Vec<Vec<Span>> {
    fn begin(&mut self) {
        self.push(Vec::new());
    }

    fn add(&mut self, like: &Span, text: &str) {
        let Some(row) = self.last_mut() else { return };
        match row.last_mut() {
            Some(last) if last.looks_like(like) => last.text.push_str(text),
            _ => row.push(like.alike(text)),
        }
    }

    fn add_space(&mut self, next: &Span) {
        let before = self.last().and_then(|row| row.last());
        let like = match before {
            Some(before) if before.looks_like(next) => before.alike(""),
            // A name that matched in part is still one link.
            Some(before) if before.role == next.role => Span::new("", before.role),
            _ => Span::new("", Role::Text),
        };
        self.add(&like, " ");
    }
}

/// How many rows there are.
#[derive(Default)]
struct Count {
    rows: usize,
}

impl Rows for Count {
    fn begin(&mut self) {
        self.rows += 1;
    }

    fn add(&mut self, _: &Span, _: &str) {}

    fn add_space(&mut self, _: &Span) {}
}

/// Rows being filled.
struct Wrapper<R> {
    /// What the row being filled may take.
    room: u16,
    /// By how much less the rows after the first may take; nothing once that is taken off.
    hang: u16,
    /// Whether a word wider than a row is broken.
    breaks: bool,
    rows: R,
    used: u16,
}

impl<R: Rows> Wrapper<R> {
    fn new(mut rows: R, room: u16, hang: u16, breaks: bool) -> Self {
        rows.begin();
        Self { room: room.max(1), hang, breaks, rows, used: 0 }
    }

    /// Spans in rows.
    fn rows(mut self, spans: &[Span]) -> R {
        for word in pieces(spans).chunk_by(|_, next| !next.begins) {
            self.put(word);
        }
        self.rows
    }

    /// Puts a word on the row, or on the next one where it does not fit.
    fn put(&mut self, word: &[Piece<'_>]) {
        let Some(first) = word.first() else { return };
        let wide = word.iter().map(|piece| width(piece.text)).fold(0, u16::saturating_add);
        let gap = u16::from(first.space && self.used > 0);
        if self.used > 0 && self.used.saturating_add(gap).saturating_add(wide) > self.room {
            self.next_row();
        } else if gap > 0 {
            self.rows.add_space(first.like);
            self.used = self.used.saturating_add(gap);
        }
        for piece in word {
            if wide <= self.room || !self.breaks {
                self.append(piece.like, piece.text);
            } else {
                for grapheme in piece.text.graphemes(true) {
                    if self.used > 0 && self.used.saturating_add(width(grapheme)) > self.room {
                        self.next_row();
                    }
                    self.append(piece.like, grapheme);
                }
            }
        }
    }

    fn append(&mut self, like: &Span, text: &str) {
        self.used = self.used.saturating_add(width(text));
        self.rows.add(like, text);
    }

    fn next_row(&mut self) {
        self.room = self.room.saturating_sub(std::mem::take(&mut self.hang)).max(1);
        self.rows.begin();
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, room: u16) -> Vec<String> {
        let joined = |row: Vec<Span>| row.into_iter().map(|span| span.text).collect::<String>();
        wrap(&[Span::new(text, Role::Text)], room).into_iter().map(joined).collect()
    }

    #[test]
    fn text_breaks_between_words() {
        assert_eq!(rows("chills and fever", 10), ["chills and", "fever"]);
    }

    #[test]
    fn a_word_wider_than_the_row_breaks_within() {
        assert_eq!(rows("ab thrombocytopenia", 6), ["ab", "thromb", "ocytop", "enia"]);
    }

    #[test]
    fn wide_characters_count_two_cells() {
        assert_eq!(rows("漢字漢字", 5), ["漢字", "漢字"]);
    }

    #[test]
    fn a_word_may_change_its_role_half_way() {
        let spans = [
            Span::new("low ", Role::Text),
            Span::new("fever", Role::Link),
            Span::new(", chills", Role::Text),
        ];
        let rows = wrap(&spans, 6);
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1], [Span::new("fever", Role::Link), Span::new(",", Role::Text)]);
    }

    #[test]
    fn nothing_is_one_empty_row_at_any_width() {
        assert_eq!(rows("", 0), [""]);
        assert_eq!(rows("   ", 5), [""]);
    }
}
