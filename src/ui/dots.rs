//! The figure under the cursor as a hundred people.

use super::Theme;
use crate::page::{
    Block, Figure, Line, Page, Role, Span,
    picture::{self, Picture, Share},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// How many rows it takes: a rule, the figure in words, the dots.
pub(super) const HEIGHT: u16 = 2 + picture::DOT_ROWS;
/// What is said while the cursor is on no figure.
const NO_FIGURE: &str = "The figure of the line you are on is drawn here, as 100 people.";
/// What is said of a line whose source gives no number.
const NO_NUMBER: &str = "No number is given, so there is nothing to draw.";

/// What is said of a figure below one in a hundred.
const TOO_FEW: &str = "Fewer than one of 100 people, so there is nobody to draw.";

/// Whether a page has figures that can be drawn so, and does not draw one itself.
pub(super) fn has_any(page: &Page) -> bool {
    let has_figure = |line: &Line| matches!(line.picture(), Some(Picture::Share(Share::Between(..))));
    page.blocks.iter().filter_map(Block::line).any(has_figure)
        && !page.blocks.iter().any(|block| matches!(block, Block::Dots(_)))
}

/// Draws the figure of the line under the cursor.
pub(super) fn draw(figure: Option<&Figure>, area: Rect, theme: &Theme, buffer: &mut Buffer) {
    let rule = vec![Span::new("─".repeat(usize::from(area.width)), Role::Axis)];
    let said = |text: &str| vec![Span::new(text, Role::Quiet)];
    let mut rows = Vec::new();
    match figure.map(|figure| (figure, &figure.picture)) {
        Some((figure, Some(Picture::Share(share @ Share::Between(..))))) => {
            rows.push(vec![Span::new(&figure.text, Role::Strong)]);
            let dots = picture::dots(*share);
            rows.extend(if dots.is_empty() { vec![said(TOO_FEW)] } else { dots });
        }
        Some((_, Some(Picture::Share(Share::NoNumber)))) => rows.push(said(NO_NUMBER)),
        _ => rows.push(said(NO_FIGURE)),
    }
    let [top, rest] = super::split_top(area);
    super::draw_rows(&[rule], theme, 0, top, buffer);
    super::draw_rows(&rows, theme, 2, rest, buffer);
}
