//! What `check` looks at beyond single cells: who still owes what, names that are one agency, answers without
//! evidence, assessors who stand out. Pure; nothing here changes a score.

pub(crate) mod alike;
mod assessors;
pub(crate) mod status;

use std::collections::{BTreeMap, BTreeSet};

use crate::answers::Answer;
use crate::answers::Assessments;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::finding::catalogue::{CatalogueEntry, W452, W453};
use crate::finding::{BilingualFact, Finding, finding};
use crate::rules::instrument::{Absent, Evidence};
use crate::rules::{Counted, CriterionIx, Instrument, Reply};
use crate::scoring::{AgencyScore, Scoreboard, State};

/// Ids told in one finding; how many more there are is told too.
const TOLD: usize = 8;

/// Who still owes what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Completeness {
    /// Questions asked of all agencies together.
    pub asked: usize,
    /// Questions answered, in whatever state but blank; also with what is no answer, which is an error of its own.
    pub answered: usize,
    /// Agencies that owe some answers, by position: the criteria they owe.
    pub by_agency: BTreeMap<usize, Vec<CriterionIx>>,
    /// Criteria that lack answers, and of how many agencies.
    pub by_criterion: BTreeMap<CriterionIx, usize>,
    /// Agencies without any answer, by position: how many they owe.
    pub absent: BTreeMap<usize, usize>,
    /// Agencies that cannot be judged, by position: their answers may stand where an input could not be read.
    pub unknown: Vec<usize>,
}

/// Counts the questions that were asked and those that were answered. The scoreboard must keep all criteria, or their
/// states ([`crate::scoring::survey`]).
///
/// `unread`, by agency: some of its answers may stand where the input could not be read. `branches`: only questions in
/// them are counted; none: all.
#[must_use]
pub(crate) fn completeness(
    instrument: &Instrument,
    assessments: &Assessments,
    board: &Scoreboard,
    unread: &[bool],
    branches: &[CriterionIx],
) -> Completeness {
    let mut found = Completeness::default();
    let mut questions = Questions::new(instrument, assessments, board, branches);
    for score in &board.agencies {
        let agency = score.agency();
        if assessments.withheld[agency] && unread[agency] {
            found.unknown.push(agency);
            continue;
        }
        let absent = questions.is_absent(agency);
        for (ix, answered) in questions.of(score) {
            found.asked += 1;
            if answered {
                found.answered += 1;
                continue;
            }
            *found.by_criterion.entry(ix).or_default() += 1;
            if absent {
                *found.absent.entry(agency).or_default() += 1;
            } else {
                found.by_agency.entry(agency).or_default().push(ix);
            }
        }
    }
    found.unknown.sort_unstable();
    found
}

/// Which questions each agency is asked, and which of them it answered.
struct Questions<'a> {
    instrument: &'a Instrument,
    assessments: &'a Assessments,
    board: &'a Scoreboard,
    /// The criteria in the branches that are looked at, by index.
    looked_at: Vec<bool>,
    /// By group: whether each criterion is a question for it.
    concerns: BTreeMap<Option<&'a str>, Vec<bool>>,
}

impl<'a> Questions<'a> {
    /// `branches`: only questions in them; none: all.
    fn new(
        instrument: &'a Instrument,
        assessments: &'a Assessments,
        board: &'a Scoreboard,
        branches: &[CriterionIx],
    ) -> Self {
        let inside = |ix| branches.is_empty() || instrument.upwards(ix).any(|above| branches.contains(&above));
        let looked_at = (0..instrument.criteria.len()).map(inside).collect();
        Self { instrument, assessments, board, looked_at, concerns: BTreeMap::new() }
    }

    /// Whether an agency gave no answer at all; one that is withheld gave some.
    fn is_absent(&self, agency: usize) -> bool {
        !self.assessments.withheld[agency] && !self.assessments.store.any_answer(Subject::Agency(agency))
    }

