//! Bytes of a text table -> records of cells, without copying. Knows quotes and delimiters, nothing of what cells mean.
//!
//! Stricter than most readers: a quote inside an unquoted cell, or text behind a closing quote, is named instead of
//! being taken for something, since behind it one record may have swallowed others.

mod lines;

use crate::table::cell::CellKind;
use crate::table::separators::Separators;

/// A cell of a record: a range of the text it was cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellSpan {
    pub start: u32,
    pub end: u32,
    pub kind: CellKind,
}

impl CellSpan {
    /// No cell.
    pub(crate) const NONE: Self = Self { start: 0, end: 0, kind: CellKind::Text };

    /// The text of the cell, without its quotes; doubled quotes still doubled.
    #[must_use]
    pub(crate) fn text(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// The bytes of the cell, without its quotes; doubled quotes still doubled.
    #[must_use]
    pub(crate) fn bytes(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }
}

/// How quotes went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuoteFault {
    /// A quoted cell does not end.
    Unclosed,
    /// Text between a closing quote and the next delimiter.
    TextAfterQuote,
    /// A quote inside a cell that did not begin with one.
    StrayQuote,
}

/// Where quotes went wrong: the start of the cell, and the byte that showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Broken {
    pub fault: QuoteFault,
    pub cell: usize,
    pub at: usize,
}

impl Broken {
    /// The end of what is to be marked: a quote that is never closed stands for itself.
    #[must_use]
    pub(crate) const fn mark(&self) -> usize {
        if matches!(self.fault, QuoteFault::Unclosed) { self.cell + 1 } else { self.at }
    }

    /// Line breaks between the start of the cell and the last character behind which its quotes went wrong.
    #[must_use]
    pub(crate) fn breaks(&self, text: &[u8]) -> u64 {
        let inside = &text[self.cell..self.at];
        let inside = inside.strip_suffix(b"\n").unwrap_or(inside);
        memchr::memchr_iter(b'\n', inside).count() as u64
    }
}

/// Cuts text into records. Line ends are LF or CR LF; those inside quotes belong to the cell.
#[derive(Debug, Clone)]
pub(crate) struct Splitter<'a> {
    text: &'a [u8],
    /// The length of the text.
    end: u32,
    at: u32,
    delimiter: u8,
    /// Marks from `at` on.
    marks: Separators<'a>,
    /// Line feeds passed.
    feeds: u64,
    /// Buffer for the ends of the cells of a line.
    trimmed: Vec<u32>,
}

impl<'a> Splitter<'a> {
    /// Records from a byte on, which must be the start of one.
    ///
    /// # Panics
    /// With a text of 4 GiB or more: chunks are smaller.
    #[must_use]
    pub(crate) fn new(text: &'a [u8], at: usize, delimiter: u8) -> Self {
        let narrow = |at: usize| u32::try_from(at).expect("a chunk is smaller than 4 GiB");
        let marks = Separators::new(text, at, delimiter);
        Self { text, end: narrow(text.len()), at: narrow(at), delimiter, marks, feeds: 0, trimmed: Vec::new() }
    }

    /// Where the next record starts.
    #[must_use]
    pub(crate) const fn position(&self) -> usize {
        self.at as usize
    }

    /// Line feeds in the records read so far, those in quotes included.
    #[must_use]
    pub(crate) const fn feeds(&self) -> u64 {
        self.feeds
    }

    /// Whether there may be control characters in what was read so far; no false negatives.
    #[must_use]
    pub(crate) const fn controls(&self) -> bool {
        self.marks.controls()
    }

    /// The cells of the next record; its start, or `None` at the end of the text.
    ///
    /// # Errors
    /// Quotes that do not fit; nothing behind them can be trusted.
    pub(crate) fn next(&mut self, cells: &mut Vec<CellSpan>) -> Result<Option<usize>, Broken> {
        cells.clear();
        self.append(cells)
    }

    /// The same, with a fast path for a line of `width` cells.
    ///
    /// # Errors
    /// See [`Self::next`].
    pub(crate) fn expect(&mut self, width: usize, cells: &mut Vec<CellSpan>) -> Result<Option<usize>, Broken> {
        let mut start = [0];
        cells.resize(width, CellSpan::NONE);
        if self.lines(width, cells, &mut start) == 1 {
            return Ok(Some(start[0] as usize));
        }
        self.next(cells)
    }

    /// Slow path: any record.
    #[inline(never)]
    fn append(&mut self, cells: &mut Vec<CellSpan>) -> Result<Option<usize>, Broken> {
        let start = self.at;
        if start >= self.end {
            return Ok(None);
        }
        let mut cell_start = start;
        loop {
            let end = self.marks.next().unwrap_or(self.end);
            match self.text.get(end as usize) {
                Some(&byte) if byte == self.delimiter => {
                    cells.push(CellSpan { start: cell_start, end, kind: CellKind::Text });
                    cell_start = end + 1;
                    if cell_start == self.end {
                        self.behind_delimiter(end, cells);
                        break;
                    }
                }
                Some(b'"') => {
                    if !self.quoted(cell_start, end, cells)? {
                        break;
                    }
                    cell_start = self.at;
                }
                _ => {
                    self.end_of_line(cell_start, end, cells);
                    break;
                }
            }
        }
        Ok(Some(start as usize))
    }

