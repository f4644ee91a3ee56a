//! HTML inside Markdown.

use super::*;

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
        (Kind::Code(Comments::Unknown), 2, ""),
        (Kind::Code(Comments::Unknown), 2, " a  b"),
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

#[test]
fn elements_are_bounded_however_deep_they_nest() {
    let source = format!("{}a", "<b><div><ul><li>".repeat(5000));
    assert_eq!(
        texts(&source).last().map(String::as_str),
        Some("\u{2022} a")
    );
}

#[test]
fn quotations_formulas_and_directions_of_html_hold_in_markdown() {
    let source = "a <q>b</q> <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> c";
    assert_eq!(texts(source), ["a \u{201C}b\u{201D} 1/2 c"]);
    let source = "Words\n\n<div dir=\"rtl\">\n\na.\n\n- b\n\n</div>\n\nc";
    let blocks = all(&markdown(source, None));
    let directions: Vec<Direction> = blocks.iter().map(|block| block.direction).collect();
    assert_eq!(directions, [Ltr, Rtl, Rtl, Ltr]);
}

#[test]
fn a_paragraph_of_html_that_says_so_holds_markdown() {
    let source = "<p class=\"x\" markdown=\"1\">\n**a** b\n</p>\n\n<p>**c**</p>";
    assert_eq!(texts(source), ["a b", "**c**"]);
}
