//! The last row: what the keys do now, or a word to the reader.

use super::{Theme, pane, search_bar};
use crate::{
    app::{Message, State},
    keymap::Keymap,
    page::{self, Role, figure, wrap},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget,
};

/// Below this many columns the disclaimer is put in fewer words.
const ROOMY: u16 = 100;

/// What the key behind the number of marks does.
const COMPARE: &str = "compare ";

/// The rows of the word to the reader, at most so many.
fn notice(state: &State, width: u16, most: u16) -> Vec<Vec<page::Span>> {
    let said = state.notice.iter().map(|notice| page::Span::new(notice.as_ref(), Role::Caution));
    let said: Vec<_> = said.collect();
    if said.is_empty() {
        Vec::new()
    } else {
        search_bar::first_rows(&said, width.saturating_sub(2).max(1), most.into())
    }
}

/// How many rows the last row takes in a window: more than one where a word to the reader, as where a file was written, is
/// longer than that.
pub(super) fn rows(state: &State, window: Rect) -> u16 {
    let most = (window.height / 2).max(1);
    u16::try_from(notice(state, window.width, most).len()).unwrap_or(most).max(1)
}

/// Draws how many are marked where they can be compared, the hints that hold now, as many as fit, and what the program is
/// not.
pub(super) fn draw(state: &State, theme: &Theme, keys: &Keymap, area: Rect, buffer: &mut Buffer) {
    let notice = notice(state, area.width, area.height);
    if !notice.is_empty() {
        return super::draw_rows(&notice, theme, 1, area, buffer);
    }
    let disclaimer = if area.width < ROOMY { figure::NO_ADVICE_IN_SHORT } else { figure::NO_ADVICE };
    let reserved = wrap::width(disclaimer) + 2;
    let mut line = Line::default();
    let mut used = 0;
    let compare = keys.key_for(state.contexts(), &Message::Compare).filter(|_| !state.marks.is_empty());
    if let Some(key) = &compare {
        let count = format!(" {} {} ", pane::MARK, state.marks.len());
        let marked = format!("{count}marked  {key} {COMPARE}");
        let marked = if wrap::width(&marked) + reserved <= area.width { marked } else { count };
        used = wrap::width(&marked);
        line.push_span(Span::styled(marked, theme.strong));
    }
    let hints = keys.hints(state.contexts());
    for (keys, hint) in hints.into_iter().filter(|(keys, _)| compare.as_ref() != Some(keys)) {
        let wide = wrap::width(&keys) + wrap::width(hint) + 3;
        // The hints give way to the disclaimer, but the first of all always stands.
        if used > 0 && used + wide + reserved > area.width {
            break;
        }
        line.push_span(Span::styled(format!(" {keys} "), theme.strong));
        line.push_span(Span::styled(format!("{hint} "), theme.quiet));
        used += wide;
    }
    line.render(area, buffer);
    if used + reserved <= area.width {
        Line::styled(format!("{disclaimer} "), theme.quiet).right_aligned().render(area, buffer);
    }
}
