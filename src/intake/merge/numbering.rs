//! Rows without a number in a table that numbers its rows: they may be about the other rows (a limit, a target, an
//! example) under a name that no list of such words holds.

use crate::finding::finding;
use crate::intake::batch::Batch;
use crate::intake::merge::{Merger, name_column};

/// Fewer numbered rows than this prove no numbering.
const PROOF: u64 = 2;

/// Names that the warning gives.
const NAMED: usize = 3;

impl Merger<'_> {
    /// Counts the rows of a batch.
    pub(super) fn count_numbers(&mut self, batch: &Batch) {
        if batch.found.numbered == 0 && batch.found.unnumbered.is_empty() {
            return;
        }
        let mut seen = self.numbering.remove(&(self.tables.len() - 1)).unwrap_or_default();
        seen.numbered += batch.found.numbered;
        seen.without += batch.found.unnumbered.len() as u64;
        for &row in batch.found.unnumbered.iter().take(NAMED - seen.names.len()) {
            let (place, excerpt) = self.spot(batch, row as usize, name_column(&batch.table));
            let name = excerpt.as_ref().and_then(|excerpt| excerpt.text.get(excerpt.mark.clone()));
            seen.names.push(name.unwrap_or_default().trim_matches(['"', ' ']).to_owned());
            seen.first.get_or_insert((place, excerpt));
        }
        self.numbering.insert(self.tables.len() - 1, seen);
    }

    /// A warning (W263) for each table in which few rows have no number.
    pub(super) fn rows_without_number(&mut self) {
        for seen in std::mem::take(&mut self.numbering).into_values() {
            let few = seen.without.saturating_mul(2) <= seen.numbered || seen.without == 1;
            let Some((place, excerpt)) = seen.first.filter(|_| few && seen.numbered >= PROOF) else { continue };
            let more = seen.without.saturating_sub(seen.names.len() as u64);
            let names = seen.names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
            let numbered = seen.numbered.to_string();
            let more = (more > 0).then(|| more.to_string());
            let mut finding = finding!(W263: names = names, numbered = numbered; more = more).at(place);
            finding.excerpt = excerpt.map(Box::new);
            self.tell(finding);
        }
    }
}
