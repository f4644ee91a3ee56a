//! What is kept between runs and the file of settings, of any bytes: read, told of, and written to again.

use std::fs;
use std::path::{Path, PathBuf};

use kzread::cli::Config;
use kzread::store::{
    Bookmark, History, Last, Look, Looks, Place, Seen, Store, StoreError, Terminals,
};
use kzread::words::Language;

use super::{Choices, scratch};

pub(crate) const FRAGMENTS: &[&str] = &[
    "queries = [\"\u{643}\u{62A}\u{627}\u{628}\", \"a\"]\n",
    "[terminal.xterm]\nmode = \"shaped\"\n",
    "[terminal.\"Konsole 22.12.3\"]\n",
    "[harakat]\nvalue = \"strip\"\nbefore = \"auto\"\n",
    "{\"paths\":[\"/a\"],\"text\":\"/a/b\",\"in_text\":true}",
    "{\"text\":\"6c62272e07bb014262b821756295c58d\",\"percent\":50,\"read\":true}\n",
    "{\"add\":{\"id\":\"1\",\"text\":\"/a\",\"title\":\"b\",\"offset\":0,\"total\":9,\"before\":\"\",\"after\":\"\",\"said\":\"\"}}\n",
    "{\"note\":{\"id\":\"1\",\"note\":\"x\"}}\n",
    "{\"drop\":{\"id\":\"1\"}}\n",
    "{\"text\":\"/a\",\"offset\":18446744073709551615,\"total\":0,\"before\":\"\",\"after\":\"\",\"version\":[1,2]}",
    "lang = \"ar\"\n",
    "width = 80\n",
    "width = 0x10\n",
    "level = 'exakt'\n",
    "harakat = \"strip\"\n",
    "colours.faint = \"#5f87af\"\n",
    "[colours]\nfaint = \"67\"\n",
    "theme = \"calm\"\n",
    "[keys]\n",
    "down = \"x\"\n",
    "page-down = [\"<PageDown>\", \"<Space>\", \"x\"]\n",
    "page-dwon = []\n",
    "keep = \"x\"\n",
    "[\"",
    "\"]",
    "[[a]]\n",
    "[",
    "]",
    "{",
    "}",
    "=",
    " = ",
    "\"",
    "\"\"\"",
    "'",
    "\\u202E",
    "\\u0000",
    "\\",
    "\u{1B}]0;x\u{7}",
    "\u{9B}",
    "\u{202E}",
    "\u{2067}",
    "#",
    ",",
    ":",
    ".",
    "1979-05-27",
    "1e400",
    "-1",
    "true",
    "null",
    "\n",
    "\r\n",
    "\0",
    "\u{FEFF}",
];

/// The text whose place is kept.
const TEXT: &str = "/a";

/// Where the place of [`TEXT`] is kept, in the folder.
const PLACE: &str = "places/08/80948edeab1be95aa073305546ddad.json";

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let (which, bytes) = (choices.byte() % 8, choices.rest());
    match which {
        0 => check_toml(
            bytes,
            "queries.toml",
            |store| History::recall(store).map(drop),
            |store| {
                History::keep(store, "kept")?;
                assert_eq!(
                    History::recall(store)?.queries().last().map(String::as_str),
                    Some("kept")
                );
                Ok(())
            },
        ),
        1 => check_toml(
            bytes,
            "terminals.toml",
            |store| Terminals::recall(store).map(drop),
            |store| {
                Terminals::remember(store, "kept", "shaped")?;
                assert!(
                    Terminals::recall(store)?
                        .modes()
                        .any(|mode| mode == ("kept", "shaped"))
                );
                Ok(())
            },
        ),
        2 => check_toml(
            bytes,
            "looks.toml",
            |store| Looks::recall(store).map(drop),
            |store| {
                let look = Look {
                    value: "strip".into(),
                    before: "auto".into(),
                };
                Looks::remember(store, vec![("kept".into(), look.clone())])?;
                assert!(
                    Looks::recall(store)?
                        .iter()
                        .any(|(name, kept)| name == "kept" && *kept == look)
                );
                Ok(())
            },
        ),
        3 => check_toml(
            bytes,
            "last.json",
            |store| store.last().map(drop),
            |store| {
                let last = Last::new(&[PathBuf::from(TEXT)], None, true);
                store.keep_last(&last)?;
                assert_eq!(store.last()?, Some(last));
                Ok(())
            },
        ),
        4 => check_journal(bytes, "seen.jsonl", check_seen),
        5 => check_journal(bytes, "bookmarks.jsonl", check_bookmarks),
        6 => check_place(bytes),
        _ => check_settings(bytes),
    }
}

