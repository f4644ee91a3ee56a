//! Latin names with a sign of their own at an edge: `C#`, `C++`; `.bashrc`, `/etc/hosts`, `@name`, `#tag`, `$HOME`, `--help`.
//!
//! The sign has no direction, and beside Arabic letters or at the edge of a line it would go to the other side of the name: `#C`
//! (UAX #9, N2). A left-to-right mark beside it, which the standard recommends for this (UAX #9, 2.6), keeps it in its place.

use memchr::memchr2_iter;

/// The bytes of a text at which a mark keeps the sign of a name in its place, in their order: before names that begin with one,
/// and behind those that end in one.
pub fn name_edges(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let signs = memchr2_iter(b'#', b'+', bytes);
    let mut edges: Vec<usize> = signs.filter_map(|at| end_of_name(bytes, at)).collect();
    // Where all is from left to right, every sign stands in its place.
    if !text.is_ascii() {
        edges.extend(name_starts(text));
        edges.sort_unstable();
    }
    edges
}

/// Where the name ends whose signs begin at byte `at`; nothing if none do.
fn end_of_name(text: &[u8], at: usize) -> Option<usize> {
    // Before anything is counted: a text may be one long run of such signs.
    if !text[..at].last().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let sign = text[at];
    let most = if sign == b'#' { 1 } else { 2 };
    let end = at + text[at..].iter().take_while(|&&b| b == sign).count();
    let follows = text.get(end).copied().unwrap_or(b' ');
    let before = text[..at].iter().rev();
    let word = before.take_while(|b| b.is_ascii_alphanumeric()).count();
    let is_name = text[at - word].is_ascii_alphabetic();
    // `a#b` and `a+b` are more than a name.
    let is_end = !follows.is_ascii_alphanumeric() && !b"#+-=/_".contains(&follows);
    (is_name && end - at <= most && is_end).then_some(end)
}

/// Where names begin with a sign: at the beginning of a word, and with letters right behind it.
fn name_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let is_start = before.is_whitespace() || OPENING.contains(&before);
        before = c;
        (is_start && is_sign(c) && begins_name(&text[at..])).then_some(at)
    })
}

/// What may open before a name.
const OPENING: [char; 10] = [
    '(', '[', '{', '<', '"', '\'', '`', '\u{AB}', '\u{201C}', '\u{2018}',
];

fn is_sign(c: char) -> bool {
    matches!(c, '.' | '/' | '~' | '@' | '#' | '$' | '-')
}

/// Whether a text begins with such a name. One dash before a word may be that of a sentence: it is of a name before one letter
/// alone, as of an option.
fn begins_name(text: &str) -> bool {
    let signs = text.len() - text.trim_start_matches(is_sign).len();
    let (signs, name) = text.split_at(signs);
    let word = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name
        && match signs {
            "." | ".." | "/" | "./" | "../" | "~/" | "/." | "~/." | "@" | "#" | "$" | "--" => true,
            "-" => word == 1 && !name[1..].starts_with('-'),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with a bar at each edge that has a mark.
    fn marked(text: &str) -> String {
        let mut marked = text.to_owned();
        let edges = name_edges(text).into_iter().rev();
        edges.for_each(|at| marked.insert(at, '|'));
        marked
    }

    #[test]
    fn a_name_ends_with_its_sign() {
        assert_eq!(marked("C#"), "C#|");
        assert_eq!(marked("\u{648}C++\u{60C} F#."), "\u{648}C++|\u{60C} F#|.");
        assert_eq!(marked("(g++)"), "(g++|)");
        for text in [
            "a#b", "a+b", "i++ + 1#", "x+=1", "#a +b", "1+", "a+++", "a##", "page/#",
        ] {
            let found = marked(text).replace("i++|", "i++");
            assert_eq!(found, text);
        }
    }

    /// In a line of Arabic they were `bashrc.`, `etc/hosts/`, `name@` and `help--`.
    #[test]
    fn a_name_begins_with_its_sign() {
        for name in [
            ".bashrc",
            ".NET",
            "../a",
            "/etc/hosts",
            "~/.config",
            "@name",
            "#tag",
            "$HOME",
            "--help",
            "-v",
        ] {
            assert_eq!(
                marked(&format!("\u{628} {name} \u{628}")),
                format!("\u{628} |{name} \u{628}")
            );
            assert_eq!(
                marked(&format!("\u{628}\n`{name}`")),
                format!("\u{628}\n`|{name}`")
            );
            assert_eq!(
                marked(name),
                name,
                "it has nothing from right to left beside it"
            );
        }
        for text in [
            "\u{648}/\u{623}\u{648} \u{628}/a 1/2 .5 -5 $5 - a -a- -word ... a.b a@b.c",
            "\u{628}.a \u{628}@a // --- /// a/ @ #1 \u{628}#a ./",
        ] {
            assert_eq!(marked(text), text);
        }
    }
}
