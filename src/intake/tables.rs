//! A table that is understood, or the finding that says why it is not.

use crate::rules::instrument::Criterion;
use crate::table::cell::column_choice;
use crate::table::quotes::broken;
use crate::table::quotes::quotes;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Shared;
use super::batch::Table;
use super::batch::place;
use super::form_identity;
use super::headings::with_zeros;
use super::layout;
use super::layout::HeaderError;
use super::layout::Lack;
use super::proposal;
use super::unread_columns;
use crate::finding::{Finding, Place, finding};
use crate::intake::diagnose::quoted;
use crate::intake::header::ColumnMap;
use crate::intake::header::TableHeader;
use crate::intake::header::TableShape;
use crate::intake::meaning::Meaning;
use crate::names::normal::tidy;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::table::cell::CellKind;
use crate::table::rows::{HeadRow, TITLE_ROWS, head_rows};
use crate::table::source::Source;
use crate::table::text::TableText;

/// The table in a text file.
///
/// # Errors
/// The finding that says why there is none.
pub(crate) fn of_text(shared: &Shared<'_>, source: &Source, text: &str) -> Result<Table, Box<Finding>> {
    let path = &source.path;
    match layout::of_text(text, &shared.headings.within(path), shared.instrument) {
        Ok(header) => {
            if header.line > 0 {
                let rows = head_rows(text, header.delimiter, TITLE_ROWS);
                made_for_these_rules(shared, &rows, &header, path, None)?;
            }
            of_header(shared, header, path, None, source.stem.as_deref())
        }
        Err(trouble) => Err(Box::new(match broken(text) {
            Some(broken) if trouble != HeaderError::Empty => quotes(path, text, broken),
            _ => finding(shared, &trouble, path, None),
        })),
    }
}

/// Whether a table is no form that was made for other rules, or for another body than its head says.
///
/// # Errors
/// The finding that says for which rules or for which body it was made.
pub(crate) fn made_for_these_rules(
    shared: &Shared<'_>,
    rows: &[HeadRow],
    header: &TableHeader,
    path: &Arc<str>,
    sheet: Option<&str>,
) -> Result<(), Box<Finding>> {
    let id = &shared.instrument.id;
    let place = || at(path, sheet, 0, None, &header.headings);
    if let Some(found) = form_identity::other_rules(rows, header.line, id) {
        return Err(Box::new(finding!(E265: found = found, id = id).at(place())));
    }
    let label = &shared.instrument.agency_label;
    let agency = header.meanings.iter().position(|meaning| *meaning == Some(Meaning::Agency));
    match agency.and_then(|agency| form_identity::other_body(rows, header.line, (id, label), agency)) {
        None => Ok(()),
        Some((visible, inside)) => Err(Box::new(finding!(E266: visible = visible, inside = inside).at(place()))),
    }
}

/// The name of a file or sheet as that of an agency: what no cell may hold is not in it either.
fn nameable(name: &str) -> String {
    tidy(&name.replace(|c: char| c.is_control() && !c.is_whitespace(), "\u{fffd}")).into_owned()
}

/// A table whose header is known: `subject` names the agency where no column does.
///
/// # Errors
/// Nothing names the agency.
pub(crate) fn of_header(
    shared: &Shared<'_>,
    header: TableHeader,
    path: &Arc<str>,
    sheet: Option<&str>,
    subject: Option<&str>,
) -> Result<Table, Box<Finding>> {
    let subject = if header.names_agencies() {
        None
    } else if let Some(name) = subject.map(nameable).filter(|name| !name.is_empty()) {
        Some(shared.registry.identity(None, Some(&name), None))
    } else {
        let lacks = Lack::Agency;
        let trouble = HeaderError::Lacking { line: header.line, headings: header.headings, lacks };
        return Err(Box::new(finding(shared, &trouble, path, sheet)));
    };
    Ok(Table { header, path: Arc::clone(path), sheet: sheet.map(Arc::from), notes: Vec::new(), subject })
}

