//! What was meant is found in Arabic, and results are walked from text to text.

use vt100::Screen;

use super::xterm::{Xterm, cells, is_lit, last_row, rows};
use super::{DOWN, SIZE, file};

/// Price, and prices: its broken plural.
const PRICE: &str = "\u{633}\u{639}\u{631}";
const PRICES: &str = "\u{623}\u{633}\u{639}\u{627}\u{631}";
/// توقايف, as one hears it, and توكاييف, as the text has it.
const HEARD: &str = "\u{62A}\u{648}\u{642}\u{627}\u{64A}\u{641}";
const TOKAYEV: &str = "\u{62A}\u{648}\u{643}\u{627}\u{64A}\u{64A}\u{641}";
/// أخرى of «بصيغ أخرى», in other forms, as it is seen.
const OTHER_SEEN: &str = "\u{FEEF}\u{FEAE}\u{FEA7}\u{FE83}";

/// A folder of two texts: one has the plural three times, the other twice. Each test has its own, for a text that is written
/// while another reader has it open is read again there.
fn folder(name: &str) -> String {
    let far = "\u{628}\u{628}\n\n".repeat(40);
    let first = format!("{PRICES} 1\n\n{far}{PRICES} 2\n\n{far}{PRICES} 3\n");
    let second = format!("{PRICES} 4\n\n{PRICES} 5\n\n{TOKAYEV}\n");
    file(&format!("found-{name}/1.txt"), &first);
    let path = file(&format!("found-{name}/2.txt"), &second);
    path.parent().unwrap().to_str().unwrap().to_owned()
}

/// A reader of them who sees the first: a search looks through the texts that are known when it begins.
fn start(name: &str) -> Xterm {
    let xterm = Xterm::start(SIZE, &[], ["--lang", "ar", folder(name).as_str()]);
    // «1 من 2», as it is seen.
    let first_of_two = "2 \u{FEE6}\u{FEE3} 1";
    xterm.until("the first of two texts", |screen| {
        rows(screen)[1].contains(first_of_two)
    });
    xterm
}

fn tells(screen: &Screen, what: &str) -> bool {
    last_row(screen).contains(what)
}

#[test]
fn a_word_is_found_in_its_plural_and_a_name_by_its_sound() {
    let mut xterm = start("forms");
    xterm.keys("\r/");
    xterm.keys(PRICE);
    xterm.until("the plural, and how it was found", |screen| {
        tells(screen, OTHER_SEEN) && cells(screen, is_lit).len() >= 5
    });
    xterm.keys("\x1b");
    xterm.until("an end of the prompt", Screen::hide_cursor);
    xterm.keys("]/");
    xterm.keys(HEARD);
    xterm.until("the name", |screen| {
        tells(screen, "1/1") && cells(screen, is_lit).len() == 7
    });
    xterm.keys("\r");
    xterm.until("an end of the prompt", Screen::hide_cursor);
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);
}

#[test]
fn results_lead_to_their_matches_and_from_text_to_text() {
    let mut xterm = start("results");
    xterm.keys("s");
    xterm.keys(PRICE);
    xterm.until("results, lit", |screen| !cells(screen, is_lit).is_empty());
    xterm.keys("\r");
    xterm.until("the first match of the best", |screen| {
        screen.hide_cursor() && tells(screen, "1/3")
    });
    xterm.keys("\r");
    // Each match in the list, and the first in the text beside it.
    xterm.until("the list of matches", |screen| {
        tells(screen, "1/3") && cells(screen, is_lit).len() >= 20
    });
    xterm.keys(DOWN);
    xterm.until("the second", |screen| tells(screen, "2/3"));
    xterm.keys("\rn");
    xterm.until("the third, in the text", |screen| tells(screen, "3/3"));
    xterm.keys("n");
    xterm.until("the next text", |screen| tells(screen, "1/2"));
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);
}
