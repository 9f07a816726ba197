//! Draws the state. Drawing changes nothing: what it learns of the screen it gives back as [`Extents`].
//!
//! ```text
//! header          cytobrowse · what it is about                             how much is in it
//! query            ❯ what is asked▏
//! understood         what was understood of it
//! urgent          ! what may not wait
//! shelves          All  Medicines  Side effects  Cytokines  Learn
//! list │ page     the answer, and the page of what is selected; one of them where there is no room for both;
//!                 a comparison has the place of all three
//! broken           what is wrong with a file that was saved meanwhile
//! question         where to write a file, while that is asked
//! footer           the keys that count now
//! ```

pub mod ascii;
mod dots;
mod footer;
mod help;
mod matrix;
mod pane;
mod prompt;
mod search_bar;
pub mod theme;

pub use theme::Theme;

use crate::{
    app::{
        Extents, Focus, State,
        view::{Size, View},
    },
    keymap::Keymap,
    page::{
        self, Line as PageLine, Role,
        contents::{self, Shelf},
        source, wrap,
    },
};
use pane::Look;
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
    text::{Line, Span},
    widgets::{Paragraph, Widget, Wrap},
};

/// Below this many columns there is one pane at a time.
pub const TWO_PANES: u16 = 80;
/// Below this many columns the page has the whole width while it holds the keys: there is room to read, or to look ahead.
pub const SIDE_BY_SIDE: u16 = 100;
/// From this many rows on a pane has room for a hundred dots below its page.
const ROOM_FOR_DOTS: u16 = 26;
/// Below this many columns or [`LEAST_ROWS`] there is one plain sentence.
pub const LEAST_COLUMNS: u16 = 30;
/// See [`LEAST_COLUMNS`].
pub const LEAST_ROWS: u16 = 8;
/// Below this many rows the header gives its row away.
const ROOMY: u16 = 16;
/// Below this many rows what was understood has one row, else two.
const LEAST_FOR_TWO: u16 = 12;
/// What is said where nothing else fits.
const TOO_SMALL: &str =
    "This window is too small for cytobrowse: it needs 30 columns and 8 rows. Ctrl-C leaves.";

/// Draws everything.
pub fn draw(state: &State, theme: &Theme, keys: &Keymap, frame: &mut Frame<'_>) -> Extents {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.base);
    if area.width < LEAST_COLUMNS || area.height < LEAST_ROWS {
        Paragraph::new(TOO_SMALL).wrap(Wrap { trim: true }).render(area, buffer);
        return Extents::default();
    }
    let (extents, cursor) = draw_all(state, theme, keys, area, buffer);
    // The terminal's own cursor follows the selected row, so that a braille display or a screen magnifier does too.
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    extents
}

fn draw_all(
    state: &State,
    theme: &Theme,
    keys: &Keymap,
    area: Rect,
    buffer: &mut Buffer,
) -> (Extents, Option<Position>) {
    let understood =
        search_bar::understood(state, area.width, if area.height < LEAST_FOR_TWO { 1 } else { 2 });
    let urgent = search_bar::urgent(state, area.width, (area.height / 6).max(1));
    let rows = [
        u16::from(area.height >= ROOMY),
        1,
        u16::try_from(understood.len()).unwrap_or_default(),
        u16::try_from(urgent.len()).unwrap_or_default(),
        1,
    ];
    let strip = broken(state, area.width);
    let below = [
        Constraint::Fill(1),
        rows_of(&strip),
        Constraint::Length(prompt::rows(state)),
        Constraint::Length(footer::rows(state, area)),
    ];
    let [header, query, reading, alarm, shelves, body, mend, question, last] =
        area.layout(&Layout::vertical(rows.map(Constraint::Length).into_iter().chain(below)));
    draw_rows(&strip, theme, 1, mend, buffer);
    draw_header(state, theme, header, buffer);
    search_bar::query(state, theme, query, buffer);
    draw_rows(&understood, theme, wrap::width(search_bar::PROMPT), reading, buffer);
    draw_rows(&urgent, theme, 1, alarm, buffer);
    footer::draw(state, theme, keys, last, buffer);
    let asked = prompt::draw(state, theme, question, buffer);
    if let Some(scrolled) = state.help {
        let help_rows = help::draw(state, theme, keys, scrolled, shelves.union(body), buffer);
        return (Extents { help_rows, ..measure(state, body) }, asked.or(Some(shelves.as_position())));
    }
    if let Some(table) = state.leaf.matrix() {
        let (sight, cursor) = matrix::draw(state, table, theme, keys, shelves.union(body), buffer);
        return (Extents { matrix: sight, ..measure(state, body) }, asked.or(cursor));
    }
    draw_shelves(state, theme, shelves, buffer);
    let cursor = draw_body(state, theme, body, buffer);
    (measure(state, body), asked.or(cursor))
}

