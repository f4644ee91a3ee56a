use clap::Parser;

use super::*;

fn args(line: &str) -> Args {
    let words = std::iter::once("kzread").chain(line.split_whitespace());
    Args::try_parse_from(words).unwrap()
}

fn said(settings: &Settings, name: &str) -> String {
    let lines = settings.report();
    lines
        .into_iter()
        .find(|(known, _)| known == name)
        .unwrap()
        .1
}

#[test]
fn options_come_before_the_environment_that_before_the_file_and_that_before_the_default() {
    let config =
        || Config::of("lang = \"ar\"\nwidth = 50\nlevel = \"exact\"\nharakat = \"keep\"\n");
    // $KZREAD holds the width and the level, the command line another level.
    let all = args("--width 60 --level word --level forms");
    let (settings, error) = Settings::new(&all, Some(&args("--level forms")), config());
    assert!(error.is_none());
    assert_eq!(said(&settings, "level"), "forms (option)");
    assert_eq!(said(&settings, "width"), "60 (environment)");
    assert_eq!(said(&settings, "lang"), "ar (config.toml)");
    assert_eq!(said(&settings, "encoding"), "auto (default)");
    assert_eq!(settings.level(), Some(Level::Forms));
    assert_eq!(settings.options().harakat, Harakat::Keep);
    // What is left to kzread on the command line is so whatever the file says.
    let (settings, _) = Settings::new(&args("--harakat auto"), None, config());
    assert_eq!(settings.options().harakat, Harakat::Auto);
}

#[test]
fn set_gives_what_the_file_can_and_what_is_wrong_is_told_in_the_same_words() {
    let config = || Config::of("justify = \"spaces\"\nwidth = 50\n");
    let line = "--set justify=no --set justify=kashida --set width=90 --width 60";
    let (settings, error) = Settings::new(&args(line), None, config());
    assert!(error.is_none());
    assert_eq!(said(&settings, "justify"), "kashida (option)");
    assert_eq!(said(&settings, "width"), "60 (option)");
    // The option comes before the same of $KZREAD, and that before the file.
    let all = args("--set line-spacing=1 --set justify=no --set justify=kashida");
    let own = args("--set justify=kashida");
    let (settings, _) = Settings::new(&all, Some(&own), config());
    assert_eq!(said(&settings, "line-spacing"), "1 (environment)");
    assert_eq!(said(&settings, "justify"), "kashida (option)");
    for (line, told) in [
        (
            "--set widht=80",
            "there is no setting widht; did you mean width?",
        ),
        (
            "--set justify=kashid --set justify=no",
            "justify cannot be kashid, but no, spaces, kashida; did you mean kashida?",
        ),
        (
            "--set line-spacing=9",
            "line-spacing cannot be 9, but a number from 0 to 1",
        ),
    ] {
        let (_, error) = Settings::new(&args(line), None, Config::default());
        let said = error.unwrap().say(Language::English);
        let said = said.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
        assert_eq!(said, told);
    }
}

#[test]
fn the_width_of_the_file_is_no_wider_than_the_terminal_and_that_of_an_option_is_exact() {
    let (settings, _) = Settings::new(&args("--width 900"), None, Config::default());
    assert_eq!(settings.columns(), 900);
    assert_eq!(settings.comfort().measure, 900);
    let (settings, _) = Settings::new(&args(""), None, Config::of("width = 30"));
    assert_eq!(settings.columns(), 30);
}

#[test]
fn the_first_thing_that_is_wrong_is_told_and_the_rest_counted() {
    let config = Config::of("widht = 1\nlang = 3\n");
    let (settings, _) = Settings::new(&args("--lang en"), None, config);
    let notice = settings.notice().unwrap();
    assert!(
        notice.contains("line 1") && notice.contains("1 more"),
        "{notice}"
    );
    assert_eq!(settings.language(), Language::English);
}