    /// A cell without quotes that ends with its line, or with the text.
    #[inline]
    fn end_of_line(&mut self, start: u32, end: u32, cells: &mut Vec<CellSpan>) {
        self.feeds += u64::from(end < self.end);
        self.at = (end + 1).min(self.end);
        let end = if end > start && self.text[end as usize - 1] == b'\r' { end - 1 } else { end };
        cells.push(CellSpan { start, end, kind: CellKind::Text });
    }

    /// A delimiter as the last byte of the text opens one more, empty cell; whether another cell follows.
    #[inline]
    fn behind_delimiter(&mut self, delimiter: u32, cells: &mut Vec<CellSpan>) -> bool {
        self.at = delimiter + 1;
        if self.at == self.end {
            cells.push(CellSpan { start: self.end, end: self.end, kind: CellKind::Text });
            return false;
        }
        true
    }

    /// A cell with a quote at `open`; whether another follows.
    fn quoted(&mut self, start: u32, open: u32, cells: &mut Vec<CellSpan>) -> Result<bool, Broken> {
        let broken = |fault, cell: u32, at: u32| Broken { fault, cell: cell as usize, at: at as usize };
        if open != start {
            return Err(broken(QuoteFault::StrayQuote, start, open));
        }
        let mut kind = CellKind::Quoted;
        let close = loop {
            let Some(at) = self.marks.next() else {
                return Err(broken(QuoteFault::Unclosed, open, self.end));
            };
            let byte = self.text[at as usize];
            if byte != b'"' {
                self.feeds += u64::from(byte == b'\n');
                continue;
            }
            if self.text.get(at as usize + 1) != Some(&b'"') {
                break at;
            }
            kind = CellKind::Escaped;
            self.marks.next();
        };
        cells.push(CellSpan { start: open + 1, end: close, kind });
        let behind = close + 1;
        match self.text.get(behind as usize) {
            None => self.at = behind,
            Some(&byte) if byte == self.delimiter => {
                self.marks.next();
                return Ok(self.behind_delimiter(behind, cells));
            }
            Some(b'\n') => {
                self.marks.next();
                self.feeds += 1;
                self.at = behind + 1;
            }
            Some(b'\r') if self.text.get(behind as usize + 1) == Some(&b'\n') => {
                self.marks.next();
                self.feeds += 1;
                self.at = behind + 2;
            }
            Some(b'\r') if behind + 1 == self.end => self.at = behind + 1,
            Some(_) => return Err(broken(QuoteFault::TextAfterQuote, open, behind)),
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use crate::table::records::*;
    use proptest::prelude::*;

    fn split(text: &str, delimiter: u8) -> Result<Vec<Vec<String>>, Broken> {
        let mut splitter = Splitter::new(text.as_bytes(), 0, delimiter);
        let mut cells = Vec::new();
        let mut records: Vec<Vec<String>> = Vec::new();
        while splitter.next(&mut cells)?.is_some() {
            records.push(cells.iter().map(|c| text_of(*c, text)).collect());
        }
        assert_eq!(splitter.feeds(), text.matches('\n').count() as u64);
        Ok(records)
    }

    fn text_of(cell: CellSpan, text: &str) -> String {
        let text = &text[cell.start as usize..cell.end as usize];
        if cell.kind == CellKind::Escaped { text.replace("\"\"", "\"") } else { text.to_owned() }
    }

    #[test]
    fn cells_end_at_delimiters_and_lines() {
        assert_eq!(
            split("a,b\r\nc,\n,d", b','),
            Ok(vec![vec!["a".into(), "b".into()], vec!["c".into(), String::new()], vec![String::new(), "d".into()]])
        );
        assert_eq!(split("a;", b';').expect("fits"), vec![vec!["a".to_owned(), String::new()]]);
        assert_eq!(split("\"a\";", b';').expect("fits"), vec![vec!["a".to_owned(), String::new()]]);
    }

    #[test]
    fn quotes_hold_delimiters_line_breaks_and_quotes() {
        let text = "\"a,b\",\"c\nd\"\r\n\"e \"\"f\"\"\",g";
        assert_eq!(split(text, b',').expect("fits"), vec![vec!["a,b", "c\nd"], vec!["e \"f\"", "g"]]);
    }

    #[test]
    fn quotes_that_do_not_fit_are_named_at_the_start_of_their_cell() {
        let broken = |text: &str| split(text, b',').expect_err("broken");
        assert_eq!(broken("a,\"b\nc"), Broken { fault: QuoteFault::Unclosed, cell: 2, at: 6 });
        assert_eq!(broken("a,\"b\nc,\"d\""), Broken { fault: QuoteFault::TextAfterQuote, cell: 2, at: 8 });
        assert_eq!(broken("a,b\"c\n"), Broken { fault: QuoteFault::StrayQuote, cell: 2, at: 3 });
    }

    proptest! {
        #[test]
        fn what_a_csv_writer_wrote_is_read_back(
            records in proptest::collection::vec(proptest::collection::vec("[a-c,;\"\n ]{0,5}", 2..4), 1..6),
            crlf in any::<bool>(),
        ) {
            let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer = csv::WriterBuilder::new().flexible(true).terminator(terminator).from_writer(Vec::new());
            for record in &records {
                writer.write_record(record).expect("in memory");
            }
            let text = String::from_utf8(writer.into_inner().expect("in memory")).expect("utf-8");
            prop_assert_eq!(split(&text, b',').expect("valid"), records);
        }
    }
}
