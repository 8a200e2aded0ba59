use super::*;
use crate::table::pdf::{PrintedEdge, PrintedGlyph};

/// Characters of 10 points height and 5 points width.
const HIGH: f64 = 10.0;
const WIDE: f64 = 5.0;

fn put(page: &mut PrintedPage, x: f64, y: f64, text: &str) {
    for (nth, c) in text.chars().enumerate().filter(|(_, c)| *c != ' ') {
        let left = x + WIDE * f64::from(u32::try_from(nth).expect("short"));
        page.glyphs.push(PrintedGlyph { c, left, right: left + WIDE, top: y, bottom: y + HIGH });
    }
}

fn line(page: &mut PrintedPage, is_horizontal: bool, at: f64, from: f64, to: f64) {
    page.edges.push(PrintedEdge { is_horizontal, at, from, to });
}

fn page(number: u32, texts: &[(f64, f64, &str)]) -> PrintedPage {
    let mut page = PrintedPage { number, ..PrintedPage::default() };
    texts.iter().for_each(|(x, y, text)| put(&mut page, *x, *y, text));
    page
}

/// Columns of a ranking: rank, name, score.
const X: [f64; 3] = [50.0, 100.0, 300.0];

fn understood(pages: &[PrintedPage]) -> Result<Vec<String>, ReadError> {
    let sheets = read(pages, &mut Budget::of(0))?;
    let row =
        |(_, cells): (u32, Vec<(&str, CellKind)>)| cells.iter().map(|(text, _)| *text).collect::<Vec<_>>().join("|");
    Ok(sheets.iter().flat_map(|sheet| sheet.rows().map(row).collect::<Vec<_>>()).collect())
}

#[test]
fn a_wrapped_name_belongs_to_the_row_that_it_is_nearest_to_wherever_the_figures_stand() {
    let [a, b, c] = X;
    // The figures beside the first line of a name, between its two lines, and beside the last of three.
    let read = understood(&[page(
        1,
        &[
            (a, 0.0, "No"),
            (b, 0.0, "Nama"),
            (c, 0.0, "Nilai"),
            (a, 20.0, "1"),
            (b, 20.0, "Badan Perencanaan"),
            (c, 20.0, "90,5"),
            (b, 32.0, "Pembangunan"),
            (b, 52.0, "Dinas Komunikasi"),
            (a, 58.0, "2"),
            (c, 58.0, "80"),
            (b, 64.0, "dan Informatika"),
            (b, 84.0, "Dinas Kelautan"),
            (b, 96.0, "dan Perikanan"),
            (a, 108.0, "3"),
            (b, 108.0, "Provinsi"),
            (c, 108.0, "70"),
            (a, 128.0, "4"),
            (b, 128.0, "Biro Hukum"),
            (c, 128.0, "60"),
        ],
    )]);
    assert_eq!(
        read.expect("a table"),
        [
            "No|Nama|Nilai",
            "1|Badan Perencanaan Pembangunan|90,5",
            "2|Dinas Komunikasi dan Informatika|80",
            "3|Dinas Kelautan dan Perikanan Provinsi|70",
            "4|Biro Hukum|60",
        ]
    );
}

#[test]
fn a_line_as_near_to_the_row_above_as_to_the_one_below_is_not_guessed() {
    let [a, b, c] = X;
    let rows = |heading: f64| {
        page(
            1,
            &[
                (a, 0.0, "1"),
                (b, 0.0, "Dinas A"),
                (c, 0.0, "90"),
                (a, 12.0, "2"),
                (b, 12.0, "Dinas B"),
                (c, 12.0, "80"),
                (heading, 24.0, "Kabupaten"),
                (a, 36.0, "1"),
                (b, 36.0, "Banjar"),
                (c, 36.0, "70"),
            ],
        )
    };
    assert!(matches!(understood(&[rows(b)]), Err(ReadError::Doubt { page: 1, .. })));
    // In the first column it is no part of a name: a heading.
    assert_eq!(understood(&[rows(a)]).expect("a table")[2], "Kabupaten");
}

