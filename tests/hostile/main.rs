//! Texts made to do harm, through the real binary in a terminal whose every byte is looked at: nothing of them is sent as it
//! is, none takes all time or memory, and the keys are answered.
#![cfg(unix)]

mod bombs;
#[path = "../books/pack.rs"]
#[allow(dead_code)]
mod pack;
mod papers;
mod sent;
#[path = "../pty/xterm.rs"]
#[allow(dead_code)]
mod xterm;

use std::fs;
use std::path::{Path, PathBuf};

use pack::Pack;
use xterm::{Xterm, rows};

const SIZE: (u16, u16) = (40, 120);

/// What a terminal would act upon: title, clipboard, colours, DCS, APC, PM, SOS, a link, C1 as one character, reports, resets,
/// bidi controls, and sequences with marks and joiners in them.
const HOSTILE: &[&str] = &[
    "\u{1B}]0;PWN\u{7}",
    "\u{1B}]52;c;UFdO\u{7}",
    "\u{1B}]8;;http://PWN\u{1B}\\x\u{1B}]8;;\u{1B}\\",
    "\u{1B}[31mPWN",
    "\u{1B}[6n\u{1B}[c\u{1B}[21t",
    "\u{1B}[?1049l\u{1B}[2J\u{1B}c",
    "\u{1B}Pq#0PWN\u{1B}\\",
    "\u{1B}_PWN\u{1B}\\\u{1B}^PWN\u{1B}\\\u{1B}XPWN\u{1B}\\",
    "\u{9B}31m\u{9D}0;PWN\u{9C}\u{90}qPWN\u{9C}",
    "\u{E}\u{F}\u{7}\u{8}\u{7F}\u{B}\u{C}",
    "\u{202E}abc\u{2066}\u{2067}\u{61C}\u{200F}",
    "a\u{1B}\u{301}[31m\u{644}\u{1B}\u{627}[31m\u{1B}\u{200D}]0;PWN\u{7}",
    "\u{FEFF}\u{1B}[31m\u{2028}\u{1B}[1m\u{E0041}",
];

/// All of it, apart by blanks.
fn hostile() -> String {
    HOSTILE.join(" ")
}

/// The same where a text writes characters by their numbers, as HTML and XML do.
fn in_entities() -> String {
    let entity = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_string()
        } else {
            format!("&#{};", u32::from(c))
        }
    };
    HOSTILE.concat().chars().map(entity).collect()
}

