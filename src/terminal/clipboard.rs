//! How text can reach the clipboard from here: what the terminal is known to do with OSC 52 (measured), and which programs
//! there are.

use super::detect::{Reason, by_terminal};
use super::evidence::Evidence;

/// Programs that take the clipboard from standard input, and the variable without which they have none.
const PROGRAMS: [(&str, Option<&str>); 5] = [
    ("wl-copy", Some("WAYLAND_DISPLAY")),
    ("xclip", Some("DISPLAY")),
    ("xsel", Some("DISPLAY")),
    ("pbcopy", None),
    ("clip.exe", None),
];

/// What the terminal does with OSC 52.
pub(super) fn osc52(evidence: &Evidence) -> &'static str {
    let version = evidence.answers.version.as_deref().unwrap_or_default();
    let term = evidence.environment.get("TERM").unwrap_or_default();
    match by_terminal(evidence).reason {
        _ if evidence.is_tmux() => "OSC 52 if tmux has set-clipboard on",
        Reason::Kitty => "OSC 52",
        Reason::Mlterm => "OSC 52 if mlterm was started with --osc52=true",
        Reason::Konsole | Reason::QTermWidget => "no OSC 52",
        Reason::Explicit if evidence.environment.has("VTE_VERSION") => "no OSC 52",
        _ if version.starts_with("foot(") || term.starts_with("alacritty") => "OSC 52",
        _ if version.starts_with("XTerm(") => "OSC 52 if allowWindowOps is true",
        _ if term.starts_with("rxvt") || term.starts_with("st-") => "no OSC 52",
        _ => "OSC 52 perhaps",
    }
}

/// The programs in the folders of a `PATH`, by a function that gives the value of a variable.
pub(super) fn programs(variable: impl Fn(&str) -> Option<std::ffi::OsString>) -> Vec<&'static str> {
    let path = variable("PATH").unwrap_or_default();
    let found = PROGRAMS.into_iter().filter(|(program, needed)| {
        needed.is_none_or(|needed| variable(needed).is_some_and(|value| !value.is_empty()))
            && std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    });
    found.map(|(program, _)| program).collect()
}

#[cfg(test)]
mod tests {
    use super::super::evidence::{Answers, Environment, Outer};
    use super::*;

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
            programs(move |name| match name {
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
