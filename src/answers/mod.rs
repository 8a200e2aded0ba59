//! Assessments: the answers by agency, criterion and assessor, reduced to what the rules need.
//!
//! The meeting point of intake (which fills it) and scoring (which reads it). It knows no files, formats or languages.
//! The order in which answers arrive never shows: sums do not depend on it, and agencies stand sorted by id.

mod answer_row;
mod columns;
mod compact;
mod entry;
mod hundredths;
pub(crate) mod millionths;
mod order;
pub(crate) mod stated;
mod states;
pub(crate) mod store;
pub(crate) mod subject;

pub(crate) use crate::answers::subject::Subject;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use crate::answers::answer_row::AnswerRow;
pub(crate) use crate::answers::columns::ListColumns;
pub(crate) use crate::answers::compact::Compact;
pub(crate) use crate::answers::compact::CompactAnswer;
pub(crate) use crate::answers::compact::CompactAnswers;
pub(crate) use crate::answers::entry::AnswerValue;
pub(crate) use crate::answers::entry::PackedAnswer;
pub(crate) use crate::answers::hundredths::Hundredths;
pub(crate) use crate::answers::millionths::MILLION;
pub(crate) use crate::answers::order::arrange;
pub(crate) use crate::answers::order::is_in_place;
pub(crate) use crate::answers::states::AnswerCounts;
pub(crate) use crate::answers::states::AnswerState;
pub(crate) use crate::answers::store::Amount;
pub(crate) use crate::answers::store::AnswerStore;
pub(crate) use crate::answers::store::Scores;
pub(crate) use crate::answers::store::Spans;
pub(crate) use crate::answers::store::StoredCell;
pub(crate) use crate::answers::store::Tallied;
use crate::finding::Place;
use crate::lowlevel::shared_text::Text;
use crate::rules::{Counted, CriterionIx, Instrument, Misfit, Reply};

/// The id under which shared criteria are answered for everybody.
pub(crate) const EVERYBODY: &str = "*";

/// Whatever is scored: a public body, a province, a unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Agency {
    /// What tells agencies apart: `agency_id`, else the list's `id`, else the name.
    pub id: Text,
    pub name: Text,
    pub group: Option<Arc<str>>,
    /// The other columns of the agency list (weights of the summary, addresses), by heading.
    pub columns: ListColumns,
}

// There may be a million of them.
const _: () = assert!(size_of::<Agency>() == 56, "an agency is seven words");

/// One answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub subject: Subject,
    pub criterion: CriterionIx,
    /// Index in [`crate::answers::Assessments::assessors`].
    pub assessor: usize,
    pub reply: Reply,
    /// The cell as written (trimmed): a choice keeps its label.
    pub text: Box<str>,
    /// `true` where the input has no such column.
    pub verified: bool,
    /// What the body itself answered, where the verifier's own answer counts in its place.
    pub declared: Option<Box<str>>,
    pub evidence: Option<Box<str>>,
    pub note: Option<Box<str>>,
    pub place: Place,
}

impl Answer {
    /// Whether it would count otherwise with evidence, which it lacks. Source: `evidence` of the rules file.
    #[must_use]
    pub(crate) fn lacks_evidence(&self, instrument: &Instrument) -> bool {
        let criterion = &instrument.criteria[self.criterion];
        if !criterion.states.evidence.decides() {
            return false;
        }
        let proven = criterion.count_with(&self.reply, self.verified, true, instrument);
        matches!((self.counted(instrument), proven), (Ok(own), Ok(proven)) if own != proven)
    }

    /// What it counts as: its state, verification and evidence by the rules.
    ///
    /// # Errors
    /// Its number does not fit the scale.
    pub(crate) fn counted(&self, instrument: &Instrument) -> Result<Counted, Misfit> {
        let proven = self.evidence.as_deref().is_some_and(|text| !text.trim().is_empty());
        instrument.criteria[self.criterion].count_with(&self.reply, self.verified, proven, instrument)
    }
}

/// How many rows that were taken for totals or notes are reported of one input.
pub(crate) const MOST_PASSED_OVER: usize = 50;

/// Something that was understood of an input and that its reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InputNote {
    /// A merged cell whose text holds for every row it covers.
    MergedDown { range: String, column: String, text: String },
    /// A heading between the rows that sets the group of the rows below it.
    GroupHeading { line: u64, group: String },
}

/// How many non-empty cells of an input were used as what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CellAccount {
    /// All of them: the sum of the counts.
    pub cells: u64,
    /// By use: `answer`, `agency`, `title`, `not_read` ...
    pub counts: BTreeMap<&'static str, u64>,
    /// The columns with cells that were not read.
    pub not_read: Vec<NotRead>,
}

/// A column of which cells were not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotRead {
    /// Its heading, or its letters in brackets.
    pub column: String,
    pub cells: u64,
    /// The first of them.
    pub example: String,
}

