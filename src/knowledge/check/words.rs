//! What must hold of words: each means one thing, and is said once.

use super::{
    File,
    across::{Known, Place},
};
use crate::{
    fold::fold,
    knowledge::{
        diagnostic::{Code, Problem},
        entry::{Book, SideEffect, Target},
        place::Path,
        text::{Id, Text},
        walk::{Section, each, target},
    },
};
use std::collections::HashMap;

/// Words and names that two entries of a kind claim: nobody could tell which is meant.
pub(super) fn shared(files: &[File], known: &Known<'_>) -> Vec<Problem> {
    let mut claimed: Claimed<'_> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        named(&file.book, |section, id, text, at| {
            if known.gives_way(section, id, file.layer) {
                return;
            }
            let here = Place::new(file, at);
            let word = (namespace(section), fold(text));
            match claimed.get(&word) {
                Some((kind, owner, before)) if (*kind, *owner) != (section, id) => {
                    let message = format!("`{text}` also means the {} `{owner}`", kind.one());
                    let at = known.tell(before, (*kind, owner), file.layer);
                    let both = [(section, &here), (*kind, before)];
                    let may_be_unsure = before.layer == here.layer
                        && both.iter().all(|(section, place)| {
                            *section == Section::SideEffects && place.field == Some("words")
                        });
                    let or = if may_be_unsure { ", or list it as `unsure` in both" } else { "" };
                    let help = format!("it is claimed {at}; keep it where it means one thing only{or}");
                    let problem = here.problem(Code::SharedWord, message);
                    problems.push(problem.label("claimed twice").help(help));
                }
                Some((_, _, before)) => {
                    let problem = here.warning(Code::RepeatedWord, format!("`{text}` is said already"));
                    let at = known.tell(before, (section, id), file.layer);
                    let help = format!("it reads the same as {at}; delete one");
                    problems.push(problem.label("said twice").help(help));
                }
                None => {
                    claimed.insert(word, (section, id, here));
                }
            }
        });
    }
    problems.extend(unsure(files, known, &claimed));
    problems.extend(names_of_medicines(&claimed, known));
    problems
}

/// Words of side effects that name a medicine or a family: who types one asks for that.
fn names_of_medicines(claimed: &Claimed<'_>, known: &Known<'_>) -> Vec<Problem> {
    let words = claimed.iter().filter(|((section, _), _)| *section == Section::SideEffects);
    let named = words.filter_map(|((_, word), (kind, owner, place))| {
        let (named, id, before) = claimed.get(&(Section::Cytokines, word.clone()))?;
        let message =
            format!("`{word}` of the {} `{owner}` is a name of the {} `{id}`", kind.one(), named.one());
        let (here, help) = if before.layer > place.layer {
            let at = known.tell(place, (*kind, owner), before.layer);
            (before, format!("it is a word {at}; delete it here"))
        } else {
            let at = known.tell(before, (*named, id), place.layer);
            (place, format!("it is named {at}; delete it here"))
        };
        Some(here.problem(Code::SharedWord, message).label("a name").help(help))
    });
    named.collect()
}

/// Words that are alike to two groups: a reader takes one of them, and nobody could tell which.
pub(super) fn doubled_alike(files: &[File], known: &Known<'_>) -> Vec<Problem> {
    let mut first: HashMap<String, Place> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        each(&file.book.alike, &Path::root(), "alike", |words, group| {
            for (index, word) in words.iter().enumerate() {
                let here = Place::new(file, &group.index(index));
                if let Some(before) = first.get(&fold(word)) {
                    let message = format!("`{word}` is alike to two groups of words");
                    let at = known.tell(before, (Section::Groups, ""), file.layer);
                    let help = format!("it stands {at} too; join the groups, or delete one");
                    let problem = here.problem(Code::AlikeTwice, message);
                    problems.push(problem.label("the second time").help(help));
                } else {
                    first.insert(fold(word), here);
                }
            }
        });
    }
    problems
}

/// Words by what they mean there, and where they say so.
type Claimed<'b> = HashMap<(Section, String), (Section, &'b Id, Place)>;

/// The sections among which a word may be claimed only once: a medicine and its family may not share a name, nor a side
/// effect and a group of them.
const fn namespace(section: Section) -> Section {
    match section {
        Section::Medicines => Section::Cytokines,
        Section::Groups => Section::SideEffects,
        section => section,
    }
}

