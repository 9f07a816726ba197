//! Many short lists in one piece of memory.
//!
//! Numbers are put by as they lie in memory and not one by one: a million of them are there again in a millisecond.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Lists one behind the other, each found by its number. A thousand of them cost two allocations and not a thousand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows<T> {
    all: Vec<T>,
    /// Where each list ends.
    #[serde(with = "numbers")]
    ends: Vec<u32>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { all: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// Adds a list behind the others.
    pub fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.all.extend(row);
        self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    /// A list, by its number. Where there is none, an empty one.
    #[must_use]
    pub fn get(&self, number: usize) -> &[T] {
        self.span(number..number + 1)
    }

    /// Where the things of a list stand among those of all.
    #[must_use]
    pub fn place(&self, number: usize) -> Range<usize> {
        let end = |lists: usize| match lists.checked_sub(1) {
            Some(last) => self.ends.get(last).map_or(self.all.len(), |end| *end as usize),
            None => 0,
        };
        end(number)..end(number + 1)
    }

    /// What some lists hold that stand behind one another.
    #[must_use]
    pub fn span(&self, numbers: Range<usize>) -> &[T] {
        let end = |number: usize| self.place(number).start;
        self.all.get(end(numbers.start)..end(numbers.end)).unwrap_or_default()
    }

    /// How many lists there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// What all of them hold.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.all
    }
}

impl<T: Copy + Default> Rows<T> {
    /// So many lists, of things that are given with the number of the list each belongs to. In each list they stay in the
    /// order in which they are given.
    ///
    /// The things are gone through twice, and not sorted: what has a million of them is ready in milliseconds.
    pub fn filed<I: Iterator<Item = (usize, T)>>(lists: usize, things: impl Fn() -> I) -> Self {
        let mut ends = vec![0_u32; lists];
        for (list, _) in things() {
            if let Some(count) = ends.get_mut(list) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            // For now where it starts; it moves on with each thing to where it ends.
            sum += std::mem::replace(end, sum);
        }
        let mut all = vec![T::default(); sum as usize];
        for (list, thing) in things() {
            if let Some(end) = ends.get_mut(list) {
                if let Some(place) = all.get_mut(*end as usize) {
                    *place = thing;
                }
                *end += 1;
            }
        }
        Self { all, ends }
    }
}

impl<T, R: IntoIterator<Item = T>> FromIterator<R> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        let mut all = Self::default();
        rows.into_iter().for_each(|row| all.push(row));
        all
    }
}

/// How numbers are put by: four bytes each, the lowest first.
pub mod numbers {
    use serde::{
        Deserializer, Serializer,
        de::{Error, Visitor},
    };
    use std::fmt;

    /// Writes them as bytes.
    ///
    /// # Errors
    /// What is written to fails.
    pub fn serialize<S: Serializer>(numbers: &[u32], output: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        output.serialize_bytes(&bytes)
    }

    /// Reads them from bytes.
    ///
    /// # Errors
    /// There are no bytes, or not four for each.
    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<u32>, D::Error> {
        /// Takes them as they lie there.
        struct Look;

        impl Visitor<'_> for Look {
            type Value = Vec<u32>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("numbers of four bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u32>, E> {
                let (numbers, rest) = bytes.as_chunks::<4>();
                if rest.is_empty() {
                    Ok(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
                } else {
                    Err(E::invalid_length(bytes.len(), &self))
                }
            }
        }
        input.deserialize_bytes(Look)
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn each_list_is_found_by_its_number_and_none_where_there_is_none() {
        let rows: Rows<u8> = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        let found: Vec<&[u8]> = (0..5).map(|number| rows.get(number)).collect();
        assert_eq!(found, [&[1, 2][..], &[], &[3], &[], &[]]);
        assert_eq!((rows.span(0..2), rows.span(1..3), rows.span(2..9)), (&[1, 2][..], &[3][..], &[3][..]));
        assert!(Rows::<u8>::default().get(0).is_empty() && Rows::<u8>::default().span(0..0).is_empty());
    }

    #[test]
    fn what_is_filed_is_in_its_list_in_the_order_in_which_it_came() {
        let things = [(2, 'c'), (0, 'a'), (2, 'd'), (9, 'x'), (0, 'b')];
        let rows = Rows::filed(3, || things.into_iter());
        assert_eq!((rows.get(0), rows.get(1), rows.get(2)), (&['a', 'b'][..], &[][..], &['c', 'd'][..]));
    }
}
