//! A section of the knowledge: its entries in order, found by handle or by id.

use super::{entry, layer::Layer, text::Id};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, collections::HashMap, fmt, hash, marker::PhantomData, ops};

/// An entry that is known by an id.
pub trait Identified {
    /// Its id, unique in its section.
    fn id(&self) -> &Id;

    /// Whether it takes the place of the entry of the same id that lies below.
    fn replaces(&self) -> bool;

    /// Whose it is.
    fn layer(&self) -> Layer;
}

macro_rules! identified {
    ($($entry:ident)*) => { $(
        impl Identified for entry::$entry {
            fn id(&self) -> &Id {
                &self.id
            }

            fn replaces(&self) -> bool {
                self.replaces
            }

            fn layer(&self) -> Layer {
                self.layer
            }
        }
    )* };
}
identified!(Source Band Cytokine Medicine Use SideEffect Topic Term);

/// A handle to an entry of a [`Table`]. Only the table makes handles, so that a handle always leads somewhere.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Ix<T>(u32, #[serde(skip)] PhantomData<fn() -> T>);

impl<T> Clone for Ix<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ix<T> {}
impl<T> PartialEq for Ix<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Ix<T> {}
impl<T> PartialOrd for Ix<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Ix<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Ix<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl<T> Ix<T> {
    /// Its place in the table, from 0.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The handle of a place, which a table of as many entries was found to have.
    pub(super) const fn numbered(number: u32) -> Self {
        Self(number, PhantomData)
    }
}

/// The entries of one section, in the order of the files.
#[derive(Debug)]
pub struct Table<T> {
    entries: Vec<T>,
    by_id: HashMap<Id, u32>,
}

impl<T: Identified> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let entries: Vec<T> = entries.into_iter().collect();
        let by_id = (0..).zip(&entries).map(|(at, entry)| (entry.id().clone(), at)).collect();
        Self { entries, by_id }
    }
}

impl<T> Table<T> {
    /// The handle of the entry with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Ix<T>> {
        self.by_id.get(id).map(|&at| Ix(at, PhantomData))
    }

    /// Whether a handle leads to one of these entries.
    #[must_use]
    pub const fn has(&self, at: Ix<T>) -> bool {
        (at.0 as usize) < self.entries.len()
    }

    /// Every entry with its handle, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = (Ix<T>, &T)> {
        (0..).zip(&self.entries).map(|(at, entry)| (Ix(at, PhantomData), entry))
    }

    /// The entries, in the order of the files.
    pub(super) fn into_entries(self) -> Vec<T> {
        self.entries
    }

    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> ops::Index<Ix<T>> for Table<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "only the table makes handles, and it never shrinks")]
    fn index(&self, at: Ix<T>) -> &T {
        &self.entries[at.0 as usize]
    }
}

/// Something known of each entry of a [`Table`], worked out once: the same handles lead to it.
#[derive(Debug)]
pub struct Column<T, V>(Vec<V>, PhantomData<fn() -> T>);

impl<T, V> Column<T, V> {
    /// Works out a value for each entry.
    pub fn new(table: &Table<T>, value: impl FnMut((Ix<T>, &T)) -> V) -> Self {
        Self(table.iter().map(value).collect(), PhantomData)
    }
}

impl<T, V> ops::Index<Ix<T>> for Column<T, V> {
    type Output = V;

    #[expect(clippy::indexing_slicing, reason = "a column is as long as the table that made the handle")]
    fn index(&self, at: Ix<T>) -> &V {
        &self.0[at.0 as usize]
    }
}

impl<T, V> ops::IndexMut<Ix<T>> for Column<T, V> {
    #[expect(clippy::indexing_slicing, reason = "a column is as long as the table that made the handle")]
    fn index_mut(&mut self, at: Ix<T>) -> &mut V {
        &mut self.0[at.0 as usize]
    }
}
