//! No text whatever makes the reader of knowledge files or the reader of queries stumble, keep a refusal to itself, or pass on what
//! a terminal would obey.
//!
//! `MUTATIONS=1000000 cargo test --profile stress --test mutation -- --nocapture` breaks as many of each kind on all cores, and
//! prints how long the slowest took. Each round has dice of its own: a failure names its round, which is the same again.

#![allow(
    clippy::disallowed_macros,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[path = "support/dice.rs"]
mod dice;

use cytobrowse::{
    app::{Edit, input::Input},
    knowledge::{
        Knowledge,
        diagnostic::{Problem, Severity, render},
        entry::{Book, FORMAT},
        kind::Kind,
        load::{accept, inspect, load, parse, put_together, shipped_book},
        place::{Path, locate},
        text::is_hostile,
    },
    page::{self, Order, json},
    search::{Lexicon, Typing, answer},
};
use dice::Dice;
use ron::extensions::Extensions;
use std::{
    slice,
    time::{Duration, Instant},
};

const BASE: &str = include_str!("bad_knowledge/base.ron");
const FIGURES: &str = include_str!("small/figures.ron");

const SHARDS: [&str; 34] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "r#\"",
    "\"#",
    "b\"",
    "/*",
    "*/",
    "//",
    "\\",
    "\n",
    "\r\n",
    "#",
    "=",
    "%",
    "Some(",
    "-1e999",
    "NaN",
    "Book(",
    "\u{1b}",
    "\u{202e}",
    "\u{feff}",
    "β",
    "🙂",
    "\u{a0}",
    "\\u{9b}",
    "\u{10ffff}",
];

/// A book with a few cuts, repeats, words in wrong places and shards of glass.
fn broken(book: &str, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = book.as_bytes().to_vec();
    for _ in 0..=dice.roll(3) {
        let start = dice.roll(bytes.len());
        let end = (start + dice.roll(40)).min(bytes.len());
        match dice.roll(8) {
            0 => drop(bytes.drain(start..end)),
            1 => bytes.truncate(start),
            2 => {
                let piece = bytes.get(start..end).unwrap_or_default().to_vec();
                let to = dice.roll(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            3 => drop(bytes.splice(start..start, word(book, dice).bytes())),
            4 => drop(bytes.splice(start..end, word(book, dice).bytes())),
            5 => bytes.get_mut(start).into_iter().for_each(|byte| *byte ^= 1 << dice.roll(8)),
            _ => drop(bytes.splice(start..start, dice.one_of(&SHARDS).bytes())),
        }
    }
    bytes
}

/// A word of a book: a name, a value, or a piece of a text.
fn word<'b>(book: &'b str, dice: &mut Dice) -> &'b str {
    let from = dice.roll(book.len());
    let rest = book.get(from..).unwrap_or_default();
    let rest = rest
        .trim_start_matches(|c: char| c.is_alphanumeric())
        .trim_start_matches(|c: char| !c.is_alphanumeric());
    rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
}

/// What is harmful on a screen.
fn harmful(c: char) -> bool {
    c != '\n' && (is_hostile(c) || c.is_control())
}

/// The slowest of many, and what it was.
#[derive(Default)]
struct Slowest(Duration, String);

impl Slowest {
    fn time<T>(&mut self, what: impl FnOnce() -> String, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let done = work();
        if started.elapsed() > self.0 {
            *self = Self(started.elapsed(), what());
        }
        done
    }
}

/// What many rounds on one core came to.
#[derive(Default)]
struct Tally {
    slowest: Slowest,
    refused: usize,
}

/// How many were refused. Which was the slowest is said to whoever runs the test with `--nocapture`.
fn sum_up(tallies: Vec<Tally>, of: &str) -> usize {
    let refused = tallies.iter().map(|tally| tally.refused).sum();
    let slowest = tallies.into_iter().map(|tally| tally.slowest).max_by_key(|slowest| slowest.0).unwrap();
    println!("the slowest of {of}: {:?}, {}", slowest.0, slowest.1);
    refused
}

#[test]
fn no_text_is_refused_without_a_reason_and_a_place_or_read_where_serde_refuses_it() {
    let rounds = dice::rounds("MUTATIONS", 6_000);
    let refused = sum_up(dice::on_all_cores(rounds, break_a_book), "knowledge files");
    assert!(refused > rounds / 2 && refused < rounds, "{refused} of {rounds} were refused");
}

