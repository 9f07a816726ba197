//! A page as plain text: short lines, no boxes, nothing that hangs on layout. Sources are numbered and listed at the end.

use super::{Block, Line, Page, Span, cited::Cited, layout, plain_words, wrap};
use crate::knowledge::Knowledge;

/// The page as plain text, ending with the sources it cites and what it is not.
#[must_use]
pub fn page(knowledge: &Knowledge, page: &Page) -> String {
    let mut writer = Writer { knowledge, cited: Cited::default(), place: Vec::new(), out: String::new() };
    writer.paragraph(0, &page.title);
    if !page.subtitle.is_empty() {
        writer.paragraph(0, &page.subtitle);
    }
    for block in &page.blocks {
        match block {
            Block::Heading(text) => {
                writer.out.push('\n');
                writer.paragraph(0, text);
            }
            Block::Line(line) if page.is_tree => writer.branch(line),
            Block::Line(line) => writer.line(line),
            // The figure stands in words beside it, so that no picture is needed.
            Block::Dots(_) | Block::Legend(_) => {}
        }
    }
    writer.sources();
    writer.out.push('\n');
    writer.paragraph(0, super::figure::NO_ADVICE);
    writer.out
}

struct Writer<'k> {
    knowledge: &'k Knowledge,
    cited: Cited,
    /// Where in a tree the last line stood: the second of those below the first is `[1, 2]`.
    place: Vec<usize>,
    out: String,
}

impl Writer<'_> {
    /// A line of a tree. What it belongs to is told by its number, since nobody hears how far a line is set in.
    fn branch(&mut self, line: &Line) {
        let depth = usize::from(line.depth);
        self.place.truncate(depth + 1);
        self.place.resize(depth + 1, 0);
        if let Some(last) = self.place.last_mut() {
            *last += 1;
        }
        let number: Vec<String> = self.place.iter().map(ToString::to_string).collect();
        let mut line = line.clone();
        line.text.insert(0, Span::new(format!("{} ", number.join(".")), super::Role::Quiet));
        self.line(&line);
    }

    fn line(&mut self, line: &Line) {
        let text = line.sentence() + &self.cited.marks(&line.cited);
        let indent = 2 + 2 * usize::from(line.depth);
        self.paragraph(indent, &text);
        for note in &line.notes {
            self.paragraph(indent + 2, &plain_words(note));
        }
    }

    /// Text wrapped to the measure, every row set in by `indent` cells.
    fn paragraph(&mut self, indent: usize, text: &str) {
        let room = layout::MEASURE.saturating_sub(u16::try_from(indent).unwrap_or(u16::MAX));
        for row in wrap::wrap_words(&[Span::new(text, super::Role::Text)], room) {
            let words: String = row.into_iter().map(|span| span.text).collect();
            self.out.extend(std::iter::repeat_n(' ', indent));
            self.out.push_str(&words);
            self.out.push('\n');
        }
    }

    fn sources(&mut self) {
        let sources = std::mem::take(&mut self.cited).sources(self.knowledge);
        if !sources.is_empty() {
            self.out.push_str("\nSources\n");
        }
        for (number, source) in (1..).zip(sources) {
            self.paragraph(2, &format!("[{number}] {}", source.name));
            for detail in [source.address, source.dates].into_iter().flatten() {
                self.paragraph(6, &detail);
            }
        }
    }
}
