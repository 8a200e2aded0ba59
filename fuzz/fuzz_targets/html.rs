//! Any bytes as a file of any kind, beginning like a page. What must hold stands in `promises`.
#![no_main]

use ikip_fuzz::promises::FileShape;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let start: &[u8] = b"<table><tr><td>agency<td>saq.1<tr>";
    ikip_fuzz::promises::tables(FileShape::Whole, &[start, bytes].concat());
});
