//! The escapes of URLs, `%xx`.

/// A text with its `%xx` undone (RFC 3986 2.1), if it is UTF-8 then; else as it is.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| first == b'%').and_then(|digits| {
            let digits = str::from_utf8(digits).ok()?;
            u8::from_str_radix(digits, 16).ok()
        });
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() {
            &after[2..]
        } else {
            after
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_a_url_are_undone_if_they_make_a_text() {
        assert_eq!(percent_decoded("%D8%A8-a%2 50%"), "\u{628}-a%2 50%");
        assert_eq!(percent_decoded("%FF"), "%FF");
    }
}
