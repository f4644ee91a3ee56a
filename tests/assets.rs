//! What a package holds beside the binary names every option, and the desktop entry what kzread reads.

#[path = "../examples/assets/files.rs"]
mod files;
#[allow(dead_code)]
#[path = "common/require.rs"]
mod require;

use std::process::Command;

use kzread::app::actions::{READING, binding};
use kzread::cli::command;

/// A file as it is made.
fn file(name: &str) -> String {
    let files = files::all().unwrap();
    let (_, bytes) = files.into_iter().find(|(known, _)| known == name).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The options that the help names, without their dashes.
fn options() -> Vec<String> {
    let command = command();
    let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let options = shown.filter_map(|arg| arg.get_long().map(str::to_owned));
    options.collect()
}

#[test]
fn the_manual_page_names_every_option_and_every_key() {
    // The page escapes what would break a line.
    let page = file("kzread.1").replace("\\-", "-");
    for option in options() {
        assert!(page.contains(&format!("--{option}")), "--{option}");
    }
    for action in READING {
        let doc = binding(*action).doc.en;
        assert!(page.contains(doc), "{doc}");
    }
    assert!(page.contains("line-spacing=1"), "an example of --set");
}

#[test]
fn completions_name_every_option_and_the_values_that_have_names() {
    for (name, values) in [
        ("kzread.bash", "\"written arabic persian european\""),
        ("_kzread", "(written arabic persian european)"),
        ("kzread.fish", "persian"),
    ] {
        let completions = file(name);
        for option in options() {
            let told = match name {
                "kzread.fish" => format!("-l {option} "),
                _ => format!("--{option}"),
            };
            assert!(completions.contains(&told), "{name}: --{option}");
        }
        assert!(completions.contains(values), "{name}: {values}");
    }
}

#[test]
fn the_desktop_entry_names_what_is_read() {
    let entry = include_str!("../docs/kzread.desktop");
    let types = entry
        .lines()
        .find_map(|line| line.strip_prefix("MimeType="));
    let types: Vec<&str> = types.unwrap().split_terminator(';').collect();
    for needed in [
        "text/plain",
        "text/markdown",
        "text/html",
        "application/xhtml+xml",
        "application/epub+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/x-subrip",
        "text/vtt",
    ] {
        assert!(types.contains(&needed), "{needed}");
    }
    assert!(entry.contains("\nTerminal=true\n"));
}

#[test]
fn the_desktop_entry_is_as_its_specification_has_it() {
    let validator = "desktop-file-validate";
    if require::has_program(validator, "--help") {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/kzread.desktop");
        let done = Command::new(validator).arg(path).output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success() && said.is_empty(), "{said}");
    }
}
