//! A small application in a scripted fake terminal: answers that are missing, late, cut or broken, keys in between, and the
//! terminal as it is found after quit, panic, signals and Ctrl-Z.
#![cfg(unix)]

mod answers;
mod choices;
mod endings;
mod fake;
mod hyperlinks;
mod reports;

use std::sync::mpsc::channel;

use kzread::input::Event;
use kzread::input::{Code, Key};
use kzread::paint::{self, Canvas};
use kzread::terminal::{Mode, Options, Terminal, examine};
use kzread::text::{Direction, Paragraph};
use ratatui::style::Style;

use fake::{Fake, KITTY};

/// The application: this test, run again inside the fake terminal. It shows what it was told on rows of its own.
#[test]
fn app() {
    let mut options = Options::default();
    match std::env::var(fake::INSIDE).as_deref() {
        Ok("doctor") => return doctor(),
        Ok("answered") => return answered_first(),
        Ok("remembering") => {
            options
                .remembered
                .insert("Konsole 22.12.3".to_owned(), Mode::Inv);
        }
        Ok(_) => {}
        Err(_) => return,
    }
    let (sender, events) = channel();
    let mut terminal = Terminal::enter(options, sender).expect("a terminal");
    let mut rows = vec![String::new()];
    loop {
        terminal
            .draw(&[], |canvas, _| Some(paint(canvas, &rows)))
            .expect("drawn");
        let decision = terminal.decision().expect("decided");
        let decided = format!("mode={} marks={}", decision.mode, decision.harakat);
        if rows[0] != decided {
            rows[0] = decided;
            continue;
        }
        match events.recv().expect("an event") {
            Event::Quit(signal) => std::process::exit(128 + signal),
            Event::Key(key) if key == Key::char('q') => break,
            Event::Key(key) if key == Key::char('!') => panic!("as asked"),
            Event::Key(key) if key == Key::char('c') => terminal.choose(Mode::Visual),
            Event::Key(key) if key == Key::ctrl('z') => terminal.suspend().expect("stopped"),
            Event::Key(Key {
                code: Code::F(12), ..
            }) => rows.truncate(1),
            event => rows.push(match event {
                Event::Key(key) => format!("key {key}"),
                other => format!("{other:?}"),
            }),
        }
    }
    drop(terminal);
    std::process::exit(0);
}

fn doctor() {
    let report = examine(&Options::default()).expect("a terminal");
    for (label, value) in report.lines {
        println!("{label}: {value}\r");
    }
    std::process::exit(0);
}

/// Draws its first frame once a key has come, and so the answers before it; tells how often it was painted.
fn answered_first() {
    let (sender, events) = channel();
    let mut terminal = Terminal::enter(Options::default(), sender).expect("a terminal");
    while !matches!(events.recv().expect("an event"), Event::Key(_)) {}
    let (mut painted, mut ground) = (0, None);
    terminal
        .draw(&[], |canvas, known| {
            painted += 1;
            ground = known.background;
            Some(paint(canvas, &[]))
        })
        .expect("drawn");
    drop(terminal);
    println!("painted {painted} on {ground:?}\r");
    std::process::exit(0);
}

/// A word on the first row; then the rows. The cursor stands in row 1.
fn paint(canvas: &mut Canvas, rows: &[String]) -> (u16, u16) {
    let word = Paragraph::analyze("\u{633}\u{644}\u{627}\u{645}", Direction::Rtl);
    paint::line(canvas, 30, 0, &word.arrange_whole(), Style::new());
    for (y, row) in (0u16..).zip(rows) {
        for (x, c) in (0u16..).zip(row.chars()) {
            paint::put(canvas, x, y, &c.to_string(), 1, Style::new());
        }
    }
    (0, 1)
}

const SHAPED: &str = "\u{fee1}\u{fefc}\u{feb3}";

#[test]
fn an_unchanged_frame_sends_nothing() {
    let mut fake = Fake::start();
    fake.answer(KITTY);
    fake.until("mode=kitty");
    // Answers come unasked, and a key that empties what is empty draws what is there already.
    fake.type_keys("\x1b[?62c\x1b]11;rgb:0/0/0\x07");
    fake.type_keys("j");
    fake.until("key j");
    fake.type_keys("\x1b[24~");
    fake.until_gone("key j");
    let frames = |fake: &Fake| {
        String::from_utf8_lossy(&fake.sent())
            .matches("\x1b[?2026h")
            .count()
    };
    let before = frames(&fake);
    for _ in 0..2 {
        fake.type_keys("\x1b[24~");
        Fake::pause();
    }
    fake.type_keys("k");
    fake.until("key k");
    assert_eq!(frames(&fake), before + 1);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}
