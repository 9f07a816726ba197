//! The help: the table of keys, as it is.

use super::Theme;
use crate::{keymap, page::wrap};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
    widgets::Widget,
};

/// How many cells stay free between columns.
const GUTTER: u16 = 2;

/// Draws the help, scrolled by so many rows. Returns how far it can be scrolled.
pub(super) fn draw(theme: &Theme, scrolled: u16, area: Rect, buffer: &mut Buffer) -> u16 {
    let rows = rows(theme, area.width);
    for (place, line) in area.rows().zip(rows.iter().skip(usize::from(scrolled))) {
        line.render(place, buffer);
    }
    u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_sub(area.height)
}

/// The rows of the help: a table where there is room for its columns, else each key over what it does.
fn rows(theme: &Theme, width: u16) -> Vec<Line<'static>> {
    let table = keymap::help();
    let widest = |column: fn(&keymap::HelpRow) -> &str| {
        table.iter().map(|row| wrap::width(column(row))).max().unwrap_or_default()
    };
    let (keys, contexts) = (widest(|row| &row.keys), widest(|row| &row.contexts));
    let help = widest(|row| row.help);
    let wide = 1 + keys + contexts + help + 2 * GUTTER <= width;
    let pad = |text: &str, to: u16| {
        format!("{text}{}", " ".repeat(usize::from(to.saturating_sub(wrap::width(text)))))
    };
    let mut rows = vec![Line::styled(" Keys", theme.heading)];
    for row in table {
        if wide {
            rows.push(Line::from(vec![
                Span::styled(format!(" {}", pad(&row.keys, keys + GUTTER)), theme.strong),
                Span::styled(pad(&row.contexts, contexts + GUTTER), theme.quiet),
                Span::styled(row.help, theme.text),
            ]));
        } else {
            rows.push(Line::from(vec![
                Span::styled(format!(" {}", row.keys), theme.strong),
                Span::styled(format!("  {}", row.contexts), theme.quiet),
            ]));
            let text = [crate::page::Span::new(row.help, crate::page::Role::Text)];
            let wrapped = wrap::wrap(&text, width.saturating_sub(3).max(1));
            rows.extend(wrapped.into_iter().map(|spans| {
                Line::styled(
                    format!("   {}", spans.into_iter().map(|span| span.text).collect::<String>()),
                    theme.text,
                )
            }));
        }
    }
    rows
}
