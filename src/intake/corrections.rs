//! Corrections after an objection: `agency, criterion, assessor, old, new, reason`.
//!
//! A correction is applied only where the answer it names is as it says; see [`super::reading`].

use std::collections::HashMap;
use std::path::Path;

use super::headings::Headings;
use super::list::{List, NameMatch};
use crate::answers::Input;
use crate::finding::{Excerpt, Finding, Place};
use crate::intake::answer_cell;
use crate::intake::answer_cell::Marks;
use crate::intake::diagnose;
use crate::intake::meaning::Meaning;
use crate::names::normal::tidy;
use crate::rules::{Counted, CriterionIx, Instrument};
use crate::table::cell::CellKind;
use crate::table::grid;
use crate::table::grid::GridRow;
use crate::table::grid::TableGrid;

/// One correction.
#[derive(Debug, Clone)]
pub(crate) struct Correcting {
    /// Id or name, as written.
    pub agency: String,
    pub criterion: CriterionIx,
    /// Empty: the nameless one.
    pub assessor: String,
    pub old: String,
    pub new: String,
    pub reason: String,
    pub place: Place,
    pub excerpt: Option<Box<Excerpt>>,
}

/// All corrections of a run.
#[derive(Debug, Default)]
pub(crate) struct CorrectionList {
    entries: Vec<Correcting>,
    by: HashMap<(String, CriterionIx, String), usize>,
    agencies: HashMap<String, ()>,
    pub findings: Vec<Finding>,
    pub input: Option<Input>,
}

const NEEDED: [Meaning; 4] = [Meaning::Agency, Meaning::Criterion, Meaning::Old, Meaning::New];

impl CorrectionList {
    /// Reads the corrections.
    #[must_use]
    pub(crate) fn read(path: &Path, instrument: &Instrument, headings: &Headings) -> Self {
        let mut corrections = Self::default();
        let means = |cells: &[String], meaning| cells.iter().any(|cell| headings.of_corrections(cell) == Some(meaning));
        let wanted = |cells: &[String]| {
            means(cells, Meaning::Criterion) && (means(cells, Meaning::Old) || means(cells, Meaning::New))
        };
        match grid::read(path, &wanted) {
            Ok(grid) => {
                let name = |heading: &str| headings.of_corrections(heading).map(|meaning| meaning.name(instrument));
                corrections.input = Some(super::side_table::input(&grid, "corrections", name));
                corrections.findings.extend(grid.told.iter().cloned());
                corrections.fill(&grid, instrument, headings);
            }
            Err(finding) => corrections.findings.push(*finding),
        }
        corrections
    }

