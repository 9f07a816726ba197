//! What must hold in a book beyond its form: every claim has a source, every reference leads somewhere, no word means two
//! things, no figure is impossible. All problems are found in one run.

use super::{
    diagnostic::{Code, Problem, SHOWN},
    entry::{Book, Frequency, Measure, Reactions, Standing, Urgency},
    layer::Layer,
    load::SHIPPED,
    place::Path,
    source::SourceText,
    text::Id,
    walk::{Section, Value, each, walk},
};
use across::Known;
use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
    sync::Arc,
};

mod across;
mod advice;
mod bands;
mod layers;
mod personal;
mod words;

pub use advice::advise;
pub(super) use personal::sift;

/// A file and what it says.
#[derive(Debug, Clone)]
pub struct File {
    /// Its text.
    pub source: Arc<SourceText>,
    /// What it says.
    pub book: Book,
    /// The layer it belongs to.
    pub layer: Layer,
}

/// People in 100.
const PERCENT: RangeInclusive<f64> = 0.0..=100.0;

/// Everything that is wrong with the files of layers, the ground first; up to [`SHOWN`] problems in the order of the files
/// and their lines. What a layer makes wrong with what lies below is told of the layer.
///
/// `names` are those of the layers' files and folders.
#[must_use]
pub fn check(files: &[File], names: &[&str]) -> Vec<Problem> {
    let known = Known::of(files).over_shipped(names.first() == Some(&SHIPPED));
    let mut checker = Checker { known, used: HashSet::new(), problems: Vec::new() };
    checker.problems.extend(layers::names(files, names));
    checker.problems.extend(layers::doubled_ids(files, &checker.known));
    checker.problems.extend(layers::less_urgent(files, &checker.known));
    for file in files {
        walk(&file.book, &mut |value, at| checker.value(value, at, file));
        checker.entries(file);
    }
    checker.problems.extend(across::cycles(files, &checker.known));
    checker.problems.extend(words::shared(files, &checker.known));
    checker.problems.extend(words::doubled_alike(files, &checker.known));
    // Of the ground it is advice: whoever laid it down may know that the sources agree.
    checker.problems.extend(bands::borrowed(files, |file| file.layer > Layer::GROUND));
    // A line that leads nowhere may be the one that lists it.
    if checker.problems.is_empty() {
        checker.unlisted(files);
    }
    checker.unused_sources(files);
    in_order(&mut checker.problems, files);
    checker.problems
}

/// Puts problems in the order of the files and their lines. A place is found by walking through the text, so this is done
/// only where all can be shown.
fn in_order(problems: &mut [Problem], files: &[File]) {
    if problems.len() <= SHOWN {
        problems.sort_by_cached_key(|problem| {
            let (source, span) = problem.place()?;
            Some((files.iter().position(|file| std::ptr::eq(Arc::as_ptr(&file.source), source)), span.start))
        });
    }
}

/// The checks of single values and entries.
struct Checker<'b> {
    known: Known<'b>,
    used: HashSet<&'b str>,
    problems: Vec<Problem>,
}

impl<'b> Checker<'b> {
    /// Adds a problem at a path.
    fn add(
        &mut self,
        code: Code,
        message: impl AsRef<str>,
        at: &Path<'_>,
        source: &Arc<SourceText>,
        mend: (&str, &str),
    ) {
        let problem = Problem::error(code, message).at_path(source, at.keep());
        self.problems.push(problem.label(mend.0).help(mend.1));
    }

    fn value(&mut self, value: Value<'b>, at: &Path<'_>, file: &'b File) {
        let source = &file.source;
        match value {
            Value::Text(text) => self.text(text, at, source),
            Value::Address(address) => self.address(address, at, source),
            Value::Reference(section, id) => {
                if section == Section::Sources {
                    self.used.insert(id);
                }
                self.reference(section, id, at, file);
            }
            Value::Addition(addition, section, id) => {
                self.problems.extend(layers::addition(addition, (section, id), &self.known, at, file));
            }
            Value::Sources { cited: [], needed: true } => {
                let mend = "cite a source, or write \"no source found\" or \"editorial\"";
                self.add(Code::NoSource, "a claim has no source", at, source, ("nothing is cited", mend));
            }
            Value::Frequency(Frequency::Percent(percent) | Frequency::UpTo(percent)) => {
                self.percent(*percent, &at.index(0), source);
            }
            Value::Frequency(Frequency::Range(low, high)) => {
                self.percent(*low, &at.index(0), source);
                self.percent(*high, &at.index(1), source);
                self.range(*low, *high, at, source);
            }
            Value::Frequency(Frequency::Word(id)) => {
                self.reference(Section::Bands, id, &at.index(0), file);
            }
            Value::Sources { .. } | Value::Frequency(Frequency::NoNumber) => {}
            Value::Percent(percent) => self.percent(percent, at, source),
            Value::Event(event) => {
                if matches!(event.what, Standing::Approved | Standing::Conditional) && event.by.is_none() {
                    let mend = ("by whom?", "name the authority: `by: \"FDA\"`");
                    self.add(Code::NoAuthority, "an approval names no authority", at, source, mend);
                }
            }
        }
    }

