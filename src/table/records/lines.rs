//! Fast path for records that are one line with as many cells as the header, cut from the separator positions alone.
//!
//! Returns without side effects where a record is not such a line; [`Splitter::next`], the slow path, then reads it and
//! reports what is wrong with it.

use std::ops::Range;

use crate::table::records::CellKind;
use crate::table::records::CellSpan;
use crate::table::records::Splitter;
use crate::table::separators::AT_HAND;
use crate::table::separators::Separators;

/// Limit on the extra separators (quotes) of a line; lines with more take the slow path.
const MORE: usize = 64;

/// A record of one line, cut as far as its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineCut {
    pub start: u32,
    /// Where the first cell behind the head begins.
    pub others: u32,
    /// Which of the pending separators end the cells behind the head.
    marks: Range<usize>,
}

impl Splitter<'_> {
    /// The next record, where it is a line whose last cells, so many of them, have no quotes: the cells before them,
    /// its head, are cut, the others are known by their ends ([`Self::ends`]). Only the last end is checked to be a
    /// delimiter. Has no side effects until [`Self::pass`]. `None`: use the slow path.
    pub(crate) fn line(&mut self, head: usize, others: usize, cells: &mut Vec<CellSpan>) -> Option<LineCut> {
        let (text, start) = (self.text, self.at);
        let seen = ahead(&mut self.marks, head + others);
        let mut marks = seen.iter();
        let (mut from, mut feeds) = (start, 0);
        for _ in 0..head {
            let (cell, end) = cell(text, &mut marks, from, &mut feeds)?;
            if text[end as usize] != self.delimiter {
                return None;
            }
            cells.push(cell);
            from = end + 1;
        }
        let told = seen.len() - marks.len();
        let &feed = seen.get(told..told + others)?.last()?;
        let fits = feeds == 0 && text[feed as usize] == b'\n';
        fits.then_some(LineCut { start, others: from, marks: told..told + others })
    }

    /// Where the cells behind the head of a line end; a carriage return before its end belongs to none.
    pub(crate) fn ends(&mut self, line: &LineCut) -> &[u32] {
        let seen = self.marks.seen(line.marks.clone());
        let returned = |&feed: &u32| feed > line.others && self.text[feed as usize - 1] == b'\r';
        if !seen.last().is_some_and(returned) {
            return self.marks.seen(line.marks.clone());
        }
        self.trimmed.clear();
        self.trimmed.extend_from_slice(seen);
        self.trimmed.iter_mut().rev().take(1).for_each(|end| *end -= 1);
        &self.trimmed
    }

    /// Advances behind a line.
    pub(crate) fn pass(&mut self, line: &LineCut) {
        if let Some(&feed) = self.marks.seen(line.marks.clone()).last() {
            self.at = feed + 1;
            self.feeds += 1;
            self.marks.tell(line.marks.end);
        }
    }

    /// Cuts the next records while they are lines of `width` cells and there is room for their cells (row-major) and
    /// starts. Returns how many: fewer than there is room for means that the slow path is needed next, or the text
    /// ends.
    ///
    /// # Panics
    /// Where lines are to have no cells.
    pub(crate) fn lines(&mut self, width: usize, cells: &mut [CellSpan], starts: &mut [u32]) -> usize {
        let (text, delimiter) = (self.text, self.delimiter);
        let most = starts.len().min(cells.len() / width);
        let mut count = 0;
        while count < most {
            let marks = ahead(&mut self.marks, width);
            let (cells, starts) = (&mut cells[count * width..], &mut starts[count..most]);
            let plain = plain_lines(text, marks, delimiter, self.at, width, cells, starts);
            if let Some(&feed) = marks[..plain * width].last() {
                self.at = feed + 1;
                self.feeds += plain as u64;
                self.marks.tell(plain * width);
                count += plain;
                continue;
            }
            let Some(end) = quoted_line(text, marks, delimiter, self.at, &mut cells[..width]) else { break };
            starts[0] = self.at;
            self.at = end.feed + 1;
            self.feeds += end.feeds;
            self.marks.tell(end.marks);
            count += 1;
        }
        count
    }
}

