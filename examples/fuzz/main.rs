//! Throws random input at kzread and checks what must hold for any.
//!
//! ```sh
//! cargo run --profile fuzz --example fuzz -- TARGET 60s SEED    # for a minute; `all` for every target in turn
//! cargo run --profile fuzz --example fuzz -- TARGET 5000 SEED   # so many inputs: the same ones on every machine
//! cargo run --profile fuzz --example fuzz -- TARGET FILE        # one input again
//! ```
//!
//! An input that breaks a rule is written to a file, whose name is told; so is one that takes longer than [`PATIENCE`]. The
//! profile checks for overflow and keeps debug assertions. `fuzz/` has the same targets for cargo-fuzz, which is guided
//! by coverage but needs a nightly toolchain; here the inputs are grown from fragments that mean something to the
//! target, and from each other.

mod generate;
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use generate::Generator;
use targets::{TARGETS, Target};

/// How long an input may take, on a machine that does other things as well, and not optimized.
const PATIENCE: Duration = Duration::from_secs(100);

/// When a run ends.
#[derive(Clone, Copy)]
enum Until {
    Time(Duration),
    Inputs(u64),
}

impl Until {
    /// Seconds as `10s`, inputs as `5000`.
    fn parse(written: &str) -> Option<Self> {
        match written.strip_suffix('s') {
            Some(seconds) => Some(Self::Time(Duration::from_secs(seconds.parse().ok()?))),
            None => Some(Self::Inputs(written.parse().ok()?)),
        }
    }

    fn is_over(self, begun: Instant, inputs: u64) -> bool {
        match self {
            Self::Time(time) => begun.elapsed() >= time,
            Self::Inputs(count) => inputs >= count,
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["all", until, seed] => match (Until::parse(until), seed.parse()) {
            (Some(until), Ok(seed)) => code(TARGETS.iter().all(|t| fuzz(t, until, seed))),
            _ => usage(),
        },
        [name, until, seed] => match (target(name), Until::parse(until), seed.parse()) {
            (Some(target), Some(until), Ok(seed)) => code(fuzz(target, until, seed)),
            _ => usage(),
        },
        [name, file] => match (target(name), fs::read(file)) {
            (Some(target), Ok(input)) => {
                (target.check)(&input);
                ExitCode::SUCCESS
            }
            _ => usage(),
        },
        _ => usage(),
    }
}

fn code(held: bool) -> ExitCode {
    if held {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn usage() -> ExitCode {
    let names: Vec<&str> = TARGETS.iter().map(|t| t.name).collect();
    eprintln!(
        "fuzz TARGET 60s SEED, fuzz TARGET 5000 SEED, or fuzz TARGET FILE; targets: all {}",
        names.join(" ")
    );
    ExitCode::from(2)
}

fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|t| t.name == name)
}

/// Checks inputs until the time or the inputs are over; whether all rules held.
fn fuzz(target: &'static Target, until: Until, seed: u64) -> bool {
    let running = Arc::new(Mutex::new((Instant::now(), Vec::new())));
    watch(target, Arc::clone(&running));
    let (begun, mut count) = (Instant::now(), 0_u64);
    let mut generator = Generator::new(target.fragments, seed);
    while !until.is_over(begun, count) {
        let input = generator.input();
        if let Ok(mut running) = running.lock() {
            *running = (Instant::now(), input.clone());
        }
        count += 1;
        if catch_unwind(AssertUnwindSafe(|| (target.check)(&input))).is_err() {
            eprintln!(
                "{}: broken by input {count} of seed {seed}: {}",
                target.name,
                keep(target, &input)
            );
            return false;
        }
    }
    if let Ok(mut running) = running.lock() {
        running.1.clear();
    }
    println!(
        "{}: {count} inputs of seed {seed} in {:.1} s, all rules held{}",
        target.name,
        begun.elapsed().as_secs_f32(),
        peak()
    );
    true
}

/// Ends the program when an input takes too long; a loop without end can be left in no other way.
fn watch(target: &'static Target, running: Arc<Mutex<(Instant, Vec<u8>)>>) {
    thread::spawn(move || {
        loop {
            thread::sleep(Duration::from_secs(1));
            let Ok(running) = running.lock() else { return };
            if !running.1.is_empty() && running.0.elapsed() > PATIENCE {
                eprintln!(
                    "{}: takes more than {PATIENCE:?}: {}",
                    target.name,
                    keep(target, &running.1)
                );
                std::process::exit(1);
            }
        }
    });
}

/// Writes an input to a file, and says how to check it again.
fn keep(target: &Target, input: &[u8]) -> String {
    let file = PathBuf::from(format!("fuzz-{}-{}.input", target.name, std::process::id()));
    match fs::write(&file, input) {
        Ok(()) => format!(
            "cargo run --profile fuzz --example fuzz -- {} {}",
            target.name,
            file.display()
        ),
        Err(error) => format!("{error}; the input was {input:?}"),
    }
}

/// The most memory that was held so far, where the system tells it.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(String::new, |peak| format!(", peak {}", peak.trim()))
}
