//! What is missing, broken or wrong is told, and the rest is printed.

use std::fs;
use std::path::Path;

use super::{WORDS, WORDS_SEEN};
use crate::support::{folder, head, kzread, run, write};

#[test]
fn what_is_missing_is_named_and_the_rest_is_printed() {
    let root = folder("missing");
    let good = write(root.join("good.txt"), "text\n");
    let missing = root.join("missing.txt");
    let said = format!(
        "kzread: {}: there is no such file or folder; check the name\n",
        missing.display()
    );
    let both = run(kzread().arg(&missing).arg(&good));
    assert_eq!(both, ("text\n".to_owned(), said.clone(), 2));
    assert_eq!(run(kzread().arg(&missing)), (String::new(), said, 2));
}

#[test]
fn a_folder_without_texts_says_what_it_has() {
    let root = folder("no_texts");
    write(root.join("picture.png"), "");
    let (out, err, code) = run(kzread().arg("--print").arg(&root));
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(err.contains(&root.display().to_string()), "{err}");
    assert!(err.contains("it has 1 file of another kind"), "{err}");
}

#[test]
fn a_bad_front_matter_is_told_by_line_and_key_and_the_rest_is_printed() {
    let root = folder("front_matter");
    let bad = write(
        root.join("a.md"),
        "+++\ntitle = \"t\"\ntitel = \"t\"\n+++\n",
    );
    write(root.join("b.txt"), "text\n");
    let place = format!(
        "kzread: {}: line 3: unknown key \"titel\" (known: title,",
        bad.display()
    );
    for (form, printed) in [
        (None, "text"),
        (Some("--print"), "text"),
        (Some("--list"), "b\t\tb"),
    ] {
        let (out, err, code) = run(kzread().args(form).arg(&root));
        assert!(out.lines().any(|line| line == printed), "{form:?}: {out}");
        assert!(err.starts_with(&place), "{form:?}: {err}");
        assert_eq!(code, 2, "{form:?}");
    }
}

#[test]
fn invalid_utf_8_is_printed_as_replacement_characters_and_told() {
    let text = [WORDS.as_bytes(), b"\nb\xFFd\n"].concat();
    let path = write(folder("utf8").join("t.txt"), text);
    for form in [None, Some("--print")] {
        let (out, err, code) = run(kzread().args(form).arg(&path));
        assert!(out.ends_with("\nb\u{FFFD}d\n"), "{out}");
        assert_eq!((err.lines().count(), code), (1, 0));
        assert!(err.contains("t.txt: not all of it is UTF-8"), "{err}");
    }
}

