//! A comparison as a table over the whole body. Only what is in sight is laid out and drawn.
//!
//! ```text
//! title     what is compared, in which order, which columns are in sight
//! heads     the names of the columns in sight, which stay where they are
//! strips    the totals, headings, and rows with their cells
//! legend    what the marks mean
//! foot      the cell under the cursor in full words
//! ```

mod cell;
mod columns;

use super::{Theme, draw_rows, pane, search_bar};
use crate::{
    app::{
        Message, State,
        matrix::{Matrix, Sight, Strip, Total},
    },
    keymap::Keymap,
    page::{
        Role, Span,
        compare::{Row, said},
        cut, wrap,
    },
};
use columns::Columns;
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
    text::Line,
    widgets::Widget,
};

/// What stands before the cell under the cursor.
const MARKER: &str = "▸";
/// How many cells stand before the name of a side effect: who shares it stands in the middle.
const BEFORE_NAME: u16 = 3;
/// How many cells stay free at the right, for the scrollbar.
const RIGHT: u16 = 1;

/// What a window of some height has room for.
struct Height {
    /// From how many rows on.
    from: u16,
    /// The most rows that the names over the columns take.
    heads: usize,
    /// Whether it is said what the marks mean.
    legend: bool,
    /// The rows in which the cell under the cursor is told.
    foot: usize,
}

/// The heights, the greatest first.
const HEIGHTS: [Height; 4] = [
    Height { from: 30, heads: 3, legend: true, foot: 4 },
    Height { from: 14, heads: 3, legend: true, foot: 3 },
    Height { from: 8, heads: 2, legend: false, foot: 2 },
    LOWEST,
];
const LOWEST: Height = Height { from: 0, heads: 1, legend: false, foot: 1 };

/// Draws a comparison. Returns how much of it was in sight, and where the cursor is.
pub(super) fn draw(
    state: &State,
    matrix: &Matrix,
    theme: &Theme,
    keys: &Keymap,
    area: Rect,
    buffer: &mut Buffer,
) -> (Sight, Option<Position>) {
    let height = HEIGHTS.iter().find(|height| area.height >= height.from).unwrap_or(&LOWEST);
    let layered = state.knowledge.layers_above().next().is_some();
    let legend = if height.legend { cell::legend(area.width.saturating_sub(2), layered) } else { Vec::new() };
    let columns = Columns::new(area.width.saturating_sub(RIGHT), matrix);
    let table = Table { state, matrix, theme, keys, columns };
    let heads = table.columns.heads(state, matrix, height.heads);
    let rows = |rows: usize| Constraint::Length(u16::try_from(rows).unwrap_or(u16::MAX));
    let highest = heads.iter().map(Vec::len).max().unwrap_or_default();
    let [title, names, strips, legend_rows, foot] = area.layout(&Layout::vertical([
        rows(1),
        rows(highest),
        Constraint::Fill(1),
        rows(legend.len()),
        rows(height.foot),
    ]));
    table.draw_title(title, buffer);
    table.draw_heads(&heads, names, buffer);
    let cursor = table.draw_strips(strips, buffer);
    pane::draw_scrollbar(matrix.strips().len(), matrix.top(), strips, theme, buffer);
    draw_rows(&legend, theme, 1, legend_rows, buffer);
    table.draw_foot(foot, buffer);
    (Sight { columns: table.columns.in_sight, rows: strips.height.into() }, cursor)
}

/// A comparison in a window.
struct Table<'a> {
    state: &'a State,
    matrix: &'a Matrix,
    theme: &'a Theme,
    keys: &'a Keymap,
    columns: Columns,
}

impl Table<'_> {
    /// The part of a row that names what is in it.
    fn name(&self, row: Rect) -> Rect {
        let x = row.x.saturating_add(BEFORE_NAME);
        Rect { x, width: self.columns.names.saturating_sub(BEFORE_NAME), ..row }.intersection(row)
    }

    fn draw_title(&self, area: Rect, buffer: &mut Buffer) {
        let all = self.matrix.comparison.subjects.len();
        let in_sight = self.columns.in_sight;
        let (first, last) = (self.matrix.left() + 1, (self.matrix.left() + in_sight).min(all));
        let columns = match last.saturating_sub(first) {
            _ if in_sight == all => String::new(),
            0 => format!(", column {first}"),
            _ => format!(", columns {first} to {last}"),
        };
        let key = self.keys.key_for(self.state.contexts(), &Message::Order);
        let other = key.map_or_else(String::new, |key| format!(" ({key}: another order)"));
        let order = self.matrix.order();
        let nothing = self
            .matrix
            .has_no_order()
            .then(|| Span::new(format!(": {}", order.finds_nothing()), Role::Caution));
        let title: Vec<Span> = [
            Some(Span::new(format!("Comparison of {all}{columns}"), Role::Strong)),
            Some(Span::new(format!(" · by {}", order.name()), Role::Quiet)),
            nothing,
            Some(Span::new(other, Role::Quiet)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let title = search_bar::first_rows(&title, area.width.saturating_sub(2).max(1), 1);
        draw_rows(&title, self.theme, 1, area, buffer);
    }

    /// The names over the columns, at the foot of their place.
    fn draw_heads(&self, heads: &[Vec<String>], area: Rect, buffer: &mut Buffer) {
        for ((column, _, part), head) in self.columns.parts(area).zip(heads) {
            let style = if column == self.matrix.column() { self.theme.resting } else { self.theme.heading };
            let above = usize::from(area.height).saturating_sub(head.len());
            for (row, words) in part.rows().skip(above).zip(head) {
                Line::styled(words.as_str(), style).render(row, buffer);
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
                Strip::Heading(heading) => {
                    let area = Rect { width: row.width.saturating_sub(RIGHT), ..row };
                    Line::styled(format!(" {}", heading.words()), self.theme.heading).render(area, buffer);
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
        for (column, _, part) in self.columns.parts(area) {
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
        for (column, marker, part) in self.columns.parts(area) {
            let cell = self.matrix.comparison.cell(row, column);
            let spans = cell::spans(self.state, cell, self.columns.width);
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

    /// The cell under the cursor in words: the fullest way that has room.
    fn draw_foot(&self, area: Rect, buffer: &mut Buffer) {
        let Some((row, column)) = self.matrix.cell() else { return };
        let ways = said::cell(&self.state.knowledge, &self.matrix.comparison, row, column);
        let room = area.width.saturating_sub(2).max(1);
        let fits = |way: &&Vec<Span>| wrap::wrap(way, room).len() <= area.height.into();
        let Some(told) = ways.iter().find(fits).or(ways.last()) else { return };
        draw_rows(&search_bar::first_rows(told, room, area.height.into()), self.theme, 1, area, buffer);
    }
}
