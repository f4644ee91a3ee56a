//! What the parser does not know of Markdown as it is written → what it knows, and back to where it was written.
//!
//! `:::tip`, `!!! note` and `[!info] Title` become quotes, lists that are counted in Arabic digits or letters become
//! numbered ones, `\(x\)` becomes `$x$`, imports and components of MDX vanish. Whether the parser takes a place for what it
//! is meant to be shows once it has read it: in code, or in the middle of a sentence, it does not. Then the text stays as it
//! was written.

mod containers;
mod edit;
mod formulas;
mod jsx;
mod line;
mod lines;
mod markers;
mod money;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use edit::{Claim, Edit};
pub(super) use edit::{Title, Titled};

/// How often a source is read again without what the parser did not take.
const TRIALS: usize = 4;

/// A source as the parser reads it.
pub(super) struct Reading<'a> {
    pub(super) text: Cow<'a, str>,
    /// What was read otherwise than it was written: bytes of the text, and of the source.
    changes: Vec<(Range<usize>, Range<usize>)>,
    /// What stands at some bytes of the text, in their order.
    claims: Vec<(usize, usize, Claim)>,
}

impl<'a> Reading<'a> {
    /// Reads a source with these options of the parser.
    pub(super) fn new(source: &'a str, options: Options) -> Self {
        let mut edits = lines::edits(source);
        let has_money = memchr::memchr(b'$', source.as_bytes()).is_some();
        for _ in 0..TRIALS {
            let reading = Self::with(source, &edits);
            if reading.claims.is_empty() && !has_money {
                return reading;
            }
            let (failed, money) = reading.tried(options);
            if failed.is_empty() && money.is_empty() {
                return reading;
            }
            edits.retain(|edit| !failed.contains(&edit.group));
            edits.extend(money.into_iter().map(|at| Edit {
                written: at..at,
                read: Cow::Borrowed("\\"),
                group: usize::MAX,
                claim: None,
            }));
            edits.sort_by_key(|edit| edit.written.start);
        }
        // What cannot be told apart stays as it is, but for money.
        edits.retain(|edit| edit.group == usize::MAX);
        Self::with(source, &edits)
    }

    fn with(source: &'a str, edits: &[Edit]) -> Self {
        if edits.is_empty() {
            return Self {
                text: Cow::Borrowed(source),
                changes: Vec::new(),
                claims: Vec::new(),
            };
        }
        let (mut text, mut from) = (String::with_capacity(source.len() + 8 * edits.len()), 0);
        let (mut changes, mut claims) = (Vec::new(), Vec::new());
        for edit in edits {
            // Two constructs that lay claim to the same characters cannot both have them.
            let Some(between) = source.get(from..edit.written.start) else {
                continue;
            };
            text.push_str(between);
            let start = text.len();
            text.push_str(&edit.read);
            changes.push((start..text.len(), edit.written.clone()));
            if let Some(claim) = &edit.claim {
                claims.push((start, edit.group, claim.clone()));
            }
            from = edit.written.end;
        }
        text.push_str(&source[from..]);
        Self {
            text: Cow::Owned(text),
            changes,
            claims,
        }
    }

    /// The groups of edits that the parser does not take for what they are meant to be, and where the dollar signs stand in
    /// the source that begin no formula.
    fn tried(&self, options: Options) -> (HashSet<usize>, Vec<usize>) {
        let mut starts: [HashSet<usize>; 3] = Default::default();
        let mut money = Vec::new();
        for (event, range) in Parser::new_ext(&self.text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::Item) => drop(starts[0].insert(self.behind_blanks(range.start))),
                Event::Start(Tag::BlockQuote(_)) => {
                    starts[1].insert(self.behind_blanks(range.start));
                }
                Event::InlineMath(_) | Event::DisplayMath(_)
                    if matches!(self.claim(range.start), Some((_, Claim::Formula))) =>
                {
                    starts[2].insert(range.start);
                }
                Event::InlineMath(formula) if money::is_money(&self.text, &range, &formula) => {
                    money.push(self.written_at(range.start).start);
                }
                _ => {}
            }
        }
        let failed = self.claims.iter().filter(|(at, _, claim)| {
            let kind = match claim {
                Claim::Item => 0,
                Claim::Callout(_) => 1,
                Claim::Formula => 2,
            };
            !starts[kind].contains(at)
        });
        (failed.map(|(_, group, _)| *group).collect(), money)
    }

    fn behind_blanks(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + (rest.len() - rest.trim_start_matches([' ', '\t']).len())
    }

    /// Where a part of the text stands in the source.
    pub(super) fn written(&self, read: &Range<usize>) -> Range<usize> {
        let start = self.written_at(read.start).start;
        let end = match read.end.checked_sub(1).filter(|last| *last >= read.start) {
            Some(last) => self.written_at(last).end,
            None => start,
        };
        start..end.max(start)
    }

    /// Where a byte of the text comes from.
    fn written_at(&self, at: usize) -> Range<usize> {
        let before = self.changes.partition_point(|(read, _)| read.start <= at);
        let Some((read, written)) = before.checked_sub(1).map(|last| &self.changes[last]) else {
            return at..at + 1;
        };
        match at.checked_sub(read.end) {
            Some(after) => written.end + after..written.end + after + 1,
            None => written.clone(),
        }
    }

    /// Where a part of the source stands in the text, or what is read in its place.
    pub(super) fn read(&self, written: &Range<usize>) -> Range<usize> {
        let read = |at: usize| {
            let before = self
                .changes
                .partition_point(|(_, written)| written.start <= at);
            match before.checked_sub(1).map(|last| &self.changes[last]) {
                None => at,
                Some((read, written)) if at < written.end => read.start,
                Some((read, written)) => read.end + (at - written.end),
            }
        };
        read(written.start)..read(written.end).max(read(written.start))
    }

    /// Where the pieces of the text begin and end that stand in the source byte by byte.
    pub(super) fn borders(&self) -> Vec<usize> {
        let borders = self.changes.iter();
        borders
            .flat_map(|(read, _)| [read.start, read.end])
            .collect()
    }

    fn claim(&self, at: usize) -> Option<(usize, &Claim)> {
        let at = self.behind_blanks(at);
        let found = self.claims.partition_point(|(place, ..)| *place < at);
        let (place, _, claim) = self.claims.get(found)?;
        (*place == at).then_some((*place, claim))
    }

    /// The marker of an item that begins at a byte of the text, as the source has it, if it is no other for the parser.
    pub(super) fn marker(&self, source: &'a str, at: usize) -> Option<&'a str> {
        let (place, Claim::Item) = self.claim(at)? else {
            return None;
        };
        let found = self.changes.partition_point(|(read, _)| read.start < place);
        let (_, written) = self.changes.get(found)?;
        source.get(written.clone())
    }

    /// The callout that begins at a byte of the text.
    pub(super) fn callout(&self, at: usize) -> Option<&Titled> {
        match self.claim(at)? {
            (_, Claim::Callout(titled)) => Some(titled),
            _ => None,
        }
    }
}
