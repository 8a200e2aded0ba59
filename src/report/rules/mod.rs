//! Rules files for people and programs: the list of what is there, and one instrument as a tree with its weights.

pub mod ahp;
mod describe;
pub(crate) mod json;
mod list;
pub(crate) mod perspective;
mod show;

pub(crate) use describe::{allowed, answer_rules, bound, cap, gate, own_answer_rules, scale};
pub(crate) use list::{Listed, list};
pub(crate) use show::show;
