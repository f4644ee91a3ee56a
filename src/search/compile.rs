//! From a query and a level to what must stand in the text.

use super::derived::Kin;
use super::edge::Edge;
use super::folding::{Folded, Folding, FoldingRule};
use super::forms::Forms;
use super::pattern::Pattern;
use super::query::{Matcher, QueryError, Sought, is_latin};
use super::spacing::{in_one_word, servants_apart, servants_otherwise};
use super::stage::Stage;
use super::stop_words::says_what_follows;
use super::syntax::{Asked, Part, fold};
use super::term::Term;
use super::word::is_part;
use super::words::TermOrder;
use super::{Level, Options, Rung, months, numbers};

/// What a query of one rule is made of.
pub(super) struct Compiler<'q> {
    text: &'q str,
    options: Options,
    pub(super) rule: FoldingRule,
    pub(super) folding: &'static Folding,
    pub(super) asked: Asked,
    /// How far from a word others may be.
    pub(super) kin: Kin,
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
        Level::Auto => compiler().stage(stage),
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
            options,
            rule,
            folding,
            asked: Asked::new(folding, &servants_apart(text)),
            kin: Kin::None,
        }
    }

    /// What a stage looks for; nothing if that is what those before it look for.
    fn stage(&self, stage: &Stage) -> Option<Vec<Matcher>> {
        let (signs, harakat) = (self.asked.has_signs, self.has_harakat());
        let typed = || self.typed(self.edge_of_short());
        let may_be_apart = self.asked.parts.len() > 1 && !signs;
        let matchers = match stage {
            // Signs say that the text as it was typed is not what is looked for.
            Stage::Typed if signs => vec![self.with_signs()],
            Stage::Typed if harakat => vec![typed()],
            Stage::Typed if self.is_year() => vec![typed(), self.apart()],
            Stage::Typed => vec![Some(typed()?), self.phrase(), self.in_one_word()],
            Stage::Unmarked if harakat && !signs => vec![typed(), Some(self.unmarked()?)],
            Stage::Forms if harakat && !signs => vec![typed(), self.unmarked(), self.phrase()],
            Stage::Apart if may_be_apart => self.all_words()?,
            Stage::Derived if !signs && !harakat => self.with_kin(Kin::Verb)?.all_words()?,
            Stage::Related if !signs => self.with_kin(Kin::Root)?.all_words()?,
            Stage::Most if may_be_apart => self
                .with_kin(Kin::Root)
                .as_ref()
                .unwrap_or(self)
                .most()
                .into_iter()
                .map(Some)
                .collect(),
            Stage::Unmarked
            | Stage::Forms
            | Stage::Apart
            | Stage::Derived
            | Stage::Related
            | Stage::Most => return None,
            // Signs say what must stand together.
            Stage::Instead {
                rung: Rung::Most, ..
            } if signs => return None,
            Stage::Instead { texts, rung, .. } => {
                // What was typed is found as well where it may be there.
                let is_met = *rung == Rung::Paired || is_latin(self.text);
                let own = is_met.then(|| [typed(), self.phrase()]);
                let others = texts.iter().flat_map(|text| {
                    let other = Compiler::new(text, self.options);
                    let apart = (other.asked.parts.len() > 1).then(|| other.apart());
                    [other.phrase(), apart.flatten()].map(|matcher| {
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

    /// What the signs say. A phrase and nothing else stands as it was typed.
    fn with_signs(&self) -> Option<Matcher> {
        let is_phrase = matches!(self.asked.parts.as_slice(), [Part::Phrase(_)]);
        let apart = self.apart()?;
        let rung = if is_phrase && self.asked.without.is_empty() {
            Rung::Typed
        } else {
            apart.rung
        };
        Some(Matcher { rung, ..apart })
    }

    /// What was typed, and all of its words in one paragraph.
    fn all_words(&self) -> Option<Vec<Option<Matcher>>> {
        let as_typed = Self::new(self.text, self.options);
        let apart = self.apart()?;
        // Of a question one word may be all that tells: it stands without the others.
        let rung = if self.asked.parts.len() > 1 {
            Rung::Near
        } else {
            apart.rung
        };
        Some(vec![
            as_typed.typed(as_typed.edge_of_short()),
            as_typed.unmarked().filter(|_| self.has_harakat()),
            as_typed.phrase().filter(|_| self.asked.parts.len() > 1),
            as_typed.in_one_word(),
            Some(Matcher { rung, ..apart }),
        ])
    }

    /// The same with other parts.
    pub(super) fn with_parts(&self, parts: Vec<Part>) -> Self {
        let mut other = Self::new(self.text, self.options);
        other.asked.parts = parts;
        other
    }

    /// The same with words that have so much to do with those that were typed; nothing if there are none.
    fn with_kin(&self, kin: Kin) -> Option<Self> {
        let mut words = self.asked.parts.iter().filter_map(|part| match part {
            Part::Word(word) => Some(word),
            _ => None,
        });
        let has_kin = words.any(|word| Forms::with_kin(self.folding, word, kin).has_kin());
        has_kin.then(|| Self {
            kin,
            ..Self::new(self.text, self.options)
        })
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
                    _ => {
                        let others = phrases.filter(|phrase| *phrase != self.text);
                        Term::any([self.text], self.rule, Edge::Open)?.or_term(Term::any(
                            others,
                            self.rule,
                            Edge::Number,
                        )?)
                    }
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
    pub(super) fn apart(&self) -> Option<Matcher> {
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
}
