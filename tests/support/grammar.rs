//! What may be sent to a terminal, and nothing else: text, places, styles, and the few modes that the browser sets.

use cytobrowse::knowledge::text::is_hostile;

/// What sets and resets a mode: the cursor shown, the alternate screen, pastes in brackets, a frame in one piece.
const MODES: [&str; 4] = ["?25", "?1049", "?2004", "?2026"];

/// The first piece of an output that may not be in it.
pub(crate) fn strange(output: &str) -> Option<String> {
    let mut rest = output;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\u{1b}' => sequence(rest),
            '\r' | '\n' => Some(1),
            c if is_hostile(c) || c.is_control() => None,
            c => Some(c.len_utf8()),
        };
        match length {
            Some(length) => rest = &rest[length..],
            None => return Some(rest.chars().take(20).collect()),
        }
    }
    None
}

/// How long the escape sequence is that a text begins with, if it is one of ours.
fn sequence(text: &str) -> Option<usize> {
    let body = text.strip_prefix("\u{1b}[")?;
    let end = body.find(|c: char| c.is_ascii_alphabetic())?;
    let (parameters, last) = (&body[..end], body[end..].chars().next()?);
    let numbers = parameters.chars().all(|c| c.is_ascii_digit() || c == ';');
    let is_ours = match last {
        // Styles and places.
        'm' | 'H' => numbers,
        // The screen and the rest of a line cleared.
        'J' | 'K' => ["", "2"].contains(&parameters),
        'h' | 'l' => MODES.contains(&parameters),
        _ => false,
    };
    is_ours.then_some("\u{1b}[".len() + end + 1)
}

#[test]
fn what_a_terminal_would_answer_obey_or_hide_is_strange() {
    for fine in [
        "chills 漢字\r\n",
        "\u{1b}[38;5;12mé\u{1b}[0m",
        "\u{1b}[1;80H",
        "\u{1b}[?2026h\u{1b}[?25l",
        "\u{1b}[2J",
    ] {
        assert_eq!(strange(fine), None);
    }
    for odd in [
        "\u{1b}[6n",
        "\u{1b}[c",
        "\u{1b}]0;x\u{7}",
        "\u{1b}P",
        "\u{1b}c",
        "\u{1b}",
        "\u{1b}[",
        "\u{1b}[?1000h",
        "\u{1b}[3J",
        "\u{9b}31m",
        "\u{7}",
        "\u{8}",
        "\t",
        "\u{202e}",
        "\u{200b}",
        "\u{e0041}",
        "\u{feff}",
        "\u{0}",
        "\u{7f}",
        "\u{1b}[1\u{1b}[m",
    ] {
        assert!(strange(odd).is_some(), "{odd:?}");
    }
}
