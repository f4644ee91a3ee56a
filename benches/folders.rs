//! What a folder of many files costs: walking it, and a key of the title prompt.
//!
//! The files are empty but for a letter: what is read of them is measured elsewhere.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::channel;

use divan::Bencher;
use divan::counter::ItemsCount;
use kzread::app::Preferences;
use kzread::input::Event;
use kzread::library::{Begun, Library};
use kzread::paint::Theme;
use kzread::session::{Session, Start};
use kzread::words::Language;

const COUNTS: [usize; 3] = [10, 1_000, 100_000];

fn main() {
    divan::main();
}

/// A folder of so many files, a hundred in each folder below it.
fn folder(count: usize) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("folders-{count}"));
    for number in 0..count {
        let path = root
            .join(format!("{}", number / 100))
            .join(format!("{number}.txt"));
        if number % 100 == 0 {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
        }
        if !path.exists() {
            fs::write(path, "x\n").unwrap();
        }
    }
    root
}

/// All of a folder, in the order of the list.
#[divan::bench(args = COUNTS)]
fn walk(bencher: Bencher, count: usize) {
    let root = folder(count);
    let open = || Library::open(std::slice::from_ref(&root), None).unwrap();
    bencher.counter(ItemsCount::new(count)).bench(open);
}

/// What a key of the title prompt takes before a frame can be drawn; what matches is found beside it.
#[divan::bench(args = COUNTS)]
fn title_key(bencher: Bencher, count: usize) {
    let root = folder(count);
    let library = Library::open(&[root], None).unwrap();
    let opened = || {
        let (sender, answers) = channel();
        let send = move |answer| sender.send(answer).unwrap_or_default();
        let begun = Begun::of(library.clone());
        let (name, theme, size) = (String::new(), Theme::new(), (100, 30));
        let start = Start::default();
        let mut session = Session::new(
            start,
            begun,
            name,
            Preferences::new(Language::Arabic),
            theme,
            size,
            send,
        );
        session.event(Event::Key("f".parse().unwrap()));
        (session, answers)
    };
    bencher
        .with_inputs(opened)
        .bench_local_values(|(mut session, answers)| {
            session.event(Event::Key("7".parse().unwrap()));
            (session, answers)
        });
}
