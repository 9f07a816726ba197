//! Terminals as their makers set them up: the colour of text, the background, and the sixteen colours that programs name.
#![allow(clippy::unreadable_literal, reason = "colours are written as everywhere")]

use ratatui::style::{Color, Modifier, Style};

/// A colour in sRGB: red, green and blue in one number.
pub(crate) type Colour = u32;

/// What a terminal makes of colours.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Profile {
    pub(crate) name: &'static str,
    pub(crate) text: Colour,
    pub(crate) background: Colour,
    /// Black, red, green, yellow, blue, magenta, cyan, white; then the bright ones.
    colours: [Colour; 16],
}

/// xterm, the file `XTerm-col.ad` of its source.
const XTERM: [Colour; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
    0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/// Visual Studio Code, "Dark+": the file `terminalColorRegistry.ts` of its source, and `#1e1e1e` of the theme.
const VS_CODE_DARK: [Colour; 16] = [
    0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5, 0x666666, 0xf14c4c,
    0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5,
];

/// Visual Studio Code, "Light+": the same file.
const VS_CODE_LIGHT: [Colour; 16] = [
    0x000000, 0xcd3131, 0x107c10, 0x949800, 0x0451a5, 0xbc05bc, 0x0598bc, 0x555555, 0x666666, 0xcd3131,
    0x14ce14, 0xb5ba00, 0x0451a5, 0xbc05bc, 0x0598bc, 0xa5a5a5,
];

/// Solarized, by Ethan Schoonover: the table of its README. Five of its bright colours are greys.
const SOLARIZED: [Colour; 16] = [
    0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36, 0xcb4b16,
    0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];

/// GNOME Terminal and Console, the palette called "GNOME".
const GNOME: [Colour; 16] = [
    0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, 0x5e5c64, 0xf66151,
    0x33d17a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff,
];

/// The palette called "Tango", of many terminals of GNOME's time before.
const TANGO: [Colour; 16] = [
    0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, 0xef2929,
    0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec,
];

/// Visual Studio Code's dark terminal.
pub(crate) const DARK: Profile =
    Profile { name: "VS Code, dark", text: 0xcccccc, background: 0x1e1e1e, colours: VS_CODE_DARK };

/// Visual Studio Code's light terminal.
pub(crate) const LIGHT: Profile =
    Profile { name: "VS Code, light", text: 0x333333, background: 0xffffff, colours: VS_CODE_LIGHT };

/// The terminals that the terminal's own colours are measured on.
pub(crate) const PROFILES: [Profile; 10] = [
    Profile { name: "xterm, dark", text: 0xe5e5e5, background: 0x000000, colours: XTERM },
    Profile { name: "xterm, light", text: 0x000000, background: 0xffffff, colours: XTERM },
    DARK,
    LIGHT,
    Profile { name: "Solarized, dark", text: 0x839496, background: 0x002b36, colours: SOLARIZED },
    Profile { name: "Solarized, light", text: 0x657b83, background: 0xfdf6e3, colours: SOLARIZED },
    Profile { name: "GNOME, dark", text: 0xd0cfcc, background: 0x171421, colours: GNOME },
    Profile { name: "GNOME, light", text: 0x171421, background: 0xffffff, colours: GNOME },
    Profile { name: "Tango, dark", text: 0xd3d7cf, background: 0x2e3436, colours: TANGO },
    Profile { name: "Tango, light", text: 0x2e3436, background: 0xffffff, colours: TANGO },
];

impl Profile {
    /// The text and the background that a style is shown with, where so many parts in a hundred remain of dim text.
    pub(crate) fn shown(&self, style: Style, remain: u32) -> [Colour; 2] {
        let has = |modifier| style.add_modifier.contains(modifier);
        let text = self.colour(style.fg).unwrap_or(self.text);
        let background = self.colour(style.bg).unwrap_or(self.background);
        let text = if has(Modifier::DIM) { mixed(text, background, remain) } else { text };
        if has(Modifier::REVERSED) { [background, text] } else { [text, background] }
    }

    /// What a colour looks like here; nothing where it is the terminal's default.
    pub(crate) fn colour(&self, colour: Option<Color>) -> Option<Colour> {
        let number = match colour? {
            Color::Reset => return None,
            Color::Rgb(red, green, blue) => return Some(u32::from_be_bytes([0, red, green, blue])),
            Color::Indexed(number) => return Some(fixed(number)),
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        Some(self.colours[number])
    }
}

/// A colour of the 240 that all terminals share, as xterm's `256colres.pl` makes them.
fn fixed(number: u8) -> Colour {
    let number = u32::from(number);
    if let Some(grey) = number.checked_sub(232) {
        return (8 + 10 * grey) * 0x010101;
    }
    let at = number - 16;
    let channel = |level: u32| if level == 0 { 0 } else { 55 + 40 * level };
    (channel(at / 36) << 16) | (channel(at / 6 % 6) << 8) | channel(at % 6)
}

/// So many parts in a hundred of one colour, the rest of another.
fn mixed(one: Colour, other: Colour, parts: u32) -> Colour {
    let channels = channels(one).into_iter().zip(channels(other));
    channels.fold(0, |colour, (one, other)| (colour << 8) | ((one * parts + other * (100 - parts)) / 100))
}

/// How much red, green and blue there is, each from 0 to 255.
pub(crate) fn channels(colour: Colour) -> [u32; 3] {
    [16, 8, 0].map(|shift| (colour >> shift) & 0xff)
}
