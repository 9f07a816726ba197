//! The search box, what was understood, and what may not wait.

use super::Theme;
use crate::{
    app::State,
    page::{self, Role, Span, wrap},
};
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    text::{self, Line},
    widgets::Widget,
};
use unicode_segmentation::UnicodeSegmentation;

const PROMPT: &str = " ❯ ";
const CARET: &str = "▏";
const UNDERSTOOD: &str = "understood ";
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

/// What was understood, cut to one row.
pub(super) fn understood(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let understood = page::answer::understood(&state.knowledge, &state.answer.reading);
    if !understood.is_empty() {
        let label = [Span::new(UNDERSTOOD, Role::Quiet)];
        let spans: Vec<Span> = label.into_iter().chain(understood).collect();
        let [_, row] =
            area.layout(&Layout::horizontal([Constraint::Length(wrap::width(PROMPT)), Constraint::Fill(1)]));
        styled(&cut(&spans, row.width), theme).render(row, buffer);
    }
}

/// The first row of spans, with an ellipsis where more follows.
pub(super) fn cut(spans: &[Span], room: u16) -> Vec<Span> {
    let mut rows = wrap::wrap(spans, room);
    if rows.len() > 1 {
        rows.truncate(1);
        shorten(&mut rows, room);
    }
    rows.into_iter().flatten().collect()
}

/// The rows that what may not wait takes at a width: the most urgent first, each no longer than `rows` allows.
#[must_use]
pub(super) fn urgent(state: &State, width: u16, rows: u16) -> Vec<Vec<Span>> {
    let lines = page::answer::urgent(&state.knowledge, &state.answer);
    let each = (usize::from(rows) / lines.len().max(1)).max(1);
    let room = width.saturating_sub(2).max(1);
    let wrapped = lines.iter().flat_map(|line| {
        let mut all = wrap::wrap(&line.text, room);
        if all.len() > each {
            all.truncate(each);
            shorten(&mut all, room);
        }
        all
    });
    wrapped.take(usize::from(rows)).collect()
}

/// Ends the last row with an ellipsis.
fn shorten(rows: &mut [Vec<Span>], room: u16) {
    let Some(row) = rows.last_mut() else { return };
    let used: u16 = row.iter().map(|span| wrap::width(&span.text)).sum();
    if used + 2 > room
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
    spans.iter().map(|span| text::Span::styled(span.text.as_str(), theme.role(span.role))).collect()
}
