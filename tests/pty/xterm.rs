//! A terminal that answers like xterm, around the real binary.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Color, MouseProtocolMode, Screen};

/// Long enough for the slowest machine; only a failure waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// After so long without a byte the screen stands still.
const STILL: Duration = Duration::from_millis(60);

const KZREAD: &str = env!("CARGO_BIN_EXE_kzread");

/// What xterm is asked and what it answers, in the order of the questions.
const ANSWERS: [(&str, &str); 5] = [
    ("\x1b[>q", "\x1bP>|XTerm(379)\x1b\\"),
    ("\x1b[>c", "\x1b[>41;379;0c"),
    ("\x1b[8$p", "\x1b[8;0$y"),
    // The emulator here has no margins at the sides.
    ("\x1b[?69$p", "\x1b[?69;0$y"),
    ("\x1b[c", "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"),
];
const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";

pub(crate) struct Xterm {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    shared: Arc<(Mutex<Shown>, Condvar)>,
    reader: Option<JoinHandle<()>>,
    modes: String,
}

/// What the terminal shows.
struct Shown {
    parser: vt100::Parser,
    /// What has come of a synchronized update that is not complete: nobody sees half a frame.
    pending: Vec<u8>,
    /// Everything that has come.
    log: Vec<u8>,
    answered: [usize; ANSWERS.len()],
}

impl Xterm {
    /// Starts kzread on a screen of so many rows and columns.
    pub(crate) fn start<S: AsRef<OsStr>>(
        size: (u16, u16),
        environment: &[(&str, &str)],
        arguments: impl IntoIterator<Item = S>,
    ) -> Self {
        let mut command = quiet_command(KZREAD);
        for (name, value) in environment {
            command.env(name, value);
        }
        command.args(arguments);
        Self::run(size, command)
    }

    /// Has a shell do what `script` says, which calls kzread `$0`.
    pub(crate) fn shell(size: (u16, u16), script: &str) -> Self {
        let mut command = quiet_command("/bin/sh");
        command.args(["-c", script, KZREAD]);
        Self::run(size, command)
    }

    /// The same, with a terminal far away, whose answers come so much later.
    pub(crate) fn far_shell(size: (u16, u16), script: &str, lag: Duration) -> Self {
        let mut command = quiet_command("/bin/sh");
        command.args(["-c", script, KZREAD]);
        Self::run_far(size, command, lag)
    }

    fn run(size: (u16, u16), command: CommandBuilder) -> Self {
        Self::run_far(size, command, Duration::ZERO)
    }

    fn run_far((rows, columns): (u16, u16), command: CommandBuilder, lag: Duration) -> Self {
        let pair = native_pty_system().openpty(size(rows, columns)).unwrap();
        let modes = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let shared = Arc::new((Mutex::new(Shown::new(rows, columns)), Condvar::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (screen, answers) = (Arc::clone(&shared), Arc::clone(&keyboard));
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            // Linux ends it with an error when the last process has closed the terminal.
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                let answer = screen.0.lock().unwrap().take(&bytes[..read]);
                screen.1.notify_all();
                let answers = Arc::clone(&answers);
                let answer = move || {
                    thread::sleep(lag);
                    // Whoever has asked may be gone.
                    let _ = answers.lock().unwrap().write_all(answer.as_bytes());
                };
                if lag.is_zero() {
                    answer();
                } else {
                    thread::spawn(answer);
                }
            }
        });
        Self {
            master: pair.master,
            child,
            keyboard,
            shared,
            reader: Some(reader),
            modes,
        }
    }

    pub(crate) fn keys(&self, keys: &str) {
        self.bytes(keys.as_bytes());
    }

    pub(crate) fn bytes(&self, bytes: &[u8]) {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    /// Everything that has come.
    pub(crate) fn sent(&self) -> Vec<u8> {
        self.shared.0.lock().unwrap().log.clone()
    }

    /// Waits until the screen is as it should be, and returns it.
    pub(crate) fn until(&self, expected: &str, is: impl Fn(&Screen) -> bool) -> Screen {
        let start = Instant::now();
        let mut shown = self.shared.0.lock().unwrap();
        while !is(shown.parser.screen()) {
            assert!(
                start.elapsed() < PATIENCE,
                "no {expected} in {:#?}",
                rows(shown.parser.screen())
            );
            (shown, _) = self.shared.1.wait_timeout(shown, PATIENCE / 60).unwrap();
        }
        shown.parser.screen().clone()
    }

    /// Waits until nothing has come for a while. That does not decide whether a test passes, only what it looks at.
    pub(crate) fn settle(&self) {
        let mut shown = self.shared.0.lock().unwrap();
        for _ in 0..100 {
            let known = shown.log.len();
            (shown, _) = self.shared.1.wait_timeout(shown, STILL).unwrap();
            if shown.log.len() == known {
                return;
            }
        }
    }

    /// Presses Ctrl-C until it ends: what is open, it closes first.
    pub(crate) fn quit(&mut self) {
        for _ in 0..5 {
            if self.child.try_wait().unwrap().is_some() {
                return;
            }
            // It may have ended just now.
            let _ = self.keyboard.lock().unwrap().write_all(b"\x03");
            self.settle();
        }
    }

    /// The most memory that it has held, in KiB, where the system tells that.
    pub(crate) fn peak(&self) -> Option<u64> {
        let process = self.child.process_id()?;
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        peak.trim().strip_suffix(" kB")?.parse().ok()
    }

    pub(crate) fn resize(&self, rows: u16, columns: u16) {
        let mut shown = self.shared.0.lock().unwrap();
        shown.parser.screen_mut().set_size(rows, columns);
        self.master.resize(size(rows, columns)).unwrap();
    }

    /// Takes another size, which cuts what is shown, and its own again before it is asked.
    pub(crate) fn resize_and_back(&self, (rows, columns): (u16, u16)) {
        {
            let mut shown = self.shared.0.lock().unwrap();
            shown.parser.screen_mut().set_size(1, 1);
            shown.parser.screen_mut().set_size(rows, columns);
        }
        self.signal("WINCH");
    }

    pub(crate) fn signal(&self, name: &str) {
        let process = self.child.process_id().unwrap().to_string();
        let status = Command::new("kill").args(["-s", name, &process]).status();
        assert!(status.unwrap().success());
    }

    /// Waits for the end: the exit code, what is on the screen then, and whether the terminal is as it was.
    pub(crate) fn end(&mut self) -> (u32, Screen, bool) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "it does not end");
            thread::sleep(Duration::from_millis(5));
        };
        self.reader.take().unwrap().join().unwrap();
        let mut shown = self.shared.0.lock().unwrap();
        let pending = std::mem::take(&mut shown.pending);
        shown.parser.process(&pending);
        let screen = shown.parser.screen().clone();
        let restored = !pending.starts_with(BEGIN_UPDATE)
            && !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::None
            && modes(&*self.master) == self.modes;
        (status.exit_code(), screen, restored)
    }
}