/// What is said before what is wrong with a saved file.
const BROKEN: &str = "Not read again, what was known before is shown: ";
/// What is said before what is wrong with the reader's settings.
const UNHEEDED: &str = "Your settings are not used: ";
/// How many rows each takes at most.
const BROKEN_ROWS: usize = 2;

/// The rows that say what is wrong with a saved file, while it is, else what is left out of the reader's own; and what is
/// wrong with the reader's settings.
fn broken(state: &State, width: u16) -> Vec<Vec<page::Span>> {
    let saved = match (&state.broken, &state.knowledge.own.left_out) {
        (Some(problem), _) => Some((BROKEN, problem)),
        (None, Some(left_out)) => Some((left_out.lead(), &left_out.why)),
        (None, None) => None,
    };
    let settings = state.unheeded.as_ref().map(|problem| (UNHEEDED, problem));
    let rows = |(what, problem): (&str, &String)| {
        let said = [page::Span::new(what, Role::Alarm), page::Span::new(problem, Role::Caution)];
        search_bar::first_rows(&said, width.saturating_sub(2).max(1), BROKEN_ROWS)
    };
    saved.into_iter().chain(settings).flat_map(rows).collect()
}

/// As many rows as these.
fn rows_of(rows: &[Vec<page::Span>]) -> Constraint {
    Constraint::Length(u16::try_from(rows.len()).unwrap_or(u16::MAX))
}

/// Draws rows of spans, set in by so many cells.
fn draw_rows(rows: &[Vec<page::Span>], theme: &Theme, indent: u16, area: Rect, buffer: &mut Buffer) {
    for (row, spans) in area.rows().zip(rows) {
        let [_, row] = row.layout(&Layout::horizontal([Constraint::Length(indent), Constraint::Fill(1)]));
        search_bar::styled(spans, theme).render(row, buffer);
    }
}

