//! Bytes -> [`Assessments`]: the only place that reads files of answers.
//!
//! ```text
//! source ─> decoding ─> chunks ─> records ─┐
//!                        workbook ─────────┴─> reading ─> batches ─> merger ─> Assessments + findings
//!                        layout, headings ─────┘ (in parallel)      (in order)
//! ```
//!
//! One pass over the files. Chunks end where records end and are read by several threads; the merger takes what they
//! made in the order of the files, so results and findings are the same whatever the threads do. The same code reads
//! small files and large ones: there is one definition of a number ([`crate::intake::answer_cell`]), a state, and a second answer. Nothing
//! here computes a score or prints.

mod account;
mod agency_cache;
pub(crate) mod answer_cell;
pub(crate) mod batch;
mod cell_values;
mod compiled_scale;
mod corrections;
mod diagnose;
mod fast_number;
mod finding_cap;
pub(crate) mod form_identity;
mod header;
pub(crate) mod headings;
pub(crate) mod hints;
mod index;
mod interner;
pub(crate) mod layout;
mod list;
mod list_rows;
pub(crate) mod meaning;
mod merge;
mod merged_cells;
pub(crate) mod output;
mod part_heading;
mod pipeline;
mod proposal;
mod reading;
pub(crate) mod renames;
pub(crate) mod row_words;
mod short_cache;
mod side_table;
mod tables;
mod unread_columns;
mod workbook;

use crate::answers::stated::Stated;
use crate::table::source;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use crate::answers::Assessments;
use crate::answers::{Input, Objection};
use crate::finding::Finding;
use crate::intake::compiled_scale::FastScale;
use crate::intake::finding_cap::FindingCap;
pub(crate) use crate::intake::finding_cap::KEPT;
use crate::intake::interner::Registry;
pub(crate) use crate::intake::meaning::Meaning;
pub(crate) use crate::intake::merge::SentTwice;
use crate::lowlevel::shared_text::Text;
use crate::rules::{CriterionIx, Instrument};
pub(crate) use crate::table::source::InputArg;
use corrections::CorrectionList;
pub(crate) use headings::Headings;
use hints::Hints;
use list::List;

/// Which single answers are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Keep {
    /// None: sums are all that is needed.
    #[default]
    Nothing,
    /// Plain values compact, blanks not at all, the others with everything that their rows say.
    Compact,
    /// All, with everything that their rows say.
    All,
}

/// What is to be read, and how.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    /// In the order in which they are named.
    pub inputs: Vec<InputArg>,
    /// What the user says about them.
    pub hints: Hints,
    /// The agency list.
    pub agencies: Option<PathBuf>,
    pub corrections: Option<PathBuf>,
    /// The sheet of workbooks; `None`: the one that fits.
    pub sheet: Option<String>,
    /// Paths of files that are not read, as findings name them.
    pub left_out: BTreeSet<Arc<str>>,
    /// Which of [`Assessments::answers`] and [`Assessments::compact`] to fill.
    pub keep: Keep,
    /// Fill [`crate::answers::Input::sha256`].
    pub hash: bool,
    /// Fill [`crate::answers::Input::account`].
    pub account: bool,
    /// How many threads may work; `None`: as many as the machine has processors.
    pub threads: Option<usize>,
}

/// What was read.
#[derive(Debug, Clone)]
pub(crate) struct Intake {
    pub assessments: Assessments,
    /// In the order of the inputs, then of lines and columns.
    pub findings: Vec<Finding>,
    /// How many more of a code were found than are kept, by code.
    pub more: BTreeMap<&'static str, u64>,
    /// By agency and criterion.
    pub stated: Vec<Stated>,
    /// All objections in the files of corrections, whatever was decided.
    pub objections: Vec<Objection>,
    /// The ids of the agency list, in its order.
    pub listed: Vec<Text>,
    /// By agency: some of its answers may stand in rows or files that could not be read. It is withheld.
    pub unread: Vec<bool>,
    /// Agencies with answers to the same criteria in two files.
    pub(crate) sent_twice: Vec<SentTwice>,
    /// What the user said of the inputs.
    pub(crate) hints: Hints,
}

impl Intake {
    /// Adds findings of one code made after reading; beyond [`KEPT`] they are only counted, like those about cells.
    pub(crate) fn add(&mut self, code: &'static str, mut found: Vec<Finding>) {
        let more = found.len().saturating_sub(KEPT as usize);
        found.truncate(KEPT as usize);
        self.findings.extend(found);
        if more > 0 {
            *self.more.entry(code).or_default() += more as u64;
        }
    }
}

/// What all threads of a run share.
pub(crate) struct Shared<'a> {
    pub instrument: &'a Instrument,
    pub headings: Headings,
    pub registry: Registry,
    pub quota: FindingCap,
    pub corrections: CorrectionList,
    /// By criterion: what is asked for every answer.
    pub asks: Vec<Ask>,
    /// By criterion: it, or a branch above it, applies to some groups only.
    pub grouped: Vec<bool>,
    /// By criterion: it has children.
    pub inner: Vec<bool>,
    pub keep: Keep,
    pub sheet: Option<String>,
    /// Some score may be 1,000 or more: a mark before three digits may stand between thousands.
    pub takes_thousands: bool,
    /// Every cell is accounted for.
    pub account: bool,
    /// The rules have groups, and no list of agencies says to which one each belongs.
    pub groups_from_rows: bool,
}

