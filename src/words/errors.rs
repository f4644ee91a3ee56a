//! What went wrong, in words: which file, what is wrong with it, what to do.
//!
//! Errors are values until here. They are said where somebody reads them, on the screen or on standard error, in the
//! language of the interface; only what the operating system itself says stays as it is.

use std::io;
use std::path::Path;

use super::Language::{self, Arabic, English};
use super::{READING_CHAPTER, isolated};
use crate::document::{Expected, Found, FrontMatterError, KEYS, Problem, ReadError};
use crate::library::{LoadError, OpenError, system_message};
use crate::search::{PatternError, PatternFault, QueryError};
use crate::store::StoreError;
use crate::text::inert;

impl Language {
    /// Why something that was asked for is not in the library; of several, a line each.
    pub fn open_error(self, error: &OpenError) -> String {
        let path = match error {
            OpenError::Unreadable { path, error } => {
                return self.named(path, &self.read_error(error));
            }
            OpenError::CutShort(error) => return self.load_error(error),
            OpenError::Several(errors) => {
                let lines: Vec<String> = errors.iter().map(|e| self.open_error(e)).collect();
                return lines.join("\n");
            }
            OpenError::NoTexts { path, others } => {
                return self.named(path, &self.no_texts(*others));
            }
            OpenError::Terminal { path } => path.as_path(),
            OpenError::StdinIsTerminal => Path::new("-"),
        };
        let what = match (self, error) {
            (Arabic, OpenError::StdinIsTerminal) => {
                "الدخل القياسي هو الطرفية؛ مرّر نصًّا إلى kzread بأنبوب، أو سمِّ ملفًّا"
            }
            (English, OpenError::StdinIsTerminal) => {
                "standard input is the terminal; pipe a text into kzread, or name a file"
            }
            (Arabic, _) => "هذه هي الطرفية، ومفاتيحها لـkzread؛ سمِّ ملفًّا، أو مرّر نصًّا بأنبوب",
            (English, _) => {
                "this is the terminal, whose keys are for kzread; name a file, or pipe a text into it"
            }
        };
        self.named(path, what)
    }

    /// Why a text of the library cannot be read, or not all of it.
    pub fn load_error(self, error: &LoadError) -> String {
        let (name, what) = match error {
            LoadError::Unreadable { name, error } => (name, self.read_error(error)),
            LoadError::FrontMatter { name, error } => (name, self.front_matter_error(error)),
            LoadError::NotUtf8 { name } => (
                name,
                match self {
                    Arabic => "ليس كله UTF-8، وتقوم العلامة \u{FFFD} مقام ما سواه؛ حدّد الترميز بـ --encoding، مثل windows-1256",
                    English => "not all of it is UTF-8, and U+FFFD stands for the rest; --encoding names another, such as windows-1256",
                }
                .to_owned(),
            ),
            LoadError::Container { name, error } => (name, self.container_error(*error).to_owned()),
            LoadError::Foreign { name, kind } => (name, self.foreign(*kind, name)),
            LoadError::TooLong { name, encoding, gib } => (
                name,
                match self {
                    Arabic => format!("يُقرأ {encoding} حتى {gib} غيغابايت، وهذا أطول؛ حوّله إلى UTF-8 بالأمر iconv"),
                    English => format!("{encoding} is read up to {gib} GiB, and this is longer; convert it to UTF-8 with iconv"),
                },
            ),
        };
        self.named(Path::new(name), &what)
    }

