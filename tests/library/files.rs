//! Files that are missing, empty, endless, large or changing, and pipes.

use std::fs;
use std::path::{Path, PathBuf};

use kzread::document::Kind;
use kzread::library::Library;
use kzread::words::Language::English;

use super::{describe, folder, load, open, write};

#[test]
fn what_is_missing_is_told_and_the_rest_opens() {
    let root = folder("missing");
    let good = write(root.join("good.txt"), "text");
    let missing = root.join("missing.txt");
    let library = open(&[&missing, &good]).unwrap();
    assert_eq!(library.entries.len(), 1);
    let notices: Vec<_> = library
        .notices
        .iter()
        .map(|e| English.open_error(e))
        .collect();
    assert_eq!(
        notices,
        [format!(
            "{}: there is no such file or folder; check the name",
            missing.display()
        )]
    );
}

#[test]
fn nothing_to_read_is_an_error_for_each_path() {
    let root = folder("nothing");
    write(root.join("picture.png"), "");
    let missing = root.join("missing.txt");
    let error = open(&[&root, &missing, Path::new("-")]).err().unwrap();
    let error = English.open_error(&error);
    let lines: Vec<_> = error.lines().collect();
    let expected = [
        format!(
            "{}: there are no texts in this folder; it has 1 file of another kind",
            root.display()
        ),
        format!(
            "{}: there is no such file or folder; check the name",
            missing.display()
        ),
        "-: standard input is the terminal; pipe a text into kzread, or name a file".to_owned(),
    ];
    assert_eq!(lines, expected);
}

#[test]
fn standard_input_is_read_to_its_end_as_plain_text() {
    let input: &[u8] = b"# one\n\ntwo\n";
    let library = Library::open(&[PathBuf::from("-")], Some(Box::new(input))).unwrap();
    let library = library.complete();
    assert_eq!(describe(&library), ["-"]);
    assert!(library.entries[0].is_stdin());
    assert_eq!(load(&library), "# one\n\ntwo\n");
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_read_once_and_stays_readable() {
    let root = folder("pipe");
    let pipe = root.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        crate::require::missing("mkfifo");
        return;
    }
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::write(pipe, "from a pipe\n").unwrap()
    });
    let library = open(&[&pipe]).unwrap().complete();
    writer.join().unwrap();
    assert_eq!(describe(&library), ["pipe"]);
    assert_eq!(
        (load(&library), load(&library)),
        ("from a pipe\n".to_owned(), "from a pipe\n".to_owned())
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_only_says_it_is_empty_is_read() {
    let library = open(&[Path::new("/proc/self/status")]).unwrap();
    assert!(load(&library).contains("Pid:"));
}

#[test]
fn an_empty_file_opens_as_an_empty_text() {
    let path = write(folder("empty").join("a.txt"), "");
    for opened in [&path, path.parent().unwrap()] {
        let library = open(&[opened]).unwrap().complete();
        assert_eq!(library.notices.len(), 0);
        assert_eq!(describe(&library), ["a"]);
        let document = library.entries[0].load().unwrap();
        assert_eq!(
            (document.first(), library.entries[0].minutes()),
            (Ok(None), Some(0))
        );
    }
}

#[test]
fn an_empty_file_that_is_written_to_is_read_when_it_is_opened_again() {
    let path = write(folder("filled").join("a.txt"), "");
    let library = open(&[&path]).unwrap().complete();
    assert_eq!(load(&library), "");
    fs::write(&path, "text\n").unwrap();
    assert_eq!(load(&library), "text\n");
}

/// The messages of the kernel: a file of length 0 that never ends.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_never_ends_is_read_beside_the_reader() {
    let path = Path::new("/proc/kmsg");
    if fs::File::open(path).is_err() {
        // No part that could be installed, so that nothing fails where it is not allowed.
        eprintln!("skipped: no permission to read {}", path.display());
        return;
    }
    let library = open(&[path]).unwrap();
    library.entries.iter().for_each(|entry| entry.describe());
    assert!(library.entries[0].load().is_ok());
    assert!(!library.entries[0].is_complete());
}

#[test]
fn markdown_of_many_megabytes_is_read_as_plain_text_and_says_so() {
    let root = folder("large");
    let path = write(root.join("a.md"), "# line\n".repeat((16 << 20) / 7 + 1));
    let library = open(&[&path]).unwrap();
    assert_eq!(describe(&library), ["a"]);
    let entry = &library.entries[0];
    let document = entry.load().unwrap();
    assert!(document.is_unparsed() && !document.is_parsed());
    let block = document.block(document.last().unwrap().unwrap()).unwrap();
    assert_eq!(
        (block.text.as_str(), &block.kind),
        ("# line", &Kind::Paragraph)
    );
}

#[test]
fn markdown_of_a_million_marks_is_read_as_plain_text_and_a_long_novel_is_not() {
    let root = folder("marks");
    let novel = "Once upon a time there was a reader of \"very long lines\", and he was happy.\n";
    for (name, source, is_markdown) in [
        ("novel.md", novel.repeat(60_000), true),
        ("code.md", "```\n".to_owned() + &"\n".repeat(2 << 20), false),
        ("stars.md", "*a*b".repeat(1 << 20), false),
    ] {
        let library = open(&[&write(root.join(name), source)]).unwrap();
        let document = library.entries[0].load().unwrap();
        assert_eq!(document.is_parsed(), is_markdown, "{name}");
    }
}

#[test]
fn a_file_that_shrinks_or_goes_while_it_is_open_is_told() {
    let root = folder("shrink");
    let path = write(root.join("a.txt"), "line\n".repeat(100_000));
    let library = open(&[&path]).unwrap();
    let document = library.entries[0].load().unwrap();
    fs::write(&path, "short\n").unwrap();
    let error = document.last().unwrap_err();
    assert_eq!(
        English.read_error(&error),
        "the file became shorter while it was open"
    );
    fs::remove_file(&path).unwrap();
    describe(&library);
    let expected = format!(
        "{}: there is no such file or folder; check the name",
        path.display()
    );
    assert_eq!(
        library.entries[0].error().map(|e| English.load_error(e)),
        Some(expected)
    );
}
