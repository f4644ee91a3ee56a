//! Paragraphs, headings, code, tables, definitions, formulas: their kinds, spans and directions.

use super::*;

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
fn a_code_block_is_a_block_for_each_line_left_to_right() {
    let blocks = parse("```rust\nlet a;\n\n\tb \u{627}\n```\nend\n");
    let lines: Vec<_> = blocks
        .iter()
        .map(|b| (b.text.as_str(), b.kind.clone(), b.direction, b.gap_after))
        .collect();
    let expected = [
        ("let a;", Kind::Code(Comments::Slashes), Ltr, false),
        ("", Kind::Code(Comments::Slashes), Ltr, false),
        ("\tb \u{627}", Kind::Code(Comments::Slashes), Ltr, true),
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
    let code = |source| {
        parse(source)
            .iter()
            .any(|block| matches!(block.kind, Kind::Code(_)))
    };
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
fn what_a_fence_calls_its_code_stands_above_it() {
    for (info, title) in [
        ("js title=\"src/app.js\"", Some("src/app.js")),
        ("js {1,3} filename='a b.js'", Some("a b.js")),
        ("js src/App.js", Some("src/App.js")),
        ("js", None),
        ("js {1-3}", None),
        ("js showLineNumbers", None),
        ("js title=\"\"", None),
    ] {
        let shown = texts(&format!("```{info}\nx\n```\n"));
        let expected: Vec<&str> = title.into_iter().chain(["x"]).collect();
        assert_eq!(shown, expected, "{info}");
    }
}
