//! Paths of files with parts in letters from right to left: `/home/user/[…]/[…].pdf`.
//!
//! In Arabic text its parts would change places, and the signs between them sides. A path is one piece from left to right with
//! each part in its place, as software shows it (UAX #9 4.3, HL3).

use std::ops::Range;

use memchr::memchr2;

use super::bidi::is_rtl;
use super::cluster::is_bidi_control;

/// What parts of a path stand between.
const SEPARATORS: [char; 2] = ['/', '\\'];

/// The same, and what stands between parts of the name of a file or server, and behind a server.
const JOINTS: [char; 7] = ['/', '\\', '.', ':', '@', '?', '#'];

/// What begins a path, whatever follows.
const BEGINNINGS: [&str; 4] = ["~/", "./", "../", "\\\\"];

/// The letters and digits of the ending of a file's name at most: `.xhtml`.
const LONGEST_ENDING: usize = 5;

/// The paths of a text that have letters from right to left, in its order; those of `links` are none.
pub fn paths(text: &str, links: &[Range<usize>]) -> Vec<Range<usize>> {
    if memchr2(b'/', b'\\', text.as_bytes()).is_none() {
        return Vec::new();
    }
    find(text, links, is_path)
}

/// The same, and names of files with letters from right to left and an ending in Latin ones: for lines of commands, in which
/// such a name ends no sentence.
pub fn file_names(text: &str, links: &[Range<usize>]) -> Vec<Range<usize>> {
    find(text, links, |word| {
        is_path(word) || word.contains(is_rtl) && has_ending(word)
    })
}

fn find(text: &str, links: &[Range<usize>], is_meant: fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if text.is_ascii() {
        return found;
    }
    let mut from = 0;
    for link in links {
        words(text, from..link.start, is_meant, &mut found);
        from = link.end;
    }
    words(text, from..text.len(), is_meant, &mut found);
    found
}

/// The bytes of a path, or of the name of a server, before which a left-to-right mark keeps its parts in their places: signs
/// between parts, behind letters from right to left.
pub(super) fn joints(path: &str) -> impl Iterator<Item = usize> + '_ {
    let mut is_behind = false;
    path.char_indices().filter_map(move |(at, c)| {
        let was_behind = std::mem::replace(&mut is_behind, is_rtl(c));
        (was_behind && JOINTS.contains(&c)).then_some(at)
    })
}

fn words(
    text: &str,
    part: Range<usize>,
    is_meant: fn(&str) -> bool,
    found: &mut Vec<Range<usize>>,
) {
    let mut at = part.start;
    for piece in text[part].split_inclusive(is_border) {
        let (start, end) = (at, at + piece.len());
        at = end;
        let piece = piece.trim_end_matches(is_border);
        // Behind the colon of a sentence, or before the line that a program names; but for the letter of a drive.
        let mut from = 0;
        for word in colons(piece) {
            let path = word.trim_end_matches('.');
            if is_meant(path) {
                found.push(start + from..start + from + path.len());
            }
            from += word.len() + 1;
        }
    }
}

/// A piece between its colons.
fn colons(piece: &str) -> impl Iterator<Item = &str> {
    let drive = if begins_with_drive(piece) { 2 } else { 0 };
    let first = piece[drive..]
        .find(':')
        .map_or(piece.len(), |at| drive + at);
    let rest = piece.get(first + 1..).map(|rest| rest.split(':'));
    std::iter::once(&piece[..first]).chain(rest.into_iter().flatten())
}

fn is_border(c: char) -> bool {
    c.is_whitespace()
        || is_bidi_control(c)
        || "\"'`()[]{}<>|,;*?!=\u{AB}\u{BB}\u{60C}\u{61B}\u{61F}\u{6D4}".contains(c)
        || matches!(c, '\u{2018}'..='\u{201F}')
}

