//! The shipped book's own sentences: easy to read, and nobody else's.

#![allow(clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

use cytobrowse::{
    fold::{fold, words},
    knowledge::{
        grade::{self, grade},
        load,
    },
};
use std::collections::HashSet;

/// The fields that hold sentences of our own.
const SENTENCES: [&str; 3] = ["text", "meaning", "advice"];

/// A text of the book, with the file it stands in.
struct Written {
    file: String,
    text: String,
}

/// The values of some fields in the shipped book, also where a value is a list.
fn fields(names: &[&str]) -> Vec<Written> {
    let mut found = Vec::new();
    for source in load::shipped().unwrap() {
        for name in names {
            for (_, rest) in source
                .text()
                .match_indices(&format!("{name}: "))
                .map(|(at, start)| (at, &source.text()[at + start.len()..]))
            {
                let list = rest.strip_prefix('[').and_then(|rest| rest.split(']').next());
                let one = rest.strip_prefix('"').map(|_| rest.split('\n').next().unwrap());
                let texts = list.or(one).unwrap_or_default();
                found.extend(
                    strings(texts, list.is_none())
                        .into_iter()
                        .map(|text| Written { file: source.name().to_owned(), text }),
                );
            }
        }
    }
    found
}

/// The strings that stand in a piece of RON; or the first only.
fn strings(ron: &str, first: bool) -> Vec<String> {
    let texts = ron.split('"').skip(1).step_by(2).map(str::to_owned);
    if first { texts.take(1).collect() } else { texts.collect() }
}

/// The words of the names in the shipped book.
fn names() -> HashSet<String> {
    let texts = load::shipped().unwrap();
    texts.iter().flat_map(|text| grade::names(&load::parse(text).unwrap())).collect()
}

#[test]
fn each_file_reads_at_school_grade_8_or_below() {
    let (names, texts) = (names(), fields(&SENTENCES));
    let files: HashSet<&String> = texts.iter().map(|written| &written.file).collect();
    assert!(texts.len() > 100 && !files.is_empty(), "the texts are found");
    for file in files {
        let of_file =
            texts.iter().filter(|written| written.file == *file).map(|written| written.text.as_str());
        let grade = grade(of_file, &names);
        assert!(grade <= 8.0, "{file} reads at grade {grade:.1}");
    }
}

#[test]
fn no_text_is_far_above_that() {
    let names = names();
    for written in fields(&SENTENCES).iter().filter(|written| words(&written.text).len() >= 12) {
        let grade = grade([written.text.as_str()], &names);
        assert!(grade <= 12.0, "grade {grade:.1} in {}: {}", written.file, written.text);
    }
}

#[test]
fn no_text_reassures() {
    for written in fields(&["text", "meaning", "advice", "detail", "note", "about"]) {
        let folded = format!(" {} ", fold(&written.text));
        for promise in ["safe", "safely", "likely", "not urgent", "not dangerous", "harmless", "do not worry"]
        {
            assert!(!folded.contains(&format!(" {promise} ")), "{}: {}", written.file, written.text);
        }
    }
}

/// So many words in a row make a sentence somebody's own.
const RUN: usize = 7;

/// A number for a run of words: FNV-1a, 64 bits.
fn hash(run: &[String]) -> u64 {
    let bytes = run.join(" ").into_bytes();
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn no_run_of_seven_words_is_the_articles() {
    // The article's own runs, as numbers: its text is not in this project.
    let article: HashSet<u64> =
        include_str!("article.hashes").lines().map(|line| u64::from_str_radix(line, 16).unwrap()).collect();
    assert!(article.len() > 300);
    for written in fields(&["text", "meaning", "advice", "detail", "note", "about", "name"]) {
        let folded: Vec<String> = words(&written.text).into_iter().map(|word| word.folded).collect();
        for run in folded.windows(RUN) {
            assert!(!article.contains(&hash(run)), "{}: the article says `{}`", written.file, run.join(" "));
        }
    }
}

#[test]
fn a_run_of_the_article_would_be_found() {
    // Seven words that any text on this matter may have; the numbers hold those of the article and no others.
    let article = include_str!("article.hashes");
    let ours: Vec<String> =
        words("type what hurts and see which medicine").into_iter().map(|word| word.folded).collect();
    assert!(!article.contains(&format!("{:016x}", hash(&ours))));
    assert_eq!(hash(&[fold("a")]), 0xaf63_dc4c_8601_ec8c, "the hash is FNV-1a");
}