/// The list's and the page's part of the body; the same where there is room for one only.
fn panes(state: &State, body: Rect) -> (Rect, Option<Rect>, Rect) {
    let least = if state.focus == Focus::Page { SIDE_BY_SIDE } else { TWO_PANES };
    if body.width < least {
        return (body, None, body);
    }
    let list = (body.width * 21 / 50).max(38);
    let [list, rule, page] = body.layout(&Layout::horizontal([
        Constraint::Length(list),
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
    (list, Some(rule), page)
}

/// An area's first row and the rest.
fn split_top(area: Rect) -> [Rect; 2] {
    area.layout(&Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]))
}

/// A page's title, its text, the figure under its cursor as dots where there is room, and what its line rests on.
fn page_parts(view: Option<&View>, page: Rect) -> [Rect; 4] {
    let has_dots = view.is_some_and(|view| dots::has_any(&view.page));
    let dots = if page.height >= ROOM_FOR_DOTS && has_dots { dots::HEIGHT } else { 0 };
    let heights =
        [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(dots), Constraint::Length(1)];
    page.layout(&Layout::vertical(heights))
}

/// How large the parts of the body are.
fn measure(state: &State, body: Rect) -> Extents {
    let text = |area: Rect| Size { width: pane::text_width(area.width), height: area.height };
    let (list, _, page) = panes(state, body);
    let [_, page, ..] = page_parts(state.leaf.page(), page);
    Extents { list: text(list), page: text(page), ..Extents::default() }
}

fn draw_header(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let counts = contents::counts(&state.knowledge);
    let title = Line::from(vec![
        Span::styled(" cytobrowse", theme.strong),
        Span::styled(format!(" · {}", state.knowledge.full_title()), theme.quiet),
    ]);
    let both = title.width() + usize::from(wrap::width(&counts)) + 3 <= usize::from(area.width);
    title.render(area, buffer);
    if both {
        Line::styled(format!("{counts} "), theme.quiet).right_aligned().render(area, buffer);
    }
}

/// The shelves, the one in sight marked; where they do not fit, that one alone.
fn draw_shelves(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let style = |shelf| if shelf == state.shelf { theme.selected } else { theme.quiet };
    let all =
        || Shelf::ALL.into_iter().map(|shelf| Span::styled(format!(" {} ", shelf.name()), style(shelf)));
    let line: Line = [Span::raw(" ")].into_iter().chain(all()).collect();
    let short = Line::from(format!(" ‹ {} ›  Tab for the next list", state.shelf.name()));
    if line.width() <= usize::from(area.width) { line } else { short }.render(area, buffer);
}

/// The list and the page, or whichever holds the keys. Returns where the cursor is.
fn draw_body(state: &State, theme: &Theme, body: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (list, rule, page) = panes(state, body);
    if let Some(rule) = rule {
        rule.rows().for_each(|row| Line::styled("│", theme.quiet).render(row, buffer));
    }
    let in_list = state.focus == Focus::List;
    let (list_cursor_style, page_cursor_style) =
        if in_list { (theme.selected, None) } else { (theme.resting, Some(theme.selected)) };
    let marks = &state.marks;
    let list_look = Look { theme, cursor: Some(list_cursor_style), link: theme.strong, marks };
    let page_look = Look { theme, cursor: page_cursor_style, link: theme.link, marks };
    let list_cursor =
        (rule.is_some() || in_list).then(|| pane::draw(&state.list, list, list_look, buffer)).flatten();
    let view = state.leaf.page().filter(|_| rule.is_some() || !in_list);
    let page_cursor = view.and_then(|view| draw_page(view, state, page, page_look, buffer));
    if in_list { list_cursor } else { page_cursor }
}

fn draw_page(
    view: &View,
    state: &State,
    area: Rect,
    look: Look<'_>,
    buffer: &mut Buffer,
) -> Option<Position> {
    let [title, text, hundred, source] = page_parts(Some(view), area);
    draw_title(view, title, look, buffer);
    if !hundred.is_empty() {
        dots::draw(view.line().and_then(|line| line.figure.as_ref()), hundred, look.theme, buffer);
    }
    if let Some(line) = view.line().filter(|_| look.cursor.is_some()) {
        let cited = [page::Span::new(cited(state, line), Role::Quiet)];
        let cited = search_bar::first_rows(&cited, source.width.saturating_sub(1).max(1), 1);
        draw_rows(&cited, look.theme, 1, source, buffer);
    }
    pane::draw(view, text, look, buffer)
}

/// A page's title and, where there is room for it, what kind of thing it is about; a mark before it where that is marked.
fn draw_title(view: &View, area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let room = area.width.saturating_sub(2).max(1);
    let mut title = vec![page::Span::new(&view.page.title, Role::Strong)];
    let subtitle = page::Span::new(format!(" · {}", view.page.subtitle), Role::Quiet);
    if !view.page.subtitle.is_empty() && wrap::cells(&title) + wrap::width(&subtitle.text) <= room {
        title.push(subtitle);
    }
    draw_rows(&search_bar::first_rows(&title, room, 1), look.theme, 1, area, buffer);
    if view.shows().is_some_and(|link| look.marks(link)) {
        Line::styled(pane::MARK, look.theme.strong).render(area, buffer);
    }
}

/// What a line rests on, in one row: the first source, and how many more.
fn cited(state: &State, line: &PageLine) -> String {
    let Some(first) = line.cited.first() else { return String::new() };
    let more = match line.cited.len() {
        1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    format!("Source: {}{more}", source::cite(&state.knowledge, first))
}
