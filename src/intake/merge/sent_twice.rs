//! Agencies whose answers came in two files: one finding with what is the same, in place of one for every answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::locate::{EachAnswer, each_answer};
use super::resolved::{Resolution, Resolutions};
use super::{FilePair, Merger, SentTwice};
use crate::answers::MILLION;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::finding::{Finding, Place, finding};
use crate::intake::batch::Batch;
use crate::intake::cell_values::CellValue;
use crate::intake::output::{ChunkOutput, Sink};
use crate::intake::pipeline;
use crate::rules::{CriterionIx, Instrument};
use crate::table::source::Source;

/// How many of the answers that differ are named.
const NAMED: usize = 6;

/// What an answer counts as, for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ComparedAnswer {
    Score(Exact),
    LeftOut,
    Refused,
}

type Answers = BTreeMap<(CriterionIx, u32), ComparedAnswer>;

/// Collects the answers of some agencies, file by file.
struct FileAnswers<'l> {
    instrument: &'l Instrument,
    resolutions: &'l Resolutions,
    wanted: BTreeSet<Subject>,
    answers: HashMap<(Subject, Arc<str>), Answers>,
    /// The only agency of a file; `None`: it has several.
    only: HashMap<Arc<str>, Option<Subject>>,
}

impl Sink for FileAnswers<'_> {
    fn take(&mut self, output: &mut ChunkOutput) -> bool {
        for batch in &output.batches {
            self.subjects(batch);
            let (answers, wanted, instrument) = (&mut self.answers, &self.wanted, self.instrument);
            each_answer(batch, self.resolutions, |EachAnswer { subject, criterion, assessor, value, .. }| {
                if wanted.contains(&subject)
                    && let Some(value) = compared(batch, value, criterion, instrument)
                {
                    let of_file = answers.entry((subject, Arc::clone(&batch.table.path))).or_default();
                    of_file.entry((criterion, assessor)).or_insert(value);
                }
            });
        }
        true
    }
}

impl FileAnswers<'_> {
    fn subjects(&mut self, batch: &Batch) {
        for row in &batch.found.rows {
            let Resolution::Known(subject) = self.resolutions.of(row.identity) else { continue };
            match self.only.get_mut(&batch.table.path) {
                None => {
                    self.only.insert(Arc::clone(&batch.table.path), Some(subject));
                }
                Some(only) if *only != Some(subject) => *only = None,
                Some(_) => {}
            }
        }
    }
}

fn compared(
    batch: &Batch,
    value: CellValue,
    criterion: CriterionIx,
    instrument: &Instrument,
) -> Option<ComparedAnswer> {
    match value {
        CellValue::Millionths(own) => {
            let own = Exact::ratio(i128::from(own), i128::from(MILLION));
            Some(ComparedAnswer::Score((&own * &instrument.criteria[criterion].factor(instrument)).reduced()))
        }
        CellValue::Score(at) => Some(ComparedAnswer::Score(batch.found.scores[at as usize].reduced())),
        CellValue::LeftOut => Some(ComparedAnswer::LeftOut),
        CellValue::Refused => Some(ComparedAnswer::Refused),
        CellValue::Blank | CellValue::Nothing => None,
    }
}

impl Merger<'_> {
    /// Replaces findings about second answers, of which two or more are of one agency in the same two files, by one.
    pub(super) fn sent_twice(&mut self, sources: &[Source], threads: usize) {
        let repeated: Vec<(FilePair, Vec<usize>)> =
            std::mem::take(&mut self.repeated).into_iter().filter(|(_, findings)| findings.len() > 1).collect();
        if repeated.is_empty() {
            return;
        }
        let found = pipeline::run(
            self.shared,
            sources,
            threads,
            FileAnswers {
                instrument: self.shared.instrument,
                resolutions: &self.resolutions,
                wanted: repeated.iter().map(|(pair, _)| pair.subject).collect(),
                answers: HashMap::new(),
                only: HashMap::new(),
            },
        );
        let (answers, only) = (found.answers, found.only);
        let mut replaced = BTreeSet::new();
        for (pair, findings) in repeated {
            let of = |file: &Arc<str>| answers.get(&(pair.subject, Arc::clone(file))).cloned().unwrap_or_default();
            let (first, second) = (of(&pair.first), of(&pair.second));
            let both = first.keys().filter(|key| second.contains_key(key)).count();
            // Those beyond the cap of the code were counted only.
            if let Some(more) = self.kept.more.get_mut("E307") {
                *more = more.saturating_sub((both as u64).saturating_sub(findings.len() as u64));
            }
            replaced.extend(findings);
            let finding = self.twice_finding(&pair, &first, &second);
            let alone = |file| only.get(file).is_some_and(|only| *only == Some(pair.subject));
            let agency = self.id(pair.subject).into();
            self.sent_twice.push(SentTwice {
                agency,
                alone: [alone(&pair.first), alone(&pair.second)],
                files: [pair.first, pair.second],
            });
            self.tell(finding);
        }
        self.kept.more.retain(|_, count| *count > 0);
        let mut at = 0..;
        self.kept.findings.retain(|_| at.next().is_none_or(|at: usize| !replaced.contains(&at)));
    }

    fn twice_finding(&self, pair: &FilePair, first: &Answers, second: &Answers) -> Finding {
        let both = || first.iter().filter_map(|(key, value)| Some((key, value, second.get(key)?)));
        let differing: BTreeSet<CriterionIx> =
            both().filter(|(_, one, other)| one != other).map(|(key, ..)| key.0).collect();
        let same = both().filter(|(_, one, other)| one == other).count();
        let different = both().count() - same;
        let alone = |one: &Answers, other: &Answers| one.keys().filter(|key| !other.contains_key(key)).count();
        let id = |ix: &CriterionIx| self.shared.instrument.criteria[*ix].id.as_str();
        let mut named: Vec<&str> = differing.iter().take(NAMED).map(id).collect();
        if differing.len() > NAMED {
            named.push("...");
        }
        finding!(E342: agency = self.label(pair.subject), first = &*pair.first, same = same.to_string(), different = different.to_string(), only_first = alone(first, second).to_string(), only_second = alone(second, first).to_string(); criteria = (!named.is_empty()).then(|| named.join(", "))).at(Place::file(&*pair.second)).about(self.id(pair.subject))
    }
}
