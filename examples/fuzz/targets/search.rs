//! The search, at every level, over any text.

use kzread::search::{Level, Options, Query};

use super::Choices;

pub(crate) const FRAGMENTS: &[&str] = &[
    "\u{643}\u{62A}\u{627}\u{628}",
    "\u{627}\u{644}",
    "\u{648}",
    "\u{623}",
    "\u{627}",
    "\u{622}",
    "\u{671}",
    "\u{649}",
    "\u{64A}",
    "\u{629}",
    "\u{647}",
    "\u{64B}",
    "\u{627}\u{64B}",
    "\u{64E}",
    "\u{651}",
    "\u{670}",
    "\u{640}",
    "\u{654}",
    "\u{621}",
    "\u{675}",
    "\u{674}\u{627}",
    "\u{FEFB}",
    "\u{FDF2}",
    "\u{200C}",
    "\u{200F}",
    "\u{AD}",
    " ",
    "\n",
    "3000",
    "3,000",
    "\u{663}\u{66C}\u{660}\u{660}\u{660}",
    "5",
    "\u{64A}\u{646}\u{627}\u{64A}\u{631}",
    "\"",
    "-",
    "*",
    "Ab",
    "ab",
    "\u{E9}",
    "e\u{301}",
    "\u{1E9E}",
    "\u{FB01}",
    "\u{130}",
    "\u{6AF}",
    "\u{686}",
    "\u{61F}",
    ".",
    "(",
    "\\",
];

const LEVELS: &[Level] = &[Level::Fold, Level::Exact, Level::Forms, Level::Auto];

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let options = Options {
        level: choices.one_of(LEVELS),
        keep_persian_letters: choices.byte() % 2 == 1,
    };
    let length = usize::from(choices.byte() % 32);
    let bytes = choices.rest();
    let (query, text) = bytes.split_at(length.min(bytes.len()));
    let query = String::from_utf8_lossy(query);
    let Ok(query) = Query::new(&query, options) else {
        return;
    };
    let found: Vec<_> = query.matches(text).map(|m| m.start..m.end).collect();
    assert!(
        found.iter().all(|m| m.start < m.end && m.end <= text.len()),
        "{found:?}"
    );
    assert!(
        found.windows(2).all(|two| two[0].end <= two[1].start),
        "{found:?}"
    );
    // No match begins at a line end or goes over one.
    let mut shifted = b"\n".to_vec();
    shifted.extend_from_slice(text);
    let later = query.matches(&shifted).map(|m| m.start - 1..m.end - 1);
    assert!(
        later.eq(found.iter().cloned()),
        "what stands before the text changes what is found in it"
    );
    if let Ok(text) = std::str::from_utf8(text) {
        let on_letters = |m: &std::ops::Range<usize>| {
            text.is_char_boundary(m.start) && text.is_char_boundary(m.end)
        };
        assert!(found.iter().all(on_letters), "{found:?}");
    }
}
