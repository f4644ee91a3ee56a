//! What the user asks for: on the command line, and in the environment where that says nothing.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::error::Error;
use crate::library::{self, Encodings};
use crate::paint::{Colours, Ground, Palette, Theme};
use crate::search::{self, QueryError};
use crate::shell::{OutputForm, RowPrinter, ShellSearch};
use crate::terminal::{self, Harakat, Mode, Options};
use crate::words;
use clap::{Parser, ValueEnum};

/// Read Arabic in the terminal, laid out right.
///
/// Without PATH the screen shows what is piped in, else what was read last, at first the built-in library: articles on
/// Kazakhstan in January 2022.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(version, about, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// Files and folders to read instead of the built-in library: text, Markdown, HTML, EPUB, DOCX, ODT, subtitles, source
    /// code; - is standard input, which needs no PATH on the screen
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Begin with the built-in library if no PATH is named, and each text at its beginning, not where they were left
    #[arg(long, conflicts_with_all = ["print", "list", "search", "doctor"])]
    pub(crate) fresh: bool,

    /// Print the texts as rows, laid out as the eye should see them, and end
    #[arg(long)]
    pub(crate) print: bool,

    /// Columns of a printed row [default: the terminal's, at most 80]
    #[arg(long, value_name = "N", requires = "print", conflicts_with_all = ["list", "search"], value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) width: Option<u16>,

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

    /// Tell what this terminal is and what is sent to it, for a bug report, and end
    #[arg(long, conflicts_with_all = ["print", "list", "search", "test_card"])]
    pub(crate) doctor: bool,

    /// Show a sentence in every output mode first: the one that reads right is remembered for this terminal
    #[arg(long, conflicts_with_all = ["print", "list", "search"])]
    pub(crate) test_card: bool,

    /// What is sent to the terminal: auto, shaped, lro, wordlrm, kitty, qt, blank, inv, visual or
    /// logical [default: `$KZREAD_BIDI`, else auto]
    #[arg(long, value_name = "MODE", verbatim_doc_comment)]
    pub(crate) bidi_mode: Option<String>,

    /// Harakat on the screen: auto (where the terminal can show them), keep or strip
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    harakat: String,
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

    /// How much spelling a search forgives [default: fold]
    #[arg(long, value_enum, value_name = "LEVEL", requires = "search")]
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

impl Find {
    /// How much spelling a search forgives.
    fn level(&self) -> search::Level {
        match self.level {
            _ if self.word => search::Level::Word,
            _ if self.regex => search::Level::Regex,
            Some(LevelArg::Word) => search::Level::Word,
            Some(LevelArg::Regex) => search::Level::Regex,
            None | Some(LevelArg::Fold) => search::Level::Fold,
            Some(LevelArg::Exact) => search::Level::Exact,
            Some(LevelArg::Forms) => search::Level::Forms,
            Some(LevelArg::Auto) => search::Level::Auto,
        }
    }
}

impl Args {
    /// What is wanted of the terminal, without what is remembered of it.
    pub(crate) fn options(&self) -> Result<Options, Error> {
        Ok(Options {
            mode: self.mode()?,
            harakat: choice("--harakat", &self.harakat, &Harakat::NAMES)?,
            ..Options::default()
        })
    }

    /// What is known of how the texts are encoded.
    pub(crate) fn encodings(&self) -> Result<Encodings, Error> {
        let named = self.encoding.as_ref().map(|name| {
            let unknown = || Error::UnknownEncoding(name.clone());
            library::encoding(name).ok_or_else(unknown)
        });
        let encodings = Encodings::new(named.transpose()?, &locale());
        Ok(encodings.in_language(self.text_lang.as_deref()))
    }

    /// The terminal that messages are printed on, if it can do more than print.
    pub(crate) fn message_printer(&self) -> Option<RowPrinter> {
        // What is wrong with the options themselves has to be told all the same.
        let options = self.options().unwrap_or_default();
        let columns = terminal::columns().unwrap_or(80);
        (!is_dumb()).then(|| RowPrinter::new(columns, theme(), &options))
    }

    /// The search asked for, if one was.
    pub(crate) fn search(&self, options: &Options) -> Result<Option<ShellSearch>, QueryError> {
        let search = self.find.search.as_ref().map(|query| {
            let form = self.form(options);
            ShellSearch::new(query, self.find.level(), form)
        });
        search.transpose()
    }

