//! How each role looks.
//!
//! | room | |
//! |---|---|
//! | `palettes` | the themes that can be chosen, as a table of colours |
//! | `fixed` | colours for terminals that know no more than 256 |
//!
//! No colour is named outside these files; a test reads the sources and says so.

mod fixed;
mod palettes;

pub use palettes::{Named, THEMES};

use crate::page::{Role, Span};
use ratatui::style::{Modifier, Style};

/// A style for each role. What a role means never hangs on its colour: words and modifiers say it as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// What lies under everything: text and background. Empty where they are the terminal's own.
    pub base: Style,
    /// Plain text.
    pub text: Style,
    /// Names and labels.
    pub strong: Style,
    /// Headings.
    pub heading: Style,
    /// Notes and dates.
    pub quiet: Style,
    /// Ways to other pages.
    pub link: Style,
    /// What was asked for, over the style of the text that it led to.
    pub matched: Style,
    /// What was ruled out.
    pub ruled_out: Style,
    /// Things to know.
    pub caution: Style,
    /// Things to act on.
    pub alarm: Style,
    /// A picture: what a source is sure of.
    pub bar: Style,
    /// A picture: up to how many it may be.
    pub bar_range: Style,
    /// A picture's scale and its guides.
    pub axis: Style,
    /// Where in a page one is.
    pub scroll: Style,
    /// The row under the cursor, where the keys go.
    pub selected: Style,
    /// The row under the cursor of a pane that does not hold the keys.
    pub resting: Style,
}

impl Theme {
    /// Without any colour: a terminal that was asked for none must not be sent one, not even the default.
    pub const MONOCHROME: Self = Self {
        base: Style::new(),
        text: Style::new(),
        strong: Style::new().add_modifier(Modifier::BOLD),
        heading: Style::new().add_modifier(Modifier::BOLD),
        quiet: Style::new().add_modifier(Modifier::DIM),
        link: Style::new().add_modifier(Modifier::UNDERLINED),
        matched: Style::new().add_modifier(Modifier::UNDERLINED.union(Modifier::BOLD)),
        ruled_out: Style::new().add_modifier(Modifier::CROSSED_OUT.union(Modifier::DIM)),
        caution: Style::new().add_modifier(Modifier::ITALIC),
        bar: Style::new(),
        bar_range: Style::new(),
        axis: Style::new().add_modifier(Modifier::DIM),
        scroll: Style::new().add_modifier(Modifier::DIM),
        alarm: Style::new().add_modifier(Modifier::BOLD),
        selected: Style::new().add_modifier(Modifier::REVERSED),
        resting: Style::new().add_modifier(Modifier::BOLD),
    };

    /// How a run of words looks.
    #[must_use]
    pub fn span(&self, span: &Span) -> Style {
        let style = self.role(span.role);
        if span.matched { style.patch(self.matched) } else { style }
    }

    /// The style of a role.
    #[must_use]
    pub const fn role(&self, role: Role) -> Style {
        match role {
            Role::Text => self.text,
            Role::Strong => self.strong,
            Role::Quiet => self.quiet,
            Role::Link => self.link,
            Role::Bar => self.bar,
            Role::BarRange => self.bar_range,
            Role::Axis => self.axis,
            Role::RuledOut => self.ruled_out,
            Role::Caution => self.caution,
            Role::Alarm => self.alarm,
        }
    }

    /// The same theme for a terminal that knows 256 colours: in place of each mixed colour the nearest fixed one.
    #[must_use]
    pub fn in_fixed_colours(mut self) -> Self {
        for (_, style) in self.styles_mut() {
            style.fg = style.fg.map(fixed::nearest);
            style.bg = style.bg.map(fixed::nearest);
        }
        self
    }

    /// Every style with the name of its role, the base first.
    pub fn styles_mut(&mut self) -> [(&'static str, &mut Style); 16] {
        [
            ("base", &mut self.base),
            ("text", &mut self.text),
            ("strong", &mut self.strong),
            ("heading", &mut self.heading),
            ("quiet", &mut self.quiet),
            ("link", &mut self.link),
            ("matched", &mut self.matched),
            ("ruled_out", &mut self.ruled_out),
            ("caution", &mut self.caution),
            ("alarm", &mut self.alarm),
            ("selected", &mut self.selected),
            ("resting", &mut self.resting),
            ("bar", &mut self.bar),
            ("bar_range", &mut self.bar_range),
            ("axis", &mut self.axis),
            ("scroll", &mut self.scroll),
        ]
    }
}
