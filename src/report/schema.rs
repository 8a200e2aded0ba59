//! The JSON Schemas of what the program reads and writes: the files of `schemas/`, compiled in.

/// A published shape.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// What it describes, as in `ikip rules schema --of NAME`.
    pub name: &'static str,
    /// The schema as JSON text.
    pub text: &'static str,
}

/// Every schema, the default first.
pub const SCHEMAS: &[Schema] = &[Schema { name: "scores", text: include_str!("../../schemas/scores.json") }];

/// The schema of a name.
#[must_use]
pub fn schema(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}
