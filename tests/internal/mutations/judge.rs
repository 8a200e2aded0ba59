//! What a slip may do: be told at its place, or change nothing but what it stands in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use crate::internal_tests::mutations::slip::Slip;
use crate::internal_tests::mutations::table::{self, ANSWERS, Dialect, Kind, LEAVES, Table, Written};
use ikip::finding::Finding;
use ikip::finding::severity::Severity;
use ikip::i18n::lang::Lang;
use ikip::intake;
use ikip::intake::InputArg;
use ikip::intake::Intake;
use ikip::intake::Request;
use ikip::names::normal::tidy;
use ikip::rules::{self, Instrument};
use ikip::scoring::{self, Detail};

static INSTRUMENT: LazyLock<Instrument> =
    LazyLock::new(|| rules::read(table::RULES, "rules.toml").instrument.expect("rules without errors"));

/// What became of a case.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Verdict {
    Refused,
    ChangedItsOwn,
    ChangedNothing,
}

/// What a slip stands in.
#[derive(Debug, Default)]
struct Concern {
    /// Lines of the changed file, or rows of its sheet, from 1.
    lines: BTreeSet<u64>,
    /// The cells below a heading that the slip stands in: lines, and their columns.
    below: Vec<(u64, Range<u64>)>,
    /// The tidied names of agencies.
    agencies: BTreeSet<String>,
    /// The leaf whose column it stands in.
    leaf: Option<&'static str>,
    /// The end is cut off.
    cut: bool,
    /// What every row says may change: a heading that is none of a criterion.
    everything: bool,
}

/// By agency: everything but the rank, with the scores of its leaves by id.
type Scores = BTreeMap<String, (String, BTreeMap<String, String>)>;

pub(crate) struct Judge {
    name: &'static str,
    before: Scores,
}

impl Judge {
    pub(crate) fn new(name: &'static str, bytes: &[u8]) -> Self {
        let (intake, before) = read(name, bytes);
        let told = told(&intake.findings);
        assert!(!intake.findings.iter().any(|finding| finding.severity() == Severity::Error), "a valid table\n{told}");
        assert_eq!(before.len(), ANSWERS.len(), "all agencies");
        Self { name, before }
    }

    pub(crate) fn text(
        &self,
        table: &Table,
        before: &Written,
        dialect: &Dialect,
        slip: &Slip,
    ) -> Result<Verdict, String> {
        let (bytes, concern) = match slip.at(before.bytes.len()) {
            None => {
                let (rows, touched) = slip.rows(&table.rows);
                let after = dialect.write(&Table { rows, ..table.clone() });
                let place = |row, column| dialect.place(&after, row, column);
                let concern = of_rows(table, slip, &touched, &after.lines, &place);
                (after.bytes, concern)
            }
            Some(at) => {
                let bytes = slip.bytes(&before.bytes);
                let concern = of_byte(table, before, dialect, slip, at, &bytes);
                (bytes, concern)
            }
        };
        self.judge(&bytes, &concern).map_err(|fault| format!("{fault}\n{}", dialect.decoded(&bytes)))
    }

    pub(crate) fn sheet(&self, table: &Table, slip: &Slip) -> Result<Verdict, String> {
        let (rows, touched) = slip.rows(&table.rows);
        let lines: Vec<u64> = (1..=rows.len() as u64 + 1).collect();
        let place = |row: usize, column: usize| (row as u64 + 1, column as u64 + 1..column as u64 + 2);
        self.judge(&table::workbook(&rows), &of_rows(table, slip, &touched, &lines, &place))
    }

    /// Bytes of a workbook are protected by sums: nothing may change.
    pub(crate) fn package(&self, bytes: &[u8]) -> Result<Verdict, String> {
        let (intake, after) = read(self.name, bytes);
        if intake.findings.iter().any(|finding| finding.severity() == Severity::Error) {
            return Ok(Verdict::Refused);
        }
        let changed = self.before.iter().find(|(name, before)| after.get(*name) != Some(before));
        match changed {
            Some((name, before)) => Err(format!("{name}\n{before:?}\n{:?}", after.get(name))),
            None if after.len() > self.before.len() => Err(format!("new agencies: {:?}", after.keys())),
            None => Ok(Verdict::ChangedNothing),
        }
    }

