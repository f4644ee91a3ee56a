//! What leads somewhere in a document, and where.

use std::ops::Range;

use super::address::Address;
use super::bytes::ReadError;
use super::percent::percent_decoded;
use super::{Block, BlockId, Body, Document, Link, LinkKind};
use crate::text::links;

/// Where a link leads, as far as the text tells that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To a place in the same document, by its document offset.
    Place(u64),
    /// To a place of this name, which the document does not have.
    NoPlace(String),
    /// To a file.
    File(FileLink),
    /// Out of kzread.
    Address(Address),
    /// To what no program is given: an address of another kind, or a broken one.
    Unknown,
}

/// The way to another file, as a link has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLink {
    /// Its path, from the folder of the text that has the link, with the escapes that are in it.
    pub written: String,
    /// The path with these undone.
    pub path: String,
    /// The name of a place in it, with its escapes.
    pub place: Option<String>,
    /// How the file is found.
    pub by: FoundBy,
}

/// How the file of a link is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// By its path.
    Path,
    /// By the name of a page in a wiki, which may stand in any of its folders.
    Name,
    /// By a URL with `file:`, whose path begins at the root.
    Url,
}

impl FileLink {
    /// The name of a place with its escapes undone.
    pub fn named(&self, place: &str) -> String {
        percent_decoded(place)
    }
}

/// The ends of links, in order, and for each the first byte of it and of all that end later: a paragraph may have a hundred
/// thousand, and each is looked for among them.
struct Reach(Vec<(usize, usize)>);

impl Reach {
    fn of<'a>(links: impl IntoIterator<Item = &'a Link>) -> Self {
        let ends = links
            .into_iter()
            .map(|link| (link.range.end, link.range.start));
        let mut ends: Vec<_> = ends.collect();
        ends.sort_unstable();
        let mut first = usize::MAX;
        for (_, start) in ends.iter_mut().rev() {
            first = first.min(*start);
            *start = first;
        }
        Self(ends)
    }

    /// The first byte of all links that end there or later.
    fn first_of_ends_from(&self, at: usize) -> Option<usize> {
        let later = self.0.partition_point(|(end, _)| *end < at);
        self.0.get(later).map(|(_, first)| *first)
    }
}

impl Document {
    /// What in a block leads somewhere, in order of its ends: what its format marks, and the addresses in its words. An image
    /// within a link is none of its own.
    pub fn links(&self, block: &Block) -> Vec<Link> {
        let mut marked = match &self.body {
            Body::Plain(plain) => plain.links(block),
            Body::Parsed(parsed) => parsed.links(block.id),
            Body::Book(book) => book.links(block.id),
        };
        let is_image = |link: &Link| link.kind == LinkKind::Image;
        if marked.iter().any(is_image) {
            let around = Reach::of(marked.iter().filter(|link| !is_image(link)));
            marked.retain(|link| {
                let Range { start, end } = link.range;
                let first = around.first_of_ends_from(end);
                !is_image(link) || first.is_none_or(|first| start < first)
            });
        }
        let marks = Reach::of(&marked);
        let written = links(&block.text).into_iter().filter(|range| {
            let first = marks.first_of_ends_from(range.start + 1);
            first.is_none_or(|first| range.end <= first)
        });
        let written: Vec<Link> = written
            .map(|range| Link {
                target: as_link(&block.text[range.clone()]),
                range,
                kind: LinkKind::Words,
            })
            .collect();
        if !written.is_empty() {
            marked.extend(written);
            marked.sort_by_key(|link| link.range.end);
        }
        marked
    }

    /// The document offset that `#name` leads to in it: that of the place with this name, else of the heading whose words
    /// make it, as GitHub has it.
    pub fn place_of(&self, name: &str) -> Option<u64> {
        match &self.body {
            Body::Plain(_) | Body::Book(_) => None,
            Body::Parsed(parsed) => parsed.place_of(name),
        }
    }

