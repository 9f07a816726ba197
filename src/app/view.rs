//! A page in a pane: laid out to the pane's width, scrolled, with a cursor on one of its lines.

use super::{message::Motion, reload::Place};
use crate::page::{Block, Line, Link, Page, layout::Layout, tree::Folds};
use std::ops::Range;

/// How large a pane is, in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Cells across.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// On which lines the cursor stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stops {
    /// On those that lead somewhere: a list.
    Links,
    /// On every line: a page to read.
    Lines,
}

/// A page in a pane.
#[derive(Debug)]
pub struct View {
    /// The page.
    pub page: Page,
    shows: Option<Link>,
    stops: Stops,
    layout: Layout,
    folds: Folds,
    size: Size,
    cursor: usize,
    offset: usize,
}

impl View {
    /// A page from its top, or as near to it as has the cursor in sight, which is on the first line where it stops.
    #[must_use]
    pub fn new(page: Page, stops: Stops, size: Size) -> Self {
        let folds = Folds::default();
        let layout = Layout::new(&page, size.width, &folds);
        let mut view = Self { page, shows: None, stops, layout, folds, size, cursor: 0, offset: 0 };
        let first = view.stops_from(0).next();
        view.cursor = first.unwrap_or_default();
        view.reveal();
        view
    }

    /// The page that a link leads to.
    #[must_use]
    pub fn of(link: Link, page: Page, size: Size) -> Self {
        Self { shows: Some(link), ..Self::new(page, Stops::Lines, size) }
    }

    /// The link whose page it is; nothing for a list, or for the sources of a line.
    #[must_use]
    pub const fn shows(&self) -> Option<Link> {
        self.shows
    }

    /// Puts the cursor on a line of another version of its page: on the one that leads where it led and rests on the same,
    /// else on one with the same words.
    pub fn find(&mut self, line: &Line) {
        let same_claim =
            |other: &Line| line.link.is_some() && (other.link, &other.cited) == (line.link, &line.cited);
        let same_words = |other: &Line| other.words() == line.words();
        let find = |is_it: &dyn Fn(&Line) -> bool| {
            self.stops_from(0).find(|&at| self.page.line(at).is_some_and(is_it))
        };
        if let Some(at) = find(&|other| same_claim(other) && same_words(other))
            .or_else(|| find(&same_claim))
            .or_else(|| find(&same_words))
        {
            self.cursor = at;
            self.reveal();
        }
    }

    /// Goes back to a place that was kept: to the line that leads where it led, the nearest of several; else to about where
    /// it was.
    pub fn restore(&mut self, place: Place) {
        let leads =
            |at: &usize| place.link.is_some() && self.page.line(*at).and_then(|line| line.link) == place.link;
        let same = self.stops_from(0).filter(leads).min_by_key(|at| at.abs_diff(place.cursor));
        let near = || self.stops_before(place.cursor + 1).next().or_else(|| self.stops_from(0).next());
        self.cursor = same.or_else(near).unwrap_or_default();
        self.offset = place.offset;
        self.reveal();
    }

    /// Fits the page to a pane of another size; the cursor stays on its line and in sight.
    pub fn resize(&mut self, size: Size) {
        if size.width != self.size.width {
            self.layout = Layout::new(&self.page, size.width, &self.folds);
        }
        self.size = size;
        self.reveal();
    }

    /// The page laid out to the width it was last fitted to.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Which lines of a tree are folded.
    #[must_use]
    pub const fn folds(&self) -> &Folds {
        &self.folds
    }

    /// Folds a tree as it was folded elsewhere; another page has nothing to fold.
    pub fn set_folds(&mut self, folds: &Folds) {
        if self.page.is_tree {
            self.folds.clone_from(folds);
            self.layout = Layout::new(&self.page, self.size.width, &self.folds);
        }
    }

    /// Folds what belongs to the line under the cursor away, or shows it again. Where nothing belongs to it, the line that
    /// it belongs to is folded. Whether there was anything to fold or to show.
    pub fn fold(&mut self, folded: bool) -> bool {
        let foldable = |at: usize| self.page.has_below(at) && self.folds.is_folded(at) != folded;
        let above = self.page.above(self.cursor).filter(|_| folded);
        let Some(at) = [self.cursor].into_iter().chain(above).find(|&at| foldable(at)) else { return false };
        self.folds.set(&self.page, at, folded);
        self.layout = Layout::new(&self.page, self.size.width, &self.folds);
        self.cursor = at;
        self.reveal();
        true
    }

    /// The first row in sight.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The block the cursor stands on.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The line under the cursor; none where the page has no line on which it stops.
    #[must_use]
    pub fn line(&self) -> Option<&Line> {
        self.page.line(self.cursor).filter(|_| self.is_stop(self.cursor))
    }