fn break_a_book(round: usize, tally: &mut Tally) {
    let mut dice = Dice::new(round as u64);
    let bytes = broken(dice.one_of(&[BASE, FIGURES]), &mut dice);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (root, index) = (Path::root(), dice.roll(5));
    let found = locate(&text, &root.field("medicines").index(index).keep());
    assert!(text.get(found).is_some(), "round {round}");

    let is_sound = tally.slowest.time(|| format!("round {round}"), || is_read(bytes, round));
    tally.refused += usize::from(!is_sound);
}

/// Of so many books that are sound, and of so many answers, one is told in full: that takes far longer than to read them.
const DRAWN_EVERY: usize = 4;

/// Whether bytes are a book. Whatever is wrong with them is told.
fn is_read(bytes: Vec<u8>, round: usize) -> bool {
    let source = match accept("bro\u{1b}ken.ron", bytes) {
        Ok(source) => source,
        Err(problems) => return assert_told(&problems, round),
    };
    let decoded = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str::<Book>(source.text());
    let (_, problems) = inspect(slice::from_ref(&source));
    match (parse(&source), decoded) {
        (Err(problems), _) => assert_told(&problems, round),
        (Ok(_), Err(error)) => panic!("round {round} is read, though {error}"),
        (Ok(book), Ok(decoded)) => {
            assert_eq!(decoded.format, FORMAT, "round {round}");
            let is_sound = problems.iter().all(|problem| problem.severity() == Severity::Warning);
            assert_eq!(load(&[source], "broken").is_ok(), is_sound, "round {round}");
            if !is_sound {
                assert_told(&problems, round);
            } else if round.is_multiple_of(DRAWN_EVERY) {
                assert_drawn(&put_together(vec![book], "bro\u{1b}ken"), round);
            }
            is_sound
        }
    }
}

/// Every problem has words and a place, and none a character that a terminal would obey. Never true, for a chain of answers.
fn assert_told(problems: &[Problem], round: usize) -> bool {
    assert!(!problems.is_empty(), "round {round}");
    for problem in problems {
        let (source, span) = problem.place().expect("every fault in a text has a place");
        assert!(source.text().get(span).is_some(), "round {round}");
        assert!(!problem.message().is_empty());
    }
    let json = serde_json::to_string(&problems.iter().map(Problem::short).collect::<Vec<_>>()).unwrap();
    assert!(!(render(problems, false) + &json).contains(harmful), "round {round}");
    false
}

/// Every page of a book can be told, and none holds a character that a terminal would obey.
fn assert_drawn(knowledge: &Knowledge, round: usize) {
    let _ = Lexicon::new(knowledge);
    for entry in Kind::ALL.iter().flat_map(|kind| knowledge.entries(*kind)) {
        for order in [Order::default(), Order::default().other()] {
            let told = page::text::page(knowledge, &page::of(knowledge, entry, order));
            assert!(!told.contains(harmful), "round {round}: {told}");
        }
    }
}

/// What queries are made of, beside the words of the book.
const PIECES: [&str; 40] = [
    "no ",
    "not ",
    "never ",
    "without ",
    "can't ",
    "isn't ",
    "and ",
    "or ",
    "but ",
    ", ",
    "; ",
    ". ",
    "! ",
    "? ",
    "(",
    ")",
    "-",
    "—",
    "'",
    "’",
    "\"",
    "/",
    "%",
    "°",
    "°C",
    "ºF",
    "38.5",
    "102",
    "0",
    "99999999999999999999",
    "80/50",
    "-1e9",
    "kg ",
    "hours ",
    "\u{301}",
    "ß",
    "İ",
    "漢",
    "🙂",
    "\u{1b}[2J\u{202e}\u{9b}",
];

/// A query of words of the book, as they are or misspelt, and of what may stand between them.
fn query(lexicon: &Lexicon, dice: &mut Dice) -> String {
    let mut query = String::new();
    for _ in 0..=dice.roll(12) {
        match dice.roll(3) {
            0 => query.push_str(dice.one_of(&PIECES)),
            1 => query.push_str(&misspelt(phrase(lexicon, dice), dice)),
            _ => query.push_str(phrase(lexicon, dice)),
        }
        if dice.roll(4) > 0 {
            query.push(' ');
        }
    }
    if dice.roll(50) == 0 { query.repeat(dice.roll(40)) } else { query }
}

fn phrase<'l>(lexicon: &'l Lexicon, dice: &mut Dice) -> &'l str {
    let texts = lexicon.texts();
    texts.get(dice.roll(texts.len()))
}

/// A phrase with a letter too many, too few, or in another one's place.
fn misspelt(phrase: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = phrase.chars().collect();
    let at = dice.roll(letters.len());
    match dice.roll(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at..].reverse(),
        _ => letters[at] = dice.one_of(&['a', 'e', 's', 'x', ' ', 'é', '\u{7f}']),
    }
    letters.into_iter().collect()
}