/// Where a line ends.
#[derive(Debug, Clone, Copy)]
struct End {
    feed: u32,
    /// The marks of the line.
    marks: usize,
    /// Line feeds, those in quotes included.
    feeds: u64,
}

/// The pending separators; if enough of them are buffered, those of a line of so many cells.
#[inline]
fn ahead<'m>(marks: &'m mut Separators<'_>, width: usize) -> &'m [u32] {
    // Fewer near the end of the text.
    let _ = marks.at_hand((width + MORE).min(AT_HAND));
    marks.ahead()
}

/// Fast path for lines without quotes, from their separators; returns how many were cut.
#[inline(never)]
fn plain_lines(
    text: &[u8],
    marks: &[u32],
    delimiter: u8,
    start: u32,
    width: usize,
    cells: &mut [CellSpan],
    starts: &mut [u32],
) -> usize {
    let is = |at: u32, byte: u8| text.get(at as usize) == Some(&byte);
    let (mut from, mut count) = (start, 0);
    for ((cells, marks), start) in cells.chunks_exact_mut(width).zip(marks.chunks_exact(width)).zip(starts) {
        let (Some((last, others)), Some((&feed, ends))) = (cells.split_last_mut(), marks.split_last()) else { break };
        *start = from;
        let fits = is(feed, b'\n')
            && others.iter_mut().zip(ends).all(|(cell, &end)| {
                *cell = CellSpan { start: from, end, kind: CellKind::Text };
                from = end + 1;
                is(end, delimiter)
            });
        if !fits {
            break;
        }
        *last = CellSpan { start: from, end: end_of_line(text, from, feed), kind: CellKind::Text };
        from = feed + 1;
        count += 1;
    }
    count
}

/// Cuts a line from its separators; where it returns `None`, the cells are undefined.
#[inline(never)]
fn quoted_line(text: &[u8], marks: &[u32], delimiter: u8, start: u32, cells: &mut [CellSpan]) -> Option<End> {
    let mut rest = marks.iter();
    let (mut from, mut feeds, mut feed) = (start, 1, start);
    let last = cells.len() - 1;
    for (number, place) in cells.iter_mut().enumerate() {
        (*place, feed) = cell(text, &mut rest, from, &mut feeds)?;
        let expected = if number == last { b'\n' } else { delimiter };
        if text[feed as usize] != expected {
            return None;
        }
        from = feed + 1;
    }
    Some(End { feed, marks: marks.len() - rest.len(), feeds })
}

/// Where a cell without quotes ends that starts at a byte, or before it in the same line: a carriage return before the
/// line feed is part of the line's end.
#[inline(always)]
fn end_of_line(text: &[u8], start: u32, feed: u32) -> u32 {
    let returned = feed > start && text.get(feed as usize - 1) == Some(&b'\r');
    feed - u32::from(returned)
}

/// The cell that starts at a byte, by the marks from there on, and the delimiter or line feed that ends it; adds the
/// line feeds inside. `None`: its quotes do not fit, or there are not enough marks.
#[inline(always)]
fn cell<'m>(
    text: &[u8],
    marks: &mut impl Iterator<Item = &'m u32>,
    from: u32,
    feeds: &mut u64,
) -> Option<(CellSpan, u32)> {
    let byte = |at: u32| text.get(at as usize).copied();
    let &end = marks.next()?;
    match byte(end)? {
        b'"' if end == from => {}
        b'"' => return None,
        b'\n' => return Some((CellSpan { start: from, end: end_of_line(text, from, end), kind: CellKind::Text }, end)),
        _ => return Some((CellSpan { start: from, end, kind: CellKind::Text }, end)),
    }
    let mut kind = CellKind::Quoted;
    let close = loop {
        let &at = marks.next()?;
        match byte(at)? {
            b'"' if byte(at + 1) == Some(b'"') => {
                kind = CellKind::Escaped;
                marks.next()?;
            }
            b'"' => break at,
            b'\n' => *feeds += 1,
            _ => {}
        }
    };
    let &end = marks.next()?;
    let returned = || byte(close + 1) == Some(b'\r') && byte(end) == Some(b'\n');
    let fits = end == close + 1 || end == close + 2 && returned();
    fits.then_some((CellSpan { start: from + 1, end: close, kind }, end))
}

