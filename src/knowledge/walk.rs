//! A way through a book: every value that can be wrong, with the path to it.

use super::{
    entry::{
        Addition, Book, Citation, Correction, Event, Frequency, Indication, Personal, Reactions, Statement,
        Target,
    },
    kind::Kind,
    place::Path,
    text::{Id, Text},
};

/// A value that can be wrong in its meaning.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'b> {
    /// A text to be shown.
    Text(&'b Text),
    /// The address of a source.
    Address(&'b Text),
    /// A reference to an entry of another section.
    Reference(Section, &'b str),
    /// An addition, and the section and the id of what it is added to.
    Addition(&'b Addition, Section, &'b Id),
    /// What a claim rests on; `needed` where it may not be left out.
    Sources { cited: &'b [Citation], needed: bool },
    /// How often something was seen.
    Frequency(&'b Frequency),
    /// So many people in 100.
    Percent(f64),
    /// A step in the life of an indication.
    Event(&'b Event),
}

/// A section that others refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Section {
    Sources,
    Bands,
    Cytokines,
    Medicines,
    Uses,
    SideEffects,
    Groups,
    Topics,
    Terms,
}

impl Section {
    /// One entry of it, in words.
    pub(super) const fn one(self) -> &'static str {
        match self {
            Self::Sources => "source",
            Self::Bands => "band",
            Self::Cytokines => "cytokine",
            Self::Medicines => "medicine",
            Self::Uses => "use",
            Self::SideEffects => "side effect",
            Self::Groups => "group that begins with",
            Self::Topics => "topic",
            Self::Terms => "term",
        }
    }
}

impl From<Kind> for Section {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Medicine => Self::Medicines,
            Kind::SideEffect => Self::SideEffects,
            Kind::Cytokine => Self::Cytokines,
            Kind::Use => Self::Uses,
            Kind::Topic => Self::Topics,
            Kind::Term => Self::Terms,
            Kind::Source => Self::Sources,
        }
    }
}

/// The section and the id of what an addition or a note is meant for.
pub(super) fn target(target: &Target) -> (Section, &Id) {
    let (kind, id) = target.parts();
    (kind.into(), id)
}

/// Calls `visit` with every value of a book that can be wrong in its meaning.
pub(super) fn walk<'b>(book: &'b Book, visit: &mut impl FnMut(Value<'b>, &Path<'_>)) {
    let root = Path::root();
    text(book.title.as_ref(), &root, "title", visit);
    text(book.layer.as_ref(), &root, "layer", visit);
    list(&book.examples, &root, "examples", visit);
    each(&book.sources, &root, "sources", |source, at| {
        text(source.title.as_ref(), at, "title", visit);
        text(source.publisher.as_ref(), at, "publisher", visit);
        visit(Value::Address(&source.address), &at.field("address"));
        text(source.copy_of.as_ref(), at, "copy_of", visit);
        text(source.note.as_ref(), at, "note", visit);
    });
    each(&book.bands, &root, "bands", |band, at| {
        visit(Value::Text(&band.word), &at.field("word"));
        visit(Value::Text(&band.meaning), &at.field("meaning"));
        for (percent, name) in [(band.from, "from"), (band.to, "to")] {
            if let Some(percent) = percent {
                visit(Value::Percent(percent), &at.field(name));
            }
        }
        sources(&band.sources, true, at, "sources", visit);
    });
    each(&book.cytokines, &root, "cytokines", |cytokine, at| {
        visit(Value::Text(&cytokine.name), &at.field("name"));
        list(&cytokine.other_names, at, "other_names", visit);
        sources(&cytokine.names_from, !cytokine.other_names.is_empty(), at, "names_from", visit);
        reference(Section::Cytokines, cytokine.parent.as_ref(), at, "parent", visit);
        sources(&cytokine.parent_from, cytokine.parent.is_some(), at, "parent_from", visit);
        statements(&cytokine.statements, at, "statements", visit);
        indications(&cytokine.indications, at, visit);
        each(&cytokine.reactions, at, "reactions", |block, at| reactions(block, at, visit));
    });
    walk_medicines(book, &root, visit);
    walk_meanings(book, &root, visit);
    each(&book.additions, &root, "additions", |addition, at| walk_addition(addition, at, visit));
    if let Some(personal) = &book.personal {
        walk_personal(personal, &root.field("personal"), visit);
    }
}

