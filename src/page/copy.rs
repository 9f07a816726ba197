//! A claim to be put elsewhere: its words, its figure, and who says so. One thing a line, and no line is broken, so that it
//! can be put into a message or a form.

use super::{Line, Page, cited, parts, plain_words};
use crate::knowledge::{Knowledge, text::is_hostile};

/// The longest a copied text may be, in characters; what is more is left out. Terminals take about 50,000.
pub const LONGEST: usize = 8_000;

/// A claim: what it is about, where that is not said in its line; its line, and what corrects it; then each source.
#[must_use]
pub fn claim(knowledge: &Knowledge, about: Option<&str>, lines: &[Line]) -> String {
    let mut rows = Vec::new();
    for line in lines {
        rows.push(line.sentence());
        rows.extend(line.notes.iter().map(|note| plain_words(note)));
    }
    if let (Some(about), Some(first)) = (about, rows.first_mut()) {
        *first = format!("{about}: {first}");
    }
    let mut told = Vec::new();
    for citation in lines.iter().flat_map(|line| &line.cited) {
        if !told.contains(&citation) {
            told.push(citation);
            let source = cited::entry(knowledge, citation);
            rows.push(format!("Source: {}", source.name));
            rows.extend([source.address, source.dates].into_iter().flatten());
        }
    }
    harmless(&rows.join("\n"))
}

/// The line of a page at a place, and what corrects it: that must not be left behind.
#[must_use]
pub fn with_correction(page: &Page, at: usize) -> Vec<Line> {
    let is_correction = |line: &&Line| line.text.first().is_some_and(|first| first.text == parts::CORRECTED);
    let next = page.line(at + 1).filter(is_correction);
    page.line(at).into_iter().chain(next).cloned().collect()
}

/// The first line of a page that rests on something, and what corrects it.
#[must_use]
pub fn lead(page: &Page) -> Vec<Line> {
    let is_claim = |at: &usize| page.line(*at).is_some_and(|line| !line.cited.is_empty());
    (0..page.blocks.len()).find(is_claim).map_or_else(Vec::new, |at| with_correction(page, at))
}

/// Without what a terminal or a form would take for a command, and not too long.
fn harmless(text: &str) -> String {
    let is_fine = |c: &char| *c == '\n' || !(is_hostile(*c) || c.is_control());
    text.chars().filter(is_fine).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, harmless};

    #[test]
    fn what_is_copied_is_short_and_holds_no_command() {
        assert_eq!(harmless("chills\u{1b}]52;c;x\u{7}\n52\t\u{202e}"), "chills]52;c;x\n52");
        assert_eq!(harmless(&"é".repeat(LONGEST + 1)).chars().count(), LONGEST);
    }
}
