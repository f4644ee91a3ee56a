//! What is said of links: where they lead, and why one does not.

use std::path::Path;

use super::Language::{self, Arabic, English};
use super::{Phrase, isolated, key};
use crate::document::Address;
use crate::library::LinkError;
use crate::text::{in_components, inert};

/// What Enter does with a link.
pub const FOLLOW: Phrase = Phrase {
    ar: "اتباع",
    en: "follow",
};
/// There is no link in the rest of the text.
pub const NO_LINK_AFTER: Phrase = Phrase {
    ar: "لا رابط بعد هذا",
    en: "no link after this",
};
/// There is none in the text before.
pub const NO_LINK_BEFORE: Phrase = Phrase {
    ar: "لا رابط قبل هذا",
    en: "no link before this",
};
/// A file cannot be opened while folders are walked.
pub const STILL_READING_FOLDERS: Phrase = Phrase {
    ar: "ما زالت المجلدات تُقرأ؛ أعد المحاولة بعد قليل",
    en: "folders are still being read: try again in a moment",
};

impl Language {
    /// That a text has no place of the name that a link leads to.
    pub fn no_place(self, name: &str) -> String {
        let name = isolated(name);
        match self {
            Arabic => format!("ليس في النص موضع اسمه «{name}»"),
            English => format!("the text has no place named “{name}”"),
        }
    }

    /// That a link leads to what kzread gives to no program.
    pub fn not_opened(self, target: &str) -> String {
        let target = inert(target);
        match self {
            Arabic => format!("لا يفتح kzread هذا العنوان: {}", key(&target)),
            English => format!("kzread does not open this address: {target}"),
        }
    }

    /// That a key opens an address, and to whom that leads.
    pub fn opens(self, address: &Address, enter: &str) -> String {
        let (host, enter) = (key(&in_components(address.host())), key(enter));
        let is_mail = address.as_str().starts_with("mailto:");
        match (self, is_mail) {
            (Arabic, false) => format!("{enter} ثانيةً يفتح {host} في المتصفح"),
            (Arabic, true) => format!("{enter} ثانيةً يراسل {host} ببرنامج البريد"),
            (English, false) => format!("{enter} again opens {host} in the browser"),
            (English, true) => format!("{enter} again writes to {host} in the mail program"),
        }
    }

    /// That a link leads out of what was opened, and which key follows it there.
    pub fn leads_out(self, enter: &str) -> String {
        let enter = key(enter);
        match self {
            Arabic => format!("خارج المجلد المفتوح؛ {enter} ثانيةً لقراءته"),
            English => format!("outside of the folder that is open; {enter} again reads it"),
        }
    }

    /// Why a link to a file was not followed.
    pub fn link_error(self, error: &LinkError) -> String {
        let named = |path: &Path| key(&inert(&path.to_string_lossy()));
        match (self, error) {
            (Arabic, LinkError::NoFolder) => {
                "لا يُعرف مجلد هذا النص، فلا تُعرف ملفات روابطه".to_owned()
            }
            (English, LinkError::NoFolder) => {
                "nobody knows the folder of this text, nor the files of its links".to_owned()
            }
            (Arabic, LinkError::Missing(path)) => format!("لا وجود لهذا الملف: {}", named(path)),
            (English, LinkError::Missing(path)) => {
                format!("there is no such file: {}", named(path))
            }
            (Arabic, LinkError::Outside(path)) => {
                format!("خارج المجلد المفتوح، فلا يُتبع: {}", named(path))
            }
            (English, LinkError::Outside(path)) => format!(
                "outside of the folder that is open, so it is not followed: {}",
                named(path)
            ),
            (Arabic, LinkError::NoText(path)) => format!("ليس نصًّا يقرؤه kzread: {}", named(path)),
            (English, LinkError::NoText(path)) => {
                format!("no text that kzread can read: {}", named(path))
            }
        }
    }

    /// That an address was given to a program.
    pub fn given_to(self, program: &str) -> String {
        let program = isolated(program);
        match self {
            Arabic => format!("سُلِّم العنوان إلى {program}"),
            English => format!("address given to {program}"),
        }
    }

    /// That a program did not take an address, and what came of it.
    pub fn refused_by(self, program: &str, why: &str) -> String {
        let (program, why) = (isolated(program), isolated(why));
        match self {
            Arabic => format!("لم يفتح {program} العنوان: {why}"),
            English => format!("{program} did not open the address: {why}"),
        }
    }
}
