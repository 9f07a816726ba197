//! Layers over a book: whatever comes from one says so, what does not stays word for word what it was, and what a reader
//! keeps for themselves stands beside it.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use cytobrowse::{
    knowledge::{
        Entry, Kind, Knowledge,
        load::{self, LayerTexts, accept},
    },
    page::{
        self, Block, Line, Link, Order, Overview, Page,
        contents::{self, Shelf},
        source,
    },
    search::{Answer, Lexicon, Typing, answer},
};
use reader::Reader;
use std::{collections::HashSet, fs, path::Path};

/// What the layer of the tests calls itself.
const HOSPITAL: &str = "St Mary's oncology";
/// What every text of it says.
const ITS_WORD: &str = "zebra";

fn texts(name: &str, text: &str) -> LayerTexts {
    let text = accept(name, text.as_bytes().to_vec()).unwrap();
    LayerTexts { name: name.to_owned(), texts: vec![text] }
}

fn shipped() -> LayerTexts {
    LayerTexts { name: load::SHIPPED.to_owned(), texts: load::shipped().unwrap() }
}

/// The shipped book with a hospital's layer over it.
fn hospital() -> Knowledge {
    let layer = texts("hospital.ron", include_str!("layers/hospital.ron"));
    load::load_layers(&[shipped(), layer]).unwrap()
}

/// A small book with what a reader keeps for themselves over it.
fn personal() -> Knowledge {
    let book = texts("figures.ron", include_str!("small/figures.ron"));
    load::load_layers(&[book, texts("personal.ron", include_str!("layers/personal.ron"))]).unwrap()
}

fn ask(knowledge: &Knowledge, query: &str) -> Answer {
    answer(knowledge, &Lexicon::new(knowledge), query, Typing::Finished)
}

fn entries(knowledge: &Knowledge) -> Vec<Entry> {
    Kind::ALL.into_iter().flat_map(|kind| knowledge.entries(kind)).collect()
}

/// Every page there is of entries, in both orders, and the sources of each of its lines.
fn pages(knowledge: &Knowledge) -> Vec<Page> {
    let orders = [Order::Frequency, Order::System];
    let of = |entry| orders.map(|order| page::of(knowledge, entry, order));
    let pages: Vec<Page> = entries(knowledge).into_iter().flat_map(of).collect();
    let lines = pages.iter().flat_map(|page| page.blocks.iter().filter_map(Block::line));
    let parts = lines.clone().filter_map(|line| match line.link {
        Some(Link::System(subject, system)) => Some(page::profile::page(knowledge, subject, system)),
        _ => None,
    });
    let sources = lines.filter(|line| !line.cited.is_empty()).map(|line| source::page_of(knowledge, line));
    let more: Vec<Page> = parts.chain(sources).collect();
    pages.into_iter().chain(more).collect()
}

/// Every list there is, some answers, and the views of the whole book.
fn lists(knowledge: &Knowledge) -> Vec<Page> {
    let answers =
        ["chills, zebra stripes", "dry eyes", "aldesleukin, hiccups", "il-2, chest pain", "melanoma", "fda"];
    let answers = answers.map(|query| ask(knowledge, query));
    let whole = answers.iter().map(|answer| page::answer::whole(knowledge, answer));
    let shelves = Shelf::ALL.into_iter().map(|shelf| contents::page(knowledge, shelf));
    let overviews = [Overview::Timeline, Overview::Tree].map(|overview| page::overview(knowledge, overview));
    let answered = answers.iter().map(|answer| page::answer::page(knowledge, answer, Shelf::All));
    let all = shelves.chain(overviews).chain(answered).chain([page::welcome::page(knowledge)]);
    // The title of an answer is what the reader typed.
    all.chain(whole).map(|page| Page { title: String::new(), ..page }).collect()
}

/// All that a line says.
fn said(line: &Line) -> String {
    let notes = line.notes.iter().flatten().map(|span| span.text.as_str());
    let figure = line.figure.iter().map(|figure| figure.text.as_str());
    [&*line.words()].into_iter().chain(figure).chain(notes).collect::<Vec<_>>().join(" | ")
}

