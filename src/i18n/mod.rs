//! Languages: which one is spoken, texts with facts in them, printable text.

pub(crate) mod date;
pub(crate) mod lang;
pub(crate) mod printable;
pub(crate) mod template;
