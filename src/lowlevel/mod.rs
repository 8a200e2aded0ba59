//! Building blocks without domain meaning: 8-byte words (SWAR), calendar days, prefetching, shared strings.

pub(crate) mod calendar;
pub(crate) mod prefetch;
pub(crate) mod shared_text;
pub(crate) mod swar;
