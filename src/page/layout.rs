//! A page laid out to a width: rows of cells, each of which knows which block it belongs to.

use super::{
    Block, Figure, Line, Page, Role, Span,
    picture::{self, Picture},
    tree::{self, Folds},
    wrap::{self, cells, width, wrap, wrap_hanging},
};
use std::{iter::repeat, ops::Range};

/// No line of text is longer than this many cells, however wide the screen: longer lines are hard to read.
pub const MEASURE: u16 = 76;
/// How many cells a line is set in for each step of depth, and its notes below it.
const INDENT: u16 = 2;
/// How many cells stay free between a line and its figure.
const GUTTER: u16 = 2;
/// How many cells stay free between a figure and its picture.
pub const PICTURE_GUTTER: u16 = 1;
/// With fewer cells than these for its words, a line has its figure below it.
const LEAST_BESIDE: u16 = 16;

/// One row of a laid-out page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The block it belongs to; an empty row before a heading belongs to the heading.
    pub block: usize,
    /// How many cells it is set in.
    pub indent: u16,
    /// What leads the eye through a tree, before its words and within what it is set in.
    pub guide: String,
    /// What it says.
    pub spans: Vec<Span>,
    /// The figure in words, at its right edge or left of the column of pictures.
    pub figure: Option<String>,
    /// The figure drawn, or the scale of those below, in the column of pictures.
    pub picture: Vec<Span>,
    /// Whether it is a heading.
    pub heading: bool,
}

/// A page laid out: how many rows each block takes. A row is made when it comes into sight, for a page may have thousands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The width it was laid out to, in cells.
    pub width: u16,
    /// How many cells at the right of its measure are the column of pictures.
    pub picture: u16,
    /// Where the rows of each block end.
    ends: Vec<usize>,
}

impl Layout {
    /// Lays a page out to a width in cells; text keeps to [`MEASURE`]. What is folded away has no rows.
    #[must_use]
    pub fn new(page: &Page, width: u16, folds: &Folds) -> Self {
        // Before the first frame nothing has a width, and nothing is in sight.
        if width == 0 {
            return Self::default();
        }
        let measure = width.min(MEASURE);
        let picture = picture_cells(page, measure);
        let mut end = 0;
        let ends = page.blocks.iter().enumerate().map(|(at, block)| {
            if !folds.hides(page, at) {
                end += height(page, at, block, measure, picture);
            }
            end
        });
        Self { width, picture, ends: ends.collect() }
    }

    /// How many rows it has.
    #[must_use]
    pub fn height(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }

    /// The rows of a block, from the first to before the last.
    #[must_use]
    pub fn rows_of(&self, block: usize) -> Range<usize> {
        let end = |blocks: usize| match blocks.checked_sub(1) {
            Some(last) => self.ends.get(last).copied().unwrap_or_else(|| self.height()),
            None => 0,
        };
        end(block)..end(block + 1)
    }

    /// The block that a row belongs to.
    #[must_use]
    pub fn block_at(&self, row: usize) -> Option<usize> {
        (row < self.height()).then(|| self.ends.partition_point(|end| *end <= row))
    }

    /// The rows in sight of the page that it was made of, folded as it was then.
    #[must_use]
    pub fn rows(&self, page: &Page, folds: &Folds, sight: Range<usize>) -> Vec<Row> {
        let Some(first) = self.block_at(sight.start) else { return Vec::new() };
        let measure = self.width.min(MEASURE);
        let blocks = page.blocks.iter().enumerate().skip(first);
        let rows = blocks.filter(|(at, _)| !self.rows_of(*at).is_empty()).flat_map(|(at, block)| {
            let rows = rows(page, at, block, measure, self.picture, folds);
            debug_assert_eq!(rows.len(), self.rows_of(at).len(), "{block:?} in {measure} cells");
            rows
        });
        rows.skip(sight.start - self.rows_of(first).start).take(sight.len()).collect()
    }
}

