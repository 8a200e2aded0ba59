//! Rows of a large sheet in little memory: four bytes a cell, every text once.
//!
//! A sheet as text takes twelve bytes a cell and all its texts as often as they stand in it. Rows are packed while a
//! sheet is read in pieces, and unpacked piece by piece while they are judged.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use hashbrown::HashTable;

use super::cell::CellKind;
use super::records::CellSpan;

/// What stands between cells in a line that is shown.
pub(super) const BETWEEN: &str = " | ";

/// Many texts by number, in one piece of memory. One text is one line: breaks inside are blanks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct StringTable {
    text: String,
    ends: Vec<u32>,
}

impl StringTable {
    /// Adds a text at the end; `None`: there is no room left.
    #[must_use]
    pub(super) fn push(&mut self, text: &str) -> Option<()> {
        push_line(&mut self.text, text);
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        u32::try_from(self.ends.len()).is_ok_and(|count| count < OWN).then_some(())
    }

    /// Adds the texts of another table at the end; `None`: there is no room left.
    #[must_use]
    pub(super) fn append(&mut self, other: &Self) -> Option<()> {
        let before = u32::try_from(self.text.len()).ok()?;
        u32::try_from(self.text.len() + other.text.len()).ok()?;
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| end + before));
        u32::try_from(self.ends.len()).is_ok_and(|count| count < OWN).then_some(())
    }

    #[must_use]
    pub(crate) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start as usize..end as usize])
    }

    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// Adds a text to a line.
pub(super) fn push_line(line: &mut String, text: &str) {
    let mut from = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        line.push_str(&text[from..at]);
        line.push(' ');
        from = at + 1;
    }
    line.push_str(&text[from..]);
}

/// A cell: a number of the shared strings, or one of the texts of the piece with this bit set.
const OWN: u32 = 1 << 31;
/// An empty cell between others.
const EMPTY: u32 = u32::MAX;

/// Where a row lies and ends.
#[derive(Debug, Clone, Copy)]
struct PackedRow {
    /// From 1.
    number: u32,
    /// Cells of the piece before its end.
    end: u32,
}

/// Some rows of a sheet that follow one another; each as a line of cells from column 0 on without gaps.
#[derive(Debug, Default)]
pub(crate) struct PackedRows {
    shared: Arc<StringTable>,
    /// Texts that are not shared strings, each once for each kind.
    own: StringTable,
    kinds: Vec<CellKind>,
    by_text: HashTable<u32>,
    cells: Vec<u32>,
    /// Rows that are not empty.
    rows: Vec<PackedRow>,
    /// Number of the first and of the last row, empty ones included, from 1; 0: none.
    first: u32,
    last: u32,
    /// From 0.
    pub hidden_rows: Vec<u32>,
    /// Empty cells between others.
    pub gaps: usize,
    /// Bytes of the cells and what stands between them.
    bytes: usize,
}

impl PackedRows {
    pub(super) fn new(shared: &Arc<StringTable>) -> Self {
        Self { shared: Arc::clone(shared), ..Self::default() }
    }

    /// Begins a row, counted from 1; `false`: it does not lie behind the row before it.
    #[must_use]
    pub(super) fn begin_row(&mut self, number: u32) -> bool {
        let rises = number > self.last;
        if self.first == 0 {
            self.first = number;
        }
        self.last = number;
        rises
    }

    pub(super) fn end_row(&mut self) {
        let end = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        if self.row_start() != self.cells.len() {
            self.rows.push(PackedRow { number: self.last, end });
        }
    }

    fn row_start(&self) -> usize {
        self.rows.last().map_or(0, |row| row.end as usize)
    }

    /// Cells of the row that is being filled.
    #[must_use]
    pub(super) fn in_row(&self) -> usize {
        self.cells.len() - self.row_start()
    }

    /// Adds the shared string of a number, which must exist, to the row that is being filled.
    pub(super) fn push_shared(&mut self, column: usize, number: u32) {
        let bytes = self.shared.get(number as usize).map_or(0, str::len);
        self.push(column, number, bytes);
    }

