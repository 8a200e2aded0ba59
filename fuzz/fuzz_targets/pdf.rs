//! Any bytes as a file of any kind, beginning like a PDF. What must hold stands in `promises`.
#![no_main]

use ikip_fuzz::promises::FileShape;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let start: &[u8] = b"%PDF-1.4\n";
    ikip_fuzz::promises::tables(FileShape::Whole, &[start, bytes].concat());
});
