//! Any bytes as a workbook, or as one part of one. What must hold stands in `promises`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ikip_fuzz::promises::xlsx(bytes));
