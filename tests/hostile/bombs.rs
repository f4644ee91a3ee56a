//! Texts that are small, or short to describe, and much to read.

use std::fs;
use std::io::Write;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use vt100::Screen;

use crate::pack::{CONTAINER, Pack};
use crate::xterm::{Xterm, rows};
use crate::{SIZE, folder, sent, write};

/// The most memory that reading any of them may take, in KiB: a program with its tests' checks takes more than one that is
/// optimized.
const MEMORY: u64 = 1 << 20;

/// Opens it, and looks whether there is a screen, whether keys are answered and what was sent.
fn opens(path: &Path) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut xterm = Xterm::start(SIZE, &[], ["--lang", "en", path.to_str().unwrap()]);
    xterm.until(&format!("a screen of {name}"), |screen| {
        screen.alternate_screen() && rows(screen).iter().any(|row| !row.is_empty())
    });
    for key in ["\u{1B}[6~", "G", "g"] {
        xterm.settle();
        xterm.keys(key);
    }
    let is_help = |screen: &Screen| rows(screen).concat().contains("Moving");
    xterm.keys("?");
    xterm.until("the keys", is_help);
    let peak = xterm.peak();
    assert!(
        peak.is_none_or(|peak| peak < MEMORY),
        "{name}: {peak:?} KiB"
    );
    xterm.quit();
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true), "{name}");
    assert_eq!(sent::faults(&xterm.sent()), [""; 0], "{name}");
}

fn all_open(name: &str, texts: &[(&str, String)]) {
    let folder = folder(name);
    for (name, text) in texts {
        let path = folder.join(name);
        write(&path, text);
        opens(&path);
    }
}

#[test]
fn letters_that_are_many() {
    all_open(
        "letters",
        &[
            (
                "isolates.txt",
                format!(
                    "{}\u{628} x\n{}y\n",
                    "\u{2067}".repeat(200),
                    "\u{202B}\u{2066}".repeat(100_000)
                ),
            ),
            (
                "overrides.md",
                format!("{}\u{628}", "\u{202E}".repeat(100_000)),
            ),
            (
                "marks.txt",
                format!("\u{628}{}\n", "\u{64E}".repeat(1_000_000)),
            ),
            (
                "marks.md",
                format!("\u{628}{}\n", "\u{64E}".repeat(1_000_000)),
            ),
            (
                "joiners.txt",
                format!("\u{628}{}\u{628}\n", "\u{200D}".repeat(1_000_000)),
            ),
            ("signs.txt", format!("\u{628} a{}\n", "+".repeat(1_000_000))),
            ("signs.md", format!("\u{628} a{}\n", "#".repeat(1_000_000))),
            ("word.txt", "\u{628}".repeat(1_000_000)),
            ("line.md", "\u{628} ".repeat(1_000_000)),
            ("ends.txt", format!("a{}b", "\n".repeat(1_000_000))),
            ("nul.txt", "\0".repeat(1_000_000)),
        ],
    );
}

#[test]
fn markdown_that_is_deep_or_wide() {
    let row = |cell: &str| format!("{}\n", cell.repeat(10_000));
    let notes: Vec<String> = (0..100_000)
        .map(|n| format!("a[^{n}]\n\n[^{n}]: b\n\n"))
        .collect();
    all_open(
        "markdown",
        &[
            ("quotes.md", format!("{} a\n", ">".repeat(100_000))),
            ("lists.md", format!("{}a\n", "- ".repeat(100_000))),
            (
                "columns.md",
                [row("|a"), row("|-"), row("|\u{628}")].concat(),
            ),
            ("notes.md", notes.concat()),
            ("links.md", "[a](b) ".repeat(100_000)),
            ("brackets.md", "[".repeat(100_000)),
            ("stars.md", "*a _b ".repeat(50_000)),
            ("ticks.md", (0..400).map(|n| "`".repeat(n) + " ").collect()),
            ("addresses.txt", "http://a.b/c ".repeat(100_000)),
            (
                "mixed.md",
                "`a` http://b.c/ \u{661} <bdi>d</bdi> \u{628} ".repeat(20_000),
            ),
            (
                "code.mdx",
                format!("import A from 'a'\n\n{}", "`a` <B/> ".repeat(50_000)),
            ),
            (
                "options.md",
                format!("|a|b|\n|-|-|\n{}", "|`--a`|`\u{628}`|\n".repeat(5_000)),
            ),
        ],
    );
}

#[test]
fn html_that_is_deep_or_wide() {
    all_open(
        "html",
        &[
            (
                "tags.html",
                format!("<html><body>{}a", "<div><b>".repeat(100_000)),
            ),
            (
                "lists.html",
                format!("<html><body>{}a", "<ul><li>".repeat(100_000)),
            ),
            (
                "tables.html",
                format!("<html><body>{}a", "<table><tr><td>".repeat(20_000)),
            ),
            (
                "columns.html",
                format!("<html><body><table><tr>{}", "<td>a".repeat(10_000)),
            ),
            (
                "spans.html",
                format!(
                    "<html><body><table>{}",
                    "<tr><td colspan=1000 rowspan=65534>a<td>b".repeat(10_000)
                ),
            ),
            (
                "quotations.html",
                format!("<html><body><p>{}", "a<q>".repeat(50_000)),
            ),
            (
                "quoted.html",
                format!("<html><body><p>{}", "a<q>b</q>".repeat(50_000)),
            ),
            (
                "formula.html",
                format!(
                    "<html><body><p><math>{}",
                    "<mfrac><mi>a</mi>".repeat(50_000)
                ),
            ),
            (
                "reversed.html",
                format!("<html><body>{}a", "<ol reversed><li>".repeat(50_000)),
            ),
            (
                "attributes.html",
                format!("<html><body><p {}>a", "a=b ".repeat(100_000)),
            ),
            (
                "open.html",
                format!("<html><body>a<!--{}", "-".repeat(1_000_000)),
            ),
            (
                "entities.html",
                format!("<html><body>{}", "&lt;&#1576;&notin".repeat(50_000)),
            ),
        ],
    );
}

