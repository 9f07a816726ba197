//! Words in order, in one piece of memory.

use crate::knowledge::rows::numbers;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Texts, sorted, one behind the other: each has a number, and is found by it or by itself.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct WordList {
    text: String,
    /// Where each ends, in bytes.
    #[serde(with = "numbers")]
    ends: Vec<u32>,
}

impl WordList {
    /// A list of what is sorted, each text once.
    pub fn of_sorted<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut list = Self::default();
        for text in texts {
            debug_assert!(list.is_empty() || list.get(list.len() - 1) < text, "{text} is out of order");
            list.text.push_str(text);
            list.ends.push(u32::try_from(list.text.len()).unwrap_or(u32::MAX));
        }
        list.text.shrink_to_fit();
        list.ends.shrink_to_fit();
        list
    }

    /// A text, by its number; empty where there is none.
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let place = start.zip(self.ends.get(number)).map(|(start, &end)| start as usize..end as usize);
        place.and_then(|place| self.text.get(place)).unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The number of a text.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        let number = self.lowest(0, |word| word < text);
        (number < self.len() && self.get(number) == text).then_some(number)
    }

    /// The numbers of those that begin so.
    #[must_use]
    pub fn beginning(&self, text: &str) -> Range<usize> {
        let start = self.lowest(0, |word| word < text);
        start..self.lowest(start, |word| word.starts_with(text))
    }

    /// The first number from `start` on whose text is no longer `before`, of which none follows one that is not.
    fn lowest(&self, start: usize, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn a_text_is_found_by_itself_by_its_number_and_by_how_it_begins() {
        let texts = ["", "chest", "chest pain", "chill", "漢字"];
        let list = WordList::of_sorted(texts);
        assert_eq!(list.iter().collect::<Vec<_>>(), texts);
        for (number, text) in texts.into_iter().enumerate() {
            assert_eq!((list.get(number), list.find(text)), (text, Some(number)));
        }
        assert_eq!((list.get(9), list.find("ches"), list.find("zebra")), ("", None, None));
        assert_eq!((list.beginning("ch"), list.beginning("chest"), list.beginning("x")), (1..4, 1..3, 4..4));
    }
}
