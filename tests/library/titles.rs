//! Titles and front matter.

use std::path::PathBuf;

use kzread::document::Date;
use kzread::words::Language::English;

use super::{describe, folder, open, write};

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

/// A page without a title was listed by the name of its file, for its heading stands below a long menu.
#[test]
fn the_heading_of_a_page_is_found_below_a_long_menu() {
    let root = folder("menu");
    let menu = "<li><a href=x>a link of words</a>".repeat(2000);
    let text = "words ".repeat(100);
    let path = write(
        root.join("a.html"),
        format!("<html><body><nav><ul>{menu}</ul></nav><article><h1>T</h1><p>{text}</article>"),
    );
    assert_eq!(describe(&open(&[&path]).unwrap()), ["T"]);
}
