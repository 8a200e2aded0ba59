//! Batches in the order of the files -> sums, agencies, and the findings that need more than one row.
//!
//! Works on one batch after the other, so "first" and "second" mean what they mean in the file however many threads
//! made the batches.

mod agencies;
mod at;
mod copies;
mod file_names;
mod files;
pub(super) mod finish;
mod groups;
mod locate;
mod numbering;
mod resolved;
mod rows;
mod sent_twice;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::answers::Agency;
use crate::answers::Answer;
use crate::answers::AnswerCounts;
use crate::answers::AnswerStore;
use crate::answers::CompactAnswers;
use crate::rules::instrument::Criterion;
use foldhash::fast::FixedState;

use crate::answers::Input;
use crate::answers::subject::Subject;
use crate::finding::catalogue::CatalogueEntry;
use crate::finding::{Excerpt, Finding, Place, Severity};
use crate::intake::Shared;
use crate::intake::account::Accounted;
use crate::intake::batch::Batch;
use crate::intake::batch::BatchRow;
use crate::intake::batch::LineCounter;
use crate::intake::batch::Table;
use crate::intake::cell_values::CellValue;
use crate::intake::finding_cap::KeptFindings;
use crate::intake::list::List;
use crate::intake::merge::at::RowAddress;
use crate::intake::merge::at::Stands;
use crate::intake::merge::resolved::PendingIdentities;
use crate::intake::merge::resolved::Resolution;
use crate::intake::merge::resolved::Resolutions;
use crate::intake::output::ChunkOutput;
use crate::intake::output::Sink;
use crate::lowlevel::shared_text::Text;
use crate::rules::CriterionIx;

/// State of an agency during the merge that the result does not keep.
#[derive(Debug)]
struct MergedAgency {
    /// An interned id, with an entry in [`crate::intake::merge::Merger::groups`]; [`crate::intake::merge::NO_GROUP`].
    group: u32,
    /// The id stands in a column (or in the list), rather than being the name.
    has_id: bool,
    /// It has a name of its own. Until a row gives one, its id is its name.
    has_name: bool,
    /// Where its name was first given.
    named_at: RowAddress,
    grouped_at: RowAddress,
}

// There is one for every agency.
const _: () = assert!(size_of::<MergedAgency>() == 24, "what is known of an agency is three words");

/// No group has this number.
const NO_GROUP: u32 = u32::MAX;

impl MergedAgency {
    fn group(&self) -> Option<u32> {
        (self.group != NO_GROUP).then_some(self.group)
    }
}

/// A group of agencies.
#[derive(Debug)]
struct MergedGroup {
    name: Arc<str>,
    /// By criterion: whether it applies.
    applies: Vec<bool>,
    /// The rules have a closed list of groups without it.
    unknown: bool,
}

/// The part of an agency that every row reads or writes, split from [`crate::intake::merge::MergedAgency`] so that more
/// of it fits the cache.
#[derive(Debug, Clone, Copy, Default)]
struct AgencyTrace {
    /// The last file with rows of it.
    file: u32,
    /// It has rows.
    met: bool,
    withheld: bool,
    /// Rows about it, or that may be about it, could not be read.
    unread: bool,
}

impl AgencyTrace {
    /// Notes that data may be missing.
    fn lacking(&mut self) {
        (self.withheld, self.unread) = (true, true);
    }
}

/// A finding that needs the position of an earlier answer: the answer to look for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Sought {
    subject: Subject,
    criterion: CriterionIx,
    /// `None`: any assessor.
    assessor: Option<u32>,
}

