//! Files as they are changed on disk: at every moment a file is the old or the new one, whole, and of a journal no line but
//! the last can be torn. A process may be killed between any two steps; the tests do that at each.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether what was written must be on the disk, and not only on its way there, before work goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sync {
    /// It may be lost when the machine stops, but not when the process does.
    Later,
    /// Neither.
    Now,
}

/// The beginning of the names of files that are being written.
const UNFINISHED: &str = "new-";

/// Writes a file whole: into a new file in the folder `beside`, which is of the same disk, and from there to its name. A link
/// stays a link: the new file is made where it leads, which may be on another disk.
pub(super) fn replace(path: &Path, beside: &Path, bytes: &[u8], sync: Sync) -> io::Result<()> {
    let is_link = path.is_symlink();
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = path.parent().filter(|_| is_link).unwrap_or(beside);
    for folder in path.parent().into_iter().chain([beside]) {
        if !folder.is_dir() {
            create_private(folder)?;
        }
    }
    let (unfinished, mut file) = create_new(beside)?;
    let moved = write(&mut file, bytes)
        .and_then(|()| flush(&file, sync))
        .and_then(|()| rename(&unfinished, &path))
        .and_then(|()| sync_folder(&path, sync));
    if moved.is_err() && step().is_ok() {
        // It may not even be there.
        let _ = fs::remove_file(&unfinished);
    }
    moved
}

/// The bytes of a file; nothing if there is none. One of more than `longest` bytes is not read, and stays as it is.
///
/// # Errors
/// When it cannot be read; [`ErrorKind::FileTooLarge`] when it is too long.
pub(super) fn read(path: &Path, longest: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(longest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(Some(bytes))
}

/// Adds a line to a journal, which need not be there yet. If a crash
/// left the last line without an end, it gets one first, so that no more than that line is lost.
pub(super) fn append(path: &Path, line: &str, sync: Sync) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    if !folder.is_dir() {
        create_private(folder)?;
    }
    step()?;
    let mut file = private(OpenOptions::new().read(true).append(true).create(true)).open(path)?;
    let torn = is_torn(&mut file)?;
    let line = format!("{}{line}\n", if torn { "\n" } else { "" });
    write(&mut file, line.as_bytes())?;
    flush(&file, sync)
}

/// Whether the last line has no end.
fn is_torn(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Does some work while nobody else does any under the lock of this file.
pub(super) fn locked<T>(lock: &Path, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    if let Some(folder) = lock.parent().filter(|folder| !folder.is_dir()) {
        create_private(folder)?;
    }
    let file = private(OpenOptions::new().write(true).create(true)).open(lock)?;
    #[cfg(unix)]
    rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)?;
    let done = work();
    drop(file);
    done
}

/// Removes files that were being written when a process was killed. Those of a process that is alive are younger.
pub(super) fn sweep(folder: &Path) {
    let old = |path: &Path| {
        let changed = fs::metadata(path).and_then(|file| file.modified());
        changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age.as_secs() > 3600))
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) && old(&entry.path()) {
            // Another kzread may have removed it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Renames a file to a `.bad` that is not there yet, and returns what it is called now.
pub(super) fn set_aside(path: &Path) -> io::Result<String> {
    let mut aside = with_suffix(path, ".bad");
    let mut number = 1;
    while aside.symlink_metadata().is_ok() {
        number += 1;
        aside = with_suffix(path, &format!(".bad{number}"));
    }
    rename(path, &aside)?;
    let name = aside.file_name().unwrap_or_default();
    Ok(name.to_string_lossy().into_owned())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

/// Makes a folder that nobody else may look into, as the XDG Base Directory Specification has it.
fn create_private(folder: &Path) -> io::Result<()> {
    step()?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A file that nobody else may read, wherever the folder may have been made.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// A new file in a folder. One of that name was left by a process of the same number that was killed.
fn create_new(folder: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    loop {
        step()?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{UNFINISHED}{}-{number}", std::process::id());
        let path = folder.join(name);
        match private(OpenOptions::new().write(true).create_new(true)).open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (path, file)),
        }
    }
}

fn write(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    #[cfg(test)]
    faults::write_half(file, bytes)?;
    file.write_all(bytes)
}

fn flush(file: &File, sync: Sync) -> io::Result<()> {
    step()?;
    match sync {
        Sync::Later => Ok(()),
        Sync::Now => file.sync_all(),
    }
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    step()?;
    fs::rename(from, to)
}

/// Has the new name of a file on the disk as well.
fn sync_folder(path: &Path, sync: Sync) -> io::Result<()> {
    step()?;
    match path.parent() {
        Some(folder) if sync == Sync::Now && cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// Stands before each step that changes the disk. In tests, the process may have been killed here.
#[cfg_attr(
    not(test),
    expect(clippy::unnecessary_wraps, reason = "outside tests nothing is killed")
)]
fn step() -> io::Result<()> {
    #[cfg(test)]
    faults::step()?;
    Ok(())
}

/// A process that is killed: from some step on nothing is done any more.
#[cfg(test)]
pub(super) mod faults {
    use std::cell::Cell;
    use std::fs::{self, File};
    use std::io::{self, Write};
    use std::path::PathBuf;

    use crate::store::Store;

    thread_local! {
        static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
    }

    /// A store in a folder of its own.
    pub(in crate::store) fn store(name: &str) -> (Store, PathBuf) {
        let folder = std::env::temp_dir().join(format!("kzread-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        (Store::in_folder(folder.clone()), folder)
    }

    /// Has the process killed after so many steps of this thread. Returns whether it was, once `work` has ended.
    pub(in crate::store) fn killed_after(steps: usize, work: impl FnOnce()) -> bool {
        LEFT.set(steps);
        work();
        LEFT.replace(usize::MAX) == 0
    }

    pub(super) fn step() -> io::Result<()> {
        match LEFT.get() {
            usize::MAX => Ok(()),
            0 => Err(io::Error::other("killed")),
            left => {
                LEFT.set(left - 1);
                Ok(())
            }
        }
    }

    /// Where the process is killed while it writes, half of it is written.
    pub(super) fn write_half(file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let was_alive = LEFT.get() > 0;
        step().inspect_err(|_| {
            if was_alive {
                file.write_all(&bytes[..bytes.len() / 2]).unwrap();
            }
        })
    }
}