    /// Adds a cell to the row that is being filled; `false`: there is no room left.
    #[must_use]
    pub(super) fn push_own(&mut self, column: usize, text: &str, kind: CellKind) -> bool {
        let hash = |text: &str, kind: CellKind| foldhash::quality::FixedState::default().hash_one((text, kind));
        let (own, kinds) = (&mut self.own, &mut self.kinds);
        let same = |at: &u32| kinds[*at as usize] == kind && own.get(*at as usize) == Some(text);
        let at = match self.by_text.find(hash(text, kind), same) {
            Some(at) => *at,
            None => {
                let at = u32::try_from(own.len()).unwrap_or(u32::MAX);
                if own.push(text).is_none() {
                    return false;
                }
                kinds.push(kind);
                let rehash = |at: &u32| hash(own.get(*at as usize).unwrap_or_default(), kinds[*at as usize]);
                self.by_text.insert_unique(hash(text, kind), at, rehash);
                at
            }
        };
        self.push(column, OWN | at, text.len());
        true
    }

    fn push(&mut self, column: usize, cell: u32, bytes: usize) {
        let filled = self.in_row();
        let gap = column.saturating_sub(filled);
        self.gaps += gap;
        self.cells.extend(std::iter::repeat_n(EMPTY, gap));
        self.cells.push(cell);
        self.bytes += bytes + BETWEEN.len() * (gap + 1);
    }

    /// Ends the piece: what was only needed to fill it is given back.
    pub(super) fn finish(&mut self) {
        self.by_text = HashTable::new();
        self.cells.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.kinds.shrink_to_fit();
        self.own.text.shrink_to_fit();
        self.own.ends.shrink_to_fit();
    }

    /// Numbers of the first and the last row, empty ones included, from 1; `None`: there are no rows.
    #[must_use]
    pub(super) fn span(&self) -> Option<(u32, u32)> {
        (self.first > 0).then_some((self.first, self.last))
    }

    /// The number of the last row; 0: there are none.
    #[must_use]
    pub(crate) fn last(&self) -> u32 {
        self.last
    }

    /// What the rows take as text, at most.
    #[must_use]
    pub(super) fn text_len(&self) -> usize {
        self.bytes + (self.last - self.first) as usize + 1
    }

    fn cell(&self, cell: u32) -> (&str, CellKind) {
        if cell == EMPTY {
            return ("", CellKind::Text);
        }
        if cell & OWN == 0 {
            return (self.shared.get(cell as usize).unwrap_or_default(), CellKind::Text);
        }
        let at = (cell & !OWN) as usize;
        (self.own.get(at).unwrap_or_default(), self.kinds[at])
    }

    /// The cells of each row that is not empty.
    pub(crate) fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = (&str, CellKind)> + Clone> {
        let mut from = 0;
        self.rows.iter().map(move |row| {
            let cells = &self.cells[from as usize..row.end as usize];
            from = row.end;
            cells.iter().map(|&cell| self.cell(cell))
        })
    }

    /// Adds the rows to a sheet whose last row is number `before`, as [`super::Sheet`] keeps them; the number of the
    /// last row then.
    pub(crate) fn unpack(&self, before: u32, text: &mut String, cells: &mut Vec<CellSpan>, ends: &mut Vec<u32>) -> u32 {
        let mut line = before + 1;
        let mut feed = |text: &mut String, to: u32| {
            text.extend(std::iter::repeat_n('\n', to.saturating_sub(line) as usize));
            line = to;
        };
        for (row, row_cells) in self.rows.iter().zip(self.rows()) {
            feed(text, row.number);
            for (column, (own, kind)) in row_cells.enumerate() {
                if column > 0 {
                    text.push_str(BETWEEN);
                }
                let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
                text.push_str(own);
                cells.push(CellSpan { start, end: u32::try_from(text.len()).unwrap_or(u32::MAX), kind });
            }
            ends.push(u32::try_from(cells.len()).unwrap_or(u32::MAX));
        }
        if self.last > 0 {
            feed(text, self.last + 1);
        }
        self.last.max(before)
    }
}
