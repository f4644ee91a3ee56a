//! Callouts, however they are written.

use super::*;

/// (kind, indent, bars, gap after, text) of each block.
fn asides(source: &str) -> Vec<(Kind, u16, Vec<u16>, bool, String)> {
    let blocks = parse(source).into_iter();
    blocks
        .map(|b| {
            (
                b.kind,
                b.indent,
                b.bars.columns().collect(),
                b.gap_after,
                b.text,
            )
        })
        .collect()
}

#[test]
fn callouts_have_a_title_and_a_bar_however_they_are_written() {
    for (source, callout, name) in [
        ("> [!NOTE]\n> a *b*\n>\n> c\n\nz", Callout::Note, "NOTE"),
        (":::tip\n\na b\n\nc\n:::\nz", Callout::Tip, "tip"),
        ("::: info\na b\n\nc\n:::\n\nz", Callout::Info, "info"),
        (
            "!!! danger\n    a b\n\n    c\n\nz",
            Callout::Caution,
            "danger",
        ),
        (
            "??? example\n    a b\n\n    c\nz",
            Callout::Example,
            "example",
        ),
        ("> [!todo]\n> a b\n>\n> c\n\nz", Callout::Info, "todo"),
    ] {
        assert_eq!(
            asides(source),
            [
                title(callout, false, name),
                text_within(true, "a b"),
                text_within(true, "c"),
                text_after()
            ],
            "{source:?}"
        );
    }
}

/// A title of a callout, a text of one, and a text after it.
fn title(callout: Callout, own: bool, text: &str) -> (Kind, u16, Vec<u16>, bool, String) {
    let kind = Kind::Callout { callout, own };
    (kind, 2, vec![0], false, text.to_owned())
}

fn text_within(gap: bool, text: &str) -> (Kind, u16, Vec<u16>, bool, String) {
    (Kind::Paragraph, 2, vec![0], gap, text.to_owned())
}

fn text_after() -> (Kind, u16, Vec<u16>, bool, String) {
    (Kind::Paragraph, 0, vec![], false, "z".to_owned())
}

#[test]
fn a_callout_may_have_a_title_of_its_own_or_none() {
    for source in [
        ":::tip[T *u*]\na b\n:::\nz",
        ":::tip T *u*\na b\n:::\nz",
        ":::tip T *u* {.x}\na b\n:::\nz",
        "!!! tip \"T *u*\"\n    a b\nz",
        "???+ hint \"T *u*\"\n    a b\n\nz",
        "> [!tip]- T *u*\n> a b\n\nz",
        "> [!TIP] T *u*\n> a b\n\nz",
    ] {
        assert_eq!(
            asides(source),
            [
                title(Callout::Tip, true, "T u"),
                text_within(true, "a b"),
                text_after()
            ],
            "{source:?}"
        );
    }
    assert_eq!(
        asides("!!! note \"\"\n    a b\nz"),
        [text_within(true, "a b"), text_after()]
    );
}

#[test]
fn callouts_nest_and_hold_lists_and_code() {
    let shown = |source| -> Vec<(u16, Vec<u16>, String)> {
        let all = asides(source).into_iter();
        all.map(|(_, indent, bars, _, text)| (indent, bars, text))
            .collect()
    };
    let row = |indent, bars: &[u16], text: &str| (indent, bars.to_vec(), text.to_owned());
    let source = "::::note\n:::tip\n- a\n- b\n\n```\n:::\n```\n:::\nc\n::::\nd\n";
    assert_eq!(
        shown(source),
        [
            row(2, &[0], "note"),
            row(4, &[0, 2], "tip"),
            row(6, &[0, 2], "\u{2022} a"),
            row(6, &[0, 2], "\u{2022} b"),
            row(6, &[0, 2], ":::"),
            row(2, &[0], "c"),
            row(0, &[], "d"),
        ]
    );
    let source = "- a\n\n  :::tip\n  b\n  :::\n\n- c\n";
    assert_eq!(
        shown(source),
        [
            row(2, &[], "\u{2022} a"),
            row(6, &[4], "tip"),
            row(6, &[4], "b"),
            row(2, &[], "\u{2022} c")
        ]
    );
    let source = "!!! note\n    a\n\n    !!! tip \"T\"\n        b\n\n    c\nd";
    assert_eq!(
        shown(source),
        [
            row(2, &[0], "note"),
            row(2, &[0], "a"),
            row(4, &[0, 2], "T"),
            row(4, &[0, 2], "b"),
            row(2, &[0], "c"),
            row(0, &[], "d"),
        ]
    );
    // Containers of other kinds leave their text.
    assert_eq!(texts(":::tabs\na\n:::\nb"), ["a", "b"]);
}

#[test]
fn what_only_looks_like_a_callout_stays() {
    for source in [
        ":::tip\n\na",
        "```\n:::tip\na\n:::\n```",
        "a ::: b",
        "!!! note that\n\na",
        "wait!!! note",
        ":::\na",
    ] {
        assert!(
            !parse(source)
                .iter()
                .any(|block| matches!(block.kind, Kind::Callout { .. })),
            "{source:?}"
        );
    }
    assert_eq!(texts(":::tip\n\na"), [":::tip", "a"]);
}

#[test]
fn the_gap_in_a_quote_has_its_bar_and_that_between_two_has_none() {
    let gaps = |source| -> Vec<bool> {
        parse(source)
            .iter()
            .map(|block| !block.bars_after.is_empty())
            .collect()
    };
    assert_eq!(gaps("> a\n>\n> b\n\nc"), [true, false, false]);
    assert_eq!(gaps("> a\n\n> b\n"), [false, false]);
}
