//! A comparison as a table over the whole body. Only what is in sight is laid out and drawn.
//!
//! ```text
//! title     what is compared, in which order, which columns are in sight
//! heads     the names, which stay where they are
//! strips    the totals, headings, and rows with their cells
//! legend    what the marks mean
//! foot      the cell under the cursor in full words
//! ```

mod cell;

use super::{Theme, draw_rows, pane, search_bar};
use crate::{
    app::{
        Message, State,
        matrix::{COLUMN, Matrix, Sight, Strip, Total, head},
    },
    keymap,
    page::{
        Role, Span,
        compare::{Row, said},
        cut,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
    widgets::Widget,
};

/// What stands before the cell under the cursor.
const MARKER: &str = "▸";
/// How many cells a column takes with the marker before it.
const STEP: u16 = COLUMN + 1;
/// How many cells stand before the name of a side effect: who shares it stands in the middle.
const BEFORE_NAME: u16 = 3;
/// The most cells that the names of the side effects take.
const WIDEST_NAMES: u16 = 44;
/// How many cells stay free at the right, for the scrollbar.
const RIGHT: u16 = 1;
/// From this many rows on there is a legend, and the names over the columns have all their rows.
const ROOMY: u16 = 14;
/// From this many rows on the cell under the cursor is told in two rows, and the names have two at most.
const LEAST_FOR_TWO: u16 = 8;

/// With fewer cells than these the foot says first what the cell says, which must not be cut.
const LEAST_FOR_NAMES: u32 = 140;

/// Draws a comparison. Returns how much of it was in sight, and where the cursor is.
pub(super) fn draw(
    state: &State,
    matrix: &Matrix,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> (Sight, Option<Position>) {
    let layered = state.knowledge.layers_above().next().is_some();
    let legend =
        if area.height < ROOMY { Vec::new() } else { cell::legend(area.width.saturating_sub(2), layered) };
    let [title, heads, strips, legend_rows, foot] = parts(matrix, legend.len(), area);
    let table = Table::new(state, matrix, theme, area.width);
    table.draw_title(title, buffer);
    table.draw_heads(heads, buffer);
    let cursor = table.draw_strips(strips, buffer);
    pane::draw_scrollbar(matrix.strips().len(), matrix.top(), strips, theme, buffer);
    draw_rows(&legend, theme, 1, legend_rows, buffer);
    table.draw_foot(foot, buffer);
    (Sight { columns: table.columns, rows: strips.height.into() }, cursor)
}

/// The title, the names over the columns, the table, a legend of so many rows, and the foot.
fn parts(matrix: &Matrix, legend: usize, area: Rect) -> [Rect; 5] {
    let (heads, foot) = match area.height {
        ROOMY.. => (matrix.head_rows(), 2),
        LEAST_FOR_TWO.. => (matrix.head_rows().min(2), 2),
        _ => (1, 1),
    };
    let rows = |rows: usize| Constraint::Length(u16::try_from(rows).unwrap_or(u16::MAX));
    area.layout(&Layout::vertical([rows(1), rows(heads), Constraint::Fill(1), rows(legend), rows(foot)]))
}

/// A comparison in a window of some width.
struct Table<'a> {
    state: &'a State,
    matrix: &'a Matrix,
    theme: &'a Theme,
    /// How many cells the names of the side effects take.
    names: u16,
    /// How many columns are in sight.
    columns: usize,
}

impl<'a> Table<'a> {
    fn new(state: &'a State, matrix: &'a Matrix, theme: &'a Theme, width: u16) -> Self {
        let room = width.saturating_sub(RIGHT);
        let least_names = (room.saturating_mul(3) / 10).min(WIDEST_NAMES);
        let fitting = usize::from(room.saturating_sub(least_names) / STEP).max(1);
        let columns = fitting.min(matrix.comparison.subjects.len());
        let used = u16::try_from(columns).unwrap_or(u16::MAX).saturating_mul(STEP);
        let names = room.saturating_sub(used).min(WIDEST_NAMES);
        Self { state, matrix, theme, names, columns }
    }

    /// The columns in sight, each with its part of a row: the cell of its marker, and its own.
    fn columns(&self, row: Rect) -> impl Iterator<Item = (usize, Rect, Rect)> + use<> {
        let (left, names) = (self.matrix.left(), self.names);
        (0..self.columns).map(move |at| {
            let step = u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(STEP);
            let x = row.x.saturating_add(names).saturating_add(step);
            let part = |x: u16, width| Rect { x, width, ..row }.intersection(row);
            (left + at, part(x, 1), part(x.saturating_add(1), COLUMN))
        })
    }

    /// The part of a row that names what is in it.
    fn name(&self, row: Rect) -> Rect {
        let x = row.x.saturating_add(BEFORE_NAME);
        Rect { x, width: self.names.saturating_sub(BEFORE_NAME), ..row }.intersection(row)
    }

    fn draw_title(&self, area: Rect, buffer: &mut Buffer) {
        let all = self.matrix.comparison.subjects.len();
        let (first, last) = (self.matrix.left() + 1, (self.matrix.left() + self.columns).min(all));
        let columns = match last.saturating_sub(first) {
            _ if self.columns == all => String::new(),
            0 => format!(", column {first}"),
            _ => format!(", columns {first} to {last}"),
        };
        let key = keymap::key_for(self.state.contexts(), &Message::Order);
        let other = key.map_or_else(String::new, |key| format!(" ({key}: another order)"));
        let title = [
            Span::new(format!("Comparison of {all}{columns}"), Role::Strong),
            Span::new(format!(" · by {}{other}", self.matrix.order().name()), Role::Quiet),
        ];
        let title = search_bar::first_rows(&title, area.width.saturating_sub(2).max(1), 1);
        draw_rows(&title, self.theme, 1, area, buffer);
    }

    /// The names over the columns, at the foot of their place.
    fn draw_heads(&self, area: Rect, buffer: &mut Buffer) {
        for (column, _, part) in self.columns(area) {
            let Some(compared) = self.matrix.comparison.subjects.get(column) else { continue };
            let head = head(&self.state.knowledge, compared, area.height.into());
            let style = if column == self.matrix.column() { self.theme.resting } else { self.theme.heading };
            let above = usize::from(area.height).saturating_sub(head.len());
            for (row, words) in part.rows().skip(above).zip(head) {
                Line::styled(words, style).render(row, buffer);
            }
        }
    }

    /// The lines in sight. Returns where the cell under the cursor is.
    fn draw_strips(&self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let mut found = None;
        let strips = self.matrix.strips().iter().enumerate().skip(self.matrix.top());
        for (row, (at, strip)) in area.rows().zip(strips) {
            match *strip {
                Strip::Total(total) => self.draw_total(total, row, buffer),
                Strip::Heading(system) => {
                    let area = Rect { width: row.width.saturating_sub(RIGHT), ..row };
                    Line::styled(format!(" {}", said::heading(system)), self.theme.heading)
                        .render(area, buffer);
                }
                Strip::Row(place) => {
                    if let Some(of) = self.matrix.comparison.rows.get(place) {
                        found = self.draw_row(of, at == self.matrix.cursor(), row, buffer).or(found);
                    }
                }
            }
        }
        found
    }

    /// A count of each subject; one that is not covered stays empty.
    fn draw_total(&self, total: Total, area: Rect, buffer: &mut Buffer) {
        let name = self.name(area);
        Line::styled(cut::text(total.name(), name.width), self.theme.quiet).render(name, buffer);
        for (column, _, part) in self.columns(area) {
            let compared = self.matrix.comparison.subjects.get(column);
            if let Some(compared) = compared.filter(|compared| compared.is_covered()) {
                let count = format!("{:>1$}", total.of(compared), cell::FIGURE);
                Line::styled(count, self.theme.text).render(part, buffer);
            }
        }
    }

    /// A side effect and its cells. Returns where the cell under the cursor is, if it is in this row.
    fn draw_row(&self, row: &Row, on_cursor: bool, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let shared = cell::shared(self.matrix.comparison.shared(row));
        let style = if on_cursor { self.theme.resting } else { self.theme.text };
        let name = self.name(area);
        let before = Rect { x: area.x.saturating_add(1), width: 1, ..area }.intersection(area);
        Line::styled(shared, self.theme.strong).render(before, buffer);
        let effect = &self.state.knowledge.side_effects[row.effect].name;
        Line::styled(cut::text(effect, name.width), style).render(name, buffer);
        let mut found = None;
        for (column, marker, part) in self.columns(area) {
            let spans = cell::spans(self.state, self.matrix.comparison.cell(row, column));
            search_bar::styled(&spans, self.theme).render(part, buffer);
            if on_cursor && column == self.matrix.column() {
                Line::from(MARKER).render(marker, buffer);
                // The shade keeps its own colours, so that it stays as dark as it is.
                let told = cell::width_of_words(&spans).min(part.width);
                buffer.set_style(Rect { width: told, ..part }.union(marker), self.theme.selected);
                found = Some(marker.as_position());
            }
        }
        found
    }

    /// The cell under the cursor in words.
    fn draw_foot(&self, area: Rect, buffer: &mut Buffer) {
        let Some((row, column)) = self.matrix.cell() else { return };
        let tell = if area.area() < LEAST_FOR_NAMES { said::cell_claim_first } else { said::cell };
        let told = tell(&self.state.knowledge, &self.matrix.comparison, row, column);
        let told = search_bar::first_rows(&told, area.width.saturating_sub(2).max(1), area.height.into());
        draw_rows(&told, self.theme, 1, area, buffer);
    }
}
