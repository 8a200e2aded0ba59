//! TODO-DOC

pub mod lang;
pub mod printable;
pub mod template;
