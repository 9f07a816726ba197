//! `list`: what is in the book.

use super::{args::ListKind, exit, print::Output};
use crate::{
    knowledge::{Kind, Knowledge},
    page::{
        contents::{self, Shelf},
        json, text,
    },
};
use std::collections::BTreeMap;

/// Prints every entry of a kind, or of every kind but sources.
pub(super) fn run(
    knowledge: &Knowledge,
    kind: Option<ListKind>,
    ids: bool,
    json: bool,
    output: Output,
) -> Result<u8, u8> {
    let kinds: Vec<Kind> = kind.map_or_else(|| Shelf::All.kinds().to_vec(), |kind| vec![kind.into()]);
    match (json, kind) {
        (true, Some(kind)) => {
            output.json(&json::pretty(&json::list::entries(knowledge, kind.into())), exit::FOUND)
        }
        (true, None) => {
            let all: BTreeMap<_, _> =
                kinds.iter().map(|&kind| (kind.plural(), json::list::entries(knowledge, kind))).collect();
            output.json(&json::pretty(&all), exit::FOUND)
        }
        (false, _) => {
            let mut page = contents::kinds(knowledge, &knowledge.title, &kinds);
            if ids {
                page = contents::with_ids(knowledge, page);
            }
            output.say(&text::page(knowledge, &page), exit::FOUND)
        }
    }
}
