//! What a data set says, put together, and written down as a layer.
//!
//! Every reaction is two numbers here and a word in the file, so that millions of them fit into both.

use std::{
    cmp::Ordering,
    collections::BTreeMap,
    fmt,
    io::{self, Write},
};

/// A data set: what claims taken from it rest on.
#[derive(Debug, Clone, Copy)]
pub struct DataSet {
    /// What citations call it.
    pub id: &'static str,
    /// What it is called in few words, behind a name that means something else already.
    pub short: &'static str,
    /// What the layer is called.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Who published it.
    pub publisher: &'static str,
    /// Where it can be opened.
    pub address: &'static str,
    /// Its own date, if it has one.
    pub dated: Option<&'static str>,
    /// What every list of side effects says of itself.
    pub about: Option<&'static str>,
    /// Its licence, and what a reader should know of it.
    pub note: &'static str,
}

/// How often something was seen, in the digits of the source. In order: the greatest figure first, then words, then what has
/// no number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Seen {
    /// So many people in 100.
    Percent(String),
    /// From so many to so many people in 100.
    Range(String, String),
    /// Up to so many people in 100.
    UpTo(String),
    /// A word of the source.
    Word(String),
    /// The source gives no number.
    NoNumber,
}

impl Seen {
    /// What decides its place: whether it is a figure, a word or nothing, its upper end and its lower.
    fn place(&self) -> (u8, f64, f64) {
        let number = |digits: &str| -digits.parse::<f64>().unwrap_or_default();
        match self {
            Self::Percent(percent) => (0, number(percent), number(percent)),
            Self::Range(low, high) => (0, number(high), number(low)),
            Self::UpTo(high) => (0, number(high), 0.0),
            Self::Word(_) => (1, 0.0, 0.0),
            Self::NoNumber => (2, 0.0, 0.0),
        }
    }

    /// What tells those apart that have one place.
    fn digits(&self) -> [&str; 2] {
        match self {
            Self::Percent(percent) => [percent, percent],
            Self::Range(low, high) => [low, high],
            Self::UpTo(high) => ["", high],
            Self::Word(word) => [word, ""],
            Self::NoNumber => ["", ""],
        }
    }
}

impl Ord for Seen {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((kind, most, least), (other_kind, other_most, other_least)) = (self.place(), other.place());
        let by_figure = most.total_cmp(&other_most).then(least.total_cmp(&other_least));
        kind.cmp(&other_kind).then(by_figure).then_with(|| self.digits().cmp(&other.digits()))
    }
}

impl PartialOrd for Seen {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A side effect, as far as the layer says anything of it.
#[derive(Debug, Clone)]
pub struct Effect {
    /// Its id, here or in what lies below.
    pub id: String,
    /// What the layer adds; nothing where what lies below knows it.
    pub new: Option<NewEffect>,
}

/// A side effect that nothing below knows.
#[derive(Debug, Clone)]
pub struct NewEffect {
    /// Its name.
    pub name: String,
    /// The word it shares with side effects below, which its name may not be.
    pub unsure: Option<String>,
}

/// A medicine and what is listed for it.
#[derive(Debug, Clone)]
pub struct Medicine {
    /// Its id, here or in what lies below.
    pub id: String,
    /// Its name, where nothing below knows it.
    pub new: Option<String>,
    /// What else is said of it, and where.
    pub statements: Vec<(String, &'static str)>,
    /// Its side effects, by how often they were seen: numbers of [`Layer::effects`].
    pub reactions: BTreeMap<Seen, Vec<u32>>,
}

/// All that is taken from a data set.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Where it is taken from.
    pub set: DataSet,
    /// The medicines.
    pub medicines: Vec<Medicine>,
    /// The side effects that they list.
    pub effects: Vec<Effect>,
}

impl Layer {
    /// Writes it as a knowledge file.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        let Self { set, medicines, effects } = self;
        writeln!(to, "// made by cytobrowse {} from {}", env!("CARGO_PKG_VERSION"), set.name)?;
        writeln!(to, "Book(\nformat: 1, layer: {},", quoted(set.name))?;
        self.source(to)?;
        self.bands(to)?;
        writeln!(to, "side_effects: [")?;
        for effect in effects {
            if let Some(new) = &effect.new {
                effect.write(new, *set, to)?;
            }
        }
        writeln!(to, "],\nmedicines: [")?;
        for medicine in medicines {
            if let Some(name) = &medicine.new {
                let name = quoted(name);
                write!(to, "(id: \"{}\", name: {name}, names_from: [\"{}\"], ", medicine.id, set.id)?;
                medicine.write(*set, effects, to)?;
            }
        }
        writeln!(to, "],\nadditions: [")?;
        for medicine in medicines.iter().filter(|medicine| medicine.new.is_none()) {
            write!(to, "(to: Medicine(\"{}\"), ", medicine.id)?;
            medicine.write(*set, effects, to)?;
        }
        writeln!(to, "],\n)")
    }

