//! Handing an address to the program that opens such: the browser or the mail program of the user's choice.

use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::thread;

use crate::document::Address;

/// A program that opens addresses, its arguments before the address, and the variables of which one must be set.
type Opener = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// Without a display `xdg-open` would start a browser for the terminal, on kzread's own screen.
#[cfg(not(any(target_os = "macos", windows)))]
const OPENERS: [Opener; 3] = [
    ("wslview", &[], &["WSL_DISTRO_NAME"]),
    ("termux-open-url", &[], &["TERMUX_VERSION"]),
    ("xdg-open", &[], &["WAYLAND_DISPLAY", "DISPLAY"]),
];
#[cfg(target_os = "macos")]
const OPENERS: [Opener; 1] = [("open", &[], &["HOME"])];
/// `start` is a word of the shell, which would take `&` and `%` in an address for its own.
#[cfg(windows)]
const OPENERS: [Opener; 1] = [(
    "rundll32",
    &["url.dll,FileProtocolHandler"],
    &["SystemRoot"],
)];

/// Why an address was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// There is no program for it here.
    NoProgram,
    /// The program did not take it.
    Refused {
        /// Its name.
        program: &'static str,
        /// What it or the system says.
        why: String,
    },
}

/// Opens an address, beside the caller. `done` is told by which program; should that fail later, it is told again.
pub(super) fn open(
    address: &Address,
    done: impl Fn(Result<&'static str, OpenError>) + Send + 'static,
) {
    let address = address.as_str().to_owned();
    // Where the system has no thread to give, nothing is opened, and nothing is said of it.
    let _ = thread::Builder::new().spawn(move || {
        let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        for (program, arguments, needed) in OPENERS {
            if !needed.iter().any(is_set) {
                continue;
            }
            let mut command = Command::new(program);
            command.args(arguments).arg(&address);
            command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            // It is to outlive kzread, and the keys of the terminal are none of its.
            #[cfg(unix)]
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
            let refused = |why: String| done(Err(OpenError::Refused { program, why }));
            match command.spawn() {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => refused(error.to_string()),
                Ok(mut child) => {
                    done(Ok(program));
                    // It may stay as long as the browser does.
                    if let Ok(status) = child.wait()
                        && !status.success()
                    {
                        refused(status.to_string());
                    }
                }
            }
            return;
        }
        done(Err(OpenError::NoProgram));
    });
}
