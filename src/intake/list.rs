//! The agency list: `id, name, group` and any other column.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::headings::Headings;
use super::hints::Hints;
use super::list_rows::{self, ListLayout, ListRow};
use crate::answers::Input;
use crate::answers::ListColumns;
use crate::finding::{Finding, Place, finding};
use crate::intake::diagnose::quoted;
use crate::intake::meaning::Meaning;
use crate::lowlevel::shared_text::Text;
use crate::names::normal::caseless;
use crate::names::normal::fold;
use crate::names::normal::tidy;
use crate::rules::Instrument;
use crate::table::grid;
use crate::table::grid::GridRow;
use crate::table::grid::TableGrid;

/// One agency of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListedAgency {
    pub id: Text,
    pub name: Text,
    pub group: Option<Arc<str>>,
    /// The other columns, by heading.
    pub columns: ListColumns,
    pub place: Place,
    /// Something about it is wrong.
    pub faulty: bool,
}

/// All listed agencies.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub entries: Vec<ListedAgency>,
    by_id: HashMap<Text, usize>,
    /// `None`: several are called so.
    by_name: HashMap<Text, Option<usize>>,
    /// By the name without its case; `None`: several.
    by_folded_name: HashMap<String, Option<usize>>,
    pub findings: Vec<Finding>,
    pub input: Option<Input>,
}

/// What a name on the list may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameMatch {
    One(usize),
    /// No agency has exactly this name, and one has it in another case.
    InAnotherCase(usize),
    /// Several agencies are called so; only an id tells them apart.
    Several,
    NotListed,
}

impl List {
    /// Reads the list.
    #[must_use]
    pub(crate) fn read(path: &Path, instrument: &Instrument) -> Self {
        let mut list = Self::default();
        let headings = Headings::new(instrument, &Hints::default());
        let wanted = |cells: &[String]| {
            let means = |meaning| cells.iter().any(|cell| headings.meaning(cell) == Some(meaning));
            means(Meaning::Agency) || means(Meaning::AgencyId)
        };
        match grid::read(path, &wanted) {
            Ok(mut grid) => {
                let name = |heading: &str| headings.meaning(heading).map(|meaning| meaning.name(instrument));
                list.input = Some(super::side_table::input(&grid, "agencies", name));
                list.findings.extend(grid.told.iter().cloned());
                list.fill(&mut grid, &headings, instrument);
            }
            Err(finding) => list.findings.push(*finding),
        }
        list
    }

    fn fill(&mut self, grid: &mut TableGrid, headings: &Headings, instrument: &Instrument) {
        let column = |meaning| grid.headings.iter().position(|heading| headings.meaning(heading) == Some(meaning));
        let (id, name) = (column(Meaning::AgencyId), column(Meaning::Agency));
        let (group, number) = (column(Meaning::Group), column(Meaning::RowNumber));
        for meaning in [Meaning::AgencyId, Meaning::Agency, Meaning::Group] {
            let same: Vec<&String> =
                grid.headings.iter().filter(|heading| headings.meaning(heading) == Some(meaning)).collect();
            if let [first, second, ..] = same[..] {
                let (column, choice) = (meaning.name(instrument), format!("\"{first}\""));
                let (first, second) = (first.as_str(), second.as_str());
                let finding = finding!(E205: column = column, choice = choice, first = first, second = second);
                self.findings.push(finding.at(grid.header_place()));
            }
        }
        grid.fill_merged(group.as_slice());
        let grid = &*grid;
        let taken = [id, name, group, number];
        let rows = list_rows::settled(grid, ListLayout { id, name, number }, instrument);
        self.tell_passed_over(grid, &rows);
        for (row, settled) in grid.rows.iter().zip(rows) {
            let ListRow::Agency { group: group_above } = settled else { continue };
            let cell = |at: Option<usize>| {
                at.and_then(|at| row.cells.get(at)).map(|text| tidy(text)).filter(|text| !text.is_empty())
            };
            let Some(id_text) = cell(id.or(name)) else {
                self.findings.push(grid.locate(finding!(E409), row, id.or(name).unwrap_or(0)));
                continue;
            };
            let (id_text, name_text) = match cell(name) {
                Some(name_text) if name_text != id_text => Text::together([&*id_text, &*name_text]).into(),
                _ => {
                    let only = Text::from(&*id_text);
                    (only.clone(), only)
                }
            };
            let columns = grid
                .headings
                .iter()
                .enumerate()
                .filter(|(at, heading)| !taken.contains(&Some(*at)) && !heading.is_empty());
            let entry = ListedAgency {
                id: id_text,
                name: name_text,
                group: cell(group).map(|text| Arc::from(text.as_ref())).or(group_above.filter(|_| group.is_none())),
                columns: columns
                    .map(|(at, heading)| {
                        (heading.clone(), row.cells.get(at).map_or_else(String::new, ToString::to_string))
                    })
                    .collect(),
                place: grid.place(row, id.or(name).unwrap_or(0)),
                faulty: false,
            };
            self.add(entry, grid, row, group, instrument);
        }
    }

