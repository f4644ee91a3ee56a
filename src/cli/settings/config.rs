//! The file of settings, `config.toml`: read whole, each key checked by itself, so that one mistake costs no other setting.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Problem, nearest};
use super::table::Setting;
use crate::app::actions::Action;
use crate::app::{Comfort, Keymap};
use crate::input::Key;
use crate::words::Language;

/// The variable that names the file.
const VARIABLE: &str = "KZREAD_CONFIG";

/// The table of the file that gives keys to actions.
pub(super) const KEYS: &str = "keys";

/// A file of settings is no longer than this; what is longer is none.
const LONGEST: u64 = 1 << 20;

/// What stands in the file of settings.
#[derive(Debug, Default)]
pub struct Config {
    /// The file; none if the user has no home.
    pub(super) path: Option<PathBuf>,
    /// Whether it is there.
    pub(super) is_there: bool,
    /// The values that it gives.
    pub(super) given: Vec<(Setting, String)>,
    /// The keys that it gives.
    pub(super) keymap: Keymap,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
}

impl Config {
    /// Reads the file that is named, by the option or by the environment, else the user's.
    ///
    /// # Errors
    /// When a file that is named cannot be read: its path, and what the system says.
    pub(crate) fn read(named: Option<&Path>) -> Result<Self, (PathBuf, io::Error)> {
        let variable = std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
        let named = named.map(Path::to_owned).or(variable.map(PathBuf::from));
        let is_named = named.is_some();
        let Some(path) = named.or_else(of_user) else {
            return Ok(Self::default());
        };
        match bytes_of(&path, is_named) {
            Ok(bytes) => Ok(Self {
                path: Some(path),
                ..Self::of_bytes(&bytes)
            }),
            Err(error) if is_named => Err((path, error)),
            Err(error) => {
                let is_missing = error.kind() == ErrorKind::NotFound;
                let problem = (!is_missing).then_some(Problem {
                    line: None,
                    fault: Fault::Unreadable(error),
                });
                Ok(Self {
                    path: Some(path),
                    is_there: !is_missing,
                    problems: problem.into_iter().collect(),
                    ..Self::default()
                })
            }
        }
    }

    /// What is wrong with it, in its order.
    pub fn problems(&self, language: Language) -> impl Iterator<Item = String> {
        self.problems
            .iter()
            .map(move |problem| problem.say(language))
    }

    /// How texts look by it.
    pub(super) fn comfort(&self) -> Comfort {
        let mut comfort = Comfort::default();
        for (setting, value) in &self.given {
            comfort.set(setting.row().name, value);
        }
        comfort
    }

    /// Takes what is right from a file of these bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::of(text),
            Err(error) => Self {
                is_there: true,
                problems: vec![Problem {
                    line: Some(line_at(bytes, error.valid_up_to())),
                    fault: Fault::NotUtf8,
                }],
                ..Self::default()
            },
        }
    }

    /// Takes what is right from a file with this text.
    pub(super) fn of(text: &str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut config = Self {
            is_there: true,
            ..Self::default()
        };
        for error in errors {
            let said = error.message().to_owned();
            config.complain(text, error.span(), Fault::Syntax(said));
        }
        // What follows from the first error of a line says nothing new.
        config.problems.dedup_by_key(|problem| problem.line);
        let broken: Vec<_> = config.problems.iter().map(|problem| problem.line).collect();
        for (key, value) in table.into_inner() {
            if broken.contains(&Some(line_at(text.as_bytes(), key.span().start))) {
                continue;
            }
            match (key.get_ref().as_ref(), value.get_ref()) {
                (KEYS, DeValue::Table(keys)) => config.take_keys(text, keys),
                (name, DeValue::Table(parts)) => {
                    for (part, value) in parts {
                        config.take_setting(
                            text,
                            &format!("{name}.{}", part.get_ref()),
                            (&part.span(), value),
                        );
                    }
                }
                (name, _) => config.take_setting(text, name, (&key.span(), &value)),
            }
        }
        config.problems.sort_by_key(|problem| problem.line);
        config
    }

    /// Takes what a key gives a setting.
    fn take_setting(
        &mut self,
        text: &str,
        name: &str,
        (key, value): (&Range<usize>, &Spanned<DeValue<'_>>),
    ) {
        if let Err(fault) = self.take(name, value.get_ref()) {
            let span = match fault {
                Fault::UnknownSetting { .. } => key.clone(),
                _ => value.span(),
            };
            self.complain(text, Some(span), fault);
        }
    }

    fn take(&mut self, name: &str, value: &DeValue<'_>) -> Result<(), Fault> {
        let setting = Setting::of_name(name)
            .ok_or_else(|| Fault::unknown_setting(name, Setting::names().chain([KEYS])))?;
        let said = said(value);
        if said
            .as_ref()
            .is_some_and(|said| setting.row().kind.takes(said))
        {
            self.given.extend(said.map(|said| (setting, said)));
            return Ok(());
        }
        let said = said.unwrap_or_else(|| value.type_str().to_owned());
        Err(Fault::wrong_value(setting, name, said))
    }

    fn take_keys(&mut self, text: &str, keys: &DeTable<'_>) {
        let mut given: Vec<(Action, Key)> = Vec::new();
        // Once, and not for each key again.
        let actions: Vec<(String, Action)> = Action::all().map(|a| (a.name(), a)).collect();
        for (name, value) in keys {
            match keys_of(name.get_ref(), value, &actions) {
                Ok((action, keys)) => {
                    self.keymap.give(action, &keys);
                    given.extend(keys.into_iter().map(|key| (action, key)));
                }
                Err((span, fault)) => {
                    let span = span.unwrap_or_else(|| name.span());
                    self.complain(text, Some(span), fault);
                }
            }
        }
        // The last one has the key that was given to several.
        for (action, key) in given {
            if !self.keymap.keys(action).contains(&key.on_latin_layout()) {
                let key = key.to_string();
                self.complain(text, None, Fault::SharedKey { key, action });
            }
        }
    }

    fn complain(&mut self, text: &str, span: Option<Range<usize>>, fault: Fault) {
        let line = span.map(|span| line_at(text.as_bytes(), span.start));
        self.problems.push(Problem { line, fault });
    }
}

