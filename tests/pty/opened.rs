//! Addresses are handed to the program that opens such, if one may be started.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::xterm::{Xterm, last_row, rows};
use super::{SIZE, file};

const ADDRESS: &str = "https://example.org/%D8%A8?a=b&c=$(d)";

/// A folder with a program that stands for the one which opens addresses, and does this.
fn opener(name: &str, script: &str) -> PathBuf {
    let program = file(
        &format!("{name}/xdg-open"),
        &format!("#!/bin/sh\n{script}\n"),
    );
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    program
}

/// Lights the link of a text and follows it out.
fn follow(environment: &[(&str, &str)], arguments: &[&str]) -> Xterm {
    let path = file("opened.md", &format!("[there]({ADDRESS}) end\n"));
    let path = path.to_str().unwrap();
    let arguments = [&["--lang", "en", path], arguments].concat();
    let xterm = Xterm::start(SIZE, environment, arguments);
    xterm.until("the text", |screen| {
        rows(screen).iter().any(|row| row.contains("there end"))
    });
    xterm.keys("o\r");
    xterm.until("the question", |screen| {
        rows(screen)
            .iter()
            .any(|row| row.contains("Enter again opens example.org"))
    });
    xterm.keys("\r");
    xterm
}

fn quit(mut xterm: Xterm) {
    xterm.keys("q");
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true));
}

/// The environment in which a program is found.
fn with(program: &Path) -> [(&str, &str); 2] {
    let folder = program.parent().unwrap().to_str().unwrap();
    [("PATH", folder), ("DISPLAY", ":0")]
}

#[test]
fn the_opener_gets_the_address_as_one_word() {
    let program = opener(
        "opens",
        "printf '%s\\n' \"$#\" \"$1\" >\"$0.new\"; /bin/mv \"$0.new\" \"$0.got\"",
    );
    let xterm = follow(&with(&program), &[]);
    xterm.until("that it was given away", |screen| {
        last_row(screen).contains("address given to xdg-open")
    });
    let got = program.with_file_name("xdg-open.got");
    xterm.until("the address there", |_| got.exists());
    let got = fs::read_to_string(got).unwrap();
    assert_eq!(got, format!("1\n{ADDRESS}\n"));
    quit(xterm);
}

#[test]
fn an_opener_that_fails_is_told_of() {
    let program = opener("fails", "exit 3");
    let xterm = follow(&with(&program), &[]);
    xterm.until("that it failed", |screen| {
        last_row(screen).contains("xdg-open did not open the address: exit status: 3")
    });
    quit(xterm);
}

#[test]
fn without_an_opener_the_address_is_copied() {
    let xterm = follow(&[], &[]);
    xterm.until("that it was copied", |screen| {
        last_row(screen).contains("no browser here, so the address was copied by OSC 52")
    });
    quit(xterm);
}

#[test]
fn secure_starts_no_program_and_writes_nothing() {
    let program = opener("secure", ": >\"$0.got\"");
    fs::copy(&program, program.with_file_name("xclip")).unwrap();
    let state = program.with_file_name("state");
    let [path, display] = with(&program);
    let state_home = ("XDG_STATE_HOME", state.to_str().unwrap());
    for (variable, arguments) in [
        (("LESSSECURE", "1"), &[][..]),
        (("KZREAD", "--secure"), &[]),
        (("LESSSECURE", "0"), &["--secure"]),
    ] {
        let xterm = follow(&[path, display, state_home, variable], arguments);
        xterm.until("that it was copied", |screen| {
            last_row(screen).contains("the address was copied by OSC 52")
        });
        xterm.keys("m");
        xterm.until("that nothing is written", |screen| {
            last_row(screen).contains("nothing is written (--secure)")
        });
        xterm.keys("yp");
        xterm.until("that it was copied", |screen| {
            last_row(screen).contains("paragraph copied (2 words) by OSC 52")
        });
        xterm.keys("/end\r");
        quit(xterm);
        for name in ["xdg-open.got", "xclip.got"] {
            assert!(
                !program.with_file_name(name).exists(),
                "{name} {variable:?}"
            );
        }
        assert!(!state.exists(), "{variable:?}");
    }
}
