//! `import`: open data sets in their published form become a layer, and what is not in that form is refused or counted.
//!
//! All rows in `tests/import` are invented.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/program.rs"]
mod program;

use flate2::{Compression, write::GzEncoder};
use program::{Ran, end, program, run, start};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

const SIDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/sider");
const ONSIDES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/onsides");

/// A folder of one test, with nothing in it.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("importing").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// A copy of a data set in a folder of one test.
fn copy(of: &str, name: &str) -> PathBuf {
    let to = folder(name);
    for file in fs::read_dir(of).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
    to
}

/// A copy of a data set with one file of it made into another.
fn with(of: &str, name: &str, file: &str, change: impl Fn(&str) -> Vec<u8>) -> PathBuf {
    let to = copy(of, name);
    let path = to.join(file);
    let changed = change(&fs::read_to_string(&path).unwrap());
    fs::write(path, changed).unwrap();
    to
}

fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn packed(text: &str) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::default());
    to.write_all(text.as_bytes()).unwrap();
    to.finish().unwrap()
}

/// The layer that a data set becomes, in a file of one test.
fn imported(set: &str, from: &str, name: &str) -> (PathBuf, Ran) {
    let to = folder(name).join("layer.ron");
    let ran = run(["import", set, from, "-o", arg(&to)]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    (to, ran)
}

/// What standard output holds of a data set in a folder.
fn printed(set: &str, from: &Path) -> String {
    let ran = run(["import", set, arg(from)]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out
}

/// Asserts that a data set is refused with one line that holds these texts, and that nothing is left behind.
fn refused(set: &str, from: &Path, texts: &[&str]) {
    let to = folder(&format!("{}-refused", arg(from.file_name().unwrap().as_ref())));
    let ran = run(["import", set, arg(from), "-o", arg(&to.join("layer.ron"))]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    for text in texts {
        assert!(ran.err.contains(text), "{} has no {text}", ran.err);
    }
    assert_eq!(fs::read_dir(to).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn both_data_sets_become_layers_that_check_finds_sound_one_over_the_other() {
    let (sider, _) = imported("sider", SIDER, "sound-sider");
    let checked = run(["check", "--with", arg(&sider), "--warn", "--deny-warnings"]);
    assert!(!checked.out.contains("layer.ron"), "{}", checked.out);
    let onsides = folder("sound-onsides").join("layer.ron");
    let ran = run(["--with", arg(&sider), "import", "onsides", ONSIDES, "-o", arg(&onsides)]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let checked = run(["check", "--with", arg(&sider), "--with", arg(&onsides)]);
    assert_eq!(checked.out, "No problems found.\n");
}

#[test]
fn a_term_that_the_book_knows_becomes_the_books_own_side_effect() {
    let (layer, ran) = imported("sider", SIDER, "ours");
    let text = fs::read_to_string(&layer).unwrap();
    // "Hypotension" is the clinical term of low blood pressure here.
    assert!(text.contains(r#"(seen: UpTo(1), effects: "low-blood-pressure")"#), "{text}");
    assert!(!text.contains(r#"name: "Chills""#) && !text.contains(r#"name: "Nausea""#), "{text}");
    assert!(ran.err.contains("8 side effects") || ran.err.contains("7 side effects"), "{}", ran.err);
    // So everyday words find it, and its urgency is told.
    let found = run(["--with", arg(&layer), "find", "inventafil blood pressure dropped"]).out;
    assert!(found.contains("Inventafil") && found.contains("up to 1 in 100"), "{found}");
    assert!(found.contains("ring your cancer team now") || found.contains("get help now"), "{found}");
}

#[test]
fn a_word_that_means_several_things_does_not_become_one_of_them() {
    let (layer, _) = imported("sider", SIDER, "unsure");
    let text = fs::read_to_string(layer).unwrap();
    // Several side effects of the book are unsure of "swelling", so the new one is, too.
    assert!(
        text.contains(r#"name: "Swelling (SIDER)""#) && text.contains(r#"unsure: ["Swelling"]"#),
        "{text}"
    );
    // "Rigors" stands for several at once.
    assert!(text.contains(r#"(id: "rigors-sider", name: "Rigors (SIDER)""#), "{text}");
}

#[test]
fn a_medicine_that_the_book_has_under_any_name_is_added_to() {
    let (layer, _) = imported("sider", SIDER, "added");
    let text = fs::read_to_string(&layer).unwrap();
    assert!(!text.contains(r#"name: "Aldesleukin""#) && !text.contains(r#"name: "Proleukin""#), "{text}");
    assert_eq!(text.matches(r#"to: Medicine("aldesleukin")"#).count(), 1, "two names of one medicine");
    let shown = run(["--with", arg(&layer), "show", "proleukin"]).out;
    assert!(shown.contains("Invented knee hum") && shown.contains("+ SIDER 4.1"), "{shown}");
}

#[test]
fn what_a_data_set_does_not_tell_is_not_recorded_and_nobody_says_how_urgent_it_is() {
    let (layer, _) = imported("sider", SIDER, "unknown");
    let shown = run(["--with", arg(&layer), "show", "inventafil"]).out;
    assert!(shown.contains("Made from: not recorded"), "{shown}");
    assert!(shown.contains("ATC codes: X99ZZ01, X99ZZ02."), "{shown}");
    let shown = run(["--with", arg(&layer), "show", "invented knee hum"]).out;
    for text in ["nobody here says how fast to act", "If you are worried", "In plain words: not recorded"] {
        assert!(shown.contains(text), "{shown} has no {text}");
    }
    let listed = run(["--with", arg(&layer), "list", "medicines", "--json"]).out;
    assert!(listed.contains("\"cytokine\": null"), "{listed}");
}

#[test]
fn each_figure_stands_as_its_label_prints_it_the_greatest_first() {
    let text = printed("sider", Path::new(SIDER));
    let place = |line: &str| text.find(line).unwrap_or_else(|| panic!("{text} has no {line}"));
    assert!(
        place(r#"(seen: Percent(12), effects: "chills")"#)
            < place(r#"(seen: Percent(5), effects: "chills")"#)
    );
    place(r#"(seen: Range(1, 10), effects: "invented-knee-hum")"#);
    place(r#"(seen: Word("sider-4-1-common"), effects: "nausea")"#);
    assert!(!text.contains("3.29"), "no figure is worked out");
}

#[test]
fn what_is_left_out_is_counted_under_its_reason() {
    let (_, ran) = imported("sider", SIDER, "counted");
    for line in [
        "SIDER 4.1: 24 rows read",
        "1 row left out: of people who were given a placebo",
        "2 rows left out: a lower-level term",
        "1 row left out: a term of an unknown type",
        "1 row left out: a medicine without a name",
        "1 row kept without a number",
    ] {
        assert!(ran.err.contains(line), "{} has no {line}", ran.err);
    }
    let (_, ran) = imported("onsides", ONSIDES, "counted-too");
    for line in [
        "OnSIDES 3: 12 rows read",
        "1 row left out: a lower-level term",
        "1 row left out: a term of an unknown type",
        "1 row left out: another row says the same",
        "1 row left out: a medicine without a name",
        "2 rows left out: a term without a name",
    ] {
        assert!(ran.err.contains(line), "{} has no {line}", ran.err);
    }
}

#[test]
fn what_a_label_of_several_ingredients_says_is_pinned_on_none_of_them() {
    let text = printed("onsides", Path::new(ONSIDES));
    assert!(text.contains(r#"name: "Examplol + inventafil""#), "{text}");
    assert!(!text.contains(r#"name: "Examplol""#), "{text}");
    assert!(
        text.contains(r#"name: "Invented hum, of the knee""#),
        "a comma in quotes belongs to a name: {text}"
    );
}

#[test]
fn packed_files_and_windows_line_ends_say_the_same() {
    for (set, from) in [("sider", SIDER), ("onsides", ONSIDES)] {
        let plain = printed(set, Path::new(from));
        let (zipped, windows) = (folder(&format!("{set}-packed")), folder(&format!("{set}-windows")));
        for file in fs::read_dir(from).unwrap().map(Result::unwrap) {
            let (name, text) = (file.file_name(), fs::read_to_string(file.path()).unwrap());
            fs::write(zipped.join(format!("{}.gz", name.to_str().unwrap())), packed(&text)).unwrap();
            fs::write(windows.join(name), text.replace('\n', "\r\n")).unwrap();
        }
        assert_eq!(printed(set, &zipped), plain);
        assert_eq!(printed(set, &windows), plain);
    }
}

#[test]
fn a_header_may_name_its_columns_in_another_order() {
    let turned = |text: &str| {
        let line = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n";
        text.lines().map(line).collect::<String>().into_bytes()
    };
    let other = with(ONSIDES, "turned", "product_adverse_effect.csv", turned);
    assert_eq!(printed("onsides", &other), printed("onsides", Path::new(ONSIDES)));
}

#[test]
fn a_malformed_file_is_refused_with_its_line() {
    let third = |text: &str, change: fn(&str) -> String| {
        let line = |(at, line): (usize, &str)| if at == 2 { change(line) } else { line.to_owned() } + "\n";
        text.lines().enumerate().map(line).collect::<String>().into_bytes()
    };
    let cut = with(SIDER, "columns", "meddra_all_se.tsv", |text| {
        third(text, |line| line.rsplit_once('\t').unwrap().0.to_owned())
    });
    refused("sider", &cut, &["meddra_all_se.tsv:3:", "5 columns, not 6"]);
    let turned = with(SIDER, "order", "meddra_freq.tsv", |text| {
        third(text, |line| line.split('\t').rev().collect::<Vec<_>>().join("\t"))
    });
    refused("sider", &turned, &["meddra_freq.tsv:3:", "STITCH"]);
    let swapped = with(SIDER, "swapped", "meddra_all_se.tsv", |text| {
        third(text, |line| {
            let mut columns: Vec<&str> = line.split('\t').collect();
            columns.swap(4, 5);
            columns.join("\t")
        })
    });
    refused("sider", &swapped, &["meddra_all_se.tsv:3:", "column 5 is a UMLS concept"]);
    let endless = with(SIDER, "endless", "drug_names.tsv", |text| {
        third(text, |line| line.to_owned() + &"x".repeat(4 << 20))
    });
    refused("sider", &endless, &["drug_names.tsv:3:", "no end"]);
    let unclosed = with(ONSIDES, "unclosed", "vocab_rxnorm_ingredient.csv", |text| {
        let rows = "9999,invented,Ingredient\n".repeat(100_000);
        [third(text, |line| line.replace(",examplol", ",\"examplol")), rows.into_bytes()].concat()
    });
    refused("onsides", &unclosed, &["vocab_rxnorm_ingredient.csv:3:", "a quote"]);
    let latin = with(SIDER, "latin", "drug_names.tsv", |text| {
        let bytes = third(text, |line| line.replace("examplomab", "ex@mplomab"));
        bytes.into_iter().map(|byte| if byte == b'@' { 0xe4 } else { byte }).collect()
    });
    refused("sider", &latin, &["drug_names.tsv:3:", "not UTF-8"]);
    let headless =
        with(ONSIDES, "headless", "product_to_rxnorm.csv", |text| text.split_once('\n').unwrap().1.into());
    refused("onsides", &headless, &["product_to_rxnorm.csv:1:", "no column `label_id`"]);
    let lettered = with(ONSIDES, "lettered", "product_adverse_effect.csv", |text| {
        third(text, |line| line.replace("90000001", "ninety"))
    });
    refused("onsides", &lettered, &["product_adverse_effect.csv:3:", "`effect_meddra_id` is a whole number"]);
}

#[test]
fn a_file_that_is_cut_off_or_missing_or_empty_is_refused() {
    let text = fs::read_to_string(Path::new(SIDER).join("meddra_all_se.tsv")).unwrap();
    let cut = copy(SIDER, "cut");
    fs::remove_file(cut.join("meddra_all_se.tsv")).unwrap();
    let whole = packed(&text);
    fs::write(cut.join("meddra_all_se.tsv.gz"), whole.get(..whole.len() / 2).unwrap()).unwrap();
    refused("sider", &cut, &["meddra_all_se.tsv.gz", "cut off or damaged", "download it again"]);
    fs::write(cut.join("meddra_all_se.tsv.gz"), "no archive").unwrap();
    refused("sider", &cut, &["meddra_all_se.tsv.gz", "download it again"]);
    fs::remove_file(cut.join("meddra_all_se.tsv.gz")).unwrap();
    refused("sider", &cut, &["meddra_all_se.tsv: there is no such file, nor one that ends in `.gz`"]);
    let empty = with(ONSIDES, "empty-file", "product_adverse_effect.csv", |_| Vec::new());
    refused("onsides", &empty, &["product_adverse_effect.csv", "there is nothing in it"]);
    let nothing = with(SIDER, "nothing", "drug_names.tsv", |_| Vec::new());
    refused("sider", &nothing, &["no reaction is left"]);
}

#[test]
fn a_file_that_is_there_is_written_over_only_where_that_is_asked_for() {
    let to = folder("there").join("layer.ron");
    fs::write(&to, "mine").unwrap();
    let ran = run(["import", "sider", SIDER, "-o", arg(&to)]);
    assert_eq!((ran.code, fs::read_to_string(&to).unwrap().as_str()), (Some(2), "mine"));
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(run(["import", "sider", SIDER, "--force", "-o", arg(&to)]).code, Some(0));
    assert!(fs::read_to_string(&to).unwrap().starts_with("// made by cytobrowse"));
    assert_eq!(fs::read_dir(to.parent().unwrap()).unwrap().count(), 1, "no other file is left");
    let ran = run(["import", "sider", SIDER, "--force", "-o", arg(to.parent().unwrap())]);
    assert!(ran.code == Some(2) && ran.err.contains("this is a folder"), "{}", ran.err);
    let ran = run(["import", "sider", SIDER, "-o", arg(&to.join("below.ron"))]);
    assert!(ran.code == Some(2) && ran.err.contains("Not written to"), "{}", ran.err);
}

#[test]
fn a_data_set_is_not_laid_over_itself() {
    let (layer, _) = imported("sider", SIDER, "twice");
    let ran = run(["--with", arg(&layer), "import", "sider", SIDER]);
    assert!(ran.code == Some(2) && ran.err.contains("holds SIDER 4.1 already"), "{}", ran.err);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_in_one_line() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    let mut command = program(["import", "sider", SIDER]);
    let ran = end(start(command.stdout(full)));
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1), "{}", ran.err);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
}
