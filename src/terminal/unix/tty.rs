//! The tty itself: opening, raw mode, size, reading and writing.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, stderr, stdin, stdout};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::sync::{Mutex, PoisonError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, isatty, tcgetattr,
    tcgetwinsize, tcsetattr, ttyname,
};

use crate::paint::drawn_size;

/// How long one poll waits: another thread may read the bytes that are waited for, so that this one has to look again.
const SHORT: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 10_000_000,
};

/// No time at all.
const AT_ONCE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 0,
};

/// A tty and the settings that it had when it was opened.
#[derive(Debug)]
pub(in crate::terminal) struct Tty {
    input: OwnedFd,
    output: OwnedFd,
    cooked: Termios,
    /// Held by the thread that reads. Nothing that can panic is done under this lock.
    reading: Mutex<()>,
}

impl Tty {
    /// The terminal that the user sits at: keys come from it even when standard input is a pipe.
    pub(in crate::terminal) fn open() -> io::Result<Self> {
        let input = if isatty(stdin()) {
            stdin().as_fd().try_clone_to_owned()?
        } else {
            controlling()?.into()
        };
        let output = if isatty(stdout()) {
            stdout().as_fd().try_clone_to_owned()?
        } else {
            controlling()?.into()
        };
        Self::new(input, output)
    }

    /// A terminal by its two ends.
    pub(in crate::terminal) fn new(input: OwnedFd, output: OwnedFd) -> io::Result<Self> {
        let cooked = tcgetattr(&input)?;
        Ok(Self {
            input,
            output,
            cooked,
            reading: Mutex::new(()),
        })
    }

    /// Keys come one by one and unchanged. What was typed before stays.
    pub(in crate::terminal) fn raw(&self) -> io::Result<()> {
        let mut raw = self.cooked.clone();
        raw.make_raw();
        Ok(tcsetattr(&self.input, OptionalActions::Now, &raw)?)
    }

    /// Keys come one by one, and are not shown. Whatever else the terminal does stays: signals from the keyboard, the line ends
    /// of what is written.
    pub(in crate::terminal) fn keys(&self) -> io::Result<()> {
        let mut modes = self.cooked.clone();
        modes.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::IEXTEN;
        modes.input_modes -= InputModes::ICRNL;
        modes.special_codes[SpecialCodeIndex::VMIN] = 1;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(tcsetattr(&self.input, OptionalActions::Now, &modes)?)
    }

    /// Throws away what comes, as long as it is waited for; `is_awaited` is asked with all that came so far.
    pub(in crate::terminal) fn discard(&self, is_awaited: impl Fn(&[u8]) -> bool) {
        let mut read = Vec::new();
        while is_awaited(&read) {
            let mut polled = [PollFd::new(&self.input, PollFlags::IN)];
            if !matches!(poll(&mut polled, Some(&SHORT)), Ok(1)) {
                continue;
            }
            let mut bytes = [0; 256];
            match self.read(&mut bytes) {
                Ok(count @ 1..) => read.extend_from_slice(&bytes[..count]),
                Err(error) if came_to_nothing(&error) => {}
                Ok(_) | Err(_) => break,
            }
        }
    }

    /// The settings it was found with. `discard`: what was typed or answered and not read is thrown away.
    pub(in crate::terminal) fn cooked(&self, discard: bool) -> io::Result<()> {
        let actions = if discard {
            OptionalActions::Flush
        } else {
            OptionalActions::Now
        };
        Ok(tcsetattr(&self.input, actions, &self.cooked)?)
    }

    /// Columns and rows that are drawn; 80 and 24 where nobody knows.
    pub(in crate::terminal) fn size(&self) -> (u16, u16) {
        match tcgetwinsize(&self.output) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => drawn_size(size.ws_col, size.ws_row),
            _ => (80, 24),
        }
    }

    /// Writes all of it, by one write(2) if the terminal takes it.
    pub(in crate::terminal) fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(&self.output, bytes) {
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Another process that shares the terminal can have made it non-blocking.
                Err(Errno::AGAIN) => {
                    let _ = poll(&mut [PollFd::new(&self.output, PollFlags::OUT)], None);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Reads what there is, at least one byte; 0 when the terminal is gone.
    ///
    /// # Errors
    /// [`ErrorKind::WouldBlock`] when there is nothing. Two threads may have waited for the same bytes, and the one that comes
    /// second must not wait for the next key.
    pub(super) fn read(&self, bytes: &mut [u8]) -> io::Result<usize> {
        let _alone = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let mut polled = [PollFd::new(&self.input, PollFlags::IN)];
        if poll(&mut polled, Some(&AT_ONCE))? == 0 {
            return Err(ErrorKind::WouldBlock.into());
        }
        Ok(rustix::io::read(&self.input, bytes)?)
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }
}

/// Whether a read found nothing, or a signal came before it did; the terminal is there.
pub(super) fn came_to_nothing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock)
}

/// The controlling terminal, by its real name if that is known: macOS cannot poll `/dev/tty`.
fn controlling() -> io::Result<File> {
    let open = |name: &OsStr| File::options().read(true).write(true).open(name);
    let names = [ttyname(stdout(), Vec::new()), ttyname(stderr(), Vec::new())];
    names
        .into_iter()
        .flatten()
        .find_map(|name| open(OsStr::from_bytes(name.to_bytes())).ok())
        .map_or_else(|| open(OsStr::new("/dev/tty")), Ok)
        .map_err(|error| {
            let none = "there is none: no standard stream is a terminal, and nor is /dev/tty";
            io::Error::new(error.kind(), none)
        })
}

#[cfg(test)]
mod tests {
    use portable_pty::{PtySize, native_pty_system};

    use super::*;

    /// The end waited for a key, as long as nobody pressed one, where answers of the terminal came at that time.
    #[test]
    fn what_another_thread_has_read_is_not_waited_for() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let name = pty.master.tty_name().unwrap();
        let open = || OwnedFd::from(File::options().read(true).write(true).open(&name).unwrap());
        let tty = Tty::new(open(), open()).unwrap();
        tty.raw().unwrap();
        let mut keyboard = pty.master.take_writer().unwrap();
        keyboard.write_all(b"a").unwrap();
        let both_wait = || poll(&mut [PollFd::new(&tty, PollFlags::IN)], None).unwrap();
        assert_eq!((both_wait(), both_wait()), (1, 1));
        let mut bytes = [0; 8];
        assert_eq!(tty.read(&mut bytes).unwrap(), 1);
        assert!(came_to_nothing(&tty.read(&mut bytes).unwrap_err()));
    }
}
