//! What a reader has set for themselves, in one file and only where they asked for it: colours, characters, the first list,
//! keys, and where their own notes are. Everything works without it.
//!
//! A file with a problem in it is not used at all: half of what was set would be neither one thing nor the other.

mod keys;

use crate::{
    keymap::Keymap,
    knowledge::{
        diagnostic::{Code, Problem, nearest},
        entry::FORMAT,
        load::{parse_as, read_file, unknown_format},
        place::{Path as Way, locate},
        source::SourceText,
        text::Text,
    },
    page::contents::Shelf,
    ui::theme::{Named, THEMES},
};
use serde::Deserialize;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// The characters that things are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    /// All there are.
    Unicode,
    /// ASCII only.
    Ascii,
}

impl Glyphs {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Unicode, Self::Ascii];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Ascii => "ascii",
        }
    }
}

/// What a list is called in a configuration.
#[must_use]
pub fn shelf_name(shelf: Shelf) -> String {
    shelf.name().to_lowercase().replace(' ', "-")
}

/// A value, and the file and line that set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<T> {
    /// The value.
    pub value: T,
    /// Where it is set: `config.ron:3`.
    pub at: String,
}

/// What is set. What is not says nothing.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The colours.
    pub theme: Option<Set<Named>>,
    /// The characters.
    pub glyphs: Option<Set<Glyphs>>,
    /// The first list.
    pub list: Option<Set<Shelf>>,
    /// Where the reader's own notes are.
    pub personal: Option<Set<PathBuf>>,
    /// The keys in force.
    pub keys: Keymap,
    /// Where keys are set, if they are.
    pub keys_at: Option<String>,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(rename = "Config", deny_unknown_fields)]
struct Written {
    format: u32,
    #[serde(default)]
    theme: Option<Text>,
    #[serde(default)]
    glyphs: Option<Text>,
    #[serde(default)]
    list: Option<Text>,
    #[serde(default)]
    personal: Option<Text>,
    #[serde(default)]
    keys: Vec<keys::Written>,
}

/// A file that is read, and what is wrong with it.
struct File {
    source: Arc<SourceText>,
    problems: Vec<Problem>,
}

/// Reads a configuration.
///
/// # Errors
/// Everything that is wrong with it, each at its place.
pub fn read(path: &Path) -> Result<Config, Vec<Problem>> {
    let source = read_file(path)?;
    parse(&source, path.parent().unwrap_or(Path::new("")))
}

/// What a text sets; a path in it counts from a folder.
///
/// # Errors
/// As those of [`read`].
pub fn parse(source: &Arc<SourceText>, folder: &Path) -> Result<Config, Vec<Problem>> {
    let written: Written = parse_as(source)?;
    if written.format != FORMAT {
        return Err(vec![unknown_format(source)]);
    }
    let mut file = File { source: Arc::clone(source), problems: Vec::new() };
    let themes = THEMES.map(|theme| (theme.name.to_owned(), theme));
    let glyphs = Glyphs::ALL.map(|glyphs| (glyphs.name().to_owned(), glyphs));
    let lists = Shelf::ALL.map(|shelf| (shelf_name(shelf), shelf));
    let root = Way::root();
    let personal = written
        .personal
        .map(|path| Set { value: place(folder, &path), at: file.line(&root.field("personal")) });
    let config = Config {
        theme: file.choice(written.theme.as_ref(), "theme", &themes),
        glyphs: file.choice(written.glyphs.as_ref(), "glyphs", &glyphs),
        list: file.choice(written.list.as_ref(), "list", &lists),
        personal,
        keys_at: (!written.keys.is_empty()).then(|| file.line(&root.field("keys"))),
        keys: keys::in_force(&mut file, &written.keys),
    };
    if file.problems.is_empty() { Ok(config) } else { Err(file.problems) }
}

/// Whether a text is a configuration, and not knowledge.
#[must_use]
pub fn is_config(source: &SourceText) -> bool {
    let lines = source.text().lines().map(str::trim_start);
    let mut said = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    said.next().is_some_and(|line| line.starts_with("Config"))
}

/// A path as a configuration has it: `~` is the reader's home, and what begins nowhere begins in the file's folder.
fn place(folder: &Path, path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(below), Some(home)) => home.join(below),
        _ => folder.join(path),
    }
}

impl File {
    /// Where something is set: `config.ron:3`.
    fn line(&self, way: &Way<'_>) -> String {
        let at = self.source.position(locate(self.source.text(), &way.keep()).start);
        format!("{}:{}", self.source.name(), at.line)
    }

    /// Something is wrong at a place.
    fn wrong(&mut self, code: Code, way: &Way<'_>, message: &str, help: &str) {
        self.problems.push(Problem::error(code, message).at_path(&self.source, way.keep()).help(help));
    }

    /// One of a few values, by its name.
    fn choice<T: Copy>(
        &mut self,
        said: Option<&Text>,
        field: &'static str,
        choices: &[(String, T)],
    ) -> Option<Set<T>> {
        let (said, root) = (said?, Way::root());
        let way = root.field(field);
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == **said) {
            return Some(Set { value: *value, at: self.line(&way) });
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
        self.wrong(Code::Setting, &way, &format!("`{field}` cannot be `{said}`"), &meant(said, &names));
        None
    }
}

/// What could have been meant by a name that there is not.
fn meant(said: &str, names: &[&str]) -> String {
    nearest(said, names.iter().copied()).map_or_else(
        || format!("write one of `{}`", names.join("`, `")),
        |name| format!("did you mean `{name}`?"),
    )
}
