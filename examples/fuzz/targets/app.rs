//! The whole reader without a terminal: keys, pastes, clicks, resizes, and a state folder of any content.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::time::Duration;

use kzread::app::Preferences;
use kzread::input::{Event, parse_keys};
use kzread::library::{Begun, Library};
use kzread::paint::{Canvas, Theme};
use kzread::session::{Flow, Session, Start};
use kzread::store::Store;
use kzread::words::Language;

use super::cells::check_symbol;
use super::{Choices, scratch};

pub(crate) const FRAGMENTS: &[&str] = &[
    "/", "\r", "\u{1}", "\u{2}", "\u{3}", "j", "n", "s", "f", "?", "T", "q",
];

/// Keys in the notation of the keymap; each byte of the input that is no other event presses one.
const KEYS: &[&str] = &[
    "j",
    "k",
    "<Down>",
    "<Up>",
    "<PageDown>",
    "<PageUp>",
    "<Home>",
    "<End>",
    "<CR>",
    "<Esc>",
    "<BS>",
    "<Left>",
    "<Right>",
    "<Tab>",
    "]",
    "[",
    "z",
    "/",
    "s",
    "n",
    "N",
    "f",
    "?",
    "T",
    "<C-t>",
    "<C-y>",
    "<C-l>",
    "g",
    "G",
    "d",
    "u",
    "<C-o>",
    "t",
    "m",
    "M",
    "'",
    "y",
    "Y",
    "v",
    "o",
    "O",
    "w",
    "a",
    "e",
    "S",
    "%",
    "(",
    ")",
    "5",
    "0",
    "+",
    "-",
    "r",
    "p",
    "h",
    "i",
    ":",
    "\u{643}",
    "\u{627}",
    "\u{644}",
    "\u{631}",
    " ",
    "\"",
];

const FILES: &[(&str, &str)] = &[
    (
        "a.md",
        "# \u{643}\u{62A}\u{627}\u{628}\n\n\u{642}\u{627}\u{644} **\u{627}\u{644}\u{634}\u{627}\u{647}\u{62F}** [x](b.txt) `--print`\n\n> - a\n",
    ),
    (
        "b.txt",
        "\u{643}\u{62A}\u{627}\u{628} 2022\n\nsome words (\u{643}\u{62A}\u{628})\n",
    ),
    ("c.md", "+++\ntitle = 5\n+++\nx"),
    ("d.txt", ""),
];

/// The files of the state folder that are read whatever the texts are.
const STATE: &[&str] = &[
    "queries.toml",
    "terminals.toml",
    "last.json",
    "seen.jsonl",
    "bookmarks.jsonl",
];

/// The most events of one input; each draws a screen.
const MOST_KEYS: usize = 200;

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let language = choices.one_of(&[Language::Arabic, Language::English]);
    let size = (
        extent(choices.byte().into()),
        extent(choices.byte().into()) / 2,
    );
    let state = usize::from(choices.byte() % 64);
    let rest = choices.rest();
    let (state, keys) = rest.split_at(state.min(rest.len()));
    let folder = prepare(state);
    let paths: Vec<PathBuf> = FILES.iter().map(|(name, _)| folder.join(name)).collect();
    let Ok(library) = Library::open(&paths, None) else {
        return;
    };
    let (sender, reports) = channel();
    let report = move |report| drop(sender.send(report));
    let (start, library, name) = (Start::default(), Begun::of(library), "fuzz".into());
    let theme = Theme::new();
    let mut session = Session::new(
        start,
        library,
        name,
        Preferences::new(language),
        theme,
        size,
        report,
    );
    session.keep_in(Store::in_folder(folder), None, false);
    let (mut size, mut canvas) = (size, Canvas::default());
    for (at, &byte) in keys.iter().take(MOST_KEYS).enumerate() {
        for event in events(byte, &keys[at..], &mut size) {
            match session.event(event) {
                Flow::Quit => return,
                _ => draw(&session, size, &mut canvas),
            }
        }
        // Now and then the reader waits for what is found beside the screen, else keys come before it.
        while byte % 3 == 0 && session.is_busy() {
            let report = reports.recv_timeout(Duration::from_secs(10));
            session.take(report.expect("something comes from beside the screen"));
            draw(&session, size, &mut canvas);
        }
    }
}

/// What a byte stands for; `following` are it and those after it.
fn events(byte: u8, following: &[u8], size: &mut (u16, u16)) -> Vec<Event> {
    let near = |i: usize| u16::from(following.get(i).copied().unwrap_or(0));
    match byte {
        1 => vec![Event::Click {
            column: near(1),
            row: near(2),
        }],
        2 => vec![Event::Wheel {
            turns: 1,
            column: near(1),
            row: near(2),
        }],
        3 => {
            *size = (extent(near(1)), extent(near(2)) / 2);
            vec![Event::Resize(size.0, size.1)]
        }
        4 => vec![Event::Paste(
            String::from_utf8_lossy(&following[1..]).into_owned(),
        )],
        byte => {
            let key = KEYS[usize::from(byte) % KEYS.len()];
            parse_keys(key)
                .unwrap_or_default()
                .into_iter()
                .map(Event::Key)
                .collect()
        }
    }
}

/// Columns, and twice as many as rows: mostly few, for each key draws them all.
fn extent(byte: u16) -> u16 {
    if byte < 240 { byte % 80 } else { byte }
}

fn draw(session: &Session, (width, height): (u16, u16), canvas: &mut Canvas) {
    canvas.clear(width, height);
    let cursor = session.draw(canvas);
    assert!(
        cursor.is_none_or(|(x, y)| x < width && y < height),
        "the cursor is outside"
    );
    for cell in canvas.buffer().content() {
        check_symbol(cell.symbol());
    }
}

/// The texts, and what is kept between runs, in a folder.
fn prepare(state: &[u8]) -> PathBuf {
    let folder = scratch().join("app");
    // What an input is must not depend on those before it.
    let _ = fs::remove_dir_all(&folder);
    let _ = fs::create_dir_all(&folder);
    for (name, text) in FILES {
        let _ = fs::write(folder.join(name), text);
    }
    for name in STATE {
        let _ = fs::write(folder.join(name), state);
    }
    folder
}
