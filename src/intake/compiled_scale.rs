//! Scales compiled to integers: the fast path from a number in millionths to its value.
//!
//! Never decides otherwise than [`Criterion::count`], the slow path; where integers do not suffice it returns `None`
//! and the caller takes the slow path. A property test compares the two.

use crate::answers::Hundredths;
use crate::answers::MILLION;
use crate::answers::store::millionths;
use crate::intake::answer_cell::Marks;
use crate::intake::fast_number;
use crate::intake::fast_number::FastNumber;
use crate::lowlevel::swar::HIGH;
use crate::lowlevel::swar::LOW_BYTES;
use crate::lowlevel::swar::ONES;
use crate::lowlevel::swar::equal;
use crate::lowlevel::swar::word;
use crate::rules::Instrument;
use crate::rules::instrument::Criterion;
use crate::rules::scale::{Entries, Scale};

/// What numbers a criterion takes, in millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FastScale {
    /// From the first to the second, counted as they are; with a step: on its multiples from the first.
    Number { min: i64, max: i64, step: Option<i64> },
    /// One of these, ascending.
    OneOf(Vec<i64>),
    /// From `min` to `max`, through the first band whose bound (and whether it is met by equality) admits it.
    Bands { min: i64, max: i64, bands: Vec<(i64, bool, i64)> },
    /// Not decidable in integers: always the slow path.
    Unknown,
}

impl FastScale {
    /// The gauge of a criterion.
    #[must_use]
    pub(crate) fn of(criterion: &Criterion, instrument: &Instrument) -> Self {
        Self::compile(criterion, instrument).unwrap_or(Self::Unknown)
    }

    fn compile(criterion: &Criterion, instrument: &Instrument) -> Option<Self> {
        let bands = criterion.scale.as_deref().and_then(Scale::bands);
        Some(match (criterion.entries(instrument), bands) {
            // Names are compared as text, and steps under bands are rare: the slow path.
            (Entries::Names(_), _) | (Entries::Range { step: Some(_), .. } | Entries::Numbers(_), Some(_)) => {
                return None;
            }
            (Entries::Range { min, max, step }, None) => Self::Number {
                min: millionths(min)?,
                max: millionths(max)?,
                step: match step {
                    Some(step) => Some(millionths(step).filter(|&step| step > 0)?),
                    None => None,
                },
            },
            (Entries::Numbers(choices), None) => {
                let mut values = choices.iter().map(|c| millionths(&c.value)).collect::<Option<Vec<_>>>()?;
                values.sort_unstable();
                Self::OneOf(values)
            }
            (Entries::Range { min, max, step: None }, Some(bands)) => Self::Bands {
                min: millionths(min)?,
                max: millionths(max)?,
                bands: bands
                    .iter()
                    .map(|b| Some((millionths(&b.bound.value)?, b.bound.inclusive, millionths(&b.score)?)))
                    .collect::<Option<Vec<_>>>()?,
            },
        })
    }

    /// The value, on the answer's own measure, of a number; `None`: off the scale, or undecidable here; the caller asks
    /// [`Criterion::count`].
    #[inline(always)]
    #[must_use]
    pub(crate) fn value(&self, x: i64) -> Option<i64> {
        match self {
            Self::Number { min, max, .. } if x < *min || *max < x => None,
            Self::Number { step: None, .. } => Some(x),
            _ => self.value_by(x),
        }
    }

    /// The same where more than bounds is asked; a number is within these.
    #[inline(never)]
    fn value_by(&self, x: i64) -> Option<i64> {
        match self {
            Self::Number { min, step, .. } => {
                let fits = step.is_none_or(|step| x.checked_sub(*min).is_some_and(|above| above % step == 0));
                fits.then_some(x)
            }
            Self::OneOf(values) => values.binary_search(&x).is_ok().then_some(x),
            Self::Bands { min, max, bands } if *min <= x && x <= *max => bands
                .iter()
                .find(|(bound, inclusive, _)| if *inclusive { x >= *bound } else { x > *bound })
                .map(|(_, _, score)| *score),
            Self::Bands { .. } | Self::Unknown => None,
        }
    }
}

