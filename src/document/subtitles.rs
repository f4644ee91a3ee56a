//! Subtitles (`.srt`, `.vtt`) → blocks: each with its number and time above it.

use std::ops::Range;

use super::html::decoded;
use super::parsed::{Blocks, Builder, Style};
use super::source_map::Source;

/// The word that subtitles of the web begin with.
const WEB: &str = "WEBVTT";

/// What stands between the two times of a subtitle.
const ARROW: &str = "-->";

/// Whether a text begins as subtitles do.
pub(super) fn is_subtitles(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    if is_web(first) {
        return true;
    }
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    is_number && lines.next().is_some_and(is_time)
}

/// Whether this is the first line of subtitles of the web (`WebVTT` 4.1).
fn is_web(line: &str) -> bool {
    let rest = line.trim_start_matches('\u{FEFF}').strip_prefix(WEB);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Whether a line begins a block of `WebVTT` that holds no subtitle: a remark, a style sheet, a part of the picture.
fn begins_aside(line: &str) -> bool {
    matches!(line, "NOTE" | "STYLE" | "REGION")
        || line.starts_with("NOTE ")
        || line.starts_with("NOTE\t")
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
    let first = lines.peek().map(|first| &source[first.clone()]);
    let is_web = first.is_some_and(is_web);
    // The header of subtitles of the web is an aside as well.
    let (mut begins, mut aside) = (true, is_web);
    while let Some(line) = lines.next() {
        let text = &source[line.clone()];
        let is_before_time = lines
            .peek()
            .is_some_and(|next| is_time(&source[next.clone()]));
        aside |= is_web && begins && begins_aside(text) && !is_before_time;
        aside &= !text.is_empty() && !is_time(text);
        begins = text.is_empty();
        if text.is_empty() {
            reader.end();
        } else if !aside {
            reader.line(line, is_before_time);
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

    fn line(&mut self, line: Range<usize>, is_before_time: bool) {
        let is_time = is_time(&self.source[line.clone()]);
        if is_time || (is_before_time && !self.has_time) {
            self.faint(line);
        } else {
            // A number without a time is a line of the text.
            self.text(line);
        }
    }

    /// A number, or a time, which stands behind its number.
    fn faint(&mut self, mut line: Range<usize>) {
        if is_time(&self.source[line.clone()]) {
            self.has_time = true;
            line.end = line.start + time_len(&self.source[line.clone()]);
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
            self.words(&rest[..start], at);
            let Some((end, tag)) = end.zip(tag) else {
                let end = start + 1;
                self.builder.piece(&rest[start..end], at + start..at + end);
                (rest, at) = (&rest[end..], at + end);
                continue;
            };
            match tag {
                "<i>" => self.begin_style(Style::Emphasis),
                "</i>" => self.end_style(Style::Emphasis),
                "<b>" => self.begin_style(Style::Strong),
                "</b>" => self.end_style(Style::Strong),
                tag => self.speaker(tag, at + start),
            }
            (rest, at) = (&rest[end..], at + end);
        }
        self.words(rest, at);
    }

    /// Text without tags, which stands at a byte of the source: its entities are the signs that they name.
    fn words(&mut self, text: &str, at: usize) {
        let source = at..at + text.len();
        if text.contains('&') {
            self.builder.words(&decoded(text), &Source { text, at });
        } else {
            self.builder.piece(text, source);
        }
    }

    /// Who says what follows, if a tag tells: `<v.loud Name>` (`WebVTT` 5.5).
    fn speaker(&mut self, tag: &str, at: usize) {
        let inside = tag
            .strip_prefix("<v")
            .and_then(|rest| rest.strip_suffix('>'));
        let Some((_, name)) = inside.and_then(|inside| inside.split_once(char::is_whitespace))
        else {
            return;
        };
        let name = name.trim();
        if !name.is_empty() {
            let start = at + tag.rfind(name).unwrap_or(0);
            self.words(name, start);
            self.builder.piece(": ", start + name.len()..at + tag.len());
        }
    }
}

/// How many bytes the two times of a line take; behind them stands where in the picture the text is shown.
fn time_len(line: &str) -> usize {
    let behind = line.find(ARROW).map_or(line.len(), |at| at + ARROW.len());
    let rest = &line[behind..];
    let blanks = rest.len() - rest.trim_start().len();
    let clock = rest.split_whitespace().next().unwrap_or_default();
    behind + blanks + clock.len()
}

/// Whether this is a tag of subtitles, not a sign of the text.
fn is_tag(text: &str) -> bool {
    if text.starts_with("{\\") {
        return true;
    }
    let name = text.trim_start_matches(['<', '/']);
    let is_clock = |b: u8| b.is_ascii_digit() || b == b':' || b == b'.';
    if let Some(clock) = name.strip_suffix('>')
        && clock.contains(':')
        && clock.bytes().all(is_clock)
    {
        return text.starts_with('<');
    }
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
        let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n\u{646}\u{639}\u{645}\n";
        assert!(is_subtitles(vtt));
        assert_eq!(
            texts(vtt),
            ["00:01.000 --> 00:02.000\u{2028}\u{646}\u{639}\u{645}"]
        );
    }

    #[test]
    fn headers_remarks_and_style_sheets_are_no_text() {
        let vtt = "WEBVTT - A film\nKind: captions\n\nNOTE x\ny\n\nSTYLE\n::cue { }\n\nNOTE\n00:01.000 --> 00:02.000\nNOTE a\n\nREGION\nid:b\n\nb\n";
        assert_eq!(
            texts(vtt),
            ["NOTE  00:01.000 --> 00:02.000\u{2028}NOTE a", "b"]
        );
        let srt = "1\n00:00:01,000 --> 00:00:02,000\na\n\nNOTE b\n";
        assert_eq!(texts(srt).last().map(String::as_str), Some("NOTE b"));
    }

    #[test]
    fn speakers_stand_before_their_words_and_times_within_a_line_are_left_out() {
        let vtt =
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud A &amp; B>a<00:01.500> b</v>\n<v>c <3:00\n";
        assert_eq!(
            texts(vtt),
            ["00:01.000 --> 00:02.000\u{2028}A & B: a b\u{2028}c <3:00"]
        );
    }

    /// `&rlm;` and `&quot;` were shown, and their Latin letters turned the line to the left.
    #[test]
    fn entities_are_the_signs_that_they_name() {
        let srt = "1\n00:00:01,000 --> 00:00:02,000\n&rlm;\u{646} &quot;\u{628}&quot; &lt;i&gt; & &x;&lrm;\n";
        let block = &read(srt)[0];
        let (_, words) = block.text.split_once('\u{2028}').unwrap();
        assert_eq!(words, "\u{200F}\u{646} \"\u{628}\" <i> & &x;\u{200E}");
        assert_eq!(block.direction, crate::text::Direction::Rtl);
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