/// How many rows a block of a page takes.
fn height(page: &Page, at: usize, block: &Block, measure: u16, picture: u16) -> usize {
    match block {
        Block::Heading(text) => usize::from(at > 0) + wrap::height(&heading(text), measure, 0),
        Block::Line(line) => line_height(line, line_measure(page, measure), picture),
        Block::Dots(_) if measure < picture::DOT_CELLS => 0,
        Block::Dots(share) => picture::dot_rows(*share),
        Block::Legend(_) if picture == 0 => 0,
        Block::Legend(text) => wrap::height(&legend(text), measure, 0),
    }
}

/// The rows of a block of a page.
fn rows(page: &Page, at: usize, block: &Block, measure: u16, picture: u16, folds: &Folds) -> Vec<Row> {
    let row = |spans| Row { block: at, spans, ..Row::default() };
    match block {
        Block::Heading(text) => {
            let below = scale_below(page, at).filter(|_| picture > 0);
            let scale = below.map(|below| below.scale(picture));
            heading_rows(at, text, measure, scale.unwrap_or_default())
        }
        Block::Line(line) => {
            let rows = line_rows(at, line, line_measure(page, measure), picture);
            if page.is_tree { guided(rows, &tree::guides(page, at, folds)) } else { rows }
        }
        Block::Dots(_) if measure < picture::DOT_CELLS => Vec::new(),
        Block::Dots(share) => picture::dots(*share).into_iter().map(row).collect(),
        Block::Legend(_) if picture == 0 => Vec::new(),
        Block::Legend(text) => wrap(&legend(text), measure).into_iter().map(row).collect(),
    }
}

/// What the lines of a page may take: those of a tree leave room for its guides.
const fn line_measure(page: &Page, measure: u16) -> u16 {
    if page.is_tree { measure.saturating_sub(tree::MARK) } else { measure }
}

fn heading(text: &str) -> [Span; 1] {
    [Span::new(text, Role::Strong)]
}

/// What the marks of pictures mean.
fn legend(text: &str) -> [Span; 1] {
    [Span::new(text, Role::Quiet)]
}

/// How many cells a page's column of pictures takes at a measure; none where nothing is drawn.
fn picture_cells(page: &Page, measure: u16) -> u16 {
    let first = page.blocks.iter().filter_map(Block::line).find_map(Line::picture);
    first.map_or(0, |picture| picture.cells(measure))
}

/// The first picture under a heading.
fn scale_below(page: &Page, heading: usize) -> Option<&Picture> {
    let below = page.blocks.iter().skip(heading + 1).take_while(|block| !matches!(block, Block::Heading(_)));
    below.filter_map(Block::line).find_map(Line::picture)
}

/// The rows of a heading: an empty one above it, then its words, with the scale of what is drawn below at their right
/// where there is room for both.
fn heading_rows(block: usize, text: &str, measure: u16, scale: String) -> Vec<Row> {
    let gap = (block > 0).then(|| Row { block, ..Row::default() });
    let words = wrap(&heading(text), measure);
    let row = |spans| Row { block, spans, heading: true, ..Row::default() };
    let mut rows: Vec<Row> = gap.into_iter().chain(words.into_iter().map(row)).collect();
    if let Some(last) = rows.last_mut()
        && !scale.is_empty()
        && cells(&last.spans).saturating_add(GUTTER).saturating_add(width(&scale)) <= measure
    {
        last.picture = vec![Span::new(scale, Role::Axis)];
    }
    rows
}

/// Rows with the guides of a tree: those of its first row, then those of the rows below it.
fn guided(mut rows: Vec<Row>, [first, below]: &[String; 2]) -> Vec<Row> {
    for (row, guide) in rows.iter_mut().zip([first].into_iter().chain(repeat(below))) {
        guide.clone_into(&mut row.guide);
        row.indent += tree::MARK;
    }
    rows
}

/// Where the figure of a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the right of its first row.
    Beside,
    /// At the right of a row of its own: there is no room for both.
    Below,
    /// In rows of its own, as its words stand: no row has room for it. What is cut from a figure would be another figure.
    Wrapped,
}

