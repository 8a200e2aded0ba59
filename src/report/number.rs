//! Numbers as people read them: decimal comma and thousands in Indonesian. Formats for programs never pass here.

use crate::exact::{Exact, Rounding};
use crate::i18n::lang::Lang;
use crate::rules::Instrument;

/// The digits after the mark at which a weight without an end is cut for the eye.
const WEIGHT_DIGITS: u32 = 4;

/// A score with the instrument's digits and rounding: `1.234,56` in Indonesian.
#[must_use]
pub(crate) fn score(value: &Exact, instrument: &Instrument, lang: Lang) -> String {
    localized(&instrument.printed(value), lang)
}

/// A weight or a bound: all its digits where it ends within four, else rounded to four.
#[must_use]
pub(crate) fn weight(value: &Exact, lang: Lang) -> String {
    let text = value.to_decimal(WEIGHT_DIGITS).unwrap_or_else(|| value.to_fixed(WEIGHT_DIGITS, Rounding::HalfUp));
    localized(&text, lang)
}

/// A value before rounding: all its digits where it ends soon, else some more than are printed and `…`.
#[must_use]
pub(crate) fn exact(value: &Exact, decimals: u32, lang: Lang) -> String {
    let digits = decimals.max(2) + 4;
    match value.to_decimal(digits) {
        Some(text) => localized(&text, lang),
        None => format!("{}…", localized(&value.to_fixed(digits, Rounding::Truncate), lang)),
    }
}

/// A count of things.
#[must_use]
pub(crate) fn count(value: u64, lang: Lang) -> String {
    localized(&value.to_string(), lang)
}

/// A share of 1 as percent, with at most two digits after the mark.
#[must_use]
pub(crate) fn percent(share: &Exact, lang: Lang) -> String {
    let percent = share * &Exact::HUNDRED;
    let text = percent.to_decimal(2).unwrap_or_else(|| percent.to_fixed(2, Rounding::HalfUp));
    format!("{}%", localized(&text, lang))
}

/// Stands where there is no number.
pub(crate) const DASH: &str = "–";

/// A difference with its sign before its digits: `+`, a true minus sign, or `zero` where it is nothing. `digits`: those
/// of the difference without its sign; an `≈` before them stands before the sign.
#[must_use]
pub(crate) fn signed(difference: &Exact, digits: &str, zero: &str) -> String {
    let (about, digits) = digits.strip_prefix('≈').map_or(("", digits), |digits| ("≈", digits));
    let sign = match (difference.is_zero(), difference.is_negative()) {
        (true, _) => zero,
        (false, true) => "−",
        (false, false) => "+",
    };
    format!("{about}{sign}{digits}")
}

/// A difference of printed numbers without its sign: with the digits of a score, or with more where one of the two was
/// printed with more, so that who subtracts what stands on paper finds the same.
#[must_use]
pub(crate) fn difference(difference: &Exact, instrument: &Instrument, lang: Lang) -> String {
    /// More digits than any two results have.
    const MOST: u32 = 30;
    let size = difference.abs();
    let ends = |digits: u32| size.to_decimal(digits).is_some();
    let digits = (instrument.decimals..MOST).find(|digits| ends(*digits)).unwrap_or(instrument.decimals);
    localized(&size.to_fixed(digits, Rounding::HalfUp), lang)
}

/// A decimal as [`Exact::to_fixed`] writes it, with the marks of a language.
#[must_use]
pub(crate) fn localized(decimal: &str, lang: Lang) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::with_capacity(decimal.len() + whole.len() / 3);
    out.push_str(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(lang.thousands_mark());
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(lang.decimal_mark());
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_follow_the_language() {
        assert_eq!(localized("1234567.89", Lang::Id), "1.234.567,89");
        assert_eq!(localized("1234567.89", Lang::En), "1,234,567.89");
        assert_eq!(localized("-123.40", Lang::Id), "-123,40");
        assert_eq!(localized("999", Lang::Id), "999");
        assert_eq!(localized("-1000", Lang::En), "-1,000");
    }

    #[test]
    fn a_weight_shows_all_its_digits_or_four() {
        let third = Exact::ratio(100, 6);
        assert_eq!(weight(&third, Lang::Id), "16,6667");
        assert_eq!(weight(&Exact::ratio(275, 100), Lang::Id), "2,75");
        assert_eq!(weight(&Exact::HUNDRED, Lang::En), "100");
    }

    #[test]
    fn a_value_without_an_end_is_cut_and_marked_as_cut() {
        assert_eq!(exact(&Exact::ratio(493, 12), 2, Lang::Id), "41,083333…");
        assert_eq!(exact(&Exact::ratio(1235, 100), 1, Lang::En), "12.35");
        assert_eq!(exact(&Exact::ratio(-2, 3), 0, Lang::En), "-0.666666…");
    }

    #[test]
    fn a_share_is_shown_as_percent() {
        assert_eq!(percent(&Exact::ratio(1, 3), Lang::Id), "33,33%");
        assert_eq!(percent(&Exact::ONE, Lang::En), "100%");
    }
}
