//! What a page has around its article: told by the elements that are made for it, else by the words of class and id.

use super::attributes::attribute;
use super::tokens::Tag;

/// How surely an element is no part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// The element is made for it.
    Sure,
    /// Its class or id says so; not if it holds much of the page.
    Likely,
}

/// Words of a class or id that name furniture, in lower case.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "comments",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "docnav",
    "editsection",
    "footer",
    "login",
    "menu",
    "menubar",
    "nav",
    "navbar",
    "navbox",
    "navfooter",
    "navheader",
    "navigation",
    "newsletter",
    "noprint",
    "pager",
    "pagination",
    "popup",
    "printfooter",
    "promo",
    "related",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "skip",
    "social",
    "sphinxsidebar",
    "sponsor",
    "subscribe",
    "tags",
    "toolbar",
    "widget",
];

/// Elements that a class or id can name furniture: their end tags are never left out.
const NAMED: &[&[u8]] = &[
    b"div", b"section", b"ul", b"ol", b"dl", b"table", b"header", b"form", b"span", b"figure",
];

/// Whether an element is furniture.
pub(super) fn furniture(tag: &Tag) -> Option<Furniture> {
    match tag.name.as_slice() {
        b"nav" | b"aside" | b"footer" | b"button" | b"select" | b"textarea" | b"dialog" => {
            Some(Furniture::Sure)
        }
        name if NAMED.contains(&name) && !tag.attributes.is_empty() && is_named(tag) => {
            Some(Furniture::Likely)
        }
        _ => None,
    }
}

fn is_named(tag: &Tag) -> bool {
    let role = attribute(tag, b"role");
    let role = role.as_deref().map(str::trim);
    if matches!(
        role,
        Some("navigation" | "complementary" | "contentinfo" | "search" | "banner")
    ) {
        return true;
    }
    let names = [attribute(tag, b"class"), attribute(tag, b"id")];
    names.iter().flatten().any(|name| {
        words(name).any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
    })
}

/// The words of a name: `mw-editsection` and `editSection` have two each.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric());
    parts.flat_map(|part| {
        let is_hump = |i: usize| {
            let bytes = part.as_bytes();
            i > 0 && bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase()
        };
        let humps = (0..part.len()).filter(move |&i| is_hump(i));
        let mut starts: Vec<usize> = std::iter::once(0).chain(humps).collect();
        starts.push(part.len());
        let pieces: Vec<&str> = starts
            .windows(2)
            .map(|pair| &part[pair[0]..pair[1]])
            .collect();
        pieces
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_words() {
        let all: Vec<&str> = words("mw-editsection socialShare x_y HTML5").collect();
        assert_eq!(
            all,
            ["mw", "editsection", "social", "Share", "x", "y", "HTML5"]
        );
    }
}
