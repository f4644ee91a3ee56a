//! What is said of what is kept between runs.

use super::Language::{self, Arabic, English};
use super::{Phrase, isolated};

/// Nothing may be written.
pub const NOTHING_IS_WRITTEN: Phrase = Phrase {
    ar: "لا يُكتب شيء (\u{2066}--secure\u{2069})",
    en: "nothing is written (--secure)",
};

impl Language {
    /// That a mode was chosen for a terminal.
    pub fn remembered(self, mode: &str, terminal: &str) -> String {
        let terminal = isolated(terminal);
        match self {
            Arabic => format!("حُفظ لهذه الطرفية ({terminal}): {}", isolated(mode)),
            English => format!("remembered for {terminal}: {mode}"),
        }
    }

    /// That a choice holds, but only for now, and why.
    pub fn not_remembered(self, why: &str) -> String {
        match self {
            Arabic => format!("يسري حتى الخروج، ولم يُحفظ: {}", isolated(why)),
            English => format!("in use until you quit, but not remembered: {why}"),
        }
    }

    /// That the place in a text is not kept for the next run, and why.
    pub fn place_not_kept(self, why: &str) -> String {
        match self {
            Arabic => format!("لا يُحفظ موضع القراءة: {}", isolated(why)),
            English => format!("the place in the text is not kept: {why}"),
        }
    }
}
