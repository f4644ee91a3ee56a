//! XML as those write it who pack books: read by the tokenizer of HTML, which forgives what would make a parser of XML give
//! up a whole book, such as a bare `&` in a title. Names are in lower case.
//!
//! `quick-xml` 0.42, asked for all the patience that it has, passes `&` too; but it takes `a < b` and `<<<` for tags and the
//! next tag for a part of them, has no attributes without quotes, and would be a second tokenizer beside that of pages.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use html5gum::Token;

use super::html::{Tag, Tokens};

/// How many bytes may stand before the end of a declaration that names the encoding.
const DECLARATION: usize = 1024;

/// What a piece of XML is.
pub(super) enum Node {
    /// The beginning of an element; where it is empty, its end follows.
    Start(Element),
    /// The end of an element, by its name without a prefix.
    End(String),
    Text(String),
}

/// An element as its tag tells it.
pub(super) struct Element {
    /// The name without a prefix, in lower case.
    pub(super) name: String,
    tag: Tag,
}

impl Element {
    /// The value of an attribute, by its name in lower case with its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let value = self.tag.attributes.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(&value.value).into_owned())
    }

    /// The name with its prefix, in lower case.
    pub(super) fn full_name(&self) -> &[u8] {
        &self.tag.name
    }
}

/// The nodes of some XML in their order.
pub(super) fn nodes(xml: &str) -> impl Iterator<Item = Node> {
    let mut end = None;
    let mut tokens = Tokens::new(xml);
    std::iter::from_fn(move || {
        if let Some(end) = end.take() {
            return Some(Node::End(end));
        }
        loop {
            match tokens.next()? {
                Token::StartTag(tag) => {
                    let name = local(&tag.name);
                    end = tag.self_closing.then(|| name.clone());
                    return Some(Node::Start(Element { name, tag }));
                }
                Token::EndTag(tag) => return Some(Node::End(local(&tag.name))),
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text.value).into_owned();
                    return Some(Node::Text(text));
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    })
}

/// XML as text, with its sections of plain characters written as text.
pub(super) fn read(bytes: &[u8]) -> String {
    let (text, _) = decode(bytes);
    match without_cdata(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(written) => written,
    }
}

/// A name without its prefix.
fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    let local = name.rsplit(':').next().unwrap_or_default();
    local.to_owned()
}

/// What stands in sections of plain characters, written as text.
fn without_cdata(xml: &str) -> Cow<'_, str> {
    const START: &str = "<![CDATA[";
    if !xml.contains(START) {
        return Cow::Borrowed(xml);
    }
    let mut text = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once(START) {
        let (inside, behind) = after.split_once("]]>").unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(&inside.replace('&', "&amp;").replace('<', "&lt;"));
        rest = behind;
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// XML or HTML as text, whether some of it was broken: by its byte order mark, else as it declares, else UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    let encoding = declared_encoding(bytes).and_then(|label| Encoding::for_label(label.as_bytes()));
    // What declares itself in ASCII is not in sixteen bits.
    let encoding = encoding.unwrap_or(UTF_8).output_encoding();
    let (text, _, lossy) = encoding.decode(bytes);
    (text.into_owned(), lossy)
}

/// The encoding that XML or HTML declares in its first bytes: `<?xml encoding="…"?>`, `<meta charset=…>`, `charset=…`.
pub fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declaration = head.trim_start_matches('\u{FEFF}').trim_start();
    let declaration = declaration.strip_prefix("<?xml").and_then(|rest| {
        let (declaration, _) = rest.split_once("?>")?;
        value_of(declaration, "encoding")
    });
    declaration.or_else(|| {
        let mut metas = head.match_indices("<meta");
        metas.find_map(|(at, _)| {
            let meta = &head[at..];
            value_of(meta.split('>').next()?, "charset")
        })
    })
}

/// The value that follows a name and `=`, quoted or not.
fn value_of(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end = |c: char| c == '"' || c == '\'' || c == ';' || c == '/' || c.is_ascii_whitespace();
    let value = rest.split(end).next()?;
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Vec<String> {
        let text = |node| match node {
            Node::Text(text) => Some(text),
            _ => None,
        };
        nodes(&read(xml.as_bytes())).filter_map(text).collect()
    }

    #[test]
    fn what_is_no_xml_is_read_all_the_same() {
        assert_eq!(
            texts("<a>x & y</b><c>&nbsp;&#1576;"),
            ["x & y", "\u{A0}\u{628}"]
        );
        assert_eq!(texts("<a><![CDATA[x < y > & z]]></a>"), ["x < y > & z"]);
    }

    #[test]
    fn names_lose_their_prefixes_and_empty_elements_end() {
        let all: Vec<String> = nodes("<opf:Item ID='a'/>")
            .map(|node| match node {
                Node::Start(element) => format!("{} {:?}", element.name, element.get("id")),
                Node::End(name) => name,
                Node::Text(text) => text,
            })
            .collect();
        assert_eq!(all, ["item Some(\"a\")", "item"]);
    }

    #[test]
    fn the_encoding_is_declared_by_xml_or_html() {
        for (head, expected) in [
            (
                "<?xml version='1.0' encoding='windows-1256'?>",
                Some("windows-1256"),
            ),
            ("<meta charset=utf-8>", Some("utf-8")),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\">",
                Some("windows-1256"),
            ),
            ("<meta name=x><meta charset = 'CP1256' />", Some("cp1256")),
            ("<p>charset=x", None),
        ] {
            assert_eq!(declared_encoding(head.as_bytes()).as_deref(), expected);
        }
        let (text, lossy) = decode(b"<?xml version='1.0' encoding='cp1256'?>\xC8");
        assert!(text.ends_with('\u{628}') && !lossy);
        let utf16: Vec<u8> = "\u{FEFF}<?xml encoding='utf-16'?>\u{628}"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(decode(&utf16).0.ends_with('\u{628}'));
    }
}