/// The same in a string of TOML or JSON.
fn escaped() -> String {
    let escape = |c: char| {
        let mut units = [0; 2];
        let units = c
            .encode_utf16(&mut units)
            .iter()
            .map(|unit| format!("\\u{unit:04x}"));
        if c.is_ascii_alphanumeric() {
            c.to_string()
        } else if c > '\u{FFFF}' {
            String::new()
        } else {
            units.collect()
        }
    };
    HOSTILE.concat().chars().map(escape).collect()
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("hostile")
        .join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Presses keys one after another, each when the screen stands still after the one before, then quits.
fn read(mut xterm: Xterm, keys: &[&str], name: &str) -> Vec<u8> {
    xterm.until(&format!("a screen of {name}"), |screen| {
        rows(screen).iter().any(|row| !row.is_empty())
    });
    for key in keys {
        xterm.settle();
        xterm.keys(key);
    }
    xterm.settle();
    xterm.quit();
    let (code, _, restored) = xterm.end();
    assert_eq!((code, restored), (0, true), "{name}");
    xterm.sent()
}

fn looks_sound(xterm: Xterm, keys: &[&str], name: &str) {
    let faults = sent::faults(&read(xterm, keys, name));
    assert_eq!(faults, [""; 0], "{name}");
}

/// What a reader does with a text.
const TOUR: &[&str] = &[
    "\u{1B}[C",
    "\u{1B}[6~",
    "G",
    "g",
    "o",
    "o",
    "\u{1B}",
    "t",
    "\u{1B}",
    "/PWN\r",
    "n",
    "\u{1B}",
    "yp",
    "?",
    "\u{1B}",
];

/// Files with all of it wherever a format has a place for it.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let (raw, numbers, escaped) = (hostile(), in_entities(), escaped());
    let toml = format!(
        "+++\ntitle = \"x {escaped}\"\ntitle_en = \"x {escaped}\"\nauthor = \"{escaped}\"\ndate = 2022-01-05\nsources = [\"{escaped}\"]\ntags = [\"{escaped}\"]\nsummary = \"{escaped}\"\nlang = \"{escaped}\"\n+++\n"
    );
    let yaml = format!(
        "---\ntitle: \"x {escaped}\"\nauthor: \"{escaped}\"\ndescription: \"{escaped}\"\n---\n"
    );
    let markdown = format!(
        "# {raw}\n\n## {numbers}\n\n{raw} {numbers} `{raw}`[^1]\n\n[PWN {raw}](http://a/{numbers}) [b](b.md#{escaped}) <http://PWN/{numbers}>\n\n```{escaped}\n{raw}\n```\n\n| {raw} | b |\n|---|---|\n| {numbers} | c |\n\n> [!NOTE] {raw}\n\n$${raw}$$\n\n[^1]: {raw}\n"
    );
    let html = format!(
        "<!doctype html><html lang='{numbers}' dir='{numbers}'><head><title>x {numbers}</title><meta name='author' content='{numbers}'><meta name='description' content='{numbers}'></head><body><h1 id='{numbers}'>x {raw}{numbers}</h1><p class='{raw}'>PWN {numbers} <a href='http://a/{numbers}' title='{numbers}'>{raw}</a><img alt='{numbers}' src='{numbers}'><abbr title='{numbers}'>{raw}</abbr></p><pre>{raw}{numbers}</pre><ol start='{numbers}' type='{numbers}'><li>{raw}</ol><{escaped}>"
    );
    let subtitles = format!("1\n00:00:01,000 --> 00:00:02,000\n<i>{raw}</i> PWN\n{numbers}\n");
    let openiti = format!(
        "######OpenITI#\n#META# title: {raw}\n#META# author: {raw}\n#META#Header#End#\n\n### | {raw}\n# PWN {raw}\n"
    );
    let wide: Vec<u8> = raw.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        (
            "a.txt",
            format!("{raw} PWN\n\n{}", HOSTILE.join("\n")).into_bytes(),
        ),
        ("b.md", [toml, markdown.clone()].concat().into_bytes()),
        ("c.md", [yaml, markdown].concat().into_bytes()),
        (
            "d.md",
            format!("+++\ntitle = {raw}\n{raw} = 5\n+++\nPWN").into_bytes(),
        ),
        ("e.html", html.into_bytes()),
        ("f.srt", subtitles.into_bytes()),
        ("g.txt", openiti.into_bytes()),
        (
            "h.txt",
            [&b"\xFF\xFE"[..], &wide, b"\x00\xD8\x1B\x00]\x00"].concat(),
        ),
        (
            "i.txt",
            b"\x9B31mPWN \x9D0;PWN\x9C \x90q\x9C \xC7\xE1\xDF\xCA\xC7\xC8\n".repeat(9),
        ),
        (
            "j.log",
            format!("\u{1B}[1mPWN\u{1B}[0m {raw}\n").into_bytes(),
        ),
        ("k.epub", book(&raw, &numbers)),
        ("l.docx", papers::docx(&raw, &numbers)),
        ("m.odt", papers::odt(&raw, &numbers)),
    ]
}

/// A book with all of it in what it says of itself, in its contents and its chapters.
fn book(raw: &str, numbers: &str) -> Vec<u8> {
    let change = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let text = text
            .replace("A. B.", &format!("x {numbers}"))
            .replace(pack::BOOK, &format!("x {numbers}"))
            .replace(pack::CHAPTER, &format!("x {numbers}"))
            .replace(
                "text1",
                &format!("PWN {raw}{numbers}<a href='http://a/{numbers}'>a</a>"),
            );
        (name, text.into_bytes())
    };
    Pack(Pack::book(2).0.into_iter().map(change).collect()).zip()
}

#[test]
fn of_texts() {
    let folder = folder("texts");
    for (name, bytes) in files() {
        let path = folder.join(name);
        write(&path, bytes);
        for mode in ["auto", "inv"] {
            let environment = [("KZREAD_BIDI", mode)];
            let xterm = Xterm::start(SIZE, &environment, ["--lang", "en", path.to_str().unwrap()]);
            looks_sound(xterm, TOUR, &format!("{name} in mode {mode}"));
        }
    }
}

#[test]
fn of_names_of_files_and_folders() {
    let folder = folder("names");
    for (i, hostile) in HOSTILE.iter().enumerate() {
        let name = hostile.replace('/', "");
        write(&folder.join(format!("{i}{name}.txt")), format!("PWN {i}\n"));
        write(&folder.join(format!("d{i}{name}")).join("in.md"), "# PWN\n");
    }
    let down = ["\u{1B}[B"; 20];
    let search = [
        "sPWN", "\r", "\u{1B}[B", "\r", "\u{1B}", "\u{1B}", "f]0", "\u{1B}", "cc", "'", "\u{1B}",
    ];
    let keys = [&down[..], &search, &["m", "'", "\u{1B}", "q"]].concat();
    let xterm = Xterm::start(SIZE, &[], ["--lang", "en", folder.to_str().unwrap()]);
    looks_sound(xterm, &keys[..keys.len() - 1], "names in a folder");
    let inner = folder.join(format!("d0{}", HOSTILE[0]));
    let xterm = Xterm::start(SIZE, &[], ["--lang", "ar", inner.to_str().unwrap()]);
    looks_sound(xterm, TOUR, "the name of the folder");
}

