//! Latin names that end in a sign of their own: `C#`, `C++`.
//!
//! The sign has no direction, and before Arabic letters or at the end of a line it would go to the other side of the name: `#C`
//! (UAX #9, N2). A left-to-right mark behind it, which the standard recommends for this (UAX #9, 2.6), keeps it in its place.

use memchr::memchr2_iter;

/// The bytes at which such names end, in their order.
pub fn name_ends(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let signs = memchr2_iter(b'#', b'+', bytes);
    signs.filter_map(|at| end_of_name(bytes, at)).collect()
}

/// Where the name ends whose signs begin at byte `at`; nothing if none do.
fn end_of_name(text: &[u8], at: usize) -> Option<usize> {
    let sign = text[at];
    let most = if sign == b'#' { 1 } else { 2 };
    let end = at + text[at..].iter().take_while(|&&b| b == sign).count();
    let follows = text.get(end).copied().unwrap_or(b' ');
    let before = text[..at].iter().rev();
    let word = before.take_while(|b| b.is_ascii_alphanumeric()).count();
    let is_name = word > 0 && text[at - word].is_ascii_alphabetic();
    // `a#b` and `a+b` are more than a name.
    let is_end = !follows.is_ascii_alphanumeric() && !b"#+-=/_".contains(&follows);
    (is_name && end - at <= most && is_end).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_with_its_sign() {
        let ends = |text: &str| -> Vec<String> {
            let found = name_ends(text).into_iter();
            found.map(|end| text[..end].to_owned()).collect()
        };
        assert_eq!(ends("C#"), ["C#"]);
        assert_eq!(
            ends("\u{648}C++\u{60C} F#."),
            ["\u{648}C++", "\u{648}C++\u{60C} F#"]
        );
        assert_eq!(ends("(g++)"), ["(g++"]);
        for text in [
            "a#b", "a+b", "i++ + 1#", "x+=1", "#a +b", "1+", "a+++", "a##", "page/#",
        ] {
            let found = ends(text);
            assert!(found.is_empty() || found == ["i++"], "{text:?}: {found:?}");
        }
    }
}
