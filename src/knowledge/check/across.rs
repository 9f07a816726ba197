//! What must hold across entries: ids are unique and lead somewhere, families form a tree, a word means one thing.

use super::File;
use crate::{
    fold::fold,
    knowledge::{
        diagnostic::{Code, Problem, nearest},
        entry::{Book, Cytokine, SideEffect},
        place::{OwnedPath, Path, locate},
        source::SourceText,
        text::{Id, Text},
        walk::{Section, each},
    },
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// The ids of each section.
pub(super) struct Known<'b>(HashMap<Section, HashSet<&'b str>>);

impl<'b> Known<'b> {
    pub(super) fn of(files: &'b [File]) -> Self {
        let mut known: HashMap<Section, HashSet<&'b str>> = HashMap::new();
        for file in files {
            ids(&file.book, |section, id, _| {
                known.entry(section).or_default().insert(id.as_str());
            });
        }
        Self(known)
    }

    pub(super) fn has(&self, section: Section, id: &str) -> bool {
        self.0.get(&section).is_some_and(|ids| ids.contains(id))
    }

    /// What to do about an id that does not exist.
    pub(super) fn mend(&self, section: Section, id: &str) -> String {
        match nearest(id, self.0.get(&section).into_iter().flatten().copied()) {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("add a {} with this id, or name one that exists", section.one()),
        }
    }
}

/// Calls `visit` with the id of every entry.
fn ids<'b>(book: &'b Book, mut visit: impl FnMut(Section, &'b Id, &Path<'_>)) {
    let root = Path::root();
    let mut id = |section, id, at: &Path<'_>| visit(section, id, &at.field("id"));
    each(&book.sources, &root, "sources", |entry, at| id(Section::Sources, &entry.id, at));
    each(&book.bands, &root, "bands", |entry, at| id(Section::Bands, &entry.id, at));
    each(&book.cytokines, &root, "cytokines", |entry, at| id(Section::Cytokines, &entry.id, at));
    each(&book.medicines, &root, "medicines", |entry, at| id(Section::Medicines, &entry.id, at));
    each(&book.uses, &root, "uses", |entry, at| id(Section::Uses, &entry.id, at));
    each(&book.side_effects, &root, "side_effects", |entry, at| id(Section::SideEffects, &entry.id, at));
    each(&book.topics, &root, "topics", |entry, at| id(Section::Topics, &entry.id, at));
    each(&book.terms, &root, "terms", |entry, at| id(Section::Terms, &entry.id, at));
}

/// A value's place in a file, to tell of it later.
type Place = (Arc<SourceText>, OwnedPath);

/// Where something stands: `file:line:column`.
fn place_name((source, path): &Place) -> String {
    let position = source.position(locate(source.text(), path).start);
    format!("{}:{}:{}", source.name(), position.line, position.column)
}

/// Ids that two entries of a section have.
pub(super) fn doubled_ids(files: &[File]) -> Vec<Problem> {
    let mut first: HashMap<(Section, &Id), Place> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        ids(&file.book, |section, id, at| {
            let here = (Arc::clone(&file.source), at.keep());
            if let Some(before) = first.get(&(section, id)) {
                let problem = Problem::error(Code::DoubledId, format!("two entries have the id `{id}`"));
                let help = format!(
                    "the first {} of this id is at {}; give this one another",
                    section.one(),
                    place_name(before)
                );
                problems.push(problem.at_path(&here.0, here.1).label("taken").help(help));
            } else {
                first.insert((section, id), here);
            }
        });
    }
    problems
}

/// Families that are above themselves. Each cycle is told once, at its first member in the order of the files.
pub(super) fn cycles(files: &[File]) -> Vec<Problem> {
    let mut parents: HashMap<&Id, &Id> = HashMap::new();
    let all = || files.iter().flat_map(|file| &file.book.cytokines);
    parents.extend(all().filter_map(|cytokine: &Cytokine| Some((&cytokine.id, cytokine.parent.as_ref()?))));
    let mut told: HashSet<&Id> = HashSet::new();
    let mut problems = Vec::new();
    for file in files {
        each(&file.book.cytokines, &Path::root(), "cytokines", |cytokine, at| {
            let mut chain = vec![&cytokine.id];
            while let Some(&&parent) = chain.last().and_then(|last| parents.get(*last)).as_ref() {
                chain.push(parent);
                if *parent == cytokine.id || chain.len() > parents.len() + 1 {
                    break;
                }
            }
            let cycle = chain.len() > 1 && chain.last() == chain.first();
            if cycle && !chain.iter().any(|id| told.contains(id)) {
                told.extend(&chain);
                let chain: Vec<_> = chain.iter().map(ToString::to_string).collect();
                let problem = Problem::error(
                    Code::Cycle,
                    format!("a family stands above itself: {}", chain.join(" › ")),
                );
                let help = "one of them belongs to another family, or to none";
                problems.push(
                    problem
                        .at_path(&file.source, at.field("parent").keep())
                        .label("leads back here")
                        .help(help),
                );
            }
        });
    }
    problems
}

