//! The file of settings: what it sets, what is said of its mistakes, and the keys that it gives to actions.

#[allow(dead_code, unreachable_pub)]
#[path = "cli/support.rs"]
mod cli;
mod common;

use kzread::app::actions::Action;
use kzread::app::{Comfort, Focus, Keymap, Preferences};
use kzread::input::Key;
use kzread::library::{Begun, Library};
use kzread::words::Language;

use cli::{folder, kzread, run, write};
use common::App;

/// A word that is written with ya and one with alef maksura, which only the level `exact` keeps apart.
const TEXT: &str = "\u{639}\u{644}\u{64A}\n\n\u{639}\u{644}\u{649}\n";

/// Counts the lines that a search prints, with this file of settings and these further arguments.
fn found(test: &str, config: &str, arguments: &[&str], variable: Option<&str>) -> (usize, String) {
    let folder = folder(test);
    let path = write(folder.join("a.txt"), TEXT);
    let config = write(folder.join("config.toml"), config);
    let mut command = kzread();
    command
        .args(["--search", "\u{639}\u{644}\u{64A}"])
        .args(arguments)
        .arg(path);
    command.arg("--config").arg(config);
    if let Some(options) = variable {
        command.env("KZREAD", options);
    }
    let (out, err, _) = run(&mut command);
    (out.lines().count(), err)
}

#[test]
fn an_option_comes_before_the_environment_and_that_before_the_file() {
    let exact = "level = \"exact\"\n";
    let quiet = String::new();
    assert_eq!(found("none", "", &[], None), (2, quiet.clone()));
    assert_eq!(found("file", exact, &[], None), (1, quiet.clone()));
    let fold = Some("--level fold");
    assert_eq!(found("variable", exact, &[], fold), (2, quiet.clone()));
    let option = ["--level", "exact"];
    assert_eq!(found("option", "", &option, fold), (1, quiet));
}

#[test]
fn a_mistake_is_told_with_its_file_and_line_and_costs_nothing_else() {
    let config = "# mine\nlevle = \"fold\"\nlevel = \"exact\"\n";
    let (count, said) = found("mistake", config, &[], None);
    assert_eq!(count, 1);
    assert!(said.contains("config.toml: line 2: "), "{said}");
    assert!(
        said.contains("levle") && said.contains("did you mean level?"),
        "{said}"
    );
    let (_, said) = found("mistake-ar", config, &["--lang", "ar"], None);
    // "line 2", and "perhaps you want level"
    let line = "\u{627}\u{644}\u{633}\u{637}\u{631} 2";
    let perhaps = "\u{644}\u{639}\u{644}\u{643} \u{62A}\u{631}\u{64A}\u{62F} level";
    assert!(said.contains(line) && said.contains(perhaps), "{said}");
}

/// What stood behind the first MiB was left out without a word.
#[test]
fn settings_that_are_too_long_are_told() {
    let comments = "# no setting\n".repeat(100_000);
    let config = write(
        folder("too-long").join("config.toml"),
        comments + "lang = \"ar\"\n",
    );
    let (_, err, code) = run(kzread().arg("--list").arg("--config").arg(config));
    assert!(err.ends_with("config.toml: file too large\n"), "{err}");
    assert_eq!(code, 2);
}

#[test]
fn a_file_that_is_named_must_be_there_and_that_of_the_user_need_not() {
    let (_, err, code) = run(kzread().args(["--list", "--config", "/nowhere/x.toml"]));
    assert!(err.contains("/nowhere/x.toml"), "{err}");
    assert_eq!(code, 2);
    let (_, err, code) = run(kzread()
        .args(["--list"])
        .env("KZREAD_CONFIG", "/nowhere/x.toml"));
    assert_eq!((err.contains("/nowhere/x.toml"), code), (true, 2));
    let (_, err, code) = run(kzread().arg("--list"));
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn the_file_of_the_user_is_read() {
    let folder = folder("user");
    write(folder.join("kzread/config.toml"), "lang = \"ar\"\n");
    let (out, _, _) = run(kzread()
        .arg("--write-config")
        .env("XDG_CONFIG_HOME", &folder));
    // "the language of the interface"
    let doc = "\u{644}\u{63A}\u{629} \u{627}\u{644}\u{648}\u{627}\u{62C}\u{647}\u{629}";
    assert!(out.contains(doc), "{out}");
}

#[test]
fn the_default_file_changes_nothing_and_names_every_action() {
    let (file, err, code) = run(kzread().args(["--write-config", "--lang", "en"]));
    assert_eq!((err.as_str(), code), ("", 0));
    for action in Action::all() {
        assert!(
            file.contains(&format!("\n#{} = ", action.name())),
            "{action:?}"
        );
    }
    assert_eq!(found("default", &file, &[], None), (2, String::new()));
}

#[test]
fn the_width_of_the_file_is_that_of_printed_rows() {
    let folder = folder("width");
    let text = write(folder.join("a.txt"), "word ".repeat(30));
    let config = write(folder.join("config.toml"), "width = 30\n");
    let (out, _, _) = run(kzread()
        .arg("--print")
        .arg(&text)
        .arg("--config")
        .arg(&config));
    assert!(
        out.lines().all(|row| row.len() <= 30) && out.lines().count() > 3,
        "{out}"
    );
}

/// A reader whose keys are these.
fn reader(keymap: Keymap, measure: u16) -> App {
    let preferences = Preferences {
        keymap,
        comfort: Comfort {
            measure,
            ..Comfort::default()
        },
        ..Preferences::new(Language::English)
    };
    let folder = common::folder(&[("a.md", b"# A\n\nword\n"), ("b.md", b"# B\n\nword\n")]);
    let library = Library::open(&[folder], None).unwrap();
    let mut app = App::preferring(Begun::of(library), preferences, (100, 20));
    app.rest();
    app
}

#[test]
fn a_key_of_the_settings_acts_and_the_key_of_the_table_does_not() {
    let mut keymap = Keymap::default();
    keymap.give(Action::SwitchPane, &[Key::char('x')]);
    let mut app = reader(keymap, 70);
    assert_eq!(app.play("<Tab>").focus(), Focus::List);
    assert_eq!(app.play("x").focus(), Focus::Text);
    // hamza stands on the key of x
    assert_eq!(app.play("\u{621}").focus(), Focus::List);
    // The help says it.
    let help = app.resize(100, 100).play("?").screen().text();
    let row = help
        .lines()
        .find(|row| row.contains("to the other pane"))
        .unwrap();
    assert!(row.trim_start().starts_with("x "), "{row}");
}

#[test]
fn hints_and_sentences_name_the_key_of_the_settings() {
    let mut keymap = Keymap::default();
    keymap.give(Action::Search, &[Key::char('x')]);
    let mut app = reader(keymap, 70);
    assert!(
        app.screen().last().contains("x search"),
        "{}",
        app.screen().last()
    );
    assert!(app.play("n").screen().last().contains("press x"));
    // An action without a key is no hint.
    let mut keymap = Keymap::default();
    keymap.give(Action::Search, &[]);
    let last = reader(keymap, 70).screen().last();
    assert!(
        last.contains("keys") && !last.contains(" search \u{B7}"),
        "{last}"
    );
}

#[test]
fn the_measure_of_the_settings_is_the_width_of_the_text() {
    let width = |measure| {
        let app = reader(Keymap::default(), measure);
        let panes = app.state().panes().unwrap();
        panes.column().unwrap().width
    };
    assert_eq!([width(30), width(50), width(500)], [30, 50, 67]);
}
