//! A terminal that says only what its script says, around the application.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Set in the environment of the application.
pub(crate) const INSIDE: &str = "KZREAD_TEST_INSIDE_FAKE_TERMINAL";

pub(crate) const VTE: &str = "\x1b[>65;7006;1c\x1b[8;1$y\x1b[?65;1;9c";
pub(crate) const KITTY: &str = "\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[8;0$y\x1b[?62c";
pub(crate) const KONSOLE: &str = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";

/// Long enough for the slowest machine; only a failure waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Fake {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    sent: Arc<Mutex<Vec<u8>>>,
    /// It takes nothing any more.
    frozen: Arc<AtomicBool>,
    size: (u16, u16),
}

impl Fake {
    pub(crate) fn start() -> Self {
        Self::start_with(&[])
    }

    /// With more in its environment.
    pub(crate) fn start_with(environment: &[(&str, &str)]) -> Self {
        let mut command = inside(&std::env::current_exe().expect("this test"));
        command.args(["--exact", "app", "--nocapture"]);
        for (name, value) in environment {
            command.env(name, value);
        }
        Self::run(command)
    }

    /// In a shell with job control, which goes on when the application stops, and continues it after a line.
    pub(crate) fn start_in_shell() -> Self {
        let mut command = inside(Path::new("sh"));
        command.args(["-c", "set -m; \"$0\" --exact app --nocapture; echo SHELL; read -r line; fg >/dev/null; exit $?"]);
        command.arg(std::env::current_exe().expect("this test"));
        Self::run(command)
    }

    /// kzread itself, with more in its environment.
    pub(crate) fn start_kzread(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = inside(Path::new(env!("CARGO_BIN_EXE_kzread")));
        command.args(arguments);
        for (name, value) in environment {
            command.env(name, value);
        }
        Self::run(command)
    }

    fn run(command: CommandBuilder) -> Self {
        let size = PtySize {
            rows: 20,
            cols: 70,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let child = pair.slave.spawn_command(command).expect("the application");
        let sent = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let log = Arc::clone(&sent);
        let frozen = Arc::new(AtomicBool::new(false));
        let is_frozen = Arc::clone(&frozen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                log.lock().expect("log").extend_from_slice(&bytes[..read]);
                while is_frozen.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(2));
                }
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        Self {
            master: pair.master,
            child,
            writer,
            sent,
            frozen,
            size: (70, 20),
        }
    }

    /// Everything that the application has sent.
    pub(crate) fn sent(&self) -> Vec<u8> {
        self.sent.lock().expect("log").clone()
    }

    /// The rows of the screen up to the first empty one. A redraw may come or not, as the answers are in time or not.
    pub(crate) fn rows(&self) -> Vec<String> {
        let (columns, rows) = self.size;
        let mut screen = vt100::Parser::new(rows, columns, 0);
        screen.process(&self.sent());
        let rows = screen
            .screen()
            .rows(0, 28)
            .map(|row| row.trim_end().to_owned());
        rows.take_while(|row| !row.is_empty())
            .filter(|row| row != "Redraw")
            .collect()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        let (columns, rows) = self.size;
        let mut screen = vt100::Parser::new(rows, columns, 0);
        screen.process(&self.sent());
        screen.screen().contents().contains(text)
    }

    /// Waits until the screen shows this.
    pub(crate) fn until(&mut self, text: &str) {
        let start = Instant::now();
        while !self.shows(text) {
            assert!(
                start.elapsed() < PATIENCE,
                "no {text:?} in {:?}",
                String::from_utf8_lossy(&self.sent())
            );
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until the screen does not show this any more.
    pub(crate) fn until_gone(&mut self, text: &str) {
        let start = Instant::now();
        while self.shows(text) {
            assert!(start.elapsed() < PATIENCE, "{text:?} stays");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until this has been sent.
    pub(crate) fn until_sent(&self, text: &str) {
        let start = Instant::now();
        while !String::from_utf8_lossy(&self.sent()).contains(text) {
            assert!(start.elapsed() < PATIENCE, "no {text:?} was sent");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Answers when the application has asked.
    pub(crate) fn answer(&mut self, answers: &str) {
        let start = Instant::now();
        while !self.sent().windows(3).any(|window| window == b"\x1b[c") {
            assert!(start.elapsed() < PATIENCE, "not asked");
            thread::sleep(Duration::from_millis(1));
        }
        self.write(answers.as_bytes());
    }

    pub(crate) fn type_keys(&mut self, keys: &str) {
        self.write(keys.as_bytes());
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).expect("typed");
        self.writer.flush().expect("typed");
    }

    /// Lets what was written arrive on its own.
    pub(crate) fn pause() {
        thread::sleep(Duration::from_millis(10));
    }

    /// Waits until nothing has been sent for a while.
    pub(crate) fn settle(&self) {
        let mut before = usize::MAX;
        while self.sent().len() != before {
            before = self.sent().len();
            thread::sleep(Duration::from_millis(100));
        }
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        self.master.resize(size).expect("resized");
    }

    /// Takes nothing any more, as a terminal whose line is frozen; or goes on.
    pub(crate) fn freeze(&self, frozen: bool) {
        self.frozen.store(frozen, Ordering::Relaxed);
    }

    /// Sends a signal to the process that was started.
    pub(crate) fn signal(&self, name: &str) {
        kill(name, &self.child.process_id().expect("running").to_string());
    }

    /// Sends a signal to the job in the foreground.
    pub(crate) fn signal_app(&self, name: &str) {
        kill(
            name,
            &self
                .master
                .process_group_leader()
                .expect("a job")
                .to_string(),
        );
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_none()
    }

    /// The exit code.
    pub(crate) fn ends(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                self.settle();
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "it does not end");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Whether the main screen, the cursor, the mouse, pastes and the line discipline are as they were.
    pub(crate) fn is_restored(&self) -> bool {
        let (columns, rows) = self.size;
        let mut parser = vt100::Parser::new(rows, columns, 0);
        parser.process(&self.sent());
        let screen = parser.screen();
        let cooked = self.master.get_termios().is_some_and(|termios| {
            use rustix::termios::LocalModes;
            let modes = LocalModes::from_bits_retain(termios.local_flags.bits());
            modes.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
        });
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && cooked
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn kill(name: &str, process: &str) {
    let status = std::process::Command::new("kill")
        .args(["-s", name, process])
        .status();
    assert!(status.expect("kill").success());
}

/// A command in the environment of a terminal that says nothing of itself.
fn inside(program: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.env(INSIDE, "1");
    command.env("TERM", "xterm-256color");
    // Nothing can be kept there, not even by a user with all rights.
    command.env("XDG_STATE_HOME", "/proc/nowhere");
    command.env("XDG_CONFIG_HOME", "/proc/nowhere");
    for name in [
        "TMUX",
        "KONSOLE_VERSION",
        "VTE_VERSION",
        "MLTERM",
        "TERM_PROGRAM",
        "SSH_TTY",
        "SSH_CONNECTION",
        "KZREAD_BIDI",
    ] {
        command.env_remove(name);
    }
    command
}
