//! What the user asks for: arguments → library → the screen, or what goes to the shell → exit status.

mod args;
mod commands;
mod complain;
mod doctor;
mod environment;
mod error;
mod resume;
mod settings;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use clap::Parser;

use args::Args;
use commands::CommandLine;
use complain::Complaints;
use error::Error;
use resume::Resumed;
pub use settings::Config;
use settings::Settings;

use crate::input::Key;
use crate::library::{Begun, Library, LoadError};
use crate::session::{self, Remembered};
use crate::shell::{self, LinearInput, Outcome, ShellSearch};
use crate::terminal::{self, Keys};
use crate::text::sanitize;
use crate::words::Language;

/// Something went wrong.
const TROUBLE: u8 = 2;
/// A search found nothing, or there was nothing to show.
const NOTHING: u8 = 1;

/// How long the screen waits for a walk through folders: those of a hundred files are walked by then, and nothing moves on
/// the screen.
const WALK: Duration = Duration::from_micros(600);

/// The command line, for its manual page and the completions of shells.
pub fn command() -> clap::Command {
    args::command()
}

/// Runs kzread as the command line says, and returns its exit status.
pub fn main() -> ExitCode {
    let CommandLine { all, own, keys } = CommandLine::read();
    let args = match Args::try_parse_from(all) {
        Ok(args) => args,
        Err(error) if error.use_stderr() => return misunderstood(&error),
        // Help, or the version.
        Err(asked) => return shown(asked.print()),
    };
    let own = own.and_then(|own| Args::try_parse_from(own).ok());
    let (config, unread) = match Config::read(args.config.as_deref()) {
        Ok(config) => (config, None),
        Err((path, error)) => (Config::default(), Some(Error::Config(path, error))),
    };
    let (settings, wrong) = Settings::new(&args, own.as_ref(), config);
    let complaints = Complaints::new(&settings);
    let outcome = match unread.or(wrong) {
        Some(error) => Err(error),
        None => run(args, keys, settings, &complaints),
    };
    match outcome {
        Ok(code) => code,
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            complaints.tell(&error.say(complaints.language()));
            ExitCode::from(TROUBLE)
        }
    }
}