/// Parses a plain decimal of at most 9 digits before and 6 after its mark, to millionths; `None`: use the slow path
/// ([`crate::intake::answer_cell::numeral`]), which agrees wherever this returns a number.
#[must_use]
pub(crate) fn plain_number(text: &[u8]) -> Option<(i64, Marks)> {
    const BEFORE: usize = 9;
    const BEHIND: usize = 6;
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let mut value: i64 = 0;
    let mut at = 0;
    while let Some(digit) = digits.get(at).map(|b| b.wrapping_sub(b'0')).filter(|d| *d < 10) {
        value = value * 10 + i64::from(digit);
        at += 1;
        if at > BEFORE {
            return None;
        }
    }
    if at == 0 {
        return None;
    }
    let mut marks = Marks::default();
    let mut unit = MILLION;
    if at < digits.len() {
        let comma = match digits[at] {
            b',' => true,
            b'.' => false,
            _ => return None,
        };
        let behind = &digits[at + 1..];
        if behind.is_empty() || behind.len() > BEHIND {
            return None;
        }
        for byte in behind {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            value = value * 10 + i64::from(digit);
            unit /= 10;
        }
        marks = Marks::of(comma, behind.len());
    }
    value *= unit;
    Some((if negative { -value } else { value }, marks))
}

/// SWAR version for an unsigned cell of at most 8 bytes; `None`: see [`crate::intake::compiled_scale::plain_number`].
#[inline(always)]
#[must_use]
pub(crate) fn short_number(text: &[u8], start: usize, end: usize) -> Option<(i64, Marks)> {
    /// Millionths of a number with so many digits behind its mark.
    const UNITS: [i64; 7] = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];
    /// Longer cells are rare and left to [`plain_number`].
    const USUAL: usize = 5;
    let length = end - start;
    if length == 0 || length > 8 {
        return None;
    }
    let word = word(text, start);
    if length <= USUAL {
        let usual = FastNumber::new(word, length);
        if usual.faults() == 0 {
            let (commas, points) = usual.commas_and_points();
            return Some((
                usual.hundredths().cast_signed() * Hundredths::MILLIONTHS,
                fast_number::marks(commas, points),
            ));
        }
    }
    let cell = word & LOW_BYTES[length];
    // A point and a comma differ by one bit. The high bit of each byte that is either.
    let marks = equal(cell | (2 * ONES), b'.');
    let mark = if marks == 0 { length } else { (marks.trailing_zeros() / 8) as usize };
    let behind = length.saturating_sub(mark + 1);
    // The digits without the mark, the last of them in the highest byte, zeros before the first.
    let (before, after) = (cell & LOW_BYTES[mark], cell & !LOW_BYTES[(mark + 1).min(8)]);
    let count = length - usize::from(marks != 0);
    let filled = (0x30 * ONES) & !LOW_BYTES[8 - count];
    let shift = u32::try_from(8 - count).unwrap_or(0) * 8;
    let digits = (before | (after >> 8)).checked_shl(shift).unwrap_or(0) ^ filled;
    let valid = (digits | digits.wrapping_add(0x76 * ONES)) & HIGH == 0;
    if !valid || mark == 0 || behind > 6 || marks != 0 && behind == 0 {
        return None;
    }
    // Pairs, fours, eights.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let low = (pairs & 0xff_0000_00ff).wrapping_mul(100 + (1_000_000 << 32));
    let high = ((pairs >> 16) & 0xff_0000_00ff).wrapping_mul(1 + (10_000 << 32));
    let number = low.wrapping_add(high) >> 32;
    let comma = cell >> (8 * mark.min(7)) & 0xff == u64::from(b',');
    let marks = if marks == 0 { Marks::default() } else { Marks::of(comma, behind) };
    Some((number.cast_signed() * UNITS[behind], marks))
}

