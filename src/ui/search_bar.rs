//! The search box, what was understood, and what may not wait.

use super::Theme;
use crate::{
    app::State,
    page::{self, Role, Span, cut, wrap},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{self, Line},
    widgets::Widget,
};
use unicode_segmentation::UnicodeSegmentation;

pub(super) const PROMPT: &str = " ❯ ";
pub(super) const CARET: &str = "│";
const UNDERSTOOD: &str = "understood ";
/// How many spans of a line that may not wait say what it is and what to do: its name, how fast to act, the advice.
const WHAT_TO_DO: usize = 3;
/// By how many rows more the names of what may not wait may take.
const MORE_FOR_NAMES: usize = 2;
/// What the empty box invites to.
const INVITATION: &str = "type what hurts, a medicine, or a condition";

/// Draws the query with its caret. A query wider than the box shows what stands around the caret. While a comparison or a
/// question holds the keys, nothing can be typed: there is no caret, and no invitation.
pub(super) fn query(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if state.leaf.matrix().is_some() || state.prompt.is_some() {
        let asked = format!("{PROMPT}{}", state.query.text());
        return Line::styled(cut::text(&asked, area.width), theme.quiet).render(area, buffer);
    }
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
pub(super) fn tail(text: &str, room: u16) -> &str {
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
    let any = !state.answer.reading.understood.is_empty();
    let label = any.then(|| Span::new(UNDERSTOOD, Role::Quiet));
    let spans: Vec<Span> = label.into_iter().chain(understood).collect();
    first_rows(&spans, width.saturating_sub(wrap::width(PROMPT)).max(1), usize::from(rows))
}

/// The rows that what may not wait takes at a width, in about so many `rows`; below them, in up to two, whom the reader
/// wrote down to ring.
#[must_use]
pub(super) fn urgent(state: &State, width: u16, rows: u16) -> Vec<Vec<Span>> {
    if state.answer.urgent.is_empty() {
        return Vec::new();
    }
    let room = width.saturating_sub(2).max(1);
    let mut urgent = alarms(state, room, rows);
    let contacts = page::own::contacts_in_a_row(&state.knowledge);
    if !contacts.is_empty() {
        urgent.extend(first_rows(&contacts, room, usize::from(rows).min(2)));
    }
    urgent
}

/// What may not wait, in at most `rows`: each with its advice, cut to its share of them. Where that would cut what to do, it
/// is told in short, and in as many rows as it takes, so that none is lost.
fn alarms(state: &State, room: u16, rows: u16) -> Vec<Vec<Span>> {
    let lines = page::answer::urgent(&state.knowledge, &state.answer);
    let each = usize::from(rows) / lines.len().max(1);
    let fits =
        |line: &page::Line| wrap::wrap(line.text.get(..WHAT_TO_DO).unwrap_or(&line.text), room).len() <= each;
    if lines.iter().all(fits) {
        return lines.iter().flat_map(|line| first_rows(&line.text, room, each)).collect();
    }
    let short = page::answer::urgent_in_short(&state.knowledge, &state.answer);
    first_rows(&short.text, room, usize::from(rows) + MORE_FOR_NAMES)
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
