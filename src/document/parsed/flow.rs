//! The text of one block while it is gathered: nested styles become flat spans.

use std::ops::Range;

use crate::document::block::{Inline, Span};
use crate::document::source_map::{Source, SourceMap};

/// What breaks a line within a paragraph.
pub(super) const LINE_BREAK: &str = "\u{2028}";

#[derive(Default)]
pub(super) struct Flow {
    content: Content,
    emphasis: usize,
    strong: usize,
    strike: usize,
    link: usize,
    code: usize,
    /// Whether a piece without any text stands here, between blanks of which one is enough.
    after_nothing: bool,
}

/// The text of a block, or a part of it.
#[derive(Default)]
pub(super) struct Content {
    pub(super) text: String,
    /// Styles, in bytes of the text.
    pub(super) spans: Vec<Span>,
    pub(super) sources: SourceMap,
}

impl Content {
    /// Adds text that comes from `source`.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.sources.add(start..self.text.len(), source);
    }

    /// Adds text that is found in `source` but for some characters.
    pub(super) fn push_found(&mut self, text: &str, source: &Source) {
        let start = self.text.len();
        self.text.push_str(text);
        self.sources.add_aligned(start, text, source);
    }

    /// Puts another text after this one.
    pub(super) fn append(&mut self, other: Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.sources.append(&other.sources, start);
        self.spans.extend(other.spans.into_iter().map(|span| Span {
            range: span.range.start + start..span.range.end + start,
            ..span
        }));
    }
}

/// A style that begins or ends in the middle of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Style {
    Emphasis,
    Strong,
    Strike,
    Link,
    Code,
}

impl Flow {
    pub(super) fn len(&self) -> usize {
        self.content.text.len()
    }

    /// Where the source of what was added last ends.
    pub(super) fn source_end(&self) -> usize {
        self.content.sources.source_end()
    }

    pub(super) fn begin(&mut self, style: Style) {
        *self.depth(style) += 1;
    }

    pub(super) fn end(&mut self, style: Style) {
        let depth = self.depth(style);
        *depth = depth.saturating_sub(1);
    }

    /// Adds text in the style that is open, which comes from the bytes `source`; a tab, which stands between the cells of a
    /// table, becomes a space.
    pub(super) fn push(&mut self, text: &str, mut source: Range<usize>) {
        let kept = self.after_break(text);
        self.after_nothing &= kept.is_empty();
        if text.len() == source.len() {
            source.start += text.len() - kept.len();
        }
        let at = self.len();
        self.push_styled(kept, self.style());
        self.content.sources.add(at..self.len(), source);
    }

    /// Breaks the line; spaces around the break are those of the source. Before all text there is no line to break.
    pub(super) fn push_break(&mut self, source: Range<usize>) {
        let end = self.content.text.trim_end_matches(' ').len();
        self.truncate(end);
        if !self.content.text.is_empty() && !self.content.text.ends_with(['\t', '\n']) {
            self.push(LINE_BREAK, source);
        }
    }

    fn after_break<'t>(&self, text: &'t str) -> &'t str {
        if self.content.text.ends_with(LINE_BREAK) || self.after_nothing {
            text.trim_start_matches([' ', '\t'])
        } else {
            text
        }
    }

    /// Adds a piece of inline code, found in `source`.
    pub(super) fn push_code(&mut self, text: &str, source: &Source) {
        let style = Inline {
            code: true,
            ..self.style()
        };
        let at = self.len();
        self.push_styled(text, style);
        let sources = &mut self.content.sources;
        sources.add_aligned(at, text, source);
    }

    /// Adds text that is found in `source`: of blanks in a row, one.
    pub(super) fn push_words(&mut self, text: &str, source: &Source) {
        let mut words = String::with_capacity(text.len());
        let mut blank = self.is_after_blank();
        for c in text.chars() {
            if !(c.is_ascii_whitespace() && blank) {
                words.push(if c.is_ascii_whitespace() { ' ' } else { c });
            }
            blank = c.is_ascii_whitespace();
        }
        let at = self.len();
        self.push_styled(&words, self.style());
        self.content.sources.add_aligned(at, &words, source);
    }

    /// A piece that is not shown stands here.
    pub(super) fn skip(&mut self) {
        self.after_nothing = self.is_after_blank();
    }

    pub(super) fn is_after_break(&self) -> bool {
        self.content
            .text
            .trim_end_matches(' ')
            .ends_with(LINE_BREAK)
    }

    fn is_after_blank(&self) -> bool {
        let text = &self.content.text;
        text.is_empty() || text.ends_with([' ', '\t', '\n', '\u{2028}'])
    }

    /// Takes the blanks and line breaks off that it ends with, not beyond byte `start`.
    pub(super) fn trim_end(&mut self, start: usize) {
        let text = self.content.text.get(start..).unwrap_or_default();
        let kept = text.trim_end_matches([' ', '\u{2028}']).len();
        self.truncate(start + kept);
    }

    /// Forgets what was added from byte `end` on.
    pub(super) fn truncate(&mut self, end: usize) {
        let Content {
            text,
            spans,
            sources,
        } = &mut self.content;
        if end >= text.len() {
            return;
        }
        text.truncate(end);
        sources.truncate(end);
        spans.retain_mut(|span| {
            span.range.end = span.range.end.min(end);
            span.range.start < span.range.end
        });
    }

    /// Adds text without any style or source: what stands between cells.
    pub(super) fn push_bare(&mut self, text: &str) {
        self.content.text.push_str(text);
    }

    /// What was gathered so far; open styles go on in what is gathered next.
    pub(super) fn take(&mut self) -> Content {
        std::mem::take(&mut self.content)
    }

    fn depth(&mut self, style: Style) -> &mut usize {
        match style {
            Style::Emphasis => &mut self.emphasis,
            Style::Strong => &mut self.strong,
            Style::Strike => &mut self.strike,
            Style::Link => &mut self.link,
            Style::Code => &mut self.code,
        }
    }

    fn style(&self) -> Inline {
        Inline {
            emphasis: self.emphasis > 0,
            strong: self.strong > 0,
            code: self.code > 0,
            strike: self.strike > 0,
            link: self.link > 0,
        }
    }

    fn push_styled(&mut self, added: &str, style: Inline) {
        let Content { text, spans, .. } = &mut self.content;
        let start = text.len();
        text.extend(
            added
                .chars()
                .map(|c| if c == '\t' { ' ' } else { within_paragraph(c) }),
        );
        let range = start..text.len();
        if range.is_empty() || style == Inline::default() {
            return;
        }
        match spans.last_mut() {
            Some(last) if last.range.end == start && last.style == style => {
                last.range.end = range.end;
            }
            _ => spans.push(Span { range, style }),
        }
    }
}

/// A block is one paragraph (UAX #9, B), so what would end it becomes a line break or a space.
pub(super) fn within_paragraph(c: char) -> char {
    match c {
        '\u{2029}' => '\u{2028}',
        '\n' | '\r' => ' ',
        c => c,
    }
}
