//! How a frequency, a standing and an urgency read.

use super::picture::Share;
use crate::knowledge::{
    Knowledge, Layer,
    entry::{Band, Event, Frequency, Judgement, Standing, System, Urgency},
};
use std::borrow::Cow;

/// What is said where a source gives no number.
pub const NO_NUMBER: &str = "no number given";
/// What is said in a table of a side effect that is listed without a number.
pub const LISTED: &str = "listed";
/// What is said of a side effect that a medicine's sources do not list.
pub const NOT_LISTED: &str = "not listed here";
/// What "not listed" does not mean.
pub const NOT_LISTED_MEANS: &str = "Not listed here does not mean that it cannot happen.";
/// Both in one, where there is room for a few words only.
pub const NOT_LISTED_IN_SHORT: &str = "not listed, but may happen";
/// What is said of a medicine or a family of which no side effects are recorded.
pub const NOT_COVERED: &str = "not covered";
/// What "not covered" means, and what it does not.
pub const NOT_COVERED_MEANS: &str =
    "No side effects of it are recorded here, which does not mean that there are none.";
/// Both in one, where there is room for a few words only.
pub const NOT_COVERED_IN_SHORT: &str = "not covered, but may happen";
/// What to do where this book knows no answer.
pub const IF_WORRIED: &str =
    "If you are worried, ring your cancer team; in an emergency, call for help first.";
/// What every page that could be taken for advice ends with.
pub const NO_ADVICE: &str = "Reference, not medical advice";
/// The same where there is little room.
pub const NO_ADVICE_IN_SHORT: &str = "Not medical advice";

/// Whose reading of the sources something is: "our", or "St Mary's oncology's".
#[must_use]
pub fn reading_of(knowledge: &Knowledge, layer: Layer) -> Cow<'static, str> {
    if layer == Layer::GROUND {
        "our".into()
    } else {
        format!("{}'s", knowledge.layer_in_words(layer)).into()
    }
}

/// What is said in few words of an urgency that no source states, behind what it is said of.
#[must_use]
pub fn urgency_is_whose(knowledge: &Knowledge, layer: Layer) -> String {
    format!("how urgent: {} own reading", reading_of(knowledge, layer))
}

/// What is said of an urgency that no source states in so many words.
#[must_use]
pub fn urgency_is_editorial(knowledge: &Knowledge, layer: Layer) -> String {
    let whose = reading_of(knowledge, layer);
    format!("How urgent it is: {whose} own reading of the sources, awaiting review by a nurse or pharmacist")
}

/// How often, in words: "52 in 100", "20 to 35 in 100", "1 to 10 in 100 (“common”)", or that there is no number.
#[must_use]
pub fn frequency(knowledge: &Knowledge, seen: &Frequency) -> String {
    match seen {
        Frequency::NoNumber => NO_NUMBER.to_owned(),
        Frequency::Percent(percent) => format!("{percent} in 100"),
        Frequency::Range(low, high) => format!("{low} to {high} in 100"),
        Frequency::UpTo(high) => format!("up to {high} in 100"),
        Frequency::Word(id) => {
            knowledge.bands.find(id).map_or_else(|| NO_NUMBER.to_owned(), |at| band(&knowledge.bands[at]))
        }
    }
}

/// What of a frequency can be drawn.
#[must_use]
pub fn share(knowledge: &Knowledge, seen: &Frequency) -> Share {
    match seen {
        Frequency::NoNumber => Share::NoNumber,
        Frequency::Percent(percent) => Share::Between(*percent, Some(*percent)),
        Frequency::Range(low, high) => Share::Between(*low, Some(*high)),
        Frequency::UpTo(high) => Share::Between(0.0, Some(*high)),
        Frequency::Word(id) => {
            let band = knowledge.bands.find(id).map(|at| &knowledge.bands[at]);
            match band.map(|band| (band.from, band.to)) {
                None | Some((None, None)) => Share::NoNumber,
                Some((from, to)) => Share::Between(from.unwrap_or_default(), to),
            }
        }
    }
}

/// A frequency word with the numbers it stands for, if its source gives them. It never stands alone: people read
/// "common" as anything from 34 to 71 in 100.
fn band(band: &Band) -> String {
    format!("{} (“{}”)", band_numbers(band), band.word)
}

/// The numbers that a frequency word stands for.
#[must_use]
pub fn band_numbers(band: &Band) -> String {
    match (band.from, band.to) {
        (Some(from), Some(to)) => format!("{from} to {to} in 100"),
        (Some(from), None) => format!("{from} in 100 or more"),
        (None, Some(to)) => format!("fewer than {to} in 100"),
        (None, None) => NO_NUMBER.to_owned(),
    }
}

