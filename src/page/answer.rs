//! The page of an answer: what was understood, what may not wait, and who lists it.

use super::{
    Block, Line, Link, Page, Role, Span,
    contents::{self, Shelf},
    figure, own, parts,
    picture::Picture,
    reactions, used,
};
use crate::{
    knowledge::{
        Entry, Kind, Knowledge, Layer,
        entry::{Judgement, SideEffect},
        links::Listing,
        table::Ix,
    },
    search::{Answer, Finding, Hit, How, Reading, Understood},
};

/// What is said where nothing was understood.
pub const NOTHING_UNDERSTOOD: &str = "Nothing here goes by these words";
/// What is said where all that was understood was ruled out.
pub const NOTHING_ASKED: &str = "All that was understood is ruled out, so nothing is asked.";
/// What is said where the answer has nothing of the kinds on a shelf.
pub const NOTHING_ON_SHELF: &str = "The answer has nothing of this kind; Tab shows the others.";
/// What is said where no medicine lists what is asked.
pub const NONE_LISTS: &str = "No medicine here lists this.";
/// How many medicines a list has at most. Who looks for another names it, and has it first.
const MOST: usize = 100;
/// What is said of those beyond, before how many they are and behind it.
const NOT_SHOWN: &str = "Not shown here:";
const NAME_YOURS: &str = "Type the name of yours too, and it comes first.";
/// What is said before guesses.
pub const DID_YOU_MEAN: &str = "Did you mean";

/// The answer as a list of entries, of the kinds on a shelf.
#[must_use]
pub fn page(knowledge: &Knowledge, answer: &Answer, shelf: Shelf) -> Page {
    listed(knowledge, answer, shelf).marked(knowledge)
}

/// The list before it is said whose each line is.
fn listed(knowledge: &Knowledge, answer: &Answer, shelf: Shelf) -> Page {
    let mut page = Page::new(shelf.name(), "");
    for kind in order(answer).into_iter().filter(|kind| shelf.kinds().contains(kind)) {
        if kind == Kind::Medicine {
            medicines(knowledge, answer, &mut page);
        } else {
            let line = |entry| marked(answer, contents::line(knowledge, entry));
            page.section(kind.heading(), entries(answer, kind).into_iter().map(line));
        }
    }
    let questions = answer.questions().into_iter().map(Entry::SideEffect);
    let guesses: Vec<Entry> = questions.chain(answer.guesses.iter().copied()).collect();
    let guesses = guesses.into_iter().map(|entry| contents::line(knowledge, entry));
    if answer.reading.understood.is_empty() {
        let means = [figure::NOT_LISTED_MEANS, figure::IF_WORRIED];
        page.section(NOTHING_UNDERSTOOD, means.map(|text| Line::default().with(text, Role::Caution)));
    }
    page.section(DID_YOU_MEAN, guesses);
    if page.blocks.is_empty() {
        let text = if shelf == Shelf::All { NOTHING_ASKED } else { NOTHING_ON_SHELF };
        page.push(Line::default().with(text, Role::Quiet));
    }
    page
}

/// A line with what was asked for shown in it.
fn marked(answer: &Answer, mut line: Line) -> Line {
    line.mark(|text| answer.marked(text));
    line
}

/// The kinds in the order in which they answer: medicines first where something is complained of or a medicine is named,
/// else what is asked about itself. Whoever asks for breast cancer is told of it before the medicines tried for it.
fn order(answer: &Answer) -> [Kind; 6] {
    use Kind::{Cytokine, Medicine, SideEffect, Term, Topic, Use};
    let of_medicines = !answer.complaints.is_empty() || answer.medicines.iter().any(|hit| hit.named);
    if of_medicines {
        [Medicine, SideEffect, Use, Cytokine, Topic, Term]
    } else {
        [Use, Cytokine, Topic, Term, Medicine, SideEffect]
    }
}

/// The entries of a kind, other than medicines, that were asked about.
fn entries(answer: &Answer, kind: Kind) -> Vec<Entry> {
    match kind {
        Kind::SideEffect => {
            let questions = answer.questions();
            let asked = answer.effects().into_iter().filter(|at| !questions.contains(at));
            asked.map(Entry::SideEffect).collect()
        }
        Kind::Use => answer.uses.iter().map(|&at| Entry::Use(at)).collect(),
        _ => answer.others.iter().copied().filter(|entry| entry.kind() == kind).collect(),
    }
}

