//! Opening pages, and the way back.

use super::{
    Edit, Focus, HOW_TO_LEAVE, Leaf, NO_CLAIM_HERE, NO_LINK_HERE, NO_ORDER_HERE, NO_SOURCE_HERE,
    NO_WORDS_HERE, NOTHING_TO_FOLD, State,
    input::Input,
    matrix::Matrix,
    view::{Stops, View},
};
use crate::{
    knowledge::Entry,
    page::{self, Link, compare::said},
};

impl State {
    /// How many pages the trail leads back over.
    #[must_use]
    pub const fn trail_len(&self) -> usize {
        self.trail.len()
    }

    /// Opens the selected entry's page, or follows what is under the cursor: the link of a line, the claim of a cell.
    pub(super) fn open(&mut self) {
        if self.focus == Focus::List {
            return match self.selected() {
                Some(Link::Example(at)) => self.ask_example(at),
                Some(_) => self.focus = Focus::Page,
                None => {}
            };
        }
        match &self.leaf {
            Leaf::Page(view) => match view.line().and_then(|line| line.link) {
                Some(Link::Example(at)) => self.ask_example(at),
                Some(link) => self.follow(Leaf::Page(self.view_of(link))),
                None => self.tell(NO_LINK_HERE),
            },
            Leaf::Matrix(matrix) => {
                let claim = |(row, column)| said::claim(&self.knowledge, &matrix.comparison, row, column);
                match matrix.cell().and_then(claim) {
                    Some(page) => self.follow(Leaf::Page(View::new(page, Stops::Lines, self.extents.page))),
                    None => self.tell(NO_CLAIM_HERE),
                }
            }
        }
    }

    /// Puts one of the book's examples into the box.
    fn ask_example(&mut self, at: usize) {
        let Some(example) = self.knowledge.examples.get(at) else { return };
        self.query = Input::default();
        self.query.edit(&Edit::Insert(example.text.to_string()));
        self.focus = Focus::List;
        self.ask();
    }

    /// Shows all that the page's line rests on.
    pub(super) fn sources(&mut self) {
        match self.leaf.page().and_then(View::line) {
            Some(line) if !line.cited.is_empty() => {
                let page = page::source::page_of(&self.knowledge, line);
                self.follow(Leaf::Page(View::new(page, Stops::Lines, self.extents.page)));
            }
            _ => self.tell(NO_SOURCE_HERE),
        }
    }

    /// Shows what the words of the glossary mean that stand on the page.
    pub(super) fn words(&mut self) {
        let explained = self.leaf.page().and_then(|view| page::words::page(&self.knowledge, &view.page));
        match explained {
            Some(page) => self.follow(Leaf::Page(View::new(page, Stops::Lines, self.extents.page))),
            None => self.tell(NO_WORDS_HERE),
        }
    }

    /// Opens a page or a comparison; the one before it joins the trail.
    pub(super) fn follow(&mut self, next: Leaf) {
        self.trail.push(std::mem::replace(&mut self.leaf, next));
    }

    /// Orders a comparison the next way, or groups the side effects on a page the other way; the cursor stays on its line
    /// where that is still there.
    pub(super) fn reorder(&mut self) {
        if let Leaf::Matrix(matrix) = &mut self.leaf {
            return matrix.reorder(&self.knowledge);
        }
        match self.leaf.page().and_then(View::shows) {
            Some(link @ Link::Entry(Entry::Medicine(_) | Entry::Cytokine(_))) => {
                self.order = self.order.other();
                let under = self.leaf.page().and_then(View::line).cloned();
                let mut view = self.view_of(link);
                if let Some(line) = under {
                    view.find(&line);
                }
                self.leaf = Leaf::Page(view);
            }
            _ => self.tell(NO_ORDER_HERE),
        }
    }

    /// Folds a branch of the tree that holds the keys, or shows it again.
    pub(super) fn fold(&mut self, folded: bool) {
        let view = match (self.focus, &mut self.leaf) {
            (Focus::Page, Leaf::Page(view)) => view,
            (Focus::Page, Leaf::Matrix(_)) => return self.tell(NOTHING_TO_FOLD),
            (Focus::List, _) => &mut self.list,
        };
        if !view.fold(folded) {
            self.tell(NOTHING_TO_FOLD);
            return;
        }
        self.folds = view.folds().clone();
        if self.focus == Focus::List {
            self.chosen = true;
            self.preview();
        }
    }

    /// The page that a link leads to, with what was asked for shown in it. That of a medicine says first what it answers.
    pub(super) fn view_of(&self, link: Link) -> View {
        let (knowledge, order) = (&self.knowledge, self.order);
        let hit = |entry| self.answer.medicines.iter().find(|hit| Entry::Medicine(hit.medicine) == entry);
        let mut page = match link {
            Link::Entry(entry) => match hit(entry) {
                Some(hit) => page::medicine::page_for(knowledge, hit, order),
                None => page::of(knowledge, entry, order),
            },
            Link::System(subject, system) => page::profile::page(knowledge, subject, system),
            Link::Overview(overview) => page::overview(knowledge, overview),
            Link::Example(_) => page::welcome::page(knowledge),
        };
        let asked: Vec<Link> =
            self.answer.effects().into_iter().map(|at| Entry::SideEffect(at).into()).collect();
        page.mark(&asked, |text| self.answer.marked(text));
        let mut view = View::of(link, page, self.extents.page);
        view.set_folds(&self.folds);
        view
    }

    /// One step back: help, page, list, query, and at the very start a word on how to leave. A comparison gives the keys
    /// back to the pane from which it was opened.
    pub(super) fn back(&mut self) {
        if self.help.take().is_some() {
            return;
        }
        match self.focus {
            Focus::Page => {
                self.focus = match (self.trail.pop(), self.leaf.matrix()) {
                    (None, _) => Focus::List,
                    (Some(before), matrix) => {
                        let focus = matrix.map_or(Focus::Page, Matrix::opened_from);
                        self.leaf = before;
                        self.leaf.resize(self.extents);
                        focus
                    }
                };
            }
            Focus::List if self.query.text().is_empty() => self.tell(HOW_TO_LEAVE),
            Focus::List => {
                self.query = Input::default();
                self.ask();
            }
        }
    }
}
