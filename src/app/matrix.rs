//! A comparison as a table: a cursor on one of its cells, and which of its rows and columns are in sight.

use super::{Focus, message::Motion};
use crate::{
    knowledge::{
        Knowledge,
        entry::{SideEffect, System},
        table::Ix,
    },
    page::{
        compare::{Compared, Comparison, Row, RowOrder, said},
        cut, figure,
    },
};
use std::ops::Range;

/// How many cells a column takes.
pub const COLUMN: u16 = 12;
/// The most rows that the name over a column takes.
const HEAD_ROWS: usize = 3;

/// How many columns and rows of a table are in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sight {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

/// What is counted of each subject, above its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// How many side effects it lists.
    Listed,
    /// How many of them are serious.
    Serious,
    /// How many of them no other lists.
    OnlyHere,
}

impl Total {
    const ALL: [Self; 3] = [Self::Listed, Self::Serious, Self::OnlyHere];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Listed => "Side effects listed",
            Self::Serious => "Marked serious",
            Self::OnlyHere => "Listed only here",
        }
    }

    /// How many there are of a subject.
    #[must_use]
    pub const fn of(self, compared: &Compared) -> usize {
        match self {
            Self::Listed => compared.listed,
            Self::Serious => compared.serious,
            Self::OnlyHere => compared.only_here,
        }
    }
}

/// A line of the table. The cursor stops only on rows.
///
/// The totals scroll with the rest: they are read once, and a small window needs its rows for what is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strip {
    /// A count of each subject.
    Total(Total),
    /// The part of the body that the rows below it belong to.
    Heading(System),
    /// The row at a place of the comparison.
    Row(usize),
}

/// A comparison as a table.
#[derive(Debug)]
pub struct Matrix {
    /// What is compared.
    pub comparison: Comparison,
    head_rows: usize,
    opened_from: Focus,
    order: RowOrder,
    strips: Vec<Strip>,
    /// The strip under the cursor; where there is no row at all, none is.
    cursor: usize,
    column: usize,
    /// Whether the row under the cursor was chosen, not just the first that came.
    chosen: bool,
    /// The first strip and the first column in sight.
    top: usize,
    left: usize,
    sight: Sight,
}

impl Matrix {
    /// A comparison from its first cell on, and which pane had the keys when it was opened.
    #[must_use]
    pub fn new(knowledge: &Knowledge, comparison: Comparison, opened_from: Focus, sight: Sight) -> Self {
        let heads = comparison.subjects.iter().map(|compared| head(knowledge, compared, HEAD_ROWS).len());
        let head_rows = heads.max().unwrap_or_default();
        let order = RowOrder::default();
        let strips = strips(knowledge, &comparison, order);
        let mut matrix = Self {
            comparison,
            head_rows,
            opened_from,
            order,
            strips,
            cursor: 0,
            column: 0,
            chosen: false,
            top: 0,
            left: 0,
            sight,
        };
        matrix.cursor = matrix.first().unwrap_or_default();
        matrix
    }

    /// Which pane had the keys when it was opened.
    #[must_use]
    pub const fn opened_from(&self) -> Focus {
        self.opened_from
    }

    /// The order of its rows.
    #[must_use]
    pub const fn order(&self) -> RowOrder {
        self.order
    }

    /// Its lines, from top to bottom.
    #[must_use]
    pub fn strips(&self) -> &[Strip] {
        &self.strips
    }

    /// How many rows the longest of the names over the columns takes.
    #[must_use]
    pub const fn head_rows(&self) -> usize {
        self.head_rows
    }

    /// The row and the column under the cursor; nothing where there is no row.
    #[must_use]
    pub fn cell(&self) -> Option<(&Row, usize)> {
        match self.strips.get(self.cursor) {
            Some(Strip::Row(at)) => self.comparison.rows.get(*at).map(|row| (row, self.column)),
            _ => None,
        }
    }

