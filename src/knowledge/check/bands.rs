//! Frequency words that are taken from one source and used for another: what "common" means, each source says for itself.

use super::{File, across::Place};
use crate::knowledge::{
    diagnostic::{Code, Problem},
    entry::{Band, Citation, Frequency, Reactions},
    place::Path,
    text::Id,
    walk::each,
};
use std::collections::{HashMap, HashSet};

/// Lines whose frequency word is defined by other sources than those that the line cites; of some files. Each word is told
/// once a block.
pub(super) fn borrowed<'f>(files: &'f [File], of: impl Fn(&File) -> bool) -> Vec<Problem> {
    // Of several that have one id, the topmost holds.
    let bands: HashMap<&Id, &Band> =
        files.iter().flat_map(|file| &file.book.bands).map(|band| (&band.id, band)).collect();
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| of(file)) {
        let mut look = |block: &'f Reactions, at: &Path<'_>| {
            let mut told: HashSet<&Id> = HashSet::new();
            each(&block.list, at, "list", |line, at| {
                let Frequency::Word(id) = &line.seen else { return };
                let cited = if line.sources.is_empty() { &block.sources } else { &line.sources };
                let elsewhere = |band: &&&Band| !told.contains(id) && is_of_others(band, cited);
                if let Some(band) = bands.get(id).filter(elsewhere) {
                    told.insert(id);
                    problems.push(problem(band, &Place::new(file, &at.field("seen").index(0))));
                }
            });
        };
        let root = Path::root();
        each(&file.book.medicines, &root, "medicines", |medicine, at| {
            each(&medicine.reactions, at, "reactions", &mut look);
        });
        each(&file.book.cytokines, &root, "cytokines", |cytokine, at| {
            each(&cytokine.reactions, at, "reactions", &mut look);
        });
        each(&file.book.additions, &root, "additions", |addition, at| {
            each(&addition.reactions, at, "reactions", &mut look);
        });
    }
    problems
}

/// Whether a word is defined by sources, of which none is cited.
fn is_of_others(band: &Band, cited: &[Citation]) -> bool {
    let defines: HashSet<&Id> = band.sources.iter().filter_map(Citation::source).collect();
    let mut cited = cited.iter().filter_map(Citation::source).peekable();
    !defines.is_empty() && cited.peek().is_some() && !cited.any(|id| defines.contains(id))
}

fn problem(band: &Band, place: &Place) -> Problem {
    let sources: Vec<&str> = band.sources.iter().filter_map(Citation::source).map(Id::as_str).collect();
    let message = format!("what `{}` means is said by another source than this line cites", band.id);
    let label = format!("defined by `{}`", sources.join("`, `"));
    let help = "cite one of those, or add a band of your own with what your source means by the word";
    place.warning(Code::BorrowedWord, message).label(label).help(help)
}