#[test]
fn a_table_goes_on_on_the_next_page_with_its_heading_and_a_row_that_the_page_cut() {
    let [a, b, c] = X;
    let first = page(
        1,
        &[
            (a, 0.0, "No"),
            (b, 0.0, "Nama"),
            (c, 0.0, "Nilai"),
            (a, 20.0, "1"),
            (b, 20.0, "Dinas A"),
            (c, 20.0, "90"),
            (a, 40.0, "2"),
            (b, 40.0, "Dinas Komunikasi"),
            (c, 40.0, "80"),
        ],
    );
    let second = page(
        2,
        &[
            (a, 0.0, "No"),
            (b, 0.0, "Nama"),
            (c, 0.0, "Nilai"),
            (b, 20.0, "dan Informatika"),
            (a, 40.0, "3"),
            (b, 40.0, "Dinas Kelautan"),
            (c, 40.0, "70"),
            (b, 52.0, "Provinsi"),
            (a, 72.0, "4"),
            (b, 72.0, "Dinas D"),
            (c, 72.0, "60"),
        ],
    );
    assert_eq!(
        understood(&[first, second]).expect("a table"),
        [
            "No|Nama|Nilai",
            "1|Dinas A|90",
            "2|Dinas Komunikasi dan Informatika|80",
            "3|Dinas Kelautan Provinsi|70",
            "4|Dinas D|60"
        ]
    );
}

#[test]
fn lines_make_cells_and_cells_without_a_line_between_them_are_one() {
    let mut ruled = page(
        1,
        &[
            (5.0, 5.0, "Nama"),
            (120.0, 5.0, "Nilai"),
            (105.0, 25.0, "SAQ"),
            (155.0, 25.0, "Uji"),
            (5.0, 45.0, "Dinas"),
            (5.0, 57.0, "Kesehatan"),
            (105.0, 50.0, "90"),
            (155.0, 50.0, "80"),
        ],
    );
    for y in [0.0, 40.0, 70.0] {
        line(&mut ruled, true, y, 0.0, 200.0);
    }
    line(&mut ruled, true, 20.0, 100.0, 200.0);
    for x in [0.0, 100.0, 200.0] {
        line(&mut ruled, false, x, 0.0, 70.0);
    }
    line(&mut ruled, false, 150.0, 20.0, 70.0);
    let sheets = read(&[ruled], &mut Budget::of(0)).expect("a table");
    let rows: Vec<Vec<&str>> =
        sheets[0].rows().map(|(_, cells)| cells.into_iter().map(|(text, _)| text).collect()).collect();
    assert_eq!(rows, [vec!["Nama", "Nilai"], vec!["", "SAQ", "Uji"], vec!["Dinas Kesehatan", "90", "80"]]);
    let merged = |row, column, rows, columns| MergedRange { row, column, rows, columns };
    assert_eq!(sheets[0].merged, [merged(0, 0, 2, 1), merged(0, 1, 1, 2)]);
    assert_eq!(sheets[0].joined, [JoinedCell { row: 2, column: 0, lines: 2 }]);
}

#[test]
fn a_line_that_ends_with_a_slash_goes_on_without_a_blank() {
    let mut text = String::new();
    for part in ["Kabupaten/", "Kota", "dan", "Sub-", "bagian", "A /", "B"] {
        lines::join(&mut text, part);
    }
    assert_eq!(text, "Kabupaten/Kota dan Sub-bagian A / B");
}

#[test]
fn text_over_text_and_numbers_run_together_are_refused() {
    let [a, b, c] = X;
    let rows = |score: &'static str, x: f64| {
        page(
            1,
            &[
                (a, 0.0, "1"),
                (b, 0.0, "Dinas A"),
                (c, 0.0, "90"),
                (a, 20.0, "2"),
                (b, 20.0, "Dinas Kesehatan"),
                (x, 20.0, score),
                (a, 40.0, "3"),
                (b, 40.0, "Dinas C"),
                (c, 40.0, "70"),
            ],
        )
    };
    assert!(understood(&[rows("80,5", c)]).is_ok());
    assert!(matches!(understood(&[rows("70,0075,00", c)]), Err(ReadError::Doubt { .. })));
    assert!(matches!(understood(&[rows("80,5", b + 52.0)]), Err(ReadError::Doubt { .. })));
}
