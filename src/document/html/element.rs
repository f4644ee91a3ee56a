//! What the elements of HTML do to a text. Those that are not here vanish and leave their text.

use crate::document::parsed::Style;

/// What an element does from its start tag to its end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A style of the text within.
    Style(Style),
    Link,
    /// Text within a paragraph with a direction of its own.
    Isolate,
    /// Text between quotation marks.
    Quotation,
    /// A paragraph, or the row of a definition list that a term stands on.
    Paragraph,
    Heading(u8),
    /// A part of the page, which begins and ends a paragraph.
    Section,
    /// The only part of the page that is shown.
    Article,
    Quote,
    List {
        numbered: bool,
    },
    Item,
    /// A definition, below its term.
    Definition,
    Preformatted,
    Table,
    Row,
    Cell {
        header: bool,
    },
    /// What is not for reading.
    Hidden,
}

/// What an element does that has no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Void {
    LineBreak,
    Rule,
    Image,
}

pub(super) fn role(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"b" | b"strong" | b"mark" | b"summary" | b"dt" => Role::Style(Style::Strong),
        b"i" | b"em" | b"cite" | b"dfn" | b"var" | b"u" | b"ins" => Role::Style(Style::Emphasis),
        b"s" | b"strike" | b"del" => Role::Style(Style::Strike),
        b"code" | b"kbd" | b"samp" | b"tt" => Role::Style(Style::Code),
        b"sub" => Role::Style(Style::Lowered),
        b"sup" => Role::Style(Style::Raised),
        b"a" => Role::Link,
        b"bdi" | b"bdo" => Role::Isolate,
        b"q" => Role::Quotation,
        b"p" | b"figcaption" | b"caption" | b"legend" => Role::Paragraph,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Role::Heading(name[1] - b'0'),
        b"html" | b"body" | b"div" | b"section" | b"article" | b"aside" | b"main" | b"nav"
        | b"header" | b"footer" | b"center" | b"details" | b"figure" | b"address" | b"form"
        | b"fieldset" | b"dl" | b"hgroup" => Role::Section,
        b"blockquote" => Role::Quote,
        b"ul" | b"menu" => Role::List { numbered: false },
        b"ol" => Role::List { numbered: true },
        b"li" => Role::Item,
        b"dd" => Role::Definition,
        b"pre" => Role::Preformatted,
        b"table" => Role::Table,
        b"tr" => Role::Row,
        b"td" => Role::Cell { header: false },
        b"th" => Role::Cell { header: true },
        b"script" | b"style" | b"template" | b"head" | b"title" | b"svg" | b"iframe" => {
            Role::Hidden
        }
        _ => return None,
    })
}

/// What an element does in the cell of a table, which holds no blocks.
pub(super) fn within_cell(role: Role) -> Role {
    match role {
        Role::Row | Role::Cell { .. } | Role::Article => role,
        role if is_inline(role) => role,
        _ => Role::Section,
    }
}

/// Whether HTML has an element of this name, in small letters or capitals, that does more than to be a part of the page.
pub(in crate::document) fn is_element(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let role = role(name.as_bytes()).filter(|role| *role != Role::Section);
    role.is_some() || void(name.as_bytes()).is_some()
}

/// Whether an element of this role stands within a paragraph.
pub(super) fn is_inline(role: Role) -> bool {
    matches!(
        role,
        Role::Style(_) | Role::Link | Role::Isolate | Role::Quotation | Role::Hidden
    )
}

/// Whether a style is a paragraph of its own: the summary of what is folded away, a term that is defined.
pub(super) fn is_row(name: &[u8]) -> bool {
    matches!(name, b"summary" | b"dt")
}

pub(super) fn void(name: &[u8]) -> Option<Void> {
    match name {
        b"br" => Some(Void::LineBreak),
        b"hr" => Some(Void::Rule),
        b"img" => Some(Void::Image),
        _ => None,
    }
}

/// Whether an element of this role ends where another of that role begins: its end tag may be left out.
pub(super) fn ends_before(open: Role, next: Role) -> bool {
    match next {
        Role::Item => open == Role::Item,
        Role::Definition => open == Role::Definition,
        Role::Row => matches!(open, Role::Row | Role::Cell { .. }),
        Role::Cell { .. } => matches!(open, Role::Cell { .. }),
        next if is_inline(next) => false,
        _ => matches!(open, Role::Paragraph | Role::Heading(_)),
    }
}

/// Whether an end tag or another item inside reaches no farther out than an element of this role.
pub(super) fn is_border(open: Role, next: Role) -> bool {
    match next {
        Role::Item => matches!(open, Role::List { .. } | Role::Cell { .. }),
        Role::Row | Role::Cell { .. } => open == Role::Table,
        _ => matches!(
            open,
            Role::Cell { .. } | Role::Item | Role::Quote | Role::Section | Role::Article
        ),
    }
}
