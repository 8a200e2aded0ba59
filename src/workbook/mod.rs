//! The engine behind every XLSX file that is written: cells, formulas that are evaluated before they are written, styles.
//!
//! Knows no scores, no rules and no language.

pub(crate) mod book;
pub(crate) mod cell_style;
pub(crate) mod cells;
pub(crate) mod chart;
pub(crate) mod contrast;
pub(crate) mod counting;
pub(crate) mod evaluate;
mod formats;
pub(crate) mod formula;
pub(crate) mod held;
mod part;
mod rounding;
pub(crate) mod row_height;
mod row_xml;
pub(crate) mod scalar;
pub(crate) mod sheet;
mod skeleton;
mod text_functions;
pub(crate) mod texts;
pub(crate) mod validation;
pub(crate) mod write;
pub(crate) mod written;