    /// Why bytes cannot be read, without the name of their file.
    pub fn read_error(self, error: &ReadError) -> String {
        let said = match (self, error) {
            (_, ReadError::System(said)) => said.as_str(),
            (_, ReadError::Unread(_)) => self.say(READING_CHAPTER),
            (Arabic, ReadError::NotFound) => "لا ملف ولا مجلد بهذا الاسم؛ تحقّق منه",
            (English, ReadError::NotFound) => "there is no such file or folder; check the name",
            (Arabic, ReadError::PermissionDenied) => "لا تملك إذنًا بقراءته",
            (English, ReadError::PermissionDenied) => "you have no permission to read it",
            (Arabic, ReadError::Shortened) => "صار الملف أقصر وهو مفتوح",
            (English, ReadError::Shortened) => "the file became shorter while it was open",
            (Arabic, ReadError::Damaged) => "الملف المضغوط تالف أو مبتور؛ لا يُقرأ ما بعد ذلك",
            (English, ReadError::Damaged) => {
                "the compressed file is damaged or cut short; the rest cannot be read"
            }
            (Arabic, ReadError::NoSuchPlace) => "لا وجود لهذا الموضع في النص",
            (English, ReadError::NoSuchPlace) => "there is no such place in the text",
            (Arabic, ReadError::OutOfMemory) => "لا تسعه الذاكرة؛ قسّمه أو أغلق برامج أخرى",
            (English, ReadError::OutOfMemory) => {
                "it does not fit into the memory; split it, or close other programs"
            }
            (Arabic, ReadError::TooLong { gib }) => {
                return format!("أطول من {gib} غيغابايت؛ لم يُقرأ ما بعدها");
            }
            (English, ReadError::TooLong { gib }) => {
                return format!("it is longer than {gib} GiB; the rest was not read");
            }
        };
        said.to_owned()
    }

    /// What is wrong with a front matter, and in which line of the file.
    pub fn front_matter_error(self, error: &FrontMatterError) -> String {
        let line = error.line;
        let problem = self.problem(&error.problem);
        match self {
            Arabic => format!("السطر {line}: {problem}"),
            English => format!("line {line}: {problem}"),
        }
    }

    fn problem(self, problem: &Problem) -> String {
        match (self, problem) {
            (Arabic, Problem::Unclosed) => {
                "الترويسة التي تبدأ بسطر \"+++\" لا تنتهي بسطر \"+++\" آخر".to_owned()
            }
            (English, Problem::Unclosed) => {
                "the front matter that begins with \"+++\" does not end with another \"+++\" line"
                    .to_owned()
            }
            (Arabic, Problem::Syntax(said)) => format!("ليس هذا TOML: {}", isolated(said)),
            (English, Problem::Syntax(said)) => format!("this is not TOML: {said}"),
            (Arabic, Problem::UnknownKey(key)) => format!(
                "لا مفتاح اسمه \"{}\" (المعروف: {})",
                isolated(key),
                isolated(&KEYS.join(", "))
            ),
            (English, Problem::UnknownKey(key)) => {
                format!("unknown key \"{key}\" (known: {})", KEYS.join(", "))
            }
            (
                _,
                Problem::BadValue {
                    key,
                    expected,
                    found,
                },
            ) => {
                let (expected, found) = (self.expected(*expected), self.found(found));
                match self {
                    Arabic => format!("يجب أن يكون \"{}\" {expected}، لا {found}", isolated(key)),
                    English => format!("\"{key}\" must be {expected}, not {found}"),
                }
            }
        }
    }

