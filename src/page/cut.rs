//! Texts cut to the room there is, in cells, never within a letter.

use super::wrap::width;
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

/// A name in at most so many rows of so many cells, the last of them cut where there is more.
///
/// A row ends behind a word or a hyphen. A word wider than a row is cut: half a word on a row of its own reads as another.
#[must_use]
pub fn rows(name: &str, room: u16, rows: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in name.split_inclusive([' ', '-']) {
        match all.last_mut() {
            Some(row) if width(row).saturating_add(width(word.trim_end())) <= room => row.push_str(word),
            _ => all.push(word.to_owned()),
        }
    }
    if all.len() > rows {
        let rest = all.split_off(rows.saturating_sub(1)).concat();
        all.extend((rows > 0).then_some(rest));
    }
    all.iter().map(|row| text(row.trim_end(), room).into_owned()).collect()
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
    fn the_last_of_a_few_rows_says_that_there_is_more_and_no_word_is_broken() {
        for (room, rows, expected) in [
            (12, 4, &["Interleukin-", "18 under", "study"][..]),
            (12, 2, &["Interleukin-", "18 under st…"]),
            (12, 1, &["Interleukin…"]),
            (12, 0, &[]),
            (9, 4, &["Interleu…", "18 under", "study"]),
            (20, 2, &["Interleukin-18 under", "study"]),
        ] {
            let drawn = super::rows("Interleukin-18 under study", room, rows);
            assert_eq!(drawn, expected, "{rows} rows of {room}");
        }
    }
}
