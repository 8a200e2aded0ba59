//! A valid table of answers, and the dialects it is written in.

use std::ops::Range;

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

/// Groups, choices, steps, bands, a gate, and a criterion for one group.
pub(crate) const RULES: &str = r#"
schema = 1
criteria = [
  { id = "saq", name = "Kuesioner (SAQ)", weight = 70 },
  { id = "saq.1", name = "Mengumumkan informasi", weight = 50 },
  { id = "saq.2", name = "Laporan keuangan", weight = 30, scale = "ya-tidak" },
  { id = "saq.3", name = "Tindak lanjut", weight = 20, scale = "tindak-lanjut", unverified = "use" },
  { id = "uji", name = "Uji publik", weight = 30, gate = { on = "saq", from = 50 }, otherwise = "zero" },
  { id = "uji.1", name = "Presentasi", weight = 60, scale = "tingkat" },
  { id = "uji.2", name = "Inovasi", weight = 40, assessors = "median" },
]
[instrument]
id = "contoh"
title = "Contoh"
year = 2025
status = "illustrative"
[agency]
groups = ["OPD", "Desa"]
[answers]
no_case = 60
[score]
weights = "relative"
[[class]]
label = "Informatif"
from = 90
[[class]]
label = "Cukup"
from = 60
[[class]]
label = "Tidak Informatif"
[scale.ya-tidak]
kind = "choice"
choices = { "Ya" = 1, "Sebagian" = 0.5, "Tidak" = 0 }
out_of = 1
[scale.tingkat]
kind = "number"
min = 1
max = 5
step = 0.5
out_of = 5
[scale.tindak-lanjut]
kind = "bands"
min = 0
max = 100
bands = [ { above = 90, score = 100 }, { above = 50, score = 50 }, { from = 0, score = 0 } ]
"#;

/// The leaves, in the order of their columns.
pub(crate) const LEAVES: [&str; 5] = ["saq.1", "saq.2", "saq.3", "uji.1", "uji.2"];

/// Agency, the word of its name that no other has, group, assessor, answers.
pub(crate) const ANSWERS: [[&str; 9]; 8] = [
    ["Dinas Kesehatan", "Kesehatan", "OPD", "Budi", "85,5", "Ya", "91", "4,5", "70,25"],
    ["Dinas Pendidikan", "Pendidikan", "OPD", "Budi", "72,125", "Sebagian", "50", "1", "66"],
    ["Sekretariat \"DPRD\"", "DPRD", "OPD", "Sari", "0", "Tidak", "10,5", "5", "80,1"],
    ["Kantor Café; Seni", "Seni", "OPD", "Sari", "99,9999", "TB", "75", "-", "12,5"],
    ["RSUD A, B", "RSUD", "OPD", "Budi", "60", "tidak ada kasus", "95", "3", "40,75"],
    ["Desa Ünik", "nik", "Desa", "Sari", "100", "kosong", "0", "2,5", "90,05"],
    ["Desa Sukamaju\nBarat", "Sukamaju", "Desa", "Budi", "33,3", "ya", "51", "1,5", ""],
    ["Desa Tirta | Mulya", "Tirta", "Desa", "Sari", "47,75", "Sebagian", "50,5", "3,5", "100"],
];

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Above the headings, or below the data.
    Beside,
    Headings,
    /// Index in [`ANSWERS`].
    Data(usize),
}

#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub wide: bool,
    pub rows: Vec<Vec<String>>,
    pub kinds: Vec<Kind>,
}

impl Table {
    pub(crate) fn new(wide: bool) -> Self {
        let mut table = Self { wide, rows: Vec::new(), kinds: Vec::new() };
        table.push(Kind::Beside, &["Rekapitulasi 2025"]);
        if wide {
            table.push(
                Kind::Headings,
                &[
                    "No",
                    "Badan Publik",
                    "Kategori",
                    "Penilai",
                    "saq.1",
                    "Laporan keuangan (Bobot 30)",
                    "saq.3",
                    "uji.1",
                    "uji.2",
                    "Catatan",
                ],
            );
            for (at, row) in ANSWERS.iter().enumerate() {
                let number = (at + 1).to_string();
                let mut cells = vec![number.as_str(), row[0], row[2], row[3]];
                cells.extend(&row[4..]);
                cells.push("ditulis tangan");
                table.push(Kind::Data(at), &cells);
            }
            table.push(Kind::Beside, &["", "Rata-rata", "", "", "62,3", "", "53", "3", "57,5", ""]);
        } else {
            table
                .push(Kind::Headings, &["Badan Publik", "Kategori", "Kode", "Penilai", "Nilai", "Bukti", "Verifikasi"]);
            for (at, row) in ANSWERS.iter().enumerate() {
                for (leaf, answer) in LEAVES.iter().zip(&row[4..]) {
                    let verified = if *leaf == "saq.3" { "" } else { "ya" };
                    table.push(
                        Kind::Data(at),
                        &[row[0], row[2], leaf, row[3], answer, "https://contoh.go.id/a", verified],
                    );
                }
            }
        }
        table.push(Kind::Beside, &["Catatan: disalin dari buku"]);
        table
    }