/// State of the merge: one pass over all batches.
pub(crate) struct Merger<'a> {
    shared: &'a Shared<'a>,
    list: Option<&'a List>,
    agencies: Vec<Agency>,
    /// By agency.
    known: Vec<MergedAgency>,
    /// They came in the order of their ids.
    in_order: bool,
    /// By agency.
    seen: Vec<AgencyTrace>,
    /// The agencies by the keys of the registry (see [`crate::intake::merge::Merger::keyed`]).
    keys: Vec<u32>,
    resolutions: Resolutions,
    pending: PendingIdentities,
    store: AnswerStore,
    kept: KeptFindings,
    /// Kept findings (by index) in rows of an identity.
    concerned: Vec<(usize, u32)>,
    answers: Vec<Answer>,
    compact: CompactAnswers,
    has_evidence: bool,
    states: AnswerCounts,
    stated: Vec<crate::answers::stated::Stated>,
    inputs: Vec<Input>,
    /// The file of each input: sheets share one.
    read_from: Vec<Arc<str>>,
    /// How many answers each correction matched.
    corrected: Vec<u32>,
    /// Corrections that matched an answer and were not applied.
    refuted: BTreeSet<usize>,
    file: files::FileProgress,
    /// The tables read so far.
    tables: Vec<Arc<Table>>,
    /// Counts lines in the batch at hand.
    counter: LineCounter,
    /// Findings (by index) that wait for the place of an earlier answer.
    sought: HashMap<Sought, Vec<usize>>,
    /// Findings (by index) about second answers in another file than the first.
    repeated: BTreeMap<FilePair, Vec<usize>>,
    sent_twice: Vec<SentTwice>,
    /// By interned id of the group; `None`: no agency is in it.
    groups: Vec<Option<MergedGroup>>,
    /// An inner criterion has an answer.
    inner_met: bool,
    /// The last file with rows of `*`.
    everybody_file: u32,
    /// Answers for everybody have errors.
    all_withheld: bool,
    /// Data may be missing from any agency.
    all_lacking: bool,
    /// Files that nothing was read from, by stem.
    unread: Vec<Option<String>>,
    /// Some table has a column of agencies.
    shared_tables: bool,
    /// By table: its rows with a number of their own, and those without.
    numbering: BTreeMap<usize, TableNumbering>,
    /// Rows without a group in tables that have one in others.
    group_gaps: Vec<GroupGap>,
    /// By input, where every cell is accounted for.
    accounted: Vec<Accounted>,
    /// Agencies known by name alone, by the hash of the name without its case.
    by_folded_name: HashMap<u64, usize, FixedState>,
    /// Names taken for one that differs in case only: that agency, and how it was written here.
    other_case: Vec<(usize, Text)>,
    /// Files whose rows name one body in a column.
    one_body_files: Vec<file_names::OneBodyFile>,
}

/// An agency with answers in two files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FilePair {
    subject: Subject,
    first: Arc<str>,
    second: Arc<str>,
}

/// An agency whose answers came in two files, for the choice between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SentTwice {
    pub agency: Arc<str>,
    /// In the order of reading.
    pub files: [Arc<str>; 2],
    /// Whether the file holds answers of this agency only.
    pub alone: [bool; 2],
}

/// Which rows of a table have a number of their own.
#[derive(Debug, Default)]
struct TableNumbering {
    numbered: u64,
    without: u64,
    /// The first without: where it stands.
    first: Option<(Place, Option<Excerpt>)>,
    /// The names in the first of them.
    names: Vec<String>,
}

/// An agency whose group is left empty in some row of a table.
#[derive(Debug)]
struct GroupGap {
    /// Index in [`Merger::tables`].
    table: usize,
    agency: usize,
    at: RowAddress,
}

impl<'a> Merger<'a> {
    /// An empty merger, with the agencies of the list.
    #[must_use]
    pub(crate) fn new(shared: &'a Shared<'a>, list: Option<&'a List>) -> Self {
        let mut merger = Self {
            shared,
            list,
            agencies: Vec::new(),
            known: Vec::new(),
            in_order: true,
            seen: Vec::new(),
            keys: Vec::new(),
            resolutions: Resolutions::default(),
            pending: PendingIdentities::default(),
            store: AnswerStore::new(shared.instrument, 0),
            kept: KeptFindings::default(),
            concerned: Vec::new(),
            answers: Vec::new(),
            compact: CompactAnswers::default(),
            has_evidence: false,
            states: AnswerCounts::default(),
            stated: Vec::new(),
            inputs: Vec::new(),
            read_from: Vec::new(),
            corrected: vec![0; shared.corrections.all().len()],
            refuted: BTreeSet::new(),
            file: files::FileProgress::default(),
            tables: Vec::new(),
            counter: LineCounter::default(),
            sought: HashMap::new(),
            repeated: BTreeMap::new(),
            sent_twice: Vec::new(),
            groups: Vec::new(),
            inner_met: false,
            everybody_file: 0,
            all_withheld: false,
            all_lacking: false,
            unread: Vec::new(),
            shared_tables: false,
            numbering: BTreeMap::new(),
            group_gaps: Vec::new(),
            accounted: Vec::new(),
            by_folded_name: HashMap::default(),
            other_case: Vec::new(),
            one_body_files: Vec::new(),
        };
        for (number, entry) in (0..).zip(list.into_iter().flat_map(|list| &list.entries)) {
            merger.enlist(number, entry);
        }
        merger
    }