/// How a line is set within a measure.
struct Setting {
    /// How many cells it is set in.
    indent: u16,
    /// How many are left behind that.
    room: u16,
    /// How many of them its words have.
    words: u16,
    /// By how many its words hang below the first row.
    hang: u16,
    /// Where its figure stands, if it has one.
    figure: Option<Place>,
}

impl Setting {
    fn of(line: &Line, measure: u16, picture: u16) -> Self {
        let indent = (u16::from(line.depth) * INDENT).min(measure / 2);
        let room = measure.saturating_sub(indent).max(1);
        let hang = if line.hangs() { INDENT } else { 0 };
        let alone = Self { indent, room, words: room, hang, figure: None };
        let Some(figure) = &line.figure else { return alone };
        let column = if picture > 0 { picture + PICTURE_GUTTER } else { 0 };
        let figure = width(&figure.text).saturating_add(column);
        let beside = room.saturating_sub(figure.saturating_add(GUTTER));
        let place = match figure {
            _ if figure > room => Place::Wrapped,
            _ if beside >= LEAST_BESIDE.min(cells(&line.text)) => Place::Beside,
            _ => Place::Below,
        };
        Self { words: if place == Place::Beside { beside } else { room }, figure: Some(place), ..alone }
    }

    /// How many cells its notes have, which are set in once more.
    fn notes(&self) -> u16 {
        self.room.saturating_sub(INDENT).max(1)
    }
}

/// A figure as words.
fn in_words(figure: &Figure) -> [Span; 1] {
    [Span::new(figure.text.as_str(), Role::Text)]
}

/// How many rows a line takes.
fn line_height(line: &Line, measure: u16, picture: u16) -> usize {
    let set = Setting::of(line, measure, picture);
    let figure = match (&line.figure, set.figure) {
        (Some(figure), Some(Place::Wrapped)) => wrap::height(&in_words(figure), set.room, 0),
        (_, Some(Place::Below)) => 1,
        _ => 0,
    };
    let notes = line.notes.iter().map(|note| wrap::height(note, set.notes(), 0));
    wrap::height(&line.text, set.words, set.hang) + figure + notes.sum::<usize>()
}

