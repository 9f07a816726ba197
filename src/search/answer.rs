//! What is known about what was understood: the medicines, ranked, and what is urgent first.

use super::{
    lexicon::Lexicon,
    reading::{How, Reading, Typing, Understood, read},
    token::Key,
};
use crate::{
    fold::words,
    knowledge::{
        Entry, Knowledge,
        entry::{Frequency, Medicine, SideEffect, Urgency, Use},
        links::{Listing, Subject},
        table::Ix,
    },
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// One thing complained of: a side effect, or several where the words may mean any of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// What it may be; never empty.
    pub may_be: Vec<Ix<SideEffect>>,
}

/// What one medicine says to the complaints, one [`Finding`] a complaint, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The medicine.
    pub medicine: Ix<Medicine>,
    /// Whether it is one of the reader's own, which answer every complaint that is not about other medicines.
    pub is_own: bool,
    /// Whether the query names it.
    pub named: bool,
    /// A finding for each complaint.
    pub findings: Vec<Finding>,
}

/// What one medicine says to one complaint. Not listed is never the same as harmless, so it is a value of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It lists it; the first line that does, which is the one from the best source.
    Listed(Listing),
    /// No source here lists it for this medicine; where the complaint may mean several things, its first reading.
    NotListed(Ix<SideEffect>),
}

impl Hit {
    /// The lines that list what was asked.
    pub fn listed(&self) -> impl Iterator<Item = Listing> {
        self.findings.iter().filter_map(|finding| match finding {
            Finding::Listed(listing) => Some(*listing),
            Finding::NotListed(_) => None,
        })
    }
}

/// The answer to a query. Every skin (screen, plain text, JSON) is drawn from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// What was understood.
    pub reading: Reading,
    /// What is complained of, in the order of the query and without what was ruled out.
    pub complaints: Vec<Complaint>,
    /// Side effects among them that may not wait, the most urgent first.
    pub urgent: Vec<Ix<SideEffect>>,
    /// The medicines that answer, ranked.
    pub medicines: Vec<Hit>,
    /// The conditions that were asked about.
    pub uses: Vec<Ix<Use>>,
    /// Other entries that were asked about: cytokines, terms, topics.
    pub others: Vec<Entry>,
    /// The words, folded, by which the names of what was understood are known from what was typed.
    pub marks: BTreeSet<String>,
    /// Where nothing is certain: the entries whose words come nearest, as a question.
    pub guesses: Vec<Entry>,
}

impl Answer {
    /// Where a name says what was typed, in bytes.
    #[must_use]
    pub fn marked(&self, name: &str) -> Vec<Range<usize>> {
        words(name)
            .into_iter()
            .filter(|word| self.marks.contains(&word.folded))
            .map(|word| word.place)
            .collect()
    }

    /// The side effects that were asked about, each once: what is certain before what is not, else in the order of the query.
    #[must_use]
    pub fn effects(&self) -> Vec<Ix<SideEffect>> {
        let mut parts: Vec<&Understood> =
            self.reading.understood.iter().filter(|part| !part.negated).collect();
        parts.sort_by_key(|part| part.how.doubt());
        let asked: Vec<_> = self.complaints.iter().flat_map(|complaint| &complaint.may_be).collect();
        let mut effects: Vec<Ix<SideEffect>> = Vec::new();
        for (part, entry) in parts.iter().flat_map(|part| part.entries.iter().map(move |entry| (part, entry)))
        {
            if let Entry::SideEffect(at) = entry
                && (asked.contains(&at) || part.how == How::Near)
                && !effects.contains(at)
            {
                effects.push(*at);
            }
        }
        effects
    }

    /// The side effects that the query only comes near: a question, for which no medicine is named until it is answered.
    #[must_use]
    pub fn questions(&self) -> Vec<Ix<SideEffect>> {
        let asked =
            |at: &Ix<SideEffect>| self.complaints.iter().any(|complaint| complaint.may_be.contains(at));
        self.effects().into_iter().filter(|at| !asked(at)).collect()
    }
}

/// The urgency from which a side effect may not wait.
#[must_use]
pub const fn may_not_wait(urgency: Urgency) -> bool {
    matches!(urgency, Urgency::Emergency | Urgency::Now)
}

/// Answers a query.
#[must_use]
pub fn answer(knowledge: &Knowledge, lexicon: &Lexicon, query: &str, typing: Typing) -> Answer {
    let reading = read(query, lexicon, typing);
    let complaints = complaints(&reading);
    Answer {
        medicines: rank(knowledge, lexicon, &complaints, &Scope::of(knowledge, &reading)),
        uses: uses(asked(&reading)),
        others: others(asked(&reading)),
        guesses: guesses(&reading),
        urgent: urgent(knowledge, &reading),
        marks: marks(knowledge, lexicon, &reading),
        complaints,
        reading,
    }
}