    /// Fills in the hashes of files, by path.
    pub(crate) fn hashed(&mut self, hashes: &HashMap<Arc<str>, String>) {
        self.close();
        for (input, path) in self.inputs.iter_mut().zip(&self.read_from) {
            input.sha256 = hashes.get(path).cloned();
        }
    }

    /// Keeps a finding from outside, before anything is read.
    pub(crate) fn tell(&mut self, finding: Finding) -> Option<usize> {
        let before = self.kept.findings.len();
        self.kept.push(finding, &self.shared.quota);
        (self.kept.findings.len() > before).then_some(before)
    }

    fn absorb(&mut self, batch: &mut Batch) {
        let base = self.file.lines;
        self.file.nameless |= batch.found.has(&NAMELESS);
        let path = Arc::clone(&batch.table.path);
        let mut concerned = std::mem::take(&mut batch.found.concerned).into_iter().peekable();
        for (at, mut finding) in (0_u32..).zip(batch.found.findings.drain(..)) {
            // A finding about a correction stands in the file of corrections.
            if finding.place.file.as_ref() == Some(&path) {
                finding.place = shifted(finding.place, base);
            }
            let row = concerned.next_if(|(of, _)| *of == at).map(|(_, row)| row as usize);
            let identity = row.and_then(|row| batch.found.rows.get(row)).map(|row| row.identity);
            let kept = self.tell(finding);
            self.concerned.extend(kept.zip(identity));
        }
        for (code, more) in std::mem::take(&mut batch.found.not_kept) {
            self.kept.count(code, more);
        }
        for number in batch.found.corrected.drain(..) {
            self.corrected[number] += 1;
        }
        self.refuted.extend(batch.found.refuted.drain(..));
        self.states += batch.found.states;
        self.shared_tables |= batch.table.subject.is_none();
        if self.tables.last().is_none_or(|last| !Arc::ptr_eq(last, &batch.table)) {
            self.tables.push(Arc::clone(&batch.table));
        }
        self.counter = LineCounter::default();
        self.rows(batch);
        self.count_numbers(batch);
        self.keep(batch, base);
        self.file.add(batch, self.shared.account);
        if batch.found.broken {
            self.withhold(batch.table.subject);
        }
    }

    /// A table without a column of agencies but with unknown columns has duplicate answers: one of those columns names
    /// agencies. Reported once per file instead of once per row.
    fn lacks_agencies(&mut self, batch: &Batch) -> bool {
        let header = &batch.table.header;
        let unknown = header.meanings.iter().any(Option::is_none);
        if batch.table.subject.is_none() || !unknown || self.file.met_elsewhere {
            return false;
        }
        if !std::mem::replace(&mut self.file.told_lacking, true) {
            self.tell(crate::intake::tables::lacks_agencies(self.shared, &batch.table));
        }
        true
    }

    fn fault(&mut self, subject: Subject) {
        match subject {
            Subject::Agency(agency) => self.seen[agency].withheld = true,
            Subject::Everybody => self.all_withheld = true,
        }
    }

    /// Keeps a finding about one value, where its code has room; its index. `write` is given the criterion and the agency's
    /// name.
    fn tell_value(
        &mut self,
        entry: &'static CatalogueEntry,
        batch: &Batch,
        row: usize,
        at: usize,
        subject: Subject,
        write: impl FnOnce(&Self, &Criterion, &str) -> Finding,
    ) -> Option<usize> {
        if !self.shared.quota.wants(entry.code) {
            self.kept.count(entry.code, 1);
            return None;
        }
        let (criterion, column) = batch.criterion(row, at);
        let (place, excerpt) = self.spot(batch, row, column);
        let criterion = &self.shared.instrument.criteria[criterion];
        let mut finding = write(self, criterion, self.label(subject)).at(place).about(self.id(subject));
        finding.excerpt = excerpt.map(Box::new);
        self.tell(finding)
    }

    /// Where a column of a row stands in its file.
    fn spot(&mut self, batch: &Batch, row: usize, column: usize) -> (Place, Option<Excerpt>) {
        let (place, excerpt) = batch.place(row, column, &mut self.counter);
        (shifted(place, self.file.lines), excerpt)
    }

