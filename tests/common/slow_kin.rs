//! Which words have to do with a word beyond its forms, found in a slow and obvious way: every choice of its letters is tried as
//! its root, with a weak letter that is not written wherever there may be one, and every word of the grammar is made of that
//! root and compared.

#[path = "slow_grammar.rs"]
mod slow_grammar;

use kzread::search::{Level, Queries, Rung};

pub(crate) use slow_grammar::{
    LETTERS, made, patterns, patterns_for, root_of_kind, tells_what_it_is_made_of,
};

use slow_grammar::{FORMS, NOUNS, PLAIN, PLURALS, Root, SPOKEN, SPOKEN_OF, has, is_weak};

/// What a text may have of a word, beyond its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kinship {
    /// A word of the same verb.
    Verb,
    /// A word of the same root.
    Root,
}

/// Every root that the letters of a word may have: three or four of them that are strong, in their order, or two and a weak
/// one, or two of which the second is doubled.
fn roots(word: &str) -> Vec<Root> {
    let strong: Vec<char> = word.chars().filter(|letter| !is_weak(*letter)).collect();
    let mut roots = Vec::new();
    for choice in 0..1_u32 << strong.len() {
        let chosen = (0..strong.len()).filter(|at| choice >> at & 1 == 1);
        let chosen: Root = chosen.map(|at| strong[at]).collect();
        match chosen.as_slice() {
            &[a, b] => roots.extend([
                vec!['و', a, b],
                vec!['ي', a, b],
                vec![a, 'و', b],
                vec![a, b, 'ي'],
                vec![a, b, b],
            ]),
            [_, _, _] | [_, _, _, _] => roots.push(chosen),
            _ => {}
        }
    }
    // The first letter of three is no other's double.
    roots.retain(|root| root.len() == 4 || root[0] != root[1]);
    roots
}

/// The roots that a word has by one of these patterns.
fn roots_by(patterns: &str, word: &str) -> Vec<Root> {
    let mut found = Vec::new();
    for root in roots(word) {
        let mut patterns = patterns.split_whitespace();
        found.extend(
            patterns
                .any(|pattern| has_root(pattern, &root, word))
                .then_some(root),
        );
    }
    found
}

/// Whether a word that was typed may be taken for one of a root: at its end ه is the ending of a feminine, but after a long vowel.
fn has_root(pattern: &str, root: &Root, word: &str) -> bool {
    let is_ending = root.len() == 3 && root[2] == 'ه' && pattern.ends_with('ل');
    let is_after_long = pattern.ends_with("يل") || pattern.ends_with("ال");
    (!is_ending || is_after_long) && has(pattern, root, word)
}

/// How near a word of a text is to one that was typed with some ending.
pub(crate) fn kinship(typed: &str, ending: &str, word: &str) -> Option<Kinship> {
    let whole = format!("{typed}{ending}");
    let mut own: Vec<(&str, bool)> = Vec::new();
    // The endings ون and وا are those of people and of verbs: what does not tell its verb by itself does so with them.
    // What was typed may be the name of a country with this ending: سوريا.
    let readings_of_whole = readings(&whole)
        .into_iter()
        .filter(|(_, suffix)| *suffix != "يا");
    own.extend(readings_of_whole.map(|(own, suffix)| (own, suffix == "وا")));
    // ون may as well be part of a short word, but for a verb: زيتون, يصلون.
    let least = if typed.starts_with('ي') { 3 } else { 4 };
    if ending == "ون" && typed.chars().count() >= least {
        own.push((typed, true));
    }
    let met = readings(word).into_iter().filter(|(met, suffix)| {
        // A short word with the ending of an adjective is as often another.
        met.chars().count() > 3 || !suffix.starts_with('ي')
    });
    let met: Vec<&str> = met.map(|(met, _)| met).collect();
    let of_verb = |own: &str, is_person| met.iter().any(|met| are_of_one_verb(own, is_person, met));
    let of_root = |own: &str| met.iter().any(|met| are_of_one_root(own, met));
    if own.iter().any(|(own, is_person)| of_verb(own, *is_person)) {
        Some(Kinship::Verb)
    } else if own.iter().any(|(own, _)| of_root(own)) {
        Some(Kinship::Root)
    } else {
        None
    }
}

