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

/// An output without what it sends to the clipboard, and that, in its own letters (base64). Only for what comes after the
/// key that copies: from anything else, an output with such a sequence is strange.
#[allow(dead_code, reason = "where nothing is copied, nothing may be sent")]
pub(crate) fn without_copies(output: &str) -> (String, Vec<String>) {
    let (mut rest, mut copies) = (output.to_owned(), Vec::new());
    while let Some((before, after)) = rest.split_once("\u{1b}]52;c;") {
        let Some((letters, behind)) = after.split_once("\u{1b}\\") else { break };
        let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
        if !letters.chars().all(is_base64) {
            break;
        }
        copies.push(letters.to_owned());
        rest = format!("{before}{behind}");
    }
    (rest, copies)
}

#[test]
fn only_a_copy_to_the_clipboard_in_base64_is_taken_out_of_an_output() {
    let (rest, copies) = without_copies("a\u{1b}]52;c;Y2hpbGxz\u{1b}\\b");
    assert_eq!((rest.as_str(), copies), ("ab", vec!["Y2hpbGxz".to_owned()]));
    for odd in
        ["\u{1b}]52;c;?\u{1b}\\", "\u{1b}]52;p;Y2h\u{1b}\\", "\u{1b}]52;c;Y2h\u{7}", "\u{1b}]0;Y2h\u{1b}\\"]
    {
        let (rest, copies) = without_copies(odd);
        assert!(copies.is_empty() && strange(&rest).is_some(), "{odd:?}");
    }
    assert!(strange("\u{1b}]52;c;Y2hpbGxz\u{1b}\\").is_some());
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
