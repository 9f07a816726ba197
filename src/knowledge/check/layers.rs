//! What must hold between layers: what replaces and what adds finds something below, no layer goes by another's name, and
//! none plays an alarm down.

use super::{
    File,
    across::{EntryId, Known, Place, ids},
};
use crate::{
    fold::fold,
    knowledge::{
        diagnostic::{Code, Problem},
        entry::{Addition, SideEffect, Target, Urgency},
        layer::{self, Layer},
        load::SHIPPED,
        place::Path,
        provenance::THE_SHIPPED_BOOK,
        text::Id,
        walk::{Section, each},
    },
};
use std::collections::HashMap;

/// The id that no source may have, because citing it means this book's own judgement.
const EDITORIAL: &str = "editorial";

/// Names that two layers have, or that the shipped book has, or of which one layer has two.
pub(super) fn names(files: &[File], otherwise: &[&str]) -> Vec<Problem> {
    let mut taken: HashMap<String, String> = HashMap::from([
        (fold(SHIPPED), "the shipped book".to_owned()),
        (fold(THE_SHIPPED_BOOK), "the shipped book".to_owned()),
    ]);
    let mut problems = Vec::new();
    for own in files.chunk_by(|a, b| a.layer == b.layer) {
        let Some(first) = own.first() else { continue };
        let mut said = own.iter().filter(|file| file.book.layer.is_some());
        let names_itself = said.next();
        for other in
            said.filter(|other| other.book.layer != names_itself.and_then(|file| file.book.layer.clone()))
        {
            let problem = Place::new(other, &Path::root().field("layer"))
                .problem(Code::LayerName, "the files of one layer give it two names");
            problems.push(problem.label("another name").help("write one name, in one of its files"));
        }
        // The ground goes by its path where it says nothing; the shipped book is named nowhere else.
        if first.layer == Layer::GROUND && names_itself.is_none() {
            taken
                .entry(fold(otherwise.first().unwrap_or(&"")))
                .or_insert_with(|| "what lies below".to_owned());
            continue;
        }
        let name =
            layer::name(otherwise.get(first.layer.index()).unwrap_or(&""), own.iter().map(|file| &file.book));
        if let Some(owner) = taken.get(&fold(&name)) {
            let place = Place::new(names_itself.unwrap_or(first), &Path::root().field("layer"));
            let problem = place.problem(Code::LayerName, format!("`{name}` is the name of {owner}"));
            let help = "give the layer a name of its own: `layer: \"…\"`";
            problems.push(problem.label("cannot be told apart").help(help));
        } else {
            taken.insert(fold(&name), format!("another layer, {}", first.source.name()));
        }
    }
    problems
}

/// Ids that two entries of a section have, where neither is to take the place of the other; entries that take the place of
/// nothing; and ids that mean something else.
pub(super) fn doubled_ids(files: &[File], known: &Known<'_>) -> Vec<Problem> {
    let mut last: HashMap<(Section, &Id), Place> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        ids(&file.book, |EntryId { section, id, replaces }, at| {
            let here = Place::new(file, &at.field("id"));
            let one = section.one();
            if section == Section::Sources && id.as_str() == EDITORIAL {
                let problem = here.problem(Code::Id, "a source cannot have the id `editorial`");
                let help = "cited, it means this book's own judgement; give the source another id";
                problems.push(problem.label("means something else").help(help));
            }
            match last.get(&(section, id)) {
                Some(before) if !replaces || before.layer == file.layer => {
                    let problem = here.problem(Code::DoubledId, format!("two entries have the id `{id}`"));
                    let mend = if before.layer == file.layer {
                        "give this one another".to_owned()
                    } else {
                        "write `replaces: true` to take its place, or give this one another".to_owned()
                    };
                    let at = known.tell(before, (section, id), file.layer);
                    let help = format!("the first {one} of this id is {at}; {mend}");
                    problems.push(problem.label("taken").help(help));
                    return;
                }
                None if replaces => {
                    let place = Place::new(file, &at.field("replaces"));
                    let message = format!("there is no {one} `{id}` below to replace");
                    let help = known.replaceable(section, id, file.layer);
                    problems.push(place.problem(Code::NothingReplaced, message).label("of what?").help(help));
                }
                _ => {}
            }
            last.insert((section, id), here);
        });
    }
    problems
}

/// Side effects that a layer calls less urgent than they are below: no layer may play an alarm down.
pub(super) fn less_urgent(files: &[File], known: &Known<'_>) -> Vec<Problem> {
    let mut before: HashMap<&Id, (Urgency, Place)> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        each(&file.book.side_effects, &Path::root(), "side_effects", |effect: &SideEffect, at| {
            let here = Place::new(file, &at.field("urgency"));
            if let Some((urgency, place)) = before.get(&effect.id)
                && file.layer > place.layer
                && effect.urgency > *urgency
            {
                let message = format!("`{}` is called less urgent than it is below", effect.id);
                let at = known.tell(place, (Section::SideEffects, &effect.id), file.layer);
                let help = format!("write `urgency: {urgency:?}`, as {at}, or one that is more urgent");
                problems.push(here.problem(Code::LessUrgent, message).label("less urgent").help(help));
            }
            before.insert(&effect.id, (effect.urgency, here));
        });
    }
    problems
}

/// What is wrong with an addition as a whole: it is added to nothing, adds nothing, or adds to a list that an entry of that
/// kind does not have.
pub(super) fn addition(
    addition: &Addition,
    (section, id): (Section, &Id),
    known: &Known<'_>,
    at: &Path<'_>,
    file: &File,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !known.has(section, id, file.layer) {
        let place = Place::new(file, &at.field("to").index(0));
        let message = format!("there is no {} `{id}` to add to", section.one());
        let help = known.mend(section, id, file.layer);
        problems.push(place.problem(Code::Orphan, message).label("leads nowhere").help(help));
    }
    let takes = Target::takes(addition.to.parts().0);
    for name in addition.given().filter(|name| !takes.contains(name)) {
        let message = format!("nothing can be added to the `{name}` of a {}", section.one());
        let help = match takes {
            [] => "write the whole entry, with `replaces: true`".to_owned(),
            takes => format!("it takes `{}`", takes.join("`, `")),
        };
        let place = Place::new(file, &at.field(name));
        problems.push(place.problem(Code::Misplaced, message).label("not here").help(help));
    }
    if addition.given().next().is_none() {
        let problem = Place::new(file, at).warning(Code::NothingAdded, "this addition adds nothing");
        problems.push(problem.label("nothing").help("add something, or delete it"));
    }
    problems
}
