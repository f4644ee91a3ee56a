use std::sync::Arc;

use proptest::prelude::*;

use std::ops::ControlFlow;

use super::*;
use crate::document::Chunk;
use crate::document::block::{Align, Block, BlockId, Inline, Kind, Span, Table};
use crate::document::parsed::Parsed;
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
            place(4, 0, false, "let x;")
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
        header: false,
        align: vec![Align::Start; 2],
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
        (Kind::Code, 0, ""),
        (Kind::Code, 0, " a  b"),
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
fn images_are_told_by_a_sign_and_one_without_words_leaves_no_blank() {
    assert_eq!(
        texts("a ![b](c) <img src=x alt='d e'>"),
        ["a \u{25A3} b \u{25A3} d e"]
    );
    assert_eq!(texts("a ![](c) b <img src=x> c"), ["a b c"]);
    assert_eq!(
        texts("![](c)\n\n<p align=center><img src=x></p>\n\nd"),
        ["d"]
    );
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
            place(0, 4, true, "[1] word"),
            place(0, 4, true, "[b] first"),
            place(4, 0, true, "second"),
            place(0, 0, false, "after"),
        ]
    );
    let links: Vec<String> = styled(source).into_iter().map(|(text, _)| text).collect();
    assert_eq!(links, ["[1]", "[b]"]);
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
    markdown(source, None).logical(&mut |piece| {
        text.push_str(piece);
        ControlFlow::Continue(())
    });
    assert_eq!(
        text,
        "H\n\na\nb\n\n\u{2022} c\n\u{2022} d\n\ne\tf g\nh\t\n\n* * *\n\nend\n"
    );
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
        ["[^n]", "[^n]:", "[^n]:", "[^n]:", "b"]
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
                let escaped = written.starts_with(['&', '\\', '<']) || written.starts_with("[^");
                prop_assert!(written == c.to_string() || escaped || is_marker(written), "{c:?} from {written:?}");
            }
        }
    }
}

/// A number that was counted on comes from that of the source.
fn is_marker(written: &str) -> bool {
    written.starts_with(|c: char| c.is_ascii_digit())
}
