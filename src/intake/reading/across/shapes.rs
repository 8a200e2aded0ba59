//! Cells that look as most do (blank, one or two digits, two digits with one or two behind a mark), many at once.
//!
//! Which cell looks how no processor can guess, and a wrong guess takes as long as reading five of them: so nothing
//! here turns on it, and the compiler can work on several cells in one step.

use super::super::super::recent::{HIGH, word};
use super::super::super::reply::Marks;
use crate::assessments::Hundredths;

/// So many cells are read at once.
pub const LANES: usize = 8;

/// Zeros where digits are and a point where the mark is, in the order of bytes in a cell.
const ZEROS: u64 = 0x30_302e_3030;
/// What, added to digits and to the mark without these, reaches no byte's high bit. A comma is a point with one bit
/// more; what has the bit below instead is neither.
const ROOM: u64 = 0x76_767d_7676;
const COMMA_AT: u32 = 17;
const NO_MARK: u64 = 1 << (COMMA_AT - 1);

/// The bytes that count, by the length of a cell; of those that look otherwise a byte that cannot be right: no text in
/// UTF-8 has one that is 0xff.
const KEPT: [u64; LONGEST + 1] = [0, 0xff, 0xffff, ODD, 0xffff_ffff, 0xff_ffff_ffff, ODD, ODD];
const ODD: u64 = 0xff << 56;
/// All longer ones are treated as cells of this length.
const LONGEST: usize = 7;

/// What the usual cells of a row say together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// The decimal marks that were seen.
    pub marks: Marks,
    /// How many are blank.
    pub blanks: usize,
    /// A delimiter follows each but the last.
    pub cut_right: bool,
}

/// Reads the cells of a row, which start and end so in the text: `row` holds what each says. Groups of [`LANES`] cells of
/// which one does not look as most do are left to the caller: their numbers are in `unusual`, and `row` says nothing of
/// them.
pub fn read(
    text: &[u8],
    delimiter: u8,
    spans: impl Iterator<Item = (u32, u32)>,
    row: &mut [Group],
    unusual: &mut Vec<usize>,
) -> Said {
    #[cfg(target_arch = "x86_64")]
    if avx2::is_there() {
        return avx2::read(text, delimiter, spans, row, unusual);
    }
    read_plainly(text, delimiter, spans, row, unusual)
}

/// What the cells of a group say.
pub type Group = [Hundredths; LANES];

fn read_plainly(
    text: &[u8],
    delimiter: u8,
    spans: impl Iterator<Item = (u32, u32)>,
    row: &mut [Group],
    unusual: &mut Vec<usize>,
) -> Said {
    let (mut commas, mut points, mut blanks) = (0, 0, 0);
    let (absent, cut_right) = in_groups(text, delimiter, spans, row, unusual, |cells, answers| {
        let seen = cells.read(answers)?;
        commas |= seen.commas;
        points |= seen.points;
        blanks += seen.blanks;
        Some(())
    });
    Said { marks: marks(commas, points), blanks: blanks - absent, cut_right }
}

/// Puts the cells of a row side by side, group by group, and has them read; how many were lacking to whole groups among
/// those that could be (they are blank), and whether a delimiter follows each cell but the last.
#[inline(always)]
fn in_groups(
    text: &[u8],
    delimiter: u8,
    mut spans: impl Iterator<Item = (u32, u32)>,
    row: &mut [Group],
    unusual: &mut Vec<usize>,
    mut read: impl FnMut(&Cells, &mut Group) -> Option<()>,
) -> (usize, bool) {
    unusual.clear();
    let mut absent = 0;
    // What the bytes behind the cells have that a delimiter has not, in the lowest byte; and without the last cell's.
    let (mut strange, mut before) = (0, 0);
    for (number, answers) in row.iter_mut().enumerate() {
        let mut cells = Cells::default();
        let mut lanes = 0;
        while lanes < LANES
            && let Some((start, end)) = spans.next()
        {
            let word = word(text, start as usize);
            let length = ((end - start) as usize).min(LONGEST);
            before = strange;
            strange |= word >> (8 * length) ^ u64::from(delimiter);
            cells.bytes[lanes % 2][lanes / 2] = (word ^ ZEROS ^ ODD) & KEPT[length];
            cells.lengths[lanes % 2][lanes / 2] = length as u64;
            lanes += 1;
        }
        match read(&cells, answers) {
            Some(()) => absent += LANES - lanes,
            None => unusual.push(number),
        }
    }
    (absent, before & 0xff == 0)
}

