//! All ways through a paragraph at once, for a long query in a text that nearly repeats it: there each occurrence of the
//! rare letter costs a walk as long as the query, and [`Matches`](super::Matches) turns to this once the walks have cost
//! too much. A set of query positions is a row of bits, so that one step of the text moves 64 of them (the Shift-And
//! algorithm of Baeza-Yates and Gonnet, run backwards for the starts of matches and forwards for their ends).

use std::collections::HashMap;

use super::cursor::Cursor;
use super::effort::Effort;
use super::element::Element;
use super::folding::{ALEF, Folded, Folding, tanwin_on};
use super::verify::{self, Verified};

/// A row of bits, one for each element of the query.
type Bits = Vec<u64>;

/// A query as rows of bits.
pub(super) struct Automaton {
    length: usize,
    /// The elements that a letter or space of the text can stand for.
    takes: HashMap<Folded, Bits>,
    /// The elements that ask for each haraka, and whether any asks for one.
    asks: [Bits; 8],
    any_asks: bool,
    optional: Bits,
}

/// A letter, a run of spaces, or a dagger alef that may stand for an alef, in bytes of the text.
struct Token {
    start: usize,
    end: usize,
    folded: Folded,
    /// The harakat that stand on it, one bit each; a tanwin on the alef after it too.
    marks: u8,
}

impl Automaton {
    pub(super) fn new(elements: &[Element]) -> Self {
        let empty = || vec![0; elements.len().div_ceil(64)];
        let mut automaton = Self {
            length: elements.len(),
            takes: HashMap::new(),
            asks: std::array::from_fn(|_| empty()),
            any_asks: elements.iter().any(|element| element.marks != 0),
            optional: empty(),
        };
        for (i, element) in elements.iter().enumerate() {
            let (word, bit) = (i / 64, 1 << (i % 64));
            automaton.takes.entry(element.folded).or_insert_with(empty)[word] |= bit;
            for (haraka, asks) in automaton.asks.iter_mut().enumerate() {
                if element.marks & (1 << haraka) != 0 {
                    asks[word] |= bit;
                }
            }
            if element.optional {
                automaton.optional[word] |= bit;
            }
        }
        automaton
    }

    /// The matches from byte `from` to the end of its paragraph, and where that is. Not all, once nobody waits for them.
    pub(super) fn matches(
        &self,
        folding: &'static Folding,
        text: &[u8],
        from: usize,
        effort: &Effort,
    ) -> (Vec<Verified>, usize) {
        let (tokens, paragraph_end) = tokens(folding, text, from, effort);
        let mut matches: Vec<Verified> = Vec::new();
        for i in self.starts(&tokens, effort) {
            if effort.is_stopped() {
                break;
            }
            let Some(token) = tokens.get(i) else { continue };
            let floor = matches.last().map_or(from, |last| last.next);
            // Two letters of one code point may both begin a match: the longer one is taken.
            let again = matches.last().is_some_and(|last| last.start == token.start);
            if token.start < floor && !again {
                continue;
            }
            let Some(end) = self.end(tokens.get(i..).unwrap_or_default()) else {
                continue;
            };
            let found = Verified {
                start: token.start,
                end,
                next: end,
            };
            match matches.last_mut() {
                Some(last) if again => *last = std::cmp::max_by_key(found, *last, |m| m.end),
                _ => matches.push(found),
            }
        }
        (matches, paragraph_end)
    }

    /// The tokens at which a match starts, in order.
    fn starts(&self, tokens: &[Token], effort: &Effort) -> Vec<usize> {
        let mut starts = Vec::new();
        // Bit i: the elements from i on stand in the text from here on.
        let mut here: Bits = vec![0; self.optional.len()];
        for (i, token) in tokens.iter().enumerate().rev() {
            if effort.is_stopped() {
                break;
            }
            let mut stepped = shifted_down(&here);
            set(&mut stepped, self.length - 1);
            self.keep_taken(&mut stepped, token);
            let rest = shifted_down(&stepped);
            join(&mut stepped, &rest, Some(&self.optional));
            if stepped[0] & 1 != 0 {
                starts.push(i);
            }
            if token.folded == Folded::Dagger {
                join(&mut stepped, &here, None);
            }
            here = stepped;
        }
        starts.reverse();
        starts
    }

