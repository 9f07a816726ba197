//! Everything known, looked up by kind and id.
//!
//! A file of RON ([`entry`]) is read, checked and turned into a [`Knowledge`], in which every reference leads somewhere:
//! whoever holds one need not ask again whether it is sound.

mod amount;
pub mod check;
pub mod date;
pub mod diagnostic;
pub mod diff;
pub mod entry;
mod folder;
pub mod grade;
pub mod kind;
pub mod layer;
pub mod links;
pub mod load;
pub mod own;
pub mod packed;
pub mod personal;
pub mod place;
pub mod provenance;
mod refused;
pub mod rows;
mod shape;
pub mod source;
mod syntax;
pub mod table;
pub mod text;
mod token;
mod walk;

pub use kind::{Entry, Kind};
pub use layer::Layer;

use date::Date;
use entry::{
    Band, Citation, Cytokine, Group, Indication, Medicine, Personal, Reactions, Reported, SideEffect, Source,
    Standing, Term, Topic, Use,
};
use layer::{AddedNames, Example, NameList, Stack};
use links::{Indicated, Lines, Links, Listing, Subject};
use own::Own;
use std::{borrow::Cow, collections::HashMap};
use table::{Identified, Ix, Table};
use text::{Id, Text};

/// Where a line leads that leads nowhere, as only a book can that was tampered with.
static NO_REACTIONS: Reactions = Reactions::NONE;

/// Everything known.
#[derive(Debug)]
pub struct Knowledge {
    /// What it is about.
    pub title: Text,
    /// The day it was put together, if it says.
    pub gathered: Option<Date>,
    /// Questions that can be asked.
    pub examples: Vec<Example>,
    /// What claims rest on.
    pub sources: Table<Source>,
    /// Frequency words.
    pub bands: Table<Band>,
    /// Families and proteins.
    pub cytokines: Table<Cytokine>,
    /// Products.
    pub medicines: Table<Medicine>,
    /// Conditions.
    pub uses: Table<Use>,
    /// What medicines can do to a person.
    pub side_effects: Table<SideEffect>,
    /// Phrases that mean several of them at once.
    pub groups: Vec<Group>,
    /// Words that mean the same in a complaint: "tummy", "stomach", "belly".
    pub alike: Vec<Vec<Text>>,
    /// Short readings.
    pub topics: Table<Topic>,
    /// The glossary.
    pub terms: Table<Term>,
    /// What claims are marked with: the name of the ground, then those of the layers over it. Never empty.
    pub layers: Vec<Text>,
    /// What a reader keeps for themselves.
    pub own: Own,
    added: HashMap<Entry, Vec<AddedNames>>,
    links: Links,
}

impl Knowledge {
    /// Puts layers that were found sound in order.
    fn new(stack: Stack, known: Option<Lines>) -> Self {
        let Stack { names, book, examples, added, personal } = stack;
        let cytokines = book.cytokines.into_iter().collect();
        let medicines = book.medicines.into_iter().collect();
        let side_effects = book.side_effects.into_iter().collect();
        let uses = book.uses.into_iter().collect();
        let links = Links::new(&cytokines, &medicines, &side_effects, &uses, known);
        let mut knowledge = Self {
            title: book.title.unwrap_or_default(),
            gathered: book.gathered,
            examples,
            sources: book.sources.into_iter().collect(),
            bands: book.bands.into_iter().collect(),
            cytokines,
            medicines,
            uses,
            side_effects,
            groups: book.groups,
            alike: book.alike,
            topics: book.topics.into_iter().collect(),
            terms: book.terms.into_iter().collect(),
            layers: names,
            own: Own::default(),
            added: HashMap::new(),
            links,
        };
        for ((kind, id), names) in added {
            if let Some(entry) = knowledge.find(kind, &id) {
                knowledge.added.entry(entry).or_default().push(names);
            }
        }
        knowledge.own = Own::new(&knowledge, personal);
        knowledge
    }

    /// Takes in what a reader keeps for themselves. What it names that is not here is left out.
    pub fn keep(&mut self, personal: impl Iterator<Item = Personal>) {
        self.own = Own::new(self, personal.map(|personal| (Layer::GROUND, personal)).collect());
    }

    /// The names that layers added, each with the entry they were added to.
    fn names_added_to_all(&self) -> Vec<((Kind, Id), AddedNames)> {
        let mut added: Vec<_> = self.added.iter().collect();
        added.sort_by_key(|(entry, _)| **entry);
        let of_entry = |(entry, names): (&Entry, &Vec<AddedNames>)| {
            let to = Id::try_from(self.id(*entry)).ok().map(|id| (entry.kind(), id));
            to.into_iter()
                .flat_map(|to| names.iter().map(move |names| (to.clone(), names.clone())))
                .collect::<Vec<_>>()
        };
        added.into_iter().flat_map(of_entry).collect()
    }

