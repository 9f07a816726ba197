//! What must hold across entries: ids lead somewhere, families form a tree.

use super::File;
use crate::{
    fold::fold,
    knowledge::{
        diagnostic::{Code, Problem, nearest},
        entry::{Book, Cytokine},
        layer::Layer,
        place::{OwnedPath, Path, locate},
        provenance::THE_SHIPPED_BOOK,
        source::SourceText,
        table::Identified,
        text::{Id, Text},
        walk::{Section, each},
    },
};
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    fmt, slice,
    sync::Arc,
};

/// The lowest and the highest layer that has an entry of an id.
#[derive(Debug, Clone, Copy)]
struct Reach {
    lowest: Layer,
    highest: Layer,
}

/// The ids of each section, and which layers have them.
pub(super) struct Known<'b> {
    ids: HashMap<Section, HashMap<&'b str, Reach>>,
    files: &'b [File],
    over_shipped: bool,
}

impl<'b> Known<'b> {
    /// Those of files in the order of their layers.
    pub(super) fn of(files: &'b [File]) -> Self {
        let mut known: HashMap<Section, HashMap<&'b str, Reach>> = HashMap::new();
        for file in files {
            ids(&file.book, |entry, _| {
                let ids = known.entry(entry.section).or_default();
                let reach = Reach { lowest: file.layer, highest: file.layer };
                ids.entry(entry.id.as_str()).or_insert(reach).highest = file.layer;
            });
        }
        Self { ids: known, files, over_shipped: false }
    }

    /// The same over the shipped book, whose files the author of a layer does not have.
    pub(super) fn over_shipped(self, over_shipped: bool) -> Self {
        Self { over_shipped, ..self }
    }

    /// Where something stands that an entry says, for whoever looks from another place: of the shipped book the entry, and
    /// how to see it, if it has a page (an id); else the file, line and column.
    pub(super) fn tell(&self, place: &Place, of: (Section, &str), from: Layer) -> String {
        if !self.over_shipped || place.layer > Layer::GROUND || from == Layer::GROUND {
            return format!("at {place}");
        }
        match of {
            (_, "") | (Section::Bands, _) => format!("in {THE_SHIPPED_BOOK}"),
            (Section::Groups, id) => format!(
                "in {THE_SHIPPED_BOOK}, as words that mean `{id}` and more at once (`cytobrowse show {id}`)"
            ),
            (_, id) => format!("in {THE_SHIPPED_BOOK} (`cytobrowse show {id}`)"),
        }
    }

    fn reach(&self, section: Section, id: &str) -> Option<Reach> {
        self.ids.get(&section)?.get(id).copied()
    }

    /// Whether a layer or one below it has an entry.
    pub(super) fn has(&self, section: Section, id: &str, layer: Layer) -> bool {
        self.reach(section, id).is_some_and(|reach| reach.lowest <= layer)
    }

    /// Whether an entry of a layer gives way to one of a layer above.
    pub(super) fn gives_way(&self, section: Section, id: &str, layer: Layer) -> bool {
        self.reach(section, id).is_some_and(|reach| reach.highest > layer)
    }

    /// What to do about an id that neither a layer nor one below it has.
    pub(super) fn mend(&self, section: Section, id: &str, layer: Layer) -> String {
        if self.reach(section, id).is_some() {
            return "only a layer above has it; lay that layer down before this one".to_owned();
        }
        let or = format!("add a {} with this id, or name one that exists", section.one());
        self.did_you_mean(section, id, |reach| reach.lowest <= layer, or)
    }

    /// What to do about an entry of a layer that replaces nothing below it.
    pub(super) fn replaceable(&self, section: Section, id: &str, layer: Layer) -> String {
        let or = "delete `replaces: true`; the entry is new".to_owned();
        self.did_you_mean(section, id, |reach| reach.lowest < layer, or)
    }

