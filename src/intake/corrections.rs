//! Corrections after an objection: `agency, criterion, assessor, old, new, reason`, and where objections are collected on
//! forms `evidence, decision`: then only what was accepted is applied.
//!
//! A correction is applied only where the answer it names is as it says; see [`super::reading`].

use std::collections::HashMap;
use std::path::Path;

use super::headings::Headings;
use super::list::{List, NameMatch};
use crate::answers::{Input, Objection};
use crate::finding::{Excerpt, Finding, Place, finding};
use crate::intake::answer_cell;
use crate::intake::answer_cell::Marks;
use crate::intake::diagnose;
use crate::intake::meaning::Meaning;
use crate::names::normal::{fold, tidy};
use crate::rules::{Counted, CriterionIx, Instrument};
use crate::table::cell::CellKind;
use crate::table::grid;
use crate::table::grid::GridRow;
use crate::table::grid::TableGrid;
use crate::table::source::{InputArg, expand};

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
    /// The tables that were read.
    pub inputs: Vec<Input>,
    /// All rows that ask for another answer, also those that were not accepted.
    pub objections: Vec<Objection>,
}

/// Where what stands in a table of corrections.
struct CorrectionColumns {
    /// As [`NEEDED`].
    needed: [usize; 4],
    /// Names the agency where its id is not filled in.
    name: Option<usize>,
    assessor: Option<usize>,
    reason: Option<usize>,
    evidence: Option<usize>,
    decision: Option<usize>,
    /// It names its questions, as the forms for objections do: rows without a new answer object to nothing.
    is_form: bool,
}

/// A row with everything needed to read it.
struct RowOfCorrections<'a> {
    grid: &'a TableGrid,
    row: &'a GridRow,
    columns: &'a CorrectionColumns,
    instrument: &'a Instrument,
    headings: &'a Headings,
}

impl RowOfCorrections<'_> {
    fn text(&self, at: Option<usize>) -> String {
        at.and_then(|at| self.row.cells.get(at)).map(|cell| tidy(cell).into_owned()).unwrap_or_default()
    }

    fn says_nothing(&self) -> bool {
        let [.., new] = self.columns.needed;
        let said = [Some(new), self.columns.reason, self.columns.evidence, self.columns.decision];
        said.into_iter().all(|at| self.text(at).is_empty())
    }
}

/// Words of a decision.
const ACCEPTED: &[&str] = &["diterima", "terima", "accepted", "ya", "yes", "dikabulkan"];
const REJECTED: &[&str] = &["ditolak", "tolak", "rejected", "tidak", "no"];

const NEEDED: [Meaning; 4] = [Meaning::Agency, Meaning::Criterion, Meaning::Old, Meaning::New];

impl CorrectionList {
    /// Reads the corrections of a file, or of all files of a folder.
    #[must_use]
    pub(crate) fn read(path: &Path, instrument: &Instrument, headings: &Headings) -> Self {
        let mut corrections = Self::default();
        let means = |cells: &[String], meaning| cells.iter().any(|cell| headings.of_corrections(cell) == Some(meaning));
        let wanted = |cells: &[String]| {
            means(cells, Meaning::Criterion) && (means(cells, Meaning::Old) || means(cells, Meaning::New))
        };
        let grids: Vec<Result<TableGrid, Box<Finding>>> = if path.is_dir() {
            let (sources, told) = expand(&[InputArg::Path(path.to_owned())]);
            corrections.findings.extend(told);
            sources.iter().map(|source| grid::read_source(source, &wanted)).collect()
        } else {
            vec![grid::read(path, &wanted)]
        };
        for grid in grids {
            match grid {
                Ok(mut grid) => {
                    let is_held = |heading: &String| {
                        let held = [Meaning::Agency, Meaning::AgencyId, Meaning::Criterion, Meaning::Assessor];
                        headings.of_corrections(heading).is_some_and(|meaning| held.contains(&meaning))
                    };
                    let held: Vec<usize> = (0..grid.headings.len()).filter(|&at| is_held(&grid.headings[at])).collect();
                    grid.fill_merged(&held);
                    let name = |heading: &str| headings.of_corrections(heading).map(|meaning| meaning.name(instrument));
                    corrections.inputs.push(super::side_table::input(&grid, "corrections", name));
                    corrections.findings.extend(grid.told.iter().cloned());
                    corrections.fill(&grid, instrument, headings);
                }
                Err(finding) => corrections.findings.push(*finding),
            }
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
            let (column, headings) = (lacking.join(", "), grid.headings.join(" | "));
            self.findings.push(finding!(E412: column = column, headings = headings).at(grid.header_place()));
            return;
        }
        let needed = NEEDED.map(|meaning| at(meaning).unwrap_or(0));
        let columns = CorrectionColumns {
            needed,
            name: column(Meaning::Agency),
            assessor: at(Meaning::Assessor),
            reason: at(Meaning::Reason),
            evidence: at(Meaning::Evidence),
            decision: at(Meaning::Decision),
            is_form: at(Meaning::CriterionName).is_some(),
        };
        let mut marks = (Marks::default(), None);
        for row in &grid.rows {
            if row.cells.iter().any(|cell| !tidy(cell).is_empty()) {
                let reading = RowOfCorrections { grid, row, columns: &columns, instrument, headings };
                self.entry(&reading, &mut marks);
            }
        }
        if let (Marks(seen), Some(finding)) = marks
            && seen & 3 == 0
            && seen != 0
        {
            self.findings.push(finding);
        }
    }