/// Properties of a criterion that every answer needs, packed together for the cache.
#[derive(Debug)]
pub(crate) struct Ask {
    /// The compiled scale: fast path for plain numbers.
    pub gauge: FastScale,
    /// An unverified answer counts like any other.
    pub unverified_counts: bool,
    /// Answered once for everybody.
    pub shared: bool,
    /// What is counted depends on whether there is evidence.
    pub by_evidence: bool,
    /// A leaf, asked of everybody: an answer to it is a sum and nothing else.
    pub plain: bool,
}

impl<'a> Shared<'a> {
    fn new(instrument: &'a Instrument, request: &Request) -> Self {
        let headings = Headings::new(instrument, &request.hints);
        let corrections = match &request.corrections {
            Some(path) => CorrectionList::read(path, instrument, &headings),
            None => CorrectionList::default(),
        };
        let every =
            |test: &dyn Fn(CriterionIx) -> bool| (0..instrument.criteria.len()).map(test).collect::<Vec<bool>>();
        let by_evidence = |criterion: &crate::rules::instrument::Criterion| {
            criterion.is_leaf() && criterion.states.evidence.decides()
        };
        let grouped = every(&|ix| instrument.upwards(ix).any(|up| instrument.criteria[up].groups.is_some()));
        let inner = every(&|ix| !instrument.criteria[ix].is_leaf());
        Self {
            instrument,
            registry: Registry::default(),
            quota: FindingCap::default(),
            corrections,
            asks: instrument
                .criteria
                .iter()
                .enumerate()
                .map(|(ix, criterion)| Ask {
                    // With evidence to look for, every number takes the slow path.
                    gauge: if by_evidence(criterion) {
                        FastScale::Unknown
                    } else {
                        FastScale::of(criterion, instrument)
                    },
                    unverified_counts: criterion.states.unverified == crate::rules::instrument::Unverified::Use,
                    shared: criterion.shared,
                    by_evidence: by_evidence(criterion),
                    plain: !grouped[ix] && !inner[ix],
                })
                .collect(),
            grouped,
            inner,
            headings,
            takes_thousands: instrument.takes_thousands(),
            account: request.account,
            groups_from_rows: !instrument.groups.is_empty() && request.agencies.is_none(),
            keep: request.keep,
            sheet: request.sheet.clone(),
        }
    }
}

/// Reads everything that is asked for. What is wrong with it stands in the findings; agencies with errors are withheld.
#[must_use]
pub(crate) fn read(instrument: &Instrument, request: &Request) -> Intake {
    let mut shared = Shared::new(instrument, request);
    let list = request.agencies.as_deref().map(|path| List::read(path, instrument));
    if let Some(list) = &list {
        shared.corrections.listed(list);
    }
    let (mut sources, told) = source::expand(&request.inputs);
    sources.retain(|source| !request.left_out.contains(&source.path));
    let threads = request.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let mut merger = merge::Merger::new(&shared, list.as_ref());
    let listed = list.iter().flat_map(|list| &list.findings);
    for finding in told.iter().chain(listed).chain(&shared.corrections.findings) {
        merger.tell(finding.clone());
    }
    // Hashing reads the files once more, beside the work rather than before it.
    let (mut merger, hashes) = std::thread::scope(|scope| {
        let hashes = request.hash.then(|| scope.spawn(|| hashes(&sources)));
        let merger = pipeline::run(&shared, &sources, threads, merger);
        (merger, hashes.map(|thread| thread.join().unwrap_or_default()))
    });
    if let Some(hashes) = hashes {
        merger.hashed(&hashes);
    }
    let of_list = list.as_ref().and_then(|list| list.input.clone());
    let beside: Vec<Input> = of_list.into_iter().chain(shared.corrections.inputs.iter().cloned()).collect();
    let mut intake = merge::finish::finish(merger, &sources, threads);
    intake.objections.clone_from(&shared.corrections.objections);
    intake.listed = list.iter().flat_map(|list| &list.entries).map(|entry| entry.id.clone()).collect();
    intake.assessments.beside = beside.into_iter().map(|input| hashed(input, request.hash)).collect();
    intake
}

/// The hash of each source, by path. A file that cannot be read is a finding elsewhere.
fn hashes(sources: &[source::Source]) -> HashMap<Arc<str>, String> {
    let hash = |source: &source::Source| Some((Arc::clone(&source.path), source.sha256().ok()?));
    sources.iter().filter_map(hash).collect()
}

fn hashed(mut input: Input, hash: bool) -> Input {
    if hash {
        let (sources, _) = source::expand(&[InputArg::argument(&input.path)]);
        input.sha256 = sources.first().and_then(|source| source.sha256().ok());
    }
    input
}
