//! Texts cut to the room there is, in cells, never within a letter.

use super::{
    Role, Span,
    wrap::{width, wrap},
};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// What ends a text that was cut.
const ELLIPSIS: &str = "…";

/// A text cut to so many cells, with an ellipsis where something is left out.
#[must_use]
pub fn text(text: &str, room: u16) -> Cow<'_, str> {
    if width(text) <= room {
        return text.into();
    }
    let mut used = width(ELLIPSIS);
    let fits = |grapheme: &&str| {
        used = used.saturating_add(width(grapheme));
        used <= room
    };
    let kept: String = text.graphemes(true).take_while(fits).collect();
    if room == 0 { kept.into() } else { (kept + ELLIPSIS).into() }
}

/// A text in at most so many rows of so many cells, the last of them cut where there is more.
#[must_use]
pub fn rows(text: &str, room: u16, rows: usize) -> Vec<String> {
    let all = wrap(&[Span::new(text, Role::Text)], room).into_iter();
    let mut all: Vec<String> = all.map(|row| row.into_iter().map(|span| span.text).collect()).collect();
    if all.len() > rows {
        let rest = all.split_off(rows.saturating_sub(1)).join(" ");
        all.extend((rows > 0).then(|| self::text(&rest, room).into_owned()));
    }
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_cut_text_has_an_ellipsis_and_no_half_letter() {
        for (text, room, expected) in [
            ("chills", 6, "chills"),
            ("chills", 5, "chil…"),
            ("chills", 1, "…"),
            ("chills", 0, ""),
            ("漢字漢字", 6, "漢字…"),
            ("漢字漢字", 4, "漢…"),
            ("e\u{301}e\u{301}e", 2, "e\u{301}…"),
        ] {
            assert_eq!(super::text(text, room), expected, "{text} in {room}");
        }
    }

    #[test]
    fn the_last_of_a_few_rows_says_that_there_is_more() {
        for (rows, expected) in [
            (4, &["Interleukin", "-18 under", "study"][..]),
            (2, &["Interleukin", "-18 under …"]),
            (1, &["Interleukin…"]),
            (0, &[]),
        ] {
            let room = if rows == 1 { 12 } else { 11 };
            assert_eq!(super::rows("Interleukin-18 under study", room, rows), expected, "{rows} rows");
        }
    }
}
