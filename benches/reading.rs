//! How long it takes to read and answer a query: `cargo bench`. Each figure is to be read against `baseline` of the same
//! run, which folds the same text and does nothing else.

#![allow(clippy::unwrap_used, missing_docs, reason = "it is a benchmark")]

use cytobrowse::{
    fold::fold,
    knowledge::{Knowledge, load},
    search::{Lexicon, Typing, answer},
};
use divan::{Bencher, black_box};
use std::{fmt::Write as _, sync::LazyLock};

fn main() {
    divan::main();
}

struct Book {
    knowledge: Knowledge,
    lexicon: Lexicon,
}

impl Book {
    fn new(knowledge: Knowledge) -> Self {
        let lexicon = Lexicon::new(&knowledge);
        Self { knowledge, lexicon }
    }
}

static SHIPPED: LazyLock<Book> =
    LazyLock::new(|| Book::new(load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap()));

/// Six thousand side effects with four words each.
static LARGE: LazyLock<Book> = LazyLock::new(|| {
    let text = load::accept("large.ron", large(6_000, 4).into_bytes()).unwrap();
    Book::new(load::load(&[text], "large").unwrap())
});

/// A book of side effects whose words are made of syllables, always the same for the same numbers.
fn large(effects: usize, words: usize) -> String {
    let mut random = Random(20_261_123);
    let mut book = String::from("Book(format: 1, side_effects: [\n");
    for number in 0..effects {
        let (name, clinical) = (random.phrase(3), random.phrase(2));
        let words: Vec<String> =
            (0..words).map(|_| format!("{:?}", format!("{} {number}", random.phrase(2)))).collect();
        writeln!(
            book,
            "SideEffect(id: \"e{number}\", name: \"{name} {number}\", clinical: \"{clinical} {number}c\", system: General, \
             meaning: \"It is made up.\", words: [{}], unlisted: true, urgency: TellTeam, sources: [\"editorial\"]),",
            words.join(", ")
        )
        .unwrap();
    }
    book + "])"
}

/// A stream of numbers that look random and are always the same.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn phrase(&mut self, words: usize) -> String {
        const SYLLABLES: [&str; 24] = [
            "ba", "cor", "den", "fi", "gul", "hem", "jo", "kar", "lim", "mo", "nep", "ol", "pyr", "ra",
            "sep", "tic", "ul", "ver", "xan", "yo", "zel", "qui", "eth", "is",
        ];
        let word = |random: &mut Self| {
            (0..2 + random.below(2)).map(|_| *SYLLABLES.get(random.below(24)).unwrap()).collect::<String>()
        };
        (0..words).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }
}

const QUERIES: [&str; 7] = [
    "chills",
    "blood presure droped",
    "I have been feeling really tired and my hair keeps falling out",
    "like an elephant was sitting right on top of my chest",
    "chills, fever, vomiting, rash, headache, itching, cough, swollen ankles",
    "fatige nausia vomitting diarea hedache palpatations exausted dizy",
    "qwzx vbnm plokij uhygtf rdeswq mnbvcx lkjhgf poiuyt",
];

#[divan::bench(args = QUERIES)]
fn baseline(query: &str) -> String {
    fold(black_box(query))
}

#[divan::bench(args = QUERIES)]
fn shipped_book(bencher: Bencher<'_, '_>, query: &str) {
    let book = &*SHIPPED;
    bencher.bench(|| answer(&book.knowledge, &book.lexicon, black_box(query), Typing::Finished));
}

#[divan::bench(args = QUERIES)]
fn six_thousand_side_effects(bencher: Bencher<'_, '_>, query: &str) {
    let book = &*LARGE;
    bencher.bench(|| answer(&book.knowledge, &book.lexicon, black_box(query), Typing::Finished));
}

/// Words that the large book has, so that it is not only asked for what it lacks.
const LARGE_QUERIES: [&str; 3] =
    ["cordenfi gulhem 17", "corden fi, mopyr ra, ulver xan, bacor is", "coorden gulhemm mopir ulverr"];

#[divan::bench(args = LARGE_QUERIES)]
fn six_thousand_asked_in_their_words(bencher: Bencher<'_, '_>, query: &str) {
    let book = &*LARGE;
    bencher.bench(|| answer(&book.knowledge, &book.lexicon, black_box(query), Typing::Finished));
}

#[divan::bench]
fn load_the_shipped_book() -> Knowledge {
    load::shipped_book().unwrap()
}

#[divan::bench]
fn parse_the_shipped_book() -> usize {
    load::shipped().unwrap().iter().map(|text| load::parse(text).unwrap().side_effects.len()).sum()
}

#[divan::bench]
fn lexicon_of_the_shipped_book() -> Lexicon {
    Lexicon::new(&SHIPPED.knowledge)
}
