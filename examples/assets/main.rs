//! `cargo run --example assets -- FOLDER` writes what a package holds beside the binary: the manual page, and the completions
//! of bash, zsh and fish. None of what makes them is in the binary.

mod files;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("cargo run --example assets -- FOLDER");
        return ExitCode::from(2);
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in files::all()? {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
