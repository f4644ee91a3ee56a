//! URLs and e-mail addresses in running text, by `linkify`.

use std::borrow::Cow;
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use memchr::{memchr2, memchr3_iter, memmem};

use super::cluster::is_bidi_control;

/// The URLs and addresses of a text, in its order: with a scheme (`https://…`), with `www.`, without both but with a path
/// (`example.org/path`), or of e-mail (`name@example.org`). Punctuation that ends a sentence does not belong to them.
pub fn links(text: &str) -> Vec<Range<usize>> {
    // Nearly all paragraphs have none, and are passed over at the speed of memory.
    if memchr2(b'/', b'@', text.as_bytes()).is_none()
        && memmem::find(text.as_bytes(), b"www.").is_none()
    {
        return Vec::new();
    }
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    finder
        .links(&with_latin_hosts(text))
        .filter_map(|link| {
            let written = &text[link.start()..link.end()];
            let length = within_sentence(written);
            let shown = &written[..length];
            let meant = *link.kind() == LinkKind::Email || is_url(shown);
            meant.then(|| link.start()..link.start() + length)
        })
        .filter(|link| !link.is_empty())
        .collect()
}

/// Of a link what comes before its path, and the sign that the path begins with. A path stands as its letters have it (RFC
/// 3987 4.1), but never before its server, which might be taken for another.
pub(super) fn server(text: &str, link: &Range<usize>) -> Range<usize> {
    let written = &text[link.clone()];
    let scheme = written.find("://").map_or(0, |at| at + 3);
    let length = written[scheme..].find(['/', '?', '#']);
    link.start..length.map_or(link.end, |length| link.start + scheme + length + 1)
}

/// A text with Latin letters in the place of others in the names of servers, byte for byte: `linkify` knows no other
/// top-level domain.
fn with_latin_hosts(text: &str) -> Cow<'_, str> {
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '\u{200C}');
    let mut latin = String::new();
    let mut copied = 0;
    for at in memchr3_iter(b'/', b'@', b'.', text.as_bytes()) {
        let (before, host) = text.split_at(at + 1);
        let begins = before.ends_with("://") || before.ends_with('@') || before.ends_with("www.");
        if at < copied || !begins {
            continue;
        }
        let length = host.find(|c| !is_host(c)).unwrap_or(host.len());
        if !host[..length].is_ascii() {
            latin.push_str(&text[copied..=at]);
            let letters = host[..length].bytes();
            latin.extend(letters.map(|b| if b.is_ascii() { char::from(b) } else { 'x' }));
            copied = at + 1 + length;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    latin.push_str(&text[copied..]);
    Cow::Owned(latin)
}

/// How many bytes of a link are its own: `linkify` knows the punctuation of ASCII alone.
fn within_sentence(link: &str) -> usize {
    let is_quote = |c: char| matches!(c, '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}');
    let end = link.find(|c| is_quote(c) || c == '\u{2028}' || is_bidi_control(c));
    let link = &link[..end.unwrap_or(link.len())];
    let is_punctuation = |c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?')
            || matches!(c, '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{6D4}')
    };
    link.trim_end_matches(is_punctuation).len()
}

/// Without a scheme a name with dots may be anything (`main.rs`, `e.g.`): a path tells, and the letters of its end.
fn is_url(link: &str) -> bool {
    if let Some((_, place)) = link.split_once("://") {
        // A scheme alone names none: git://
        return place.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '[');
    }
    if link.starts_with("www.") {
        return true;
    }
    let Some((host, path)) = link.split_once('/') else {
        return false;
    };
    let top = host.rsplit('.').next().unwrap_or_default();
    // `object.someMethod/other`: a stroke between two names. Before an Arabic word it mostly means "or".
    let is_one_case = top == top.to_ascii_lowercase() || top == top.to_ascii_uppercase();
    let is_word = path.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii());
    let most = if is_word {
        LONGEST_BEFORE_WORD
    } else {
        usize::MAX
    };
    host.is_ascii()
        && (2..=most).contains(&top.len())
        && top.bytes().all(|b| b.is_ascii_alphabetic())
        && is_one_case
}

/// The letters of a top-level domain before a path that begins with other letters than Latin ones: `org`, and those of
/// countries. Longer words are names more often.
const LONGEST_BEFORE_WORD: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        links(text).into_iter().map(|link| &text[link]).collect()
    }

    #[test]
    fn urls_and_addresses_are_found_without_what_ends_the_sentence() {
        assert_eq!(
            found("(https://example.org/a/)."),
            ["https://example.org/a/"]
        );
        assert_eq!(
            found("http://a.org/\u{637}\u{631}\u{60C} www.b.org, c@d.org!"),
            ["http://a.org/\u{637}\u{631}", "www.b.org", "c@d.org"]
        );
        assert_eq!(found("\u{AB}https://a.org\u{BB}"), ["https://a.org"]);
        assert_eq!(
            found("\u{202A}https://a.org/b\u{202C}"),
            ["https://a.org/b"]
        );
        assert_eq!(
            found("see https://a.org/b_(c) now"),
            ["https://a.org/b_(c)"]
        );
        assert_eq!(found("in a.org/b/ it"), ["a.org/b/"]);
        assert_eq!(
            found("a.org/\u{637} a.museum/b A.ORG/c"),
            ["a.org/\u{637}", "a.museum/b", "A.ORG/c"]
        );
        assert_eq!(
            found("\u{644}http://localhost:3000/ ok"),
            ["http://localhost:3000/"]
        );
        assert_eq!(
            found("http://127.0.0.1:80/c ftp://x.org/ file:///etc/a"),
            ["http://127.0.0.1:80/c", "ftp://x.org/", "file:///etc/a"]
        );
    }

    /// They were no links, and in a line of Arabic their parts stood in the order of its words.
    #[test]
    fn names_of_servers_may_be_in_any_letters() {
        // http://MTHAL.EKHTBAR/SFHA, as a sentence has it.
        let host = "\u{645}\u{62B}\u{627}\u{644}.\u{625}\u{62E}\u{62A}\u{628}\u{627}\u{631}";
        for link in [
            &format!("http://{host}/\u{635}\u{641}\u{62D}\u{629}"),
            &format!("https://{host}:8080/a?b=1"),
            &format!("https://{host}"),
            &format!("www.{host}"),
            &format!("user@{host}"),
            &format!("\u{627}\u{62D}@{host}"),
            "https://\u{4F8B}\u{3048}.\u{30C6}\u{30B9}\u{30C8}/",
        ] {
            let word = "\u{645}\u{648}\u{642}\u{639}";
            assert_eq!(found(&format!("{word} {link}\u{60C} {word}.")), [link]);
        }
        assert_eq!(found(&format!("@{host} \u{628}.\u{62A}/\u{628}")), [""; 0]);
    }

    #[test]
    fn names_with_dots_and_slashes_are_none() {
        for text in [
            "main.rs",
            "and/or",
            "1/2",
            "a. b/c",
            "\u{644}\u{627}.\u{628}\u{628}/\u{62A}",
            "@name",
            "v1.2/3",
            "git://''",
            // A name or an Arabic word for it.
            "ui.getNavigationBarHeight/\u{627}\u{644}",
            "a.value/\u{627}\u{644}",
        ] {
            assert_eq!(found(text), [""; 0], "{text:?}");
        }
    }
}
