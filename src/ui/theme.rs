//! How each role looks.

use crate::page::{Role, Span};
use ratatui::style::{Color, Modifier, Style};

/// A style for each role. The colours are the terminal's own sixteen, so that they suit its background, light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
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
    /// With the terminal's own colours.
    pub const COLOUR: Self = Self {
        heading: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
        link: Style::new().fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
        matched: Style::new().fg(Color::Green).add_modifier(Modifier::BOLD),
        caution: Style::new().fg(Color::Magenta),
        bar: Style::new().fg(Color::Cyan),
        bar_range: Style::new().fg(Color::Cyan),
        alarm: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
        ..Self::MONOCHROME
    };

    /// Without any colour: a terminal that was asked for none must not be sent one, not even the default.
    pub const MONOCHROME: Self = Self {
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
}