fn walk_addition<'b>(addition: &'b Addition, at: &Path<'_>, visit: &mut impl FnMut(Value<'b>, &Path<'_>)) {
    let (section, id) = target(&addition.to);
    visit(Value::Addition(addition, section, id), at);
    list(&addition.brands, at, "brands", visit);
    list(&addition.other_names, at, "other_names", visit);
    let named = !addition.brands.is_empty() || !addition.other_names.is_empty();
    sources(&addition.names_from, named, at, "names_from", visit);
    list(&addition.words, at, "words", visit);
    list(&addition.unsure, at, "unsure", visit);
    statements(&addition.warnings, at, "warnings", visit);
    indications(&addition.indications, at, visit);
    statements(&addition.statements, at, "statements", visit);
    each(&addition.reactions, at, "reactions", |block, at| reactions(block, at, visit));
}

fn walk_personal<'b>(personal: &'b Personal, at: &Path<'_>, visit: &mut impl FnMut(Value<'b>, &Path<'_>)) {
    each(&personal.medicines, at, "medicines", |id, at| visit(Value::Reference(Section::Medicines, id), at));
    text(personal.helpline.as_ref(), at, "helpline", visit);
    text(personal.team.as_ref(), at, "team", visit);
    each(&personal.notes, at, "notes", |note, at| {
        let (section, id) = target(&note.on);
        visit(Value::Reference(section, id), &at.field("on").index(0));
        visit(Value::Text(&note.text), &at.field("text"));
    });
}

fn walk_medicines<'b>(book: &'b Book, root: &Path<'_>, visit: &mut impl FnMut(Value<'b>, &Path<'_>)) {
    each(&book.medicines, root, "medicines", |medicine, at| {
        visit(Value::Text(&medicine.name), &at.field("name"));
        list(&medicine.brands, at, "brands", visit);
        list(&medicine.other_names, at, "other_names", visit);
        sources(&medicine.names_from, true, at, "names_from", visit);
        reference(Section::Cytokines, medicine.cytokine.as_ref(), at, "cytokine", visit);
        sources(&medicine.cytokine_from, medicine.cytokine.is_some(), at, "cytokine_from", visit);
        for (claim, name) in
            [(&medicine.what, "what"), (&medicine.route, "route"), (&medicine.mechanism, "mechanism")]
        {
            if let Some(claim) = claim {
                statement(claim, &at.field(name), visit);
            }
        }
        statements(&medicine.warnings, at, "warnings", visit);
        indications(&medicine.indications, at, visit);
        statements(&medicine.statements, at, "statements", visit);
        each(&medicine.reactions, at, "reactions", |block, at| reactions(block, at, visit));
    });
}

fn walk_meanings<'b>(book: &'b Book, root: &Path<'_>, visit: &mut impl FnMut(Value<'b>, &Path<'_>)) {
    each(&book.uses, root, "uses", |condition, at| {
        visit(Value::Text(&condition.name), &at.field("name"));
        text(condition.clinical.as_ref(), at, "clinical", visit);
        list(&condition.words, at, "words", visit);
        statements(&condition.statements, at, "statements", visit);
    });
    each(&book.side_effects, root, "side_effects", |effect, at| {
        visit(Value::Text(&effect.name), &at.field("name"));
        visit(Value::Text(&effect.clinical), &at.field("clinical"));
        text(effect.meaning.as_ref(), at, "meaning", visit);
        list(&effect.words, at, "words", visit);
        list(&effect.unsure, at, "unsure", visit);
        reference(Section::SideEffects, effect.opposite.as_ref(), at, "opposite", visit);
        text(effect.advice.as_ref(), at, "advice", visit);
        sources(&effect.sources, true, at, "sources", visit);
    });
    each(&book.groups, root, "groups", |group, at| {
        list(&group.words, at, "words", visit);
        each(&group.effects, at, "effects", |id, at| visit(Value::Reference(Section::SideEffects, id), at));
    });
    each(&book.alike, root, "alike", |words, at| {
        for (index, word) in words.iter().enumerate() {
            visit(Value::Text(word), &at.index(index));
        }
    });
    each(&book.topics, root, "topics", |topic, at| {
        visit(Value::Text(&topic.name), &at.field("name"));
        list(&topic.words, at, "words", visit);
        statements(&topic.statements, at, "statements", visit);
    });
    each(&book.terms, root, "terms", |term, at| {
        visit(Value::Text(&term.name), &at.field("name"));
        list(&term.words, at, "words", visit);
        statement(&term.meaning, &at.field("meaning"), visit);
        statements(&term.statements, at, "statements", visit);
    });
}

