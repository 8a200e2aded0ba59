//! Text that was copied out of a page or a printed table: columns stand apart by two blanks or more.
//!
//! Where every row has all its cells they are taken in their order. Where cells are blank, rows are laid below the
//! columns of the full ones. Where columns are one blank apart, or a text reaches into two columns, nothing is guessed.

use std::borrow::Cow;

use super::ReadError;
use super::cell::CellKind;
use super::sheet::{Budget, Sheet, SheetBuilder};

/// A row has so many cells at least.
const CELLS: usize = 3;

/// A text without a blank run in it, and between which characters of its line it stands.
#[derive(Debug, Clone, PartialEq)]
struct PastedPiece<'t> {
    text: &'t str,
    from: usize,
    to: usize,
}

/// Whether the start of a text is such a table: hardly a line without several runs of blanks, and none of the marks that
/// stand between cells of other tables. A comma may stand between digits.
pub(super) fn is_pasted(head: &[u8]) -> bool {
    let stray_comma = |line: &&&str| {
        let line = line.as_bytes();
        let digit = |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(u8::is_ascii_digit);
        memchr::memchr_iter(b',', line).any(|at| !digit(at.checked_sub(1)) || !digit(Some(at + 1)))
    };
    if memchr::memchr3(b'\t', b';', b'|', head).is_some() || memchr::memchr2(b'"', 0, head).is_some() {
        return false;
    }
    let text = String::from_utf8_lossy(head);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    // A title may hold one, as before a date.
    if 5 * lines.iter().filter(stray_comma).count() > lines.len() {
        return false;
    }
    let apart = lines.iter().filter(|line| pieces(line).len() >= CELLS).count();
    let close = lines.iter().filter(|line| is_numbered(line)).count();
    lines.len() >= 3 && (apart >= 2 && 2 * apart >= lines.len() || close >= 3 && 2 * close >= lines.len())
}

/// The table of a pasted text; its rows stand where their lines stand.
///
/// # Errors
/// Columns cannot be told apart.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Sheet, ReadError> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let lines: Vec<(u32, Vec<PastedPiece<'_>>)> = (0..).zip(text.lines().map(pieces)).collect();
    let full = lines.iter().map(|(_, pieces)| pieces.len()).max().unwrap_or(0);
    let rows = lines.iter().filter(|(_, pieces)| pieces.len() == full).count();
    if full < CELLS || rows < 2 {
        return Err(doubt(&lines));
    }
    let columns = columns(&lines, full);
    let mut builder = SheetBuilder::new("Teks", budget);
    for (number, pieces) in &lines {
        builder.row(*number)?;
        let places = match pieces.len() {
            count if count == full => (0..full).collect(),
            // A title or a heading.
            1 => vec![0],
            _ => columns.as_deref().and_then(|columns| places(pieces, columns)).ok_or_else(|| doubt(&lines))?,
        };
        for (place, piece) in places.into_iter().zip(pieces) {
            builder.cell(u32::try_from(place).unwrap_or(u32::MAX), piece.text, CellKind::Text)?;
        }
    }
    Ok(builder.finish())
}

/// The texts of a line that stand two blanks apart or more.
fn pieces(line: &str) -> Vec<PastedPiece<'_>> {
    let mut found: Vec<PastedPiece<'_>> = Vec::new();
    let (mut from, mut last): (Option<(usize, usize)>, (usize, usize)) = (None, (0, 0));
    let mut blanks = 0;
    for (count, (at, c)) in line.char_indices().enumerate() {
        if c.is_whitespace() {
            blanks += 1;
        } else {
            if let Some((start, from_char)) = from.filter(|_| blanks >= 2) {
                found.push(PastedPiece { text: &line[start..last.0], from: from_char, to: last.1 });
                from = None;
            }
            from = from.or(Some((at, count)));
            last = (at + c.len_utf8(), count + 1);
            blanks = 0;
        }
    }
    found.extend(from.map(|(start, from)| PastedPiece { text: &line[start..last.0], from, to: last.1 }));
    found
}