/// The finding for a table that must have a column of agencies and has none.
#[must_use]
pub(crate) fn lacks_agencies(shared: &Shared<'_>, table: &Table) -> Finding {
    let headings = table.header.headings.clone();
    let trouble = HeaderError::Lacking { line: table.header.line, headings, lacks: Lack::Agency };
    finding(shared, &trouble, &table.path, table.sheet.as_deref())
}

/// The finding for a table that is not understood.
#[must_use]
pub(crate) fn finding(shared: &Shared<'_>, trouble: &HeaderError, path: &Arc<str>, sheet: Option<&str>) -> Finding {
    match trouble {
        HeaderError::Empty => finding!(E201; sheet = sheet).at(Place::file(Arc::clone(path))),
        HeaderError::NoTable(cells) => {
            let headings = (!cells.is_empty()).then(|| shown(cells));
            finding!(E202; sheet = sheet, headings = headings).at(Place::file(Arc::clone(path)))
        }
        HeaderError::Lacking { line, headings, lacks: Lack::Answers } => {
            let known = shown(headings);
            let meant = meant(shared, headings);
            let (heading, near) = (meant.as_ref().map(|meant| quoted(meant.0)), meant.as_ref().map(|meant| meant.1));
            let finding = finding!(
                E206: headings = known, id = first_criterion(shared);
                sheet = sheet,
                heading = heading,
                near = near.map(|criterion| format!("{} ({})", criterion.id, criterion.name)),
                code = near.map(|criterion| criterion.id.as_str())
            );
            finding.at(at(path, sheet, *line, None, headings))
        }
        HeaderError::Lacking { line, headings, lacks } => {
            let (column, near) = (lack_name(*lacks), layout::like(*lacks, headings));
            finding!(E203: column = column, headings = shown(headings); sheet = sheet, near = near)
                .at(at(path, sheet, *line, None, headings))
        }
        HeaderError::Above { line, headings, below } => {
            finding!(E227: line = (below + 1).to_string(), headings = shown(headings))
                .at(at(path, sheet, *line, None, headings))
        }
        HeaderError::LongOrWide { line, criterion, answers, headings } => {
            let place = at(path, sheet, *line, Some(*criterion), headings);
            let (criterion, answers) = (headings[*criterion].as_str(), headings[*answers].as_str());
            finding!(E260: criterion = criterion, answers = answers).at(place)
        }
        HeaderError::Twice { line, meaning, first, second, headings } => {
            let column = meaning.name(shared.instrument);
            let zeros = with_zeros(shared.instrument, &column);
            let choice = column_choice([*first, *second], headings);
            let place = at(path, sheet, *line, Some(*second), headings);
            let (first, second) = (headings[*first].as_str(), headings[*second].as_str());
            finding!(E205: column = column, first = first, second = second, choice = choice; zeros = zeros).at(place)
        }
    }
}

fn at(path: &Arc<str>, sheet: Option<&str>, line: u64, column: Option<usize>, headings: &[String]) -> Place {
    let header = TableHeader {
        delimiter: 0,
        layout: TableShape::Long,
        columns: ColumnMap::default(),
        headings: headings.to_vec(),
        meanings: Vec::new(),
        unread: Vec::new(),
        numbered: false,
        line,
        end: 0,
    };
    let table = Table { header, path: Arc::clone(path), sheet: sheet.map(Arc::from), notes: Vec::new(), subject: None };
    place(&table, line, column)
}

const fn lack_name(lack: Lack) -> &'static str {
    match lack {
        Lack::Agency => "agency",
        Lack::Criterion => "criterion",
        Lack::Score | Lack::Answers => "score",
    }
}

fn first_criterion(shared: &Shared<'_>) -> String {
    let leaf = shared.instrument.criteria.iter().find(|criterion| criterion.is_leaf());
    leaf.map(|criterion| criterion.id.clone()).unwrap_or_default()
}

