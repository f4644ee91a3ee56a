//! The text engine: any paragraph, at any width.

use kzread::text::{Direction, Paragraph, excerpt, fit};

use super::Choices;
use super::cells::check_symbol;

pub(crate) const FRAGMENTS: &[&str] = &[
    "\u{644}\u{627}",
    "\u{644}\u{651}\u{623}",
    "\u{628}",
    "\u{62F}",
    "\u{647}",
    "\u{6D5}",
    "\u{6CC}",
    "\u{640}",
    "\u{64E}",
    "\u{651}",
    "\u{670}",
    "\u{6DD}",
    "\u{600}",
    "\u{661}\u{662}",
    "\u{6F4}",
    "12",
    "1,5",
    "a",
    "URL",
    "http://a.b/c",
    " ",
    "  ",
    "\t",
    "\n",
    "(",
    ")",
    "[",
    "]",
    "\u{AB}",
    "\u{BB}",
    "\u{FD3E}",
    "\u{FD3F}",
    "<",
    ">",
    "-",
    "--",
    ".",
    "\u{61F}",
    "\u{60C}",
    "\u{202A}",
    "\u{202B}",
    "\u{202D}",
    "\u{202E}",
    "\u{202C}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{200E}",
    "\u{200F}",
    "\u{61C}",
    "\u{200C}",
    "\u{200D}",
    "\u{AD}",
    "\u{5D0}\u{5B8}",
    "\u{4E2D}",
    "\u{1F468}\u{200D}\u{1F469}",
    "\u{1F44D}\u{1F3FD}",
    "\u{1F1F0}\u{1F1FF}",
    "\u{915}\u{94D}\u{937}",
    "\u{1100}\u{1161}",
    "\u{301}",
    "\u{1B}[31m",
    "\0",
    "\u{9B}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{E0061}",
    "\u{FE0F}",
    "\u{FDFA}",
    "\u{FEFB}",
    "\u{675}",
];

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let direction = choices.one_of(&[Direction::Rtl, Direction::Ltr]);
    let (first, rest, width) = (choices.width(), choices.width(), choices.width());
    let text = String::from_utf8_lossy(choices.rest());
    let paragraph = Paragraph::analyze(&*text, direction);
    let mut at = 0;
    for cluster in paragraph.clusters() {
        assert_eq!(cluster.start, at, "clusters are side by side");
        at = cluster.end;
    }
    assert_eq!(at as usize, text.len(), "clusters are all of the text");
    let mut seen = Vec::new();
    for (i, line) in paragraph.wrap(first, rest).iter().enumerate() {
        let room = if i == 0 { first } else { rest };
        let arranged = paragraph.arrange(line);
        let parts = arranged.cells().filter(|(_, cell)| !cell.bytes.is_empty());
        assert!(
            arranged.width() <= room || parts.count() == 1,
            "a row is too wide"
        );
        for (symbol, cell) in arranged.cells() {
            check_symbol(symbol);
            assert!(
                text.is_char_boundary(cell.bytes.start) && text.is_char_boundary(cell.bytes.end)
            );
            // What closes the number of an ayah stands for no letter of the text.
            seen.extend(Some(cell.bytes.clone()).filter(|bytes| !bytes.is_empty()));
        }
    }
    seen.sort_by_key(|bytes| bytes.start);
    assert!(
        seen.windows(2).all(|two| two[0].end <= two[1].start),
        "a letter is shown twice"
    );
    assert!(fit(&text, direction, width).width() <= width);
    let keep = text
        .char_indices()
        .nth(3)
        .map_or(0..0, |(at, c)| at..at + c.len_utf8());
    for (symbol, _) in excerpt(&text, direction, &keep, width).line.cells() {
        check_symbol(symbol);
    }
}
