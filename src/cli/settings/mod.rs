//! One value of all that can be set: an option comes first, then the environment, then the file of settings, then the default.
//! For each it is known where its value comes from.

mod config;
mod fault;
mod table;
mod template;

pub use config::Config;
pub(crate) use fault::Fault;
pub(crate) use table::Setting;
use table::{AUTO, LANGUAGES, LEVELS};
pub(crate) use template::template;

use super::args::Args;
use super::environment::{NO_COLOUR, colours, is_dumb, locale, printer, wants_no_colour};
use super::error::Error;
use crate::app::{Comfort, Keymap, Preferences};
use crate::library::{self, Encodings};
use crate::paint::{self, Colours, OwnColours, Palette, Taste, Theme};
use crate::search::Level;
use crate::shell::{PrintedPage, RowPrinter};
use crate::store::{Looks, Store};
use crate::terminal::{self, Harakat, Mode, Options};
use crate::words::Language;

/// The variable that names the output mode.
const BIDI: &str = "KZREAD_BIDI";

/// The variable by which less is told to be secure, if it is 1.
const SECURE: &str = "LESSSECURE";

/// Where the value of a setting comes from, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// Nobody has said anything.
    Default,
    /// The file of settings.
    Config,
    /// A key that was pressed in an earlier run.
    Key,
    /// `$KZREAD` or a variable of its own.
    Environment,
    /// The command line.
    Option,
}

/// What can be set, as it is set.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// The values of the settings that have another than the default, and where they come from.
    values: Vec<(Setting, String, Source)>,
    /// The file of settings.
    config: Config,
}

impl Settings {
    /// Takes together what the command line says, by itself and with the options of `$KZREAD`, what the rest of the environment
    /// says, and the file of settings. A value that is wrong, but for those of the file, is told as well.
    pub(crate) fn new(args: &Args, own: Option<&Args>, config: Config) -> (Self, Option<Error>) {
        let bidi = std::env::var(BIDI).ok().filter(|mode| !mode.is_empty());
        let bidi = bidi.map(|mode| (BIDI, Setting::BidiMode, mode));
        let no_colour = wants_no_colour().then(|| (NO_COLOUR, Setting::Theme, "none".to_owned()));
        let is_secure = std::env::var(SECURE).is_ok_and(|value| value == "1");
        let secure = is_secure.then(|| (SECURE, Setting::Secure, true.to_string()));
        let mut settings = Self::default();
        let mut faults = settings.take_options(own.unwrap_or(args), Source::Option);
        if own.is_some() {
            faults.extend(settings.take_options(args, Source::Environment));
        }
        for (variable, setting, value) in [bidi, no_colour, secure].into_iter().flatten() {
            let taken = settings.take(setting, variable, value, Source::Environment);
            faults.extend(taken.err());
        }
        for (setting, value) in &config.given {
            // What stands in the file was checked there.
            let _ = settings.take(*setting, setting.row().name, value.clone(), Source::Config);
        }
        settings.config = config;
        (settings, faults.into_iter().next().map(Error::Setting))
    }

