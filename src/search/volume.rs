//! A body of knowledge with its words in order: what is needed to ask it something.

use super::Lexicon;
use crate::knowledge::Knowledge;

/// A body of knowledge, and the words by which it is found.
#[derive(Debug)]
pub struct Volume {
    /// What is known.
    pub knowledge: Knowledge,
    /// Its words.
    pub lexicon: Lexicon,
}

impl From<Knowledge> for Volume {
    fn from(knowledge: Knowledge) -> Self {
        let lexicon = Lexicon::new(&knowledge);
        Self { knowledge, lexicon }
    }
}
