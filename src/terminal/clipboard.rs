//! How text can reach the clipboard from here: what the terminal does with OSC 52, and which programs there are.

use super::evidence::Evidence;
use super::identify::identify;

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
    identify(evidence).row().osc52
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
