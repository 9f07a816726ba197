//! For terminals and fonts that know no more than ASCII: what was drawn, spelled with it.

use ratatui::buffer::Buffer;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What stands for a symbol that has no letters to fall back on. One cell each, so that nothing moves.
const STAND_INS: [(char, char); 47] = [
    ('│', '|'),
    ('─', '-'),
    ('█', '#'),
    ('▉', '#'),
    ('▊', '#'),
    ('▋', '#'),
    ('▌', '#'),
    ('▍', ':'),
    ('▎', ':'),
    ('▏', ':'),
    ('░', '.'),
    ('╎', '.'),
    ('▒', ':'),
    ('▓', '&'),
    ('▐', '#'),
    ('▪', 'o'),
    ('●', '#'),
    ('◐', '+'),
    ('○', '.'),
    ('✓', '*'),
    ('✕', 'x'),
    ('├', '|'),
    ('└', '`'),
    ('−', '-'),
    ('❯', '>'),
    ('▸', '>'),
    ('┬', '-'),
    ('‹', '<'),
    ('›', '>'),
    ('·', '-'),
    ('…', '~'),
    ('–', '-'),
    ('—', '-'),
    ('’', '\''),
    ('‘', '\''),
    ('“', '"'),
    ('”', '"'),
    ('↑', '^'),
    ('↓', 'v'),
    ('←', '<'),
    ('→', '>'),
    ('≥', '>'),
    ('≤', '<'),
    ('†', '^'),
    ('‡', '\''),
    ('◆', '@'),
    ('°', ' '),
];

/// What stands in a text, where there is room for more than one character, so that its meaning is not lost.
const SPELLINGS: [(char, &str); 7] = [
    ('≥', "at least "),
    ('≤', "at most "),
    ('°', "degrees "),
    ('µ', "u"),
    ('μ', "u"),
    ('…', "..."),
    // A lone `>` between two figures would be read as "more than".
    ('→', "->"),
];

/// A text in ASCII: symbols spelled out or by stand-ins, letters without their accents, `?` for the rest.
///
/// ```
/// assert_eq!(cytobrowse::ui::ascii::spell("naïve · 38 °C"), "naive - 38 degrees C");
/// assert_eq!(cytobrowse::ui::ascii::spell("52 in 100 → 54 in 100"), "52 in 100 -> 54 in 100");
/// assert_eq!(cytobrowse::ui::ascii::spell("漢"), "?");
/// ```
#[must_use]
pub fn spell(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let spelled = text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match SPELLINGS.iter().find(|(symbol, _)| *symbol == c) {
            Some((_, words)) => out.push_str(words),
            None => out.push(stand_in(c)),
        }
        out
    });
    spelled.into()
}

fn stand_in(c: char) -> char {
    let known = STAND_INS.iter().find(|(symbol, _)| *symbol == c).map(|(_, plain)| *plain);
    known.or_else(|| c.nfd().next().filter(char::is_ascii)).unwrap_or('?')
}

/// Spells every cell of what was drawn.
pub fn spell_buffer(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let plain = cell.symbol().chars().next().map_or(' ', stand_in);
            cell.set_char(plain);
        }
    }
}
