//! Several terms in one paragraph: side by side, or anywhere in it in any order.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use memchr::{memchr2, memmem, memrchr2};

use super::Rung;
use super::folding::Folding;
use super::matches::Match;
use super::term::{Term, TermSearch};
use super::utf8;
use super::word::is_part;

/// What a paragraph must have, and what it must not.
pub(super) struct Words {
    folding: &'static Folding,
    terms: Vec<Term>,
    without: Vec<Term>,
    order: TermOrder,
    /// The rarest of the terms, by which paragraphs are found.
    lead: usize,
}

/// Where the terms stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TermOrder {
    /// One after the other, nothing but spaces and punctuation between them: one match.
    Phrase,
    /// As [`Phrase`](TermOrder::Phrase), with the word من between them or not, as in a date.
    Date,
    /// Anywhere in the paragraph: a match for each occurrence of each.
    Any,
}

/// Where a search for words stands in its text.
#[derive(Debug, Clone)]
pub(super) struct WordsSearch {
    lead: Option<TermSearch>,
    /// Searches for each term within a paragraph.
    terms: Vec<TermSearch>,
    without: Vec<TermSearch>,
    /// The end of the last paragraph that was looked at.
    floor: usize,
    ready: std::vec::IntoIter<Match>,
}

/// Terms are near to each other with no more words than this between them.
const BETWEEN: usize = 6;

/// The rest of one word, one word more, and the beginning of another.
const MOST_PARTS_BETWEEN: usize = 3;

/// Terms that stand farther apart than this, in bytes, are not together, however long their paragraph is. What shows a match
/// looks at more than that around it, and so knows as well what is one.
const REACH: usize = 8 << 10;

/// U+2029 in UTF-8.
const PARAGRAPH_SEPARATOR: &[u8] = "\u{2029}".as_bytes();

impl Words {
    pub(super) fn new(
        folding: &'static Folding,
        terms: Vec<Term>,
        without: Vec<Term>,
        order: TermOrder,
    ) -> Self {
        let lead = (0..terms.len()).min_by_key(|&i| terms.get(i).map(Term::rank));
        Self {
            folding,
            lead: lead.unwrap_or(0),
            terms,
            without,
            order,
        }
    }

    /// A search that ends early once `stop` is set.
    pub(super) fn search(&self, stop: &Arc<AtomicBool>) -> WordsSearch {
        let search = |term: &Term| term.search(stop);
        WordsSearch {
            lead: self.terms.get(self.lead).map(search),
            terms: self.terms.iter().map(search).collect(),
            without: self.without.iter().map(search).collect(),
            floor: 0,
            ready: Vec::new().into_iter(),
        }
    }

    /// How common the letters are that they are looked for by.
    pub(super) fn rank(&self) -> usize {
        self.terms.get(self.lead).map_or(usize::MAX, Term::rank)
    }

    /// How many matches a paragraph has of them at least.
    pub(super) fn matches_apart(&self) -> usize {
        match self.order {
            TermOrder::Any => self.terms.len(),
            TermOrder::Phrase | TermOrder::Date => 1,
        }
    }

    /// Whether they may be in the text that is made of some Markdown without entities.
    pub(super) fn may_be_in_markup(&self, source: &[u8]) -> bool {
        let (others, from_lead) = self.terms.split_at(self.lead);
        let mut terms = from_lead.iter().chain(others);
        terms.all(|term| term.may_be_in_markup(source))
    }

    /// The matches in a paragraph, for searches within it.
    fn in_paragraph(
        &self,
        text: &[u8],
        searches: &mut [TermSearch],
        without: &mut [TermSearch],
    ) -> Vec<Match> {
        let mut found = vec![Vec::new(); self.terms.len()];
        // The lead is there.
        let others = (0..self.terms.len()).filter(|&i| i != self.lead);
        for i in others.chain([self.lead]) {
            let (Some(term), Some(search), Some(found)) =
                (self.terms.get(i), searches.get_mut(i), found.get_mut(i))
            else {
                continue;
            };
            *found = search.all(term, text);
            if found.is_empty() {
                return Vec::new();
            }
        }
        let without = self.without.iter().zip(without);
        let without = in_order(
            without
                .flat_map(|(term, search)| search.all(term, text))
                .collect(),
        );
        let mut matches = match self.order {
            TermOrder::Any => Self::anywhere(text, &within_reach(&found)),
            TermOrder::Phrase | TermOrder::Date => self.phrases(text, &found),
        };
        matches.retain(|found| !is_within_reach(&without, found.start));
        matches
    }

    /// All matches of all terms, and how near to each other the terms come.
    fn anywhere(text: &[u8], found: &[Vec<Match>]) -> Vec<Match> {
        let rung = match found {
            [_] => Rung::Forms,
            _ if are_near(text, found) => Rung::Near,
            _ => Rung::Apart,
        };
        // A term that may only be a spelling of another leaves as much doubt in all of them.
        let weakest = found
            .iter()
            .filter_map(|matches| matches.iter().map(|m| m.rung).min());
        // More than one word that is only related leaves nothing of what was typed.
        let is_related = weakest.clone().filter(|rung| *rung == Rung::Related);
        if found.len() > 1 && is_related.count() > 1 {
            return Vec::new();
        }
        let rung = weakest.fold(rung, Rung::max);
        let mut all = in_order(found.concat());
        for found in &mut all {
            found.rung = rung;
        }
        all
    }