    /// The line of a row, in few bytes.
    fn at(&mut self, batch: &Batch, row: usize) -> RowAddress {
        let start = batch.found.rows[row].start as usize;
        let line = self.file.lines + self.counter.before(batch.body.text(), start);
        RowAddress::row(self.tables.len() - 1, line)
    }

    /// Where an agency was first named.
    fn named(&self, agency: usize) -> Option<Place> {
        self.place_of(self.known[agency].named_at, name_column)
    }

    /// Where its group was first given.
    fn grouped(&self, agency: usize) -> Option<Place> {
        self.place_of(self.known[agency].grouped_at, group_column)
    }

    fn place_of(&self, at: RowAddress, column: fn(&Table) -> usize) -> Option<Place> {
        match at.stands() {
            Stands::Nowhere => None,
            Stands::Entry(number) => self.list.map(|list| list.entries[number].place.clone()),
            Stands::Row { table, line } => {
                let table = &self.tables[table];
                Some(crate::intake::batch::place(table, line, Some(column(table))))
            }
        }
    }

    fn keep(&mut self, batch: &mut Batch, base: u64) {
        let subject = |resolutions: &Resolutions, rows: &[BatchRow], row: u32| match resolutions
            .of(rows[row as usize].identity)
        {
            Resolution::Known(subject) => Some(subject),
            Resolution::Unsettled | Resolution::NotListed => None,
        };
        for kept in std::mem::take(&mut batch.found.kept) {
            let Some(subject) = subject(&self.resolutions, &batch.found.rows, kept.row) else { continue };
            let (row, value) = (kept.row as usize, kept.value as usize);
            if matches!(batch.found.values.get(row * batch.width() + value), CellValue::Nothing | CellValue::Refused) {
                continue;
            }
            let assessor = batch.found.rows[row].assessor as usize;
            let criterion = batch.criterion(row, value).0;
            let crate::intake::batch::KeptAnswer { reply, text, verified, declared, evidence, note, place, .. } = kept;
            let place = shifted(place, base);
            self.answers.push(Answer {
                subject,
                criterion,
                assessor,
                reply,
                text,
                verified,
                declared,
                evidence,
                note,
                place,
            });
        }
        self.compact.take(std::mem::take(&mut batch.found.compact));
        for stated in std::mem::take(&mut batch.found.stated) {
            let Some(Subject::Agency(agency)) = subject(&self.resolutions, &batch.found.rows, stated.row) else {
                continue;
            };
            let crate::intake::batch::StatedTotal { criterion, value, place, .. } = stated;
            self.stated.push(crate::answers::stated::Stated { agency, criterion, value, place: shifted(place, base) });
        }
    }
}

/// The column that names agencies.
fn name_column(table: &Table) -> usize {
    let columns = &table.header.columns;
    columns.agency.or(columns.agency_id).unwrap_or(0)
}

/// The column that tells their group.
fn group_column(table: &Table) -> usize {
    table.header.columns.group.unwrap_or(0)
}

/// A place that was counted from the start of a batch.
fn shifted(mut place: Place, lines: u64) -> Place {
    place.line = place.line.map(|line| line + lines);
    // Of a piece of a sheet the name of the cell has its row too.
    if lines > 0
        && let Some(cell) = &mut place.cell
    {
        let digits = cell.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if let Ok(row) = cell[digits..].parse::<u64>() {
            cell.truncate(digits);
            cell.push_str(&(row + lines).to_string());
        }
    }
    place
}

impl Sink for Merger<'_> {
    fn take(&mut self, output: &mut ChunkOutput) -> bool {
        if output.first {
            self.begin(output, None);
        }
        for mut finding in output.findings.drain(..) {
            finding.place = shifted(finding.place, self.file.lines);
            let is_error = finding.severity() == Severity::Error;
            self.tell(finding);
            // A warning about how a file was read takes nothing from what was read of it.
            if is_error {
                self.unread.push(output.file.source.stem.clone());
            }
        }
        let mut batches = std::mem::take(&mut output.batches);
        for batch in &mut batches {
            if batch.begins_sheet {
                self.begin(output, Some(&batch.table));
            }
            if !self.file.ended {
                self.absorb(batch);
            }
        }
        output.batches = batches;
        self.encoding(output);
        true
    }
}

/// Findings about a row that names no agency.
pub(super) const NAMELESS: [&str; 2] = ["E406", "E407"];