    /// The line under the cursor.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The column under the cursor.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// The first line in sight.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// The first column in sight.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.left
    }

    /// Fits it to a window that shows so much; the cell under the cursor stays in sight.
    pub fn resize(&mut self, sight: Sight) {
        self.sight = sight;
        self.reveal();
    }

    /// Orders the rows the next way. A side effect that was chosen stays under the cursor; else the new first row comes
    /// under it.
    pub fn reorder(&mut self, knowledge: &Knowledge) {
        let chosen = self.strips.get(self.cursor).copied().filter(|_| self.chosen);
        self.order = self.order.next();
        self.strips = strips(knowledge, &self.comparison, self.order);
        let kept = self.strips.iter().position(|&strip| Some(strip) == chosen);
        self.cursor = kept.or_else(|| self.first()).unwrap_or_default();
        self.reveal();
    }

    /// Takes the order and goes to the cell that were kept: a side effect and a column.
    pub fn restore(&mut self, knowledge: &Knowledge, order: RowOrder, cell: Option<(Ix<SideEffect>, usize)>) {
        self.order = order;
        self.strips = strips(knowledge, &self.comparison, order);
        let effect = cell.map(|(effect, _)| effect);
        let is_it = |strip: &Strip| match strip {
            Strip::Row(at) => self.comparison.rows.get(*at).map(|row| row.effect) == effect,
            Strip::Total(_) | Strip::Heading(_) => false,
        };
        let kept = self.strips.iter().position(is_it);
        self.chosen = kept.is_some();
        self.cursor = kept.or_else(|| self.first()).unwrap_or_default();
        let last = self.comparison.subjects.len().saturating_sub(1);
        self.column = cell.map_or(0, |(_, column)| column.min(last));
        self.reveal();
    }

    /// Moves the cursor, over the rows or over the columns.
    pub fn go(&mut self, motion: Motion) {
        let page = self.sight.rows.saturating_sub(1).max(1);
        let (before, after) = (0..self.cursor, self.cursor + 1..self.strips.len());
        let last = self.comparison.subjects.len().saturating_sub(1);
        let target = match motion {
            Motion::Left => return self.go_to_column(self.column.saturating_sub(1)),
            Motion::Right => return self.go_to_column((self.column + 1).min(last)),
            Motion::Up => self.stops(before).next_back(),
            Motion::Down => self.stops(after).next(),
            Motion::PageUp => {
                let reached = self.stops(self.cursor.saturating_sub(page)..self.cursor).next();
                reached.or_else(|| self.stops(before).next_back())
            }
            Motion::PageDown => {
                let end = (self.cursor + page + 1).min(self.strips.len());
                let reached = self.stops(self.cursor + 1..end).next_back();
                reached.or_else(|| self.stops(after).next())
            }
            Motion::First => self.first(),
            Motion::Last => self.stops(0..self.strips.len()).next_back(),
            Motion::NextHeading => {
                let heading = self.headings(after).next();
                heading.and_then(|at| self.stops(at..self.strips.len()).next())
            }
            Motion::PreviousHeading => {
                let own = self.headings(before).next_back().unwrap_or_default();
                let heading = self.headings(0..own).next_back().unwrap_or_default();
                self.stops(heading..self.strips.len()).next()
            }
        };
        self.cursor = target.unwrap_or(self.cursor);
        self.chosen = true;
        self.reveal();
    }

    fn go_to_column(&mut self, column: usize) {
        self.column = column;
        self.reveal();
    }

    /// The first row.
    fn first(&self) -> Option<usize> {
        self.stops(0..self.strips.len()).next()
    }

    /// The rows among some lines.
    fn stops(&self, among: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
        among.filter(|&at| matches!(self.strips.get(at), Some(Strip::Row(_))))
    }

    /// The headings among some lines.
    fn headings(&self, among: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
        among.filter(|&at| matches!(self.strips.get(at), Some(Strip::Heading(_))))
    }

    /// Scrolls as little as it takes to have the cell under the cursor in sight, with the heading above it where it is
    /// the first under one, and with the totals where it is the first of all.
    fn reveal(&mut self) {
        let Sight { columns, rows } = self.sight;
        if columns == 0 || rows == 0 {
            return;
        }
        let above = if self.first() == Some(self.cursor) {
            0
        } else {
            let heading = self.cursor.checked_sub(1);
            heading.and_then(|at| self.headings(at..self.cursor).next()).unwrap_or(self.cursor)
        };
        let above = if self.cursor - above < rows { above } else { self.cursor };
        self.top = self.top.max((self.cursor + 1).saturating_sub(rows)).min(above);
        self.top = self.top.min(self.strips.len().saturating_sub(rows));
        self.left = self.left.max((self.column + 1).saturating_sub(columns)).min(self.column);
        self.left = self.left.min(self.comparison.subjects.len().saturating_sub(columns));
    }
}

/// The lines of a table: the totals, then the rows in their order, by part of the body under headings.
fn strips(knowledge: &Knowledge, comparison: &Comparison, order: RowOrder) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Total::ALL.map(Strip::Total).to_vec();
    let mut system = None;
    for at in comparison.ordered(knowledge, order) {
        let own = comparison.rows.get(at).map(|row| row.system);
        if order == RowOrder::System && own != system {
            strips.extend(own.map(Strip::Heading));
            system = own;
        }
        strips.push(Strip::Row(at));
    }
    strips
}

/// What stands over a column, in at most so many rows of [`COLUMN`] cells: the name, and below it that nothing is covered
/// where that is so.
#[must_use]
pub fn head(knowledge: &Knowledge, compared: &Compared, rows: usize) -> Vec<String> {
    let not_covered = (!compared.is_covered()).then(|| figure::NOT_COVERED.to_owned());
    let room = rows.saturating_sub(usize::from(not_covered.is_some()));
    let name = cut::rows(said::short_name(knowledge, compared.subject), COLUMN, room);
    name.into_iter().chain(not_covered).collect()
}
