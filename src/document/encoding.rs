//! How a text is encoded that does not say so.
//!
//! Measured on slices of Arabic, Persian and Hebrew texts (see the tests): `chardetng` alone takes UTF-16 without a mark for
//! UTF-8, and a damaged UTF-8 for anything; so both are asked for before. It is right from some 256 bytes on without a hint of
//! the country, and a hint then does harm: with that of Egypt all Hebrew is Arabic.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::utf16::{self, Utf16};

/// How many bytes are guessed from. More take longer, 0.6 ms for 4 KiB, and tell no more.
pub const GUESS_SAMPLE: usize = 4 << 10;

/// So many letters beyond ASCII tell without a hint of the country: those of 256 bytes of a text that is made of them.
const TELLING: usize = 128;

/// How many sound letters of UTF-8 stand beside a broken place at least. In an old encoding a word is a broken place.
const SOUND: usize = 4;

/// How a text begins that does not say how it is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// All is ASCII.
    Ascii,
    /// UTF-8, some of it perhaps broken.
    Utf8,
    /// UTF-16, by its high bytes.
    Utf16(&'static Encoding),
    /// One of the old encodings.
    Old,
}

impl Beginning {
    /// What the beginning of a text tells; its last letter may be cut.
    pub fn of(head: &[u8]) -> Self {
        if begins_as_utf8(head) {
            return Self::Utf8;
        }
        match utf16::guess(head) {
            Some(Utf16::LittleEndian) => return Self::Utf16(UTF_16LE),
            Some(Utf16::BigEndian) => return Self::Utf16(UTF_16BE),
            None if without_cut(head).is_ascii() => return Self::Ascii,
            None => {}
        }
        let (mut sound, mut broken) = (0, 0);
        let mut end = 0;
        for chunk in head.utf8_chunks() {
            // Broken bytes beside each other are one place; what continues no letter at the very beginning was cut off.
            let is_place = !chunk.valid().is_empty();
            sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            end += chunk.valid().len() + chunk.invalid().len();
            let is_cut = end == head.len() && is_beginning(chunk.invalid());
            broken += usize::from(is_place && !chunk.invalid().is_empty() && !is_cut);
        }
        if sound > 0 && sound >= SOUND * broken {
            Self::Utf8
        } else {
            Self::Old
        }
    }
}

/// Whether a text begins with many letters of UTF-8 and no broken one, whatever follows. Of nearly all Arabic texts that is
/// known sooner than all of the head is looked at.
fn begins_as_utf8(head: &[u8]) -> bool {
    let mut letters = head.iter().enumerate().filter(|(_, byte)| **byte >= 0xC0);
    // Where the next letter begins none is cut.
    let end = letters.nth(TELLING).map(|(end, _)| end);
    end.is_some_and(|end| str::from_utf8(&head[..end]).is_ok())
}

/// A head without the beginning of a letter that it ends with.
fn without_cut(head: &[u8]) -> &[u8] {
    let cut = (1..=3.min(head.len())).find(|cut| is_beginning(&head[head.len() - cut..]));
    &head[..head.len() - cut.unwrap_or(0)]
}

/// Whether bytes are the beginning of a letter of UTF-8.
fn is_beginning(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// The encoding of a text that is no Unicode, from a sample that begins with its first letter. `country`: the domain of the
/// reader's country, which helps with a few words.
pub fn guess_encoding(sample: &[u8], country: Option<&[u8]>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let letters = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let country = country.filter(|_| letters < TELLING);
    let guess = detector.guess(country, Utf8Detection::Deny);
    // It never is, for that is denied.
    if guess == UTF_8 {
        encoding_rs::WINDOWS_1256
    } else {
        guess
    }
}