    fn judge(&self, bytes: &[u8], concern: &Concern) -> Result<Verdict, String> {
        let (intake, after) = read(self.name, bytes);
        let errors: Vec<&Finding> = intake.findings.iter().filter(|f| f.severity() == Severity::Error).collect();
        if !errors.is_empty() {
            if intake.findings.iter().any(|finding| concern.is_told_by(finding)) {
                return Ok(Verdict::Refused);
            }
            return Err(format!("told elsewhere than {concern:?}:\n{}", told(&intake.findings)));
        }
        if after == self.before {
            return Ok(Verdict::ChangedNothing);
        }
        if concern.everything {
            return Ok(Verdict::ChangedItsOwn);
        }
        let new = after.keys().filter(|name| !self.before.contains_key(*name) && !concern.agencies.contains(*name));
        if new.count() > 1 {
            return Err(format!("more than one new agency: {:?}", after.keys()));
        }
        for (name, before) in &self.before {
            let Some(now) = after.get(name) else {
                if concern.agencies.contains(name) {
                    continue;
                }
                return Err(format!("{name} is gone; concerned: {concern:?}"));
            };
            let changed = match concern.leaf {
                _ if concern.agencies.contains(name) => false,
                None => now != before,
                Some(leaf) => {
                    // A stage that is shut by what the slip changed asks nothing.
                    let gated = now.1.get("uji") != before.1.get("uji") && leaf.starts_with("saq");
                    let same = |other: &&&str| now.1.get(**other) == before.1.get(**other);
                    let others = LEAVES.iter().filter(|other| **other != leaf);
                    !others.filter(|other| !(gated && other.starts_with("uji"))).all(|other| same(&other))
                }
            };
            if changed {
                return Err(format!(
                    "{name} changed; concerned: {concern:?}\n{before:?}\n{now:?}\n{}",
                    told(&intake.findings)
                ));
            }
        }
        Ok(Verdict::ChangedItsOwn)
    }
}

impl Concern {
    /// A finding stands at the slip: in its line, or in its column where it is a heading. A finding that names two
    /// places may name it second.
    fn is_told_by(&self, finding: &Finding) -> bool {
        let second = finding.facts.iter().find(|fact| matches!(fact.0, "where" | "line" | "until"));
        let second = second.and_then(|fact| {
            fact.1.rsplit([':', '!']).next()?.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().ok()
        });
        let here = |line: u64| self.lines.contains(&line);
        finding.place.line.is_some_and(here)
            || second.is_some_and(here)
            || self.below.iter().any(|(line, columns)| {
                finding.place.line == Some(*line) && finding.place.column.is_some_and(|at| columns.contains(&at))
            })
            || matches!(finding.code(), "E212" | "E214" | "E220")
            // Nothing is left that could have a line.
            || self.cut && matches!(finding.code(), "E201" | "E202")
    }

    fn row(&mut self, table: &Table, row: usize) {
        match table.kinds.get(row) {
            Some(Kind::Data(agency)) => {
                self.agencies.insert(tidy(ANSWERS[*agency][0]).into_owned());
            }
            Some(Kind::Headings) => self.everything = true,
            _ => {}
        }
    }

    /// All agencies that a text may speak of.
    fn named_in(&mut self, text: &str) {
        for row in ANSWERS.iter().filter(|row| text.to_lowercase().contains(&row[1].to_lowercase())) {
            self.agencies.insert(tidy(row[0]).into_owned());
        }
    }

