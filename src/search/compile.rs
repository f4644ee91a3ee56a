//! From a query and a level to what must stand in the text.

use super::folding::{Folded, Folding, FoldingRule};
use super::pattern::Pattern;
use super::query::{Matcher, QueryError, Sought, is_latin};
use super::spacing::{in_one_word, servants_apart, servants_otherwise};
use super::stage::Stage;
use super::stop_words::{is_stop_word, says_what_follows};
use super::syntax::{Asked, Part, fold};
use super::term::{Edge, Term};
use super::word::is_part;
use super::words::{TermOrder, Words};
use super::{Level, Options, Rung, months, number_words, numbers};

/// Of more words than this, a page that was pasted, none may be missing.
const MOST_WORDS: usize = 8;

/// What a query of one rule is made of.
struct Compiler<'q> {
    text: &'q str,
    rule: FoldingRule,
    folding: &'static Folding,
    asked: Asked,
}

/// The zero-width non-joiner.
const NON_JOINER: char = '\u{200C}';

/// What is looked for besides in a text that has zero-width non-joiners.
pub(super) fn joined(text: &str, options: Options) -> Option<Matcher> {
    let folds = !matches!(options.level, Level::Exact | Level::Regex);
    let rule = folds.then(|| folding_rule(text, options))?;
    Some(Matcher {
        rung: Rung::Typed,
        sought: Sought::Term(Term::joined(text.trim(), rule)?),
    })
}

/// What to look for.
///
/// # Errors
/// If the query has no letter or is no pattern, or the stage has nothing to add to those before it.
pub(super) fn matchers(
    text: &str,
    options: Options,
    stage: &Stage,
) -> Result<Vec<Matcher>, QueryError> {
    let as_typed = |sought| {
        vec![Matcher {
            rung: Rung::Typed,
            sought,
        }]
    };
    let compiler = || Compiler::new(text, options);
    let matchers = match options.level {
        Level::Exact => {
            Term::literal(text, FoldingRule::Exact).map(|exact| as_typed(Sought::Term(exact)))
        }
        Level::Regex => {
            let pattern = Pattern::new(text, options.keep_persian_letters);
            let pattern = pattern.map_err(QueryError::Pattern)?;
            Some(as_typed(Sought::Pattern(pattern)))
        }
        Level::Fold => compiler().typed(Edge::Open).map(|typed| vec![typed]),
        Level::Word => Term::any([text.trim()], folding_rule(text, options), Edge::Whole)
            .map(|whole| as_typed(Sought::Term(whole))),
        Level::Forms => {
            let compiler = compiler();
            let typed = (!compiler.asked.has_signs).then(|| compiler.typed(Edge::Word));
            let typed = typed.into_iter().flatten();
            Some(typed.chain(compiler.apart()).collect())
        }
        Level::Auto => compiler().stage(options, stage),
    };
    matchers
        .filter(|matchers| !matchers.is_empty())
        .ok_or(QueryError::MarksOnly)
}

/// How what was typed is folded, and with it the text that is searched.
fn folding_rule(text: &str, options: Options) -> FoldingRule {
    FoldingRule::Fold {
        keep_case: text.chars().any(char::is_uppercase),
        keep_persian: options.keep_persian_letters,
    }
}

impl<'q> Compiler<'q> {
    fn new(text: &'q str, options: Options) -> Self {
        let rule = folding_rule(text, options);
        let folding = Folding::of(rule);
        Self {
            text,
            rule,
            folding,
            asked: Asked::new(folding, &servants_apart(text)),
        }
    }

