//! The page about the format of knowledge files is drawn from the vocabulary's own docs, and every example in it loads.
//!
//! `UPDATE_FORMAT=1 cargo test --test format` writes it anew.

#![allow(clippy::panic, clippy::string_slice, clippy::unwrap_used, reason = "it is a test")]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/stored.rs"]
mod stored;
#[path = "support/vocabulary.rs"]
mod vocabulary;

use cytobrowse::knowledge::{
    check::advise,
    diagnostic::{Code, render},
    entry::{
        Addition, Band, Book, Correction, Cytokine, Event, Frequency, Group, InShort, Indication, Judgement,
        Measure, Medicine, Note, Personal, Reaction, Reactions, SideEffect, Source, Standing, Statement,
        System, Target, Term, Topic, Urgency, Use,
    },
    load::{accept, inspect},
    place::{OwnedPath, Path, locate},
};
use ron::{Options, extensions::Extensions};
use std::{collections::BTreeSet, fmt::Write as _, fs};
use vocabulary::{Choice, Field, Type, types, vocabulary};

const UPDATE: &str = "UPDATE_FORMAT";

/// The page.
const PAGE: &str = "docs/format.md";

/// In which order one needs the types. What is not named here follows.
const ORDER: [&str; 27] = [
    "Book",
    "Source",
    "Medicine",
    "Statement",
    "Correction",
    "Indication",
    "Event",
    "Standing",
    "Reactions",
    "Reaction",
    "InShort",
    "Frequency",
    "Band",
    "SideEffect",
    "System",
    "Urgency",
    "Judgement",
    "Measure",
    "Cytokine",
    "Use",
    "Group",
    "Topic",
    "Term",
    "Addition",
    "Target",
    "Personal",
    "Note",
];

/// How many lines an example may have.
const LONGEST: usize = 24;

/// Reads a text as a type of the vocabulary; nothing where the type is not known here.
fn load_as(name: &str, text: &str) -> Option<Result<(), String>> {
    macro_rules! known {
        ($($kind:ident)*) => {
            match name {
                $(stringify!($kind) => Some(read::<$kind>(text)),)*
                _ => None,
            }
        };
    }
    known! {
        Book Source Medicine Statement Correction Indication Event Standing Reactions Reaction InShort Frequency Band
        SideEffect System Urgency Judgement Measure Cytokine Use Group Topic Term Addition Target Personal Note
    }
}

fn read<T: for<'de> serde::Deserialize<'de>>(text: &str) -> Result<(), String> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str::<T>(text).map(drop).map_err(|error| error.to_string())
}

fn page() -> String {
    fs::read_to_string(stored::path(PAGE)).unwrap()
}

fn starter() -> String {
    fs::read_to_string(stored::path("assets/starter.ron")).unwrap()
}

/// The layers in the README.
fn layers() -> Vec<String> {
    let readme = fs::read_to_string(stored::path("README.md")).unwrap();
    let section = readme.split("\n## Your own knowledge\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let blocks = section.split("```ron\n").skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// The pieces of RON in the page, each with the heading above it.
fn examples(page: &str) -> Vec<(String, String)> {
    let (mut heading, mut found) = (String::new(), Vec::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            line.trim_start_matches(['#', ' ']).clone_into(&mut heading);
        } else if line == "```ron" {
            let text: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((heading.clone(), text.join("\n")));
        }
    }
    found
}

/// The values of a type in a text, as far as it has them: what leads to each, and how it is written.
struct Instances<'t> {
    types: &'t [Type],
    text: &'t str,
    of: &'t str,
    found: Vec<(String, String)>,
}

impl Instances<'_> {
    fn within(text: &str, of: &str, types: &[Type]) -> Vec<(String, String)> {
        let mut instances = Instances { types, text, of, found: Vec::new() };
        instances.walk("Book", &Path::root());
        instances.found
    }

    fn walk(&mut self, name: &str, at: &Path<'_>) {
        let types = self.types;
        for field in types.iter().filter(|one| one.name == name).flat_map(|one| &one.fields) {
            // A path keeps the names of the vocabulary, which the program has for ever and a test has to lend.
            let there = at.field(field.name.clone().leak());
            if self.is_there(&there.keep(), &at.keep()) {
                self.items(field, &there, field.lists());
            }
        }
    }

    /// The values of a field, through the lists that they stand in.
    fn items(&mut self, field: &Field, at: &Path<'_>, lists: usize) {
        if lists > 0 {
            let items = (0..).take_while(|index| self.is_there(&at.index(*index).keep(), &at.keep()));
            for index in items.collect::<Vec<_>>() {
                self.items(field, &at.index(index), lists - 1);
            }
        } else {
            if field.holds() == self.of {
                let span = locate(self.text, &at.keep());
                self.found.push((field.name.clone(), lifted(self.text, span.start, span.end)));
            }
            self.walk(field.holds(), at);
        }
    }

    /// Whether a path leads further than its parent.
    fn is_there(&self, path: &OwnedPath, parent: &OwnedPath) -> bool {
        locate(self.text, path) != locate(self.text, parent)
    }
}

