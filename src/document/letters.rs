//! Whether a text is in one of the languages that have letters of their own beside those of Arabic, told by its letters.

use memchr::memchr2;

use super::Document;

/// So much of the beginning of a text tells.
const HEAD: u64 = 2 << 10;

impl Document {
    /// The document of a text that is in a language, where its front matter does not name another.
    #[must_use]
    pub fn in_language(mut self, tag: Option<&str>) -> Self {
        let lang = &mut self.meta.lang;
        *lang = lang.take().or(tag.map(str::to_owned));
        self
    }

    /// Whether گ, چ, پ and ژ are letters of their own in it: as its language says, else as its letters tell.
    pub fn keeps_persian_letters(&self) -> bool {
        if self.meta.lang.is_some() {
            return self.meta.keeps_persian_letters();
        }
        let head = self.bytes_at(0..HEAD.min(self.total()));
        // What cannot be read is told where it is shown.
        head.is_ok_and(|head| are_persian(&head))
    }
}

/// A text with more letters of Arabic than this and fewer of the others, from its beginning to the end of a piece of so many
/// bytes, is asked no further.
const SURE: usize = 8;
const PIECE: usize = 256;

/// Whether most of the letters that tell are those of Persian, Urdu or Kurdish.
fn are_persian(text: &[u8]) -> bool {
    // The first byte of ی and ک or of other letters of each of these languages. Nearly no Arabic text has one, and every text
    // that is searched is asked.
    if memchr2(0xDA, 0xDB, text).is_none() {
        return false;
    }
    let (mut theirs, mut arabic) = (0_usize, 0_usize);
    for piece in text.chunks(PIECE) {
        for letter in piece.windows(2) {
            match letter {
                // ی ک گ پ چ ژ ہ ے ں ٹ ڈ ڑ ە ێ ۆ ڵ ڕ ھ
                [0xDB, 0x8C | 0x81 | 0x92 | 0x95 | 0x8E | 0x86]
                | [
                    0xDA,
                    0xA9 | 0xAF | 0x86 | 0x98 | 0xBA | 0x88 | 0x91 | 0xB5 | 0x95 | 0xBE,
                ]
                | [0xD9, 0xBE | 0xB9] => theirs += 1,
                // ي ك ة ى أ إ
                [0xD9, 0x8A | 0x83 | 0x89] | [0xD8, 0xA9 | 0xA3 | 0xA5] => arabic += 1,
                _ => {}
            }
        }
        if arabic > SURE && theirs < arabic {
            return false;
        }
    }
    theirs > 1 && theirs > 3 * arabic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_its_letters() {
        assert!(are_persian("پدر و مادر می‌خوانند".as_bytes()));
        assert!(are_persian("یہ ایک کتاب ہے".as_bytes()));
        assert!(are_persian("ئەم کتێبە".as_bytes()));
        assert!(!are_persian("هذا كتاب في التاريخ".as_bytes()));
        // Loan words in an Arabic text.
        assert!(!are_persian(
            "اشترى پيتزا من مطعم چلي في المدينة".as_bytes()
        ));
        assert!(!are_persian(b"a book"));
    }
}