    /// What a stage looks for; nothing if that is what those before it look for.
    fn stage(&self, options: Options, stage: &Stage) -> Option<Vec<Matcher>> {
        let (signs, harakat) = (self.asked.has_signs, self.has_harakat());
        let typed = || self.typed(self.edge_of_short());
        let may_be_apart = self.asked.parts.len() > 1 && !signs;
        let matchers = match stage {
            // Signs say that the text as it was typed is not what is looked for.
            Stage::Typed if signs => vec![self.apart()],
            Stage::Typed if harakat => vec![typed()],
            Stage::Typed if self.is_year() => vec![typed(), self.apart()],
            Stage::Typed => vec![Some(typed()?), self.phrase(), self.in_one_word()],
            Stage::Unmarked if harakat && !signs => vec![typed(), Some(self.unmarked()?)],
            Stage::Forms if harakat && !signs => vec![typed(), self.unmarked(), self.phrase()],
            Stage::Apart if may_be_apart => vec![
                typed(),
                self.unmarked().filter(|_| harakat),
                self.phrase(),
                self.in_one_word(),
                // Of a question one word may be all that tells: it stands without the others.
                Some(Matcher {
                    rung: Rung::Near,
                    ..self.apart()?
                }),
            ],
            Stage::Most if may_be_apart => self.most().into_iter().map(Some).collect(),
            Stage::Unmarked | Stage::Forms | Stage::Apart | Stage::Most => return None,
            Stage::Instead { texts, rung } => {
                // What was typed is found as well where it may be there.
                let is_met = *rung == Rung::Paired || is_latin(self.text);
                let own = is_met.then(|| [typed(), self.phrase()]);
                let others = texts.iter().flat_map(|text| {
                    let other = Compiler::new(text, options);
                    [other.phrase(), other.apart()].map(|matcher| {
                        Some(Matcher {
                            rung: *rung,
                            ..matcher?
                        })
                    })
                });
                own.into_iter().flatten().chain(others).collect()
            }
        };
        Some(matchers.into_iter().flatten().collect())
    }

    /// Two letters stand in the midst of too many words.
    fn edge_of_short(&self) -> Edge {
        match self.asked.parts.as_slice() {
            [Part::Word(word)] if word == self.text => {
                let letters = fold(self.folding, word);
                let is_arabic = |c| matches!(c, '\u{620}'..='\u{6FF}');
                if letters.chars().count() == 2 && letters.chars().all(is_arabic) {
                    Edge::Beginning
                } else {
                    Edge::Open
                }
            }
            _ => Edge::Open,
        }
    }

    fn has_harakat(&self) -> bool {
        let mut folded = self.text.chars().flat_map(|c| self.folding.folded(Some(c)));
        folded.any(|folded| matches!(folded, Folded::Haraka(_)))
    }

    /// The letters as they were typed, and harakat only where the text has none of its own on them.
    fn unmarked(&self) -> Option<Matcher> {
        Some(Matcher {
            rung: Rung::Unmarked,
            sought: Sought::Term(Term::unmarked(self.text, self.rule)?),
        })
    }

    /// The text as it was typed, but numbers by their value and months by all their names; between the edges of words
    /// or of numbers, if it begins or ends with one.
    fn typed(&self, edge: Edge) -> Option<Matcher> {
        Some(Matcher {
            rung: Rung::Typed,
            sought: self.as_typed(edge)?,
        })
    }

