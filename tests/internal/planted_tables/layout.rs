//! The layouts in which commissions print a table, as files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Format, Workbook};

use super::case::{Sheet, SheetRow, TableShape};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Commas and points, a column of groups.
    Csv,
    /// Semicolons and decimal commas, titles above, a note below, the rank last.
    Indonesian,
    Tsv,
    Xlsx,
    Markdown,
    Html,
    /// The group is a heading between the rows.
    Sections,
    /// The group is one cell merged over its rows.
    Merged,
    /// A table for each group, its name above.
    Tables,
    /// Three decimals.
    Fine,
}

pub(crate) const LAYOUTS: [Layout; 10] = [
    Layout::Csv,
    Layout::Indonesian,
    Layout::Tsv,
    Layout::Xlsx,
    Layout::Markdown,
    Layout::Html,
    Layout::Sections,
    Layout::Merged,
    Layout::Tables,
    Layout::Fine,
];

impl Layout {
    /// What the rules of a table in this layout say; those with a column of groups may rank over all.
    pub(crate) fn shape(self, seed: u64) -> TableShape {
        let decimals = if self == Self::Fine { 3 } else { 2 };
        let must = matches!(self, Self::Sections | Self::Merged | Self::Tables);
        TableShape { decimals, within_group: must || seed.is_multiple_of(2) }
    }

    /// Whether a mean and a summary of classes stand below the rows.
    pub(crate) fn has_summary(self) -> bool {
        matches!(self, Self::Csv | Self::Indonesian | Self::Tsv | Self::Fine)
    }

    pub(crate) fn write(self, sheet: &Sheet, folder: &Path) -> PathBuf {
        let (text, name) = match self {
            Self::Csv | Self::Fine => (plain(sheet, ",", true), "terbit.csv"),
            Self::Tsv => (plain(sheet, "\t", true), "terbit.tsv"),
            Self::Indonesian => (indonesian(sheet), "terbit.csv"),
            Self::Markdown => (markdown(sheet), "terbit.md"),
            Self::Html => (html(sheet), "terbit.html"),
            Self::Sections => (sections(sheet), "terbit.csv"),
            Self::Tables => (tables(sheet), "terbit.csv"),
            Self::Xlsx => return workbook(sheet, folder, false),
            Self::Merged => return workbook(sheet, folder, true),
        };
        let path = folder.join(name);
        fs::write(&path, text).expect("written");
        path
    }
}

const HEADINGS: [&str; 8] =
    ["Peringkat", "Badan Publik", "Kelompok", "Kuesioner", "Presentasi", "Kunjungan", "Nilai Akhir", "Kualifikasi"];

fn cells(row: &SheetRow) -> [String; 8] {
    let [a, b, c] = row.parts.clone();
    [row.rank.clone(), row.name.clone(), row.group.clone(), a, b, c, row.score.clone(), row.class.clone()]
}

fn plain(sheet: &Sheet, between: &str, summary: bool) -> String {
    let mut text = format!("{}\n", HEADINGS.join(between));
    for row in &sheet.rows {
        _ = writeln!(text, "{}", cells(row).join(between));
    }
    if summary {
        let mean = ["", &sheet.mean.name, "", "", "", "", &sheet.mean.score, &sheet.mean.class];
        _ = writeln!(text, "{}\n", mean.join(between));
        _ = writeln!(text, "{}", ["Kualifikasi", "Jumlah", "Persentase"].join(between));
        for line in &sheet.counts {
            let cells = [line.label.as_str(), &line.count, &line.percent];
            _ = writeln!(text, "{}", cells.join(between));
        }
    }
    text
}

fn indonesian(sheet: &Sheet) -> String {
    let comma = |text: &str| text.replace('.', ",");
    let mut text = "HASIL MONITORING DAN EVALUASI;;;;;;;;\nTahun 2025;;;;;;;;\n\n".to_owned();
    text.push_str(
        "No;Nama Badan Publik;Kategori;Nilai Kuesioner;Nilai Presentasi;Nilai Kunjungan;Total;Predikat;Peringkat\n",
    );
    for (at, row) in sheet.rows.iter().enumerate() {
        let [rank, name, group, a, b, c, score, class] = cells(row);
        let numbers = [a, b, c, score].map(|number| comma(&number)).join(";");
        _ = writeln!(text, "{};{name};{group};{numbers};{class};{rank}", at + 1);
    }
    _ = writeln!(text, ";{};;;;;{};{};\n", sheet.mean.name, comma(&sheet.mean.score), sheet.mean.class);
    text.push_str("Kualifikasi;Jumlah;Persentase\n");
    for line in &sheet.counts {
        _ = writeln!(text, "{};{};{}", line.label, line.count, comma(&line.percent));
    }
    text.push_str("\nSumber: komisi informasi\n");
    text
}

fn markdown(sheet: &Sheet) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut text = format!("# Hasil\n\n{}", line(&HEADINGS.map(str::to_owned)));
    text.push_str(&line(&[(); 8].map(|()| "---".to_owned())));
    sheet.rows.iter().for_each(|row| text.push_str(&line(&cells(row))));
    text
}

fn html(sheet: &Sheet) -> String {
    let line = |cells: &[String], tag: &str| {
        let cells: String = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>")).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = sheet.rows.iter().map(|row| line(&cells(row), "td")).collect();
    let head = line(&HEADINGS.map(str::to_owned), "th");
    format!("<!doctype html><html><body><h1>Hasil</h1><table>{head}{rows}</table></body></html>")
}

fn without_group(row: &SheetRow) -> Vec<String> {
    let mut cells = cells(row).to_vec();
    cells.remove(2);
    cells
}

fn headings_without_group() -> String {
    let mut headings = HEADINGS.to_vec();
    headings.remove(2);
    headings.join(",")
}

fn sections(sheet: &Sheet) -> String {
    let mut text = format!("{}\n", headings_without_group());
    let mut last = "";
    for row in &sheet.rows {
        if row.group != last {
            last = &row.group;
            _ = writeln!(text, "{last},,,,,,");
        }
        _ = writeln!(text, "{}", without_group(row).join(","));
    }
    text
}

fn tables(sheet: &Sheet) -> String {
    let mut text = String::new();
    let mut last = "";
    for row in &sheet.rows {
        if row.group != last {
            last = &row.group;
            _ = writeln!(text, "\n{last},,,,,,\n{}", headings_without_group());
        }
        _ = writeln!(text, "{}", without_group(row).join(","));
    }
    text
}

fn workbook(sheet: &Sheet, folder: &Path, merged: bool) -> PathBuf {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        page.write_string(0, column, heading).expect("a heading");
    }
    for (line, row) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells(row)) {
            match cell.parse::<f64>() {
                Ok(number) => _ = page.write_number(line, column, number).expect("a number"),
                Err(_) if merged && column == 2 => {}
                Err(_) => _ = page.write_string(line, column, &cell).expect("a text"),
            }
        }
    }
    let mut from = 0;
    while merged && from < sheet.rows.len() {
        let group = &sheet.rows[from].group;
        let count = sheet.rows[from..].iter().take_while(|row| row.group == *group).count();
        let line = |at: usize| u32::try_from(at).expect("few") + 1;
        if count > 1 {
            page.merge_range(line(from), 2, line(from + count - 1), 2, group, &Format::new()).expect("merged");
        } else {
            page.write_string(line(from), 2, group).expect("a text");
        }
        from += count;
    }
    let path = folder.join("terbit.xlsx");
    book.save(&path).expect("a workbook");
    path
}
