//! What is open within a paragraph while its text is gathered: nested styles become flat spans.

mod quotation;

use std::ops::Range;

use super::content::Content;
use super::script::{Shift, Shown, shifted};
use crate::document::block::{Inline, Link, LinkKind};
use crate::document::source_map::{Source, SourceMap};
use crate::text::{Direction, Isolate};

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
    raised: usize,
    lowered: usize,
    /// Where the links begin that are open, and where they lead.
    links: Vec<(usize, String, LinkKind)>,
    /// Where the pieces begin that are open and have a direction of their own, and which.
    isolates: Vec<(usize, OwnDirection)>,
    /// Where the quotations begin that are open.
    quotations: Vec<usize>,
    faint: usize,
    /// Whether a piece without any text stands here, between blanks of which one is enough.
    after_nothing: bool,
}

/// A style that begins or ends in the middle of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Style {
    Emphasis,
    Strong,
    Strike,
    Code,
    Raised,
    Lowered,
    Faint,
}

/// The direction that a piece within a paragraph has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum OwnDirection {
    /// That of its first letter (UAX #9, FSI).
    Auto,
    /// This one (LRI, RLI).
    Of(Direction),
    /// This one for each of its characters (LRO, RLO within an isolate).
    Forced(Direction),
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
        if let Some(shift) = self.shift() {
            return self.push_shifted(kept, shift, |from, length| {
                if kept.len() == source.len() {
                    source.start + from..source.start + from + length
                } else {
                    source.clone()
                }
            });
        }
        let at = self.len();
        self.push_styled(kept, self.style());
        self.content.sources.add(at..self.len(), source);
    }

    /// Adds text above or below the line. `source` tells where so many bytes of it come from, from one on.
    fn push_shifted(
        &mut self,
        text: &str,
        shift: Shift,
        source: impl Fn(usize, usize) -> Range<usize>,
    ) {
        let shown = shifted(text, self.content.text.chars().next_back(), shift);
        let style = self.style();
        let (before, after) = match shown {
            Shown::Between(before, after) => (before, after),
            _ => ("", ""),
        };
        self.push_styled(before, style);
        let mut signs = match &shown {
            Shown::Signs(signs) => signs.chars(),
            _ => text.chars(),
        };
        for (from, c) in text.char_indices() {
            let at = self.len();
            let sign = signs.next().unwrap_or(c);
            self.push_styled(sign.encode_utf8(&mut [0; 4]), style);
            let source = source(from, c.len_utf8());
            self.content.sources.add(at..self.len(), source);
        }
        self.push_styled(after, style);
    }

    /// Whether text stands above or below the line; small print is often marked as both.
    fn shift(&self) -> Option<Shift> {
        match (self.raised, self.lowered) {
            (1.., 0) => Some(Shift::Raised),
            (0, 1..) => Some(Shift::Lowered),
            _ => None,
        }
    }

    /// What comes leads to `target`.
    pub(super) fn begin_link(&mut self, target: String, kind: LinkKind) {
        self.link += 1;
        self.links.push((self.len(), target, kind));
    }

    /// Ends the link that was begun last. One without text leads nowhere.
    pub(super) fn end_link(&mut self) {
        self.link = self.link.saturating_sub(1);
        if let Some((start, target, kind)) = self.links.pop() {
            self.add_link(start, target, kind);
        }
    }

    /// What was added from byte `start` on leads to `target`, or is an image of that name.
    pub(super) fn add_link(&mut self, start: usize, target: String, kind: LinkKind) {
        let range = start.min(self.len())..self.len();
        if !range.is_empty() && !target.is_empty() {
            let links = &mut self.content.links;
            links.push(Link {
                range,
                target,
                kind,
            });
        }
    }

    /// Links lead to this place by this name.
    pub(super) fn name(&mut self, name: String) {
        let place = (self.len(), name);
        self.content.names.push(place);
    }

    /// Takes a name in braces at the end, `{#name}`, for that of the place.
    pub(super) fn take_name(&mut self) {
        let text = &self.content.text;
        let name = text
            .strip_suffix('}')
            .and_then(|rest| rest.rsplit_once("{#"));
        let is_name = |name: &str| !name.is_empty() && !name.contains([' ', '{', '}']);
        if let Some((before, name)) = name.filter(|(_, name)| is_name(name)) {
            let (end, name) = (before.trim_end_matches(' ').len(), name.to_owned());
            if end > 0 {
                self.truncate(end);
                self.name(name);
            }
        }
    }

    pub(super) fn begin_isolate(&mut self, direction: OwnDirection) {
        self.isolates.push((self.len(), direction));
    }

    pub(super) fn end_isolate(&mut self) {
        if let Some((start, direction)) = self.isolates.pop() {
            self.add_isolate(start, direction);
        }
    }

    fn add_isolate(&mut self, start: usize, direction: OwnDirection) {
        let range = start.min(self.len())..self.len();
        let first = || Direction::of_first_strong(&self.content.text[range.clone()]);
        let (direction, forced) = match direction {
            OwnDirection::Auto => (first().unwrap_or(Direction::Ltr), false),
            OwnDirection::Of(direction) => (direction, false),
            OwnDirection::Forced(direction) => (direction, true),
        };
        if !range.is_empty() {
            self.content.isolates.push(Isolate {
                range,
                direction,
                forced,
            });
        }
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
        self.push_foreign(text, style, source);
    }

    /// Adds a formula, found in `source`. One that stands apart keeps its lines.
    pub(super) fn push_formula(&mut self, text: &str, source: &Source, apart: bool) {
        let style = Inline {
            formula: true,
            ..self.style()
        };
        if !apart {
            return self.push_foreign(text, style, source);
        }
        let trimmed = text.trim();
        let from = source.text.find(trimmed).unwrap_or(0);
        let inner = Source {
            text: &source.text[from..],
            at: source.at + from,
        };
        self.push_break(source.at..source.at);
        let lines: Vec<&str> = trimmed.lines().map(str::trim_end).collect();
        self.push_foreign(&lines.join(LINE_BREAK), style, &inner);
        let end = source.at + source.text.len();
        self.push_break(end..end);
    }

    fn push_foreign(&mut self, text: &str, style: Inline, source: &Source) {
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
        if let Some(shift) = self.shift() {
            let mut sources = SourceMap::default();
            sources.add_aligned(0, &words, source);
            return self.push_shifted(&words, shift, |from, length| {
                sources.source_of(from..from + length)
            });
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

    pub(super) fn is_after_blank(&self) -> bool {
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
        self.content.truncate(end);
        self.starts_of_open()
            .for_each(|start| *start = (*start).min(end));
    }

    /// Where the links, isolates and quotations begin that are open.
    fn starts_of_open(&mut self) -> impl Iterator<Item = &mut usize> {
        let links = self.links.iter_mut().map(|(start, ..)| start);
        let isolates = self.isolates.iter_mut().map(|(start, _)| start);
        links.chain(isolates).chain(&mut self.quotations)
    }

    /// Adds text without any style or source: what stands between cells.
    pub(super) fn push_bare(&mut self, text: &str) {
        self.content.text.push_str(text);
    }

    /// What was gathered so far; what is open goes on in what is gathered next.
    pub(super) fn take(&mut self) -> Content {
        for (start, target, kind) in self.links.clone() {
            self.add_link(start, target, kind);
        }
        for (start, direction) in self.isolates.clone() {
            self.add_isolate(start, direction);
        }
        self.starts_of_open().for_each(|start| *start = 0);
        std::mem::take(&mut self.content)
    }

    fn depth(&mut self, style: Style) -> &mut usize {
        match style {
            Style::Emphasis => &mut self.emphasis,
            Style::Strong => &mut self.strong,
            Style::Strike => &mut self.strike,
            Style::Code => &mut self.code,
            Style::Raised => &mut self.raised,
            Style::Lowered => &mut self.lowered,
            Style::Faint => &mut self.faint,
        }
    }

    fn style(&self) -> Inline {
        Inline {
            emphasis: self.emphasis > 0,
            strong: self.strong > 0,
            code: self.code > 0,
            strike: self.strike > 0,
            link: self.link > 0,
            formula: false,
            faint: self.faint > 0,
            ..Inline::default()
        }
    }

    fn push_styled(&mut self, added: &str, style: Inline) {
        let no_tab = |c| if c == '\t' { ' ' } else { within_paragraph(c) };
        self.content.push_styled(added.chars().map(no_tab), style);
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