    /// A reference leads to an entry of its own layer or of one below.
    fn reference(&mut self, section: Section, id: &str, at: &Path<'_>, file: &File) {
        if !self.known.has(section, id, file.layer) {
            let mend = self.known.mend(section, id, file.layer);
            let message = format!("there is no {} `{id}`", section.one());
            self.add(Code::DanglingId, message, at, &file.source, ("leads nowhere", &mend));
        }
    }

    fn text(&mut self, text: &str, at: &Path<'_>, source: &Arc<SourceText>) {
        if text.trim().is_empty() {
            self.add(
                Code::EmptyText,
                "a text is empty",
                at,
                source,
                ("nothing is said", "write something, or leave the field out"),
            );
        } else if text.trim() != text || text.contains("  ") {
            let mend = ("spaces", "take out the spaces before, behind, or doubled");
            self.add(Code::PaddedText, "a text has spaces it does not need", at, source, mend);
        }
    }

    fn percent(&mut self, percent: f64, at: &Path<'_>, source: &Arc<SourceText>) {
        if !PERCENT.contains(&percent) {
            let mend = ("not 0 to 100", "write how many people in 100, as the source prints it");
            self.add(Code::Figure, "this is no number of people in 100", at, source, mend);
        }
    }

    fn range(&mut self, low: f64, high: f64, at: &Path<'_>, source: &Arc<SourceText>) {
        if low >= high {
            let mend = ("the low end comes first", "write the smaller number first, or a single percent");
            self.add(Code::Figure, "a range runs backwards", at, source, mend);
        }
    }

    fn address(&mut self, address: &str, at: &Path<'_>, source: &Arc<SourceText>) {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let printable = address.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b));
        if !printable || host.is_none_or(|host| host.is_empty() || host.contains('@')) {
            let mend = ("not an address", "write what a browser opens: `https://…`, without spaces");
            self.add(Code::Address, "this address cannot be opened", at, source, mend);
        }
    }

    /// What must hold of whole entries.
    fn entries(&mut self, file: &'b File) {
        let root = Path::root();
        each(&file.book.groups, &root, "groups", |group, at| {
            if group.effects.len() < 2 {
                let mend = ("fewer than two", "name all the side effects that its words mean at once");
                self.add(
                    Code::SmallGroup,
                    "a group has fewer than two members",
                    &at.field("effects"),
                    &file.source,
                    mend,
                );
            }
        });
        each(&file.book.alike, &root, "alike", |words, at| {
            if words.len() < 2 {
                let mend = ("alike to what?", "name the words that mean the same, or delete the group");
                self.add(Code::SmallGroup, "a group has fewer than two members", at, &file.source, mend);
            }
        });
        each(&file.book.bands, &root, "bands", |band, at| {
            if let (Some(from), Some(to)) = (band.from, band.to) {
                self.range(from, to, &at.field("from"), &file.source);
            }
        });
        each(&file.book.side_effects, &root, "side_effects", |effect, at| {
            each(&effect.measured, at, "measured", |measure, at| {
                let (Measure::Celsius(low, high) | Measure::Fahrenheit(low, high)) = *measure;
                self.range(low, high, at, &file.source);
            });
            if effect.urgency == Urgency::Emergency && effect.advice.is_none() {
                let mend = ("what should a person do?", "add `advice`, as a source gives it");
                self.add(Code::NoAdvice, "an emergency comes without advice", at, &file.source, mend);
            }
        });
        each(&file.book.medicines, &root, "medicines", |medicine, at| {
            // A data set says what a medicine can do, and neither what it is made from nor what it is for.
            let only_listed = medicine.cytokine.is_none() && !medicine.reactions.is_empty();
            if medicine.indications.is_empty() && !only_listed {
                let mend =
                    ("what is it for?", "add an indication, or \"Studied\" where it is approved for nothing");
                self.add(Code::NoUse, "a medicine has no use", at, &file.source, mend);
            }
            each(&medicine.reactions, at, "reactions", |block, at| {
                self.doubled_reactions(block, at, &file.source);
            });
        });
        each(&file.book.cytokines, &root, "cytokines", |cytokine, at| {
            each(&cytokine.reactions, at, "reactions", |block, at| {
                self.doubled_reactions(block, at, &file.source);
            });
        });
        each(&file.book.additions, &root, "additions", |addition, at| {
            each(&addition.reactions, at, "reactions", |block, at| {
                self.doubled_reactions(block, at, &file.source);
            });
        });
    }

