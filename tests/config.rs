//! What a reader sets for themselves: what counts for more, what is told of mistakes, and that the browser comes up all the
//! same.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/program.rs"]
mod program;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/stored.rs"]
mod stored;

use cytobrowse::{
    app::{Focus, Request},
    config::{self, Config, Glyphs},
    keymap::{ACTIONS, contexts_of},
    knowledge::{diagnostic, load},
    page::contents::Shelf,
};
use program::{Ran, end, program, start};
use reader::Reader;
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Settings that are read from a text.
fn parse(text: &str) -> Result<Config, String> {
    let source = load::accept("config.ron", text.as_bytes().to_vec()).unwrap();
    config::parse(&source, Path::new("/mine")).map_err(|problems| diagnostic::render(&problems, false))
}

/// A folder for configuration with a file in it.
fn folder(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config").join(name);
    fs::create_dir_all(folder.join("cytobrowse")).unwrap();
    fs::write(folder.join("cytobrowse/config.ron"), text).unwrap();
    folder
}

/// Runs the program with a folder for configuration.
fn run(folder: &Path, args: &[&str]) -> Ran {
    end(start(program(args).env("XDG_CONFIG_HOME", folder)))
}

/// The browser with keys that are set.
fn reader(keys: &str) -> Reader {
    let config =
        parse(&format!("Config(format: 1, keys: [{keys}])")).unwrap_or_else(|problems| panic!("{problems}"));
    let mut reader = Reader::at(120, 60);
    reader.keymap(config.keys);
    reader
}

#[test]
fn every_setting_is_taken_with_the_line_that_sets_it() {
    let config = parse(
        "Config(\n  format: 1,\n  theme: \"paper\",\n  glyphs: \"ascii\",\n  list: \"side-effects\",\n  personal: \"own.ron\",\n)",
    )
    .unwrap();
    let (theme, glyphs) = (config.theme.unwrap(), config.glyphs.unwrap());
    assert_eq!((theme.value.name, theme.at.as_str()), ("paper", "config.ron:3"));
    assert_eq!((glyphs.value, glyphs.at.as_str()), (Glyphs::Ascii, "config.ron:4"));
    assert_eq!(config.list.unwrap().value, Shelf::SideEffects);
    assert_eq!(config.personal.unwrap().value, Path::new("/mine/own.ron"));
}

