//! What the bytes of a file hold, as far as its first kilobytes tell: a text, or something that kzread does not read.

mod foreign;
mod zip;

use std::path::Path;

use infer::MatcherType;

use super::bytes::{Bytes, ReadError};
use super::format::Format;
use super::utf16;
use super::utf32::is_utf32;
pub use foreign::Foreign;

/// How many bytes of a file tell what it holds.
pub const TYPE_HEAD: usize = 4 << 10;

/// What the bytes of a file hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileType {
    /// A text, whatever its encoding.
    Text,
    /// A text that is packed with other files into one.
    Packed(Format),
    /// Something else.
    Foreign(Foreign),
}

impl FileType {
    /// Whether a file with this head may be listed as a text.
    pub fn is_text(head: &[u8]) -> bool {
        matches!(
            Self::of(head, &head.to_vec()),
            Ok(Self::Text | Self::Packed(_))
        )
    }

    /// The same, where the name of the file tells what its bytes may not: of a book without its container, or with something
    /// before it.
    pub fn of_file(head: &[u8], bytes: &dyn Bytes, path: &Path) -> Result<Self, ReadError> {
        let named = Format::of_name(path).filter(|format| format.is_packed());
        Ok(match (Self::of(head, bytes)?, named) {
            (Self::Foreign(Foreign::Archive | Foreign::Binary), Some(named)) => Self::Packed(named),
            (found, _) => found,
        })
    }

    /// What these bytes are, `head` being the first [`TYPE_HEAD`] of them. More is read only of a zip.
    pub fn of(head: &[u8], bytes: &dyn Bytes) -> Result<Self, ReadError> {
        if let Some(foreign) = written_in_letters(head) {
            return Ok(Self::Foreign(foreign));
        }
        if !has_controls(head) || utf16::has_mark(head) || is_utf32(head) {
            return Ok(Self::Text);
        }
        let controls = head.iter().filter(|byte| is_control(**byte)).count();
        if zip::is_zip(head) {
            return zip::kind(head, bytes);
        }
        // A log may have a hole of NULs, a text a stray control character; of random bytes every tenth is one.
        let is_binary = || controls * 20 > head.len() && utf16::guess(head).is_none();
        let found = by_signature(head).or_else(|| is_binary().then_some(Foreign::Binary));
        Ok(found.map_or(Self::Text, Self::Foreign))
    }
}

/// Whether a text has a control character that no text has. Nearly none has, and all are asked: without an exit within a
/// block the compiler turns it into vector code.
fn has_controls(head: &[u8]) -> bool {
    let (blocks, rest) = head.as_chunks::<64>();
    let is_any = |block: &[u8]| {
        block
            .iter()
            .fold(false, |any, byte| any | is_control(*byte))
    };
    blocks.iter().any(|block| is_any(block)) || is_any(rest)
}

/// Whether a byte is a control character that no text has: not among line ends, tabs, and what terminals and teletypes were
/// sent.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep blocks of bytes from vector code"
)]
fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte.wrapping_sub(0x07) > 0x06) & (byte != 0x1A) & (byte != 0x1B)
}

/// What begins as a text, and is none for a reader.
fn written_in_letters(head: &[u8]) -> Option<Foreign> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let begins = |with: &[u8]| head.trim_ascii_start().starts_with(with);
    if begins(b"%PDF-") {
        Some(Foreign::Pdf)
    } else if begins(b"%!PS") {
        Some(Foreign::PostScript)
    } else if begins(b"{\\rtf") {
        Some(Foreign::Document)
    } else {
        None
    }
}

