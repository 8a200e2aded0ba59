//! Why a cell holds a value where a formula should stand.

/// Why a value stands where a formula should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum HeldReason {
    /// The rule asks for the best places among all.
    Top,
    /// The rule has no formula that stays readable: the share of what was asked that is answered.
    Coverage,
    /// Longer than spreadsheets take.
    TooLong,
    /// Binary arithmetic gives another result.
    Differs,
    /// Too many rows to compare each with each.
    TooMany,
}

impl HeldReason {
    /// Every reason.
    pub(crate) const ALL: [Self; 5] = [Self::Top, Self::Coverage, Self::TooLong, Self::Differs, Self::TooMany];
}