    /// The end of the longest match that starts with the first of the tokens.
    fn end(&self, tokens: &[Token]) -> Option<usize> {
        let mut best = None;
        // Bit i: the elements before i stand in the text up to here.
        let mut here: Bits = vec![0; self.optional.len()];
        set(&mut here, 0);
        let last = self.length - 1;
        for (i, token) in tokens.iter().enumerate() {
            let mut taken = here.clone();
            self.keep_taken(&mut taken, token);
            if taken[last / 64] & (1 << (last % 64)) != 0 {
                best = Some(token.end);
            }
            let mut stepped = shifted_up(&taken);
            let mut skipped = vec![0; stepped.len()];
            join(&mut skipped, &stepped, Some(&self.optional));
            join(&mut stepped, &shifted_up(&skipped), None);
            if token.folded == Folded::Dagger && i > 0 {
                join(&mut stepped, &here, None);
            }
            if stepped.iter().all(|&word| word == 0) {
                break;
            }
            here = stepped;
        }
        best
    }

    /// Of the elements those that the token can stand for.
    fn keep_taken(&self, elements: &mut Bits, token: &Token) {
        let is_dagger = token.folded == Folded::Dagger;
        let folded = if is_dagger { ALEF } else { token.folded };
        let Some(takes) = self.takes.get(&folded) else {
            elements.fill(0);
            return;
        };
        for (word, takes) in elements.iter_mut().zip(takes) {
            *word &= takes;
        }
        if self.any_asks {
            for (haraka, asks) in self.asks.iter().enumerate() {
                if is_dagger || token.marks & (1 << haraka) == 0 {
                    for (word, asks) in elements.iter_mut().zip(asks) {
                        *word &= !asks;
                    }
                }
            }
        }
    }
}

fn set(bits: &mut Bits, i: usize) {
    bits[i / 64] |= 1 << (i % 64);
}

/// Adds to some bits those of others, within a mask if there is one.
fn join(bits: &mut Bits, others: &Bits, mask: Option<&Bits>) {
    for (i, (word, other)) in bits.iter_mut().zip(others).enumerate() {
        *word |= other & mask.map_or(u64::MAX, |mask| mask[i]);
    }
}

/// Each bit in the place of the one before it.
fn shifted_down(bits: &Bits) -> Bits {
    let above = bits.iter().skip(1).chain([&0]);
    let words = bits.iter().zip(above);
    words.map(|(word, above)| word >> 1 | above << 63).collect()
}

/// Each bit in the place of the one after it.
fn shifted_up(bits: &Bits) -> Bits {
    let below = [&0].into_iter().chain(bits);
    let words = bits.iter().zip(below);
    words.map(|(word, below)| word << 1 | below >> 63).collect()
}

