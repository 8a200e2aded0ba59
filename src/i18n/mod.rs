//! TODO-DOC

pub mod printable;
pub mod template;