/// Words and names that two entries of a kind claim: nobody could tell which is meant.
pub(super) fn shared_words(files: &[File]) -> Vec<Problem> {
    let mut claimed: Claimed<'_> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        named(&file.book, |section, id, text, at| {
            let here = (Arc::clone(&file.source), at.keep());
            let word = (namespace(section), fold(text));
            match claimed.get(&word) {
                Some((kind, owner, before)) if (*kind, *owner) != (section, id) => {
                    let message = format!("`{text}` also means the {} `{owner}`", kind.one());
                    let help = format!(
                        "it is claimed at {}; keep it where it means one thing only",
                        place_name(before)
                    );
                    let problem = Problem::error(Code::SharedWord, message);
                    problems.push(problem.at_path(&here.0, here.1).label("claimed twice").help(help));
                }
                Some((_, _, before)) => {
                    let problem = Problem::warning(Code::RepeatedWord, format!("`{text}` is said already"));
                    let help = format!("it reads the same as at {}; delete one", place_name(before));
                    problems.push(problem.at_path(&here.0, here.1).label("said twice").help(help));
                }
                None => {
                    claimed.insert(word, (section, id, here));
                }
            }
        });
    }
    problems.extend(unsure_words(files, &claimed));
    problems.extend(names_of_medicines(&claimed));
    problems
}

/// Words of side effects that name a medicine or a family: who types one asks for that.
fn names_of_medicines(claimed: &Claimed<'_>) -> Vec<Problem> {
    let words = claimed.iter().filter(|((section, _), _)| *section == Section::SideEffects);
    let named = words.filter_map(|((_, word), (kind, owner, place))| {
        let (named, id, before) = claimed.get(&(Section::Cytokines, word.clone()))?;
        let message =
            format!("`{word}` of the {} `{owner}` is a name of the {} `{id}`", kind.one(), named.one());
        let help = format!("it is named at {}; delete it here", place_name(before));
        let problem = Problem::error(Code::SharedWord, message);
        Some(problem.at_path(&place.0, place.1.clone()).label("a name").help(help))
    });
    named.collect()
}

/// Words that are alike to two groups: a reader takes one of them, and nobody could tell which.
pub(super) fn doubled_alike(files: &[File]) -> Vec<Problem> {
    let mut first: HashMap<String, Place> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        each(&file.book.alike, &Path::root(), "alike", |words, group| {
            for (index, word) in words.iter().enumerate() {
                let here = (Arc::clone(&file.source), group.index(index).keep());
                if let Some(before) = first.get(&fold(word)) {
                    let message = format!("`{word}` is alike to two groups of words");
                    let help =
                        format!("it stands at {} too; join the groups, or delete one", place_name(before));
                    let problem = Problem::error(Code::AlikeTwice, message);
                    problems.push(problem.at_path(&here.0, here.1).label("the second time").help(help));
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
fn unsure_words(files: &[File], claimed: &Claimed<'_>) -> Vec<Problem> {
    let mut unsure: HashMap<String, Vec<Place>> = HashMap::new();
    let mut problems = Vec::new();
    for file in files {
        each(&file.book.side_effects, &Path::root(), "side_effects", |effect: &SideEffect, at| {
            each(&effect.unsure, at, "unsure", |word, at| {
                let here = (Arc::clone(&file.source), at.keep());
                if let Some((kind, owner, place)) = claimed.get(&(Section::SideEffects, fold(word))) {
                    let message = format!("`{word}` means the {} `{owner}` for sure", kind.one());
                    let help = format!("at {}; it cannot be both sure and unsure", place_name(place));
                    let problem = Problem::error(Code::SharedWord, message);
                    problems.push(problem.at_path(&here.0, here.1.clone()).label("unsure here").help(help));
                }
                unsure.entry(fold(word)).or_default().push(here);
            });
        });
    }
    let alone = unsure.into_values().filter(|places| places.len() == 1).flatten();
    problems.extend(alone.map(|(source, path)| {
        let problem = Problem::error(Code::UnsureAlone, "no other side effect is unsure of this word");
        let help = "move it to `words`, or add it to the `unsure` of what else it may mean";
        problem.at_path(&source, path).label("unsure of what?").help(help)
    }));
    problems
}

/// Calls `visit` with every name and word that a query can hold, but for those that an entry is unsure of.
fn named<'b>(book: &'b Book, mut visit: impl FnMut(Section, &'b Id, &'b Text, &Path<'_>)) {
    let root = Path::root();
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