/// The tokens from byte `from` to the end of its paragraph, and where that is.
fn tokens(
    folding: &'static Folding,
    text: &[u8],
    from: usize,
    effort: &Effort,
) -> (Vec<Token>, usize) {
    let mut tokens: Vec<Token> = Vec::new();
    let mut cursor = Cursor::before(folding, text, from);
    let end = loop {
        let Some(folded) = cursor.next().filter(|_| !effort.is_stopped()) else {
            break text.len();
        };
        let in_run =
            folded == Folded::Space && tokens.last().is_some_and(|last| last.folded == folded);
        match folded {
            Folded::End => break cursor.end,
            Folded::Haraka(bit) => {
                let mut letters = tokens.iter_mut().rev();
                if let Some(letter) = letters.find(|token| token.folded != Folded::Dagger) {
                    letter.marks |= bit;
                }
            }
            Folded::Space if in_run => {
                if let Some(last) = tokens.last_mut() {
                    last.end = cursor.end;
                }
            }
            Folded::Dagger if !verify::is_on_letter(cursor) => {}
            Folded::Letter(_) | Folded::Space | Folded::Dagger => tokens.push(Token {
                start: cursor.start,
                end: cursor.end,
                folded,
                marks: 0,
            }),
        }
    };
    let mut after = 0;
    for token in tokens.iter_mut().rev() {
        if token.folded != Folded::Dagger {
            token.marks |= after;
            after = token.marks & tanwin_on(token.folded);
        }
    }
    (tokens, end)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::search::folding::FoldingRule;
    use crate::search::literal::Literal;
    use crate::search::{Level, Options, Query};
    use proptest::prelude::*;
    use proptest::sample::select;

    fn at(level: Level, query: &str) -> Option<Query> {
        let options = Options {
            level,
            ..Options::default()
        };
        Query::new(query, options).ok()
    }

    /// Text of few letters, which repeats itself, with marks, daggers, runs of spaces and ligatures.
    fn repetitive(length: usize) -> impl Strategy<Value = String> {
        let signs = "\u{0627}\u{0627}\u{0627}\u{0628}\u{0628}\u{064A}\u{FEFB}\u{0644} \u{00A0}\u{064B}\u{064E}\u{0670}\u{0670}\u{0640}\u{0654}";
        let sign = select(signs.chars().collect::<Vec<_>>());
        prop::collection::vec(sign, 1..length).prop_map(|signs| signs.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn finds_what_the_rare_letter_finds(query in repetitive(8), text in repetitive(60)) {
            let rule = FoldingRule::Fold { keep_case: false, keep_persian: false };
            if let Some(literal) = Literal::new(&query, rule) {
                let mut search = literal.search(&Arc::default());
                let found = std::iter::from_fn(|| search.next(&literal, text.as_bytes(), |_| true));
                let found: Vec<_> = found.map(|m| (m.start, m.end)).collect();
                let automaton = Automaton::new(&literal.elements);
                let (same, end) = automaton.matches(literal.folding, text.as_bytes(), 0, &Effort::default());
                let same: Vec<_> = same.iter().map(|m| (m.start, m.end)).collect();
                prop_assert_eq!(same, found);
                prop_assert_eq!(end, text.len());
            }
        }

        #[test]
        fn exact_matches_of_a_paragraph_are_those_found_one_by_one(query in repetitive(5), text in repetitive(60)) {
            if let Some(query) = at(Level::Exact, &query) {
                let found: Vec<_> = query.matches(text.as_bytes()).map(|m| (m.start, m.end)).collect();
                let exact = query.literal().exact.as_ref().unwrap();
                let same = exact.find_all(text.as_bytes(), 0..text.len());
                let same: Vec<_> = same.iter().map(|m| (m.start, m.end)).collect();
                prop_assert_eq!(same, found);
            }
        }
    }

    #[test]
    fn a_paragraph_that_repeats_itself_is_left_as_soon_as_nobody_waits() {
        let unit = "\u{0627}\u{0628}";
        let query = unit.repeat(1000) + "\u{0627}\u{0627}";
        let text = unit.repeat(20_000) + "\u{0627}\u{0627}";
        for level in [Level::Fold, Level::Exact] {
            let query = at(level, &query).unwrap();
            let found = |stop| {
                let query = query.until(&Arc::new(AtomicBool::new(stop)));
                query.matches(text.as_bytes()).count()
            };
            assert_eq!([false, true].map(found), [1, 0], "{level:?}");
        }
    }

    #[test]
    fn a_query_that_nearly_repeats_a_text_that_repeats_is_found_at_once() {
        let begun = std::time::Instant::now();
        let alef_beh = "\u{0627}\u{0628}";
        let dagger = "\u{0628}\u{0670}";
        for (level, unit, last) in [
            (Level::Fold, alef_beh, "\u{0627}\u{062C}"),
            (Level::Exact, alef_beh, "\u{0627}\u{0653}"),
            (Level::Fold, dagger, "\u{062C}"),
            (Level::Fold, "\u{0627}", "\u{064B}\u{062C}"),
        ] {
            let query = at(level, &(unit.repeat(1000) + last)).unwrap();
            let text = unit.repeat(20_000);
            assert_eq!(query.matches(text.as_bytes()).count(), 0);
            let text = format!("{text}{last}\n{unit}{last}\n{text}{last}");
            assert_eq!(
                query.matches(text.as_bytes()).count(),
                2,
                "{level:?} {unit:?}"
            );
        }
        // Each of these took minutes.
        assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    }
}