/// A word, and without each ending that it may have, if three letters stay: what is left, and the ending.
fn readings(word: &str) -> Vec<(&str, &str)> {
    let endings = ["", "ه", "ي", "ا", "وا", "يه", "يا", "ءه"];
    let cut = endings.iter().filter_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (ending.is_empty() || rest.chars().count() >= 3).then_some((rest, *ending))
    });
    cut.collect()
}

fn are_of_one_verb(typed: &str, is_person: bool, word: &str) -> bool {
    let is_of = |form: usize, root: &Root| FORMS[form].has(root, word, false);
    let of_form = |at: usize| {
        let form = &FORMS[at];
        let forms = [Some(at), form.partner];
        roots(typed).iter().any(|root| {
            let told = form.patterns(root).into_iter().any(|patterns| {
                let others = if is_person { patterns.others } else { "" };
                let mut all = [patterns.tells, others].into_iter();
                all.any(|patterns| {
                    let mut patterns = patterns.split_whitespace();
                    patterns.any(|pattern| has_root(pattern, root, typed))
                })
            });
            told && forms.iter().flatten().any(|form| is_of(*form, root))
        })
    };
    let spoken = roots_by(SPOKEN, typed);
    (0..FORMS.len()).any(of_form)
        || spoken
            .iter()
            .any(|root| SPOKEN_OF.iter().any(|form| is_of(*form, root)))
}

fn are_of_one_root(typed: &str, word: &str) -> bool {
    let is_typed = |root: &Root| {
        let by = |patterns: &str| {
            let mut patterns = patterns.split_whitespace();
            patterns.any(|pattern| has_root(pattern, root, typed))
        };
        let kinds = FORMS.iter().flat_map(|form| form.patterns(root));
        let mut all = kinds.flat_map(|kind| [kind.tells, kind.others]);
        all.any(by) || by(NOUNS) || by(PLURALS)
    };
    let is_met = |root: &Root| match root.as_slice() {
        // Too many words share a root of two strong letters.
        [_, second, third] if second == third => false,
        [_, second, _] if is_weak(*second) => {
            let stands = "مفعل";
            has_root(stands, root, typed) && FORMS[1].has(root, word, false)
        }
        [_, _, third] if is_weak(*third) => has(PLAIN, root, word),
        _ => FORMS.iter().any(|form| form.has(root, word, false)) || has(NOUNS, root, word),
    };
    let roots = roots(typed);
    roots.iter().any(|root| is_typed(root) && is_met(root))
}

/// Looks for a word in a text of other words, at the last rung of the ladder, and compares what is found of each, and how. A word
/// that ends with a weak letter takes no other ending.
pub(crate) fn check(typed: &str, ending: &str, words: &[String]) {
    let ends_weak = typed.ends_with(['ا', 'ي', 'ء', 'ه']);
    let ending = if ends_weak { "" } else { ending };
    let query = format!("{typed}{ending}");
    let first = Queries::new(&query, Level::Auto).expect("it has letters");
    let mut last = first.clone();
    while let Some(next) = last.next(0, &[]) {
        last = next;
    }
    for word in words {
        let rung = |queries: &Queries| queries.folded().rungs_in(word).map(|rungs| rungs.best);
        // What is a form of the word is not asked here.
        if rung(&first).is_some() {
            continue;
        }
        let expected = kinship(typed, ending, word).map(|kinship| match kinship {
            Kinship::Verb => Rung::Derived,
            Kinship::Root => Rung::Related,
        });
        assert_eq!(rung(&last), expected, "{query} in {word}");
    }
}
