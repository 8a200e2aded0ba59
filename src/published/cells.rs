//! Cells of published tables: numbers as printed, ranks, counts.

use crate::exact::{Exact, Rounding};
use crate::intake::answer_cell;
use crate::intake::answer_cell::Marks;
use crate::names::normal::fold;
use crate::published::model::Printed;
use crate::published::words;
use crate::table::cell::CellKind;

/// Digits behind the mark that a number of a workbook can vouch for: the rest is what binary arithmetic left.
const STORED: u32 = 9;

/// A printed number; `Ok(None)` where the cell says that there is none.
///
/// # Errors
/// The cell is no number.
pub(crate) fn number(text: &str, kind: CellKind, marks: &mut Marks) -> Result<Option<Printed>, ()> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) && !text.is_empty();
    if !plain && (words::is_nothing(text) || words::is_unscored(text)) {
        return Ok(None);
    }
    let text = if plain { text } else { without_footnote(text) };
    let numeral = answer_cell::numeral(text).ok_or(())?;
    let stored = matches!(kind, CellKind::Number | CellKind::Percent);
    if !stored {
        *marks = marks.and(numeral.marks);
    }
    let digits = text.trim_end_matches(['%', ' ']);
    let decimals = digits.rsplit_once([',', '.']).map_or(0, |(_, part)| part.len());
    let decimals = u32::try_from(decimals).unwrap_or(u32::MAX);
    if stored && decimals > STORED {
        let value = numeral.value.round(STORED, Rounding::HalfUp);
        let shown = value.to_fixed(STORED, Rounding::HalfUp);
        let zeros = shown.len() - shown.trim_end_matches('0').len();
        return Ok(Some(Printed { value, decimals: STORED - u32::try_from(zeros).unwrap_or(0).min(STORED) }));
    }
    Ok(Some(Printed { value: numeral.value, decimals }))
}

/// A cell without the mark of a footnote behind it: `98,31 *`, `98,31¹`, `98,31 1)`.
#[must_use]
pub(crate) fn without_footnote(text: &str) -> &str {
    const MARKS: &[char] = &['*', '†', '‡', '§', '#', '^', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', ' '];
    let bare = text.trim_end_matches(MARKS);
    let numbered = bare.strip_suffix(')').and_then(|open| open.rsplit_once([' ', '(']));
    let is_number = |note: &str| !note.is_empty() && note.bytes().all(|byte| byte.is_ascii_digit());
    match numbered {
        Some((number, note)) if is_number(note) => number.trim_end_matches([' ', '(']),
        _ if bare.is_empty() => text,
        _ => bare,
    }
}

/// A rank: `3`, `3.`, `III`, `Peringkat 3`, `Juara III`, `3 (tiga)`, `ke-3`, `=3`.
///
/// # Errors
/// The cell is no rank.
pub(crate) fn rank(text: &str) -> Result<Option<u32>, ()> {
    const BEFORE: &[&str] = &["peringkat", "ranking", "rangking", "rank", "juara", "terbaik", "ke", "no", "nomor"];
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map(Some).map_err(|_| ());
    }
    if words::is_nothing(text) || words::is_unscored(text) {
        return Ok(None);
    }
    let bare = without_footnote(crate::names::normal::without_brackets(text));
    if is_no_place(bare) {
        return Ok(None);
    }
    let folded = fold(bare);
    let mut parts: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    while parts.len() > 1 && BEFORE.contains(&parts[0]) {
        parts.remove(0);
    }
    let [one] = parts.as_slice() else { return Err(()) };
    // "10,5" is folded to two words; a lone word may still hide a sign.
    let digits = one.trim_start_matches("ke");
    let whole = digits.parse().ok().or_else(|| roman(&one.to_uppercase()));
    whole.filter(|_| !bare.starts_with('-')).map(Some).ok_or(())
}

/// Whether a cell of ranks gives a prize or a shared place that is no rank: `Harapan 1`, `H1`, `1,5`.
#[must_use]
pub(crate) fn is_no_place(text: &str) -> bool {
    let folded = fold(text);
    let prize = folded.strip_prefix("juara ").unwrap_or(&folded);
    let number =
        |rest: &str| !rest.is_empty() && (rest.parse::<u32>().is_ok() || roman(&rest.to_uppercase()).is_some());
    let harapan = prize.strip_prefix("harapan").is_some_and(|rest| rest.is_empty() || number(rest.trim_start()));
    let letter = prize.strip_prefix('h').is_some_and(|rest| rest.parse::<u32>().is_ok());
    let halves = text.trim().split_once([',', '.']).is_some_and(|(whole, part)| {
        whole.parse::<u32>().is_ok() && part.len() < 3 && part.parse::<u32>().is_ok_and(|part| part > 0)
    });
    harapan || letter || halves
}

/// A count of agencies; thousands may be grouped in an Indonesian or English way.
///
/// # Errors
/// The cell is no count.
pub(crate) fn count(text: &str) -> Result<Option<u64>, ()> {
    if words::is_nothing(text) {
        return Ok(None);
    }
    text.trim_end_matches('.').parse().map(Some).map_err(|_| ())
}

/// A Roman number in capitals, up to a few thousands, written as it should be.
#[must_use]
pub(crate) fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(&str, u32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let (mut rest, mut value) = (text, 0);
    for (digit, worth) in DIGITS {
        while let Some(after) = rest.strip_prefix(digit) {
            (rest, value) = (after, value + worth);
        }
    }
    let written = |mut left: u32| {
        let mut written = String::new();
        for (digit, worth) in DIGITS {
            while left >= worth {
                written.push_str(digit);
                left -= worth;
            }
        }
        written
    };
    (rest.is_empty() && written(value) == text).then_some(value)
}

/// A total of parts as it may be printed.
#[must_use]
pub(crate) fn is_sum_of(parts: &[&Printed], total: &Printed) -> bool {
    let sum: Exact = parts.iter().map(|part| part.value.clone()).sum();
    let most = parts.iter().map(|part| part.decimals).max().unwrap_or(0).max(total.decimals);
    let unit = Exact::ratio(1, 10_i128.checked_pow(most.min(30)).unwrap_or(i128::MAX));
    let slack = &unit * &Exact::int(parts.len() as i64);
    let apart = &sum - &total.value;
    apart <= slack && -&apart <= slack
}

#[cfg(test)]
mod tests {
    use crate::published::cells::*;

    #[test]
    fn ranks_are_read_as_they_are_printed() {
        for (text, expected) in [
            ("3", 3),
            ("3.", 3),
            ("III", 3),
            ("iii", 3),
            ("XIX", 19),
            ("Peringkat 3", 3),
            ("Juara II", 2),
            ("ke-4", 4),
            ("Ke 4", 4),
            ("1 (satu)", 1),
            ("=2", 2),
        ] {
            assert_eq!(rank(text), Ok(Some(expected)), "{text}");
        }
        for text in ["IIII", "satu", "-1", "1-3"] {
            assert_eq!(rank(text), Err(()), "{text}");
        }
        for text in ["-", "tidak dinilai", "Harapan 1", "Juara Harapan II", "H2", "1,5", "TMS"] {
            assert_eq!(rank(text), Ok(None), "{text}");
        }
        assert_eq!(rank("3 *"), Ok(Some(3)));
    }

    #[test]
    fn a_workbook_vouches_for_nine_digits() {
        let mut marks = Marks::default();
        let read = number("83.1452080000001", CellKind::Number, &mut marks);
        assert_eq!(read, Ok(Printed::parse("83.145208")));
        assert_eq!(marks, Marks::default());
    }
}
