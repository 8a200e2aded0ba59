//! TODO-DOC

pub mod cell;
pub mod delimiter;
