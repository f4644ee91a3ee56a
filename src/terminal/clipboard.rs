//! How text gets into the clipboard from here: by a program that has it, or by OSC 52, which the terminal may take or not.

use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::evidence::Evidence;
use super::guard::TerminalGuard;
use super::identify::identify;
use super::table::{Identity, Multiplexer, Osc52};

/// Programs that take the clipboard from standard input, their arguments, and the variable without which they have none.
const PROGRAMS: [(&str, &[&str], Option<&str>); 5] = [
    ("wl-copy", &[], Some("WAYLAND_DISPLAY")),
    ("xclip", &["-selection", "clipboard"], Some("DISPLAY")),
    ("xsel", &["--clipboard", "--input"], Some("DISPLAY")),
    ("pbcopy", &[], None),
    ("clip.exe", &[], None),
];

/// tmux keeps the text itself, and gives it to the terminal outside if it may (`set-clipboard`): to what programs in it send
/// by OSC 52 it listens only if it is told to.
const TMUX: (&str, &[&str]) = ("tmux", &["load-buffer", "-w", "-"]);

/// The longest text that goes by OSC 52, in bytes: some terminals take no sequence of more than 100,000, and base64 makes
/// four of three.
const LONGEST_SEQUENCE: usize = 74_000;

/// How long a program may take. One without a display that answers may wait for ever.
const DEADLINE: Duration = Duration::from_secs(3);

/// How a text got into the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By a program of this name.
    Program(&'static str),
    /// By OSC 52, which the terminal takes.
    Osc52,
    /// By OSC 52, of which nobody knows whether the terminal takes it.
    Osc52Perhaps,
}

/// What the terminal does with OSC 52, for `--doctor`.
pub(super) fn osc52(evidence: &Evidence) -> &'static str {
    identify(evidence).row().osc52.said()
}

/// The programs in the folders of a `PATH`, by a function that gives the value of a variable; none where none is started.
pub(super) fn programs(
    evidence: &Evidence,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Vec<&'static str> {
    if evidence.secure {
        return Vec::new();
    }
    let path = variable("PATH").unwrap_or_default();
    let found = PROGRAMS.into_iter().filter(|(program, _, needed)| {
        needed.is_none_or(|needed| variable(needed).is_some_and(|value| !value.is_empty()))
            && std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    });
    found.map(|(program, ..)| program).collect()
}

/// The ways to try for a text of so many bytes, the surest first.
fn ways(identity: Identity, programs: &[&'static str], len: usize) -> Vec<Way> {
    let programs = programs.iter().map(|program| Way::Program(program));
    if identity.multiplexer == Some(Multiplexer::Tmux) {
        return programs.chain([Way::Program(TMUX.0)]).collect();
    }
    let fits = len <= LONGEST_SEQUENCE;
    match identity.row().osc52 {
        Osc52::Taken if fits => [Way::Osc52].into_iter().chain(programs).collect(),
        Osc52::If(_) | Osc52::Perhaps if fits => programs.chain([Way::Osc52Perhaps]).collect(),
        _ => programs.collect(),
    }
}

/// Puts a text into the clipboard, beside the caller. `done` is told how, or that there was no way.
pub(super) fn copy(
    evidence: &Evidence,
    guard: &Arc<TerminalGuard>,
    text: String,
    done: impl FnOnce(Option<Way>) + Send + 'static,
) {
    let programs = programs(evidence, |name| std::env::var_os(name));
    let mut ways = ways(identify(evidence), &programs, text.len());
    ways.retain(|way| !evidence.secure || !matches!(way, Way::Program(_)));
    let guard = Arc::clone(guard);
    let work = move || {
        let taken = ways.into_iter().find(|way| match way {
            Way::Program(program) => give_to(program, &text),
            Way::Osc52 | Way::Osc52Perhaps => guard.write(&sequence(&text)).is_ok(),
        });
        done(taken);
    };
    // Where the system has no thread to give, nothing is copied, and nothing is said of it.
    let _ = thread::Builder::new().spawn(work);
}

/// Gives a text to a program. Whether that took it in time.
fn give_to(program: &str, text: &str) -> bool {
    let known = PROGRAMS.iter().find(|(name, ..)| *name == program);
    let arguments = known.map_or(TMUX.1, |(_, arguments, _)| arguments);
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        return false;
    };
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        // A program that does not read would keep the writer for ever.
        let write = move || input.write_all(text.as_bytes());
        let _ = thread::Builder::new().spawn(write);
    }
    let end = Instant::now() + DEADLINE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(5)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// OSC 52 with a text for the clipboard.
