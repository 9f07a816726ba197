//! The program as scripts and screen readers meet it: what goes to which stream, in which order, with which exit code.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "it is a test")]

#[path = "support/hostile_texts.rs"]
mod hostile_texts;
#[path = "support/program.rs"]
mod program;
#[path = "support/shape.rs"]
mod shape;

use cytobrowse::knowledge::text::is_hostile;
use hostile_texts::HOSTILE;
use program::{Ran, end, program, run, run_on, start};
use serde_json::Value;
use shape::shape;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

/// A small sound book with a claim of every kind.
const SMALL: &str = include_str!("bad_meaning/base.ron");

/// The option that has a book of two medicines read, whose answers are known by heart.
const TWO_MEDICINES: &str = concat!("--knowledge=", env!("CARGO_MANIFEST_DIR"), "/tests/small/book.ron");

/// The last line of every page.
const NO_ADVICE: &str = "\n\nReference, not medical advice\n";

/// A file of one test.
fn file(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

/// A folder with nothing in it.
fn empty_folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("empty").join(name);
    fs::create_dir_all(&path).unwrap();
    path
}

/// The small book in a file of one test.
fn small(name: &str) -> PathBuf {
    file(name, SMALL)
}

/// The small book after an edit.
fn edited(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    SMALL.replace(from, to)
}

/// A path as an argument.
fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A text at a JSON pointer.
fn at<'j>(json: &'j Value, pointer: &str) -> &'j str {
    json.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no text at {pointer}: {json}"))
}

/// The items at a JSON pointer, each in words.
fn each(json: &Value, pointer: &str, word: impl Fn(&Value) -> String) -> String {
    json.pointer(pointer).unwrap().as_array().unwrap().iter().map(word).collect::<Vec<_>>().join(", ")
}

fn id(item: &Value) -> String {
    at(item, "/id").to_owned()
}

#[test]
fn an_answer_in_plain_text_says_what_may_not_wait_first_and_ends_with_what_it_is_not() {
    let book = small("plain.ron");
    let ran = run(["--knowledge", arg(&book), "find", "chills,", "low", "blood", "pressure,", "wobbly"]);
    let expected = "\
Asked: chills, low blood pressure, wobbly

Do not wait
  ! Low blood pressure: can be an emergency, get help now. Call an
  ambulance. (how urgent: our own reading) [1]

Understood
  Chills · Low blood pressure · not understood: wobbly

1 of 2 is listed
  Aldesleukin (Proleukin): 1 of 2
    Chills: not listed here
    Low blood pressure: 1 to 10 in 100 (“Common”) [2]
      with dizziness
      The label (The FDA), table 2, date not recorded
      “Common”: 1 to 10 in 100
      Corrected: More often. [3]
  Not listed here does not mean that it cannot happen.

Side effects
  Chills · Rigors
  Low blood pressure · Hypotension

Sources
  [1] The label (The FDA), low
      https://example.org/a?b=c#d
      its own date: not recorded; read: not recorded
  [2] The label (The FDA), table 2
      https://example.org/a?b=c#d
      its own date: not recorded; read: not recorded
  [3] a study (a copy), more
      http://example.org:8080
      its own date: not recorded; read: not recorded; a copy of a study

Reference, not medical advice
";
    assert_eq!(ran, Ran { code: Some(0), out: expected.to_owned(), err: String::new() });
}

#[test]
fn where_nothing_is_understood_the_answer_says_so_and_offers_the_nearest() {
    let ran = run([TWO_MEDICINES, "find", "bringing nothing"]);
    assert_eq!(ran.code, Some(1));
    let said = "\nUnderstood\n  not understood: bringing nothing\n\nNothing here goes by these words\n  Not listed here does not";
    assert!(ran.out.contains(said) && ran.out.ends_with(NO_ADVICE) && ran.err.is_empty(), "{ran:?}");
    assert!(ran.out.contains("\nDid you mean\n  Vomiting\n"), "{ran:?}");
    let ran = run([TWO_MEDICINES, "find", "--json", "bringing nothing"]);
    let answer = json(&ran.out);
    assert_eq!((ran.code, each(&answer, "/guesses", id).as_str()), (Some(1), "vomiting"));
    let far = run([TWO_MEDICINES, "find", "xqzw"]);
    assert!(far.code == Some(1) && !far.out.contains("Did you mean"), "nothing is near: {far:?}");
}

#[test]
fn an_answer_in_json_has_its_members_in_their_order() {
    const CITED: &str = "{kind,id,title,publisher,address,date,copy_of,at,layer}";
    let ran = run([TWO_MEDICINES, "find", "--json", "abnormal heartbeat, hair loss, melanoma"]);
    let listed = format!(
        "{{side_effect,frequency:{{kind,percent,low,high,band,people}},serious,inherited_from,source:{CITED},\
         sources:[{CITED}],correction:{{text,sources:[{CITED}]}},layer}}"
    );
    let medicines = format!("{{id,name,brands:[],is_own,asked,listed:[{listed}],not_listed:[],layer}}");
    let events = format!("{{what,by,date,sources:[{CITED}]}}");
    let uses = format!("{{id,name,medicines:[{{kind,id,name,standing,detail,events:[{events}],layer}}]}}");
    let expected = format!(
        "{{query,urgent:[{{id,name,urgency,urgency_from,advice,sources:[{CITED}],layer}}],\
         understood:[{{words,kind,id,name,how,negated,layer,words_layer}}],not_understood:[],passed_over:[],side_effects:[{{id,name}}],guesses:[],\
         medicines:[{medicines}],uses:[{uses}]}}"
    );
    assert_eq!(shape(&ran.out), expected);
    assert!(
        shape(&run([TWO_MEDICINES, "find", "--json", "bringing nothing"]).out)
            .contains("guesses:[{id,name}]")
    );
}

