//! The application without a terminal: a state, and what a message makes of it.
//!
//! [`State`] owns everything and borrows nothing. A [`Message`] changes it and may return a [`Request`] to the outside.
//! What can be worked out (reading, answer, rows) is worked out anew from query and knowledge, never patched.

pub mod context;
pub mod copy;
pub mod input;
pub mod leaf;
pub mod marks;
pub mod matrix;
pub mod message;
pub mod prompt;
pub mod reload;
mod trail;
pub mod view;

pub use context::Context;
pub use leaf::Leaf;
pub use message::{Edit, Message, Motion, Request, Writing, Written};

use crate::{
    knowledge::{Knowledge, date::Date},
    page::{self, Link, Order, Page, contents::Shelf, tree::Folds},
    search::{Answer, Typing, Volume, Words, answer},
};
use input::Input;
use marks::Marks;
use matrix::Sight;
use prompt::Prompt;
use std::borrow::Cow;
use view::{Size, Stops, View};

/// What is said when a first Esc finds nothing left to go back from.
pub const HOW_TO_LEAVE: &str = "Press Esc again to leave, or Ctrl-C at any time";
/// What is said when no more text goes into the query.
pub const QUERY_IS_FULL: &str = "A query holds 256 characters; what was more is left out";
/// What is said when a line rests on nothing of its own.
pub const NO_SOURCE_HERE: &str = "This line makes no claim of its own, so it has no source";
/// What is said when none of the words on a page are explained here.
pub const NO_WORDS_HERE: &str = "None of the words on this page are in the glossary";
/// What is said when a page has no side effects to group.
pub const NO_ORDER_HERE: &str = "Only the pages of medicines and cytokines have two orders";
/// What is said when nothing belongs to a line that could be folded away or shown.
pub const NOTHING_TO_FOLD: &str = "There is nothing here to fold or unfold; the family tree has branches";
/// What is said when a line leads nowhere.
pub const NO_LINK_HERE: &str = "This line leads to no other page; s shows its source";
/// What is said when a cell of a comparison makes no claim.
pub const NO_CLAIM_HERE: &str = "Nothing is listed here, so there is no source to show";

/// What is said when the system does not tell of changes to the files that the knowledge was read from.
pub const NOT_WATCHED: &str =
    "The system does not tell when a knowledge file is saved; start again to read it anew";

/// Which pane the keys go to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list: letters are the query.
    #[default]
    List,
    /// The page: letters are commands.
    Page,
}

/// What drawing learned about the screen: how large each part came out, whether or not it is in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extents {
    /// The list.
    pub list: Size,
    /// The page.
    pub page: Size,
    /// The table of a comparison; nothing while there is none.
    pub matrix: Sight,
    /// How far the help can be scrolled, in rows.
    pub help_rows: u16,
}

/// All that the browser is.
#[derive(Debug)]
pub struct State {
    /// Everything known.
    pub knowledge: Knowledge,
    words: Words,
    /// The query being typed.
    pub query: Input,
    /// The answer to it.
    pub answer: Answer,
    /// Which shelf the list shows.
    pub shelf: Shelf,
    /// How side effects are grouped on the page of whoever has them.
    order: Order,
    /// The list.
    pub list: View,
    /// Which branches of the family tree are folded.
    folds: Folds,
    /// Whether the selected entry was chosen, not just the first that came; then it stays selected while it is listed.
    chosen: bool,
    /// The page or the comparison in sight.
    pub leaf: Leaf,
    /// Those that led to it, the first opened first.
    trail: Vec<Leaf>,
    /// What is marked for comparison.
    pub marks: Marks,
    /// Where the keys go.
    pub focus: Focus,
    /// How far the help is scrolled, while it is open.
    pub help: Option<u16>,
    /// A sentence for the reader, until the next key.
    pub notice: Option<Cow<'static, str>>,
    /// Where a text is to be written, while that is asked.
    pub prompt: Option<Prompt>,
    /// The day, for what is dated. Whoever knows the time says it.
    pub today: Date,
    /// What is wrong with a file that was saved meanwhile, until it is mended: what was known before is still shown.
    pub broken: Option<String>,
    /// What is wrong with the reader's settings, where they are not used.
    pub unheeded: Option<String>,
    extents: Extents,
}

impl State {
    /// The browser at its start, with a query in the box.
    #[must_use]
    pub fn new(volume: impl Into<Volume>, query: &str) -> Self {
        let Volume { knowledge, words } = volume.into();
        let mut state = Self {
            knowledge,
            words,
            query: Input::default(),
            answer: Answer::default(),
            shelf: Shelf::default(),
            order: Order::default(),
            list: View::new(Page::default(), Stops::Links, Size::default()),
            folds: Folds::default(),
            chosen: false,
            leaf: Leaf::Page(View::new(Page::default(), Stops::Lines, Size::default())),
            trail: Vec::new(),
            marks: Marks::default(),
            focus: Focus::default(),
            help: None,
            notice: None,
            prompt: None,
            today: Date::after_1970(0),
            broken: None,
            unheeded: None,
            extents: Extents::default(),
        };
        state.query.edit(&Edit::Insert(query.to_owned()));
        state.ask();
        state
    }

