use std::sync::Arc;

use proptest::prelude::*;

use std::ops::ControlFlow;

use super::*;
use crate::document::block::{Align, Block, BlockId, Inline, Kind, Link, LinkKind, Span, Table};
use crate::document::parsed::Parsed;
use crate::document::{Callout, Chunk};
use crate::text::Direction;
use Direction::{Ltr, Rtl};

fn markdown(source: &str, direction: Option<Direction>) -> Parsed {
    Parsed::new(blocks(source), direction, false)
}

fn parse(source: &str) -> Vec<Block> {
    all(&markdown(source, Some(Rtl)))
}

fn all(document: &Parsed) -> Vec<Block> {
    let blocks = (0..).map(|index| document.block(BlockId(index)));
    blocks.map_while(Result::ok).collect()
}

fn texts(source: &str) -> Vec<String> {
    parse(source)
        .iter()
        .map(|block| block.text.clone())
        .collect()
}

/// (indent, hang, gap after, text) of each block.
fn places(source: &str) -> Vec<(u16, u16, bool, String)> {
    parse(source)
        .iter()
        .map(|b| (b.indent, b.hang, b.gap_after, b.text.clone()))
        .collect()
}

fn place(indent: u16, hang: u16, gap: bool, text: &str) -> (u16, u16, bool, String) {
    (indent, hang, gap, text.to_owned())
}

fn styled(source: &str) -> Vec<(String, Inline)> {
    let blocks = parse(source);
    let span = |b: &Block, span: &Span| (b.text[span.range.clone()].to_owned(), span.style);
    blocks
        .iter()
        .flat_map(|b| b.spans.iter().map(|s| span(b, s)).collect::<Vec<_>>())
        .collect()
}

fn plain() -> Inline {
    Inline::default()
}

#[test]
fn headings_paragraphs_quotes_and_rules_are_blocks_with_gaps() {
    let blocks = parse("# H\nline one\nline two\\\nthree\n\n> q\n\n---\n");
    let kinds: Vec<_> = blocks
        .iter()
        .map(|b| (b.kind.clone(), b.text.as_str(), b.indent, b.gap_after))
        .collect();
    let expected = [
        (Kind::Heading(1), "H", 0, true),
        (Kind::Paragraph, "line one line two\u{2028}three", 0, true),
        (Kind::Quote, "q", 2, true),
        (Kind::Rule, "* * *", 0, false),
    ];
    assert_eq!(kinds, expected);
}

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
fn nested_styles_become_flat_spans_that_skip_the_marker() {
    let strong = Inline {
        strong: true,
        ..plain()
    };
    let both = Inline {
        strong: true,
        emphasis: true,
        ..plain()
    };
    let code = Inline {
        strong: true,
        code: true,
        ..plain()
    };
    let strike = Inline {
        strike: true,
        ..plain()
    };
    let expected = [
        ("a ", strong),
        ("b", both),
        (" ", strong),
        ("c", code),
        ("d", strike),
    ];
    assert_eq!(
        styled("- x **a *b* `c`** ~~d~~"),
        expected.map(|(text, style)| (text.to_owned(), style))
    );
}

#[test]
fn links_and_images_show_their_words() {
    let link = Inline {
        link: true,
        ..plain()
    };
    let expected = ["t", "https://example.org/", "a@b.org"];
    let source = "[t](05-csto-force.md) <https://example.org/> <a@b.org> ![pic](p.png)";
    assert_eq!(styled(source), expected.map(|text| (text.to_owned(), link)));
    assert_eq!(
        texts(source),
        ["t https://example.org/ a@b.org \u{25A3} pic"]
    );
}

