//! A page as Markdown, to be handed over or printed: the blocks of the plain text, and nothing that a reader of Markdown
//! would take for a command.

use super::{Block, Line, Page, cited::Cited, figure, plain_words};
use crate::knowledge::Knowledge;
use std::fmt::Write as _;

/// What means something in Markdown wherever it stands. Brackets are among them, so that no words become a link.
const MEANINGFUL: &str = "\\`*_[]<>&|~";

/// The page as Markdown, ending with the sources it cites and what it is not.
#[must_use]
pub fn page(knowledge: &Knowledge, page: &Page) -> String {
    let mut cited = Cited::default();
    let mut out = format!("# {}\n", plain(&page.title));
    if !page.subtitle.is_empty() {
        out.extend(["\n", &plain(&page.subtitle), "\n"]);
    }
    let mut in_list = false;
    for block in &page.blocks {
        match block {
            Block::Heading(text) => {
                out.extend(["\n## ", &plain(text), "\n"]);
                in_list = false;
            }
            Block::Line(one) => {
                if !in_list {
                    out.push('\n');
                }
                in_list = true;
                line(one, &mut cited, &mut out);
            }
            // The figure stands in words beside it, so that no picture is needed.
            Block::Dots(_) | Block::Legend(_) => {}
        }
    }
    let sources = cited.sources(knowledge);
    if !sources.is_empty() {
        out.push_str("\n## Sources\n\n");
    }
    for (number, source) in (1..).zip(sources) {
        let details: Vec<String> =
            [source.address.map(|address| link(&address)), source.dates.map(|dates| plain(&dates))]
                .into_iter()
                .flatten()
                .collect();
        let between = if details.is_empty() { "" } else { "; " };
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{number}. {}{between}{}", plain(&source.name), details.join("; "));
    }
    out.extend(["\n", figure::NO_ADVICE, "\n"]);
    out
}

/// An item of a list, below the one it belongs to, with its notes below it.
fn line(line: &Line, cited: &mut Cited, out: &mut String) {
    let indent = "  ".repeat(line.depth.into());
    let marks = cited.marks(&line.cited);
    out.extend([&indent, "- ", &plain(&line.sentence()), &marks, "\n"]);
    for note in &line.notes {
        out.extend([&indent, "  - ", &plain(&plain_words(note)), "\n"]);
    }
}

/// Words that mean nothing but themselves.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if MEANINGFUL.contains(c) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    at_its_start(&out)
}

/// Words that would begin a list, a heading or a rule where they stand first on a line, kept from doing so.
fn at_its_start(text: &str) -> String {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < text.len() && number.starts_with(['.', ')']);
    if numbered {
        let digits = text.len() - number.len();
        return format!("{}\\{number}", text.get(..digits).unwrap_or_default());
    }
    if text.starts_with(['-', '+', '=', '#']) { format!("\\{text}") } else { text.to_owned() }
}

/// An address that can be followed; one that Markdown could not take as such stands as words.
fn link(address: &str) -> String {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>".contains(c);
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    if is_web && !address.contains(is_odd) { format!("<{address}>") } else { plain(address) }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_mean_nothing_but_themselves() {
        assert_eq!(plain("<b>_chills_ [1](x)"), r"\<b\>\_chills\_ \[1\](x)");
        assert_eq!(plain("1. fever\nrash"), r"1\. fever rash");
        assert_eq!(plain("- fever"), r"\- fever");
        assert_eq!(plain("71 in 100, below 38 °C"), "71 in 100, below 38 °C");
    }
}
