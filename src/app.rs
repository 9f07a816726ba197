//! The application without a terminal: a state, and what a message makes of it.
//!
//! [`State`] owns everything and borrows nothing. A [`Message`] changes it and may return a [`Request`] to the outside.
//! What can be worked out (reading, answer, rows) is worked out anew from query and knowledge, never patched.

pub mod context;
pub mod input;
pub mod message;
pub mod view;

pub use context::Context;
pub use message::{Edit, Message, Motion, Request};

use crate::{
    knowledge::{Entry, Knowledge},
    page::{self, Link, Order, Page, contents::Shelf},
    search::{Answer, Lexicon, Typing, answer},
};
use input::Input;
use view::{Size, Stops, View};

/// What is said when a first Esc finds nothing left to go back from.
pub const HOW_TO_LEAVE: &str = "Press Esc again to leave, or Ctrl-C at any time";
/// What is said when no more text goes into the query.
pub const QUERY_IS_FULL: &str = "A query holds 256 characters; what was more is left out";
/// What is said when a line rests on nothing of its own.
pub const NO_SOURCE_HERE: &str = "This line makes no claim of its own, so it has no source";
/// What is said when a page has no side effects to group.
pub const NO_ORDER_HERE: &str = "Only the pages of medicines and cytokines have two orders";
/// What is said when nothing belongs to a line that could be folded away or shown.
pub const NOTHING_TO_FOLD: &str = "There is nothing here to fold or unfold; the family tree has branches";
/// What is said when a line leads nowhere.
pub const NO_LINK_HERE: &str = "This line leads to no other page; s shows its source";

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
    /// How far the help can be scrolled, in rows.
    pub help_rows: u16,
}

/// All that the browser is.
#[derive(Debug)]
pub struct State {
    /// Everything known.
    pub knowledge: Knowledge,
    lexicon: Lexicon,
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
    /// Whether the selected entry was chosen, not just the first that came; then it stays selected while it is listed.
    chosen: bool,
    /// The page in sight.
    pub page: View,
    /// The pages that led to it, the first opened first.
    trail: Vec<View>,
    /// Where the keys go.
    pub focus: Focus,
    /// How far the help is scrolled, while it is open.
    pub help: Option<u16>,
    /// A sentence for the reader, until the next key.
    pub notice: Option<&'static str>,
    extents: Extents,
}

impl State {
    /// The browser at its start, with a query in the box.
    #[must_use]
    pub fn new(knowledge: Knowledge, query: &str) -> Self {
        let lexicon = Lexicon::new(&knowledge);
        let mut state = Self {
            knowledge,
            lexicon,
            query: Input::default(),
            answer: Answer::default(),
            shelf: Shelf::default(),
            order: Order::default(),
            list: View::new(Page::default(), Stops::Links, Size::default()),
            chosen: false,
            page: View::new(Page::default(), Stops::Lines, Size::default()),
            trail: Vec::new(),
            focus: Focus::default(),
            help: None,
            notice: None,
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
            self.page.resize(extents.page);
            self.help = self.help.map(|scrolled| scrolled.min(extents.help_rows));
        }
        changed
    }

    /// Carries a message out.
    pub fn update(&mut self, message: &Message) -> Option<Request> {
        let leaving = self.notice.take() == Some(HOW_TO_LEAVE);
        match message {
            Message::Move(motion) => self.go(*motion),
            Message::Edit(edit) => self.edit(edit),
            Message::Open => self.open(),
            Message::Back if leaving => return Some(Request::Quit),
            Message::Back => self.back(),
            Message::Shelf(steps) => self.turn(*steps),
            Message::Search => self.focus = Focus::List,
            Message::Order => self.reorder(),
            Message::Fold(folded) => self.fold(*folded),
            Message::Sources => self.sources(),
            Message::Help => self.help = if self.help.is_some() { None } else { Some(0) },
            Message::Quit => return Some(Request::Quit),
            Message::Suspend => return Some(Request::Suspend),
            Message::Redraw => return Some(Request::Redraw),
        }
        None
    }

    /// Where the line selected in the list leads.
    #[must_use]
    pub fn selected(&self) -> Option<Link> {
        self.list.line().and_then(|line| line.link)
    }