/// An empty folder, and the store in it.
fn store() -> (Store, PathBuf) {
    let folder = scratch().join("stored");
    let _ = fs::remove_dir_all(&folder);
    let _ = fs::create_dir_all(&folder);
    (Store::in_folder(folder.clone()), folder)
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let file = folder.join(name);
    let _ = file.parent().map(fs::create_dir_all);
    fs::write(file, bytes).expect("a file can be written");
}

/// A file that is read whole. One that cannot be understood is set aside as it is, and what is kept later is kept.
fn check_toml(
    bytes: &[u8],
    name: &str,
    read: impl Fn(&Store) -> Result<(), StoreError>,
    keep: impl Fn(&Store) -> Result<(), StoreError>,
) {
    let (store, folder) = store();
    put(&folder, name, bytes);
    if let Err(error) = read(&store) {
        check_error(&error);
        assert!(matches!(error, StoreError::SetAside { .. }), "{error:?}");
        let aside = fs::read(folder.join(format!("{name}.bad")));
        assert_eq!(aside.ok().as_deref(), Some(bytes), "set aside as it is");
    }
    if let Err(error) = keep(&store) {
        panic!("not kept: {error:?}");
    }
}

/// A journal: a line that says nothing costs no other line, before it or after it.
fn check_journal(bytes: &[u8], name: &str, check: impl Fn(&Store) -> Result<(), StoreError>) {
    let (store, folder) = store();
    put(&folder, name, bytes);
    if let Err(error) = check(&store) {
        check_error(&error);
        panic!("{error:?}");
    }
    // It may have been shortened, but not to what is not in it.
    if name == "bookmarks.jsonl" {
        let after = fs::read(folder.join(name)).unwrap_or_default();
        assert!(after.starts_with(bytes), "nothing is taken away");
    }
}

fn check_seen(store: &Store) -> Result<(), StoreError> {
    store.seen()?;
    let seen = Seen {
        percent: 40,
        read: true,
    };
    store.note_seen("kept", seen)?;
    assert_eq!(store.seen()?.of("kept"), Some(seen));
    Ok(())
}

fn check_bookmarks(store: &Store) -> Result<(), StoreError> {
    let before = store.bookmarks()?;
    let bookmark = Bookmark {
        id: "kept".into(),
        text: TEXT.into(),
        ..Bookmark::default()
    };
    store.add_bookmark(&bookmark)?;
    let after = store.bookmarks()?;
    assert_eq!(after.split_last(), Some((&bookmark, before.as_slice())));
    Ok(())
}

fn check_place(bytes: &[u8]) {
    let place = Place {
        text: TEXT.into(),
        offset: 5,
        total: 9,
        before: "\u{628}".into(),
        after: String::new(),
        version: None,
    };
    check_toml(
        bytes,
        PLACE,
        |store| store.place(TEXT).map(drop),
        |store| {
            store.keep_place(&place, true)?;
            assert_eq!(store.place(TEXT)?.as_ref(), Some(&place));
            Ok(())
        },
    );
}

/// What is wrong is told without a control character, and what stands in a sound line before it holds.
fn check_settings(bytes: &[u8]) {
    let config = Config::of_bytes(bytes);
    for language in [Language::Arabic, Language::English] {
        config.problems(language).for_each(|said| check_said(&said));
    }
    let again = Config::of_bytes(bytes);
    assert_eq!(format!("{config:?}"), format!("{again:?}"));
}

fn check_error(error: &StoreError) {
    for language in [Language::Arabic, Language::English] {
        check_said(&language.store_error(error));
    }
}

fn check_said(said: &str) {
    assert!(!said.contains(char::is_control), "{said:?}");
}