/// The medicines that answer: the reader's own, then the others under a heading for each number of complaints they list.
fn medicines(knowledge: &Knowledge, answer: &Answer, page: &mut Page) {
    let asked = answer.complaints.len();
    let shown = answer.medicines.get(..MOST).unwrap_or(&answer.medicines);
    for group in shown.chunk_by(|a, b| heading(a, asked) == heading(b, asked)) {
        let title = group.first().map(|hit| heading(hit, asked)).unwrap_or_default();
        page.section(title, group.iter().map(|hit| hit_line(knowledge, answer, hit)));
    }
    let more = answer.medicines.len() - shown.len();
    if more > 0 {
        let medicines =
            if more == 1 { "1 more medicine".to_owned() } else { format!("{more} more medicines") };
        page.push(Line::default().with(format!("{NOT_SHOWN} {medicines}. {NAME_YOURS}"), Role::Caution));
    }
    let unlisted = |hit: &Hit| hit.findings.iter().any(|finding| matches!(finding, Finding::NotListed(_)));
    let none_lists = answer.medicines.iter().all(|hit| hit.is_own && hit.listed().next().is_none());
    if none_lists && asked > 0 {
        let none = Line::default().with(NONE_LISTS, Role::Strong);
        page.section(Kind::Medicine.heading(), [none.note(figure::NOT_LISTED_MEANS, Role::Caution)]);
    } else if answer.medicines.iter().any(unlisted) {
        page.push(Line::default().with(figure::NOT_LISTED_MEANS, Role::Quiet));
    }
}

/// The heading a medicine stands under.
pub(super) fn heading(hit: &Hit, asked: usize) -> String {
    match (hit.listed().count(), asked) {
        _ if hit.is_own => own::MEDICINES.to_owned(),
        (_, 0) => Kind::Medicine.heading().to_owned(),
        (0, 1) => "It is not listed here".to_owned(),
        (0, _) => "None is listed here".to_owned(),
        (1, 1) => "It is listed".to_owned(),
        (2, 2) => "Both are listed".to_owned(),
        (1, _) => format!("1 of {asked} is listed"),
        (listed, _) if listed == asked => format!("All {asked} are listed"),
        (listed, _) => format!("{listed} of {asked} are listed"),
    }
}

/// A medicine that answers. To one complaint that can mean one thing only, it says how often; else how many complaints it
/// lists, and below what it says to each.
fn hit_line(knowledge: &Knowledge, answer: &Answer, hit: &Hit) -> Line {
    let line = hit_name(knowledge, hit);
    let one = matches!(answer.complaints.as_slice(), [one] if one.may_be.len() == 1);
    match hit.findings.as_slice() {
        [Finding::Listed(listing)] if one => {
            let (seen, marks) = (knowledge.reaction(*listing).seen, marks(knowledge, *listing));
            let line = line
                .drawn(figure::frequency(knowledge, seen), Picture::Share(figure::share(knowledge, seen)))
                .of(knowledge.layer_of_listing(*listing));
            Line { notes: if marks.is_empty() { Vec::new() } else { vec![marks] }, ..line }
        }
        [Finding::NotListed(effect)] if one => {
            line.of(knowledge.side_effects[*effect].layer).note(figure::NOT_LISTED, Role::Caution)
        }
        [] => line,
        findings => {
            let mut line = line.figure(count(hit));
            line.notes.extend(findings.iter().map(|&finding| why(knowledge, answer, finding)));
            line
        }
    }
}

/// The name of a medicine that answers.
pub(super) fn hit_name(knowledge: &Knowledge, hit: &Hit) -> Line {
    contents::line(knowledge, Entry::Medicine(hit.medicine))
}

/// How many of the complaints a medicine lists: "2 of 3".
pub(super) fn count(hit: &Hit) -> String {
    format!("{} of {}", hit.listed().count(), hit.findings.len())
}

/// The name of a side effect, with what was typed of it marked.
fn name(knowledge: &Knowledge, answer: &Answer, effect: Ix<SideEffect>, role: Role) -> Vec<Span> {
    let name = &knowledge.side_effects[effect].name;
    marked(answer, Line::default().with(name.as_str(), role)).text
}