    /// How many pages the trail leads back over.
    #[must_use]
    pub const fn trail_len(&self) -> usize {
        self.trail.len()
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
            };
            let to = (i32::from(scrolled) + by).clamp(0, i32::from(self.extents.help_rows));
            self.help = Some(u16::try_from(to).unwrap_or_default());
        } else if self.focus == Focus::Page {
            self.page.go(motion);
        } else {
            self.list.go(motion);
            self.chosen = true;
            self.preview();
        }
    }

    /// Changes the query, which has the keys only while the list has them: what is pasted elsewhere goes nowhere.
    fn edit(&mut self, edit: &Edit) {
        if self.focus != Focus::List || self.help.is_some() {
            return;
        }
        if *edit == Edit::Right && self.query.caret_at_end() {
            self.open();
        } else if self.query.edit(edit) {
            self.ask();
            if matches!(edit, Edit::Insert(_)) && self.query.is_full() {
                self.notice = Some(QUERY_IS_FULL);
            }
        }
    }

    /// Opens the selected entry's page, or follows the link of the page's line.
    fn open(&mut self) {
        if self.focus == Focus::List {
            match self.selected() {
                Some(Link::Example(at)) => self.ask_example(at),
                Some(_) => self.focus = Focus::Page,
                None => {}
            }
        } else if let Some(link) = self.page.line().and_then(|line| line.link) {
            match link {
                Link::Example(at) => self.ask_example(at),
                link => self.follow(self.view_of(link)),
            }
        } else {
            self.notice = Some(NO_LINK_HERE);
        }
    }

    /// Puts one of the book's examples into the box.
    fn ask_example(&mut self, at: usize) {
        let Some(example) = self.knowledge.examples.get(at) else { return };
        self.query = Input::default();
        self.query.edit(&Edit::Insert(example.to_string()));
        self.focus = Focus::List;
        self.ask();
    }

    /// Shows all that the page's line rests on.
    fn sources(&mut self) {
        match self.page.line() {
            Some(line) if !line.cited.is_empty() => {
                let page = page::source::page_of(&self.knowledge, line);
                self.follow(View::new(page, Stops::Lines, self.extents.page));
            }
            _ => self.notice = Some(NO_SOURCE_HERE),
        }
    }

    /// Opens a page; the one before it joins the trail.
    fn follow(&mut self, next: View) {
        self.trail.push(std::mem::replace(&mut self.page, next));
    }

    /// Groups the side effects on the page the other way; the cursor stays on its line where that is still there.
    fn reorder(&mut self) {
        match self.page.shows() {
            Some(link @ Link::Entry(Entry::Medicine(_) | Entry::Cytokine(_))) => {
                self.order = self.order.other();
                let under_cursor = self.page.line().and_then(|line| line.link);
                self.page = self.view_of(link);
                under_cursor.map(|link| self.page.select(link));
            }
            _ => self.notice = Some(NO_ORDER_HERE),
        }
    }

    /// Folds a branch of the tree that holds the keys, or shows it again.
    fn fold(&mut self, folded: bool) {
        let view = if self.focus == Focus::Page { &mut self.page } else { &mut self.list };
        if !view.fold(folded) {
            self.notice = Some(NOTHING_TO_FOLD);
        } else if self.focus == Focus::List {
            self.chosen = true;
            self.preview();
        }
    }

    /// The page that a link leads to, with what was asked for shown in it. That of a medicine says first what it answers.
    fn view_of(&self, link: Link) -> View {
        let (knowledge, order) = (&self.knowledge, self.order);
        let hit = |at| self.answer.medicines.iter().find(|hit| hit.medicine == at);
        let mut page = match link {
            Link::Entry(Entry::Medicine(at)) => match hit(at) {
                Some(hit) => page::medicine::page_for(knowledge, hit, order),
                None => page::medicine::page(knowledge, at, order),
            },
            Link::Entry(entry) => page::of(knowledge, entry, order),
            Link::System(subject, system) => page::profile::page(knowledge, subject, system),
            Link::Overview(overview) => page::overview(knowledge, overview),
            Link::Example(_) => page::welcome::page(knowledge),
        };
        let asked: Vec<Link> =
            self.answer.effects().into_iter().map(|at| Entry::SideEffect(at).into()).collect();
        page.mark(&asked, |text| self.answer.marked(text));
        View::of(link, page, self.extents.page)
    }

    /// One step back: help, page, list, query, and at the very start a word on how to leave.
    fn back(&mut self) {
        if self.help.take().is_some() {
            return;
        }
        match self.focus {
            Focus::Page => match self.trail.pop() {
                Some(before) => {
                    self.page = before;
                    self.page.resize(self.extents.page);
                }
                None => self.focus = Focus::List,
            },
            Focus::List if self.query.text().is_empty() => self.notice = Some(HOW_TO_LEAVE),
            Focus::List => {
                self.query = Input::default();
                self.ask();
            }
        }
    }

    /// Shows another shelf.
    fn turn(&mut self, steps: isize) {
        self.shelf = self.shelf.turned(steps);
        self.focus = Focus::List;
        self.refresh();
    }

    /// Works the answer out anew from the query.
    fn ask(&mut self) {
        self.answer = answer(&self.knowledge, &self.lexicon, self.query.text(), Typing::Unfinished);
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
        self.chosen = before.is_some_and(|link| self.list.select(link));
        self.preview();
    }

    /// Shows the page of the selected entry beside the list.
    fn preview(&mut self) {
        self.trail.clear();
        self.page = match self.selected() {
            Some(link) => self.view_of(link),
            None => View::new(Page::default(), Stops::Lines, self.extents.page),
        };
    }
}
