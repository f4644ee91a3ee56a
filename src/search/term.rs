//! One thing that is looked for, in any of its spellings: a literal, a number, a month, a word in its forms.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::derived::Kin;
use super::edge::Edge;
use super::element::elements;
use super::folding::{ALEF, Folded, Folding, FoldingRule};
use super::forms::Forms;
use super::literal::{Literal, LiteralSearch};
use super::matches::Match;
use super::merge::Merge;
use super::utf8;
use super::word_finder::{WordFinder, WordSearch};
use super::words::{Words, WordsSearch};

/// The spellings, each looked for by itself.
pub(super) struct Term(Vec<Finder>);

enum Finder {
    Literal {
        literal: Box<Literal>,
        edge: Edge,
    },
    /// Letters that may stand without these harakat, but not with others.
    Unmarked {
        literal: Box<Literal>,
        harakat: Vec<u8>,
    },
    /// Letters with a zero-width non-joiner after so many of them each: in the text it stands for a space.
    Joined {
        literal: Box<Literal>,
        joints: Vec<usize>,
    },
    Forms(Box<WordFinder>),
    Date(Box<Words>),
}

/// Where a search for a term stands in its text.
#[derive(Debug, Clone)]
pub(super) struct TermSearch(Merge<FinderSearch>);

#[derive(Debug, Clone)]
enum FinderSearch {
    Literal(LiteralSearch),
    Forms(WordSearch),
    Date(Box<WordsSearch>),
}

impl Term {
    /// A text as it is; nothing if no letter is left of it.
    pub(super) fn literal(text: &str, rule: FoldingRule) -> Option<Self> {
        Self::any([text], rule, Edge::Open)
    }

