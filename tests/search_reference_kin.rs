//! Words of one verb and of one root against a slow and obvious grammar, on random words.

#[path = "common/slow_kin.rs"]
mod slow_kin;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use slow_kin::{LETTERS, check, made, patterns};

/// A word of a few roots, which share letters.
fn word(letters: Vec<char>) -> impl Strategy<Value = String> {
    let root = subsequence(letters, 3).prop_shuffle();
    (select(patterns()), root).prop_filter_map("a pattern of three letters", |(pattern, root)| {
        made(pattern, &root)
    })
}

fn typed_and_met() -> impl Strategy<Value = (String, &'static str, Vec<String>)> {
    subsequence(&LETTERS[..], 3).prop_flat_map(|letters| {
        let met = prop::collection::vec(word(letters.clone()), 1..12);
        (word(letters), select(&["", "ون"][..]), met)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn words_are_of_one_verb_or_root_where_the_grammar_says_so((typed, ending, met) in typed_and_met()) {
        check(&typed, ending, &met);
    }
}
