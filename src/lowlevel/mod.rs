//! TODO-DOC

pub(crate) mod prefetch;
pub mod shared_text;
pub(crate) mod swar;
