//! The pictures in the README are drawn from the program, in the colours of a dark and of a light terminal.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` draws them anew, and writes into the README where they stand.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/profile.rs"]
mod profile;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;
#[path = "support/stored.rs"]
mod stored;
#[path = "support/svg.rs"]
mod svg;

use cytobrowse::{browser::Look, ui::theme::THEMES};
use profile::{DARK, LIGHT, Profile};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use reader::Reader;
use std::fmt::Write as _;

const UPDATE: &str = "UPDATE_PICTURES";
/// The most that a picture may weigh, in bytes.
const MOST: usize = 40_000;

/// What is drawn: the name of the picture, the window, the keys that lead there, a title, and what is to be seen for those
/// who do not see it.
type Scene = (&'static str, [u16; 2], &'static str, &'static str, &'static str);

const SCENES: [Scene; 5] = [
    (
        "answer",
        [100, 30],
        "chills, low blood pressure",
        "Two complaints, and who lists them",
        "The browser after typing “chills, low blood pressure”. Above, what was understood and an urgent line on low blood \
         pressure. On the left the medicines that list both, each with how often; on the right the page of the first, \
         with its sources.",
    ),
    (
        "page",
        [100, 40],
        "<Tab><Enter>nnnnjjjjjjjj",
        "The page of a medicine",
        "On the left the list of medicines. On the right the page of aldesleukin (Proleukin): its side effects by part of \
         the body, then each with a bar for how often it was seen. The figure under the cursor is drawn as 100 dots, \
         with its source below.",
    ),
    (
        "urgent",
        [100, 30],
        "chest pain",
        "What may not wait",
        "The browser after typing “chest pain”. An urgent line under the search box says what to do at once; below it, \
         the medicines whose sources list chest pain, each with how often and a bar.",
    ),
    (
        "comparison",
        [100, 30],
        "chills<Down><C-t><Down><C-t><Down><C-t><F2>",
        "Three medicines compared",
        "A table of three medicines: for each side effect a row, in each cell how often it was seen, with a shade. Marks say \
         what is serious, what all of them list and what one alone lists.",
    ),
    (
        "timeline",
        [100, 30],
        "<S-Tab><Enter>",
        "Approvals and withdrawals since 1986",
        "The timeline: for each medicine a line from its first approval to its last, or to today, with marks for approvals \
         and withdrawals; below, what happened year by year.",
    ),
];

/// The colours that a picture is drawn in, and what its file is called for it.
const SHADES: [(&str, Profile); 2] = [("dark", DARK), ("light", LIGHT)];

/// Where a picture is kept.
fn place(name: &str, shade: &str) -> String {
    format!("assets/pictures/{name}-{shade}.svg")
}

/// Every picture: where it is kept, and what it holds.
fn pictures() -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    for (name, [width, height], keys, title, description) in SCENES {
        let mut reader = Reader::with(reader::shipped(), width, height);
        reader.look(&Look { theme: THEMES[0].theme, ascii: false }).keys(keys);
        for (shade, profile) in &SHADES {
            let svg = svg::draw(reader.buffer(), profile, title, description);
            pictures.push((place(name, shade), svg));
        }
    }
    pictures
}

#[test]
fn the_pictures_are_the_programs() {
    for (place, picture) in pictures() {
        stored::file(&place, &picture, UPDATE);
    }
}

#[test]
fn the_readme_shows_every_picture_in_the_readers_shade_with_words_for_those_who_do_not_see_it() {
    let mut shown = String::new();
    for (name, _, _, title, description) in SCENES {
        let [dark, light] = SHADES.map(|(shade, _)| place(name, shade));
        let alternative = svg::escaped(&format!("{title}. {description}"));
        write!(
            shown,
            "\n<picture>\n  <source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\">\n  \
             <img alt=\"{alternative}\" src=\"{light}\">\n</picture>\n"
        )
        .unwrap();
    }
    stored::in_the_readme("pictures", &format!("{shown}\n"), UPDATE);
}

#[test]
fn a_picture_is_small_and_needs_nothing_from_elsewhere() {
    for (place, picture) in pictures() {
        assert!(picture.len() < MOST, "{place} has {} bytes", picture.len());
        for word in ["href", "url(", "@import", "<script", "<style", "<image", "<!"] {
            assert!(!picture.contains(word), "{place} has {word}");
        }
        assert_eq!(
            picture.matches("http").count(),
            1,
            "{place}: the name of the language, and no other address"
        );
    }
}

#[test]
fn markup_and_signs_on_a_screen_are_drawn_and_obeyed_by_nobody() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 2));
    buffer.set_string(0, 0, "<b a=\"1\">&amp;  漢a│██▌", Style::new());
    buffer.set_string(0, 1, "↓ a", Style::new());
    let picture = svg::draw(&buffer, &DARK, "a & b", "<i>");
    for wanted in [
        "<title id=\"title\">a &amp; b</title>",
        "<desc id=\"description\">&lt;i&gt;</desc>",
        "textLength=\"126\">&lt;b a=&quot;1&quot;&gt;&amp;amp;</text>",
        "<text x=\"144\" y=\"14\" textLength=\"27\">漢a</text>",
        "<rect x=\"175\" y=\"0\" width=\"1\" height=\"19\"/>",
        "<rect x=\"180\" y=\"0\" width=\"18\" height=\"19\"/>",
        "<rect x=\"198\" y=\"0\" width=\"4.5\" height=\"19\"/>",
        "<text x=\"4.5\" y=\"33\" text-anchor=\"middle\">↓</text>",
    ] {
        assert!(picture.contains(wanted), "{wanted} is missing in\n{picture}");
    }
}
