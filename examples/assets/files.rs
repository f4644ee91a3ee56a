//! The files: made from the command line as clap knows it, and the page's keys from the table of actions.

use std::io;

use clap_complete::{Shell, generate};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use kzread::app::actions::{READING, binding};
use kzread::cli::command;
use kzread::input::Key;

/// What stands in the page beside the options: heading, then words that stand out and what they are.
const SECTIONS: [(&str, &[(&str, &str)]); 3] = [
    (
        "EXIT STATUS",
        &[
            ("0", "All went well."),
            ("1", "A search found nothing."),
            ("2", "Something went wrong."),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            ("KZREAD", "Options, before those of the command line."),
            ("KZREAD_CONFIG", "The file of settings."),
            ("KZREAD_BIDI", "The output mode, as --bidi-mode has it."),
            ("LESSSECURE", "If 1, --secure holds."),
            ("NO_COLOR", "If not empty, there are no colours."),
            (
                "LC_ALL, LC_MESSAGES, LANG",
                "The language of the interface.",
            ),
        ],
    ),
    (
        "FILES",
        &[
            (
                "$XDG_CONFIG_HOME/kzread/config.toml",
                "Settings; --write-config prints the default.",
            ),
            (
                "$XDG_STATE_HOME/kzread/",
                "Places, bookmarks and notes, queries, and what keys chose of looks.",
            ),
        ],
    ),
];

/// Each file by its name.
pub(crate) fn all() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = vec![("kzread.1".to_owned(), page()?)];
    for (shell, name) in [
        (Shell::Bash, "kzread.bash"),
        (Shell::Zsh, "_kzread"),
        (Shell::Fish, "kzread.fish"),
    ] {
        let mut file = Vec::new();
        generate(shell, &mut command(), "kzread", &mut file);
        files.push((name.to_owned(), file));
    }
    Ok(files)
}

/// The manual page.
fn page() -> io::Result<Vec<u8>> {
    // Values of which no more is told than their names stand in what is told of the option.
    let man = Man::new(command().mut_args(|arg| {
        let takes = arg.get_action().takes_values();
        let values = arg.get_possible_values();
        let is_bare = values.iter().all(|value| value.get_help().is_none());
        arg.hide_possible_values(takes && is_bare)
    }));
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    keys(&mut page)?;
    for (heading, entries) in SECTIONS {
        let mut section = Roff::new();
        section.control("SH", [heading]);
        for (term, meaning) in entries {
            section.control("TP", []);
            section.text([bold(*term)]);
            section.text([roman(*meaning)]);
        }
        section.to_writer(&mut page)?;
    }
    Ok(page)
}

/// The keys, as the table of actions has them.
fn keys(page: &mut Vec<u8>) -> io::Result<()> {
    let mut section = Roff::new();
    section.control("SH", ["KEYS"]);
    let told = "Letter keys also answer to the letters that the Arabic layout has on them.";
    section.text([roman(told)]);
    for binding in READING.iter().copied().map(binding) {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .filter_map(|key| Some(key.parse::<Key>().ok()?.label()))
            .collect();
        section.control("TP", []);
        section.text([bold(keys.join(" "))]);
        section.text([roman(binding.doc.en)]);
    }
    section.to_writer(page)
}