/// Help or the version was written, or was not. All of that is in English.
fn shown(written: io::Result<()>) -> ExitCode {
    match written.map_err(Error::Output) {
        Err(error) if !error.is_closed_pipe() => {
            let said = format!("kzread: {}\n", error.say(Language::English));
            // As below.
            let _ = io::stderr().write_all(said.as_bytes());
            ExitCode::from(TROUBLE)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Says why a command line is not understood. Its words may hold anything.
fn misunderstood(error: &clap::Error) -> ExitCode {
    let said: String = error
        .to_string()
        .lines()
        .map(|line| sanitize(line) + "\n")
        .collect();
    // Whoever has closed standard error wants to hear of nothing.
    let _ = io::stderr().write_all(said.as_bytes());
    ExitCode::from(TROUBLE)
}

fn run(
    mut args: Args,
    keys: Vec<Key>,
    mut settings: Settings,
    complaints: &Complaints,
) -> Result<ExitCode, Error> {
    let language = settings.language();
    if args.doctor {
        return examine(settings, complaints);
    }
    let out = &mut io::stdout();
    if args.write_config {
        let written = out.write_all(settings::template(language).as_bytes());
        return written.map_or_else(|e| Err(Error::Output(e)), |()| Ok(ExitCode::SUCCESS));
    }
    // A query without letters is told before anything is read.
    let search = args.search(&settings)?;
    for problem in settings.problems() {
        complaints.tell(&problem);
    }
    if args.linear {
        return read_aloud(&args, &settings, complaints);
    }
    let to_shell = search.is_some() || args.list || args.print;
    let is_screen = out.is_terminal() && !environment::is_dumb();
    if !to_shell && out.is_terminal() && !is_screen {
        complaints.tell(language.dumb_terminal());
    }
    let to_screen = !to_shell && (args.test_card || is_screen);
    // As a pager or a filter. What prints, lists or searches runs in scripts, which inherit standard inputs that nobody meant to
    // be read.
    if args.paths.is_empty() && !to_shell && environment::is_stdin_given() {
        args.paths.push("-".into());
    }
    if to_screen {
        let store = settings.store();
        let remembered = store.map(|store| Remembered::read(store, Resumed::is_wanted(&args)));
        let resumed = remembered.as_ref().map(|remembered| {
            settings.choose(&remembered.looks());
            Resumed::of(&mut args, remembered, complaints)
        });
        let remembered = (remembered.as_ref(), &resumed.unwrap_or_default());
        return show(&args, keys, &settings, remembered, complaints);
    }
    let library = open(&args, &settings)?.complete();
    complaints.tell_unopened(&library);
    let outcome = print(&args, search, &library, &settings, complaints)?;
    if let Some(said) = outcome
        .rungs
        .and_then(|rungs| language.rungs(rungs, &outcome.instead))
    {
        complaints.tell(&said);
    }
    if !outcome.nearest.is_empty() && outcome.instead.is_empty() {
        complaints.tell(&language.nearest(&outcome.nearest));
    }
    Ok(exit_code(&library, &outcome))
}

/// Reads texts a paragraph at a time, as keys say, or lines where standard input is no terminal.
fn read_aloud(
    args: &Args,
    settings: &Settings,
    complaints: &Complaints,
) -> Result<ExitCode, Error> {
    let language = settings.language();
    let library = open(args, settings)?.complete();
    complaints.tell_unopened(&library);
    // A terminal that can only print, as that of an editor, sends whole lines.
    let by_keys = args.is_piped() || io::stdin().is_terminal() && !environment::is_dumb();
    let (sender, events) = mpsc::channel();
    let keys = by_keys.then(|| Keys::take(sender)).transpose();
    let _keys = keys.map_err(Error::Terminal)?;
    let how = (language, settings.keymap());
    let mut lines = (!by_keys).then(|| io::stdin().lock());
    let input = match &mut lines {
        Some(lines) => LinearInput::Lines(lines),
        None => LinearInput::Keys(&events),
    };
    let (outcome, signal) =
        shell::linear(&library, how, input, &mut io::stdout()).map_err(Error::Output)?;
    Ok(signal.map_or_else(|| exit_code(&library, &outcome), ended_by))
}

/// Prints what is asked for of a library on standard output.
fn print(
    args: &Args,
    search: Option<ShellSearch>,
    library: &Library,
    settings: &Settings,
    complaints: &Complaints,
) -> Result<Outcome, Error> {
    let language = settings.language();
    let out = &mut io::stdout();
    let printer = || settings.printer();
    let tell = &mut |error: &LoadError| complaints.tell(&language.load_error(error));
    let outcome = if let Some(search) = search {
        search.run(library, out, tell)
    } else if args.list {
        shell::list(library, printer().as_ref(), out, tell)
    } else if args.print {
        let page = settings.page(settings.columns());
        shell::rows(library, &page, printer().as_ref(), out, tell)
    } else {
        shell::logical(library, language, out, tell)
    };
    outcome.map_err(Error::Output)
}

/// Shows texts on the screen; a short one is printed, if the user wants that.
fn show(
    args: &Args,
    keys: Vec<Key>,
    settings: &Settings,
    remembered: (Option<&Remembered>, &Resumed),
    complaints: &Complaints,
) -> Result<ExitCode, Error> {
    let language = settings.language();
    let begun = begin(args, settings, remembered.1.text())?;
    complaints.tell_unopened(&begun.library);
    let is_known = begun.walk.is_none();
    if !(args.pager.ends_if_short
        && is_known
        && shell::fits_screen(&begun.library, settings.comfort().typography))
    {
        return browse(args, keys, begun, settings, remembered, complaints);
    }
    let page = settings.page(terminal::columns().unwrap_or(80));
    let printer = settings.printer();
    let tell = &mut |error: &LoadError| complaints.tell(&language.load_error(error));
    let out = &mut io::stdout();
    let outcome = shell::rows(&begun.library, &page, printer.as_ref(), out, tell);
    Ok(exit_code(&begun.library, &outcome.map_err(Error::Output)?))
}

/// The exit status of what was done with a library beside the screen.
fn exit_code(library: &Library, outcome: &Outcome) -> ExitCode {
    ExitCode::from(match outcome {
        _ if !library.notices.is_empty() => TROUBLE,
        Outcome { trouble: true, .. } => TROUBLE,
        Outcome { found: false, .. } => NOTHING,
        Outcome { .. } => 0,
    })
}

fn open(args: &Args, settings: &Settings) -> Result<Library, Error> {
    if args.paths.is_empty() {
        return Ok(Library::builtin());
    }
    let mut library = Library::open(&args.paths, stdin())?.encoded(settings.encodings());
    library.call_stdin(environment::page_of_man());
    Ok(library)
}

/// Opens the texts for the screen, which does not wait for long walks through folders.
fn begin(args: &Args, settings: &Settings, first: Option<&Path>) -> Result<Begun, Error> {
    if args.paths.is_empty() {
        return Ok(Begun::of(Library::builtin()));
    }
    let mut begun = Begun::new(&args.paths, stdin(), settings.encodings(), first);
    begun.library.call_stdin(environment::page_of_man());
    begun.finish(Some(Instant::now() + WALK));
    Ok(begun.check()?)
}

fn stdin() -> Option<Box<dyn io::Read + Send>> {
    if io::stdin().is_terminal() {
        None
    } else {
        Some(Box::new(io::stdin()))
    }
}

/// Takes what is remembered of terminals into the options, if anything may be; what cannot be read is told, and done without.
fn recall(
    remembered: Option<&Remembered>,
    options: &mut terminal::Options,
    complaints: &Complaints,
) -> Option<String> {
    match remembered?.modes() {
        Ok(modes) => {
            options.remembered = modes;
            None
        }
        Err(error) => {
            let message = complaints.language().store_error(&error);
            complaints.tell(&message);
            Some(message)
        }
    }
}

fn examine(mut settings: Settings, complaints: &Complaints) -> Result<ExitCode, Error> {
    let store = settings.store();
    let remembered = store.map(|store| Remembered::read(store, false));
    if let Some(remembered) = &remembered {
        settings.choose(&remembered.looks());
    }
    let mut options = settings.options();
    recall(remembered.as_ref(), &mut options, complaints);
    doctor::run(&options, &settings)?;
    Ok(ExitCode::SUCCESS)
}

fn browse(
    args: &Args,
    keys: Vec<Key>,
    begun: Begun,
    settings: &Settings,
    (remembered, resumed): (Option<&Remembered>, &Resumed),
    complaints: &Complaints,
) -> Result<ExitCode, Error> {
    // Hidden harakat are no matter of the terminal: a key shows them.
    let mut options = terminal::Options {
        harakat: settings.options().harakat.of_terminal(),
        ..settings.options()
    };
    let notice = recall(remembered, &mut options, complaints).or_else(|| settings.notice());
    let start = resumed.start(&begun.library);
    let signal = session::run(session::Opening {
        library: begun,
        name: args.library_name(settings.language()),
        preferences: settings.preferences(),
        colours: settings.colours(),
        options,
        store: settings.store(),
        opened: args.opened(),
        start,
        keys,
        goes_on: !args.fresh,
        test_card: args.test_card,
        notice: notice.or_else(|| resumed.notice.clone()),
    })
    .map_err(Error::Terminal)?;
    Ok(signal.map_or(ExitCode::SUCCESS, ended_by))
}

/// The exit status of a program that a signal has ended, as shells count: 128 and its number.
fn ended_by(signal: i32) -> ExitCode {
    ExitCode::from(128_u8.saturating_add(signal as u8))
}