/// Calls `visit` with each item of a list and the path to it.
pub(super) fn each<'b, T>(
    items: &'b [T],
    parent: &Path<'_>,
    name: &'static str,
    mut visit: impl FnMut(&'b T, &Path<'_>),
) {
    let list = parent.field(name);
    for (at, item) in items.iter().enumerate() {
        visit(item, &list.index(at));
    }
}

fn text<'b>(
    text: Option<&'b Text>,
    parent: &Path<'_>,
    name: &'static str,
    visit: &mut impl FnMut(Value<'b>, &Path<'_>),
) {
    if let Some(text) = text {
        visit(Value::Text(text), &parent.field(name));
    }
}

fn list<'b>(
    texts: &'b [Text],
    parent: &Path<'_>,
    name: &'static str,
    visit: &mut impl FnMut(Value<'b>, &Path<'_>),
) {
    each(texts, parent, name, |text, at| visit(Value::Text(text), at));
}

fn reference<'b>(
    section: Section,
    id: Option<&'b Id>,
    parent: &Path<'_>,
    name: &'static str,
    visit: &mut impl FnMut(Value<'b>, &Path<'_>),
) {
    if let Some(id) = id {
        visit(Value::Reference(section, id), &parent.field(name));
    }
}

fn sources<'b>(
    cited: &'b [Citation],
    needed: bool,
    parent: &Path<'_>,
    name: &'static str,
    visit: &mut impl FnMut(Value<'b>, &Path<'_>),
) {
    visit(Value::Sources { cited, needed }, &parent.field(name));
    each(cited, parent, name, |citation, at| match citation {
        Citation::Source { id, at: place } => {
            visit(Value::Reference(Section::Sources, id), at);
            if let Some(place) = place {
                visit(Value::Text(place), at);
            }
        }
        Citation::NoneFound | Citation::Editorial(_) => {}
    });
}

fn statements<'b>(
    claims: &'b [Statement],
    parent: &Path<'_>,
    name: &'static str,
    visit: &mut impl FnMut(Value<'b>, &Path<'_>),
) {
    each(claims, parent, name, |claim, at| statement(claim, at, visit));
}

fn statement<'b>(claim: &'b Statement, at: &Path<'_>, visit: &mut impl FnMut(Value<'b>, &Path<'_>)) {
    visit(Value::Text(&claim.text), &at.field("text"));
    sources(&claim.sources, true, at, "sources", visit);
    correction(claim.correction.as_ref(), at, visit);
}

fn correction<'b>(
    correction: Option<&'b Correction>,
    parent: &Path<'_>,
    visit: &mut impl FnMut(Value<'b>, &Path<'_>),
) {
    let at = parent.field("correction");
    if let Some(correction) = correction {
        visit(Value::Text(&correction.text), &at.field("text"));
        sources(&correction.sources, true, &at, "sources", visit);
    }
}

fn indications<'b>(
    indications: &'b [Indication],
    parent: &Path<'_>,
    visit: &mut impl FnMut(Value<'b>, &Path<'_>),
) {
    each(indications, parent, "indications", |indication, at| {
        reference(Section::Uses, Some(&indication.r#for), at, "for", visit);
        text(indication.detail.as_ref(), at, "detail", visit);
        each(&indication.events, at, "events", |event, at| {
            visit(Value::Event(event), at);
            text(event.by.as_ref(), at, "by", visit);
            text(event.note.as_ref(), at, "note", visit);
            sources(&event.sources, true, at, "sources", visit);
        });
        correction(indication.correction.as_ref(), at, visit);
    });
}

fn reactions<'b>(reactions: &'b Reactions, at: &Path<'_>, visit: &mut impl FnMut(Value<'b>, &Path<'_>)) {
    sources(&reactions.sources, false, at, "sources", visit);
    text(reactions.about.as_ref(), at, "about", visit);
    each(&reactions.list, at, "list", |reaction, at| {
        reference(Section::SideEffects, Some(&reaction.effect), at, "effect", visit);
        visit(Value::Frequency(&reaction.seen), &at.field("seen"));
        text(reaction.note.as_ref(), at, "note", visit);
        sources(&reaction.sources, reactions.sources.is_empty(), at, "sources", visit);
        correction(reaction.correction.as_ref(), at, visit);
    });
    each(&reactions.in_short, at, "in_short", |several, at| {
        visit(Value::Frequency(&several.seen), &at.field("seen"));
        let needed = reactions.sources.is_empty();
        visit(Value::Sources { cited: &[], needed }, at);
        for id in several.effects.iter() {
            visit(Value::Reference(Section::SideEffects, id), &at.field("effects"));
        }
    });
}
