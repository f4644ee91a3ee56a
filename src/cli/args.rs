//! What the user asks for on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{CommandFactory, Parser, ValueEnum, ValueHint};

use super::settings::{Setting, Settings};
use crate::search::{Level, QueryError};
use crate::shell::{OutputForm, ShellSearch};
use crate::words::{self, Language};

/// Read Arabic in the terminal, laid out right.
///
/// Without PATH it shows what is piped in, else what was read last, at first the built-in library: articles on Kazakhstan in
/// January 2022.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(version, about, max_term_width = 100, after_help = EXIT_CODES, args_override_self = true)]
pub(crate) struct Args {
    /// Files and folders to read instead of the built-in library: text, Markdown, HTML, EPUB, DOCX, ODT, subtitles, source
    /// code; - is standard input, which --print, --list and --search read only if it is named
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,

    /// Begin with the built-in library if no PATH is named, and each text at its beginning, not where they were left
    #[arg(long, conflicts_with_all = ["print", "list", "search", "doctor"])]
    pub(crate) fresh: bool,

    /// Print the texts as rows, laid out as the eye should see them, and end
    #[arg(long)]
    pub(crate) print: bool,

    /// Columns of the text on the screen [default: 70], or of a printed row [default: the terminal's, at most 80]
    #[arg(long, value_name = "N", conflicts_with_all = ["list", "search"], value_parser = clap::value_parser!(u16).range(1..))]
    width: Option<u16>,

    /// Read texts line by line, a paragraph at a time, for screen readers: no full screen, no drawing
    #[arg(long, conflicts_with_all = ["print", "list", "search", "doctor", "test_card"])]
    pub(crate) linear: bool,

    /// Print the list of texts and end
    #[arg(long, conflicts_with = "print")]
    pub(crate) list: bool,

    #[command(flatten)]
    find: Find,

    #[command(flatten)]
    pub(crate) pager: Pager,

    /// How texts that are no UTF-8 are encoded: windows-1256, iso-8859-6 … [default: as their letters tell]
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,

    /// The language of the texts, where they do not say it: fa, ur, ckb … keep گ چ پ ژ apart from ك ج ب ز [default: as their
    /// letters tell]
    #[arg(long, value_name = "TAG")]
    pub(crate) text_lang: Option<String>,

    /// The language of the interface [default: by the locale]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) lang: Option<LanguageArg>,

    /// Start no other program, no browser either, and write nothing: no place, query or bookmark is kept, nor read [default: as
    /// $LESSSECURE=1 says]
    #[arg(long)]
    secure: bool,

    /// Tell what this terminal is and what is sent to it, for a bug report, and end
    #[arg(long, conflicts_with_all = ["print", "list", "search", "test_card"])]
    pub(crate) doctor: bool,

    /// Show a sentence in every output mode first: the one that reads right is remembered for this terminal
    #[arg(long, conflicts_with_all = ["print", "list", "search"])]
    pub(crate) test_card: bool,

    /// What is sent to the terminal: auto, shaped, each, lro, wordlrm, kitty, qt, blank, inv,
    /// visual or logical [default: `$KZREAD_BIDI`, else auto]
    #[arg(long, value_name = "MODE", verbatim_doc_comment)]
    pub(crate) bidi_mode: Option<String>,

    /// Harakat on the screen: auto (where the terminal can show them), keep or strip [default: auto]
    #[arg(long, value_name = "WHEN")]
    harakat: Option<String>,

    /// Which digits are shown: written (as the text has them), arabic, persian or european [default: written]
    #[arg(long, value_name = "DIGITS")]
    digits: Option<String>,

    /// Colours: auto, calm, contrast, sixteen or none [default: auto]
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,

    /// Set what the file of settings sets, as it does: line-spacing=1, justify=kashida; as often as you like
    #[arg(long, value_name = "KEY=VALUE", value_parser = key_and_value)]
    pub(crate) set: Vec<(String, String)>,

    /// Settings stand in this file [default: `$KZREAD_CONFIG`, else kzread/config.toml where you keep settings]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, verbatim_doc_comment)]
    pub(crate) config: Option<PathBuf>,

    /// Print the default settings as a file, with what each means, and end
    #[arg(long, conflicts_with_all = ["print", "list", "search", "doctor", "test_card"])]
    pub(crate) write_config: bool,
}

/// What a pager is asked for.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Pager {
    /// Cut lines that a command has laid out at the edge of the screen; Left and Right shift them, S wraps them
    #[arg(short = 'S', long = "chop-long-lines")]
    pub(crate) cuts: bool,

    /// Print the text and end if it fits on one screen
    #[arg(short = 'F', long = "quit-if-one-screen")]
    pub(crate) ends_if_short: bool,

    /// Taken for the sake of those who are used to less: colours are always shown.
    #[arg(short = 'R', long = "RAW-CONTROL-CHARS", hide = true)]
    raw: bool,

    /// Taken as well; the screen of before always comes back.
    #[arg(short = 'X', long = "no-init", hide = true)]
    keep: bool,
}

const EXIT_CODES: &str =
    "Exit status: 0 if all went well, 1 if a search found nothing, 2 if something went wrong.";

