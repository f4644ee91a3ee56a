//! What the environment tells: the locale, the colours, what is piped in, and the terminal that is printed on.

use std::io::{self, IsTerminal};

use crate::paint::{Colours, Ground, OwnColours, Palette, Taste, Theme};
use crate::shell::RowPrinter;
use crate::terminal::{self, Options};

/// The locale that messages are in.
pub(super) fn locale() -> String {
    let mut set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    set.find(|value| !value.is_empty()).unwrap_or_default()
}

/// Whether a text is piped or redirected into standard input.
#[cfg(unix)]
pub(super) fn is_stdin_given() -> bool {
    use rustix::fs::{FileType, fstat};
    let kind = fstat(io::stdin()).map(|stat| FileType::from_raw_mode(stat.st_mode));
    matches!(
        kind,
        Ok(FileType::Fifo | FileType::Socket | FileType::RegularFile)
    )
}

/// Whether a text is piped or redirected into standard input: not known here.
#[cfg(not(unix))]
pub(super) fn is_stdin_given() -> bool {
    false
}

/// What `man` calls the page that it hands to a pager (`MAN_PN`, man(1) of man-db). Signs that say something in a prompt of less
/// stand behind a backslash there.
pub(super) fn page_of_man() -> Option<String> {
    let name = std::env::var("MAN_PN").ok()?;
    let signs = ["\\?", "\\:", "\\.", "\\%", "\\\\"];
    let plain = signs
        .iter()
        .fold(name, |name, sign| name.replace(sign, &sign[1..]));
    Some(plain).filter(|name| !name.trim().is_empty())
}

/// The variable by which the user wants no colours (no-color.org).
pub(super) const NO_COLOUR: &str = "NO_COLOR";

/// Whether the user wants no colours.
pub(super) fn wants_no_colour() -> bool {
    std::env::var_os(NO_COLOUR).is_some_and(|value| !value.is_empty())
}

/// The colours of the screen, and on what ground, as far as the environment tells.
pub(super) fn colours() -> Colours {
    let term = std::env::var("TERM").unwrap_or_default();
    let few = ["linux", "ansi", "cygwin"].contains(&term.as_str()) || term.ends_with("-16color");
    Colours {
        palette: if few { Palette::Sixteen } else { Palette::Many },
        ground: if term == "linux" {
            Ground::Dark
        } else {
            Ground::Unknown
        },
        taste: Taste::Usual,
        own: OwnColours::default(),
    }
}

/// The terminal on standard output, if that is one and can do more than print.
pub(super) fn printer(options: &Options, theme: Theme) -> Option<RowPrinter> {
    let able = io::stdout().is_terminal() && !is_dumb();
    // Some do not know how wide they are.
    able.then(|| RowPrinter::new(terminal::columns().unwrap_or(80), theme, options))
}

/// Whether the terminal says that it can do nothing but print, as those of editors do.
pub(super) fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}
