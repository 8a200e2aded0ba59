//! Which word says which rule, state or reason: one function for each kind of value.
//!
//! The words themselves stand in the list one level up.

use super::Word;
use crate::exact::Rounding;
use crate::rules::instrument::{
    Absent, Assessors, Basis, Combine, CountsAs, Otherwise, RoundAt, Status, Ties, Unverified, WeightConvention, Within,
};
use crate::scoring::{Reason, State};

/// The standing of a rules file.
#[must_use]
pub(crate) const fn status(status: Status) -> Word {
    match status {
        Status::Official => Word::Official,
        Status::PartlyPublished => Word::PartlyPublished,
        Status::Illustrative => Word::Illustrative,
    }
}

/// How a criterion took part.
#[must_use]
pub(crate) const fn state(state: State) -> Word {
    match state {
        State::Scored => Word::StateScored,
        State::Unscored => Word::StateUnscored,
        State::Excluded => Word::StateExcluded,
        State::Gated => Word::StateGated,
    }
}

/// Why an agency has no score; the facts are `{criterion}`, `{share}` and `{least}`.
#[must_use]
pub(crate) const fn reason(reason: Reason) -> Word {
    match reason {
        Reason::Absent => Word::ReasonAbsent,
        Reason::Gate(_) => Word::ReasonGate,
        Reason::Coverage => Word::ReasonCoverage,
        Reason::CoverageOf(_) => Word::ReasonCoverageOf,
        Reason::NothingCounted => Word::ReasonNothing,
        Reason::DataErrors => Word::ReasonErrors,
    }
}

/// How the last digit is found.
#[must_use]
pub(crate) const fn rounding(rounding: Rounding) -> Word {
    match rounding {
        Rounding::HalfUp => Word::HalfUp,
        Rounding::HalfEven => Word::HalfEven,
        Rounding::Truncate => Word::Truncate,
    }
}

/// Where rounding enters; the facts are `{how}` and `{n}`.
#[must_use]
pub(crate) const fn round_at(at: RoundAt) -> Word {
    match at {
        RoundAt::Total => Word::RoundTotal,
        RoundAt::EveryCriterion => Word::RoundEvery,
    }
}

/// What is compared with class bounds.
#[must_use]
pub(crate) const fn classify(basis: Basis) -> Word {
    match basis {
        Basis::Rounded => Word::ClassifyRounded,
        Basis::Exact => Word::ClassifyExact,
    }
}

/// What is compared for ranks.
#[must_use]
pub(crate) const fn ranked_by(basis: Basis) -> Word {
    match basis {
        Basis::Rounded => Word::ByRounded,
        Basis::Exact => Word::ByExact,
    }
}

/// How equal scores share ranks.
#[must_use]
pub(crate) const fn ties(ties: Ties) -> Word {
    match ties {
        Ties::Competition => Word::TiesCompetition,
        Ties::Dense => Word::TiesDense,
    }
}

/// The pool in which places are counted.
#[must_use]
pub(crate) const fn within(within: Within) -> Word {
    match within {
        Within::Group => Word::WithinGroup,
        Within::All => Word::WithinAll,
    }
}

/// How children make their parent's score.
#[must_use]
pub(crate) const fn combine(combine: Combine) -> Word {
    match combine {
        Combine::WeightedMean => Word::CombineMean,
        Combine::Sum => Word::CombineSum,
        Combine::Min => Word::CombineMin,
        Combine::Geometric => Word::CombineGeometric,
        Combine::Harmonic => Word::CombineHarmonic,
        Combine::Points => Word::CombinePoints,
    }
}

/// How written weights are read.
#[must_use]
pub(crate) const fn weights(convention: WeightConvention) -> Word {
    match convention {
        WeightConvention::Parent => Word::WeightsParent,
        WeightConvention::Root => Word::WeightsRoot,
        WeightConvention::Relative => Word::WeightsRelative,
        WeightConvention::Equal => Word::WeightsEqual,
    }
}

/// What a shut gate does.
#[must_use]
pub(crate) const fn otherwise(otherwise: Otherwise) -> Word {
    match otherwise {
        Otherwise::Zero => Word::OtherwiseZero,
        Otherwise::Reweight => Word::OtherwiseReweight,
        Otherwise::Unscored => Word::OtherwiseUnscored,
    }
}

/// What a state of an answer counts as; the fact is `{score}`.
#[must_use]
pub(crate) const fn counts(counts: &CountsAs) -> Word {
    match counts {
        CountsAs::Error => Word::CountsError,
        CountsAs::Exclude => Word::CountsExclude,
        CountsAs::Score(_) => Word::CountsScore,
    }
}

/// What an unverified answer counts as; the fact is `{score}`.
#[must_use]
pub(crate) const fn unverified(rule: &Unverified) -> Word {
    match rule {
        Unverified::Use => Word::CountsUse,
        Unverified::As(rule) => counts(rule),
    }
}

/// What an agency without answers becomes; the fact is `{score}`.
#[must_use]
pub(crate) const fn absent(absent: Absent) -> Word {
    match absent {
        Absent::Unscored => Word::OtherwiseUnscored,
        Absent::Zero => Word::OtherwiseZero,
    }
}

/// How several assessors become one score.
#[must_use]
pub(crate) const fn assessors(assessors: Assessors) -> Word {
    match assessors {
        Assessors::Mean => Word::AssessorsMean,
        Assessors::Median => Word::AssessorsMedian,
        Assessors::Min => Word::AssessorsMin,
        Assessors::Max => Word::AssessorsMax,
        Assessors::TrimmedMean => Word::AssessorsTrimmed,
    }
}
