//! The binary started, and files for it to read.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for a test, empty at first.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn write(path: PathBuf, text: impl AsRef<[u8]>) -> PathBuf {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

/// kzread in an environment that says nothing of the user.
pub(crate) fn kzread() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kzread"));
    for name in [
        "KZREAD",
        "KZREAD_BIDI",
        "KZREAD_CONFIG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
    ] {
        command.env_remove(name);
    }
    command.env("XDG_CONFIG_HOME", "/nowhere");
    command.stdin(Stdio::null());
    command
}

/// Standard output, standard error and exit code.
pub(crate) fn run(command: &mut Command) -> (String, String, i32) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    (
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
        status.code().unwrap(),
    )
}

/// The same with something on standard input.
pub(crate) fn run_with(input: &[u8], command: &mut Command) -> (String, String, i32) {
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap(),
    )
}

/// Reads one line and closes the pipe, as `head -1` does.
pub(crate) fn head(command: &mut Command) -> (String, String, Option<i32>) {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    (line, err, output.status.code())
}
