//! Bytes of a text table -> records of cells, without copying. Knows quotes and delimiters, nothing of what cells mean.
//!
//! Stricter than most readers: a quote inside an unquoted cell, or text behind a closing quote, is named instead of
//! being taken for something, since behind it one record may have swallowed others.

use std::ops::Range;

use super::reply::Kind;
use super::separators::Separators;

/// A cell of a record: a range of the text it was cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub start: u32,
    pub end: u32,
    pub kind: Kind,
}

impl Cell {
    /// The bytes of the cell, without its quotes; doubled quotes still doubled.
    #[must_use]
    pub fn bytes(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }
}

/// How quotes went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A quoted cell does not end.
    Unclosed,
    /// Text between a closing quote and the next delimiter.
    TextAfterQuote,
    /// A quote inside a cell that did not begin with one.
    StrayQuote,
}

/// Where quotes went wrong: the start of the cell, and the byte that showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    pub fault: Fault,
    pub cell: usize,
    pub at: usize,
}

impl Broken {
    /// The end of what is to be marked: a quote that is never closed stands for itself.
    #[must_use]
    pub const fn mark(&self) -> usize {
        if matches!(self.fault, Fault::Unclosed) { self.cell + 1 } else { self.at }
    }

    /// Line breaks between the start of the cell and the last character behind which its quotes went wrong.
    #[must_use]
    pub fn breaks(&self, text: &[u8]) -> u64 {
        let inside = &text[self.cell..self.at];
        let inside = inside.strip_suffix(b"\n").unwrap_or(inside);
        memchr::memchr_iter(b'\n', inside).count() as u64
    }
}

/// A record of one line, cut as far as its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub start: u32,
    /// Where the first cell behind the head begins.
    pub others: u32,
    /// Which of the marks that are still to be told end the cells behind the head.
    marks: Range<usize>,
}

/// Cuts text into records. Line ends are LF or CR LF; those inside quotes belong to the cell.
#[derive(Debug, Clone)]
pub struct Splitter<'a> {
    text: &'a [u8],
    /// The length of the text.
    end: u32,
    at: u32,
    delimiter: u8,
    /// Marks from `at` on.
    marks: Separators<'a>,
    /// Line feeds passed.
    feeds: u64,
    /// Room for the ends of the cells of a line.
    trimmed: Vec<u32>,
}

impl<'a> Splitter<'a> {
    /// Records from a byte on, which must be the start of one.
    ///
    /// # Panics
    /// With a text of 4 GiB or more: chunks are smaller.
    #[must_use]
    pub fn new(text: &'a [u8], at: usize, delimiter: u8) -> Self {
        let narrow = |at: usize| u32::try_from(at).expect("a chunk is smaller than 4 GiB");
        let marks = Separators::new(text, at, delimiter);
        Self { text, end: narrow(text.len()), at: narrow(at), delimiter, marks, feeds: 0, trimmed: Vec::new() }
    }