#[test]
fn whatever_a_layer_says_carries_its_name() {
    let knowledge = hospital();
    let mut seen = 0;
    for page in pages(&knowledge).iter().chain(&lists(&knowledge)) {
        let mut layered = page.subtitle.contains(HOSPITAL);
        if page.title.to_lowercase().contains(ITS_WORD) {
            let system = page
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Heading(text) if text.starts_with("All that")));
            assert!(layered || system, "{} · {}", page.title, page.subtitle);
            layered = true;
        }
        for line in page.blocks.iter().filter_map(Block::line) {
            let said = said(line);
            let is_its = |text: &str| text.to_lowercase().contains(ITS_WORD);
            // What was understood has no room for more than a mark.
            let in_short = said.split(" · ").all(|part| !is_its(part) || part.ends_with(" +"));
            if is_its(&said) {
                assert!(layered || in_short || said.contains(HOSPITAL), "{}: {said}", page.title);
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen} lines of the layer were looked at");
}

#[test]
fn what_is_not_marked_the_shipped_book_says_word_for_word() {
    let (with, without) = (hospital(), reader::shipped());
    let names: HashSet<_> = without.medicines.iter().map(|(at, _)| without.full_name(at)).collect();
    let mut compared = 0;
    for entry in entries(&without) {
        let id = without.id(entry);
        let same = with.find(entry.kind(), id).unwrap();
        if with.layer_of(same) != with.layer_of(with.find(Kind::Medicine, "aldesleukin").unwrap()) {
            assert_eq!(id, "dry-eyes", "nothing else is replaced");
            continue;
        }
        for order in [Order::Frequency, Order::System] {
            let before = page::of(&without, entry, order);
            let lines: HashSet<String> = before.blocks.iter().filter_map(Block::line).map(said).collect();
            let after = page::of(&with, same, order);
            assert_eq!((&before.title, &before.subtitle), (&after.title, &after.subtitle));
            for line in after.blocks.iter().filter_map(Block::line).map(said) {
                // The letter of a study follows from how many there are.
                let is_lettered = order == Order::System && line.contains(" (");
                // Whoever a layer lets list it stands no more among those that do not.
                let are_names = line.split("; ").all(|name| names.contains(name));
                if !line.contains(HOSPITAL) && !is_lettered && !are_names {
                    assert!(lines.contains(&line), "{id}: {line}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 5_000, "{compared} lines were compared");
}

#[test]
fn a_mark_stands_behind_the_medicine_where_only_that_is_a_layers() {
    let knowledge = hospital();
    // Zebrakin inherits what the shipped book says of its family.
    let lines = |effect: &str| -> Vec<String> {
        let page = page::of(&knowledge, knowledge.find(Kind::SideEffect, effect).unwrap(), Order::default());
        let lines = page.blocks.iter().filter_map(Block::line).map(Line::words);
        lines.filter(|line| line.starts_with("Zebrakin")).collect()
    };
    assert_eq!(
        lines("abnormal-heartbeat"),
        ["Zebrakin (Zebra brand) + St Mary's oncology ! serious, the source says"]
    );
    assert_eq!(
        lines("chills")[0],
        "Zebrakin (Zebra brand) + St Mary's oncology",
        "the claim is a layer's as well"
    );
    let text = page::text::page(&knowledge, &page::answer::whole(&knowledge, &ask(&knowledge, "tiredness")));
    assert!(text.contains("Zebrakin (Zebra brand) + St Mary's oncology: 1 of 1"), "{text}");
    let both = ["zebrakin", "aldesleukin"].map(|id| knowledge.find(Kind::Medicine, id).unwrap());
    let both: Vec<_> = both.into_iter().filter_map(page::compare::subject).collect();
    let comparison = page::compare::Comparison::new(&knowledge, &both);
    let text = page::text::page(&knowledge, &page::compare::said::page(&knowledge, &comparison));
    assert!(text.contains("Zebrakin (Zebra brand) + St Mary's oncology: not listed here\n"), "{text}");
    assert!(!text.contains("not listed here + St"), "{text}");
}

#[test]
fn whose_the_medicines_are_that_do_not_list_it_is_said_once() {
    let knowledge = hospital();
    let entry = knowledge.find(Kind::SideEffect, "zebra-stripes").unwrap();
    let page = page::of(&knowledge, entry, Order::default());
    let marks = |line: &Line| line.words().matches("+ the shipped book").count();
    let most = page.blocks.iter().filter_map(Block::line).map(marks).max();
    assert_eq!(most, Some(1));
}

#[test]
fn what_was_understood_by_a_word_of_a_layer_says_so() {
    let knowledge = hospital();
    let said = |query: &str| -> String {
        let asked = ask(&knowledge, query);
        page::answer::understood(&knowledge, &asked.reading).iter().map(|span| span.text.as_str()).collect()
    };
    assert_eq!(said("zebra castanets"), "Chills (by a word + St Mary's oncology)");
    assert_eq!(said("zebraleukin"), "Aldesleukin (by a word + St Mary's oncology)");
    assert_eq!(said("shivering"), "Chills", "a word of the book has no mark");
    assert_eq!(said("zebra lines"), "Zebra stripes +", "nor has one of an entry that is the layer's own");
    let layers = |query: &str| {
        let asked = ask(&knowledge, query);
        let json = page::json::pretty(&page::json::answer::Answer::new(&knowledge, &asked));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let part = &json["understood"][0];
        (part["layer"].as_str().unwrap().to_owned(), part["words_layer"].as_str().unwrap().to_owned())
    };
    assert_eq!(layers("zebra castanets"), ("shipped".to_owned(), HOSPITAL.to_owned()));
    assert_eq!(layers("shivering"), ("shipped".to_owned(), "shipped".to_owned()));
}

#[test]
fn the_ground_keeps_its_title_and_its_day() {
    let (with, without) = (hospital(), reader::shipped());
    assert_eq!((&with.title, with.gathered), (&without.title, without.gathered));
    assert_eq!(with.full_title(), format!("{} + {HOSPITAL}", without.title));
    let mut reader = Reader::with(with, 120, 40);
    assert!(reader.rows()[0].contains(HOSPITAL), "{}", reader.rows()[0]);
    reader.resize(30, 8);
    assert!(reader.screen().contains('❯'), "{}", reader.screen());
}

#[test]
fn a_side_effect_that_a_layer_lists_is_unlisted_no_more() {
    let unlisted = |knowledge: &Knowledge| {
        knowledge.side_effects.find("hiccups").map(|at| knowledge.side_effects[at].unlisted)
    };
    assert_eq!((unlisted(&reader::shipped()), unlisted(&hospital())), (Some(true), Some(false)));
}

#[test]
fn the_words_of_a_layer_are_understood() {
    let knowledge = hospital();
    for (query, id) in
        [("zebra castanets", "chills"), ("zebra sand", "dry-eyes"), ("zebra lines", "zebra-stripes")]
    {
        let effects = ask(&knowledge, query).effects();
        let ids: Vec<&str> = effects.iter().map(|&at| knowledge.side_effects[at].id.as_str()).collect();
        assert_eq!(ids, [id], "{query}");
    }
    assert_eq!(ask(&knowledge, "zebra wobbles").effects().len(), 2, "unsure words ask");
    let marked = page::answer::urgent(&knowledge, &ask(&knowledge, "zebra stripes"));
    assert!(marked[0].words().starts_with("! Zebra stripes + St Mary's oncology: can be an emergency"));
}

#[test]
fn the_readers_medicines_come_first_and_say_what_is_not_listed() {
    let knowledge = personal();
    let headings = |page: &Page| -> Vec<String> {
        let heading = |block: &Block| match block {
            Block::Heading(text) => Some(text.clone()),
            _ => None,
        };
        page.blocks.iter().filter_map(heading).collect()
    };
    let first = |page: &Page| page.blocks.iter().find_map(Block::line).map(Line::words);
    let second = Some("Secondferon".to_owned());
    for shelf in [Shelf::All, Shelf::Medicines] {
        let page = contents::page(&knowledge, shelf);
        assert_eq!((headings(&page)[0].as_str(), first(&page)), ("Your medicines", second.clone()));
        let named = page.blocks.iter().filter_map(Block::line).filter(|line| line.words() == "Secondferon");
        assert_eq!(named.count(), 1, "and are not repeated");
    }
    for query in ["chills", "low blood pressure", "rash", "fainting, fever"] {
        let asked = ask(&knowledge, query);
        let page = page::answer::page(&knowledge, &asked, Shelf::All);
        assert_eq!(
            (headings(&page)[0].as_str(), first(&page)),
            ("Your medicines", second.clone()),
            "{query}"
        );
        let findings = asked.complaints.len();
        assert_eq!(asked.medicines[0].findings.len(), findings, "a finding for each complaint: {query}");
    }
    let named = ask(&knowledge, "primo chills");
    assert!(named.medicines.iter().all(|hit| !hit.is_own), "a question about another medicine stays that");
    let family = ask(&knowledge, "il-2");
    assert!(family.medicines.iter().all(|hit| !hit.is_own), "so does one about a family");
}

#[test]
fn the_others_answer_as_if_the_reader_had_kept_nothing() {
    let (with, without) = (personal(), reader::figures());
    for query in ["chills", "low blood pressure, rash", "primo", "fainting", "zzz", "melanoma", "fever"] {
        let (a, b) = (ask(&with, query), ask(&without, query));
        assert_eq!(a.urgent.len(), b.urgent.len(), "{query}");
        let urgent = |knowledge: &Knowledge, answer: &Answer| -> Vec<String> {
            page::answer::urgent(knowledge, answer).iter().map(said).collect()
        };
        assert_eq!(urgent(&with, &a), urgent(&without, &b), "{query}");
        let others = |knowledge: &Knowledge, answer: &Answer| -> Vec<String> {
            let others = answer.medicines.iter().map(|hit| knowledge.medicines[hit.medicine].id.to_string());
            others.filter(|id| id != "second").collect()
        };
        assert_eq!(others(&with, &a), others(&without, &b), "{query}");
    }
    for entry in entries(&without) {
        let same = with.find(entry.kind(), without.id(entry)).unwrap();
        let notes = with.own.notes(same).count();
        let blocks = page::of(&with, same, Order::default()).blocks;
        let known = if notes == 0 { &blocks[..] } else { &blocks[notes + 1..] };
        assert_eq!(known, page::of(&without, entry, Order::default()).blocks, "{}", without.id(entry));
    }
}

#[test]
fn notes_stand_first_on_the_page_of_their_entry() {
    let mut reader = Reader::with(personal(), 80, 24);
    for keys in ["second<Enter>", "<Esc><Esc>chills, second<Enter>"] {
        reader.keys(keys);
        let page = &reader.page().page;
        assert_eq!(page.blocks[0], Block::Heading("Your notes".to_owned()), "{keys}");
        assert_eq!(page.line(1).unwrap().words(), "Next on Monday at nine.");
    }
}

#[test]
fn whom_to_ring_stands_below_what_may_not_wait_and_in_the_help_and_at_the_start() {
    for (width, height) in [(30, 8), (80, 24), (120, 40), (200, 60)] {
        let mut reader = Reader::with(personal(), width, height);
        reader.keys("fainting");
        let screen = reader.screen();
        let (alarm, own) = (screen.find("\n ! "), screen.find("Your own note: 01234"));
        assert!(alarm.is_some() && alarm < own, "{screen}");
        reader.keys("<Esc>rash");
        assert!(!reader.screen().contains("Your own note"), "where nothing is urgent it is not in the way");
        reader.keys("<Esc><F1>");
        assert!(reader.screen().contains("Your own notes"), "{}", reader.screen());
    }
    let welcome = page::welcome::page(&personal());
    assert_eq!(welcome.line(1).unwrap().words(), "Your own note, helpline: 01234 567 890, day and night");
    let whole = page::answer::whole(&personal(), &ask(&personal(), "fainting"));
    assert!(whole.blocks.iter().filter_map(Block::line).any(|line| line.words().contains("01234 567 890")));
}

#[test]
fn a_layer_is_drawn_at_every_size() {
    for knowledge in [hospital, personal] {
        for keys in ["", "chills, low blood pressure", "aldesleukin<Enter>", "second<Enter>", "<F1>"] {
            let mut reader = Reader::with(knowledge(), 80, 24);
            reader.keys(keys);
            for (width, height) in [(0, 0), (1, 1), (29, 7), (30, 8), (37, 9), (47, 12), (81, 15), (300, 100)]
            {
                reader.resize(width, height);
            }
        }
    }
}

#[test]
fn layers_are_drawn_so() {
    type View = (&'static str, fn() -> Knowledge, &'static str);
    let views: [View; 5] = [
        ("start_of_a_reader", personal, ""),
        ("answer_to_a_reader", personal, "chills, fainting"),
        ("note_of_a_reader", personal, "second<Enter>"),
        ("help_of_a_reader", personal, "<F1>"),
        ("medicine_with_a_layer", hospital, "zebra stripes, chills<Enter>"),
    ];
    for (name, knowledge, keys) in views {
        for (width, height) in [(40, 12), (80, 24), (120, 40)] {
            let mut reader = Reader::with(knowledge(), width, height);
            reader.keys(keys);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), reader.screen());
        }
    }
}

#[test]
fn the_layers_in_the_readme_load() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let section = readme.split("\n## Your own knowledge\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let blocks: Vec<&str> =
        section.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(blocks.len(), 2, "a layer and a personal file");
    let layers = blocks.iter().zip(["layer.ron", "personal.ron"]).map(|(text, name)| texts(name, text));
    let knowledge = load::load_layers(&[shipped()].into_iter().chain(layers).collect::<Vec<_>>()).unwrap();
    assert_eq!(knowledge.layers_above().collect::<Vec<_>>(), ["St Mary's oncology", "personal.ron"]);
    assert!(!knowledge.own.medicines.is_empty() && !knowledge.own.contacts.is_empty());
}