#[test]
fn a_code_block_is_a_block_for_each_line_left_to_right() {
    let blocks = parse("```rust\nlet a;\n\n\tb \u{627}\n```\nend\n");
    let lines: Vec<_> = blocks
        .iter()
        .map(|b| (b.text.as_str(), b.kind.clone(), b.direction, b.gap_after))
        .collect();
    let expected = [
        ("let a;", Kind::Code, Ltr, false),
        ("", Kind::Code, Ltr, false),
        ("\tb \u{627}", Kind::Code, Ltr, true),
        ("end", Kind::Paragraph, Ltr, false),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_table_knows_the_ranges_of_its_cells() {
    let blocks = parse("| a | **b** |\n|:-:|--:|\n| c\td | `e` |\n| f |\n");
    let [block] = blocks.as_slice() else {
        panic!("one block: {blocks:?}")
    };
    assert_eq!(block.text, "a\tb\nc d\te\nf\t");
    let rows = vec![vec![0..1, 2..3], vec![4..7, 8..9], vec![10..11, 12..12]];
    assert_eq!(
        block.kind,
        Kind::Table(Arc::new(Table {
            rows,
            is_verse: false,
            header: true,
            align: vec![Align::Center, Align::Right]
        }))
    );
    assert_eq!(
        block
            .spans
            .iter()
            .map(|span| span.range.clone())
            .collect::<Vec<_>>(),
        [2..3, 8..9]
    );
    assert_eq!(block.direction, Rtl);
}

#[test]
fn a_table_with_an_empty_header_has_none() {
    let blocks = parse("| | |\n|-|-|\n| a | b |\n");
    let table = Table {
        rows: vec![vec![0..1, 2..3]],
        align: vec![Align::Start; 2],
        ..Table::default()
    };
    assert_eq!(
        (blocks[0].text.as_str(), &blocks[0].kind),
        ("a\tb", &Kind::Table(Arc::new(table)))
    );
}

#[test]
fn tags_of_html_do_their_work_and_are_not_shown() {
    let strong = Inline {
        strong: true,
        ..plain()
    };
    let source = "a <b>c</b><br/>d <!-- x --><foo bar='<'>e</foo> \\<b> `<i>`";
    assert_eq!(texts(source), ["a c\u{2028}d e <b> <i>"]);
    assert_eq!(styled(source)[0], ("c".to_owned(), strong));
    assert_eq!(
        texts("<div>\na &lt;\n</div>\n\n<!-- note -->\n\nb"),
        ["a <", "b"]
    );
    assert_eq!(texts("<!-- draft --> text\n\nb"), ["text", "b"]);
    assert_eq!(texts("<!-- x -->\n<!-- y --> z <!-- u"), ["z <!-- u"]);
    assert_eq!(
        texts("<script>let a = '<b>';</script>\n<style>p{}</style>\n\nx <script>y</script> z"),
        ["x z"]
    );
}

#[test]
fn blocks_of_html_are_blocks() {
    let html = "<h2>H</h2>\n<p>one\n  two<p>three<hr>\n<blockquote>q</blockquote>\n<pre>\n a  b\n</pre>\n<ol start=3><li>c<li>d<ul><li>e</ul></ol>\n<dl><dt>t<dd>def</dl>\n";
    let shown: Vec<_> = parse(html)
        .into_iter()
        .map(|block| (block.kind, block.indent, block.text))
        .collect();
    let expected = [
        (Kind::Heading(2), 0, "H"),
        (Kind::Paragraph, 0, "one two"),
        (Kind::Paragraph, 0, "three"),
        (Kind::Rule, 0, "* * *"),
        (Kind::Quote, 2, "q"),
        (Kind::Code, 2, ""),
        (Kind::Code, 2, " a  b"),
        (Kind::Paragraph, 2, "3. c"),
        (Kind::Paragraph, 2, "4. d"),
        (Kind::Paragraph, 4, "\u{2022} e"),
        (Kind::Paragraph, 0, "t"),
        (Kind::Paragraph, 2, "def"),
    ];
    assert_eq!(
        shown,
        expected.map(|(kind, indent, text)| (kind, indent, text.to_owned()))
    );
}

#[test]
fn a_table_of_html_is_a_table() {
    let html = "<table><caption>C</caption>\n<tr><th>a<th>b</tr>\n<tr><td><p>c</p><p>d</p></td>\n<td> <code>e</code> </td></tr></table>";
    let blocks = parse(html);
    let shown: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(shown, ["C", "a\tb\nc\u{2028}d\te"]);
    assert!(matches!(&blocks[1].kind, Kind::Table(table) if table.header && table.rows.len() == 2));
}

#[test]
fn markdown_between_tags_is_markdown() {
    let source = "<details>\n<summary>More <i>x</i></summary>\n\n- **a**\n\n</details>\n\n> <p>in\n> q</p>\n\n- <b>item\n- next\n";
    assert_eq!(
        texts(source),
        [
            "More x",
            "\u{2022} a",
            "in q",
            "\u{2022} item",
            "\u{2022} next"
        ]
    );
    // A style that is not closed ends with its paragraph.
    assert!(styled("<b>a\n\nc\n").iter().all(|(text, _)| text == "a"));
}

#[test]
fn a_direction_that_html_declares_wins() {
    let directions = |source| {
        let document = markdown(source, None);
        let blocks = all(&document).into_iter();
        let sides: Vec<_> = blocks.map(|block| (block.direction, block.side)).collect();
        (document.direction(), sides)
    };
    let source = "<div dir=\"rtl\">\n\n# Latin\n\n- item\n\nLatin text\n\n<p dir=rtl>Latin</p>\n</div>\n\nmore Latin";
    let expected = vec![(Ltr, Rtl), (Ltr, Rtl), (Ltr, Ltr), (Rtl, Rtl), (Ltr, Ltr)];
    assert_eq!(directions(source), (Rtl, expected));
    let source = "Latin text\n\n<section lang='fa'>\n\n- item\n\n</section>\n\n- item";
    let expected = vec![(Ltr, Ltr), (Ltr, Rtl), (Ltr, Ltr)];
    assert_eq!(directions(source), (Ltr, expected));
}

#[test]
fn what_stands_above_or_below_the_line_is_not_run_together() {
    let html = "H<sub>2</sub>O, x<sup>2</sup>, x<sup>*n*+1</sup>, a<sub>max</sub>, e<sup>-k</sup>, 4<sup>th</sup>";
    let shown = "H\u{2082}O, x\u{B2}, x\u{207F}\u{207A}\u{B9}, a_max, e^(-k), 4th";
    assert_eq!(texts(html), [shown]);
    assert_eq!(texts("<sub><sup>small 1</sup></sub>"), ["small 1"]);
    assert_eq!(texts("<p>m<sup> 2 </sup></p>"), ["m \u{B2}"]);
    assert_eq!(written("x<sup>12</sup>y"), ["x", "1", "2", "y"]);
}

#[test]
fn a_piece_with_a_direction_of_its_own_is_an_isolate() {
    let isolates = |source| {
        let block = &parse(source)[0];
        let own = |isolate: &crate::text::Isolate| {
            (
                block.text[isolate.range.clone()].to_owned(),
                isolate.direction,
                isolate.forced,
            )
        };
        block.isolated.iter().map(own).collect::<Vec<_>>()
    };
    let piece = |text: &str, direction, forced| (text.to_owned(), direction, forced);
    assert_eq!(
        isolates("a <bdi>\u{628}</bdi> <span dir=rtl>b <b dir=auto>c</b></span>"),
        [
            piece("\u{628}", Rtl, false),
            piece("c", Ltr, false),
            piece("b c", Rtl, false),
        ]
    );
    assert_eq!(
        isolates("a <bdo dir=rtl>bc</bdo> <i>d</i> <b lang=ar>e</b>"),
        [piece("bc", Rtl, true)]
    );
}

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

#[test]
fn a_definition_stands_below_its_term() {
    let expected = [
        place(0, 0, false, "a"),
        place(2, 0, true, "b"),
        place(0, 0, true, "c"),
    ];
    assert_eq!(places("a\n: b\n\nc\n\nd")[..3], expected);
    assert_eq!(places("<dl><dt>a<dd>b</dl>\n\nc\n\nd")[..3], expected);
    assert!(
        styled("a\n: b")
            .iter()
            .all(|(text, style)| text == "a" && style.strong)
    );
}

#[test]
fn formulas_are_one_piece_and_keep_their_lines() {
    let formulas = |source| -> Vec<String> {
        let all = styled(source).into_iter();
        all.filter(|(_, style)| style.formula)
            .map(|(text, _)| text)
            .collect()
    };
    assert_eq!(formulas("\u{628} $a^2 + b$, $$c_1$$"), ["a^2 + b", "c_1"]);
    assert_eq!(texts("x\n\n$$\na \\\\\nb\n$$\n"), ["x", "a \\\\\u{2028}b"]);
    assert_eq!(texts("x $$y$$ z"), ["x\u{2028}y\u{2028}z"]);
    // As TeX has them; a bracket behind a backslash may be one of the text.
    assert_eq!(
        formulas("\u{628} \\(a^2 + b\\), \\( x \\) \\[c_1\\]"),
        ["a^2 + b", "x", "c_1"]
    );
    assert_eq!(texts("x\n\n\\[\na = 1\nb\n\\]\n"), ["x", "a = 1\u{2028}b"]);
    assert_eq!(texts("\\[1\\] \\(a word\\) \\[x\\]"), ["[1] (a word) [x]"]);
    assert_eq!(texts("`\\(a^2\\)` \\(a^2"), ["\\(a^2\\) (a^2"]);
    assert_eq!(written("\\(a^2\\)"), ["a", "^", "2"]);
    for source in [
        "\u{628} $5 \u{648} $6",
        "$5 *to* 10$",
        "5$, 6$",
        "`$a$ $b$`",
        "US$5, US$6",
    ] {
        assert_eq!(formulas(source), [""; 0], "{source:?}");
    }
    assert_eq!(texts("$5 *to* 10$, \\$5"), ["$5 to 10$, $5"]);
    assert_eq!(written("$a^2$"), ["a", "^", "2"]);
    assert_eq!(markdown("\u{628} $a_long_name$", None).direction(), Rtl);
}

#[test]
fn imports_and_components_of_mdx_vanish() {
    let source = "import A from '@a/b';\nimport {B} from \"c\";\n\nexport const d = {\n  e: 1,\n};\n\n# T\n\n{/* note */}\n\n<A.B x={y > 1} z='{'>\n\n**f**\n\n</A.B>\n\n<div style={{color: 'red'}} dir=\"rtl\">g</div>\n\n<>h</>\n\n`<A.B>` `x={y}`\n\n```jsx\n<A.B x={y}>\nimport A from 'b';\n```\n";
    assert_eq!(
        texts(source),
        [
            "T",
            "f",
            "g",
            "h",
            "<A.B> x={y}",
            "<A.B x={y}>",
            "import A from 'b';"
        ]
    );
    // Between the tags of a component stands Markdown, however far in.
    assert_eq!(
        texts(
            "<Note>\n**f** `g`\n</Note>\n\n<Aside>\n- m\n</Aside>\n\n<Tabs>\n  <Item a=\"b\">\n    h *i*\n\n    ```\n      j\n    ```\n  </Item>\n</Tabs>\n\n    k\n\nList<String> <B>l</B>"
        ),
        ["f g", "\u{2022} m", "h i", "  j", "k", "List l"]
    );
    assert_eq!(
        texts("import from abroad is easy\n\nexport is not"),
        ["import from abroad is easy", "export is not"]
    );
}

#[test]
fn a_heading_may_have_its_name_in_braces_behind_it() {
    let document = markdown("# a{#b-c}\n\n## d {e}\n\n## {#f}", None);
    let shown: Vec<String> = all(&document).into_iter().map(|block| block.text).collect();
    assert_eq!(shown, ["a", "d {e}", "{#f}"]);
    assert!(document.place_of("b-c").is_some());
}

#[test]
fn links_keep_where_they_lead() {
    use LinkKind::Words;
    let source = "# A b\n\n[t *u*](v.md) <https://a.org> [![c](d.svg)](e)[^1]\n\n<a href='#x'>f</a><a name=x></a>g\n\n# A b\n\n[^1]: h";
    let document = markdown(source, None);
    let all: Vec<_> = all(&document)
        .into_iter()
        .flat_map(|block| {
            let links = document.links(block.id).into_iter();
            links
                .map(|link| (block.text[link.range].to_owned(), link.target, link.kind))
                .collect::<Vec<_>>()
        })
        .collect();
    let link = |text: &str, target: &str, kind| (text.to_owned(), target.to_owned(), kind);
    assert_eq!(
        all,
        [
            link("t u", "v.md", Words),
            link("https://a.org", "https://a.org", Words),
            link("\u{25A3} c", "d.svg", LinkKind::Image),
            link("\u{25A3} c", "e", Words),
            link("[1]", "#fn-1", Words),
            link("f", "#x", Words),
            link("\u{21A9}", "#fnref-1", Words),
        ]
    );
    let block_of = |name| Some(document.locate(document.place_of(name)?).0.0);
    assert_eq!(
        ["x", "a-b", "a-b-1", "fn-1", "fnref-1", "y"].map(block_of),
        [Some(2), Some(0), Some(3), Some(4), Some(1), None]
    );
}

/// The words of the links of a text, where they lead, and whether as in a wiki.
fn wiki_links(source: &str) -> Vec<(String, String, bool)> {
    let document = markdown(source, None);
    let links = all(&document).into_iter().flat_map(|block| {
        let links = document.links(block.id).into_iter();
        let told = |link: Link| {
            let is_wiki = link.kind == LinkKind::Wiki;
            (block.text[link.range].to_owned(), link.target, is_wiki)
        };
        links.map(told).collect::<Vec<_>>()
    });
    links.collect()
}

#[test]
fn double_brackets_lead_to_a_page_by_its_name() {
    let link = |text: &str, target: &str| (text.to_owned(), target.to_owned(), true);
    assert_eq!(
        wiki_links("a [[B c]], [[B c|d]] and [[#e f]].\n\n| x |\n|---|\n| [[B\\|g]] |\n"),
        [
            link("B c", "B c"),
            link("d", "B c"),
            link("#e f", "#e f"),
            link("g", "B"),
        ]
    );
}

#[test]
fn double_brackets_that_are_links_of_markdown_stay_so() {
    let link = |text: &str, target: &str| (text.to_owned(), target.to_owned(), false);
    assert_eq!(wiki_links("a[[1]](#b) [[c]]"), [link("[1]", "#b")]);
    assert_eq!(wiki_links("a[[1]]\n\n[1]: b"), [link("1", "b")]);
    assert_eq!(wiki_links("a[[^1]]\n\n[^1]: b")[0], link("[1]", "#fn-1"));
    assert_eq!(wiki_links("`[[ -f a ]]`"), []);
}

#[test]
fn images_are_told_by_a_sign_and_one_without_words_leaves_no_blank() {
    assert_eq!(
        texts("a ![b](c) <img src=x alt='d e'>"),
        ["a \u{25A3} b \u{25A3} d e"]
    );
    assert_eq!(texts("a ![](c) b <img src=x> c"), ["a b c"]);
    // A picture has the name of its file, unless it is an ornament or, as badges are, a drawing.
    assert_eq!(
        texts("![](a/b.png?c) <img src='d.JPG'> <img src='e.png' alt=''> [![](f.svg)](g)"),
        ["\u{25A3} b.png \u{25A3} d.JPG"]
    );
    assert_eq!(
        texts("![](c)\n\n<p align=center><img src=x></p>\n\nd"),
        ["d"]
    );
}

/// What followed was cut where the image had begun in the block before: 30 bytes could end the program.
#[test]
fn a_block_in_the_description_of_an_image_is_whole() {
    // Three behs, whose letters have two bytes each.
    let source = "abcd ![<table><tr><td>\u{628}\u{628}\u{628}](x)";
    assert_eq!(texts(source).last().unwrap(), "\u{628}\u{628}\u{628}");
    assert_eq!(texts("abcd ![e<h1>f](x) g"), ["abcd \u{25A3} e", "f g"]);
    for source in [
        "<table><tr><td>a![</table>b](x)",
        "<table><tr><td>a![</td><td>b](x)",
        "<table><tr><td>a![<td>](x)b",
        "<table><tr><td>a![<tr><td>](x)b",
    ] {
        let shown = parse(source);
        let cells = shown.iter().flat_map(|block| match &block.kind {
            Kind::Table(table) => table.rows.concat(),
            _ => Vec::new(),
        });
        let last = cells.map(|cell| cell.end).max();
        let longest = shown.iter().map(|block| block.text.len()).max();
        assert!(last <= longest, "{source}: {last:?} of {longest:?}");
        let letters: String = shown.iter().map(|block| block.text.as_str()).collect();
        assert!(letters.contains('a') && letters.contains('b'), "{source}");
    }
    let header = "abcd ![<table><thead><tr><th></th></tr></thead><tr><td>\u{628}\u{628}](x)";
    assert_eq!(texts(header).last().unwrap(), "\u{628}\u{628}");
}

#[test]
fn elements_are_bounded_however_deep_they_nest() {
    let source = format!("{}a", "<b><div><ul><li>".repeat(5000));
    assert_eq!(
        texts(&source).last().map(String::as_str),
        Some("\u{2022} a")
    );
}

#[test]
fn no_blank_stands_before_a_paragraph_or_after_another() {
    assert_eq!(
        texts("* [\ta](b)\n\n** c** [ d](e)  f"),
        ["\u{2022} a", "** c** d  f"]
    );
    assert_eq!(written("[\ta](b)"), ["a"]);
}

#[test]
fn smart_punctuation_is_left_alone() {
    assert_eq!(texts("\"a\" -- b..."), ["\"a\" -- b..."]);
}

/// A definition of one word was taken for that of a link and not shown at all.
#[test]
fn footnotes_stand_where_they_are_defined_behind_what_refers_to_them() {
    let source = "One[^1], two[^b], three[^c].\n\n[^1]: word\n[^b]: first\n\n    second\n\nafter\n";
    assert_eq!(
        places(source),
        [
            place(0, 0, true, "One[1], two[b], three[^c]."),
            place(0, 4, true, "[1] word \u{21A9}"),
            place(0, 4, true, "[b] first"),
            place(4, 0, true, "second \u{21A9}"),
            place(0, 0, false, "after"),
        ]
    );
    let links: Vec<String> = styled(source).into_iter().map(|(text, _)| text).collect();
    assert_eq!(links, ["[1]", "[b]", "\u{21A9}", "\u{21A9}"]);
}

#[test]
fn inline_code_does_not_count_for_the_direction_of_the_text() {
    let of = |source| markdown(source, None).direction();
    assert_eq!(of("\u{0628} `a_long_name()` \u{062A} `another`"), Rtl);
    assert_eq!(of("\u{0628} a long name"), Ltr);
}

#[test]
fn a_paragraph_separator_does_not_split_a_block() {
    assert_eq!(texts("a\u{2029}b"), ["a\u{2028}b"]);
}

#[test]
fn directions_follow_the_document_and_the_majority_ignores_code() {
    let source = "\u{627}\u{628} x\n\nLatin only\n\n```\nlong code in Latin letters\nand more and more\n```\n\n123\n\n\u{627}\u{628}\u{627}\u{628}\u{627}\u{628}\u{627}\u{628}\u{627}\u{628}\n";
    let document = markdown(source, None);
    assert_eq!(document.direction(), Rtl);
    let directions: Vec<_> = all(&document).iter().map(|b| b.direction).collect();
    assert_eq!(directions, [Rtl, Ltr, Ltr, Ltr, Rtl, Rtl]);
    let mixed = "x y \u{627}\u{628}\u{627}";
    let first = |declared| all(&markdown(mixed, Some(declared)))[0].direction;
    assert_eq!((first(Ltr), first(Rtl)), (Ltr, Rtl));
}

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
fn an_empty_document_has_no_blocks() {
    let document = markdown("\n\n<!-- nothing -->\n", None);
    assert_eq!(
        (document.first(), document.last(), document.total()),
        (None, None, 0)
    );
    assert_eq!(document.locate(5), (BlockId(0), 0));
}

#[test]
fn blanks_around_a_line_break_are_those_of_the_source() {
    for source in ["a <br> b", "a<br/>\nb", "a  \nb", "a\\\n b"] {
        assert_eq!(texts(source), ["a\u{2028}b"], "{source:?}");
    }
    assert_eq!(texts("**a** <br> *b*"), ["a\u{2028}b"]);
}

#[test]
fn text_between_rules_is_no_front_matter() {
    let source = "a\n\n---\nb **c**: d\n\ne\n\n---\nf\n";
    let code = |source| parse(source).iter().any(|block| block.kind == Kind::Code);
    assert_eq!(texts(source), ["a", "* * *", "b c: d", "e", "* * *", "f"]);
    assert!(!code(source));
    for source in ["---\nb c: d\n---\n", "---\n\na: b\n---\n", "---\na: b\n"] {
        assert!(!code(source), "{source:?}");
    }
}

#[test]
fn the_logical_text_has_a_line_for_each_row() {
    let source = "# H\n\na\\\nb\n\n- c\n- d\n\n| e | f<br>g |\n|--|--|\n| h | |\n\n---\n\nend\n";
    let mut text = String::new();
    markdown(source, None).logical(|_| None, &mut |piece| {
        text.push_str(piece);
        ControlFlow::Continue(())
    });
    assert_eq!(
        text,
        "H\n\na\nb\n\n\u{2022} c\n\u{2022} d\n\ne\tf g\nh\t\n\n* * *\n\nend\n"
    );
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

/// For each character of the texts but blanks: where it comes from.
fn sources(source: &str) -> Vec<(char, std::ops::Range<usize>)> {
    let document = crate::document::Document::markdown(source).unwrap();
    let mut found = Vec::new();
    let mut next = document.first().unwrap();
    while let Some(id) = next {
        let block = document.block(id).unwrap();
        for (at, c) in block.text.char_indices().filter(|(_, c)| *c != ' ') {
            let start = document.offset(id, at);
            let from = document.source_range(start..start + c.len_utf8() as u64);
            found.push((c, from.start as usize..from.end as usize));
        }
        next = document.next(id).unwrap();
    }
    found
}

/// What the source has for each character of the texts.
fn written(source: &str) -> Vec<String> {
    let body = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let from = sources(source).into_iter();
    from.map(|(_, from)| body[from].to_owned()).collect()
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

fn any_markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z\u{627}-\u{62A}]{1,4}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("- ".to_owned()),
        Just("  ".to_owned()),
        Just("1) ".to_owned()),
        Just("> ".to_owned()),
        Just("**".to_owned()),
        Just("*".to_owned()),
        Just("`".to_owned()),
        Just("\n```\n".to_owned()),
        Just("[x](y)".to_owned()),
        Just("![".to_owned()),
        Just("](".to_owned()),
        Just("| ".to_owned()),
        Just("|\n|-|-|\n|".to_owned()),
        Just("<b>".to_owned()),
        Just("</b>".to_owned()),
        Just("<p dir=rtl>".to_owned()),
        Just("</p>".to_owned()),
        Just("<td>".to_owned()),
        Just("</table>".to_owned()),
        Just("<li>".to_owned()),
        Just("<pre>".to_owned()),
        Just("<br>".to_owned()),
        Just("<img alt='".to_owned()),
        Just("<sup>".to_owned()),
        Just("</sup>".to_owned()),
        Just("<sub>2".to_owned()),
        Just("<a href=x id=y>".to_owned()),
        Just("</a>".to_owned()),
        Just("<bdi>".to_owned()),
        Just("</bdi>".to_owned()),
        Just("<bdo dir=rtl>".to_owned()),
        Just("$".to_owned()),
        Just("$$".to_owned()),
        Just(":::tip x\n".to_owned()),
        Just("\n:::\n".to_owned()),
        Just("!!! note \"x\"\n    ".to_owned()),
        Just("> [!NOTE]\n".to_owned()),
        Just("\u{661}. ".to_owned()),
        Just("\u{662}) ".to_owned()),
        Just("\u{628}) ".to_owned()),
        Just("\n: ".to_owned()),
        Just("&nbsp;".to_owned()),
        Just("<!--".to_owned()),
        Just("# ".to_owned()),
        Just("[ ] ".to_owned()),
        Just("&lt;".to_owned()),
        Just("\\".to_owned()),
        Just("\r\n".to_owned()),
        Just("[^x]".to_owned()),
        Just("\n[^x]: ".to_owned()),
        Just("\n---\n".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_promises_of_a_block_hold_for_any_source(source in any_markdown()) {
        for block in parse(&source) {
            let table = matches!(block.kind, Kind::Table(_));
            let foreign = block.text.contains(['\r', '\u{2029}']);
            prop_assert!(!foreign);
            prop_assert!(table || !block.text.contains('\n'));
            let mut end = 0;
            for Span { range, style } in &block.spans {
                prop_assert!(range.start >= end && range.start < range.end);
                prop_assert!(block.text.get(range.clone()).is_some() && *style != Inline::default());
                end = range.end;
            }
            if let Kind::Table(table) = &block.kind {
                let rows = &table.rows;
                let cell = |range: &std::ops::Range<usize>| block.text.get(range.clone()).unwrap_or("\n");
                let joined: Vec<String> = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t")).collect();
                prop_assert_eq!(joined.join("\n"), block.text.as_str());
                prop_assert!(rows.iter().flatten().all(|range| !cell(range).contains(['\t', '\n'])));
            }
        }
    }

    #[test]
    fn a_scan_shows_every_block_where_offsets_say(source in any_markdown(), from in 0_u64..200) {
        let document = markdown(&source, None);
        let mut shown = Vec::new();
        let mut start = None;
        document.scan(from, &mut |Chunk { offset, bytes, .. }| {
            start.get_or_insert(offset);
            shown.extend_from_slice(bytes);
            ControlFlow::Continue(bytes.len())
        });
        for block in all(&document).iter().filter(|block| Some(document.offset(block.id, 0)) >= start && start.is_some()) {
            let at = (document.offset(block.id, 0) - start.unwrap_or(0)) as usize;
            prop_assert_eq!(shown.get(at..at + block.text.len()), Some(block.text.as_bytes()));
        }
        prop_assert_eq!(start, document.first().map(|_| document.offset(document.locate(from).0, 0)));
    }

    #[test]
    fn every_character_comes_from_itself_or_from_its_escape(source in any_markdown()) {
        let mut end = 0;
        // A byte order mark does not count.
        let source = source.strip_prefix('\u{FEFF}').unwrap_or(&source);
        for (c, from) in sources(source) {
            prop_assert!(from.start <= from.end && source.get(from.clone()).is_some(), "{c:?} {from:?}");
            prop_assert!(from.start + from.len() >= end, "{c:?} {from:?} after {end}");
            end = from.end;
            if c.is_alphanumeric() {
                let written = &source[from];
                let escaped = written.starts_with(['&', '\\', '<']) || written.starts_with("[^") || !c.is_alphabetic() || written.starts_with([':', '!', '?', '[']);
                prop_assert!(written == c.to_string() || escaped || is_marker(written), "{c:?} from {written:?}");
            }
        }
    }
}

/// A number that was counted on comes from that of the source.
fn is_marker(written: &str) -> bool {
    written.starts_with(|c: char| c.is_ascii_digit())
}
