//! Books that can be read and do not hold: every fault is found under its own code, at the value where it is.
//! All are found in one run.
#![expect(clippy::expect_used, reason = "it is a test")]

#[path = "support/book.rs"]
mod book;

use book::places;
use cytobrowse::knowledge::{
    diagnostic::{Problem, Severity},
    load::{accept, inspect, load},
    source::SourceText,
};
use std::sync::Arc;

const BASE: &str = include_str!("bad_meaning/base.ron");

/// The base after an edit.
fn edited(from: &str, to: &str) -> String {
    book::edited(BASE, from, to)
}

fn source(name: &str, text: &str) -> Arc<SourceText> {
    accept(name, text.as_bytes().to_vec()).expect("the text is plain")
}

/// What is wrong with files that make one body of knowledge.
fn problems(texts: &[(&str, &str)]) -> Vec<Problem> {
    inspect(&texts.iter().map(|(name, text)| source(name, text)).collect::<Vec<_>>()).1
}

/// What is wrong with one file: `KB302@42:23 KB314@45:28`.
fn complaint(text: &str) -> String {
    places(&problems(&[("base.ron", text)]))
}

/// The help of each problem.
fn helps(problems: &[Problem]) -> Vec<String> {
    let json = problems.iter().map(|problem| serde_json::to_value(problem.short()).expect("it is JSON"));
    json.filter_map(|short| Some(short.get("help")?.as_str()?.to_owned())).collect()
}

/// The help of the one problem of a file.
fn help(text: &str) -> String {
    helps(&problems(&[("base.ron", text)])).join(" and ")
}

/// One more medicine.
fn medicine(id: &str, brand: &str) -> String {
    format!(
        r#"(id: "{id}", name: "X", brands: ["{brand}"], names_from: ["editorial"], cytokine: "il-2",
            cytokine_from: ["editorial"],
            indications: [(for: "cancer", events: [(what: Studied, sources: ["editorial"])])]),"#
    )
}

fn check(table: &[(&str, &str, &str, &str)]) {
    for (proof, from, to, expected) in table {
        assert_eq!(complaint(&edited(from, to)), *expected, "{proof}: {to}");
    }
}

/// The base with a text of it replaced, and `code@line:column` of where the text stood.
fn replaced(text: &str, to: &str, code: &str) -> (String, String) {
    let after = edited(text, to);
    let at = source("base.ron", &after).position(BASE.find(text).expect("it is there"));
    (after, format!("{code}@{}:{}", at.line, at.column))
}

#[test]
fn a_sound_book_has_no_problem_and_is_loaded() {
    assert_eq!(complaint(BASE), "");
    let knowledge = load(&[source("base.ron", BASE)], "mine").expect("the base is sound");
    assert_eq!((knowledge.medicines.len(), knowledge.layers[0].as_str()), (1, "mine"));
    assert_eq!(complaint("(format: 1)"), "", "an empty book is sound");
}

