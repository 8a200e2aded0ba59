//! A score on a report card: its text, and its place on the range for drawing.

use crate::exact::Exact;
use crate::i18n::printable::printable;
use crate::report::number;
use crate::report::view::ScoreReport;
use crate::rules::Instrument;
use crate::scoring::UnroundedScore;

/// What a score looks like.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CardFigure {
    /// As printed, with `≈` where it is not exact.
    pub text: String,
    /// Its place on the range, 0 to 1: for drawing.
    pub share: f64,
}

/// A criterion by id and name.
#[must_use]
pub(crate) fn criterion_name(report: &ScoreReport<'_>, ix: usize) -> String {
    let criterion = &report.instrument.criteria[ix];
    printable(&format!("{} {}", criterion.id, criterion.name))
}

/// A score in words and as a place on an axis.
#[must_use]
pub(crate) fn figure(report: &ScoreReport<'_>, axis: &Axis, value: &UnroundedScore) -> CardFigure {
    let about = if value.approximate { "≈" } else { "" };
    let text = format!("{about}{}", number::score(&value.exact, report.instrument, report.lang));
    CardFigure { text, share: axis.share(&value.exact) }
}

/// What a drawing's width stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Axis {
    from: Exact,
    to: Exact,
}

impl Axis {
    /// The range of the instrument: where criteria lie.
    #[must_use]
    pub(crate) fn of_criteria(instrument: &Instrument) -> Self {
        Self { from: instrument.bottom.clone(), to: instrument.top.clone() }
    }

    /// The range widened to the totals that lie outside it: a `sum` may pass the top.
    #[must_use]
    pub(crate) fn of_totals(report: &ScoreReport<'_>) -> Self {
        let totals = report.board.agencies.iter().filter_map(|row| row.total());
        totals.fold(Self::of_criteria(report.instrument), |axis, total| Self {
            from: Exact::min(&axis.from, total).clone(),
            to: Exact::max(&axis.to, total).clone(),
        })
    }

    /// Where a value lies, 0 to 1: for drawing.
    #[must_use]
    pub(crate) fn share(&self, value: &Exact) -> f64 {
        let width = &self.to - &self.from;
        if width.is_zero() { 0.0 } else { (&(value - &self.from) / &width).to_f64() }
    }
}

/// How far a score lies from another, with its sign: the difference of what is printed of the two.
#[must_use]
pub(crate) fn apart(report: &ScoreReport<'_>, score: &Exact, from: &Exact) -> String {
    let instrument = report.instrument;
    let difference = &instrument.rounded(score) - &instrument.rounded(from);
    number::signed(&difference, &number::difference(&difference, instrument, report.lang), "±")
}

/// A difference with its sign, with the digits of a score; a true minus sign.
#[must_use]
pub(crate) fn signed(report: &ScoreReport<'_>, difference: &Exact) -> String {
    let digits = number::score(&difference.abs(), report.instrument, report.lang);
    let shown_zero = !digits.contains(|c: char| c.is_ascii_digit() && c != '0');
    let difference = if shown_zero { Exact::ZERO } else { difference.clone() };
    number::signed(&difference, &digits, "±")
}