    /// Rows beside the table are as wide as it is, as spreadsheets write them.
    fn push(&mut self, kind: Kind, cells: &[&str]) {
        let mut cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        cells.resize(if self.wide { 10 } else { 7 }, String::new());
        self.rows.push(cells);
        self.kinds.push(kind);
    }
}

/// How a table is written as text.
#[derive(Debug, Clone)]
pub(crate) struct Dialect {
    pub wide: bool,
    delimiter: char,
    line_end: &'static str,
    point: bool,
    quotes: bool,
    pub encoding: &'static str,
}

/// A table as bytes, with where its rows and cells are in them.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub bytes: Vec<u8>,
    /// By row: where its bytes begin; and the end of the last.
    pub starts: Vec<usize>,
    /// By row: its first line, from 1; and the line behind the last row.
    pub lines: Vec<u64>,
    /// By row and cell: where its bytes begin, opening quote included.
    pub cells: Vec<Vec<usize>>,
}

impl Written {
    /// The row that a byte stands in.
    pub(crate) fn row(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1).min(self.starts.len() - 2)
    }

    /// The cell of a row that a byte stands in; its delimiter stands in it too.
    pub(crate) fn cell(&self, row: usize, at: usize) -> usize {
        self.cells[row].partition_point(|start| *start <= at).saturating_sub(1)
    }
}

impl Dialect {
    pub(crate) fn any() -> impl Strategy<Value = Self> {
        let delimiter = proptest::sample::select(vec![',', ';', '\t', '|']);
        let line_end = proptest::sample::select(vec!["\n", "\r\n"]);
        let encoding = proptest::sample::select(vec!["utf-8", "bom", "utf-16le", "windows-1252"]);
        (any::<bool>(), delimiter, line_end, any::<bool>(), any::<bool>(), encoding).prop_map(
            |(wide, delimiter, line_end, point, quotes, encoding)| Self {
                wide,
                delimiter,
                line_end,
                point,
                quotes,
                encoding,
            },
        )
    }

    pub(crate) fn write(&self, table: &Table) -> Written {
        let mut written = Written { bytes: self.encoded(""), starts: Vec::new(), lines: Vec::new(), cells: Vec::new() };
        if self.encoding == "bom" || self.encoding == "utf-16le" {
            written.bytes = self.encoded("\u{feff}");
        }
        let mut line = 1;
        for row in &table.rows {
            written.starts.push(written.bytes.len());
            written.lines.push(line);
            let mut cells = Vec::new();
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    written.bytes.extend(self.encoded(&self.delimiter.to_string()));
                }
                cells.push(written.bytes.len());
                written.bytes.extend(self.encoded(&self.cell(cell)));
                line += cell.matches('\n').count() as u64;
            }
            written.cells.push(cells);
            written.bytes.extend(self.encoded(self.line_end));
            line += 1;
        }
        written.starts.push(written.bytes.len());
        written.lines.push(line);
        written
    }

    fn cell(&self, cell: &str) -> String {
        let number = cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains(' ');
        let cell = if self.point && number { cell.replace(',', ".") } else { cell.to_owned() };
        let needed = cell.contains([self.delimiter, '"', '\n', '\r']);
        if needed || self.quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        match self.encoding {
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "windows-1252" => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            _ => text.as_bytes().to_vec(),
        }
    }

    /// Line and columns of a cell of a written table.
    pub(crate) fn place(&self, written: &Written, row: usize, cell: usize) -> (u64, Range<u64>) {
        let text = |to: usize| {
            let text = self.decoded(&written.bytes[written.starts[row]..to]);
            text.trim_start_matches('\u{feff}').to_owned()
        };
        let start = text(written.cells[row][cell]);
        let end = text(written.cells[row].get(cell + 1).copied().unwrap_or(written.starts[row + 1]));
        let breaks = start.matches('\n').count() as u64;
        let column = |text: &str| text.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
        (written.lines[row] + breaks, column(&start)..column(end.trim_end()) + 1)
    }

    /// Some bytes of such a file as text.
    pub(crate) fn decoded(&self, bytes: &[u8]) -> String {
        match self.encoding {
            "utf-16le" => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
            "windows-1252" => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}

/// The rows as a sheet: numbers as numbers, and some as percentages.
pub(crate) fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let percent = Format::new().set_num_format("0.00%");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            let number = cell.replace(',', ".").parse::<f64>().ok();
            match (number, cell.as_str()) {
                (_, "") => {}
                (Some(number), "91" | "75" | "95") => {
                    sheet.write_number_with_format(at, column, number / 100.0, &percent).expect("a number");
                }
                (Some(number), _) => _ = sheet.write_number(at, column, number).expect("a number"),
                (None, "TRUE") => _ = sheet.write_boolean(at, column, true).expect("a truth value"),
                (None, "=1+1") => _ = sheet.write_formula(at, column, "=1+1").expect("a formula"),
                (None, text) => _ = sheet.write_string(at, column, text).expect("a text"),
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
