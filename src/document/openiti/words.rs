//! The words of a line, without what is for machines among them.

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// What is read.
    Text(&'a str),
    /// The end of a page: `PageV01P027`, all of it.
    Page {
        tag: &'a str,
        volume: &'a str,
        page: &'a str,
    },
    /// A tag.
    Hidden(&'a str),
}

impl Piece<'_> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Text(text) | Self::Hidden(text) | Self::Page { tag: text, .. } => text.len(),
        }
    }
}

/// The pieces of a line, which together are all of it.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let (tag, at) = (tag_in(rest), rest.len());
        let (start, piece) = tag.unwrap_or((at, Piece::Hidden("")));
        if start > 0 {
            let (text, behind) = rest.split_at(start);
            rest = behind;
            return Some(Piece::Text(text));
        }
        let len = piece.len();
        rest = &rest[len..];
        (len > 0).then_some(piece)
    })
}

/// The first tag of a text, and where it begins. All tags are ASCII among words that are not.
fn tag_in(text: &str) -> Option<(usize, Piece<'_>)> {
    let mut from = 0;
    while let Some(found) = text[from..].find(|c: char| "@$PmM".contains(c)) {
        let at = from + found;
        let before = text[..at].chars().next_back();
        let is_start = !before.is_some_and(|c| c.is_ascii_alphanumeric());
        if let Some(piece) = tag_at(&text[at..]).filter(|_| is_start) {
            return Some((at, piece));
        }
        from = at + 1;
    }
    None
}

/// The tag that a text begins with.
fn tag_at(text: &str) -> Option<Piece<'_>> {
    match text.as_bytes()[0] {
        b'P' => page(text),
        b'm' => numbered(text, "ms"),
        b'M' => numbered(text, "Milestone"),
        // `@QB@`, `@P02`, `$RWY$`, `$$$`; an address has something before its sign.
        sign => {
            let is_tag = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == char::from(sign);
            let len = text.len() - text.trim_start_matches(is_tag).len();
            Some(Piece::Hidden(&text[..len]))
        }
    }
}

/// `PageV01P027`, with the side of a leaf behind it, or with `Beg` or `End` before its numbers.
fn page(text: &str) -> Option<Piece<'_>> {
    let rest = text.strip_prefix("Page")?;
    let rest = rest
        .strip_prefix("Beg")
        .or(rest.strip_prefix("End"))
        .unwrap_or(rest);
    let rest = rest.strip_prefix('V')?;
    let (volume, rest) = digits(rest)?;
    let (page, rest) = digits(rest.strip_prefix('P')?)?;
    let side = rest.strip_prefix(['A', 'B', 'a', 'b']).unwrap_or(rest);
    Some(Piece::Page {
        tag: &text[..text.len() - side.len()],
        volume,
        page,
    })
}

fn numbered<'a>(text: &'a str, name: &str) -> Option<Piece<'a>> {
    let (_, rest) = digits(text.strip_prefix(name)?)?;
    Some(Piece::Hidden(&text[..text.len() - rest.len()]))
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then(|| text.split_at(text.len() - rest.len()))
}

/// Volume and page as a reader of Arabic writes them; nothing for a page that is not known.
pub(super) fn page_label(volume: &str, page: &str) -> Option<String> {
    let number = |digits: &str| {
        let digits = digits.trim_start_matches('0');
        let arabic = digits
            .chars()
            .filter_map(|c| char::from_u32(u32::from(c) - 0x30 + 0x660));
        arabic.collect::<String>()
    };
    let (volume, page) = (number(volume), number(page));
    match (volume.is_empty(), page.is_empty()) {
        (_, true) => None,
        (true, false) => Some(format!("[{page}]")),
        (false, false) => Some(format!("[{volume}/{page}]")),
    }
}