#[test]
fn the_settings_to_begin_with_are_sound_and_change_only_what_they_say() {
    let ran = run(Path::new("/nowhere"), &["new", "--config"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let config = parse(&ran.out).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!((config.theme.unwrap().value.name, config.list.unwrap().value), ("terminal", Shelf::All));
    assert_eq!(config.glyphs.unwrap().value, Glyphs::Unicode);
}

#[test]
fn an_added_key_does_the_same_as_the_one_that_was_there() {
    let mut reader = reader(r#"(press: ["c", "F5"], action: "copy")"#);
    reader.keys("chills<Enter>cy");
    assert_eq!(reader.requests.len(), 2);
    assert_eq!(reader.requests[0], reader.requests[1]);
    reader.keys("<Esc>c");
    assert_eq!(reader.state.query.text(), "chillsc", "where text is typed a letter is text");
    assert_eq!(reader.requests.len(), 2);
}

#[test]
fn a_replaced_key_does_nothing_any_more_and_footer_and_help_show_the_new_one() {
    let mut reader = reader(r#"(press: ["x"], action: "leave", where: ["page"], replaces: true)"#);
    reader.keys("chills<Enter>q");
    assert!(reader.requests.is_empty());
    let help = reader.keys("?").screen();
    assert!(help.contains(" x                  leave"), "{help}");
    reader.keys("?x");
    assert_eq!(reader.requests, [Request::Quit]);
}

#[test]
fn keys_that_are_freed_can_do_something_else() {
    let mut reader = reader(
        r#"(press: ["F9"], action: "copy", where: ["page"], replaces: true), (press: ["y"], action: "back", where: ["page"])"#,
    );
    reader.keys("chills<Enter>y");
    assert_eq!((reader.state.focus, reader.requests.len()), (Focus::List, 0));
}

#[test]
fn whatever_is_set_ctrl_c_leaves() {
    for name in ["list", "page", "comparison", "help", "question"] {
        let keys = format!(r#"(press: ["F9"], action: "leave", where: ["{name}"], replaces: true)"#);
        let mut reader = reader(&keys);
        reader.keys("chills<Enter>");
        reader.keys(match name {
            "list" => "<Esc>",
            "comparison" => "m",
            "help" => "?",
            "question" => "p",
            _ => "",
        });
        reader.keys("<C-c>");
        assert_eq!(reader.requests, [Request::Quit], "{name}");
    }
    let problems = parse(r#"Config(format: 1, keys: [(press: ["Ctrl-c"], action: "mark")])"#).unwrap_err();
    assert!(problems.contains("`Ctrl-c` always leaves"), "{problems}");
}

#[test]
fn everything_that_is_wrong_is_told_at_its_place_with_what_may_be_meant() {
    let problems = parse(
        r#"Config(
    format: 1,
    theme: "papre",
    glyphs: "emoji",
    list: "medicine",
    keys: [
        (press: ["F55"], action: "copy"),
        (press: ["Ctrl-s", "Alt-x"], action: "copy"),
        (press: ["F5"], action: "coppy"),
        (press: ["F5"], action: "fold", where: ["comparison"]),
        (press: ["q"], action: "copy", where: ["lst"]),
        (press: ["a"], action: "mark", where: ["list"]),
        (press: [], action: "mark"),
    ],
)"#,
    )
    .unwrap_err();
    insta::assert_snapshot!(problems);
    let twice = parse(
        r#"Config(format: 1, keys: [
    (press: ["q"], action: "copy", where: ["page"]),
    (press: ["F5"], action: "copy"),
    (press: ["F6", "F5"], action: "call-sheet"),
])"#,
    )
    .unwrap_err();
    insta::assert_snapshot!("a_key_bound_twice", twice);
    for (text, said) in [
        ("Config(format: 2)", "written for a newer cytobrowse"),
        ("Config(format: 0)", "of a format that never was"),
        ("Config(format: 1, colour: \"x\")", "there is no field `colour`"),
        ("Config(format: 1, theme: paper)", "a text is expected"),
        ("{\"format\": 1}", "begins `Config(format: 1, …)`"),
        ("Config(format: 1", "never closed"),
        ("Book(format: 1)", "a `Config` is expected"),
    ] {
        let problems = parse(text).unwrap_err();
        assert!(problems.contains(said) && problems.contains("config.ron:1:"), "{text}: {problems}");
    }
}

#[test]
fn the_command_line_counts_for_more_than_the_environment_and_that_for_more_than_the_file() {
    let text = "Config(format: 1,\ntheme: \"paper\",\nglyphs: \"unicode\",\nlist: \"learn\")";
    let folder = folder("order", text);
    let file = folder.join("cytobrowse/config.ron");
    let plain = run(&folder, &["config"]);
    let expected = format!(
        "file: {0} (default)\ntheme: paper ({0}:2)\nglyphs: unicode ({0}:3)\nlist: learn ({0}:4)\nkeys: as they come \
         (default)\npersonal: none (default)\nknowledge: shipped (default)\n",
        file.display()
    );
    assert_eq!(plain, Ran { code: Some(0), out: expected, err: String::new() });
    let more = run(&folder, &["--theme", "contrast", "config"]).out;
    assert!(more.contains("theme: contrast (--theme)"), "{more}");
    let mut command = program(["config", "--json"]);
    let ran = end(start(command.env("XDG_CONFIG_HOME", &folder).env("TERM", "linux")));
    assert!(
        ran.out.contains("\"setting\": \"glyphs\"") && ran.out.contains("\"from\": \"environment\""),
        "{}",
        ran.out
    );
    let without = run(&folder, &["--no-config", "config"]).out;
    assert!(
        without.contains("file: none (--no-config)") && without.contains("theme: terminal (default)"),
        "{without}"
    );
    let named = run(Path::new("/nowhere"), &["--config", file.to_str().unwrap(), "config"]).out;
    assert!(named.contains("(--config)") && named.contains("theme: paper"), "{named}");
}

#[test]
fn a_broken_file_is_told_in_one_line_by_commands_and_in_full_by_check_and_config() {
    let folder = folder("broken", "Config(format: 1,\ntheme: \"papre\", list: \"nowhere\")");
    let found = run(&folder, &["find", "chills"]);
    assert_eq!(found.code, Some(0), "the answer is printed all the same");
    assert!(found.err.starts_with("cytobrowse: your settings are not used: "), "{}", found.err);
    assert!(
        found.err.contains("config.ron:2:8") && found.err.contains("and 1 more problem"),
        "{}",
        found.err
    );
    assert_eq!(found.err.lines().count(), 1);
    let told = run(&folder, &["config"]);
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("did you mean `paper`?") && told.err.contains("`list` cannot be `nowhere`"));
    assert!(told.out.contains("theme: terminal (default)"), "{}", told.out);
    for args in [&["check"] as &[&str], &["check", folder.join("cytobrowse/config.ron").to_str().unwrap()]] {
        let checked = run(&folder, args);
        assert_eq!((checked.code, checked.err.as_str()), (Some(1), ""), "{args:?}: {}", checked.out);
        assert!(checked.out.contains("did you mean `paper`?"), "{}", checked.out);
    }
    assert_eq!(run(&folder, &["--no-config", "check"]).code, Some(0));
    let missing = run(&folder, &["--config", "nowhere.ron", "find", "chills"]);
    assert!(missing.err.contains("nowhere.ron") && missing.code == Some(0), "{}", missing.err);
}

#[test]
fn glyphs_and_the_readers_own_file_count_for_commands_as_well() {
    let personal = "(format: 1, personal: (medicines: [\"aldesleukin\"]))";
    let folder = folder("own", "Config(format: 1, glyphs: \"ascii\", personal: \"mine.ron\")");
    fs::write(folder.join("cytobrowse/mine.ron"), personal).unwrap();
    let found = run(&folder, &["find", "hair loss"]);
    assert!(found.out.is_ascii() && found.out.contains("Your medicines"), "{}", found.out);
    fs::remove_file(folder.join("cytobrowse/mine.ron")).unwrap();
    let lost = run(&folder, &["find", "hair loss"]);
    assert!(
        lost.code == Some(0) && lost.err.contains("mine.ron"),
        "what was named and is not there is told: {}",
        lost.err
    );
}

#[test]
fn settings_that_are_not_used_are_told_in_a_strip_that_stays() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut reader = Reader::at(width, height);
        reader.state.unheeded =
            Some("config.ron:3:12: `theme` cannot be `papre`; did you mean `paper`?".to_owned());
        reader.keys("chills<Enter>");
        insta::assert_snapshot!(format!("unheeded_{width}x{height}"), reader.screen());
    }
}

#[test]
fn every_action_is_in_the_documents_with_the_places_where_it_counts() {
    let mut table = "| action | counts in |\n|---|---|\n".to_owned();
    for (name, message) in ACTIONS {
        let mut places: Vec<&str> = Vec::new();
        for context in contexts_of(message) {
            if !places.contains(&context.name()) {
                places.push(context.name());
            }
        }
        writeln!(table, "| `{name}` | {} |", places.join(", ")).unwrap();
    }
    stored::within("docs/configuration.md", "actions", &table, "UPDATE_CONFIGURATION");
}
