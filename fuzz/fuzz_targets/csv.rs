//! Any bytes as a file of answers. What must hold stands in `promises`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ikip_fuzz::promises::csv(bytes));
