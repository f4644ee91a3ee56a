//! The text of one block while it is gathered: nested styles become flat spans.

use crate::document::block::{Inline, Span};

/// What breaks a line within a paragraph.
pub(super) const LINE_BREAK: &str = "\u{2028}";

#[derive(Default)]
pub(super) struct Flow {
    text: String,
    spans: Vec<Span>,
    emphasis: usize,
    strong: usize,
    strike: usize,
    link: usize,
}

/// A style that begins or ends in the middle of a text.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Emphasis,
    Strong,
    Strike,
    Link,
}

impl Flow {
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn begin(&mut self, style: Style) {
        *self.depth(style) += 1;
    }

    pub(super) fn end(&mut self, style: Style) {
        let depth = self.depth(style);
        *depth = depth.saturating_sub(1);
    }

    /// Adds text in the style that is open; a tab, which stands between the cells of a table, becomes a space.
    pub(super) fn push(&mut self, text: &str) {
        self.push_styled(self.after_break(text), self.style());
    }

    /// Breaks the line; spaces around the break are those of the source.
    pub(super) fn push_break(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        if self.spans.last().is_none_or(|span| span.range.end <= end) {
            self.text.truncate(end);
        }
        self.push(LINE_BREAK);
    }

    fn after_break<'t>(&self, text: &'t str) -> &'t str {
        if self.text.ends_with(LINE_BREAK) {
            text.trim_start_matches([' ', '\t'])
        } else {
            text
        }
    }

    /// Adds a piece of inline code.
    pub(super) fn push_code(&mut self, text: &str) {
        self.push_styled(
            text,
            Inline {
                code: true,
                ..self.style()
            },
        );
    }

    /// Adds text without any style: a marker, or what stands between cells.
    pub(super) fn push_bare(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The text and spans so far; open styles go on in what is gathered next.
    pub(super) fn take(&mut self) -> (String, Vec<Span>) {
        (
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.spans),
        )
    }

    fn depth(&mut self, style: Style) -> &mut usize {
        match style {
            Style::Emphasis => &mut self.emphasis,
            Style::Strong => &mut self.strong,
            Style::Strike => &mut self.strike,
            Style::Link => &mut self.link,
        }
    }

    fn style(&self) -> Inline {
        Inline {
            emphasis: self.emphasis > 0,
            strong: self.strong > 0,
            code: false,
            strike: self.strike > 0,
            link: self.link > 0,
        }
    }

    fn push_styled(&mut self, text: &str, style: Inline) {
        let start = self.text.len();
        self.text.extend(
            text.chars()
                .map(|c| if c == '\t' { ' ' } else { within_paragraph(c) }),
        );
        let range = start..self.text.len();
        if range.is_empty() || style == Inline::default() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.range.end == start && last.style == style => {
                last.range.end = range.end;
            }
            _ => self.spans.push(Span { range, style }),
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