/// Whether a word is a path, and no alternatives or a date: it begins as one, or ends as the name of a file does, or it begins
/// with a Latin part and has three.
fn is_path(word: &str) -> bool {
    if !word.contains(is_rtl) || !word.contains(SEPARATORS) {
        return false;
    }
    if begins_with_drive(word) || BEGINNINGS.iter().any(|sign| word.starts_with(sign)) {
        return true;
    }
    let parts = word.trim_matches(SEPARATORS).split(SEPARATORS);
    let fewest = if word.starts_with('/') { 1 } else { 3 };
    let is_latin = |part: &str| part.is_ascii() && part.contains(|c: char| c.is_ascii_alphabetic());
    let begins_latin = parts.clone().next().is_some_and(is_latin);
    has_ending(word) || begins_latin && parts.count() >= fewest
}

fn begins_with_drive(word: &str) -> bool {
    let bytes = word.as_bytes();
    matches!(bytes, [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic())
}

/// Whether a path ends as the name of a file does: in a dot, and Latin letters and digits.
fn has_ending(path: &str) -> bool {
    let Some((name, ending)) = path.rsplit_once('.') else {
        return false;
    };
    name.ends_with(|c| !SEPARATORS.contains(&c))
        && (1..=LONGEST_ENDING).contains(&ending.len())
        && ending.bytes().all(|b| b.is_ascii_alphanumeric())
        && ending.contains(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in which `A` and `B` are Arabic letters, with `{…}` around its paths and bars at their joints.
    fn seen(text: &str) -> String {
        let text = text.replace('A', "\u{627}").replace('B', "\u{628}");
        let links = super::super::links(&text);
        let mut marked = text.clone();
        for path in paths(&text, &links).into_iter().rev() {
            marked.insert(path.end, '}');
            let joints: Vec<usize> = joints(&text[path.clone()]).collect();
            for at in joints.into_iter().rev() {
                marked.insert(path.start + at, '|');
            }
            marked.insert(path.start, '{');
        }
        marked.replace('\u{627}', "A").replace('\u{628}', "B")
    }

    /// The end of such a path, from its first Arabic part on, stood before its beginning.
    #[test]
    fn a_path_with_an_arabic_part_is_one_piece() {
        for (text, expected) in [
            ("AA /home/u/AB/BA.pdf A", "AA {/home/u/AB|/BA|.pdf} A"),
            (
                "A: C:\\Users\\AB\\x\\A.txt.",
                "A: {C:\\Users\\AB|\\x\\A|.txt}.",
            ),
            ("A \\\\server\\AB\u{60C} A", "A {\\\\server\\AB}\u{60C} A"),
            ("A ~/AB (../AB/A) ./A", "A {~/AB} ({../AB|/A}) {./A}"),
            (
                "A docs/AB.md\u{60C} AB/x.7z",
                "A {docs/AB|.md}\u{60C} {AB|/x.7z}",
            ),
            ("A src/AB/main A", "A {src/AB|/main} A"),
            ("A:docs/AB.md:3:use A", "A:{docs/AB|.md}:3:use A"),
            ("\u{AB}/AB/A.txt\u{BB}", "\u{AB}{/AB|/A|.txt}\u{BB}"),
        ] {
            assert_eq!(seen(text), expected);
        }
    }

    #[test]
    fn alternatives_dates_and_urls_are_none() {
        for text in [
            "AB AA/AB B/AB 5/1/2022 12/AB/2022",
            "AB /AB AB/ A/a a/A",
            "https://a.org/AB/A.pdf a.org/AB/B",
            "a/b/c /etc/hosts main.rs",
            "AB. AB/A. ./ /",
        ] {
            assert_eq!(seen(text), text);
        }
    }

    #[test]
    fn the_name_of_a_file_has_an_ending() {
        for (name, expected) in [
            ("\u{628}.txt", true),
            ("\u{628}.", false),
            ("\u{628}.\u{628}", false),
            ("a.txt", false),
            ("\u{628}.12", false),
        ] {
            assert_eq!(!file_names(name, &[]).is_empty(), expected, "{name}");
        }
    }
}
