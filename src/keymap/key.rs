//! A key, as the table writes it and as a reader of a configuration does.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::{fmt, str::FromStr};

/// A key, with or without Ctrl. Shift is part of the character; Alt is never used, since a terminal writes it as Esc.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
}

pub(super) const fn key(code: KeyCode) -> Key {
    Key { code, ctrl: false }
}

pub(super) const fn letter(letter: char) -> Key {
    key(KeyCode::Char(letter))
}

pub(super) const fn ctrl(letter: char) -> Key {
    Key { code: KeyCode::Char(letter), ctrl: true }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.code {
            KeyCode::Up => "↑",
            KeyCode::Down => "↓",
            KeyCode::Left => "←",
            KeyCode::Right => "→",
            KeyCode::PageUp => "PgUp",
            KeyCode::PageDown => "PgDn",
            KeyCode::BackTab => "Shift-Tab",
            KeyCode::Delete => "Del",
            KeyCode::Char(' ') => "Space",
            KeyCode::Char(letter) if self.ctrl => return write!(f, "Ctrl-{letter}"),
            KeyCode::Char(letter) => return write!(f, "{letter}"),
            KeyCode::F(number) => return write!(f, "F{number}"),
            code => return write!(f, "{code}"),
        };
        f.write_str(name)
    }
}

/// The names of the keys that are no letters, as a configuration may write them; first as the table does.
const NAMES: [(&str, KeyCode); 28] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
    ("F10", KeyCode::F(10)),
    ("F11", KeyCode::F(11)),
    ("F12", KeyCode::F(12)),
];

/// The letters that, with Ctrl, a terminal or another program takes, or sends for another key.
const TAKEN: [char; 9] = ['a', 'b', 's', 'q', ' ', 'h', 'i', 'm', '['];

impl Key {
    /// Every name of a key that is no letter.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// The key that was pressed, as the table writes it; nothing for one that the table could not name.
    pub(super) fn pressed(event: KeyEvent) -> Option<Self> {
        if event
            .modifiers
            .intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META | KeyModifiers::HYPER)
        {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            KeyCode::Char(letter) if ctrl => KeyCode::Char(letter.to_ascii_lowercase()),
            // Some terminals send Tab with Shift, others a key of its own.
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        Some(Self { code, ctrl })
    }

    /// The letter that it is by itself.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.ctrl => Some(letter),
            _ => None,
        }
    }

    /// Whether it leaves at once, wherever it is pressed.
    #[must_use]
    pub fn always_leaves(self) -> bool {
        self == ctrl('c')
    }

    /// Whether it never arrives, or arrives as another key.
    #[must_use]
    pub fn is_taken(self) -> bool {
        self.ctrl && matches!(self.code, KeyCode::Char(letter) if TAKEN.contains(&letter))
    }
}

impl FromStr for Key {
    type Err = ();

    /// A key by its name: `y`, `Ctrl-y`, `F5`, `Space`.
    ///
    /// # Errors
    /// No key is called so.
    fn from_str(name: &str) -> Result<Self, ()> {
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Ok(key(*code));
        }
        let (letters, with_ctrl) = match name.split_at_checked("Ctrl-".len()) {
            Some((start, rest)) if start.eq_ignore_ascii_case("Ctrl-") => (rest, true),
            _ => (name, false),
        };
        let mut letters = letters.chars();
        match (letters.next(), letters.next()) {
            (Some(only), None) if with_ctrl && only.is_ascii() => Ok(ctrl(only.to_ascii_lowercase())),
            (Some(only), None) if !with_ctrl => Ok(letter(only)),
            _ => Err(()),
        }
    }
}
