//! Links, images, footnotes and the names of headings.

use super::*;

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