#[test]
fn of_names_of_what_is_not_there_and_of_arguments() {
    for arguments in [
        vec![format!("none{}", HOSTILE[0])],
        vec![format!("--{}", HOSTILE[0])],
        vec!["--lang".to_owned(), hostile()],
        vec!["--encoding".to_owned(), hostile(), "Cargo.toml".to_owned()],
        vec!["--config".to_owned(), format!("none{}", HOSTILE[0])],
        vec![
            "--search".to_owned(),
            "x".to_owned(),
            format!("none{}", HOSTILE[3]),
        ],
    ] {
        let mut xterm = Xterm::start(SIZE, &[], &arguments);
        let (code, _, restored) = xterm.end();
        assert_eq!((code, restored), (2, true), "{arguments:?}");
        assert_eq!(sent::faults(&xterm.sent()), [""; 0], "{arguments:?}");
    }
}

#[test]
fn of_what_is_pasted_and_typed() {
    let text = folder("pasted").join("a.txt");
    write(&text, hostile());
    let pasted = format!(
        "\u{1B}[200~{}\u{1B}[201~",
        HOSTILE.concat().replace('\u{1B}', "\u{1B}\u{1B}")
    );
    let keys = [
        "/",
        &pasted,
        "\r",
        "n",
        "\u{1B}",
        "/\u{1B}[A",
        "\u{1B}",
        "\u{1B}",
        "s",
        &pasted,
        "\r",
        "\u{1B}",
        "\u{1B}",
        "f",
        &pasted,
        "\u{1B}",
        "\r",
        "M",
        &pasted,
        "\r",
        "'",
        &pasted,
        "\u{1B}",
        ":",
        &pasted,
        "\u{1B}",
    ];
    let xterm = Xterm::start(SIZE, &[], ["--lang", "en", text.to_str().unwrap()]);
    looks_sound(xterm, &keys, "pasted");
}

#[test]
fn of_what_is_kept_and_of_settings() {
    let (home, escaped) = (folder("kept"), escaped());
    let text = home.join("a.md");
    write(&text, "# PWN\n\nPWN\n");
    let bookmark = format!(
        "{{\"add\":{{\"id\":\"1\",\"text\":\"{}\",\"title\":\"x {escaped}\",\"by\":\"{escaped}\",\"offset\":0,\"total\":9,\"before\":\"\",\"after\":\"PWN\",\"said\":\"x {escaped}\",\"note\":\"x {escaped}\"}}}}\n",
        text.display()
    );
    for (name, content) in [
        (
            "queries.toml",
            format!("queries = [\"PWN\", \"x {escaped}\"]\n"),
        ),
        ("queries.toml", format!("[[{}", hostile())),
        ("bookmarks.jsonl", bookmark),
        ("terminals.toml", format!("{} = 5\n", hostile())),
        (
            "terminals.toml",
            format!("[terminal.\"{escaped}\"]\nmode = \"{escaped}\"\n"),
        ),
        (
            "looks.toml",
            format!("[\"{escaped}\"]\nvalue = \"{escaped}\"\nbefore = \"{escaped}\"\n"),
        ),
        ("last.json", format!("{{\"paths\":[\"/none{escaped}\"]}}")),
        ("last.json", hostile()),
        (
            "config.toml",
            format!(
                "lang = \"{escaped}\"\n\"x{escaped}\" = 5\n[keys]\n\"{escaped}\" = \"x\"\ndown = \"{escaped}\"\n"
            ),
        ),
        ("config.toml", hostile()),
    ] {
        let state = folder("kept-state");
        write(&state.join("kzread").join(name), &content);
        let path = state.to_str().unwrap();
        let environment = [("XDG_STATE_HOME", path), ("XDG_CONFIG_HOME", path)];
        let arguments = if name == "last.json" {
            vec![]
        } else {
            vec![text.to_str().unwrap()]
        };
        let keys = [
            "/", "\u{1B}[A", "\u{1B}[A", "\r", "\u{1B}", "'", "\t", "\u{1B}",
        ];
        let xterm = Xterm::start(SIZE, &environment, arguments);
        looks_sound(xterm, &keys, name);
    }
}