    /// The criteria that an agency is asked, in the order of the rules, and whether it answered them.
    fn of(&mut self, score: &AgencyScore) -> Vec<(CriterionIx, bool)> {
        let (instrument, agency) = (self.instrument, score.agency());
        let (withheld, absent) = (self.assessments.withheld[agency], self.is_absent(agency));
        let group = self.assessments.agencies[agency].group.as_deref();
        let concerns = self.concerns.entry(group).or_insert_with(|| concerned(instrument, group));
        let desk = AgencyChecks { instrument, assessments: self.assessments, agency };
        let question = |(place, &ix): (usize, &CriterionIx)| {
            let asked = match (withheld, absent) {
                (true, _) => concerns[ix] && !desk.is_answered_above(ix),
                (false, true) => concerns[ix],
                (false, false) => {
                    concerns[ix] && !matches!(self.board.state(score, place), Some(State::Unscored | State::Gated))
                }
            };
            // A branch that was answered as a whole is one question.
            let whole = !absent && !instrument.criteria[ix].is_leaf() && desk.is_answered(ix);
            (self.looked_at[ix] && (asked || whole)).then(|| (ix, desk.is_answered(ix)))
        };
        self.board.kept.iter().enumerate().filter_map(question).collect()
    }
}

/// Whether each criterion is a question for agencies of a group.
fn concerned(instrument: &Instrument, group: Option<&str>) -> Vec<bool> {
    let criteria = instrument.criteria.iter().enumerate();
    criteria.map(|(ix, rules)| rules.is_leaf() && !rules.shared && instrument.applies(ix, group)).collect()
}

/// The questions of one agency.
struct AgencyChecks<'a> {
    instrument: &'a Instrument,
    assessments: &'a Assessments,
    agency: usize,
}

impl AgencyChecks<'_> {
    /// Whether there is any answer, if only a refused one: then there is a cell, but nothing in it.
    fn is_answered(&self, ix: CriterionIx) -> bool {
        let (store, subject) = (&self.assessments.store, Subject::Agency(self.agency));
        store.is_answered(subject, ix) || !store.is_blank(subject, ix) && store.is_recorded(subject, ix)
    }

    /// Whether a branch above was answered as a whole.
    fn is_answered_above(&self, ix: CriterionIx) -> bool {
        self.instrument.upwards(ix).any(|above| above != ix && self.is_answered(above))
    }
}

/// Everything worth a second look, as warnings. The assessments must hold the single answers.
#[must_use]
pub(crate) fn warnings(
    instrument: &Instrument,
    assessments: &Assessments,
    completeness: &Completeness,
) -> Vec<Finding> {
    let about_agencies = || {
        let mut found = alike::warnings(&assessments.agencies);
        found.extend(owing(instrument, assessments, completeness));
        found.extend(without_evidence(instrument, assessments));
        found.extend(unverified(instrument, assessments));
        found
    };
    let about_assessors = || assessors::warnings(instrument, assessments);
    let (mut found, about_assessors) = if assessments.compact.are_many() {
        rayon::join(about_agencies, about_assessors)
    } else {
        (about_agencies(), about_assessors())
    };
    found.extend(about_assessors);
    found
}

fn owing(instrument: &Instrument, assessments: &Assessments, completeness: &Completeness) -> Vec<Finding> {
    let name = |agency: usize| &assessments.agencies[agency];
    let absent = completeness.absent.keys().map(|&agency| {
        let finding = finding!(W456: agency = &*name(agency).name, outcome = outcome(instrument));
        finding.about(name(agency).id.clone())
    });
    let partly = completeness.by_agency.iter().map(|(&agency, owed)| {
        finding!(W457: agency = &*name(agency).name, count = owed.len().to_string(), criteria = ids(instrument, owed)).about(name(agency).id.clone())
    });
    absent.chain(partly).collect()
}

