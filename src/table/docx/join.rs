//! Tables that were split by hand, as for the pages of a printed list, put together again.

use super::grid::{WordRow, WordTable};

/// The tables with any text in them; those that go on in the next are one.
pub(super) fn joined(tables: Vec<WordTable>) -> Vec<WordTable> {
    let mut whole: Vec<WordTable> = Vec::new();
    for table in tables.into_iter().filter(|table| !table.is_empty()) {
        match whole.last_mut() {
            Some(before) if goes_on(before, &table) => append(before, table),
            _ => whole.push(WordTable { parts: 1, ..table }),
        }
    }
    whole
}

/// Whether a table is the next part of the one before it: nothing stands between them, they have the same columns, and
/// it begins with the same heading or with a row like the last one.
fn goes_on(before: &WordTable, table: &WordTable) -> bool {
    let alike = table.follows && !table.is_inner && !before.is_inner && before.width() == table.width();
    alike && (repeated(before, table) > 0 || begins_with_data(before, table))
}

/// How many rows at the start repeat the heading of the table before. Rows with agencies differ in their names.
fn repeated(before: &WordTable, table: &WordTable) -> usize {
    before.rows.iter().zip(&table.rows).take_while(|(a, b)| a.texts() == b.texts()).count()
}

/// Whether the first row has figures where the last row of the table before has them.
fn begins_with_data(before: &WordTable, table: &WordTable) -> bool {
    let (Some(last), Some(first)) = (before.rows.last(), table.rows.first()) else { return false };
    !figures(first).is_empty() && figures(last) == figures(first)
}

/// The cells of a row that are numbers.
fn figures(row: &WordRow) -> Vec<usize> {
    let is_figure = |text: &String| {
        text.chars().any(|c| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | ' '))
    };
    row.texts().iter().enumerate().filter(|(_, text)| is_figure(text)).map(|(at, _)| at).collect()
}

fn append(before: &mut WordTable, table: WordTable) {
    let skipped = repeated(before, &table);
    before.rows.extend(table.rows.into_iter().skip(skipped));
    before.parts += 1;
}

#[cfg(test)]
mod tests {
    use super::super::grid::WordCell;
    use super::*;

    fn table(rows: &[&[&str]], follows: bool) -> WordTable {
        let cell = |text: &&str| WordCell { text: (*text).to_owned(), span: 1, ..WordCell::default() };
        let row = |row: &&[&str]| WordRow { cells: row.iter().map(cell).collect(), ..WordRow::default() };
        WordTable { rows: rows.iter().map(row).collect(), follows, ..WordTable::default() }
    }

    fn rows(tables: Vec<WordTable>) -> Vec<usize> {
        joined(tables).iter().map(|table| table.rows.len()).collect()
    }

    #[test]
    fn a_table_goes_on_with_its_heading_or_with_data_like_the_last_row() {
        let head: &[&str] = &["No", "Nama", "Nilai"];
        let first = || table(&[head, &["1", "A", "90,5"]], false);
        assert_eq!(rows(vec![first(), table(&[head, &["2", "B", "80"]], true)]), [3]);
        assert_eq!(rows(vec![first(), table(&[&["2", "B", "80"]], true)]), [3]);
        assert_eq!(rows(vec![first(), table(&[head, &["1", "B", "80"]], false)]), [2, 2]);
        assert_eq!(rows(vec![first(), table(&[&["No", "Kelas", "Jumlah"], &["1", "Baik", "3"]], true)]), [2, 2]);
    }
}