/// How often, in so few cells that it fits a table: "52", "20–35", "to 20"; for a frequency word the numbers it stands for:
/// "1–10", "10+", "<1". What has no number is [`LISTED`].
///
/// No `≤` and no `≥`: few patients know them, and in ASCII they are `<` and `>`, which mean something else.
#[must_use]
pub fn in_short(knowledge: &Knowledge, seen: &Frequency) -> String {
    match seen {
        Frequency::NoNumber => LISTED.to_owned(),
        Frequency::Percent(percent) => percent.to_string(),
        Frequency::Range(low, high) => format!("{low}–{high}"),
        Frequency::UpTo(high) => format!("to {high}"),
        Frequency::Word(id) => {
            let band = knowledge.bands.find(id).map(|at| &knowledge.bands[at]);
            match band.map(|band| (band.from, band.to)) {
                Some((Some(from), Some(to))) => format!("{from}–{to}"),
                Some((Some(from), None)) => format!("{from}+"),
                Some((None, Some(to))) => format!("<{to}"),
                None | Some((None, None)) => LISTED.to_owned(),
            }
        }
    }
}

/// What a frequency word means, and who says so: "“common”: 1 to 10 in 100, as the EU leaflet defines it".
#[must_use]
pub fn definition(band: &Band) -> String {
    format!("“{}”: {}", band.word, band.meaning)
}

/// What marks a serious side effect, and whose mark it is: the source's, or that of the layer that says so.
#[must_use]
pub fn serious(knowledge: &Knowledge, judgement: Judgement, layer: Layer) -> String {
    match judgement {
        Judgement::Source => "serious, the source says".to_owned(),
        Judgement::Editorial => format!("serious, {} reading", reading_of(knowledge, layer)),
    }
}

/// How fast to act.
#[must_use]
pub const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "can be an emergency, get help now",
        Urgency::Now => "ring your cancer team now, day or night",
        Urgency::SameDay => "ring your team the same day",
        Urgency::TellTeam => "tell your team",
        Urgency::OnTest => "found by a test",
        Urgency::NotStated => "nobody here says how fast to act",
    }
}

/// How fast to act, in as few words as can be.
#[must_use]
pub const fn urgency_in_short(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "Get help now",
        Urgency::Now => "Ring your team now",
        Urgency::SameDay => "Ring the same day",
        Urgency::TellTeam => "Tell your team",
        Urgency::OnTest => "Found by a test",
        Urgency::NotStated => "Not said how fast",
    }
}

/// Whose judgement something is, in JSON.
#[must_use]
pub const fn judgement_name(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Editorial => "editorial",
        Judgement::Source => "source",
    }
}

/// How a medicine stands towards a use, in JSON.
#[must_use]
pub const fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Approved => "approved",
        Standing::Conditional => "conditional",
        Standing::Used => "used",
        Standing::Studied => "studied",
        Standing::NotApproved => "not-approved",
        Standing::Discontinued => "discontinued",
        Standing::Withdrawn => "withdrawn",
    }
}

/// The word for an urgency in JSON.
#[must_use]
pub const fn urgency_name(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "emergency",
        Urgency::Now => "now",
        Urgency::SameDay => "same-day",
        Urgency::TellTeam => "tell-team",
        Urgency::OnTest => "on-test",
        Urgency::NotStated => "not-stated",
    }
}

/// How a medicine stands towards a use.
#[must_use]
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Approved => "approved",
        Standing::Conditional => "conditionally approved",
        Standing::Used => "used",
        Standing::Studied => "studied",
        Standing::NotApproved => "not approved",
        Standing::Discontinued => "no longer sold",
        Standing::Withdrawn => "approval withdrawn",
    }
}

/// How many people were watched.
#[must_use]
pub fn people(people: u32) -> String {
    if people == 1 { "1 person watched".to_owned() } else { format!("{people} people watched") }
}

/// An event in a few words: what, by whom, when.
///
/// Only a decision has a date to miss: that something is used or studied is not an event of one day.
#[must_use]
pub fn event(event: &Event) -> String {
    let mut words = standing(event.what).to_owned();
    if let Some(by) = &event.by {
        words.push_str(" by the ");
        words.push_str(by);
    }
    match (event.date, event.what) {
        (Some(date), _) => {
            words.push_str(", ");
            words.push_str(&date.to_string());
        }
        (None, Standing::Used | Standing::Studied | Standing::NotApproved) => {}
        (None, _) => words.push_str(", no date found"),
    }
    words
}

/// A part of the body.
#[must_use]
pub const fn system(system: System) -> &'static str {
    match system {
        System::General => "whole body",
        System::Heart => "heart and blood vessels",
        System::Lungs => "lungs and breathing",
        System::Gut => "mouth, stomach and bowel",
        System::Brain => "brain, nerves and mood",
        System::Skin => "skin, hair and nails",
        System::Blood => "blood",
        System::Infection => "infections",
        System::Liver => "liver",
        System::Kidneys => "kidneys and bladder",
        System::Hormones => "hormones",
        System::Muscles => "muscles, bones and joints",
        System::Eyes => "eyes",
        System::Ears => "ears",
        System::InjectionSite => "where the needle went in",
        System::NotStated => "part of the body not recorded",
    }
}