#[test]
fn a_figure_in_json_says_what_kind_it_is() {
    let (percent, range) = (small("percent.ron"), "Range(2, 3.5)");
    let range = file("range.ron", edited("Percent(0.5)", range));
    let none = file("none.ron", edited("seen: Percent(0.5), ", ""));
    let people = file("people.ron", edited("seen: Percent(0.5)", "people: 525, serious: Source"));
    let unknown = r#""percent":null,"low":null,"high":null,"band":null"#;
    for (proof, book, query, expected) in [
        (
            "a percent",
            &percent,
            "fever",
            r#"{"kind":"percent","percent":0.5,"low":null,"high":null,"band":null,"people":null},"serious":false"#
                .to_owned(),
        ),
        (
            "a range",
            &range,
            "fever",
            r#"{"kind":"range","percent":null,"low":2.0,"high":3.5,"band":null,"people":null},"serious":false"#
                .to_owned(),
        ),
        (
            "a word",
            &percent,
            "hypotension",
            r#"{"kind":"band","percent":null,"low":1.0,"high":10.0,"band":"Common","people":null}"#.to_owned(),
        ),
        (
            "up to so many",
            &file("up-to.ron", edited("Percent(0.5)", "UpTo(95)")),
            "fever",
            r#"{"kind":"range","percent":null,"low":null,"high":95.0,"band":null,"people":null}"#.to_owned(),
        ),
        ("no number", &none, "fever", format!(r#"{{"kind":"none",{unknown},"people":null}}"#)),
        ("people", &people, "fever", format!(r#"{{"kind":"none",{unknown},"people":525}},"serious":true"#)),
    ] {
        let ran = run_on(query, &["--knowledge", arg(book), "find", "--json", "-"]);
        assert!(ran.out.contains(&expected), "{proof}: {ran:?}");
    }
}

/// What a query was understood as, the medicines with how many of what is asked they list, and what is urgent.
fn answer(query: &str) -> [String; 3] {
    let ran = run([TWO_MEDICINES, "find", "--json", "--", query]);
    let answer = json(&ran.out);
    assert_eq!(at(&answer, "/query"), query);
    let part = |part: &Value| {
        let not = if part["negated"] == true { "not " } else { "" };
        format!("{not}{} {} {}", at(part, "/kind"), at(part, "/id"), at(part, "/how"))
    };
    let medicine = |medicine: &Value| {
        let listed = each(medicine, "/listed", |line| at(line, "/side_effect").to_owned());
        let count = medicine["listed"].as_array().unwrap().len();
        assert_eq!(listed.split(", ").filter(|id| !id.is_empty()).count(), count);
        format!("{} {count}/{}", at(medicine, "/id"), medicine["asked"])
    };
    let understood = each(&answer, "/understood", part);
    assert_eq!(ran.code, Some(i32::from(understood.is_empty())), "{query}");
    [understood, each(&answer, "/medicines", medicine), each(&answer, "/urgent", id)]
}

#[test]
fn queries_are_understood() {
    const BOTH_ONE: &str = "aldesleukin 1/1, interferon-alfa-2b 1/1";
    for (query, understood, medicines, urgent) in [
        ("chills", "side-effect chills exact", BOTH_ONE, ""),
        ("CHILLS!", "side-effect chills exact", BOTH_ONE, ""),
        ("tired", "side-effect fatigue word", BOTH_ONE, ""),
        ("diarrhoea", "side-effect diarrhea exact", "aldesleukin 1/1", ""),
        ("hair loss", "side-effect thinning-hair word", "interferon-alfa-2b 1/1", ""),
        ("fever", "side-effect fever exact", BOTH_ONE, "fever"),
        (
            "low blood pressure",
            "side-effect low-blood-pressure exact",
            "aldesleukin 1/1",
            "low-blood-pressure",
        ),
        (
            "chills, hair loss",
            "side-effect chills exact, side-effect thinning-hair word",
            "interferon-alfa-2b 2/2, aldesleukin 1/2",
            "",
        ),
        (
            "I have chills and my blood pressure dropped",
            "side-effect chills exact, side-effect low-blood-pressure word",
            "aldesleukin 2/2, interferon-alfa-2b 1/2",
            "low-blood-pressure",
        ),
        ("chills chills", "side-effect chills exact, side-effect chills exact", BOTH_ONE, ""),
        ("no fever, chills", "not side-effect fever exact, side-effect chills exact", BOTH_ONE, ""),
        ("fever but no chills", "side-effect fever exact, not side-effect chills exact", BOTH_ONE, "fever"),
        ("no fever", "not side-effect fever exact", "", ""),
        ("proleukin", "medicine aldesleukin exact", "aldesleukin 0/0", ""),
        ("intron", "medicine interferon-alfa-2b exact", "interferon-alfa-2b 0/0", ""),
        (
            "intron a rash",
            "medicine interferon-alfa-2b exact, side-effect skin-rash word",
            "interferon-alfa-2b 1/1",
            "",
        ),
        (
            "proleukin hair loss",
            "medicine aldesleukin exact, side-effect thinning-hair word",
            "aldesleukin 0/1",
            "",
        ),
        ("il2", "cytokine il-2 exact", "aldesleukin 0/0", ""),
        ("IL-2", "cytokine il-2 exact", "aldesleukin 0/0", ""),
        ("interleukin 2", "cytokine il-2 exact", "aldesleukin 0/0", ""),
        ("il-21", "cytokine il-21 exact", "", ""),
        ("ifn", "cytokine interferons exact", "interferon-alfa-2b 0/0", ""),
        ("interferon alfa", "cytokine ifn-alpha exact", "interferon-alfa-2b 0/0", ""),
        ("Interferon ALPHA", "cytokine ifn-alpha exact", "interferon-alfa-2b 0/0", ""),
        ("melanoma", "use melanoma exact", "aldesleukin 0/0, interferon-alfa-2b 0/0", ""),
        ("breast", "use breast-cancer word", "", ""),
        ("kidney cancer", "use kidney-cancer exact", "aldesleukin 0/0", ""),
        ("renal", "use kidney-cancer word", "aldesleukin 0/0", ""),
        ("hairy cell", "use hairy-cell-leukaemia word", "interferon-alfa-2b 0/0", ""),
        ("chemo", "term chemotherapy word", "", ""),
        ("disclaimer", "topic about-this-book word", "", ""),
        ("", "", "", ""),
        ("xqzw", "", "", ""),
        ("find", "", "", ""),
    ] {
        assert_eq!(answer(query), [understood, medicines, urgent], "{query}");
    }
}

#[test]
fn what_is_ruled_out_is_understood_and_not_asked() {
    let answer = json(&run([TWO_MEDICINES, "find", "--json", "no fever, chills"]).out);
    assert_eq!(each(&answer, "/side_effects", id), "chills");
    assert!(run([TWO_MEDICINES, "find", "no fever, chills"]).out.contains("\n  ruled out: Fever · Chills\n"));
}

#[test]
fn what_is_not_listed_is_said_never_left_out() {
    let answer = json(&run([TWO_MEDICINES, "find", "--json", "chills, hair loss"]).out);
    let not_listed = each(&answer, "/medicines", |medicine| medicine["not_listed"].to_string());
    assert_eq!(not_listed, r#"[], ["thinning-hair"]"#);
    assert!(
        run([TWO_MEDICINES, "find", "chills, hair loss"])
            .out
            .contains("\n    Thinning hair: not listed here\n")
    );
}

#[test]
fn a_word_of_two_kinds_means_the_one_that_people_ask_for_first() {
    let book = file("shared.ron", edited(r#""this book""#, r#""shakes""#));
    let ran = run(["--knowledge", arg(&book), "find", "--json", "shakes"]);
    assert_eq!(each(&json(&ran.out), "/understood", |part| at(part, "/kind").to_owned()), "side-effect");
}

#[test]
fn every_line_of_standard_input_has_its_answer_in_order() {
    let long = "chills ".repeat(100_000 / 7 + 1);
    let mut input = b"chills\n\n\x1b[2J\x07\t\x7f\nno such thing\r\n\xff\xfe fever\n".to_vec();
    input.extend(long.as_bytes());
    input.extend(b"\nproleukin");
    let ran = run_on(input.clone(), &["find", "--json", "-"]);
    let answers: Vec<Value> = ran.out.lines().map(json).collect();
    let queries: Vec<&str> = answers.iter().map(|answer| at(answer, "/query")).collect();
    assert_eq!(
        queries,
        [
            "chills",
            "",
            "\u{1b}[2J\u{7}\t\u{7f}",
            "no such thing",
            "\u{fffd}\u{fffd} fever",
            &long,
            "proleukin"
        ]
    );
    let understood = answers.iter().map(|answer| answer["understood"].as_array().unwrap().len());
    assert_eq!(understood.collect::<Vec<_>>(), [1, 0, 0, 0, 1, 100_000 / 7 + 1, 1]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));

    let plain = run_on(input, &["find", "-"]);
    assert_eq!(plain.out.matches(NO_ADVICE).count(), 7);
    assert!(plain.out.starts_with("Asked: chills\n\nUnderstood\n  Chills\n") && plain.code == Some(0));
}

#[test]
fn standard_input_is_understood_as_soon_as_one_line_is() {
    for (proof, input, code, lines) in [
        ("none is", "xqzw\nwqzx\n", 1, 2),
        ("the first is", "chills\nxqzw\n", 0, 2),
        ("the last is, without a line end", "xqzw\nchills", 0, 2),
        ("an empty line is a line", "\n", 1, 1),
        ("nothing is no line", "", 1, 0),
    ] {
        let ran = run_on(input, &["find", "--json", "-"]);
        assert_eq!((ran.code, ran.out.lines().count()), (Some(code), lines), "{proof}");
    }
}

/// Every kind that can be listed, and the shape of its list.
const LISTS: [(&str, &str); 7] = [
    ("medicines", "[{id,name,brands:[],other_names:[],cytokine,layer,added:[]}]"),
    ("side-effects", "[{id,name,clinical,system,words:[],opposite,urgency,layer,added:[]}]"),
    ("cytokines", "[{id,name,other_names:[],parent,layer,added:[]}]"),
    ("uses", "[{id,name,clinical,words:[],layer,added:[]}]"),
    ("topics", "[{id,name,words:[],layer,added:[]}]"),
    ("terms", "[{id,name,words:[],layer,added:[]}]"),
    ("sources", "[{id,name,title,publisher,address,date,read,copy_of,layer,added:[]}]"),
];

#[test]
fn every_kind_of_entry_is_listed_in_plain_text_and_in_json() {
    for (kind, expected) in LISTS {
        let (plain, ran) = (run(["list", kind]), run(["list", kind, "--json"]));
        assert_eq!((plain.code, ran.code, shape(&ran.out).as_str()), (Some(0), Some(0), expected), "{kind}");
        let entries = json(&ran.out);
        assert!(!entries.as_array().unwrap().is_empty(), "{kind}");
        for entry in entries.as_array().unwrap().iter().filter(|_| kind != "sources") {
            assert!(plain.out.contains(&format!("\n  {}", at(entry, "/name"))), "{kind}: {entry}");
        }
        assert!(plain.out.ends_with(NO_ADVICE), "{kind}");
    }
    let all = run(["list"]).out;
    let places: Vec<_> = [
        "\nMedicines\n",
        "\nSide effects\n",
        "\nCytokines\n",
        "\nUses\n",
        "\nReadings\n",
        "\nWords explained\n",
    ]
    .map(|heading| all.find(heading).expect(heading))
    .to_vec();
    assert!(places.is_sorted() && !all.contains("\nSources\n"), "{all}");
    assert_eq!(run(["list", "frogs"]).code, Some(2));
}

#[test]
fn a_page_is_shown_by_any_of_its_names() {
    for (name, heading) in [
        ("proleukin", "Aldesleukin (Proleukin)\nmedicine\n"),
        ("ALDESLEUKIN", "Aldesleukin (Proleukin)\nmedicine\n"),
        ("low blood pressure", "Low blood pressure\nside effect · "),
        ("low-blood-pressure", "Low blood pressure\nside effect · "),
        ("il2", "Interleukin-2\ncytokine\n"),
        ("renal cell carcinoma", "Kidney cancer\nuse · doctors say Renal"),
        ("fda", "FDA\nword explained\n"),
        ("about this book", "About this book\n"),
        ("seed", "Cytokines\nsource\n"),
    ] {
        let ran = run(["show", name]);
        assert!(
            ran.code == Some(0) && ran.out.starts_with(heading) && ran.out.ends_with(NO_ADVICE),
            "{name}: {ran:?}"
        );
    }
    assert_eq!(run(["show", "low", "blood", "pressure"]), run(["show", "low blood pressure"]));
    let ran = run(["show", "fever", "--json"]);
    let line = "{depth,text,figure,notes:[],link:{kind,id,name},sources:[{kind,id,title,publisher,address,date,copy_of,at,layer}],layer}";
    assert_eq!(shape(&ran.out), format!("[{{kind,id,name,layer,sections:[{{heading,lines:[{line}]}}]}}]"));
    assert_eq!((ran.code, at(&json(&ran.out), "/0/id")), (Some(0), "fever"));
}

#[test]
fn a_name_that_is_not_known_is_answered_with_the_nearest() {
    for args in [&[TWO_MEDICINES, "show", "fevr"][..], &[TWO_MEDICINES, "show", "fevr", "--json"]] {
        let ran = end(start(&mut program(args)));
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
        assert_eq!(ran.err, "cytobrowse: nothing here goes by the name `fevr`; the nearest are: Fever\n");
    }
    let ran = run([TWO_MEDICINES, "show", "xqzw"]);
    assert!(ran.code == Some(1) && ran.err.contains("`cytobrowse list` prints all there is"), "{ran:?}");
}

/// The option that has a book read in which every kind of figure stands side by side.
const COMPARED: &str = concat!("--knowledge=", env!("CARGO_MANIFEST_DIR"), "/tests/small/compare.ron");

#[test]
fn a_comparison_in_plain_text_says_of_each_side_effect_what_each_medicine_says() {
    let ran = run([COMPARED, "compare", "Alfa One", "BETAKIN", "gamma"]);
    let start = "\
Comparison of Alphakin (Alfa One), Betakin and Gammakin

How much is listed
  Alphakin (Alfa One): 8 side effects, 2 marked serious, 1 listed only here
  Betakin: 7 side effects, 1 marked serious, 0 listed only here
  Gammakin: not covered. No side effects of it are recorded here, which does
  not mean that there are none.
  Listed by all of them: 0 side effects
  Not listed here does not mean that it cannot happen.

Whole body
  Aching: listed by some
    Alphakin (Alfa One): 10 in 100 [1]
      The label (The agency), group, 2 November 2020
      said of Family as a group, not of one medicine alone
    Betakin: 9.5 in 100 [2]
      The study, class, date not recorded
      said of a whole class of medicines, not of one medicine alone
    Gammakin: not covered
  Chills: listed by some
    Alphakin (Alfa One): 52 in 100 [3]
      120 people watched; adults, any severity; The label (The agency),
      table 1, 2 November 2020
    Alphakin (Alfa One): 40 in 100 ! serious, the source says [4]
      The study, table 9, date not recorded
    Betakin: 63 in 100 ! serious, our reading [5]
      The label (The agency), table 2, 2 November 2020
    Gammakin: not covered
";
    assert!(ran.code == Some(0) && ran.err.is_empty() && ran.out.starts_with(start), "{}", ran.out);
    let taste = "
    Alphakin (Alfa One): 90 in 100 [3]
      nausea or vomiting, counted together
      120 people watched; adults, any severity; The label (The agency),
      table 1, 2 November 2020
    Betakin: 5 in 100 [5]
      The label (The agency), table 2, 2 November 2020
    Gammakin: not covered
  Taste changes: listed by one only
    Alphakin (Alfa One): no number given [3]
      120 people watched; adults, any severity; The label (The agency),
      table 1, 2 November 2020
      Corrected: It is rare. [6]
    Betakin: not listed here
    Gammakin: not covered
";
    assert!(ran.out.contains(taste) && ran.out.ends_with(NO_ADVICE), "{}", ran.out);
    assert!(!ran.out.contains(['│', '─']), "no boxes: {}", ran.out);
}

#[test]
fn a_comparison_in_json_has_its_members_in_their_order() {
    const CITED: &str = "{kind,id,title,publisher,address,date,copy_of,at,layer}";
    let ran = run([COMPARED, "compare", "alpha", "beta", "gamma", "--json"]);
    let seen = "{kind,percent,low,high,band,people}";
    let cell = format!(
        "{{subject,state,seen:{seen},note,about,serious,group,inherited_from,sources:[{CITED}],correction:{{text,sources:[{CITED}]}},further,layer}}"
    );
    let expected = format!(
        "{{subjects:[{{kind,id,name,covered,listed,serious,only_here,layer}}],rows:[{{effect:{{id,name}},system,shared,cells:[{cell}]}}]}}"
    );
    assert_eq!((ran.code, shape(&ran.out)), (Some(0), expected));
    let comparison = json(&ran.out);
    let states =
        |row: &str| each(&comparison, &format!("/rows/{row}/cells"), |cell| at(cell, "/state").to_owned());
    assert_eq!(states("5"), "listed, not-listed, not-covered");
    let nausea = |name: &str| at(&comparison, &format!("/rows/4/cells/0/{name}")).to_owned();
    assert_eq!(nausea("note"), "nausea or vomiting, counted together");
    assert_eq!(nausea("about"), "adults, any severity");
    assert_eq!(
        each(&comparison, "/rows", |row| at(row, "/shared").to_owned()),
        "some, some, some, some, some, one, some, some"
    );
}

#[test]
fn an_id_that_a_medicine_and_a_cytokine_share_means_the_medicine() {
    let ran = run([COMPARED, "compare", "beta", "family", "--json"]);
    assert_eq!(each(&json(&ran.out), "/subjects", |one| at(one, "/kind").to_owned()), "medicine, cytokine");
}

#[test]
fn what_cannot_be_compared_is_said_with_show_s_words_and_codes() {
    let long = "x".repeat(200);
    for (proof, names, code, said) in [
        (
            "unknown",
            &["proleukin", "fevr"][..],
            1,
            "nothing here goes by the name `fevr`; the nearest are: Fever\n",
        ),
        ("200 letters", &["proleukin", &long], 1, &*long),
        ("wide letters", &["漢字", "proleukin"], 1, "`漢字`"),
        (
            "no medicine",
            &["fever", "proleukin"],
            1,
            "`fever` is no medicine and no cytokine; only these can be compared\n",
        ),
        ("one name", &["proleukin"], 2, "2 values required"),
        ("one medicine twice", &["proleukin", "aldesleukin"], 2, "of one and the same"),
        ("no name", &[], 2, "required"),
    ] {
        let ran = end(start(&mut program([TWO_MEDICINES, "compare"].iter().chain(names))));
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{proof}: {ran:?}");
        assert!(ran.err.contains(said), "{proof}: {ran:?}");
    }
}

#[test]
fn the_family_tree_is_told_by_numbers_and_the_timeline_year_by_year() {
    let figures = "--knowledge=tests/small/figures.ron";
    let (tree, timeline) = (run([figures, "tree"]), run([figures, "timeline"]));
    for line in
        ["  1 Cytokines", "1.2 Interleukins [1]", "1.2.1.1 Firstleukin (Primo) [1]", "1.3.1 Secondferon [1]"]
    {
        assert!(tree.out.contains(line), "{line} in {}", tree.out);
    }
    assert!(tree.out.contains("approved for 1, approval withdrawn for 1"), "{}", tree.out);
    for lines in [
        "Firstleukin (Primo): since 1986 [1]\n",
        "Secondferon: since 2019, end not dated [1]\n",
        "\n1986\n  Firstleukin (Primo): Melanoma [1]\n    approved by the FDA, 4 June 1986\n",
        "\n2014\n  Firstleukin (Primo): Melanoma [1]\n    approval withdrawn by the FDA, 2014\n",
        "\nWithout a date\n  Secondferon: Melanoma [1]\n    no longer sold, no date found\n  Secondferon: Kidney cancer [1]\n",
    ] {
        assert!(timeline.out.contains(lines), "{lines} in {}", timeline.out);
    }
    for ran in [&tree, &timeline] {
        assert!(ran.code == Some(0) && ran.out.ends_with(NO_ADVICE), "{ran:?}");
        assert!(!ran.out.chars().any(|c| "├└│●✕".contains(c)), "nothing is drawn: {}", ran.out);
    }
    let line = "{depth,text,figure,notes:[],link:{kind,id,name},sources:[{kind,id,title,publisher,address,date,copy_of,at,layer}],layer}";
    let ran = run([figures, "timeline", "--json"]);
    assert_eq!(shape(&ran.out), format!("{{title,sections:[{{heading,lines:[{line}]}}]}}"));
}

#[test]
fn the_keys_are_a_table() {
    let (plain, ran) = (run(["keys"]), run(["keys", "--json"]));
    assert_eq!(
        (plain.code, ran.code, shape(&ran.out).as_str()),
        (Some(0), Some(0), "[{keys,contexts,help}]")
    );
    assert_eq!(plain.out.lines().count(), json(&ran.out).as_array().unwrap().len());
    assert!(plain.out.contains("Enter: open the page (list)\n"));
}

#[test]
fn a_check_says_where_and_whether_the_knowledge_is_sound() {
    let (good, bad) = (small("good.ron"), file("bad.ron", edited("Percent(52)", "Percent(101)")));
    let unused = edited(r#"(id: "study","#, r#"(id: "x", address: "https://a.b"), (id: "study","#);
    let (warned, latin) = (file("warned.ron", unused), file("latin.ron", b"(title: \"caf\xe9\")"));
    let swallowed = include_str!("small/reading.ron").replace(r#"["shivering", "#, r#"["temp 39", "#);
    let swallowed = file("swallowed.ron", swallowed);
    let hostile = file("hostile.ron", "(title: \"\u{1b}[2J\")");
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("missing.ron");
    let folder = &empty_folder("no-knowledge");
    for (proof, path, code, said) in [
        ("sound", &*good, 0, "No problems found.\n"),
        ("unsound", &bad, 1, "bad.ron:25:54\n"),
        ("a warning leaves it sound", &warned, 0, "warning[KB309]"),
        ("a word that is read as something else", &swallowed, 0, "warning[KB322]"),
        ("no UTF-8", &latin, 1, "latin.ron:1:13\n"),
        ("a hostile character", &hostile, 1, "hostile.ron:1:10\n"),
        ("missing", &missing, 2, "missing.ron"),
        ("a folder without knowledge", folder, 2, "there is no knowledge file in"),
    ] {
        let ran = run(["check", arg(path)]);
        // What is wrong with a file is the result; that it cannot be opened is a complaint.
        let (there, not_there) = if code == 2 { (&ran.err, &ran.out) } else { (&ran.out, &ran.err) };
        assert_eq!((ran.code, not_there.as_str()), (Some(code), ""), "{proof}");
        assert!(there.contains(said), "{proof}: {ran:?}");
        let ran = run(["check", "--json", arg(path)]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{proof}");
        let members = "{code,severity,message,file,line,column,end:{line,column},label,help,docs}";
        let expected = if code == 2 { members.replace(":{line,column}", "") } else { members.to_owned() };
        assert_eq!(
            shape(&ran.out),
            if said.starts_with("No") { "[]".to_owned() } else { format!("[{expected}]") }
        );
        assert_eq!(run(["--knowledge", arg(path), "check"]).code, Some(code), "{proof}");
    }
    assert_eq!(
        run(["check"]),
        Ran { code: Some(0), out: "No problems found.\n".to_owned(), err: String::new() }
    );
    assert_eq!(run(["check", "--json"]).out, "[]\n");
    let both = run(["check", arg(&good), arg(&bad)]);
    assert!(
        both.code == Some(1) && both.out.contains("good.ron:6:14; give this one another"),
        "two files are one body: {both:?}"
    );
    let all = run(["check", arg(&missing), arg(folder), arg(&latin)]);
    assert!(all.code == Some(2) && all.err.matches("error[KB").count() == 3, "all are told: {all:?}");
}

#[test]
fn a_knowledge_file_replaces_the_book_and_names_the_layer() {
    let (one, two) =
        (small("layer.ron"), file("more.ron", r#"(format: 1, uses: [(id: "x", name: "Gout")])"#));
    let ran = run(["find", "fever", "--knowledge", arg(&one), "--json"]);
    assert_eq!(at(&json(&ran.out), "/medicines/0/listed/0/layer"), arg(&one));
    let shipped = run(["find", "fever", "--json"]);
    assert_eq!(at(&json(&shipped.out), "/medicines/0/listed/0/layer"), "shipped");
    assert!(
        run(["--knowledge", arg(&one), "list"])
            .out
            .starts_with("Cytokine medicines\n\nMedicines\n  Aldesleukin")
    );
    assert_eq!(run(["--knowledge", arg(&one), "find", "melanoma"]).code, Some(1), "the shipped book is gone");
    let both = run(["--knowledge", arg(&one), "--knowledge", arg(&two), "list", "uses", "--json"]);
    assert_eq!(each(&json(&both.out), "", id), "cancer, kidney-cancer, x");
}

#[test]
fn knowledge_that_cannot_be_used_is_refused_before_anything_is_printed() {
    let folder = empty_folder("refused");
    let bad = file("refused.ron", edited("Percent(52)", "Percent(101)"));
    let (missing, latin) = (folder.join("missing.ron"), file("latin-1.ron", b"(title: \"caf\xe9\")"));
    for (path, err) in [
        (&bad, "refused.ron:25:54\n"),
        (&missing, "missing.ron"),
        (&latin, "latin-1.ron:1:13\n"),
        (&folder, "there is no knowledge file in"),
    ] {
        for command in [&["find", "chills"][..], &["chills"], &["show", "fever"], &["list"], &[]] {
            let ran = end(start(&mut program(["--knowledge", arg(path)].iter().chain(command))));
            assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{err}");
            assert!(ran.err.contains(err), "{ran:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_knowledge_and_nobody_waits_for_it() {
    let pipe = Path::new(env!("CARGO_TARGET_TMPDIR")).join("commands.pipe");
    let _ = fs::remove_file(&pipe);
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for args in [&["--knowledge", arg(&pipe), "find", "chills"][..], &["check", arg(&pipe)]] {
        let ran = end(start(&mut program(args)));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(ran.err.contains("it is no regular file"), "{ran:?}");
    }
}

#[test]
fn a_bare_query_without_a_terminal_is_answered_as_find_answers_it() {
    for query in ["chills", "low blood pressure", "xqzw", "no fever, chills", "-"] {
        assert_eq!(run([query]), run(["find", query]), "{query}");
    }
    let book = small("bare.ron");
    for (proof, bare, found) in [
        ("options may follow", &["chills", "--ascii"][..], &["--ascii", "find", "chills"][..]),
        (
            "also one with a value",
            &["fever", "--knowledge", arg(&book), "--color", "never"],
            &["--knowledge", arg(&book), "find", "fever"],
        ),
        ("and between the words", &["hair", "--ascii", "loss"], &["--ascii", "find", "hair", "loss"]),
        ("a command's name is a word behind another", &["hair", "list"], &["find", "hair", "list"]),
        ("and behind two hyphens", &["--", "find"], &["find", "--", "find"]),
        ("what looks like an option is one there too", &["--", "--ascii"], &["find", "--", "--ascii"]),
        ("options may follow the query of find", &["--ascii", "chills"], &["find", "chills", "--ascii"]),
    ] {
        let (bare, found) = (end(start(&mut program(bare))), end(start(&mut program(found))));
        assert_eq!(bare, found, "{proof}");
        assert!(bare.out.ends_with(NO_ADVICE), "{proof}");
    }
    assert!(run(["--", "find"]).out.starts_with("Asked: find\n\nUnderstood\n  not understood: find\n"));
    assert!(run(["hair", "list"]).out.starts_with("Asked: hair list\n"));
}

#[test]
fn misuse_is_told_on_standard_error_alone() {
    for args in [
        &["--bogus"][..],
        &["chills", "--bogus"],
        &["find", "--bogus"],
        &["find", "chills", "--bogus"],
        &["list", "--bogus"],
        &["keys", "chills"],
        &["find"],
        &["show"],
        &["--knowledge"],
        &["--color", "sometimes", "list"],
        &["--theme", "pink", "list"],
    ] {
        let ran = end(start(&mut program(args)));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.starts_with("error: "), "{args:?}: {ran:?}");
    }
    let nothing = run([]);
    assert_eq!((nothing.code, nothing.out.as_str(), nothing.err.lines().count()), (Some(2), "", 1));
    assert!(nothing.err.starts_with("cytobrowse: cannot browse here: "), "{nothing:?}");
}

#[test]
fn help_and_version_are_results() {
    let version = run(["--version"]);
    assert_eq!((version.code, version.err.as_str()), (Some(0), ""));
    let (first, knowledge) = version.out.split_once('\n').unwrap();
    assert_eq!(first, format!("cytobrowse {}", env!("CARGO_PKG_VERSION")));
    assert!(knowledge.contains(" medicines · ") && knowledge.contains(" side effects · "), "{knowledge}");
    for args in [&["--help"][..], &["-h"], &["find", "--help"], &["chills", "--help"]] {
        let ran = end(start(&mut program(args)));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert!(ran.out.contains("Usage: cytobrowse") && ran.out.is_ascii(), "{ran:?}");
    }
}

#[test]
fn a_reader_who_has_gone_is_no_failure() {
    for args in
        [&["list", "sources"][..], &["find", "chills"], &["find", "xqzw"], &["--help"], &["keys", "--json"]]
    {
        let mut child = start(&mut program(args));
        drop(child.stdout.take());
        let ran = end(child);
        // Nobody can tell whether it was quicker than the one who went.
        assert!(ran.code == Some(0) || (args.contains(&"xqzw") && ran.code == Some(1)), "{args:?}: {ran:?}");
        assert_eq!(ran.err, "", "{args:?}");
    }
}

#[test]
fn without_a_reader_no_more_questions_are_read() {
    use std::io::Write as _;
    let mut child = start(program(["find", "-"]).stdin(Stdio::piped()));
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // Far more than a pipe holds: if it went on reading, all would be read.
    let refused = (0..1_000_000).find(|_| input.write_all(b"chills\n").is_err());
    assert!(refused.is_some(), "it reads on though nobody reads it");
    drop(input);
    let ran = end(child);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_a_failure_told_in_one_line() {
    for args in
        [&["find", "chills"][..], &["list", "--json"], &["keys"], &["show", "fever"], &["check"], &["--help"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = end(start(program(args).stdout(full)));
        assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1), "{args:?}: {ran:?}");
        assert!(ran.err.starts_with("cytobrowse: the answer cannot be written: "), "{ran:?}");
        let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = end(start(program(args).stdout(full()).stderr(full())));
        assert_eq!(ran.code, Some(2), "with nobody left to tell: {args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_goes_after_any_number_of_answers_is_no_failure_and_one_who_takes_no_more_is_one() {
    use std::{io::Read as _, os::fd::OwnedFd, os::unix::net::UnixStream};
    for at in [1, 2, 1_000, 9_999, 70_000] {
        let (out, mut reader) = UnixStream::pair().unwrap();
        let mut child = start(program(["find", "-"]).stdin(Stdio::piped()).stdout(OwnedFd::from(out)));
        let mut input = child.stdin.take().unwrap();
        let asking = std::thread::spawn(move || {
            use std::io::Write as _;
            (0..100_000).find(|_| input.write_all(b"chills\n").is_err())
        });
        reader.read_exact(&mut vec![0; at]).unwrap();
        drop(reader);
        let ran = end(child);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "after {at} bytes");
        assert!(asking.join().unwrap().is_some(), "it reads on though nobody reads it");
    }

    // A line that would have to be waited for, and says so (EAGAIN): the rest of the answer is lost, which is told.
    let (out, _unread) = UnixStream::pair().unwrap();
    out.set_nonblocking(true).unwrap();
    let mut child = start(program(["find", "-"]).stdin(Stdio::piped()).stdout(OwnedFd::from(out)));
    let mut input = child.stdin.take().unwrap();
    let asking = std::thread::spawn(move || {
        use std::io::Write as _;
        (0..100_000).find(|_| input.write_all(b"chills\n").is_err())
    });
    let ran = end(child);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1), "{ran:?}");
    asking.join().unwrap();
}

#[cfg(unix)]
#[test]
fn an_input_that_ends_midway_is_answered_and_one_that_fails_is_told_after_the_answers_before() {
    use std::{io::Write as _, os::fd::OwnedFd, os::unix::net::UnixStream};
    let ran = run_on("chills\nchil", &[TWO_MEDICINES, "find", "-"]);
    assert_eq!((ran.code, ran.out.matches("Reference, not medical advice").count()), (Some(0), 2), "{ran:?}");

    // Whoever closes a socket without reading what lies in it resets the line: the read behind the last line fails.
    let (input, mut writer) = UnixStream::pair().unwrap();
    (&input).write_all(b"never read").unwrap();
    writer.write_all(b"chills\nfever\nchil").unwrap();
    drop(writer);
    let ran = end(start(program([TWO_MEDICINES, "find", "-"]).stdin(OwnedFd::from(input))));
    assert_eq!((ran.code, ran.out.matches("Reference, not medical advice").count()), (Some(2), 2), "{ran:?}");
    assert!(ran.err.starts_with("cytobrowse: standard input cannot be read: "), "{ran:?}");

    let folder = fs::File::open(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let ran = end(start(program(["find", "-"]).stdin(folder)));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (Some(2), "", 1), "{ran:?}");
}

#[test]
fn nothing_on_the_command_line_reaches_a_terminal_that_would_obey_it() {
    let raw = |c: char| is_hostile(c) || c == '\r';
    for text in HOSTILE {
        for args in [
            &["find", text][..],
            &["find", "--json", text],
            &["--ascii", "find", text],
            &["--ascii", "find", "--json", text],
            &[text],
            &["chills", text],
            &["show", text],
            &["show", text, "--json"],
            &["check", text],
            &["check", "--json", text],
            &["check", "--color", "never", text],
            &["--knowledge", text, "list"],
            &["list", text],
            &["keys", text],
            &["new", text],
            &["diff", "shipped", text],
            &["--color", text, "list"],
            &[&format!("--{text}")],
            &["list", &format!("--{text}")],
        ] {
            let ran = end(start(&mut program(args)));
            assert!(ran.code.is_some_and(|code| code <= 2), "{args:?}: {ran:?}");
            assert!(!ran.out.contains(raw) && !ran.err.contains(raw), "{args:?}: {ran:?}");
            assert!(!ran.out.is_empty() || !ran.err.is_empty(), "{args:?}");
        }
        let answer = json(&run(["find", "--json", text]).out);
        assert_eq!(at(&answer, "/query"), text, "JSON loses nothing");
        let lines = run_on(format!("{text}\n{text}"), &["find", "-"]);
        assert!(!lines.out.contains(raw) && lines.out.matches(NO_ADVICE).count() == 2, "{lines:?}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused_or_shown_as_far_as_they_go() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let odd = OsStr::from_bytes(b"chi\xffs.ron");
    for (first, code) in [("find", 2), ("show", 2), ("check", 2), ("--knowledge", 2), ("chills", 2)] {
        let ran = end(start(&mut program([OsStr::new(first), odd])));
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{first}");
        assert!(ran.err.starts_with("error"), "{first}: {ran:?}");
    }
}

/// Commands whose answers have more than ASCII in them.
const BEYOND_ASCII: [&[&str]; 10] = [
    &["find", "chest pain, naïve, 漢字"],
    &["find", "low blood pressure"],
    &["find", "loss of apetite"],
    &["find", "\u{1b}[2J"],
    &["show", "about this book"],
    &["show", "fever"],
    &["show", "naïve"],
    &["keys"],
    &["new", "naïve"],
    &["check", "ä/missing.ron"],
];

#[test]
fn in_ascii_everything_is_ascii() {
    for command in BEYOND_ASCII {
        let plain = end(start(&mut program(command)));
        assert!(!plain.out.is_ascii() || !plain.err.is_ascii(), "there is something to spell: {command:?}");
        let ascii = end(start(&mut program(["--ascii"].iter().chain(command))));
        assert!(ascii.out.is_ascii() && ascii.err.is_ascii(), "{command:?}: {ascii:?}");
        assert_eq!((ascii.code, ascii.out.lines().count()), (plain.code, plain.out.lines().count()));
        for (name, value) in
            [("LANG", "C"), ("LC_ALL", "POSIX"), ("LC_CTYPE", "en_US.ISO-8859-1"), ("TERM", "linux")]
        {
            assert_eq!(end(start(program(command).env(name, value))), ascii, "{name}={value} {command:?}");
        }
    }
    let refused = end(start(program(["--ä", "list"]).env("LANG", "C")));
    assert!(refused.code == Some(2) && refused.err.is_ascii(), "{refused:?}");
    let nothing = run(["--ascii"]);
    assert!(nothing.code == Some(2) && nothing.err.is_ascii(), "{nothing:?}");
}

#[test]
fn json_says_the_same_in_ascii() {
    for command in [
        &["find", "--json", "chest pain, naïve, 漢字 🙂 \u{9b}"][..],
        &["show", "about this book", "--json"],
        &["list", "side-effects", "--json"],
        &["keys", "--json"],
        &["check", "ä/missing.ron", "--json"],
    ] {
        let plain = end(start(&mut program(command)));
        let ascii = end(start(&mut program(["--ascii"].iter().chain(command))));
        assert!(ascii.out.is_ascii(), "{command:?}");
        assert_eq!(json(&ascii.out), json(&plain.out), "{command:?}");
    }
}

#[test]
fn without_colour_there_are_no_escape_sequences() {
    let bad = file("colour.ron", edited("Percent(52)", "Percent(101)"));
    let coloured = run(["check", "--color", "always", arg(&bad)]);
    assert!(coloured.out.contains("\u{1b}["), "colour can be asked for: {coloured:?}");
    let plain = run(["check", "--color", "never", arg(&bad)]);
    assert!(plain.out.contains("colour.ron:25:54\n"), "{plain:?}");
    for ran in [
        plain,
        run(["check", arg(&bad)]),
        end(start(program(["check", arg(&bad)]).env("NO_COLOR", "1"))),
        end(start(program(["find", "fever"]).env("NO_COLOR", "1"))),
        run(["find", "fever", "--color", "never"]),
    ] {
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{ran:?}");
    }
    let ascii = run(["check", "--ascii", "--color", "always", arg(&bad)]);
    assert!(ascii.out.contains("\u{1b}[") && ascii.out.is_ascii(), "ASCII and colour go together: {ascii:?}");
}
