//! What is known again, what came, and what went.

use super::{Value, What, tree::Thing};
use std::collections::{HashMap, VecDeque};

/// Which of the things before are which of those after.
pub(super) struct Pairs {
    /// For each thing after, which it was before.
    before: Vec<Option<usize>>,
    /// Those before that are not known again.
    pub(super) gone: Vec<usize>,
}

impl Pairs {
    /// Pairs the things that share their surest mark, then those that share the next.
    pub(super) fn of(old: &[Thing<'_>], new: &[Thing<'_>]) -> Self {
        let mut before = vec![None; new.len()];
        let mut free: Vec<bool> = vec![true; old.len()];
        let depth = old.iter().chain(new).map(|thing| thing.marks.len()).max().unwrap_or_default();
        for level in 0..depth {
            let mut open: HashMap<&str, VecDeque<usize>> = HashMap::new();
            for ((at, thing), _) in old.iter().enumerate().zip(&free).filter(|(_, free)| **free) {
                if let Some(mark) = thing.marks.get(level) {
                    open.entry(mark).or_default().push_back(at);
                }
            }
            for (found, thing) in before.iter_mut().zip(new).filter(|(found, _)| found.is_none()) {
                let same = thing.marks.get(level).and_then(|mark| open.get_mut(mark.as_str()));
                *found = same.and_then(VecDeque::pop_front);
                if let Some(free) = found.and_then(|at| free.get_mut(at)) {
                    *free = false;
                }
            }
        }
        let gone = free.iter().enumerate().filter(|(_, free)| **free).map(|(at, _)| at).collect();
        Self { before, gone }
    }

    /// Which thing before the one after was.
    pub(super) fn before(&self, after: usize) -> Option<usize> {
        self.before.get(after).copied().flatten()
    }

    /// Whether the order of things has changed among those that share their last mark.
    pub(super) fn reordered(&self, new: &[Thing<'_>]) -> bool {
        let mut last: HashMap<Option<&String>, usize> = HashMap::new();
        let known = new.iter().zip(&self.before).filter_map(|(thing, &before)| Some((thing, before?)));
        known.into_iter().any(|(thing, before)| {
            last.insert(thing.marks.last(), before).is_some_and(|earlier| earlier > before)
        })
    }
}

/// The items that came and those that went, if any did.
pub(super) fn items<'b>(old: &[Value<'b>], new: &[Value<'b>]) -> Option<What<'b>> {
    if old == new {
        return None;
    }
    // A figure has no order and no hash, and its words have.
    let mark = |value: &Value<'b>| format!("{value:?}");
    let mut before: HashMap<String, usize> = HashMap::new();
    for value in old {
        *before.entry(mark(value)).or_default() += 1;
    }
    let mut left_over = |values: &[Value<'b>], by: fn(&mut usize) -> bool| {
        let left = values.iter().filter(|value| by(before.entry(mark(value)).or_default()));
        left.cloned().collect::<Vec<_>>()
    };
    let added = left_over(new, |known| {
        let is_new = *known == 0;
        *known = known.saturating_sub(1);
        is_new
    });
    let removed = left_over(old, |left| {
        let is_gone = *left > 0;
        *left = left.saturating_sub(1);
        is_gone
    });
    (!added.is_empty() || !removed.is_empty()).then_some(What::Items { added, removed })
}
