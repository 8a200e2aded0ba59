//! Building blocks without a meaning of their own: words of eight bytes, prefetching, shared strings.

pub(crate) mod prefetch;
pub mod shared_text;
pub(crate) mod swar;