    fn expected(self, expected: Expected) -> &'static str {
        match (self, expected) {
            (Arabic, Expected::Text) => "نصًّا بين علامتي اقتباس",
            (English, Expected::Text) => "a text in quotes",
            (Arabic, Expected::Texts) => "قائمة نصوص، مثل \u{2066}[\"a\", \"b\"]\u{2069}",
            (English, Expected::Texts) => "a list of texts, such as [\"a\", \"b\"]",
            (Arabic, Expected::Date) => "تاريخًا بلا علامتي اقتباس، مثل \u{2066}2022-01-05\u{2069}",
            (English, Expected::Date) => "a date without quotes, such as 2022-01-05",
            (Arabic, Expected::Language) => "رمز لغة، مثل \"ar\"",
            (English, Expected::Language) => "a language tag, such as \"ar\"",
            (Arabic, Expected::Direction) => "\"rtl\" أو \"ltr\"",
            (English, Expected::Direction) => "\"rtl\" or \"ltr\"",
        }
    }

    fn found(self, found: &Found) -> String {
        match (self, found) {
            (_, Found::Text(text)) => format!("\"{}\"", self.name(text)),
            (_, Found::Literal(value)) => self.name(value),
            (Arabic, Found::List) => "هذه القائمة".to_owned(),
            (English, Found::List) => "this list".to_owned(),
            (Arabic, Found::Table) => "جدولًا".to_owned(),
            (English, Found::Table) => "a table".to_owned(),
        }
    }

    /// Why the text is printed and not shown on a screen.
    pub fn dumb_terminal(self) -> &'static str {
        match self {
            Arabic => "هذه طرفية لا تعرف إلا الكتابة (TERM=dumb)، فالنص كما هو في ملفه",
            English => {
                "this terminal can do nothing but print (TERM=dumb), so the text is printed as it is"
            }
        }
    }

    /// Why something is not kept between runs.
    pub fn store_error(self, error: &StoreError) -> String {
        match error {
            StoreError::Homeless => match self {
                Arabic => "لا مجلد منزليّ يُحفظ فيه شيء؛ اضبط $HOME",
                English => "there is no home folder to remember anything in; set $HOME",
            }
            .to_owned(),
            StoreError::Inaccessible { path, error } => self.of_kept(path, &system_message(error)),
            StoreError::TooLong { path } => {
                let what = match self {
                    Arabic => "أطول من كل ما يكتبه kzread، فلم يُقرأ؛ انقله إن لم تكن بك حاجة إليه",
                    English => {
                        "longer than kzread writes any, so it was not read; move it if you do not need it"
                    }
                };
                self.of_kept(path, what)
            }
            StoreError::SetAside {
                path,
                problem,
                aside,
            } => {
                let problem = self.broken(problem);
                let what = match self {
                    Arabic => format!("نُحّي باسم {}؛ {problem}", isolated(aside)),
                    English => format!("set aside as {aside}; {problem}"),
                };
                self.of_kept(path, &what)
            }
            StoreError::Broken { path, problem } => {
                let problem = self.broken(problem);
                let what = match self {
                    Arabic => format!("تعذّرت تنحيته فتُرك كما هو؛ {problem}"),
                    English => format!("it cannot be set aside, and is left as it is; {problem}"),
                };
                self.of_kept(path, &what)
            }
        }
    }

    /// What happened to a file that kzread itself has written: its name, what happened, and at last its folder, which may be cut
    /// off where there is no room.
    fn of_kept(self, path: &Path, what: &str) -> String {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let folder = path.parent().unwrap_or(path).to_string_lossy();
        let (name, folder) = (self.name(&name.to_string_lossy()), self.name(&folder));
        format!("{name}: {what} ({folder})")
    }

    /// What is wrong with a file that kzread itself has written: the parser's words, in a line of the file.
    fn broken(self, problem: &crate::store::Damage) -> String {
        let said = self.name(&problem.said);
        match (self, problem.line) {
            (_, None) => said,
            (Arabic, Some(line)) => format!("السطر {line}: {said}"),
            (English, Some(line)) => format!("line {line}: {said}"),
        }
    }

    /// Why a text is no query.
    pub fn query_error(self, error: QueryError) -> String {
        let said = match (self, error) {
            (_, QueryError::Pattern(error)) => return self.pattern_error(error),
            (Arabic, QueryError::Empty) => "لا شيء يُبحث عنه: العبارة فارغة",
            (English, QueryError::Empty) => "nothing to search for: the query is empty",
            (Arabic, QueryError::MarksOnly) => {
                "لا شيء يُبحث عنه: ليس في العبارة إلا حركات وعلامات لا تُرى، ولا حرف فيها"
            }
            (English, QueryError::MarksOnly) => {
                "nothing to search for: the query has only marks and invisible characters, no letters"
            }
        };
        said.to_owned()
    }

    /// Where a text is no regular expression, and why.
    fn pattern_error(self, PatternError { at, fault }: PatternError) -> String {
        let why = match (self, fault) {
            (Arabic, PatternFault::Bracket) => "قوس بلا قرين",
            (English, PatternFault::Bracket) => "a bracket without its partner",
            (Arabic, PatternFault::Repetition) => "تكرار لا يصح",
            (English, PatternFault::Repetition) => "a repetition that cannot be",
            (Arabic, PatternFault::Escape) => "لا معنى لما بعد \u{2066}\\\u{2069}",
            (English, PatternFault::Escape) => "what follows \\ has no meaning",
            (Arabic, PatternFault::TooLarge) => "أكبر من أن يُبحث عنه",
            (English, PatternFault::TooLarge) => "too large to be looked for",
            (Arabic, PatternFault::Other) => "لا يُفهم",
            (English, PatternFault::Other) => "not understood",
        };
        match self {
            Arabic => format!("نمط خاطئ عند المحرف {at}: {why}"),
            English => format!("bad pattern, character {at}: {why}"),
        }
    }

    /// What the system says of the terminal.
    pub fn terminal_error(self, error: &io::Error) -> String {
        match self {
            Arabic => format!("الطرفية: {}", isolated(&system_message(error))),
            English => format!("the terminal: {}", system_message(error)),
        }
    }

    /// That the output could not be written.
    pub fn output_error(self, error: &io::Error) -> String {
        match self {
            Arabic => format!("تعذّرت كتابة الخرج: {}", isolated(&system_message(error))),
            English => format!("the output could not be written: {}", system_message(error)),
        }
    }

    /// `file: what`.
    pub fn named(self, path: &Path, what: &str) -> String {
        format!("{}: {what}", self.name(&path.to_string_lossy()))
    }

    /// A name within a sentence. An Arabic sentence would pull a Latin name's signs to its other side, so it is isolated;
    /// an English line begins with the name as shells print it.
    fn name(self, name: &str) -> String {
        match self {
            Arabic => isolated(name),
            English => inert(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::front_matter;

    fn complaint(toml: &str) -> String {
        front_matter(&format!("+++\n{toml}\n+++\ntext"))
            .map_err(|error| English.front_matter_error(&error))
            .unwrap_err()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line_and_the_known_ones() {
        let known = "title, title_en, date, author, sources, sources_en, lang, dir, tags, summary, summary_en";
        let expected = format!("line 4: unknown key \"titel\" (known: {known})");
        assert_eq!(complaint("# note\nlang = \"ar\"\ntitel = \"x\""), expected);
    }

    #[test]
    fn the_first_mistake_of_the_file_is_told_first() {
        assert!(complaint("zebra = 1\nauthor = 2").starts_with("line 2: unknown key \"zebra\""));
    }

    #[test]
    fn bad_values_are_named_with_line_key_and_what_is_wanted() {
        let cases = [
            (
                "\ntitle = 5",
                "line 3: \"title\" must be a text in quotes, not 5",
            ),
            (
                "date = \"5 May\"",
                "line 2: \"date\" must be a date without quotes, such as 2022-01-05, not \"5 May\"",
            ),
            (
                "date = 10:00:00",
                "line 2: \"date\" must be a date without quotes, such as 2022-01-05, not 10:00:00",
            ),
            (
                "dir = \"up\"",
                "line 2: \"dir\" must be \"rtl\" or \"ltr\", not \"up\"",
            ),
            (
                "lang = \"\"",
                "line 2: \"lang\" must be a language tag, such as \"ar\", not \"\"",
            ),
            (
                "tags = [\n\"a\",\n1]",
                "line 2: \"tags\" must be a list of texts, such as [\"a\", \"b\"], not this list",
            ),
            (
                "sources = true",
                "line 2: \"sources\" must be a list of texts, such as [\"a\", \"b\"], not true",
            ),
        ];
        for (toml, expected) in cases {
            assert_eq!(complaint(toml), expected);
        }
    }

    #[test]
    fn an_arabic_message_has_no_english_sentence() {
        let error = |toml: &str| front_matter(&format!("+++\n{toml}\n+++\n")).unwrap_err();
        for toml in [
            "title = 5",
            "titel = 1",
            "tags = [1]",
            "dir = 5",
            "lang = []",
            "date = \"\"",
        ] {
            let said = Arabic.front_matter_error(&error(toml));
            let latin = said.split(|c: char| !c.is_ascii_alphabetic());
            // What stays Latin is names and values, never two words of a sentence.
            let words: Vec<&str> = latin
                .filter(|word| ["must", "key", "be", "unknown", "list"].contains(word))
                .collect();
            assert!(words.is_empty(), "{said}");
        }
    }
}
