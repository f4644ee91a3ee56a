//! What single elements do: lists, quotations, formulas, tables, directions.

use super::*;

#[test]
fn an_ordered_list_is_counted_as_it_says() {
    for (list, expected) in [
        ("<ol><li>x<li value=7>x<li>x", ["1. x", "7. x", "8. x"]),
        (
            "<ol reversed><li>x<li>x<ul><li>y</ul><li>x",
            ["3. x", "2. x", "1. x"],
        ),
        (
            "<ol reversed start=9><li>x<li>x<li>x",
            ["9. x", "8. x", "7. x"],
        ),
        (
            "<ol type=a start=26><li>x<li>x<li type=I>x",
            ["z. x", "aa. x", "XXVIII. x"],
        ),
        ("<ol start=-1><li>x<li>x<li>x", ["-1. x", "0. x", "1. x"]),
    ] {
        let mut shown = texts(&format!("<p>{list}</ol>"), Part::All);
        shown.retain(|item| item.ends_with('x'));
        assert_eq!(shown, expected, "{list}");
    }
}

/// `a. GitHub` stood in one piece, the name before its marker.
#[test]
fn letters_in_a_marker_do_not_join_the_text_of_its_item() {
    let item = &blocks_of(
        "<html dir=rtl><ol type=a><li>x \u{628}\u{628}\u{628}",
        Part::All,
    )[0];
    assert_eq!((item.direction, item.side, item.marker), (Rtl, Rtl, 3));
    assert_eq!(item.isolates()[0].range, 3..item.text.len());
}

#[test]
fn an_item_with_a_bullet_of_its_own_has_no_other() {
    let html = "<ul><li>\u{25CF} a<li>- b<li>\u{2022}c<li>-1<li>-</ul><ol><li>- d</ol>";
    let expected = [
        "\u{25CF} a",
        "- b",
        "\u{2022}c",
        "\u{2022} -1",
        "\u{2022} -",
        "1. - d",
    ];
    assert_eq!(texts(html, Part::All), expected);
    assert_eq!(blocks_of(html, Part::All)[0].marker, 4);
    let html = "<ul><li><code>- a</code><li><bdi>- b</bdi></ul>";
    let expected = ["\u{2022} - a", "\u{2022} - b"];
    assert_eq!(texts(html, Part::All), expected);
}

/// The marks of `q` are left to the reader; they were lost.
#[test]
fn quotations_have_the_marks_of_the_letters_around_them() {
    let b = "\u{628}";
    for (html, expected) in [
        (
            "<p>a: <q>b <q>c</q></q>.",
            "a: \u{201C}b \u{2018}c\u{2019}\u{201D}.".to_owned(),
        ),
        (
            "<p>\u{628}: <q>a <q>\u{628}</q></q>",
            format!("{b}: \u{AB}a \u{2039}{b}\u{203A}\u{BB}"),
        ),
        (
            "<p><q>\u{628} <b>c</b></q> d",
            format!("\u{AB}{b} c\u{BB} d"),
        ),
        (
            "<p>a\u{AB}<q>b</q>\u{BB}<q></q>",
            "a\u{AB}b\u{BB}".to_owned(),
        ),
        (
            "<q>a<div>b</div></q>c",
            "\u{201C}a\u{201D}|\u{201C}b\u{201D}|c".to_owned(),
        ),
        ("<table><q><tr><td>a</q><td>b", "a\tb".to_owned()),
        (
            "<table><tr><td>a<td><q>b</q>",
            "a\t\u{201C}b\u{201D}".to_owned(),
        ),
    ] {
        assert_eq!(texts(html, Part::All).join("|"), expected, "{html}");
    }
    let bold = &blocks_of("<p>a <q>b <b>c</b></q> <a href=x>d</a>", Part::All)[0];
    let styled: Vec<&str> = bold
        .spans
        .iter()
        .map(|span| &bold.text[span.range.clone()])
        .collect();
    assert_eq!(styled, ["c", "d"]);
}

