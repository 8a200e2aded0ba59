//! Languages: which one is spoken, texts with facts in them, printable text.

pub mod date;
pub mod lang;
pub mod printable;
pub mod template;
