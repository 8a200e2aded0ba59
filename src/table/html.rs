//! HTML: the tables of a page, whatever its file is called.
//!
//! The standard's own tokenizer cuts the page (entities, scripts, comments, missing quotes); tables are built here, so
//! that a page of megabytes needs no tree. `rowspan` and `colspan` are merged cells. Numbers are text, but where Excel
//! or LibreOffice wrote the stored value beside it. Source: WHATWG HTML, 4.9 and 13.2; Office HTML (`x:num`).

mod builder;
mod encoding;
mod sink;

use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use super::ReadError;
use super::sheet::{Budget, Sheet};
use builder::HtmlTable;

/// What was read of a page.
pub(super) struct HtmlTables {
    pub sheets: Vec<Sheet>,
    /// Cells that the page does not show, and which were left out.
    pub hidden_cells: u64,
}

/// All tables of a page that hold any text, in the order in which they begin.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<HtmlTables, ReadError> {
    let text = encoding::decode(bytes)?;
    budget.take(text.len())?;
    let queue = BufferQueue::default();
    queue.push_back(text.as_ref().into());
    let tokenizer = Tokenizer::new(sink::TableSink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let found = tokenizer.sink.finish()?;
    let hidden_cells = found.iter().map(|table| table.hidden_cells).sum();
    let found = found.into_iter().filter(|table| !table.is_empty());
    let mut sheets: Vec<Sheet> = Vec::new();
    for (at, table) in found.enumerate() {
        let name = name(&table, at, &sheets);
        sheets.push(table.sheet(name, budget)?);
    }
    Ok(HtmlTables { sheets, hidden_cells })
}

/// What a table is called: its caption or the heading above it, where no table before it is called so.
fn name(table: &HtmlTable, at: usize, before: &[Sheet]) -> String {
    let own = table.title.clone().filter(|title| before.iter().all(|sheet| sheet.name != *title));
    own.unwrap_or_else(|| format!("Tabel {}", at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::MergedRange;

    fn read_page(page: &str) -> Vec<Sheet> {
        read(page.as_bytes(), &mut Budget::of(page.len())).expect("a page").sheets
    }

    fn texts(sheet: &Sheet) -> Vec<String> {
        let row = |(row, cells): (u32, Vec<(&str, _)>)| {
            format!("{row}: {}", cells.iter().map(|(text, _)| *text).collect::<Vec<_>>().join("|"))
        };
        sheet.rows().map(row).collect()
    }

    #[test]
    fn spans_are_merged_cells_and_missing_end_tags_end_nothing_else() {
        let sheets = read_page(
            "<h2>Hasil &amp; nilai</h2><table border=1><tr><th rowspan=2>Nama<th colspan=2>Nilai\
             <tr><th>SAQ<th>Uji<tr><td>Dinas <b>A</b><td>98,<i>31</i><td>1<br>2</table>",
        );
        assert_eq!(texts(&sheets[0]), ["0: Nama|Nilai", "1: |SAQ|Uji", "2: Dinas A|98,31|1 2"]);
        let merged = |row, column, rows, columns| MergedRange { row, column, rows, columns };
        assert_eq!(sheets[0].merged, [merged(0, 0, 2, 1), merged(0, 1, 1, 2)]);
        assert_eq!(sheets[0].name, "Hasil & nilai");
    }

    #[test]
    fn a_table_inside_a_cell_is_a_table_of_its_own() {
        let sheets = read_page(
            "<table><tr><td>Menu<td><table><caption>Rekap</caption><tr><td>a<td>b</table></table><script>'<table><tr><td>x'</script>",
        );
        assert_eq!(sheets.iter().map(texts).collect::<Vec<_>>(), [["0: Menu"], ["0: a|b"]]);
        assert_eq!(sheets[1].name, "Rekap");
    }

    #[test]
    fn what_is_hidden_is_marked_or_left_out() {
        let page = "<table><tr><td>a<td style='display: none'>x<td>b<tr hidden><td>c</table>\
                    <table style=display:none><tr><td>d</table>";
        let read = read(page.as_bytes(), &mut Budget::of(0)).expect("a page");
        assert_eq!(texts(&read.sheets[0]), ["0: a|b", "1: c"]);
        assert_eq!((read.hidden_cells, read.sheets[0].hidden_rows.as_slice()), (1, &[1][..]));
        assert_eq!(read.sheets.iter().map(|sheet| sheet.visible).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn stored_values_stand_before_what_is_shown() {
        let page = "<table><tr><td x:num=\"0.855\">85,5%<td x:num>72,5<td sdval=\"9831\">9.831<td x:num=45306>15/01/24\
                    <td>98,31<sup>1</sup></table>";
        assert_eq!(texts(&read_page(page)[0]), ["0: 85.5|72,5|9831|15/01/24|98,31 1"]);
    }
}
