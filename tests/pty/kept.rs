//! What is kept survives whatever ends the process.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use vt100::Screen;

use super::xterm::{Xterm, last_row, rows};
use super::{SIZE, file, first, numbered};

/// How often a reader is killed; more by the environment.
const KILLS: usize = 12;

/// A folder for what is kept, empty at first.
fn state(name: &str) -> PathBuf {
    let folder = file(&format!("{name}/state"), "").with_file_name("kept");
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn start(state: &Path, arguments: &[&str]) -> Xterm {
    let environment = [("XDG_STATE_HOME", state.to_str().unwrap())];
    Xterm::start(SIZE, &environment, [&["--lang", "en"], arguments].concat())
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The rows of the text.
fn text_rows(screen: &Screen) -> Vec<String> {
    let text = |row: &String| row.rsplit('\u{2502}').next().unwrap_or_default().to_owned();
    rows(screen)[3..23].iter().map(text).collect()
}

#[test]
fn a_reader_killed_at_any_moment_goes_on_near_where_he_was() {
    let kills = std::env::var("KZREAD_KILLS").ok();
    let kills = kills.and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let path = numbered("killed.txt");
    let path = path.to_str().unwrap();
    let state = state("killed");
    // Numbers that look random, the same each time.
    let mut random = 1_u64;
    let mut below = |bound: u64| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33) % bound
    };
    // Far enough from the beginning, which is on the screen for a moment where a place takes long to be found.
    let mut place = 10;
    let mut xterm = start(&state, &[path]);
    xterm.until("the beginning", |screen| first(screen) == Some(1));
    xterm.keys(&"\x1b[B".repeat(9));
    xterm.until("the place", |screen| first(screen) == Some(place));
    xterm.keys("q");
    xterm.end();
    for kill in 0..kills {
        let mut xterm = start(&state, &[path]);
        let expected = place;
        let screen = xterm.until("the place", |screen| first(screen) == Some(expected));
        drop(screen);
        let (key, step) = if place > 25 {
            ("\x1b[A", -1)
        } else {
            ("\x1b[B", 1)
        };
        let keys = below(6).cast_signed();
        let end = i64::from(place) + step * keys;
        for _ in 0..keys {
            xterm.keys(key);
            std::thread::sleep(Duration::from_micros(below(3000)));
        }
        let rests = kill % 6 == 5;
        if rests {
            // A second after the last key all is written; on a machine that is busy, somewhat later.
            xterm.until("the last key", |screen| {
                first(screen).map(i64::from) == Some(end)
            });
            std::thread::sleep(Duration::from_secs(3));
        } else {
            std::thread::sleep(Duration::from_micros(below(20_000)));
        }
        xterm.signal("KILL");
        xterm.end();
        let (low, high) = (end.min(place.into()), end.max(place.into()));
        let low = if rests { end } else { low };
        let high = if rests { end } else { high };
        let xterm = start(&state, &[path]);
        let is_near = |n: u32| (low..=high).contains(&n.into());
        let screen = xterm.until(&format!("{low}..={high} after kill {kill}"), |screen| {
            first(screen).is_some_and(is_near)
        });
        let now = first(&screen).unwrap();
        place = now;
        xterm.signal("KILL");
        let bad = files(&state)
            .into_iter()
            .filter(|file| file.to_string_lossy().contains(".bad"));
        assert_eq!(bad.collect::<Vec<_>>(), Vec::<PathBuf>::new());
    }
}

#[test]
fn who_names_nothing_goes_on_with_what_was_read_last() {
    let state = state("last");
    let path = numbered("last.txt");
    let mut xterm = start(&state, &[path.to_str().unwrap()]);
    xterm.until("the text", |screen| first(screen) == Some(1));
    xterm.keys("\x1b[B\x1b[B");
    xterm.until("the third paragraph", |screen| first(screen) == Some(3));
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);

    let mut xterm = start(&state, &[]);
    xterm.until("the place of last time", |screen| first(screen) == Some(3));
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);

    let mut xterm = start(&state, &["--fresh"]);
    xterm.until("the built-in library", |screen| {
        rows(screen)[1].contains("articles")
    });
    // Into the fourth article, and down.
    xterm.keys("\x1b[B\x1b[B\x1b[B\r");
    let top = xterm.until("the fourth", |screen| rows(screen)[1].contains("4 of"));
    let top = text_rows(&top);
    xterm.keys("\x1b[B\x1b[B\x1b[B");
    let down = xterm.until("three rows down", |screen| text_rows(screen)[0] == top[3]);
    xterm.signal("TERM");
    xterm.end();

    let mut xterm = start(&state, &[]);
    xterm.until("the fourth, where it was left", |screen| {
        text_rows(screen) == text_rows(&down)
    });
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);

    let mut xterm = start(&state, &["--fresh", path.to_str().unwrap()]);
    xterm.until("its beginning", |screen| first(screen) == Some(1));
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);
    fs::remove_file(&path).unwrap();
    let mut xterm = start(&state, &[]);
    xterm.until("why it is another", |screen| {
        rows(screen)[23].contains("not there any more")
    });
    xterm.keys("q");
    assert_eq!(xterm.end().0, 0);
}

/// Places were to be written, and SIGXFSZ ended the program with the terminal as kzread had it.
#[test]
fn a_state_folder_that_takes_nothing_is_told_once_and_reading_goes_on() {
    let path = numbered("full.txt");
    let path = path.to_str().unwrap();
    let full = state("full");
    let full = format!(
        "ulimit -f 0; XDG_STATE_HOME='{}' exec \"$0\" --lang en '{path}'",
        full.display()
    );
    let nowhere = format!("XDG_STATE_HOME=/proc/none exec \"$0\" --lang en '{path}'");
    for script in [full, nowhere] {
        let mut xterm = Xterm::shell(SIZE, &script);
        xterm.until("the text", |screen| first(screen) == Some(1));
        xterm.keys("\x1b[B");
        xterm.until("why nothing is kept", |screen| {
            first(screen) == Some(2) && last_row(screen).contains("place in the text is not kept")
        });
        xterm.keys("\x1b[B");
        xterm.until("no word of it", |screen| {
            first(screen) == Some(3) && !last_row(screen).contains("not kept")
        });
        xterm.keys("q");
        let (code, _, restored) = xterm.end();
        assert_eq!((code, restored), (0, true), "{script}");
    }
}
