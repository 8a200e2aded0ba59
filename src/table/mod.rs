//! TODO-DOC

pub mod cell;
pub mod chunks;
pub mod delimiter;
pub mod encoding;
pub mod grid;
pub mod quotes;
pub mod records;
pub mod rows;
pub mod separators;
pub mod source;
pub mod text;
pub mod xlsx;
