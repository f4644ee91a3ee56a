//! The library on a real file system: what is found, what is said when something is not.

mod common;
#[path = "common/require.rs"]
#[allow(dead_code)]
mod require;

use std::fs;
use std::path::{Path, PathBuf};

use kzread::document::{Date, Kind, minutes};
use kzread::library::{Encodings, Library, OpenError, encoding};
use kzread::words::Language::English;

use common::logical;

/// A fresh folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("library")
        .join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn write(path: impl AsRef<Path>, text: impl AsRef<[u8]>) -> PathBuf {
    fs::create_dir_all(path.as_ref().parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.as_ref().to_owned()
}

fn open(paths: &[&Path]) -> Result<Library, OpenError> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    Library::open(&paths, None)
}

fn describe(library: &Library) -> Vec<String> {
    library.entries.iter().for_each(|entry| entry.describe());
    library
        .entries
        .iter()
        .map(|entry| entry.title().into_owned())
        .collect()
}

fn load(library: &Library) -> String {
    logical(&library.entries[0].load().unwrap())
}

#[test]
fn the_articles_that_come_with_kzread_are_all_readable() {
    let library = Library::builtin();
    assert!(!library.entries.is_empty());
    describe(&library);
    for entry in &library.entries {
        assert_eq!(entry.error(), None);
        assert!(
            entry.title_en().is_some() && entry.date().is_some(),
            "{}",
            entry.name()
        );
        let document = entry.load().unwrap_or_else(|error| panic!("{error:?}"));
        let estimate = entry.minutes().unwrap();
        let whole = minutes(document.total(), document.direction());
        assert!(
            estimate > 1 && estimate.abs_diff(whole) <= 1,
            "{}: {estimate}, {whole}",
            entry.name()
        );
    }
}