    /// Where a link of a block leads.
    ///
    /// # Errors
    /// When it leads into a chapter that cannot be read.
    pub fn destination(&self, from: BlockId, link: &Link) -> Result<Destination, ReadError> {
        let target = link.target.trim();
        if link.kind == LinkKind::Wiki {
            return Ok(self.wiki_page(target));
        }
        let target = match target.strip_prefix("//") {
            // As the page that it stands in was fetched, which nobody knows.
            Some(rest) => &format!("https://{rest}"),
            None => target,
        };
        if let Some(path) = local_path(target) {
            return Ok(file(path, FoundBy::Url));
        }
        if has_scheme(target) {
            let address = Address::parse(target);
            return Ok(address.map_or(Destination::Unknown, Destination::Address));
        }
        let (path, place) = target.split_once('#').unwrap_or((target, ""));
        Ok(match &self.body {
            Body::Book(book) => {
                let place = book.target(from, target)?;
                place.map_or_else(
                    || Destination::NoPlace(percent_decoded(target)),
                    Destination::Place,
                )
            }
            Body::Plain(_) | Body::Parsed(_) if path.is_empty() => self.own_place(place),
            Body::Plain(_) | Body::Parsed(_) => file(target, FoundBy::Path),
        })
    }

    /// Where a link to a place of its own text leads.
    fn own_place(&self, name: &str) -> Destination {
        match self.place_of(name) {
            Some(place) => Destination::Place(place),
            // HTML has these two for the beginning of any page, GitHub the third.
            None if matches!(name, "" | "top" | "start-of-content") => Destination::Place(0),
            None => Destination::NoPlace(percent_decoded(name)),
        }
    }

    /// Where the name of a page in a wiki leads, behind which `#` and a heading may stand, or one in another. There are no
    /// escapes in it.
    fn wiki_page(&self, target: &str) -> Destination {
        let (page, headings) = target.split_once('#').unwrap_or((target, ""));
        let heading = headings.rsplit('#').next().unwrap_or_default().trim();
        if page.trim().is_empty() {
            return self.own_place(heading);
        }
        Destination::File(FileLink {
            written: page.trim().to_owned(),
            path: page.trim().to_owned(),
            place: Some(heading.to_owned()).filter(|heading| !heading.is_empty()),
            by: FoundBy::Name,
        })
    }
}

/// A link to a file, and to a place in it behind `#`.
fn file(target: &str, by: FoundBy) -> Destination {
    let (path, place) = target.split_once('#').unwrap_or((target, ""));
    let written = path.split('?').next().unwrap_or(path);
    Destination::File(FileLink {
        written: written.to_owned(),
        path: percent_decoded(written),
        place: Some(place.to_owned()).filter(|place| !place.is_empty()),
        by,
    })
}

/// The path of a URL with `file:`, which names no other machine (RFC 8089).
fn local_path(target: &str) -> Option<&str> {
    let (scheme, rest) = target.split_once(':')?;
    let path = match rest.strip_prefix("//") {
        Some(rest) => rest.strip_prefix("localhost").unwrap_or(rest),
        None => rest,
    };
    (scheme.eq_ignore_ascii_case("file") && path.starts_with('/')).then_some(path)
}

/// The link that an address among words stands for: one without a scheme is of a web page, or of somebody by mail.
fn as_link(written: &str) -> String {
    if written.contains("://") || written.starts_with("mailto:") {
        written.to_owned()
    } else if written.contains('@') && !written.contains('/') {
        format!("mailto:{written}")
    } else {
        format!("https://{written}")
    }
}

