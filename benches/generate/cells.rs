//! What stands in a cell of a made-up file: names, scores, evidence.

use std::io::{self, Write};

pub const INDICATORS: u64 = 77;
pub const ASSESSORS: u64 = 9;
pub const LONG_HEADER: &[u8] = b"agency_id,agency,group,indicator,assessor,score,evidence\n";

/// The first indicator of each dimension, as in `benches/rules.toml`: 26, 26 and 25 of them.
const DIMENSIONS: [(u64, char); 3] = [(0, 'a'), (26, 'b'), (52, 'c')];
const GROUPS: [&str; 4] = ["OPD", "Kabupaten/Kota", "Instansi vertikal", "BUMD"];
const KINDS: [&str; 6] =
    ["Dinas Kesehatan", "Dinas Pendidikan", "Bapperida", "Inspektorat", "RSUD", "Sekretariat DPRD"];
const NOTES: [&str; 4] = [
    "dokumen diperiksa di kantor",
    "\"halaman 4, lampiran II\"",
    "\"disebut \"\"terbuka\"\" pada papan pengumuman\"",
    "surat keterangan PPID",
];

/// Which row: numbers from 0.
#[derive(Clone, Copy)]
pub struct Cell {
    pub agency: u64,
    pub indicator: u64,
    pub assessor: u64,
}

/// How far, in hundredths, a tied score strays from its dimension: the highest lies 724 below full marks.
const MOST_STRAY: u64 = 720;

/// The ways in which cells vary.
pub struct Cells {
    pub seed: u64,
    pub ties: bool,
    pub line_breaks: bool,
    pub faults: bool,
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a fixed scrambling of 64 bits.
pub const fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

pub fn agency_id(agency: u64) -> String {
    format!("BP-{agency:06}")
}

pub fn indicator_id(indicator: u64) -> String {
    let (first, letter) = dimension(indicator);
    format!("{letter}.{:02}", indicator - first + 1)
}

fn dimension(indicator: u64) -> (u64, char) {
    *DIMENSIONS.iter().rev().find(|(first, _)| *first <= indicator).expect("the first dimension begins at 0")
}

/// Hundredths with at most two digits, as people write them: 85, 85.5, 85.25.
fn hundredths(value: u64, out: &mut impl Write) -> io::Result<()> {
    let (whole, part) = (value / 100, value % 100);
    match part {
        0 => write!(out, "{whole}"),
        part if part % 10 == 0 => write!(out, "{whole}.{}", part / 10),
        part => write!(out, "{whole}.{part:02}"),
    }
}

impl Cells {
    fn draw(&self, of: &str, a: u64, b: u64) -> u64 {
        of.bytes().fold(mix(self.seed ^ mix(a) ^ (b << 40)), |hash, byte| mix(hash ^ u64::from(byte)))
    }

    /// The score in hundredths; `None`: missing.
    fn score(&self, cell: &Cell) -> Option<u64> {
        if self.ties {
            return Some(self.tied_score(cell));
        }
        let drawn = self.draw("score", cell.agency * INDICATORS + cell.indicator, cell.assessor);
        if drawn.is_multiple_of(50) {
            return None;
        }
        let level = 30 + self.draw("level", cell.agency, 0) % 60;
        let whole = (level + (drawn >> 8) % 41).saturating_sub(20).min(100);
        Some(match (drawn >> 32) % 10 {
            _ if whole == 100 => whole * 100,
            0..7 => whole * 100,
            7 | 8 => whole * 100 + (drawn >> 40) % 10 * 10,
            _ => whole * 100 + (drawn >> 40) % 100,
        })
    }

