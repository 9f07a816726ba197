//! What is set, and by whom: the command line counts for more than the environment, that for more than the reader's file.

use super::{args::Args, exit, layers, print::Output};
use crate::{
    config::{self, Config, Set, shelf_name},
    knowledge::{
        diagnostic::{self, Problem, in_one_line},
        load,
        text::visible,
    },
    page::json,
    ui::theme::THEMES,
};
use serde::Serialize;
use std::{
    io,
    path::{Path, PathBuf},
};

/// What stands before what is wrong with a configuration.
const NOT_USED: &str = "cytobrowse: your settings are not used: ";
/// What is said where there is no configuration.
const NONE: &str = "none";
/// Where what nobody set comes from.
const DEFAULT: &str = "default";

/// The reader's configuration: the one they named, else the one in its place, if there is one there.
pub(super) fn path(args: &Args) -> Option<PathBuf> {
    if args.no_config {
        return None;
    }
    let in_its_place = || layers::own_folder().map(|folder| folder.join("config.ron"));
    args.config_file.clone().or_else(|| in_its_place().filter(|path| layers::is_there(path)))
}

/// Whether a file is a configuration, and not knowledge. What cannot be read is neither.
pub(super) fn is_config(path: &Path) -> bool {
    path.is_file() && load::read_file(path).is_ok_and(|text| config::is_config(&text))
}

/// The arguments with what the reader has set. Where that cannot be used, nothing of it is, and what is wrong is kept in one
/// line.
pub(super) fn heeded(args: &Args) -> Args {
    let mut args = args.clone();
    match path(&args).map(|path| config::read(&path)) {
        Some(Ok(config)) => args.heed(config),
        Some(Err(problems)) => args.unheeded = Some(in_one_line(&problems)),
        None => {}
    }
    args
}

/// Says in one line that the reader's settings are not used, where that is so.
pub(super) fn complain(args: &Args, output: Output) {
    if let Some(problem) = &args.unheeded {
        output.complain(&format!("{NOT_USED}{problem}"));
    }
}

/// A setting in force, and where it comes from.
#[derive(Debug, Serialize)]
struct InForce {
    setting: &'static str,
    value: String,
    from: String,
}

impl InForce {
    fn new(setting: &'static str, value: impl Into<String>, from: impl Into<String>) -> Self {
        Self { setting, value: value.into(), from: from.into() }
    }

    /// A value from the first that set it: a place that counts for more, the file, or nobody.
    fn first<T>(
        setting: &'static str,
        sooner: Option<(String, &str)>,
        set: Option<&Set<T>>,
        name: impl Fn(&T) -> String,
        otherwise: &str,
    ) -> Self {
        match (sooner, set) {
            (Some((value, from)), _) => Self::new(setting, value, from),
            (None, Some(set)) => Self::new(setting, name(&set.value), set.at.as_str()),
            (None, None) => Self::new(setting, otherwise, DEFAULT),
        }
    }
}

/// `config`: prints what is in force and where each value comes from; and everything that is wrong with the file.
pub(super) fn run(args: &Args, json: bool, output: Output) -> Result<u8, u8> {
    let problems = path(args).and_then(|path| config::read(&path).err()).unwrap_or_default();
    if !problems.is_empty() {
        output.complain_rendered(&diagnostic::render(&problems, args.looks.colour(&io::stderr())));
    }
    let code = if problems.is_empty() { exit::FOUND } else { exit::NOTHING };
    let settings = in_force(args);
    if json {
        return output.json(&json::pretty(&settings), code);
    }
    let line = |one: &InForce| format!("{}: {} ({})", one.setting, one.value, one.from);
    output.say(&settings.iter().map(line).collect::<Vec<_>>().join("\n"), code)
}

/// Every setting.
fn in_force(args: &Args) -> Vec<InForce> {
    let config = &args.config;
    let shown = |path: &Path| visible(&path.to_string_lossy()).into_owned();
    let file = match path(args) {
        None => InForce::new("file", NONE, if args.no_config { "--no-config" } else { DEFAULT }),
        Some(path) => {
            let from = if args.config_file.is_some() { "--config" } else { DEFAULT };
            InForce::new("file", shown(&path), from)
        }
    };
    let theme = args.looks.sooner_theme();
    let glyphs = args.looks.sooner_glyphs();
    let default_theme = THEMES.first().map_or("", |theme| theme.name);
    let personal = layers::personal(args).map(|path| shown(&path));
    let personal = match (personal, &config.personal) {
        _ if args.no_personal => InForce::new("personal", NONE, "--no-personal"),
        (Some(path), Some(set)) => InForce::new("personal", path, set.at.as_str()),
        (Some(path), None) => InForce::new("personal", path, DEFAULT),
        (None, _) => InForce::new("personal", NONE, DEFAULT),
    };
    let changed = config.keys_at.as_ref();
    vec![
        file,
        InForce::first("theme", theme, config.theme.as_ref(), |theme| theme.name.to_owned(), default_theme),
        InForce::first(
            "glyphs",
            glyphs,
            config.glyphs.as_ref(),
            |glyphs| glyphs.name().to_owned(),
            "unicode",
        ),
        InForce::first("list", None, config.list.as_ref(), |list| shelf_name(*list), "all"),
        InForce::new(
            "keys",
            if changed.is_some() { "changed; `cytobrowse keys` prints them" } else { "as they come" },
            changed.map_or(DEFAULT, String::as_str),
        ),
        personal,
        knowledge(args),
    ]
}

/// Which book is read.
fn knowledge(args: &Args) -> InForce {
    let named = layers::ground(args);
    let paths: Vec<_> = named.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect();
    match (named.is_empty(), args.knowledge.is_empty()) {
        (true, _) => InForce::new("knowledge", load::SHIPPED, DEFAULT),
        (false, true) => InForce::new("knowledge", paths.join(", "), layers::ENVIRONMENT),
        (false, false) => InForce::new("knowledge", paths.join(", "), "--knowledge"),
    }
}

/// What is wrong with configurations.
pub(super) fn problems(paths: &[PathBuf]) -> Vec<Problem> {
    paths.iter().filter_map(|path| config::read(path).err()).flatten().collect()
}

impl Args {
    /// Takes in what the reader has set.
    fn heed(&mut self, config: Config) {
        self.looks.heed(&config);
        self.config = config;
    }
}