/// The file of the user: `$XDG_CONFIG_HOME/kzread/config.toml`, on Windows in `%APPDATA%`.
fn of_user() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("kzread").join("config.toml"))
}

/// The bytes of the file. What was not named is read only if it is a file: a pipe in its place would be waited for.
fn bytes_of(path: &Path, is_named: bool) -> io::Result<Vec<u8>> {
    if !is_named && !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

fn line_at(text: &[u8], byte: usize) -> usize {
    let before = &text[..byte.min(text.len())];
    1 + memchr::memchr_iter(b'\n', before).count()
}

/// What a value says, if it is a text, a number or yes and no.
fn said(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.as_ref().to_owned()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// What is wrong, and where, if not with the name of the action.
type Misplaced = (Option<Range<usize>>, Fault);

/// An action and the keys that are given to it, one or a list.
fn keys_of(
    name: &str,
    value: &Spanned<DeValue<'_>>,
    actions: &[(String, Action)],
) -> Result<(Action, Vec<Key>), Misplaced> {
    let Some((_, action)) = actions.iter().find(|(known, _)| known == name) else {
        let fault = Fault::UnknownAction {
            nearest: nearest(name, actions.iter().map(|(known, _)| known.as_str())),
            name: name.to_owned(),
        };
        return Err((None, fault));
    };
    let action = *action;
    let notations = match value.get_ref() {
        DeValue::Array(notations) => notations.iter().collect(),
        _ => vec![value],
    };
    let key_of = |notation: &Spanned<DeValue<'_>>| {
        let said = said(notation.get_ref()).unwrap_or_default();
        match said.parse::<Key>() {
            Ok(key) if Keymap::can_have(action, key) => Ok(key),
            Ok(_) => Err((Some(notation.span()), Fault::TypedKey { key: said, action })),
            Err(_) => Err((Some(notation.span()), Fault::UnknownKey(said))),
        }
    };
    let keys: Result<_, _> = notations.into_iter().map(key_of).collect();
    Ok((action, keys?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let config = Config::of(text);
        let problems = config.problems(Language::English);
        problems
            .map(|said| said.replace(['\u{2066}', '\u{2068}', '\u{2069}'], ""))
            .collect()
    }

    #[test]
    fn what_is_right_is_taken_and_what_is_wrong_is_told_with_its_line() {
        let text = "widht = 80\nlang = \"ar\"\nlevel = 'exakt'\nwidth = 0\n\n[keys]\ndown = \"x\"\npage-dwon = []\nup = [\"<Foo>\"]\n";
        assert_eq!(
            said(text),
            [
                "line 1: there is no setting widht; did you mean width?",
                "line 3: level cannot be exakt, but auto, fold, exact, forms, word, regex; did you mean exact?",
                "line 4: width cannot be 0, but a number from 1 to 65535",
                "line 8: there is no action page-dwon; did you mean page-down?",
                "line 9: <Foo> is no key; keys are written x, <C-x>, <A-x>, <F2>, <PageDown> …",
            ]
        );
        let config = Config::of(text);
        assert_eq!(config.given, [(Setting::Lang, "ar".to_owned())]);
        assert_eq!(config.keymap.keys(Action::Down), [Key::char('x')]);
    }

    #[test]
    fn a_line_that_is_no_toml_costs_no_other() {
        let text = "lang = \"ar\"\nwidth = = 3\nchop-long-lines = true\n";
        let config = Config::of(text);
        let lines: Vec<_> = config.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(2)]);
        assert!(config.given.contains(&(Setting::Lang, "ar".to_owned())));
        let flag = (Setting::ChopLongLines, "true".to_owned());
        assert!(config.given.contains(&flag), "{:?}", config.given);
    }

    #[test]
    fn a_key_has_one_action_and_types_where_something_is_typed() {
        let told = said("[keys]\ndown = \"x\"\nup = [\"x\", \"k\"]\nkeep = \"x\"\n");
        assert_eq!(
            told,
            [
                "x has two actions; down does not have it",
                "line 4: x is typed there, so it cannot be a key of keep",
            ]
        );
    }

    #[test]
    fn bytes_that_are_no_utf_8_have_a_line() {
        let config = Config::of_bytes(b"lang = \"ar\"\n# \xFF\n");
        assert_eq!(config.problems[0].line, Some(2));
    }
}
