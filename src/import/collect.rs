//! Medicines, side effects and reactions as they come in, each told once.

use super::{
    Imported, Reason, Tally,
    layer::{DataSet, Effect, Layer, Medicine, Seen},
    mapping::Names,
};
use crate::knowledge::Knowledge;
use std::{
    collections::{BTreeMap, HashMap},
    mem,
};

/// What has been taken from a data set so far.
pub(super) struct Collected<'k> {
    names: Names<'k>,
    set: DataSet,
    medicines: Vec<Medicine>,
    medicine_of: HashMap<String, u32>,
    effects: Vec<Effect>,
    effect_of: HashMap<String, u32>,
    figures: Vec<Seen>,
    figure_of: HashMap<Seen, u32>,
    /// A medicine and a side effect of it.
    pairs: Distinct<[u32; 2]>,
    /// The same, and how often it was seen.
    seen: Distinct<[u32; 3]>,
}

impl<'k> Collected<'k> {
    pub(super) fn new(below: &'k Knowledge, set: DataSet) -> Self {
        Self {
            names: Names::new(below, set),
            set,
            medicines: Vec::new(),
            medicine_of: HashMap::new(),
            effects: Vec::new(),
            effect_of: HashMap::new(),
            figures: Vec::new(),
            figure_of: HashMap::new(),
            pairs: Distinct::default(),
            seen: Distinct::default(),
        }
    }

    /// The number of the medicine of this name.
    pub(super) fn medicine(&mut self, name: &str) -> u32 {
        let (id, new) = self.names.medicine(name);
        let medicines = &mut self.medicines;
        *self.medicine_of.entry(id).or_insert_with_key(|id| {
            let reactions = BTreeMap::new();
            medicines.push(Medicine { id: id.clone(), new, statements: Vec::new(), reactions });
            last(medicines)
        })
    }

    /// The number of the side effect of this name.
    pub(super) fn effect(&mut self, name: &str) -> u32 {
        let effect = self.names.effect(name);
        let effects = &mut self.effects;
        *self.effect_of.entry(effect.id.clone()).or_insert_with(|| {
            effects.push(effect);
            last(effects)
        })
    }

    /// Takes in that a medicine can do something, and how often if that is said.
    pub(super) fn reaction(&mut self, medicine: u32, effect: u32, seen: Seen) {
        if seen == Seen::NoNumber {
            self.pairs.push([medicine, effect]);
            return;
        }
        let figures = &mut self.figures;
        let number = *self.figure_of.entry(seen).or_insert_with_key(|seen| {
            figures.push(seen.clone());
            last(figures)
        });
        self.seen.push([medicine, effect, number]);
    }

    /// What else is said of a medicine, and where.
    pub(super) fn statement(&mut self, medicine: u32, text: String, at: &'static str) {
        if let Some(medicine) = self.medicines.get_mut(index(medicine)) {
            medicine.statements.push((text, at));
        }
    }

    /// All of it as a layer, with what became of the rows, to which those are added that came more than once. What is said
    /// with a figure need not be said without one.
    pub(super) fn finish(mut self, mut tally: Tally) -> Imported {
        let (pairs, doubled) = self.pairs.finish();
        let (seen, doubled_seen) = self.seen.finish();
        let mut list = |medicine: u32, effect, seen: Seen| {
            if let Some(medicine) = self.medicines.get_mut(index(medicine)) {
                medicine.reactions.entry(seen).or_default().push(effect);
            }
        };
        for &[medicine, effect, number] in &seen {
            if let Some(seen) = self.figures.get(index(number)) {
                list(medicine, effect, seen.clone());
            }
        }
        for [medicine, effect] in pairs {
            let at = seen.partition_point(|known| *known < [medicine, effect, 0]);
            let has_figure = seen.get(at).is_some_and(|[one, other, _]| [*one, *other] == [medicine, effect]);
            if !has_figure {
                list(medicine, effect, Seen::NoNumber);
            }
        }
        // What only names a medicine lists nothing.
        self.medicines.retain(|medicine| !medicine.reactions.is_empty());
        if doubled + doubled_seen > 0 {
            tally.reasons.insert(Reason::Duplicate, doubled + doubled_seen);
        }
        Imported { layer: Layer { set: self.set, medicines: self.medicines, effects: self.effects }, tally }
    }
}

fn last<T>(items: &[T]) -> u32 {
    u32::try_from(items.len().saturating_sub(1)).unwrap_or(u32::MAX)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Values each of which is kept once, in little more room than they need: they are sorted whenever there are twice as many.
#[derive(Debug, Default)]
struct Distinct<T> {
    values: Vec<T>,
    settled: usize,
    doubled: u64,
}

impl<T: Ord + Copy> Distinct<T> {
    /// Below this many values nothing is sorted in between.
    const FEW: usize = 1 << 18;

    fn push(&mut self, value: T) {
        if self.values.len() >= (2 * self.settled).max(Self::FEW) {
            self.settle();
        }
        self.values.push(value);
    }

    fn settle(&mut self) {
        let before = self.values.len();
        self.values.sort_unstable();
        self.values.dedup();
        self.settled = self.values.len();
        self.doubled += (before - self.settled) as u64;
    }

    /// The values in order, and how many came more than once.
    fn finish(&mut self) -> (Vec<T>, u64) {
        self.settle();
        (mem::take(&mut self.values), self.doubled)
    }
}
