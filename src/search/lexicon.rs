//! What no rule tells of words: hand-made tables, in which the words of a line have to do with each other.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::folding::{Folding, FoldingRule};
use super::syntax::fold;

/// Broken plurals whose weak letters say too little of them, for the skeleton finds the others: the singular, then its plurals.
static PLURALS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(include_str!("plurals.txt")));

/// Words that a reader types for each other.
static SYNONYMS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(include_str!("synonyms.txt")));

struct Lexicon {
    /// Of each word, folded, the lines it stands in.
    lines: HashMap<Vec<char>, Vec<&'static str>>,
}

/// The forms of a folded word, the word itself among them.
pub(super) fn plurals(folding: &'static Folding, word: &[char]) -> Vec<Vec<char>> {
    PLURALS.beside(folding, word)
}

/// Words that mean the same as a folded one, with their plurals.
pub(super) fn synonyms(folding: &'static Folding, word: &[char]) -> Vec<Vec<char>> {
    let mut words = SYNONYMS.beside(folding, word);
    let plurals: Vec<_> = words
        .iter()
        .flat_map(|word| plurals(folding, word))
        .collect();
    words.extend(plurals);
    words
}

impl Lexicon {
    fn new(table: &'static str) -> Self {
        let folding = Folding::of(FoldingRule::Fold {
            keep_case: false,
            keep_persian: false,
        });
        let mut lines: HashMap<Vec<char>, Vec<&str>> = HashMap::new();
        for line in table.lines() {
            for word in words(folding, line) {
                lines.entry(word).or_default().push(line);
            }
        }
        Self { lines }
    }

    /// The words of the lines that a word stands in.
    fn beside(&self, folding: &'static Folding, word: &[char]) -> Vec<Vec<char>> {
        let lines = self.lines.get(word).into_iter().flatten();
        lines.flat_map(|line| words(folding, line)).collect()
    }
}

/// The words of a line, folded.
fn words(folding: &'static Folding, line: &str) -> impl Iterator<Item = Vec<char>> {
    let line = line.split('#').next().unwrap_or_default();
    let folded = line.split_whitespace().map(move |form| fold(folding, form));
    folded.map(|form| form.chars().collect())
}
