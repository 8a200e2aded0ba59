//! The completeness table of `check`: who still owes what, by agency and by criterion.

use super::grid::{Column, Grid};
use super::words::Word;
use crate::analysis::quality::Completeness;
use crate::answers::Assessments;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::rules::{CriterionIx, Instrument};

/// Agencies and criteria told one by one; how many more there are is told too.
const TOLD: usize = 200;
/// Criteria named for one agency.
const NAMED: usize = 8;

/// Missing answers by agency and by criterion, as two tables; nothing where none is missing.
#[must_use]
pub(crate) fn owing(
    instrument: &Instrument,
    assessments: &Assessments,
    completeness: &Completeness,
    screen: Option<usize>,
    lang: Lang,
) -> String {
    let desk = AgencyCompleteness { instrument, assessments, completeness, screen, lang };
    let mut parts = Vec::new();
    if !completeness.by_criterion.is_empty() {
        parts.push(format!("{}\n", Word::Completeness.say(lang)));
        parts.push(desk.agencies());
        parts.push(desk.criteria());
    }
    parts.extend(desk.unknown());
    parts.join("\n")
}

struct AgencyCompleteness<'a> {
    instrument: &'a Instrument,
    assessments: &'a Assessments,
    completeness: &'a Completeness,
    screen: Option<usize>,
    lang: Lang,
}

impl AgencyCompleteness<'_> {
    fn agencies(&self) -> String {
        let mut grid = Grid::new(vec![
            Column::text(printable(&self.instrument.agency_label)),
            Column::number(Word::Owed.say(self.lang)),
            Column::text(Word::OwedIds.say(self.lang)),
        ]);
        let Completeness { by_agency, absent, .. } = self.completeness;
        let partly = by_agency.iter().map(|(&at, owed)| (at, owed.len(), self.ids(owed)));
        let wholly = absent.iter().map(|(&at, &owed)| (at, owed, Word::OwedAll.say(self.lang).to_owned()));
        let mut rows: Vec<_> = partly.chain(wholly).collect();
        rows.sort_by_key(|row| row.0);
        let all = rows.len();
        for (at, count, ids) in rows.into_iter().take(TOLD) {
            grid.row(vec![printable(&self.assessments.agencies[at].name), count.to_string(), ids]);
        }
        self.table(Word::ByAgency, &grid, all)
    }

    fn criteria(&self) -> String {
        let owed = Column::number(Word::Owed.say(self.lang));
        let mut grid = Grid::new(vec![Column::text(Word::Criterion.say(self.lang)), owed]);
        for (&ix, count) in self.completeness.by_criterion.iter().take(TOLD) {
            let criterion = &self.instrument.criteria[ix];
            grid.row(vec![printable(&format!("{} {}", criterion.id, criterion.name)), count.to_string()]);
        }
        self.table(Word::ByCriterion, &grid, self.completeness.by_criterion.len())
    }

    fn ids(&self, owed: &[CriterionIx]) -> String {
        let ids = owed.iter().take(NAMED).map(|&ix| self.instrument.criteria[ix].id.as_str());
        let more = (owed.len() > NAMED).then_some("…");
        printable(&ids.chain(more).collect::<Vec<_>>().join(", "))
    }

    /// A table under its heading, and how many rows of it are not shown.
    fn table(&self, heading: Word, grid: &Grid, all: usize) -> String {
        let more = match all.saturating_sub(TOLD) {
            0 => String::new(),
            n => Word::AndMore.with(self.lang, &[("n", n.to_string())]) + "\n",
        };
        format!("{}:\n{}{more}", heading.say(self.lang), grid.render(self.screen))
    }

    /// How many agencies are not counted.
    fn unknown(&self) -> Option<String> {
        let unknown = self.completeness.unknown.len();
        (unknown > 0).then(|| Word::OwedUnknown.with(self.lang, &[("n", unknown.to_string())]) + "\n")
    }
}
