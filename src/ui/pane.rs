//! A page in a pane.

use super::Theme;
use crate::{
    app::{marks::Marks, view::View},
    page::{
        Link, Role, Span,
        layout::{self, Layout, Row},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::Line,
    widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget as _, Widget as _},
};

/// What stands before the line under the cursor, and before every other.
const MARKER: &str = "▸ ";
/// What stands before what is marked for comparison.
pub(super) const MARK: &str = "✓";
/// Where in a page one is.
const THUMB: &str = "▐";
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
    /// What is marked for comparison.
    pub(super) marks: &'a Marks,
}

impl Look<'_> {
    /// Whether what a link leads to is marked for comparison.
    pub(super) fn marks(self, link: Link) -> bool {
        link.entry().is_some() && link.subject().is_some_and(|subject| self.marks.contains(subject))
    }
}

/// Draws a page, scrolled as its view is. Returns where the line under the cursor begins, if it is in sight.
pub(super) fn draw(view: &View, area: Rect, look: Look<'_>, buffer: &mut Buffer) -> Option<Position> {
    let width = text_width(area.width);
    // Where the size has just changed, the view has not yet heard of it.
    let fresh = (view.layout().width != width).then(|| Layout::new(&view.page, width, view.folds()));
    let layout = fresh.as_ref().unwrap_or(view.layout());
    let cursor = layout.rows_of(view.cursor());
    let mut found = None;
    let sight = view.offset()..view.offset() + usize::from(area.height);
    let rows = layout.rows(&view.page, view.folds(), sight);
    for (y, (at, row)) in area.rows().zip((view.offset()..).zip(&rows)) {
        let on_cursor = at == cursor.start && view.line().is_some();
        if on_cursor {
            found = Some(Position::new(y.x, y.y));
        }
        draw_row(row, layout.picture, on_cursor, y, look, buffer);
        let begins = layout.rows_of(row.block).start == at;
        let link = view.page.line(row.block).and_then(|line| line.link);
        if begins && link.is_some_and(|link| look.marks(link)) {
            let [_, margin] = split_at(Rect { width: y.width.min(LEFT), ..y }, 1);
            Line::from(MARK).render(margin, buffer);
        }
    }
    draw_scrollbar(layout.height(), view.offset(), area, look.theme, buffer);
    found
}

/// Draws where in its rows a pane stands, at its right edge; nothing where all of them are in sight.
pub(super) fn draw_scrollbar(rows: usize, offset: usize, area: Rect, theme: &Theme, buffer: &mut Buffer) {
    let unseen = rows.saturating_sub(usize::from(area.height));
    if unseen == 0 {
        return;
    }
    // The library's bar is at its end when the position is the last of so many.
    let mut state =
        ScrollbarState::new(unseen + 1).position(offset).viewport_content_length(area.height.into());
    Scrollbar::new(ScrollbarOrientation::VerticalRight)
        .begin_symbol(None)
        .end_symbol(None)
        .track_symbol(None)
        .thumb_symbol(THUMB)
        .thumb_style(theme.scroll)
        .render(area, buffer, &mut state);
}

/// Draws a row of a page whose column of pictures takes so many cells.
fn draw_row(row: &Row, picture: u16, on_cursor: bool, area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let [margin, text] = split_at(area, LEFT);
    let text = Rect { width: text_width(area.width), ..text };
    let text = Rect { width: text.width.min(layout::MEASURE), ..text };
    let [words, drawn] = split_at(text, text.width - picture.min(text.width));
    let [_, indented] = split_at(text, row.indent);
    // A span, not a line: a line's style would lie under the words behind the guide as well.
    Line::from(ratatui::text::Span::styled(row.guide.as_str(), look.theme.axis)).render(text, buffer);
    let style = |span: &Span| match span.role {
        _ if row.heading => look.theme.heading,
        Role::Link if span.matched => look.link.patch(look.theme.matched),
        Role::Link => look.link,
        _ => look.theme.span(span),
    };
    let line: Line =
        row.spans.iter().map(|span| ratatui::text::Span::styled(span.text.as_str(), style(span))).collect();
    line.render(indented, buffer);
    if let Some(figure) = &row.figure {
        let gutter = if picture > 0 { layout::PICTURE_GUTTER } else { 0 };
        let [words, _] = split_at(words, words.width.saturating_sub(gutter));
        Line::styled(figure.as_str(), look.theme.text).right_aligned().render(words, buffer);
    }
    let drawing = |span: &'_ Span| ratatui::text::Span::styled(span.text.clone(), look.theme.span(span));
    row.picture.iter().map(drawing).collect::<Line>().render(drawn, buffer);
    if let Some(style) = look.cursor.filter(|_| on_cursor) {
        Line::from(MARKER).render(margin, buffer);
        // The picture keeps its own colours, so that it stays as long as it is.
        let whole = area.width.min(LEFT + layout::MEASURE + RIGHT);
        let drawn = if row.picture.is_empty() { 0 } else { picture + RIGHT };
        let width = whole.saturating_sub(drawn);
        buffer.set_style(Rect { width, ..area }, style);
    }
}

/// An area cut in two at so many cells from its left.
fn split_at(area: Rect, cells: u16) -> [Rect; 2] {
    let cells = cells.min(area.width);
    [Rect { width: cells, ..area }, Rect { x: area.x + cells, width: area.width - cells, ..area }]
}