    fn entry(&mut self, of: &RowOfCorrections<'_>, marks: &mut (Marks, Option<Finding>)) {
        let (grid, row, instrument) = (of.grid, of.row, of.instrument);
        let [agency_at, criterion_at, old_at, new_at] = of.columns.needed;
        let code = of.text(Some(criterion_at));
        let id = of.text(Some(agency_at));
        let agency = if id.is_empty() { of.text(of.columns.name) } else { id };
        // The rows of a form without an objection stay as they were written; so do its headings.
        if of.columns.is_form && (code.is_empty() || of.says_nothing()) {
            return;
        }
        if agency.is_empty() {
            self.findings.push(grid.locate(finding!(E406), row, agency_at));
            return;
        }
        let Some(criterion) = of.headings.criterion(&code) else {
            let names = instrument.criteria.iter().map(|criterion| criterion.id.as_str());
            let near = crate::names::normal::nearest(&code, names);
            self.findings.push(grid.locate(finding!(E308: text = code; near = near), row, criterion_at));
            return;
        };
        if of.columns.is_form && of.text(Some(new_at)).is_empty() {
            self.findings.push(grid.locate(finding!(E420: criterion = code), row, new_at));
            return;
        }
        let entry = Correcting {
            agency,
            criterion,
            assessor: of.text(of.columns.assessor),
            old: of.text(Some(old_at)),
            new: of.text(Some(new_at)),
            reason: of.text(of.columns.reason),
            place: grid.place(row, old_at),
            excerpt: Some(TableGrid::excerpt(row, old_at)),
        };
        if !self.can_be_read(of, criterion, marks) {
            return;
        }
        let Some(accepted) = self.decision(of, &entry) else { return };
        if accepted != Some(true) {
            return;
        }
        let key = (entry.agency.clone(), criterion, entry.assessor.clone());
        if let Some(&first) = self.by.get(&key) {
            let line = self.entries[first].place.line.map(|line| line.to_string());
            self.findings.push(grid.locate(finding!(E416: agency = key.0; line = line), row, agency_at));
            return;
        }
        self.agencies.insert(key.0.clone(), ());
        self.by.insert(key, self.entries.len());
        self.entries.push(entry);
    }

    /// Whether the old and the new answer are answers; what is wrong is told.
    fn can_be_read(
        &mut self,
        of: &RowOfCorrections<'_>,
        criterion: CriterionIx,
        marks: &mut (Marks, Option<Finding>),
    ) -> bool {
        let [.., old_at, new_at] = of.columns.needed;
        for at in [old_at, new_at] {
            let text = of.text(Some(at));
            let kind = of.row.kinds.get(at).copied().unwrap_or_default();
            match refused(&text, kind, criterion, of.instrument, at == new_at) {
                Ok(seen) => {
                    if seen.is_in_doubt() && marks.1.is_none() {
                        marks.1 = Some(of.grid.locate(finding!(E303: text = text), of.row, at));
                    }
                    marks.0 = marks.0.and(seen);
                }
                Err(why) => {
                    let asked = &of.instrument.criteria[criterion];
                    let finding = diagnose::finding(&why, &text, asked, of.instrument);
                    self.findings.push(of.grid.locate(finding, of.row, at));
                    return false;
                }
            }
        }
        true
    }

    /// What was decided about an objection, which is kept; a correction without a column of decisions is accepted. `None`
    /// where the decision cannot be read.
    fn decision(&mut self, of: &RowOfCorrections<'_>, entry: &Correcting) -> Option<Option<bool>> {
        let said = of.text(of.columns.decision);
        let is = |words: &[&str]| words.contains(&fold(&said).as_str());
        let (agency, criterion) = (entry.agency.as_str(), of.instrument.criteria[entry.criterion].id.as_str());
        let at = of.columns.decision.unwrap_or(0);
        let accepted = match of.columns.decision {
            None => Some(true),
            Some(_) if is(ACCEPTED) => Some(true),
            Some(_) if is(REJECTED) => Some(false),
            Some(_) if said.is_empty() => {
                let finding = finding!(W420: agency = agency, criterion = criterion);
                self.findings.push(of.grid.locate(finding, of.row, at));
                None
            }
            Some(_) => {
                let finding = finding!(E421: agency = agency, criterion = criterion, text = said);
                self.findings.push(of.grid.locate(finding, of.row, at));
                return None;
            }
        };
        self.objections.push(Objection {
            agency: entry.agency.as_str().into(),
            criterion: entry.criterion,
            assessor: entry.assessor.clone(),
            old: entry.old.clone(),
            new: entry.new.clone(),
            reason: entry.reason.clone(),
            evidence: of.text(of.columns.evidence),
            accepted,
        });
        Some(accepted)
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
                let finding = finding!(E416: agency = &entry.agency).at(entry.place.clone());
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
