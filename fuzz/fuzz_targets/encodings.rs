#![no_main]
#![allow(dead_code, reason = "the other targets are programs of their own")]

#[path = "../../examples/fuzz/targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|input: &[u8]| targets::encodings::check(input));