    fn source(&self, to: &mut impl Write) -> io::Result<()> {
        let DataSet { id, title, publisher, address, dated, note, .. } = self.set;
        let (title, publisher, note) = (quoted(title), quoted(publisher), quoted(note));
        let dated = dated.map(|dated| format!(" dated: \"{dated}\",")).unwrap_or_default();
        write!(to, "sources: [(id: \"{id}\", title: {title}, publisher: {publisher},")?;
        writeln!(to, " address: \"{address}\",{dated} note: {note})],")
    }

    /// The frequency words that any line uses.
    fn bands(&self, to: &mut impl Write) -> io::Result<()> {
        let set = self.set.id;
        let seen = self.medicines.iter().flat_map(|medicine| medicine.reactions.keys());
        let mut words: Vec<&str> = seen
            .filter_map(|seen| if let Seen::Word(word) = seen { Some(word.as_str()) } else { None })
            .collect();
        words.sort_unstable();
        words.dedup();
        writeln!(to, "bands: [")?;
        for word in words {
            let (id, word) = (band_id(set, word), quoted(word));
            writeln!(to, "(id: \"{id}\", word: {word}, meaning: \"{WORD_MEANS}\", sources: [\"{set}\"]),")?;
        }
        writeln!(to, "],")
    }
}

/// What is said of a frequency word. A data set that gives it numbers has chosen them itself.
const WORD_MEANS: &str = "a word on its label; how many people that is, is not recorded here";

/// What a frequency word of a data set is called.
fn band_id(set: &str, word: &str) -> String {
    format!("{set}-{}", word.replace(' ', "-"))
}

impl Effect {
    fn write(&self, new: &NewEffect, set: DataSet, to: &mut impl Write) -> io::Result<()> {
        let (name, unsure) = (quoted(&new.name), new.unsure.as_deref().map(quoted));
        write!(to, "(id: \"{}\", name: {name}, clinical: {name}, system: NotStated, ", self.id)?;
        if let Some(unsure) = unsure {
            write!(to, "unsure: [{unsure}], ")?;
        }
        writeln!(to, "urgency: NotStated, sources: [\"{}\"]),", set.id)
    }
}

impl Medicine {
    /// What a new entry and an addition have alike, and the end of either.
    fn write(&self, set: DataSet, effects: &[Effect], to: &mut impl Write) -> io::Result<()> {
        if !self.statements.is_empty() {
            write!(to, "statements: [")?;
            for (text, at) in &self.statements {
                write!(to, "(text: {}, sources: [\"{}: {at}\"]), ", quoted(text), set.id)?;
            }
            write!(to, "], ")?;
        }
        let about = set.about.map(|about| format!(" about: {},", quoted(about))).unwrap_or_default();
        writeln!(to, "reactions: [(sources: [\"{}\"],{about} in_short: [", set.id)?;
        for (seen, listed) in &self.reactions {
            match seen {
                Seen::Percent(percent) => write!(to, "(seen: Percent({percent}), ")?,
                Seen::Range(low, high) => write!(to, "(seen: Range({low}, {high}), ")?,
                Seen::UpTo(high) => write!(to, "(seen: UpTo({high}), ")?,
                Seen::Word(word) => write!(to, "(seen: Word(\"{}\"), ", band_id(set.id, word))?,
                Seen::NoNumber => write!(to, "(")?,
            }
            write!(to, "effects: \"")?;
            let ids = listed.iter().filter_map(|&at| effects.get(usize::try_from(at).ok()?));
            for (at, effect) in ids.enumerate() {
                write!(to, "{}{}", if at > 0 { " " } else { "" }, effect.id)?;
            }
            writeln!(to, "\"),")?;
        }
        writeln!(to, "])]),")
    }
}

/// A text as a knowledge file has it.
fn quoted(text: &str) -> impl fmt::Display + use<> {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