    fn as_typed(&self, edge: Edge) -> Option<Sought> {
        let other = servants_otherwise(self.text);
        let texts = [self.text].into_iter().chain(other.as_deref());
        let typed = Term::any(texts, self.rule, edge)?;
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let numbers = words.iter().map(|word| numbers::number(self.folding, word));
        let numbers: Vec<Option<String>> = numbers.collect();
        let mut parts = self.asked.parts.iter();
        let is_date = parts.any(|part| matches!(part, Part::Month(_)));
        let has_number = numbers.iter().any(Option::is_some);
        let typed = match self.asked.parts.as_slice() {
            [Part::Month(month)] => Term::any(months::names(*month, false), self.rule, Edge::Word)?
                .or(self.text, self.rule, edge)?,
            parts if is_date => return Some(Sought::Words(self.date(parts))),
            parts if has_number => {
                let phrases = numbers::phrases(&words, &numbers);
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
            _ => typed,
        };
        let is_number = has_number && self.asked.parts.len() == 1;
        let typed = match self.without_blank() {
            Some(text) if !is_number => typed.or(text, self.rule, Edge::End)?,
            _ => typed,
        };
        // What parts words in Persian is often a space.
        Some(Sought::Term(if self.text.trim().contains(NON_JOINER) {
            let spaced = self.text.replace(NON_JOINER, " ");
            typed.or(&spaced, self.rule, Edge::Open)?
        } else {
            typed
        }))
    }

    /// The text without the blank behind its last word, which the end of a word satisfies as well.
    fn without_blank(&self) -> Option<&str> {
        let has = |c: char, is: fn(&Folded) -> bool| self.folding.folded(Some(c)).iter().any(is);
        let is_letter = |c: char| has(c, |folded| matches!(folded, Folded::Letter(_)));
        let is_blank = |c: char| has(c, |folded| *folded == Folded::Space);
        let (last, letter) = self.text.char_indices().rfind(|(_, c)| is_letter(*c))?;
        let after = self.text.get(last + letter.len_utf8()..)?;
        let blank = self.text.len() - after.len() + after.find(is_blank)?;
        let ends_word = is_part(self.folding.folded(Some(letter)));
        self.text.get(..blank).filter(|_| ends_word)
    }

    /// A month with a day or a year, or whatever else stands beside it.
    fn date(&self, parts: &[Part]) -> Words {
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

    fn in_one_word(&self) -> Option<Matcher> {
        let word = in_one_word(self.folding, &self.asked.parts)?;
        Some(Matcher {
            rung: Rung::Forms,
            sought: Sought::Term(Term::any([word.as_str()], self.rule, Edge::Word)?),
        })
    }

    /// The words in any of their forms, one after the other. One letter has none but itself.
    fn phrase(&self) -> Option<Matcher> {
        self.has_forms().then_some(())?;
        self.words(self.terms(&self.asked.parts), TermOrder::Phrase)
    }

    /// The words in any of their forms, in one paragraph; without what a question has and its answer has not.
    fn apart(&self) -> Option<Matcher> {
        self.has_forms().then_some(())?;
        self.words(self.terms_apart(), TermOrder::Any)
    }

    fn has_forms(&self) -> bool {
        match self.asked.parts.as_slice() {
            [Part::Word(word)] => fold(self.folding, word).chars().nth(1).is_some(),
            _ => true,
        }
    }

    /// Whether it is a year with nothing but the word for it: سنة 2011.
    fn is_year(&self) -> bool {
        match self.asked.parts.as_slice() {
            [Part::Word(word), Part::Number(year)] if year.len() == 4 => {
                let word: Vec<char> = fold(self.folding, word).chars().collect();
                says_what_follows(&word)
            }
            _ => false,
        }
    }

    /// All of them but one.
    fn most(&self) -> Vec<Matcher> {
        let count = self.terms_apart().len();
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

    fn terms_apart(&self) -> Vec<Term> {
        let word = |part: Option<&Part>| match part {
            Some(Part::Word(word)) => fold(self.folding, word).chars().collect(),
            _ => Vec::new(),
        };
        let parts = &self.asked.parts;
        let says_something = |i: usize| {
            let word: Vec<char> = word(parts.get(i));
            let of_time = || match (parts.get(i + 1), parts.get(i + 2)) {
                (Some(Part::Number(year)), _) if year.len() == 4 => true,
                (Some(Part::Month(_)), _) | (Some(Part::Number(_)), Some(Part::Month(_))) => true,
                _ => false,
            };
            !(is_stop_word(&word) || says_what_follows(&word) && of_time())
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
                _ => {
                    terms.extend(self.term(part));
                    rest = after;
                }
            }
        }
        terms
    }

    fn terms(&self, parts: &[Part]) -> Vec<Term> {
        parts.iter().filter_map(|part| self.term(part)).collect()
    }

    fn words(&self, mut terms: Vec<Term>, order: TermOrder) -> Option<Matcher> {
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

    fn term(&self, part: &Part) -> Option<Term> {
        match part {
            Part::Word(word) => Some(Term::forms(word, self.rule)),
            Part::Phrase(phrase) => Term::literal(phrase, self.rule),
            Part::Month(month) => Term::any(months::names(*month, false), self.rule, Edge::Word),
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
                Some(term)
            }
        }
    }
}
