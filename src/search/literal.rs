//! A text that must stand as it was typed, folded: its rarest letter is found in the raw bytes and verified to both sides.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::Rung;
use super::automaton::Automaton;
use super::cursor::Cursor;
use super::effort::Effort;
use super::element::{Element, elements};
use super::exact::Exact;
use super::folding::{Folded, Folding, FoldingRule};
use super::matches::Match;
use super::prefilter::Verdict;
use super::rare::{Candidate, Hits, RareLetter};
use super::utf8;
use super::verify::{self, Verified};

/// A text, compiled.
pub(super) struct Literal {
    pub(super) folding: &'static Folding,
    pub(super) elements: Vec<Element>,
    pub(super) rare: RareLetter,
    /// The second look at every find, at the exact level.
    pub(super) exact: Option<Exact>,
}

/// Where a search for a literal stands in its text.
#[derive(Debug, Clone)]
pub(super) struct LiteralSearch {
    hits: Hits,
    /// Where the next rare letter is looked for.
    from: usize,
    /// The end of the match before.
    floor: usize,
    /// Matches of a paragraph that was searched as a whole.
    ready: std::vec::IntoIter<Verified>,
}

impl Literal {
    /// Compiles a text; nothing if no letter is left of it.
    pub(super) fn new(text: &str, rule: FoldingRule) -> Option<Self> {
        let folding = Folding::of(rule);
        let elements = elements(folding, text);
        let rare = RareLetter::choose(folding, &elements)?;
        Some(Self {
            folding,
            elements,
            rare,
            exact: (rule == FoldingRule::Exact).then(|| Exact::new(text)),
        })
    }

    /// A search that ends early once `stop` is set.
    pub(super) fn search(&self, stop: &Arc<AtomicBool>) -> LiteralSearch {
        LiteralSearch {
            hits: self.rare.hits(Effort::until(stop)),
            from: 0,
            floor: 0,
            ready: Vec::new().into_iter(),
        }
    }
}

impl LiteralSearch {
    /// Begins at the start of another text.
    pub(super) fn begin_again(&mut self) {
        self.hits.begin_again();
        (self.from, self.floor) = (0, 0);
        self.ready = Vec::new().into_iter();
    }

    /// The next match of those that are to be kept.
    #[inline]
    pub(super) fn next(
        &mut self,
        literal: &Literal,
        text: &[u8],
        keep: impl Fn(&Match) -> bool,
    ) -> Option<Match> {
        loop {
            if let Some(found) = self.ready.next() {
                let found = literal.with_highlight(text, found);
                if keep(&found) {
                    return Some(found);
                }
                continue;
            }
            let Candidate { at, verdict } = literal.rare.next(text, self.from, &mut self.hits)?;
            let effort = &mut self.hits.effort;
            if effort.is_too_much(at) {
                self.search_paragraph(literal, text, at);
                if self.hits.effort.is_stopped() {
                    self.from = text.len();
                    return None;
                }
                continue;
            }
            let verified = match verdict {
                Verdict::Yes { start, end } if start >= self.floor => {
                    literal.look_closer(text, start, end, self.floor, effort)
                }
                _ => literal.verify_at(text, at, self.floor, effort),
            };
            if let Some(verified) = verified {
                let found = literal.with_highlight(text, verified);
                if keep(&found) {
                    self.floor = verified.next;
                    self.from = verified.next;
                    return Some(found);
                }
            }
            (_, self.from) = utf8::after(text, at)?;
        }
    }

    /// Goes on at byte `floor`, which lies in the last match: another may begin there. Those of a paragraph that is searched as a
    /// whole stay what they are, for to search it again and again would take too long.
    pub(super) fn go_back(&mut self, floor: usize) {
        if self.ready.as_slice().is_empty() {
            self.from = floor;
            self.floor = floor;
        }
    }

    /// Makes ready all matches that the paragraph at byte `at` still has, in a time that no query and no text makes long.
    fn search_paragraph(&mut self, literal: &Literal, text: &[u8], at: usize) {
        let from = literal.paragraph_start(text, at).max(self.floor);
        let automaton = Automaton::new(&literal.elements);
        let effort = &self.hits.effort;
        let (mut found, end) = automaton.matches(literal.folding, text, from, effort);
        if let Some(exact) = &literal.exact {
            found = exact.find_all(text, from..end);
        }
        self.from = end;
        self.floor = end;
        self.hits.effort.restart(end);
        self.ready = found.into_iter();
    }
}

impl Literal {
    /// A match, with the marks after it that are highlighted with it.
    fn with_highlight(&self, text: &[u8], Verified { start, end, .. }: Verified) -> Match {
        let is_plain = self.rare.prefilter.is_plain(text, end);
        let highlight_end = if is_plain {
            end
        } else {
            self.folding.highlight_end(text, end)
        };
        Match {
            start,
            end,
            highlight_end,
            rung: Rung::Typed,
        }
    }

    /// The match whose rare letter is in the code point that starts at byte `at`.
    fn verify_at(
        &self,
        text: &[u8],
        at: usize,
        floor: usize,
        effort: &mut Effort,
    ) -> Option<Verified> {
        let mut cursor = Cursor::before(self.folding, text, at);
        while let Some(folded) = cursor.next().filter(|_| cursor.start == at) {
            if self.rare.is_rare(folded)
                && let Some(found) = self.verify(text, cursor, folded, floor, effort)
            {
                return Some(found);
            }
        }
        None
    }

    fn verify(
        &self,
        text: &[u8],
        rare: Cursor<'_>,
        folded: Folded,
        floor: usize,
        effort: &mut Effort,
    ) -> Option<Verified> {
        let counts = match folded {
            Folded::Space => verify::starts_run(rare),
            Folded::Dagger => verify::is_on_letter(rare),
            _ => true,
        };
        if !counts {
            return None;
        }
        let end = verify::end(&self.elements, rare, self.rare.element, folded, effort)?;
        let start = verify::start(&self.elements, rare, self.rare.element, floor, effort)?;
        self.look_closer(text, start, end, floor, effort)
    }

    /// The start of the paragraph that byte `at` is in.
    fn paragraph_start(&self, text: &[u8], at: usize) -> usize {
        let mut cursor = Cursor::before(self.folding, text, at);
        while let Some(folded) = cursor.previous() {
            if folded == Folded::End {
                return cursor.end;
            }
        }
        0
    }

    /// What the exact level makes of a match of the plain letters.
    fn look_closer(
        &self,
        text: &[u8],
        start: usize,
        end: usize,
        floor: usize,
        effort: &mut Effort,
    ) -> Option<Verified> {
        match &self.exact {
            Some(exact) => {
                effort.add(end - start);
                exact.find(text, start, end, floor)
            }
            None => Some(Verified {
                start,
                end,
                next: end,
            }),
        }
    }
}