/// What a medicine says to one complaint, in one line.
fn why(knowledge: &Knowledge, answer: &Answer, finding: Finding) -> Vec<Span> {
    let (mut spans, layer) = match finding {
        Finding::NotListed(effect) => {
            let mut spans = name(knowledge, answer, effect, Role::Quiet);
            spans.push(Span::new(": ", Role::Quiet));
            spans.push(Span::new(figure::NOT_LISTED, Role::Caution));
            (spans, knowledge.side_effects[effect].layer)
        }
        Finding::Listed(listing) => {
            let reaction = knowledge.reaction(listing);
            let mut spans = name(knowledge, answer, listing.effect, Role::Text);
            spans.push(Span::new(format!(": {}", figure::frequency(knowledge, reaction.seen)), Role::Text));
            spans.extend(marks(knowledge, listing));
            (spans, knowledge.layer_of_listing(listing))
        }
    };
    spans.extend((layer != Layer::GROUND).then(|| parts::mark(knowledge, layer)));
    spans
}

/// What must not be missed of a line in few words, but for its figure.
fn marks(knowledge: &Knowledge, listing: Listing) -> Vec<Span> {
    let reaction = knowledge.reaction(listing);
    let marks = [
        (reaction.serious.is_some(), "! serious", Role::Caution),
        // What is refuted must not be read without its correction; the page has it.
        (reaction.correction.is_some(), "(corrected)", Role::Caution),
        (!knowledge.is_of_medicine(listing), "(group)", Role::Quiet),
    ];
    let holding = marks.into_iter().filter(|(holds, ..)| *holds);
    holding.map(|(_, text, role)| Span::new(format!(" {text}"), role)).collect()
}

/// The side effects that may not wait, each with how fast to act, what its sources say to do, and whose judgement it is; in
/// this order, so that what must be read first is the last to be cut.
#[must_use]
pub fn urgent(knowledge: &Knowledge, answer: &Answer) -> Vec<Line> {
    let line = |&at: &Ix<SideEffect>| {
        let effect = &knowledge.side_effects[at];
        let line = Line { link: Some(Entry::SideEffect(at).into()), ..Line::default() }
            .with(format!("! {}: ", name_and_layer(knowledge, at)), Role::Alarm)
            .with(figure::urgency(effect.urgency), Role::Alarm);
        let line = match &effect.advice {
            Some(advice) => line.with(format!(". {advice}"), Role::Text).cited(&effect.sources),
            None => line,
        };
        match effect.urgency_from {
            Judgement::Editorial => {
                line.with(format!(" ({})", figure::urgency_is_whose(knowledge, effect.layer)), Role::Quiet)
            }
            Judgement::Source => line,
        }
    };
    answer.urgent.iter().map(line).collect()
}

/// The name of a side effect, and whose it is where that is a layer.
pub(super) fn name_and_layer(knowledge: &Knowledge, at: Ix<SideEffect>) -> String {
    let SideEffect { name, layer, .. } = &knowledge.side_effects[at];
    let mark = (*layer != Layer::GROUND).then(|| parts::mark(knowledge, *layer).text);
    format!("{name}{}", mark.unwrap_or_default())
}

/// The same in as few words as can be: what to do, and for what; the most urgent first.
#[must_use]
pub fn urgent_in_short(knowledge: &Knowledge, answer: &Answer) -> Line {
    let urgency = |at: &Ix<SideEffect>| knowledge.side_effects[*at].urgency;
    let alike = answer.urgent.chunk_by(|a, b| urgency(a) == urgency(b));
    let told: Vec<String> = alike
        .filter_map(|effects| {
            let names: Vec<_> = effects.iter().map(|&at| name_and_layer(knowledge, at)).collect();
            let what = figure::urgency_in_short(urgency(effects.first()?));
            Some(format!("{what}: {}", names.join(" · ")))
        })
        .collect();
    Line::default().with(format!("! {}", told.join("; ")), Role::Alarm)
}

