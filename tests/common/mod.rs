//! Driving the reader without a terminal: keys in, a screen out that can be read column by column.

#![allow(dead_code, unreachable_pub)] // each test file uses its own part

mod dump;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use kzread::app::{Focus, Preferences, State};
use kzread::document::Document;
use kzread::input::Event;
use kzread::input::parse_keys;
use kzread::library::{Begun, Library};
use kzread::paint::{Canvas, Theme};
use kzread::session::{Flow, Report, Session, Start};
use kzread::store::Store;
use kzread::text::cluster::char_width;
use kzread::words::Language;
use ratatui::buffer::Buffer;

/// A reader on a screen of its own.
pub(crate) struct App {
    pub(crate) session: Session,
    /// What is found beside the screen.
    reports: Receiver<Report>,
    size: (u16, u16),
    pub(crate) flow: Flow,
}

impl App {
    /// The library of the tests: eight Arabic texts in `tests/texts/library`, on the Silk Road.
    pub(crate) fn library(language: Language, size: (u16, u16)) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts/library");
        Self::new(Library::open(&[folder], None).unwrap(), language, size)
    }

    /// Files of these names and contents, in a folder of their own; all are opened.
    pub(crate) fn files(files: &[(&str, &[u8])], language: Language, size: (u16, u16)) -> Self {
        let folder = folder(files);
        let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
        Self::new(Library::open(&paths, None).unwrap(), language, size)
    }

    pub(crate) fn new(library: Library, language: Language, size: (u16, u16)) -> Self {
        let mut app = Self::begun(Begun::of(library), language, size);
        app.rest();
        app
    }

    /// A library whose folders may still be walked; nothing is waited for.
    pub(crate) fn begun(library: Begun, language: Language, size: (u16, u16)) -> Self {
        Self::preferring(library, Preferences::new(language), size)
    }

    /// The same, as the reader wants it.
    pub(crate) fn preferring(library: Begun, preferences: Preferences, size: (u16, u16)) -> Self {
        let (sender, reports) = channel();
        let session = Session::new(
            Start::default(),
            library,
            "library".into(),
            preferences,
            Theme::new(),
            size,
            move |report| {
                let _ = sender.send(report);
            },
        );
        let flow = Flow::Continue;
        Self {
            session,
            reports,
            size,
            flow,
        }
    }

    /// The same library, with a folder in which places are kept, as at the beginning of another run.
    pub(crate) fn keeping(
        paths: &[PathBuf],
        state: &Path,
        language: Language,
        size: (u16, u16),
    ) -> Self {
        let mut app = Self::new(Library::open(paths, None).unwrap(), language, size);
        let store = Store::in_folder(state.to_owned());
        app.session.keep_in(store, Some(paths.to_vec()), true);
        app.rest();
        app
    }

    /// Ends the run.
    pub(crate) fn close(&mut self) {
        self.session.close();
        self.rest();
    }

    /// Presses keys, in the notation of the keymap: `jj/\u{633}<CR>n`.
    pub(crate) fn play(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys).unwrap() {
            self.event(Event::Key(key));
        }
        self
    }

    /// Presses keys faster than anything beside the screen can answer.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys).unwrap() {
            self.flow = self.session.event(Event::Key(key));
        }
        self
    }

    /// Takes in what is found beside the screen until `enough`, and what comes with it.
    pub(crate) fn wait(&mut self, enough: impl Fn(&State) -> bool) -> &mut Self {
        while !enough(self.state()) {
            self.report();
        }
        self.rest()
    }

    /// Takes in what is found beside the screen until nothing is looked for.
    pub(crate) fn rest(&mut self) -> &mut Self {
        while self.session.is_busy() {
            self.report();
        }
        self
    }

    /// Takes in one report from beside the screen.
    pub(crate) fn report(&mut self) {
        let report = self.reports.recv_timeout(Duration::from_secs(60));
        self.session.take(report.expect("a report"));
    }

    pub(crate) fn event(&mut self, event: Event) -> &mut Self {
        self.flow = self.session.event(event);
        self.rest()
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.event(Event::Resize(width, height))
    }

    pub(crate) fn state(&self) -> &State {
        self.session.state()
    }

    pub(crate) fn focus(&self) -> Focus {
        self.state().focus
    }

    pub(crate) fn screen(&self) -> Screen {
        let mut canvas = Canvas::new(self.size.0, self.size.1);
        let cursor = self.session.draw(&mut canvas);
        let buffer = canvas.buffer().clone();
        Screen { buffer, cursor }
    }
}

/// Makes a folder with these files, which stays until the tests are built anew.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> PathBuf {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("{}-{number}", std::process::id());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    // An earlier run may have had the same number.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (name, content) in files {
        std::fs::write(folder.join(name), content).unwrap();
    }
    folder
}

/// The first row of the text.
pub(crate) fn top(app: &App) -> String {
    let column = app.state().panes().unwrap().column().unwrap();
    let row: Vec<char> = app.screen().row(column.y).chars().collect();
    let end = usize::from(column.x + column.width).min(row.len());
    let columns = row.get(usize::from(column.x)..end).unwrap_or_default();
    columns.iter().collect::<String>().trim().to_owned()
}

/// What a document is in a pipe.
pub(crate) fn logical(document: &Document) -> String {
    let mut text = String::new();
    document
        .logical(&mut |piece| {
            text.push_str(piece);
            ControlFlow::Continue(())
        })
        .unwrap();
    text
}

/// A drawn screen.
pub(crate) struct Screen {
    pub(crate) buffer: Buffer,
    pub(crate) cursor: Option<(u16, u16)>,
}

impl Screen {
    pub(crate) fn height(&self) -> u16 {
        self.buffer.area.height
    }

    /// The symbols of a row from left to right, blanks at the right end left out.
    pub(crate) fn row(&self, y: u16) -> String {
        let mut text = String::new();
        let mut skip = 0;
        for x in 0..self.buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = self.buffer[(x, y)].symbol();
            skip = symbol.chars().map(char_width).sum::<u8>().saturating_sub(1);
            text.push_str(symbol);
        }
        text.trim_end().to_owned()
    }

    pub(crate) fn rows(&self) -> Vec<String> {
        (0..self.height()).map(|y| self.row(y)).collect()
    }

    pub(crate) fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// The text without the sign beside the row that was read before a page turn.
    pub(crate) fn unmarked(&self) -> String {
        self.text().replace(['\u{2574}', '\u{2576}'], " ")
    }

    pub(crate) fn last(&self) -> String {
        self.row(self.height() - 1)
    }

    /// Columns and row of every stretch of cells that shows a match; whether it is the current one.
    pub(crate) fn lit(&self) -> Vec<(u16, std::ops::Range<u16>, bool)> {
        let theme = Theme::new();
        let mut found: Vec<(u16, std::ops::Range<u16>, bool)> = Vec::new();
        for y in 0..self.height() {
            for x in 0..self.buffer.area.width {
                let style = self.buffer[(x, y)].style();
                if ![theme.lit.bg, theme.current.bg].contains(&style.bg) {
                    continue;
                }
                let current = style.bg == theme.current.bg;
                match found
                    .last_mut()
                    .filter(|(row, columns, c)| (*row, columns.end, *c) == (y, x, current))
                {
                    Some((_, columns, _)) => columns.end += 1,
                    None => found.push((y, x..x + 1, current)),
                }
            }
        }
        found
    }

    /// The screen in Latin letters, cell under cell; [`dump`] tells how it is read.
    pub(crate) fn dump(&self) -> String {
        dump::screen(self)
    }
}