    fn fill(&mut self, grid: &TableGrid, instrument: &Instrument, headings: &Headings) {
        let column =
            |meaning| grid.headings.iter().position(|heading| headings.of_corrections(heading) == Some(meaning));
        let agency = column(Meaning::AgencyId).or_else(|| column(Meaning::Agency));
        let at = |meaning| if meaning == Meaning::Agency { agency } else { column(meaning) };
        let lacking = NEEDED.into_iter().filter(|meaning| at(*meaning).is_none()).map(|m| m.name(instrument));
        let lacking: Vec<String> = lacking.collect();
        if !lacking.is_empty() {
            let finding = Finding::new("E412").at(grid.header_place()).with("column", lacking.join(", "));
            self.findings.push(finding.with("headings", grid.headings.join(" | ")));
            return;
        }
        let columns = NEEDED.map(|meaning| at(meaning).unwrap_or(0));
        let others = [at(Meaning::Assessor), at(Meaning::Reason)];
        let mut marks = (Marks::default(), None);
        for row in &grid.rows {
            if row.cells.iter().any(|cell| !tidy(cell).is_empty()) {
                self.entry(grid, row, columns, others, instrument, headings, &mut marks);
            }
        }
        if let (Marks(seen), Some(finding)) = marks
            && seen & 3 == 0
            && seen != 0
        {
            self.findings.push(finding);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one row with everything needed to read it")]
    fn entry(
        &mut self,
        grid: &TableGrid,
        row: &GridRow,
        columns: [usize; 4],
        others: [Option<usize>; 2],
        instrument: &Instrument,
        headings: &Headings,
        marks: &mut (Marks, Option<Finding>),
    ) {
        let text = |at: usize| row.cells.get(at).map(|cell| tidy(cell).into_owned()).unwrap_or_default();
        let [agency_at, criterion_at, old_at, new_at] = columns;
        let (agency, code) = (text(agency_at), text(criterion_at));
        if agency.is_empty() {
            self.findings.push(grid.finding("E406", row, agency_at));
            return;
        }
        let Some(criterion) = headings.criterion(&code) else {
            let names = instrument.criteria.iter().map(|criterion| criterion.id.as_str());
            let near = crate::names::normal::nearest(&code, names);
            self.findings.push(grid.finding("E308", row, criterion_at).with("text", code).maybe("near", near));
            return;
        };
        let entry = Correcting {
            agency,
            criterion,
            assessor: others[0].map(text).unwrap_or_default(),
            old: text(old_at),
            new: text(new_at),
            reason: others[1].map(text).unwrap_or_default(),
            place: grid.place(row, old_at),
            excerpt: grid.finding("E410", row, old_at).excerpt,
        };
        for at in [old_at, new_at] {
            let kind = row.kinds.get(at).copied().unwrap_or_default();
            match refused(&text(at), kind, criterion, instrument, at == new_at) {
                Ok(seen) => {
                    if seen.is_in_doubt() && marks.1.is_none() {
                        marks.1 = Some(grid.finding("E303", row, at).with("text", text(at)));
                    }
                    marks.0 = marks.0.and(seen);
                }
                Err(why) => {
                    let finding = grid.finding(why.code, row, at);
                    let asked = &instrument.criteria[criterion];
                    self.findings.push(diagnose::about(finding, &why, &text(at), asked, instrument));
                    return;
                }
            }
        }
        let key = (entry.agency.clone(), criterion, entry.assessor.clone());
        if let Some(&first) = self.by.get(&key) {
            let line = self.entries[first].place.line.map(|line| line.to_string());
            self.findings.push(grid.finding("E416", row, agency_at).with("agency", key.0).maybe("line", line));
            return;
        }
        self.agencies.insert(key.0.clone(), ());
        self.by.insert(key, self.entries.len());
        self.entries.push(entry);
    }

    /// Learns from the agency list: a correction may name an agency by its id where the answers give its name, or the
    /// other way round.
    pub(crate) fn listed(&mut self, list: &List) {
        let entries = std::mem::take(&mut self.entries);
        self.by.clear();
        for entry in entries {
            let mut names = vec![entry.agency.clone()];
            if let NameMatch::One(listed) = list.by_name(&entry.agency) {
                let (id, name) = (&list.entries[listed].id, &list.entries[listed].name);
                names.push(id.to_string());
                names.extend((list.by_name(name) == NameMatch::One(listed)).then(|| name.to_string()));
            }
            let key = |name: &String| (name.clone(), entry.criterion, entry.assessor.clone());
            if let Some(&first) = names.iter().find_map(|name| self.by.get(&key(name))) {
                let line = self.entries[first].place.line.map(|line| line.to_string());
                let finding = Finding::new("E416").at(entry.place.clone()).with("agency", &entry.agency);
                let mut finding = finding.maybe("line", line);
                finding.excerpt.clone_from(&entry.excerpt);
                self.findings.push(finding);
                continue;
            }
            for name in &names {
                self.by.insert(key(name), self.entries.len());
                self.agencies.insert(name.clone(), ());
            }
            self.entries.push(entry);
        }
    }

    /// All corrections that can be read, in their order.
    #[must_use]
    pub(crate) fn all(&self) -> &[Correcting] {
        &self.entries
    }

    /// Whether any of them is about the agency with this id and name.
    #[must_use]
    pub(crate) fn concern(&self, names: [Option<&str>; 2]) -> bool {
        !self.entries.is_empty() && names.into_iter().flatten().any(|name| self.agencies.contains_key(name))
    }

    /// The correction of one answer about the agency with this id and name.
    #[must_use]
    pub(crate) fn find(&self, names: [Option<&str>; 2], criterion: CriterionIx, assessor: &str) -> Option<usize> {
        let by = |name: &str| self.by.get(&(name.to_owned(), criterion, assessor.to_owned())).copied();
        names.into_iter().flatten().find_map(by)
    }
}

/// Why a cell of a correction is no answer; else the decimal marks it shows.
fn refused(
    text: &str,
    kind: CellKind,
    criterion: CriterionIx,
    instrument: &Instrument,
    is_new: bool,
) -> Result<Marks, diagnose::RefusedCell> {
    let asked = &instrument.criteria[criterion];
    let (reply, marks) =
        answer_cell::answer(text, kind, asked, instrument).map_err(|cause| diagnose::unread(&cause))?;
    match asked.count(&reply, true, instrument) {
        _ if !is_new => Ok(marks),
        Err(cause) => Err(diagnose::misfit(&cause)),
        Ok(Counted::Refused) => Err(diagnose::refused(&reply, true, true, asked)),
        Ok(_) => Ok(marks),
    }
}