    /// The id within reach of what goes by this name, else the nearest of those ids, as a question; else what else to do.
    fn did_you_mean(&self, section: Section, id: &str, within: impl Fn(Reach) -> bool, or: String) -> String {
        let mut known: Vec<&str> = self
            .ids
            .get(&section)
            .into_iter()
            .flatten()
            .filter(|(_, reach)| within(**reach))
            .map(|(id, _)| *id)
            .collect();
        known.sort_unstable();
        // A name that is spelled right tells more than an id that is spelled alike.
        if let Some((own, name)) = self.called(section, id).filter(|(own, _)| known.contains(own)) {
            return format!("an entry is named by its id; `{name}` is `{own}`");
        }
        nearest(id, known.into_iter()).map_or(or, |known| format!("did you mean `{known}`?"))
    }

    /// The id and the name of what goes by a name, written as it is or as an id.
    fn called(&self, section: Section, name: &str) -> Option<(&'b str, &'b str)> {
        let wanted = fold(&name.replace('-', " "));
        let named = self.files.iter().flat_map(|file| names(&file.book, section));
        named.into_iter().find(|(_, name)| fold(name) == wanted)
    }
}

/// Every name of the entries of a section, with its id.
fn names(book: &Book, section: Section) -> Vec<(&str, &str)> {
    fn all<'b, T: Identified>(
        entries: &'b [T],
        of: impl Fn(&'b T) -> Vec<&'b [Text]>,
    ) -> Vec<(&'b str, &'b str)> {
        let each = |entry: &'b T| {
            let names = of(entry).into_iter().flatten();
            names.map(|name| (entry.id().as_str(), name.as_str())).collect::<Vec<_>>()
        };
        entries.iter().flat_map(each).collect()
    }
    let one = slice::from_ref;
    match section {
        Section::Medicines => all(&book.medicines, |of| vec![one(&of.name), &of.brands, &of.other_names]),
        Section::Cytokines => all(&book.cytokines, |of| vec![one(&of.name), &of.other_names]),
        Section::SideEffects => {
            all(&book.side_effects, |of| vec![one(&of.name), one(&of.clinical), &of.words])
        }
        Section::Uses => all(&book.uses, |of| vec![one(&of.name), &of.words]),
        Section::Topics => all(&book.topics, |of| vec![one(&of.name), &of.words]),
        Section::Terms => all(&book.terms, |of| vec![one(&of.name), &of.words]),
        Section::Sources => all(&book.sources, |of| vec![of.title.as_slice()]),
        Section::Bands => all(&book.bands, |of| vec![one(&of.word)]),
        // A group has no id to be called by.
        Section::Groups => Vec::new(),
    }
}

/// An entry, as far as it is found by its id.
#[derive(Clone, Copy)]
pub(super) struct EntryId<'b> {
    /// The section it stands in.
    pub(super) section: Section,
    /// Its id.
    pub(super) id: &'b Id,
    /// Whether it takes the place of one below.
    pub(super) replaces: bool,
}

/// Calls `visit` with every entry that has an id, and the path to it.
pub(super) fn ids<'b>(book: &'b Book, mut visit: impl FnMut(EntryId<'b>, &Path<'_>)) {
    fn section<'b, T: Identified>(
        section: Section,
        entries: &'b [T],
        name: &'static str,
        visit: &mut impl FnMut(EntryId<'b>, &Path<'_>),
    ) {
        each(entries, &Path::root(), name, |entry, at| {
            visit(EntryId { section, id: entry.id(), replaces: entry.replaces() }, at);
        });
    }
    section(Section::Sources, &book.sources, "sources", &mut visit);
    section(Section::Bands, &book.bands, "bands", &mut visit);
    section(Section::Cytokines, &book.cytokines, "cytokines", &mut visit);
    section(Section::Medicines, &book.medicines, "medicines", &mut visit);
    section(Section::Uses, &book.uses, "uses", &mut visit);
    section(Section::SideEffects, &book.side_effects, "side_effects", &mut visit);
    section(Section::Topics, &book.topics, "topics", &mut visit);
    section(Section::Terms, &book.terms, "terms", &mut visit);
}