#[cfg(test)]
mod tests {
    use crate::table::records::Broken;
    use crate::table::records::lines::*;
    use proptest::prelude::*;

    fn text_of(cell: &CellSpan, text: &str) -> String {
        let text = &text[cell.start as usize..cell.end as usize];
        if cell.kind == CellKind::Escaped { text.replace("\"\"", "\"") } else { text.to_owned() }
    }

    fn texts_of(cells: &[CellSpan], text: &str) -> Vec<String> {
        cells.iter().map(|cell| text_of(cell, text)).collect()
    }

    /// Records by where they start, and what is wrong behind them.
    #[derive(Debug, Default, PartialEq)]
    struct All {
        records: Vec<(usize, Vec<CellSpan>)>,
        broken: Option<Broken>,
    }

    fn one_by_one(text: &str) -> All {
        let mut splitter = Splitter::new(text.as_bytes(), 0, b',');
        let (mut all, mut cells) = (All::default(), Vec::new());
        loop {
            match splitter.next(&mut cells) {
                Ok(Some(start)) => all.records.push((start, cells.clone())),
                Ok(None) => return all,
                Err(broken) => return All { broken: Some(broken), ..all },
            }
        }
    }

    /// As many lines together as there is room for, and whatever is none by itself.
    fn in_lines(text: &str, width: usize, room: usize) -> (All, usize) {
        let mut splitter = Splitter::new(text.as_bytes(), 0, b',');
        let (mut all, mut cells, mut lines) = (All::default(), Vec::new(), 0);
        loop {
            let (mut together, mut starts) = (vec![CellSpan::NONE; width * room], vec![0; room]);
            let count = splitter.lines(width, &mut together, &mut starts);
            lines += count;
            let taken = starts.iter().zip(together.chunks(width)).take(count);
            all.records.extend(taken.map(|(&start, cells)| (start as usize, cells.to_vec())));
            let feeds = text.as_bytes()[..splitter.position()].iter().filter(|byte| **byte == b'\n').count();
            assert_eq!(splitter.feeds(), feeds as u64);
            match splitter.expect(width, &mut cells) {
                Ok(Some(start)) => all.records.push((start, cells.clone())),
                Ok(None) => return (all, lines),
                Err(broken) => return (All { broken: Some(broken), ..all }, lines),
            }
        }
    }

    /// Every record as a line with a head, where it is one.
    fn with_heads(text: &str, head: usize) -> All {
        let mut splitter = Splitter::new(text.as_bytes(), 0, b',');
        let mut all = All::default();
        for (start, record) in one_by_one(text).records {
            let others = record.len().saturating_sub(head).max(1);
            let mut cells = Vec::new();
            let line = splitter.line(head, others, &mut cells);
            assert_eq!(splitter.position(), start);
            if let Some(line) = line.filter(|line| takes(&mut splitter, line, text, &mut cells)) {
                assert_eq!((line.start as usize, cells.len()), (start, head + others));
                splitter.pass(&line);
            } else {
                splitter.next(&mut cells).expect("as before");
            }
            all.records.push((start, cells));
        }
        all
    }