    /// How what is found is printed: as asked for, else as standard output can show it.
    fn form(&self, options: &Options) -> OutputForm {
        if self.find.count {
            return OutputForm::Count {
                named: self.names_files(),
                printer: printer(options),
            };
        }
        if self.find.json {
            return OutputForm::Json;
        }
        printer(options).map_or(OutputForm::Lines, OutputForm::Rows)
    }

    /// Whether what is said of a file must name it: not of the only one that was asked for.
    fn names_files(&self) -> bool {
        !matches!(self.paths.as_slice(), [path] if !path.is_dir())
    }

    /// The output mode asked for; `None` leaves it to detection.
    fn mode(&self) -> Result<Option<Mode>, Error> {
        let (asked, by) = match &self.bidi_mode {
            Some(mode) => (mode.clone(), "--bidi-mode"),
            None => (
                std::env::var("KZREAD_BIDI").unwrap_or_default(),
                "KZREAD_BIDI",
            ),
        };
        match asked.as_str() {
            "" | "auto" => Ok(None),
            name => choice(by, name, &Mode::NAMES).map(Some),
        }
    }

    /// What the list is called: the built-in library, the one folder or file, or the first of several and an ellipsis.
    pub(crate) fn library_name(&self) -> String {
        let Some(first) = self.paths.first() else {
            return self.language().say(words::BUILT_IN).to_owned();
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

    /// Columns of a printed row: as asked for, else the terminal's, at most 80.
    pub(crate) fn columns(&self) -> u16 {
        self.width
            .unwrap_or_else(|| terminal::columns().map_or(80, |columns| columns.min(80)))
    }

    /// What is opened, for whoever names nothing the next time: none if some of it is piped in.
    pub(crate) fn opened(&self) -> Option<Vec<PathBuf>> {
        let is_piped = self.paths.iter().any(|path| path.as_os_str() == "-");
        (!is_piped).then(|| self.paths.clone())
    }

    /// The language of the interface: as asked for, else as the locale says.
    pub(crate) fn language(&self) -> words::Language {
        match self.lang {
            Some(LanguageArg::Ar) => words::Language::Arabic,
            Some(LanguageArg::En) => words::Language::English,
            None => words::Language::of_locale(&locale()),
        }
    }
}

/// The locale that messages are in.
fn locale() -> String {
    let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    set.find(|value| !value.is_empty()).unwrap_or_default()
}

/// The choice of that name among those of an option.
fn choice<T: Copy>(
    option: &'static str,
    name: &str,
    names: &[(&'static str, T)],
) -> Result<T, Error> {
    let found = names.iter().find(|(known, _)| *known == name);
    found
        .map(|(_, value)| *value)
        .ok_or_else(|| Error::UnknownChoice {
            option,
            value: name.to_owned(),
            choices: names.iter().map(|(known, _)| *known).collect(),
        })
}

/// Whether a text is piped or redirected into standard input.
#[cfg(unix)]
pub(crate) fn is_stdin_given() -> bool {
    use rustix::fs::{FileType, fstat};
    let kind = fstat(io::stdin()).map(|stat| FileType::from_raw_mode(stat.st_mode));
    matches!(
        kind,
        Ok(FileType::Fifo | FileType::Socket | FileType::RegularFile)
    )
}

/// Whether a text is piped or redirected into standard input: not known here.
#[cfg(not(unix))]
pub(crate) fn is_stdin_given() -> bool {
    false
}

/// The colours of the screen: none if the user wants none (no-color.org), and on what ground, as far as the environment tells.
pub(crate) fn colours() -> Colours {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let term = variable("TERM");
    let few = ["linux", "ansi", "cygwin"].contains(&term.as_str()) || term.ends_with("-16color");
    let palette = if !variable("NO_COLOR").is_empty() {
        Palette::None
    } else if few {
        Palette::Sixteen
    } else {
        Palette::Many
    };
    Colours {
        palette,
        ground: if term == "linux" {
            Ground::Dark
        } else {
            Ground::Unknown
        },
    }
}

/// What is printed looks like this: nobody asks the terminal for its ground.
fn theme() -> Theme {
    colours().theme(None)
}

/// The terminal on standard output, if that is one and can do more than print.
pub(crate) fn printer(options: &Options) -> Option<RowPrinter> {
    let able = io::stdout().is_terminal() && !is_dumb();
    // Some do not know how wide they are.
    able.then(|| RowPrinter::new(terminal::columns().unwrap_or(80), theme(), options))
}

/// Whether the terminal says that it can do nothing but print, as those of editors do.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}
