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