/// The heading that comes nearest to a criterion, and that criterion.
fn meant<'a>(shared: &Shared<'a>, headings: &'a [String]) -> Option<(&'a str, &'a Criterion)> {
    let criteria = &shared.instrument.criteria;
    let unknown = headings.iter().filter(|heading| !heading.is_empty() && shared.headings.meaning(heading).is_none());
    let all = (TOTAL + 1..criteria.len()).collect();
    let (ix, heading) = proposal::of(&shared.headings, shared.instrument, &all, unknown.map(String::as_str))?;
    Some((heading, &criteria[ix]))
}

/// Headings in one line, shortened where they are many.
fn shown(headings: &[String]) -> String {
    const MOST: usize = 12;
    let mut shown: Vec<String> =
        headings.iter().filter(|heading| !heading.is_empty()).take(MOST).map(|heading| quoted(heading)).collect();
    if headings.len() > MOST {
        shown.push("…".to_owned());
    }
    shown.join(" | ")
}

/// Headings of a sheet that are numbers, where a code that ends with zeros may have become one.
#[must_use]
pub(crate) fn lost_zeros(shared: &Shared<'_>, table: &Table, body: &TableText) -> Vec<Finding> {
    let TableText::Sheet { text, cells, ends } = body else { return Vec::new() };
    let header = &table.header;
    let mut found = Vec::new();
    let mut from = 0;
    for &to in ends {
        let row = &cells[from as usize..to as usize];
        from = to;
        if row.first().is_none_or(|cell| cell.start as usize >= header.end) {
            break;
        }
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| cell.kind == CellKind::Number) {
            let number = &text[cell.start as usize..cell.end as usize];
            let is_heading = header.headings.get(column).is_some_and(|heading| heading == number);
            let meant = matches!(header.meanings.get(column), Some(None | Some(Meaning::Answers(_))));
            if let Some(code) = with_zeros(shared.instrument, number).filter(|_| is_heading && meant) {
                let place = place(table, header.line, Some(column));
                found.push(finding!(E316: text = number, code = code).at(place));
            }
        }
    }
    found
}

/// Columns that are ignored although one letter more would make them known: each with the heading it resembles.
#[must_use]
pub(crate) fn misspelt(shared: &Shared<'_>, table: &Table) -> Vec<(usize, Finding)> {
    /// With more unknown headings than this, mistyped headings are unlikely.
    const MOST: usize = 100;
    let header = &table.header;
    let unknown = header.headings.iter().zip(&header.meanings).enumerate();
    let unknown = unknown.filter(|(_, (heading, meaning))| meaning.is_none() && !heading.is_empty());
    let told = unknown.take(MOST).filter_map(|(column, (heading, _))| {
        let (near, meaning) = shared.headings.one_letter_off(heading, header)?;
        let place = place(table, header.line, Some(column));
        let name = meaning.name(shared.instrument);
        Some((column, finding!(E226: heading = quoted(heading), near = near, column = name).at(place)))
    });
    told.collect()
}

/// Where all tables are wide and some criterion has a column in none of them: an error (E267) for each that an ignored
/// column of numbers resembles, and a warning (W228) that names the other ignored columns of numbers.
#[must_use]
pub(crate) fn without_column(shared: &Shared<'_>, tables: &[Arc<Table>]) -> Vec<Finding> {
    if tables.iter().any(|table| table.header.layout == TableShape::Long) {
        return Vec::new();
    }
    let answered = tables.iter().flat_map(|table| &table.header.columns.answers).map(|(_, ix)| *ix);
    let (lacking, open) = unanswered(shared.instrument, &answered.collect());
    if lacking.is_empty() {
        return Vec::new();
    }
    tables.iter().flat_map(|table| columns_for(shared, table, &lacking, &open)).collect()
}