    /// Every entry of one kind, in the order of the files.
    #[must_use]
    pub fn entries(&self, kind: Kind) -> Vec<Entry> {
        fn all<T>(table: &Table<T>, entry: fn(Ix<T>) -> Entry) -> Vec<Entry> {
            table.iter().map(|(at, _)| entry(at)).collect()
        }
        match kind {
            Kind::Medicine => all(&self.medicines, Entry::Medicine),
            Kind::SideEffect => all(&self.side_effects, Entry::SideEffect),
            Kind::Cytokine => all(&self.cytokines, Entry::Cytokine),
            Kind::Use => all(&self.uses, Entry::Use),
            Kind::Topic => all(&self.topics, Entry::Topic),
            Kind::Term => all(&self.terms, Entry::Term),
            Kind::Source => all(&self.sources, Entry::Source),
        }
    }

    /// The entry of a kind with an id.
    #[must_use]
    pub fn find(&self, kind: Kind, id: &str) -> Option<Entry> {
        match kind {
            Kind::Medicine => self.medicines.find(id).map(Entry::Medicine),
            Kind::SideEffect => self.side_effects.find(id).map(Entry::SideEffect),
            Kind::Cytokine => self.cytokines.find(id).map(Entry::Cytokine),
            Kind::Use => self.uses.find(id).map(Entry::Use),
            Kind::Topic => self.topics.find(id).map(Entry::Topic),
            Kind::Term => self.terms.find(id).map(Entry::Term),
            Kind::Source => self.sources.find(id).map(Entry::Source),
        }
    }

    /// Whether there is such an entry: a handle that another knowledge made may lead nowhere.
    #[must_use]
    pub fn has(&self, entry: Entry) -> bool {
        match entry {
            Entry::Medicine(at) => self.medicines.has(at),
            Entry::SideEffect(at) => self.side_effects.has(at),
            Entry::Cytokine(at) => self.cytokines.has(at),
            Entry::Use(at) => self.uses.has(at),
            Entry::Topic(at) => self.topics.has(at),
            Entry::Term(at) => self.terms.has(at),
            Entry::Source(at) => self.sources.has(at),
        }
    }

    /// Whether every line leads to one of these side effects, and the layers have names.
    fn is_whole(&self) -> bool {
        self.links.lines().lead_into(&self.medicines, &self.cytokines, &self.side_effects)
            && !self.layers.is_empty()
    }

    /// What an entry is called inside the knowledge.
    #[must_use]
    pub fn id(&self, entry: Entry) -> &str {
        match entry {
            Entry::Medicine(at) => self.medicines[at].id(),
            Entry::SideEffect(at) => self.side_effects[at].id(),
            Entry::Cytokine(at) => self.cytokines[at].id(),
            Entry::Use(at) => self.uses[at].id(),
            Entry::Topic(at) => self.topics[at].id(),
            Entry::Term(at) => self.terms[at].id(),
            Entry::Source(at) => self.sources[at].id(),
        }
    }

    /// What an entry is called on the screen.
    #[must_use]
    pub fn name(&self, entry: Entry) -> &str {
        match entry {
            Entry::Medicine(at) => &self.medicines[at].name,
            Entry::SideEffect(at) => &self.side_effects[at].name,
            Entry::Cytokine(at) => &self.cytokines[at].name,
            Entry::Use(at) => &self.uses[at].name,
            Entry::Topic(at) => &self.topics[at].name,
            Entry::Term(at) => &self.terms[at].name,
            Entry::Source(at) => self.sources[at].name(),
        }
    }

