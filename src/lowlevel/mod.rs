//! TODO-DOC

pub mod prefetch;
pub mod shared_text;
pub mod swar;
