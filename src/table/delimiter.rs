//! The delimiters that a text table may have.

/// Delimiters that are recognised, in the order in which they are preferred where several fit alike.
pub(crate) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