    /// Any of some texts; nothing if there is none of a letter.
    pub(super) fn any<'t>(
        texts: impl IntoIterator<Item = &'t str>,
        rule: FoldingRule,
        edge: Edge,
    ) -> Option<Self> {
        let literal = |text| {
            Some(Finder::Literal {
                literal: Box::new(Literal::new(text, rule)?),
                edge,
            })
        };
        let finders: Vec<_> = texts.into_iter().filter_map(literal).collect();
        (!finders.is_empty()).then_some(Self(finders))
    }

    /// Another spelling of it.
    pub(super) fn or(mut self, text: &str, rule: FoldingRule, edge: Edge) -> Option<Self> {
        self.0.push(Finder::Literal {
            literal: Box::new(Literal::new(text, rule)?),
            edge,
        });
        Some(self)
    }

    /// This, or another.
    pub(super) fn or_term(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The letters of a text with the harakat that it has, or with none of their own.
    pub(super) fn unmarked(text: &str, rule: FoldingRule) -> Option<Self> {
        let folding = Folding::of(rule);
        let is_letter = |c: &char| {
            let mut folded = folding.folded(Some(*c)).iter();
            !folded.any(|folded| matches!(folded, Folded::Haraka(_) | Folded::Dagger))
        };
        let bare: String = text.chars().filter(is_letter).collect();
        let elements = elements(folding, text).into_iter();
        Some(Self(vec![Finder::Unmarked {
            literal: Box::new(Literal::new(&bare, rule)?),
            harakat: elements
                .filter(|element| !element.optional)
                .map(|element| element.marks)
                .collect(),
        }]))
    }

    /// A text in which some of its spaces, or all, may be a zero-width non-joiner: می خوانم, می‌خوانم. Nothing if it has none.
    pub(super) fn joined(text: &str, rule: FoldingRule) -> Option<Self> {
        let words: Vec<&str> = text.split(char::is_whitespace).collect();
        let is_word = |word: &&str| !word.is_empty();
        if words.len() < 2 || words.len() > MOST_JOINED || !words.iter().all(is_word) {
            return None;
        }
        let spaces = words.len() - 1;
        // Each set of the spaces, as the bits of a number.
        let finders = (1..1_u32 << spaces).filter_map(|joined| {
            let (mut text, mut joints) = (String::new(), Vec::new());
            for (i, word) in words.iter().enumerate() {
                text.push_str(word);
                if i < spaces && joined >> i & 1 != 0 {
                    joints.push(elements(Folding::of(rule), &text).len());
                } else if i < spaces {
                    text.push(' ');
                }
            }
            Some(Finder::Joined {
                literal: Box::new(Literal::new(&text, rule)?),
                joints,
            })
        });
        let finders: Vec<Finder> = finders.collect();
        (!finders.is_empty()).then_some(Self(finders))
    }

    /// A day of a month.
    pub(super) fn date(date: Words) -> Self {
        Self(vec![Finder::Date(Box::new(date))])
    }

    /// A word in all its forms, and others that have so much to do with it.
    pub(super) fn forms(word: &str, rule: FoldingRule, kin: Kin) -> Self {
        let folding = Folding::of(rule);
        let finders = WordFinder::of_forms(folding, Forms::with_kin(folding, word, kin));
        Self(
            finders
                .into_iter()
                .map(Box::new)
                .map(Finder::Forms)
                .collect(),
        )
    }

    /// How common the letters are that it is looked for by: the lower, the rarer.
    pub(super) fn rank(&self) -> usize {
        let ranks = self.0.iter().map(|finder| match finder {
            Finder::Literal { literal, .. }
            | Finder::Unmarked { literal, .. }
            | Finder::Joined { literal, .. } => literal.rare.own_rank(),
            Finder::Forms(finder) => finder.rank(),
            Finder::Date(date) => date.rank(),
        });
        ranks.max().unwrap_or(usize::MAX) + self.0.len()
    }

    /// A search that ends early once `stop` is set.
    pub(super) fn search(&self, stop: &Arc<AtomicBool>) -> TermSearch {
        TermSearch(Merge::of(self.0.iter().map(|finder| finder.search(stop))))
    }

    /// Whether it may be in the text that is made of some Markdown without entities.
    pub(super) fn may_be_in_markup(&self, source: &[u8]) -> bool {
        self.0.iter().any(|finder| match finder {
            Finder::Literal { literal, .. }
            | Finder::Unmarked { literal, .. }
            | Finder::Joined { literal, .. } => literal.may_be_in_markup(source),
            Finder::Forms(finder) => finder.may_be_in_markup(source),
            Finder::Date(date) => date.may_be_in_markup(source),
        })
    }

    /// Whether it may match a blank.
    pub(super) fn has_blank(&self) -> bool {
        self.0.iter().any(|finder| match finder {
            Finder::Literal { literal, .. } | Finder::Unmarked { literal, .. } => {
                literal.has_blank()
            }
            Finder::Joined { .. } | Finder::Date(_) => true,
            Finder::Forms(_) => false,
        })
    }

    /// The literal that it is, if it is nothing else and may stand anywhere.
    pub(super) fn as_literal(&self) -> Option<&Literal> {
        match self.0.as_slice() {
            [
                Finder::Literal {
                    literal,
                    edge: Edge::Open,
                },
            ] => Some(literal),
            _ => None,
        }
    }
}

impl TermSearch {
    /// Begins at the start of another text; what is known of words stays.
    pub(super) fn begin_again(&mut self) {
        self.0.begin_again(FinderSearch::begin_again);
    }

    /// All matches in another text.
    pub(super) fn all(&mut self, term: &Term, text: &[u8]) -> Vec<Match> {
        self.begin_again();
        std::iter::from_fn(|| self.next(term, text)).collect()
    }

    /// The next match.
    pub(super) fn next(&mut self, term: &Term, text: &[u8]) -> Option<Match> {
        self.0.next(
            |i, search| search.next(term.0.get(i)?, text),
            FinderSearch::go_back,
        )
    }
}

impl Finder {
    fn search(&self, stop: &Arc<AtomicBool>) -> FinderSearch {
        match self {
            Self::Literal { literal, .. }
            | Self::Unmarked { literal, .. }
            | Self::Joined { literal, .. } => FinderSearch::Literal(literal.search(stop)),
            Self::Forms(finder) => FinderSearch::Forms(finder.search()),
            Self::Date(date) => FinderSearch::Date(Box::new(date.search(stop))),
        }
    }
}

