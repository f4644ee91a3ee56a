//! What it costs to search a library: 1,000 Markdown files of 8 KB, from the key that keeps the query to the last result.
//!
//! `cargo bench --bench library` prints throughputs; `read_and_memmem` is the least that any search of files costs: each
//! is read and its bytes are searched for the needle as it is spelt.

mod prose;

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::mpsc::channel;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use kzread::app::{Preferences, Results};
use kzread::input::Event;
use kzread::library::{Begun, Library};
use kzread::paint::Theme;
use kzread::search::Level;
use kzread::session::{Session, Start};
use kzread::shell::{OutputForm, ShellSearch};
use kzread::words::Language;
use memchr::memmem::Finder;
use prose::prose;

const ARTICLES: u64 = 1000;
const SIZE: usize = 8 << 10;

/// In no article, in one, in most.
const NEEDLES: [&str; 3] = ["زنجبيل", "ماليون", "كازاخستان"];

/// The folder of the articles.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("library");
    fs::create_dir_all(&folder).unwrap();
    for number in 0..ARTICLES {
        let needle = if number == 900 { "ماليون" } else { "" };
        let title = format!("+++\ntitle = \"مقال {number}\"\nlang = \"ar\"\n+++\n\n");
        let text = prose(number, SIZE, needle).replace('\n', "\n\n");
        fs::write(folder.join(format!("{number:04}.md")), title + &text).unwrap();
    }
    folder
});

fn main() {
    divan::main();
}

fn library() -> Library {
    Library::open(std::slice::from_ref(&*FOLDER), None).unwrap()
}

/// In the reader: from the key that completes the query to the last result.
#[divan::bench(args = NEEDLES)]
fn wide(bencher: Bencher, needle: &str) {
    let asked = || {
        let (sender, answers) = channel();
        let send = move |answer| sender.send(answer).unwrap_or_default();
        let name = String::new();
        let size = (80, 24);
        let (start, library) = (Start::default(), Begun::of(library()));
        let theme = Theme::new();
        let mut session = Session::new(
            start,
            library,
            name,
            Preferences::new(Language::Arabic),
            theme,
            size,
            send,
        );
        session.event(Event::Key("s".parse().unwrap()));
        (session, answers)
    };
    bencher
        .counter(ItemsCount::new(ARTICLES))
        .counter(BytesCount::new(ARTICLES * SIZE as u64))
        .with_inputs(asked)
        .bench_local_values(|(mut session, answers)| {
            session.event(Event::Paste(needle.to_owned()));
            while !session.state().results().is_some_and(Results::is_done) {
                session.take(answers.recv().unwrap());
            }
            session.state().results().map(Results::total)
        });
}

/// From the shell, into a pipe.
#[divan::bench(args = NEEDLES)]
fn shell(bencher: Bencher, needle: &str) {
    let library = library();
    bencher
        .counter(ItemsCount::new(ARTICLES))
        .counter(BytesCount::new(ARTICLES * SIZE as u64))
        .bench(|| {
            let search = ShellSearch::new(needle, Level::Fold, OutputForm::Lines).unwrap();
            search.run(&library, &mut io::sink(), &mut |_| {})
        });
}

#[divan::bench(args = NEEDLES)]
fn read_and_memmem(bencher: Bencher, needle: &str) {
    let finder = Finder::new(needle);
    let paths: Vec<PathBuf> = library()
        .entries
        .iter()
        .map(|entry| entry.path().to_owned())
        .collect();
    bencher
        .counter(ItemsCount::new(ARTICLES))
        .counter(BytesCount::new(ARTICLES * SIZE as u64))
        .bench(|| {
            let count = |path: &PathBuf| finder.find_iter(&fs::read(path).unwrap()).count();
            paths.iter().map(count).sum::<usize>()
        });
}