    /// Lines that list the same side effect from the same source: one of them must be wrong.
    fn doubled_reactions(&mut self, reactions: &Reactions, at: &Path<'_>, source: &Arc<SourceText>) {
        let mut seen: HashSet<(&str, Option<&Id>)> = HashSet::new();
        each(&reactions.list, at, "list", |reaction, at| {
            let own = if reaction.sources.is_empty() { &reactions.sources } else { &reaction.sources };
            let cited: HashSet<_> =
                own.iter().map(|cited| (reaction.effect.as_str(), cited.source())).collect();
            if !seen.is_disjoint(&cited) {
                let mend = ("listed before", "keep one line, or cite the other source where two disagree");
                let message = format!("`{}` is listed twice from one source", reaction.effect);
                self.add(Code::DoubledReaction, message, &at.field("effect"), source, mend);
            }
            seen.extend(cited);
        });
        each(&reactions.in_short, at, "in_short", |several, at| {
            let mut alike: HashSet<&str> = HashSet::new();
            for effect in several.effects.iter() {
                let in_full = reactions.sources.iter().any(|cited| seen.contains(&(effect, cited.source())));
                if in_full || !alike.insert(effect) {
                    let mend = ("listed before", "keep one of the two");
                    let message = format!("`{effect}` is listed twice from one source");
                    self.add(Code::DoubledReaction, message, &at.field("effects"), source, mend);
                }
            }
        });
    }

    /// Side effects that no medicine or family lists and that do not say so, or that say so and are listed. A layer may list
    /// what is not listed below.
    fn unlisted(&mut self, files: &'b [File]) {
        let blocks = |file: &'b File| {
            let of_medicines = file.book.medicines.iter().flat_map(|medicine| &medicine.reactions);
            let of_families = file.book.cytokines.iter().flat_map(|cytokine| &cytokine.reactions);
            of_medicines.chain(of_families).chain(file.book.additions.iter().flat_map(|more| &more.reactions))
        };
        let mut listed: HashMap<&str, Layer> = HashMap::new();
        for file in files {
            for effect in blocks(file).flat_map(Reactions::effects) {
                listed.entry(effect).or_insert(file.layer);
            }
        }
        for file in files {
            each(&file.book.side_effects, &Path::root(), "side_effects", |effect, at| {
                let lowest = listed.get(effect.id.as_str());
                let (message, help) = match lowest {
                    Some(layer) if effect.unlisted && *layer <= file.layer => {
                        ("a side effect that is said to be unlisted is listed", "delete `unlisted: true`")
                    }
                    None if !effect.unlisted => (
                        "nothing lists this side effect",
                        "list it for a medicine, or write `unlisted: true`",
                    ),
                    _ => return,
                };
                let problem =
                    Problem::warning(Code::Unlisted, message).at_path(&file.source, at.field("id").keep());
                self.problems.push(problem.label("here").help(help));
            });
        }
    }

    /// Sources that nothing rests on.
    fn unused_sources(&mut self, files: &[File]) {
        for file in files {
            each(&file.book.sources, &Path::root(), "sources", |entry, at| {
                if !self.used.contains(entry.id.as_str()) {
                    let problem = Problem::warning(
                        Code::UnusedSource,
                        format!("nothing rests on the source `{}`", entry.id),
                    );
                    let problem = problem.at_path(&file.source, at.field("id").keep());
                    self.problems.push(problem.label("never cited").help("cite it, or delete it"));
                }
            });
        }
    }
}
