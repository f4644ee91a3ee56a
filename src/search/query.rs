//! A query, compiled once: what must stand in the text, unit by unit, and where to look first.

use std::sync::Arc;

use super::exact::Exact;
use super::folding::{ALEF, Folding, Rule, Unit, tanwin_on};
use super::matches::Matches;
use super::pivot::Pivot;
use super::{Level, Options, stem};

/// A compiled query. Cloning shares it; searching with one does not change it.
#[derive(Debug, Clone)]
pub struct Query(pub(super) Arc<Compiled>);

/// Why a text is no query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Not a single character.
    #[error("nothing to search for: the query is empty")]
    Empty,
    /// Only marks, tatweel or invisible characters, which no level counts as text.
    #[error("nothing to search for: the query has only marks and invisible characters, no letters")]
    MarksOnly,
}

pub(super) struct Compiled {
    pub(super) text: String,
    pub(super) options: Options,
    pub(super) folding: &'static Folding,
    pub(super) items: Vec<Item>,
    pub(super) pivot: Pivot,
    /// The second look at every find, at the exact level.
    pub(super) exact: Option<Exact>,
}

/// One unit that a match must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) unit: Unit,
    /// Harakat that must stand on it, one bit each.
    pub(super) marks: u8,
    /// A dagger alef of the query: an alef, a dagger alef or nothing will do. Always between a letter and another item.
    pub(super) optional: bool,
}

impl Query {
    /// Compiles a query. Line ends in it count as spaces, since no match crosses a paragraph's end; those around it, as
    /// of a line that was copied whole, count as nothing.
    pub fn new(text: &str, options: Options) -> Result<Self, QueryError> {
        let text = text.trim_matches(is_paragraph_end);
        if text.is_empty() {
            return Err(QueryError::Empty);
        }
        let text: String = text
            .chars()
            .map(|c| if is_paragraph_end(c) { ' ' } else { c })
            .collect();
        let folding = Folding::of(match options.level {
            Level::Exact => Rule::Exact,
            Level::Fold | Level::Stem => Rule::Fold {
                keep_case: text.chars().any(char::is_uppercase),
                keep_persian: options.keep_persian_letters,
            },
        });
        let mut items = items(folding, &text);
        if options.level == Level::Stem {
            stem::strip(&mut items);
        }
        let pivot = Pivot::choose(folding, &items).ok_or(QueryError::MarksOnly)?;
        let exact = (options.level == Level::Exact).then(|| Exact::new(&text));
        Ok(Self(Arc::new(Compiled {
            text,
            options,
            folding,
            items,
            pivot,
            exact,
        })))
    }

    /// Whether a text has a match.
    pub fn is_in(&self, text: &str) -> bool {
        self.matches(text.as_bytes()).next().is_some()
    }

    /// The query as it was typed, line ends turned into spaces.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// What it was compiled with.
    pub fn options(&self) -> Options {
        self.0.options
    }

    /// The matches in a text of one or many paragraphs, in logical order, leftmost first, longest where two start
    /// alike, never overlapping, never across a paragraph's end (`\n`, `\r`, U+2029).
    ///
    /// The text need not be UTF-8: an ill-formed byte matches nothing. A large text may be searched in chunks, provided
    /// that each is cut at a paragraph's end. Every step of the iterator runs to the next match; to be able to stop a
    /// search early, feed chunks.
    pub fn matches<'t>(&self, text: &'t [u8]) -> Matches<'t> {
        Matches::new(self.clone(), text)
    }
}

impl std::fmt::Debug for Compiled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query")
            .field("text", &self.text)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

fn is_paragraph_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2029}')
}

fn items(folding: &'static Folding, text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for &unit in text.chars().flat_map(|c| folding.units(Some(c))) {
        let after_letter = matches!(
            items.last(),
            Some(Item {
                unit: Unit::Letter(_),
                ..
            })
        );
        match unit {
            Unit::Letter(_) => items.push(Item {
                unit,
                marks: 0,
                optional: false,
            }),
            Unit::Space if items.last().is_some_and(|item| item.unit == Unit::Space) => {}
            Unit::Space => {
                drop_trailing_dagger(&mut items);
                items.push(Item {
                    unit,
                    marks: 0,
                    optional: false,
                });
            }
            Unit::Haraka(bit) if after_letter => {
                if let Some(letter) = seat(&mut items, bit) {
                    letter.marks |= bit;
                }
            }
            Unit::Dagger if after_letter && items.last().is_some_and(|item| !item.optional) => {
                items.push(Item {
                    unit: ALEF,
                    marks: 0,
                    optional: true,
                });
            }
            Unit::Haraka(_) | Unit::Dagger | Unit::End => {}
        }
    }
    drop_trailing_dagger(&mut items);
    items
}

/// The letter that the haraka is asked for on: the last, but for a tanwin on the alef, which belongs to the one before.
fn seat(items: &mut [Item], haraka: u8) -> Option<&mut Item> {
    let mut letters = items.iter_mut().rev().filter(|item| !item.optional);
    let last = letters.next()?;
    let before = letters.next().filter(|item| item.unit != Unit::Space);
    before
        .filter(|_| tanwin_on(last.unit) == haraka)
        .or(Some(last))
}

fn drop_trailing_dagger(items: &mut Vec<Item>) {
    items.pop_if(|item| item.optional);
}
