//! How many findings of each code are kept, so that a file full of mistakes stays readable, and fast.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::finding::Finding;

/// Kept of each code; the rest is counted.
pub(crate) const KEPT: u32 = 200;

/// How many findings of each code were kept. Threads check it before they build one.
#[derive(Debug)]
pub(crate) struct FindingCap(Vec<AtomicU32>);

impl Default for FindingCap {
    fn default() -> Self {
        Self((0..1000).map(|_| AtomicU32::new(0)).collect())
    }
}

impl FindingCap {
    fn of(&self, code: &str) -> &AtomicU32 {
        let number = code.get(1..).and_then(|digits| digits.parse::<usize>().ok()).unwrap_or(0);
        &self.0[number.min(self.0.len() - 1)]
    }

    /// Whether a finding of this code may still be kept. Once full, a code stays full.
    #[must_use]
    pub(crate) fn wants(&self, code: &str) -> bool {
        self.of(code).load(Ordering::Relaxed) < KEPT
    }
}

/// The findings of a run, in file order.
#[derive(Debug, Default)]
pub(crate) struct KeptFindings {
    pub findings: Vec<Finding>,
    /// What was found beyond, by code.
    pub more: BTreeMap<&'static str, u64>,
}

impl KeptFindings {
    /// Keeps a finding, or counts it.
    pub(crate) fn push(&mut self, finding: Finding, quota: &FindingCap) {
        let code = finding.code();
        if quota.of(code).fetch_add(1, Ordering::Relaxed) < KEPT {
            self.findings.push(finding);
        } else {
            quota.of(code).fetch_sub(1, Ordering::Relaxed);
            self.count(code, 1);
        }
    }

    /// Counts findings that were not built because their code is full.
    pub(crate) fn count(&mut self, code: &'static str, more: u64) {
        *self.more.entry(code).or_default() += more;
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::catalogue::{E901, E902};
    use crate::intake::finding_cap::*;

    #[test]
    fn of_each_code_the_first_are_kept_and_the_rest_is_counted() {
        let (quota, mut kept) = (FindingCap::default(), KeptFindings::default());
        for _ in 0..KEPT + 5 {
            kept.push(Finding::of(&E901), &quota);
        }
        kept.push(Finding::of(&E902), &quota);
        assert_eq!(kept.findings.len(), KEPT as usize + 1);
        assert_eq!(kept.more, BTreeMap::from([("E901", 5)]));
        assert!(!quota.wants("E901") && quota.wants("E902"));
    }
}
