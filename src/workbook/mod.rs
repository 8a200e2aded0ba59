//! TODO-DOC

pub mod cell_style;
pub mod held;
pub mod row_height;
