//! Signs that span or enclose the number after them (Unicode's prepended concatenation marks), as a terminal can show them.
//!
//! In print they are drawn around or under the digits. Terminals draw each character in cells of its own, and do not agree
//! whether these take one (xterm) or none (VTE, Konsole, kitty), where they cover a digit. So they never reach a terminal: the end
//! of an ayah, U+06DD, is shown as the pair of ornate parentheses that printers put in its place, the others as the letter
//! that they are drawn from.

use super::bidi::{L1Class, Level};
use super::breaks::Opportunity;
use super::cluster::{Cluster, Content};
use super::joining::Form;

/// U+FD3F and U+FD3E: the right one opens in right-to-left text. They have no mirrored characters.
const ORNATE_RIGHT: char = '\u{FD3F}';
const ORNATE_LEFT: char = '\u{FD3E}';

/// What is drawn for a sign.
pub(super) fn drawn(sign: char) -> Option<char> {
    match sign {
        '\u{06DD}' | '\u{08E2}' => Some(ORNATE_RIGHT),
        // Number sign and number mark above: ain, of "number". Year and samvat: seen. Footnote: hah. Page: sad.
        '\u{0600}' | '\u{0605}' => Some('\u{0639}'),
        '\u{0601}' | '\u{0604}' => Some('\u{0633}'),
        '\u{0602}' => Some('\u{062D}'),
        '\u{0603}' => Some('\u{0635}'),
        _ => None,
    }
}

/// Gives the signs of a text their levels, and puts what closes a pair behind its number: a cluster of no bytes.
pub(super) fn close(text: &str, clusters: &mut Vec<Cluster>) {
    let (mut at, mut closings) = (0, Vec::new());
    while let Some(found) = clusters[at..].iter().position(is_sign) {
        at += found;
        let is_digit = |cluster: &&Cluster| {
            let digits = &text[cluster.start as usize..cluster.end as usize];
            digits.starts_with(|c: char| {
                c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
            })
        };
        let digits = clusters[at + 1..].iter().take_while(is_digit).count();
        let level = around(clusters[at + usize::from(digits > 0)].level);
        let sign = &mut clusters[at];
        sign.level = level;
        let opens = sign.content == Content::Sign(ORNATE_RIGHT);
        at += digits + 1;
        if !opens {
            continue;
        }
        let (opening, closing) = if level.is_rtl() {
            (ORNATE_RIGHT, ORNATE_LEFT)
        } else {
            (ORNATE_LEFT, ORNATE_RIGHT)
        };
        sign.content = Content::Sign(opening);
        let end = clusters[at - 1].end;
        let closing = Cluster {
            start: end,
            end,
            content: Content::Sign(closing),
            width: 1,
            level,
            l1: L1Class::Other,
            form: Form::Isolated,
            opportunity: Opportunity::None,
        };
        closings.push((at, closing));
    }
    if !closings.is_empty() {
        insert(clusters, closings);
    }
}

/// Puts clusters before those that they are told with, in one pass: a paragraph may be a whole surah.
fn insert(clusters: &mut Vec<Cluster>, added: Vec<(usize, Cluster)>) {
    let mut all = Vec::with_capacity(clusters.len() + added.len());
    let mut rest = clusters.drain(..);
    let mut from = 0;
    for (at, cluster) in added {
        all.extend(rest.by_ref().take(at - from));
        all.push(cluster);
        from = at;
    }
    all.extend(rest);
    *clusters = all;
}

fn is_sign(cluster: &Cluster) -> bool {
    matches!(cluster.content, Content::Sign(_))
}

/// The level of what encloses a number of this level: that of the right-to-left text around it, as the sign is of no other.
fn around(number: Level) -> Level {
    match number.number() {
        0 => number,
        level if level % 2 == 1 => number,
        level => Level::new(level - 1).unwrap_or(number),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Direction, Paragraph};

    fn seen(text: &str, direction: Direction) -> String {
        Paragraph::analyze(text, direction)
            .arrange_whole()
            .to_text()
    }

    #[test]
    fn the_end_of_an_ayah_is_a_pair_of_parentheses_around_its_number() {
        let rtl = |text| seen(text, Direction::Rtl);
        assert_eq!(
            rtl("\u{6DD}\u{661}\u{662}"),
            "\u{FD3E}\u{661}\u{662}\u{FD3F}"
        );
        assert_eq!(
            rtl("\u{628} \u{6DD}\u{661}\u{662} \u{62F}"),
            "\u{FEA9} \u{FD3E}\u{661}\u{662}\u{FD3F} \u{FE8F}"
        );
        // Digits of any kind, and a number before it.
        assert_eq!(rtl("\u{6DD}12"), "\u{FD3E}12\u{FD3F}");
        assert_eq!(rtl("\u{6DD}\u{6F1}"), "\u{FD3E}\u{6F1}\u{FD3F}");
        assert_eq!(
            rtl("\u{661}\u{6DD}\u{662}\u{6DD}\u{663}"),
            "\u{FD3E}\u{663}\u{FD3F}\u{FD3E}\u{662}\u{FD3F}\u{661}"
        );
        // Without a number, and in a text from left to right.
        assert_eq!(rtl("\u{628}\u{6DD}"), "\u{FD3E}\u{FD3F}\u{FE8F}");
        assert_eq!(
            seen("a \u{6DD}\u{661}\u{662} b", Direction::Ltr),
            "a \u{FD3E}\u{661}\u{662}\u{FD3F} b"
        );
        assert_eq!(seen("a\u{6DD}12", Direction::Ltr), "a\u{FD3E}12\u{FD3F}");
    }

    #[test]
    fn other_signs_are_letters_before_their_number() {
        let rtl = |text| seen(text, Direction::Rtl);
        assert_eq!(rtl("\u{601}\u{661}\u{662}"), "\u{661}\u{662}\u{FEB1}");
        assert_eq!(rtl("\u{628}\u{603}\u{661}"), "\u{661}\u{FEB9}\u{FE8F}");
        assert_eq!(rtl("\u{605}"), "\u{FEC9}");
        assert_eq!(rtl("\u{8E2}\u{661}"), "\u{FD3E}\u{661}\u{FD3F}");
    }

    #[test]
    fn a_number_keeps_its_parentheses_where_a_line_ends() {
        let paragraph = Paragraph::analyze("\u{628} \u{6DD}\u{661}\u{662}", Direction::Rtl);
        let rows = |width| -> Vec<String> {
            let lines = paragraph.wrap(width, width);
            let rows = lines.iter().map(|line| paragraph.arrange(line).to_text());
            rows.collect()
        };
        let whole = "\u{FD3E}\u{661}\u{662}\u{FD3F}";
        assert_eq!(rows(5), ["\u{FE8F}", whole]);
        assert_eq!(rows(3)[1..], ["\u{661}\u{FD3F}", "\u{FD3E}\u{662}"]);
    }

    #[test]
    fn each_sign_shows_the_bytes_that_it_stands_for() {
        let line = Paragraph::analyze("\u{6DD}\u{661}\u{628}", Direction::Rtl).arrange_whole();
        let bytes: Vec<_> = line.cells().map(|(_, cell)| cell.bytes.clone()).collect();
        assert_eq!(bytes, [4..6, 4..4, 2..4, 0..2]);
    }
}
