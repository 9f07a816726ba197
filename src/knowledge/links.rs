//! What follows from the entries taken together: families, inherited side effects, and who lists what.

use super::{
    entry::{Cytokine, Indication, Medicine, Reactions, SideEffect, Use},
    rows::{Rows, numbers},
    table::{Column, Ix, Table},
};
use serde::{Deserialize, Serialize};
use std::{ops::Range, sync::OnceLock};

/// What can have side effects and uses: a medicine or a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A product.
    Medicine(Ix<Medicine>),
    /// A family or a natural protein.
    Cytokine(Ix<Cytokine>),
}

impl From<Subject> for super::Entry {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Medicine(at) => Self::Medicine(at),
            Subject::Cytokine(at) => Self::Cytokine(at),
        }
    }
}

/// A line that lists a side effect: which effect, and whose line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Listing {
    /// The side effect.
    pub effect: Ix<SideEffect>,
    /// Whose reactions hold the line: the medicine's own, or those of a family it inherits from.
    pub owner: Subject,
    block: u32,
    line: u32,
}

impl Listing {
    /// Which of its owner's blocks of reactions holds it.
    pub(super) const fn block(self) -> usize {
        self.block as usize
    }

    /// Which line of its block it is: first come those in full, then those in short.
    pub(super) const fn line(self) -> usize {
        self.line as usize
    }

    /// Whether two lines stand in one block: they come from one study or source.
    #[must_use]
    pub fn shares_block(self, other: Self) -> bool {
        self.owner == other.owner && self.block == other.block
    }

    /// The family that a medicine's listing is inherited from, if it is not the medicine's own.
    #[must_use]
    pub const fn inherited_from(self) -> Option<Ix<Cytokine>> {
        match self.owner {
            Subject::Medicine(_) => None,
            Subject::Cytokine(family) => Some(family),
        }
    }
}

/// An indication of a condition: whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Indicated {
    /// The medicine or the family.
    pub owner: Subject,
    line: u32,
}

impl Indicated {
    /// Which of its owner's indications it is.
    pub(super) const fn line(self) -> usize {
        self.line as usize
    }
}

/// Every line that lists a side effect, by whose it is: those of the medicines, then those of the families.
///
/// There may be millions, so that they lie in columns, and a [`Listing`] is made of one when it is asked for.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lines {
    /// How many owners are medicines.
    medicines: u32,
    /// Where the lines of each owner end.
    #[serde(with = "numbers")]
    ends: Vec<u32>,
    #[serde(with = "numbers")]
    effects: Vec<u32>,
    #[serde(with = "numbers")]
    blocks: Vec<u32>,
    /// Which line of its block each is.
    #[serde(with = "numbers")]
    within: Vec<u32>,
}

impl Lines {
    /// The lines of all that medicines and families list.
    fn new(medicines: &Table<Medicine>, cytokines: &Table<Cytokine>, effects: &Table<SideEffect>) -> Self {
        let mut all =
            Self { medicines: u32::try_from(medicines.len()).unwrap_or(u32::MAX), ..Self::default() };
        for reactions in medicines.iter().map(|(_, medicine)| &medicine.reactions) {
            all.push(reactions, effects);
        }
        for reactions in cytokines.iter().map(|(_, cytokine)| &cytokine.reactions) {
            all.push(reactions, effects);
        }
        all
    }

    /// Adds the lines of one more owner.
    fn push(&mut self, reactions: &[Reactions], effects: &Table<SideEffect>) {
        for (block, reactions) in (0..).zip(reactions) {
            let in_full = (0..).zip(reactions.list.iter().map(|line| line.effect.as_str()));
            // All that one line in short names stand on that line, behind the others.
            let in_short = (reactions.list.len()..).zip(&reactions.in_short);
            let in_short =
                in_short.flat_map(|(line, several)| several.effects.iter().map(move |id| (line, id)));
            for (line, id) in in_full.chain(in_short) {
                if let Some((effect, line)) = effects.find(id).zip(u32::try_from(line).ok()) {
                    self.effects.push(effect.number());
                    self.blocks.push(block);
                    self.within.push(line);
                }
            }
        }
        self.ends.push(u32::try_from(self.effects.len()).unwrap_or(u32::MAX));
    }

    /// Whether there is an owner for each medicine and each family, and every side effect is one of these.
    pub(super) fn lead_into(
        &self,
        medicines: &Table<Medicine>,
        cytokines: &Table<Cytokine>,
        effects: &Table<SideEffect>,
    ) -> bool {
        let all = self.effects.len();
        self.medicines as usize == medicines.len()
            && self.ends.len() == medicines.len() + cytokines.len()
            && self.ends.is_sorted()
            && self.ends.last().is_none_or(|last| *last as usize == all)
            && (self.blocks.len(), self.within.len()) == (all, all)
            && self.effects.iter().max().is_none_or(|last| (*last as usize) < effects.len())
    }

    /// Where the lines of an owner stand among all.
    fn place(&self, owner: Subject) -> Range<usize> {
        let number = match owner {
            Subject::Medicine(at) => at.number(),
            Subject::Cytokine(at) => self.medicines.saturating_add(at.number()),
        } as usize;
        let end = |number: usize| self.ends.get(number).map_or(self.effects.len(), |end| *end as usize);
        number.checked_sub(1).map_or(0, end)..end(number)
    }

    /// The line at a place, which is one of its owner's.
    fn at(&self, place: usize, owner: Subject) -> Option<Listing> {
        let effect = Ix::numbered(*self.effects.get(place)?);
        Some(Listing { effect, owner, block: *self.blocks.get(place)?, line: *self.within.get(place)? })
    }