    /// Takes in what a drawing learned. Whether anything changed, so that it must be drawn again.
    pub fn observe(&mut self, extents: Extents) -> bool {
        let changed = extents != self.extents;
        if changed {
            self.extents = extents;
            self.list.resize(extents.list);
            self.leaf.resize(extents);
            self.help = self.help.map(|scrolled| scrolled.min(extents.help_rows));
        }
        changed
    }

    /// Carries a message out.
    pub fn update(&mut self, message: &Message) -> Option<Request> {
        let leaving = self.notice.take().as_deref() == Some(HOW_TO_LEAVE);
        match message {
            Message::Move(motion) => self.go(*motion),
            Message::Edit(edit) => self.edit(edit),
            Message::Open if self.prompt.is_some() => return self.write_sheet(),
            Message::Open => self.open(),
            Message::Back if leaving => return Some(Request::Quit),
            Message::Back if self.prompt.is_some() => self.prompt = None,
            Message::Back => self.back(),
            Message::Shelf(steps) => self.turn(*steps),
            Message::Search => self.search(),
            Message::Order => self.reorder(),
            Message::Fold(folded) => self.fold(*folded),
            Message::Sources => self.sources(),
            Message::Copy => return self.copy(),
            Message::Sheet => self.prompt_for_sheet(),
            Message::Words => self.words(),
            Message::Mark => self.mark(),
            Message::Compare => self.compare(),
            Message::Help => self.help = if self.help.is_some() { None } else { Some(0) },
            Message::Quit => return Some(Request::Quit),
            Message::Suspend => return Some(Request::Suspend),
            Message::Redraw => return Some(Request::Redraw),
        }
        None
    }

    /// Says a sentence to the reader, until the next key.
    pub fn tell(&mut self, notice: impl Into<Cow<'static, str>>) {
        self.notice = Some(notice.into());
    }

    /// Where the line selected in the list leads.
    #[must_use]
    pub fn selected(&self) -> Option<Link> {
        self.list.line().and_then(|line| line.link)
    }

    fn go(&mut self, motion: Motion) {
        if let Some(scrolled) = self.help {
            let page = i32::from(self.extents.page.height.max(1));
            let by = match motion {
                Motion::Up => -1,
                Motion::Down => 1,
                Motion::PageUp => -page,
                Motion::PageDown => page,
                Motion::First | Motion::PreviousHeading => -i32::from(u16::MAX),
                Motion::Last | Motion::NextHeading => i32::from(u16::MAX),
                Motion::Left | Motion::Right | Motion::FirstColumn | Motion::LastColumn => 0,
            };
            let to = (i32::from(scrolled) + by).clamp(0, i32::from(self.extents.help_rows));
            self.help = Some(u16::try_from(to).unwrap_or_default());
        } else if self.focus == Focus::Page {
            self.leaf.go(motion);
        } else {
            self.list.go(motion);
            self.chosen = true;
            self.preview();
        }
    }

    /// Changes the query, which has the keys only while the list has them: what is pasted elsewhere goes nowhere.
    fn edit(&mut self, edit: &Edit) {
        if let Some(prompt) = &mut self.prompt {
            prompt.path.edit(edit);
            return;
        }
        if self.focus != Focus::List || self.help.is_some() {
            return;
        }
        if *edit == Edit::Right && self.query.caret_at_end() {
            self.open();
        } else if self.query.edit(edit) {
            self.ask();
            if matches!(edit, Edit::Insert(_)) && self.query.is_full() {
                self.tell(QUERY_IS_FULL);
            }
        }
    }

    /// Gives the keys to the search box; beside it stands again the page of what is selected.
    fn search(&mut self) {
        self.focus = Focus::List;
        self.preview();
    }

    /// Shows another shelf.
    fn turn(&mut self, steps: isize) {
        self.show_shelf(self.shelf.turned(steps));
    }

    /// Shows a shelf in the list, which has the keys then.
    pub fn show_shelf(&mut self, to: Shelf) {
        self.shelf = to;
        self.focus = Focus::List;
        self.refresh();
    }

    /// Works the answer out anew from the query.
    fn ask(&mut self) {
        self.answer = match self.query.text() {
            "" => Answer::default(),
            query => answer(&self.knowledge, self.words.of(&self.knowledge), query, Typing::Unfinished),
        };
        self.refresh();
    }

    /// Works the list out anew; the entry that was chosen stays selected while it is listed.
    fn refresh(&mut self) {
        let before = self.selected().filter(|_| self.chosen);
        let page = if self.query.text().trim().is_empty() {
            page::contents::page(&self.knowledge, self.shelf)
        } else {
            page::answer::page(&self.knowledge, &self.answer, self.shelf)
        };
        self.list = View::new(page, Stops::Links, self.extents.list);
        self.list.set_folds(&self.folds);
        self.chosen = before.is_some_and(|link| self.list.select(link));
        self.preview();
    }

    /// Shows the page of the selected entry beside the list.
    fn preview(&mut self) {
        self.trail.clear();
        self.leaf = Leaf::Page(match self.selected() {
            Some(link) => self.view_of(link),
            None => View::new(Page::default(), Stops::Lines, self.extents.page),
        });
    }
}
