mod elements;

use super::page::{beginning, page};
use crate::document::block::{Block, Kind};
use crate::document::parsed::Parsed;
use crate::document::{Document, Part};
use crate::text::Direction;
use Direction::{Ltr, Rtl};

fn blocks_of(html: &str, part: Part) -> Vec<Block> {
    let page = page(html, part);
    let parsed = Parsed::new(page.blocks, page.meta.dir, false);
    let mut at = parsed.first();
    std::iter::from_fn(|| {
        let id = at?;
        at = parsed.next(id);
        parsed.block(id).ok()
    })
    .collect()
}

fn texts(html: &str, part: Part) -> Vec<String> {
    blocks_of(html, part)
        .into_iter()
        .map(|block| block.text)
        .collect()
}

/// A paragraph of so many letters.
fn prose(letters: usize) -> String {
    format!("<p>{}</p>", "word ".repeat(letters / 4))
}

#[test]
fn the_article_is_shown_and_all_of_the_body_on_demand() {
    let html = format!(
        "<body><nav><ul><li><a href=x>Home</a></ul></nav><article><h1>T</h1>{}<aside>A</aside>{}</article><footer>F</footer>",
        prose(400),
        prose(400)
    );
    let shown = texts(&html, Part::Article);
    assert_eq!((shown.len(), shown[0].as_str()), (3, "T"));
    let all = texts(&html, Part::All);
    assert_eq!(
        (all.len(), all[0].as_str(), all[5].as_str()),
        (6, "\u{2022} Home", "F")
    );
    assert!(page(&html, Part::Article).leaves_out && !page(&html, Part::All).leaves_out);
}

#[test]
fn main_is_the_article_where_several_articles_are_in_it() {
    let one = format!("<article><h2>H</h2>{}</article>", prose(300));
    let html = format!("<header>x</header><div role=main>{one}{one}{one}</div><p>y</p>");
    assert_eq!(texts(&html, Part::Article).len(), 6);
}

#[test]
fn without_an_article_the_innermost_element_with_nearly_all_of_the_prose_is_it() {
    let links = "<ul>".to_owned() + &"<li><a href=x>a link of words</a>".repeat(100) + "</ul>";
    let html = format!(
        "<div id=top>{links}</div><div><div id=text>{}{}</div><div>{links}</div></div>",
        prose(400),
        prose(400)
    );
    let shown = texts(&html, Part::Article);
    assert_eq!(shown.len(), 2, "{shown:?}");
}

/// The editions and the signs of other sites stood above the title of a news page that has no class for them.
#[test]
fn lists_of_links_before_the_text_are_menus() {
    let menu = "<ul><li>Edition: <li><a href=x>Arabic</a><li><a href=y>International</a></ul>";
    let signs = "<ul><li><a href=z><img src=f.png></a></ul>";
    let story = format!(
        "<h1>Title</h1>{}<ul><li><a href=v>more</a></ul>",
        prose(400)
    );
    let shown = texts(
        &format!("<body><div>{menu}{signs}{story}</div>"),
        Part::Article,
    );
    assert_eq!((shown.len(), shown[0].as_str()), (3, "Title"), "{shown:?}");
    // A list that holds much of the page is what it is about.
    let index = "<ul>".to_owned() + &"<li><a href=x>a link of words</a>".repeat(60) + "</ul>";
    let shown = texts(&format!("<body>{index}{}", prose(150)), Part::Article);
    assert_eq!(shown.len(), 61);
}

/// `<a name="top"/>` is open up to the end of the page: all of its text was that of a link, and there was no article.
#[test]
fn an_anchor_that_is_left_open_makes_no_link_of_the_page() {
    let html = format!(
        "<body><a name=top/><div><div>{}</div><div><a href=x>Other</a></div></div>",
        prose(400)
    );
    assert_eq!(texts(&html, Part::Article).len(), 1);
}

#[test]
fn a_page_without_an_article_falls_back_to_all_of_its_body() {
    let html = "<body><div class=menu>m</div><p>one</p><p>two</p>";
    assert_eq!(texts(html, Part::Article), ["one", "two"]);
    let links = "<div><a href=x>one</a></div><p><a href=y>two</a>".repeat(40);
    assert_eq!(texts(&links, Part::Article).len(), 80);
    // What is called an article and holds little is none.
    let html = format!("<article>teaser</article><div>{}</div>", prose(900));
    assert_eq!(texts(&html, Part::Article).len(), 1);
    let html = format!("<div><article>teaser</article></div><p>{}", "x".repeat(90));
    assert_eq!(texts(&html, Part::Article).len(), 2);
}

#[test]
fn a_class_names_furniture_but_not_what_holds_the_page() {
    let html = format!(
        "<div class='page-menu'><div>{}<div class='social-share'>Share</div><span class=mw-editsection>edit</span>{}</div></div>",
        prose(400),
        prose(400)
    );
    let shown = texts(&html, Part::Article);
    assert!(
        shown.len() == 2 && !shown.concat().contains("Share"),
        "{shown:?}"
    );
    assert!(!shown.concat().contains("edit"));
}