    /// Adds the cells behind the head, where a delimiter ends each of them.
    fn takes(splitter: &mut Splitter<'_>, line: &LineCut, text: &str, cells: &mut Vec<CellSpan>) -> bool {
        let mut start = line.others;
        let ends = splitter.ends(line);
        let (_, before) = ends.split_last().expect("one at least");
        cells.extend(ends.iter().map(|&end| {
            let cell = CellSpan { start, end, kind: CellKind::Text };
            start = end + 1;
            cell
        }));
        before.iter().all(|&end| text.as_bytes()[end as usize] == b',')
    }

    fn texts() -> impl Strategy<Value = String> {
        let cell = "[a ]{0,3}|\"[a,\n ]{0,4}\"|\"a\"\"[,b]{0,2}\"|[a,\"\r\n]{0,3}";
        let line = proptest::collection::vec(cell, 3).prop_map(|cells| cells.join(","));
        (proptest::collection::vec(line, 0..30), prop_oneof![Just("\n"), Just("\r\n")], any::<bool>())
            .prop_map(|(lines, feed, ends)| lines.join(feed) + if ends { feed } else { "" })
    }

    proptest! {
        #[test]
        fn lines_are_the_records_that_are_cut_one_by_one(
            text in texts(), width in 1..5_usize, room in 1..9_usize, head in 0..3_usize, long in 0..3_usize,
        ) {
            // Some texts are longer than the marks that are seen at once.
            let text = text.repeat(1 + 40 * long);
            let expected = one_by_one(&text);
            prop_assert_eq!(&in_lines(&text, width, room).0, &expected);
            prop_assert_eq!(with_heads(&text, head).records, expected.records);
        }
    }

    #[test]
    fn lines_of_the_expected_width_are_taken_together() {
        let text = "1,a,7\n2,\"b, c\",\"x\ny\"\r\n3,\"d \"\"e\"\"\",\r\n4,f\n5,g,8";
        let (all, lines) = in_lines(text, 3, 8);
        assert_eq!((lines, all.broken), (3, None));
        let texts: Vec<_> = all.records.iter().map(|(_, cells)| texts_of(cells, text)).collect();
        assert_eq!(texts[1], ["2", "b, c", "x\ny"]);
        assert_eq!(texts[2], ["3", "d \"e\"", ""]);
        assert_eq!((texts[3].len(), texts[4].len()), (2, 3));
    }

    #[test]
    fn a_line_is_cut_as_far_as_its_head() {
        let text = "1,\"a, b\",70,,80\r\n2,c,7,8,9\n3,\"d \"\"e\"\"\",7,8,9\n4,f,\"7\"\n5,\"g\nh\",7,8,9\n6,i,7,8\n";
        let mut splitter = Splitter::new(text.as_bytes(), 0, b',');
        let mut cells = Vec::new();
        let line = splitter.line(2, 3, &mut cells).expect("a line");
        assert_eq!(texts_of(&cells, text), ["1", "a, b"]);
        assert_eq!((line.others, splitter.ends(&line)), (9, &[11, 12, 15][..]));
        splitter.pass(&line);
        let line = splitter.line(2, 3, &mut cells).expect("a line");
        assert_eq!((line.start, line.others, splitter.ends(&line)), (17, 21, &[22, 24, 26][..]));
        splitter.pass(&line);
        cells.clear();
        let line = splitter.line(2, 3, &mut cells).expect("a line");
        assert_eq!(texts_of(&cells, text), ["3", "d \"e\""]);
        splitter.pass(&line);
        let line = splitter.line(2, 3, &mut cells).expect("its ends are not looked at");
        assert!(splitter.ends(&line).iter().any(|&end| text.as_bytes()[end as usize] == b'"'));
        splitter.next(&mut cells).expect("a record");
        assert_eq!(splitter.line(2, 3, &mut cells), None, "more lines than one");
        splitter.next(&mut cells).expect("a record");
        assert_eq!(splitter.line(2, 3, &mut cells), None, "the end of the text");
        assert_eq!(splitter.feeds(), 6);
    }
}