/// Cells side by side, first those with even numbers, then those with odd ones; those that are not there are blank.
#[derive(Debug, Default)]
struct Cells {
    /// Their bytes, [`ZEROS`] taken off.
    bytes: [[u64; LANES / 2]; 2],
    lengths: [[u64; LANES / 2]; 2],
}

/// What was seen in the cells of a group.
struct Seen {
    /// In the bit [`COMMA_AT`]: whether there was one.
    commas: u64,
    points: u64,
    blanks: usize,
}

impl Cells {
    /// What they say, one after the other; `None`: one of them does not look as most do.
    fn read(&self, answers: &mut Group) -> Option<Seen> {
        let mut seen = Seen { commas: 0, points: 0, blanks: 0 };
        let mut faults = 0;
        for (at, answer) in answers.iter_mut().enumerate() {
            let (digits, length) = (self.bytes[at % 2][at / 2], self.lengths[at % 2][at / 2]);
            faults |= (digits | digits.wrapping_add(ROOM)) & HIGH | digits & (NO_MARK | ODD);
            seen.commas |= digits;
            seen.points |= if length > 3 { !digits } else { 0 };
            seen.blanks += usize::from(length == 0);
            // A single digit stands where the tens of two do.
            let tens = if length == 1 { digits } else { digits.wrapping_mul(10) };
            let pairs = tens.wrapping_add(digits >> 8);
            let number = (pairs & 0xff) * 100 + (pairs >> 24 & 0xff);
            let number = u16::try_from(number).ok().and_then(Hundredths::number).unwrap_or(Hundredths::NOTHING);
            *answer = if length == 0 { Hundredths::BLANK } else { number };
        }
        (faults == 0).then_some(seen)
    }
}

const fn marks(commas: u64, points: u64) -> Marks {
    let comma = if commas >> COMMA_AT & 1 == 1 { Marks::COMMA } else { Marks(0) };
    let point = if points >> COMMA_AT & 1 == 1 { Marks::POINT } else { Marks(0) };
    comma.and(point)
}

