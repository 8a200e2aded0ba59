//! Any bytes as the records of an old workbook. What must hold stands in `promises`.
#![no_main]

use ikip_fuzz::promises::FileShape;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ikip_fuzz::promises::tables(FileShape::Xls, bytes));
