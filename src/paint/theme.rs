//! The styles of the screen: the terminal's own ground and letters, and few colours, which are readable on that ground.

use ratatui::style::{Color, Modifier, Style};

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// None, or none is wanted (no-color.org).
    None,
    /// The sixteen that each terminal defines in its own way.
    Sixteen,
    /// Those of xterm, of which all but the first sixteen are the same everywhere.
    Many,
}

/// What the letters stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Nobody has said: no colour is readable on all.
    Unknown,
    /// Light letters on dark ground.
    Dark,
    /// Dark letters on light ground.
    Light,
}

impl Ground {
    /// A ground of this red, green and blue: light where black letters would have more contrast than white ones.
    pub fn of(colour: [u8; 3]) -> Self {
        if contrast(colour, [0; 3]) > contrast(colour, [255; 3]) {
            Self::Light
        } else {
            Self::Dark
        }
    }
}

/// What a reader likes of colours, where there are many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Taste {
    /// An accent, and a colour for each kind of thing.
    #[default]
    Usual,
    /// Few and soft ones.
    Calm,
    /// Each has a contrast of 7 : 1 at least, as WCAG 2.2 asks for at its highest level (1.4.6), and nothing is faint.
    Contrast,
}

/// Colours of the reader's own, in the place of those of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OwnColours {
    /// Of dates, hints and rules.
    pub faint: Option<Color>,
    /// Of headings, progress and what is chosen.
    pub accent: Option<Color>,
    /// Of links.
    pub link: Option<Color>,
    /// Of code.
    pub code: Option<Color>,
    /// Of keys.
    pub key: Option<Color>,
    /// The ground of matches, which are black on it.
    pub found: Option<Color>,
}

/// The colours of a terminal, its ground as far as the environment tells, and what the reader likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// How many there are.
    pub palette: Palette,
    /// What they stand on.
    pub ground: Ground,
    /// Which of the themes.
    pub taste: Taste,
    /// What the reader has in the place of it.
    pub own: OwnColours,
}

/// The colour of a name, a number of xterm's, or `#rrggbb`; none if it is no colour.
pub fn colour(name: &str) -> Option<Color> {
    name.parse().ok()
}

impl Colours {
    /// The theme for a terminal that says that its ground is of this red, green and blue, if it says so.
    pub fn theme(self, background: Option<[u8; 3]>) -> Theme {
        let ground = background.map_or(self.ground, Ground::of);
        let (many, dark, light) = match self.taste {
            Taste::Usual => (Theme::lit_by_index(), DARK, LIGHT),
            Taste::Calm => (Theme::lit_softly(), CALM_DARK, CALM_LIGHT),
            Taste::Contrast => (Theme::lit_brightly(), CONTRAST_DARK, CONTRAST_LIGHT),
        };
        let theme = match (self.palette, ground) {
            (Palette::None, _) => return Theme::colourless(),
            (_, Ground::Unknown) if self.taste == Taste::Contrast => Theme::new().without_faint(),
            (_, Ground::Unknown) => Theme::new(),
            (Palette::Sixteen, Ground::Dark) => Theme::of(DARK_SIXTEEN, Theme::new()),
            (Palette::Sixteen, Ground::Light) => Theme::of(LIGHT_SIXTEEN, Theme::new()),
            (Palette::Many, Ground::Dark) => Theme::of(dark, many),
            (Palette::Many, Ground::Light) => Theme::of(light, many),
        };
        theme.with(self.own)
    }
}

/// What each part of the screen looks like.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Running text.
    pub plain: Style,
    /// What a pane is called, headings deep in a text.
    pub strong: Style,
    /// What is secondary: dates, hints.
    pub faint: Style,
    /// The accent: the chosen entry, progress, the prompt's sign.
    pub accent: Style,
    /// Headings of a text, and what the pane that has the keys is called.
    pub heading: Style,
    /// Titles in the list: told from what is secondary by that one's colour, or else by weight.
    pub title: Style,
    /// Links.
    pub link: Style,
    /// Code in a text.
    pub code: Style,
    /// Keys in hints and in the help.
    pub key: Style,
    /// What is selected, or was just copied.
    pub selected: Style,
    /// A match.
    pub lit: Style,
    /// The current match, different by its ground and its weight.
    pub current: Style,
}

/// The colours of a theme for letters, by what they are for.
#[derive(Clone, Copy)]
struct Inks {
    faint: Color,
    accent: Color,
    link: Color,
    code: Color,
    key: Color,
}

