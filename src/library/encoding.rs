//! How a text is encoded: what tells so, and which encodings a reader may try.

use encoding_rs::{
    Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1255, WINDOWS_1256,
};

use crate::document::{
    Beginning, Bytes, GUESS_SAMPLE, ReadError, declared_encoding, guess_encoding,
};

/// How far a text that begins as ASCII is looked through for its first other letter, in bytes.
const ASCII_HEAD: u64 = 256 << 10;

/// How much of that is read at once.
const PIECE: u64 = 64 << 10;

/// The encodings that a reader goes through, the likeliest first.
const LIKELY: [&Encoding; 7] = [
    WINDOWS_1256,
    ISO_8859_6,
    WINDOWS_1255,
    UTF_16LE,
    UTF_16BE,
    WINDOWS_1252,
    UTF_8,
];

/// The encoding of that name, as the Encoding Standard knows it (encoding.spec.whatwg.org); none for an unknown name.
pub fn encoding(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(name.as_bytes())
}

/// What is known of the encoding, and of the language, of texts before they are looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Encodings {
    /// That of texts which are no UTF-8.
    named: Option<&'static Encoding>,
    /// The domain of the reader's country, in small letters.
    country: Option<[u8; 2]>,
    /// The language of texts that do not say it: the primary subtag of BCP 47, which has up to eight letters, filled up with
    /// zeros.
    language: [u8; 8],
}

/// How a text is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) encoding: &'static Encoding,
    /// Nothing says so: it was guessed, or chosen by the reader.
    pub(super) is_guess: bool,
}

impl Encodings {
    /// `named`: the encoding of texts which are no UTF-8, if the user names one. `locale`: that of the reader, such as
    /// `ar_EG.UTF-8`.
    pub fn new(named: Option<&'static Encoding>, locale: &str) -> Self {
        Self {
            named,
            country: country(locale),
            language: [0; 8],
        }
    }

    /// The same, with the language of texts that do not say it, by its tag (BCP 47).
    #[must_use]
    pub fn in_language(mut self, tag: Option<&str>) -> Self {
        let primary = tag.and_then(|tag| tag.split(['-', '_']).next());
        let primary = primary.unwrap_or_default().as_bytes();
        // What has more letters than a subtag may have is none.
        if let Some(language) = self.language.get_mut(..primary.len()) {
            language.copy_from_slice(primary);
        }
        self
    }

    /// The language of texts that do not say it.
    pub(super) fn language(&self) -> Option<&str> {
        let tag = std::str::from_utf8(&self.language).ok()?;
        Some(tag.trim_end_matches('\0')).filter(|tag| !tag.is_empty())
    }

    /// How a text is encoded that begins with `head`: as a byte order mark says; as UTF-16 and UTF-8 show by themselves; as the
    /// user says, or a page itself; else as its letters tell.
    pub(super) fn of(mut self, head: &[u8], bytes: &dyn Bytes) -> Result<Found, ReadError> {
        if let Some((encoding, _)) = Encoding::for_bom(head) {
            return Ok(Found::sure(encoding));
        }
        self.named = self.named.or_else(|| declared(head));
        match (Beginning::of(head), self.named) {
            // UTF-16 and ISO-2022-JP may be made of bytes of ASCII.
            (Beginning::Ascii, Some(named))
                if !named.is_ascii_compatible() && has_controls(head) =>
            {
                Ok(Found::sure(named))
            }
            (Beginning::Utf8, _) => Ok(Found::sure(UTF_8)),
            (Beginning::Utf16(encoding), _) => Ok(Found::guess(encoding)),
            (Beginning::Old, Some(named)) => Ok(Found::sure(named)),
            (Beginning::Ascii | Beginning::Old, _) => self.by_letters(head, bytes),
        }
    }

