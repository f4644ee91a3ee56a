//! What is said of how a text is read: which part of it, in which encoding, and what is read aloud of it.

use super::Language::{self, Arabic, English};
use super::{Phrase, isolated, key};
use crate::document::{LineOrder, Part};

/// A page of which there is nothing more to show.
pub const NOTHING_LEFT_OUT: Phrase = Phrase {
    ar: "لم يُترك شيء من هذا النص",
    en: "nothing is left out of this text",
};

/// A text that is not read line by line.
pub const NO_LINES_TO_TURN: Phrase = Phrase {
    ar: "لا يُقلب إلا نص بلا تنسيق",
    en: "only plain text can be turned",
};

/// In which order the letters of each line are.
pub fn line_order(order: LineOrder) -> Phrase {
    let (ar, en) = match order {
        LineOrder::Stored => ("الحروف كما خُزّنت", "letters as they are stored"),
        LineOrder::Restored => ("صُحّح ترتيب الحروف", "letters put in order"),
        LineOrder::Turned => ("قُلبت حروف كل سطر", "the letters of each line turned"),
        LineOrder::TooLong => (
            "أطول من أن يُصحَّح ترتيب حروفه",
            "too long for its letters to be put in order",
        ),
    };
    Phrase { ar, en }
}

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

    /// In which order the letters of each line are, if that is not the one that is stored, and the key that shows that.
    pub fn line_order_fact(self, order: LineOrder, other: &str) -> Option<String> {
        let said = self.say(line_order(order));
        match (order, self) {
            (LineOrder::Stored, _) => None,
            (LineOrder::TooLong, _) => Some(said.to_owned()),
            (_, Arabic) => Some(format!("{said} ({} للأصل)", key(other))),
            (_, English) => Some(format!("{said} ({}: as stored)", key(other))),
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
