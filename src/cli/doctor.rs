//! `kzread --doctor`: what this terminal is and what it is sent, in lines for a bug report.

use std::io::{self, Write};

use super::error::Error;
use super::settings::Settings;
use crate::terminal::{Options, examine};
use crate::text::{inert, unicode_versions};

/// Asks the terminal, puts it back as it was, and prints what it said and what follows, and what is set.
pub(crate) fn run(options: &Options, settings: &Settings) -> Result<(), Error> {
    let report = examine(options).map_err(Error::Terminal)?;
    let versions = unicode_versions().map(|(table, version)| format!("{table} {version}"));
    let own = [
        ("kzread".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        ("Unicode".to_owned(), versions.join(", ")),
    ];
    let set = settings.report();
    let lines = own.iter().chain(&report.lines).chain(&set);
    let width = lines
        .clone()
        .map(|(label, _)| label.len())
        .max()
        .unwrap_or(0);
    print(lines, width, report.decision.is_guess).map_err(Error::Output)
}

fn print<'a>(
    lines: impl Iterator<Item = &'a (String, String)>,
    width: usize,
    is_guess: bool,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (label, value) in lines {
        // The environment may hold anything.
        let value = inert(value);
        writeln!(
            out,
            "{:width$} {value}",
            format!("{label}:"),
            width = width + 1
        )?;
    }
    if is_guess {
        writeln!(
            out,
            "\nThis is a guess. If Arabic does not read right, run `kzread --test-card`."
        )?;
    }
    Ok(())
}
