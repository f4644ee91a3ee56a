//! What is said of bookmarks, and what they are exported as.

use std::fmt::Write;

use super::Language::{self, Arabic, English};
use super::Phrase;
use super::{Citation, isolated};
use crate::document::Date;
use crate::store::Bookmark;

/// Above the keys of the list of bookmarks.
pub const IN_BOOKMARKS: Phrase = Phrase {
    ar: "في قائمة الإشارات",
    en: "In the list of bookmarks",
};
/// The list of the bookmarks of one text.
pub const BOOKMARKS_HERE: Phrase = Phrase {
    ar: "الإشارات في هذا النص",
    en: "Bookmarks in this text",
};
/// The list of all bookmarks.
pub const ALL_BOOKMARKS: Phrase = Phrase {
    ar: "الإشارات في كل النصوص",
    en: "Bookmarks in all texts",
};
/// Nothing was marked yet.
pub const NO_BOOKMARKS: Phrase = Phrase {
    ar: "لا إشارات بعد: \u{2066}m\u{2069} يضع إشارة",
    en: "no bookmarks yet: m marks a paragraph",
};
/// None of the bookmarks holds what is typed.
pub const NO_BOOKMARK_FOUND: Phrase = Phrase {
    ar: "لا إشارة فيها هذا",
    en: "no bookmark has this",
};
/// A paragraph was marked.
pub const MARKED: Phrase = Phrase {
    ar: "وُضعت إشارة؛ \u{2066}M\u{2069} يضيف ملاحظة",
    en: "marked; M adds a note",
};
/// A note was written.
pub const NOTED: Phrase = Phrase {
    ar: "كُتبت الملاحظة",
    en: "the note is kept",
};
/// A mark was taken away.
pub const MARK_DROPPED: Phrase = Phrase {
    ar: "رُفعت الإشارة",
    en: "the mark is taken away",
};
/// The text is never the same again.
pub const CANNOT_MARK: Phrase = Phrase {
    ar: "ما يأتي من أنبوب لا تُحفظ فيه إشارة",
    en: "what comes from a pipe keeps no bookmarks",
};
/// Before a note.
pub const NOTE_SIGN: Phrase = Phrase {
    ar: "ملاحظة:",
    en: "note:",
};
/// What Tab leads to from the bookmarks of this text.
pub const ALL_TEXTS: Phrase = Phrase {
    ar: "كل النصوص",
    en: "all texts",
};
/// What Tab leads to from the bookmarks of all texts.
pub const THIS_TEXT: Phrase = Phrase {
    ar: "هذا النص",
    en: "this text",
};

impl Language {
    /// That the text of a bookmark is not in the list, and how it is opened.
    pub fn not_in_list(self, text: &str) -> String {
        let text = isolated(text);
        match self {
            Arabic => format!("ليس هذا النص في القائمة: {text}"),
            English => format!("this text is not in the list: {text}"),
        }
    }

    /// That a bookmark or its note is kept until the end of this run only, and why.
    pub fn bookmark_not_kept(self, why: &str) -> String {
        match self {
            Arabic => format!("لم تُحفظ الإشارة على القرص: {}", isolated(why)),
            English => format!("the bookmark was not written: {why}"),
        }
    }

    /// That bookmarks were exported, and where to.
    pub fn exported(self, path: &str) -> String {
        let path = isolated(path);
        match self {
            Arabic => format!("صُدِّرت الإشارات إلى {path}"),
            English => format!("bookmarks written to {path}"),
        }
    }

    /// That they were not, and why.
    pub fn not_exported(self, why: &str) -> String {
        match self {
            Arabic => format!("لم تُصدَّر الإشارات: {}", isolated(why)),
            English => format!("the bookmarks were not written: {why}"),
        }
    }

    /// Bookmarks as Markdown, in the order of reading: each with its paragraph, its note and where it is from.
    pub fn exported_bookmarks(self, bookmarks: &[Bookmark]) -> String {
        let mut out = match self {
            Arabic => "# إشارات وملاحظات\n",
            English => "# Bookmarks and notes\n",
        }
        .to_owned();
        for bookmark in bookmarks {
            let quoted = bookmark.said.trim().replace('\n', "\n> ");
            let date = bookmark
                .date
                .map(|(year, month, day)| Date { year, month, day });
            let citation = self.citation(&Citation {
                title: &bookmark.title,
                by: bookmark.by.as_deref(),
                date,
                paragraph: bookmark.paragraph,
            });
            // Writing to a string never fails.
            let _ = write!(out, "\n> {quoted}\n\n");
            if !bookmark.note.is_empty() {
                let _ = write!(out, "{}\n\n", bookmark.note);
            }
            let _ = write!(out, "{citation} ({})\n\n---\n", bookmark.text);
        }
        out
    }
}