#[test]
fn an_old_text_is_read_in_every_form_and_as_its_encoding_is_named() {
    // "The book is on the table, and the lamp beside it." in windows-1256.
    let old = b"\xC7\xE1\xDF\xCA\xC7\xC8 \xDA\xE1\xEC \xC7\xE1\xD8\xC7\xE6\xE1\xC9 \xE6\xC7\xE1\xE3\xD5\xC8\xC7\xCD \xC5\xE1\xEC \xCC\xC7\xE4\xC8\xE5.\n";
    let text = "\u{627}\u{644}\u{643}\u{62A}\u{627}\u{628} \u{639}\u{644}\u{649}";
    let path = write(folder("windows").join("old.txt"), old);
    let (out, err, code) = run(kzread().arg(&path));
    assert!(out.starts_with(text), "{out}");
    assert_eq!((err.as_str(), code), ("", 0));
    let book = "\u{643}\u{62A}\u{627}\u{628}";
    let (out, err, code) = run(kzread().args(["--search", book]).arg(&path));
    assert!(out.contains(text), "{out}");
    assert_eq!((err.as_str(), code), ("", 0));
    // beh beh, teh teh: too little to tell.
    let path = write(folder("named").join("t.txt"), b"\xC8\xC8 \xCA\xCA\n");
    let mut named = kzread();
    named.args(["--encoding", "windows-1256"]).arg(&path);
    let (out, err, code) = run(&mut named);
    assert_eq!(
        (out.trim_end(), err.as_str(), code),
        (WORDS, "", 0),
        "as logical text"
    );
    let (_, err, code) = run(named.args(["--search", "\u{628}\u{628}"]));
    assert_eq!((err.as_str(), code), ("", 0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_named_and_the_rest_is_printed() {
    // The memory of a process has no first page to read.
    let bad = Path::new("/proc/self/mem");
    let good = write(folder("unreadable").join("good.txt"), "text\n");
    let (out, err, code) = run(kzread().arg(bad).arg(&good));
    assert!(out.ends_with("text\n"), "{out}");
    assert!(err.starts_with("kzread: /proc/self/mem: "), "{err}");
    assert_eq!(code, 2);
    let (out, err, code) = run(kzread().args(["--search", "text"]).arg(bad).arg(&good));
    assert_eq!(out, format!("{}:1: text\n", good.display()));
    assert!(err.starts_with("kzread: /proc/self/mem: "), "{err}");
    assert_eq!(code, 2);
}

#[test]
fn a_wrong_command_line_is_told_with_what_would_be_right() {
    for (arguments, said) in [
        (&["--widht"][..], "'--widht' found"),
        (&["--widht"], "try '--help'"),
        (&["--list", "--width", "9"], "--width"),
        (&["--search", "a", "--width", "9"], "--width"),
        (&["--print", "--width", "0"], "'0'"),
        (&["--print", "--list"], "cannot be used with"),
        (&["--doctor", "--search", "a"], "cannot be used with"),
        (&["--test-card", "--search", "a"], "cannot be used with"),
        (&["--encoding", "windows-0"], "windows-1256"),
        (&["--json"], "--search"),
        (
            &["--search", "a", "--level", "root"],
            "fold, exact, forms, auto",
        ),
        (
            &["--search", "a", "--json", "--count"],
            "cannot be used with",
        ),
        (&["--lang", "fr"], "ar, en"),
        (
            &["--bidi-mode", "left"],
            "--bidi-mode cannot be left, but auto, shaped, ",
        ),
    ] {
        let (out, err, code) = run(kzread().args(arguments));
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
    let (_, err, code) = run(kzread().env("KZREAD_BIDI", "left"));
    assert!(
        err.starts_with("kzread: KZREAD_BIDI cannot be left, but"),
        "{err}"
    );
    assert_eq!(code, 2);
}

#[test]
fn messages_are_in_the_language_of_the_interface() {
    let missing = folder("arabic-messages").join("missing.md");
    let bad = write(folder("arabic-bad").join("a.md"), "+++\ntitle = 5\n+++\n");
    for (arguments, said) in [
        // la milaff: no file
        (
            vec!["--lang", "ar", missing.to_str().unwrap()],
            "\u{644}\u{627} \u{645}\u{644}\u{641}",
        ),
        // al-satr 2: line 2
        (
            vec!["--lang", "ar", bad.to_str().unwrap()],
            "\u{627}\u{644}\u{633}\u{637}\u{631} 2",
        ),
        // la yasluh: will not do
        (
            vec!["--lang", "ar", "--harakat", "some"],
            "\u{644}\u{627} \u{64A}\u{635}\u{644}\u{62D} some",
        ),
    ] {
        let (_, err, code) = run(kzread().args(&arguments));
        assert_eq!(code, 2, "{arguments:?}");
        assert!(err.contains(said), "{arguments:?}: {err}");
        // Isolates are for the screen; a pipe gets the bare text.
        assert!(!err.contains(['\u{2068}', '\u{2069}']), "{err:?}");
        for english in ["must", "there is", "cannot be", "line"] {
            assert!(!err.contains(english), "{err}");
        }
    }
    let (_, err, _) = run(kzread().env("LC_ALL", "ar_EG.UTF-8").arg(&missing));
    assert!(
        err.contains("\u{644}\u{627} \u{645}\u{644}\u{641}"),
        "{err}"
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    // More than any pipe holds.
    let text = format!("{WORDS}\n").repeat(200_000);
    let path = write(folder("head").join("t.txt"), text);
    for (arguments, first) in [
        (&[][..], format!("{WORDS}\n")),
        (&["--print", "--width", "5"], format!("{WORDS_SEEN}\n")),
        (
            &["--search", "\u{0628}"],
            format!("{}:1: {WORDS}\n", path.display()),
        ),
    ] {
        let (line, err, code) = head(kzread().args(arguments).arg(&path));
        assert_eq!(line, first);
        assert_eq!((err.as_str(), code), ("", Some(0)), "{arguments:?}");
    }
}

/// `--help` ended as if it had been read.
#[cfg(target_os = "linux")]
#[test]
fn output_that_finds_no_room_is_told_whatever_it_is() {
    let text = write(folder("full").join("a.txt"), "word\n");
    let named = [text.as_path().as_os_str()];
    for (arguments, names) in [
        ("--help", &[][..]),
        ("--version", &[]),
        ("--write-config", &[]),
        ("--print", &named),
        ("--list", &named),
        ("--linear", &named),
        ("--search word", &named),
        ("--search word --json", &named),
        ("--search word --count", &named),
        ("", &named),
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let mut command = kzread();
        command.args(arguments.split_whitespace()).args(names);
        let ended = command.stdout(full.unwrap()).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(2), "{arguments}: {said}");
        let told = "kzread: the output could not be written: no space left on device\n";
        assert_eq!(said, told, "{arguments}");
    }
}

#[test]
fn a_closed_standard_error_is_no_crash() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = kzread().arg("missing.txt").stderr(writer).status();
    assert_eq!(status.unwrap().code(), Some(2));
}

#[test]
fn what_is_no_text_says_what_it_is_and_what_to_do() {
    let root = folder("foreign");
    let pdf = write(root.join("a b.pdf"), "%PDF-1.7\n%\u{FFFD}\n");
    let zip = write(root.join("x.txt"), b"PK\x03\x04\x14\0\0\0\x08\0");
    for option in [&["--print"][..], &["--list"], &["--search", "x"], &[]] {
        let (_, err, code) = run(kzread().args(option).arg(&pdf));
        assert_eq!(code, 2, "{option:?}");
        let said = format!(
            "kzread: {0}: this is a PDF file, which kzread does not read: pdftotext '{0}' - | kzread\n",
            pdf.display()
        );
        assert_eq!(err, said, "{option:?}");
    }
    let (_, err, _) = run(kzread().arg("--print").arg(&zip));
    assert!(
        err.contains("this is an archive") && !err.contains("encoding"),
        "{err}"
    );
    let arabic = ["--lang", "ar", "--print"];
    let (_, err, _) = run(kzread().args(arabic).arg(&pdf));
    assert!(
        err.contains("\u{647}\u{630}\u{627} \u{645}\u{644}\u{641} PDF"),
        "{err}"
    );
}
