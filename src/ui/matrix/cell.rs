//! What stands in a cell of a comparison, and what its marks mean.

use crate::{
    app::State,
    page::{
        Role, Span,
        compare::{
            Cell, Shared,
            said::{self, Brief, Mark},
        },
        cut, figure,
        picture::Share,
        wrap,
    },
};

/// How many cells a figure has, in which it stands at the right; behind it stand its marks and its shade.
pub(super) const FIGURE: usize = 7;

/// What is listed by all, and by one alone.
const BY_ALL: &str = "=";
const BY_ONE: &str = "◆";
/// What is not listed.
const NOT_LISTED: &str = "–";
/// What has no upper end.
const OPEN: &str = "…";
/// The shades of a figure: up to how many in 100, and what is drawn. What is above the last has the last.
const SHADES: [(f64, &str); 4] = [(25.0, "░"), (50.0, "▒"), (75.0, "▓"), (100.0, "█")];
/// What each mark means.
const LEGEND: [(&str, &str); 14] = [
    (BY_ALL, "all list it"),
    (BY_ONE, "one alone"),
    (NOT_LISTED, figure::NOT_LISTED),
    (symbol(Mark::Serious), "serious"),
    (symbol(Mark::Group), "of a group"),
    (symbol(Mark::Noted), "counted in its own way, see below"),
    (symbol(Mark::Corrected), "corrected"),
    (symbol(Mark::Layer), "not this book's own"),
    (figure::LISTED, figure::NO_NUMBER),
    ("52", "in 100"),
    ("20+ ▓…", "or more"),
    ("<1", "under"),
    ("░ ▒ ▓ █", "to 25, 50, 75, 100"),
    ("░▓", "from–to"),
];

/// How a mark is drawn.
const fn symbol(mark: Mark) -> &'static str {
    match mark {
        Mark::Serious => "!",
        Mark::Group => "†",
        Mark::Noted => "*",
        Mark::Corrected => "c",
        // No `+`, which behind a figure means "or more"; whose it is stands in the foot.
        Mark::Layer => "‡",
    }
}