#[cfg(test)]
mod tests {
    use crate::exact::Exact;
    use crate::intake::answer_cell;
    use crate::intake::compiled_scale::*;
    use crate::rules::sample;
    use crate::rules::scale::{Band, Bound, Choice, ScaleKind};
    use crate::rules::{Counted, Reply};
    use proptest::prelude::*;
    use std::sync::Arc;

    fn scales() -> Vec<Option<ScaleKind>> {
        let dec = |text: &str| Exact::parse_decimal(text).expect(text);
        let band = |from: &str, inclusive, score: &str| Band {
            bound: Bound { value: dec(from), inclusive },
            score: dec(score),
        };
        let choice = |value: &str| Choice { label: value.into(), value: dec(value) };
        vec![
            None,
            Some(ScaleKind::Number { min: dec("0"), max: dec("100"), step: None }),
            Some(ScaleKind::Number { min: dec("1"), max: dec("5"), step: Some(dec("0.5")) }),
            Some(ScaleKind::Number { min: dec("-3.3"), max: dec("7"), step: Some(Exact::ratio(1, 3)) }),
            Some(ScaleKind::Choice { choices: ["0", "20", "50.5"].map(choice).to_vec(), numeric: true }),
            Some(ScaleKind::Choice { choices: ["0", "20", "50.5"].map(choice).to_vec(), numeric: false }),
            Some(ScaleKind::Bands {
                min: dec("0"),
                max: dec("100"),
                bands: vec![band("90", false, "100"), band("50", true, "33.3"), band("0", false, "20")],
            }),
        ]
    }

    proptest! {
        #[test]
        fn the_short_way_counts_what_the_general_way_counts(
            text in "-?[0-9]{1,3}([.,][0-9]{1,7})?|[-0-9.,% a]{0,6}",
            scale in 0..7_usize,
        ) {
            let mut instrument = sample::instrument(&["a"]);
            let scale = scales()[scale].clone();
            instrument.criteria[1].scale = scale.map(|kind| Arc::new(Scale::new("s", kind, Some(Exact::int(80)))));
            let criterion = &instrument.criteria[1];
            let gauge = FastScale::of(criterion, &instrument);
            if let Some((x, marks)) = plain_number(text.as_bytes())
                && let Some(own) = gauge.value(x)
            {
                let (general, same) = answer_cell::answer(&text, crate::table::cell::CellKind::Text, criterion, &instrument).expect("an answer");
                prop_assert_eq!(marks, same);
                prop_assert_eq!(&general, &Reply::Value(Exact::ratio(i128::from(x), i128::from(MILLION))));
                let score = &Exact::ratio(i128::from(own), i128::from(MILLION)) * &criterion.factor(&instrument);
                prop_assert_eq!(criterion.count(&general, true, &instrument), Ok(Counted::Score(score)));
            }
        }
    }

    proptest! {
        #[test]
        fn all_digits_at_once_are_the_digits_one_by_one(
            cell in "[0-9]{0,9}|[0-9]{0,5}[.,][0-9]{0,5}|[-0-9.,% a\u{0}]{0,8}",
            behind in "[0-9.,;]{0,9}",
        ) {
            for text in [format!("x;{cell}{behind}"), format!("x;{cell}")] {
                let end = 2 + cell.len();
                let expected = plain_number(cell.as_bytes());
                let found = short_number(text.as_bytes(), 2, end);
                prop_assert!(found.is_none() || found == expected, "{cell:?}: {found:?}, not {expected:?}");
                if cell.len() <= 8 && !cell.starts_with('-') {
                    prop_assert_eq!(found, expected);
                }
            }
        }
    }

    #[test]
    fn plain_numbers_take_the_fast_path() {
        assert_eq!(plain_number(b"85.5"), Some((85_500_000, Marks::POINT)));
        assert_eq!(plain_number(b"-7,25"), Some((-7_250_000, Marks::COMMA)));
        assert_eq!(plain_number(b"90"), Some((90_000_000, Marks::default())));
        for text in ["", "-", "5.", ".5", "1e2", "1234567890", "1.1234567", "5 "] {
            assert_eq!(plain_number(text.as_bytes()), None, "{text}");
        }
    }
}
