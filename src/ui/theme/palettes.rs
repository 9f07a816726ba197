//! The themes that can be chosen.
#![allow(clippy::unreadable_literal, reason = "colours are written as everywhere")]

use super::Theme;
use ratatui::style::{Color, Modifier, Style};

/// A theme with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Whom it is for, in a few words.
    pub about: &'static str,
    /// Its styles.
    pub theme: Theme,
}

impl Default for Named {
    fn default() -> Self {
        let [first, ..] = THEMES;
        first
    }
}

/// Every theme, the default first.
pub const THEMES: [Named; 4] = [
    Named { name: "terminal", about: "the terminal's own colours, on light and on dark", theme: TERMINAL },
    Named { name: "contrast", about: "high contrast: white and strong colours on black", theme: CONTRAST },
    Named {
        name: "colourblind",
        about: "on dark, for readers who see red, green or blue otherwise",
        theme: COLOURBLIND,
    },
    Named {
        name: "paper",
        about: "dark ink on warm paper, for bright rooms and eyes that prefer light",
        theme: PAPER,
    },
];

/// The terminal's own colours, whatever its background. White, black, grey and yellow vanish on one background or the
/// other; of the rest, these three bright ones stand out best where they stand out least (`tests/themes.rs` has the
/// figures). Bright ones also stay as they are where a terminal shows bold text in brighter colours.
const TERMINAL: Theme = Theme {
    heading: Theme::MONOCHROME.heading.fg(Color::LightBlue),
    link: Theme::MONOCHROME.link.fg(Color::LightBlue),
    caution: Theme::MONOCHROME.caution.fg(Color::LightMagenta),
    alarm: Theme::MONOCHROME.alarm.fg(Color::LightRed),
    bar: Style::new().fg(Color::LightBlue),
    bar_range: Style::new().fg(Color::LightBlue),
    ..Theme::MONOCHROME
};

/// Every role at least 7:1 (WCAG 2, level AAA).
const CONTRAST: Theme = painted(&Inks {
    base: [0xffffff, 0x000000],
    selected: [0x000000, 0xffff00],
    quiet: 0xd0d0d0,
    heading: 0xffff87,
    link: 0x87d7ff,
    matched: 0x87ff87,
    caution: 0xffafff,
    alarm: 0xff8787,
    bar: 0x5fd7ff,
    bar_range: 0xffd75f,
    axis: 0xb2b2b2,
});

/// From the palette of Okabe and Ito ("Color Universal Design", 2002), which was chosen to stay apart for people with
/// protan, deutan and tritan vision: its vermilion, yellow, sky blue (lightened for links), bluish green (a little
/// lightened) and orange. Every role at least 4.5:1 (WCAG 2, level AA).
const COLOURBLIND: Theme = painted(&Inks {
    base: [0xe8e8e8, 0x10141c],
    selected: [0x10141c, 0xe8e8e8],
    quiet: 0xb0b8c0,
    heading: 0x9ad2f2,
    link: 0x9ad2f2,
    matched: 0x1aa881,
    caution: 0xf0e442,
    alarm: 0xd55e00,
    bar: 0x56b4e9,
    bar_range: 0xe69f00,
    axis: 0x8e98a4,
});

/// Every role at least 4.5:1 (WCAG 2, level AA).
const PAPER: Theme = painted(&Inks {
    base: [0x2b2118, 0xfdf6dc],
    selected: [0xfdf6dc, 0x4a3c2a],
    quiet: 0x5e5240,
    heading: 0x004f5f,
    link: 0x005a8c,
    matched: 0x1f5f10,
    caution: 0x7d1464,
    alarm: 0xa81414,
    bar: 0x005a8c,
    bar_range: 0x8a4a00,
    axis: 0x6a5e4c,
});

/// The colours of a theme that brings its own: red, green and blue in one number. Pairs are text and background.
struct Inks {
    base: [u32; 2],
    selected: [u32; 2],
    quiet: u32,
    heading: u32,
    link: u32,
    matched: u32,
    caution: u32,
    alarm: u32,
    bar: u32,
    bar_range: u32,
    axis: u32,
}

/// A theme in colours of its own. What was dimmed without colour has a colour instead, so that its contrast is known.
const fn painted(inks: &Inks) -> Theme {
    const PLAIN: Theme = Theme::MONOCHROME;
    Theme {
        base: pair(inks.base),
        selected: pair(inks.selected),
        quiet: ink(inks.quiet),
        ruled_out: ink(inks.quiet).add_modifier(Modifier::CROSSED_OUT),
        heading: PLAIN.heading.fg(Color::from_u32(inks.heading)),
        link: PLAIN.link.fg(Color::from_u32(inks.link)),
        matched: PLAIN.matched.fg(Color::from_u32(inks.matched)),
        caution: PLAIN.caution.fg(Color::from_u32(inks.caution)),
        alarm: PLAIN.alarm.fg(Color::from_u32(inks.alarm)),
        bar: ink(inks.bar),
        bar_range: ink(inks.bar_range),
        axis: ink(inks.axis),
        scroll: ink(inks.axis),
        ..PLAIN
    }
}

const fn ink(colour: u32) -> Style {
    Style::new().fg(Color::from_u32(colour))
}

const fn pair([text, background]: [u32; 2]) -> Style {
    ink(text).bg(Color::from_u32(background))
}
