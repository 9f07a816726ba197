//! What follows from the entries taken together: families, inherited side effects, and who lists what.

use super::{
    entry::{Cytokine, Indication, Medicine, Reactions, SideEffect, Use},
    table::{Column, Ix, Table},
};

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

/// What follows from the entries taken together, worked out once.
#[derive(Debug)]
pub struct Links {
    ancestors: Column<Cytokine, Vec<Ix<Cytokine>>>,
    listings: Column<Medicine, Vec<Listing>>,
    listed_by: Column<SideEffect, Vec<(Ix<Medicine>, Listing)>>,
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

/// The lines of one owner's reactions.
pub(super) fn lines<'a>(
    owner: Subject,
    reactions: &'a [Reactions],
    effects: &'a Table<SideEffect>,
) -> impl Iterator<Item = Listing> + 'a {
    (0..).zip(reactions).flat_map(move |(block, reactions)| {
        let in_full = reactions.list.iter().map(|line| line.effect.as_str());
        // All that one line in short names stand on that line, behind the others.
        let in_short = (reactions.list.len()..).zip(&reactions.in_short);
        let in_short = in_short.flat_map(|(line, several)| several.effects.iter().map(move |id| (line, id)));
        (0..).zip(in_full).chain(in_short).filter_map(move |(line, id)| {
            let line = u32::try_from(line).ok()?;
            effects.find(id).map(|effect| Listing { effect, owner, block, line })
        })
    })
}

impl Links {
    /// Works out what follows from these entries.
    pub(super) fn new(
        cytokines: &Table<Cytokine>,
        medicines: &Table<Medicine>,
        effects: &Table<SideEffect>,
        uses: &Table<Use>,
    ) -> Self {
        let ancestors = ancestors(cytokines);
        let listings: Column<_, Vec<Listing>> = Column::new(medicines, |(at, medicine)| {
            let made_from = medicine.cytokine.as_deref().and_then(|id| cytokines.find(id));
            let families =
                made_from.into_iter().flat_map(|at| [at].into_iter().chain(ancestors[at].iter().copied()));
            let inherited =
                families.flat_map(|at| lines(Subject::Cytokine(at), &cytokines[at].reactions, effects));
            lines(Subject::Medicine(at), &medicine.reactions, effects).chain(inherited).collect()
        });
        let mut listed_by: Column<_, Vec<(Ix<Medicine>, Listing)>> = Column::new(effects, |_| Vec::new());
        for (at, _) in medicines.iter() {
            for &listing in &listings[at] {
                listed_by[listing.effect].push((at, listing));
            }
        }
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
        Self { ancestors, listings, listed_by, indicated }
    }

    pub(super) fn ancestors(&self, at: Ix<Cytokine>) -> &[Ix<Cytokine>] {
        &self.ancestors[at]
    }

    pub(super) fn listings(&self, at: Ix<Medicine>) -> &[Listing] {
        &self.listings[at]
    }

    pub(super) fn listed_by(&self, at: Ix<SideEffect>) -> &[(Ix<Medicine>, Listing)] {
        &self.listed_by[at]
    }

    pub(super) fn indicated(&self, at: Ix<Use>) -> &[Indicated] {
        &self.indicated[at]
    }
}
