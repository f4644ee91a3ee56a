//! Whole screens, as a reader sees them: driven by keys, read by columns and code points.

#[path = "../common/mod.rs"]
mod common;
mod heading;
mod help;
mod list;
mod moving;
mod odd_texts;
mod searching;
mod sizes;
mod test_card;

use common::App;

const BEH: &str = "\u{0628}";

const SMALL: &str = "+++\ntitle = \"\u{0628}\u{0644}\u{0627}\u{062F}\"\ndate = 2022-01-05\nlang = \"ar\"\n+++\n\
    \u{0642}\u{0627}\u{0644} (\u{0628}) 7 \u{0645}\u{0631}\u{0651}\u{064E}\u{0629}.\n\nabc (d)\n";

fn two_files(language: kzread::words::Language, size: (u16, u16)) -> App {
    App::files(
        &[
            ("a.md", SMALL.as_bytes()),
            ("b.txt", b"first\nsecond\n\n\nthird\n"),
        ],
        language,
        size,
    )
}
