//! Names that a spreadsheet takes for formulas when it opens a CSV: those that begin with `=`, `+`, `-` or `@`.
//!
//! CSV and forms carry names byte for byte, so that other programs read what was given; the warning is for people.

use crate::answers::Agency;
use crate::finding::{Finding, finding};

const MARKS: &[u8] = b"=+-@";

/// A warning for each agency whose name, id or group would be a formula.
#[must_use]
pub(crate) fn warnings(agencies: &[Agency]) -> Vec<Finding> {
    agencies.iter().filter_map(warning).collect()
}

fn warning(agency: &Agency) -> Option<Finding> {
    let texts = [Some(&*agency.name), Some(&*agency.id), agency.group.as_deref()];
    let text =
        texts.into_iter().flatten().find(|text| text.as_bytes().first().is_some_and(|first| MARKS.contains(first)))?;
    Some(finding!(W032: text = text).about(agency.id.clone()))
}