    /// Where the next record starts.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.at as usize
    }

    /// Line feeds in the records read so far, those in quotes included.
    #[must_use]
    pub const fn feeds(&self) -> u64 {
        self.feeds
    }

    /// Whether there may be control characters in what was read so far; where there are, it says so.
    #[must_use]
    pub const fn controls(&self) -> bool {
        self.marks.controls()
    }

    /// The cells of the next record; its start, or `None` at the end of the text.
    ///
    /// # Errors
    /// Quotes that do not fit; nothing behind them can be trusted.
    pub fn next(&mut self, cells: &mut Vec<Cell>) -> Result<Option<usize>, Broken> {
        cells.clear();
        self.append(cells)
    }

    /// The same, its cells behind those that are there; they are expected to be so many.
    ///
    /// # Errors
    /// See [`Self::next`]; some of its cells may stand there then.
    #[inline(always)]
    pub fn expect(&mut self, width: usize, cells: &mut Vec<Cell>) -> Result<Option<usize>, Broken> {
        match self.plain(width, cells) {
            Some(start) => Ok(Some(start)),
            None => self.append(cells),
        }
    }

    /// The next record where it is a line whose last cells, so many of them, have no quotes: those before them, its
    /// head, are cut, the others are known by their ends ([`Self::ends`]), of which only the last is looked at: a
    /// delimiter should stand at each of them. Nothing has happened until [`Self::pass`]. `None`: it is no such line.
    pub fn line(&mut self, head: usize, others: usize, cells: &mut Vec<Cell>) -> Option<Line> {
        let start = self.at;
        let (mut told, mut from) = (0, start);
        for _ in 0..head {
            let mut end = self.mark(told)?;
            let mut cell = Cell { start: from, end, kind: Kind::Text };
            if end == from && self.is(end, b'"') {
                loop {
                    told += 1;
                    end = self.mark(told)?;
                    match self.text.get(end as usize) {
                        Some(b'"') => break,
                        Some(b'\n') => return None,
                        _ => {}
                    }
                }
                cell = Cell { start: from + 1, end, kind: Kind::Quoted };
                (told, end) = (told + 1, end + 1);
            }
            if !self.is(end, self.delimiter) {
                return None;
            }
            cells.push(cell);
            (told, from) = (told + 1, end + 1);
        }
        let &feed = self.marks.at_hand(told + others)?.last()?;
        self.is(feed, b'\n').then_some(Line { start, others: from, marks: told..told + others })
    }

    /// A mark among those that are still to be told.
    #[inline]
    fn mark(&mut self, at: usize) -> Option<u32> {
        self.marks.at_hand(at + 1)?.last().copied()
    }

    #[inline]
    fn is(&self, at: u32, byte: u8) -> bool {
        self.text.get(at as usize) == Some(&byte)
    }

    /// Where the cells behind the head of a line end; a carriage return before its end belongs to none.
    pub fn ends(&mut self, line: &Line) -> &[u32] {
        let seen = self.marks.seen(line.marks.clone());
        let returned = seen.last().is_some_and(|&feed| feed > line.others && self.is(feed - 1, b'\r'));
        if !returned {
            return self.marks.seen(line.marks.clone());
        }
        self.trimmed.clear();
        self.trimmed.extend_from_slice(seen);
        self.trimmed.iter_mut().rev().take(1).for_each(|end| *end -= 1);
        &self.trimmed
    }

    /// Goes on behind a line.
    pub fn pass(&mut self, line: &Line) {
        if let Some(&feed) = self.marks.seen(line.marks.clone()).last() {
            self.at = feed + 1;
            self.feeds += 1;
            self.marks.tell(line.marks.end);
        }
    }

    /// The same where it is a line of so many cells without a quote in any of them, told at a glance; else `None`, and
    /// nothing has happened.
    #[inline(always)]
    fn plain(&mut self, width: usize, cells: &mut Vec<Cell>) -> Option<usize> {
        let (&feed, delimiters) = self.marks.at_hand(width)?.split_last()?;
        let is = |at: u32, byte: u8| self.text.get(at as usize) == Some(&byte);
        if !is(feed, b'\n') || !delimiters.iter().all(|&at| is(at, self.delimiter)) {
            return None;
        }
        let (first, mut start) = (self.at, self.at);
        cells.extend(delimiters.iter().map(|&end| {
            let cell = Cell { start, end, kind: Kind::Text };
            start = end + 1;
            cell
        }));
        self.end_of_line(start, feed, cells);
        self.marks.tell(width);
        Some(first as usize)
    }

    /// The same, whatever the record is.
    #[inline(never)]
    fn append(&mut self, cells: &mut Vec<Cell>) -> Result<Option<usize>, Broken> {
        let start = self.at;
        if start >= self.end {
            return Ok(None);
        }
        let mut cell_start = start;
        loop {
            let end = self.marks.next().unwrap_or(self.end);
            match self.text.get(end as usize) {
                Some(&byte) if byte == self.delimiter => {
                    cells.push(Cell { start: cell_start, end, kind: Kind::Text });
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
    fn end_of_line(&mut self, start: u32, end: u32, cells: &mut Vec<Cell>) {
        self.feeds += u64::from(end < self.end);
        self.at = (end + 1).min(self.end);
        let end = if end > start && self.text[end as usize - 1] == b'\r' { end - 1 } else { end };
        cells.push(Cell { start, end, kind: Kind::Text });
    }

    /// A delimiter as the last byte of the text opens one more, empty cell; whether another cell follows.
    #[inline]
    fn behind_delimiter(&mut self, delimiter: u32, cells: &mut Vec<Cell>) -> bool {
        self.at = delimiter + 1;
        if self.at == self.end {
            cells.push(Cell { start: self.end, end: self.end, kind: Kind::Text });
            return false;
        }
        true
    }

    /// A cell with a quote at `open`; whether another follows.
    fn quoted(&mut self, start: u32, open: u32, cells: &mut Vec<Cell>) -> Result<bool, Broken> {
        let broken = |fault, cell: u32, at: u32| Broken { fault, cell: cell as usize, at: at as usize };
        if open != start {
            return Err(broken(Fault::StrayQuote, start, open));
        }
        let mut kind = Kind::Quoted;
        let close = loop {
            let Some(at) = self.marks.next() else {
                return Err(broken(Fault::Unclosed, open, self.end));
            };
            let byte = self.text[at as usize];
            if byte != b'"' {
                self.feeds += u64::from(byte == b'\n');
                continue;
            }
            if self.text.get(at as usize + 1) != Some(&b'"') {
                break at;
            }
            kind = Kind::Escaped;
            self.marks.next();
        };
        cells.push(Cell { start: open + 1, end: close, kind });
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
            Some(_) => return Err(broken(Fault::TextAfterQuote, open, behind)),
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str, delimiter: u8) -> Result<Vec<Vec<String>>, Broken> {
        let mut splitter = Splitter::new(text.as_bytes(), 0, delimiter);
        let mut cells = Vec::new();
        let mut records: Vec<Vec<String>> = Vec::new();
        while splitter.next(&mut cells)?.is_some() {
            records.push(cells.iter().map(|c| text_of(*c, text)).collect());
        }
        assert_eq!(splitter.feeds(), text.matches('\n').count() as u64);
        // At a glance, where that is possible, every record is the same.
        let mut splitter = Splitter::new(text.as_bytes(), 0, delimiter);
        for record in &records {
            cells.clear();
            splitter.expect(record.len(), &mut cells)?;
            assert_eq!(&cells.iter().map(|c| text_of(*c, text)).collect::<Vec<_>>(), record);
        }
        assert_eq!(splitter.feeds(), text.matches('\n').count() as u64);
        for head in 0..3 {
            in_lines(text, delimiter, head, &records);
        }
        Ok(records)
    }

    /// Every record once more, as a line where it is one.
    fn in_lines(text: &str, delimiter: u8, head: usize, records: &[Vec<String>]) {
        let mut splitter = Splitter::new(text.as_bytes(), 0, delimiter);
        let mut cells = Vec::new();
        for record in records {
            let others = record.len().saturating_sub(head).max(1);
            cells.clear();
            let Some(line) = splitter.line(head, others, &mut cells) else {
                splitter.next(&mut cells).expect("as before");
                continue;
            };
            assert_eq!((cells.len(), line.start as usize), (head, splitter.position()));
            let mut start = line.others;
            let ends = splitter.ends(&line).to_vec();
            let (last, before) = ends.split_last().expect("one at least");
            if !before.iter().all(|&end| text.as_bytes()[end as usize] == delimiter) {
                splitter.next(&mut cells).expect("as before");
                continue;
            }
            for &end in before.iter().chain([last]) {
                cells.push(Cell { start, end, kind: Kind::Text });
                start = end + 1;
            }
            assert_eq!(&cells.iter().map(|c| text_of(*c, text)).collect::<Vec<_>>(), record);
            splitter.pass(&line);
        }
        assert_eq!(splitter.feeds(), text.matches('\n').count() as u64);
    }

    #[test]
    fn a_line_is_cut_as_far_as_its_head() {
        let text = "1,\"a, b\",70,,80\r\n2,c,7,8,9\n3,\"d \"\"e\"\"\",7,8,9\n4,f,\"7\"\n5,g,7,8\n";
        let mut splitter = Splitter::new(text.as_bytes(), 0, b',');
        let mut cells = Vec::new();
        let line = splitter.line(2, 3, &mut cells).expect("a line");
        assert_eq!(cells.iter().map(|c| text_of(*c, text)).collect::<Vec<_>>(), ["1", "a, b"]);
        assert_eq!((line.others, splitter.ends(&line)), (9, &[11, 12, 15][..]));
        splitter.pass(&line);
        let line = splitter.line(2, 3, &mut cells).expect("a line");
        assert_eq!((line.start, line.others, splitter.ends(&line)), (17, 21, &[22, 24, 26][..]));
        splitter.pass(&line);
        assert_eq!(splitter.line(2, 3, &mut cells), None, "doubled quotes");
        splitter.next(&mut cells).expect("a record");
        let line = splitter.line(2, 3, &mut cells).expect("its ends are not looked at");
        assert!(splitter.ends(&line).iter().any(|&end| text.as_bytes()[end as usize] == b'"'));
        splitter.next(&mut cells).expect("a record");
        assert_eq!(splitter.line(2, 3, &mut cells), None, "the end of the text");
        assert_eq!(splitter.feeds(), 4);
    }

    fn text_of(cell: Cell, text: &str) -> String {
        let text = &text[cell.start as usize..cell.end as usize];
        if cell.kind == Kind::Escaped { text.replace("\"\"", "\"") } else { text.to_owned() }
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
        assert_eq!(broken("a,\"b\nc"), Broken { fault: Fault::Unclosed, cell: 2, at: 6 });
        assert_eq!(broken("a,\"b\nc,\"d\""), Broken { fault: Fault::TextAfterQuote, cell: 2, at: 8 });
        assert_eq!(broken("a,b\"c\n"), Broken { fault: Fault::StrayQuote, cell: 2, at: 3 });
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
