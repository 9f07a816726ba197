//! The help: whom the reader wants to ring, and the table of keys as it is, in as many columns as there is room for.

use super::{Theme, pane};
use crate::{
    app::{Context, State},
    keymap::{HelpRow, Keymap},
    page::{self, Role, own, wrap},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget,
};

/// How many cells a column has at least: a key, and a few words beside it.
const LEAST_COLUMN: u16 = 46;
/// How many cells stay free between columns, and between a key and what it does.
const GUTTER: u16 = 2;
/// How many cells stay free at the right, for the scrollbar.
const RIGHT: u16 = 1;
/// How many cells of a column its keys take.
const KEYS: u16 = 17;

/// Draws the help, first whom the reader wants to ring and what counts now, scrolled by so many rows. Returns how far it can
/// be scrolled.
pub(super) fn draw(
    state: &State,
    theme: &Theme,
    table: &Keymap,
    scrolled: u16,
    area: Rect,
    buffer: &mut Buffer,
) -> u16 {
    let count = (area.width / LEAST_COLUMN).max(1);
    let width = area.width.saturating_sub(RIGHT) / count;
    let room = width.saturating_sub(GUTTER);
    let keys = sections(table, state.contexts_beneath_help(), room);
    let columns = flow(contacts(state, room).into_iter().chain(keys).collect(), count.into());
    for (at, column) in (0..).zip(&columns) {
        let place = Rect { x: area.x + at * width, width, ..area };
        for (row, spans) in place.rows().zip(column.iter().skip(scrolled.into())) {
            draw_row(spans, theme, row, buffer);
        }
    }
    let longest = columns.iter().map(Vec::len).max().unwrap_or_default();
    pane::draw_scrollbar(longest, scrolled.into(), area, theme, buffer);
    u16::try_from(longest).unwrap_or(u16::MAX).saturating_sub(area.height)
}

/// A row of the help.
type Row = Vec<page::Span>;

/// The rows of whom the reader wants to ring, if they wrote it down.
fn contacts(state: &State, width: u16) -> Option<Vec<Row>> {
    let lines = own::contacts(&state.knowledge);
    let row = |row: Row| [page::Span::new(" ", Role::Text)].into_iter().chain(row).collect();
    let rows = lines.iter().flat_map(|line| wrap::wrap(&line.text, width.saturating_sub(1).max(1))).map(row);
    let heading = vec![page::Span::new(format!(" {}", own::HEADING), Role::Strong)];
    (!lines.is_empty()).then(|| [heading].into_iter().chain(rows).chain([Row::new()]).collect())
}

/// The rows of each section of the table: where its keys count, then the keys. Those that count now come first.
fn sections(table: &Keymap, now: &[Context], width: u16) -> Vec<Vec<Row>> {
    let table = table.help();
    let mut contexts: Vec<&str> = Vec::new();
    for row in &table {
        if !contexts.contains(&row.contexts.as_str()) {
            contexts.push(&row.contexts);
        }
    }
    let counts_now =
        |contexts: &&str| now.iter().any(|now| contexts.split(", ").any(|name| name == now.name()));
    contexts.sort_by_key(|contexts| !counts_now(contexts));
    let section = |&context: &&str| {
        let heading = vec![page::Span::new(format!(" In the {context}"), Role::Strong)];
        let rows = table.iter().filter(|row| row.contexts == context).flat_map(|row| key_rows(row, width));
        [heading].into_iter().chain(rows).chain([Row::new()]).collect()
    };
    contexts.iter().map(section).collect()
}

/// The rows of one line of the table: its keys, and beside them what they do.
fn key_rows(row: &HelpRow, width: u16) -> Vec<Row> {
    let room = width.saturating_sub(1 + KEYS + GUTTER).max(1);
    let cells = |cells: u16| " ".repeat(cells.into());
    let keys = wrap::wrap(&[page::Span::new(&row.keys, Role::Strong)], KEYS);
    let text = wrap::wrap(&[page::Span::new(row.help, Role::Text)], room);
    let rows = keys.len().max(text.len());
    let padded = |at: usize| {
        let mut spans = vec![page::Span::new(" ", Role::Text)];
        let keys = keys.get(at).cloned().unwrap_or_default();
        let rest = cells((KEYS + GUTTER).saturating_sub(wrap::cells(&keys)));
        spans.extend(keys);
        spans.push(page::Span::new(rest, Role::Text));
        spans.extend(text.get(at).cloned().unwrap_or_default());
        spans
    };
    (0..rows).map(padded).collect()
}

/// Sections side by side in so many columns of about the same length; none is broken.
fn flow(sections: Vec<Vec<Row>>, columns: usize) -> Vec<Vec<Row>> {
    let all: usize = sections.iter().map(Vec::len).sum();
    let fair = all.div_ceil(columns);
    let mut flowed: Vec<Vec<Row>> = vec![Vec::new()];
    for section in sections {
        let begun = flowed.last().map_or(0, Vec::len);
        // A section goes to the next column where more than half of it would reach over the end of this one.
        if begun > 0 && begun + section.len() / 2 > fair && flowed.len() < columns {
            flowed.push(Vec::new());
        }
        if let Some(column) = flowed.last_mut() {
            column.extend(section);
        }
    }
    flowed
}

fn draw_row(spans: &[page::Span], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let heading = matches!(spans, [one] if one.role == Role::Strong);
    let style = |span: &page::Span| if heading { theme.heading } else { theme.span(span) };
    let line: Line = spans.iter().map(|span| Span::styled(span.text.as_str(), style(span))).collect();
    line.render(area, buffer);
}
