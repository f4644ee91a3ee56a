//! Broken plurals whose weak letters say too little of them: a hand-made table, for the skeleton finds the others.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::folding::{Folding, FoldingRule};
use super::syntax::fold;

/// A line for each word: the singular, then its plurals.
const TABLE: &str = include_str!("plurals.txt");

/// Of each form, folded, the lines it stands in.
type Lines = HashMap<Vec<char>, Vec<usize>>;

/// The forms of a folded word that the table has, the word itself among them.
pub(super) fn of(folding: &'static Folding, word: &[char]) -> Vec<Vec<char>> {
    static LINES: LazyLock<Lines> = LazyLock::new(|| {
        let folding = Folding::of(FoldingRule::Fold {
            keep_case: false,
            keep_persian: false,
        });
        let mut lines = Lines::new();
        for (number, line) in TABLE.lines().enumerate() {
            for form in forms(folding, line) {
                lines.entry(form).or_default().push(number);
            }
        }
        lines
    });
    let numbers = LINES.get(word).into_iter().flatten();
    let lines = numbers.filter_map(|&number| TABLE.lines().nth(number));
    lines.flat_map(|line| forms(folding, line)).collect()
}

/// The words of a line, folded.
fn forms(folding: &'static Folding, line: &str) -> impl Iterator<Item = Vec<char>> {
    let line = line.split('#').next().unwrap_or_default();
    let folded = line.split_whitespace().map(move |form| fold(folding, form));
    folded.map(|form| form.chars().collect())
}
