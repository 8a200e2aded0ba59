//! The columns of a published table as claims: what each row prints, beside what it should print.

use crate::analysis::verify::{Figure, What, says};
use crate::exact::Exact;
use crate::rules::Instrument;

/// What a figure should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Right {
    /// A number, known exactly (both ends the same) or as a range.
    Number(Exact, Exact),
    /// A class of the rules.
    Class(Option<usize>),
    /// A rank between two.
    Rank(u64, u64),
}

impl Right {
    /// Whether a printed figure is this.
    #[must_use]
    pub(crate) fn says(&self, rules: &Instrument, printed: &Figure) -> bool {
        match (self, printed) {
            (Self::Number(low, high), Figure::Number(number)) => {
                let round = |end: &Exact| end.round(number.decimals, rules.rounding);
                says(rules, number, low) || round(low) <= number.value && number.value <= round(high)
            }
            (Self::Class(class), Figure::Label(label)) => class.is_some() && rules.class_named(label) == *class,
            (Self::Rank(best, worst), Figure::Whole(rank)) => best <= rank && rank <= worst,
            _ => false,
        }
    }
}

/// One figure of one row.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    /// Index of the row in the table.
    pub row: usize,
    /// Which bodies are ranked together, by any number.
    pub pool: usize,
    pub printed: Figure,
    pub right: Right,
}

/// The figures of a column, in the order of the table.
#[derive(Debug, Clone)]
pub(crate) struct ClaimColumn {
    pub what: What,
    pub claims: Vec<Claim>,
}