    /// A score of an agency whose total is exactly a number with the third decimal 5.
    ///
    /// With the weights 40, 35 and 25 of the dimensions, the first lies on the wanted total, the second 0.025 + 0.05 n
    /// below it and the third 0.035 + 0.07 n above it. Within a dimension two indicators of equal weight stray from it
    /// by the same amount in opposite directions; one that has no partner strays among its assessors.
    fn tied_score(&self, cell: &Cell) -> u64 {
        let (first, letter) = dimension(cell.indicator);
        let (low, high) = self.tied_dimension(cell.agency, letter);
        let (at, alone) = (cell.indicator - first, cell.indicator + 1 == INDICATORS);
        let (pair, side) = if alone { (cell.assessor / 2 + 100, cell.assessor % 2) } else { (at / 2, at % 2) };
        let base = if side == 0 { low } else { high };
        if alone && cell.assessor + 1 == ASSESSORS {
            return base;
        }
        let who = if alone { 0 } else { cell.assessor };
        let stray =
            self.draw("stray", cell.agency * 1000 + pair * ASSESSORS + who, u64::from(letter as u8)) % MOST_STRAY;
        if side == 0 { base + stray } else { base - stray }
    }

    /// The scores in hundredths between which a dimension lies in the middle.
    fn tied_dimension(&self, agency: u64, letter: char) -> (u64, u64) {
        let drawn = self.draw("tie", agency, 0);
        let total = match drawn % 8 {
            0 => 9000,
            1 => 8000,
            2 => 6000,
            3 => 4000,
            _ => 2000 + (drawn >> 16) % 7000,
        };
        let step = (drawn >> 48) % 40;
        // The total lies half a hundredth below `total`.
        match letter {
            'a' => (total - 1, total),
            'b' => (total - 3 - 5 * step, total - 3 - 5 * step),
            _ => (total + 3 + 7 * step, total + 3 + 7 * step),
        }
    }

    fn agency(&self, agency: u64, out: &mut impl Write) -> io::Result<()> {
        let drawn = self.draw("agency", agency, 0);
        let kind = KINDS[usize::try_from(drawn % 6).expect("below 6")];
        let group = GROUPS[usize::try_from((drawn >> 8) % 4).expect("below 4")];
        if (drawn >> 16).is_multiple_of(5) {
            write!(out, "BP-{agency:06},\"{kind}, Unit {agency}\",{group}")
        } else {
            write!(out, "BP-{agency:06},{kind} {agency},{group}")
        }
    }

    fn evidence(&self, cell: &Cell, out: &mut impl Write) -> io::Result<()> {
        let drawn = self.draw("evidence", cell.agency * INDICATORS + cell.indicator, cell.assessor);
        if self.line_breaks && drawn.is_multiple_of(12) {
            return write!(out, "\"dilihat pada kunjungan:\npapan, \"\"loket\"\"\r\ndan laman {}\"", drawn % 1000);
        }
        match drawn % 10 {
            0..6 => write!(
                out,
                "https://ppid.contoh.go.id/badan-publik/{}/daftar-informasi/2025/{:08x}.pdf",
                cell.agency,
                drawn >> 32
            ),
            6 | 7 => Ok(()),
            _ => out.write_all(NOTES[usize::try_from((drawn >> 8) % 4).expect("below 4")].as_bytes()),
        }
    }

    /// One row of a long file.
    pub fn row(&self, cell: &Cell, out: &mut impl Write) -> io::Result<()> {
        let fault = if self.faults { 1 + (cell.agency + cell.indicator + cell.assessor) % 4 } else { 0 };
        self.agency(cell.agency, out)?;
        match fault {
            1 => write!(out, ",x.{:02}", cell.indicator)?,
            _ => write!(out, ",{}", indicator_id(cell.indicator))?,
        }
        write!(out, ",penilai-{},", cell.assessor + 1)?;
        match fault {
            2 => write!(out, "{}", 101 + cell.indicator)?,
            3 => write!(out, "baik")?,
            4 => write!(out, "-1")?,
            _ => self.score(cell).map_or(Ok(()), |score| hundredths(score, out))?,
        }
        write!(out, ",")?;
        self.evidence(cell, out)?;
        writeln!(out)
    }

    /// One row of a wide file: what the last assessor says, whose scores tie by themselves.
    pub fn wide_row(&self, agency: u64, out: &mut impl Write) -> io::Result<()> {
        self.agency(agency, out)?;
        for indicator in 0..INDICATORS {
            write!(out, ",")?;
            self.score(&Cell { agency, indicator, assessor: ASSESSORS - 1 })
                .map_or(Ok(()), |score| hundredths(score, out))?;
        }
        writeln!(out)
    }
}
