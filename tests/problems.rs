//! Problems as people and programs get to see them.

use cytobrowse::knowledge::{
    diagnostic::{Code, Problem, render},
    load::read_file,
    place::Path,
    source::{LARGEST, LARGEST_MADE, MADE, SourceText},
};
use std::{fs, path::PathBuf};

const BASE: &str = include_str!("bad_knowledge/base.ron");

/// A path for a file of one test, with nothing there.
fn scratch(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_file(&path);
    path
}

fn comma_missing(text: &str) -> Problem {
    let source = SourceText::new("book.ron", text.to_owned());
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    Problem::error(Code::Comma, "a comma is missing").at(&source, end..end).label("here").help("insert `,`")
}

#[test]
fn a_problem_is_shown_as_rustc_shows_one() {
    let shown = "\
error[KB105]: a comma is missing
 --> book.ron:1:10
  |
1 | format: β
  |          ^ here
  |
  = help: insert `,`
";
    assert_eq!(render(&[comma_missing("format: β\ntitle")], false), shown);
    assert_eq!(render(&[comma_missing("format: β\r\ntitle")], false), shown);
    assert!(render(&[comma_missing("format: β")], true).contains("\u{1b}["));
}

#[test]
fn a_problem_is_one_object_in_json() {
    let json = |problem: &Problem| serde_json::to_string(&problem.short()).unwrap();
    assert_eq!(
        json(&comma_missing("format: 1")),
        r#"{"code":"KB105","severity":"error","message":"a comma is missing","file":"book.ron","line":1,"column":10,"end":{"line":1,"column":10},"label":"here","help":"insert `,`","docs":"docs/format.md#kb105"}"#
    );
    assert_eq!(
        json(&Problem::warning(Code::Other, "x")),
        r#"{"code":"KB199","severity":"warning","message":"x","file":null,"line":null,"column":null,"end":null,"label":null,"help":null,"docs":"docs/format.md#kb199"}"#
    );
}

#[test]
fn a_path_is_shown_where_it_leads() {
    let source = SourceText::new("base.ron", BASE.to_owned());
    let root = Path::root();
    let medicines = root.field("medicines");
    let first = medicines.index(0);
    let problem =
        Problem::error(Code::Id, "no such cytokine").at_path(&source, first.field("cytokine").keep());
    assert!(render(&[problem], false).contains("base.ron:22:23\n"));
}

#[test]
fn a_span_outside_the_text_or_inside_a_character_is_shown_nearby() {
    let source = SourceText::new("book.ron", "aβ漢\n🙂".to_owned());
    for start in 0..20 {
        for end in [0, start, start + 1, usize::MAX] {
            let shown = render(&[Problem::error(Code::Other, "x").at(&source, start..end).label("l")], false);
            assert!(shown.contains(" book.ron:"), "{start}..{end}: {shown}");
        }
    }
}

#[test]
fn a_line_as_long_as_the_file_is_cut_around_the_label() {
    for before in [10, 999, 1_001, 1_000_000] {
        let source =
            SourceText::new("long.ron", format!("{}!{}", "β ".repeat(before), "x".repeat(1_000_000)));
        let at = before * 3;
        for end in [at + 1, at + 500_000] {
            let shown = render(&[Problem::error(Code::Other, "x").at(&source, at..end).label("l")], false);
            assert!(shown.len() < 4_000 && shown.contains(&format!(":1:{}\n", before * 2 + 1)), "{shown}");
        }
    }
}

#[test]
fn fifty_problems_are_shown_and_the_rest_counted() {
    let problems = |count| vec![comma_missing("format: 1"); count];
    assert!(!render(&problems(50), false).contains("more problem"));
    assert!(render(&problems(51), false).ends_with("\nand 1 more problem\n"));
    assert!(render(&problems(99), false).ends_with("\nand 49 more problems\n"));
    assert_eq!(render(&[], false), "");
}

#[test]
fn what_is_no_readable_file_is_refused_with_what_to_do() {
    let large = scratch("large.ron");
    fs::File::create(&large).unwrap().set_len(LARGEST + 1).unwrap();
    for (path, reason) in [
        (scratch("missing\u{1b}.ron"), r"missing\u{1b}.ron"),
        (PathBuf::from(env!("CARGO_TARGET_TMPDIR")), "it is a folder"),
        (large.clone(), "larger than 16 MiB"),
    ] {
        let shown = render(&read_file(&path).unwrap_err(), false);
        assert!(
            shown.starts_with("error[KB001]: ") && shown.contains(reason) && shown.contains("help"),
            "{shown}"
        );
        assert!(!shown.contains('\u{1b}'));
    }
    fs::remove_file(large).unwrap();
}

#[test]
fn a_file_that_a_program_made_may_be_larger_than_one_that_a_person_wrote() {
    let (made, more) = (scratch("made.ron"), scratch("more.ron"));
    let book = "(format: 1, title: \"large\")";
    let padding = " ".repeat(usize::try_from(LARGEST).unwrap());
    fs::write(&made, format!("{MADE}\n{book}\n{padding}")).unwrap();
    assert!(read_file(&made).is_ok());
    fs::write(&more, MADE).unwrap();
    fs::File::options().append(true).open(&more).unwrap().set_len(LARGEST_MADE + 1).unwrap();
    let shown = render(&read_file(&more).unwrap_err(), false);
    assert!(shown.contains("larger than 512 MiB"), "{shown}");
    for path in [made, more] {
        fs::remove_file(path).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_refused_without_waiting_for_it() {
    let (pipe, circle) = (scratch("pipe.ron"), scratch("circle.ron"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink(&circle, &circle).unwrap();
    for path in [&pipe, &circle, &PathBuf::from("/dev/zero")] {
        assert_eq!(read_file(path).unwrap_err()[0].code(), Code::Unreadable);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_while_it_is_read_is_refused_with_the_reason() {
    // A regular file to the system, whose first byte cannot be read.
    let problems = read_file(std::path::Path::new("/proc/self/mem")).unwrap_err();
    let shown = render(&problems, false);
    assert!(shown.starts_with("error[KB001]") && shown.contains("check the path and the disk"), "{shown}");
}

#[test]
fn a_file_is_read_without_its_byte_order_mark() {
    let path = scratch("marked.ron");
    fs::write(&path, "\u{feff}Book(format: 1)").unwrap();
    assert_eq!(read_file(&path).unwrap().text(), "Book(format: 1)");
}
