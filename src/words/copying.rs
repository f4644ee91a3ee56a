//! What is said of copying: which part, how much of it, by which way, and where it is from.

use super::Language::{self, Arabic, English};
use super::{Months, Phrase, isolated, key};
use crate::document::Date;

/// Above the keys that take something out of a text.
pub const KEEPING: Phrase = Phrase {
    ar: "النسخ والإشارات",
    en: "Copying and marking",
};
/// Above the keys that follow the one that copies.
pub const AFTER_COPY: Phrase = Phrase {
    ar: "بعد مفتاح النسخ",
    en: "After the key that copies",
};
/// There is nothing to copy, or nothing that the key copies.
pub const NOTHING_COPIED: Phrase = Phrase {
    ar: "لم يُنسخ شيء",
    en: "nothing was copied",
};
/// No match is the current one.
pub const NO_MATCH_TO_COPY: Phrase = Phrase {
    ar: "لا نتيجة بحث حالية لتُنسخ",
    en: "there is no current match to copy",
};
/// The text has no headings.
pub const NO_SECTION: Phrase = Phrase {
    ar: "لا عناوين تقسم هذا النص",
    en: "no heading stands above this",
};
/// It is more than a clipboard is good for.
pub const TOO_LONG_TO_COPY: Phrase = Phrase {
    ar: "أطول من أن يُنسخ؛ مرّر الملف إلى برنامج النسخ من سطر الأوامر",
    en: "too long to copy: pipe the file into a clipboard program",
};

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passage {
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// What stands below a heading, with it.
    Section,
    /// All of it.
    All,
    /// What a search has found.
    Match,
    /// What the reader selected.
    Selection,
}

/// Where something that was copied is from.
#[derive(Debug, Clone, Copy)]
pub struct Citation<'a> {
    /// The title of the text.
    pub title: &'a str,
    /// Who wrote it, or what it draws on.
    pub by: Option<&'a str>,
    /// Its day.
    pub date: Option<Date>,
    /// Which paragraph of it.
    pub paragraph: Option<u64>,
}

impl Language {
    /// That a part of so many words was copied, and by what; `certain`: that has it.
    pub fn copied(self, part: Passage, words: u64, by: &str, certain: bool) -> String {
        let (words, by) = (self.words(words), isolated(by));
        let said = match self {
            Arabic => format!("{} ({words}) عبر {by}", self.copied_part(part)),
            English => format!("{} copied ({words}) by {by}", self.copied_part(part)),
        };
        self.perhaps(said, certain)
    }

    /// That the address of a link was copied, for nothing here opens it, and by what.
    pub fn address_copied(self, by: &str, certain: bool) -> String {
        let by = isolated(by);
        let said = match self {
            Arabic => format!("لا متصفح هنا، فنُسخ العنوان عبر {by}"),
            English => format!("no browser here, so the address was copied by {by}"),
        };
        self.perhaps(said, certain)
    }

    fn perhaps(self, said: String, certain: bool) -> String {
        match (self, certain) {
            (_, true) => said,
            (Arabic, false) => format!("{said}؛ إن لم يصل فاضغط {}", key("yy")),
            (English, false) => format!("{said}; if it did not arrive, press yy"),
        }
    }

    fn copied_part(self, part: Passage) -> &'static str {
        match (self, part) {
            (Arabic, Passage::Sentence) => "نُسخت الجملة",
            (Arabic, Passage::Paragraph) => "نُسخت الفقرة",
            (Arabic, Passage::Section) => "نُسخ القسم",
            (Arabic, Passage::All) => "نُسخ النص كله",
            (Arabic, Passage::Match) => "نُسخت النتيجة",
            (Arabic, Passage::Selection) => "نُسخ المحدَّد",
            (English, Passage::Sentence) => "sentence",
            (English, Passage::Paragraph) => "paragraph",
            (English, Passage::Section) => "section",
            (English, Passage::All) => "all",
            (English, Passage::Match) => "match",
            (English, Passage::Selection) => "selection",
        }
    }

    /// Where something is from, in a line that stands below it.
    pub fn citation(self, citation: &Citation) -> String {
        let title = match self {
            Arabic => format!("«{}»", citation.title),
            English => format!("“{}”", citation.title),
        };
        let date = citation.date.map(|date| self.date(date, Months::default()));
        let paragraph = citation.paragraph.map(|number| match self {
            Arabic => format!("الفقرة {number}"),
            English => format!("paragraph {number}"),
        });
        let facts = [Some(title), citation.by.map(str::to_owned), date, paragraph];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let separator = match self {
            Arabic => "، ",
            English => ", ",
        };
        format!("\u{2014} {}", facts.join(separator))
    }

    /// The last line of the page to select from.
    pub fn leave_page(self) -> &'static str {
        match self {
            Arabic => "حدّد النص وانسخه بالطرفية، ثم اضغط Enter للرجوع",
            English => "select the text and copy it with the terminal, then press Enter to go back",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_has_what_is_known() {
        let mut citation = Citation {
            title: "T",
            by: Some("A"),
            date: Some(Date {
                year: 2022,
                month: 1,
                day: 5,
            }),
            paragraph: Some(12),
        };
        assert_eq!(
            English.citation(&citation),
            "\u{2014} “T”, A, 5 January 2022, paragraph 12"
        );
        assert!(Arabic.citation(&citation).ends_with(" 12"));
        (citation.by, citation.date, citation.paragraph) = (None, None, None);
        assert_eq!(English.citation(&citation), "\u{2014} “T”");
    }
}
