//! Rules files for people and programs: the list of what is there, and one instrument as a tree with its weights.

pub(crate) mod ahp;
mod describe;
pub(crate) mod draft_text;
pub(crate) mod json;
mod list;
pub(crate) mod perspective;
mod show;
pub(crate) mod workbook;

pub(crate) use describe::{allowed, answer_rules, bound, cap, common_blank, gate, own_answer_rules, scale};
pub(crate) use list::{Listed, NoVintage, list, vintages};
pub(crate) use show::show;
