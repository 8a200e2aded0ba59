pub mod exact;
pub mod finding;
pub mod lang;
pub mod rules;