/// What is searched for, and what is printed of it.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
struct Find {
    /// Search the texts, print the paragraphs that have QUERY, however it is spelt, with file and line, and end
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true, conflicts_with_all = ["print", "list"])]
    search: Option<String>,

    /// How much spelling a search forgives [default: fold, on the screen auto]
    #[arg(long, value_enum, value_name = "LEVEL")]
    level: Option<LevelArg>,

    /// Find whole words alone: --level word
    #[arg(long, requires = "search", conflicts_with_all = ["level", "regex"])]
    word: bool,

    /// QUERY is a regular expression, for folded letters, and each paragraph a line: --level regex
    #[arg(long, requires = "search", conflicts_with = "level")]
    regex: bool,

    /// Print how many matches each file has
    #[arg(long, requires = "search")]
    count: bool,

    /// Print each match as a line of JSON: its file, its text, its start and end in bytes of the decoded file
    #[arg(long, requires = "search", conflicts_with = "count")]
    json: bool,
}

/// A language of the interface.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LanguageArg {
    /// Arabic, with the list on the right
    Ar,
    /// English, with the list on the left
    En,
}

/// How much spelling a search forgives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LevelArg {
    /// Harakat, forms of alef, hamza and yeh, digits, capitals
    Fold,
    /// Nothing
    Exact,
    /// What fold does, and each word in all its forms, all in one paragraph; "…" keeps together, - leaves out
    #[value(alias = "stem")]
    Forms,
    /// What fold does, and what was meant: other forms of it; where there is none, its words apart
    Auto,
    /// What fold does, but only whole words
    Word,
    /// A regular expression on what fold makes of the letters
    Regex,
}

/// The command line as clap knows it. Options that set something which has names for its values know these names, as the
/// completions of shells do; what a user gives them is checked with the settings.
pub(crate) fn command() -> clap::Command {
    Args::command().mut_args(|arg| {
        let choices = arg.get_long().and_then(Setting::choices_of);
        match choices.filter(|_| arg.get_possible_values().is_empty()) {
            Some(choices) => arg.value_parser(choices),
            None => arg,
        }
    })
}

/// The name of a setting, and what it is set to.
fn key_and_value(given: &str) -> Result<(String, String), &'static str> {
    let (key, value) = given.split_once('=').ok_or("there is no = in it")?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

impl Args {
    /// The settings that are given by options of their own.
    pub(crate) fn asked(&self) -> Vec<(Setting, String)> {
        let name = |value: Option<PossibleValue>| value.map(|value| value.get_name().to_owned());
        let level = match self.find.level {
            _ if self.find.word => Some(LevelArg::Word),
            _ if self.find.regex => Some(LevelArg::Regex),
            level => level,
        };
        let given = [
            (
                Setting::Lang,
                name(self.lang.and_then(|lang| lang.to_possible_value())),
            ),
            (Setting::Width, self.width.map(|width| width.to_string())),
            (
                Setting::Level,
                name(level.and_then(|level| level.to_possible_value())),
            ),
            (Setting::Harakat, self.harakat.clone()),
            (Setting::Digits, self.digits.clone()),
            (Setting::Theme, self.theme.clone()),
            (
                Setting::ChopLongLines,
                self.pager.cuts.then(|| true.to_string()),
            ),
            (Setting::Encoding, self.encoding.clone()),
            (Setting::TextLang, self.text_lang.clone()),
            (Setting::BidiMode, self.bidi_mode.clone()),
            (Setting::Secure, self.secure.then(|| true.to_string())),
        ];
        let asked = given.into_iter();
        asked
            .filter_map(|(setting, value)| Some((setting, value?)))
            .collect()
    }

    /// The search asked for, if one was.
    pub(crate) fn search(&self, settings: &Settings) -> Result<Option<ShellSearch>, QueryError> {
        let level = settings.level().unwrap_or(Level::Fold);
        let search = self.find.search.as_ref().map(|query| {
            let form = self.form(settings);
            ShellSearch::new(query, level, form)
        });
        search.transpose()
    }

    /// How what is found is printed: as asked for, else as standard output can show it.
    fn form(&self, settings: &Settings) -> OutputForm {
        if self.find.count {
            return OutputForm::Count {
                named: self.names_files(),
                printer: settings.printer(),
            };
        }
        if self.find.json {
            return OutputForm::Json;
        }
        settings
            .printer()
            .map_or(OutputForm::Lines, OutputForm::Rows)
    }

    /// Whether what is said of a file must name it: not of the only one that was asked for.
    fn names_files(&self) -> bool {
        !matches!(self.paths.as_slice(), [path] if !path.is_dir())
    }

    /// What the list is called: the built-in library, the one folder or file, or the first of several and an ellipsis.
    pub(crate) fn library_name(&self, language: Language) -> String {
        let Some(first) = self.paths.first() else {
            return language.say(words::BUILT_IN).to_owned();
        };
        let path = first.canonicalize().unwrap_or_else(|_| first.clone());
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        if self.paths.len() > 1 {
            name + " \u{2026}"
        } else {
            name
        }
    }

    /// What is opened, for whoever names nothing the next time: none if some of it is piped in.
    pub(crate) fn opened(&self) -> Option<Vec<PathBuf>> {
        (!self.is_piped()).then(|| self.paths.clone())
    }

    /// Whether standard input is one of the texts.
    pub(crate) fn is_piped(&self) -> bool {
        self.paths.iter().any(|path| path.as_os_str() == "-")
    }
}
