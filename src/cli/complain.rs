//! What goes wrong, told on standard error in the language of the interface.

use std::io::{self, IsTerminal, Write};

use super::settings::Settings;
use crate::library::Library;
use crate::shell::RowPrinter;
use crate::text::{Direction, sanitize};
use crate::words::Language;

/// FSI and PDI, which keep names apart within a sentence. They are for the text engine alone: what reads a pipe may show
/// them as boxes.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Standard error, and how it is spoken to.
pub(super) struct Complaints {
    language: Language,
    /// The terminal that standard error is, for Arabic has to be laid out there; none for a pipe.
    printer: Option<RowPrinter>,
}

impl Complaints {
    /// Complaints in the language of the interface.
    pub(super) fn new(settings: &Settings) -> Self {
        let language = settings.language();
        let laid_out = language.direction() == Direction::Rtl && io::stderr().is_terminal();
        Self {
            language,
            printer: laid_out.then(|| settings.message_printer()).flatten(),
        }
    }

    /// The language that messages are said in.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Tells what could not be opened.
    pub(super) fn tell_unopened(&self, library: &Library) {
        for notice in &library.notices {
            self.tell(&self.language.open_error(notice));
        }
    }

    /// Tells a message, each line of it on lines of its own. Whoever has closed standard error, as `2>&1 | head` does, has
    /// read enough.
    pub(super) fn tell(&self, message: &str) {
        for line in message.lines() {
            // A file's name or its front matter may hold anything.
            let line = format!("kzread: {}", sanitize(line));
            let mut out = Vec::new();
            if let Some(printer) = &self.printer {
                printer.message(&line, self.language.direction(), &mut out);
            } else {
                out.extend_from_slice(line.replace(ISOLATES, "").as_bytes());
                out.push(b'\n');
            }
            let _ = io::stderr().write_all(&out);
        }
    }
}
