//! A page as plain text: short lines, no boxes, nothing that hangs on layout. Sources are numbered and listed at the end.

use super::{Block, Line, Page, Span, layout, parts, source, wrap};
use crate::knowledge::{
    Knowledge,
    entry::{Citation, Source},
};

/// The page as plain text, ending with the sources it cites and what it is not.
#[must_use]
pub fn page(knowledge: &Knowledge, page: &Page) -> String {
    let mut writer = Writer { knowledge, cited: Vec::new(), place: Vec::new(), out: String::new() };
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
    /// What is cited, in the order in which it is first cited: the first has number 1.
    cited: Vec<Citation>,
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
        let (name, rest) = line.text.split_at(parts::named(line));
        let mut text: String = name.iter().map(|span| span.text.as_str()).collect();
        // A figure follows the name it is of.
        if let (Some(figure), false) = (&line.figure, name.is_empty()) {
            text.push_str(": ");
            text.push_str(&figure.text);
        }
        text.extend(rest.iter().map(|span| span.text.as_str()));
        text.push_str(&self.marks(&line.cited));
        let indent = 2 + 2 * usize::from(line.depth);
        self.paragraph(indent, &text);
        for note in &line.notes {
            self.paragraph(indent + 2, &note.iter().map(|span| span.text.as_str()).collect::<String>());
        }
    }

    /// The numbers of citations: " [1, 3]".
    fn marks(&mut self, citations: &[Citation]) -> String {
        let numbers: Vec<String> = citations
            .iter()
            .map(|citation| {
                let at = self.cited.iter().position(|known| known == citation).unwrap_or_else(|| {
                    self.cited.push(citation.clone());
                    self.cited.len() - 1
                });
                (at + 1).to_string()
            })
            .collect();
        if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) }
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
        if self.cited.is_empty() {
            return;
        }
        self.out.push_str("\nSources\n");
        for (number, citation) in (1..).zip(std::mem::take(&mut self.cited)) {
            let name = source::cite(self.knowledge, &citation);
            self.paragraph(2, &format!("[{number}] {name}"));
            let cited = citation.source().and_then(|id| self.knowledge.sources.find(id));
            if let Some(source) = cited.map(|at| &self.knowledge.sources[at]) {
                self.paragraph(6, &source.address);
                self.paragraph(6, &dates(source));
            }
        }
    }
}

/// What is known of a source's age, and whether it is a copy.
fn dates(source: &Source) -> String {
    let known = |date: Option<crate::knowledge::date::Date>| {
        date.map_or_else(|| source::NOT_RECORDED.to_owned(), |date| date.to_string())
    };
    let copy = source.copy_of.as_ref().map(|of| format!("; a copy of {of}")).unwrap_or_default();
    format!("its own date: {}; read: {}{copy}", known(source.dated), known(source.read))
}
