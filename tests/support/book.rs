//! A book and what becomes of it after an edit; what is wrong with it in one line.

use cytobrowse::knowledge::diagnostic::Problem;

/// The book with one text in it replaced by another. Nothing to replace means to add at the end.
pub(crate) fn edited(book: &str, from: &str, to: &str) -> String {
    if from.is_empty() {
        return format!("{book}{to}");
    }
    assert_eq!(book.matches(from).count(), 1, "`{from}` stands once in the book");
    book.replace(from, to)
}

/// The codes and places of problems: `KB105@3:14 KB107@1:1`.
pub(crate) fn places(problems: &[Problem]) -> String {
    let place = |problem: &Problem| {
        let Some((source, span)) = problem.place() else { return problem.code().to_string() };
        let at = source.position(span.start);
        format!("{}@{}:{}", problem.code(), at.line, at.column)
    };
    problems.iter().map(place).collect::<Vec<_>>().join(" ")
}
