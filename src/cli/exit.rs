//! Exit codes, and which one a run ends with.

use crate::finding::Finding;
use crate::finding::severity::Severity;

/// All is well; there may be warnings.
pub(crate) const FINE: u8 = 0;
/// At least one error in the data, or a mismatch; under `--strict` also a warning.
pub(crate) const DATA: u8 = 1;
/// Wrong usage, or rules that are unknown, unreadable or wrong.
pub(crate) const USAGE: u8 = 2;
/// The system refused to open, read or write something.
pub(crate) const SYSTEM: u8 = 3;

/// The exit code of a run with these findings: the gravest of their codes.
#[must_use]
pub(crate) fn of(findings: &[Finding], strict: bool) -> u8 {
    findings.iter().map(|finding| of_one(finding, strict)).max().unwrap_or(FINE)
}

fn of_one(finding: &Finding, strict: bool) -> u8 {
    match (finding.severity(), finding.entry.area()) {
        (Severity::Warning, _) => u8::from(strict) * DATA,
        // Area 7: what is asked of `robustness`.
        (Severity::Error, 0 | 1 | 7) => USAGE,
        (Severity::Error, 9) => SYSTEM,
        (Severity::Error, _) => DATA,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::catalogue;
    use crate::finding::catalogue::{E004, E501, E901};

    #[test]
    fn the_area_of_an_error_decides_and_warnings_count_only_when_strict() {
        for entry in catalogue::all() {
            let finding = [Finding::of(entry)];
            let expected = match &entry.code[..2] {
                "E0" | "E1" | "E7" => USAGE,
                "E9" => SYSTEM,
                code if code.starts_with('W') => FINE,
                _ => DATA,
            };
            assert_eq!(of(&finding, false), expected, "{}", entry.code);
            assert_eq!(of(&finding, true), expected.max(DATA), "{}", entry.code);
        }
        assert_eq!(of(&[Finding::of(&E501), Finding::of(&E901), Finding::of(&E004)], false), SYSTEM);
    }
}
