//! The shipped book's own sentences: easy to read, and nobody else's.

#![allow(clippy::cast_precision_loss, clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

use cytobrowse::{
    fold::{fold, words},
    knowledge::load,
};
use std::collections::HashSet;

/// The fields that hold sentences of our own.
const SENTENCES: [&str; 3] = ["text", "meaning", "advice"];
/// The fields that hold names, which are read as they are.
const NAMES: [&str; 7] = ["name", "clinical", "brands", "other_names", "title", "publisher", "by"];

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

/// How many syllables an English word has, by its groups of vowels.
fn syllables(word: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word
        .chars()
        .fold((0, false), |(groups, before), c| (groups + usize::from(vowel(c) && !before), vowel(c)))
        .0;
    let silent = word.ends_with('e') && !word.ends_with("le") || word.ends_with("es") || word.ends_with("ed");
    groups.saturating_sub(usize::from(silent && groups > 1)).max(1)
}

/// The school grade of texts by Flesch and Kincaid. Names, numbers and what is quoted are read as one syllable each.
fn grade<'t>(texts: impl IntoIterator<Item = &'t str>, names: &HashSet<String>) -> f64 {
    let (mut sentences, mut all, mut spoken) = (0_usize, 0_usize, 0_usize);
    for text in texts {
        let ends = text.matches(['.', '?', '!', ':', ';']).count();
        sentences += ends.max(1);
        let mut quoted = false;
        for piece in text.split_inclusive(['“', '”']) {
            for word in words(piece) {
                let plain = word.folded;
                let hard = !quoted && !names.contains(&plain) && plain.chars().all(char::is_alphabetic);
                all += 1;
                spoken += if hard { syllables(&plain) } else { 1 };
            }
            quoted = piece.ends_with('“');
        }
    }
    0.39 * all as f64 / sentences as f64 + 11.8 * spoken as f64 / all.max(1) as f64 - 15.59
}

/// The words of names, folded.
fn names() -> HashSet<String> {
    let folded = fields(&NAMES).into_iter().flat_map(|name| words(&name.text));
    folded.map(|word| word.folded).collect()
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

#[test]
fn a_hard_sentence_is_told_from_an_easy_one() {
    let none = HashSet::new();
    assert!(grade(["You may feel sick. Ring your team."], &none) < 3.0);
    assert!(
        grade(
            ["Gastrointestinal manifestations necessitate immediate discontinuation of administration"],
            &none
        ) > 15.0
    );
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
