//! A page in a pane.

use super::Theme;
use crate::{
    app::view::View,
    page::{
        Role, Span,
        wrap::{self, Row},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::Line,
    widgets::Widget,
};

/// What stands before the line under the cursor, and before every other.
const MARKER: &str = "▸ ";
/// How many cells the marker takes.
const LEFT: u16 = 2;
/// How many cells stay free at the right.
const RIGHT: u16 = 1;

/// How many cells of a pane its text has.
pub(super) const fn text_width(width: u16) -> u16 {
    width.saturating_sub(LEFT + RIGHT)
}

/// How a pane looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    /// The styles.
    pub(super) theme: &'a Theme,
    /// How the line under the cursor is marked, if it is.
    pub(super) cursor: Option<Style>,
    /// How a link looks here: in a list, where every line is one, it looks like a name.
    pub(super) link: Style,
}

/// Draws a page, scrolled as its view is. Returns where the line under the cursor begins, if it is in sight.
pub(super) fn draw(view: &View, area: Rect, look: Look<'_>, buffer: &mut Buffer) -> Option<Position> {
    let width = text_width(area.width);
    // Where the size has just changed, the view has not yet heard of it.
    let fresh = (view.layout().width != width).then(|| wrap::layout(&view.page, width));
    let layout = fresh.as_ref().unwrap_or(view.layout());
    let cursor = layout.rows_of(view.cursor());
    let mut found = None;
    for (y, (at, row)) in area.rows().zip(layout.rows.iter().enumerate().skip(view.offset())) {
        let on_cursor = at == cursor.start && view.line().is_some();
        if on_cursor {
            found = Some(Position::new(y.x, y.y));
        }
        draw_row(row, on_cursor, y, look, buffer);
    }
    found
}

fn draw_row(row: &Row, on_cursor: bool, area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let [margin, text] = split_at(area, LEFT);
    let text = Rect { width: text_width(area.width), ..text };
    let [_, text] = split_at(text, row.indent);
    let style = |span: &Span| match span.role {
        _ if row.heading => look.theme.heading,
        Role::Link => look.link,
        role => look.theme.role(role),
    };
    let line: Line =
        row.spans.iter().map(|span| ratatui::text::Span::styled(span.text.as_str(), style(span))).collect();
    line.render(text, buffer);
    let measure = text.width.min(wrap::MEASURE.saturating_sub(row.indent));
    if let Some(figure) = &row.figure {
        let right = Rect { width: measure, ..text };
        Line::styled(figure.as_str(), look.theme.text).right_aligned().render(right, buffer);
    }
    if let Some(style) = look.cursor.filter(|_| on_cursor) {
        Line::from(MARKER).render(margin, buffer);
        buffer.set_style(Rect { width: area.width.min(LEFT + wrap::MEASURE + RIGHT), ..area }, style);
    }
}

/// An area cut in two at so many cells from its left.
fn split_at(area: Rect, cells: u16) -> [Rect; 2] {
    let cells = cells.min(area.width);
    [Rect { width: cells, ..area }, Rect { x: area.x + cells, width: area.width - cells, ..area }]
}
