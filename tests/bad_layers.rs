//! Layers that do not hold: every fault is found under its own code, at the very token where it is, and in the layer whose
//! fault it is. In the tables `«` stands before the token at fault.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "it is a test")]

use cytobrowse::knowledge::{
    Knowledge,
    diagnostic::Problem,
    load::{self, LayerTexts, accept, inspect_layers},
    source::SourceText,
};
use std::sync::Arc;

const BASE: &str = include_str!("bad_meaning/base.ron");
/// What stands before the token at fault.
const MARK: char = '«';
/// The names of the layers' files, the lowest first.
const NAMES: [&str; 3] = ["one.ron", "two.ron", "three.ron"];

/// What a file holds that says this.
fn whole(inside: &str) -> String {
    format!("(format: 1, {})", inside.replace(MARK, ""))
}

/// The ground, and a layer over it for each text.
fn layers(insides: &[&str]) -> Result<Vec<LayerTexts>, Vec<Problem>> {
    let layer = |name: &str, text: String| {
        let texts = vec![accept(name, text.into_bytes())?];
        Ok(LayerTexts { name: name.to_owned(), texts })
    };
    let over = NAMES.iter().zip(insides).map(|(name, inside)| layer(name, whole(inside)));
    std::iter::once(layer("base.ron", BASE.to_owned())).chain(over).collect()
}

/// What is wrong with layers over the base.
fn problems(insides: &[&str]) -> Vec<Problem> {
    layers(insides).map_or_else(|problems| problems, |layers| inspect_layers(&layers).1)
}

/// The knowledge of layers over the base, which must be sound.
fn sound(insides: &[&str]) -> Knowledge {
    load::load_layers(&layers(insides).expect("plain texts")).expect("sound layers")
}

/// Where problems lie: `one.ron KB301@1:29`.
fn places(problems: &[Problem]) -> Vec<String> {
    let place = |problem: &Problem| {
        let (source, span) = problem.place().expect("it has a place");
        place(source, problem.code(), span.start)
    };
    problems.iter().map(place).collect()
}

fn place(source: &SourceText, code: impl std::fmt::Display, byte: usize) -> String {
    let at = source.position(byte);
    format!("{} {code}@{}:{}", source.name(), at.line, at.column)
}

/// The places that are marked, each with its code.
fn marked(insides: &[&str], codes: &str) -> Vec<String> {
    let mut codes = codes.split_whitespace();
    let mut places = Vec::new();
    for (name, inside) in NAMES.iter().zip(insides) {
        let source: Arc<SourceText> = SourceText::new(name, whole(inside));
        let before = "(format: 1, ".len();
        for (passed, (byte, _)) in inside.match_indices(MARK).enumerate() {
            let code = codes.next().expect("each mark has a code");
            places.push(place(&source, code, before + byte - passed * MARK.len_utf8()));
        }
    }
    assert_eq!(codes.next(), None, "each code has a mark");
    places
}

/// The helps of problems, in a row.
fn helps(problems: &[Problem]) -> String {
    let help = |problem: &Problem| {
        let json = serde_json::to_value(problem.short()).expect("it is JSON");
        json["help"].as_str().unwrap_or_default().to_owned()
    };
    problems.iter().map(help).collect::<Vec<_>>().join(" | ")
}

/// Rows of what is proved, the layers, and the codes of what is wrong in the order of its marks.
fn check(table: &[(&str, &[&str], &str)]) {
    for (proof, insides, codes) in table {
        let found = problems(insides);
        assert_eq!(places(&found), marked(insides, codes), "{proof}: {insides:?}: {}", helps(&found));
    }
}

/// Rows of the layers and of what the help of their one problem says.
fn check_helps(table: &[(&[&str], &str)]) {
    for (insides, expected) in table {
        let help = helps(&problems(insides));
        assert!(help.contains(expected), "{insides:?}: {help}");
    }
}

const CHILLS: &str =
    r#"id: "chills", name: "Chills", clinical: "Rigors", system: General, meaning: "X", sources: ["label"]"#;

