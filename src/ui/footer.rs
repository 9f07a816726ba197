//! The last row: what the keys do now, or a word to the reader.

use super::{Theme, pane};
use crate::{
    app::{Message, State},
    keymap,
    page::{cut, figure, wrap},
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

/// Draws how many are marked where they can be compared, the hints that hold now, as many as fit, and what the program is
/// not.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if let Some(notice) = state.notice {
        let notice = cut::text(notice, area.width.saturating_sub(2));
        Line::styled(format!(" {notice}"), theme.caution).render(area, buffer);
        return;
    }
    let disclaimer = if area.width < ROOMY { figure::NO_ADVICE_IN_SHORT } else { figure::NO_ADVICE };
    let reserved = wrap::width(disclaimer) + 2;
    let mut line = Line::default();
    let mut used = 0;
    let compare = keymap::key_for(state.contexts(), &Message::Compare).filter(|_| !state.marks.is_empty());
    if let Some(key) = &compare {
        let count = format!(" {} {} ", pane::MARK, state.marks.len());
        let marked = format!("{count}marked  {key} {COMPARE}");
        let marked = if wrap::width(&marked) + reserved <= area.width { marked } else { count };
        used = wrap::width(&marked);
        line.push_span(Span::styled(marked, theme.strong));
    }
    let hints = keymap::hints(state.contexts());
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
