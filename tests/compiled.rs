//! A book that is put by is the same book again; what is damaged, foreign, stale or out of date is refused, and nothing of a
//! reader is in it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/program.rs"]
mod program;

use cytobrowse::{
    compiled::{self, Refused, Stamp},
    knowledge::{Kind, Knowledge, load},
    page::{self, Order, contents::Shelf},
    search::{Typing, Volume, answer},
    shipped,
};
use std::{env, fs, path::PathBuf, process};

const LAYER: &str = r#"Book(
    format: 1,
    layer: "Our ward",
    sources: [Source(id: "leaflet", publisher: "Us", address: "https://example.org/leaflet", read: "2026-11-23")],
    additions: [
        (to: Medicine("aldesleukin"), other_names: ["zebra drops"], names_from: ["leaflet"], reactions: [
            Reactions(sources: ["leaflet"], in_short: [(seen: Percent(7), effects: "thinning-hair")]),
        ]),
    ],
)"#;

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("cytobrowse-compiled-{}-{name}", process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Every page of a body of knowledge, and the answers to some queries, as text.
fn told(volume: &Volume) -> String {
    let knowledge: &Knowledge = &volume.knowledge;
    let entries = Kind::ALL.into_iter().flat_map(|kind| knowledge.entries(kind));
    let mut told: String = entries
        .map(|entry| page::text::page(knowledge, &page::of(knowledge, entry, Order::default())))
        .collect();
    for query in
        ["hair loss", "nausious and dizy", "39.5 C", "flu-like symptoms", "zebra drops", "can't sleep"]
    {
        let answer = answer(knowledge, volume.lexicon(), query, Typing::Finished);
        told.push_str(&page::text::page(knowledge, &page::answer::page(knowledge, &answer, Shelf::All)));
    }
    told
}

fn assert_same(one: &str, other: &str) {
    let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    assert_eq!(differing, None);
    assert_eq!(one.len(), other.len());
}

#[test]
fn the_shipped_book_reads_the_same_whether_it_was_compiled_or_is_read_from_its_texts() {
    let texts = load::load(&load::shipped().unwrap(), load::SHIPPED).unwrap();
    assert_same(&told(&texts.into()), &told(&shipped::volume().unwrap()));
}

#[test]
fn a_compiled_layer_keeps_its_lines_its_words_and_its_name() {
    let layer = |name: &str, texts| load::LayerTexts { name: name.to_owned(), texts };
    let own = load::accept("ward.ron", LAYER.as_bytes().to_vec()).unwrap();
    let layers = [layer(load::SHIPPED, load::shipped().unwrap()), layer("ward.ron", vec![own])];
    let volume = || Volume::from(load::load_layers(&layers).unwrap());
    let bytes = compiled::write(volume(), shipped::STAMP, &[]).unwrap();
    let (_, read) = compiled::read(bytes.into(), shipped::STAMP).unwrap();
    let told_again = told(&read);
    assert!(told_again.contains("+ Our ward"), "the layer has its name");
    assert_same(&told(&volume()), &told_again);
}

#[test]
fn whatever_byte_is_lost_or_changed_a_compiled_book_is_refused_and_never_half_read() {
    let small = load::accept("small.ron", include_bytes!("small/book.ron").to_vec()).unwrap();
    let volume = Volume::from(load::load(&[small], "small").unwrap());
    let bytes = compiled::write(volume, Stamp(7), &[]).unwrap();
    let read = |bytes: &[u8]| compiled::read(bytes.to_vec().into(), Stamp(7)).map(drop);
    assert_eq!(read(&bytes), Ok(()));
    assert_eq!(compiled::read(bytes.clone().into(), Stamp(8)).map(drop).unwrap_err(), Refused::Stale);
    for at in (0..64).chain((64..bytes.len()).step_by(61)) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x55;
        let refused = read(&changed).unwrap_err();
        let expected = match at {
            0..16 => Refused::Foreign,
            16..20 => Refused::Stale,
            _ => Refused::Damaged,
        };
        assert_eq!(refused, expected, "byte {at}");
        assert!(read(&bytes[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_book_that_somebody_reckoned_a_check_sum_for_makes_nothing_panic() {
    let small = load::accept("small.ron", include_bytes!("small/book.ron").to_vec()).unwrap();
    let volume = Volume::from(load::load(&[small], "small").unwrap());
    let bytes = compiled::write(volume, Stamp(7), &[]).unwrap();
    let mut read = 0;
    for at in (24..bytes.len()).step_by(211) {
        for change in [1, 0x10, 0x80, 0xff] {
            let mut forged = bytes.clone();
            forged[at] ^= change;
            let sum = crc32fast::hash(&forged[24..]);
            forged[20..24].copy_from_slice(&sum.to_le_bytes());
            if let Ok((_, volume)) = compiled::read(forged.into(), Stamp(7)) {
                drop(told(&volume));
                read += 1;
            }
        }
    }
    assert!(read > 0, "none was read, so nothing is proved");
}

#[test]
fn the_command_compiles_layers_and_reads_them_until_one_of_them_changes() {
    let folder = folder("layers");
    let (layer, book) = (folder.join("ward.ron"), folder.join("all.book"));
    fs::write(&layer, LAYER).unwrap();
    let (layer, book) = (layer.to_str().unwrap(), book.to_str().unwrap());
    let made = program::run(["--with", layer, "compile", "-o", book]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let found = program::run(["--knowledge", book, "find", "hair loss"]);
    assert!(found.out.contains("7 in 100") && found.out.contains("+ Our ward"), "{}", found.out);

    let again = program::run(["--with", layer, "compile", "-o", book]);
    assert!(again.code == Some(2) && again.err.contains("--force"), "{}", again.err);
    let over = program::run(["--knowledge", book, "--with", layer, "find", "hair loss"]);
    assert!(over.code == Some(2) && over.err.contains("compile them together"), "{}", over.err);

    fs::write(layer, LAYER.replace("Percent(7)", "Percent(8)")).unwrap();
    let stale = program::run(["--knowledge", book, "find", "hair loss"]);
    assert!(stale.code == Some(2) && stale.err.contains("ward.ron has changed since"), "{}", stale.err);
    fs::remove_file(layer).unwrap();
    let alone = program::run(["--knowledge", book, "find", "hair loss"]);
    assert!(
        alone.code == Some(0) && alone.out.contains("7 in 100"),
        "a compiled book stands alone: {}",
        alone.err
    );

    let mut bytes = fs::read(book).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(book, bytes).unwrap();
    let damaged = program::run(["--knowledge", book, "find", "hair loss"]);
    assert!(damaged.code == Some(2) && damaged.err.contains("KB005"), "{}", damaged.err);
    fs::remove_dir_all(folder).unwrap();
}
