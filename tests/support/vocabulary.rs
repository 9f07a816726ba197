//! The vocabulary of knowledge files as its source tells of it: every type, its fields or values, and their docs.
//!
//! The sources are formatted by rustfmt, so a line is enough to know what stands in it.

use super::stored::path;
use std::fs;

/// Where the vocabulary is written down.
const SOURCES: [&str; 2] = ["src/knowledge/entry.rs", "src/knowledge/entry"];

/// The types that only a layer needs.
const TYPES_OF_LAYERS: [&str; 4] = ["Addition", "Personal", "Note", "Target"];
/// The fields that only a layer needs.
const FIELDS_OF_LAYERS: [&str; 4] = ["layer", "replaces", "additions", "personal"];

/// Whether only what lies over another book needs a field of a type: a book by itself does without.
#[allow(dead_code, reason = "each test file uses its share")]
pub(crate) fn is_of_layers(of: &Type, field: &Field) -> bool {
    TYPES_OF_LAYERS.contains(&of.name.as_str()) || FIELDS_OF_LAYERS.contains(&field.name.as_str())
}

/// A struct or an enum of the vocabulary.
#[derive(Debug)]
pub(crate) struct Type {
    /// Its name.
    pub(crate) name: String,
    /// What it is.
    pub(crate) doc: String,
    /// What it holds, if it is a struct.
    pub(crate) fields: Vec<Field>,
    /// What it can be, if it is an enum.
    pub(crate) values: Vec<Choice>,
}

/// A field of a struct.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name, as a file has it.
    pub(crate) name: String,
    /// Its type, as Rust has it.
    pub(crate) of: String,
    /// Whether it may not be left out.
    pub(crate) needed: bool,
    /// What it is for.
    pub(crate) doc: String,
}

/// A value of an enum.
#[derive(Debug)]
pub(crate) struct Choice {
    /// Its name.
    pub(crate) name: String,
    /// The types of what stands in brackets behind it, if anything does.
    pub(crate) takes: String,
    /// Whether it is meant where nothing is written.
    pub(crate) default: bool,
    /// What it means.
    pub(crate) doc: String,
}

impl Field {
    /// The name of the type it holds, within lists and options.
    pub(crate) fn holds(&self) -> &str {
        self.of.rsplit('<').next().unwrap_or_default().trim_end_matches('>')
    }

    /// How many lists its values stand in.
    pub(crate) fn lists(&self) -> usize {
        self.of.matches("Vec<").count()
    }
}

/// What stands before an item.
#[derive(Default)]
struct Before {
    doc: Vec<String>,
    attributes: String,
}

impl Before {
    /// Takes in a line of docs or an attribute; false if it is neither.
    fn takes(&mut self, line: &str) -> bool {
        if let Some(doc) = line.strip_prefix("///") {
            self.doc.push(doc.trim().to_owned());
        } else if line.starts_with("#[") {
            self.attributes.push_str(line);
        } else {
            return false;
        }
        true
    }

    fn doc(&self) -> String {
        self.doc.join(" ").trim().to_owned()
    }
}

/// Every type that is read from a file, in the order of the sources.
pub(crate) fn vocabulary() -> Vec<Type> {
    let [first, folder] = SOURCES.map(path);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let texts = std::iter::once(first).chain(files).map(|file| fs::read_to_string(file).unwrap());
    texts.flat_map(|text| types(&text)).collect()
}

/// The types of one source that are read by serde's own rules.
pub(crate) fn types(source: &str) -> Vec<Type> {
    let mut types: Vec<Type> = Vec::new();
    let (mut before, mut inside) = (Before::default(), false);
    for line in source.lines() {
        let code = line.trim();
        if before.takes(code) {
            continue;
        }
        let before = std::mem::take(&mut before);
        let opened = code.strip_prefix("pub struct ").or_else(|| code.strip_prefix("pub enum "));
        if let Some(name) = opened.and_then(|rest| rest.strip_suffix(" {")) {
            inside = before.attributes.contains("Deserialize");
            if inside {
                let (name, doc) = (name.to_owned(), before.doc());
                types.push(Type { name, doc, fields: Vec::new(), values: Vec::new() });
            }
        } else if line == "}" {
            inside = false;
        } else if let (true, Some(last)) = (inside, types.last_mut()) {
            item(code, &before, last);
        }
    }
    types
}

/// Adds a field or a value to a type.
fn item(code: &str, before: &Before, to: &mut Type) {
    let Some(code) = code.strip_suffix(',') else { return };
    if before.attributes.contains("serde(skip)") {
        return;
    }
    if let Some((name, of)) = code.strip_prefix("pub ").and_then(|field| field.split_once(": ")) {
        let needed = !before.attributes.contains("serde(default)");
        let name = name.trim_start_matches("r#").to_owned();
        to.fields.push(Field { name, of: of.to_owned(), needed, doc: before.doc() });
    } else {
        let (name, takes) = code.split_once('(').unwrap_or((code, ""));
        let (name, takes) = (name.to_owned(), takes.trim_end_matches(')').to_owned());
        let default = before.attributes.contains("#[default]");
        to.values.push(Choice { name, takes, default, doc: before.doc() });
    }
}