#[test]
fn formulas_of_mathml_are_lines() {
    for (formula, expected) in [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        (
            "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msqrt><mn>5</mn></msqrt></mfrac>",
            "(a+b)/\u{221A}5",
        ),
        (
            "<msup><mi>x</mi><mrow><mi>n</mi><mo>-</mo><mn>1</mn></mrow></msup>",
            "x^(n-1)",
        ),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"),
        (
            "<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>",
            "\u{221A}(a+b)",
        ),
        ("<mroot><mi>a</mi><mn>3</mn></mroot>", "a^(1/3)"),
        (
            "<msup><mfenced><mi>a</mi><mi>b</mi></mfenced><mn>2</mn></msup>",
            "(a, b)^2",
        ),
        (
            "<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi><mn>2</mn><mi>x</mi>",
            "sin x2x",
        ),
        (
            "<semantics><mi>E</mi><annotation>\\E</annotation></semantics>",
            "E",
        ),
    ] {
        let html = format!("<p>a <math>{formula}</math> b");
        let block = &blocks_of(&html, Part::All)[0];
        assert_eq!(block.text, format!("a {expected} b"));
        assert!(block.spans[0].style.formula, "{formula}");
    }
    assert_eq!(texts("<p>a <math><mi>x<p>b", Part::All), ["a x", "b"]);
}

/// An Arabic sentence within `<div dir=ltr>` went to the right.
#[test]
fn the_direction_of_a_part_is_that_of_all_blocks_within() {
    let b = "\u{628}";
    let directions = |html: &str| -> Vec<Direction> {
        let blocks = blocks_of(html, Part::All);
        blocks.iter().map(|block| block.direction).collect()
    };
    let html = format!(
        "<html dir=rtl><p>{b}<div dir=ltr><p>{b}<ul><li>{b}<li dir=auto>{b}</ul><div lang=ar><h2>{b}</h2></div></div><div style='direction:rtl'><p>a.</div><p>a"
    );
    assert_eq!(directions(&html), [Rtl, Ltr, Ltr, Rtl, Ltr, Rtl, Ltr]);
    // What is around all of a page says no more of a paragraph than the page does.
    let around = |dir: &str| format!("<html dir=rtl><body><div dir={dir}><p>a.</p><p>{b}</div>");
    assert_eq!(directions(&around("rtl")), [Ltr, Rtl]);
    assert_eq!(directions(&around("ltr")), [Ltr, Ltr]);
    assert_eq!(
        directions(&format!("<div dir=rtl><p>a.</div><p>{b}")),
        [Ltr, Rtl]
    );
}

/// Numbers stood beneath the head of another column.
#[test]
fn cells_stand_below_their_heads_where_others_span_columns_or_rows() {
    let table = "<table><tr><th rowspan=2>a<th colspan=2>b<th>c<tr><th>d<th>e<th>f<tr><td rowspan=0>g<td colspan=3>h<tr><td>i<td>j</table>";
    assert_eq!(
        texts(table, Part::All),
        ["a\tb\t\tc\n\td\te\tf\ng\th\n\ti\tj"]
    );
    let wide = "<table><tr><td colspan=9999999>a<td>b</table>";
    assert_eq!(texts(wide, Part::All)[0].matches('\t').count(), 1000);
    let many = "<table><tr><td colspan=1000>a<td>b</table>".repeat(100);
    let cells = texts(&many, Part::All).concat().matches('\t').count();
    assert!((65_000..66_000).contains(&cells), "{cells}");
}

/// A news site had a `div` before its title.
#[test]
fn the_title_of_a_page_is_found_behind_what_strayed_into_its_head() {
    let title = |html: &str| Document::html(html, Part::All, false).meta().title.clone();
    for (html, expected) in [
        ("<head><div></div><title>A</title></head><h1>B", Some("A")),
        ("<head><svg><title>A</title></svg></head>", None),
        ("<head></head><div><title>A</title></div>", None),
    ] {
        assert_eq!(title(html).as_deref(), expected, "{html}");
    }
}