/// Out of so many queries one is put to the shipped book, the largest.
const SHIPPED_EVERY: usize = 25;

#[test]
fn no_query_makes_the_reader_stumble_or_brings_a_hostile_character_into_an_answer() {
    let figures = load(&[accept("figures.ron", FIGURES.into()).unwrap()], "figures").unwrap();
    let books = [figures, shipped_book().unwrap()].map(|book| (Lexicon::new(&book), book));
    let tallies = dice::on_all_cores(dice::rounds("MUTATIONS", 3_000), |round, tally| {
        ask(&books[usize::from(round.is_multiple_of(SHIPPED_EVERY))], round, tally);
    });
    sum_up(tallies, "queries");
}

fn ask((lexicon, knowledge): &(Lexicon, Knowledge), round: usize, tally: &mut Tally) {
    let mut dice = Dice::new(round as u64);
    let query = query(lexicon, &mut dice);
    let typing = dice.one_of(&[Typing::Finished, Typing::Unfinished]);
    let told = tally.slowest.time(|| format!("round {round}"), || answer(knowledge, lexicon, &query, typing));
    let read = &told.reading;
    assert!(read.not_understood.iter().all(|at| read.words(at).len() <= query.len()), "round {round}");
    if !round.is_multiple_of(DRAWN_EVERY) {
        return;
    }

    // Into the box only what is harmless is let.
    let mut input = Input::default();
    input.edit(&Edit::Insert(query));
    let answer = answer(knowledge, lexicon, input.text(), typing);
    let text = page::text::page(knowledge, &page::answer::whole(knowledge, &answer));
    let json = json::compact(&json::answer::Answer::new(knowledge, &answer));
    assert!(!(text + &json).contains(harmful), "round {round}");
}

/// How many bytes are read to tell how long a MiB takes.
const MIB: u32 = 1 << 20;

#[test]
#[ignore = "it measures: `cargo test --profile stress --test mutation -- --ignored --nocapture`"]
fn how_long_a_mib_of_each_kind_takes() {
    let of = |piece: &str| piece.repeat(MIB as usize / piece.len());
    let effect = |at: usize| {
        format!(
            "(id: \"e{at}\", name: \"Pain {at}\", clinical: \"pain {at}c\", system: General, meaning: \"It is made up.\", \
             words: [\"it hurts {at}\"], unlisted: true, urgency: TellTeam, sources: [\"editorial\"]),\n"
        )
    };
    let effects: String = (0..6_000).map(effect).collect();
    let sound = format!("Book(format: 1, side_effects: [{effects}])");
    let texts = SHARDS.iter().map(|shard| (format!("{shard:?} again and again"), of(shard))).chain([
        ("a sound book".to_owned(), sound.clone()),
        ("a sound book without its last bracket".to_owned(), sound.trim_end_matches(')').to_owned()),
        ("a book with a fault in each entry".to_owned(), sound.replace("TellTeam", "Tell")),
        ("a book whose ids are all the same".to_owned(), sound.replace("(id: \"e", "(id: \"e1\", name: \"")),
        ("a book whose words are all the same".to_owned(), sound.replace("it hurts", "it hurts 1\", \"")),
        ("brackets in a book".to_owned(), format!("Book(format: 1, medicines: {}", of("[("))),
    ]);
    for (name, text) in texts {
        let (length, started) = (u32::try_from(text.len()).unwrap(), Instant::now());
        let read = accept("large.ron", text.into_bytes()).map(|source| inspect(&[source]));
        let taken = started.elapsed().as_secs_f64() * 1_000.0 / (f64::from(length) / f64::from(MIB));
        let is_read = read.is_ok_and(|(_, found)| found.is_empty());
        println!("{taken:8.1} ms/MiB, read: {is_read:5}: {name}");
    }
}

#[test]
#[ignore = "it measures: `cargo test --profile stress --test mutation -- --ignored --nocapture`"]
fn how_long_a_query_as_long_as_a_line_may_be_takes() {
    let knowledge = shipped_book().unwrap();
    let lexicon = Lexicon::new(&knowledge);
    for piece in PIECES.iter().copied().chain(["chills ", "nausious ", "x", "fever and ", "blood "]) {
        for length in [256, 64 << 10] {
            let query = piece.repeat(length / piece.len());
            let started = Instant::now();
            let _ = answer(&knowledge, &lexicon, &query, Typing::Finished);
            println!("{:10.1?} for {length} bytes of {piece:?}", started.elapsed());
        }
    }
}
