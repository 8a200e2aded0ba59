//! The unit in which answers are summed up.

/// Units per 1 in which sums are kept.
pub(crate) const MILLION: i64 = 1_000_000;

/// Numbers in millionths are nearer to 0 than this: a few bits are left for other things.
pub(crate) const MOST_MILLIONTHS: i64 = 1 << 60;