/// The same on processors that work on four words at once.
#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{
        __m256i, _mm_cvtsi128_si64, _mm_extract_epi64, _mm256_add_epi64, _mm256_and_si256, _mm256_andnot_si256,
        _mm256_blendv_epi8, _mm256_castsi256_si128, _mm256_cmpeq_epi64, _mm256_cmpgt_epi64, _mm256_extracti128_si256,
        _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_or_si256, _mm256_packus_epi32, _mm256_set_epi64x,
        _mm256_set1_epi64x, _mm256_setzero_si256, _mm256_slli_epi64, _mm256_srli_epi64, _mm256_sub_epi64,
        _mm256_testz_si256,
    };

    use super::{Cells, Group, HIGH, Hundredths, LANES, NO_MARK, ODD, ROOM, Said, in_groups, marks};

    /// Whether this processor has what [`read`] needs.
    #[inline]
    pub fn is_there() -> bool {
        is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi2")
    }

    /// See [`super::read`]; only where [`is_there`].
    pub fn read(
        text: &[u8],
        delimiter: u8,
        spans: impl Iterator<Item = (u32, u32)>,
        row: &mut [Group],
        unusual: &mut Vec<usize>,
    ) -> Said {
        assert!(is_there(), "asked before");
        #[expect(unsafe_code, reason = "the compiler cannot know which processor it will be")]
        // SAFETY: the processor has all features that the function is compiled for, as was asserted just now.
        unsafe {
            read_there(text, delimiter, spans, row, unusual)
        }
    }

    #[target_feature(enable = "avx2,bmi2")]
    fn read_there(
        text: &[u8],
        delimiter: u8,
        spans: impl Iterator<Item = (u32, u32)>,
        row: &mut [Group],
        unusual: &mut Vec<usize>,
    ) -> Said {
        let none = _mm256_setzero_si256();
        let mut seen = Seen { commas: none, points: none, blanks: none };
        let read = |cells: &Cells, answers: &mut Group| cells_together(cells, answers, &mut seen);
        let (absent, cut_right) = in_groups(text, delimiter, spans, row, unusual, read);
        let any = |words: __m256i| four(words).into_iter().fold(0, |any, word| any | word);
        let blanks = usize::try_from(four(seen.blanks).into_iter().sum::<u64>()).unwrap_or(usize::MAX);
        Said { marks: marks(any(seen.commas), any(seen.points)), blanks: blanks - absent, cut_right }
    }

    /// As [`super::Seen`], four lanes each.
    struct Seen {
        commas: __m256i,
        points: __m256i,
        blanks: __m256i,
    }

    /// See [`Cells::read`].
    #[inline]
    #[target_feature(enable = "avx2")]
    fn cells_together(cells: &Cells, answers: &mut Group, seen: &mut Seen) -> Option<()> {
        let each = |word: u64| _mm256_set1_epi64x(word.cast_signed());
        let zero = _mm256_setzero_si256();
        let [mut faults, mut commas, mut points, mut blanks] = [zero; 4];
        let [even, odd] = std::array::from_fn(|half| {
            let (digits, length) = (load(&cells.bytes[half]), load(&cells.lengths[half]));
            let above = _mm256_and_si256(_mm256_or_si256(digits, _mm256_add_epi64(digits, each(ROOM))), each(HIGH));
            let never = _mm256_and_si256(digits, each(NO_MARK | ODD));
            faults = _mm256_or_si256(faults, _mm256_or_si256(above, never));
            commas = _mm256_or_si256(commas, digits);
            points = _mm256_or_si256(points, _mm256_andnot_si256(digits, _mm256_cmpgt_epi64(length, each(3))));
            let blank = _mm256_cmpeq_epi64(length, zero);
            blanks = _mm256_sub_epi64(blanks, blank);
            // Of each pair of bytes: tens and ones, the mark and tenths, hundredths. A single digit counts as ones.
            let weights = _mm256_blendv_epi8(each(0x01_0a00_010a), each(1), _mm256_cmpeq_epi64(length, each(1)));
            let pairs = _mm256_maddubs_epi16(digits, weights);
            let sums = _mm256_madd_epi16(pairs, each(0x0001_0001_0064));
            let sum = _mm256_and_si256(_mm256_add_epi64(sums, _mm256_srli_epi64::<32>(sums)), each(0xffff));
            _mm256_or_si256(sum, _mm256_and_si256(blank, each(Hundredths::BLANK.bits().into())))
        });
        // Even and odd ones in turn, half a word each, and then a quarter.
        let all = _mm256_packus_epi32(_mm256_or_si256(even, _mm256_slli_epi64::<32>(odd)), zero);
        let [first, _, last, _] = four(all);
        let word = |at: usize| if at < LANES / 2 { first } else { last };
        for (at, answer) in answers.iter_mut().enumerate() {
            let quarter = word(at) >> (16 * (at % (LANES / 2))) & 0xffff;
            *answer = Hundredths::from_bits(u16::try_from(quarter).unwrap_or(u16::MAX));
        }
        if _mm256_testz_si256(faults, faults) == 0 {
            return None;
        }
        seen.commas = _mm256_or_si256(seen.commas, commas);
        seen.points = _mm256_or_si256(seen.points, points);
        seen.blanks = _mm256_add_epi64(seen.blanks, blanks);
        Some(())
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn four(words: __m256i) -> [u64; 4] {
        let (low, high) = (_mm256_castsi256_si128(words), _mm256_extracti128_si256::<1>(words));
        let both = |half| [_mm_cvtsi128_si64(half), _mm_extract_epi64::<1>(half)].map(i64::cast_unsigned);
        let ([a, b], [c, d]) = (both(low), both(high));
        [a, b, c, d]
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load(words: &[u64; 4]) -> __m256i {
        let [a, b, c, d] = words.map(u64::cast_signed);
        _mm256_set_epi64x(d, c, b, a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessments::{MILLION, Said as What};
    use crate::intake::gauge::plain_number;

    /// A row that was read: what it said, its answers, and the groups that are left to the caller.
    type Read = (Said, Vec<Hundredths>, Vec<usize>);

    /// A row of these cells with a semicolon behind each but the last, and something behind them.
    fn row(cells: &[&str], behind: &str, delimiter: u8) -> Read {
        let (mut text, mut spans) = (String::from("kode"), Vec::new());
        let narrow = |at: usize| u32::try_from(at).expect("short");
        for cell in cells {
            text.push(';');
            let start = text.len();
            text.push_str(cell);
            spans.push((narrow(start), narrow(text.len())));
        }
        text.push_str(behind);
        let (text, spans, count) = (text.as_bytes(), || spans.iter().copied(), cells.len());
        let plain = into_room(count, |row, unusual| read_plainly(text, delimiter, spans(), row, unusual));
        let quick = into_room(count, |row, unusual| read(text, delimiter, spans(), row, unusual));
        assert_eq!(plain, quick);
        quick
    }

    fn into_room(count: usize, read: impl FnOnce(&mut [Group], &mut Vec<usize>) -> Said) -> Read {
        let mut row = vec![[Hundredths::NOTHING; LANES]; count.div_ceil(LANES)];
        let mut unusual = vec![7];
        let said = read(&mut row, &mut unusual);
        unusual.iter().for_each(|&group| row[group] = [Hundredths::NOTHING; LANES]);
        (said, row.as_flattened()[..count].to_vec(), unusual)
    }

    /// Eleven blanks, and this cell among them.
    fn among_blanks(cell: &str, at: usize) -> [&str; 12] {
        let mut cells = [""; 12];
        cells[at] = cell;
        cells
    }

    #[test]
    fn every_usual_cell_says_its_number() {
        for number in 0..10_000_u32 {
            let (whole, part) = (number / 100, number % 100);
            let mut texts = vec![format!("{whole:02}.{part:02}"), format!("{whole:02},{part:02}")];
            if part % 10 == 0 {
                texts.push(format!("{whole:02}.{}", part / 10));
            }
            if part == 0 {
                texts.push(format!("{whole:02}"));
                texts.extend((whole < 10).then(|| whole.to_string()));
            }
            for text in texts {
                let at = number as usize % 12;
                let (said, answers, unusual) = row(&among_blanks(&text, at), "\n", b';');
                let marks = plain_number(text.as_bytes()).expect("a number").1;
                assert_eq!((said, unusual), (Said { marks, blanks: 11, cut_right: true }, vec![]), "{text}");
                for (place, answer) in answers.into_iter().enumerate() {
                    let expected =
                        if place == at { What::Number(i64::from(number) * MILLION / 100) } else { What::Blank };
                    assert_eq!(answer.said(), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn what_looks_otherwise_is_told_from_what_looks_usual() {
        let usual = |cell: &str| match cell.as_bytes() {
            [] => true,
            [a] => a.is_ascii_digit(),
            [a, b] => a.is_ascii_digit() && b.is_ascii_digit(),
            [a, b, b'.' | b',', behind @ ..] if !behind.is_empty() && behind.len() < 3 => {
                a.is_ascii_digit() && b.is_ascii_digit() && behind.iter().all(u8::is_ascii_digit)
            }
            _ => false,
        };
        for text in ["", "7", "78", "789", "7.8", "78.5", "78,25", "78.", "78.255", "178.25", "78.2555"] {
            for at in 0..text.len().max(1) {
                for other in (0..=0xff_u8).map(char::from).chain(['\u{7ff}', '\u{ffff}', '\u{10ffff}']) {
                    let mut cell = text.to_owned();
                    if at < cell.len() {
                        cell.replace_range(at..=at, &other.to_string());
                    }
                    for (behind, place) in [("", 11), (";;;;;;;;", 11), ("\"\"\"\"\"\"\"\"", 11), ("00000000", 9)] {
                        let (said, _, unusual) = row(&among_blanks(&cell, place), behind, b';');
                        let expected = if usual(&cell) { vec![] } else { vec![1] };
                        assert_eq!(unusual, expected, "{cell:?}");
                        let blanks = 8 + if usual(&cell) { 3 + usize::from(cell.is_empty()) } else { 0 };
                        assert_eq!(said.blanks, blanks, "{cell:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn something_else_behind_a_cell_is_noticed() {
        for cell in ["", "7", "78", "789", "78.5", "78.25", "178.25", "178.255"] {
            for at in 0..12 {
                let cells = among_blanks(cell, at);
                assert!(row(&cells, "\n", b';').0.cut_right, "{cell:?}");
                for delimiter in [b',', b'\t', b'|', b'\n', b'"'] {
                    assert!(!row(&cells, "\n", delimiter).0.cut_right, "{cell:?}");
                }
            }
        }
        assert!(!row(&["12345678", "7"], "\n", b';').0.cut_right, "too long to see what stands behind");
        assert!(row(&["7", "12345678"], "\n", b';').0.cut_right, "nothing need stand behind the last");
    }
}
