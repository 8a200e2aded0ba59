//! Damaged files of every kind that is read: they keep the promises of the fuzz targets.

use std::fs;
use std::path::{Path, PathBuf};

use ikip::promises::{self, FileShape};

/// Numbers that look random and are the same every time.
struct Draws(u64);

impl Draws {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a number") % most
    }
}

#[test]
fn damaged_files_of_every_kind_are_read_or_refused() {
    // `IKIP_CASES` asks for more.
    let times = std::env::var("IKIP_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(12_usize);
    let mut draws = Draws(20);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/table/data");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    for file in files {
        let whole = fs::read(&file).expect("a file");
        for _ in 0..times {
            let mut bytes = whole.clone();
            for _ in 0..=draws.below(4) {
                let at = draws.below(bytes.len());
                bytes[at] = u8::try_from(draws.below(256)).expect("a byte");
            }
            if draws.below(3) == 0 {
                bytes.truncate(draws.below(bytes.len()) + 1);
            }
            promises::tables(FileShape::Whole, &bytes);
        }
    }
}
