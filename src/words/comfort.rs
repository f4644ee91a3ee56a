//! What is said of how texts look.

use super::Language::{self, Arabic, English};
use super::{Months, Phrase};
use crate::text::{Digits, Justification};

/// Above the keys for the looks of texts.
pub const LOOKS: Phrase = Phrase {
    ar: "هيئة النص",
    en: "Looks of the text",
};
/// Harakat are left out.
pub const HARAKAT_HIDDEN: Phrase = Phrase {
    ar: "أُخفيت الحركات",
    en: "harakat are hidden",
};
/// Harakat are shown again.
pub const HARAKAT_SHOWN: Phrase = Phrase {
    ar: "أُظهرت الحركات",
    en: "harakat are shown",
};
/// One paragraph stands out.
pub const FOCUS_ON: Phrase = Phrase {
    ar: "التركيز على فقرة واحدة",
    en: "one paragraph stands out",
};
/// All paragraphs are alike again.
pub const FOCUS_OFF: Phrase = Phrase {
    ar: "الفقرات كلها سواء",
    en: "all paragraphs are alike",
};
/// Days have their Hijri date.
pub const HIJRI_SHOWN: Phrase = Phrase {
    ar: "مع التاريخ الهجري",
    en: "with the Hijri date",
};
/// They have not.
pub const HIJRI_HIDDEN: Phrase = Phrase {
    ar: "بلا التاريخ الهجري",
    en: "without the Hijri date",
};
/// The pane is full.
pub const NO_WIDER: Phrase = Phrase {
    ar: "لا متّسع لنصّ أعرض",
    en: "there is no room for wider text",
};
/// Narrower text would be torn apart.
pub const NO_NARROWER: Phrase = Phrase {
    ar: "لا يضيق النص أكثر من هذا",
    en: "the text is as narrow as it can be",
};

/// Which digits are shown.
pub fn digits(digits: Digits) -> Phrase {
    let (ar, en) = match digits {
        Digits::AsWritten => ("الأرقام كما كُتبت", "digits as they are written"),
        Digits::Arabic => (
            "الأرقام: \u{660}\u{661}\u{662}\u{663}",
            "Arabic digits: \u{660}\u{661}\u{662}\u{663}",
        ),
        Digits::Persian => (
            "الأرقام: \u{6F0}\u{6F1}\u{6F2}\u{6F3}",
            "Persian digits: \u{6F0}\u{6F1}\u{6F2}\u{6F3}",
        ),
        Digits::European => ("الأرقام: 0123", "European digits: 0123"),
    };
    Phrase { ar, en }
}

/// What months are called.
pub fn months(months: Months) -> Phrase {
    let (ar, en) = match months {
        Months::Egypt => ("الأشهر: يناير، فبراير", "Arabic months: Yanayir, Fibrayir"),
        Months::Levant => (
            "الأشهر: كانون الثاني، شباط",
            "Arabic months: Kanun al-Thani, Shubat",
        ),
        Months::Maghreb => ("الأشهر: جانفي، فيفري", "Arabic months: Janfi, Fifri"),
    };
    Phrase { ar, en }
}

/// How lines reach both edges.
pub fn justification(by: Justification) -> Phrase {
    let (ar, en) = match by {
        Justification::None => ("بلا ضبط للأسطر", "lines are not justified"),
        Justification::Spaces => ("ضُبطت الأسطر بالمسافات", "lines are justified by spaces"),
        Justification::Kashida => ("ضُبطت الأسطر بالكشيدة", "lines are justified by kashida"),
    };
    Phrase { ar, en }
}

impl Language {
    /// How wide the text is.
    pub fn text_width(self, columns: u16) -> String {
        match self {
            Arabic => format!("عرض النص: {columns}"),
            English => format!("text width: {columns}"),
        }
    }

    /// How many blank rows stand between two lines.
    pub fn line_spacing(self, rows: u16) -> String {
        match self {
            Arabic => format!("ما بين السطرين: {rows}"),
            English => format!("rows between lines: {rows}"),
        }
    }

    /// How many blank rows stand between two paragraphs.
    pub fn paragraph_spacing(self, rows: u16) -> String {
        match self {
            Arabic => format!("ما بين الفقرتين: {rows}"),
            English => format!("rows between paragraphs: {rows}"),
        }
    }

    /// How many columns are free before the first line.
    pub fn first_line_indent(self, columns: u16) -> String {
        match self {
            Arabic => format!("بادئة الفقرة: {columns}"),
            English => format!("indent of the first line: {columns}"),
        }
    }
}