fn by_signature(head: &[u8]) -> Option<Foreign> {
    // "AT&TFORM" and "ITSF"; the table of `infer` has neither.
    if head.starts_with(b"AT&TFORM") || head.starts_with(b"ITSF") {
        return Some(Foreign::Book);
    }
    let found = infer::get(head)?;
    Some(match found.matcher_type() {
        MatcherType::App => Foreign::Program,
        MatcherType::Image => Foreign::Image,
        MatcherType::Audio => Foreign::Audio,
        MatcherType::Video => Foreign::Video,
        MatcherType::Book => Foreign::Book,
        MatcherType::Doc => Foreign::Document,
        MatcherType::Font => Foreign::Font,
        MatcherType::Archive if found.extension() == "sqlite" => Foreign::Database,
        MatcherType::Archive => Foreign::Archive,
        // A text that has some control characters.
        MatcherType::Text | MatcherType::Custom => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> FileType {
        let head = &bytes[..bytes.len().min(TYPE_HEAD)];
        FileType::of(head, &bytes.to_vec()).unwrap()
    }

    fn padded(head: &[u8]) -> Vec<u8> {
        let random = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8);
        head.iter().copied().chain(random).collect()
    }

    #[test]
    fn signatures_tell_what_no_reader_reads() {
        for (head, expected) in [
            (&b"%PDF-1.7\n"[..], Foreign::Pdf),
            (b"%!PS-Adobe-3.0\n", Foreign::PostScript),
            (b"{\\rtf1\\ansi", Foreign::Document),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", Foreign::Document),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", Foreign::Image),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", Foreign::Image),
            (b"GIF89a\x01\0\x01\0", Foreign::Image),
            (b"ID3\x03\0\0\0\0", Foreign::Audio),
            (b"OggS\0\x02\0\0", Foreign::Audio),
            (b"\x1A\x45\xDF\xA3\x93\x42\x82\x88matroska", Foreign::Video),
            (b"\x1F\x8B\x08\0\0\0\0\0\0\x03", Foreign::Archive),
            (b"7z\xBC\xAF\x27\x1C\0\x04", Foreign::Archive),
            (b"\xFD7zXZ\0\0\x04", Foreign::Archive),
            (b"\x28\xB5\x2F\xFD\0", Foreign::Archive),
            (b"SQLite format 3\0\x10\0", Foreign::Database),
            (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", Foreign::Program),
            (b"AT&TFORM\0\0\x1D\x2ADJVM", Foreign::Book),
            (b"\0\x01\0\0\0\x0F\0\x80", Foreign::Font),
            (b"\xF3\x01\x02 nothing known", Foreign::Binary),
        ] {
            assert_eq!(
                of(&padded(head)),
                FileType::Foreign(expected),
                "{}",
                head.escape_ascii()
            );
        }
    }

    #[test]
    fn a_text_is_one_in_any_encoding_and_whatever_letters_it_begins_with() {
        // BM, MZ and ID3 are signatures; so are 1F 8B and PK, but those are followed by controls.
        for text in [
            "BM and no picture",
            "MZ",
            "ID3",
            "PK",
            "",
            "#!AMR\nx",
            "OggS",
        ] {
            assert_eq!(of(text.as_bytes()), FileType::Text, "{text}");
        }
        let arabic = "\u{643}\u{62A}\u{627}\u{628} \u{642}\u{62F}\u{64A}\u{645}.\n";
        let utf16 = |unit: fn(u16) -> [u8; 2]| arabic.encode_utf16().flat_map(unit);
        for text in [
            arabic.as_bytes().to_vec(),
            utf16(u16::to_le_bytes).collect(),
            utf16(u16::to_be_bytes).collect(),
            b"\xE3\xCA\xC7\xC8 \xDE\xCF\xED\xE3\n".to_vec(),
            // Colours, overstrike and a bell, as programs write them.
            b"\x1B[1mNAME\x1B[0m\nN\x08NA\x08A\x07\n".to_vec(),
            // A hole in a log.
            [&b"line\n".repeat(100)[..], &[0; 16], &b"line\n".repeat(100)].concat(),
        ] {
            assert_eq!(of(&text), FileType::Text, "{}", text.escape_ascii());
        }
    }
}
