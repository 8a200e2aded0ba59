//! How far each body is with its answers: what a collecting office asks of a folder before it asks for scores.
//!
//! A body is faulty or sent twice by the errors about it, however many of its answers could be read; an error about a
//! file that bears a body's name is about that body. Pure: files are known by their paths only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Questions;
use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::finding::{Finding, Severity};
use crate::names::file_name::FileNames;
use crate::rules::instrument::TOTAL;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::Scoreboard;

/// Findings about second answers of a body: one answer, a whole file, and files between which `--latest` cannot choose.
const ANSWERED_TWICE: [&str; 3] = ["E307", "E342", "E343"];

/// How far a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum BodyState {
    NotSent,
    /// Its answers, or a file of it, have errors.
    Faulty,
    /// It answered the same questions twice.
    Twice,
    /// Some questions have no answer.
    Incomplete,
    Complete,
}

impl BodyState {
    /// All, those that need most work first.
    pub(crate) const ALL: [Self; 5] = [Self::NotSent, Self::Faulty, Self::Twice, Self::Incomplete, Self::Complete];

    /// As in CSV and JSON.
    #[must_use]
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Faulty => "faulty",
            Self::Twice => "twice",
            Self::Incomplete => "incomplete",
            Self::Complete => "complete",
        }
    }
}

/// A stage or other criterion of the top level with its questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BranchAnswers {
    pub branch: CriterionIx,
    pub answered: usize,
    pub asked: usize,
}

/// One body.
#[derive(Debug, Clone)]
pub(crate) struct BodyStatus {
    /// Its position among the agencies.
    pub agency: usize,
    pub state: BodyState,
    pub answered: usize,
    pub asked: usize,
    /// The branches that lack answers.
    pub lacking: Vec<BranchAnswers>,
    /// The errors about it, by their places among the findings.
    pub problems: Vec<usize>,
    /// The files that hold its answers, by path.
    pub files: Vec<Arc<str>>,
}

/// All bodies.
#[derive(Debug, Clone)]
pub(crate) struct StatusBoard {
    /// In the order of the agencies.
    pub bodies: Vec<BodyStatus>,
    /// Errors about no body, by their places among the findings.
    pub unplaced: Vec<usize>,
}

/// Looks at every body. The scoreboard must keep all criteria or their states; the files of bodies are known where the
/// assessments hold the single answers.
///
/// `unread`, by agency: it is withheld only because some of its answers may stand where an input could not be read.
/// `branches`: only questions in them are asked for; none: all.
pub(crate) fn board(
    instrument: &Instrument,
    assessments: &Assessments,
    scored: &Scoreboard,
    findings: &[Finding],
    unread: &[bool],
    branches: &[CriterionIx],
) -> StatusBoard {
    let (mut problems, unplaced) = errors_by_agency(assessments, findings);
    let mut files = files_by_agency(instrument, assessments, branches);
    let mut questions = Questions::new(instrument, assessments, scored, branches);
    let mut bodies: Vec<BodyStatus> = Vec::with_capacity(scored.agencies.len());
    for score in &scored.agencies {
        let agency = score.agency();
        let problems = problems.remove(&agency).unwrap_or_default();
        let mut files = files.remove(&agency).unwrap_or_default();
        files.extend(problems.iter().filter_map(|&at| findings[at].place.file.clone()));
        let asked = questions.of(score);
        let answered = asked.iter().filter(|(_, answered)| *answered).count();
        let twice = problems.iter().any(|&at| ANSWERED_TWICE.contains(&findings[at].code()));
        let only_twice = problems.iter().all(|&at| ANSWERED_TWICE.contains(&findings[at].code()));
        let state = match (problems.is_empty(), answered) {
            (false, _) if twice && only_twice => BodyState::Twice,
            (false, _) => BodyState::Faulty,
            // Of findings of one code only the first are kept.
            (true, _) if assessments.withheld[agency] && !unread[agency] => BodyState::Faulty,
            (true, 0) => BodyState::NotSent,
            (true, some) if some < asked.len() => BodyState::Incomplete,
            (true, _) => BodyState::Complete,
        };
        let lacking = lacking(instrument, &asked);
        let files = files.into_iter().collect();
        bodies.push(BodyStatus { agency, state, answered, asked: asked.len(), lacking, problems, files });
    }
    bodies.sort_by_key(|body| body.agency);
    StatusBoard { bodies, unplaced }
}

/// The branches of the top level in which something is not answered.
fn lacking(instrument: &Instrument, asked: &[(CriterionIx, bool)]) -> Vec<BranchAnswers> {
    let mut branches: Vec<BranchAnswers> = Vec::new();
    for &(ix, is_answered) in asked {
        let branch = instrument.upwards(ix).take_while(|&up| up != TOTAL).last().unwrap_or(TOTAL);
        let at = branches.iter().position(|known| known.branch == branch).unwrap_or_else(|| {
            branches.push(BranchAnswers { branch, answered: 0, asked: 0 });
            branches.len() - 1
        });
        branches[at].asked += 1;
        branches[at].answered += usize::from(is_answered);
    }
    branches.retain(|branch| branch.answered < branch.asked);
    branches
}

/// Errors by the body that they are about, by the agency that they name or else by the name of their file.
fn errors_by_agency(assessments: &Assessments, findings: &[Finding]) -> (BTreeMap<usize, Vec<usize>>, Vec<usize>) {
    let names = FileNames::new(assessments.agencies.iter().map(|agency| [&*agency.name, &*agency.id]));
    let by_file = |finding: &Finding| names.find(stem(finding.place.file.as_deref()?));
    let (mut found, mut unplaced) = (BTreeMap::<usize, Vec<usize>>::new(), Vec::new());
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.severity() == Severity::Error) {
        let named = finding.agency.as_deref().and_then(|id| assessments.find(id));
        match named.or_else(|| by_file(finding)) {
            Some(agency) => found.entry(agency).or_default().push(at),
            None => unplaced.push(at),
        }
    }
    (found, unplaced)
}

/// The name of a file without its folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn files_by_agency(
    instrument: &Instrument,
    assessments: &Assessments,
    branches: &[CriterionIx],
) -> BTreeMap<usize, BTreeSet<Arc<str>>> {
    let inside = |ix| branches.is_empty() || instrument.upwards(ix).any(|above| branches.contains(&above));
    let mut files: BTreeMap<usize, BTreeSet<Arc<str>>> = BTreeMap::new();
    for answer in assessments.answers.iter().flatten().filter(|answer| inside(answer.criterion)) {
        if let (Subject::Agency(agency), Some(file)) = (answer.subject, &answer.place.file) {
            let known = files.entry(agency).or_default();
            if !known.contains(file) {
                known.insert(Arc::clone(file));
            }
        }
    }
    files
}
