//! A question in one line: where to write the call sheet.

use super::{Theme, search_bar};
use crate::{app::State, page::wrap};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
    widgets::Widget,
};

/// The question.
const WRITE_TO: &str = " Write the call sheet to: ";
/// The same where there is little room.
const WRITE_TO_IN_SHORT: &str = " Write to: ";
/// Below this many columns there is.
const ROOMY: u16 = 60;

/// How many rows the question takes.
pub(super) fn rows(state: &State) -> u16 {
    u16::from(state.prompt.is_some())
}

/// Draws the question and what is answered so far. Returns where the caret is.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let prompt = state.prompt.as_ref()?;
    let question = if area.width < ROOMY { WRITE_TO_IN_SHORT } else { WRITE_TO };
    let (before, after) = prompt.path.halves();
    let room = area.width.saturating_sub(wrap::width(question) + 1);
    let before = search_bar::tail(before, room);
    let line = Line::from(vec![
        Span::styled(question, theme.strong),
        Span::styled(before, theme.text),
        Span::styled(search_bar::CARET, theme.strong),
        Span::styled(after, theme.text),
    ]);
    line.render(area, buffer);
    Some(Position { x: area.x + wrap::width(question) + wrap::width(before), y: area.y })
}
