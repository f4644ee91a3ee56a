//! Parts that only some tests need: Unicode's files, an independent judge, tmux, Python.

/// Whether parts that are missing are failures: `KZREAD_REQUIRE` is set, and not to `0`.
pub(crate) fn is_required() -> bool {
    std::env::var_os("KZREAD_REQUIRE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Told by a test that returns at once because `part` is not there; with `KZREAD_REQUIRE=1`, it fails.
///
/// The words go to standard error itself, for what `eprintln!` says in a test that passes is shown to nobody.
pub(crate) fn missing(part: &str) {
    assert!(
        !is_required(),
        "no {part}, and KZREAD_REQUIRE asks for all parts"
    );
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    let _ = std::io::Write::write_all(
        &mut std::io::stderr(),
        format!("skipped: {test}: no {part}\n").as_bytes(),
    );
}

/// Whether a program is there, told by [`missing`] if not.
pub(crate) fn has_program(name: &str, version: &str) -> bool {
    let status = std::process::Command::new(name)
        .arg(version)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status();
    let runs = status.is_ok_and(|status| status.success());
    if !runs {
        missing(name);
    }
    runs
}
