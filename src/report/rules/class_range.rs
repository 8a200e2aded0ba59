//! The scores of a class as decrees print them: "90–100", "80–89,99", "di bawah 40".

use super::describe;
use super::words;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::number;
use crate::report::words::Word;
use crate::rules::instrument::{Basis, Combine};
use crate::rules::scale::Bound;
use crate::rules::{Instrument, TOTAL};

/// The range of a class by its index, the best first.
///
/// Where rounded scores are classified both ends are scores that occur; else an end that is not in the class is told by
/// "kurang dari" or "di atas". The best class ends at the top of the range, unless a sum may pass that.
#[must_use]
pub(crate) fn class_range(instrument: &Instrument, class: usize, lang: Lang) -> String {
    let above = class.checked_sub(1).and_then(|at| instrument.classes[at].bound.as_ref());
    let Some(bound) = &instrument.classes[class].bound else {
        return match above {
            Some(above) if above.inclusive => words::BELOW.with(lang, &[("value", shown(&above.value, lang))]),
            Some(above) => words::UP_TO.with(lang, &[("value", shown(&above.value, lang))]),
            None => Word::BelowAll.say(lang).to_owned(),
        };
    };
    let may_pass = instrument.criteria[TOTAL].combine == Combine::Sum;
    let high = match above {
        Some(above) => RangeEnd::below(above, instrument),
        None if may_pass || bound.value >= instrument.top => return describe::bound(bound, lang),
        None => RangeEnd::Value(instrument.top.clone()),
    };
    let low = RangeEnd::from(bound, instrument);
    match (&low, &high) {
        (RangeEnd::Value(low), RangeEnd::Value(high)) if low == high => shown(low, lang),
        (RangeEnd::Value(low), RangeEnd::Value(high)) => format!("{}–{}", shown(low, lang), shown(high, lang)),
        _ => words::FROM_TO.with(lang, &[("low", low.say(lang)), ("high", high.say(lang))]),
    }
}

/// An end of a range.
enum RangeEnd {
    /// In it.
    Value(Exact),
    /// Only what is greater.
    Above(Exact),
    /// Only what is less.
    Below(Exact),
}

impl RangeEnd {
    /// The lower end of a class.
    fn from(bound: &Bound, instrument: &Instrument) -> Self {
        match (bound.inclusive, instrument.classify) {
            (true, _) => Self::Value(bound.value.clone()),
            (false, Basis::Rounded) => Self::Value(&bound.value + &unit(instrument)),
            (false, Basis::Exact) => Self::Above(bound.value.clone()),
        }
    }

    /// The upper end of the class below one with this bound.
    fn below(bound: &Bound, instrument: &Instrument) -> Self {
        match (bound.inclusive, instrument.classify) {
            (false, _) => Self::Value(bound.value.clone()),
            (true, Basis::Rounded) => Self::Value(&bound.value - &unit(instrument)),
            (true, Basis::Exact) => Self::Below(bound.value.clone()),
        }
    }

    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Value(value) => shown(value, lang),
            Self::Above(value) => Word::AboveBound.with(lang, &[("value", shown(value, lang))]),
            Self::Below(value) => words::LESS_THAN.with(lang, &[("value", shown(value, lang))]),
        }
    }
}

fn shown(value: &Exact, lang: Lang) -> String {
    number::weight(value, lang)
}

/// The last digit of a score.
fn unit(instrument: &Instrument) -> Exact {
    Exact::ratio(1, 10_i128.checked_pow(instrument.decimals).unwrap_or(i128::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(changes: &[(&str, &str)]) -> Vec<String> {
        let mut text = String::from(
            "schema = 1\ncriteria = [{ id = \"a\", name = \"A\", weight = 100 }]\n\
             [instrument]\nid = \"uji\"\ntitle = \"Uji\"\nstatus = \"illustrative\"\n[score]\nclassify = \"rounded\"\n\
             [[class]]\nlabel = \"A\"\nfrom = 90\n[[class]]\nlabel = \"B\"\nabove = 60\n[[class]]\nlabel = \"C\"\n",
        );
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        let instrument = crate::rules::read(&text, "uji.toml").instrument.expect("good rules");
        (0..instrument.classes.len()).map(|class| class_range(&instrument, class, Lang::Id)).collect()
    }

    #[test]
    fn rounded_scores_have_ends_that_occur() {
        assert_eq!(ranges(&[]), ["90–100", "60,01–89,99", "sampai 60"]);
    }

    #[test]
    fn exact_scores_have_ends_that_are_not_reached() {
        let exact = [("\"rounded\"", "\"exact\"")];
        assert_eq!(ranges(&exact), ["90–100", "di atas 60 sampai kurang dari 90", "sampai 60"]);
    }

    #[test]
    fn a_sum_may_pass_the_top() {
        let sum = [("classify", "combine = \"sum\"\nclassify")];
        assert_eq!(ranges(&sum)[0], "mulai 90");
    }
}
