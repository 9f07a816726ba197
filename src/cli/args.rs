//! What can be said on the command line.

use super::{looks::Looks, sheet::Writing};
use crate::{
    config::Config,
    import::Format,
    knowledge::{Kind, date::Date},
};
use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use std::{ffi::OsString, path::PathBuf};

const USAGE: &str = "\
cytobrowse [OPTIONS] [QUERY]...
       cytobrowse [OPTIONS] <COMMAND>";

const AFTER_HELP: &str = "\
Exit codes: 0 something was understood, the knowledge is sound, or nothing has changed; 1 nothing understood, or
check found problems, or diff found changes; 2 misuse, or knowledge that cannot be used. After -- everything is
a query.

Reference, not medical advice. Nothing you ask leaves this computer or is kept, but where you write
a call sheet; what stands on a command line
can be seen by others who use it, so `find -` reads queries from standard input.";

/// Browse the cytokine medicines used against cancer: type what hurts, see which medicine lists it, how urgent it is, and
/// who says so.
#[derive(Debug, Clone, Parser)]
#[command(name = "cytobrowse", version, after_help = AFTER_HELP, override_usage = USAGE)]
pub struct Args {
    /// A command; without one the browser opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Read this knowledge file or folder instead of the shipped book; more than once for several. Without it, the paths
    /// in the environment's `CYTOBROWSE_KNOWLEDGE` count.
    #[arg(long, global = true, value_name = "PATH")]
    pub knowledge: Vec<PathBuf>,
    /// Lay this knowledge file or folder over the book; more than once for several, later ones over earlier ones.
    #[arg(long, global = true, value_name = "PATH")]
    pub with: Vec<PathBuf>,
    /// Leave the reader's own file out: `personal.ron` in the folder `cytobrowse` among the user's configuration.
    #[arg(long, global = true)]
    pub no_personal: bool,
    /// Read the settings from this file instead of `config.ron` in the folder `cytobrowse` among the user's configuration.
    #[arg(id = "config", long = "config", global = true, value_name = "FILE")]
    pub config_file: Option<PathBuf>,
    /// Leave the settings out.
    #[arg(long, global = true)]
    pub no_config: bool,
    /// How things look.
    #[command(flatten)]
    pub looks: Looks,
    /// What the reader has set.
    #[arg(skip)]
    pub config: Config,
    /// What is wrong with what the reader has set, in one line, where it is not used.
    #[arg(skip)]
    pub unheeded: Option<String>,
}

/// What a bare query is a query of. Nobody has to write it, so it is nothing that anybody would.
const BROWSE: &str = "browse-query";

