//! A page laid out to a width: rows of cells, each of which knows which block it belongs to.

use super::{
    Block, Line, Page, Role, Span,
    picture::{self, Picture, Share},
    tree::{self, Folds},
    wrap::{cells, width, wrap, wrap_hanging},
};
use std::iter::repeat;

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

/// A page laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The width it was laid out to, in cells.
    pub width: u16,
    /// How many cells at the right of its measure are the column of pictures.
    pub picture: u16,
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

/// Lays a page out to a width in cells; text keeps to [`MEASURE`]. What is folded away has no rows.
#[must_use]
pub fn layout(page: &Page, width: u16, folds: &Folds) -> Layout {
    // Before the first frame nothing has a width, and nothing is in sight.
    if width == 0 {
        return Layout::default();
    }
    let measure = width.min(MEASURE);
    let picture = picture_cells(page, measure);
    let shown = page.blocks.iter().enumerate().filter(|(block, _)| !folds.hides(page, *block));
    let rows = shown.flat_map(|(block, piece)| match piece {
        Block::Heading(text) => {
            let below = scale_below(page, block).filter(|_| picture > 0);
            let scale = below.map(|below| below.scale(picture));
            heading_rows(block, text, measure, scale.unwrap_or_default())
        }
        Block::Line(line) if page.is_tree => {
            let guides = tree::guides(page, block, folds);
            guided(line_rows(block, line, measure.saturating_sub(tree::MARK), picture), &guides)
        }
        Block::Line(line) => line_rows(block, line, measure, picture),
        Block::Dots(share) => dot_rows(block, *share, measure),
        Block::Legend(text) => legend_rows(block, text, if picture > 0 { measure } else { 0 }),
    });
    Layout { width, picture, rows: rows.collect() }
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
    let words = wrap(&[Span::new(text, Role::Strong)], measure);
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

/// The rows of what pictures mean; none where nothing is drawn, and so no measure is given.
fn legend_rows(block: usize, text: &str, measure: u16) -> Vec<Row> {
    if measure == 0 {
        return Vec::new();
    }
    let rows = wrap(&[Span::new(text, Role::Quiet)], measure);
    rows.into_iter().map(|spans| Row { block, spans, ..Row::default() }).collect()
}

/// The rows of a hundred dots and of what they mean; none where there is no room.
fn dot_rows(block: usize, share: Share, measure: u16) -> Vec<Row> {
    if measure < picture::DOT_CELLS {
        return Vec::new();
    }
    picture::dots(share).into_iter().map(|spans| Row { block, spans, ..Row::default() }).collect()
}

/// The rows of one line: its text with the figure at the right of the first row, or on a row of its own where there is no
/// room for both; then its notes. What belongs to a name or a label hangs below it.
fn line_rows(block: usize, line: &Line, measure: u16, picture: u16) -> Vec<Row> {
    let indent = (u16::from(line.depth) * INDENT).min(measure / 2);
    let room = measure.saturating_sub(indent).max(1);
    let row = |indent, spans| Row { block, indent, spans, ..Row::default() };
    let aside = line.figure.as_ref().map_or(0, |figure| {
        let column = if picture > 0 { picture + PICTURE_GUTTER } else { 0 };
        width(&figure.text).saturating_add(GUTTER).saturating_add(column)
    });
    let beside = room.saturating_sub(aside);
    let fits = beside >= LEAST_BESIDE.min(cells(&line.text));
    let hang = if line.hangs() { INDENT } else { 0 };
    let words = wrap_hanging(&line.text, if fits { beside } else { room }, hang);
    let mut rows: Vec<Row> = words
        .into_iter()
        .zip([0].into_iter().chain(repeat(hang)))
        .map(|(spans, hang)| row(indent + hang, spans))
        .collect();
    if let Some(figure) = &line.figure {
        if !fits {
            rows.push(row(indent, Vec::new()));
        }
        if let Some(holder) = if fits { rows.first_mut() } else { rows.last_mut() } {
            holder.figure = Some(figure.text.clone());
            holder.picture =
                figure.picture.as_ref().filter(|_| picture > 0).map_or_else(Vec::new, |of| of.draw(picture));
        }
    }
    for note in &line.notes {
        let room = room.saturating_sub(INDENT).max(1);
        rows.extend(wrap(note, room).into_iter().map(|spans| row(indent + INDENT, spans)));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_does_not_fit_goes_below() {
        let mut page = Page::new("", "");
        page.push(Line::plain("Low blood pressure").figure("71 in 100"));
        let wide = layout(&page, 40, &Folds::default());
        assert_eq!((wide.rows.len(), wide.rows[0].figure.as_deref()), (1, Some("71 in 100")));
        let narrow = layout(&page, 20, &Folds::default());
        assert_eq!(narrow.rows.len(), 2);
        assert_eq!(narrow.rows[1].figure.as_deref(), Some("71 in 100"));
    }

    #[test]
    fn a_name_wraps_beside_its_figure_and_hangs_below_itself() {
        let mut page = Page::new("", "");
        page.push(
            Line { link: None, ..Line::labelled("Name", "low blood pressure when standing") }
                .figure("71 in 100"),
        );
        let rows = layout(&page, 36, &Folds::default()).rows;
        assert_eq!((rows[0].indent, rows[0].figure.as_deref()), (0, Some("71 in 100")));
        assert_eq!((rows[1].indent, rows[1].figure.as_deref()), (INDENT, None));
        assert!(rows.iter().all(|row| row.indent + cells(&row.spans) <= 25), "none reaches the figure");
    }

    #[test]
    fn pictures_stand_in_a_column_under_their_scale_where_there_is_room() {
        let mut page = Page::new("", "");
        let share = Picture::Share(super::super::picture::Share::Between(50.0, Some(50.0)));
        page.section("Side effects", [Line::plain("Chills").drawn("50 in 100", share)]);
        let drawn = |width| {
            layout(&page, width, &Folds::default())
                .rows
                .iter()
                .map(|row| cells(&row.picture))
                .collect::<Vec<_>>()
        };
        assert_eq!(drawn(76), [20, 10]);
        assert_eq!(drawn(44), [10, 5]);
        assert_eq!(drawn(43), [0, 0], "too narrow: the figure alone");
    }
}