    /// Puts the cursor on the line that leads somewhere. Whether there is one.
    pub fn select(&mut self, link: Link) -> bool {
        let leads = |at: &usize| self.page.line(*at).is_some_and(|line| line.link == Some(link));
        let found = self.stops_from(0).find(leads);
        if let Some(at) = found {
            self.cursor = at;
            self.reveal();
        }
        found.is_some()
    }

    /// Moves the cursor.
    pub fn go(&mut self, motion: Motion) {
        let page = usize::from(self.size.height).saturating_sub(1).max(1);
        let rows = self.layout.rows_of(self.cursor);
        let target = match motion {
            Motion::Up if rows.start < self.offset => return self.offset -= 1,
            Motion::Down if rows.end > self.bottom() && self.size.height > 0 => return self.offset += 1,
            Motion::Left | Motion::Right | Motion::FirstColumn | Motion::LastColumn => return,
            Motion::Up => self.stops_before(self.cursor).next(),
            Motion::Down => self.stops_from(self.cursor + 1).next(),
            Motion::PageDown => self
                .stop_at_row(rows.start + page)
                .filter(|&at| at > self.cursor)
                .or_else(|| self.stops_from(self.cursor + 1).next()),
            Motion::PageUp => {
                let above = rows.start.saturating_sub(page);
                let reached =
                    self.stops_before(self.cursor).take_while(|&at| self.layout.rows_of(at).start >= above);
                reached.last().or_else(|| self.stops_before(self.cursor).next())
            }
            Motion::First => self.stops_from(0).next(),
            Motion::Last => self.stops_before(self.page.blocks.len()).next(),
            Motion::NextHeading => {
                self.headings().find(|&at| at > self.cursor).and_then(|at| self.stops_from(at).next())
            }
            Motion::PreviousHeading => {
                let own = self.headings().rfind(|&at| at < self.cursor);
                let before = own.and_then(|own| self.headings().rfind(|&at| at < own)).unwrap_or_default();
                self.stops_from(before).next()
            }
        };
        if let Some(target) = target {
            self.cursor = target;
        }
        if matches!(motion, Motion::NextHeading | Motion::PreviousHeading) {
            // What a heading is over stands below it: the heading goes to the top.
            self.offset = self.in_sight().start;
        }
        self.reveal();
    }

    /// The row below the last in sight.
    fn bottom(&self) -> usize {
        self.offset + usize::from(self.size.height)
    }

    fn is_stop(&self, at: usize) -> bool {
        let stops = |line: &Line| self.stops == Stops::Lines || line.link.is_some();
        self.page.line(at).is_some_and(stops) && !self.folds.hides(&self.page, at)
    }

    fn stops_from(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at..self.page.blocks.len()).filter(|&at| self.is_stop(at))
    }

    /// The stops before a block, the nearest first.
    fn stops_before(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (0..at).rev().filter(|&at| self.is_stop(at))
    }

    /// The last stop that begins at or above a row.
    fn stop_at_row(&self, row: usize) -> Option<usize> {
        let block = self.layout.block_at(row.min(self.layout.height().saturating_sub(1)))?;
        self.stops_before(block + 1).next()
    }

    fn headings(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let heading = |(at, block): (usize, &Block)| matches!(block, Block::Heading(_)).then_some(at);
        self.page.blocks.iter().enumerate().filter_map(heading)
    }

    /// The rows to keep in sight: those of the line under the cursor, with its heading above where it is the first under
    /// one, and whatever follows the last line.
    fn in_sight(&self) -> Range<usize> {
        let rows = self.layout.rows_of(self.cursor);
        let first = self.stops_before(self.cursor).next().is_none();
        // What is no line belongs to the line below it: its heading, and what its pictures mean.
        let above = (0..self.cursor).rev().take_while(|&at| self.page.line(at).is_none()).last();
        let start = if first { 0 } else { above.map_or(rows.start, |at| self.layout.rows_of(at).start) };
        let last = self.stops_from(self.cursor + 1).next().is_none();
        let end = if last { self.layout.height() } else { rows.end };
        let height = usize::from(self.size.height);
        // Where there is no room for all of it, the line itself counts.
        if end - start <= height { start..end } else { rows }
    }

    /// Scrolls as little as it takes to have the cursor in sight; where nothing is, that waits for a size.
    fn reveal(&mut self) {
        let height = usize::from(self.size.height);
        if height == 0 {
            return;
        }
        let rows = self.in_sight();
        if rows.end > self.offset + height {
            self.offset = rows.end.saturating_sub(height);
        }
        if rows.start < self.offset {
            self.offset = rows.start;
        }
        self.offset = self.offset.min(self.layout.height().saturating_sub(height));
    }
}
