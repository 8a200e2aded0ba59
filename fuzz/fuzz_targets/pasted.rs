//! Any bytes as a file of any kind, beginning like pasted text. What must hold stands in `promises`.
#![no_main]

use ikip_fuzz::promises::FileShape;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let start: &[u8] = b"No  agency    saq.1\n1   Dinas A   80\n";
    ikip_fuzz::promises::tables(FileShape::Whole, &[start, bytes].concat());
});