/// What becomes of an agency without answers (rule `absent`).
fn outcome(instrument: &Instrument) -> BilingualFact {
    match instrument.absent {
        Absent::Unscored => {
            BilingualFact::words("badan publik ini dicatat tidak dinilai", "it is listed as not assessed")
        }
        Absent::Zero => BilingualFact::words("nilainya 0", "its score is 0"),
    }
}

fn ids(instrument: &Instrument, criteria: &[CriterionIx]) -> String {
    let mut told: Vec<&str> = criteria.iter().take(TOLD).map(|&ix| instrument.criteria[ix].id.as_str()).collect();
    if criteria.len() > TOLD {
        told.push("…");
    }
    told.join(", ")
}

/// Criteria by agency, rising, for answers that a test picks out.
fn by_agency(assessments: &Assessments, picks: impl Fn(&Answer) -> bool) -> BTreeMap<usize, BTreeSet<CriterionIx>> {
    let mut found: BTreeMap<usize, BTreeSet<CriterionIx>> = BTreeMap::new();
    for answer in assessments.answers.iter().flatten().filter(|answer| picks(answer)) {
        if let Subject::Agency(agency) = answer.subject {
            found.entry(agency).or_default().insert(answer.criterion);
        }
    }
    found
}

fn told(
    instrument: &Instrument,
    assessments: &Assessments,
    entry: &'static CatalogueEntry,
    found: impl IntoIterator<Item = (usize, Vec<CriterionIx>)>,
) -> Vec<Finding> {
    let tell = |(agency, criteria): (usize, Vec<CriterionIx>)| {
        let agency = &assessments.agencies[agency];
        let (count, criteria) = (criteria.len().to_string(), ids(instrument, &criteria));
        finding!(entry in [W452, W453]: agency = &*agency.name, count = count, criteria = criteria)
            .about(agency.id.clone())
    };
    found.into_iter().map(tell).collect()
}

/// Answers above 0 without evidence, where the input has evidence at all.
fn without_evidence(instrument: &Instrument, assessments: &Assessments) -> Vec<Finding> {
    if !assessments.has_evidence {
        return Vec::new();
    }
    let bare = |answer: &Answer| {
        let evidence = answer.evidence.as_deref().is_some_and(|text| !text.trim().is_empty());
        !evidence && matches!(&answer.reply, Reply::Value(value) if *value > Exact::ZERO)
    };
    let width = instrument.criteria.len();
    let mut marks = vec![false; width * assessments.agencies.len()];
    for (agency, criteria) in by_agency(assessments, bare) {
        criteria.into_iter().for_each(|criterion| marks[agency * width + criterion] = true);
    }
    assessments.compact.each(|brief| marks[brief.agency * width + brief.criterion] |= brief.bare);
    let asked = |ix: &usize| instrument.criteria[*ix].states.evidence != Evidence::None;
    let marked = |marks: &[bool]| (0..width).filter(|&ix| marks[ix]).filter(asked).collect::<Vec<_>>();
    let found = marks.chunks_exact(width).map(marked).enumerate().filter(|(_, criteria)| !criteria.is_empty());
    told(instrument, assessments, &W452, found)
}

fn unverified(instrument: &Instrument, assessments: &Assessments) -> Vec<Finding> {
    let open = |answer: &Answer| !answer.verified && answer.reply != Reply::Blank;
    let found = by_agency(assessments, open);
    told(
        instrument,
        assessments,
        &W453,
        found.into_iter().map(|(agency, criteria)| (agency, criteria.into_iter().collect())),
    )
}

/// The score of an answer as a share of full marks; `None` where it counts nothing.
fn share(instrument: &Instrument, answer: &Answer) -> Option<Exact> {
    match instrument.criteria[answer.criterion].count(&answer.reply, true, instrument) {
        Ok(Counted::Score(score)) if matches!(answer.reply, Reply::Value(_)) => Some(&score / &instrument.top),
        _ => None,
    }
}