fn sequence(text: &str) -> Vec<u8> {
    [b"\x1b]52;c;", base64(text.as_bytes()).as_bytes(), b"\x1b\\"].concat()
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            let sign = if digit <= three.len() {
                DIGITS[value as usize]
            } else {
                b'='
            };
            text.push(char::from(sign));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::evidence::{Answers, Environment, Outer};
    use super::super::table::Emulator;
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let said = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|t| base64(t.as_bytes()));
        assert_eq!(
            said,
            [
                "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"
            ]
        );
        assert_eq!(sequence("\u{628}"), b"\x1b]52;c;2Kg=\x1b\\");
    }

    #[test]
    fn the_surest_way_comes_first_and_long_texts_go_by_programs() {
        let of = |emulator, multiplexer, programs: &[&'static str], len| {
            let identity = Identity {
                emulator,
                multiplexer,
            };
            ways(identity, programs, len)
        };
        let xclip = Way::Program("xclip");
        assert_eq!(
            of(Emulator::Kitty, None, &["xclip"], 9),
            [Way::Osc52, xclip]
        );
        assert_eq!(of(Emulator::Kitty, None, &["xclip"], 80_000), [xclip]);
        assert_eq!(of(Emulator::Kitty, None, &[], 80_000), []);
        assert_eq!(
            of(Emulator::Xterm, None, &["xclip"], 9),
            [xclip, Way::Osc52Perhaps]
        );
        assert_eq!(of(Emulator::Konsole, None, &[], 9), []);
        let tmux = Some(Multiplexer::Tmux);
        assert_eq!(
            of(Emulator::Konsole, tmux, &[], 80_000),
            [Way::Program("tmux")]
        );
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_took_nothing() {
        assert!(!give_to("no-such-program", "text"));
        #[cfg(unix)]
        assert!(!give_to("false", "text"));
    }

    #[test]
    fn what_terminals_do_with_osc_52() {
        for (term, version, expected) in [
            ("xterm-kitty", "kitty(0.26.5)", "OSC 52"),
            ("foot", "foot(1.13.1)", "OSC 52"),
            ("alacritty", "", "OSC 52"),
            ("xterm", "XTerm(379)", "OSC 52 if allowWindowOps is true"),
            ("xterm-256color", "Konsole 22.12.3", "no OSC 52"),
            ("st-256color", "", "no OSC 52"),
            ("xterm-256color", "", "OSC 52 perhaps"),
        ] {
            let evidence = Evidence {
                environment: Environment::from_lookup(|name| {
                    (name == "TERM").then(|| term.to_owned())
                }),
                answers: Answers {
                    primary: Some("62".to_owned()),
                    version: Some(version.to_owned()).filter(|version| !version.is_empty()),
                    ..Answers::default()
                },
                ..Evidence::default()
            };
            assert_eq!(osc52(&evidence), expected, "{term} {version}");
        }
        let tmux = Evidence {
            answers: Answers {
                version: Some("tmux 3.3a".to_owned()),
                ..Answers::default()
            },
            outer: Some(Outer::default()),
            ..Evidence::default()
        };
        assert!(osc52(&tmux).contains("set-clipboard"));
    }

    #[test]
    fn programs_without_a_display_do_not_count() {
        let folder = std::env::temp_dir().join(format!("kzread-clipboard-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for program in ["xclip", "pbcopy"] {
            std::fs::write(folder.join(program), "").unwrap();
        }
        let with = |display: &'static str| {
            let path = folder.clone().into_os_string();
            programs(&Evidence::default(), move |name| match name {
                "PATH" => Some(path.clone()),
                "DISPLAY" => Some(display.into()),
                _ => None,
            })
        };
        assert_eq!(with(":0"), ["xclip", "pbcopy"]);
        assert_eq!(with(""), ["pbcopy"]);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