impl Drop for Xterm {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Shown {
    fn new(rows: u16, columns: u16) -> Self {
        Self {
            parser: vt100::Parser::new(rows, columns, 0),
            pending: Vec::new(),
            log: Vec::new(),
            answered: [0; ANSWERS.len()],
        }
    }

    /// Takes output in and returns what the terminal answers to it.
    fn take(&mut self, bytes: &[u8]) -> String {
        self.log.extend_from_slice(bytes);
        self.pending.extend_from_slice(bytes);
        let complete = complete(&self.pending);
        self.parser.process(&self.pending[..complete]);
        self.pending.drain(..complete);

        let mut answers = String::new();
        for ((question, answer), answered) in ANSWERS.iter().zip(&mut self.answered) {
            let asked = memchr::memmem::find_iter(&self.log, question).count();
            answers.push_str(&answer.repeat(asked - *answered));
            *answered = asked;
        }
        answers
    }
}

/// How much of the output is no part of an update that has only begun.
fn complete(output: &[u8]) -> usize {
    let open = memchr::memmem::rfind(output, BEGIN_UPDATE);
    let closed = memchr::memmem::rfind(output, END_UPDATE);
    if let Some(open) = open.filter(|&open| closed.is_none_or(|closed| closed < open)) {
        return open;
    }
    // The beginning of a sequence may be that of an update.
    let escape =
        memchr::memrchr(b'\x1b', output).filter(|&at| output.len() - at < BEGIN_UPDATE.len());
    escape.unwrap_or(output.len())
}

/// A program in an environment that says nothing of the user or his terminal, with a folder of its own for what is kept.
fn quiet_command(program: &str) -> CommandBuilder {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("pty-home-{}-{number}", std::process::id());
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&home).unwrap();
    let mut command = CommandBuilder::new(program);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
        command.env(name, &home);
    }
    command
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

/// The modes of the line discipline.
fn modes(master: &dyn MasterPty) -> String {
    let termios = master.get_termios().unwrap();
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        termios.input_flags,
        termios.output_flags,
        termios.control_flags,
        termios.local_flags,
        termios.control_chars
    )
}

/// The rows of the screen, blanks at their ends left out.
pub(crate) fn rows(screen: &Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    let rows = screen.rows(0, columns);
    rows.map(|row| row.trim_end().to_owned()).collect()
}

pub(crate) fn last_row(screen: &Screen) -> String {
    rows(screen).pop().unwrap_or_default()
}

/// Rows and columns of the cells that `is` holds for.
pub(crate) fn cells(screen: &Screen, is: impl Fn(&vt100::Cell) -> bool) -> Vec<(u16, u16)> {
    let (rows, columns) = screen.size();
    let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    all.filter(|&(row, column)| screen.cell(row, column).is_some_and(&is))
        .collect()
}

/// Whether a cell is lit as a match.
pub(crate) fn is_lit(cell: &vt100::Cell) -> bool {
    // The current match has a ground of its own.
    [Color::Idx(3), Color::Idx(5)].contains(&cell.bgcolor())
}
