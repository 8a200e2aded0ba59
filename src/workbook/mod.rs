//! TODO-DOC

pub(crate) mod book;
pub(crate) mod cell_style;
pub(crate) mod cells;
pub(crate) mod contrast;
pub(crate) mod evaluate;
pub(crate) mod formula;
pub(crate) mod held;
pub(crate) mod row_height;
pub(crate) mod sheet;
pub(crate) mod validation;
pub(crate) mod write;