/// A command.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Open the browser with a query; where there is no terminal, print what `find` prints.
    #[command(name = BROWSE, hide = true)]
    Browse {
        /// What to ask.
        query: Vec<String>,
        /// Print JSON instead of opening the browser.
        #[arg(long)]
        json: bool,
    },
    /// Print what is known about complaints, medicines or conditions.
    Find {
        /// What to ask; `-` reads one query a line from standard input.
        #[arg(required = true)]
        query: Vec<String>,
        /// Print JSON: one object, or one a line.
        #[arg(long)]
        json: bool,
    },
    /// Print a call sheet: one page to read out on the phone or to hand over, with room to fill in.
    Sheet {
        /// What to ask.
        #[arg(required = true)]
        query: Vec<String>,
        /// How, and where.
        #[command(flatten)]
        writing: Writing,
    },
    /// Print the page of a medicine, a side effect, a cytokine, a condition, a word or a source.
    Show {
        /// Its name.
        #[arg(required = true)]
        name: Vec<String>,
        /// Tell below what the words of the glossary mean that stand on the page.
        #[arg(long, conflicts_with = "json")]
        words: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the side effects of medicines or cytokines side by side: which they share, and where they differ.
    Compare {
        /// Two names or more, each one word or in quotes; of an id that both have, the medicine's is meant.
        #[arg(required = true, num_args = 2.., value_name = "NAME")]
        names: Vec<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print what is in the book.
    List {
        /// Which kind; without it everything but sources.
        kind: Option<ListKind>,
        /// Print the id of each as well: what knowledge files call it by.
        #[arg(long, conflicts_with = "json")]
        ids: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Look for problems in knowledge files, or in the shipped book; with `--with`, in a layer over them.
    Check {
        /// The files and folders; together they make one body of knowledge.
        files: Vec<PathBuf>,
        /// How strict to be.
        #[command(flatten)]
        strictness: Strictness,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Compile the book, with the layers over it, into one file that is read at once: for large data sets.
    Compile {
        /// Where to write it; `--knowledge FILE` reads it.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// Write over a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Print a knowledge file to begin with: invented, complete, each line explained.
    New {
        /// Print a layer, which lies over the shipped book, in place of a book of its own.
        #[arg(long, conflicts_with = "personal")]
        layer: bool,
        /// Print a personal file: your medicines, whom to ring, your notes.
        #[arg(long)]
        personal: bool,
        /// Print settings: colours, characters, the first list, keys. `--config` says the same here.
        #[arg(long = "settings", conflicts_with_all = ["layer", "personal"])]
        settings: bool,
        /// What the book is called.
        name: Vec<String>,
    },
    /// Print what has changed from one knowledge file to another, in sentences.
    Diff {
        /// A file, a folder (every *.ron in it and below), or `shipped` for the shipped book.
        old: PathBuf,
        /// What to compare with it.
        new: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Turn an open data set, as it was downloaded, into a layer: medicines, side effects, and how often they were seen.
    Import {
        /// Which data set.
        set: DataSet,
        /// The folder with its files, packed (`.gz`) or plain.
        folder: PathBuf,
        /// The file to write; without it, or with `-`, the layer goes to standard output.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Write over a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Print what was approved and withdrawn, year by year.
    Timeline {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the families of cytokines and the medicines made from them.
    Tree {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the settings in force, and where each comes from.
    Config {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the table of keys.
    Keys {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// A data set that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DataSet {
    /// SIDER 4.1: four tables with tabs.
    Sider,
    /// `OnSIDES` 3: tables with commas.
    #[value(name = "onsides")]
    OnSides,
}

impl From<DataSet> for Format {
    fn from(set: DataSet) -> Self {
        match set {
            DataSet::Sider => Self::Sider,
            DataSet::OnSides => Self::OnSides,
        }
    }
}

/// How strict `check` is.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Strictness {
    /// Say also what could be better: sentences that are hard to read, what was read more than two years ago.
    #[arg(long)]
    pub warn: bool,
    /// End with exit code 1 where there are warnings only, too.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Reckon with this day instead of today, so that the answer stays the same: `2026-11-23`.
    #[arg(long, value_name = "DATE", requires = "warn")]
    pub today: Option<Date>,
}

/// A kind of entry, as the command line names several of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListKind {
    /// Medicines.
    Medicines,
    /// Side effects.
    SideEffects,
    /// Cytokines.
    Cytokines,
    /// Conditions.
    Uses,
    /// Readings.
    Topics,
    /// Words explained.
    Terms,
    /// Sources.
    Sources,
}

impl From<ListKind> for Kind {
    fn from(kind: ListKind) -> Self {
        match kind {
            ListKind::Medicines => Self::Medicine,
            ListKind::SideEffects => Self::SideEffect,
            ListKind::Cytokines => Self::Cytokine,
            ListKind::Uses => Self::Use,
            ListKind::Topics => Self::Topic,
            ListKind::Terms => Self::Term,
            ListKind::Sources => Self::Source,
        }
    }
}

/// Reads the command line. A query may be written bare: unless the first word is the name of a command, it belongs to
/// [`Command::Browse`], which nobody has to name. After `--` every word does.
///
/// # Errors
/// What clap says of it: misuse, or the help or version that was asked for.
pub fn parse(args: &[OsString]) -> Result<Args, clap::Error> {
    let mut args = args.to_vec();
    if let Some(first) = first_word(&args) {
        let mut command = Args::command();
        command.build();
        let named = |word: &OsString| {
            command.get_subcommands().any(|one| !one.is_hide_set() && *word == one.get_name())
        };
        let is_new = args.get(first).is_some_and(|word| word == "new");
        if !args.get(first).is_some_and(named) {
            args.insert(first, BROWSE.into());
        }
        // Everywhere else `--config` names the file to be read; here there is none yet.
        for word in args.iter_mut().skip(first).filter(|word| is_new && **word == "--config") {
            *word = "--settings".into();
        }
    }
    Args::try_parse_from(args)
}

/// Where the first word stands that is neither an option nor an option's value; or the `--` before it.
fn first_word(args: &[OsString]) -> Option<usize> {
    let command = Args::command();
    let takes_value = |word: &str| {
        let long = |argument: &&clap::Arg| {
            argument.get_long().is_some_and(|long| word.strip_prefix("--") == Some(long))
        };
        command.get_arguments().find(long).is_some_and(|argument| argument.get_action().takes_values())
    };
    let mut words = args.iter().enumerate().skip(1);
    while let Some((at, word)) = words.next() {
        let word = word.to_string_lossy();
        if word == "-" || word == "--" || !word.starts_with('-') {
            return Some(at);
        }
        if takes_value(&word) {
            words.next();
        }
    }
    None
}
