//! An answer in a line, as the tables of the tests write it.
#![allow(dead_code, reason = "each test file uses its share")]

use cytobrowse::{
    knowledge::{Entry, Knowledge},
    search::{Answer, How},
};

/// What was understood: `chills · !fever · chills|tremor · fever+chills · vomiting? · --wobbly`. A question mark stands behind
/// what was misspelt or is only near, two dashes before a word that was not understood.
pub(crate) fn understood(knowledge: &Knowledge, answer: &Answer) -> String {
    let parts = answer.reading.understood.iter().map(|part| {
        let ids: Vec<_> = part.entries.iter().map(|&entry| knowledge.id(entry)).collect();
        let doubt = if matches!(part.how, How::Spelling | How::Near) { "?" } else { "" };
        let between = if part.how == How::Group { "+" } else { "|" };
        format!("{}{}{doubt}", if part.negated { "!" } else { "" }, ids.join(between))
    });
    let unknown = answer.reading.not_understood.iter().map(|at| format!("--{}", answer.reading.words(at)));
    parts.chain(unknown).collect::<Vec<_>>().join(" · ")
}

/// What may not wait, the most urgent first.
pub(crate) fn urgent<'k>(knowledge: &'k Knowledge, answer: &Answer) -> Vec<&'k str> {
    answer.urgent.iter().map(|&at| knowledge.id(Entry::SideEffect(at))).collect()
}