/// What was understood, part by part, and which words were not.
#[must_use]
pub fn understood(knowledge: &Knowledge, reading: &Reading) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for part in &reading.understood {
        if !spans.is_empty() {
            spans.push(Span::new(" · ", Role::Quiet));
        }
        spans.push(chip(knowledge, reading, part));
        // What was begun may mean many things, of which a layer's word is one.
        let layer = part.words_from(knowledge).filter(|_| !part.begun || part.entries.len() == 1);
        let mark = |layer| format!(" (by a word{})", parts::mark(knowledge, layer).text);
        spans.extend(layer.map(|layer| Span::new(mark(layer), Role::Quiet)));
    }
    if !reading.not_understood.is_empty() {
        let words: Vec<_> = reading.not_understood.iter().map(|place| reading.words(place)).collect();
        let between = if spans.is_empty() { "" } else { " · " };
        spans.push(Span::new(format!("{between}not understood: {}", words.join(" ")), Role::Caution));
    }
    spans
}

/// The most names of an ambiguous word that are shown.
const NAMES_SHOWN: usize = 3;

/// One part of what was understood.
fn chip(knowledge: &Knowledge, reading: &Reading, part: &Understood) -> Span {
    // What a layer brought has a mark; whose it is says the entry itself.
    let mark = |entry| if knowledge.layer_of(entry) == Layer::GROUND { "" } else { " +" };
    let name = |&entry: &Entry| format!("{}{}", knowledge.name(entry), mark(entry));
    let names: Vec<_> = part.entries.iter().take(NAMES_SHOWN).map(name).collect();
    let more = if part.entries.len() > NAMES_SHOWN { " …" } else { "" };
    match (part.negated, part.how) {
        (true, _) => Span::new(format!("ruled out: {}", names.join(" or ")), Role::RuledOut),
        (false, How::Ambiguous) => Span::new(format!("{}{more}?", names.join(" or ")), Role::Caution),
        (false, How::Group) => Span::new(format!("{}{more}", names.join(" and ")), Role::Strong),
        (false, How::Spelling) => {
            let typed = reading.words(&part.place);
            Span::new(format!("{}? (for “{typed}”)", names.join(" or ")), Role::Caution)
        }
        (false, How::Near) => Span::new(format!("{}?", names.join(" or ")), Role::Caution),
        (false, How::Exact | How::Word) => Span::new(names.join(" or "), Role::Strong),
    }
}

/// The whole answer as one page, for those who read without a screen: what may not wait comes first, and each line
/// carries its sources.
#[must_use]
pub fn whole(knowledge: &Knowledge, answer: &Answer) -> Page {
    let mut page = Page::new(format!("Asked: {}", answer.reading.query.trim()), "");
    let urgent = urgent(knowledge, answer);
    let contacts = if urgent.is_empty() { Vec::new() } else { own::contacts(knowledge) };
    page.section("Do not wait", urgent.into_iter().chain(contacts));
    let understood = understood(knowledge, &answer.reading);
    let understood = (!understood.is_empty()).then(|| Line { text: understood, ..Line::default() });
    page.section("Understood", understood.into_iter().chain(passed_over(&answer.reading)));
    for block in listed(knowledge, answer, Shelf::All).blocks {
        match block {
            Block::Line(Line { link: Some(Link::Entry(Entry::Medicine(at))), .. }) => {
                let hit = answer.medicines.iter().find(|hit| hit.medicine == at);
                page.blocks.extend(hit.into_iter().flat_map(|hit| expanded(knowledge, hit)).map(Block::Line));
            }
            Block::Line(Line { link: Some(Link::Entry(Entry::Use(at))), .. }) => {
                page.push(contents::line(knowledge, Entry::Use(at)));
                let standing = used::standing(knowledge, at);
                page.blocks.extend(standing.into_iter().map(|line| Block::Line(line.deeper())));
            }
            other => page.blocks.push(other),
        }
    }
    page.marked(knowledge)
}

/// The words that change nothing, so that nothing is dropped silently.
pub(super) fn passed_over(reading: &Reading) -> Option<Line> {
    let words: Vec<_> = reading.passed_over.iter().map(|place| reading.words(place)).collect();
    (!words.is_empty())
        .then(|| Line::default().with(format!("passed over: {}", words.join(" ")), Role::Quiet))
}

/// A medicine that answers, with a line of its own for each finding.
fn expanded(knowledge: &Knowledge, hit: &Hit) -> Vec<Line> {
    let name = hit_name(knowledge, hit);
    let line = if hit.findings.is_empty() { name } else { name.figure(count(hit)) };
    let findings =
        hit.findings.iter().flat_map(|&finding| reactions::finding(knowledge, finding)).map(Line::deeper);
    [line].into_iter().chain(findings).collect()
}