#[test]
fn a_folder_is_walked_in_natural_order_without_hidden_files_and_other_things() {
    let root = folder("walk");
    for name in [
        "b.txt",
        "a10.md",
        "a2.MD",
        "c/z.markdown",
        "d.mdx",
        "c/1.txt",
        ".hidden.md",
        ".git/x.md",
        "picture.png",
        "README",
        "notes.log",
    ] {
        write(root.join(name), "text");
    }
    write(root.join("data"), [0; 100]);
    let library = open(&[&root]).unwrap();
    // By the name of one and the beginning of the other.
    assert_eq!(library.others, 2);
    let found: Vec<_> = library
        .entries
        .iter()
        .map(|entry| entry.path().strip_prefix(&root).unwrap())
        .collect();
    assert_eq!(
        found,
        [
            "a2.MD",
            "a10.md",
            "b.txt",
            "c/1.txt",
            "c/z.markdown",
            "d.mdx",
            "notes.log",
            "README"
        ]
        .map(Path::new)
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_or_nowhere_are_harmless() {
    use std::os::unix::fs::symlink;
    let root = folder("links");
    let text = write(root.join("a/text.txt"), "text");
    symlink(&root, root.join("a/loop")).unwrap();
    symlink("nowhere.txt", root.join("a/broken.txt")).unwrap();
    symlink(&text, root.join("link.txt")).unwrap();
    let library = open(&[&root]).unwrap();
    let names: Vec<_> = library
        .entries
        .iter()
        .map(|entry| entry.name().into_owned())
        .collect();
    assert_eq!(names, ["text", "link"]);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_a_folder_and_show_no_text_twice() {
    use std::os::unix::fs::symlink;
    let root = folder("links-out");
    let outside = write(root.join("outside/secret.txt"), "text");
    let inside = root.join("inside");
    write(inside.join("b/text.txt"), "text");
    write(inside.join(".store/kept.txt"), "text");
    symlink(&outside, inside.join("file.txt")).unwrap();
    symlink(outside.parent().unwrap(), inside.join("a")).unwrap();
    symlink("../..", inside.join("b/up")).unwrap();
    symlink("b", inside.join("twice")).unwrap();
    symlink("../.store/kept.txt", inside.join("b/kept.txt")).unwrap();
    symlink(&inside, root.join("link")).unwrap();
    for named in ["inside", "link"] {
        let named = root.join(named);
        let library = open(&[&named]).unwrap();
        let paths: Vec<_> = library.entries.iter().map(|entry| entry.path()).collect();
        let expected = ["b/kept.txt", "b/text.txt"].map(|name| named.join(name));
        assert_eq!(paths, expected);
        assert_eq!(library.notices.len(), 0);
    }
}

/// 20 folders in each other make a path that no system call takes.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_read_is_told_and_the_rest_opens() {
    let root = folder("unreadable");
    write(root.join("z.txt"), "text");
    let name = "d".repeat(250);
    let script =
        format!("i=0; while [ $i -lt 20 ]; do mkdir {name} && cd {name}; i=$((i+1)); done");
    let made = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(&root)
        .status();
    assert!(made.unwrap().success());
    let library = open(&[&root]).unwrap();
    assert_eq!(describe(&library), ["z"]);
    let [OpenError::Unreadable { path, .. }] = &library.notices[..] else {
        panic!("one notice: {:?}", library.notices);
    };
    assert!(path.starts_with(root.join(name)));
}

#[test]
fn a_file_that_is_named_is_opened_whatever_it_is_called() {
    let root = folder("named");
    let path = write(root.join("notes.log"), "# not Markdown\n");
    let library = open(&[&path]).unwrap();
    assert_eq!(describe(&library), ["notes.log"]);
    assert_eq!(load(&library), "# not Markdown\n");
}

#[test]
fn titles_come_from_front_matter_heading_or_file_name() {
    let root = folder("titles");
    let paths = [
        write(
            root.join("a.md"),
            "+++\ntitle = \"\u{623}\u{628}\"\ntitle_en = \"A\"\ndate = 2022-01-05\n+++\n# H\n",
        ),
        write(
            root.join("b.md"),
            "text\n\n## *First* heading\n\n# Second\n",
        ),
        write(root.join("c.md"), "no heading\n"),
        write(root.join("d.txt"), "# no Markdown\n"),
        write(root.join("e.md"), "+++\ntitle = \"\"\n+++\n"),
    ];
    let library = open(&paths.each_ref().map(PathBuf::as_path)).unwrap();
    assert_eq!(library.entries[0].title(), "a");
    assert_eq!(
        describe(&library),
        ["\u{623}\u{628}", "First heading", "c", "d", "e"]
    );
    assert_eq!(library.entries[0].title_en(), Some("A"));
    assert_eq!(
        library.entries[0].date(),
        Some(Date {
            year: 2022,
            month: 1,
            day: 5
        })
    );
}

#[test]
fn a_bad_front_matter_is_told_with_file_line_and_key_and_the_rest_stays_readable() {
    let root = folder("mistake");
    write(
        root.join("bad.md"),
        "+++\ntitle = \"t\"\ntitel = \"t\"\n+++\ntext\n",
    );
    write(root.join("good.md"), "# Good\n");
    let library = open(&[&root]).unwrap();
    assert_eq!(describe(&library), ["bad", "Good"]);
    let bad = &library.entries[0];
    let message = English.load_error(bad.error().unwrap());
    let expected = format!(
        "{}: line 3: unknown key \"titel\" (known: title,",
        root.join("bad.md").display()
    );
    assert!(message.starts_with(&expected), "{message}");
    assert_eq!(
        bad.load().err().map(|error| English.load_error(&error)),
        Some(message)
    );
    assert_eq!(bad.minutes(), None);
    assert!(library.entries[1].load().is_ok());
}

#[test]
fn yaml_tells_the_list_what_toml_does() {
    let root = folder("yaml");
    let long = "# \u{628}\n".repeat(5_000);
    let texts = [
        "---\ntitle: \u{623}\u{628}\ndate: 2022-01-05\nlang: ar\n---\n# H\n".to_owned(),
        "\u{FEFF}---\r\ntags: [a]\r\n...\r\n\r\n# Heading\r\n".to_owned(),
        "---\ntitle: a: b\n---\ntext\n".to_owned(),
        "---\n\ntext\n\n---\n\n# After\n".to_owned(),
        format!("---\n{long}title: Long\n---\ntext\n"),
        format!("---\n\n{long}\ntext\n"),
    ];
    for (name, text) in ('a'..).zip(texts) {
        write(root.join(format!("{name}.md")), text);
    }
    let library = open(&[&root]).unwrap();
    assert_eq!(
        describe(&library),
        [
            "\u{623}\u{628}",
            "Heading",
            "a: b",
            "After",
            "Long",
            "\u{628}"
        ]
    );
    let date = library.entries[0].date().unwrap();
    assert_eq!((date.year, date.month, date.day), (2022, 1, 5));
    assert_eq!(library.entries[4].minutes(), Some(1));
    assert!(library.entries.iter().all(|entry| entry.load().is_ok()));
}

#[test]
fn a_front_matter_longer_than_the_head_is_read_to_its_end() {
    let root = folder("long");
    let summary = "\u{628}".repeat(10_000);
    let path = write(
        root.join("a.md"),
        format!("+++\nsummary = \"{summary}\"\ntitle = \"T\"\n+++\ntext\n"),
    );
    let library = open(&[&path]).unwrap();
    assert_eq!(describe(&library), ["T"]);
    assert_eq!(library.entries[0].minutes(), Some(1));
}

#[test]
fn a_heading_cut_by_the_end_of_the_head_has_no_broken_letter() {
    let root = folder("cut");
    for len in 4090..4096 {
        let path = write(
            root.join("a.md"),
            format!("{}# {}", "\n".repeat(len), "\u{628}".repeat(9000)),
        );
        let library = open(&[&path]).unwrap();
        let title = describe(&library).remove(0);
        assert!(
            title.len() > 4000 && title.chars().all(|c| c == '\u{628}'),
            "{title}"
        );
    }
}

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
        require::missing("mkfifo");
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

#[test]
fn invalid_utf_8_is_told_for_both_kinds_of_text() {
    let root = folder("broken");
    for name in ["a.md", "a.txt"] {
        let path = write(
            root.join(name),
            ["\u{628}\u{628}\u{628}\u{628}".as_bytes(), b"\n\nb\xFFd\n"].concat(),
        );
        let document = open(&[&path]).unwrap().entries[0].load().unwrap();
        assert_eq!(
            (logical(&document).as_str(), document.lossy()),
            ("\u{628}\u{628}\u{628}\u{628}\n\nb\u{FFFD}d\n", true)
        );
    }
}

#[test]
fn a_text_in_another_encoding_is_read_as_its_mark_or_the_user_says() {
    let root = folder("encodings");
    let beh = "+++\ntitle = \"\u{628}\"\n+++\n\u{628}\u{629}\n";
    let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        let units = beh.encode_utf16().flat_map(unit);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    let windows = beh
        .replace('\u{628}', "\u{C8}")
        .replace('\u{629}', "\u{C9}");
    let windows: Vec<u8> = windows.chars().map(|c| c as u8).collect();
    let files = [
        write(
            root.join("little.md"),
            utf16([0xFF, 0xFE], u16::to_le_bytes),
        ),
        write(root.join("big.md"), utf16([0xFE, 0xFF], u16::to_be_bytes)),
        write(root.join("windows.md"), windows),
        write(root.join("marked.md"), ["\u{FEFF}", beh].concat()),
    ];
    let paths = files.each_ref().map(std::path::PathBuf::as_path);
    let library = open(&paths)
        .unwrap()
        .encoded(Encodings::new(encoding("Windows-1256"), ""));
    assert_eq!(describe(&library), ["\u{628}"; 4]);
    for entry in &library.entries {
        let document = entry.load().unwrap();
        assert_eq!(logical(&document), "\u{628}\u{629}\n", "{}", entry.name());
        assert!(!document.lossy());
    }
}

#[test]
fn a_long_text_in_another_encoding_takes_as_long_to_read() {
    let root = folder("encoded-minutes");
    let words = "\u{643}\u{644}\u{645}\u{629} ".repeat(20_000);
    let units = words.encode_utf16().flat_map(u16::to_le_bytes);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
    let files = [
        write(root.join("a.txt"), &words),
        write(root.join("b.txt"), utf16),
    ];
    let library = open(&files.each_ref().map(std::path::PathBuf::as_path)).unwrap();
    describe(&library);
    let [Some(utf8), Some(utf16)] = [0, 1].map(|i| library.entries[i].minutes()) else {
        panic!("both are described");
    };
    assert!(utf8.abs_diff(utf16) <= utf8 / 50, "{utf8} {utf16}");
}

#[test]
fn a_text_too_long_to_be_decoded_says_so_and_takes_no_memory() {
    let root = folder("long-utf16");
    // Nothing but a mark and a length; a mark of UTF-16 and a NUL are one of UTF-32.
    let files = [
        (
            "a.txt",
            &[0xFF, 0xFE, 0x28, 0x06],
            "UTF-16LE is read up to 4",
        ),
        ("b.txt", &[0xFF, 0xFE, 0, 0], "UTF-32 is read up to 1"),
    ];
    for (name, mark, _) in files {
        let long = write(root.join(name), mark);
        let file = fs::File::options().write(true).open(&long).unwrap();
        file.set_len(100 << 30).unwrap();
    }
    write(root.join("c.txt"), "good\n");
    let library = open(&[&root]).unwrap();
    assert_eq!(describe(&library), ["a", "b", "c"]);
    for (entry, (name, _, said)) in library.entries.iter().zip(files) {
        let message = English.load_error(&entry.load().err().unwrap());
        let said = format!("{}: {said} GiB", root.join(name).display());
        assert!(message.starts_with(&said), "{message}");
        assert!(message.contains("iconv"), "{message}");
        assert_eq!(
            entry.error().map(|error| English.load_error(error)),
            Some(message)
        );
    }
    assert_eq!(logical(&library.entries[2].load().unwrap()), "good\n");
}

fn compressed(text: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(text).unwrap();
    gz.finish().unwrap()
}

/// Named or in a folder, of each format, and of several parts as `cat` joins them.
#[test]
fn what_is_compressed_reads_as_what_it_is() {
    let root = folder("gzip");
    let beh = "\u{628}\n";
    write(root.join("a.txt.gz"), compressed(beh.as_bytes()));
    write(
        root.join("b.md.gz"),
        compressed(format!("# {beh}").as_bytes()),
    );
    write(
        root.join("c.gz"),
        compressed(b"<!DOCTYPE html><title>t</title><p>\xD8\xA8"),
    );
    write(
        root.join("d.txt"),
        [compressed(beh.as_bytes()), compressed(b"2\n")].concat(),
    );
    write(root.join("e.gz"), compressed(&[0; 1000]));
    let in_folder = open(&[&root]).unwrap();
    assert_eq!(in_folder.others, 1);
    let paths: Vec<&Path> = in_folder.entries.iter().map(|entry| entry.path()).collect();
    let named = open(&paths).unwrap().complete();
    for library in [&in_folder, &named] {
        let expected = ["a", "\u{628}", "t", "d"];
        assert_eq!(describe(library), expected);
        let texts = library
            .entries
            .iter()
            .map(|entry| logical(&entry.load().unwrap()));
        let texts: Vec<String> = texts.collect();
        assert_eq!(texts, [beh, beh, beh, "\u{628}\n2\n"]);
    }
}

#[test]
fn what_is_damaged_of_a_compressed_text_is_told_and_the_rest_is_read() {
    let root = folder("gzip-damaged");
    let lines = (0..20_000).map(|n| format!("line {n} {}\n", n * n));
    let mut bytes = compressed(lines.collect::<Vec<_>>().concat().as_bytes());
    bytes.truncate(bytes.len() / 2);
    let library = open(&[&write(root.join("a.txt.gz"), bytes)])
        .unwrap()
        .complete();
    let said: Vec<String> = library
        .notices
        .iter()
        .map(|error| English.open_error(error))
        .collect();
    assert!(
        said[0].ends_with("the compressed file is damaged or cut short; the rest cannot be read"),
        "{said:?}"
    );
    assert!(load(&library).starts_with("line 0 0\nline 1 1\n"));
    // In a folder nobody waits for all of it; the text itself tells.
    let document = open(&[&root]).unwrap().entries[0].load().unwrap();
    assert!(document.is_cut_short() && logical(&document).starts_with("line 0 0\n"));
    let library = open(&[&write(root.join("b.gz"), [0x1F, 0x8B, 8])]).unwrap();
    assert!(library.complete().entries[0].load().is_err());
}

/// It says of each file that it is as long as a page of memory.
#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_length_is_an_estimate_is_read() {
    let path = Path::new("/sys/kernel/mm/transparent_hugepage/enabled");
    let Ok(expected) = fs::read_to_string(path) else {
        return println!("skipped: no {}", path.display());
    };
    let library = open(&[path]).unwrap();
    assert_eq!(logical(&library.entries[0].load().unwrap()), expected);
}
