use proptest::prelude::*;

use super::*;
use crate::document::block::{Ink, LinkKind};

/// The parts that look other than plain.
fn looks(source: &str) -> (String, Vec<(String, Inline)>) {
    let output = Output::read(source.as_bytes());
    let looks = output.looks.iter();
    let looks = looks.map(|span| (output.text[span.range.clone()].to_owned(), span.style));
    (output.text.clone(), looks.collect())
}

fn plain() -> Inline {
    Inline::default()
}

#[test]
fn overstrike_is_bold_and_underlined() {
    let (text, found) = looks(
        "N\u{8}NA\u{8}AM\u{8}ME\u{8}E x _\u{8}f_\u{8}i +\u{8}o _\u{8}_ \u{628}\u{8}\u{628}\n",
    );
    assert_eq!(text, "NAME x fi o _ \u{628}\n");
    let bold = Inline {
        strong: true,
        ..plain()
    };
    let underline = Inline {
        underline: true,
        ..plain()
    };
    let expected = [
        ("NAME", bold),
        ("fi", underline),
        ("_", bold),
        ("\u{628}", bold),
    ];
    assert_eq!(found, expected.map(|(text, look)| (text.to_owned(), look)));
}

#[test]
fn colours_and_weights_last_until_they_are_reset() {
    let (text, found) = looks(
        "\u{1B}[1;31mred\u{1B}[22m thin\u{1B}[m plain \u{1B}[38;5;208;48;2;1;2;3mx\u{1B}[0m\u{1B}[38:2::9:8:7;4my\u{1B}[39;24mz\u{1B}[97m\u{1B}[107mw\n",
    );
    assert_eq!(text, "red thin plain xyzw\n");
    let red = Inline {
        ink: Some(Ink::Indexed(1)),
        ..plain()
    };
    let expected = [
        (
            "red",
            Inline {
                strong: true,
                ..red
            },
        ),
        (" thin", red),
        (
            "x",
            Inline {
                ink: Some(Ink::Indexed(208)),
                ground: Some(Ink::Rgb(1, 2, 3)),
                ..plain()
            },
        ),
        (
            "y",
            Inline {
                ink: Some(Ink::Rgb(9, 8, 7)),
                underline: true,
                ..plain()
            },
        ),
        (
            "w",
            Inline {
                ink: Some(Ink::Indexed(15)),
                ground: Some(Ink::Indexed(15)),
                ..plain()
            },
        ),
    ];
    assert_eq!(found, expected.map(|(text, look)| (text.to_owned(), look)));
}

#[test]
fn links_are_links_and_everything_else_is_dropped() {
    let source = "a\u{1B}]8;;https://example.org\u{1B}\\link\u{1B}]8;;\u{7}b\u{1B}[2K\u{1B}[?25l\u{1B}(B\u{1B}]0;title\u{7}\u{1B}=c\u{7}\u{E}\r\n\u{1B}[>4md\u{1B}Pq\u{1B}\\e\u{1B}[";
    let (text, found) = looks(source);
    assert_eq!(text, "alinkbc\nde");
    let link = Inline {
        link: true,
        ..plain()
    };
    assert_eq!(found, [("link".to_owned(), link)]);
}

#[test]
fn tabs_are_blanks_up_to_the_next_stop() {
    assert_eq!(
        looks("a\tb\n\u{1B}[1m12345678\u{1B}[m\tc\n").0,
        "a       b\n12345678        c\n"
    );
}

#[test]
fn what_was_written_for_a_terminal_is_known() {
    for head in ["\u{1B}[1mx", "N\u{8}N", "a\n\u{1B}]8;;x\u{7}"] {
        assert!(is_output(head.as_bytes()), "{head:?}");
    }
    for head in ["x", "\u{8}", "\u{1B}", "\n\u{8}\n", ""] {
        assert!(!is_output(head.as_bytes()), "{head:?}");
    }
    assert!(is_diff("diff --git a/x b/x\n") && is_diff("--- a\n+++ b\n"));
    assert!(!is_diff("--- \ntitle\n") && !is_diff(""));
}