#[test]
fn two_entries_of_a_section_may_not_have_one_id() {
    let medicine = medicine("aldesleukin", "Y");
    let effect = r#"(id: "chills", name: "X", clinical: "X", system: General, meaning: "X", urgency: OnTest,
        sources: ["editorial"]),"#;
    check(&[
        (
            "the id of a source",
            r#"(id: "study","#,
            r#"(id: "label", address: "https://example.org"), (id: "study","#,
            "KB301@7:14",
        ),
        (
            "the id of a band",
            "    ],\n    cytokines: [",
            r#"(id: "common", word: "often", meaning: "often", sources: ["editorial"])],cytokines: ["#,
            "KB301@11:6",
        ),
        (
            "the id of a cytokine",
            r#"(id: "il-2", name: "IL-2"),"#,
            r#"(id: "il-2", name: "IL-2"), (id: "il-2", name: "X"),"#,
            "KB301@29:42",
        ),
        ("the id of a medicine", "    ],\n    uses: [", &format!("{medicine}], uses: ["), "KB301@76:6"),
        (
            "the id of a use",
            r#"(id: "kidney-cancer","#,
            r#"(id: "cancer", name: "X"), (id: "kidney-cancer","#,
            "KB301@79:14",
        ),
        ("the id of a side effect", "    ],\n    topics: [", &format!("{effect}], topics: ["), "KB301@124:6"),
        (
            "the id of a topic",
            r#"(id: "about","#,
            r#"(id: "about", name: "X", statements: []), (id: "about","#,
            "KB301@126:56",
        ),
        (
            "the id of a term",
            "    terms: [",
            r#"terms: [(id: "infusion", name: "X", meaning: (text: "X", sources: ["editorial"])),"#,
            "KB301@130:17",
        ),
        (
            "the third is refused as well",
            r#"(id: "il-2", name: "IL-2"),"#,
            r#"(id: "il-2", name: "IL-2"), (id: "il-2", name: "X"), (id: "il-2", name: "Y"),"#,
            "KB301@29:42 KB301@29:67",
        ),
        ("entries of two sections may share an id", r#"id: "infusion","#, r#"id: "chills","#, ""),
    ]);
    let text = edited(r#"(id: "kidney-cancer","#, r#"(id: "cancer", name: "X"), (id: "kidney-cancer","#);
    assert_eq!(help(&text), "the first use of this id is at base.ron:78:14; give this one another");
}

#[test]
fn a_reference_leads_to_an_entry() {
    check(&[
        ("a family", r#"parent: "interferons""#, r#"parent: "interferon""#, "KB302@17:21"),
        ("a band", r#"Word("common")"#, r#"Word("rare")"#, "KB302@68:36"),
        ("what a medicine is made from", r#"cytokine: "il-2""#, r#"cytokine: "il-3""#, "KB302@38:23"),
        ("a medicine is no cytokine", r#"cytokine: "il-2""#, r#"cytokine: "aldesleukin""#, "KB302@38:23"),
        ("a family's use", r#"for: "cancer""#, r#"for: "cancers""#, "KB302@20:33"),
        ("a medicine's use", r#"for: "kidney-cancer""#, r#"for: "chills""#, "KB302@46:26"),
        (
            "a family's side effect",
            r#"effect: "chills", seen: Percent"#,
            r#"effect: "cold", seen: Percent"#,
            "KB302@25:30",
        ),
        ("a medicine's side effect", r#"effect: "fever""#, r#"effect: "heat""#, "KB302@65:30"),
        ("an opposite", r#"opposite: "low-blood-pressure""#, r#"opposite: "low-pressure""#, "KB302@120:23"),
        ("a source does not serve as a band", r#"Word("common")"#, r#"Word("label")"#, "KB302@68:36"),
    ]);
    for (proof, from, to, expected) in [
        (
            "what comes near is offered",
            r#"parent: "interferons""#,
            r#"parent: "interferon""#,
            "did you mean `interferons`?",
        ),
        ("of a source", r#""label: band""#, r#""lable: band""#, "did you mean `label`?"),
        ("of a band", r#"Word("common")"#, r#"Word("comon")"#, "did you mean `common`?"),
        ("of a use", r#"for: "kidney-cancer""#, r#"for: "kidny-cancer""#, "did you mean `kidney-cancer`?"),
        (
            "nothing is near",
            r#"parent: "interferons""#,
            r#"parent: "x""#,
            "add a cytokine with this id, or name one that exists",
        ),
    ] {
        assert_eq!(help(&edited(from, to)), expected, "{proof}");
    }
}

/// Every citation of the base; each says in a word of its own where it stands.
fn citations() -> Vec<&'static str> {
    let is_citation = |text: &&str| text.starts_with("label: ") || text.starts_with("study: ");
    BASE.split('"').filter(is_citation).collect()
}

#[test]
fn every_citation_leads_to_a_source() {
    let citations = citations();
    assert_eq!(citations.len(), 29);
    for citation in citations {
        let cited = format!("\"{citation}\"");
        let (text, expected) = replaced(&cited, &cited.replace(": ", "x: "), "KB302");
        assert_eq!(complaint(&text), expected, "{citation}");
    }
}

#[test]
fn every_claim_has_a_source() {
    let mut claims = citations();
    // A reaction that cites nothing of its own rests on what the list cites.
    claims.retain(|claim| !["label: group", "study: chills"].contains(claim));
    for claim in claims {
        let (text, expected) = replaced(&format!("[\"{claim}\"]"), "[]", "KB314");
        assert_eq!(complaint(&text), expected, "{claim}");
        let unknown = edited(&format!("\"{claim}\""), "\"no source found\"");
        assert_eq!(complaint(&unknown), "", "that none was found is an answer: {claim}");
    }
    check(&[
        ("neither the list nor its line cites one", r#"["label: group"]"#, "[]", "KB314@24:21"),
        ("the names of a family", r#", names_from: ["label: family"]"#, "", "KB314@13:9"),
        ("a family's place", "            parent_from: [\"label: parent\"],\n", "", "KB314@14:9"),
        (
            "the name of a family alone needs none",
            r#", other_names: ["IFN"], names_from: ["label: family"]"#,
            "",
            "",
        ),
        ("a line that cites none", r#", sources: ["label: table 1"]"#, "", "KB314@65:21"),
        ("a judgement of this book is one", r#""label: table 1""#, r#""editorial""#, ""),
    ]);
}

#[test]
fn a_family_does_not_stand_above_itself() {
    let family = r#"(id: "interferons","#;
    let above = |parent| format!(r#"(id: "interferons", parent: "{parent}", parent_from: ["editorial"],"#);
    let alone = r#"(id: "il-2", name: "IL-2"),"#;
    let line = |at: usize| if at == 0 { "il-2".to_owned() } else { format!("f{}", at - 1) };
    let child = |id: &str, parent: &str| {
        format!(r#"(id: "{id}", name: "X {id}", parent: "{parent}", parent_from: ["editorial"]),"#)
    };
    check(&[
        (
            "one that is its own parent, told once, and not of its child",
            family,
            &above("interferons"),
            "KB303@13:37",
        ),
        ("two, told once at the first", family, &above("ifn-alfa"), "KB303@13:37"),
        ("three, told once", family, &format!("{}{}", child("x", "ifn-alfa"), above("x")), "KB303@13:40"),
        (
            "two cycles are two problems",
            alone,
            &format!("{alone}{}{}", child("a", "a"), child("b", "b")),
            "KB303@29:67 KB303@29:131",
        ),
        (
            "as many above one another as there may be, and then one more, told once",
            alone,
            &format!("{alone}{}", (0..34).map(|at| child(&format!("f{at}"), &line(at))).collect::<String>()),
            "KB303@29:2282",
        ),
        (
            "as many above one another as there may be are none",
            alone,
            &format!("{alone}{}", (0..32).map(|at| child(&format!("f{at}"), &line(at))).collect::<String>()),
            "",
        ),
        (
            "a line of families is none",
            alone,
            &format!("{alone}{}{}", child("a", "b"), child("b", "il-2")),
            "",
        ),
    ]);
    let text = edited(family, &format!("{}{}", child("x", "ifn-alfa"), above("x")));
    let told = problems(&[("base.ron", &text)]);
    assert_eq!(told[0].message(), "a family stands above itself: x › ifn-alfa › interferons › x");
}

/// Every text of the base that is shown.
const TEXTS: [&str; 42] = [
    "Cytokine medicines",
    "The label",
    "The FDA",
    "in English",
    "a study",
    "Common",
    "1 to 10 in 100",
    "Interferons",
    "IFN",
    "Interferon alfa",
    "It is a protein.",
    "IL-2",
    "Aldesleukin",
    "Proleukin",
    "rIL-2",
    "It is IL-2 in a bottle.",
    "By drip.",
    "It wakes cells.",
    "Vessels leak.",
    "metastatic",
    "FDA",
    "Still so.",
    "It is rarely used.",
    "No longer.",
    "with dizziness",
    "More often.",
    "Cancer",
    "Cells divide.",
    "Renal cell carcinoma",
    "renal",
    "Chills",
    "Rigors",
    "You shake and feel cold.",
    "shivering",
    "Ring your team.",
    "About",
    "this book",
    "It is small.",
    "Infusion",
    "drip",
    "A drip into a vein.",
    "It takes an hour.",
];

#[test]
fn a_text_says_something_without_spaces_to_spare() {
    for text in TEXTS {
        let quoted = format!("\"{text}\"");
        for (to, code) in [
            (String::new(), "KB304"),
            ("   ".to_owned(), "KB304"),
            ("\u{a0}".to_owned(), "KB304"),
            (format!(" {text}"), "KB311"),
            (format!("{text} "), "KB311"),
            (format!("{text}  x"), "KB311"),
        ] {
            let (after, expected) = replaced(&quoted, &format!("\"{to}\""), code);
            assert_eq!(complaint(&after), expected, "{text}: {to:?}");
        }
    }
    check(&[
        ("the place in a source is left out", r#""label: band""#, r#""label: ""#, "KB304@10:94"),
        ("the place in a source is padded", r#""label: band""#, r#""label:  band""#, "KB311@10:94"),
    ]);
}

#[test]
fn a_word_means_one_thing() {
    check(&[
        ("a word of two side effects", r#""shakes""#, r#""high temperature""#, "KB305@98:66"),
        ("a word is another's name", r#""shakes""#, r#""Fever""#, "KB305@94:19"),
        ("a word is another's clinical name", r#""shakes""#, r#""pyrexia""#, "KB305@95:23"),
        ("two names", r#"name: "High blood pressure""#, r#"name: "Fever""#, "KB305@116:19"),
        ("two clinical names", r#"clinical: "Hypertension""#, r#"clinical: "Hypotension""#, "KB305@117:23"),
        ("case does not count", r#""shakes""#, r#""HIGH Temperature""#, "KB305@98:66"),
        ("accents do not count", r#""shakes""#, r#""naive fever""#, "KB305@98:21"),
        ("hyphens do not count", r#""shakes""#, r#""high-temperature""#, "KB305@98:66"),
        ("alpha is alfa", r#""shakes""#, r#""alpha fever""#, "KB305@98:36"),
        ("a Greek letter is its name", r#""shakes""#, r#""α fever""#, "KB305@98:36"),
        ("ae is e", r#""shakes""#, r#""fecal fever""#, "KB305@98:50"),
        ("an apostrophe does not count", r#""shakes""#, r#""high temp’erature""#, "KB305@98:66"),
        ("a family's other name", r#"["IFN"]"#, r#"["interferon alpha"]"#, "KB305@16:19"),
        ("a number is a word of its own", r#"["IFN"]"#, r#"["il2"]"#, "KB305@29:28"),
        ("a medicine and a family", r#""rIL-2""#, r#""IL 2""#, "KB305@36:27"),
        ("a brand and a family", r#"["Proleukin"]"#, r#"["IFN"]"#, "KB305@35:22"),
        ("a medicine of a family's name", r#"name: "Aldesleukin""#, r#"name: "interferons""#, "KB305@34:19"),
        ("a use's word", r#"words: ["renal"]"#, r#"words: ["cancer"]"#, "KB305@79:96"),
        (
            "a use's clinical name",
            r#"clinical: "Renal cell carcinoma""#,
            r#"clinical: "Cancer""#,
            "KB305@79:64",
        ),
        (
            "a topic's word",
            r#"(id: "about","#,
            r#"(id: "x", name: "this book", statements: []), (id: "about","#,
            "KB305@126:92",
        ),
        (
            "a term's word",
            "    terms: [",
            r#"terms: [(id: "x", name: "Drip", meaning: (text: "X", sources: ["editorial"])),"#,
            "KB305@132:21",
        ),
        ("words of two kinds may be the same", r#""shakes""#, r#""cancer""#, ""),
    ]);
    for (proof, from, to, message) in [
        (
            "the other is named",
            r#""shakes""#,
            r#""pyrexia""#,
            "`Pyrexia` also means the side effect `chills`",
        ),
        ("a family is called one", r#""rIL-2""#, r#""IL 2""#, "`IL 2` also means the cytokine `il-2`"),
        (
            "a medicine is called one",
            "    ],\n    uses: [",
            &format!("{}], uses: [", medicine("x", "proleukin")),
            "`proleukin` also means the medicine `aldesleukin`",
        ),
    ] {
        assert_eq!(problems(&[("base.ron", &edited(from, to))])[0].message(), message, "{proof}");
    }
    // Also where a medicine and a family have one id.
    let one_id = edited(r#"id: "aldesleukin""#, r#"id: "il-2""#).replace("\"rIL-2\"", "\"IL-2\"");
    assert_eq!(complaint(&one_id), "KB305@36:27");
}

#[test]
fn a_word_that_may_mean_several_things_says_so_of_each() {
    let chills = (r#"words: ["shivering", "shakes"],"#, r#"words: ["shivering"], unsure: ["shakes"],"#);
    let alone = edited(chills.0, chills.1);
    assert_eq!(complaint(&alone), "KB319@88:44", "unsure of nothing");
    let both = alone.replace(r#""high temperature"],"#, r#""high temperature"], unsure: ["Shakes"],"#);
    assert_eq!(complaint(&both), "", "two are unsure of it");
    let sure = alone.replace(r#""high temperature"],"#, r#""shakes"],"#);
    assert_eq!(complaint(&sure), "KB305@88:44 KB319@88:44", "another is sure of it");
}

#[test]
fn a_group_has_members_and_words_of_its_own() {
    let group = |inside: &str| edited("    topics: [", &format!("    groups: [({inside})],\n    topics: ["));
    for (proof, inside, expected) in [
        ("two members", r#"words: ["hot and cold"], effects: ["fever", "chills"]"#, ""),
        ("one member", r#"words: ["hot and cold"], effects: ["fever"]"#, "KB320@125:49"),
        (
            "a member that is not there",
            r#"words: ["hot and cold"], effects: ["fever", "heat"]"#,
            "KB302@125:59",
        ),
        (
            "a word that means one of them",
            r#"words: ["shakes"], effects: ["fever", "chills"]"#,
            "KB305@125:23",
        ),
    ] {
        assert_eq!(complaint(&group(inside)), expected, "{proof}");
    }
}

#[test]
fn a_word_of_a_side_effect_is_no_name_of_a_medicine() {
    let named = edited(r#""high temperature"],"#, r#""high temperature", "proleukin"],"#);
    assert_eq!(complaint(&named), "KB305@98:86");
}

#[test]
fn words_are_alike_to_one_group_of_at_least_two() {
    let alike = |inside: &str| edited("    topics: [", &format!("    alike: [{inside}],\n    topics: ["));
    for (proof, inside, expected) in [
        ("two groups", r#"["hot", "warm"], ["cold", "chilly"]"#, ""),
        ("one word", r#"["hot"]"#, "KB320@125:13"),
        ("a word in two groups", r#"["hot", "warm"], ["cold", "HOT"]"#, "KB323@125:39"),
        ("an empty word", r#"["hot", ""]"#, "KB304@125:21"),
    ] {
        assert_eq!(complaint(&alike(inside)), expected, "{proof}");
    }
}

#[test]
fn a_temperature_runs_from_low_to_high() {
    let measured =
        |inside: &str| edited(r#"id: "fever","#, &format!(r#"id: "fever", measured: [{inside}],"#));
    assert_eq!(complaint(&measured("Celsius(38, 43)")), "");
    assert_eq!(complaint(&measured("Celsius(43, 38)")), "KB306@93:37", "backwards");
    assert_eq!(complaint(&measured("Fahrenheit(110.0, 100.4)")), "KB306@93:37", "backwards");
}

#[test]
fn a_side_effect_that_nothing_lists_says_so() {
    warns("it does not", &edited(", unlisted: true", ""), "KB321@115:17");
    warns("it is listed", &edited(r#"id: "fever","#, r#"id: "fever", unlisted: true,"#), "KB321@93:17");
}

#[test]
fn a_word_said_twice_of_one_entry_is_a_warning() {
    for (proof, from, to, expected) in [
        ("a word", r#""shakes""#, r#""Shivering""#, "KB318@88:34"),
        ("its own name", r#""shakes""#, r#""chills""#, "KB318@88:34"),
        ("its own clinical name", r#""shakes""#, r#""rigors""#, "KB318@88:34"),
        ("a medicine's own brand", r#""rIL-2""#, r#""PROLEUKIN""#, "KB318@36:27"),
        (
            "a use's own name",
            r#"clinical: "Renal cell carcinoma""#,
            r#"clinical: "Kidney cancer""#,
            "KB318@79:64",
        ),
    ] {
        warns(proof, &edited(from, to), expected);
    }
    assert_eq!(
        complaint(&edited(r#"clinical: "Rigors""#, r#"clinical: "Chills""#)),
        "",
        "doctors may say the same"
    );
}

/// The text has these problems, all of them warnings, and is loaded all the same.
fn warns(proof: &str, text: &str, expected: &str) {
    let found = problems(&[("base.ron", text)]);
    assert_eq!(places(&found), expected, "{proof}");
    assert!(found.iter().all(|problem| problem.severity() == Severity::Warning), "{proof}");
    assert!(load(&[source("base.ron", text)], "x").is_ok(), "{proof}");
}

#[test]
fn a_source_that_nothing_rests_on_is_a_warning() {
    let unused = r#"(id: "study-2", address: "https://example.org"), (id: "study","#;
    warns("never cited", &edited(r#"(id: "study","#, unused), "KB309@7:14");
    let cited = edited(r#"(id: "study","#, unused).replace("study: more", "study-2");
    assert_eq!(complaint(&cited), "", "a correction that cites it is enough");
    let wrong = edited(r#"(id: "study","#, unused).replace("study: more", "study-3");
    assert!(load(&[source("base.ron", &wrong)], "x").is_err(), "beside an error the book is not loaded");
    assert_eq!(complaint(&wrong), "KB309@7:14 KB302@71:69");
}

#[test]
fn a_figure_is_possible() {
    check(&[
        ("nobody", "Percent(52)", "Percent(0)", ""),
        ("everybody", "Percent(52)", "Percent(100.0)", ""),
        ("no number", "Percent(52)", "Percent(NaN)", "KB306@25:54"),
        ("without end", "Percent(52)", "Percent(inf)", "KB306@25:54"),
        ("fewer than nobody", "Percent(52)", "Percent(-1)", "KB306@25:54"),
        ("a little more than everybody", "Percent(52)", "Percent(100.01)", "KB306@25:54"),
        ("more than everybody", "Percent(52)", "Percent(101)", "KB306@25:54"),
        ("a medicine's", "Percent(0.5)", "Percent(-0.5)", "KB306@65:53"),
        ("a range that runs backwards", "Range(20, 35)", "Range(35, 20)", "KB306@24:46"),
        ("a range of one number", "Range(20, 35)", "Range(20, 20.0)", "KB306@24:46"),
        ("a range from no number", "Range(20, 35)", "Range(NaN, 35)", "KB306@24:52"),
        ("a range to no number", "Range(20, 35)", "Range(20, NaN)", "KB306@24:56"),
        ("a range from below nobody", "Range(20, 35)", "Range(-1, 35)", "KB306@24:52"),
        ("a range to above everybody", "Range(20, 35)", "Range(20, 101)", "KB306@24:56"),
        ("up to somebody", "Percent(52)", "UpTo(52)", ""),
        ("up to more than everybody", "Percent(52)", "UpTo(101)", "KB306@25:51"),
        ("a range wholly beyond", "Range(20, 35)", "Range(300, 200)", "KB306@24:46 KB306@24:52 KB306@24:57"),
        ("a band from no number", "from: 1,", "from: NaN,", "KB306@10:46"),
        ("a band from below nobody", "from: 1,", "from: -1,", "KB306@10:46"),
        ("a band to above everybody", "to: 10,", "to: 101,", "KB306@10:53"),
        ("a band that runs backwards", "from: 1,", "from: 11,", "KB306@10:46"),
        ("a band of one number", "from: 1,", "from: 10,", "KB306@10:46"),
        ("a band from somewhere", "to: 10,", "", ""),
        ("a band to somewhere", "from: 1,", "", ""),
    ]);
}

#[test]
fn an_address_can_be_opened() {
    for address in ["https://example.org", "http://example.org/%C3%A4", "https://a.b/@c?d=e%20f#g"] {
        assert_eq!(complaint(&edited("http://example.org:8080", address)), "", "{address}");
    }
    for (proof, address) in [
        ("none", ""),
        ("no scheme", "example.org"),
        ("half a scheme", "//example.org"),
        ("another scheme", "ftp://example.org"),
        ("a scheme that runs something", "javascript:alert(1)"),
        ("a file", "file:///etc/passwd"),
        ("a space", "https://example.org/a b"),
        ("a space behind", "https://example.org "),
        ("no host", "https://"),
        ("no host before a path", "https:///a"),
        ("no host before a question", "https://?a"),
        ("a name before the host", "https://user@example.org/"),
        ("a host that only looks like another", "https://www.fda.gov:x@example.org"),
        ("letters beyond ASCII", "https://exämple.org"),
        ("a bracket", "https://example.org/<a>"),
        ("a backslash", r"https://example.org\\a"),
    ] {
        let (text, expected) = replaced("\"http://example.org:8080\"", &format!("\"{address}\""), "KB308");
        assert_eq!(complaint(&text), expected, "{proof}: {address}");
    }
}

#[test]
fn a_side_effect_is_listed_once_from_each_source() {
    let line = r#"sources: ["study: chills"]"#;
    check(&[
        ("two sources may disagree", line, r#"sources: ["editorial"]"#, ""),
        ("both lines rest on what the list cites", ", sources: [\"study: chills\"]", "", "KB313@25:30"),
        ("one cites again what the list cites", line, r#"sources: ["label: elsewhere"]"#, "KB313@25:30"),
        ("one of two sources is the same", line, r#"sources: ["study", "label"]"#, "KB313@25:30"),
        (
            "the third repeats the second",
            "seen: Percent(52), sources: [\"study: chills\"]),",
            "sources: [\"study\"]), (effect: \"chills\", sources: [\"study\"]),",
            "KB313@25:70",
        ),
        (
            "another table of a source is no other source",
            r#"sources: ["label: table 1"]),"#,
            r#"sources: ["label: table 1"]), (effect: "fever", sources: ["label: table 3"]),"#,
            "KB313@65:98",
        ),
        (
            "a judgement of this book is one source",
            r#"sources: ["label: table 1"]),"#,
            r#"sources: ["editorial"]), (effect: "fever", sources: ["editorial"]),"#,
            "KB313@65:93",
        ),
        (
            "another side effect is another line",
            r#"effect: "chills", seen: Percent"#,
            r#"effect: "fever", seen: Percent"#,
            "",
        ),
    ]);
}

#[test]
fn what_a_reader_must_be_told_is_there() {
    check(&[
        ("an approval names its authority", r#"what: Approved, by: "FDA""#, "what: Approved", "KB315@50:25"),
        ("so does a conditional one", r#"what: Approved, by: "FDA""#, "what: Conditional", "KB315@50:25"),
        (
            "a family's too",
            "(what: Studied, sources: [\"study: cancer\"]",
            "(what: Approved, sources: [\"study: cancer\"]",
            "KB315@20:52",
        ),
        ("whoever uses it may be left out", r#"what: Approved, by: "FDA""#, "what: Used", ""),
        ("an emergency has advice", "            advice: \"Call an ambulance.\",\n", "", "KB316@103:9"),
        ("one that becomes an emergency has advice", "urgency: OnTest", "urgency: Emergency", "KB316@114:9"),
        ("what is not an emergency may have none", "            advice: \"Ring your team.\",\n", "", ""),
    ]);
    let start = BASE.find("            indications: [\n                (").expect("it is there");
    let end = BASE.find("            statements: [\n                (").expect("it is there");
    let used = BASE.get(start..end).expect("one follows the other");
    check(&[
        ("a medicine has a use", used, "", "KB317@32:9"),
        ("a list of no uses is none", used, "indications: [],", "KB317@32:9"),
    ]);
}

#[test]
fn all_problems_come_in_one_run_and_in_the_order_of_the_lines() {
    let edits = [
        ("http://example.org:8080", "example.org"),
        (r#"["Proleukin"]"#, r#"["IFN"]"#),
        ("Percent(0.5)", "Percent(101)"),
        (r#"(id: "kidney-cancer","#, r#"(id: "cancer", name: "X"), (id: "kidney-cancer","#),
        ("It takes an hour.", ""),
    ];
    let text = edits.iter().fold(BASE.to_owned(), |text, (from, to)| book::edited(&text, from, to));
    assert_eq!(complaint(&text), "KB308@7:32 KB305@35:22 KB306@65:53 KB301@79:14 KB304@134:33");
    let unread = text.replace("terms: [", "terms: ");
    assert!(
        complaint(&unread).starts_with("KB1"),
        "what cannot be read has no meaning yet: {}",
        complaint(&unread)
    );
}

#[test]
fn several_files_are_one_body_of_knowledge() {
    let second = |inside: &str| format!("Book(format: 1, {inside})");
    for (proof, inside, expected) in [
        (
            "what one file has, another may refer to",
            r#"side_effects: [(id: "x", name: "X", clinical: "X", system: General, meaning: "X", opposite: "fever",
                unlisted: true, urgency: OnTest, sources: ["label"])]"#,
            "",
        ),
        ("an id is doubled in another file", r#"uses: [(id: "cancer", name: "X")]"#, "KB301@1:29"),
        ("a word has another meaning in another file", r#"uses: [(id: "x", name: "Renal")]"#, "KB305@1:40"),
        (
            "a family of another file stands above itself",
            r#"cytokines: [(id: "x", name: "X", parent: "x", parent_from: ["label"])]"#,
            "KB303@1:58",
        ),
        (
            "a source is cited in no file",
            r#"sources: [(id: "x", address: "https://example.org")]"#,
            "KB309@1:32",
        ),
    ] {
        let found = problems(&[("base.ron", BASE), ("more.ron", &second(inside))]);
        assert_eq!(places(&found), expected, "{proof}");
        assert!(
            found.iter().all(|problem| problem.place().is_some_and(|(text, _)| text.name() == "more.ron"))
        );
    }
    let doubled = [("base.ron", BASE), ("more.ron", &*second(r#"uses: [(id: "cancer", name: "Renal")]"#))];
    let help = helps(&problems(&doubled));
    assert!(help[0].contains("base.ron:78:14") && help[1].contains("base.ron:79:96"), "{help:?}");

    let above =
        edited(r#"(id: "interferons","#, r#"(id: "interferons", parent: "x", parent_from: ["label"],"#);
    let below = second(r#"cytokines: [(id: "x", name: "X", parent: "ifn-alfa", parent_from: ["label"])]"#);
    let round = [("base.ron", &*above), ("more.ron", &*below)];
    assert_eq!(places(&problems(&round)), "KB303@13:37", "a cycle may go through two files");

    let faulty = edited("Percent(52)", "Percent(101)");
    let files = [("more.ron", &*second(r#"title: """#)), ("base.ron", &faulty)];
    assert_eq!(places(&problems(&files)), "KB304@1:24 KB306@25:54", "the first file comes first");
    let unread = [("base.ron", &*faulty), ("more.ron", "Book(format: 1")];
    assert_eq!(places(&problems(&unread)), "KB101@1:5", "what cannot be read is told alone");
}
