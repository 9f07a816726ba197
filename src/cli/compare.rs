//! `compare`: the side effects of medicines and cytokines side by side.

use super::{exit, name, print::Output};
use crate::{
    knowledge::{Knowledge, links::Subject, text::visible},
    page::{
        compare::{self, Comparison, said},
        json, text,
    },
    search::{Lexicon, Volume},
};

/// Prints the comparison of the medicines and cytokines with these names. Of an id that a medicine and a cytokine share,
/// the medicine is meant; no two of them share a name.
pub(super) fn run(volume: &Volume, names: &[String], json: bool, output: Output) -> Result<u8, u8> {
    let (knowledge, lexicon) = (&volume.knowledge, volume.lexicon());
    let mut subjects = Vec::new();
    for name in names {
        subjects.push(subject(knowledge, lexicon, name).map_err(|complaint| {
            output.complain(&complaint);
            exit::NOTHING
        })?);
    }
    let comparison = Comparison::new(knowledge, &subjects);
    if comparison.subjects.len() < 2 {
        output.complain("cytobrowse: these names are of one and the same; a comparison needs two");
        return Err(exit::UNUSABLE);
    }
    if json {
        let comparison = json::compare::Comparison::new(knowledge, &comparison);
        return output.json(&json::pretty(&comparison), exit::FOUND);
    }
    output.say(&text::page(knowledge, &said::page(knowledge, &comparison)), exit::FOUND)
}

/// The medicine that goes by a name, else the cytokine; or a complaint.
fn subject(knowledge: &Knowledge, lexicon: &Lexicon, name: &str) -> Result<Subject, String> {
    let entries = name::entries(knowledge, lexicon, name);
    if entries.is_empty() {
        return Err(name::not_known(knowledge, lexicon, name));
    }
    // Medicines stand before cytokines among entries.
    entries.into_iter().find_map(compare::subject).ok_or_else(|| {
        format!("cytobrowse: `{}` is no medicine and no cytokine; only these can be compared", visible(name))
    })
}