/// The rows of the legend at a width in cells; a mark stays beside what it means. That of layers stands where there are any.
pub(super) fn legend(width: u16, layered: bool) -> Vec<Vec<Span>> {
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for (mark, meaning) in LEGEND.into_iter().filter(|(mark, _)| layered || *mark != symbol(Mark::Layer)) {
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

/// A cell, no wider than its column: its figure, its marks, its shade. One that is not covered stays empty.
pub(super) fn spans(state: &State, cell: Cell, width: u16) -> Vec<Span> {
    match cell {
        Cell::Listed(listed) => listed_spans(&said::brief(&state.knowledge, listed), width),
        Cell::NotListed => vec![Span::new(format!("{NOT_LISTED:>FIGURE$}"), Role::Quiet)],
        Cell::NotCovered => Vec::new(),
    }
}

/// A cell that is listed. The shade stands beside its figure, and gives way where there is no room; a figure that is longer
/// still is cut, which can be seen.
fn listed_spans(brief: &Brief, width: u16) -> Vec<Span> {
    let role = |mark| if mark == Mark::Serious { Role::Alarm } else { Role::Quiet };
    let marks = brief.marks.iter().map(|&mark| Span::new(symbol(mark), role(mark)));
    let marked: Vec<Span> = marks.collect();
    let room = width.saturating_sub(wrap::cells(&marked));
    let figure = format!("{:>FIGURE$}", cut::text(&brief.figure, room));
    let mut spans = vec![Span::new(figure, Role::Text)];
    spans.extend(marked);
    let shade = shades(brief.share);
    let room = width.saturating_sub(wrap::cells(&spans));
    let drawn = [format!(" {shade}"), shade].into_iter().find(|drawn| wrap::width(drawn) <= room);
    spans.extend(drawn.map(|drawn| Span::new(drawn, Role::Bar)));
    spans
}

/// How many cells of a cell are words and marks: all but its shade.
pub(super) fn width_of_words(spans: &[Span]) -> u16 {
    let words = spans.iter().filter(|span| span.role != Role::Bar);
    words.map(|span| wrap::width(&span.text)).fold(0, u16::saturating_add)
}

/// The shades of the lower and of the upper end of a figure, which are the same where it is exact.
fn shades(share: Share) -> String {
    match share {
        Share::NoNumber => String::new(),
        Share::Between(least, most) => [shade(least), most.map_or(OPEN, shade)].concat(),
    }
}

fn shade(percent: f64) -> &'static str {
    let fitting = SHADES.iter().find(|(most, _)| percent <= *most).or(SHADES.last());
    fitting.map_or("", |(_, shade)| shade)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::ui::ascii;
    use ratatui::buffer::Buffer;
    use std::collections::BTreeSet;

    #[test]
    fn a_figure_is_shaded_by_quarters_and_a_range_at_both_its_ends() {
        for (share, drawn) in [
            (Share::NoNumber, ""),
            (Share::Between(0.0, Some(0.0)), "░░"),
            (Share::Between(25.0, Some(25.0)), "░░"),
            (Share::Between(25.1, Some(50.0)), "▒▒"),
            (Share::Between(20.0, Some(60.0)), "░▓"),
            (Share::Between(75.5, Some(100.0)), "██"),
            (Share::Between(15.0, None), "░…"),
        ] {
            assert_eq!(shades(share), drawn, "{share:?}");
        }
    }

    fn text(spans: &[Span]) -> String {
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn a_shade_stands_beside_its_figure_and_only_what_cannot_fit_gives_way() {
        use Mark::{Corrected, Group, Noted, Serious};
        for (figure, marks, width, drawn) in [
            ("52", &[][..], 12, "     52 ▒▓"),
            ("80–100", &[Group, Noted], 12, " 80–100†* ▒▓"),
            ("52", &[Serious, Group, Noted], 12, "     52!†*▒▓"),
            ("52", &Mark::ALL, 12, "     52!†*c‡"),
            ("52", &Mark::ALL, 15, "     52!†*c‡ ▒▓"),
            ("12.5–33.3", &[Serious], 12, "12.5–33.3!▒▓"),
            ("10.25–33.33", &[Serious, Corrected], 12, "10.25–33.…!c"),
            ("10.25–33.33", &[Serious, Corrected], 20, "10.25–33.33!c ▒▓"),
        ] {
            let (figure, share) = (figure.to_owned(), Share::Between(48.0, Some(52.0)));
            let spans = listed_spans(&Brief { figure, share, marks: marks.to_vec() }, width);
            assert_eq!(text(&spans), drawn);
            assert!(wrap::cells(&spans) <= width, "{drawn}");
        }
    }

    /// The signs that can stand in a cell beside its figure, or before a side effect.
    fn signs() -> BTreeSet<char> {
        let marks = || Mark::ALL.to_vec();
        let brief = |most| Brief { figure: String::new(), share: Share::Between(most, None), marks: marks() };
        let cells = SHADES.iter().map(|(most, _)| text(&listed_spans(&brief(*most), 20)));
        let before = [Shared::All, Shared::Some, Shared::One].map(|of| shared(of).to_owned());
        let all: String = cells.chain(before).chain([NOT_LISTED.to_owned()]).collect();
        all.chars().filter(|sign| *sign != ' ').collect()
    }

    /// What is drawn where there is only ASCII.
    fn in_ascii(words: &str) -> String {
        let mut buffer = Buffer::with_lines([words]);
        ascii::spell_buffer(&mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn a_legend_says_what_every_sign_means_that_can_be_drawn() {
        let legend: String = legend(200, true).concat().into_iter().map(|span| span.text).collect();
        let marks: String = LEGEND.iter().map(|(mark, _)| *mark).collect();
        let signs = signs();
        assert_eq!(signs.len(), 13, "{signs:?}");
        for sign in signs {
            assert!(marks.contains(sign) && legend.contains(sign), "{sign} is not in the legend: {legend}");
        }
    }

    #[test]
    fn the_mark_of_layers_is_in_the_legend_where_there_are_any() {
        let said = |layered| text(&legend(200, layered).concat()).contains("not this book's own");
        assert!(said(true) && !said(false));
    }

    #[test]
    fn every_sign_stays_itself_in_ascii() {
        let signs: BTreeSet<char> = signs();
        let plain: BTreeSet<String> = signs.iter().map(|sign| in_ascii(&sign.to_string())).collect();
        assert_eq!(plain.len(), signs.len(), "{plain:?}");
        // Figures have these: "52", "20+", "<1".
        assert!(!plain.iter().any(|sign| "0123456789+<".contains(sign.as_str())), "{plain:?}");
        let marks: BTreeSet<String> = LEGEND.iter().map(|(mark, _)| in_ascii(mark)).collect();
        assert_eq!(marks.len(), LEGEND.len(), "{marks:?}");
        assert!(marks.iter().all(|mark| mark.is_ascii() && !mark.contains('?')), "{marks:?}");
    }

    #[test]
    fn a_mark_stays_beside_what_it_means_at_any_width() {
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
