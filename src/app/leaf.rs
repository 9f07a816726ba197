//! What the page pane holds: a page, or a comparison over the whole body.

use super::{Extents, matrix::Matrix, message::Motion, view::View};

/// A page or a comparison.
#[derive(Debug)]
pub enum Leaf {
    /// A page.
    Page(View),
    /// A comparison.
    Matrix(Matrix),
}

impl Leaf {
    /// The page, if it is one.
    #[must_use]
    pub const fn page(&self) -> Option<&View> {
        match self {
            Self::Page(view) => Some(view),
            Self::Matrix(_) => None,
        }
    }

    /// The comparison, if it is one.
    #[must_use]
    pub const fn matrix(&self) -> Option<&Matrix> {
        match self {
            Self::Page(_) => None,
            Self::Matrix(matrix) => Some(matrix),
        }
    }

    /// Fits it to what a drawing learned.
    pub fn resize(&mut self, extents: Extents) {
        match self {
            Self::Page(view) => view.resize(extents.page),
            Self::Matrix(matrix) => matrix.resize(extents.matrix),
        }
    }

    /// Moves the cursor in it.
    pub fn go(&mut self, motion: Motion) {
        match self {
            Self::Page(view) => view.go(motion),
            Self::Matrix(matrix) => matrix.go(motion),
        }
    }
}