/// Every entry that a query asks about: what it means, less what it rules out.
fn asked(reading: &Reading) -> impl Iterator<Item = Entry> {
    reading.understood.iter().filter(|part| !part.negated).flat_map(|part| part.entries.iter().copied())
}

/// The words of the names of what was understood that share a key with what was typed.
fn marks(knowledge: &Knowledge, lexicon: &Lexicon, reading: &Reading) -> BTreeSet<String> {
    let names = asked(reading).collect::<BTreeSet<_>>().into_iter().flat_map(|entry| match entry {
        Entry::SideEffect(at) => {
            let effect = &knowledge.side_effects[at];
            vec![effect.name.as_str(), effect.clinical.as_str()]
        }
        _ => Vec::new(),
    });
    let typed = |key: &Key| reading.keys.binary_search(key).is_ok();
    let mut marks = BTreeSet::new();
    for name in names {
        let words = words(name);
        let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        for token in lexicon.keys().tokens(&folded) {
            if token.role.counts() && token.may_be.iter().any(typed) {
                let said = folded.get(token.words).unwrap_or_default();
                marks.extend(said.iter().map(|&word| word.to_owned()));
            }
        }
    }
    marks
}

/// What is complained of, each complaint once. A phrase that means several at once makes a complaint of each.
///
/// The beginning of a word that may become several things is a complaint only where nothing else is: behind others it is
/// as often an ordinary word ("crying all day"), and must not be pinned on a medicine. Nor must what the query only comes
/// near.
fn complaints(reading: &Reading) -> Vec<Complaint> {
    let open = |part: &Understood| part.begun && part.entries.len() > 1;
    let settled = reading.understood.iter().any(|part| !open(part));
    let effect = |entry: &Entry| if let Entry::SideEffect(at) = entry { Some(*at) } else { None };
    let mut complaints: Vec<Complaint> = Vec::new();
    let counts = |part: &&Understood| part.how != How::Near && (!settled || !open(part));
    for part in reading.understood.iter().filter(|part| !part.negated).filter(counts) {
        let effects: Vec<_> = part.entries.iter().filter_map(effect).collect();
        let size = if part.how == How::Group { 1 } else { effects.len().max(1) };
        for may_be in effects.chunks(size) {
            let complaint = Complaint { may_be: may_be.to_vec() };
            if !complaints.contains(&complaint) {
                complaints.push(complaint);
            }
        }
    }
    complaints
}

/// Those of the side effects asked about that may not wait, the most urgent first.
///
/// The worst reading of an ambiguous word is among them. The beginning of a word raises no alarm while it may still
/// become something that can wait: who types "h" has not said "heart attack".
fn urgent(knowledge: &Knowledge, reading: &Reading) -> Vec<Ix<SideEffect>> {
    let can_wait = |entry: &Entry| match entry {
        Entry::SideEffect(at) => !may_not_wait(knowledge.side_effects[*at].urgency),
        _ => true,
    };
    let open = |part: &Understood| part.begun && part.entries.iter().any(can_wait);
    let said = |part: &&Understood| !part.negated && !open(part);
    let entries = reading.understood.iter().filter(said).flat_map(|part| &part.entries);
    let effects =
        entries.filter_map(|entry| if let Entry::SideEffect(at) = entry { Some(*at) } else { None });
    let mut urgent: Vec<Ix<SideEffect>> = Vec::new();
    for at in effects.filter(|&at| may_not_wait(knowledge.side_effects[at].urgency)) {
        if !urgent.contains(&at) {
            urgent.push(at);
        }
    }
    urgent.sort_by_key(|&at| knowledge.side_effects[at].urgency);
    urgent
}

/// The medicines a query is about.
struct Scope {
    /// Those it names.
    named: BTreeSet<Ix<Medicine>>,
    /// Those it confines itself to, if it does: those it names, else those of the cytokines it names, else those of the
    /// conditions it names. A family or a condition for which there is no medicine confines nothing, nor does the
    /// beginning of a word, which may still become anything.
    within: Option<BTreeSet<Ix<Medicine>>>,
}

impl Scope {
    fn of(knowledge: &Knowledge, reading: &Reading) -> Self {
        let of_one_kind = |entries: &[Entry]| {
            entries.iter().all(|entry| entries.first().is_some_and(|first| first.kind() == entry.kind()))
        };
        let parts = reading.understood.iter().filter(|part| !part.negated && of_one_kind(&part.entries));
        let certain: Vec<Entry> = parts.flat_map(|part| part.entries.iter().copied()).collect();
        let families =
            certain.iter().filter_map(|entry| if let Entry::Cytokine(at) = entry { Some(*at) } else { None });
        let within = [
            medicines(certain.iter().copied()),
            families.flat_map(|family| knowledge.made_from(family)).collect(),
            uses(certain.iter().copied()).into_iter().flat_map(|at| medicines_for(knowledge, at)).collect(),
        ];
        Self { named: medicines(asked(reading)), within: within.into_iter().find(|set| !set.is_empty()) }
    }