/// What was understood of one input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Input {
    /// As the user named it; `-` is standard input. A sheet of a workbook stands behind a `#`.
    pub path: String,
    /// Lower-case hexadecimal; `None` where no output carries it.
    pub sha256: Option<String>,
    /// Data rows.
    pub rows: u64,
    /// `None` for workbooks.
    pub delimiter: Option<char>,
    /// `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`; `None` for workbooks.
    pub encoding: Option<&'static str>,
    /// The file begins with one.
    pub byte_order_mark: bool,
    /// `None` where no number has one.
    pub decimal_mark: Option<char>,
    /// `long` or `wide`.
    pub layout: &'static str,
    /// Line (or sheet row) of the header.
    pub header_row: u64,
    /// Each heading and what it was taken for; `None`: ignored.
    pub columns: Vec<(String, Option<String>)>,
    /// Lines (sheet rows) below the header that were taken for totals or notes, the first [`crate::answers::MOST_PASSED_OVER`] of them.
    pub passed_over: Vec<u64>,
    pub notes: Vec<InputNote>,
    /// `None` where it was not asked for.
    pub account: Option<CellAccount>,
}

/// A correction that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Correction {
    pub agency: Arc<str>,
    pub criterion: CriterionIx,
    pub assessor: String,
    pub old: String,
    pub new: String,
    pub reason: String,
}

/// A request to change an answer, and what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Objection {
    /// Id or name, as written.
    pub agency: Arc<str>,
    pub criterion: CriterionIx,
    /// Empty: the nameless one.
    pub assessor: String,
    pub old: String,
    pub new: String,
    pub reason: String,
    pub evidence: String,
    /// `None`: not decided.
    pub accepted: Option<bool>,
}

/// All answers of a run, by agency and criterion.
#[derive(Debug, Clone)]
pub(crate) struct Assessments {
    /// Sorted by id.
    pub agencies: Vec<Agency>,
    /// Sorted; the nameless assessor is the empty name.
    pub assessors: Vec<Arc<str>>,
    pub store: AnswerStore,
    /// Every answer, by subject, criterion and assessor; only where a command needs them.
    pub answers: Option<Vec<Answer>>,
    /// Compact answers that are not in [`Self::answers`]; only where a command scans all of them.
    pub compact: CompactAnswers,
    /// Some kept answer has evidence.
    pub has_evidence: bool,
    /// How many answers there are of each state.
    pub states: AnswerCounts,
    pub inputs: Vec<Input>,
    /// The agency list and the corrections, as far as they could be read; their layout says which.
    pub beside: Vec<Input>,
    pub corrections: Vec<Correction>,
    /// Agencies whose data has errors: they get no score (`--keep-going`).
    pub withheld: Vec<bool>,
    /// Some branch is answered as a whole.
    pub branches_answered: bool,
}

/// Why [`crate::answers::Assessments::from_answers`] refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Index of the answer.
    pub answer: usize,
    /// `None`: its state is refused by the rules.
    pub misfit: Option<Box<Misfit>>,
}

impl Assessments {
    /// Assessments from single answers: for commands that change some of them, and for tests.
    ///
    /// `agencies` must stand sorted by id, and the subjects of `answers` index them.
    ///
    /// # Errors
    /// The first answer that does not fit its scale or whose state the rules refuse.
    pub(crate) fn from_answers(
        instrument: &Instrument,
        agencies: Vec<Agency>,
        assessors: Vec<Arc<str>>,
        answers: Vec<Answer>,
    ) -> Result<Self, Refusal> {
        let mut store = AnswerStore::new(instrument, agencies.len());
        let mut states = AnswerCounts::default();
        for (at, answer) in answers.iter().enumerate() {
            states.count(AnswerState::of(&answer.reply, answer.verified));
            match answer.counted(instrument) {
                Err(misfit) => return Err(Refusal { answer: at, misfit: Some(Box::new(misfit)) }),
                Ok(Counted::Refused) => return Err(Refusal { answer: at, misfit: None }),
                Ok(counted) => store.record(answer.subject, answer.criterion, counted),
            }
        }
        let withheld = vec![false; agencies.len()];
        let branches_answered = answers.iter().any(|answer| !instrument.criteria[answer.criterion].is_leaf());
        Ok(Self {
            agencies,
            assessors,
            store,
            has_evidence: answers.iter().any(|answer| answer.evidence.is_some()),
            answers: Some(answers),
            compact: CompactAnswers::default(),
            states,
            inputs: Vec::new(),
            beside: Vec::new(),
            corrections: Vec::new(),
            withheld,
            branches_answered,
        })
    }

    /// Everything that was read: answers, then the agency list and the corrections.
    pub(crate) fn everything_read(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().chain(&self.beside)
    }

    /// The position of an agency by its id.
    #[must_use]
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.agencies.binary_search_by(|agency| (*agency.id).cmp(id)).ok()
    }
}
