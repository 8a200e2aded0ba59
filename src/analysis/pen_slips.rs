//! Slips of the pen: what happened to the digits of a number.

use crate::analysis::slip::Slip;
use crate::published::model::Printed;

/// The slips of the pen that turn one text of digits into another.
#[must_use]
pub(crate) fn of_the_pen(right: &str, printed: &str) -> Vec<Slip> {
    let mut slips = of_digits(right, printed);
    if slips.is_empty() {
        slips.extend(of_the_mark(right, printed));
    }
    if slips.is_empty() {
        slips.extend(of_the_count(right, printed));
    }
    slips
}

/// The decimal mark elsewhere: the same digits, leading and trailing zeros aside.
fn of_the_mark(right: &str, printed: &str) -> Option<Slip> {
    let digits = |text: &str| text.replace('.', "").trim_matches('0').to_owned();
    let moved = digits(right) == digits(printed) && digits(right).len() > 1 && right != printed;
    moved.then(|| Printed::parse(right).map(|value| Slip::DecimalMark { value })).flatten()
}

/// A digit too few or too many, wherever the mark then stands: `8.46` or `83.4` for `83.46`.
fn of_the_count(right: &str, printed: &str) -> Option<Slip> {
    let digits = |text: &str| -> Vec<u8> { text.bytes().filter(u8::is_ascii_digit).collect() };
    let bare = |text: &str| text.trim_end_matches('0').trim_end_matches('.').to_owned();
    let shorter = |long: &[u8], short: &[u8]| {
        long.len() == short.len() + 1 && {
            let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
            long[same + 1..] == short[same..]
        }
    };
    let (long, short) = (digits(&bare(right)), digits(&bare(printed)));
    // A number of few digits is too easily another one without a digit.
    if long.len().min(short.len()) < 2 || bare(right) == bare(printed) {
        return None;
    }
    if shorter(&long, &short) {
        return Some(Slip::DigitLost);
    }
    shorter(&short, &long).then_some(Slip::DigitAdded)
}

fn of_digits(right: &str, printed: &str) -> Vec<Slip> {
    // A leading zero is not printed: 50.12 with its first digits swapped reads 5.12.
    let as_long = right.len() == printed.len();
    let width = right.len().max(printed.len());
    let (right, printed) = (format!("{right:0>width$}"), format!("{printed:0>width$}"));
    if right.find('.') != printed.find('.') || right == printed {
        return Vec::new();
    }
    let pairs: Vec<(char, char)> = right.chars().zip(printed.chars()).collect();
    let other: Vec<usize> = (0..pairs.len()).filter(|&at| pairs[at].0 != pairs[at].1).collect();
    let digits_only = other.iter().all(|&at| pairs[at].0.is_ascii_digit() && pairs[at].1.is_ascii_digit());
    let neighbours = |a: usize, b: usize| right[a + 1..b].chars().all(|c| !c.is_ascii_digit());
    match other.as_slice() {
        _ if !digits_only => Vec::new(),
        [_] if as_long => vec![Slip::OneDigit],
        [a, b] if neighbours(*a, *b) && pairs[*a].0 == pairs[*b].1 && pairs[*a].1 == pairs[*b].0 => {
            vec![Slip::SwappedDigits]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_digits_may_stand_on_both_sides_of_the_mark() {
        assert_eq!(of_the_pen("83.46", "83.64"), [Slip::SwappedDigits]);
        assert_eq!(of_the_pen("83.46", "84.36"), [Slip::SwappedDigits]);
        assert_eq!(of_the_pen("83.46", "63.48"), []);
        assert_eq!(of_the_pen("50.12", "5.12"), [Slip::SwappedDigits]);
    }

    #[test]
    fn the_decree_of_2024_differs_in_one_digit() {
        assert_eq!(of_the_pen("98.31", "92.31"), [Slip::OneDigit]);
        assert_eq!(of_the_pen("98.31", "98.31"), []);
        assert_eq!(of_the_pen("98.31", "98.3"), [Slip::DigitLost]);
    }

    #[test]
    fn a_mark_that_moved_and_digits_that_were_lost_or_added_are_told_apart() {
        let mark = |text: &str| Slip::DecimalMark { value: Printed::parse(text).expect("a number") };
        assert_eq!(of_the_pen("98.30", "9.83"), [mark("98.30")]);
        assert_eq!(of_the_pen("98.31", "9831.00"), [mark("98.31")]);
        assert_eq!(of_the_pen("83.46", "8.46"), [Slip::DigitLost]);
        assert_eq!(of_the_pen("83.46", "83.466"), [Slip::DigitAdded]);
        assert_eq!(of_the_pen("83.46", "833.46"), [Slip::DigitAdded]);
        assert_eq!(of_the_pen("83.46", "71.20"), []);
        assert_eq!(of_the_pen("80.00", "80.0"), []);
    }
}
