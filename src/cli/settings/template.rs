//! The default file of settings, each line commented out, for `--write-config`.

use std::fmt::Write as _;

use super::config::KEYS;
use super::table::Setting;
use crate::app::actions::{Action, binding};
use crate::words::{CONFIG_HEAD, CONFIG_KEYS, Language, Phrase};

/// The file, its comments in the language of the interface.
pub(crate) fn template(language: Language) -> String {
    let mut file = String::new();
    let comment = |file: &mut String, phrase: Phrase| {
        for line in language.say(phrase).lines() {
            let _ = writeln!(file, "# {line}");
        }
    };
    comment(&mut file, CONFIG_HEAD);
    for setting in Setting::ALL {
        let row = setting.row();
        file.push('\n');
        comment(&mut file, row.doc);
        let _ = writeln!(file, "# ({})", row.kind.describe(language));
        let _ = writeln!(file, "#{} = {}", row.name, row.kind.written(row.default));
    }
    file.push('\n');
    comment(&mut file, CONFIG_KEYS);
    let _ = writeln!(file, "[{KEYS}]");
    for action in Action::all() {
        let binding = binding(action);
        let _ = writeln!(file, "# {}", plain(language.say(binding.doc)));
        let keys = toml::Value::from(binding.keys.to_vec());
        let _ = writeln!(file, "#{} = {keys}", action.name());
    }
    file
}

/// A sentence without the controls that keep the pieces of it apart on the screen: an editor may show them.
fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests {
    use super::super::config::Config;
    use super::*;
    use crate::app::Keymap;

    /// Every line that begins with a `#` and no blank is a setting.
    #[test]
    fn the_default_file_says_what_holds_without_it() {
        for language in [Language::Arabic, Language::English] {
            let lines = template(language);
            let all: Vec<&str> = lines
                .lines()
                .map(|line| match line.strip_prefix('#') {
                    Some(rest) if !rest.starts_with(' ') => rest,
                    _ => line,
                })
                .collect();
            let config = Config::of(&all.join("\n"));
            assert!(config.problems.is_empty(), "{:?}", config.problems);
            assert_eq!(config.keymap, Keymap::default());
            assert_eq!(config.given.len(), Setting::ALL.len());
            for (setting, value) in config.given {
                assert_eq!(value, setting.row().default);
            }
        }
    }
}
