//! The ways in which a right figure becomes a wrong one. What they are, not how they are found.

use crate::published::model::Printed;
use crate::rules::instrument::{Ties, Within};

/// A way in which a right number becomes a wrong one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Slip {
    /// Rounded at every criterion instead of once.
    RoundedEverywhere,
    /// Rounded once instead of at every criterion.
    RoundedOnce,
    /// Digits cut off instead of rounded.
    Truncated,
    /// Rounded where the rules cut off.
    NotTruncated,
    /// Weights of other rules (last year's).
    OtherWeights { rules: String },
    /// The children of one criterion (`total`: the top level) count equally; `None`: everywhere.
    EqualWeights { within: Option<String> },
    /// A criterion is missing; `carried`: its siblings carry its weight, else it adds nothing.
    LeftOut { criterion: String, carried: bool },
    /// A criterion counts twice; `carried`: its weight is doubled among its siblings, else it is added once more.
    Twice { criterion: String, carried: bool },
    /// What does not apply counts 0.
    ZeroForNotApplicable,
    /// What is blank was left out although the rules count it.
    BlankLeftOut,
    /// Unverified answers were counted.
    UnverifiedUsed,
    /// The number of another agency, which in turn has this one's.
    SwappedWith { agency: String },
    /// Two bodies have each other's figures, all of them.
    SwappedRows { one: String, other: String },
    /// The figure of another criterion of the same row, which has this one's.
    SwappedWithin { criterion: String },
    /// The figures of a column stand one row further down (or up), in the lines from the first to the last.
    ShiftedColumn { down: bool, from: u64, to: u64 },
    /// The names do, which is to say that all figures stand one row further the other way.
    ShiftedNames { down: bool, from: u64, to: u64 },
    /// The figure of the row above or below stands here again.
    RepeatedFrom { agency: String },
    /// The column was sorted without the other columns.
    SortedAlone,
    /// The rank of the best is the last one.
    RanksReversed,
    /// A rank was passed over: from there on all ranks are one too high.
    RankSkipped { rank: u64 },
    /// A rank was given twice although the scores differ; where the next ranks follow it, all are one too low.
    RankDoubled { rank: u64 },
    /// Equal scores were given ranks one after the other.
    TiesByOrder,
    /// Ranks counted by the scores before rounding, where the rules take the rounded ones, or the other way round.
    OtherRankBasis,
    /// The weights of two siblings changed places.
    WeightsExchanged { one: String, other: String },
    /// What is blank counts 0 although the rules leave it out.
    BlankAsZero,
    /// The figure of an earlier year.
    EarlierYear,
    /// A digit is missing.
    DigitLost,
    /// There is a digit too many.
    DigitAdded,
    /// Two neighbouring digits changed places.
    SwappedDigits,
    /// One digit is another.
    OneDigit,
    /// Classes of other rules (last year's).
    OtherClasses { rules: String },
    /// The class of the value before rounding, where the rules take the rounded one, or the other way round.
    OtherBasis,
    /// Ranks counted 1, 2, 2, 3 instead of 1, 2, 2, 4, or the other way round.
    OtherTies { used: Ties },
    /// In the other group all ranks of both follow.
    RanksOfOtherGroup,
    /// Ranks counted over all instead of within groups, or the other way round.
    OtherPool { used: Within },
    /// A share of another whole: the number of which it is a share, and what that is.
    OtherBase { base: u64 },
    /// A sum divided by another number of bodies.
    DividedBy { base: u64 },
    /// The decimal mark is missing or stands elsewhere: what was meant.
    DecimalMark { value: Printed },
}

impl Slip {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::RoundedEverywhere => "rounded-at-every-criterion",
            Self::RoundedOnce => "rounded-only-the-total",
            Self::Truncated => "truncated",
            Self::NotTruncated => "rounded-instead-of-truncated",
            Self::OtherWeights { .. } => "other-weights",
            Self::EqualWeights { .. } => "equal-weights",
            Self::LeftOut { .. } => "left-out",
            Self::Twice { .. } => "counted-twice",
            Self::ZeroForNotApplicable => "zero-for-not-applicable",
            Self::BlankLeftOut => "blank-left-out",
            Self::UnverifiedUsed => "unverified-counted",
            Self::SwappedWith { .. } => "swapped-with-another",
            Self::SwappedRows { .. } => "swapped-rows",
            Self::SwappedWithin { .. } => "swapped-within-row",
            Self::ShiftedColumn { .. } => "shifted-column",
            Self::ShiftedNames { .. } => "shifted-names",
            Self::RepeatedFrom { .. } => "repeated-from-neighbour",
            Self::SortedAlone => "sorted-alone",
            Self::RanksReversed => "ranks-reversed",
            Self::RankSkipped { .. } => "rank-skipped",
            Self::RankDoubled { .. } => "rank-doubled",
            Self::TiesByOrder => "ties-by-order",
            Self::OtherRankBasis => "other-rank-basis",
            Self::WeightsExchanged { .. } => "weights-exchanged",
            Self::BlankAsZero => "blank-as-zero",
            Self::EarlierYear => "earlier-year",
            Self::DigitLost => "digit-lost",
            Self::DigitAdded => "digit-added",
            Self::SwappedDigits => "swapped-digits",
            Self::OneDigit => "one-digit",
            Self::OtherClasses { .. } => "other-classes",
            Self::OtherBasis => "other-basis",
            Self::OtherTies { .. } => "other-ties",
            Self::RanksOfOtherGroup => "ranks-of-other-group",
            Self::OtherPool { .. } => "other-pool",
            Self::OtherBase { .. } => "other-base",
            Self::DividedBy { .. } => "divided-by-another-number",
            Self::DecimalMark { .. } => "decimal-mark",
        }
    }
}