#[test]
fn an_id_of_what_lies_below_is_taken_unless_the_entry_replaces_it() {
    let editorial = r#"sources: ["editorial"]"#;
    let names = r#"names_from: ["editorial"], cytokine: "il-2", cytokine_from: ["editorial"]"#;
    let studied = format!(r#"indications: [(for: "cancer", events: [(what: Studied, {editorial})])]"#);
    let meaning = format!(r#"meaning: (text: "X", {editorial})"#);
    for (section, id, rest) in [
        ("sources", "label", r#"address: "https://example.org""#),
        ("bands", "common", r#"word: "often", meaning: "often", sources: ["label"]"#),
        ("cytokines", "il-2", r#"name: "IL-2""#),
        ("medicines", "aldesleukin", &*format!(r#"name: "Aldesleukin", {names}, {studied}"#)),
        ("uses", "cancer", r#"name: "Cancer""#),
        (
            "side_effects",
            "fever",
            r#"name: "Fever", clinical: "X", system: General, meaning: "X", urgency: Now, sources: ["label"]"#,
        ),
        ("topics", "about", r#"name: "About", statements: []"#),
        ("terms", "infusion", &*format!(r#"name: "Infusion", {meaning}"#)),
    ] {
        let taken = format!(r#"{section}: [(id: «"{id}", {rest})]"#);
        let found = problems(&[&taken]);
        let doubled: Vec<_> = places(&found).into_iter().filter(|place| place.contains("KB301")).collect();
        assert_eq!(doubled, marked(&[&taken], "KB301"), "{section}");
        assert!(helps(&found).contains("write `replaces: true`") && helps(&found).contains("base.ron:"));
        let replaced = taken.replace(MARK, "").replacen("(id:", "(replaces: true, id:", 1);
        assert_eq!(places(&problems(&[&replaced])), Vec::<String>::new(), "{section}");
    }
}

#[test]
fn what_replaces_finds_something_below_it() {
    check(&[
        ("nothing has the id", &[r#"uses: [(id: "cancr", replaces: «true, name: "X")]"#], "KB324"),
        (
            "the id is one of another kind",
            &[r#"uses: [(id: "chills", replaces: «true, name: "X")]"#],
            "KB324",
        ),
        (
            "only a layer above has it",
            &[
                r#"uses: [(id: "x", replaces: «true, name: "X")]"#,
                r#"uses: [(id: "x", replaces: true, name: "Y")]"#,
            ],
            "KB324",
        ),
        (
            "one layer replaces an entry once",
            &[
                r#"uses: [(id: "cancer", replaces: true, name: "X"), (id: «"cancer", replaces: true, name: "Y")]"#,
            ],
            "KB301",
        ),
        (
            "what a layer replaced is taken for the next",
            &[
                r#"uses: [(id: "cancer", replaces: true, name: "X")]"#,
                r#"uses: [(id: «"cancer", name: "Y")]"#,
            ],
            "KB301",
        ),
        (
            "each may replace what the one below put there",
            &[
                r#"uses: [(id: "x", name: "X")]"#,
                r#"uses: [(id: "x", replaces: true, name: "Y")]"#,
                r#"uses: [(id: "x", replaces: true, name: "Z")]"#,
            ],
            "",
        ),
        ("true is a word, not a text", &[r#"uses: [(id: "cancer", replaces: «"true", name: "X")]"#], "KB204"),
        ("nor is it another word", &[r#"uses: [(id: "cancer", replaces: «yes, name: "X")]"#], "KB204"),
    ]);
    check_helps(&[
        (&[r#"uses: [(id: "cancr", replaces: true, name: "X")]"#], "did you mean `cancer`?"),
        (&[r#"uses: [(id: "qqqqqqq", replaces: true, name: "X")]"#], "the entry is new"),
        (
            &[r#"uses: [(id: "cancer", replaces: true, name: "X")]"#, r#"uses: [(id: "cancer", name: "Y")]"#],
            "is at one.ron:1:25; write `replaces: true`",
        ),
    ]);
}

#[test]
fn the_ground_has_nothing_below_it() {
    let ground = |inside: &str| {
        let text = accept("one.ron", whole(inside).into_bytes()).expect("a plain text");
        places(&load::inspect(&[text]).1)
    };
    let replaces = r#"uses: [(id: "x", replaces: «true, name: "X")]"#;
    assert_eq!(ground(replaces), marked(&[replaces], "KB324"));
    assert_eq!(
        ground(r#"uses: [(id: "x", name: "X")], additions: [(to: Use("x"), words: ["y"])]"#),
        Vec::<String>::new(),
        "but it may add to its own"
    );
}

#[test]
fn what_is_added_finds_its_entry() {
    let says = r#"statements: [(text: "X", sources: ["label"])]"#;
    check(&[
        ("there is none", &[&format!(r#"additions: [(to: Medicine(«"aldesleukn"), {says})]"#)], "KB325"),
        ("it is of another kind", &[&format!(r#"additions: [(to: Term(«"aldesleukin"), {says})]"#)], "KB325"),
        (
            "only a layer above has it",
            &[&format!(r#"additions: [(to: Use(«"x"), {says})]"#), r#"uses: [(id: "x", name: "X")]"#],
            "KB325",
        ),
        (
            "a layer below has it",
            &[r#"uses: [(id: "x", name: "X")]"#, &format!(r#"additions: [(to: Use("x"), {says})]"#)],
            "",
        ),
        (
            "the kind is misspelt",
            &[&format!(r#"additions: [(to: «Medicin("aldesleukin"), {says})]"#)],
            "KB205",
        ),
        ("the kind is left out", &[&format!(r#"additions: [(to: «"aldesleukin", {says})]"#)], "KB205"),
        ("there are two", &[&format!(r#"additions: [(to: Medicine("a", «"b"), {says})]"#)], "KB204"),
        ("the id is none", &[&format!(r#"additions: [(to: Medicine(«"Aldes Leukin"), {says})]"#)], "KB310"),
        (
            "an addition is one entry",
            &[&format!(r#"additions: «(to: Medicine("aldesleukin"), {says})"#)],
            "KB204",
        ),
    ]);
    check_helps(&[
        (&[&format!(r#"additions: [(to: Medicine("aldesleukn"), {says})]"#)], "did you mean `aldesleukin`?"),
        (
            &[&format!(r#"additions: [(to: Use("x"), {says})]"#), r#"uses: [(id: "x", name: "X")]"#],
            "lay that layer down before this one",
        ),
        (&[&format!(r#"additions: [(to: "aldesleukin", {says})]"#)], r#"`Medicine("…")`"#),
        (&[&format!(r#"additions: [(to: Medicin("aldesleukin"), {says})]"#)], "did you mean `Medicine`?"),
    ]);
}

#[test]
fn each_kind_takes_what_makes_sense_for_it() {
    let reactions = r#"reactions: «[(sources: ["label"], list: [(effect: "fever")])]"#;
    let to_effect = format!(r#"additions: [(to: SideEffect("chills"), {reactions})]"#);
    let brands = r#"additions: [(to: Cytokine("il-2"), names_from: ["label"], brands: «["x"])]"#;
    let urgency = r#"additions: [(to: SideEffect("chills"), «urgency: OnTest)]"#;
    check(&[
        ("a side effect has no side effects", &[&to_effect], "KB326"),
        (
            "a medicine has names, not words",
            &[r#"additions: [(to: Medicine("aldesleukin"), words: «["x"])]"#],
            "KB326",
        ),
        ("a family has no brands", &[brands], "KB326"),
        ("only side effects are unsure", &[r#"additions: [(to: Use("cancer"), unsure: «["x"])]"#], "KB326"),
        ("nothing is added to a source", &[r#"additions: [(to: Source("label"), words: «["x"])]"#], "KB326"),
        ("no addition has an urgency", &[urgency], "KB201"),
        ("nor advice", &[r#"additions: [(to: SideEffect("chills"), «advice: "Wait.")]"#], "KB201"),
        ("it adds something", &[r#"additions: [«(to: Use("cancer"))]"#], "KB327"),
        (
            "it takes no place",
            &[r#"additions: [(to: Use("cancer"), «replaces: true, words: ["x"])]"#],
            "KB201",
        ),
    ]);
    check_helps(&[
        (&[&to_effect], "it takes `words`, `unsure`"),
        (&[r#"additions: [(to: Source("label"), words: ["x"])]"#], "`replaces: true`"),
    ]);
}

#[test]
fn what_is_added_holds_as_what_stands_in_an_entry_must() {
    let medicine = |rest: &str| format!(r#"additions: [(to: Medicine("aldesleukin"), {rest})]"#);
    let reaction = |rest: &str| medicine(&format!(r#"reactions: [(sources: ["label"], list: [({rest})])]"#));
    for (proof, inside, codes) in [
        ("a statement has a source", medicine(r#"statements: [(text: "X", sources: «[])]"#), "KB314"),
        ("its source is there", medicine(r#"statements: [(text: "X", sources: [«"lable"])]"#), "KB302"),
        ("a warning says something", medicine(r#"warnings: [(text: «"", sources: ["label"])]"#), "KB304"),
        (
            "new names have a source",
            r#"additions: [«(to: Medicine("aldesleukin"), brands: ["Y"])]"#.to_owned(),
            "KB314",
        ),
        ("a side effect is there", reaction(r#"effect: «"hiccups""#), "KB302"),
        ("a figure is one", reaction(r#"effect: "chills", seen: Percent(«101)"#), "KB306"),
        ("a frequency word is there", reaction(r#"effect: "chills", seen: Word(«"often")"#), "KB302"),
        ("no line is doubled", reaction(r#"effect: "chills"), (effect: «"chills""#), "KB313"),
        (
            "a use is there",
            medicine(r#"indications: [(for: «"gout", events: [(what: Used, sources: ["label"])])]"#),
            "KB302",
        ),
        (
            "an approval has an authority",
            medicine(r#"indications: [(for: "cancer", events: [«(what: Approved, sources: ["label"])])]"#),
            "KB315",
        ),
    ] {
        check(&[(proof, &[&inside], codes)]);
    }
}

#[test]
fn a_word_means_one_thing_across_layers() {
    let effect = |id: &str, rest: &str| format!(r#"additions: [(to: SideEffect("{id}"), {rest})]"#);
    check(&[
        ("of what lies below", &[&effect("chills", r#"words: [«"high temperature"]"#)], "KB305"),
        (
            "of two layers",
            &[&effect("chills", r#"words: ["wobbly"]"#), &effect("fever", r#"words: [«"wobbly"]"#)],
            "KB305",
        ),
        (
            "two layers need not both say it",
            &[&effect("chills", r#"words: ["wobbly"]"#), &effect("chills", r#"words: [«"Wobbly"]"#)],
            "KB318",
        ),
        (
            "a brand is no family's name",
            &[r#"additions: [(to: Medicine("aldesleukin"), names_from: ["label"], brands: [«"IFN"])]"#],
            "KB305",
        ),
        ("a word is no medicine's name", &[&effect("chills", r#"words: [«"Proleukin"]"#)], "KB305"),
        (
            "and a medicine takes no word for its name",
            &[r#"additions: [(to: Medicine("aldesleukin"), names_from: ["label"], brands: [«"shakes"])]"#],
            "KB305",
        ),
        ("nobody is unsure alone", &[&effect("chills", r#"unsure: [«"wobbly"]"#)], "KB319"),
        (
            "two may be, each in a layer",
            &[&effect("chills", r#"unsure: ["wobbly"]"#), &effect("fever", r#"unsure: ["wobbly"]"#)],
            "",
        ),
        (
            "nobody is sure of what others are unsure of",
            &[
                r#"additions: [(to: SideEffect("chills"), unsure: ["wobbly"]), (to: SideEffect("fever"), unsure: ["wobbly"])]"#,
                &effect("low-blood-pressure", r#"words: [««"wobbly"]"#),
            ],
            "KB305 KB305",
        ),
        (
            "an entry that gave way keeps no word",
            &[&format!(
                r#"side_effects: [({CHILLS}, replaces: true, urgency: Now)], additions: [(to: SideEffect("fever"), words: ["shakes"])]"#
            )],
            "",
        ),
        (
            "what was added to it gave way with it",
            &[
                &effect("chills", r#"words: ["wobbly"]"#),
                &format!(
                    r#"side_effects: [({CHILLS}, replaces: true, urgency: Now)], additions: [(to: SideEffect("fever"), words: ["wobbly"])]"#
                ),
            ],
            "",
        ),
        (
            "what replaces may not take a word of another",
            &[&format!(
                r#"side_effects: [({CHILLS}, replaces: true, urgency: Now, words: [«"high temperature"])]"#
            )],
            "KB305",
        ),
        ("words alike stand in one group", &[r#"alike: [["a", "b"]]"#, r#"alike: [["c", «"A"]]"#], "KB323"),
    ]);
}

#[test]
fn what_is_unsure_below_stays_sound_when_its_fellow_is_replaced() {
    let unsure = r#"additions: [(to: SideEffect("chills"), unsure: ["wobbly"]), (to: SideEffect("fever"), unsure: ["wobbly"])]"#;
    let replaced = format!("side_effects: [({CHILLS}, replaces: true, urgency: Now)]");
    check(&[("the layer below did nothing wrong", &[unsure, &replaced], "")]);
}

#[test]
fn families_form_a_tree_across_layers() {
    let family = |id: &str, parent: &str| {
        format!(
            r#"cytokines: [(id: "{id}", replaces: true, name: "{id}", parent: {parent}, parent_from: ["label"])]"#
        )
    };
    check(&[
        ("a layer closes a circle", &[&family("interferons", r#"«"ifn-alfa""#)], "KB303"),
        ("a family above itself", &[&family("il-2", r#"«"il-2""#)], "KB303"),
        (
            "the layer that closes it is told",
            &[&family("il-2", r#""interferons""#), &family("interferons", r#"«"il-2""#)],
            "KB303",
        ),
        (
            "a layer opens what another would have closed",
            &[
                r#"cytokines: [(id: "x", name: "X", parent: "interferons", parent_from: ["label"])]"#,
                r#"cytokines: [(id: "ifn-alfa", replaces: true, name: "A"), (id: "interferons", replaces: true, name: "I", parent: "ifn-alfa", parent_from: ["label"])]"#,
            ],
            "",
        ),
    ]);
}

#[test]
fn a_layer_cites_its_own_sources_and_those_below() {
    let source = |id: &str, more: &str| format!(r#"sources: [(id: {id}, {more}address: "https://a.b")]"#);
    let cites =
        |id: &str| format!(r#"additions: [(to: Use("cancer"), statements: [(text: "X", sources: [{id}])])]"#);
    check(&[
        ("one of its own", &[&format!("{}, {}", source(r#""x""#, ""), cites(r#""x""#))], ""),
        ("one below", &[&source(r#""x""#, ""), &cites(r#""x""#)], ""),
        ("none above", &[&cites(r#"«"x""#), &source(r#""x""#, "")], "KB302"),
        ("one that others cite may be replaced", &[&source(r#""label""#, "replaces: true, ")], ""),
        ("one that nothing rests on", &[&source(r#"«"x""#, "")], "KB309"),
        ("editorial is no source", &[&source(r#"««"editorial""#, "")], "KB310 KB309"),
        ("an id is no sentence", &[&source(r#"«"no source found""#, "")], "KB310"),
        ("words of RON may be ids", &[r#"uses: [(id: "true", name: "X"), (id: "some", name: "Y")]"#], ""),
    ]);
}

#[test]
fn no_layer_goes_by_the_name_of_another() {
    check(&[
        ("of the shipped book", &[r#"layer: «"shipped""#], "KB328"),
        ("however it is written", &[r#"layer: «"Shipped""#], "KB328"),
        ("or as it is called in a sentence", &[r#"layer: «"The shipped book""#], "KB328"),
        ("of the ground", &[r#"layer: «"base.ron""#], "KB328"),
        ("of another", &[r#"layer: "St Mary's""#, r#"layer: «"ST MARY'S""#], "KB328"),
        ("it says something", &[r#"layer: «"""#], "KB304"),
        ("without spaces to spare", &[r#"layer: «" St Mary's""#], "KB311"),
        ("that no terminal obeys", &["layer: \"St «\u{1b}[2JMary's\""], "KB004"),
        ("spelled out or not", &[r#"layer: "St «\u{202e}Mary's""#], "KB004"),
        ("it is a text", &["layer: «7"], "KB204"),
    ]);
    let found = problems(&[r#"layer: "two.ron""#, ""]);
    assert_eq!(places(&found), ["two.ron KB328@1:1"], "nor by the name of its file");
    let text = |name: &str, said: &str| {
        accept(name, whole(&format!("layer: \"{said}\"")).into_bytes()).expect("a plain text")
    };
    let base = LayerTexts {
        name: "base".to_owned(),
        texts: vec![accept("base.ron", BASE.as_bytes().to_vec()).expect("a plain text")],
    };
    let folder = |texts| LayerTexts { name: "folder".to_owned(), texts };
    let two = folder(vec![text("a.ron", "A"), text("b.ron", "B")]);
    assert_eq!(places(&inspect_layers(&[base.clone(), two]).1), ["b.ron KB328@1:20"]);
    let one = folder(vec![text("a.ron", "A"), text("b.ron", "A")]);
    assert_eq!(places(&inspect_layers(&[base, one]).1), Vec::<String>::new());
}

#[test]
fn no_layer_plays_an_alarm_down() {
    let fever = |urgency: &str| {
        format!(
            r#"side_effects: [(id: "fever", replaces: true, name: "Fever", clinical: "X", system: General, meaning: "X",
            advice: "Ring.", sources: ["label"], urgency: {urgency})]"#
        )
    };
    check(&[
        ("less urgent than below", &[&fever("«SameDay")], "KB329"),
        ("as urgent", &[&fever("Now")], ""),
        ("more urgent", &[&fever("Emergency")], ""),
        ("nor in two steps", &[&fever("Emergency"), &fever("«Now")], "KB329"),
        (
            "what becomes an emergency has advice",
            &[&format!("side_effects: [«({CHILLS}, replaces: true, urgency: Emergency)]")],
            "KB316",
        ),
    ]);
    check_helps(&[(&[&fever("OnTest")], "write `urgency: Now`, as at base.ron:")]);
}

#[test]
fn what_replaces_holds_as_a_whole() {
    check(&[
        (
            "a medicine keeps a use",
            &[
                r#"medicines: [«(id: "aldesleukin", replaces: true, name: "A", names_from: ["label"], cytokine: "il-2", cytokine_from: ["label"])]"#,
            ],
            "KB317",
        ),
        (
            "a band does not run backwards",
            &[
                r#"bands: [(id: "common", replaces: true, word: "X", from: «9, to: 1, meaning: "X", sources: ["label"])]"#,
            ],
            "KB306",
        ),
        ("a group has two members", &[r#"groups: [(words: ["x"], effects: «["chills"])]"#], "KB320"),
    ]);
}

#[test]
fn what_a_reader_keeps_leads_somewhere_and_says_nothing_else() {
    let personal = |inside: &str| format!("personal: ({inside})");
    for (proof, inside, codes) in [
        ("a medicine is there", personal(r#"medicines: ["aldesleukin", «"aldesleukn"]"#), "KB302"),
        ("it is a medicine", personal(r#"medicines: [«"chills"]"#), "KB302"),
        ("a note is on something", personal(r#"notes: [(on: Use(«"gout"), text: "X")]"#), "KB302"),
        ("of its kind", personal(r#"notes: [(on: Term(«"chills"), text: "X")]"#), "KB302"),
        ("a band has no page", personal(r#"notes: [(on: «Band("common"), text: "X")]"#), "KB205"),
        ("a note says something", personal(r#"notes: [(on: Use("cancer"), text: «"")]"#), "KB304"),
        (
            "a note has no source",
            personal(r#"notes: [(on: Use("cancer"), text: "X", «sources: [])]"#),
            "KB201",
        ),
        ("a helpline says something", personal(r#"helpline: «"""#), "KB304"),
        ("a helpline is a text", personal("helpline: «999"), "KB204"),
        ("a team has no spaces to spare", personal(r#"team: «"Joy ""#), "KB311"),
        ("nothing is urgent in it", personal("«urgency: Now"), "KB201"),
        ("no terminal obeys it", personal("team: \"«\u{9b}2J\""), "KB004"),
        ("it is given once", format!("{}, «personal: ()", personal("")), "KB203"),
    ] {
        check(&[(proof, &[&inside], codes)]);
    }
    check_helps(&[(&[&personal(r#"medicines: ["aldesleukn"]"#)], "did you mean `aldesleukin`?")]);
}

#[test]
fn all_problems_of_all_layers_come_in_one_run_and_in_their_order() {
    check(&[(
        "three layers",
        &[
            r#"uses: [(id: «"cancer", name: "Cancer")], additions: [(to: Use(«"gout"), words: ["x"])]"#,
            r#"layer: «"shipped", personal: (medicines: [«"x"])"#,
            r#"side_effects: [(id: "q", replaces: «true, name: "Q", clinical: "Q", system: General, meaning: "X", unlisted: true, urgency: Now, sources: [«"lable"])]"#,
        ],
        "KB301 KB325 KB328 KB302 KB324 KB302",
    )]);
}

#[test]
fn sound_layers_are_laid_one_over_another() {
    let knowledge = sound(&[
        r#"layer: "One", title: "Not this", gathered: "2031", uses: [(id: "cancer", replaces: true, name: "Growths"), (id: "gout", name: "Gout")]"#,
        r#"additions: [(to: Use("cancer"), words: ["lumps"])]"#,
    ]);
    let names: Vec<&str> = knowledge.uses.iter().map(|(_, condition)| condition.name.as_str()).collect();
    assert_eq!(names, ["Growths", "Kidney cancer", "Gout"], "what replaces stands where the other stood");
    let words = |id| knowledge.uses.find(id).map(|at| knowledge.uses[at].words.len());
    assert_eq!(words("cancer"), Some(1));
    assert_eq!((knowledge.title.as_str(), knowledge.gathered), ("Cytokine medicines", None));
    assert_eq!(knowledge.full_title(), "Cytokine medicines + One + two.ron");
}

/// A layer with a source, a band and one line of a medicine's side effects.
fn line(seen: &str) -> String {
    format!(
        r#"sources: [(id: "own", address: "https://a.b")], additions: [(to: Medicine("aldesleukin"), reactions: [
        (sources: ["own"], list: [(effect: "fever", seen: {seen})])])]"#
    )
}

#[test]
fn a_figure_that_is_written_as_people_write_it_is_mended_with_what_to_write() {
    for (seen, code, help) in [
        ("«31%", "KB205", "write `Percent(31)`"),
        ("Percent(«31%)", "KB204", "write the number alone: `31`"),
        ("«10-25", "KB205", "write `Range(10, 25)`"),
        ("Range(«10-25)", "KB204", "write `Range(10, 25)`"),
        ("Percent(«10-25)", "KB204", "write `Range(10, 25)`"),
        ("Range(10«–25)", "KB109", "write `Range(10, 25)`"),
        ("Range(«10%, 25%)", "KB204", "write the number alone: `10`"),
        ("«31", "KB205", "write `Percent(31)`"),
        ("«\"31%\"", "KB205", "write `Percent(31)`"),
        ("Percent(«\"31\")", "KB204", "write `Percent(31)`"),
        ("Percent(31,«5)", "KB204", "decimals have a point"),
    ] {
        let layer = line(seen);
        check(&[("a figure", &[&layer], code)]);
        check_helps(&[(&[&layer], help)]);
    }
}

#[test]
fn a_frequency_word_that_another_source_defines_is_told() {
    check(&[
        ("a word of the label", &[&line(r#"Word(«"common")"#)], "KB330"),
        (
            "cited as well",
            &[&line(r#"Word("common")"#).replace(r#"sources: ["own"]"#, r#"sources: ["own", "label"]"#)],
            "",
        ),
        (
            "of one's own",
            &[&format!(
                r#"bands: [(id: "often", word: "often", meaning: "often", sources: ["own"])], {}"#,
                line(r#"Word("often")"#)
            )],
            "",
        ),
    ]);
    check_helps(&[(&[&line(r#"Word("common")"#)], "add a band of your own")]);
}

#[test]
fn all_ids_and_dates_that_are_none_are_told_in_one_run() {
    let cited = |places: &str| {
        format!(r#"additions: [(to: Use("cancer"), statements: [(text: "X.", sources: [{places}])])]"#)
    };
    check(&[
        (
            "citations without a colon",
            &[&cited(r#"«"label page 1", "label: page 2", «"label page 3", «"Label""#)],
            "KB310 KB310 KB310",
        ),
        (
            "ids and dates",
            &[
                r#"sources: [(id: «"St Marys", address: "https://a.b", read: «"2026-13-01"), (id: «"b_c", address: "https://a.b")]"#,
            ],
            "KB310 KB307 KB310",
        ),
        (
            "and what is wrong behind them",
            &[r#"uses: [(id: «"A", name: "A"), (id: "b", «title: "B")]"#],
            "KB310 KB201",
        ),
    ]);
    check_helps(&[
        (&[&cited(r#""label page 1""#)], r#"write `"label: page 1"`"#),
        (&[&cited(r#""label:page 1""#)], r#"write `"label: page 1"`"#),
        (&[&cited(r#""label page 1: below""#)], r#"write `"label: page 1: below"`"#),
        (
            &[r#"uses: [(id: "Kidney Cancer_2", name: "X")]"#],
            "write `kidney-cancer-2`; an id is lower-case words",
        ),
        (&[r#"uses: [(id: "--", name: "X")]"#], "an id is lower-case words"),
        (&[&cited(r#""the label""#)], r#"write `"the: label"`"#),
    ]);
}

#[test]
fn an_addition_with_a_field_that_it_does_not_have_is_told_what_it_takes() {
    check_helps(&[
        (
            &[r#"additions: [(to: SideEffect("fever"), advice: "X")]"#],
            "to a side effect you can add `words`, `unsure`",
        ),
        (
            &[r#"additions: [(urgency: Now, to: SideEffect("fever"))]"#],
            "write the whole entry with `replaces: true`",
        ),
        (
            &[r#"additions: [(to: Medicine("aldesleukin"), advice: "X")]"#],
            "to a medicine you can add `brands`",
        ),
        (&[r#"additions: [(to: SideEffect("fever"), word: ["X"])]"#], "did you mean `words`?"),
        (&[r#"additions: [(to: Source("label"), title: "X")]"#], "nothing can be added to a source"),
        (&[r#"additions: [(advice: "X")]"#], "write one of `to`"),
    ]);
}

#[test]
fn a_word_of_two_side_effects_of_one_layer_may_be_unsure_in_both() {
    let words = |first: &str, second: &str| {
        format!(
            r#"additions: [(to: SideEffect("fever"), words: ["{first}"]), (to: SideEffect("chills"), words: ["{second}"])]"#
        )
    };
    check_helps(&[(&[&words("wobbly", "wobbly")], "or list it as `unsure` in both")]);
    let below = helps(&problems(&[&words("wobbly", "x"), &words("y", "wobbly")]));
    assert!(!below.contains("unsure"), "what lies below stays sure of it: {below}");
}

#[test]
fn of_the_shipped_book_the_entry_is_told_and_no_file() {
    let over_shipped = |inside: &str| {
        let shipped =
            LayerTexts { name: load::SHIPPED.to_owned(), texts: load::shipped().expect("it is sound") };
        let texts = vec![accept("ward.ron", whole(inside).into_bytes()).expect("a plain text")];
        let found = inspect_layers(&[shipped, LayerTexts { name: "ward.ron".to_owned(), texts }]).1;
        assert!(found.iter().all(|problem| problem.file() == Some("ward.ron")), "{:?}", places(&found));
        helps(&found)
    };
    let effect = |more: &str| {
        format!(
            r#"side_effects: [(id: "chills", {more} name: "Chills", clinical: "Rigors", system: General, meaning: "X.",
            urgency: OnTest, sources: ["editorial"])]"#
        )
    };
    for (inside, told) in [
        (effect(""), "in the shipped book (`cytobrowse show chills`)"),
        (effect("replaces: true,"), "as in the shipped book (`cytobrowse show chills`)"),
        (effect(r#"replaces: true, words: ["aches and chills"],"#), "as words that mean"),
        (
            r#"additions: [(to: SideEffect("chills"), words: ["vomiting"])]"#.to_owned(),
            "(`cytobrowse show vomiting`)",
        ),
    ] {
        let said = over_shipped(&inside);
        assert!(said.contains(told) && !said.contains("assets/"), "{told}: {said}");
    }
}
