//! What of a reader's own file leads somewhere. The rest is left out line by line: a line that names what is not there must
//! not keep anybody from asking.

use super::{File, across::Known};
use crate::knowledge::{
    entry::{Addition, Personal},
    layer::Layer,
    text::Id,
    walk::{Section, target},
};

/// Takes out of the files of a layer each line that names what is not there, or says nothing.
pub(in crate::knowledge) fn sift(files: &mut [File], layer: Layer) {
    let known = Known::of(files);
    let has = |section, id: &Id| known.has(section, id, layer);
    let own = files.iter().filter(|file| file.layer == layer);
    let sifted: Vec<(Option<Personal>, Vec<Addition>)> = own
        .map(|file| {
            let mut additions = file.book.additions.clone();
            additions.retain(|addition| {
                let (section, id) = target(&addition.to);
                has(section, id)
            });
            (file.book.personal.clone().map(|personal| led(personal, has)), additions)
        })
        .collect();
    for (file, (personal, additions)) in files.iter_mut().filter(|file| file.layer == layer).zip(sifted) {
        (file.book.personal, file.book.additions) = (personal, additions);
    }
}

/// What a reader keeps, without what leads nowhere or says nothing.
fn led(mut personal: Personal, has: impl Fn(Section, &Id) -> bool) -> Personal {
    personal.medicines.retain(|id| has(Section::Medicines, id));
    personal.notes.retain(|note| {
        let (section, id) = target(&note.on);
        has(section, id) && !note.text.trim().is_empty()
    });
    personal.helpline = personal.helpline.filter(|text| !text.trim().is_empty());
    personal.team = personal.team.filter(|text| !text.trim().is_empty());
    personal
}
