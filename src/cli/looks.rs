//! How things look: what the command line, the environment and the reader's settings say of it, in this order.

use super::print::is_terminal_without_unicode;
use crate::{
    config::{Config, Glyphs},
    ui::{
        Theme,
        theme::{Named, THEMES},
    },
};
use clap::{ValueEnum, builder::PossibleValue};
use std::io::IsTerminal;

/// How things look.
#[derive(Debug, Clone, clap::Args)]
pub struct Looks {
    /// When to use colour; without it `NO_COLOR` decides.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,
    /// Which colours the browser uses. `NO_COLOR` and `--color never` count for more: bold, underlined and reversed
    /// text remain, whatever the theme. Without it the settings decide, else it is `terminal`.
    #[arg(long, global = true, value_name = "NAME")]
    theme: Option<Named>,
    /// Use ASCII characters only.
    #[arg(long, global = true)]
    ascii: bool,
    /// What the reader has set, where nothing counts for more.
    #[arg(skip)]
    set: (Option<Named>, Option<Glyphs>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ValueEnum for Named {
    fn value_variants<'a>() -> &'a [Self] {
        &THEMES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name).help(self.about))
    }
}

impl Looks {
    /// Whether to write in colour to a stream.
    pub fn colour(&self, stream: &impl IsTerminal) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
            }
        }
    }

    /// The styles to draw with on a stream, in colours that its terminal knows, or in none.
    pub fn theme(&self, stream: &impl IsTerminal) -> Theme {
        if !self.colour(stream) {
            return Theme::MONOCHROME;
        }
        let Named { theme, .. } = self.theme.or(self.set.0).unwrap_or_default();
        let mixes = std::env::var("COLORTERM").is_ok_and(|set| set == "truecolor" || set == "24bit");
        if mixes { theme } else { theme.in_fixed_colours() }
    }

    /// Whether colour was asked for in so many words.
    #[must_use]
    pub fn insists_on_colour(&self) -> bool {
        self.color == When::Always
    }

    /// Whether to write ASCII only: asked for, or the terminal knows no more.
    #[must_use]
    pub fn ascii(&self) -> bool {
        self.ascii || is_terminal_without_unicode() || self.set.1 == Some(Glyphs::Ascii)
    }

    /// Takes in what the reader has set.
    pub fn heed(&mut self, config: &Config) {
        self.set = (config.theme.as_ref().map(|set| set.value), config.glyphs.as_ref().map(|set| set.value));
    }

    /// The theme where the command line names one, and what named it.
    #[must_use]
    pub fn sooner_theme(&self) -> Option<(String, &'static str)> {
        self.theme.map(|theme| (theme.name.to_owned(), "--theme"))
    }

    /// The characters where the command line or the environment leaves no choice, and which of the two.
    #[must_use]
    pub fn sooner_glyphs(&self) -> Option<(String, &'static str)> {
        let by_environment = is_terminal_without_unicode().then_some("environment");
        let from = if self.ascii { Some("--ascii") } else { by_environment };
        from.map(|from| (Glyphs::Ascii.name().to_owned(), from))
    }
}
