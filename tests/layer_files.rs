//! Where layers come from: `--knowledge`, `--with`, the environment, folders, and the reader's own file; and whatever else may
//! stand in their place.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/program.rs"]
mod program;

use cytobrowse::knowledge::{
    diagnostic::Code,
    load::{self, read, read_file},
    source::LARGEST,
};
use program::{Ran, end, program, start};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

/// A small book, to lay layers over.
const BOOK: &str = concat!("--knowledge=", env!("CARGO_MANIFEST_DIR"), "/tests/small/figures.ron");
/// What is said where the reader's own file is at fault.
const WITHOUT: &str = "`--no-personal` leaves the file alone";

/// A fresh folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layer-files").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A layer with one condition in it.
fn layer(id: &str) -> String {
    format!(r#"(format: 1, uses: [(id: "{id}", name: "{id}")])"#)
}

/// A layer that says the name of a condition anew.
fn renamed(name: &str) -> String {
    format!(r#"(format: 1, uses: [(id: "melanoma", replaces: true, name: "{name}")])"#)
}

fn run(args: &[&str], env: &[(&str, &str)]) -> Ran {
    end(start(program(args).envs(env.iter().copied())))
}

/// What stands in a list of the conditions at a member: `melanoma, gout`.
fn uses(member: &str, args: &[&str], env: &[(&str, &str)]) -> String {
    let ran = run(&[args, &["list", "uses", "--json"]].concat(), env);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let words = json.as_array().unwrap().iter().map(|item| item[member].as_str().unwrap().to_owned());
    words.collect::<Vec<_>>().join(", ")
}

#[test]
fn layers_lie_over_the_book_in_their_order() {
    let here = folder("order");
    let (one, two) = (write(&here, "one.ron", renamed("One")), write(&here, "two.ron", renamed("Two")));
    assert_eq!(uses("name", &[BOOK, "--with", &one], &[]), "One, Kidney cancer");
    assert_eq!(uses("name", &[BOOK, "--with", &one, "--with", &two], &[]), "Two, Kidney cancer");
    assert_eq!(uses("name", &["--with", &two, BOOK, "--with", &one], &[]), "One, Kidney cancer");
    assert!(uses("layer", &[BOOK, "--with", &one], &[]).starts_with("one.ron, /"));
    assert!(run(&["--with", &one, "show", "one"], &[]).out.starts_with("One\nuse · from one.ron\n"));
    let shipped = run(&["--with", &one, "list", "uses", "--json"], &[]).out;
    assert!(shipped.contains(r#""layer": "shipped""#) && shipped.contains(r#""layer": "one.ron""#));
}

#[test]
fn a_folder_is_every_knowledge_file_in_it_and_below_in_the_order_of_their_paths() {
    let here = folder("folder");
    for name in ["b.ron", "a/z.ron", "c/d/e.ron", "a.ron"] {
        let id = name.replace(['/', '.'], "-");
        write(&here, name, layer(&id));
    }
    write(&here, "notes.txt", "no knowledge");
    write(&here, "c/b.ron~", "nor this");
    let path = here.to_str().unwrap();
    let own = "a-z-ron, a-ron, b-ron, c-d-e-ron";
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split(", ").map(str::to_owned).collect();
        words.sort();
        words
    };
    let ids = uses("id", &[BOOK, "--with", path], &[]);
    assert_eq!(sorted(&ids), sorted(&format!("melanoma, kidney-cancer, {own}")));
    assert!(uses("layer", &[BOOK, "--with", path], &[]).ends_with("folder, folder, folder, folder"));
    assert_eq!(uses("id", &["--knowledge", path], &[]), ids.replace("melanoma, kidney-cancer, ", ""));
    let texts = read(&here).unwrap();
    let names: Vec<&str> = texts.iter().map(|text| text.name()).collect();
    assert!(names.is_sorted_by_key(PathBuf::from), "{names:?}");
    assert_eq!(run(&["check", path], &[]).code, Some(0));
}

#[test]
fn a_folder_without_knowledge_is_told_and_so_is_one_with_far_too_much() {
    let here = folder("empty");
    write(&here, "below/readme.txt", "nothing");
    let path = here.to_str().unwrap();
    for args in [&["--with", path, "list"][..], &["--knowledge", path, "list"], &["check", path]] {
        let ran = run(args, &[]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains("error[KB002]: there is no knowledge file in"), "{}", ran.err);
    }
    let crowd = folder("crowd");
    for number in 0..=10_000 {
        fs::File::create(crowd.join(number.to_string())).unwrap();
    }
    assert_eq!(read(&crowd).unwrap_err()[0].code(), Code::NoFiles);
    fs::remove_dir_all(crowd).unwrap();
}

#[cfg(unix)]
#[test]
fn a_circle_of_folders_ends() {
    let here = folder("circle");
    write(&here, "a.ron", layer("a"));
    std::os::unix::fs::symlink(&here, here.join("again")).unwrap();
    assert_eq!(read(&here).unwrap().len(), 1);
    std::os::unix::fs::symlink(&here, here.join("again.ron")).unwrap();
    assert_eq!(read(&here).unwrap_err()[0].code(), Code::Unreadable, "a link to a folder is no file");
}

#[test]
fn the_environment_names_the_knowledge_where_the_command_line_does_not() {
    let here = folder("environment");
    let (one, two) = (write(&here, "one.ron", layer("one")), write(&here, "two.ron", layer("two")));
    let both = std::env::join_paths([&one, &two]).unwrap().into_string().unwrap();
    let named = |paths: &str| uses("id", &[], &[("CYTOBROWSE_KNOWLEDGE", paths)]);
    assert_eq!((named(&one).as_str(), named(&both).as_str()), ("one", "one, two"));
    assert!(named("").contains("melanoma"), "an empty one names nothing");
    assert_eq!(uses("id", &["--knowledge", &two], &[("CYTOBROWSE_KNOWLEDGE", &one)]), "two");
    let missing = run(&["list"], &[("CYTOBROWSE_KNOWLEDGE", "/nowhere.ron")]);
    assert!(missing.code == Some(2) && missing.err.contains("/nowhere.ron"), "{missing:?}");
}

#[test]
fn a_book_of_ones_own_does_not_pass_for_the_shipped_one() {
    let here = folder("name");
    write(&here, "shipped", layer("one"));
    let ran = end(start(program(["--knowledge", "shipped", "list", "uses", "--json"]).current_dir(&here)));
    assert!(ran.out.contains(r#""layer": "./shipped""#), "{ran:?}");
    let named = write(&here, "named.ron", r#"(format: 1, layer: "Shipped")"#);
    let ran = run(&["--knowledge", &named, "list"], &[]);
    assert!(ran.code == Some(2) && ran.err.contains("named.ron:1:20"), "{ran:?}");
}

#[test]
fn check_tells_what_is_wrong_with_a_layer_over_the_book() {
    let here = folder("check");
    let good = write(
        &here,
        "good.ron",
        r#"(format: 1, additions: [(to: SideEffect("chills"), words: ["teeth like castanets"])])"#,
    );
    let bad = write(&here, "bad.ron", r#"(format: 1, additions: [(to: SideEffect("chils"), words: ["x"])])"#);
    let swallowed = write(
        &here,
        "swallowed.ron",
        r#"(format: 1, additions: [(to: SideEffect("chills"), words: ["temp 39"])])"#,
    );
    for (args, code, said) in [
        (vec!["check", "--with", &good], 0, "No problems found."),
        (vec!["check", "--with", &bad], 1, "bad.ron:1:41"),
        (vec!["check", "--with", &good, "--with", &bad], 1, "did you mean `chills`?"),
        (vec!["--with", &swallowed, "check"], 0, "warning[KB322]"),
        (vec!["check", "--with", &swallowed], 0, "swallowed.ron:1:60"),
    ] {
        let ran = run(&args, &[]);
        assert!(ran.code == Some(code) && ran.out.contains(said), "{args:?}: {ran:?}");
    }
    let json = run(&["check", "--json", "--with", &bad], &[]);
    assert!(json.code == Some(1) && json.out.contains(r#""code": "KB325""#), "{json:?}");
}

#[test]
fn what_is_added_to_a_book_that_is_not_there_cannot_be_compared() {
    let here = folder("diff");
    let text = |name: &str| format!(r#"(format: 1, additions: [(to: Use("x"), words: ["{name}"])])"#);
    let (one, two) = (write(&here, "one/more.ron", text("y")), write(&here, "two/more.ron", text("z")));
    let ran = run(&["diff", &one, &two], &[]);
    assert!(ran.code == Some(2) && ran.err.matches("error[KB325]").count() == 2, "{ran:?}");
    for name in ["one", "two"] {
        write(&here, &format!("{name}/book.ron"), layer("x"));
    }
    let folder = |name: &str| here.join(name).to_str().unwrap().to_owned();
    let ran = run(&["diff", &folder("one"), &folder("two")], &[]);
    assert!(ran.code == Some(1) && ran.out.contains("words added: z; taken away: y"), "{ran:?}");
}

/// A home with what a reader keeps.
fn home(name: &str, personal: &str) -> (PathBuf, String) {
    let home = folder(name);
    let file = write(&home, ".config/cytobrowse/personal.ron", personal);
    (home, file)
}

const MINE: &str = r#"(format: 1, personal: (medicines: ["second"]))"#;

#[test]
fn the_readers_own_file_is_found_among_their_configuration() {
    let (home, _) = home("home", MINE);
    let config = home.join(".config");
    let (home, config) = (home.to_str().unwrap(), config.to_str().unwrap());
    let first = |env: &[(&str, &str)], args: &[&str]| {
        let ran = run(&[args, &[BOOK, "find", "fainting", "--json"]].concat(), env);
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        json["medicines"][0]["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(first(&[("HOME", home)], &[]), "second");
    assert_eq!(first(&[("HOME", "/nowhere"), ("XDG_CONFIG_HOME", config)], &[]), "second");
    assert_eq!(first(&[("HOME", home), ("XDG_CONFIG_HOME", "relative")], &[]), "second");
    assert_eq!(first(&[("HOME", home), ("XDG_CONFIG_HOME", "")], &[]), "second");
    assert_eq!(first(&[("HOME", home), ("XDG_CONFIG_HOME", "/nowhere")], &[]), "first");
    assert_eq!(first(&[("HOME", home)], &["--no-personal"]), "first");
    assert_eq!(first(&[], &[]), "first");
}

#[test]
fn where_there_is_no_file_of_the_readers_nothing_is_made() {
    let home = folder("no-home");
    let ran = run(&["list", "uses"], &[("HOME", home.to_str().unwrap())]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(fs::read_dir(&home).unwrap().count(), 0);
    let file = write(&home, "file", "a file in place of a folder");
    assert_eq!(run(&["list", "uses"], &[("XDG_CONFIG_HOME", &file)]).code, Some(0));
}

/// What a command says of a reader's file that is at fault; it answers all the same.
fn told_of(env: &[(&str, &str)]) -> String {
    let ran = run(&[BOOK, "find", "fainting"], env);
    assert!(ran.code == Some(0) && ran.out.contains("Do not wait"), "{ran:?}");
    assert_eq!(ran.err.lines().count(), 1, "one line: {}", ran.err);
    assert_eq!(run(&[BOOK, "--no-personal", "list"], env).err, "");
    assert_eq!(run(&[BOOK, "--no-personal", "check"], env).code, Some(0));
    ran.err
}

#[test]
fn a_readers_file_that_cannot_be_used_is_left_out_and_told() {
    let (home, file) = home("broken", "(format: 1");
    let env = [("HOME", home.to_str().unwrap())];
    let told = |said: &str, code: i32| {
        let err = told_of(&env);
        assert!(err.starts_with("cytobrowse: Your own file is left out: ") && err.contains(said), "{err}");
        assert!(err.contains(WITHOUT) && err.contains("personal.ron"), "{err}");
        assert_eq!(run(&[BOOK, "check"], &env).code, Some(code), "check tells all of it");
    };
    told("personal.ron:1:1: this `(` is never closed", 1);
    fs::write(&file, r#"(format: 1, personal: (medicine: ["second"]))"#).unwrap();
    told("personal.ron:1:24: there is no field `medicine` in `Personal`; did you mean `medicines`?", 1);
    fs::write(
        &file,
        r#"(format: 1, personal: (medicines: ["second"]), uses: [(id: "melanoma", name: "X")])"#,
    )
    .unwrap();
    told("two entries have the id `melanoma`", 1);
    fs::write(&file, b"\xff\xfe(\0").unwrap();
    told("UTF-16", 1);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    told("there is no knowledge file", 2);
    fs::remove_dir(&file).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", &file).unwrap();
        told("cannot be read", 2);
        fs::remove_file(&file).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
        told("it is no regular file", 2);
        fs::remove_file(&file).unwrap();
    }
    fs::write(&file, MINE).unwrap();
    let with = write(&home, "other.ron", "(format: 1");
    let ran = run(&["--with", &with, "list"], &env);
    assert!(ran.code == Some(2) && !ran.err.contains(WITHOUT), "another file is at fault: {ran:?}");
}

#[test]
fn a_line_of_a_readers_file_that_names_what_is_not_there_is_left_out_by_itself() {
    let text = r#"(format: 1, personal: (medicines: ["absent", "second"], helpline: "01  23", team: "",
        notes: [(on: Use("absent"), text: "X"), (on: Medicine("second"), text: "On Mondays.")]),
        additions: [(to: Use("absent"), words: ["x"])])"#;
    let (home, _) = home("lines", text);
    let env = [("HOME", home.to_str().unwrap())];
    let err = told_of(&env);
    assert!(err.starts_with("cytobrowse: Left out of your own file: "), "{err}");
    assert!(
        err.contains("personal.ron:1:36: there is no medicine `absent`")
            && err.contains("(and 3 more problems)"),
        "{err}"
    );
    let asked: Value = serde_json::from_str(&run(&[BOOK, "find", "fainting", "--json"], &env).out).unwrap();
    assert_eq!(asked["medicines"][0]["id"], "second", "what can be used is used");
    let page = run(&[BOOK, "show", "second"], &env).out;
    assert!(page.contains("On Mondays."), "{page}");
    assert!(
        run(&[BOOK, "find", "fainting"], &env).out.contains("helpline: 01 23"),
        "a space too many does no harm"
    );
    let checked = run(&[BOOK, "check"], &env);
    assert!(checked.code == Some(1) && checked.out.matches("error[KB").count() == 5, "{checked:?}");
    let own = home.join(".config/cytobrowse/personal.ron");
    let named = run(&[BOOK, "check", own.to_str().unwrap()], &env);
    assert!(!named.out.contains("KB328"), "it is read once where it is named: {named:?}");
}

#[test]
fn warnings_of_what_lies_below_a_layer_are_counted_and_not_shown() {
    let here = folder("below");
    let layer = write(&here, "ward.ron", layer("gout"));
    for args in [["check", "--warn", "--with", &layer], ["--with", &layer, "check", "--warn"]] {
        let ran = run(&args, &[]);
        assert!(ran.code == Some(0) && ran.out.matches("warning[").count() == 1, "{ran:?}");
        assert!(ran.out.contains("warning[KW404]") && ran.out.contains("ward.ron:1:10"), "{ran:?}");
        assert!(
            ran.out
                .contains(" warnings of the shipped book not shown; `cytobrowse check --warn` shows them\n")
        );
    }
    let named = write(&here, "named.ron", r#"(format: 1, layer: "Ward")"#);
    let ran = run(&["check", "--warn", "--deny-warnings", &named], &[]);
    assert!(ran.code == Some(0) && ran.out.starts_with("No problems found.\n"), "{ran:?}");
    let below = run(&["check", "--warn"], &[]).out.matches("warning[").count();
    assert!(ran.out.contains(&format!("{below} warnings of the shipped book")), "{ran:?}");
}

#[test]
fn two_versions_of_a_layer_are_compared_as_a_reader_sees_them() {
    let here = folder("versions");
    let version = |name: &str, seen: &str, more: &str| {
        let text = format!(
            r#"(format: 1, layer: "Ward", sources: [(id: "w", title: "Leaflet", address: "https://a.b")], additions: [
            (to: Medicine("aldesleukin"), reactions: [(sources: ["w"], list: [(effect: "hiccups", seen: Percent({seen}))])]),
            {more}])"#
        );
        write(&here, name, text)
    };
    let old = version("old.ron", "4", "");
    let new = version("new.ron", "5", r#"(to: SideEffect("chills"), words: ["the ward wobbles"])"#);
    let ran = run(&["diff", &old, &new], &[]);
    assert!(ran.code == Some(1) && ran.err.is_empty(), "{ran:?}");
    assert!(ran.out.contains("Aldesleukin: Hiccups: 4 in 100 → 5 in 100 (Leaflet + Ward)"), "{}", ran.out);
    assert!(ran.out.contains("Chills: words added: the ward wobbles"), "{}", ran.out);
    assert_eq!(ran.out.lines().filter(|line| !line.is_empty()).count(), 2, "and nothing else: {}", ran.out);
    assert_eq!(run(&["diff", &old, &old], &[]).out, "No changes.\n");
    let shipped = run(&["diff", "shipped", &old], &[]);
    assert!(
        shipped.code == Some(1) && shipped.out.contains("The book: layers over it added: Ward"),
        "{shipped:?}"
    );
    let over = write(
        &here,
        "over.ron",
        r#"(format: 1, layer: "Over", additions: [(to: Source("w"), words: ["x"])])"#,
    );
    let ran = run(&["diff", &over, &over], &[]);
    assert!(ran.code == Some(2) && ran.err.contains("over.ron:1:"), "what does not hold is told: {ran:?}");
    let two = write(
        &here,
        "two.ron",
        r#"(format: 1, layer: "Two", additions: [(to: Use("melanoma"), words: ["w-word"], statements: [(text: "X.", sources: ["w"])])])"#,
    );
    let ran = run(&["--with", &old, "diff", "shipped", &two], &[]);
    assert!(ran.code == Some(1) && ran.out.contains("w-word"), "--with lies below both: {ran:?}");
}

#[test]
fn whatever_stands_in_the_place_of_a_layer_is_one_clear_error() {
    let here = folder("instead");
    let large = here.join("large.ron");
    fs::File::create(&large).unwrap().set_len(LARGEST + 1).unwrap();
    let mut cases = vec![
        (large.to_str().unwrap().to_owned(), "larger than 16 MiB"),
        (write(&here, "utf-16.ron", b"\xff\xfe(\0)\0"), "UTF-16"),
        (write(&here, "latin-1.ron", b"(title: \"caf\xe9\")"), "not UTF-8"),
        (write(&here, "nothing.ron", ""), "there is nothing in this file"),
        (write(&here, "escape.ron", "(format: 1, layer: \"\u{1b}[2J\")"), "U+001B"),
        (here.join("missing.ron").to_str().unwrap().to_owned(), "cannot be read"),
    ];
    if cfg!(unix) {
        let pipe = here.join("pipe.ron");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        cases.push((pipe.to_str().unwrap().to_owned(), "it is no regular file"));
        cases.push(("/dev/zero".to_owned(), "it is no regular file"));
    }
    if cfg!(target_os = "linux") {
        // A regular file by all signs, and yet nobody may read its beginning.
        cases.push(("/proc/self/mem".to_owned(), "cannot be read"));
    }
    for (path, said) in cases {
        let ran = run(&["--with", &path, "list"], &[]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{path}");
        assert!(ran.err.contains(said) && ran.err.matches("error[KB").count() == 1, "{path}: {}", ran.err);
        assert!(!ran.err.contains('\u{1b}'));
    }
    let marked = write(&here, "marked.ron", format!("\u{feff}{}", layer("gout")));
    assert!(
        uses("id", &[BOOK, "--with", &marked], &[]).ends_with("gout"),
        "a byte order mark is passed over"
    );
}

#[test]
fn a_file_that_changes_while_it_is_read_is_read_once() {
    let here = folder("changing");
    let path = PathBuf::from(write(&here, "changing.ron", layer("a")));
    let many: Vec<String> = (0..2_000).map(|n| format!("(id: \"u{n}\", name: \"U {n}\")")).collect();
    let long = format!("(format: 1, uses: [{}])", many.join(","));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                fs::write(&path, &long).unwrap();
                fs::write(&path, layer("a")).unwrap();
            }
        });
        for _ in 0..300 {
            // Whatever was there at that moment is a book, or is refused with its place.
            if let Err(problems) = read_file(&path).and_then(|text| load::load(&[text], "changing")) {
                assert!(problems.iter().all(|problem| problem.file().is_some()), "{problems:?}");
            }
        }
        done.store(true, Ordering::Relaxed);
    });
}
