//! Select Graphic Rendition: what the numbers mean (ECMA-48 8.3.117; colours of ITU-T T.416 as xterm has them).

use crate::document::block::{Ink, Inline};

/// Changes a look as the parameters of a sequence say.
pub(super) fn apply(look: &mut Inline, parameters: &str) {
    // Private ones, as of xterm's keyboard, are no looks.
    if parameters.starts_with(['<', '=', '>', '?']) {
        return;
    }
    let mut codes = parameters.split(';');
    while let Some(code) = codes.next() {
        let (code, details) = code.split_once(':').unwrap_or((code, ""));
        let number = if code.is_empty() {
            Ok(0)
        } else {
            code.parse::<u8>()
        };
        let Ok(number) = number else { continue };
        match number {
            0 => {
                let link = look.link;
                *look = Inline {
                    link,
                    ..Inline::default()
                };
            }
            1 => look.strong = true,
            2 => look.faint = true,
            3 => look.emphasis = true,
            4 => look.underline = details != "0",
            7 => look.reverse = true,
            9 => look.strike = true,
            22 => (look.strong, look.faint) = (false, false),
            23 => look.emphasis = false,
            24 => look.underline = false,
            27 => look.reverse = false,
            29 => look.strike = false,
            30..=37 => look.ink = Some(Ink::Indexed(number - 30)),
            90..=97 => look.ink = Some(Ink::Indexed(number - 90 + 8)),
            40..=47 => look.ground = Some(Ink::Indexed(number - 40)),
            100..=107 => look.ground = Some(Ink::Indexed(number - 100 + 8)),
            38 => look.ink = colour(details, &mut codes).or(look.ink),
            48 => look.ground = colour(details, &mut codes).or(look.ground),
            39 => look.ink = None,
            49 => look.ground = None,
            _ => {}
        }
    }
}

/// A colour by its number or its parts: behind colons, `38:2::255:0:0`, or in the parameters that follow, `38;5;208`.
fn colour<'a>(details: &str, codes: &mut impl Iterator<Item = &'a str>) -> Option<Ink> {
    if !details.is_empty() {
        let parts: Vec<&str> = details.split(':').collect();
        return match parts[..] {
            ["5", index, ..] => indexed(index),
            ["2", r, g, b] | ["2", _, r, g, b, ..] => rgb(r, g, b),
            _ => None,
        };
    }
    match codes.next()? {
        "5" => indexed(codes.next()?),
        "2" => rgb(codes.next()?, codes.next()?, codes.next()?),
        _ => None,
    }
}

fn indexed(index: &str) -> Option<Ink> {
    index.parse().ok().map(Ink::Indexed)
}

fn rgb(r: &str, g: &str, b: &str) -> Option<Ink> {
    Some(Ink::Rgb(r.parse().ok()?, g.parse().ok()?, b.parse().ok()?))
}
