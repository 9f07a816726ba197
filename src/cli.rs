//! The command line as data, and what each command prints.
//!
//! Results go to standard output, everything else to standard error. Exit codes: [`exit`].

pub mod args;
pub mod looks;
pub mod print;

mod browse;
mod check;
mod compare;
mod compile;
mod diff;
mod find;
mod import;
mod keys;
mod layers;
mod list;
mod name;
mod new;
mod overview;
mod settings;
pub mod sheet;
mod show;

use crate::{
    knowledge::date::Date,
    page::{Overview, contents},
    shipped,
};
use args::{Args, Command};
use clap::error::ErrorKind;
use layers::{knowledge, volume};
use print::{Output, is_terminal_without_unicode};
use std::{ffi::OsString, io::IsTerminal as _, process::ExitCode, time::SystemTime};

/// What the program ends with.
pub mod exit {
    /// Something was understood, or the knowledge is sound.
    pub const FOUND: u8 = 0;
    /// Nothing was understood, `check` found problems in a file it could open, or `diff` found changes.
    pub const NOTHING: u8 = 1;
    /// Misuse, knowledge that cannot be used, or a terminal that cannot.
    pub const UNUSABLE: u8 = 2;
    /// The terminal went away: what a shell gives for a process that ended by a hang-up.
    pub const HUNG_UP: u8 = 129;
}

/// Runs the program with these arguments, the first of them its own name.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    match args::parse(&args) {
        Ok(args) => ExitCode::from(run(&args).unwrap_or_else(|code| code)),
        Err(answer) => {
            let (output, text) = (Output::new(is_terminal_without_unicode()), answer.render().to_string());
            // Help and version are results; the rest is misuse.
            let text = if answer.kind() == ErrorKind::DisplayVersion { version() } else { text };
            if answer.use_stderr() {
                output.complain(&text);
                return ExitCode::from(exit::UNUSABLE);
            }
            ExitCode::from(output.say(&text, exit::FOUND).unwrap_or_else(|code| code))
        }
    }
}

/// Runs a command; both ways to come back carry the exit code.
fn run(args: &Args) -> Result<u8, u8> {
    let args = &settings::heeded(args);
    let output = Output::new(args.looks.ascii());
    let opens = matches!(&args.command, None | Some(Command::Browse { json: false, .. }));
    let tells =
        matches!(&args.command, Some(Command::Config { .. } | Command::Check { .. } | Command::New { .. }));
    // The browser says it on its screen.
    if !(tells || (opens && std::io::stdout().is_terminal())) {
        settings::complain(args, output);
    }
    match &args.command {
        Some(Command::Find { query, json }) => find::run(&volume(args)?, query, *json, output),
        Some(Command::Sheet { query, writing }) => sheet::run(&volume(args)?, query, writing, output),
        Some(Command::Show { name, words, json }) => {
            show::run(&volume(args)?, &name.join(" "), *words, *json, output)
        }
        Some(Command::Compare { names, json }) => compare::run(&volume(args)?, names, *json, output),
        Some(Command::List { kind, ids, json }) => list::run(&knowledge(args)?, *kind, *ids, *json, output),
        Some(Command::Check { files, strictness, json }) => {
            check::run(args, files, *strictness, *json, output)
        }
        Some(Command::Diff { old, new, json }) => diff::run(args, old, new, *json, output),
        Some(Command::Import { set, folder, output: to, force }) => {
            import::run(args, *set, folder, to.as_deref(), *force, output)
        }
        Some(Command::Compile { output: path, force }) => compile::run(args, path, *force, output),
        Some(Command::New { layer: true, .. }) => new::other(new::LAYER, output),
        Some(Command::New { personal: true, .. }) => new::other(new::PERSONAL, output),
        Some(Command::New { settings: true, .. }) => new::other(new::SETTINGS, output),
        Some(Command::New { name, .. }) => new::run(name, output),
        Some(Command::Timeline { json }) => {
            overview::run(&knowledge(args)?, Overview::Timeline, *json, output)
        }
        Some(Command::Tree { json }) => overview::run(&knowledge(args)?, Overview::Tree, *json, output),
        Some(Command::Config { json }) => settings::run(args, *json, output),
        Some(Command::Keys { json }) => keys::run(&args.config.keys, *json, output),
        Some(Command::Browse { query, json }) if *json || !std::io::stdout().is_terminal() => {
            find::run(&volume(args)?, query, *json, output)
        }
        Some(Command::Browse { query, .. }) => browse::run(args, &query.join(" ")),
        None => browse::run(args, ""),
    }
}

/// Today by the computer's clock, in UTC.
fn today() -> Date {
    const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Date::after_1970(since.as_secs() / SECONDS_OF_A_DAY)
}

/// The version of the program and of what it knows.
fn version() -> String {
    let mut text = format!("cytobrowse {}\n", env!("CARGO_PKG_VERSION"));
    text.extend(
        shipped::volume()
            .map(|volume| format!("{}: {}\n", volume.knowledge.title, contents::counts(&volume.knowledge))),
    );
    text
}
