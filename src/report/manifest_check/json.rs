//! JSON: `ikip.manifest-check/1`.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{FileCheck, ManifestCheck};
use crate::finding::render;
use crate::report::provenance::PROGRAM;

/// The name and version of the shape.
const SCHEMA: &str = "ikip.manifest-check/1";

/// One object, indented.
pub(super) fn write(check: &ManifestCheck<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules = check.rules;
    let document = json!({
        "schema": SCHEMA,
        "program": PROGRAM,
        "manifest": check.path,
        "instrument": { "id": rules.id, "title": rules.title, "status": rules.status, "sha256": rules.sha256 },
        "same": check.is_same(),
        "inputs": check.inputs.iter().map(file).collect::<Vec<_>>(),
        "result": { "recorded": check.result.recorded, "found": check.result.found },
        "output": check.output.as_ref().map(file),
        "findings": check.findings.iter().map(|found| render::json(found, check.lang)).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn file(file: &FileCheck) -> Value {
    json!({ "path": file.path, "recorded": file.hash.recorded, "found": file.hash.found })
}
