//! One change of a valid table.

use proptest::prelude::*;

/// Numbers are taken modulo what there is.
#[derive(Debug, Clone)]
pub(crate) enum Slip {
    Replace(usize, u8),
    Insert(usize, u8),
    Remove(usize),
    Cut(usize),
    Cell(usize, usize, &'static str),
    /// A row once more, behind another.
    Double(usize, usize),
    Swap(usize, usize),
}

const WORDS: [&str; 46] = [
    "",
    "-",
    " ",
    "85,5",
    "85.5",
    "72,125",
    "72.125",
    "1.234,5",
    "1e3",
    "abc",
    "200",
    "-1",
    "\"",
    "\"\"",
    "Ya",
    "ragu",
    "*",
    "total",
    "Total",
    "saq",
    "saq.1",
    "saq.9",
    "uji.2",
    "uji.20",
    "\u{0}",
    "\u{1b}[31m",
    "5%",
    "1/2",
    "5/0",
    "TB",
    "NaN",
    "٣",
    "Dinas Kesehatan",
    "dinas kesehatan",
    "Dinas Kesehatn",
    "OPD",
    "opd",
    "Kota",
    "Budi",
    "Nilai",
    "Badan Publik",
    "a,b",
    "a;b",
    "a\nb",
    "=1+1",
    "TRUE",
];

fn words() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(WORDS.to_vec())
}

/// Bytes that mean something come more often than by chance.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![3 => proptest::sample::select(b",;\t|\"\n\r.-0189 %*\x00\x1b\xff\xc3\xe9a".to_vec()), 1 => any::<u8>()]
}

impl Slip {
    pub(crate) fn any() -> impl Strategy<Value = Self> {
        prop_oneof![2 => Self::in_a_sheet(), 2 => Self::of_bytes()]
    }

    /// A change of a cell or a row.
    pub(crate) fn in_a_sheet() -> impl Strategy<Value = Self> {
        prop_oneof![
            4 => (any::<usize>(), any::<usize>(), words()).prop_map(|(row, column, word)| Self::Cell(row, column, word)),
            1 => (any::<usize>(), any::<usize>()).prop_map(|(row, behind)| Self::Double(row, behind)),
            1 => (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Self::Swap(a, b)),
        ]
    }

    /// A change of bytes, whatever they mean.
    pub(crate) fn of_bytes() -> impl Strategy<Value = Self> {
        prop_oneof![
            3 => (any::<usize>(), byte()).prop_map(|(at, byte)| Self::Replace(at, byte)),
            2 => (any::<usize>(), byte()).prop_map(|(at, byte)| Self::Insert(at, byte)),
            2 => any::<usize>().prop_map(Self::Remove),
            1 => any::<usize>().prop_map(Self::Cut),
        ]
    }

    /// The byte that is changed, or from which on none is left.
    pub(crate) fn at(&self, len: usize) -> Option<usize> {
        match *self {
            Self::Replace(at, _) | Self::Insert(at, _) | Self::Remove(at) | Self::Cut(at) => Some(at % len),
            _ => None,
        }
    }

    /// The bytes after a change of bytes.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        let at = self.at(bytes.len()).expect("a change of bytes");
        match *self {
            Self::Replace(_, byte) => bytes[at] = byte,
            Self::Insert(_, byte) => bytes.insert(at, byte),
            Self::Remove(_) => drop(bytes.remove(at)),
            _ => bytes.truncate(at),
        }
        bytes
    }

    /// The rows after a change of rows, with those that were touched as they are now.
    pub(crate) fn rows(&self, rows: &[Vec<String>]) -> (Vec<Vec<String>>, Vec<usize>) {
        let mut rows = rows.to_vec();
        let count = rows.len();
        match *self {
            Self::Cell(row, column, word) => {
                let row = row % count;
                let column = column % rows[row].len();
                rows[row][column] = word.to_owned();
                (rows, vec![row])
            }
            Self::Double(row, behind) => {
                let again = rows[row % count].clone();
                let at = behind % count + 1;
                rows.insert(at, again);
                let original = row % count + usize::from(row % count >= at);
                (rows, vec![at, original])
            }
            Self::Swap(a, b) => {
                rows.swap(a % count, b % count);
                (rows, vec![a % count, b % count])
            }
            _ => unreachable!("a change of rows"),
        }
    }
}
