//! What a document of an office program says of itself.

use crate::document::meta::{Date, Meta};
use crate::document::xml::{self, Node};

/// Reads the properties of a document, by the names that Dublin Core has for them.
pub(super) fn properties(xml: &str) -> Meta {
    let mut meta = Meta::default();
    let (mut name, mut text) = (String::new(), String::new());
    for node in xml::nodes(xml) {
        match node {
            Node::Start(element) => {
                name = element.name;
                text.clear();
            }
            Node::Text(more) => text.push_str(&more),
            Node::End(end) if end == name => {
                let said = Some(text.trim().to_owned()).filter(|said| !said.is_empty());
                match name.as_str() {
                    "title" => meta.title = said.as_deref().and_then(title).or(meta.title),
                    "creator" | "initial-creator" => meta.author = meta.author.or(said),
                    "language" => meta.lang = said.or(meta.lang),
                    "created" | "creation-date" => {
                        meta.date = said.and_then(|said| Date::written(&said)).or(meta.date);
                    }
                    _ => {}
                }
                text.clear();
            }
            Node::End(_) => {}
        }
    }
    meta
}

/// What is written before the title by the program that made a document of a document.
const MAKERS: [&str; 2] = ["Microsoft Word - ", "Microsoft Word \u{2013} "];

/// Endings of the files and templates whose name is put where no title was given.
const ENDINGS: [&str; 9] = [
    "doc", "docx", "docm", "dot", "dotx", "dotm", "odt", "ott", "rtf",
];

/// A title that is one: not the name of a file.
fn title(said: &str) -> Option<String> {
    let maker = MAKERS.iter().find_map(|maker| said.strip_prefix(maker));
    let title = maker.unwrap_or(said).trim();
    let ending = title.rsplit_once('.').map(|(_, ending)| ending);
    let is_name = ending.is_some_and(|end| ENDINGS.iter().any(|of| end.eq_ignore_ascii_case(of)));
    (!is_name && !title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Normal.dot` was the title of a report.
    #[test]
    fn the_name_of_a_file_or_template_is_no_title() {
        let title = |said: &str| properties(&format!("<p><dc:title>{said}</dc:title></p>")).title;
        for name in ["Normal.dot", "a b.DOCX", "Microsoft Word - x.doc", " "] {
            assert_eq!(title(name), None, "{name}");
        }
        assert_eq!(
            title("Microsoft Word - \u{628}").as_deref(),
            Some("\u{628}")
        );
        assert_eq!(
            title("CRC/C/GC/20, v. 2").as_deref(),
            Some("CRC/C/GC/20, v. 2")
        );
    }
}
