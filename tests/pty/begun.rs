//! Long pages, of which the beginning is shown before all of them is parsed.

use super::xterm::{Xterm, rows};
use super::{SIZE, file};

/// Keys that are pressed first wait for all of the page: they went to the end of its beginning.
#[test]
fn the_first_keys_lead_to_the_end_of_all_of_a_page() {
    let words = "<p>some words of a paragraph that goes on for a line or two of the screen</p>\n";
    let page = format!(
        "<html><body><article><h1>Title</h1>\n{}<p>the very end</p></article></body></html>",
        words.repeat(40_000)
    );
    let path = file("begun.html", &page);
    let mut xterm = Xterm::start(SIZE, &[], ["--lang", "en", "+G", path.to_str().unwrap()]);
    let screen = xterm.until("the end", |screen| {
        rows(screen).iter().any(|row| row.contains("the very end"))
    });
    let text = rows(&screen).join("\n");
    assert!(text.contains("100%"), "{text}");
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);
}