/// On dark ground, up to that of Nord, each has a contrast of 4.5 : 1 at least.
const DARK: Inks = Inks {
    faint: Color::Indexed(248),
    accent: Color::Indexed(80),
    link: Color::Indexed(117),
    code: Color::Indexed(179),
    key: Color::Indexed(150),
};
/// The same on light ground, down to the darker one of Solarized.
const LIGHT: Inks = Inks {
    faint: Color::Indexed(240),
    accent: Color::Indexed(24),
    link: Color::Indexed(25),
    code: Color::Indexed(94),
    key: Color::Indexed(22),
};
const CALM_DARK: Inks = Inks {
    faint: Color::Indexed(248),
    accent: Color::Indexed(152),
    link: Color::Indexed(152),
    code: Color::Indexed(187),
    key: Color::Indexed(252),
};
const CALM_LIGHT: Inks = Inks {
    faint: Color::Indexed(240),
    accent: Color::Indexed(23),
    link: Color::Indexed(23),
    code: Color::Indexed(58),
    key: Color::Indexed(237),
};
const CONTRAST_DARK: Inks = Inks {
    faint: Color::Indexed(253),
    accent: Color::Indexed(123),
    link: Color::Indexed(159),
    code: Color::Indexed(229),
    key: Color::Indexed(157),
};
const CONTRAST_LIGHT: Inks = Inks {
    faint: Color::Indexed(235),
    accent: Color::Indexed(17),
    link: Color::Indexed(18),
    code: Color::Indexed(52),
    key: Color::Indexed(16),
};
const DARK_SIXTEEN: Inks = Inks {
    faint: Color::Cyan,
    accent: Color::Green,
    link: Color::Reset,
    code: Color::Yellow,
    key: Color::Reset,
};
const LIGHT_SIXTEEN: Inks = Inks {
    faint: Color::Blue,
    accent: Color::Magenta,
    link: Color::Reset,
    code: Color::Red,
    key: Color::Reset,
};

impl Theme {
    /// The theme for an unknown ground: colours for matches, which bring their ground with them, and weight for the rest.
    pub fn new() -> Self {
        let plain = Style::new();
        let strong = plain.add_modifier(Modifier::BOLD);
        Self {
            plain,
            strong,
            faint: plain.add_modifier(Modifier::DIM),
            accent: strong,
            heading: strong,
            title: strong,
            link: plain.add_modifier(Modifier::UNDERLINED),
            code: plain,
            key: strong,
            selected: plain.fg(Color::Black).bg(Color::Cyan),
            // No bold: some terminals draw bold black in grey.
            lit: plain.fg(Color::Black).bg(Color::Yellow),
            current: (strong.fg(Color::White).bg(Color::Magenta))
                .add_modifier(Modifier::UNDERLINED),
        }
    }

    /// Whether colours are wanted at all.
    pub fn has_colours(&self) -> bool {
        self.lit.bg.is_some()
    }

    /// The theme for `NO_COLOR`.
    pub fn colourless() -> Self {
        let plain = Style::new();
        Self {
            selected: plain.add_modifier(Modifier::REVERSED),
            lit: plain.add_modifier(Modifier::REVERSED),
            current: plain.add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED),
            ..Self::new()
        }
    }

    /// Matches in colours that are the same in all terminals with many.
    fn lit_by_index() -> Self {
        let theme = Self::new();
        let black = Color::Indexed(16);
        Self {
            selected: theme.selected.fg(black).bg(Color::Indexed(153)),
            lit: theme.lit.fg(black).bg(Color::Indexed(220)),
            current: theme
                .current
                .fg(Color::Indexed(231))
                .bg(Color::Indexed(127)),
            ..theme
        }
    }

    /// Matches on softer ground.
    fn lit_softly() -> Self {
        let theme = Self::lit_by_index();
        let black = Color::Indexed(16);
        Self {
            lit: theme.lit.bg(Color::Indexed(187)),
            current: theme.current.fg(black).bg(Color::Indexed(116)),
            ..theme
        }
    }

    /// Matches on brighter ground.
    fn lit_brightly() -> Self {
        let theme = Self::lit_by_index();
        Self {
            selected: theme.selected.bg(Color::Indexed(195)),
            lit: theme.lit.bg(Color::Indexed(226)),
            current: theme.current.bg(Color::Indexed(54)),
            ..theme
        }
    }

    /// The same with nothing faint but for its colour.
    fn without_faint(self) -> Self {
        Self {
            faint: self.plain,
            ..self
        }
    }

    /// The same with colours of the reader's own.
    fn with(self, own: OwnColours) -> Self {
        let ink = |style: Style, colour: Option<Color>| match colour {
            Some(colour) => style.fg(colour).remove_modifier(Modifier::DIM),
            None => style,
        };
        Self {
            faint: ink(self.faint, own.faint),
            accent: ink(self.accent, own.accent),
            heading: ink(self.heading, own.accent),
            link: ink(self.link, own.link),
            code: ink(self.code, own.code),
            key: ink(self.key, own.key),
            lit: own.found.map_or(self.lit, |ground| self.lit.bg(ground)),
            ..self
        }
    }

    fn of(inks: Inks, theme: Self) -> Self {
        Self {
            faint: theme.plain.fg(inks.faint),
            accent: theme.plain.fg(inks.accent),
            heading: theme.strong.fg(inks.accent),
            title: theme.plain,
            link: theme.link.fg(inks.link),
            code: theme.plain.fg(inks.code),
            key: theme.strong.fg(inks.key),
            ..theme
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::new()
    }
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2).
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour in sRGB, 0 to 1 (WCAG 2.2).
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        // Within 0.002 of the standard's curve. That has a power in it, for which the library of mathematics would be loaded
        // at each start: a third of a MB.
        let part = f64::from(part) / 255.0;
        part * (part * (part * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests;
