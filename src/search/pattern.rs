//! Regular expressions on the folded text: each paragraph is folded and searched as a line of its own, in linear time.

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::ast::{self, ErrorKind};

use super::Rung;
use super::folding::{Folded, Folding, FoldingRule};
use super::matches::Match;
use super::utf8;

/// A regular expression, compiled.
pub(super) struct Pattern {
    folding: &'static Folding,
    regex: Regex,
}

/// Where a text is no regular expression, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternError {
    /// The character, from 1.
    pub at: usize,
    /// What is wrong there.
    pub fault: PatternFault,
}

/// What is wrong with a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternFault {
    /// A bracket that is not closed, or not opened.
    Bracket,
    /// Nothing before it that could be repeated, or numbers that are wrong.
    Repetition,
    /// A backslash before what has no meaning after it.
    Escape,
    /// It would take too much room.
    TooLarge,
    /// Something else.
    Other,
}

/// Where a search for a pattern stands in its text.
#[derive(Debug, Clone, Default)]
pub(super) struct PatternSearch {
    /// Where the next paragraph starts.
    from: usize,
    ready: std::vec::IntoIter<Match>,
}

impl Pattern {
    pub(super) fn new(text: &str, keep_persian: bool) -> Result<Self, PatternError> {
        ast::parse::Parser::new()
            .parse(text)
            .map_err(|error| PatternError {
                at: error.span().start.column,
                fault: fault(error.kind()),
            })?;
        let keep_case = text.chars().any(char::is_uppercase) && !text.contains('\\');
        let folding = Folding::of(FoldingRule::Fold {
            keep_case,
            keep_persian,
        });
        let regex = RegexBuilder::new(&folded(folding, text))
            .case_insensitive(!keep_case)
            .build();
        let regex = regex.map_err(|error| PatternError {
            at: 1,
            fault: match error {
                regex::Error::CompiledTooBig(_) => PatternFault::TooLarge,
                _ => PatternFault::Other,
            },
        })?;
        Ok(Self { folding, regex })
    }

    /// The matches in the paragraph that starts at byte `from`, and where the next one starts.
    fn in_paragraph(&self, text: &[u8], from: usize) -> (Vec<Match>, usize) {
        let mut line = String::new();
        // The start of each byte of the folded line in the text, and where what it stands for ends.
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut at = from;
        let next = loop {
            let Some((c, end)) = utf8::after(text, at) else {
                break text.len();
            };
            let folded = self.folding.folded(c);
            if folded.contains(&Folded::End) {
                break end;
            }
            for folded in folded {
                match folded {
                    Folded::Letter(letter) => line.push(*letter),
                    Folded::Space if line.ends_with(' ') => {}
                    Folded::Space => line.push(' '),
                    Folded::Haraka(_) | Folded::Dagger | Folded::End => {}
                }
                places.resize(line.len(), (at, end));
            }
            at = end;
        };
        let found = self.regex.find_iter(line.as_bytes()).filter_map(|found| {
            let (start, _) = *places.get(found.start())?;
            let (_, end) = *places.get(found.end().checked_sub(1)?)?;
            (!found.is_empty()).then(|| Match {
                start,
                end,
                highlight_end: self.folding.highlight_end(text, end),
                rung: Rung::Typed,
            })
        });
        let mut floor = 0;
        let apart = found.filter(|found| {
            let is_apart = found.start >= floor;
            floor = floor.max(found.end);
            is_apart
        });
        (apart.collect(), next)
    }
}

impl PatternSearch {
    /// The next match.
    pub(super) fn next(&mut self, pattern: &Pattern, text: &[u8]) -> Option<Match> {
        loop {
            if let Some(found) = self.ready.next() {
                return Some(found);
            }
            if self.from >= text.len() {
                return None;
            }
            let (found, next) = pattern.in_paragraph(text, self.from);
            self.from = next;
            self.ready = found.into_iter();
        }
    }
}

/// A pattern as it is compared with folded text: its letters folded, its signs as they are.
fn folded(folding: &'static Folding, text: &str) -> String {
    let mut folded = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c);
            continue;
        }
        for one in folding.folded(Some(c)) {
            match one {
                // ؟ is no sign of the pattern.
                Folded::Letter(letter) if letter.is_ascii_punctuation() => {
                    folded.extend(['\\', *letter]);
                }
                Folded::Letter(letter) => folded.push(*letter),
                Folded::Space => folded.push(' '),
                Folded::Haraka(_) | Folded::Dagger | Folded::End => {}
            }
        }
    }
    folded
}

fn fault(kind: &ErrorKind) -> PatternFault {
    match kind {
        ErrorKind::ClassUnclosed | ErrorKind::GroupUnclosed | ErrorKind::GroupUnopened => {
            PatternFault::Bracket
        }
        ErrorKind::RepetitionMissing
        | ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::RepetitionCountDecimalEmpty => PatternFault::Repetition,
        ErrorKind::EscapeUnrecognized
        | ErrorKind::EscapeUnexpectedEof
        | ErrorKind::ClassEscapeInvalid => PatternFault::Escape,
        _ => PatternFault::Other,
    }
}