    /// Whose the line at a place is, if that is a family.
    fn family(&self, place: usize) -> Option<Ix<Cytokine>> {
        let number = self.ends.partition_point(|end| (*end as usize) <= place);
        let number = u32::try_from(number).ok()?.checked_sub(self.medicines)?;
        Some(Ix::numbered(number))
    }

    /// The lines of an owner.
    fn of(&self, owner: Subject) -> impl Iterator<Item = Listing> {
        self.place(owner).filter_map(move |place| self.at(place, owner))
    }
}

/// A medicine, and the place of a line that holds for it.
type Lister = (u32, u32);

/// What follows from the entries taken together, worked out once.
#[derive(Debug)]
pub struct Links {
    ancestors: Column<Cytokine, Vec<Ix<Cytokine>>>,
    /// The cytokine that each medicine is made from.
    made_from: Column<Medicine, Option<Ix<Cytokine>>>,
    lines: Lines,
    /// By side effect: who lists it. Filed when it is first asked for: the first frame needs none of it.
    listed_by: OnceLock<Rows<Lister>>,
    indicated: Column<Use, Vec<Indicated>>,
}

/// The families above each cytokine, the nearest first.
fn ancestors(cytokines: &Table<Cytokine>) -> Column<Cytokine, Vec<Ix<Cytokine>>> {
    let parent = |at: Ix<Cytokine>| cytokines[at].parent.as_deref().and_then(|id| cytokines.find(id));
    Column::new(cytokines, |(at, _)| {
        let mut chain = Vec::new();
        let mut above = parent(at);
        // A cycle is refused when a book is checked; this loop ends all the same.
        while let Some(family) = above.filter(|family| *family != at && !chain.contains(family)) {
            chain.push(family);
            above = parent(family);
        }
        chain
    })
}

impl Links {
    /// Works out what follows from these entries, of which the lines may be known.
    pub(super) fn new(
        cytokines: &Table<Cytokine>,
        medicines: &Table<Medicine>,
        effects: &Table<SideEffect>,
        uses: &Table<Use>,
        lines: Option<Lines>,
    ) -> Self {
        let mut indicated: Column<_, Vec<Indicated>> = Column::new(uses, |_| Vec::new());
        let mut connect = |owner, indications: &[Indication]| {
            for (line, indication) in (0..).zip(indications) {
                if let Some(at) = uses.find(&indication.r#for) {
                    indicated[at].push(Indicated { owner, line });
                }
            }
        };
        medicines.iter().for_each(|(at, medicine)| connect(Subject::Medicine(at), &medicine.indications));
        cytokines.iter().for_each(|(at, cytokine)| connect(Subject::Cytokine(at), &cytokine.indications));
        let made_from =
            |(_, medicine): (_, &Medicine)| medicine.cytokine.as_deref().and_then(|id| cytokines.find(id));
        Self {
            ancestors: ancestors(cytokines),
            made_from: Column::new(medicines, made_from),
            lines: lines.unwrap_or_else(|| Lines::new(medicines, cytokines, effects)),
            listed_by: OnceLock::new(),
            indicated,
        }
    }

    pub(super) fn ancestors(&self, at: Ix<Cytokine>) -> &[Ix<Cytokine>] {
        &self.ancestors[at]
    }

    /// The cytokine a medicine is made from and the families above it, the nearest first.
    pub(super) fn lineage(&self, at: Ix<Medicine>) -> impl Iterator<Item = Ix<Cytokine>> {
        let made_from = self.made_from[at].into_iter();
        made_from.flat_map(|at| [at].into_iter().chain(self.ancestors[at].iter().copied()))
    }

    /// Whose lines hold for a medicine: its own, then those of its families.
    fn owners(&self, at: Ix<Medicine>) -> impl Iterator<Item = Subject> {
        [Subject::Medicine(at)].into_iter().chain(self.lineage(at).map(Subject::Cytokine))
    }

    pub(super) fn own_listings(&self, owner: Subject) -> impl Iterator<Item = Listing> {
        self.lines.of(owner)
    }

    pub(super) fn listings(&self, at: Ix<Medicine>) -> impl Iterator<Item = Listing> {
        self.owners(at).flat_map(|owner| self.lines.of(owner))
    }

    pub(super) fn listed_by(&self, at: Ix<SideEffect>) -> impl Iterator<Item = (Ix<Medicine>, Listing)> {
        self.listers().get(at.number() as usize).iter().filter_map(|&(medicine, place)| {
            let (medicine, place) = (Ix::numbered(medicine), place as usize);
            let owner = self.lines.family(place).map_or(Subject::Medicine(medicine), Subject::Cytokine);
            Some((medicine, self.lines.at(place, owner)?))
        })
    }

    /// By side effect: who lists it, in the order of the medicines, and of each its own lines first.
    fn listers(&self) -> &Rows<Lister> {
        self.listed_by.get_or_init(|| {
            let places = |number: u32| {
                let places = self.owners(Ix::numbered(number)).flat_map(|owner| self.lines.place(owner));
                places.filter_map(move |place| {
                    let effect = *self.lines.effects.get(place)?;
                    Some((effect as usize, (number, u32::try_from(place).ok()?)))
                })
            };
            let effects = self.lines.effects.iter().max().map_or(0, |last| *last as usize + 1);
            Rows::filed(effects, || (0..self.lines.medicines).flat_map(places))
        })
    }

    pub(super) fn indicated(&self, at: Ix<Use>) -> &[Indicated] {
        &self.indicated[at]
    }

    /// Every line that lists a side effect.
    pub(super) const fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The lines, to be put by.
    pub(super) fn into_lines(self) -> Lines {
        self.lines
    }
}
