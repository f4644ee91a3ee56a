//! The `kzread` command.

fn main() -> std::process::ExitCode {
    kzread::cli::main()
}