/// Words that an entry is unsure of although they mean nothing else, or although another entry is sure of them.
fn unsure(files: &[File], known: &Known<'_>, claimed: &Claimed<'_>) -> Vec<Problem> {
    let mut unsure: HashMap<String, Vec<Place>> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        unsure_words(&file.book, |id, word, at| {
            let here = Place::new(file, at);
            let stays = !known.gives_way(Section::SideEffects, id, file.layer);
            if let Some((kind, owner, place)) =
                claimed.get(&(Section::SideEffects, fold(word))).filter(|_| stays)
            {
                let message = format!("`{word}` means the {} `{owner}` for sure", kind.one());
                let (at_fault, (other, of), label) = if place.layer > here.layer {
                    (place, (&here, (Section::SideEffects, id)), "sure here")
                } else {
                    (&here, (place, (*kind, *owner)), "unsure here")
                };
                let at = known.tell(other, (of.0, of.1), at_fault.layer);
                let help = format!("{at}; it cannot be both sure and unsure");
                problems.push(at_fault.problem(Code::SharedWord, message).label(label).help(help));
            }
            // Those of an entry that gave way count as well: whoever shared a word with it did nothing wrong.
            unsure.entry(fold(word)).or_default().push(here);
        });
    }
    let alone = unsure.into_values().filter(|places| places.len() == 1).flatten();
    problems.extend(alone.map(|place| {
        let problem = place.problem(Code::UnsureAlone, "no other side effect is unsure of this word");
        let help = "move it to `words`, or add it to the `unsure` of what else it may mean";
        problem.label("unsure of what?").help(help)
    }));
    problems
}

/// Calls `visit` with every word that a side effect is unsure of.
fn unsure_words<'b>(book: &'b Book, mut visit: impl FnMut(&'b Id, &'b Text, &Path<'_>)) {
    let root = Path::root();
    each(&book.side_effects, &root, "side_effects", |effect: &SideEffect, at| {
        each(&effect.unsure, at, "unsure", |word, at| visit(&effect.id, word, at));
    });
    each(&book.additions, &root, "additions", |addition, at| {
        if let Target::SideEffect(id) = &addition.to {
            each(&addition.unsure, at, "unsure", |word, at| visit(id, word, at));
        }
    });
}

/// Calls `visit` with every name and word that a query can hold, but for those that an entry is unsure of.
fn named<'b>(book: &'b Book, mut visit: impl FnMut(Section, &'b Id, &'b Text, &Path<'_>)) {
    let root = Path::root();
    each(&book.additions, &root, "additions", |addition, at| {
        let (section, id) = target(&addition.to);
        let lists = [
            (&addition.brands, "brands"),
            (&addition.other_names, "other_names"),
            (&addition.words, "words"),
        ];
        for (list, name) in lists {
            each(list, at, name, |word, at| visit(section, id, word, at));
        }
    });
    each(&book.side_effects, &root, "side_effects", |effect: &SideEffect, at| {
        let mut say = |text, at: &Path<'_>| visit(Section::SideEffects, &effect.id, text, at);
        say(&effect.name, &at.field("name"));
        if fold(&effect.clinical) != fold(&effect.name) {
            say(&effect.clinical, &at.field("clinical"));
        }
        each(&effect.words, at, "words", |word, at| say(word, at));
    });
    each(&book.groups, &root, "groups", |group, at| {
        if let Some(first) = group.effects.first() {
            each(&group.words, at, "words", |word, at| visit(Section::Groups, first, word, at));
        }
    });
    each(&book.cytokines, &root, "cytokines", |cytokine, at| {
        let mut say = |text, at: &Path<'_>| visit(Section::Cytokines, &cytokine.id, text, at);
        say(&cytokine.name, &at.field("name"));
        each(&cytokine.other_names, at, "other_names", |name, at| say(name, at));
    });
    each(&book.medicines, &root, "medicines", |medicine, at| {
        let mut say = |text, at: &Path<'_>| visit(Section::Medicines, &medicine.id, text, at);
        say(&medicine.name, &at.field("name"));
        each(&medicine.brands, at, "brands", |name, at| say(name, at));
        each(&medicine.other_names, at, "other_names", |name, at| say(name, at));
    });
    each(&book.uses, &root, "uses", |condition, at| {
        let mut say = |text, at: &Path<'_>| visit(Section::Uses, &condition.id, text, at);
        say(&condition.name, &at.field("name"));
        condition.clinical.iter().for_each(|clinical| say(clinical, &at.field("clinical")));
        each(&condition.words, at, "words", |word, at| say(word, at));
    });
    each(&book.topics, &root, "topics", |topic, at| {
        let mut say = |text, at: &Path<'_>| visit(Section::Topics, &topic.id, text, at);
        say(&topic.name, &at.field("name"));
        each(&topic.words, at, "words", |word, at| say(word, at));
    });
    each(&book.terms, &root, "terms", |term, at| {
        let mut say = |text, at: &Path<'_>| visit(Section::Terms, &term.id, text, at);
        say(&term.name, &at.field("name"));
        each(&term.words, at, "words", |word, at| say(word, at));
    });
}
