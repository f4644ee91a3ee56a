//! What the user asks for: arguments → library → the screen, or what goes to the shell → exit status.

mod args;
mod doctor;

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;

use crate::library::{Library, LoadError};
use crate::session;
use crate::shell::{self, Outcome};
use crate::store::Store;
use crate::terminal;
use crate::text::sanitize;
use args::Args;

/// Something went wrong.
const TROUBLE: u8 = 2;
/// A search found nothing, or there was nothing to show.
const NOTHING: u8 = 1;

/// Runs kzread as the command line says, and returns its exit status.
pub fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("{error:#}"));
            ExitCode::from(TROUBLE)
        }
    }
}

/// Says on standard error what went wrong. Whoever has closed that, as `2>&1 | head` does, has read enough.
fn complain(message: impl Display) {
    // Several complaints stand on lines of their own; a file's name or front matter may hold anything.
    for line in message.to_string().lines() {
        let _ = writeln!(io::stderr(), "kzread: {}", sanitize(line));
    }
}

/// A reader that has read enough closes the pipe: nothing went wrong.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

fn run(mut args: Args) -> Result<ExitCode> {
    let options = args.options()?;
    if args.doctor {
        return examine(options);
    }
    // A query without letters is told before anything is read.
    let search = args.search(&options)?;
    let out = &mut io::stdout();
    let to_shell = search.is_some() || args.list || args.print;
    let to_screen = !to_shell && (args.test_card || out.is_terminal());
    // Only on the screen: scripts inherit standard inputs that nobody meant to be read.
    if args.paths.is_empty() && to_screen && out.is_terminal() && args::is_stdin_given() {
        args.paths.push("-".into());
    }
    let mut library = open(&args)?;
    if !to_screen {
        library = library.complete();
    }
    for notice in &library.notices {
        complain(notice);
    }
    let printer = || args::printer(&options);
    let tell = &mut |error: &LoadError| complain(error);
    let outcome = if let Some(search) = search {
        search.run(&library, out, tell)
    } else if args.list {
        shell::list(&library, printer().as_ref(), out, tell)
    } else if args.print {
        shell::rows(&library, args.columns(), printer().as_ref(), out, tell)
    } else if to_screen {
        return browse(&args, library, options);
    } else {
        shell::logical(&library, out, tell)
    }?;
    Ok(ExitCode::from(match outcome {
        _ if !library.notices.is_empty() => TROUBLE,
        Outcome { trouble: true, .. } => TROUBLE,
        Outcome { found: false, .. } => NOTHING,
        Outcome { .. } => 0,
    }))
}

fn open(args: &Args) -> Result<Library> {
    if args.paths.is_empty() {
        return Ok(Library::builtin());
    }
    let stdin: Option<Box<dyn io::Read + Send>> = if io::stdin().is_terminal() {
        None
    } else {
        Some(Box::new(io::stdin()))
    };
    Ok(Library::open(&args.paths, stdin)?.encoded(args.encoding))
}

/// What is remembered of terminals; one that cannot be read is told and does without.
fn recall(store: &Store, options: &mut terminal::Options) -> Option<String> {
    match session::remembered(store) {
        Ok(remembered) => {
            options.remembered = remembered;
            None
        }
        Err(error) => {
            complain(&error);
            Some(error.to_string())
        }
    }
}

fn examine(mut options: terminal::Options) -> Result<ExitCode> {
    recall(&Store::of_user(), &mut options);
    doctor::run(&options)?;
    Ok(ExitCode::SUCCESS)
}

fn browse(args: &Args, library: Library, mut options: terminal::Options) -> Result<ExitCode> {
    let store = Store::of_user();
    let notice = recall(&store, &mut options);
    let signal = session::run(session::Opening {
        library,
        name: args.library_name(),
        language: args.language(),
        theme: args::theme(),
        options,
        store,
        test_card: args.test_card,
        notice,
    })
    .context("the terminal")?;
    // As shells count: 128 and the signal that ended the program.
    Ok(signal.map_or(ExitCode::SUCCESS, |signal| {
        ExitCode::from(128_u8.saturating_add(signal as u8))
    }))
}
