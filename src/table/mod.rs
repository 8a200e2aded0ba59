//! TODO-DOC

pub(crate) mod cell;
pub(crate) mod chunks;
pub(crate) mod delimiter;
pub(crate) mod encoding;
pub(crate) mod grid;
pub(crate) mod quotes;
pub(crate) mod records;
pub(crate) mod rows;
pub(crate) mod separators;
pub(crate) mod source;
pub(crate) mod text;
pub(crate) mod xlsx;