    /// A medicine's name with its first brand: "Aldesleukin (Proleukin)".
    #[must_use]
    pub fn full_name(&self, at: Ix<Medicine>) -> Cow<'_, str> {
        let medicine = &self.medicines[at];
        let brands = self.own_names(Entry::Medicine(at), NameList::Brands, &medicine.brands);
        match brands.first() {
            Some(brand) => format!("{} ({brand})", medicine.name).into(),
            None => medicine.name.as_str().into(),
        }
    }

    /// The families above a cytokine, the nearest first.
    #[must_use]
    pub fn ancestors(&self, at: Ix<Cytokine>) -> &[Ix<Cytokine>] {
        self.links.ancestors(at)
    }

    /// The cytokine a medicine is made from and the families above it, the nearest first.
    #[must_use]
    pub fn lineage(&self, at: Ix<Medicine>) -> Vec<Ix<Cytokine>> {
        self.links.lineage(at).collect()
    }

    /// The medicines made from a cytokine or from one below it, in the order of the files.
    pub fn made_from(&self, family: Ix<Cytokine>) -> impl Iterator<Item = Ix<Medicine>> {
        self.medicines.iter().map(|(at, _)| at).filter(move |&at| self.lineage(at).contains(&family))
    }

    /// The lines that list a medicine's side effects: its own first, then what it inherits, the nearest family first.
    pub fn listings(&self, at: Ix<Medicine>) -> impl Iterator<Item = Listing> {
        self.links.listings(at)
    }

    /// The lines of a medicine's or a family's own reactions.
    pub fn own_listings(&self, owner: Subject) -> impl Iterator<Item = Listing> {
        self.links.own_listings(owner)
    }

    /// The lines that list a side effect, each with the medicine it holds for: in the order of the medicines, and of each
    /// in that of [`Knowledge::listings`].
    pub fn listed_by(&self, at: Ix<SideEffect>) -> impl Iterator<Item = (Ix<Medicine>, Listing)> {
        self.links.listed_by(at)
    }

    /// Whether any medicine lists a side effect.
    #[must_use]
    pub fn is_listed(&self, at: Ix<SideEffect>) -> bool {
        self.listed_by(at).next().is_some()
    }

    /// The indications that medicines and families have for a condition.
    #[must_use]
    pub fn indicated(&self, at: Ix<Use>) -> &[Indicated] {
        self.links.indicated(at)
    }

    /// The reactions of a medicine or a family, as its file lists them.
    #[must_use]
    pub fn reactions(&self, owner: Subject) -> &[Reactions] {
        match owner {
            Subject::Medicine(at) => &self.medicines[at].reactions,
            Subject::Cytokine(at) => &self.cytokines[at].reactions,
        }
    }

    /// The study or source that a listing comes from.
    #[must_use]
    pub fn block(&self, listing: Listing) -> &Reactions {
        self.reactions(listing.owner).get(listing.block()).unwrap_or(&NO_REACTIONS)
    }

    /// The indications of a medicine or a family, as its file lists them.
    #[must_use]
    pub fn indications(&self, owner: Subject) -> &[Indication] {
        match owner {
            Subject::Medicine(at) => &self.medicines[at].indications,
            Subject::Cytokine(at) => &self.cytokines[at].indications,
        }
    }

    /// What a listing says.
    #[must_use]
    pub fn reaction(&self, listing: Listing) -> Reported<'_> {
        let Reactions { list, in_short, .. } = self.block(listing);
        let in_full = list.get(listing.line()).map(Reported::from);
        in_full
            .or_else(|| in_short.get(listing.line().checked_sub(list.len())?).map(Reported::from))
            .unwrap_or(Reported::NOTHING)
    }

    /// Whether a listing speaks of the medicine itself, and not of a family or a class that it belongs to.
    #[must_use]
    pub fn is_of_medicine(&self, listing: Listing) -> bool {
        listing.inherited_from().is_none() && !self.block(listing).of_class
    }

    /// What a listing rests on: its own sources, or those of the list it stands in.
    #[must_use]
    pub fn reaction_sources(&self, listing: Listing) -> &[Citation] {
        let reaction = self.reaction(listing);
        if reaction.sources.is_empty() { &self.block(listing).sources } else { reaction.sources }
    }

    /// How many people were watched for a listing, if its source says.
    ///
    /// A line with a source of its own does not take the number of people from the list it stands in.
    #[must_use]
    pub fn reaction_people(&self, listing: Listing) -> Option<u32> {
        let reaction = self.reaction(listing);
        reaction.people.or_else(|| self.block(listing).people.filter(|_| reaction.sources.is_empty()))
    }

    /// Whom a listing speaks of, or what its figure counts, if that is said of the list it stands in.
    ///
    /// As with the number of people, a line with a source of its own does not take it from there.
    #[must_use]
    pub fn reaction_about(&self, listing: Listing) -> Option<&Text> {
        self.block(listing).about.as_ref().filter(|_| self.reaction(listing).sources.is_empty())
    }

    /// What an indication says.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "made only from the line it leads to")]
    pub fn indication(&self, at: Indicated) -> &Indication {
        &self.indications(at.owner)[at.line()]
    }
}

impl Source {
    /// What a source is called: its title, else what it is a copy of, else its publisher, else the host of its address.
    #[must_use]
    pub fn name(&self) -> &str {
        let known = self.title.as_ref().or(self.copy_of.as_ref()).or(self.publisher.as_ref());
        known.map_or_else(|| self.address.split('/').nth(2).unwrap_or(&self.address), Text::as_str)
    }
}

impl Indication {
    /// Where it stands today: what the last of its events was.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.events.last().map(|event| event.what)
    }
}
