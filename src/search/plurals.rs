//! Broken plurals whose weak letters say too little of them: a hand-made table, for the skeleton finds the others.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::folding::{Folding, FoldingRule};
use super::syntax::fold;

/// A line for each word: the singular, then its plurals.
const TABLE: &str = include_str!("plurals.txt");

/// Of each form, folded, the lines it stands in.
type Lines = HashMap<Vec<char>, Vec<usize>>;

/// The forms of a folded stem that the table has, the stem itself among them; `next` is the letter after it in its word.
pub(super) fn of(folding: &'static Folding, stem: &[char], next: Option<&char>) -> Vec<Vec<char>> {
    static LINES: LazyLock<Lines> = LazyLock::new(|| {
        let folding = Folding::of(FoldingRule::Fold {
            keep_case: false,
            keep_persian: false,
        });
        let mut lines = Lines::new();
        for (number, line) in TABLE.lines().enumerate() {
            for form in words(folding, line) {
                lines.entry(form).or_default().push(number);
            }
        }
        lines
    });
    // Before a pronoun ة is ت: قادة, قادتهم.
    let with_ta = (next == Some(&'ت')).then(|| [stem, &['ه']].concat());
    let keys = std::iter::once(stem).chain(with_ta.as_deref());
    let numbers = keys.filter_map(|key| LINES.get(key)).flatten();
    let lines = numbers.filter_map(|&number| TABLE.lines().nth(number));
    lines.flat_map(|line| forms(folding, line)).collect()
}

/// The words of a line, folded.
fn words(folding: &'static Folding, line: &str) -> impl Iterator<Item = Vec<char>> {
    let line = line.split('#').next().unwrap_or_default();
    let folded = line.split_whitespace().map(move |form| fold(folding, form));
    folded.map(|form| form.chars().collect())
}

/// The words of a line, and what is left of them in a text where ت stands for ة and comes off with the pronoun.
fn forms(folding: &'static Folding, line: &str) -> Vec<Vec<char>> {
    let mut forms: Vec<Vec<char>> = words(folding, line).collect();
    let bare = |form: &Vec<char>| match form.as_slice() {
        [rest @ .., 'ه'] if rest.len() > 2 => Some(rest.to_vec()),
        _ => None,
    };
    forms.extend(forms.clone().iter().filter_map(bare));
    forms
}
