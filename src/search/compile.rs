//! From a query and a level to what must stand in the text.

use super::folding::{Folded, Folding, FoldingRule};
use super::query::Matcher;
use super::stop_words::is_stop_word;
use super::syntax::{Asked, Part, fold};
use super::term::{Edge, Term};
use super::words::{TermOrder, Words};
use super::{Level, Options, Rung, months, numbers};

/// More spellings of a phrase with numbers than this are not looked for.
const MOST_SPELLINGS: usize = 16;

/// What a query of one rule is made of.
struct Compiler<'q> {
    text: &'q str,
    rule: FoldingRule,
    folding: &'static Folding,
    asked: Asked,
}

/// What to look for; nothing if the query has no letter, or the rung nothing to add to those before it.
pub(super) fn matchers(text: &str, options: Options, rung: Rung) -> Option<Vec<Matcher>> {
    if options.level == Level::Exact {
        return Some(vec![Matcher::Term(Term::literal(
            text,
            FoldingRule::Exact,
        )?)]);
    }
    let rule = FoldingRule::Fold {
        keep_case: text.chars().any(char::is_uppercase),
        keep_persian: options.keep_persian_letters,
    };
    let folding = Folding::of(rule);
    let compiler = Compiler {
        text,
        rule,
        folding,
        asked: Asked::new(folding, text),
    };
    match (options.level, rung) {
        (Level::Exact | Level::Fold, _) => Some(vec![compiler.typed(Edge::Open)?]),
        (Level::Forms, _) => compiler.with_typed(Edge::Word, compiler.apart()),
        (Level::Auto, Rung::Typed) if compiler.asked.has_signs => Some(vec![compiler.apart()?]),
        (Level::Auto, Rung::Typed) if compiler.has_harakat() => {
            Some(vec![compiler.typed(Edge::Open)?])
        }
        (Level::Auto, Rung::Typed) => compiler.with_typed(Edge::Open, compiler.phrase()),
        (Level::Auto, Rung::Unmarked) if compiler.has_harakat() => Some(vec![compiler.phrase()?]),
        (Level::Auto, Rung::Apart)
            if compiler.asked.parts.len() > 1 && !compiler.asked.has_signs =>
        {
            Some(vec![compiler.apart()?])
        }
        (Level::Auto, Rung::Unmarked | Rung::Apart) => None,
    }
}

