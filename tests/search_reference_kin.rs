//! Words of one verb and of one root against a slow and obvious grammar, on random words.

#[path = "common/slow_kin.rs"]
mod slow_kin;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use slow_kin::{
    LETTERS, check, made, patterns, patterns_for, root_of_kind, tells_what_it_is_made_of,
};

/// Roots of some letters, of each kind that there is.
fn root(letters: Vec<char>) -> impl Strategy<Value = Vec<char>> {
    let three = subsequence(letters, 3).prop_shuffle();
    (three, 0..6_usize).prop_map(|(letters, kind)| {
        let letters = letters.try_into().expect("three were asked for");
        root_of_kind(letters, kind)
    })
}

/// A word of one of these patterns and a root.
fn word(patterns: Vec<&'static str>, root: Vec<char>) -> impl Strategy<Value = String> {
    let words = select(patterns).prop_map(move |pattern| made(pattern, &root));
    let word = words.prop_flat_map(select);
    word.prop_filter("a word with a conjunction", |word| {
        tells_what_it_is_made_of(word)
    })
}

/// A word that was typed, and others: most of the same root, some that only share letters, of patterns that are none of theirs.
fn typed_and_met() -> impl Strategy<Value = (String, &'static str, Vec<String>)> {
    let letters = subsequence(&LETTERS[..], 3);
    let roots = letters.prop_flat_map(|letters| (root(letters.clone()), root(letters)));
    roots.prop_flat_map(|(one, other)| {
        let typed = prop_oneof![
            5 => word(patterns_for(&one), one.clone()),
            1 => word(patterns(), one.clone()),
        ];
        let met = prop::collection::vec(word(patterns_for(&one), one), 8);
        let others = prop::collection::vec(word(patterns(), other), 2);
        let met = (met, others).prop_map(|(met, others)| [met, others].concat());
        (typed, select(&["", "ون"][..]), met)
    })
}

/// An ending of verbs behind a word that is no verb was not taken off by the reference.
#[test]
fn an_ending_of_verbs_comes_off_what_looks_like_one() {
    // ض خ with m before and ya between; the same with the ending of verbs
    let typed = "\u{645}\u{636}\u{64A}\u{62E}";
    check(
        typed,
        "",
        &["\u{645}\u{636}\u{62E}\u{648}\u{627}".to_owned()],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn words_are_of_one_verb_or_root_where_the_grammar_says_so((typed, ending, met) in typed_and_met()) {
        check(&typed, ending, &met);
    }
}