    /// A warning that names the rows that are no agencies.
    fn tell_passed_over(&mut self, grid: &TableGrid, rows: &[ListRow]) {
        const NAMED: usize = 12;
        let passed = grid.rows.iter().zip(rows).filter_map(|(row, settled)| match settled {
            ListRow::Other(text) => Some((row, text)),
            ListRow::Agency { .. } | ListRow::Empty => None,
        });
        let passed: Vec<(&GridRow, &String)> = passed.collect();
        let Some((first, _)) = passed.first() else { return };
        let named = passed.iter().take(NAMED).map(|(row, text)| format!("{} ({})", quoted(text), row.line));
        let more = (passed.len() > NAMED).then(|| "…".to_owned());
        let rows = named.chain(more).collect::<Vec<_>>().join(", ");
        self.findings.push(finding!(W426: rows = rows).at(grid.place(first, 0)));
    }

    fn add(
        &mut self,
        mut entry: ListedAgency,
        grid: &TableGrid,
        row: &GridRow,
        group_at: Option<usize>,
        instrument: &Instrument,
    ) {
        if let Some(&first) = self.by_id.get(&entry.id) {
            let first = &self.entries[first];
            let (id, name) = (entry.id.as_ref(), first.name.as_ref());
            let line = first.place.line.map(|line| line.to_string()).unwrap_or_default();
            self.findings.push(grid.locate(finding!(E408: id = id, line = line, name = name), row, 0));
            return;
        }
        if let Some(group) = &entry.group
            && let Some(finding) = unknown_group(group, instrument)
        {
            self.findings.push(grid.locate(finding, row, group_at.unwrap_or(0)));
            entry.faulty = true;
        }
        let at = self.entries.len();
        self.by_id.insert(entry.id.clone(), at);
        self.by_name.entry(entry.name.clone()).and_modify(|known| *known = None).or_insert(Some(at));
        let once = |known: &mut Option<usize>| *known = None;
        self.by_folded_name.entry(caseless(&entry.name)).and_modify(once).or_insert(Some(at));
        self.entries.push(entry);
    }

    /// The agency with this id.
    #[must_use]
    pub(crate) fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The agency with this name, or else with this id.
    #[must_use]
    pub(crate) fn by_name(&self, name: &str) -> NameMatch {
        match self.by_name.get(name) {
            Some(Some(at)) => NameMatch::One(*at),
            Some(None) => self.by_id(name).map_or(NameMatch::Several, NameMatch::One),
            None => match (self.by_id(name), self.by_folded_name.get(&caseless(name))) {
                (Some(at), _) => NameMatch::One(at),
                (None, Some(&Some(at))) => NameMatch::InAnotherCase(at),
                (None, _) => NameMatch::NotListed,
            },
        }
    }
}

/// The finding for a group that is not in the closed list of the rules.
#[must_use]
pub(crate) fn unknown_group(group: &str, instrument: &Instrument) -> Option<Finding> {
    if instrument.groups.is_empty() || instrument.groups.iter().any(|known| known == group) {
        return None;
    }
    let known = instrument.groups.iter().map(String::as_str);
    let same = instrument.groups.iter().find(|known| fold(known) == fold(group)).map(String::as_str);
    let near = same.or_else(|| crate::names::normal::nearest(group, known));
    Some(finding!(E404: group = group, groups = instrument.groups.join(", "); near = near))
}
