//! What is marked for comparison, and the comparison of it.

use super::{Focus, Leaf, State, matrix::Matrix, view::View};
use crate::{
    knowledge::links::Subject,
    page::{Link, compare::Comparison},
};

/// What is said when something else than a medicine or a cytokine is to be marked.
pub const ONLY_SUBJECTS: &str = "Only medicines and cytokines can be compared";
/// What is said when there are not two to compare.
pub const HOW_TO_MARK: &str = "To compare, mark two medicines or cytokines: Ctrl-T marks, F2 compares";
/// What is said when a column is to be taken out of a comparison that has two.
pub const TWO_ARE_LEAST: &str = "A comparison needs two, so this column stays; Esc closes it";
/// What is said when fewer than two are marked and the list has them.
pub const THOSE_OF_THE_LIST: &str = "Fewer than two are marked, so the medicines in the list are compared";

/// The medicines and cytokines that are marked, the first marked first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(Vec<Subject>);

impl Marks {
    /// Whether one is marked.
    #[must_use]
    pub fn contains(&self, subject: Subject) -> bool {
        self.0.contains(&subject)
    }

    /// How many are marked.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is marked.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that are marked, the first marked first.
    pub fn iter(&self) -> impl Iterator<Item = Subject> + '_ {
        self.0.iter().copied()
    }

    /// Marks one, or takes its mark away.
    fn toggle(&mut self, subject: Subject) {
        if !self.remove(subject) {
            self.0.push(subject);
        }
    }

    /// Takes a mark away. Whether there was one.
    fn remove(&mut self, subject: Subject) -> bool {
        let before = self.0.len();
        self.0.retain(|marked| *marked != subject);
        self.0.len() < before
    }
}

impl FromIterator<Subject> for Marks {
    fn from_iter<I: IntoIterator<Item = Subject>>(subjects: I) -> Self {
        Self(subjects.into_iter().collect())
    }
}

impl State {
    /// Marks what is under the cursor, or takes its mark away: in the list the selected entry; on a page the medicine or
    /// cytokine that the line leads to, else the one whose page it is. In a comparison the column under the cursor is taken
    /// out.
    pub(super) fn mark(&mut self) {
        if self.leaf.matrix().is_some() {
            return self.take_out();
        }
        let page = self.leaf.page().filter(|_| self.focus == Focus::Page);
        let line = match page {
            Some(view) => view.line().and_then(|line| line.link),
            None => self.selected(),
        };
        let own = page.and_then(View::shows);
        match line.and_then(Link::subject).or_else(|| own.and_then(Link::subject)) {
            Some(subject) => self.marks.toggle(subject),
            None => self.tell(ONLY_SUBJECTS),
        }
    }

    /// Takes the column under the cursor out of a comparison, and its mark away, so that it stays out.
    fn take_out(&mut self) {
        let Leaf::Matrix(matrix) = &mut self.leaf else { return };
        match matrix.take_out(&self.knowledge) {
            Some(subject) => drop(self.marks.remove(subject)),
            None => self.tell(TWO_ARE_LEAST),
        }
    }

    /// Opens the comparison of what is marked; with fewer than two marked, of the medicines in the list.
    pub(super) fn compare(&mut self) {
        let subjects = if self.marks.len() < 2 { self.medicines_listed() } else { self.marks.0.clone() };
        if subjects.len() < 2 {
            self.tell(HOW_TO_MARK);
            return;
        }
        if self.marks.len() < 2 {
            self.tell(THOSE_OF_THE_LIST);
        }
        let comparison = Comparison::new(&self.knowledge, &subjects);
        let matrix = Matrix::new(&self.knowledge, comparison, self.focus, self.extents.matrix);
        self.focus = Focus::Page;
        self.follow(Leaf::Matrix(matrix));
    }

    /// The medicines that the list shows; not those that are folded away in it.
    fn medicines_listed(&self) -> Vec<Subject> {
        let (page, folds) = (&self.list.page, self.list.folds());
        let shown = page.blocks.iter().enumerate().filter(|(at, _)| !folds.hides(page, *at));
        let links = shown.filter_map(|(_, block)| block.line()).filter_map(|line| line.link);
        links.filter_map(Link::subject).filter(|subject| matches!(subject, Subject::Medicine(_))).collect()
    }
}
