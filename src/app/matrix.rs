//! A comparison as a table: a cursor on one of its cells, and which of its rows and columns are in sight.

mod strip;

pub use strip::{Strip, Total};

use super::{Focus, message::Motion};
use crate::{
    knowledge::{Knowledge, entry::SideEffect, links::Subject, table::Ix},
    page::compare::{Comparison, Heading, Row, RowOrder},
};
use std::ops::Range;
use strip::strips;

/// How many columns and rows of a table are in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sight {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

/// A comparison as a table.
#[derive(Debug)]
pub struct Matrix {
    /// What is compared.
    pub comparison: Comparison,
    opened_from: Focus,
    order: RowOrder,
    strips: Vec<Strip>,
    /// The strip under the cursor; where there is no row at all, none is.
    cursor: usize,
    column: usize,
    /// Whether the cell under the cursor was chosen, not just the first that came.
    chosen: bool,
    /// The first strip and the first column in sight.
    top: usize,
    left: usize,
    sight: Sight,
}

impl Matrix {
    /// A comparison with the cursor on the first cell that is listed, and which pane had the keys when it was opened.
    #[must_use]
    pub fn new(knowledge: &Knowledge, comparison: Comparison, opened_from: Focus, sight: Sight) -> Self {
        let order = RowOrder::default();
        let strips = strips(knowledge, &comparison, order);
        let mut matrix = Self {
            comparison,
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
        matrix.go_to_first();
        matrix.reveal();
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

    /// Whether its order finds nothing in any row to order by.
    #[must_use]
    pub fn has_no_order(&self) -> bool {
        let says_nothing =
            |strip: &Strip| !matches!(strip, Strip::Heading(heading) if *heading != Heading::Others);
        self.strips.iter().all(says_nothing)
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

    /// How much of it is in sight.
    #[must_use]
    pub const fn sight(&self) -> Sight {
        self.sight
    }

    /// Fits it to a window that shows so much; a cell that was chosen stays in sight.
    pub fn resize(&mut self, sight: Sight) {
        self.sight = sight;
        if !self.chosen {
            self.go_to_first();
        }
        self.reveal();
    }

    /// Orders the rows the next way. A cell that was chosen stays under the cursor; else the first that is listed comes
    /// under it.
    pub fn reorder(&mut self, knowledge: &Knowledge) {
        let chosen = self.chosen_cell();
        self.restore(knowledge, self.order.next(), chosen);
    }

    /// Takes the column under the cursor out. Returns whose it was; nothing where only two are left, which stay.
    pub fn take_out(&mut self, knowledge: &Knowledge) -> Option<Subject> {
        let mut subjects: Vec<Subject> = self.comparison.subjects.iter().map(|of| of.subject).collect();
        if subjects.len() <= 2 || self.column >= subjects.len() {
            return None;
        }
        let chosen = self.chosen_cell();
        let taken = subjects.remove(self.column);
        self.comparison = Comparison::new(knowledge, &subjects);
        self.restore(knowledge, self.order, chosen);
        Some(taken)
    }

    /// The cell under the cursor, if it was chosen: its side effect and its column.
    fn chosen_cell(&self) -> Option<(Ix<SideEffect>, usize)> {
        self.cell().filter(|_| self.chosen).map(|(row, column)| (row.effect, column))
    }

    /// Takes an order and goes to a cell that was kept: a side effect and a column. Where that side effect is listed no
    /// more, the column stays; where none was kept, the cursor is on the first cell that is listed.
    pub fn restore(&mut self, knowledge: &Knowledge, order: RowOrder, cell: Option<(Ix<SideEffect>, usize)>) {
        self.order = order;
        self.strips = strips(knowledge, &self.comparison, order);
        self.go_to_first();
        if let Some((effect, column)) = cell {
            let kept = self.strips.iter().position(|strip| self.effect(*strip) == Some(effect));
            self.chosen = kept.is_some();
            self.cursor = kept.unwrap_or(self.cursor);
            self.column = column.min(self.last_column());
        }
        self.reveal();
    }

    /// The side effect of a line; nothing where it is no row.
    fn effect(&self, strip: Strip) -> Option<Ix<SideEffect>> {
        let Strip::Row(at) = strip else { return None };
        self.comparison.rows.get(at).map(|row| row.effect)
    }

    /// Puts the cursor on the first cell in sight that is listed, which tells more at a first glance than one that is not;
    /// where all are empty, on the first.
    fn go_to_first(&mut self) {
        let first_listed = |strip: usize| {
            let Some(Strip::Row(at)) = self.strips.get(strip) else { return None };
            let (column, _) = self.comparison.rows.get(*at)?.listed().first()?;
            (*column < self.sight.columns).then_some((strip, *column))
        };
        let found = self.stops(0..self.sight.rows).find_map(first_listed);
        (self.cursor, self.column) = found.unwrap_or_else(|| (self.first().unwrap_or_default(), 0));
        (self.top, self.left, self.chosen) = (0, 0, false);
    }

    fn last_column(&self) -> usize {
        self.comparison.subjects.len().saturating_sub(1)
    }

    /// Moves the cursor, over the rows or over the columns.
    pub fn go(&mut self, motion: Motion) {
        let page = self.sight.rows.saturating_sub(1).max(1);
        let (before, after) = (0..self.cursor, self.cursor + 1..self.strips.len());
        let target = match motion {
            Motion::Left => return self.go_to_column(self.column.saturating_sub(1)),
            Motion::Right => return self.go_to_column((self.column + 1).min(self.last_column())),
            Motion::FirstColumn => return self.go_to_column(0),
            Motion::LastColumn => return self.go_to_column(self.last_column()),
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
                let first = |heading| self.stops(heading..self.cursor).next();
                self.headings(before).rev().find_map(first)
            }
        };
        self.cursor = target.unwrap_or(self.cursor);
        self.chosen = true;
        self.reveal();
    }

    fn go_to_column(&mut self, column: usize) {
        self.column = column;
        self.chosen = true;
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