impl Compiler<'_> {
    /// The text as it was typed, and where a form of it stands.
    fn with_typed(&self, edge: Edge, forms: Option<Matcher>) -> Option<Vec<Matcher>> {
        let mut matchers = Vec::new();
        // Signs say that the text as it was typed is not what is looked for.
        if !self.asked.has_signs {
            matchers.push(self.typed(edge)?);
        }
        matchers.extend(forms);
        (!matchers.is_empty()).then_some(matchers)
    }

    fn has_harakat(&self) -> bool {
        let mut folded = self.text.chars().flat_map(|c| self.folding.folded(Some(c)));
        folded.any(|folded| matches!(folded, Folded::Haraka(_)))
    }

    /// The text as it was typed, but numbers by their value and months by all their names; between the edges of words
    /// or of numbers, if it begins or ends with one.
    fn typed(&self, edge: Edge) -> Option<Matcher> {
        let typed = Term::any([self.text], self.rule, edge)?;
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let numbers = words.iter().map(|word| numbers::number(self.folding, word));
        let numbers: Vec<Option<String>> = numbers.collect();
        let is_date = self
            .asked
            .parts
            .iter()
            .any(|part| matches!(part, Part::Month(_)));
        let typed = match (
            self.asked.parts.as_slice(),
            numbers.iter().any(Option::is_some),
        ) {
            ([Part::Month(month)], _) => {
                Term::any(months::names(*month, false), self.rule, Edge::Word)?
                    .or(self.text, self.rule, edge)?
            }
            (parts, _) if is_date => return Some(self.date(parts)),
            (_, false) => typed,
            (parts, true) => {
                let phrases = phrases(&words, &numbers);
                let phrases = phrases.iter().map(String::as_str);
                match (parts, phrases.len()) {
                    ([_], _) => Term::any(phrases, self.rule, Edge::Number)?,
                    (_, 1) => typed,
                    _ => Term::any(phrases, self.rule, Edge::Number)?.or(
                        self.text,
                        self.rule,
                        Edge::Open,
                    )?,
                }
            }
        };
        Some(Matcher::Term(typed))
    }

    /// A month with a day or a year, or whatever else stands beside it.
    fn date(&self, parts: &[Part]) -> Matcher {
        let terms = (0..parts.len()).filter_map(|i| {
            let is_month = |part: Option<&Part>| matches!(part, Some(Part::Month(_)));
            match parts.get(i)? {
                Part::Number(digits) if digits.len() <= 2 && is_month(parts.get(i + 1)) => {
                    let days = months::day(digits);
                    Term::any(days.iter().map(String::as_str), self.rule, Edge::Word)
                }
                Part::Month(month) => Term::any(months::names(*month, true), self.rule, Edge::Word),
                Part::Word(word) => Term::literal(word, self.rule),
                part => self.term(part),
            }
        });
        let terms = terms.collect();
        Matcher::Words(Words::new(self.folding, terms, Vec::new(), TermOrder::Date))
    }

    /// The words in any of their forms, one after the other.
    fn phrase(&self) -> Option<Matcher> {
        self.words(&self.asked.parts, TermOrder::Phrase)
    }

    /// The words in any of their forms, in one paragraph; without what a question has and its answer has not.
    fn apart(&self) -> Option<Matcher> {
        let says_something = |part: &Part| match part {
            Part::Word(word) => {
                let folded: Vec<char> = fold(self.folding, word).chars().collect();
                !is_stop_word(&folded)
            }
            _ => true,
        };
        let parts = self.asked.parts.iter().filter(|part| says_something(part));
        let parts: Vec<Part> = parts.cloned().collect();
        if parts.is_empty() {
            return self.words(&self.asked.parts, TermOrder::Any);
        }
        self.words(&parts, TermOrder::Any)
    }

    fn words(&self, parts: &[Part], order: TermOrder) -> Option<Matcher> {
        let terms = |parts: &[Part]| -> Vec<Term> {
            parts.iter().filter_map(|part| self.term(part)).collect()
        };
        let (mut terms, without) = (terms(parts), terms(&self.asked.without));
        if terms.len() == 1 && without.is_empty() {
            return terms.pop().map(Matcher::Term);
        }
        (!terms.is_empty()).then(|| Matcher::Words(Words::new(self.folding, terms, without, order)))
    }

    fn term(&self, part: &Part) -> Option<Term> {
        match part {
            Part::Word(word) => Some(Term::forms(word, self.rule)),
            Part::Phrase(phrase) => Term::literal(phrase, self.rule),
            Part::Month(month) => Term::any(months::names(*month, false), self.rule, Edge::Word),
            Part::Number(digits) => {
                let spellings = numbers::spellings(digits);
                Term::any(
                    spellings.iter().map(String::as_str),
                    self.rule,
                    Edge::Number,
                )
            }
        }
    }
}

/// A phrase in which some words are numbers, with each number in each of its spellings.
fn phrases(words: &[&str], numbers: &[Option<String>]) -> Vec<String> {
    let mut phrases = vec![String::new()];
    for (word, number) in words.iter().zip(numbers) {
        let spellings = match number {
            Some(digits) => numbers::spellings(digits),
            None => vec![(*word).to_owned()],
        };
        let longer = phrases.iter().flat_map(|phrase| {
            let space = if phrase.is_empty() { "" } else { " " };
            spellings
                .iter()
                .map(move |word| format!("{phrase}{space}{word}"))
        });
        phrases = longer.take(MOST_SPELLINGS).collect();
    }
    phrases
}
