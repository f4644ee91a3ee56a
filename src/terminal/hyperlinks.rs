//! Links that the terminal opens itself, by OSC 8: `OSC 8 ; id=… ; address ST text OSC 8 ; ; ST`. What has one id and one
//! address is one link, on however many rows it stands.

use crate::paint::Hyperlink;

/// What ends a link.
pub(super) const LINK_END: &[u8] = b"\x1b]8;;\x1b\\";

/// The longest address that is sent, in bytes: some terminals (VTE) take none that is longer.
const LONGEST: usize = 2083;

/// What begins a link. One whose address is not what an address may be is none: whatever that has would be obeyed.
pub(super) fn begin(link: &Hyperlink) -> String {
    let is_harmless = link.address.bytes().all(|byte| byte.is_ascii_graphic());
    let address = Some(&link.address).filter(|address| is_harmless && address.len() <= LONGEST);
    match address {
        Some(address) => format!("\x1b]8;id={:x};{address}\x1b\\", link.id),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_none_is_not_sent() {
        let begin = |address: &str| {
            begin(&Hyperlink {
                id: 0x2a,
                address: address.to_owned(),
            })
        };
        assert_eq!(
            begin("https://a.org/;x"),
            "\x1b]8;id=2a;https://a.org/;x\x1b\\"
        );
        let long = format!("https://a.org/{}", "a".repeat(LONGEST));
        for address in [
            "https://a.org/\x1b[31m",
            "https://a.org/ b",
            "https://\u{628}",
            &long,
        ] {
            assert_eq!(begin(address), "", "{address:?}");
        }
    }
}
