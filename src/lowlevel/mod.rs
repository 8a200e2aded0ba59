//! Building blocks without domain meaning: 8-byte words (SWAR), prefetching, shared strings.

pub(crate) mod prefetch;
pub mod shared_text;
pub(crate) mod swar;
