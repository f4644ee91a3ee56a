//! From the parts of a query to the terms that a text must have.

use super::compile::Compiler;
use super::edge::Edge;
use super::query::{Matcher, Sought};
use super::stop_words::{asks_what_happened, is_asked_for, is_stop_word, says_what_follows};
use super::syntax::{Part, fold};
use super::term::Term;
use super::words::{TermOrder, Words};
use super::{Rung, months, number_words, numbers};

/// Of more words than this, a page that was pasted, none may be missing.
const MOST_WORDS: usize = 8;

impl Compiler<'_> {
    /// A month with a day or a year, or whatever else stands beside it.
    pub(super) fn date(&self, parts: &[Part]) -> Words {
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
        Words::new(self.folding, terms, Vec::new(), TermOrder::Date)
    }

    /// All of them but one.
    pub(super) fn most(&self) -> Vec<Matcher> {
        let count = self.terms_apart().len();
        if count == 2 {
            return self.parts_of_date();
        }
        let without = |i| {
            let mut terms = self.terms_apart();
            terms.remove(i);
            Some(Matcher {
                rung: Rung::Most,
                ..self.words(terms, TermOrder::Any)?
            })
        };
        let most = (0..count).filter(|_| count > 2 && count <= MOST_WORDS);
        most.filter_map(without).collect()
    }

    /// The date without the year that was typed behind it, or the month and the year without the day.
    fn parts_of_date(&self) -> Vec<Matcher> {
        let is_year = |part: &Part| matches!(part, Part::Number(digits) if digits.len() == 4);
        let is_day = |part: &Part| matches!(part, Part::Number(digits) if digits.len() <= 2);
        let is_date = |part: &Part| matches!(part, Part::Month(_) | Part::Date(..));
        let parts = &self.asked.parts;
        if !parts.iter().any(is_year) || !parts.iter().any(is_date) {
            return Vec::new();
        }
        let without = |is: &dyn Fn(&Part) -> bool| {
            let rest = parts.iter().filter(|part| !is(part));
            let rest: Vec<Part> = rest.cloned().collect();
            (rest.len() < parts.len()).then_some(rest)
        };
        let rests = [without(&is_year), without(&is_day)].into_iter().flatten();
        let apart = rests.filter_map(|rest| self.with_parts(rest).apart());
        let most = apart.map(|date| Matcher {
            rung: Rung::Most,
            ..date
        });
        most.collect()
    }

    pub(super) fn terms_apart(&self) -> Vec<Term> {
        let parts = &self.asked.parts;
        let question: Vec<_> = (0..parts.len())
            .map(|i| self.folded_word(Some(i)))
            .collect();
        let says_something = |i: usize| {
            let word = self.folded_word(Some(i));
            let of_time = || match (parts.get(i + 1), parts.get(i + 2)) {
                (Some(Part::Number(year)), _) if year.len() == 4 => true,
                (Some(Part::Month(_)), _) | (Some(Part::Number(_)), Some(Part::Month(_))) => true,
                _ => false,
            };
            let before = || self.folded_word(i.checked_sub(1));
            !(is_stop_word(&word)
                || says_what_follows(&word) && of_time()
                || is_asked_for(&question, &word)
                || asks_what_happened(&before(), &word))
        };
        let telling = (0..parts.len()).filter(|&i| says_something(i));
        let telling: Vec<Part> = telling.filter_map(|i| parts.get(i).cloned()).collect();
        if telling.is_empty() {
            return self.terms(parts);
        }
        let mut terms = Vec::new();
        let mut rest = telling.as_slice();
        while let Some((part, after)) = rest.split_first() {
            match (part, after) {
                (Part::Number(day), [Part::Month(_), after @ ..]) if day.len() <= 2 => {
                    let date = rest.get(..2).unwrap_or_default();
                    terms.push(Term::date(self.date(date)));
                    rest = after;
                }
                // In the order of English.
                (Part::Month(_), [day @ Part::Number(digits), after @ ..]) if digits.len() <= 2 => {
                    terms.push(Term::date(self.date(&[day.clone(), part.clone()])));
                    rest = after;
                }
                _ => {
                    terms.extend(self.term(part));
                    rest = after;
                }
            }
        }
        terms
    }

    /// The letters of a part that is a word.
    fn folded_word(&self, part: Option<usize>) -> Vec<char> {
        match part.and_then(|part| self.asked.parts.get(part)) {
            Some(Part::Word(word)) => fold(self.folding, word).chars().collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn terms(&self, parts: &[Part]) -> Vec<Term> {
        parts.iter().filter_map(|part| self.term(part)).collect()
    }

    pub(super) fn words(&self, mut terms: Vec<Term>, order: TermOrder) -> Option<Matcher> {
        let without = self.terms(&self.asked.without);
        let sought = if terms.len() == 1 && without.is_empty() {
            Sought::Term(terms.pop()?)
        } else if terms.is_empty() {
            return None;
        } else {
            Sought::Words(Words::new(self.folding, terms, without, order))
        };
        Some(Matcher {
            rung: Rung::Forms,
            sought,
        })
    }

    pub(super) fn term(&self, part: &Part) -> Option<Term> {
        match part {
            Part::Word(word) => Some(Term::forms(word, self.rule, self.kin)),
            Part::Phrase(phrase) => Term::literal(phrase, self.rule),
            Part::Month(month) => Term::any(months::names(*month, false), self.rule, Edge::Word),
            Part::Date(day, month) => {
                let date = [Part::Number(day.clone()), Part::Month(*month)];
                Some(Term::date(self.date(&date)))
            }
            Part::Number(digits) => {
                let digit_spellings = numbers::spellings(digits);
                let mut term = Term::any(
                    digit_spellings.iter().map(String::as_str),
                    self.rule,
                    Edge::Number,
                )?;
                for words in number_words::spellings(digits) {
                    term = term.or(&words, self.rule, Edge::Word)?;
                }
                // 14 ألف
                if let Some((count, nouns)) = number_words::of_thousands(digits) {
                    let count = Term::any([count.as_str()], self.rule, Edge::Number)?;
                    let noun = Term::any(nouns.iter().copied(), self.rule, Edge::Word)?;
                    let terms = vec![count, noun];
                    let both = Words::new(self.folding, terms, Vec::new(), TermOrder::Phrase);
                    term = term.or_term(Term::date(both));
                }
                Some(term)
            }
        }
    }
}