#[test]
fn packed_texts_that_grow() {
    let folder = folder("packed");
    let zeros = vec![0; 64 << 20];
    let gzip = folder.join("a.gz");
    let status = Command::new("gzip")
        .arg("-c")
        .stdin(zeros_in(&folder, &zeros))
        .stdout(fs::File::create(&gzip).unwrap())
        .status();
    if status.is_ok_and(|status| status.success()) {
        opens(&gzip);
    }
    let opf = "<package version='3.0'><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let bomb = Pack(Vec::new())
        .with("mimetype", "application/epub+zip")
        .with("META-INF/container.xml", CONTAINER)
        .with("OEBPS/book.opf", opf)
        .with(
            "OEBPS/a.xhtml",
            [&b"<html><body><p>"[..], &b"a ".repeat(16 << 20)].concat(),
        );
    let epub = folder.join("a.epub");
    write(&epub, bomb.zip());
    assert!(fs::metadata(&epub).unwrap().len() < 1 << 20);
    opens(&epub);
}

/// The headers of its files say that all that follows is the name of each: 30 of a MiB had names of gigabytes.
#[test]
fn a_zip_without_a_directory_whose_names_are_long() {
    let mut bytes = Vec::new();
    for number in 0..30_000_u32 {
        bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0");
        bytes.extend(number.to_le_bytes());
        bytes.extend([0; 8]);
        bytes.extend(b"\xFF\xFF\0\0");
    }
    bytes.resize(1 << 20, b'a');
    let epub = folder("names").join("a.epub");
    write(&epub, bytes);
    opens(&epub);
}

#[test]
fn a_book_of_ten_thousand_chapters_that_refers_to_what_it_does_not_have() {
    let items: Vec<String> = (0..10_000)
        .map(|n| format!("<item id='c{n}' href='{n}.xhtml' media-type='application/xhtml+xml'/><item id='m{n}' href='m{n}' media-type='application/xhtml+xml'/>"))
        .collect();
    let spine: Vec<String> = (0..10_000)
        .map(|n| format!("<itemref idref='m{n}'/><itemref idref='c{n}'/>"))
        .collect();
    let (items, spine) = (items.concat(), spine.concat());
    let opf = format!(
        "<package version='3.0'><manifest>{items}</manifest><spine>{spine}</spine></package>"
    );
    let mut book = Pack(Vec::new())
        .with("mimetype", "application/epub+zip")
        .with("META-INF/container.xml", CONTAINER)
        .with("OEBPS/book.opf", opf);
    for n in 0..10_000 {
        book = book.with(&format!("OEBPS/{n}.xhtml"), "<html><body><p>a");
    }
    let epub = folder("chapters").join("a.epub");
    write(&epub, book.zip());
    opens(&epub);
}

/// A file of zeros that is deleted already, to be read.
fn zeros_in(folder: &Path, zeros: &[u8]) -> fs::File {
    let path = folder.join("zeros");
    fs::File::create(&path).unwrap().write_all(zeros).unwrap();
    let file = fs::File::open(&path).unwrap();
    fs::remove_file(path).unwrap();
    file
}

#[test]
fn what_is_no_file_beside_a_text() {
    let folder = folder("no-files");
    write(&folder.join("a.txt"), "one\n");
    write(&folder.join("in/b.txt"), "two\n");
    let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, folder.join(name)).unwrap();
    link(&folder, "in/circle");
    link(Path::new("loop.txt"), "loop.txt");
    link(Path::new("/"), "out");
    link(Path::new("/dev/zero"), "zero.txt");
    let _socket = UnixListener::bind(folder.join("socket.txt"));
    let _pipe = Command::new("mkfifo").arg(folder.join("pipe.txt")).status();
    opens(&folder);
    // Named, each of them is told of.
    opens(&folder.join("socket.txt"));
    let circle = folder.join("loop.txt");
    let mut xterm = Xterm::start(SIZE, &[], ["--lang", "en", circle.to_str().unwrap()]);
    let (code, screen, restored) = xterm.end();
    assert_eq!((code, restored), (2, true));
    assert!(rows(&screen).concat().contains("loop.txt"));
}

/// Counting its columns went over the largest number that counts them.
#[test]
fn a_screen_of_the_most_columns_or_rows() {
    let path = folder("wide").join("a.txt");
    write(&path, "one\n\ntwo\n");
    for size in [(2, u16::MAX), (u16::MAX, 2)] {
        let mut xterm = Xterm::start(size, &[], ["--lang", "en", path.to_str().unwrap()]);
        xterm.until("a screen", Screen::alternate_screen);
        xterm.settle();
        xterm.quit();
        let (code, _, restored) = xterm.end();
        assert_eq!((code, restored), (0, true), "{size:?}");
    }
}
