//! What is remembered, on disk: written whole, read tolerantly, never destroyed.

mod common;

use std::fs;
use std::path::Path;

use common::folder;
use kzread::store::{Store, StoreError, Terminals};
use kzread::words::Language::English;

const KONSOLE: &str = "Konsole 22.12.3";
const FILE: &str = "terminals.toml";

fn modes(store: &Store) -> Vec<(String, String)> {
    let terminals = Terminals::recall(store).unwrap();
    let modes = terminals.modes();
    modes.map(|(t, m)| (t.to_owned(), m.to_owned())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn pair(terminal: &str, mode: &str) -> (String, String) {
    (terminal.to_owned(), mode.to_owned())
}

#[test]
fn a_choice_is_found_again_and_others_stay() {
    let folder = folder(&[]).join("not/yet/there");
    let store = Store::in_folder(folder.clone());
    assert_eq!(modes(&store), []);
    assert!(!folder.exists(), "reading makes nothing");
    Terminals::remember(&store, KONSOLE, "wordlrm").unwrap();
    // Quotes, brackets, dots and line ends of a name are no TOML.
    let odd = "tmux in \"x\".[y]\n\u{627}";
    Terminals::remember(&store, odd, "lro").unwrap();
    Terminals::remember(&store, KONSOLE, "shaped").unwrap();
    assert_eq!(modes(&store), [pair(KONSOLE, "shaped"), pair(odd, "lro")]);
    assert_eq!(names(&folder), ["terminals.lock", FILE]);
    let text = fs::read_to_string(folder.join(FILE)).unwrap();
    assert!(
        text.contains("[terminal.\"Konsole 22.12.3\"]\nmode = \"shaped\"\n"),
        "{text}"
    );
}

#[test]
fn a_mode_of_a_newer_version_survives() {
    let folder = folder(&[(FILE, b"[terminal.new]\nmode = \"holographic\"\n")]);
    let store = Store::in_folder(folder);
    Terminals::remember(&store, KONSOLE, "shaped").unwrap();
    assert_eq!(
        modes(&store),
        [pair(KONSOLE, "shaped"), pair("new", "holographic")]
    );
}

#[test]
fn a_broken_file_is_set_aside_and_told() {
    for (content, told) in [
        (&b"[terminal]\n\n= x\n"[..], "line 3: "),
        (b"[terminal.xterm]\nmode = 7\n", "line 2: "),
        (b"terminal = \xff\n", "utf-8"),
    ] {
        let folder = folder(&[(FILE, content), ("terminals.toml.bad", b"an older one")]);
        let store = Store::in_folder(folder.clone());
        let error = Terminals::recall(&store).unwrap_err();
        let text = English.store_error(&error);
        assert!(matches!(error, StoreError::SetAside { .. }), "{text}");
        assert!(text.contains(told), "{text}");
        // What happened comes first: the screen has no room for all of a long path.
        let begin = "terminals.toml: set aside as terminals.toml.bad2; ";
        assert!(text.starts_with(begin), "{text}");
        assert!(text.ends_with(&format!("({})", folder.display())), "{text}");
        assert_eq!(
            fs::read(folder.join("terminals.toml.bad2")).unwrap(),
            content
        );
        assert_eq!(
            fs::read(folder.join("terminals.toml.bad")).unwrap(),
            b"an older one"
        );
        // From now on all is well.
        assert_eq!(modes(&store), []);
        Terminals::remember(&store, KONSOLE, "shaped").unwrap();
        assert_eq!(modes(&store), [pair(KONSOLE, "shaped")]);
    }
}

/// One of 38 MB took 1.6 GB of memory to be understood.
#[test]
fn a_file_longer_than_any_that_is_written_is_not_read_and_stays() {
    let folder = folder(&[(FILE, &b"#".repeat((4 << 20) + 1))]);
    let store = Store::in_folder(folder.clone());
    let text = English.store_error(&Terminals::recall(&store).unwrap_err());
    assert!(text.contains("terminals.toml: longer than"), "{text}");
    assert!(Terminals::remember(&store, KONSOLE, "shaped").is_err());
    assert_eq!(
        fs::metadata(folder.join(FILE)).unwrap().len(),
        (4 << 20) + 1
    );
}

#[test]
fn what_several_keep_at_the_same_moment_is_all_kept() {
    let store = Store::in_folder(folder(&[]));
    std::thread::scope(|scope| {
        for reader in 0..8 {
            let store = &store;
            scope.spawn(move || {
                for terminal in 0..8 {
                    let terminal = format!("{reader} {terminal}");
                    Terminals::remember(store, &terminal, "shaped").unwrap();
                }
            });
        }
    });
    assert_eq!(modes(&store).len(), 64);
}

#[test]
fn what_cannot_be_written_says_where() {
    let blocked = folder(&[("file", b"")]);
    // A folder cannot stand below a file, whoever asks.
    let store = Store::in_folder(blocked.join("file/kzread"));
    let error = Terminals::remember(&store, KONSOLE, "shaped").unwrap_err();
    let text = English.store_error(&error);
    assert!(matches!(error, StoreError::Inaccessible { .. }), "{text}");
    assert!(text.contains("file/kzread"), "{text}");
    assert!(!text.contains("os error"), "{text}");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[]).join("state/kzread");
    let store = Store::in_folder(folder.clone());
    Terminals::remember(&store, KONSOLE, "shaped").unwrap();
    let mode = fs::metadata(folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = folder(&[("real.toml", b"")]);
    std::os::unix::fs::symlink(folder.join("real.toml"), folder.join(FILE)).unwrap();
    let store = Store::in_folder(folder.clone());
    Terminals::remember(&store, KONSOLE, "shaped").unwrap();
    assert!(folder.join(FILE).symlink_metadata().unwrap().is_symlink());
    let text = fs::read_to_string(folder.join("real.toml")).unwrap();
    assert!(text.contains("shaped"), "{text}");
}