    /// As the letters tell from the first on that is no ASCII.
    fn by_letters(self, head: &[u8], bytes: &dyn Bytes) -> Result<Found, ReadError> {
        let Some(start) = first_letter(head, bytes)? else {
            return Ok(Found::sure(UTF_8));
        };
        let mut sample = vec![0; (bytes.len() - start).min(GUESS_SAMPLE as u64) as usize];
        let read = bytes.read_at(start, &mut sample)?;
        let sample = &sample[..read];
        let country = self.country.as_ref().map(<[u8; 2]>::as_slice);
        Ok(match (Beginning::of(sample), self.named) {
            (Beginning::Utf8 | Beginning::Utf16(_), _) => Found::sure(UTF_8),
            (Beginning::Ascii | Beginning::Old, Some(named)) => Found::sure(named),
            (Beginning::Ascii | Beginning::Old, None) => {
                Found::guess(guess_encoding(sample, country))
            }
        })
    }
}

/// What a page says of its encoding, or XML. That it is UTF-8 its letters show, or they are not; and what says so in ASCII is
/// not in sixteen bits.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let is_markup = head.trim_ascii_start().starts_with(b"<");
    let label = is_markup.then(|| declared_encoding(head))??;
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
    Some(encoding.output_encoding()).filter(|encoding| *encoding != UTF_8)
}

impl Found {
    pub(super) fn sure(encoding: &'static Encoding) -> Self {
        Self {
            encoding,
            is_guess: false,
        }
    }

    pub(super) fn guess(encoding: &'static Encoding) -> Self {
        Self {
            encoding,
            is_guess: true,
        }
    }
}

/// Where the first byte stands that is no ASCII, if not too far behind the head.
fn first_letter(head: &[u8], bytes: &dyn Bytes) -> Result<Option<u64>, ReadError> {
    let first = |piece: &[u8]| piece.iter().position(|byte| !byte.is_ascii());
    if let Some(at) = first(head) {
        return Ok(Some(at as u64));
    }
    let mut at = head.len() as u64;
    let end = bytes.len().min(ASCII_HEAD);
    while at < end {
        let mut piece = vec![0; (end - at).min(PIECE) as usize];
        let read = bytes.read_at(at, &mut piece)?;
        if let Some(found) = first(&piece[..read]) {
            return Ok(Some(at + found as u64));
        }
        if read == 0 {
            break;
        }
        at += read as u64;
    }
    Ok(None)
}

/// The encoding that a reader tries after this one, `first` being what was taken before any was tried.
pub(super) fn next(first: &'static Encoding, now: &'static Encoding) -> &'static Encoding {
    let mut all = vec![first];
    all.extend(LIKELY.into_iter().filter(|likely| *likely != first));
    let at = all.iter().position(|known| *known == now);
    all[at.map_or(0, |at| (at + 1) % all.len())]
}

/// Whether there are control characters that a text in ASCII has no use for.
fn has_controls(head: &[u8]) -> bool {
    head.iter().any(|byte| matches!(byte, 0x00..=0x06 | 0x1B))
}

/// The country of a locale such as `ar_EG.UTF-8`; of a language without one, the country with the most of its readers.
fn country(locale: &str) -> Option<[u8; 2]> {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let (language, country) = name.split_once(['_', '-']).unwrap_or((name, ""));
    let country = match language {
        _ if !country.is_empty() => country,
        "ar" => "eg",
        "fa" => "ir",
        "he" => "il",
        "ur" => "pk",
        _ => return None,
    };
    let country: [u8; 2] = country.to_ascii_lowercase().as_bytes().try_into().ok()?;
    country
        .iter()
        .all(u8::is_ascii_lowercase)
        .then_some(country)
}

/// The head of a text as UTF-8, without a mark, each byte that is broken as U+FFFD. What is UTF-8 stays as it is.
pub(super) fn to_utf8(encoding: &'static Encoding, bytes: Vec<u8>) -> Vec<u8> {
    if encoding == UTF_8 {
        return bytes;
    }
    let (text, _) = encoding.decode_with_bom_removal(&bytes);
    text.into_owned().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eight letters of it were taken for a language, whose texts then had no letters of their own.
    #[test]
    fn what_is_too_long_for_a_language_is_none() {
        let language = |tag| {
            let encodings = Encodings::default().in_language(Some(tag));
            encodings.language().map(str::to_owned)
        };
        assert_eq!(language("fa-IR").as_deref(), Some("fa"));
        assert_eq!(language("abcdefgh").as_deref(), Some("abcdefgh"));
        assert_eq!(language("abcdefghi"), None);
    }
}