#[test]
fn an_escape_that_names_no_character_set_loses_nothing_behind_it() {
    let text = |source| looks(source).0;
    assert_eq!(text("\u{1B}(Bx"), "x");
    assert_eq!(text("\u{1B}(\u{628}\u{62A}"), "\u{628}\u{62A}");
    assert_eq!(text("a\u{1B}(\nb"), "a\nb");
    assert_eq!(text("a\u{1B}("), "a");
}

proptest! {
    #[test]
    fn any_bytes_are_read_and_looks_lie_in_the_text(
        bytes in prop::collection::vec(prop::sample::select(b"\x1B[]m;8:5\x08_ab\xD8\xA8\x9B\t\n\r()\\\x07\xFF".to_vec()), 0..60),
    ) {
        let output = Output::read(&bytes);
        let mut end = 0;
        for look in &output.looks {
            prop_assert!(end <= look.range.start && look.range.start < look.range.end);
            end = look.range.end;
            prop_assert!(output.text.get(look.range.clone()).is_some());
        }
        prop_assert!(!output.text.contains(|c: char| c.is_control() && c != '\n'));
    }
}

#[test]
fn links_of_a_command_keep_where_they_lead() {
    let source = "a \u{1B}]8;id=1;https://x.org/\u{1B}\\bc\nd\u{1B}]8;;\u{1B}\\ e\u{8}\u{1B}]8;;https://y.org/\u{7}f\u{1B}]8;;\u{7}\n";
    let output = Output::read(source.as_bytes());
    let link = |range, target: &str| Link {
        range,
        target: target.to_owned(),
        kind: LinkKind::Words,
    };
    assert_eq!(output.text, "a bc\nd f\n");
    assert_eq!(
        output.links,
        [
            link(2..4, "https://x.org/"),
            link(5..6, "https://x.org/"),
            link(7..8, "https://y.org/"),
        ]
    );
    assert_eq!(
        output.links_in(5..8),
        [link(0..1, "https://x.org/"), link(2..3, "https://y.org/")]
    );
}

/// Level and words of each heading.
fn headings(source: &str) -> Vec<(u8, String)> {
    let output = Output::read(source.as_bytes());
    let headings = output.headings().into_iter();
    let found = headings.map(|heading| {
        let line = output.text[heading.offset as usize..].lines().next();
        assert!(line.is_some_and(|line| line.ends_with(&heading.text)));
        (heading.level, heading.text)
    });
    found.collect()
}

/// The contents of a manual page and of a comparison were empty.
#[test]
fn lines_that_are_bold_as_a_whole_are_headings() {
    let man = "LS(1)   x   LS(1)\n\n\u{1B}[1mSEE ALSO\u{1B}[0m\n       \u{1B}[1m-a\u{1B}[0m\n\n   S\u{8}So\u{8}o o\u{8}on\u{8}n\n";
    let expected = [(1, "SEE ALSO".to_owned()), (2, "So on".to_owned())];
    assert_eq!(headings(man), expected);
    let diff = "\u{1B}[1mdiff --git a/x b/x\u{1B}[m\n\u{1B}[1m--- a/x\u{1B}[m\n\u{1B}[36m@@ -1 +1 @@\u{1B}[m\n";
    assert_eq!(headings(diff), [(1, "x".to_owned())]);
    assert_eq!(
        headings("diff --git a/x b/x\n+x\ndiff --git a/y b/y\n").len(),
        2
    );
    for plain in [
        "\u{1B}[1;31mmatch\u{1B}[m\n",
        "\u{1B}[1mbold\u{1B}[m and more\n",
        "and \u{1B}[1mbold\u{1B}[m\n",
        "",
    ] {
        assert_eq!(headings(plain), [], "{plain:?}");
    }
}