/// Where the columns of full rows stand; `None` where they reach into each other.
fn columns(lines: &[(u32, Vec<PastedPiece<'_>>)], full: usize) -> Option<Vec<(usize, usize)>> {
    let mut columns = vec![(usize::MAX, 0); full];
    for (_, pieces) in lines.iter().filter(|(_, pieces)| pieces.len() == full) {
        for (column, piece) in columns.iter_mut().zip(pieces) {
            *column = (column.0.min(piece.from), column.1.max(piece.to));
        }
    }
    columns.windows(2).all(|pair| pair[0].1 <= pair[1].0).then_some(columns)
}

/// The column of each piece of a row with blank cells; `None` where one stands in none, or in two.
fn places(pieces: &[PastedPiece<'_>], columns: &[(usize, usize)]) -> Option<Vec<usize>> {
    let place = |piece: &PastedPiece<'_>| {
        let mut inside = (0..columns.len()).filter(|&at| piece.from < columns[at].1 && columns[at].0 < piece.to);
        inside.next().filter(|_| inside.next().is_none())
    };
    let places: Vec<usize> = pieces.iter().map(place).collect::<Option<_>>()?;
    places.windows(2).all(|pair| pair[0] < pair[1]).then_some(places)
}

/// Whether a line looks like a row of a ranking whose columns are one blank apart: a number first, another later.
fn is_numbered(line: &str) -> bool {
    let number =
        |word: &str| word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().all(|b| b"0123456789.,%".contains(&b));
    let mut words = line.split_whitespace();
    words.next().is_some_and(number) && words.next().is_some_and(|word| !number(word)) && words.any(number)
}

fn doubt(lines: &[(u32, Vec<PastedPiece<'_>>)]) -> ReadError {
    const SHOWN: usize = 3;
    let line = |(_, pieces): &(u32, Vec<PastedPiece<'_>>)| {
        pieces.iter().map(|piece| piece.text).collect::<Vec<_>>().join(" | ")
    };
    let shown = lines.iter().filter(|(_, pieces)| !pieces.is_empty()).take(SHOWN).map(line);
    ReadError::Pasted(shown.collect::<Vec<_>>().join(" ⏎ "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<String>, ReadError> {
        assert!(is_pasted(text.as_bytes()), "{text}");
        let sheet = read(text.as_bytes(), &mut Budget::of(text.len()))?;
        let row =
            |(_, cells): (u32, Vec<(&str, CellKind)>)| cells.iter().map(|cell| cell.0).collect::<Vec<_>>().join("|");
        Ok(sheet.rows().map(row).collect())
    }

    #[test]
    fn full_rows_are_taken_in_order_and_others_by_their_columns() {
        let text =
            "Peringkat 2025\nNo  Nama         Nilai  Kelas\n1   Dinas A  90,5  Baik\n2   Dinas Sosial        Buruk\n";
        let aligned = "No  Nama          Nilai  Kelas\n1   Dinas A       90,5   Baik\n2   Dinas Sosial         Buruk\n";
        assert!(matches!(rows(text), Err(ReadError::Pasted(_))));
        assert_eq!(
            rows(aligned).expect("a table"),
            ["No|Nama|Nilai|Kelas", "1|Dinas A|90,5|Baik", "2|Dinas Sosial||Buruk"]
        );
    }

    #[test]
    fn columns_one_blank_apart_are_not_guessed() {
        let text = "Peringkat Nama Nilai\n1 Dinas A 90,5\n2 Dinas B 80\n3 Dinas C 70,1\n";
        assert!(matches!(rows(text), Err(ReadError::Pasted(shown)) if shown.contains("1 Dinas A 90,5")));
    }

    #[test]
    fn tables_with_delimiters_and_plain_text_are_none_of_these() {
        for text in ["a,b,c\n1,  2,  3\n1,  2,  3\n", "a;  b;  c\nd;  e;  f\n1;2;3", "satu\ndua\ntiga\n", "a  b  c\n"] {
            assert!(!is_pasted(text.as_bytes()), "{text}");
        }
    }
}
