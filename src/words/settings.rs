//! What is said of settings.

use super::Language::{self, Arabic, English};
use super::{Phrase, isolated, key};

/// What names an encoding.
pub const ENCODING_NAMES: Phrase = Phrase {
    ar: "auto، أو اسم في معيار الترميز مثل windows-1256",
    en: "auto, or a name of the Encoding Standard, such as windows-1256",
};
/// What names a language of texts.
pub const LANGUAGE_TAGS: Phrase = Phrase {
    ar: "auto، أو رمز لغة مثل fa",
    en: "auto, or the tag of a language, such as fa",
};
/// What names a colour.
pub const COLOUR_NAMES: Phrase = Phrase {
    ar: "auto، أو \u{2066}#rrggbb\u{2069}، أو رقم من 0 إلى 255، أو اسم مثل blue",
    en: "auto, #rrggbb, a number from 0 to 255, or a name such as blue",
};
/// A folder, a pipe or a device stands where a file should.
pub const NO_FILE: Phrase = Phrase {
    ar: "ليس ملفًّا",
    en: "it is no file",
};
/// A file is not encoded as it must be.
pub const NOT_UTF8: Phrase = Phrase {
    ar: "ليس كله UTF-8",
    en: "not all of it is UTF-8",
};
/// At the head of the file of settings.
pub const CONFIG_HEAD: Phrase = Phrase {
    ar: "إعدادات kzread. احفظ هذا في ملف config.toml، واحذف # من أول السطر الذي تغيّره.\nما يُطلب في سطر الأوامر يغلب البيئة، والبيئة تغلب هذا الملف.",
    en: "Settings of kzread. Save this as config.toml, and remove the # before what you change.\nOptions of the command line come first, then the environment, then this file.",
};
/// Above the keys in the file of settings.
pub const CONFIG_KEYS: Phrase = Phrase {
    ar: "مفاتيح كل فعل، كما تُكتب: x ،<C-x> ،<A-x> ،<F2> ،<PageDown>. يكفي مفتاح لوحة المفاتيح اللاتينية:\nما تحته في العربية يعمل عمله.",
    en: "The keys of each action, written x, <C-x>, <A-x>, <F2>, <PageDown>. The key of the Latin keyboard is enough:\nwhat it types on the Arabic one does the same.",
};

impl Language {
    /// That something stands in a line of a file.
    pub fn in_line(self, line: usize, what: &str) -> String {
        match self {
            Arabic => format!("السطر {line}: {what}"),
            English => format!("line {line}: {what}"),
        }
    }

    /// The first thing that is wrong with a file of settings, and how many more are.
    pub fn wrong_settings(self, first: &str, more: usize) -> String {
        match (self, more) {
            (_, 0) => first.to_owned(),
            (Arabic, _) => format!("{first}؛ وغيره مما يذكره {}", key("kzread --doctor")),
            (English, _) => format!("{first}; kzread --doctor tells of {more} more"),
        }
    }

    /// That a line of a file is no TOML, and what the parser says.
    pub fn no_toml(self, said: &str) -> String {
        let said = isolated(said);
        match self {
            Arabic => format!("لا يصلح في TOML: {said}"),
            English => format!("this is no TOML: {said}"),
        }
    }

    /// That no setting has a name.
    pub fn no_setting(self, name: &str) -> String {
        let name = isolated(name);
        match self {
            Arabic => format!("لا إعداد اسمه {name}"),
            English => format!("there is no setting {name}"),
        }
    }

    /// That no action has a name.
    pub fn no_action(self, name: &str) -> String {
        let name = isolated(name);
        match self {
            Arabic => format!("لا فعل اسمه {name}"),
            English => format!("there is no action {name}"),
        }
    }

    /// What may have been meant, at the end of a sentence.
    pub fn did_you_mean(self, name: &str) -> String {
        let name = isolated(name);
        match self {
            Arabic => format!("؛ لعلك تريد {name}"),
            English => format!("; did you mean {name}?"),
        }
    }

    /// That a setting does not take a value, and which it takes.
    pub fn wrong_value(self, setting: &str, value: &str, right: &str) -> String {
        let (setting, value, right) = (isolated(setting), isolated(value), isolated(right));
        match self {
            Arabic => format!("لا يصلح {value} لـ{setting}، بل: {right}"),
            English => format!("{setting} cannot be {value}, but {right}"),
        }
    }

    /// A number within bounds.
    pub fn number_between(self, least: u16, most: u16) -> String {
        match self {
            Arabic => format!("عدد من {least} إلى {most}"),
            English => format!("a number from {least} to {most}"),
        }
    }

    /// That something is no key, and how keys are written.
    pub fn no_key(self, name: &str) -> String {
        let (name, keys) = (isolated(name), key("x, <C-x>, <A-x>, <F2>, <PageDown> …"));
        match self {
            Arabic => format!("ليس {name} مفتاحًا؛ تُكتب المفاتيح هكذا: {keys}"),
            English => format!("{name} is no key; keys are written {keys}"),
        }
    }

    /// That a key types a letter where an action is done.
    pub fn typed_key(self, name: &str, action: &str) -> String {
        let (name, action) = (key(name), isolated(action));
        match self {
            Arabic => format!("يُكتب {name} هناك حرفًا، فلا يكون مفتاحًا لـ{action}"),
            English => format!("{name} is typed there, so it cannot be a key of {action}"),
        }
    }

    /// That a key was given to two actions, and which does not have it.
    pub fn shared_key(self, name: &str, action: &str) -> String {
        let (name, action) = (key(name), isolated(action));
        match self {
            Arabic => format!("للمفتاح {name} فعلان، فلا يعمل لـ{action}"),
            English => format!("{name} has two actions; {action} does not have it"),
        }
    }
}
