//! What can be wrong with settings, in their file and on the command line, and how it is said.

use std::io;

use super::table::Setting;
use crate::app::actions::Action;
use crate::library::system_message;
use crate::search;
use crate::words::{Language, NO_FILE, NOT_UTF8};

/// Something that is wrong with the file of settings.
#[derive(Debug)]
pub(crate) struct Problem {
    /// The line of the file, from 1, if it is in one.
    pub(super) line: Option<usize>,
    pub(super) fault: Fault,
}

/// What is wrong.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It cannot be read.
    Unreadable(io::Error),
    /// It is no text.
    NotUtf8,
    /// A line is no TOML: what the parser says.
    Syntax(String),
    /// No setting has this name.
    UnknownSetting {
        name: String,
        nearest: Option<String>,
    },
    /// A setting does not take this value.
    WrongValue {
        setting: Setting,
        /// What it is called where the value stands: by its name, its option or its variable.
        called: String,
        value: String,
        nearest: Option<String>,
    },
    /// No action has this name.
    UnknownAction {
        name: String,
        nearest: Option<String>,
    },
    /// This is no key.
    UnknownKey(String),
    /// The key types a letter where the action is done.
    TypedKey { key: String, action: Action },
    /// Another action was given the same key.
    SharedKey { key: String, action: Action },
}

impl Problem {
    /// What is wrong, and in which line.
    pub(crate) fn say(&self, language: Language) -> String {
        let said = self.fault.say(language);
        match self.line {
            Some(line) => language.in_line(line, &said),
            None => said,
        }
    }
}

impl Fault {
    /// That no setting has a name.
    pub(super) fn unknown_setting<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        Self::UnknownSetting {
            nearest: nearest(name, known),
            name: name.to_owned(),
        }
    }

    /// That a setting, which is called so where this stands, does not take a value.
    pub(super) fn wrong_value(setting: Setting, called: &str, value: String) -> Self {
        Self::WrongValue {
            nearest: nearest(&value, setting.row().kind.names().into_iter()),
            setting,
            called: called.to_owned(),
            value,
        }
    }

    /// What is wrong.
    pub(crate) fn say(&self, language: Language) -> String {
        let nearest_to = |nearest: &Option<String>| {
            let nearest = nearest.as_deref();
            nearest.map_or_else(String::new, |name| language.did_you_mean(name))
        };
        match self {
            Self::Unreadable(error) if error.kind() == io::ErrorKind::InvalidInput => {
                language.say(NO_FILE).to_owned()
            }
            Self::Unreadable(error) => system_message(error),
            Self::NotUtf8 => language.say(NOT_UTF8).to_owned(),
            Self::Syntax(said) => language.no_toml(said),
            Self::UnknownSetting { name, nearest } => {
                language.no_setting(name) + &nearest_to(nearest)
            }
            Self::UnknownAction { name, nearest } => {
                language.no_action(name) + &nearest_to(nearest)
            }
            Self::WrongValue {
                setting,
                called,
                value,
                nearest,
            } => {
                let right = setting.row().kind.describe(language);
                language.wrong_value(called, value, &right) + &nearest_to(nearest)
            }
            Self::UnknownKey(key) => language.no_key(key),
            Self::TypedKey { key, action } => language.typed_key(key, &action.name()),
            Self::SharedKey { key, action } => language.shared_key(key, &action.name()),
        }
    }
}

/// The name that was most likely meant by one that nobody knows, if any is near: at most a third of its letters are others.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let most = name.chars().count() / 3;
    let near = known.filter_map(|known| {
        let edits = search::edits(name, known);
        (edits <= most).then_some((edits, known))
    });
    near.min().map(|(_, known)| known.to_owned())
}