/// Whether a link begins with a scheme (RFC 3986 3.1).
fn has_scheme(link: &str) -> bool {
    let Some((scheme, _)) = link.split_once(':') else {
        return false;
    };
    let is_part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '\t' | '\n' | '\r');
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// What the links of the first block lead to, and their text.
    fn of(document: &Document) -> Vec<(String, Destination)> {
        let block = document.block(document.first().unwrap().unwrap()).unwrap();
        let links = document.links(&block).into_iter();
        let destination = |link: Link| {
            let destination = document.destination(block.id, &link).unwrap();
            (block.text[link.range].to_owned(), destination)
        };
        links.map(destination).collect()
    }

    fn address(link: &str) -> Destination {
        Destination::Address(Address::parse(link).unwrap())
    }

    #[test]
    fn what_reaches_into_a_stretch_is_found_however_links_lie_in_each_other() {
        let link = |range: &Range<usize>| Link {
            range: range.clone(),
            target: String::new(),
            kind: LinkKind::Words,
        };
        let ranges = [0..30, 2..5, 8..12, 8..9, 40..50, 60..61];
        let links: Vec<Link> = ranges.iter().map(link).collect();
        let reach = Reach::of(&links);
        for start in 0..70 {
            for end in start + 1..70 {
                let meets = |range: &Range<usize>| range.start < end && start < range.end;
                let first = reach.first_of_ends_from(start + 1);
                assert_eq!(
                    first.is_some_and(|first| first < end),
                    ranges.iter().any(meets),
                    "{start}..{end}"
                );
            }
        }
    }

    #[test]
    fn addresses_among_words_are_links_in_any_format() {
        let text = "see https://a.org/b, www.c.org/ and d@e.org.";
        let plain = Document::plain(Arc::new(text.as_bytes().to_vec())).unwrap();
        let marked = Document::markdown(text).unwrap();
        for document in [plain, marked] {
            assert_eq!(
                of(&document),
                [
                    ("https://a.org/b".into(), address("https://a.org/b")),
                    ("www.c.org/".into(), address("https://www.c.org/")),
                    ("d@e.org".into(), address("mailto:d@e.org")),
                ]
            );
        }
    }

    #[test]
    fn a_place_is_found_by_its_name_as_writers_write_it() {
        let text = "words\n\n- ### \u{628}\u{633}\u{200C}\u{62A} A\n  more\n\n# \u{2699}\u{FE0F} Set up\n\n# X\n\n# X\n\n<a id=Own></a>here\n";
        let document = Document::markdown(text).unwrap();
        let words = |name: &str| {
            let (block, _) = document.locate(document.place_of(name)?).unwrap();
            Some(
                document
                    .block(block)
                    .unwrap()
                    .text
                    .trim_start_matches("\u{2022} ")
                    .to_owned(),
            )
        };
        let heading = Some("\u{628}\u{633}\u{200C}\u{62A} A".to_owned());
        // In a list; with capitals, and without the joiner that nobody sees.
        assert_eq!(words("\u{628}\u{633}\u{200C}\u{62A}-a"), heading);
        assert_eq!(words("\u{628}\u{633}\u{62A}-A"), heading);
        // With the selector that makes a picture of a sign, as GitHub has it, or without.
        for name in ["%EF%B8%8F-set-up", "-set-up"] {
            assert_eq!(words(name).as_deref(), Some("\u{2699}\u{FE0F} Set up"));
        }
        assert!(document.place_of("x") < document.place_of("X-1"));
        assert!(document.place_of("own").is_some());
        assert_eq!(document.place_of("y"), None);
    }

    #[test]
    fn an_image_within_a_link_is_none_of_its_own() {
        let document = Document::markdown("[![a](b.png)](c.md) ![d](e.png)").unwrap();
        let found: Vec<String> = of(&document).into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, ["\u{25A3} a", "\u{25A3} d"]);
    }

    #[test]
    fn a_link_leads_to_a_place_a_file_or_out_of_kzread() {
        let text = "[a](#b-c) [d](#e) [f](#top) [g](../%D8%A8.md?x#%D8%AA) [h](//i.org) \
            [j](javascript:k) [https://l.org](https://m.org) [n](file:///o%20p) [q](file://r/s) [t](#B%20C)\n\n# B c";
        let document = Document::markdown(text).unwrap();
        let heading = document.place_of("b-c").unwrap();
        let file = FileLink {
            written: "../%D8%A8.md".into(),
            path: "../\u{628}.md".into(),
            place: Some("%D8%AA".into()),
            by: FoundBy::Path,
        };
        let local = FileLink {
            written: "/o%20p".into(),
            path: "/o p".into(),
            place: None,
            by: FoundBy::Url,
        };
        let found = of(&document).into_iter();
        let found: Vec<Destination> = found.map(|(_, destination)| destination).collect();
        assert_eq!(
            found,
            [
                Destination::Place(heading),
                Destination::NoPlace("e".into()),
                Destination::Place(0),
                Destination::File(file),
                address("https://i.org"),
                Destination::Unknown,
                // Words that say one address and lead to another are one link.
                address("https://m.org"),
                Destination::File(local),
                // Of another machine.
                Destination::Unknown,
                // The words of a heading name it as well.
                Destination::Place(heading),
            ]
        );
    }
}
