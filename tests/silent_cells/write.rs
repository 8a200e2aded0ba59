//! A table as a file: CSV with semicolons, or a workbook with numbers as numbers and merged cells.

use rust_xlsxwriter::{Format, Workbook};

use super::tables::TableFile;

/// The file, by the ending of its name.
pub fn bytes(file: &TableFile) -> Vec<u8> {
    if file.name.ends_with(".xlsx") {
        workbook(file)
    } else {
        crate::support::forms::csv_of(&file.rows, b';').into_bytes()
    }
}

fn number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    text.replace(',', ".").parse().ok().filter(|_| is_number)
}

fn workbook(file: &TableFile) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for &(row, column, last_row, last_column) in &file.merged {
        sheet.merge_range(row, column, last_row, last_column, "", &Format::new()).expect("cells that are free");
    }
    for (row, cells) in (0..).zip(&file.rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            match number(text) {
                Some(number) => sheet.write_number(row, column, number),
                None => sheet.write_string(row, column, text),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("in memory")
}
