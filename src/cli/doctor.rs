//! `kzread --doctor`: what this terminal is and what it is sent, in lines for a bug report.

use std::io::{self, Write};

use crate::terminal::{Options, examine};
use crate::text::unicode_versions;
use anyhow::{Context, Result};

/// Asks the terminal, puts it back as it was, and prints what it said and what follows.
pub(crate) fn run(options: &Options) -> Result<()> {
    let report = examine(options).context("the terminal")?;
    let versions = unicode_versions().map(|(table, version)| format!("{table} {version}"));
    let own = [
        ("kzread".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        ("Unicode".to_owned(), versions.join(", ")),
    ];
    let lines = own.iter().chain(&report.lines);
    let width = lines
        .clone()
        .map(|(label, _)| label.len())
        .max()
        .unwrap_or(0);
    let mut out = io::stdout().lock();
    for (label, value) in lines {
        writeln!(
            out,
            "{:width$} {value}",
            format!("{label}:"),
            width = width + 1
        )?;
    }
    if report.decision.is_guess {
        writeln!(
            out,
            "\nThis is a guess. If Arabic does not read right, run `kzread --test-card`."
        )?;
    }
    Ok(())
}
