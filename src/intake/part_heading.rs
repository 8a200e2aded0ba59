//! Headings spread over two rows: a criterion, and below it the part of it that a column holds.

/// Stands between the criterion and the part in a heading that was put together: `Uji publik / Nilai`.
pub(super) const PART: &str = " / ";