impl FinderSearch {
    /// Begins at the start of another text.
    fn begin_again(&mut self) {
        match self {
            Self::Literal(search) => search.begin_again(),
            Self::Forms(search) => search.begin_again(),
            Self::Date(search) => search.begin_again(),
        }
    }

    /// Goes on at a byte that lies in the last match. Forms end with their words, and dates stand apart.
    fn go_back(&mut self, floor: usize) {
        if let Self::Literal(search) = self {
            search.go_back(floor);
        }
    }

    fn next(&mut self, finder: &Finder, text: &[u8]) -> Option<Match> {
        match (self, finder) {
            (Self::Literal(search), Finder::Literal { literal, edge }) => {
                search.next(literal, text, |found| {
                    edge.is_kept(literal.folding, text, *found)
                        && (*edge == Edge::Open || ends_with(literal, text, *found))
                })
            }
            (Self::Literal(search), Finder::Unmarked { literal, harakat }) => {
                search.next(literal, text, |found| {
                    agree(literal.folding, text, *found, harakat)
                })
            }
            (Self::Literal(search), Finder::Joined { literal, joints }) => {
                search.next(literal, text, |found| {
                    has_joints(literal.folding, text, *found, joints)
                })
            }
            (Self::Forms(search), Finder::Forms(finder)) => search.next(finder, text),
            (Self::Date(search), Finder::Date(date)) => search.next(date, text),
            _ => None,
        }
    }
}

/// Of a text of more words than this no space is taken for another character.
const MOST_JOINED: usize = 5;

/// Whether a zero-width non-joiner stands after each of these numbers of letters of a match.
fn has_joints(folding: &'static Folding, text: &[u8], found: Match, joints: &[usize]) -> bool {
    let (mut letters, mut standing) = (0, Vec::new());
    let mut at = found.start;
    let mut after_space = false;
    while let Some((c, end)) = utf8::after(text, at).filter(|_| at < found.end) {
        if c == Some('\u{200C}') {
            standing.push(letters);
        }
        for folded in folding.folded(c) {
            let is_space = *folded == Folded::Space;
            let counts = matches!(folded, Folded::Letter(_)) || is_space && !after_space;
            letters += usize::from(counts);
            after_space = is_space;
        }
        at = end;
    }
    joints.iter().all(|joint| standing.contains(joint))
}

/// All harakat but the shadda, which may stand with any of them.
const VOWELS: u8 = !(1 << 6);

/// Whether no letter of the match has other harakat than these, as far as it has any.
fn agree(folding: &'static Folding, text: &[u8], found: Match, harakat: &[u8]) -> bool {
    let mut standing: Vec<u8> = Vec::with_capacity(harakat.len());
    let mut at = found.start;
    while let Some((c, end)) = utf8::after(text, at).filter(|_| at < found.highlight_end) {
        for folded in folding.folded(c) {
            match folded {
                Folded::Letter(_) | Folded::Space => standing.push(0),
                Folded::Haraka(bit) => standing.last_mut().into_iter().for_each(|b| *b |= bit),
                Folded::Dagger | Folded::End => {}
            }
        }
        at = end;
    }
    standing.iter().zip(harakat).all(|(standing, typed)| {
        let (standing, typed) = (standing & VOWELS, typed & VOWELS);
        standing == 0 || typed & !standing == 0
    })
}

/// Whether a match ends with the last letter of its last code point: of a ligature a part may match.
fn ends_with(literal: &Literal, text: &[u8], found: Match) -> bool {
    let mut at = found.end;
    while let Some((c, start)) = utf8::before(text, at).filter(|_| at > found.start) {
        match literal.folding.folded(c) {
            [] => at = start,
            [_] => return true,
            several => {
                let asked = literal.elements.last().map(|last| last.folded);
                let is_mark = |one: &&Folded| matches!(one, Folded::Dagger | Folded::Haraka(_));
                let last = several.iter().rev().find(|one| !is_mark(one)).copied();
                // A dagger alef may count or not.
                return last == asked || several.contains(&Folded::Dagger) && asked == Some(ALEF);
            }
        }
    }
    true
}
