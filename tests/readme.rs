//! The README's list of keys is the table of actions, and it names every output mode. `UPDATE_README=1 cargo test --test
//! readme` writes the list.

use std::fmt::Write as _;
use std::fs;

use kzread::app::actions::{READING, binding};
use kzread::input::{Code, Key};
use kzread::terminal::Mode;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

fn table() -> String {
    let mut table = String::from("| keys | |\n|---|---|\n");
    for binding in READING.iter().copied().map(binding) {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .map(|key| format!("`{}`", label(key.parse().unwrap())))
            .collect();
        writeln!(table, "| {} | {} |", keys.join(" "), binding.doc.en).unwrap();
    }
    table
}

/// A key as people write it.
fn label(key: Key) -> String {
    match key.code {
        Code::Char(c) if !key.ctrl && c != ' ' => c.to_string(),
        Code::Char(c) if key.ctrl => format!("Ctrl-{}", c.to_ascii_uppercase()),
        _ => key
            .to_string()
            .trim_matches(['<', '>'])
            .replace("S-", "Shift-")
            .replace("C-", "Ctrl-")
            .replace("A-", "Alt-")
            .replace("CR", "Enter")
            .replace("BS", "Backspace"),
    }
}

#[test]
fn keys_are_those_of_the_table() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (listed, after) = rest.split_once(END).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(
            "README.md",
            format!("{before}{BEGIN}{}{END}{after}", table()),
        )
        .unwrap();
    } else {
        assert_eq!(
            listed,
            table(),
            "run UPDATE_README=1 cargo test --test readme"
        );
    }
}

#[test]
fn every_output_mode_is_named() {
    let readme = fs::read_to_string("README.md").unwrap();
    for (name, _) in Mode::NAMES {
        assert!(readme.contains(&format!("`{name}`")), "{name}");
    }
}
