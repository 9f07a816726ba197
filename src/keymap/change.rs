//! The table of keys as a reader has changed it.

use super::{BINDINGS, Binding, Key, Keymap};
use crate::app::{Context, Message};

/// Keys that a reader wants to do something, in some contexts.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where.
    pub contexts: Vec<Context>,
    /// The keys.
    pub keys: Vec<Key>,
    /// What they send; a row of the table sends it in each of the contexts.
    pub message: Message,
    /// Whether the keys of the table that send it there do so no longer.
    pub replaces: bool,
}

/// A key that would do two things in one context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Which of the changes binds it, counted from 0.
    pub change: usize,
    /// Which of that change's keys it is, counted from 0.
    pub key: usize,
    /// Where.
    pub context: Context,
    /// What else it does there.
    pub other: Message,
}

impl Keymap {
    /// The table with changes, in any order: first all keys that are replaced go, then the new ones come. The key that
    /// always leaves stays.
    ///
    /// # Errors
    /// The keys that would then do two things in one context.
    pub fn changed(changes: &[Change]) -> Result<Self, Vec<Clash>> {
        let mut rows = BINDINGS.to_vec();
        for change in changes.iter().filter(|change| change.replaces) {
            let gone = |row: &Binding| {
                row.message == change.message && !row.keys.iter().any(|key| key.always_leaves())
            };
            for row in rows.iter_mut().filter(|row| gone(row)) {
                row.contexts.to_mut().retain(|context| !change.contexts.contains(context));
            }
        }
        let kept = rows.len();
        let mut clashes = Vec::new();
        for (at, change) in changes.iter().enumerate() {
            clashes.extend(clash(at, change, &rows));
            rows.extend(added(change));
        }
        // A new row stands behind the one of the table that it is like.
        let like = |row: &Binding| {
            BINDINGS.iter().position(|shipped| shipped.message == row.message && shipped.help == row.help)
        };
        let added = rows.split_off(kept);
        let mut placed: Vec<(usize, Binding)> = rows.into_iter().enumerate().collect();
        placed.extend(added.into_iter().map(|row| (like(&row).unwrap_or(kept), row)));
        placed.sort_by_key(|(at, _)| *at);
        let rows = placed.into_iter().map(|(_, row)| row).filter(|row| !row.contexts.is_empty()).collect();
        if clashes.is_empty() { Ok(Self { rows }) } else { Err(clashes) }
    }
}

/// The contexts in which a message can be sent.
#[must_use]
pub fn contexts_of(message: &Message) -> Vec<Context> {
    let rows = BINDINGS.iter().filter(|row| row.message == *message);
    rows.flat_map(|row| row.contexts.iter().copied()).collect()
}

/// The keys of a change that do something else already.
fn clash(at: usize, change: &Change, rows: &[Binding]) -> Vec<Clash> {
    let other = |key: &Key, context: Context| {
        let bound = |row: &&Binding| {
            row.message != change.message && row.contexts.contains(&context) && row.keys.contains(key)
        };
        rows.iter().find(bound).map(|row| row.message.clone())
    };
    let keys = change.keys.iter().enumerate();
    keys.flat_map(|(number, key)| {
        let clash = move |&context: &Context| {
            other(key, context).map(|other| Clash { change: at, key: number, context, other })
        };
        change.contexts.iter().filter_map(clash).take(1).collect::<Vec<_>>()
    })
    .collect()
}

/// The rows of a change: one for each that the table has for it. What a key that is only added does stands in the footer
/// already.
fn added(change: &Change) -> Vec<Binding> {
    let mut rows: Vec<Binding> = Vec::new();
    for &context in &change.contexts {
        let like =
            BINDINGS.iter().find(|row| row.message == change.message && row.contexts.contains(&context));
        let Some(like) = like else { continue };
        match rows.iter_mut().find(|row| row.help == like.help) {
            Some(row) => row.contexts.to_mut().push(context),
            None => rows.push(Binding {
                contexts: vec![context].into(),
                keys: change.keys.clone().into(),
                message: change.message.clone(),
                help: like.help,
                hint: if change.replaces { like.hint } else { "" },
            }),
        }
    }
    rows
}
