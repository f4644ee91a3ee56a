//! Lists: markers, nesting, gaps.

use super::*;

#[test]
fn a_tight_list_has_no_gaps_and_nests_by_two_columns() {
    let list = "before\n\n- a\n- b\n  - c\n  - d\n- e\n\nafter\n";
    let expected = [
        place(0, 0, true, "before"),
        place(2, 2, false, "\u{2022} a"),
        place(2, 2, false, "\u{2022} b"),
        place(4, 2, false, "\u{2022} c"),
        place(4, 2, false, "\u{2022} d"),
        place(2, 2, true, "\u{2022} e"),
        place(0, 0, false, "after"),
    ];
    assert_eq!(places(list), expected);
}

#[test]
fn a_loose_list_has_gaps_and_further_paragraphs_stand_under_the_text() {
    let list = "1. a\n\n   more\n\n2. b\n\n   > q\n";
    let expected = [
        place(2, 3, true, "1. a"),
        place(5, 0, true, "more"),
        place(2, 3, true, "2. b"),
        place(7, 0, false, "q"),
    ];
    assert_eq!(places(list), expected);
}

#[test]
fn numbers_go_on_from_the_first_with_the_delimiter_of_the_source() {
    assert_eq!(texts("9. a\n9. b\n"), ["9. a", "10. b"]);
    assert_eq!(texts("3) a\n4) b\n"), ["3) a", "4) b"]);
}

#[test]
fn task_lists_show_their_boxes_instead_of_bullets() {
    assert_eq!(
        texts("- [x] a\n- [ ] b\n\n1. [x] c\n\n2. [ ] d\n"),
        ["\u{2611} a", "\u{2610} b", "1. \u{2611} c", "2. \u{2610} d"]
    );
}

#[test]
fn items_without_text_of_their_own_keep_their_markers() {
    assert_eq!(
        texts("- a\n-\n- b\n"),
        ["\u{2022} a", "\u{2022} ", "\u{2022} b"]
    );
    assert_eq!(
        texts("- - a\n  - b\n"),
        ["\u{2022} \u{2022} a", "\u{2022} b"]
    );
    assert_eq!(texts("- > a\n"), ["\u{2022} a"]);
    let code = "- ```\n  let x;\n  ```\n";
    assert_eq!(
        places(code),
        [
            place(2, 2, false, "\u{2022} "),
            place(6, 0, false, "let x;")
        ]
    );
}

#[test]
fn lists_are_counted_in_arabic_digits_and_letters_as_well() {
    let items = |source: &str| {
        let blocks = parse(source);
        let markers: Vec<String> = blocks
            .iter()
            .map(|b| b.text[..b.marker].trim().to_owned())
            .collect();
        markers
    };
    assert_eq!(
        items("\u{661}. x\n\u{662}. y\n\u{663}. z"),
        ["\u{661}.", "\u{662}.", "\u{663}."]
    );
    assert_eq!(
        items("x:\n\u{6F1}) y\n\u{6F2}) z\n"),
        ["", "\u{6F1})", "\u{6F2})"]
    );
    assert_eq!(
        items("\u{623}) x\n\u{628}) y\n\u{62A}) z"),
        ["\u{623})", "\u{628})", "\u{62A})"]
    );
    assert_eq!(
        items("\u{623}. x\n\n\u{628}. y\n\n\u{62C}. z"),
        ["\u{623}.", "\u{628}.", "\u{62C}."]
    );
    assert_eq!(items("\u{661}- x\n\u{662}- y\n"), ["\u{661}-", "\u{662}-"]);
    assert_eq!(items("1- x\n2- y\n"), ["1-", "2-"]);
    assert_eq!(
        items("x:\n\n(\u{661}) x\n(\u{662}) y"),
        ["", "(\u{661})", "(\u{662})"]
    );
    assert_eq!(
        items("(\u{623}) x\n(\u{628}) y"),
        ["(\u{623})", "(\u{628})"]
    );
    assert_eq!(items("(1) x\n\n(2) y"), ["(1)", "(2)"]);
    assert_eq!(items("\u{5D0}. x\n\u{5D1}. y\n"), ["\u{5D0}.", "\u{5D1}."]);
    assert_eq!(
        items("> \u{661}. x\n> \u{662}. y\n"),
        ["\u{661}.", "\u{662}."]
    );
    let nested = "\u{661}. x\n   - y\n\u{661}\u{660}. z";
    let shown: Vec<_> = parse(nested)
        .into_iter()
        .map(|b| (b.indent, b.hang))
        .collect();
    assert_eq!(shown, [(2, 3), (4, 2), (2, 4)]);
    assert_eq!(written("\u{662}. x")[..2], ["\u{662}", "."]);
}

#[test]
fn a_number_in_the_middle_of_a_sentence_begins_no_list() {
    for source in [
        "x in\n\u{662}\u{660}\u{662}\u{662}. y",
        "x in\n\u{665}. y",
        "\u{623}. Samir came.\n\nThen x.",
        "\u{62F}. Samir\n\u{645}. Layla",
        "```\n\u{661}. x\n```",
        "5- x",
        "(\u{661}) x",
        "x in\n(\u{662}) y",
        "\u{661}.5 x",
    ] {
        assert!(
            parse(source).iter().all(|block| block.marker == 0),
            "{source:?}"
        );
        assert!(
            texts(source)
                .join(" ")
                .contains(source.trim_matches('`').trim().lines().next().unwrap())
        );
    }
}
