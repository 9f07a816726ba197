//! The search box, what was understood, and what may not wait.

use super::Theme;
use crate::{
    app::State,
    page::{self, Role, Span, wrap},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{self, Line},
    widgets::Widget,
};
use unicode_segmentation::UnicodeSegmentation;

pub(super) const PROMPT: &str = " ❯ ";
const CARET: &str = "│";
const UNDERSTOOD: &str = "understood ";
/// What is said before the names of what may not wait, where there is no room for more.
const DO_NOT_WAIT: &str = "Do not wait";
/// What the empty box invites to.
const INVITATION: &str = "type what hurts, a medicine, or a condition";

/// Draws the query with its caret. A query wider than the box shows what stands around the caret.
pub(super) fn query(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let (before, after) = state.query.halves();
    let room = area.width.saturating_sub(wrap::width(PROMPT) + wrap::width(CARET));
    let mut line = Line::from(vec![
        text::Span::styled(PROMPT, theme.strong),
        text::Span::styled(tail(before, room), theme.text),
        text::Span::styled(CARET, theme.strong),
        text::Span::styled(after, theme.text),
    ]);
    if state.query.text().is_empty() {
        line.push_span(text::Span::styled(INVITATION, theme.quiet));
    }
    line.render(area, buffer);
}

/// The end of a text that takes at most so many cells.
fn tail(text: &str, room: u16) -> &str {
    let mut used = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        used += wrap::width(grapheme);
        used <= room
    };
    let from = text.grapheme_indices(true).rev().take_while(fits).last().map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// The rows that what was understood takes at a width: at most so many.
#[must_use]
pub(super) fn understood(state: &State, width: u16, rows: u16) -> Vec<Vec<Span>> {
    let understood = page::answer::understood(&state.knowledge, &state.answer.reading);
    if understood.is_empty() {
        return Vec::new();
    }
    let label = [Span::new(UNDERSTOOD, Role::Quiet)];
    let spans: Vec<Span> = label.into_iter().chain(understood).collect();
    first_rows(&spans, width.saturating_sub(wrap::width(PROMPT)).max(1), usize::from(rows))
}

/// The rows that what may not wait takes at a width: each with its advice, cut to its share of `rows`; where there is no
/// row for each, their names alone, so that none is lost.
#[must_use]
pub(super) fn urgent(state: &State, width: u16, rows: u16) -> Vec<Vec<Span>> {
    let room = width.saturating_sub(2).max(1);
    let lines = page::answer::urgent(&state.knowledge, &state.answer);
    if lines.len() > usize::from(rows) {
        let names = state.answer.urgent.iter().map(|&at| state.knowledge.side_effects[at].name.as_str());
        let names =
            [Span::new(format!("! {DO_NOT_WAIT}: {}", names.collect::<Vec<_>>().join(" · ")), Role::Alarm)];
        return first_rows(&names, room, usize::from(rows));
    }
    let each = usize::from(rows) / lines.len().max(1);
    lines.iter().flat_map(|line| first_rows(&line.text, room, each)).collect()
}

/// Spans wrapped to at most so many rows, the last with an ellipsis where more follows.
pub(super) fn first_rows(spans: &[Span], room: u16, rows: usize) -> Vec<Vec<Span>> {
    let mut all = wrap::wrap(spans, room);
    if all.len() > rows {
        all.truncate(rows);
        shorten(&mut all, room);
    }
    all
}

/// Ends the last row with an ellipsis.
fn shorten(rows: &mut [Vec<Span>], room: u16) {
    let Some(row) = rows.last_mut() else { return };
    if wrap::cells(row).saturating_add(2) > room
        && let Some(last) = row.last_mut()
    {
        let keep = last.text.rfind(' ').unwrap_or(0);
        last.text.truncate(keep);
    }
    row.push(Span::new(" …", Role::Quiet));
}

/// Spans as they are drawn.
#[must_use]
pub(super) fn styled<'a>(spans: &'a [Span], theme: &Theme) -> Line<'a> {
    spans.iter().map(|span| text::Span::styled(span.text.as_str(), theme.span(span))).collect()
}
