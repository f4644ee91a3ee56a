//! Texts that come through a pipe: read while they come, and whole at the end.

mod common;

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use common::App;
use kzread::library::Library;
use kzread::words::Language::English;

/// A pipe that gives what it is sent, and ends when nobody sends any more.
struct Pipe(Receiver<String>);

impl Read for Pipe {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let text = self.0.recv().unwrap_or_default();
        // What is sent is shorter than what is read at once.
        buf[..text.len()].copy_from_slice(text.as_bytes());
        Ok(text.len())
    }
}

fn reading(input: impl Read + Send + 'static) -> App {
    let library = Library::open(&[PathBuf::from("-")], Some(Box::new(input)));
    App::new(library.unwrap(), English, (80, 24))
}

fn piped() -> (App, Sender<String>) {
    let (sender, receiver) = channel();
    sender.send(lines(1, 99)).unwrap();
    let app = reading(Pipe(receiver));
    (app, sender)
}

fn lines(first: u32, last: u32) -> String {
    let lines: Vec<String> = (first..=last).map(|n| format!("line {n}\n")).collect();
    lines.concat()
}

/// A text that comes in two parts, the second some time after the first, and ends.
struct TwoParts {
    parts: Vec<String>,
    pause: Duration,
}

impl Read for TwoParts {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.parts.len() == 1 {
            let begun = Instant::now();
            while begun.elapsed() < self.pause {
                std::hint::spin_loop();
            }
        }
        let Some(part) = self.parts.last_mut() else {
            return Ok(0);
        };
        let read = part.as_bytes().read(buf)?;
        part.drain(..read);
        if part.is_empty() {
            self.parts.pop();
        }
        Ok(read)
    }
}

#[test]
fn a_pipe_that_ends_while_it_is_opened_is_not_cut_short() {
    for microseconds in (0..1000).step_by(10) {
        let first = "x\n".repeat(1 << 15);
        let mut app = reading(TwoParts {
            parts: vec!["the end\n".to_owned(), first],
            pause: Duration::from_micros(microseconds),
        });
        app.wait(|state| state.streaming.is_empty());
        let screen = app.play("G").screen();
        let shown = screen.text();
        assert!(shown.contains("the end"), "{microseconds}: {shown}");
    }
}

#[test]
fn more_comes_below_and_the_place_stays() {
    let (mut app, sender) = piped();
    app.play("jjj");
    let before = app.screen().row(3);
    assert!(app.screen().row(1).contains("more is coming"));
    sender.send(lines(100, 200)).unwrap();
    drop(sender);
    app.wait(|state| state.streaming.is_empty());
    assert_eq!(app.screen().row(3), before);
    assert!(!app.screen().text().contains("more is coming"));
    assert!(app.play("G").screen().row(22).contains("line 200"));
}

/// Waits until one match is known.
fn until_found(app: &mut App) {
    app.wait(|state| {
        let search = state.search.as_ref();
        search.is_some_and(|search| search.count() == 1)
    });
}

#[test]
fn matches_that_come_later_are_gone_on_to_and_nobody_is_taken_to_them() {
    let (mut app, sender) = piped();
    app.play("/line 150<CR>");
    let place = app.play("g").screen().row(3);
    assert!(
        app.screen().last().contains("0/0"),
        "{}",
        app.screen().last()
    );
    sender.send(lines(100, 200)).unwrap();
    until_found(&mut app);
    assert_eq!(app.screen().row(3), place);
    app.play("n");
    assert!(app.screen().text().contains("line 150"));
    assert!(
        app.screen().last().contains("1/1"),
        "{}",
        app.screen().last()
    );
    drop(sender);
    app.wait(|state| state.streaming.is_empty());
    assert!(
        app.screen().last().contains("1/1"),
        "{}",
        app.screen().last()
    );
}

#[test]
fn what_has_not_come_yet_is_not_said_to_be_missing() {
    let (mut app, sender) = piped();
    app.play("/absent<CR>");
    app.wait(|state| state.notice.is_some());
    let notice = app.state().notice.clone().unwrap();
    assert!(notice.contains("so far"), "{notice}");
    drop(sender);
    app.wait(|state| {
        let notice = state.notice.as_ref();
        notice.is_some_and(|notice| notice.contains("absent") && !notice.contains("so far"))
    });
}

#[test]
fn a_query_being_typed_finds_what_comes() {
    let (mut app, sender) = piped();
    app.play("/line 150");
    sender.send(lines(100, 200)).unwrap();
    until_found(&mut app);
    assert!(!app.screen().lit().is_empty(), "{}", app.screen().text());
    drop(sender);
}
