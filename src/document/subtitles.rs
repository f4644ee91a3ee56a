//! Subtitles (`.srt`, `.vtt`) → blocks: each with its number and time above it.

use std::ops::Range;

use super::parsed::{Blocks, Builder, Style};

/// What stands between the two times of a subtitle.
const ARROW: &str = "-->";

/// Whether a text begins as subtitles do.
pub(super) fn is_subtitles(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    if first == "WEBVTT" || first.starts_with("WEBVTT ") {
        return true;
    }
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    is_number && lines.next().is_some_and(is_time)
}

/// Whether a line says from when to when a subtitle is shown: `00:01:02,000 --> 00:01:04,500`.
fn is_time(line: &str) -> bool {
    line.split_once(ARROW).is_some_and(|(from, to)| {
        let is_clock = |text: &str| {
            let clock = text.split_whitespace().next().unwrap_or_default();
            clock.len() >= 5
                && clock.contains(':')
                && clock
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b":,.".contains(&b))
        };
        is_clock(from) && is_clock(to)
    })
}

/// The blocks of subtitles. Their directions are not known yet.
pub(super) fn blocks(source: &str) -> Blocks {
    let mut reader = Reader {
        source,
        builder: Builder::default(),
        lines: 0,
        has_time: false,
        styles: Vec::new(),
    };
    let mut lines = lines(source).peekable();
    while let Some(line) = lines.next() {
        let text = &source[line.clone()];
        let is_before_time = lines
            .peek()
            .is_some_and(|next| is_time(&source[next.clone()]));
        if text.is_empty() {
            reader.end();
        } else if is_time(text) || (is_before_time && !reader.has_time) {
            // A number without a time is a line of the text.
            reader.faint(line);
        } else {
            reader.text(line);
        }
    }
    reader.end();
    reader.builder.into_blocks()
}

/// The lines of a text without the blanks around them.
fn lines(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    source.split_inclusive('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        let text = line.trim();
        at += line.len();
        start.min(at)..start.min(at) + text.len()
    })
}

struct Reader<'a> {
    source: &'a str,
    builder: Builder,
    /// How many lines of the subtitle are written.
    lines: usize,
    has_time: bool,
    /// The styles that are open; a subtitle that does not close them has no say in the next.
    styles: Vec<Style>,
}

impl Reader<'_> {
    fn end(&mut self) {
        self.builder.finish();
        (self.lines, self.has_time) = (0, false);
        for style in self.styles.drain(..) {
            self.builder.end_style(style);
        }
    }

    fn begin_style(&mut self, style: Style) {
        self.builder.begin_style(style);
        self.styles.push(style);
    }

    fn end_style(&mut self, style: Style) {
        if let Some(open) = self.styles.iter().rposition(|open| *open == style) {
            self.styles.remove(open);
            self.builder.end_style(style);
        }
    }

    fn begin_line(&mut self, at: usize) {
        if self.lines == 0 {
            self.builder.begin_paragraph();
        } else {
            self.builder.line_break(at..at);
        }
        self.lines += 1;
    }

    /// A number, or a time, which stands behind its number.
    fn faint(&mut self, line: Range<usize>) {
        if is_time(&self.source[line.clone()]) {
            self.has_time = true;
        }
        if self.lines == 1 && self.has_time {
            self.builder.piece("  ", line.start..line.start);
        } else {
            self.begin_line(line.start);
        }
        self.builder.begin_style(Style::Faint);
        self.builder.piece(&self.source[line.clone()], line);
        self.builder.end_style(Style::Faint);
    }

    /// A line of the text, its tags obeyed or left out.
    fn text(&mut self, line: Range<usize>) {
        self.begin_line(line.start);
        let mut at = line.start;
        let mut rest = &self.source[line];
        while let Some(start) = rest.find(['<', '{']) {
            let close = if rest[start..].starts_with('<') {
                '>'
            } else {
                '}'
            };
            let end = rest[start..].find(close).map(|end| start + end + 1);
            let tag = end.map(|end| &rest[start..end]).filter(|tag| is_tag(tag));
            let Some((end, tag)) = end.zip(tag) else {
                let end = start + 1;
                self.builder.piece(&rest[..end], at..at + end);
                (rest, at) = (&rest[end..], at + end);
                continue;
            };
            self.builder.piece(&rest[..start], at..at + start);
            match tag {
                "<i>" => self.begin_style(Style::Emphasis),
                "</i>" => self.end_style(Style::Emphasis),
                "<b>" => self.begin_style(Style::Strong),
                "</b>" => self.end_style(Style::Strong),
                _ => {}
            }
            (rest, at) = (&rest[end..], at + end);
        }
        self.builder.piece(rest, at..at + rest.len());
    }
}

