//! Sentences (UAX #29), for copying one.

use std::ops::Range;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

/// The sentence of a text that holds a byte of it, without the white space around it; of a byte behind the last one, that.
pub fn sentence_at(text: &str, byte: usize) -> Range<usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut sentence = 0..text.len();
    for end in segmenter.segment_str(text) {
        if end > byte || end == text.len() {
            sentence.end = end;
            break;
        }
        sentence.start = end;
    }
    let said = &text[sentence.clone()];
    let start = sentence.start + (said.len() - said.trim_start().len());
    start..start + said.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_arabic_and_european_signs() {
        // Beh, a question mark of Arabic; teh, a full stop; theh and an exclamation mark in quotes; a Latin one.
        let text = "\u{628} \u{628}\u{61F} \u{62A} \u{62A}. \u{AB}\u{62B}!\u{BB} Who? \u{62C}";
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            text[sentence_at(text, start)].to_owned()
        };
        assert_eq!(at("\u{628}"), "\u{628} \u{628}\u{61F}");
        assert_eq!(at("\u{61F}"), "\u{628} \u{628}\u{61F}");
        assert_eq!(at("\u{62A}"), "\u{62A} \u{62A}.");
        assert_eq!(at("\u{62B}"), "\u{AB}\u{62B}!\u{BB}");
        assert_eq!(at("ho"), "Who?");
        assert_eq!(&text[sentence_at(text, text.len())], "\u{62C}");
        assert_eq!(sentence_at("", 0), 0..0);
        // A number is no end of a sentence.
        let number = "\u{628} 3.5 \u{628}";
        assert_eq!(sentence_at(number, 0), 0..number.len());
    }
}