    /// Takes what the options of a command line give: the settings' own, and then `--set`, of which the last one counts.
    fn take_options(&mut self, args: &Args, source: Source) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (setting, value) in args.asked() {
            let option = format!("--{}", setting.row().name);
            faults.extend(self.take(setting, &option, value, source).err());
        }
        for (name, value) in args.set.iter().rev() {
            let taken = match Setting::of_name(name) {
                Some(setting) => self.take(setting, name, value.clone(), source),
                None => Err(Fault::unknown_setting(name, Setting::names())),
            };
            faults.extend(taken.err());
        }
        faults
    }

    /// Takes a value, if the setting has none from where it weighs more. What is wrong with it is told by what the setting is
    /// called where it stands.
    fn take(
        &mut self,
        setting: Setting,
        called: &str,
        value: String,
        source: Source,
    ) -> Result<(), Fault> {
        let is_set = self.set(setting).is_some();
        // What is overruled may be wrong, but for what was typed just now.
        if is_set && source != Source::Option {
            return Ok(());
        }
        if !setting.row().kind.takes(&value) {
            return Err(Fault::wrong_value(setting, called, value));
        }
        if !is_set {
            self.values.push((setting, value, source));
        }
        Ok(())
    }

    /// The value that a setting was given, and where; none if nobody gave it any.
    fn set(&self, setting: Setting) -> Option<(&str, Source)> {
        let set = self.values.iter().find(|(known, ..)| *known == setting);
        set.map(|(_, value, source)| (value.as_str(), *source))
    }

    /// The same; none either if it is left to kzread.
    fn given(&self, setting: Setting) -> Option<(&str, Source)> {
        self.set(setting).filter(|(value, _)| *value != AUTO)
    }

    fn value(&self, setting: Setting) -> Option<&str> {
        self.given(setting).map(|(value, _)| value)
    }

    fn is_on(&self, setting: Setting) -> bool {
        self.value(setting) == Some("true")
    }

    /// What a setting was given that is one of these.
    fn choice<T: Copy>(&self, setting: Setting, names: &[(&str, T)]) -> Option<T> {
        let value = self.value(setting)?;
        let chosen = names.iter().find(|(name, _)| *name == value);
        chosen.map(|(_, choice)| *choice)
    }

    /// The language of the interface: as set, else as the locale says.
    pub(crate) fn language(&self) -> Language {
        let set = self.choice(Setting::Lang, &LANGUAGES);
        set.unwrap_or_else(|| Language::of_locale(&locale()))
    }

    /// How much spelling a search forgives, if that is set.
    pub(crate) fn level(&self) -> Option<Level> {
        // Here `auto` is a level of its own.
        let (name, _) = self.set(Setting::Level)?;
        let level = LEVELS.iter().find(|(known, _)| *known == name);
        level.map(|(_, level)| *level)
    }

    /// What is wanted of the terminal, without what is remembered of it.
    pub(crate) fn options(&self) -> Options {
        let harakat = self.choice(Setting::Harakat, &Harakat::NAMES);
        Options {
            mode: self.choice(Setting::BidiMode, &Mode::NAMES),
            harakat: harakat.unwrap_or_default(),
            secure: self.is_secure(),
            ..Options::default()
        }
    }

    /// Whether no other program is started and nothing is written.
    fn is_secure(&self) -> bool {
        self.is_on(Setting::Secure)
    }

    /// What is kept from one run to the next; none if nothing is written.
    pub(crate) fn store(&self) -> Option<Store> {
        (!self.is_secure()).then(Store::of_user)
    }

    /// The terminal that messages are printed on, if it can do more than print.
    pub(crate) fn message_printer(&self) -> Option<RowPrinter> {
        let columns = terminal::columns().unwrap_or(80);
        (!is_dumb()).then(|| RowPrinter::new(columns, self.theme(), &self.options()))
    }

    /// What is known of how the texts are encoded.
    pub(crate) fn encodings(&self) -> Encodings {
        let named = self.value(Setting::Encoding).and_then(library::encoding);
        Encodings::new(named, &locale()).in_language(self.value(Setting::TextLang))
    }

    /// Columns of a printed row: as asked for; else as set or 80, and no more than the terminal has.
    pub(crate) fn columns(&self) -> u16 {
        let set = self.given(Setting::Width);
        let set = set.and_then(|(width, source)| Some((width.parse().ok()?, source)));
        match set {
            Some((width, Source::Option | Source::Environment)) => width,
            set => {
                let width = set.map_or(80, |(width, _)| width);
                terminal::columns().map_or(width, |columns| columns.min(width))
            }
        }
    }

    /// The colours of the screen.
    pub(crate) fn colours(&self) -> Colours {
        let colour = |setting| self.value(setting).and_then(paint::colour);
        let own = OwnColours {
            faint: colour(Setting::Faint),
            accent: colour(Setting::Accent),
            link: colour(Setting::Link),
            code: colour(Setting::Code),
            key: colour(Setting::KeyColour),
            found: colour(Setting::Found),
        };
        let colours = Colours { own, ..colours() };
        match self.value(Setting::Theme) {
            Some("calm") => Colours {
                taste: Taste::Calm,
                ..colours
            },
            Some("contrast") => Colours {
                taste: Taste::Contrast,
                ..colours
            },
            Some("sixteen") => Colours {
                palette: Palette::Sixteen,
                ..colours
            },
            Some("none") => Colours {
                palette: Palette::None,
                ..colours
            },
            _ => colours,
        }
    }

    /// The terminal on standard output, if that is one and can do more than print.
    pub(crate) fn printer(&self) -> Option<RowPrinter> {
        printer(&self.options(), self.theme())
    }

    /// What is printed looks like this: nobody asks the terminal for its ground.
    fn theme(&self) -> Theme {
        self.colours().theme(None)
    }

    /// How the reader wants the screen.
    pub(crate) fn preferences(&self) -> Preferences {
        Preferences {
            level: self.level().unwrap_or(Level::Auto),
            comfort: self.comfort(),
            settings: self.config.comfort(),
            cuts: self.is_on(Setting::ChopLongLines),
            keymap: self.keymap().clone(),
            ..Preferences::new(self.language())
        }
    }

    /// How rows of this width are laid out.
    pub(crate) fn page(&self, width: u16) -> PrintedPage {
        PrintedPage {
            width,
            language: self.language(),
            typography: self.comfort().typography,
        }
    }

    /// How texts look.
    pub(crate) fn comfort(&self) -> Comfort {
        let mut comfort = Comfort::default();
        for (setting, value, _) in &self.values {
            comfort.set(setting.row().name, value);
        }
        comfort
    }

    /// Takes what keys chose in earlier runs, where the file of settings says what it said then.
    pub(crate) fn choose(&mut self, looks: &Looks) {
        let settings = self.config.comfort().values();
        for (name, look) in looks.iter() {
            let holds = settings
                .iter()
                .any(|known| *known == (name, look.before.clone()));
            let Some(setting) = Setting::of_name(name).filter(|_| holds) else {
                continue;
            };
            let from_file = |(known, _, source): &(Setting, String, Source)| {
                *known == setting && *source == Source::Config
            };
            self.values.retain(|given| !from_file(given));
            // What another kzread has written may be no value here.
            let _ = self.take(setting, name, look.value.clone(), Source::Key);
        }
    }

    /// Which key does what.
    pub(crate) fn keymap(&self) -> &Keymap {
        &self.config.keymap
    }

    /// What is wrong with the file of settings, each with the name of the file.
    pub(crate) fn problems(&self) -> impl Iterator<Item = String> {
        let language = self.language();
        let path = self
            .config
            .path
            .as_deref()
            .unwrap_or("config.toml".as_ref());
        let problems = self.config.problems(language);
        problems.map(move |problem| language.named(path, &problem))
    }

    /// What is wrong with the file of settings, in one sentence.
    pub(crate) fn notice(&self) -> Option<String> {
        let first = self.problems().next()?;
        let more = self.config.problems.len() - 1;
        Some(self.language().wrong_settings(&first, more))
    }

    /// Every setting with its value and where that comes from, for a bug report.
    pub(crate) fn report(&self) -> Vec<(String, String)> {
        let file = match &self.config.path {
            Some(path) if self.config.is_there => path.display().to_string(),
            Some(path) => format!("{}, which is not there", path.display()),
            None => "none: there is no home".to_owned(),
        };
        let of = |setting: &Setting| {
            let row = setting.row();
            let set = self.set(*setting);
            let (value, source) = set.unwrap_or((row.default, Source::Default));
            (row.name.to_owned(), format!("{value} ({})", source.name()))
        };
        let keys = Keymap::default() == *self.keymap();
        let keys = if keys {
            Source::Default
        } else {
            Source::Config
        };
        let mut lines = vec![("settings".to_owned(), file)];
        lines.extend(Setting::ALL.iter().map(of));
        lines.push(("keys".to_owned(), keys.name().to_owned()));
        lines.extend(self.problems().map(|problem| ("wrong".to_owned(), problem)));
        lines
    }
}

impl Source {
    fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Config => "config.toml",
            Self::Key => "chosen by a key",
            Self::Environment => "environment",
            Self::Option => "option",
        }
    }
}

#[cfg(test)]
mod tests;
