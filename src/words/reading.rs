//! What is said of how a text is read: which part of it, in which encoding, and what is read aloud of it.

use super::Language::{self, Arabic, English};
use super::{Phrase, isolated, key};
use crate::document::Part;

/// A page of which there is nothing more to show.
pub const NOTHING_LEFT_OUT: Phrase = Phrase {
    ar: "لم يُترك شيء من هذا النص",
    en: "nothing is left out of this text",
};

impl Language {
    /// Which part of a page is shown, and by which key another one.
    pub fn part(self, part: Part, other: &str) -> String {
        let key = key(other);
        match (self, part) {
            (Arabic, Part::Article) => {
                format!("المقال وحده ({key}: الصفحة كلها)")
            }
            (English, Part::Article) => format!("the article ({key}: all of the page)"),
            (Arabic, Part::All) => format!("الصفحة كلها ({key}: المقال)"),
            (English, Part::All) => format!("all of the page ({key}: the article)"),
        }
    }

    /// In which encoding a text is read that does not say its own.
    pub fn encoding(self, name: &str) -> String {
        match self {
            Arabic => format!("الترميز {}", isolated(name)),
            English => format!("encoding {name}"),
        }
    }

    /// The same above the text, with the key that tries another.
    pub fn encoding_guess(self, name: &str, another: &str) -> String {
        let (encoding, another) = (self.encoding(name), key(another));
        match self {
            Arabic => format!("{encoding} تخمينًا ({another} لغيره)"),
            English => format!("{encoding}, a guess ({another}: another)"),
        }
    }

    /// A heading of a level, where it is read aloud.
    pub fn heading(self, level: u8, text: &str) -> String {
        match self {
            Arabic => format!("عنوان {level}: {text}"),
            English => format!("heading {level}: {text}"),
        }
    }
}
