//! What stands in a cell of a comparison, and what its marks mean.

use crate::{
    app::{State, matrix::COLUMN},
    page::{
        Role, Span,
        compare::{
            Cell, Shared,
            said::{self, Brief},
        },
        cut, figure,
        picture::Share,
        wrap,
    },
};

/// How many cells of a column its figure has; behind it stand its marks, and at the right its shade.
pub(super) const FIGURE: usize = 7;
/// How many cells the marks of a cell have.
const MARKS: usize = 3;

/// What is listed by all, and by one alone.
const BY_ALL: &str = "=";
const BY_ONE: &str = "1";
/// What is not listed.
const NOT_LISTED: &str = "–";
const SERIOUS: &str = "!";
const GROUP: &str = "g";
const CORRECTED: &str = "c";
/// What comes from a layer; whose it is stands in the foot.
const LAYER: &str = "+";
/// The shades of a figure: up to how many in 100, and what is drawn. What is above the last has the last.
const SHADES: [(f64, &str); 4] = [(25.0, "░"), (50.0, "▒"), (75.0, "▓"), (100.0, "█")];
/// What each mark means.
const LEGEND: [(&str, &str); 12] = [
    (BY_ALL, "all list it"),
    (BY_ONE, "one alone"),
    (NOT_LISTED, figure::NOT_LISTED),
    (SERIOUS, "serious"),
    (GROUP, "group"),
    (CORRECTED, "corrected"),
    (LAYER, "not this book's own"),
    ("52", "in 100"),
    ("≤", "up to"),
    ("≥", "or more"),
    ("<", "fewer than"),
    ("░ ▒ ▓ █", "to 25, 50, 75, 100"),
];

/// The rows of the legend at a width in cells; a mark stays beside what it means. That of layers stands where there are any.
pub(super) fn legend(width: u16, layered: bool) -> Vec<Vec<Span>> {
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for (mark, meaning) in LEGEND.into_iter().filter(|(mark, _)| layered || *mark != LAYER) {
        let entry =
            |gap: &str| [Span::new(format!("{gap}{mark} "), Role::Strong), Span::new(meaning, Role::Quiet)];
        let beside = entry("  ");
        match rows.last_mut() {
            Some(row) if wrap::cells(row).saturating_add(wrap::cells(&beside)) <= width => row.extend(beside),
            _ => rows.push(entry("").to_vec()),
        }
    }
    rows
}

/// The mark before a side effect: who lists it.
pub(super) const fn shared(shared: Shared) -> &'static str {
    match shared {
        Shared::All => BY_ALL,
        Shared::Some => "",
        Shared::One => BY_ONE,
    }
}

/// A cell, no wider than a column: its figure, its marks, its shade. One that is not covered stays empty.
pub(super) fn spans(state: &State, cell: Cell) -> Vec<Span> {
    match cell {
        Cell::Listed(listed) => listed_spans(&said::brief(&state.knowledge, listed)),
        Cell::NotListed => vec![Span::new(format!("{NOT_LISTED:>FIGURE$}"), Role::Quiet)],
        Cell::NotCovered => Vec::new(),
    }
}

/// A cell that is listed. A figure too long for its place has that of the shade as well; longer still, it is cut, which
/// can be seen.
fn listed_spans(brief: &Brief) -> Vec<Span> {
    let mark = |mark, stands| if stands { mark } else { "" };
    let serious = mark(SERIOUS, brief.serious);
    let others =
        [mark(GROUP, brief.of_group), mark(CORRECTED, brief.corrected), mark(LAYER, brief.of_layer)].concat();
    let marks = serious.len() + others.len();
    // Where every mark stands, the last has a cell of the figure.
    let room = FIGURE - marks.saturating_sub(MARKS);
    let (figure, shade) = if usize::from(wrap::width(&brief.figure)) <= room {
        let gap = " ".repeat(MARKS.saturating_sub(marks));
        (format!("{:>room$}", brief.figure), gap + &shades(brief.share))
    } else {
        let room = COLUMN.saturating_sub(u16::try_from(marks).unwrap_or_default());
        (cut::text(&brief.figure, room).into_owned(), String::new())
    };
    vec![
        Span::new(figure, Role::Text),
        Span::new(serious, Role::Alarm),
        Span::new(others, Role::Quiet),
        Span::new(shade, Role::Bar),
    ]
}

/// How many cells of a cell are words and marks: all but its shade.
pub(super) fn width_of_words(spans: &[Span]) -> u16 {
    let words = spans.iter().filter(|span| span.role != Role::Bar);
    words.map(|span| wrap::width(&span.text)).fold(0, u16::saturating_add)
}

/// The shades of the lower and of the upper end of a figure, which are the same where it is exact. Where the source gives
/// no upper end there is none.
fn shades(share: Share) -> String {
    match share {
        Share::NoNumber => String::new(),
        Share::Between(least, most) => [Some(least), most].into_iter().flatten().map(shade).collect(),
    }
}

fn shade(percent: f64) -> &'static str {
    let fitting = SHADES.iter().find(|(most, _)| percent <= *most).or(SHADES.last());
    fitting.map_or("", |(_, shade)| shade)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_shaded_by_quarters_and_a_range_at_both_its_ends() {
        for (share, drawn) in [
            (Share::NoNumber, ""),
            (Share::Between(0.0, Some(0.0)), "░░"),
            (Share::Between(25.0, Some(25.0)), "░░"),
            (Share::Between(25.1, Some(50.0)), "▒▒"),
            (Share::Between(20.0, Some(60.0)), "░▓"),
            (Share::Between(75.5, Some(100.0)), "██"),
            (Share::Between(10.0, None), "░"),
        ] {
            assert_eq!(shades(share), drawn, "{share:?}");
        }
    }

    #[test]
    fn a_listed_cell_is_as_wide_as_a_column_at_most_and_cuts_only_what_cannot_fit() {
        for (figure, [serious, of_group, corrected], drawn) in [
            ("52", [true, true, true], "     52!gc▓▓"),
            ("52", [false, false, true], "     52c  ▓▓"),
            ("listed", [false, true, false], " listedg  ▓▓"),
            ("12.5–33.3", [true, false, false], "12.5–33.3!"),
            ("10.25–33.33", [true, true, false], "10.25–33.…!g"),
        ] {
            let share = Share::Between(52.0, Some(52.0));
            let figure = figure.to_owned();
            let spans = listed_spans(&Brief { figure, share, serious, of_group, of_layer: false, corrected });
            let text: String = spans.iter().map(|span| span.text.as_str()).collect();
            assert_eq!(text, drawn);
            assert!(wrap::cells(&spans) <= COLUMN, "{text}");
        }
    }

    #[test]
    fn a_legend_says_what_every_mark_means_at_any_width() {
        for width in [1, 20, 40, 78, 200] {
            let rows = legend(width, true);
            let text: String = rows.concat().into_iter().map(|span| span.text).collect();
            for (mark, meaning) in LEGEND {
                assert!(text.contains(&format!("{mark} {meaning}")), "{mark} in {text}");
            }
            assert!(width < 40 || rows.iter().all(|row| wrap::cells(row) <= width), "{rows:?}");
        }
    }
}
