//! What writers of knowledge files use: a file to begin with, advice, and what has changed.

#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/book.rs"]
mod book;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/program.rs"]
mod program;
#[path = "support/shape.rs"]
mod shape;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/stored.rs"]
mod stored;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/vocabulary.rs"]
mod vocabulary;

use book::{edited, places};
use cytobrowse::knowledge::{
    check::advise,
    date::Date,
    diagnostic::{Code, Problem, Severity},
    load::{self, accept, inspect},
};
use program::{Ran, end, program, run, start};
use shape::shape;
use std::{
    fs,
    path::{Path, PathBuf},
};
use vocabulary::{is_of_layers, vocabulary};

const STARTER: &str = include_str!("../assets/starter.ron");

/// The day of the shipped book and of the starter.
const TODAY: &str = "2026-11-23";

/// A file of one test.
fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("authoring").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

/// A path as an argument.
fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What could be better in a text, as of a day.
fn advice(text: &str, today: &str) -> Vec<Problem> {
    let (files, problems) = inspect(&[accept("book.ron", text.as_bytes().to_vec()).unwrap()]);
    assert!(problems.is_empty(), "{problems:?}");
    advise(&files, today.parse().unwrap())
}

#[test]
fn the_file_to_begin_with_checks_clean() {
    let ran = run(["new"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let checked = run(["check", "--warn", "--deny-warnings", arg(&file("new.ron", &ran.out))]);
    assert_eq!(checked, Ran { code: Some(0), out: "No problems found.\n".to_owned(), err: String::new() });
    assert!(ran.out.is_ascii(), "any editor shows it, and --ascii changes nothing");
}

#[test]
fn the_file_to_begin_with_has_every_section_and_names_every_field() {
    let code: String =
        STARTER.lines().map(|line| line.split(" //").next().unwrap().to_owned() + "\n").collect();
    for one in vocabulary() {
        for field in one.fields.iter().filter(|field| !is_of_layers(&one, field)) {
            assert!(code.contains(&format!("{}: ", field.name)), "{}.{}", one.name, field.name);
        }
    }
    for figure in ["Percent(", "Range(", "UpTo(", "Word(", "(effect: \"fever\"),"] {
        assert!(code.contains(figure), "{figure}");
    }
}

#[test]
fn the_file_to_begin_with_is_dated_today() {
    let clock = || {
        let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap();
        Date::after_1970(since.as_secs() / 86_400).iso()
    };
    // It may be midnight.
    let days = [clock(), clock()];
    let ran = run(["new"]);
    let dated = |day: &String| ran.out.matches(&format!("\"{day}\"")).count() == 3;
    assert!(days.iter().any(dated) || dated(&clock()), "{}", ran.out);
}

#[test]
fn a_name_becomes_the_title_whatever_stands_in_it() {
    for (words, title) in [
        (&["My", "ward"][..], "My ward"),
        (&["  My   ward "], "My ward"),
        (&[r#"The "blue" ward \ 2"#], r#"The "blue" ward \ 2"#),
        (&["größer"], "größer"),
        (&[" "], "My medicines"),
    ] {
        let ran = end(start(&mut program(["new"].iter().chain(words))));
        let book = load::parse(&accept("new.ron", ran.out.clone().into_bytes()).unwrap()).unwrap();
        assert_eq!((ran.code, book.title.unwrap().as_str()), (Some(0), title));
    }
    let refused = run(["new", "a\u{1b}[2Jb"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(refused.err.contains("U+001B") && !refused.err.contains('\u{1b}'), "{refused:?}");
}

/// A sentence that nobody should have to read.
const HARD: &str = "Gastrointestinal manifestations necessitate immediate discontinuation of administration, and occasionally hospitalisation under continuous cardiovascular supervision.";

/// The advice on the starter after an edit, as of a day, told as codes and places.
fn advised(from: &str, to: &str, today: &str) -> String {
    let found = advice(&edited(STARTER, from, to), today);
    for problem in &found {
        let json = serde_json::to_value(problem.short()).unwrap();
        assert!(problem.severity() == Severity::Warning && json["help"].is_string(), "{json}");
    }
    places(&found)
}

#[test]
fn what_was_read_more_than_two_years_ago_is_told_at_its_place() {
    const GATHERED: &str = r#"gathered: "2026-11-23","#;
    for (proof, to, today, expected) in [
        ("nothing is old", GATHERED, TODAY, ""),
        ("two years are not more than two years", GATHERED, "2028-11-23", ""),
        ("a day more is", GATHERED, "2028-11-24", "KW402@10:15 KW403@24:19 KW403@31:19"),
        ("a year alone may be late in it", r#"gathered: "2024","#, TODAY, ""),
        ("a year before that is not", r#"gathered: "2023","#, TODAY, "KW402@10:15"),
        ("no day at all is not old", "", TODAY, ""),
    ] {
        assert_eq!(advised(GATHERED, to, today), expected, "{proof}");
    }
}

#[test]
fn a_sentence_that_is_hard_to_read_is_told_at_its_place() {
    for (proof, from, to, expected) in [
        ("a meaning", "You shake and feel cold.", HARD, "KW401@167:22"),
        ("advice", "Call an ambulance if you faint.", HARD, "KW401@206:21"),
        ("a statement", "It is an example. All in it is invented.", HARD, "KW401@244:24"),
        ("a correction", "The leaflet says that it is rare now.", HARD, "KW401@136:39"),
        ("what is quoted is another's", "You shake and feel cold.", &format!("Some say “{HARD}”"), ""),
        ("a name is called what it is", "name: \"Chills\"", &format!("name: \"{HARD}\""), ""),
        ("few words are not measured", "You shake and feel cold.", "Gastrointestinal manifestations.", ""),
    ] {
        assert_eq!(advised(from, to, TODAY), expected, "{proof}");
    }
}

#[test]
fn the_newest_day_of_several_files_counts() {
    let files = |days: [&str; 2]| {
        let texts = days.map(|day| format!(r#"Book(format: 1, gathered: "{day}")"#).into_bytes());
        let texts = texts.map(|text| accept("book.ron", text).unwrap());
        places(&advise(&inspect(&texts).0, TODAY.parse().unwrap()))
    };
    assert_eq!(files(["2001", "2026"]), "");
    assert_eq!(files(["2001", "2002"]), "KW402@1:27");
}

#[test]
fn the_shipped_book_could_be_easier_to_read_and_nothing_else() {
    let (files, problems) = inspect(&load::shipped().unwrap());
    assert!(problems.is_empty());
    let found = advise(&files, TODAY.parse().unwrap());
    let (hard, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|problem| problem.code() == Code::HardToRead);
    assert!(hard.len() <= 20, "{} sentences are hard to read", hard.len());
    // What the words mean was not read in the leaflet of Pegasys itself, but in those of other medicines.
    let is_known = |problem: &Problem| {
        let (source, span) = problem.place().unwrap();
        let before = &source.text()[..span.start];
        problem.code() == Code::BorrowedWord
            && before[before.rfind("sources: [").unwrap()..].contains("ema-l-pegasys")
    };
    assert!(others.len() == 5 && others.iter().all(is_known), "{}", places(&others));
}

#[test]
fn advice_is_given_on_request_and_counts_where_warnings_are_denied() {
    let old = file("old.ron", &edited(STARTER, r#"gathered: "2026-11-23""#, r#"gathered: "2001""#));
    let unused = r#"[Source(id: "x", address: "https://a.b"),"#;
    let unused = file(
        "unused.ron",
        &edited(STARTER, "sources: [\n        Source(", &format!("sources: {unused} Source(")),
    );
    let wrong = file("wrong.ron", &edited(STARTER, "Percent(52)", "Percent(101)"));
    for (proof, path, options, code, said) in [
        ("not asked for", &old, &[][..], 0, "No problems found."),
        ("asked for", &old, &["--warn"], 0, "warning[KW402]"),
        ("denied and not asked for", &old, &["--deny-warnings"], 0, "No problems found."),
        ("denied", &old, &["--warn", "--deny-warnings"], 1, "warning[KW402]"),
        ("a warning of every run", &unused, &[], 0, "warning[KB309]"),
        ("the same denied", &unused, &["--deny-warnings"], 1, "warning[KB309]"),
        ("on another day", &old, &["--warn", "--today", "2002"], 0, "No problems found."),
        ("what is wrong comes first", &wrong, &["--warn"], 1, "error[KB306]"),
    ] {
        let args = ["check", arg(path)].into_iter().chain(options.iter().copied());
        let ran = end(start(&mut program(args)));
        assert!(ran.code == Some(code) && ran.out.contains(said), "{proof}: {ran:?}");
    }
    let misuse = run(["check", "--today", "tomorrow"]);
    assert!(misuse.code == Some(2) && misuse.err.contains("is no date"), "{misuse:?}");
    let json = run(["check", "--json", "--warn", arg(&old)]);
    assert_eq!(
        shape(&json.out),
        "[{code,severity,message,file,line,column,end:{line,column},label,help,docs}]"
    );
    assert!(json.out.contains(r#""docs": "docs/format.md#kw402""#), "{}", json.out);
}

#[test]
fn what_has_changed_is_told_entry_by_entry() {
    let old = file("diff/old.ron", STARTER);
    let text = edited(STARTER, "Percent(52)", "Percent(54)");
    let text = edited(&text, "seen: UpTo(60)", "seen: UpTo(61)");
    let text = edited(&text, "urgency: TellTeam", "urgency: Now");
    let new = file("diff/new.ron", &edited(&text, r#"id: "side-effect""#, r#"id: "effect""#));
    let ran = run(["diff", arg(&old), arg(&new)]);
    let expected = "\
Exampleleukin: Chills: 52 in 100 → 54 in 100 (Examplin in 120 people (a copy), table 2)
Exampleleukin: Feeling sick: up to 60 in 100 → up to 61 in 100 (Examplin in 120 people (a copy), table 2)

Feeling sick: urgency: tell your team → ring your cancer team now, day or night

New term: Side effect
No longer here: Side effect (term)
";
    assert_eq!(ran, Ran { code: Some(1), out: expected.to_owned(), err: String::new() });
    let json = run(["diff", "--json", arg(&old), arg(&new)]);
    assert_eq!(
        (json.code, &*shape(&json.out)),
        (Some(1), "[{kind,id,name,change,field,old:[],new:[],text}]")
    );
    let same = run(["diff", arg(&old), arg(&old)]);
    assert_eq!((same.code, same.out.as_str()), (Some(0), "No changes.\n"));
    assert_eq!(run(["diff", "--json", arg(&old), arg(&old)]).out, "[]\n");
}

#[test]
fn a_file_a_folder_and_the_shipped_book_can_be_compared() {
    let assets = stored::path("assets/knowledge");
    let (title, ran) = (stored::path("assets/knowledge.ron"), run(["diff", "shipped", arg(&assets)]));
    // All but the one file that stands beside the folder.
    assert!(ran.code == Some(1) && ran.out.starts_with("The book: title: “"), "{ran:?}");
    assert!(!ran.out.contains("medicine)") && ran.out.contains("(frequency word)"), "{ran:?}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("authoring/whole");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(title, folder.join("knowledge.ron")).unwrap();
    let ran = run(["diff", "shipped", arg(&folder)]);
    assert!(ran.code == Some(1) && ran.out.contains("No longer here: Aldesleukin (medicine)\n"), "{ran:?}");
    let ran = run(["diff", "shipped", "shipped"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "No changes.\n"));
}

#[test]
fn what_cannot_be_read_cannot_be_compared() {
    let (good, bad) = (file("bad/good.txt", STARTER), file("bad/broken/a.ron", "Book(format: 1"));
    let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("authoring/empty");
    fs::create_dir_all(&empty).unwrap();
    for (proof, path, said) in [
        ("a broken file", &bad, "error[KB101]"),
        ("a folder with a broken file", &bad.parent().unwrap().to_owned(), "error[KB101]"),
        ("a folder above it", &good.parent().unwrap().to_owned(), "error[KB101]"),
        ("an empty folder", &empty, "there is no knowledge file in"),
        ("nothing", &empty.join("missing.ron"), "error[KB001]"),
    ] {
        for args in [["diff", arg(&good), arg(path)], ["diff", arg(path), arg(&good)]] {
            let ran = run(args);
            assert!(ran.code == Some(2) && ran.out.is_empty() && ran.err.contains(said), "{proof}: {ran:?}");
        }
    }
    assert_eq!(run(["diff", arg(&good)]).code, Some(2), "two are needed");
}

#[cfg(unix)]
#[test]
fn a_circle_of_folders_is_walked_once() {
    let book = file("circle/a.ron", STARTER);
    let _ = std::os::unix::fs::symlink(".", book.with_file_name("round"));
    let ran = run(["diff", arg(&book), arg(book.parent().unwrap())]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "No changes.\n"));
}

#[test]
fn a_layer_and_a_personal_file_to_begin_with_are_sound_over_the_shipped_book() {
    for (option, marks) in [("--layer", "My ward"), ("--personal", "Nurse Joy")] {
        let printed = run(["new", option]);
        assert!(printed.code == Some(0) && printed.out.contains(marks), "{printed:?}");
        let path = std::env::temp_dir().join(format!("cytobrowse-new{option}-{}.ron", std::process::id()));
        std::fs::write(&path, &printed.out).unwrap();
        let checked = run(["check", path.to_str().unwrap()]);
        assert_eq!((checked.code, checked.out.as_str()), (Some(0), "No problems found.\n"), "{option}");
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn whoever_names_an_entry_by_its_name_is_told_its_id() {
    let path = std::env::temp_dir().join(format!("cytobrowse-names-{}.ron", std::process::id()));
    let layer = |additions: &str| format!("(format: 1, layer: \"Ward\", additions: [{additions}])");
    for (additions, told) in [
        ("(to: Medicine(\"proleukin\"), words: [])", "`Proleukin` is `aldesleukin`"),
        ("(to: SideEffect(\"feeling-sick\"), words: [])", "is `nausea`"),
        ("(to: Cytokine(\"interleukin-2\"), statements: [])", "`Interleukin-2` is `il-2`"),
    ] {
        std::fs::write(&path, layer(additions)).unwrap();
        let checked = run(["check", path.to_str().unwrap()]);
        assert!(checked.code == Some(1) && checked.out.contains(told), "{told}: {}", checked.out);
    }
    std::fs::remove_file(path).unwrap();
}
