//! The `kzread` command: arguments → library → the screen, or the page printed, or a search → exit status.

mod args;
mod doctor;

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;

use args::Args;
use kzread::library::{Library, Memory};
use kzread::print::{self, PrintError};
use kzread::shell::{Form, Outcome, Screen, Search};
use kzread::ui::Theme;
use kzread::{browse, terminal};

/// Something went wrong.
const TROUBLE: u8 = 2;
/// There was nothing to show, or nothing was found.
const NOTHING: u8 = 1;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("{error:#}"));
            ExitCode::from(TROUBLE)
        }
    }
}

/// Says on standard error what went wrong. Whoever has closed that, as `2>&1 | head` does, has read enough.
fn complain(message: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "kzread: {message}");
}

/// A reader that has read enough closes the pipe: nothing went wrong.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let causes = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes
        .into_iter()
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

fn run(args: &Args) -> Result<ExitCode> {
    let options = terminal::Options {
        mode: args.mode()?,
        harakat: args.harakat,
        ..terminal::Options::default()
    };
    if args.doctor {
        return examine(options);
    }
    let search = search(args, &options)?;
    let mut library = open(args)?;
    for notice in &library.notices {
        complain(format_args!("{notice}"));
    }
    let code = if let Some(search) = search {
        find(&search, &library)
    } else if args.list {
        list(&mut library)
    } else if args.print {
        texts(&library, |document, out| {
            print::rows(document, args.columns(), out)
        })
    } else if !args.test_card && !io::stdout().is_terminal() {
        texts(&library, print::logical)
    } else {
        return browse(args, library, options);
    }?;
    Ok(if library.notices.is_empty() {
        code
    } else {
        ExitCode::from(TROUBLE)
    })
}

fn open(args: &Args) -> Result<Library> {
    if args.paths.is_empty() {
        return Ok(Library::builtin());
    }
    let mut stdin = io::stdin().lock();
    let stdin: Option<&mut dyn io::Read> = if stdin.is_terminal() {
        None
    } else {
        Some(&mut stdin)
    };
    Ok(Library::open(&args.paths, stdin)?)
}

/// What is remembered of terminals; one that cannot be read is told and does without.
fn recall(memory: &Memory, options: &mut terminal::Options) -> Option<String> {
    match browse::remembered(memory) {
        Ok(remembered) => {
            options.remembered = remembered;
            None
        }
        Err(error) => {
            eprintln!("kzread: {error}");
            Some(error.to_string())
        }
    }
}

fn examine(mut options: terminal::Options) -> Result<ExitCode> {
    recall(&Memory::of_user(), &mut options);
    doctor::run(&options)?;
    Ok(ExitCode::SUCCESS)
}

/// Whether the terminal says that it can do nothing but print, as those of editors do.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn theme() -> Theme {
    if std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) {
        Theme::colourless()
    } else {
        Theme::new()
    }
}

fn browse(args: &Args, library: Library, mut options: terminal::Options) -> Result<ExitCode> {
    let memory = Memory::of_user();
    let notice = recall(&memory, &mut options);
    let signal = browse::run(browse::Opening {
        library,
        name: args.library_name(),
        language: args.language(),
        theme: theme(),
        options,
        memory,
        test_card: args.test_card,
        notice,
    })
    .context("the terminal")?;
    // As shells count: 128 and the signal that ended the program.
    Ok(signal.map_or(ExitCode::SUCCESS, |signal| {
        ExitCode::from(128_u8.saturating_add(signal as u8))
    }))
}

/// The search that was asked for, if one was.
fn search(args: &Args, options: &terminal::Options) -> Result<Option<Search>> {
    let Some(query) = &args.find.search else {
        return Ok(None);
    };
    let form = if args.find.count {
        Form::Count {
            named: args.names_files(),
        }
    } else if args.find.json {
        Form::Json
    } else if io::stdout().is_terminal() && !is_dumb() {
        // Some do not know how wide they are.
        let width = terminal::columns().unwrap_or(80);
        Form::Rows(Screen::new(width, theme(), options))
    } else {
        Form::Logical
    };
    Ok(Some(Search::new(query, args.find.level(), form)?))
}

fn find(search: &Search, library: &Library) -> Result<ExitCode> {
    let outcome = search.run(library, &mut io::stdout().lock(), &mut |error| {
        complain(format_args!("{error}"));
    })?;
    Ok(ExitCode::from(match outcome {
        Outcome { trouble: true, .. } => TROUBLE,
        Outcome { found: false, .. } => NOTHING,
        Outcome { .. } => 0,
    }))
}

/// Name, day and title of each text, separated by tabs; one that cannot be read is told and has its name alone.
fn list(library: &mut Library) -> Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::from(if library.entries.is_empty() {
        NOTHING
    } else {
        0
    });
    for entry in &mut library.entries {
        entry.describe();
        if let Some(error) = entry.error() {
            complain(format_args!("{error}"));
            code = ExitCode::from(TROUBLE);
        }
        let date = entry.date().map_or(String::new(), |d| {
            format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)
        });
        writeln!(out, "{}\t{date}\t{}", entry.name(), entry.title())?;
    }
    out.flush()?;
    Ok(code)
}

/// Prints all texts with a blank line between them; one that cannot be read is told and passed over.
fn texts(
    library: &Library,
    print: impl Fn(&kzread::document::Document, &mut dyn Write) -> Result<(), PrintError>,
) -> Result<ExitCode> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    for (i, entry) in library.entries.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        let printed = match entry.load() {
            Ok(document) => print(&document, &mut out),
            Err(error) => {
                complain(format_args!("{error}"));
                code = ExitCode::from(TROUBLE);
                continue;
            }
        };
        match printed {
            Ok(()) => {}
            Err(PrintError::Write(error)) => return Err(error.into()),
            Err(error @ PrintError::Read(_)) => {
                complain(format_args!("{}: {error}", entry.name()));
                code = ExitCode::from(TROUBLE);
            }
        }
    }
    out.flush()?;
    Ok(code)
}
