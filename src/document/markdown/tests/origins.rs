//! Where each character comes from in the source.

use super::*;

#[test]
fn offsets_and_blocks_name_each_other() {
    let document = markdown("ab\n\n\u{628}\u{628}\n", None);
    assert_eq!(document.total(), 8);
    let located: Vec<_> = (0..9)
        .map(|offset| document.locate(offset))
        .map(|(id, byte)| (id.0, byte))
        .collect();
    assert_eq!(
        located,
        [
            (0, 0),
            (0, 1),
            (0, 2),
            (1, 0),
            (1, 0),
            (1, 2),
            (1, 2),
            (1, 4),
            (1, 4)
        ]
    );
    assert_eq!(document.offset(BlockId(1), 2), 5);
    assert_eq!(
        (document.next(BlockId(0)), document.next(BlockId(1))),
        (Some(BlockId(1)), None)
    );
    assert_eq!(
        (document.previous(BlockId(1)), document.previous(BlockId(0))),
        (Some(BlockId(0)), None)
    );
    assert!(document.block(BlockId(2)).is_err());
}

#[test]
fn what_is_read_otherwise_still_comes_from_where_it_is_written() {
    let words = |source: &str| -> Vec<String> {
        let all = sources(source).into_iter();
        let letters = all.filter(|(c, _)| c.is_lowercase());
        letters.map(|(_, from)| source[from].to_owned()).collect()
    };
    for source in [
        ":::tip[a]\nb *c*\n\n```\nd\n```\n:::\ne",
        "!!! note \"a\"\n    b\n    c\n\n    - d\ne",
        "> [!info]- a\n> b\n> c\n\nd `e`",
        "\u{661}- a\n\u{662}- b\n   c\n\n<p x={y}>d</p> <A.B>e</A.B>",
        "import X from 'y'\n\na $5 b AND c 6$ d e",
    ] {
        assert_eq!(words(source).concat(), "abcde", "{source:?}");
    }
}

#[test]
fn each_character_comes_from_where_it_is_written() {
    assert_eq!(written("**a**b `c`"), ["a", "b", "c"]);
    assert_eq!(
        written("&lt;a\\*&#1576;\\\\"),
        ["&lt;", "a", "\\*", "&#1576;", "\\\\"]
    );
    assert_eq!(written("[a](b) <http://c>")[..2], ["a", "h"]);
    assert_eq!(written("# a #\n\nb  \nc"), ["a", "b", "  \n", "c"]);
    assert_eq!(written("> a `` b\n> `c ``"), ["a", "b", "`", "c"]);
    assert_eq!(
        written("- a\n\n      b\n1) c"),
        ["- ", "a", "b", "1", ")", "c"]
    );
    assert_eq!(written("- [x] a\n"), ["- [x]", "a"]);
    assert_eq!(written("```\nab\r\nc\n```\n"), ["a", "b", "c"]);
    assert_eq!(
        written("|a|\n|-|\n|b\\|`c\\|d`|\n"),
        ["a", "", "b", "\\|", "c", "|", "d"]
    );
    assert_eq!(
        written("a[^n]\n\n[^n]: b\n")[3..],
        ["[^n]", "[^n]:", "[^n]:", "[^n]:", "b", ""]
    );
}

#[test]
fn front_matter_counts_in_the_source_and_a_byte_order_mark_does_not() {
    for head in [
        "",
        "+++\ntitle = \"\u{628}\"\n+++\n\n",
        "---\r\ntitle: \u{628}\r\n...\r\n",
        "---\ntitle: a: b\n---\n",
    ] {
        let body = format!("{head}x **y**");
        let expected = [('x', head.len()), ('y', head.len() + 4)];
        for mark in ["", "\u{FEFF}"] {
            let starts = sources(&(mark.to_owned() + &body)).into_iter();
            assert!(starts.map(|(c, from)| (c, from.start)).eq(expected));
        }
    }
}
