//! The rooms of `src/` import downwards only, and the pure ones name no screen, terminal or file.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms before it that it may import from.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("search", &[]),
    ("input", &[]),
    ("document", &["text"]),
    ("store", &[]),
    ("library", &["text", "document", "store"]),
    ("find", &["text", "search", "document", "library"]),
    ("page", &["text", "document"]),
    (
        "words",
        &[
            "text", "search", "input", "document", "store", "library", "find",
        ],
    ),
    ("paint", &["text"]),
    ("terminal", &["text", "input", "paint"]),
    (
        "app",
        &[
            "text", "search", "input", "document", "store", "library", "find", "page", "words",
        ],
    ),
    (
        "ui",
        &[
            "text", "search", "input", "document", "library", "find", "page", "words", "paint",
            "app",
        ],
    ),
    (
        "session",
        &[
            "search", "input", "document", "store", "library", "find", "page", "words", "paint",
            "terminal", "app", "ui",
        ],
    ),
    (
        "shell",
        &[
            "text", "search", "input", "document", "library", "find", "page", "words", "paint",
            "terminal", "app",
        ],
    ),
    (
        "cli",
        &[
            "text", "text", "search", "input", "store", "library", "words", "paint", "terminal",
            "app", "session", "shell",
        ],
    ),
];

/// What the pure rooms do not name.
const IMPURE: &[&str] = &[
    "ratatui",
    "crossterm",
    "rustix",
    "std::fs",
    "std::io",
    "std::env",
    "std::process",
];
const PURE: &[&str] = &["text", "search", "input", "document", "page", "app"];

/// The files of a folder, but for those of tests.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code lines of a file, without comments and without its tests.
fn code(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    code.lines()
        .map(|line| line.split("//").next().unwrap().to_owned())
        .collect()
}

#[test]
fn rooms_import_downwards_only() {
    for (room, allowed) in ROOMS {
        let found = files(&Path::new("src").join(room));
        assert!(!found.is_empty(), "no room {room}");
        for path in found {
            for line in code(&path) {
                for (_, rest) in line
                    .match_indices("crate::")
                    .map(|(at, found)| line.split_at(at + found.len()))
                {
                    let other = rest
                        .split(|c: char| !c.is_alphanumeric() && c != '_')
                        .next()
                        .unwrap();
                    assert!(!other.is_empty(), "name the room: {line}");
                    let known = ROOMS.iter().any(|(name, _)| *name == other);
                    let fine = other == *room || allowed.contains(&other) || !known;
                    assert!(
                        fine,
                        "{}: {room} imports from {other}: {line}",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn pure_rooms_name_no_screen_terminal_or_file() {
    for room in PURE {
        for path in files(&Path::new("src").join(room)) {
            for line in code(&path) {
                let named = IMPURE.iter().find(|name| line.contains(*name));
                assert_eq!(named, None, "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn every_folder_of_src_is_a_room() {
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(
                ROOMS.iter().any(|(room, _)| *room == name),
                "{name} is in no list"
            );
        }
    }
}