/// Whether this is a tag of subtitles, not a sign of the text.
fn is_tag(text: &str) -> bool {
    if text.starts_with("{\\") {
        return true;
    }
    let name = text.trim_start_matches(['<', '/']);
    let is_end = |c: char| matches!(c, '>' | ' ' | '.');
    let name = name.split(is_end).next().unwrap_or_default();
    text.starts_with('<')
        && ["i", "b", "u", "s", "font", "c", "v", "lang", "ruby", "rt"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Block, BlockId, Inline};
    use crate::document::parsed::Parsed;

    fn read(source: &str) -> Vec<Block> {
        let parsed = Parsed::new(blocks(source), None, false);
        (0..)
            .map_while(|index| parsed.block(BlockId(index)).ok())
            .collect()
    }

    fn texts(source: &str) -> Vec<String> {
        read(source).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn number_and_time_stand_in_one_line_above_the_words() {
        let srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>\u{646}\u{639}\u{645}</i>\r\n{\\an8}2\r\n\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n\u{644}\u{627} < 3\r\n";
        assert!(is_subtitles(srt));
        assert_eq!(
            texts(srt),
            [
                "1  00:00:01,000 --> 00:00:02,500\u{2028}\u{646}\u{639}\u{645}\u{2028}2",
                "2  00:00:03,000 --> 00:00:04,000\u{2028}\u{644}\u{627} < 3",
            ]
        );
        let faint = &read(srt)[0].spans;
        assert!(faint[0].style.faint && faint[1].style.faint);
        let emphasis = faint.iter().find(|span| span.style.emphasis).unwrap();
        assert_eq!(emphasis.range.len(), 6);
    }

    #[test]
    fn a_style_that_is_never_closed_ends_with_its_subtitle() {
        let source = "1\n00:00:01,000 --> 00:00:02,000\n<i>a <b>b</i> c\nd\n\n2\n00:00:03,000 --> 00:00:04,000\ne</i> <i>f</i>\n";
        let blocks = read(source);
        let styled = |index: usize, is: fn(&Inline) -> bool| -> Vec<&str> {
            let Block { text, spans, .. } = &blocks[index];
            let spans = spans.iter().filter(|span| is(&span.style));
            spans.map(|span| &text[span.range.clone()]).collect()
        };
        assert_eq!(styled(0, |style| style.emphasis), ["a ", "b"]);
        assert_eq!(styled(0, |style| style.strong).concat(), "b c\u{2028}d");
        assert_eq!(styled(1, |style| style.emphasis), ["f"]);
        assert!(styled(1, |style| style.strong).is_empty());
    }

    #[test]
    fn web_subtitles_need_no_numbers() {
        let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n<v Ali>\u{646}\u{639}\u{645}\n\nNOTE x\n";
        assert!(is_subtitles(vtt));
        assert_eq!(
            texts(vtt),
            [
                "WEBVTT",
                "00:01.000 --> 00:02.000 align:start\u{2028}\u{646}\u{639}\u{645}",
                "NOTE x"
            ]
        );
    }

    #[test]
    fn numbers_and_arrows_alone_are_no_subtitles() {
        for text in [
            "1\n2\n",
            "a --> b\n",
            "1\na --> b\n",
            "",
            "WEBVTTX\n",
            "2022\n\n00:00 text\n",
        ] {
            assert!(!is_subtitles(text), "{text}");
        }
    }
}
