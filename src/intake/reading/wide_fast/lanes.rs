//! Parses the cells of a row in SIMD lanes, 8 cells at a time, where they have one of the usual forms.

use crate::answers::Hundredths;
use crate::intake::answer_cell::Marks;
use crate::intake::fast_number;
use crate::intake::fast_number::FastNumber;
use crate::intake::fast_number::LONGEST;
use crate::lowlevel::swar::word;

/// Cells per group (SIMD lanes).
pub(crate) const LANES: usize = 8;

/// Summary of the usual cells of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct LaneSummary {
    /// The decimal marks that were seen.
    pub marks: Marks,
    /// How many are blank.
    pub blanks: usize,
    /// A delimiter follows each but the last.
    pub cut_right: bool,
}

/// Packed answers of a group.
pub(crate) type Group = [Hundredths; LANES];

/// Parses the cells of a row, which start and end so in the text, into `row`. Groups of
/// [`crate::intake::reading::wide_fast::lanes::LANES`] cells with an unusual cell are left to the caller: their indices
/// are in `unusual`, and their part of `row` is undefined.
#[inline(never)]
pub(crate) fn read(
    text: &[u8],
    delimiter: u8,
    mut spans: impl Iterator<Item = (u32, u32)>,
    row: &mut [Group],
    unusual: &mut Vec<usize>,
) -> LaneSummary {
    unusual.clear();
    let (mut seen, mut absent) = (LaneMarks::default(), 0);
    // What the bytes behind the cells have that a delimiter has not, in the lowest byte; and without the last cell's.
    let (mut strange, mut before) = (0, 0);
    for (number, answers) in row.iter_mut().enumerate() {
        let mut cells = [FastNumber::default(); LANES];
        let mut lanes = 0;
        while lanes < LANES
            && let Some((start, end)) = spans.next()
        {
            let word = word(text, start as usize);
            let length = ((end - start) as usize).min(LONGEST);
            before = strange;
            strange |= word >> (8 * length) ^ u64::from(delimiter);
            cells[lanes] = FastNumber::new(word, length);
            lanes += 1;
        }
        match together(&cells, answers) {
            Some(group) => {
                seen = seen.and(&group);
                absent += LANES - lanes;
            }
            None => unusual.push(number),
        }
    }
    // Cells that are not there were taken for blanks.
    LaneSummary {
        marks: fast_number::marks(seen.commas, seen.points),
        blanks: seen.blanks - absent,
        cut_right: before & 0xff == 0,
    }
}

/// What was seen in cells.
#[derive(Debug, Default)]
struct LaneMarks {
    /// See [`FastNumber::commas_and_points`].
    commas: u64,
    points: u64,
    blanks: usize,
}

impl LaneMarks {
    const fn and(&self, other: &Self) -> Self {
        Self {
            commas: self.commas | other.commas,
            points: self.points | other.points,
            blanks: self.blanks + other.blanks,
        }
    }
}

/// Parses a group, padding lanes as blanks; `None`: one of the cells has none of the usual forms.
#[inline(always)]
fn together(cells: &[FastNumber; LANES], answers: &mut Group) -> Option<LaneMarks> {
    let (mut seen, mut faults) = (LaneMarks::default(), 0);
    for (cell, answer) in cells.iter().zip(answers) {
        faults |= cell.faults();
        let (commas, points) = cell.commas_and_points();
        seen = seen.and(&LaneMarks { commas, points, blanks: usize::from(cell.is_blank()) });
        let number = u16::try_from(cell.hundredths()).ok().and_then(Hundredths::number);
        *answer = if cell.is_blank() { Hundredths::BLANK } else { number.unwrap_or(Hundredths::NOTHING) };
    }
    (faults == 0).then_some(seen)
}

#[cfg(test)]
mod tests {
    use crate::answers::AnswerValue;
    use crate::answers::MILLION;
    use crate::intake::compiled_scale::plain_number;
    use crate::intake::reading::wide_fast::lanes::*;

    /// A row that was read: what it said, its answers, and the groups that are left to the caller.
    type Read = (LaneSummary, Vec<Hundredths>, Vec<usize>);

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
        let mut row = vec![[Hundredths::NOTHING; LANES]; cells.len().div_ceil(LANES)];
        let mut unusual = vec![7];
        let said = read(text.as_bytes(), delimiter, spans.into_iter(), &mut row, &mut unusual);
        (said, row.as_flattened()[..cells.len()].to_vec(), unusual)
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
                assert_eq!((said, unusual), (LaneSummary { marks, blanks: 11, cut_right: true }, vec![]), "{text}");
                for (place, answer) in answers.into_iter().enumerate() {
                    let expected = if place == at {
                        AnswerValue::Number(i64::from(number) * MILLION / 100)
                    } else {
                        AnswerValue::Blank
                    };
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