/// A value's place in a file, to tell of it later.
#[derive(Clone)]
pub(super) struct Place {
    /// The layer of the file.
    pub(super) layer: Layer,
    /// The field that it stands in.
    pub(super) field: Option<&'static str>,
    source: Arc<SourceText>,
    path: OwnedPath,
}

impl Place {
    /// The value that a path leads to.
    pub(super) fn new(file: &File, at: &Path<'_>) -> Self {
        Self { layer: file.layer, field: at.name(), source: Arc::clone(&file.source), path: at.keep() }
    }

    /// A problem that lies here.
    pub(super) fn problem(&self, code: Code, message: impl AsRef<str>) -> Problem {
        Problem::error(code, message).at_path(&self.source, self.path.clone())
    }

    /// A problem that lies here and does not keep the knowledge from being used.
    pub(super) fn warning(&self, code: Code, message: impl AsRef<str>) -> Problem {
        Problem::warning(code, message).at_path(&self.source, self.path.clone())
    }
}

/// `file:line:column`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let position = self.source.position(locate(self.source.text(), &self.path).start);
        write!(f, "{}:{}:{}", self.source.name(), position.line, position.column)
    }
}

/// How many families may stand above one another. Nature needs about five.
pub(super) const HIGHEST: usize = 32;

/// Families that are above themselves, or have more than [`HIGHEST`] above them. Each cycle is told once, at its first member
/// in the order of the files; where a layer closes it, there.
pub(super) fn cycles(files: &[File], known: &Known<'_>) -> Vec<Problem> {
    let mut above: Vec<&File> = files.iter().collect();
    above.sort_by_key(|file| Reverse(file.layer));
    let stays = |file: &File, id: &Id| !known.gives_way(Section::Cytokines, id, file.layer);
    let mut parents: HashMap<&Id, &Id> = HashMap::new();
    for file in files {
        let own = file.book.cytokines.iter().filter(|cytokine| stays(file, &cytokine.id));
        parents.extend(own.filter_map(|cytokine: &Cytokine| Some((&cytokine.id, cytokine.parent.as_ref()?))));
    }
    let mut told: HashSet<&Id> = HashSet::new();
    let (mut problems, mut too_high) = (Vec::new(), None);
    for file in above {
        each(&file.book.cytokines, &Path::root(), "cytokines", |cytokine, at| {
            let chain = lineage(&cytokine.id, &parents);
            let place = || Place::new(file, &at.field("parent"));
            let cycle = chain.len() > 1 && chain.last() == chain.first() && stays(file, &cytokine.id);
            if cycle && !chain.iter().any(|id| told.contains(id)) {
                told.extend(&chain);
                let chain: Vec<_> = chain.iter().map(ToString::to_string).collect();
                let message = format!("a family stands above itself: {}", chain.join(" › "));
                let help = "one of them belongs to another family, or to none";
                problems.push(place().problem(Code::Cycle, message).label("leads back here").help(help));
            } else if chain.len() > HIGHEST + 1 && too_high.is_none() {
                let message = format!("more than {HIGHEST} families stand above this one");
                too_high =
                    Some(place().problem(Code::Cycle, message).label("and so on").help("leave some out"));
            }
        });
    }
    problems.extend(too_high);
    problems
}

/// A family and those above it, up to the first that comes again, or to one too many.
fn lineage<'b>(own: &'b Id, parents: &HashMap<&'b Id, &'b Id>) -> Vec<&'b Id> {
    let mut chain = vec![own];
    while let Some(&parent) = chain.last().and_then(|last| parents.get(*last)) {
        let comes_again = chain.contains(&parent);
        // One that leads into a cycle is no fault of its own.
        if comes_again && parent != own {
            return vec![own];
        }
        chain.push(parent);
        if comes_again || chain.len() > HIGHEST + 1 {
            break;
        }
    }
    chain
}
