//! The JSON Schemas of what the program reads and writes. Those of results are the files of `schemas/`, compiled in;
//! that of rules files is made of the reader's own lists.

use crate::i18n::lang::Lang;
use crate::rules;

/// A published shape.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schema {
    /// What it describes, as in `ikip rules schema NAME`.
    pub name: &'static str,
    /// The schema as JSON text, its descriptions in a language where there are several.
    pub text: fn(Lang) -> String,
}

/// Every schema, the default first.
pub(crate) const SCHEMAS: &[Schema] = &[
    Schema { name: "rules", text: |lang| format!("{:#}\n", rules::schema::schema(lang)) },
    Schema { name: "scores", text: |_| include_str!("../../schemas/scores.json").to_owned() },
    Schema { name: "explanation", text: |_| include_str!("../../schemas/explanation.json").to_owned() },
    Schema { name: "verify", text: |_| include_str!("../../schemas/verify.json").to_owned() },
    Schema { name: "compare", text: |_| include_str!("../../schemas/compare.json").to_owned() },
    Schema { name: "robustness", text: |_| include_str!("../../schemas/robustness.json").to_owned() },
    Schema { name: "ahp", text: |_| include_str!("../../schemas/ahp.json").to_owned() },
    Schema { name: "instrument", text: |_| include_str!("../../schemas/instrument.json").to_owned() },
    Schema { name: "rules-list", text: |_| include_str!("../../schemas/rules-list.json").to_owned() },
    Schema { name: "vintages", text: |_| include_str!("../../schemas/vintages.json").to_owned() },
    Schema { name: "manifest", text: |_| include_str!("../../schemas/manifest.json").to_owned() },
    Schema { name: "manifest-check", text: |_| include_str!("../../schemas/manifest-check.json").to_owned() },
    Schema { name: "table", text: |_| include_str!("../../schemas/table.json").to_owned() },
    Schema { name: "finding", text: |_| include_str!("../../schemas/finding.json").to_owned() },
    Schema { name: "check", text: |_| include_str!("../../schemas/check.json").to_owned() },
];

/// The schema of a name.
#[must_use]
pub(crate) fn schema(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}
