//! The family tree: from all cytokines down to the medicines, and how each of these stands. And what is folded away in it.

use super::{Line, Page, figure};
use crate::knowledge::{
    Entry, Knowledge,
    entry::{Cytokine, Indication, Medicine, Standing},
    table::Ix,
};
use std::collections::{BTreeMap, BTreeSet};

/// What stands over it.
const HEADING: &str = "Families, and the medicines made from them";

/// The family tree.
#[must_use]
pub fn page(knowledge: &Knowledge) -> Page {
    let mut page = Page { is_tree: true, ..Page::new("Family tree", "from cytokines to medicines") };
    let roots = knowledge.cytokines.iter().filter(|(at, _)| knowledge.ancestors(*at).is_empty());
    let lines: Vec<Line> = roots.flat_map(|(at, _)| branch(knowledge, at, 0)).collect();
    page.section(HEADING, lines);
    page
}

/// A family, then what belongs to it: the medicines made from itself, and the families below it.
fn branch(knowledge: &Knowledge, at: Ix<Cytokine>, depth: u8) -> Vec<Line> {
    let cytokine = &knowledge.cytokines[at];
    let line = Line { depth, ..Line::link(cytokine.name.as_str(), Entry::Cytokine(at)) }.of(cytokine.layer);
    let line = if depth > 0 { line.cited(&cytokine.parent_from) } else { line };
    let made_from =
        |medicine: &Ix<Medicine>| knowledge.medicines[*medicine].cytokine.as_ref() == Some(&cytokine.id);
    let medicines = knowledge.medicines.iter().map(|(medicine, _)| medicine).filter(made_from);
    let leaves =
        medicines.map(|medicine| Line { depth: depth.saturating_add(1), ..leaf(knowledge, medicine) });
    let below =
        knowledge.cytokines.iter().filter(|(child, _)| knowledge.ancestors(*child).first() == Some(&at));
    let below = below.flat_map(|(child, _)| branch(knowledge, child, depth.saturating_add(1)));
    [line].into_iter().chain(leaves).chain(below).collect()
}

/// A medicine, and for how many uses it stands how: "approved for 2, studied for 3".
fn leaf(knowledge: &Knowledge, at: Ix<Medicine>) -> Line {
    let medicine = &knowledge.medicines[at];
    let mut standings: BTreeMap<Standing, usize> = BTreeMap::new();
    for standing in medicine.indications.iter().filter_map(Indication::standing) {
        *standings.entry(standing).or_default() += 1;
    }
    let said: Vec<_> = standings
        .into_iter()
        .map(|(standing, uses)| format!("{} for {uses}", figure::standing(standing)))
        .collect();
    let counted = medicine.indications.iter().map(|indication| indication.layer).max();
    let line = Line::link(knowledge.full_name(at), Entry::Medicine(at))
        .cited(&medicine.cytokine_from)
        .of(medicine.layer.max(counted.unwrap_or_default()));
    if said.is_empty() { line } else { line.note(said.join(", "), super::Role::Quiet) }
}

/// Which lines of a tree are folded: what lies deeper below them is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folds(BTreeSet<usize>);

impl Folds {
    /// Folds what lies below a line away, or shows it again. Whether anything changed.
    pub fn set(&mut self, page: &Page, block: usize, folded: bool) -> bool {
        if folded { page.has_below(block) && self.0.insert(block) } else { self.0.remove(&block) }
    }

    /// Whether what lies below a line is folded away.
    #[must_use]
    pub fn is_folded(&self, block: usize) -> bool {
        self.0.contains(&block)
    }

    /// Whether a line is folded away.
    #[must_use]
    pub fn hides(&self, page: &Page, block: usize) -> bool {
        !self.0.is_empty()
            && std::iter::successors(page.above(block), |above| page.above(*above))
                .any(|above| self.is_folded(above))
    }
}

impl Page {
    /// How deep a line of a tree stands; nothing for what is no line of a tree.
    fn depth(&self, block: usize) -> Option<u8> {
        self.line(block).filter(|_| self.is_tree).map(|line| line.depth)
    }

    /// The line of a tree to which another belongs.
    #[must_use]
    pub fn above(&self, block: usize) -> Option<usize> {
        let depth = self.depth(block).filter(|depth| *depth > 0)?;
        (0..block)
            .rev()
            .map_while(|at| Some((at, self.depth(at)?)))
            .find(|(_, above)| *above < depth)
            .map(|(at, _)| at)
    }

    /// Whether a line of a tree has any that belong to it.
    #[must_use]
    pub fn has_below(&self, block: usize) -> bool {
        self.depth(block).zip(self.depth(block + 1)).is_some_and(|(own, next)| next > own)
    }

    /// Whether a line of a tree is the last of those that belong to the same one.
    fn is_last(&self, block: usize) -> bool {
        let Some(own) = self.depth(block) else { return true };
        let after = (block + 1..).map_while(|at| self.depth(at)).find(|depth| *depth <= own);
        after != Some(own)
    }
}

/// How many cells the guides of a line take beyond its depth: room for the mark of what can be folded.
pub const MARK: u16 = 2;

/// The guides of a line of a tree: before its first row, and before the rows below it. They take two cells for each step
/// of its depth, and [`MARK`].
#[must_use]
pub fn guides(page: &Page, block: usize, folds: &Folds) -> [String; 2] {
    let mark = match (page.has_below(block), folds.is_folded(block)) {
        (true, true) => "+ ",
        (true, false) => "┬ ",
        (false, _) => "─ ",
    };
    let Some(above) = page.above(block) else { return [mark.to_owned(), String::new()] };
    let mut passing: Vec<usize> = std::iter::successors(Some(above), |above| page.above(*above)).collect();
    // The root stands at the edge, so nothing passes by it.
    passing.pop();
    let passing: String =
        passing.iter().rev().map(|&at| if page.is_last(at) { "  " } else { "│ " }).collect();
    let [first, below] = if page.is_last(block) { ["└─", "  "] } else { ["├─", "│ "] };
    [format!("{passing}{first}{mark}"), format!("{passing}{below}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree by the depths of its lines.
    fn tree(depths: &[u8]) -> Page {
        let mut page = Page { is_tree: true, ..Page::default() };
        let lines = depths.iter().map(|&depth| Line { depth, ..Line::plain("x") });
        page.section("Tree", lines);
        page
    }

    /// The guides of the lines that are not folded away.
    fn drawn(page: &Page, folds: &Folds) -> Vec<String> {
        let shown = (1..page.blocks.len()).filter(|&block| !folds.hides(page, block));
        shown.map(|block| guides(page, block, folds)[0].trim_end().to_owned()).collect()
    }

    #[test]
    fn guides_lead_from_each_line_to_the_one_it_belongs_to() {
        let page = tree(&[0, 1, 2, 2, 1, 2]);
        assert_eq!(drawn(&page, &Folds::default()), ["┬", "├─┬", "│ ├──", "│ └──", "└─┬", "  └──"]);
    }

    #[test]
    fn what_is_folded_hides_all_that_is_deeper() {
        let page = tree(&[0, 1, 2, 3, 1]);
        let mut folds = Folds::default();
        assert!(folds.set(&page, 2, true));
        assert_eq!(drawn(&page, &folds), ["┬", "├─+", "└──"]);
        assert!(!folds.set(&page, 5, true), "a leaf has nothing to fold away");
        assert!(folds.set(&page, 1, true));
        assert_eq!(drawn(&page, &folds), ["+"]);
        assert!(folds.set(&page, 1, false));
        assert_eq!(drawn(&page, &folds), ["┬", "├─+", "└──"], "what was folded below stays so");
    }
}
