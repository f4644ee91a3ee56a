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
mod tests {
    use super::*;

    /// The first eight colours and white as xterm and the text mode of a PC have them.
    const SIXTEEN: [[[u8; 3]; 9]; 2] = [
        [
            [0, 0, 0],
            [205, 0, 0],
            [0, 205, 0],
            [205, 205, 0],
            [0, 0, 238],
            [205, 0, 205],
            [0, 205, 205],
            [229, 229, 229],
            [255, 255, 255],
        ],
        [
            [0, 0, 0],
            [170, 0, 0],
            [0, 170, 0],
            [170, 170, 0],
            [0, 0, 170],
            [170, 0, 170],
            [0, 170, 170],
            [170, 170, 170],
            [255, 255, 255],
        ],
    ];
    /// Black, VS Code, Dracula, Solarized, Nord.
    const DARK_GROUNDS: [[u8; 3]; 5] = [
        [0, 0, 0],
        [0x1E, 0x1E, 0x1E],
        [0x28, 0x2A, 0x36],
        [0x00, 0x2B, 0x36],
        [0x2E, 0x34, 0x40],
    ];
    /// White, Solarized in both of its lights, Gruvbox.
    const LIGHT_GROUNDS: [[u8; 3]; 4] = [
        [255, 255, 255],
        [0xFD, 0xF6, 0xE3],
        [0xEE, 0xE8, 0xD5],
        [0xFB, 0xF1, 0xC7],
    ];

    fn rgb(colour: Color, sixteen: &[[u8; 3]; 9]) -> Option<[u8; 3]> {
        let place = match colour {
            Color::Reset => return None,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::White => 8,
            Color::Indexed(index @ 16..=231) => {
                let part = |by: u8| match (index - 16) / by % 6 {
                    0 => 0,
                    step => 55 + 40 * step,
                };
                return Some([part(36), part(6), part(1)]);
            }
            Color::Indexed(index @ 232..) => return Some([8 + 10 * (index - 232); 3]),
            other => panic!("a colour of nobody: {other:?}"),
        };
        Some(sixteen[place])
    }

    #[test]
    fn the_luminance_of_a_colour_is_nearly_that_of_the_standard() {
        for part in 0..=255_u8 {
            let standard = match f64::from(part) / 255.0 {
                dark @ ..=0.04045 => dark / 12.92,
                light => ((light + 0.055) / 1.055).powf(2.4),
            };
            assert!((luminance([part; 3]) - standard).abs() < 0.002, "{part}");
        }
    }

    /// All of them: the pattern has a place for each.
    fn styles(theme: Theme) -> [Style; 12] {
        let Theme {
            plain,
            strong,
            faint,
            accent,
            heading,
            title,
            link,
            code,
            key,
            selected,
            lit,
            current,
        } = theme;
        [
            plain, strong, faint, accent, heading, title, link, code, key, selected, lit, current,
        ]
    }

    /// The least contrast of all pairs of letters and grounds that a theme can show; on an unknown background, of those that
    /// bring their ground along.
    fn least_contrast(theme: Theme, background: Option<[u8; 3]>) -> f64 {
        let pairs = SIXTEEN.iter().flat_map(|sixteen| {
            let pair = move |style: Style| {
                let ground = style.bg.map_or(background, |bg| rgb(bg, sixteen));
                Some(contrast(rgb(style.fg?, sixteen)?, ground?))
            };
            styles(theme).into_iter().filter_map(pair)
        });
        pairs.fold(21.0, f64::min)
    }

    #[test]
    fn every_colour_is_readable_on_its_ground() {
        let grounds = DARK_GROUNDS.into_iter().chain(LIGHT_GROUNDS).map(Some);
        let tastes = [
            (Taste::Usual, 4.5),
            (Taste::Calm, 4.5),
            (Taste::Contrast, 7.0),
        ];
        let many = grounds.flat_map(|ground| tastes.map(|taste| (Palette::Many, ground, taste)));
        // What terminals make of sixteen colours is readable on black and on white; what else they stand on, nobody knows.
        let sixteen = [Some([0; 3]), Some([255; 3])];
        let sixteen = sixteen.map(|ground| (Palette::Sixteen, ground, tastes[0]));
        let unknown = [Palette::Many, Palette::Sixteen].map(|palette| (palette, None, tastes[0]));
        for (palette, background, (taste, wanted)) in many.chain(sixteen).chain(unknown) {
            let colours = Colours {
                palette,
                ground: Ground::Unknown,
                taste,
                own: OwnColours::default(),
            };
            let least = least_contrast(colours.theme(background), background);
            assert!(
                least >= wanted,
                "{least:.2} on {background:?} with {palette:?}, {taste:?}"
            );
        }
    }

    #[test]
    fn a_ground_is_dark_or_light() {
        assert!(
            DARK_GROUNDS
                .map(Ground::of)
                .iter()
                .all(|ground| *ground == Ground::Dark)
        );
        assert!(
            LIGHT_GROUNDS
                .map(Ground::of)
                .iter()
                .all(|ground| *ground == Ground::Light)
        );
    }

    #[test]
    fn what_differs_in_meaning_differs_in_looks() {
        for palette in [Palette::None, Palette::Sixteen, Palette::Many] {
            for ground in [Ground::Unknown, Ground::Dark, Ground::Light] {
                for taste in [Taste::Usual, Taste::Calm, Taste::Contrast] {
                    let own = OwnColours::default();
                    differs(Colours {
                        palette,
                        ground,
                        taste,
                        own,
                    });
                }
            }
        }
    }

    #[test]
    fn own_colours_stand_in_the_place_of_those_of_the_theme() {
        let red = colour("#ff0000");
        let own = OwnColours {
            accent: red,
            faint: colour("244"),
            found: colour("green"),
            ..OwnColours::default()
        };
        let colours = Colours {
            palette: Palette::Many,
            ground: Ground::Unknown,
            taste: Taste::Usual,
            own,
        };
        let theme = colours.theme(None);
        assert_eq!((theme.accent.fg, theme.heading.fg), (red, red));
        assert_eq!(
            theme.faint,
            Style::new()
                .fg(Color::Indexed(244))
                .remove_modifier(Modifier::DIM)
        );
        assert_eq!(theme.lit.bg, Some(Color::Green));
        assert_eq!(colour("#ff00"), None);
    }

    fn differs(colours: Colours) {
        let (palette, ground) = (colours.palette, colours.ground);
        let theme = colours.theme(None);
        // Without its SGR 2, which some terminals do not show.
        let shown = |style: Style| style.remove_modifier(Modifier::DIM);
        assert_ne!(
            shown(theme.title),
            shown(theme.faint),
            "{palette:?} {ground:?}"
        );
        assert_ne!(theme.heading, theme.link);
        assert_ne!(theme.heading, theme.code);
        assert_ne!(theme.link, theme.code);
        assert!(theme.link.add_modifier.contains(Modifier::UNDERLINED));
        assert!(theme.current.add_modifier.contains(Modifier::BOLD));
        assert_ne!(theme.lit, theme.current);
        if palette != Palette::None {
            assert_ne!(theme.lit.bg, theme.current.bg);
        }
        assert_ne!(theme.key, theme.faint);
    }
}
