//! A text that was opened: its bytes, what encodes them, and the format that they are in.

use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use super::decoded::{Decoded, is_decoded_in_place};
use super::encoding::{self, Found};
use super::facts::decode_head;
use super::whole;
use crate::document::{
    Bytes, FileType, Foreign, Format, LineOrder, ReadError, TYPE_HEAD, is_utf32, is_visual,
    utf32_to_utf8,
};

/// The longest text whose lines are put into logical order, in bytes: that is done with all of it before any is shown.
const LONGEST_IN_ORDER: u64 = 64 << 20;

/// A text that is open.
pub struct Opened {
    /// Its bytes: as UTF-8, if it is not packed.
    pub bytes: Arc<dyn Bytes>,
    /// The format that it is in, as its beginning and its name tell. For one that it has too much of, it is plain all the
    /// same.
    pub format: Format,
    /// Its encoding, if that was guessed or tried by the reader.
    pub guess: Option<&'static str>,
    /// In which order the letters of its lines are; none of a format that says that itself.
    pub order: Option<LineOrder>,
    /// Whether there was more of it, which could not be read or kept.
    pub is_cut: bool,
}

/// A text as it stands in its file.
pub(super) struct Raw {
    pub(super) bytes: Arc<dyn Bytes>,
    pub(super) encoding: Found,
    pub(super) format: Format,
    /// Whether its head is in presentation forms that stand in visual order.
    is_visual: bool,
}

/// Why a file is not read as a text.
pub(super) enum NoText {
    Unreadable(ReadError),
    Foreign(Foreign),
    /// It would have to be in memory as a whole.
    TooLong {
        /// The name of its encoding.
        encoding: &'static str,
        /// How long a text may be in that.
        gib: u64,
    },
}

impl From<ReadError> for NoText {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

impl Raw {
    /// Looks at the beginning of a file. `encoding` finds out how a text with such a head is encoded.
    pub(super) fn of(
        bytes: Arc<dyn Bytes>,
        path: &Path,
        encoding: impl FnOnce(&[u8], &dyn Bytes) -> Result<Found, ReadError>,
    ) -> Result<Self, NoText> {
        let head = whole::read(&*bytes, bytes.len().min(TYPE_HEAD as u64))?;
        match FileType::of_file(&head, &*bytes, path)? {
            FileType::Text => {}
            FileType::Packed(format) => {
                return Ok(Self {
                    bytes,
                    encoding: Found::sure(UTF_8),
                    format,
                    is_visual: false,
                });
            }
            FileType::Foreign(foreign) => return Err(NoText::Foreign(foreign)),
        }
        let encoding = encoding(&head, &*bytes)?;
        if bytes.len() >> 30 >= longest(encoding.encoding) {
            return Err(NoText::TooLong {
                encoding: encoding.encoding.name(),
                gib: longest(encoding.encoding),
            });
        }
        let head = encoding::to_utf8(encoding.encoding, head);
        let format = Format::by_name_alone(&head, path)
            .unwrap_or_else(|| Format::of_text(&decode_head(&head), path));
        Ok(Self {
            bytes,
            encoding,
            format,
            is_visual: is_in_lines(format) && is_visual(&head),
        })
    }

    /// The text as UTF-8. `turned`: whether the reader wants the letters of its lines in the other order.
    pub(super) fn decoded(self, turned: bool) -> Result<Opened, ReadError> {
        let encoding = self.encoding.encoding;
        let is_cut = self.bytes.is_cut();
        let bytes: Arc<dyn Bytes> = if encoding == UTF_8 {
            self.bytes
        } else if is_decoded_in_place(encoding) {
            Arc::new(Decoded::open(self.bytes, encoding)?)
        } else {
            Arc::new(whole::decode(encoding, &*self.bytes)?)
        };
        let (order, bytes) = in_order(self.format, self.is_visual, turned, bytes)?;
        Ok(Opened {
            bytes,
            order,
            format: self.format,
            guess: self.encoding.is_guess.then(|| encoding.name()),
            is_cut,
        })
    }

