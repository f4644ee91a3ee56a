//! Pieces of a paragraph that are written from left to right in any language: code, formulas, and what is one word with them.

use std::ops::Range;

use super::block::Span;
use crate::text::{Direction, Isolate};

/// The code and formulas of a text. Those that signs join without a blank, as the keys in `Ctrl+C` and the parts of a path,
/// are one piece, and so are Latin letters and digits that touch them: apart, they would change places.
pub(super) fn left_to_right(text: &str, spans: &[Span]) -> Vec<Isolate> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for span in spans.iter().filter(|span| span.style.is_foreign()) {
        let start = pieces.last().map_or(0, |last| last.end);
        match pieces.last_mut() {
            Some(last) if joins(&text[start..span.range.start]) => last.end = span.range.end,
            _ => pieces.push(span.range.clone()),
        }
    }
    for piece in &mut pieces {
        piece.start -= word_before(&text[..piece.start]);
        piece.end += word_after(&text[piece.end..]);
    }
    // Two that share a word are one.
    pieces.dedup_by(|next, last| {
        let meet = next.start < last.end;
        if meet {
            last.end = last.end.max(next.end);
        }
        meet
    });
    let isolate = |range| Isolate {
        range,
        direction: Direction::Ltr,
        forced: false,
    };
    pieces.into_iter().map(isolate).collect()
}

/// Whether a text between two pieces makes one of them.
fn joins(between: &str) -> bool {
    between == " + " || between.bytes().all(|b| is_word(b) || is_joint(b))
}

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric()
}

fn is_joint(b: u8) -> bool {
    b"+-/_.:=@#&|~^".contains(&b)
}

/// How many bytes before a piece are one word with it.
fn word_before(text: &str) -> usize {
    let word = text
        .bytes()
        .rev()
        .take_while(|&b| is_word(b) || is_joint(b));
    let word = word.count();
    // It begins with a letter or digit: a sign may belong to the sentence.
    let signs = text[text.len() - word..]
        .bytes()
        .take_while(|&b| is_joint(b));
    word - signs.count()
}

/// How many bytes after a piece are one word with it.
fn word_after(text: &str) -> usize {
    let word = text.bytes().take_while(|&b| is_word(b) || is_joint(b));
    let word = word.count();
    let signs = text[..word].bytes().rev().take_while(|&b| is_joint(b));
    word - signs.count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inline;

    /// The pieces of a text whose code stands between backticks.
    fn pieces(source: &str) -> Vec<String> {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for (index, part) in source.split('`').enumerate() {
            let range = text.len()..text.len() + part.len();
            text.push_str(part);
            let style = Inline {
                code: true,
                ..Inline::default()
            };
            spans.extend((index % 2 == 1).then_some(Span { range, style }));
        }
        let pieces = left_to_right(&text, &spans).into_iter();
        pieces.map(|piece| text[piece.range].to_owned()).collect()
    }

    #[test]
    fn what_signs_join_is_one_piece() {
        assert_eq!(
            pieces("\u{628} `Ctrl`+`C`, `a`/`b`:`c`."),
            ["Ctrl+C", "a/b:c"]
        );
        assert_eq!(pieces("`Ctrl` + `Alt` + `C`"), ["Ctrl + Alt + C"]);
        assert_eq!(pieces("`a``b` `c` \u{648} `d`"), ["ab", "c", "d"]);
        assert_eq!(pieces("`a` - `b`, `c`"), ["a", "b", "c"]);
    }

    #[test]
    fn letters_that_touch_a_piece_belong_to_it() {
        assert_eq!(
            pieces("3`px`, `npm`-based: \u{648}`a`."),
            ["3px", "npm-based", "a"]
        );
        assert_eq!(pieces("-`a`- x.`b`.y."), ["a", "x.b.y"]);
        assert_eq!(pieces("(`a`)"), ["a"]);
    }
}