    /// Whether a medicine with these findings answers. A medicine that lists nothing of what is asked answers only a
    /// query that is about it.
    fn admits(&self, hit: &Hit) -> bool {
        match &self.within {
            Some(within) => within.contains(&hit.medicine),
            None => hit.named || hit.listed().next().is_some() || (hit.is_own && !hit.findings.is_empty()),
        }
    }
}

/// The medicines among entries.
fn medicines(entries: impl Iterator<Item = Entry>) -> BTreeSet<Ix<Medicine>> {
    entries.filter_map(|entry| if let Entry::Medicine(at) = entry { Some(at) } else { None }).collect()
}

/// The conditions among entries, each once, in their order.
fn uses(entries: impl Iterator<Item = Entry>) -> Vec<Ix<Use>> {
    let mut uses = Vec::new();
    for entry in entries {
        if let Entry::Use(at) = entry
            && !uses.contains(&at)
        {
            uses.push(at);
        }
    }
    uses
}

/// The medicines that have an indication of their own for a condition.
fn medicines_for(knowledge: &Knowledge, at: Ix<Use>) -> impl Iterator<Item = Ix<Medicine>> {
    knowledge.indicated(at).iter().filter_map(|indicated| match indicated.owner {
        Subject::Medicine(at) => Some(at),
        Subject::Cytokine(_) => None,
    })
}

/// Cytokines, terms and topics among entries, each once.
fn others(entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut others: Vec<Entry> = Vec::new();
    for entry in entries {
        let other = matches!(entry, Entry::Cytokine(_) | Entry::Term(_) | Entry::Topic(_));
        if other && !others.contains(&entry) {
            others.push(entry);
        }
    }
    others
}

/// Who lists a complaint, and with which line: the first for the first reading that a medicine lists.
fn listers(knowledge: &Knowledge, complaint: &Complaint) -> BTreeMap<Ix<Medicine>, Listing> {
    let mut listers = BTreeMap::new();
    for (medicine, listing) in complaint.may_be.iter().flat_map(|&effect| knowledge.listed_by(effect)) {
        listers.entry(medicine).or_insert(listing);
    }
    listers
}

/// The medicines that answer, best first: the reader's own, then those the query names, then by how many complaints they list, then how many of
/// those are marked serious, then how often the most frequent was seen with the medicine itself, then by name.
fn rank(knowledge: &Knowledge, lexicon: &Lexicon, complaints: &[Complaint], scope: &Scope) -> Vec<Hit> {
    let listers: Vec<_> = complaints.iter().map(|complaint| listers(knowledge, complaint)).collect();
    let finding = |medicine, listers: &BTreeMap<_, _>, complaint: &Complaint| {
        let not_listed = || complaint.may_be.first().copied().map(Finding::NotListed);
        listers.get(&medicine).copied().map(Finding::Listed).or_else(not_listed)
    };
    let hit = |medicine| Hit {
        medicine,
        is_own: knowledge.own.medicines.contains(&medicine),
        named: scope.named.contains(&medicine),
        findings: listers.iter().zip(complaints).filter_map(|(by, of)| finding(medicine, by, of)).collect(),
    };
    let all: BTreeSet<Ix<Medicine>> = scope.within.clone().unwrap_or_else(|| {
        let listing = listers.iter().flat_map(BTreeMap::keys);
        listing.chain(&scope.named).chain(&knowledge.own.medicines).copied().collect()
    });
    let mut hits: Vec<Hit> = all.into_iter().map(hit).filter(|hit| scope.admits(hit)).collect();
    hits.sort_by_cached_key(|hit| {
        let serious = hit.listed().filter(|&listing| knowledge.reaction(listing).serious.is_some()).count();
        // What is said of a whole class tells no medicine of it from another.
        let own = hit.listed().filter(|&listing| knowledge.is_of_medicine(listing));
        let often = own.map(|listing| per_million(knowledge.reaction(listing).seen)).max();
        (
            Reverse((hit.is_own, hit.named, hit.listed().count(), serious, often)),
            lexicon.place_by_name(hit.medicine),
        )
    });
    hits
}

/// How often, as a whole number that sorts: people in a million, the low end of a range, nothing without a number.
/// Never the high end: "1 to 62 in 100" is not known to be more than "50 in 100".
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a percent is checked to be 0 to 100"
)]
fn per_million(frequency: &Frequency) -> Option<u32> {
    match *frequency {
        Frequency::Percent(percent) | Frequency::Range(percent, _) => Some((percent * 10_000.0) as u32),
        Frequency::NoNumber | Frequency::UpTo(_) | Frequency::Word(_) => None,
    }
}

/// How many guesses are offered.
const GUESSES: usize = 3;
/// What a query comes near of which nothing is certain.
fn guesses(reading: &Reading) -> Vec<Entry> {
    let certain = reading.understood.iter().any(|part| part.how.is_certain());
    reading.near.iter().copied().take(if certain { 0 } else { GUESSES }).collect()
}
