//! What the attributes of a tag say.

use std::str::FromStr;

use super::tokens::Tag;
use crate::document::direction::{self, of_language};
use crate::document::parsed::OwnDirection;
use crate::text::Direction;

/// The value of an attribute, its name in lower case.
pub(super) fn attribute(tag: &Tag, name: &[u8]) -> Option<String> {
    let value = tag.attributes.get(name)?;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// The direction that an element declares: its `dir`, else that of its style, else that of its language. `dir=auto` leaves
/// it to the letters.
pub(super) fn declared(tag: &Tag) -> Option<OwnDirection> {
    if tag.attributes.is_empty() {
        return None;
    }
    let of = if *tag.name == b"bdo"[..] {
        OwnDirection::Forced
    } else {
        OwnDirection::Of
    };
    let dir = attribute(tag, b"dir").unwrap_or_default();
    if dir.trim().eq_ignore_ascii_case("auto") {
        return Some(OwnDirection::Auto);
    }
    let own = direction::declared(&dir);
    own.or_else(|| of_style(tag))
        .or_else(|| of_tag(tag))
        .map(of)
}

/// Whether an element declares a direction that all blocks within it have (HTML, 3.2.6.4), as a language does not.
pub(super) fn is_inherited(tag: &Tag) -> bool {
    let has_dir = || attribute(tag, b"dir").is_some_and(|dir| !dir.trim().is_empty());
    !tag.attributes.is_empty() && !is_root(tag) && (has_dir() || of_style(tag).is_some())
}

/// Whether it is the root of a page: templates leave a direction and a language on it, whatever is within.
fn is_root(tag: &Tag) -> bool {
    [&b"html"[..], b"body"].contains(&tag.name.as_slice())
}

/// The direction of the language of an element.
fn of_tag(tag: &Tag) -> Option<Direction> {
    let language = language(tag).filter(|_| !is_root(tag))?;
    Some(of_language(language.trim()))
}

/// The language of what is within, a BCP 47 tag.
pub(super) fn language(tag: &Tag) -> Option<String> {
    let language = attribute(tag, b"lang").or_else(|| attribute(tag, b"xml:lang"));
    language.filter(|language| !language.trim().is_empty())
}

fn of_style(tag: &Tag) -> Option<Direction> {
    match style(tag)?.as_str() {
        style if style.contains("direction:rtl") => Some(Direction::Rtl),
        style if style.contains("direction:ltr") => Some(Direction::Ltr),
        _ => None,
    }
}

/// The style of an element in lower case, without blanks.
fn style(tag: &Tag) -> Option<String> {
    let mut style = attribute(tag, b"style")?.to_ascii_lowercase();
    style.retain(|c| !c.is_ascii_whitespace());
    Some(style)
}

/// A number, if there is one.
pub(super) fn number<T: FromStr>(tag: &Tag, name: &[u8]) -> Option<T> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Whether no browser shows the element. What waits to be found by a search is hidden until then, but it is text.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    if tag.attributes.is_empty() {
        return false;
    }
    let hidden = attribute(tag, b"hidden");
    hidden.is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || style(tag).is_some_and(|style| style.contains("display:none"))
}
