//! New knowledge while somebody reads: the query, what is selected, the pages and how far they are scrolled stay.
//!
//! A handle leads into the knowledge that made it, so every handle that the state keeps is carried over by the id of what it
//! leads to. What is no longer there is let go.

use super::{
    Focus, Leaf, State,
    marks::Marks,
    matrix::Matrix,
    view::{Stops, View},
};
use crate::{
    knowledge::{Entry, Knowledge, entry::SideEffect, links::Subject, own::LeftOut, table::Ix},
    page::{
        Link, Page,
        compare::{self, Comparison, RowOrder},
        tree::Folds,
    },
    search::Volume,
};
use std::mem;

/// What has become of knowledge that was read again: it, or in one line why it cannot be used.
pub type News = Result<Box<Volume>, String>;

/// The way from the handles of one knowledge to those of another.
struct Carrier<'k> {
    from: &'k Knowledge,
    to: &'k Knowledge,
}

impl Carrier<'_> {
    fn entry(&self, entry: Entry) -> Option<Entry> {
        self.to.find(entry.kind(), self.from.id(entry))
    }

    fn subject(&self, subject: Subject) -> Option<Subject> {
        self.entry(subject.into()).and_then(compare::subject)
    }

    fn link(&self, link: Link) -> Option<Link> {
        match link {
            Link::Entry(entry) => self.entry(entry).map(Link::Entry),
            Link::System(subject, system) => {
                self.subject(subject).map(|subject| Link::System(subject, system))
            }
            Link::Overview(_) => Some(link),
            Link::Example(at) => self.to.examples.get(at).map(|_| link),
        }
    }

    fn effect(&self, at: Ix<SideEffect>) -> Option<Ix<SideEffect>> {
        match self.entry(Entry::SideEffect(at))? {
            Entry::SideEffect(at) => Some(at),
            _ => None,
        }
    }

    /// What is kept of a page or a comparison; nothing where what it showed is gone, or where it was the sources of a line,
    /// which may say something else now.
    fn leaf(&self, leaf: &Leaf) -> Option<Kept> {
        match leaf {
            Leaf::Page(view) => Some(Kept::Page(self.link(view.shows()?)?, self.place(view))),
            Leaf::Matrix(matrix) => Some(Kept::Matrix {
                subjects: matrix
                    .comparison
                    .subjects
                    .iter()
                    .filter_map(|compared| self.subject(compared.subject))
                    .collect(),
                opened_from: matrix.opened_from(),
                order: matrix.order(),
                cell: matrix.cell().and_then(|(row, column)| Some((self.effect(row.effect)?, column))),
            }),
        }
    }

    fn place(&self, view: &View) -> Place {
        Place {
            link: view.line().and_then(|line| line.link).and_then(|link| self.link(link)),
            cursor: view.cursor(),
            offset: view.offset(),
        }
    }
}

/// Where in a page a reader was.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Where the line under the cursor led.
    pub link: Option<Link>,
    /// The block under the cursor.
    pub cursor: usize,
    /// The first row in sight.
    pub offset: usize,
}

/// What is kept of a page or a comparison.
enum Kept {
    Page(Link, Place),
    Matrix {
        subjects: Vec<Subject>,
        opened_from: Focus,
        order: RowOrder,
        cell: Option<(Ix<SideEffect>, usize)>,
    },
}

impl State {
    /// Takes in what has become of saved files. Where they cannot be used, what was known before stays, and a line says
    /// what is wrong until it is mended.
    pub fn hear(&mut self, news: News) {
        match news {
            Ok(volume) => match &volume.knowledge.own.left_out {
                // Whoever mends their own file does not lose their team's number meanwhile.
                Some(LeftOut { whole: true, why }) if !self.knowledge.own.is_empty() => {
                    self.broken = Some(why.clone());
                }
                _ => self.reload(*volume),
            },
            Err(problem) => self.broken = Some(problem),
        }
    }

    /// Takes in knowledge that was read anew.
    fn reload(&mut self, volume: Volume) {
        let Volume { knowledge, words } = volume;
        let carrier = Carrier { from: &self.knowledge, to: &knowledge };
        let chosen = self.selected().filter(|_| self.chosen).and_then(|link| carrier.link(link));
        let list = carrier.place(&self.list);
        let marks: Marks = self.marks.iter().filter_map(|subject| carrier.subject(subject)).collect();
        let mut leaves: Vec<Kept> = self.trail.iter().filter_map(|leaf| carrier.leaf(leaf)).collect();
        leaves.extend(carrier.leaf(&self.leaf));
        // From here on no handle into what was known before is left.
        self.list = View::new(Page::default(), Stops::Links, self.extents.list);
        (self.knowledge, self.words, self.marks, self.broken) = (knowledge, words, marks, None);
        // The tree may have grown: which of its lines were folded cannot be told by their places.
        self.folds = Folds::default();
        self.chosen = false;
        self.ask();
        if let Some(link) = chosen {
            self.chosen = self.list.select(link);
            self.preview();
        }
        self.list.restore(list);
        if self.focus == Focus::Page {
            self.reopen(leaves);
        }
    }

    /// Opens again what was kept, the last of it in sight. Where nothing was, the list has the keys.
    fn reopen(&mut self, leaves: Vec<Kept>) {
        let mut leaves: Vec<Leaf> = leaves.into_iter().filter_map(|kept| self.reopened(kept)).collect();
        let is_without_way_back = leaves.first().is_some_and(|first| first.matrix().is_some());
        let Some(last) = leaves.pop() else {
            self.focus = Focus::List;
            return;
        };
        let selected = mem::replace(&mut self.leaf, last);
        if is_without_way_back {
            // What the first comparison was opened from is gone: what is selected stands in for it, so that a way leads back.
            leaves.insert(0, selected);
        }
        self.trail = leaves;
    }

    fn reopened(&self, kept: Kept) -> Option<Leaf> {
        match kept {
            Kept::Page(link, place) => {
                let mut view = self.view_of(link);
                view.restore(place);
                Some(Leaf::Page(view))
            }
            Kept::Matrix { subjects, opened_from, order, cell } => {
                // One alone is no comparison any more.
                let comparison = (subjects.len() > 1).then(|| Comparison::new(&self.knowledge, &subjects))?;
                let mut matrix = Matrix::new(&self.knowledge, comparison, opened_from, self.extents.matrix);
                matrix.restore(&self.knowledge, order, cell);
                Some(Leaf::Matrix(matrix))
            }
        }
    }
}