#[test]
fn tables_of_layout_are_parts_of_the_page_and_tables_of_data_are_tables() {
    let data = "<table><tr><th>a<th>b<tr><td>1<td>2</table>";
    let html = format!(
        "<table><tr><td><a href=x>menu</a><td>{}{data}{}</table>",
        prose(900),
        prose(90)
    );
    let kinds: Vec<bool> = blocks_of(&html, Part::Article)
        .iter()
        .map(|block| matches!(block.kind, Kind::Table(_)))
        .collect();
    assert_eq!(kinds, [false, true, false]);
    assert_eq!(texts(&html, Part::All)[0], "menu");
}

#[test]
fn what_no_browser_shows_is_hidden() {
    let html = "<head><title>t</title><style>p{}</style></head><p>a<span hidden>b</span><p style='display: NONE'>c</p><script>d</script><div hidden>e<div>f</div></div>g<noscript>h</noscript>";
    assert_eq!(texts(html, Part::All), ["a", "gh"]);
}

#[test]
fn directions_are_those_that_are_declared() {
    let b = "\u{628}";
    let html = format!(
        "<html dir=rtl><p>{b}<p dir=ltr>{b}<div dir=ltr><p>a<p dir=auto>{b}</div><p style='direction: ltr'>{b}<p>1"
    );
    let directions: Vec<Direction> = blocks_of(&html, Part::All)
        .iter()
        .map(|b| b.direction)
        .collect();
    assert_eq!(directions, [Rtl, Ltr, Ltr, Rtl, Ltr, Rtl]);
    // The language of a template says nothing of the text in it.
    let html = format!("<html lang=en><body><h1>{b}{b}</h1><p>{b}{b}{b} a</p><hr>");
    assert!(
        blocks_of(&html, Part::All)
            .iter()
            .all(|block| block.side == Rtl)
    );
}

#[test]
fn the_head_tells_title_author_day_and_language() {
    let html = "<!doctype html><html lang=ar dir=rtl><head><title>\n The title \u{2013} A site </title><meta name=Author content='A. B.'><meta property='article:published_time' content='2013-02-05T10:00:00Z'></head><body><h1>The <b>title</b></h1>";
    let document = Document::html(html, Part::All, false);
    let meta = document.meta();
    assert_eq!(meta.title.as_deref(), Some("The title"));
    assert_eq!(meta.author.as_deref(), Some("A. B."));
    assert_eq!(meta.lang.as_deref(), Some("ar"));
    assert_eq!(
        meta.date.map(|date| (date.year, date.month, date.day)),
        Some((2013, 2, 5))
    );
    assert_eq!(document.direction(), Rtl);
    let other = Document::html("<title>A site</title><h1>T</h1>", Part::All, false);
    assert_eq!(other.meta().title.as_deref(), Some("A site"));
}

#[test]
fn elements_of_xhtml_close_themselves() {
    let xml = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/></head><body><p><a id='x'/>one</p><div/><p>two</p>";
    let blocks = blocks_of(xml, Part::All);
    assert_eq!(
        blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(),
        ["one", "two"]
    );
    assert!(blocks.iter().all(|block| block.spans.is_empty()));
}

#[test]
fn hundreds_of_thousands_of_nested_elements_are_read_at_once() {
    let depth = if cfg!(debug_assertions) {
        20_000
    } else {
        200_000
    };
    for (start, end) in [
        ("<div>", "</div>"),
        ("<ul><li>", ""),
        ("<b>", "</i>"),
        ("<table><tr><td>", ""),
    ] {
        let html = start.repeat(depth) + "text" + &end.repeat(depth);
        let begun = std::time::Instant::now();
        assert!(texts(&html, Part::Article).concat().contains("text"));
        // On a machine that has something else to do.
        assert!(
            begun.elapsed().as_secs() < 5,
            "{start}: {:?}",
            begun.elapsed()
        );
    }
}

#[test]
fn the_beginning_of_a_long_page_is_how_all_of_it_begins() {
    let html = "<main>".to_owned() + &prose(400).repeat(3000) + "</main><p>x";
    let (head, tail) = (&html[..600_000], &html[html.len() - 100..]);
    let begun = |tail| beginning(head, tail, html.len(), Part::Article);
    // Where its article ends nobody knows: it may be too short to be all that is shown.
    assert!(begun("").is_none());
    let begun = begun(tail).unwrap();
    let all = page(&html, Part::Article);
    let shown = begun.blocks.len() - 1;
    assert!(shown > 200 && shown < all.blocks.len());
    assert_eq!(begun.blocks.text_of(0), all.blocks.text_of(0));
    assert_eq!(
        begun.blocks.text_of(shown - 1),
        all.blocks.text_of(shown - 1)
    );
    let short = "<p>short";
    assert!(beginning(short, short, short.len(), Part::Article).is_none());
    assert_eq!(all.blocks.len(), 3000);
}