/// The rows of one line: its text with the figure at the right of the first row, or below it where there is no room for
/// both; then its notes. What belongs to a name or a label hangs below it.
fn line_rows(block: usize, line: &Line, measure: u16, picture: u16) -> Vec<Row> {
    let set = Setting::of(line, measure, picture);
    let row = |indent, spans| Row { block, indent, spans, ..Row::default() };
    let words = wrap_hanging(&line.text, set.words, set.hang);
    let mut rows: Vec<Row> = words
        .into_iter()
        .zip([0].into_iter().chain(repeat(set.hang)))
        .map(|(spans, hang)| row(set.indent + hang, spans))
        .collect();
    if let Some((figure, place)) = line.figure.as_ref().zip(set.figure) {
        match place {
            Place::Beside => {}
            Place::Below => rows.push(row(set.indent, Vec::new())),
            Place::Wrapped => {
                let words = wrap(&in_words(figure), set.room);
                rows.extend(words.into_iter().map(|spans| row(set.indent, spans)));
            }
        }
        let holder = match place {
            Place::Beside => rows.first_mut(),
            Place::Below => rows.last_mut(),
            Place::Wrapped => None,
        };
        if let Some(holder) = holder {
            holder.figure = Some(figure.text.clone());
            let drawn = figure.picture.as_ref().filter(|_| picture > 0).map(|of| of.draw(picture));
            holder.picture = drawn.unwrap_or_default();
        }
    }
    for note in &line.notes {
        let words = wrap(note, set.notes());
        rows.extend(words.into_iter().map(|spans| row(set.indent + INDENT, spans)));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::plain_words;

    fn all_rows(page: &Page, width: u16) -> Vec<Row> {
        let layout = Layout::new(page, width, &Folds::default());
        layout.rows(page, &Folds::default(), 0..layout.height())
    }

    #[test]
    fn a_figure_that_does_not_fit_goes_below() {
        let mut page = Page::new("", "");
        page.push(Line::plain("Low blood pressure").figure("71 in 100"));
        let wide = all_rows(&page, 40);
        assert_eq!((wide.len(), wide[0].figure.as_deref()), (1, Some("71 in 100")));
        let narrow = all_rows(&page, 20);
        assert_eq!(narrow.len(), 2);
        assert_eq!(narrow[1].figure.as_deref(), Some("71 in 100"));
    }

    #[test]
    fn a_figure_that_no_row_has_room_for_is_wrapped_and_never_cut() {
        let figure = "fewer than 0.01 in 100 (“very rare”)";
        let mut page = Page::new("", "");
        page.push(
            Line::plain("Fits").drawn(figure, Picture::Share(picture::Share::Between(0.0, Some(0.01)))),
        );
        for measure in 1..=MEASURE {
            let rows = all_rows(&page, measure);
            let said: Vec<String> = rows
                .iter()
                .map(|row| plain_words(&row.spans) + row.figure.as_deref().unwrap_or_default())
                .collect();
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&said.concat()), letters(&format!("Fits{figure}")), "in {measure} cells");
            let widest = rows.iter().filter_map(|row| row.figure.as_deref()).map(width).max();
            assert!(widest.is_none_or(|widest| widest <= measure), "in {measure} cells");
        }
    }

    #[test]
    fn rows_are_as_many_as_were_counted_and_a_window_of_them_is_a_part_of_all() {
        let mut page = Page::new("", "");
        page.section(
            "A heading of several words",
            [
                Line::labelled("Low blood pressure", "what the words of a label say of it, which are many")
                    .figure("71 in 100")
                    .note("in a trial of 525 people, who were watched for a year", Role::Quiet),
                Line::plain(""),
                Line::plain("漢字漢字 thrombocytopenia").deeper(),
            ],
        );
        page.dots(picture::Share::Between(52.0, Some(52.0)));
        for measure in 1..=80 {
            let layout = Layout::new(&page, measure, &Folds::default());
            let rows = all_rows(&page, measure);
            assert_eq!(rows.len(), layout.height(), "in {measure} cells");
            let blocks: Vec<_> = (0..rows.len()).filter_map(|row| layout.block_at(row)).collect();
            assert_eq!(blocks, rows.iter().map(|row| row.block).collect::<Vec<_>>());
            let window = layout.rows(&page, &Folds::default(), 2..5);
            assert_eq!(window, rows.get(2..rows.len().min(5)).unwrap_or_default());
        }
    }

    #[test]
    fn a_name_wraps_beside_its_figure_and_hangs_below_itself() {
        let mut page = Page::new("", "");
        page.push(
            Line { link: None, ..Line::labelled("Name", "low blood pressure when standing") }
                .figure("71 in 100"),
        );
        let rows = all_rows(&page, 36);
        assert_eq!((rows[0].indent, rows[0].figure.as_deref()), (0, Some("71 in 100")));
        assert_eq!((rows[1].indent, rows[1].figure.as_deref()), (INDENT, None));
        assert!(rows.iter().all(|row| row.indent + cells(&row.spans) <= 25), "none reaches the figure");
    }

    #[test]
    fn pictures_stand_in_a_column_under_their_scale_where_there_is_room() {
        let mut page = Page::new("", "");
        let share = Picture::Share(super::super::picture::Share::Between(50.0, Some(50.0)));
        page.section("Side effects", [Line::plain("Chills").drawn("50 in 100", share)]);
        let drawn = |width| all_rows(&page, width).iter().map(|row| cells(&row.picture)).collect::<Vec<_>>();
        assert_eq!(drawn(76), [20, 10]);
        assert_eq!(drawn(44), [10, 5]);
        assert_eq!(drawn(43), [0, 0], "too narrow: the figure alone");
    }
}
