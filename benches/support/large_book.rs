//! Large books that are always the same: the layers that the importers would write of data sets of these sizes, with
//! invented names.

use crate::dice::Dice;
use cytobrowse::{
    import::{
        layer::{DataSet, Layer, Medicine, Seen},
        mapping::Names,
    },
    knowledge::Knowledge,
};
use std::collections::{BTreeMap, BTreeSet};

/// How large.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// How many medicines.
    pub(crate) medicines: usize,
    /// How many side effects.
    pub(crate) effects: usize,
    /// How many reactions.
    pub(crate) reactions: usize,
    /// How many medicines list the side effect that most list.
    pub(crate) most_listed: usize,
    /// How many side effects the medicines list, from the one with the fewest to the one with the most, in even steps.
    pub(crate) quantiles: [usize; 21],
    /// Whether it is said how often they were seen, of two in five.
    pub(crate) figures: bool,
}

/// As large as SIDER 4.1, and of its shape: half of the medicines list 69 or fewer, one lists 742.
pub(crate) const SIDER: Size = Size {
    medicines: 1_430,
    effects: 4_250,
    reactions: 145_000,
    most_listed: 1_207,
    quantiles: [1, 7, 13, 20, 27, 33, 40, 47, 54, 61, 69, 78, 88, 99, 112, 128, 147, 172, 205, 270, 742],
    figures: true,
};

/// Larger than any that is published: two million reactions.
pub(crate) const TWO_MILLION: Size = Size {
    medicines: 4_100,
    effects: 8_000,
    reactions: 2_000_000,
    most_listed: 3_900,
    quantiles: [
        5, 33, 62, 96, 129, 158, 191, 225, 258, 292, 330, 373, 421, 473, 535, 612, 703, 822, 980, 1_290,
        3_500,
    ],
    figures: false,
};

/// The invented data set.
const SET: DataSet = DataSet {
    id: "invented",
    short: "invented",
    name: "Invented data set",
    title: "A data set for measuring",
    publisher: "nobody",
    address: "https://example.org/",
    dated: None,
    about: None,
    note: "All in it is invented.",
};

/// The words that a source may use in place of a figure.
const WORDS: [&str; 5] = ["common", "infrequent", "postmarketing", "rare", "very rare"];

/// How many of the side effects are those of what lies below, by their clinical terms. They are listed most.
const KNOWN: usize = 150;

/// A layer of this size over a book.
pub(crate) fn layer(size: Size, below: &Knowledge) -> Layer {
    let mut dice = Dice::new(20_261_123);
    let mut names = Names::new(below, SET);
    let known = below.side_effects.iter().map(|(_, effect)| effect.clinical.to_string()).take(KNOWN);
    let mut terms: Vec<String> = known.collect();
    let words: Vec<String> = distinct(3_000, &mut dice, |dice| word(dice, 2));
    let invented = distinct(size.effects - terms.len(), &mut dice, |dice| {
        let several: Vec<&str> =
            (0..=dice.roll(4)).map(|_| words[skewed(dice, words.len())].as_str()).collect();
        let text = several.join(" ");
        text[..1].to_uppercase() + &text[1..]
    });
    terms.extend(invented);
    let effects = terms.iter().map(|term| names.effect(term)).collect();
    let generic = distinct(size.medicines, &mut dice, |dice| word(dice, 3));
    let medicines = counts(size).into_iter().zip(generic).enumerate();
    let medicine = |(rank, (count, name)): (usize, (usize, String))| {
        let (id, new) = names.medicine(&name);
        let reactions = reactions(size, rank, count, &mut dice);
        Medicine { id, new, statements: Vec::new(), reactions }
    };
    Layer { set: SET, medicines: medicines.map(medicine).collect(), effects }
}

/// How many side effects each medicine lists, from the one with the most; together as many as asked for.
fn counts(size: Size) -> Vec<usize> {
    let steps = size.quantiles.len() - 1;
    let at = |rank: usize| {
        let place = rank * steps;
        let (step, rest) = (place / (size.medicines - 1), place % (size.medicines - 1));
        let low = size.quantiles[step];
        let high = size.quantiles[(step + 1).min(steps)];
        low + (high - low) * rest / (size.medicines - 1)
    };
    let mut counts: Vec<usize> = (0..size.medicines).map(at).rev().collect();
    // The few that are missing or too many are made up for above the middle, below the most.
    let between = 1..size.medicines / 3;
    let mut sum: usize = counts.iter().sum();
    for rank in between.cycle() {
        let count = &mut counts[rank];
        match sum.cmp(&size.reactions) {
            std::cmp::Ordering::Equal => break,
            std::cmp::Ordering::Less if *count < size.quantiles[steps] => {
                (*count, sum) = (*count + 1, sum + 1);
            }
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Greater => (*count, sum) = (*count - 1, sum - 1),
        }
    }
    counts
}

/// Which side effects a medicine lists, some far more often than others.
fn reactions(size: Size, rank: usize, count: usize, dice: &mut Dice) -> BTreeMap<Seen, Vec<u32>> {
    let mut listed = BTreeSet::new();
    if rank < size.most_listed {
        listed.insert(0);
    }
    while listed.len() < count {
        listed.insert(1 + skewed(dice, size.effects - 1));
    }
    let mut groups: BTreeMap<Seen, Vec<u32>> = BTreeMap::new();
    for effect in listed {
        let seen = if size.figures { seen(dice) } else { Seen::NoNumber };
        groups.entry(seen).or_default().push(u32::try_from(effect).unwrap());
    }
    groups
}

/// A figure for two in five.
fn seen(dice: &mut Dice) -> Seen {
    match dice.roll(20) {
        0..3 => Seen::Word(dice.one_of(&WORDS).to_owned()),
        3..6 => Seen::Percent((1 + skewed(dice, 60)).to_string()),
        6 => Seen::Percent(format!("{}.{}", skewed(dice, 20), 1 + dice.roll(9))),
        7 => Seen::Range("1".to_owned(), "10".to_owned()),
        _ => Seen::NoNumber,
    }
}

/// A number below another, the small ones more often: of the first hundredth comes a tenth.
fn skewed(dice: &mut Dice, below: usize) -> usize {
    const FINE: usize = 1 << 20;
    let rolled = dice.roll(FINE);
    (rolled * rolled / FINE) * below / FINE
}

/// So many different texts.
fn distinct(count: usize, dice: &mut Dice, mut text: impl FnMut(&mut Dice) -> String) -> Vec<String> {
    let (mut seen, mut texts) = (BTreeSet::new(), Vec::new());
    while texts.len() < count {
        let text = text(dice);
        if seen.insert(text.to_lowercase()) {
            texts.push(text);
        }
    }
    texts
}

/// A word that can be pronounced and means nothing.
fn word(dice: &mut Dice, syllables: usize) -> String {
    const BEGIN: [&str; 16] =
        ["b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "z"];
    const MIDDLE: [&str; 10] = ["a", "e", "i", "o", "u", "al", "en", "or", "ir", "ul"];
    let mut word = String::new();
    for _ in 0..syllables + dice.roll(2) {
        word.push_str(dice.one_of(&BEGIN));
        word.push_str(dice.one_of(&MIDDLE));
    }
    word
}