/// The ignored columns of numbers of one table, where these criteria have no column.
fn columns_for(
    shared: &Shared<'_>,
    table: &Table,
    lacking: &[CriterionIx],
    open: &BTreeSet<CriterionIx>,
) -> Vec<Finding> {
    const TOLD: usize = 8;
    let (instrument, header) = (shared.instrument, &table.header);
    let named = |ix: CriterionIx| (&instrument.criteria[ix].id, quoted(&instrument.criteria[ix].name));
    let heading = |at: &usize| header.headings[*at].as_str();
    let misspelt = |at: &usize| shared.headings.one_letter_off(heading(at), header).is_some();
    let examples: BTreeMap<usize, &str> = header.unread.iter().map(|(at, example)| (*at, &**example)).collect();
    let refused = |at: &usize| {
        let example = examples.get(at).copied().unwrap_or_default();
        unread_columns::is_refused(shared, heading(at), example)
    };
    let figures: Vec<usize> = header.figures().filter(|at| !misspelt(at) && !refused(at)).collect();
    let meant = proposal::of_each(&shared.headings, instrument, open, figures.iter().map(heading));
    let mut resembling: BTreeMap<CriterionIx, Vec<usize>> = BTreeMap::new();
    for (at, ix) in figures.iter().zip(&meant) {
        if let Some(ix) = ix {
            resembling.entry(*ix).or_default().push(*at);
        }
    }
    let shown_headings = |columns: &[usize]| shown(&columns.iter().map(heading).map(str::to_owned).collect::<Vec<_>>());
    let errors = resembling.iter().map(|(&ix, columns)| {
        let (id, name) = named(ix);
        finding!(E267: id = id, name = name, headings = shown_headings(columns), heading = quoted(heading(&columns[0])))
            .at(place(table, header.line, Some(columns[0])))
    });
    let mut findings: Vec<Finding> = errors.collect();
    let others: Vec<usize> = figures.iter().zip(&meant).filter(|(_, ix)| ix.is_none()).map(|(at, _)| *at).collect();
    if let Some(&first) = others.first() {
        let criteria = lacking.iter().take(TOLD).map(|&ix| named(ix)).map(|(id, name)| format!("{id} ({name})"));
        let more = (lacking.len() > TOLD).then(|| "…".to_owned());
        let (criteria, headings) = (criteria.chain(more).collect::<Vec<_>>().join(", "), shown_headings(&others));
        let place = place(table, header.line, Some(first));
        findings.push(finding!(W228: criteria = criteria, headings = headings).at(place));
    }
    findings
}

/// The leaves that no column answers, given the criteria that have one; and all criteria that a further column may
/// answer: these leaves, and the branches of which nothing has a column yet.
fn unanswered(instrument: &Instrument, columns: &BTreeSet<CriterionIx>) -> (Vec<CriterionIx>, BTreeSet<CriterionIx>) {
    let lacking = (TOTAL + 1..instrument.criteria.len()).filter(|&ix| {
        let criterion = &instrument.criteria[ix];
        criterion.is_leaf() && !criterion.shared && !instrument.upwards(ix).any(|above| columns.contains(&above))
    });
    let lacking: Vec<CriterionIx> = lacking.collect();
    let begun: BTreeSet<CriterionIx> = columns.iter().flat_map(|&ix| instrument.upwards(ix)).collect();
    let open = lacking.iter().flat_map(|&ix| instrument.upwards(ix));
    let open = open.filter(|ix| *ix != TOTAL && !begun.contains(ix)).collect();
    (lacking, open)
}

/// What the columns of a table were taken for, as they are reported.
#[must_use]
pub(crate) fn told(shared: &Shared<'_>, header: &TableHeader) -> Vec<(String, Option<String>)> {
    let name = |meaning: &Option<Meaning>| meaning.map(|meaning| meaning.name(shared.instrument));
    header.headings.iter().cloned().zip(header.meanings.iter().map(name)).collect()
}