    /// At most `count` bytes of its beginning as UTF-8, and how long all of it is as that, if it goes on as it begins.
    pub(super) fn head(&self, count: u64) -> Result<(Vec<u8>, u64), ReadError> {
        let len = self.bytes.len();
        let raw = whole::read(&*self.bytes, len.min(count))?;
        let raw_len = raw.len();
        let head = encoding::to_utf8(self.encoding.encoding, raw);
        let len = decoded_len(len, raw_len, head.len());
        Ok((head, len))
    }

    /// All of it as UTF-8.
    pub(super) fn whole(&self) -> Result<Vec<u8>, ReadError> {
        if self.encoding.encoding == UTF_8 {
            whole::read(&*self.bytes, self.bytes.len())
        } else {
            whole::decode(self.encoding.encoding, &*self.bytes)
        }
    }
}

/// Whether texts of a format are read line by line, in whatever order those are stored.
fn is_in_lines(format: Format) -> bool {
    matches!(format, Format::Plain | Format::Subtitles)
}

/// A text in UTF-8 with the letters of its lines in logical order, and how they came to be so. `is_visual`: whether its head
/// is stored in visual order; what begins otherwise may be so in its middle.
fn in_order(
    format: Format,
    is_visual: bool,
    turned: bool,
    bytes: Arc<dyn Bytes>,
) -> Result<(Option<LineOrder>, Arc<dyn Bytes>), ReadError> {
    if !is_in_lines(format) {
        return Ok((None, bytes));
    }
    let is_visual = is_visual || is_visual_within(&*bytes)?;
    let order = match (is_visual, turned) {
        (true, true) | (false, false) => return Ok((Some(LineOrder::Stored), bytes)),
        _ if bytes.len() > LONGEST_IN_ORDER => return Ok((Some(LineOrder::TooLong), bytes)),
        (true, false) => LineOrder::Restored,
        (false, true) => LineOrder::Turned,
    };
    let stored = whole::read(&*bytes, bytes.len())?;
    Ok((Some(order), Arc::new(order.apply(&stored))))
}

/// Whether a sample of the middle of a long text is in presentation forms that stand in visual order.
fn is_visual_within(bytes: &dyn Bytes) -> Result<bool, ReadError> {
    if bytes.len() <= TYPE_HEAD as u64 {
        return Ok(false);
    }
    let mut sample = vec![0; TYPE_HEAD];
    let read = bytes.read_at(bytes.len() / 2, &mut sample)?;
    Ok(is_visual(&sample[..read]))
}

/// A text as it is, or as UTF-8 if it is UTF-32, which no decoder reads later.
pub(super) fn without_utf32(bytes: Arc<dyn Bytes>) -> Result<Arc<dyn Bytes>, NoText> {
    let mut head = [0; 4];
    let read = bytes.read_at(0, &mut head)?;
    if !is_utf32(&head[..read]) {
        return Ok(bytes);
    }
    if bytes.len() > whole::LONGEST {
        return Err(NoText::TooLong {
            encoding: "UTF-32",
            gib: whole::LONGEST >> 30,
        });
    }
    let text = whole::read(&*bytes, bytes.len())?;
    Ok(Arc::new(utf32_to_utf8(&text)))
}

/// How long a text may be in an encoding, in GiB: what is decoded as a whole has to be held in memory, and what is decoded
/// where it is read is gone through once before.
pub(super) fn longest(encoding: &'static Encoding) -> u64 {
    if encoding == UTF_8 {
        u64::MAX
    } else if is_decoded_in_place(encoding) {
        4
    } else {
        whole::LONGEST >> 30
    }
}

/// How long a text is as UTF-8, in bytes, if it goes on as its head does, of which `head` bytes became `decoded`.
fn decoded_len(len: u64, head: usize, decoded: usize) -> u64 {
    // Sparse files can be so long that this product is no `u64`.
    let decoded = u128::from(len) * decoded as u128 / head.max(1) as u128;
    u64::try_from(decoded).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_of_files_has_a_length() {
        let longest = i64::MAX as u64;
        assert_eq!(decoded_len(longest, 8192, 8192), longest);
        assert_eq!(decoded_len(longest, 8192, 12288), longest / 2 * 3 + 1);
        assert_eq!(decoded_len(longest, 8192, 3 * 8192), u64::MAX);
        assert_eq!(decoded_len(0, 0, 0), 0);
    }
}
