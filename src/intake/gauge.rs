//! Criteria compiled for speed: what a number in millionths counts as, where whole numbers suffice to tell.
//!
//! A gauge never decides otherwise than [`Criterion::count`]; where it cannot tell, it says so and the general way is
//! taken. A test holds the two together.

use super::reply::Marks;
use crate::assessments::tallies::{MILLION, millionths};
use crate::rules::Instrument;
use crate::rules::instrument::{Criterion, ScaleKind};

/// What numbers a criterion takes, in millionths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gauge {
    /// From the first to the second, counted as they are; with a step: on its multiples from the first.
    Number { min: i64, max: i64, step: Option<i64> },
    /// One of these, ascending.
    OneOf(Vec<i64>),
    /// From `min` to `max`, through the first band whose bound (and whether it is met by equality) admits it.
    Bands { min: i64, max: i64, bands: Vec<(i64, bool, i64)> },
    /// Only the general way can tell.
    Unknown,
}

impl Gauge {
    /// The gauge of a criterion.
    #[must_use]
    pub fn of(criterion: &Criterion, instrument: &Instrument) -> Self {
        Self::compile(criterion, instrument).unwrap_or(Self::Unknown)
    }

    fn compile(criterion: &Criterion, instrument: &Instrument) -> Option<Self> {
        let Some(scale) = &criterion.scale else {
            let (min, max) = match &criterion.points {
                Some(points) => (0, millionths(points)?),
                None => (millionths(&instrument.bottom)?, millionths(&instrument.top)?),
            };
            return Some(Self::Number { min, max, step: None });
        };
        Some(match &scale.kind {
            ScaleKind::Number { min, max, step } => Self::Number {
                min: millionths(min)?,
                max: millionths(max)?,
                step: match step {
                    Some(step) => Some(millionths(step).filter(|&step| step > 0)?),
                    None => None,
                },
            },
            // Names take the general way.
            ScaleKind::Choice { choices, numeric: true } => {
                let mut values = choices.iter().map(|c| millionths(&c.value)).collect::<Option<Vec<_>>>()?;
                values.sort_unstable();
                Self::OneOf(values)
            }
            ScaleKind::Choice { numeric: false, .. } => return None,
            ScaleKind::Bands { min, max, bands } => Self::Bands {
                min: millionths(min)?,
                max: millionths(max)?,
                bands: bands
                    .iter()
                    .map(|b| Some((millionths(&b.bound.value)?, b.bound.inclusive, millionths(&b.score)?)))
                    .collect::<Option<Vec<_>>>()?,
            },
        })
    }

    /// The value on the answer's own measure that a number stands for; `None`: it does not fit, or who knows.
    #[must_use]
    pub fn value(&self, x: i64) -> Option<i64> {
        match self {
            Self::Number { min, max, step } => {
                let fits = *min <= x
                    && x <= *max
                    && step.is_none_or(|step| x.checked_sub(*min).is_some_and(|above| above % step == 0));
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

/// A plain decimal of at most nine digits before and six behind its mark, in millionths; anything else takes the
/// general way ([`super::reply::numeral`]), which agrees wherever this tells something.
#[must_use]
pub fn plain_number(text: &[u8]) -> Option<(i64, Marks)> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Exact;
    use crate::intake::reply;
    use crate::intake::sample;
    use crate::rules::instrument::{Band, Bound, Choice, Scale};
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
            instrument.criteria[1].scale = scales()[scale].clone().map(|kind| {
                Arc::new(Scale { name: "s".into(), kind, out_of: Some(Exact::int(80)) })
            });
            let criterion = &instrument.criteria[1];
            let gauge = Gauge::of(criterion, &instrument);
            if let Some((x, marks)) = plain_number(text.as_bytes())
                && let Some(own) = gauge.value(x)
            {
                let (general, same) = reply::answer(&text, reply::Kind::Text, criterion, &instrument).expect("an answer");
                prop_assert_eq!(marks, same);
                prop_assert_eq!(&general, &Reply::Value(Exact::ratio(i128::from(x), i128::from(MILLION))));
                let score = &Exact::ratio(i128::from(own), i128::from(MILLION)) * &criterion.factor(&instrument);
                prop_assert_eq!(criterion.count(&general, true, &instrument), Ok(Counted::Score(score)));
            }
        }
    }

    #[test]
    fn everyday_numbers_take_the_short_way() {
        assert_eq!(plain_number(b"85.5"), Some((85_500_000, Marks::POINT)));
        assert_eq!(plain_number(b"-7,25"), Some((-7_250_000, Marks::COMMA)));
        assert_eq!(plain_number(b"90"), Some((90_000_000, Marks::default())));
        for text in ["", "-", "5.", ".5", "1e2", "1234567890", "1.1234567", "5 "] {
            assert_eq!(plain_number(text.as_bytes()), None, "{text}");
        }
    }
}