    /// The places where the terms follow one another.
    fn phrases(&self, text: &[u8], found: &[Vec<Match>]) -> Vec<Match> {
        let Some((first, rest)) = found.split_first() else {
            return Vec::new();
        };
        let phrase = |first: &Match| {
            let mut phrase = *first;
            for matches in rest {
                let next = matches.partition_point(|found| found.start < phrase.highlight_end);
                let next = matches.get(next)?;
                let between = text.get(phrase.highlight_end..next.start)?;
                self.may_stand_between(between).then_some(())?;
                (phrase.end, phrase.highlight_end) = (next.end, next.highlight_end);
                phrase.rung = phrase.rung.max(next.rung);
            }
            Some(phrase)
        };
        in_order(first.iter().filter_map(phrase).collect())
    }

    /// Whether the rest of one word, what parts words, and the beginning of another are all that is between two terms.
    fn may_stand_between(&self, text: &[u8]) -> bool {
        let mut words = vec![String::new()];
        let mut was_part = true;
        let mut at = 0;
        while let Some((c, end)) = utf8::after(text, at) {
            let folded = self.folding.folded(c);
            let is_part = is_part(folded);
            if was_part && !is_part {
                // Between two terms of a paragraph of megabytes there may be nearly all of it.
                if words.len() == MOST_PARTS_BETWEEN {
                    return false;
                }
                words.push(String::new());
            }
            // Of what is no letter only the invisible is part of a word.
            if is_part && !folded.is_empty() {
                words.last_mut().into_iter().for_each(|word| word.extend(c));
            }
            was_part = is_part;
            at = end;
        }
        match words.as_slice() {
            [_, _] => true,
            [_, word, _] => self.order == TermOrder::Date && word == "من",
            _ => false,
        }
    }
}

/// Whether a few words of the paragraph hold all terms.
fn are_near(text: &[u8], found: &[Vec<Match>]) -> bool {
    let most = BETWEEN + found.len();
    let Some(rarest) = found.iter().min_by_key(|matches| matches.len()) else {
        return false;
    };
    let spans_few = |first: &Match| {
        let near = found
            .iter()
            .filter_map(|matches| nearest(matches, first.start));
        let (start, end) = near.fold((first.start, first.end), |(start, end), found| {
            (start.min(found.start), end.max(found.end))
        });
        let between = text.get(start..end).unwrap_or_default();
        between.split(|&byte| byte == b' ').nth(most).is_none()
    };
    rarest.iter().any(spans_few)
}

/// The match nearest to a byte; `matches` are in the order of the text.
fn nearest(matches: &[Match], to: usize) -> Option<Match> {
    let next = matches.partition_point(|found| found.start < to);
    let around = [next.checked_sub(1), Some(next)].into_iter().flatten();
    let around = around.filter_map(|i| matches.get(i));
    around.min_by_key(|found| found.start.abs_diff(to)).copied()
}

fn is_within_reach(matches: &[Match], of: usize) -> bool {
    nearest(matches, of).is_some_and(|found| found.start.abs_diff(of) <= REACH)
}

/// Of the matches of each term those that have one of each other term within reach.
fn within_reach(found: &[Vec<Match>]) -> Vec<Vec<Match>> {
    let is_together = |of: &&Match| {
        found
            .iter()
            .all(|matches| is_within_reach(matches, of.start))
    };
    let kept = found
        .iter()
        .map(|matches| matches.iter().filter(is_together).copied().collect());
    kept.collect()
}

/// Matches of several terms in the order of the text, none over another.
fn in_order(mut found: Vec<Match>) -> Vec<Match> {
    found.sort_by_key(|found| (found.start, std::cmp::Reverse(found.end)));
    let mut floor = 0;
    found.retain(|found| {
        let is_free = found.start >= floor;
        if is_free {
            floor = found.end;
        }
        is_free
    });
    found
}

impl WordsSearch {
    /// Begins at the start of another text. Within its paragraphs the terms begin again by themselves.
    pub(super) fn begin_again(&mut self) {
        self.lead.iter_mut().for_each(TermSearch::begin_again);
        self.floor = 0;
        self.ready = Vec::new().into_iter();
    }

    /// The next match.
    pub(super) fn next(&mut self, words: &Words, text: &[u8]) -> Option<Match> {
        loop {
            if let Some(found) = self.ready.next() {
                return Some(found);
            }
            let lead = self
                .lead
                .as_mut()?
                .next(words.terms.get(words.lead)?, text)?;
            if lead.start < self.floor {
                continue;
            }
            let paragraph = paragraph(text, lead.start);
            self.floor = paragraph.end;
            let offset = paragraph.start;
            let mut found =
                words.in_paragraph(text.get(paragraph)?, &mut self.terms, &mut self.without);
            for found in &mut found {
                found.start += offset;
                found.end += offset;
                found.highlight_end += offset;
            }
            self.ready = found.into_iter();
        }
    }
}

/// The paragraph that byte `at` is in, without its end.
fn paragraph(text: &[u8], at: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, &[]));
    let line = memrchr2(b'\n', b'\r', before).map_or(0, |end| end + 1);
    let separator = memmem::rfind(before.get(line..).unwrap_or_default(), PARAGRAPH_SEPARATOR);
    let start = line + separator.map_or(0, |at| at + PARAGRAPH_SEPARATOR.len());
    let line = memchr2(b'\n', b'\r', after).unwrap_or(after.len());
    let separator = memmem::find(after.get(..line).unwrap_or_default(), PARAGRAPH_SEPARATOR);
    start..at + separator.unwrap_or(line)
}
