//! For terminals and fonts that know no more than ASCII: what was drawn, spelled with it.

use ratatui::buffer::Buffer;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What stands for a symbol that has no letters to fall back on. One cell each, so that nothing moves.
const STAND_INS: [(char, char); 22] = [
    ('│', '|'),
    ('─', '-'),
    ('▏', '_'),
    ('❯', '>'),
    ('▸', '>'),
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
    ('°', ' '),
];

/// A text in ASCII: stand-ins for symbols, letters without their accents, `?` for the rest.
///
/// ```
/// assert_eq!(cytobrowse::ui::ascii::spell("naïve · 38 °C"), "naive - 38  C");
/// assert_eq!(cytobrowse::ui::ascii::spell("漢"), "?");
/// ```
#[must_use]
pub fn spell(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { text.chars().map(stand_in).collect::<String>().into() }
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
