//! A body of knowledge with its words in order: what is needed to ask it something.

use super::Lexicon;
use crate::knowledge::Knowledge;
use std::{fmt, sync::OnceLock};

/// A body of knowledge, and the words by which it is found.
#[derive(Debug)]
pub struct Volume {
    /// What is known.
    pub knowledge: Knowledge,
    /// Its words.
    pub words: Words,
}

impl Volume {
    /// Its words, in order.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        self.words.of(&self.knowledge)
    }
}

impl From<Knowledge> for Volume {
    fn from(knowledge: Knowledge) -> Self {
        Self { knowledge, words: Words::default() }
    }
}

/// The words of a body of knowledge, put in order when something is first asked: the first frame needs none of them.
#[derive(Default)]
pub struct Words {
    in_order: OnceLock<Lexicon>,
    put_by: Option<PutBy>,
}

/// Fetches words that were put by.
type PutBy = Box<dyn Fn() -> Option<Lexicon> + Send + Sync>;

impl Words {
    /// Words that were put in order before, to be fetched when they are needed.
    #[must_use]
    pub fn put_by(fetch: impl Fn() -> Option<Lexicon> + Send + Sync + 'static) -> Self {
        Self { in_order: OnceLock::new(), put_by: Some(Box::new(fetch)) }
    }

    /// The words of the knowledge that they belong to. What was put by and does not belong to it is put in order anew.
    #[must_use]
    pub fn of(&self, knowledge: &Knowledge) -> &Lexicon {
        self.in_order.get_or_init(|| {
            let fetched = self.put_by.as_ref().and_then(|fetch| fetch());
            fetched.filter(|lexicon| lexicon.leads_into(knowledge)).unwrap_or_else(|| Lexicon::new(knowledge))
        })
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("in_order", &self.in_order.get().is_some()).finish_non_exhaustive()
    }
}