/// A piece of a text without the margin it stands behind, and without the comments at the end of its lines.
fn lifted(text: &str, start: usize, end: usize) -> String {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let margin = text[line..start].chars().take_while(|c| *c == ' ').count();
    let mut lines = text[start..end].lines();
    let first = uncommented(lines.next().unwrap_or_default()).to_owned();
    let rest = lines.map(|line| uncommented(line.get(margin..).unwrap_or_else(|| line.trim_start())));
    std::iter::once(first)
        .chain(rest.filter(|line| !line.is_empty()).map(str::to_owned))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A line without its comment. An address has two slashes too, and stands in quotes.
fn uncommented(line: &str) -> &str {
    let comment = line.match_indices("//").find(|(at, _)| line[..*at].matches('"').count().is_multiple_of(2));
    comment.map_or(line, |(at, _)| &line[..at]).trim_end()
}

/// The type in words: "a list of texts".
fn in_words(field: &Field, types: &[Type]) -> String {
    let (one, several) = match field.holds() {
        "Text" => ("a text".to_owned(), "texts".to_owned()),
        "Id" => ("an id".to_owned(), "ids".to_owned()),
        "Ids" => ("ids in one text".to_owned(), "ids".to_owned()),
        "Date" => ("a date".to_owned(), "dates".to_owned()),
        "Citation" => ("a citation".to_owned(), "[citations](#who-says-so)".to_owned()),
        "u32" => ("a whole number".to_owned(), "whole numbers".to_owned()),
        "f64" => ("a number".to_owned(), "numbers".to_owned()),
        "bool" => ("`true` or `false`".to_owned(), "`true` or `false`".to_owned()),
        name => {
            assert!(
                types.iter().any(|one| one.name == name),
                "{name} of `{}` is a type of the vocabulary",
                field.name
            );
            let link = format!("[{name}](#{})", name.to_lowercase());
            (link.clone(), link)
        }
    };
    match field.lists() {
        0 => one,
        1 => format!("a list of {several}"),
        _ => format!("a list of lists of {several}"),
    }
}

/// What a field means that is left out, where that is one of the values to choose from.
fn left_out(field: &Field, types: &[Type]) -> String {
    let mut chosen = types.iter().filter(|one| one.name == field.of).flat_map(|one| &one.values);
    let default = chosen.find(|value| value.default && !field.needed);
    default.map(|value| format!(" Left out, it is `{}`.", value.name)).unwrap_or_default()
}

/// Docs with their links made links of the page, and with nothing that ends a cell of a table.
fn linked(doc: &str, types: &[Type]) -> String {
    let mut text = doc.replace("[`FORMAT`]", "`1`");
    while let Some((before, rest)) = text.split_once("[`") {
        let (name, after) = rest.split_once("`]").unwrap();
        // A link may name where its type lies.
        let after = after.strip_prefix('(').map_or(after, |rest| rest.split_once(')').unwrap().1);
        let of = name.split("::").next().unwrap();
        assert!(types.iter().any(|one| one.name == of), "{name} is a type of the vocabulary");
        let shown = name.rsplit("::").next().unwrap();
        text = format!("{before}[{shown}](#{}){after}", of.to_lowercase());
    }
    text.replace('|', "\\|")
}

/// The section of a type.
fn section(one: &Type, types: &[Type]) -> String {
    let mut text = format!("### {}\n\n{}\n", one.name, linked(&one.doc, types));
    if !one.fields.is_empty() {
        text.push_str("\n| field | what stands there | needed | what it is |\n|---|---|---|---|\n");
    }
    for field in &one.fields {
        let needed = if field.needed { "yes" } else { "" };
        let (kind, doc) = (in_words(field, types), linked(&field.doc, types));
        let left_out = left_out(field, types);
        writeln!(text, "| `{}` | {kind} | {needed} | {doc}{left_out} |", field.name).unwrap();
    }
    let starter = starter();
    let mut written = Instances::within(&starter, &one.name, types);
    if written.is_empty() {
        // What only a layer says stands in the README, where other tests load it.
        written = layers().iter().flat_map(|text| Instances::within(text, &one.name, types)).collect();
    }
    if !one.values.is_empty() {
        text.push_str("\n| value | means |\n|---|---|\n");
    }
    for value in &one.values {
        writeln!(text, "| `{}` | {} |", shown(value, &written), linked(&value.doc, types)).unwrap();
    }
    let first = page().split("```ron\n").nth(1).unwrap_or_default().split("```").next().unwrap().to_owned();
    let smaller = Instances::within(&first, &one.name, types);
    let fits = |(_, text): &&(String, String)| text.lines().count() <= LONGEST;
    match written.iter().max_by_key(|(_, text)| if text.lines().count() <= LONGEST { text.len() } else { 0 })
    {
        Some((field, example)) if one.fields.is_empty() => {
            writeln!(text, "\nFor example `{field}: {example}`.").unwrap();
        }
        Some(longest) => {
            let example = Some(longest).filter(fits).or_else(|| smaller.iter().find(fits));
            let (_, example) = example.unwrap_or_else(|| panic!("no short example of {}", one.name));
            writeln!(text, "\n```ron\n{example}\n```").unwrap();
        }
        None => {}
    }
    text
}

/// A value as it is written, with numbers in it where it takes some.
fn shown(value: &Choice, written: &[(String, String)]) -> String {
    if value.takes.is_empty() {
        return value.name.clone();
    }
    let found = written.iter().find(|(_, text)| text.starts_with(&format!("{}(", value.name)));
    found.map_or_else(|| format!("{}(…)", value.name), |(_, text)| text.clone())
}

#[test]
fn the_vocabulary_on_the_page_is_the_one_that_is_read() {
    let types = vocabulary();
    for name in ORDER {
        assert!(types.iter().any(|one| one.name == name), "{name} is a type of the vocabulary");
    }
    let place = |one: &&Type| ORDER.iter().position(|name| *name == one.name).unwrap_or(ORDER.len());
    let mut ordered: Vec<_> = types.iter().collect();
    ordered.sort_by_key(place);
    let sections: Vec<_> = ordered.iter().map(|one| section(one, &types)).collect();
    stored::within(PAGE, "vocabulary", &format!("\n{}\n", sections.join("\n")), UPDATE);
}

#[test]
fn the_problems_on_the_page_are_those_that_check_finds() {
    let mut table = "| code | means |\n|---|---|\n".to_owned();
    for code in Code::ALL {
        let anchor = code.docs();
        let (file, anchor) = anchor.split_once('#').unwrap();
        assert_eq!(file, PAGE);
        writeln!(table, "| <a id=\"{anchor}\"></a>`{code}` | {} |", code.meaning()).unwrap();
    }
    stored::within(PAGE, "problems", &table, UPDATE);
}

#[test]
fn every_example_on_the_page_loads() {
    let (examples, starter) = (examples(&page()), starter());
    for (heading, text) in &examples {
        if text.starts_with("Book(") {
            let source = accept("the page", text.clone().into_bytes()).unwrap();
            let (files, mut problems) = inspect(&[source]);
            problems.extend(advise(&files, "2026-11-23".parse().unwrap()));
            assert!(problems.is_empty(), "{}", render(&problems, false));
        } else {
            load_as(heading, text).unwrap_or_else(|| panic!("{heading} is no type")).unwrap();
            let first = text.lines().next().unwrap();
            assert!(
                starter.contains(first) || page().contains(first),
                "{first} is taken from a book that loads"
            );
        }
    }
    assert!(examples.iter().any(|(_, text)| text.starts_with("Book(")));
}

#[test]
fn every_type_has_an_example_on_the_page() {
    let page = page();
    let shown: BTreeSet<_> = examples(&page).into_iter().map(|(heading, _)| heading).collect();
    for one in vocabulary() {
        let section = page.split(&format!("\n### {}\n", one.name)).nth(1).unwrap();
        let section = section.split("\n### ").next().unwrap();
        if one.fields.is_empty() {
            let example = section.split("\nFor example `").nth(1).unwrap().split_once(": ").unwrap().1;
            let example = example.split('`').next().unwrap();
            load_as(&one.name, example).unwrap_or_else(|| panic!("{} is no type", one.name)).unwrap();
        } else {
            // The whole file at the top is the example of a book.
            assert!(shown.contains(&one.name) || one.name == "Book", "{}", one.name);
        }
    }
}

#[test]
fn no_field_and_no_value_goes_without_a_word_about_it() {
    for one in vocabulary() {
        assert!(!one.doc.is_empty() && (one.fields.is_empty() != one.values.is_empty()), "{}", one.name);
        for field in &one.fields {
            assert!(!field.doc.is_empty(), "{}.{}", one.name, field.name);
        }
        for value in &one.values {
            assert!(!value.doc.is_empty(), "{}::{}", one.name, value.name);
        }
    }
}

#[test]
fn the_reader_of_the_vocabulary_sees_what_stands_there() {
    let source = "\
/// One.
/// Thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// A list.
    #[serde(default)]
    pub list: Vec<Option<Text>>,
    /// Needed.
    pub r#for: Id,
    /// Not read.
    #[serde(skip)]
    pub hidden: u32,
}

impl Thing {
    pub const fn name(&self) {}
}

/// Not read from a file.
#[derive(Debug)]
pub enum Other {
    /// Nothing.
    Nothing,
}

/// Values.
#[derive(Deserialize)]
pub enum Choice {
    /// Nothing.
    #[default]
    Nothing,
    /// Two.
    Two(f64, f64),
}
";
    let found = types(source);
    let [thing, choice] = &found[..] else { panic!("{found:?}") };
    assert_eq!((thing.name.as_str(), thing.doc.as_str()), ("Thing", "One. Thing."));
    let fields: Vec<_> =
        thing.fields.iter().map(|field| (&*field.name, field.holds(), field.lists(), field.needed)).collect();
    assert_eq!(fields, [("list", "Text", 1, false), ("for", "Id", 0, true)]);
    let values: Vec<_> =
        choice.values.iter().map(|value| (&*value.name, &*value.takes, value.default, &*value.doc)).collect();
    assert_eq!(values, [("Nothing", "", true, "Nothing."), ("Two", "f64, f64", false, "Two.")]);
}
