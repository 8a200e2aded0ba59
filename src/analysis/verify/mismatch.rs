//! A printed figure that does not follow, and how far rounding may move a figure.

use crate::analysis::verify::Figure;
use crate::analysis::verify::Mismatch;
use crate::analysis::verify::What;
use crate::exact::Exact;
use crate::exact::Rounding;
use crate::published::model::Printed;
use crate::published::model::PublishedRow;
use crate::rules::Instrument;
use crate::rules::instrument::RoundAt;

pub(crate) fn mismatch(row: &PublishedRow, what: What, printed: Figure, expected: Figure) -> Mismatch {
    Mismatch {
        what,
        subject: row.name.to_string(),
        agency: None,
        place: row.place.clone(),
        printed,
        expected,
        slips: Vec::new(),
        from_printed: false,
        possible: false,
        cause: None,
    }
}

/// From this many decimals on, digits come from the binary arithmetic of a spreadsheet.
const MEANT_DECIMALS: u32 = 8;

/// A figure that a spreadsheet computed, without the digits that its arithmetic added.
pub(super) fn as_meant(number: &Printed) -> Printed {
    if number.decimals <= MEANT_DECIMALS {
        return number.clone();
    }
    Printed { value: number.value.round(MEANT_DECIMALS, Rounding::HalfUp), decimals: MEANT_DECIMALS }
}

/// The values that a printed number may stand for: the lowest, the one printed, the highest.
pub(crate) fn spread(rules: &Instrument, number: &Printed, decimals: u32) -> Vec<Exact> {
    let as_computed = rules.round_at == RoundAt::EveryCriterion && decimals >= rules.decimals;
    if as_computed {
        return vec![number.value.clone()];
    }
    let unit = Exact::ratio(1, 10_i128.checked_pow(decimals).unwrap_or(i128::MAX));
    let half = &unit * &Exact::ratio(1, 2);
    let (down, up) = match rules.rounding {
        Rounding::Truncate => (Exact::ZERO, unit.clone()),
        Rounding::HalfUp | Rounding::HalfEven => (half.clone(), half),
    };
    let up = &up - &(&unit * &Exact::ratio(1, JUST_BELOW));
    vec![&number.value - &down, number.value.clone(), &number.value + &up]
}

/// A part of the last printed digit: nothing is printed so finely, so it stands for "just below".
pub(super) const JUST_BELOW: i128 = 1_000_000;
