//! The styles of the screen: the terminal's own colours, one accent, dim for what is secondary.

use ratatui::style::{Color, Modifier, Style};

/// What each part of the screen looks like.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Running text.
    pub plain: Style,
    /// Titles and headings.
    pub strong: Style,
    /// What is secondary: dates, hints.
    pub faint: Style,
    /// The one accent: the chosen entry, progress, the prompt's sign.
    pub accent: Style,
    /// Links.
    pub link: Style,
    /// A match.
    pub lit: Style,
    /// The current match, different by more than its colour.
    pub current: Style,
}

impl Theme {
    /// The theme with colours.
    pub fn new() -> Self {
        let plain = Style::new();
        // No bold: some terminals draw bold black in grey.
        let lit = plain.fg(Color::Black).bg(Color::Yellow);
        Self {
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            faint: plain.add_modifier(Modifier::DIM),
            accent: plain.fg(Color::Cyan),
            link: plain.fg(Color::Cyan),
            lit,
            current: lit.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The theme for `NO_COLOR`.
    pub fn colourless() -> Self {
        let plain = Style::new();
        Self {
            accent: plain.add_modifier(Modifier::BOLD),
            link: plain.add_modifier(Modifier::UNDERLINED),
            lit: plain.add_modifier(Modifier::REVERSED),
            current: plain.add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED),
            ..Self::new()
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::new()
    }
}
