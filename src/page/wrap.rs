//! A page laid out to a width: rows of cells, each of which knows which block it belongs to.

use super::{Block, Line, Page, Role, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// No line of text is longer than this many cells, however wide the screen: longer lines are hard to read.
pub const MEASURE: u16 = 76;
/// How many cells a line is set in for each step of depth, and its notes below it.
const INDENT: u16 = 2;
/// How many cells stay free between a line and its figure.
const GUTTER: u16 = 2;

/// One row of a laid-out page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The block it belongs to; an empty row before a heading belongs to the heading.
    pub block: usize,
    /// How many cells it is set in.
    pub indent: u16,
    /// What it says.
    pub spans: Vec<Span>,
    /// What stands at its right edge.
    pub figure: Option<String>,
    /// Whether it is a heading.
    pub heading: bool,
}

/// A page laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The width it was laid out to, in cells.
    pub width: u16,
    /// Its rows, from top to bottom.
    pub rows: Vec<Row>,
}

impl Layout {
    /// The rows of a block, from the first to before the last.
    #[must_use]
    pub fn rows_of(&self, block: usize) -> std::ops::Range<usize> {
        let start = self.rows.partition_point(|row| row.block < block);
        start..self.rows.partition_point(|row| row.block <= block)
    }
}

/// Lays a page out to a width in cells; text keeps to [`MEASURE`].
#[must_use]
pub fn layout(page: &Page, width: u16) -> Layout {
    let measure = width.min(MEASURE);
    let mut rows = Vec::new();
    for (block, piece) in page.blocks.iter().enumerate() {
        match piece {
            Block::Heading(text) => {
                if block > 0 {
                    rows.push(Row { block, ..Row::default() });
                }
                let spans = [Span::new(text.as_str(), Role::Strong)];
                rows.extend(wrap(&spans, measure).into_iter().map(|spans| Row {
                    block,
                    spans,
                    heading: true,
                    ..Row::default()
                }));
            }
            Block::Line(line) => rows.extend(line_rows(block, line, measure)),
        }
    }
    Layout { width, rows }
}

/// The rows of one line: its text with the figure at the right of the first row, or on a row of its own where both do
/// not fit; then its notes.
fn line_rows(block: usize, line: &Line, measure: u16) -> Vec<Row> {
    let indent = (u16::from(line.depth) * INDENT).min(measure / 2);
    let room = measure.saturating_sub(indent).max(1);
    let row = |indent, spans| Row { block, indent, spans, ..Row::default() };
    let mut rows: Vec<Row> = wrap(&line.text, room).into_iter().map(|spans| row(indent, spans)).collect();
    if let Some(figure) = &line.figure {
        let text: u16 = rows.first().map_or(0, |row| cells(&row.spans));
        let beside = rows.len() == 1 && text.saturating_add(GUTTER).saturating_add(width(figure)) <= room;
        match rows.first_mut() {
            Some(first) if beside => first.figure = Some(figure.clone()),
            _ => {
                let spans = [Span::new(figure.as_str(), Role::Text)];
                let room = room.saturating_sub(INDENT).max(1);
                rows.extend(wrap(&spans, room).into_iter().map(|spans| row(indent + INDENT, spans)));
            }
        }
    }
    for note in &line.notes {
        let room = room.saturating_sub(INDENT).max(1);
        rows.extend(wrap(note, room).into_iter().map(|spans| row(indent + INDENT, spans)));
    }
    rows
}

/// How many cells a text takes.
#[must_use]
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// How many cells spans take together.
#[must_use]
pub fn cells(spans: &[Span]) -> u16 {
    spans.iter().map(|span| width(&span.text)).fold(0, u16::saturating_add)
}

/// Breaks spans into rows no wider than `room` cells: between words where it can, else within a word. Never empty.
#[must_use]
pub fn wrap(spans: &[Span], room: u16) -> Vec<Vec<Span>> {
    Wrapper::new(room, true).rows(spans)
}

/// Breaks spans into rows between words only: an address stays in one piece, however long, so that it can be followed.
#[must_use]
pub fn wrap_words(spans: &[Span], room: u16) -> Vec<Vec<Span>> {
    Wrapper::new(room, false).rows(spans)
}

/// The words of spans, each in its pieces (a word may change its role half-way), and whether a space stands before it.
fn words(spans: &[Span]) -> Vec<(Vec<Span>, bool)> {
    let mut words: Vec<(Vec<Span>, bool)> = Vec::new();
    let mut apart = true;
    let mut space = false;
    for span in spans {
        for piece in span.text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            if !word.is_empty() {
                let piece = Span::new(word, span.role);
                match words.last_mut() {
                    Some((pieces, _)) if !apart => pieces.push(piece),
                    _ => words.push((vec![piece], space)),
                }
                (apart, space) = (false, false);
            }
            if word.len() < piece.len() {
                (apart, space) = (true, true);
            }
        }
    }
    words
}

/// Rows being filled.
struct Wrapper {
    room: u16,
    /// Whether a word wider than a row is broken.
    breaks: bool,
    rows: Vec<Vec<Span>>,
    used: u16,
}

impl Wrapper {
    fn new(room: u16, breaks: bool) -> Self {
        Self { room: room.max(1), breaks, rows: vec![Vec::new()], used: 0 }
    }

    /// Spans in rows.
    fn rows(mut self, spans: &[Span]) -> Vec<Vec<Span>> {
        for (word, space) in words(spans) {
            self.put(&word, space);
        }
        self.rows
    }

    /// Puts a word on the row, or on the next one where it does not fit.
    fn put(&mut self, word: &[Span], space: bool) {
        let wide = cells(word);
        let gap = u16::from(space && self.used > 0);
        if self.used > 0 && self.used.saturating_add(gap).saturating_add(wide) > self.room {
            self.next_row();
        } else if gap > 0 {
            self.append(" ", self.role_between(word));
        }
        for span in word {
            if wide <= self.room || !self.breaks {
                self.append(&span.text, span.role);
            } else {
                span.text.graphemes(true).for_each(|grapheme| self.append_broken(grapheme, span.role));
            }
        }
    }

    /// The role of a space: that of the words around it where they agree, so that a link of two words is one link.
    fn role_between(&self, next: &[Span]) -> Role {
        let before = self.rows.last().and_then(|row| row.last()).map(|span| span.role);
        let after = next.first().map(|span| span.role);
        before.filter(|_| before == after).unwrap_or_default()
    }

    /// Appends one grapheme of a word that is wider than a row.
    fn append_broken(&mut self, grapheme: &str, role: Role) {
        if self.used > 0 && self.used.saturating_add(width(grapheme)) > self.room {
            self.next_row();
        }
        self.append(grapheme, role);
    }

    fn append(&mut self, text: &str, role: Role) {
        self.used = self.used.saturating_add(width(text));
        let Some(row) = self.rows.last_mut() else { return };
        match row.last_mut() {
            Some(last) if last.role == role => last.text.push_str(text),
            _ => row.push(Span::new(text, role)),
        }
    }

    fn next_row(&mut self) {
        self.rows.push(Vec::new());
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

    #[test]
    fn a_figure_that_does_not_fit_goes_below() {
        let mut page = Page::new("", "");
        page.push(Line::plain("Low blood pressure").figure("71 in 100"));
        let wide = layout(&page, 40);
        assert_eq!((wide.rows.len(), wide.rows[0].figure.as_deref()), (1, Some("71 in 100")));
        let narrow = layout(&page, 20);
        assert_eq!(narrow.rows.len(), 2);
        assert_eq!(narrow.rows[1].spans[0].text, "71 in 100");
    }
}