    /// A heading: that of a criterion in a wide table concerns its column only.
    fn heading(&mut self, table: &Table, column: usize, place: &dyn Fn(usize, usize) -> (u64, Range<u64>)) {
        self.below = (0..table.rows.len()).map(|row| place(row, column)).collect();
        match column.checked_sub(4).and_then(|at| LEAVES.get(at)) {
            Some(leaf) if table.wide => self.leaf = Some(leaf),
            _ => self.everything = true,
        }
    }
}

fn of_rows(
    table: &Table,
    slip: &Slip,
    touched: &[usize],
    lines: &[u64],
    place: &dyn Fn(usize, usize) -> (u64, Range<u64>),
) -> Concern {
    let mut concern = Concern::default();
    for &row in touched {
        concern.lines.extend(lines[row]..lines[row + 1]);
    }
    match *slip {
        Slip::Cell(row, column, word) => {
            let row = row % table.rows.len();
            concern.named_in(word);
            match table.kinds[row] {
                Kind::Headings => concern.heading(table, column % table.rows[row].len(), place),
                _ => concern.row(table, row),
            }
        }
        Slip::Double(row, _) => concern.row(table, row % table.rows.len()),
        Slip::Swap(a, b) => {
            for row in [a, b] {
                concern.row(table, row % table.rows.len());
            }
        }
        _ => unreachable!("a change of rows"),
    }
    concern
}

fn of_byte(table: &Table, before: &Written, dialect: &Dialect, slip: &Slip, at: usize, bytes: &[u8]) -> Concern {
    let mut concern = Concern { cut: matches!(slip, Slip::Cut(_)), ..Concern::default() };
    let row = before.row(at);
    // At the end of a row, or at the start of one, its neighbour is touched too.
    let last = if matches!(slip, Slip::Cut(_)) { table.rows.len() - 1 } else { (row + 1).min(table.rows.len() - 1) };
    let near_end = before.starts[row + 1].saturating_sub(at) <= 4;
    let near_start = at.saturating_sub(before.starts[row]) <= 1;
    concern.lines.extend(before.lines[row]..=before.lines[row + 1]);
    if near_start && row > 0 {
        concern.lines.extend(before.lines[row - 1]..before.lines[row]);
    }
    let whole = matches!(slip, Slip::Cut(_)) || near_end;
    if table.kinds[row] == Kind::Headings && !whole {
        concern.heading(table, before.cell(row, at), &|row, column| dialect.place(before, row, column));
    } else {
        for row in row..=if whole { last } else { row } {
            concern.row(table, row);
        }
    }
    let end = (before.starts[row + 1] + 2).min(bytes.len());
    concern.named_in(&dialect.decoded(&bytes[before.starts[row].min(end)..end]));
    concern
}

fn read(name: &str, bytes: &[u8]) -> (Intake, Scores) {
    let inputs = vec![InputArg::Bytes { name: name.to_owned(), bytes: Arc::from(bytes) }];
    let mut intake = intake::read(&INSTRUMENT, &Request { inputs, threads: Some(1), ..Request::default() });
    let board = scoring::score(&INSTRUMENT, &intake.assessments, Detail::All);
    intake.findings.extend(board.findings.clone());
    let mut scores = Scores::new();
    for agency in &board.agencies {
        let known = &intake.assessments.agencies[agency.agency()];
        let mut all = format!("{:?} {:?} {:?} {:?}", known.group, agency.reason(), agency.value(), agency.class());
        let mut leaves = BTreeMap::new();
        for (&ix, score) in board.kept.iter().zip(board.criteria(agency)) {
            let criterion = &INSTRUMENT.criteria[ix];
            let _ = write!(all, " {} {score:?}", criterion.id);
            leaves.insert(criterion.id.clone(), format!("{score:?}"));
        }
        scores.insert(known.name.to_string(), (all, leaves));
    }
    (intake, scores)
}

fn told(findings: &[Finding]) -> String {
    let one = |f: &Finding| format!("{} {:?}:{:?} {}\n", f.code(), f.place.line, f.place.column, f.message(Lang::En));
    findings.iter().take(12).map(one).collect()
}
