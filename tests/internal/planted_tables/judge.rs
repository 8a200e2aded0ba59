//! What `verify` said of a table with one slip in it.

use std::collections::BTreeSet;
use std::path::Path;

use ikip::analysis::slip::Slip;
use ikip::analysis::verify::{Inputs, Mismatch, Verification, VerifyRequest, verify};
use ikip::intake::hints::Hints;
use ikip::published;

use super::case::{Case, Sheet};
use super::layout::Layout;

/// A table with a slip, and which names its mismatches may be about.
pub(crate) struct PlantedSheet {
    pub sheet: Sheet,
    pub concerned: BTreeSet<String>,
}

/// How a slip was met.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Met {
    pub planted: usize,
    pub found: usize,
    pub rightly: usize,
    pub wrongly: usize,
    /// Bodies that have nothing to do with it and were accused; consequences are no accusation.
    pub innocents: usize,
}

impl Met {
    pub(crate) fn add(&mut self, other: Self) {
        self.planted += other.planted;
        self.found += other.found;
        self.rightly += other.rightly;
        self.wrongly += other.wrongly;
        self.innocents += other.innocents;
    }
}

/// Reads a table in a layout and verifies it.
pub(crate) fn said(case: &Case, sheet: &Sheet, layout: Layout, with_inputs: bool, folder: &Path) -> Verification {
    let path = layout.write(sheet, folder);
    let tables = published::read(&[path], &case.rules, &Hints::default(), None);
    assert!(tables.findings.is_empty(), "{layout:?}: {:?}", tables.findings);
    let inputs = with_inputs.then_some(Inputs { assessments: &case.assessments, scores: &case.board });
    verify(&VerifyRequest {
        instrument: &case.rules,
        published: &tables.published,
        inputs,
        others: &case.others,
        top: None,
        group: None,
    })
}

/// Whether the slip was found, named, and nobody else accused. `is`: whether a slip that was named is this one; where
/// there is none, to be found is to be named.
pub(crate) fn judge(found: &Verification, planted: &PlantedSheet, is: Option<fn(&Slip) -> bool>) -> Met {
    let own = |m: &&Mismatch| planted.concerned.contains(&m.subject);
    let accused = |m: &&Mismatch| !m.from_printed && !planted.concerned.contains(&m.subject);
    let is_found = found.mismatches.iter().any(|m| own(&m));
    let of_causes = found.causes.iter().map(|cause| &cause.slip);
    let certain = found.mismatches.iter().filter(|m| own(m) && !m.from_printed && !m.possible && m.cause.is_none());
    let named: Vec<&Slip> = of_causes.chain(certain.filter_map(|m| m.slips.first())).collect();
    let all = is_found && is.is_none_or(|is| named.iter().any(|slip| is(slip)));
    let innocents: BTreeSet<&str> = found.mismatches.iter().filter(accused).map(|m| m.subject.as_str()).collect();
    Met {
        planted: 1,
        found: usize::from(is_found),
        rightly: usize::from(all),
        wrongly: usize::from(!all && !named.is_empty()),
        innocents: innocents.len(),
    }
}
