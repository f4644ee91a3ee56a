//! The `kzread` command.

fn main() {}
