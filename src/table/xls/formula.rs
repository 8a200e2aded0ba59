//! Whether a formula's stored result can be what the formula gives.
//!
//! Two writers store results that were never computed. LibreOffice stores the number 0 for a text that it had read with
//! the workbook; xlwt stores an empty text for everything. Each names itself in the workbook, and the last token of a
//! formula tells what it can give. Source: \[MS-XLS\] 2.5.198 (tokens and their lengths).

/// Who wrote a workbook, as far as that tells how results are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Writer {
    #[default]
    Other,
    /// Stores 0 where a text was not computed anew.
    LibreOffice,
    /// Stores an empty text for every formula.
    Xlwt,
}

impl Writer {
    /// By the name of the user who wrote last.
    pub(super) fn named(user: &str) -> Self {
        match user.trim_end() {
            "Calc" => Self::LibreOffice,
            "None" => Self::Xlwt,
            _ => Self::Other,
        }
    }
}

/// Functions whose result is a number, by their index: COUNT, SUM, AVERAGE, MIN, MAX, ROW, COLUMN, STDEV, ABS, INT,
/// ROUND, LEN, VALUE, MATCH, DATE, COUNTA, PRODUCT, ROUNDUP, ROUNDDOWN, RANK, TODAY, MEDIAN, SUMPRODUCT, LARGE, SMALL,
/// SUBTOTAL, SUMIF, COUNTIF, COUNTBLANK.
const NUMERIC: [u16; 29] = [
    0, 4, 5, 6, 7, 8, 9, 12, 24, 25, 27, 32, 33, 64, 65, 169, 183, 212, 213, 216, 221, 227, 228, 325, 326, 344, 345,
    346, 347,
];

/// Whether a formula can give nothing but a number (or an error); `tokens` are those of BIFF8. Where the tokens are not
/// understood, it is not known.
pub(super) fn gives_a_number(tokens: &[u8]) -> bool {
    let mut rest = tokens;
    let mut numeric = false;
    while let [token, data @ ..] = rest {
        let Some(length) = length(*token, data) else { return false };
        match *token {
            // Parentheses and layout say nothing of the result; the short form of SUM does.
            0x15 => {}
            0x19 => numeric |= data.first().is_some_and(|flags| flags & 0x10 != 0),
            token => numeric = is_numeric(token, data),
        }
        let Some(behind) = data.get(length..) else { return false };
        rest = behind;
    }
    numeric
}

fn is_numeric(token: u8, data: &[u8]) -> bool {
    let function = |at: usize| {
        let index = data.get(at..).and_then(|rest| rest.first_chunk()).map(|two| u16::from_le_bytes(*two));
        index.is_some_and(|index| NUMERIC.contains(&(index & 0x7fff)))
    };
    match token {
        // + - * / ^, signs, percent, numbers.
        0x03..=0x07 | 0x12..=0x14 | 0x1e | 0x1f => true,
        0x21 | 0x41 | 0x61 => function(0),
        0x22 | 0x42 | 0x62 => function(1),
        _ => false,
    }
}

/// Bytes of a token behind its first.
fn length(token: u8, data: &[u8]) -> Option<usize> {
    Some(match token {
        0x03..=0x16 => 0,
        0x17 => {
            let (count, flags) = (usize::from(*data.first()?), *data.get(1)?);
            2 + if flags & 1 != 0 { 2 * count } else { count }
        }
        0x19 if data.first()? & 4 != 0 => {
            let choices = usize::from(u16::from_le_bytes([*data.get(1)?, *data.get(2)?]));
            3 + 2 * (choices + 1)
        }
        0x19 => 3,
        0x1c | 0x1d => 1,
        0x1e => 2,
        0x1f => 8,
        _ => match token & 0x1f {
            0x00 => 7,
            0x01 | 0x09 => 2,
            0x02 => 3,
            0x03 | 0x04 | 0x0a | 0x0c => 4,
            0x05 | 0x0b | 0x0d => 8,
            0x06..=0x08 | 0x19 | 0x1a | 0x1c => 6,
            0x1b | 0x1d => 10,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::gives_a_number;

    #[test]
    fn the_last_token_tells_what_a_formula_gives() {
        // "x"&"y"; A1*2; SUM(A1:A3) in its short form; SUM(A1:A3); IF(A1,"ya","tidak"); A1; (A1+A1).
        let a1 = [0x44, 0, 0, 0, 0xc0];
        let area = [0x25, 0, 0, 2, 0, 0, 0xc0, 0, 0xc0];
        let all: [(Vec<u8>, bool); 6] = [
            (vec![0x17, 1, 0, b'x', 0x17, 1, 0, b'y', 0x08], false),
            ([&a1[..], &[0x1e, 2, 0, 0x05]].concat(), true),
            ([&area[..], &[0x19, 0x10, 0, 0]].concat(), true),
            ([&area[..], &[0x42, 1, 4, 0]].concat(), true),
            ([&a1[..], &[0x17, 1, 0, b'y', 0x42, 2, 1, 0]].concat(), false),
            ([&a1[..], &a1[..], &[0x03, 0x15]].concat(), true),
        ];
        for (tokens, expected) in all {
            assert_eq!(gives_a_number(&tokens), expected, "{tokens:x?}");
        }
        assert!(!gives_a_number(&a1));
        assert!(!gives_a_number(&[0x18, 1]));
    }
}
