//! How the width of a comparison is shared out, and what stands over its columns.

use crate::{
    app::{State, matrix::Matrix},
    page::{
        compare::{Compared, said},
        cut, figure,
    },
};
use ratatui::layout::Rect;

/// The fewest cells that a column takes, and the most.
pub(super) const LEAST: u16 = 12;
const MOST: u16 = 20;
/// The cells that the names of the side effects take before the columns grow, and the most.
const LEAST_NAMES: u16 = 24;
const MOST_NAMES: u16 = 44;
/// How many cells the marker before a column takes.
const MARKER: u16 = 1;

/// The columns in sight, and the names of the side effects before them.
pub(super) struct Columns {
    /// How many cells the names of the side effects take.
    pub(super) names: u16,
    /// How many cells a column takes, without the marker before it.
    pub(super) width: u16,
    /// How many columns are in sight.
    pub(super) in_sight: usize,
    /// The first of them.
    first: usize,
}

impl Columns {
    /// As many columns as fit into so many cells. What is left widens the names to what most of them need, then the columns,
    /// then the names.
    pub(super) fn new(room: u16, matrix: &Matrix) -> Self {
        let least_names = (room.saturating_mul(3) / 10).min(MOST_NAMES);
        let fitting = (room.saturating_sub(least_names) / (LEAST + MARKER)).max(1);
        let all = u16::try_from(matrix.comparison.subjects.len()).unwrap_or(u16::MAX);
        let columns = fitting.min(all);
        let for_columns = room.saturating_sub(least_names.max(LEAST_NAMES));
        let each = for_columns.checked_div(columns).unwrap_or_default();
        let width = each.saturating_sub(MARKER).clamp(LEAST, MOST);
        let used = columns.saturating_mul(width + MARKER);
        let names = room.saturating_sub(used).min(MOST_NAMES);
        Self { names, width, in_sight: columns.into(), first: matrix.left() }
    }

    /// The columns in sight, each with its part of a row: the cell of its marker, and its own.
    pub(super) fn parts(&self, row: Rect) -> impl Iterator<Item = (usize, Rect, Rect)> + use<> {
        let Self { names, width, first, .. } = *self;
        (0..self.in_sight).map(move |at| {
            let step = u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(width + MARKER);
            let x = row.x.saturating_add(names).saturating_add(step);
            let part = |x: u16, width| Rect { x, width, ..row }.intersection(row);
            (first + at, part(x, MARKER), part(x.saturating_add(MARKER), width))
        })
    }

    /// What stands over each column in sight, in at most so many rows.
    pub(super) fn heads(&self, state: &State, matrix: &Matrix, rows: usize) -> Vec<Vec<String>> {
        let subjects = matrix.comparison.subjects.iter().skip(self.first).take(self.in_sight);
        subjects.map(|compared| self.head(state, compared, rows)).collect()
    }

    /// The name, and below it that nothing is covered where that is so.
    fn head(&self, state: &State, compared: &Compared, rows: usize) -> Vec<String> {
        let not_covered = (!compared.is_covered()).then(|| figure::NOT_COVERED.to_owned());
        let room = rows.saturating_sub(usize::from(not_covered.is_some()));
        let name = cut::rows(said::short_name(&state.knowledge, compared.subject), self.width, room);
        name.into_iter().chain(not_covered).collect()
    }
}
