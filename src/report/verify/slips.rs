//! Slips in words.

use crate::analysis::slip::Slip;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::words::Word;
use crate::rules::Instrument;
use crate::rules::instrument::{Basis, Ties, Within};

/// What a slip is, in a few words.
#[must_use]
pub(crate) fn say(slip: &Slip, instrument: &Instrument, lang: Lang) -> String {
    let with = |word: Word, name: &'static str, value: &str| word.with(lang, &[(name, printable(value))]);
    let plain = match slip {
        Slip::OtherWeights { rules } => return with(Word::SlipOtherWeights, "rules", rules),
        Slip::OtherClasses { rules } => return with(Word::SlipOtherClasses, "rules", rules),
        Slip::EqualWeights { within: Some(id) } => return with(Word::SlipEqualWithin, "id", id),
        Slip::LeftOut { criterion, carried: false } => return with(Word::SlipLeftOut, "id", criterion),
        Slip::LeftOut { criterion, carried: true } => return with(Word::SlipLeftOutCarried, "id", criterion),
        Slip::Twice { criterion, carried: false } => return with(Word::SlipTwice, "id", criterion),
        Slip::Twice { criterion, carried: true } => return with(Word::SlipTwiceCarried, "id", criterion),
        Slip::SwappedWith { agency } => return with(Word::SlipSwappedWith, "agency", agency),
        Slip::SwappedRows { one, other } => {
            return Word::SlipSwappedRows.with(lang, &[("one", printable(one)), ("other", printable(other))]);
        }
        Slip::ShiftedColumn { down, from, to } | Slip::ShiftedNames { down, from, to } => {
            let names = matches!(slip, Slip::ShiftedNames { .. });
            let word = match (names, down) {
                (false, true) => Word::SlipColumnDown,
                (false, false) => Word::SlipColumnUp,
                (true, true) => Word::SlipNamesDown,
                (true, false) => Word::SlipNamesUp,
            };
            return word.with(lang, &[("from", from.to_string()), ("to", to.to_string())]);
        }
        Slip::SwappedWithin { criterion } => return with(Word::SlipSwappedWithin, "id", criterion),
        Slip::RepeatedFrom { agency } => return with(Word::SlipRepeatedFrom, "agency", agency),
        Slip::RankSkipped { rank } => return with(Word::SlipRankSkipped, "rank", &rank.to_string()),
        Slip::RankDoubled { rank } => return with(Word::SlipRankDoubled, "rank", &rank.to_string()),
        Slip::WeightsExchanged { one, other } => {
            return Word::SlipWeightsExchanged.with(lang, &[("one", printable(one)), ("other", printable(other))]);
        }
        Slip::OtherBase { base } => return with(Word::SlipOtherBase, "base", &base.to_string()),
        Slip::DividedBy { base } => return with(Word::SlipDividedBy, "base", &base.to_string()),
        Slip::DecimalMark { value } => return with(Word::SlipDecimalMark, "value", &super::shown(value, lang)),
        Slip::EqualWeights { within: None } => Word::SlipEqualEverywhere,
        Slip::RoundedEverywhere => Word::SlipRoundedEverywhere,
        Slip::RoundedOnce => Word::SlipRoundedOnce,
        Slip::Truncated => Word::SlipTruncated,
        Slip::NotTruncated => Word::SlipNotTruncated,
        Slip::ZeroForNotApplicable => Word::SlipZero,
        Slip::BlankLeftOut => Word::SlipBlankLeftOut,
        Slip::UnverifiedUsed => Word::SlipUnverified,
        Slip::SortedAlone => Word::SlipSortedAlone,
        Slip::RanksReversed => Word::SlipRanksReversed,
        Slip::TiesByOrder => Word::SlipTiesByOrder,
        Slip::RanksOfOtherGroup => Word::SlipRanksOfOtherGroup,
        Slip::OtherRankBasis if instrument.ranking.by == Basis::Rounded => Word::SlipRankExact,
        Slip::OtherRankBasis => Word::SlipRankRounded,
        Slip::BlankAsZero => Word::SlipBlankAsZero,
        Slip::EarlierYear => Word::SlipEarlierYear,
        Slip::DigitLost => Word::SlipDigitLost,
        Slip::DigitAdded => Word::SlipDigitAdded,
        Slip::SwappedDigits => Word::SlipSwappedDigits,
        Slip::OneDigit => Word::SlipOneDigit,
        Slip::OtherBasis if instrument.classify == Basis::Rounded => Word::SlipBasisExact,
        Slip::OtherBasis => Word::SlipBasisRounded,
        Slip::OtherTies { used: Ties::Competition } => Word::SlipTiesCompetition,
        Slip::OtherTies { used: Ties::Dense } => Word::SlipTiesDense,
        Slip::OtherPool { used: Within::All } => Word::SlipPoolAll,
        Slip::OtherPool { used: Within::Group } => Word::SlipPoolGroup,
    };
    plain.say(lang).to_owned()
}
