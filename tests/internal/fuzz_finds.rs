//! What the fuzz targets in `fuzz/` found, kept: each file in `tests/fuzz_finds/<target>/` broke a promise once, or was
//! written by hand to break one.

use std::fs;
use std::path::Path;

use ikip::promises;

/// Each file of a target, and a few bytes that are in no file.
fn kept(target: &str, promise: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz_finds").join(target);
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        println!("{}", path.display());
        promise(&fs::read(&path).expect("a file"));
    }
}

#[test]
fn what_broke_the_reader_of_rules_breaks_it_no_more() {
    kept("rules", promises::rules);
}

#[test]
fn what_broke_the_reader_of_text_tables_breaks_it_no_more() {
    kept("csv", promises::csv);
}

#[test]
fn what_broke_the_reader_of_workbooks_breaks_it_no_more() {
    kept("xlsx", promises::xlsx);
}

#[test]
fn what_was_misread_as_a_number_is_read_right() {
    kept("number", promises::number);
}

#[test]
fn what_broke_a_reader_of_tables_breaks_it_no_more() {
    use promises::FileShape;
    kept("ods", |bytes| promises::tables(FileShape::Ods, bytes));
    kept("docx", |bytes| promises::tables(FileShape::Docx, bytes));
    kept("xlsb", |bytes| promises::tables(FileShape::Xlsb, bytes));
    kept("xls", |bytes| promises::tables(FileShape::Xls, bytes));
    for whole in ["html", "pdf", "pasted"] {
        kept(whole, |bytes| promises::tables(FileShape::Whole, bytes));
    }
}
