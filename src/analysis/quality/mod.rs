//! What `check` looks at beyond single cells: who still owes what, names that are one agency, answers without
//! evidence, assessors who stand out. Pure; nothing here changes a score.

pub mod alike;
mod assessors;

use std::collections::BTreeMap;

use crate::assessments::{Answer, Assessments, Brief, Subject};
use crate::exact::Exact;
use crate::finding::{Finding, Said};
use crate::rules::instrument::Absent;
use crate::rules::{Counted, CriterionIx, Instrument, Reply};
use crate::scoring::{Scoreboard, State};

/// Answers that are worth a thread of their own.
const MANY: usize = 10_000;
/// Ids told in one finding; how many more there are is told too.
const TOLD: usize = 8;

/// Who still owes what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completeness {
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
    /// Agencies of which nobody can tell, by position: their answers may stand where an input could not be read.
    pub unknown: Vec<usize>,
}

/// Counts the questions that were asked and those that were answered. The scoreboard must keep all criteria.
///
/// `unread`, by agency: some of its answers may stand where the input could not be read.
#[must_use]
pub fn completeness(
    instrument: &Instrument,
    assessments: &Assessments,
    board: &Scoreboard,
    unread: &[bool],
) -> Completeness {
    let mut found = Completeness::default();
    for score in &board.agencies {
        let agency = score.agency;
        let withheld = assessments.withheld[agency];
        if withheld && unread[agency] {
            found.unknown.push(agency);
            continue;
        }
        let desk = Desk { instrument, assessments, agency };
        let absent = !withheld && !assessments.tallies.any_answer(Subject::Agency(agency));
        for (&ix, criterion) in board.kept.iter().zip(&score.criteria) {
            let asked = match (withheld, absent) {
                (true, _) => desk.concerns(ix) && !desk.is_answered_above(ix),
                (false, true) => desk.concerns(ix),
                (false, false) => desk.concerns(ix) && !matches!(criterion.state, State::Unscored | State::Gated),
            };
            // A branch that was answered as a whole is one question.
            let whole = !absent && !instrument.criteria[ix].is_leaf() && desk.is_answered(ix);
            if !asked && !whole {
                continue;
            }
            found.asked += 1;
            if desk.is_answered(ix) {
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

/// The questions of one agency.
struct Desk<'a> {
    instrument: &'a Instrument,
    assessments: &'a Assessments,
    agency: usize,
}

impl Desk<'_> {
    /// Whether a criterion is a question for agencies like this one.
    fn concerns(&self, ix: CriterionIx) -> bool {
        let rules = &self.instrument.criteria[ix];
        let group = self.assessments.agencies[self.agency].group.as_deref();
        rules.is_leaf() && !rules.shared && self.instrument.applies(ix, group)
    }

    /// Whether somebody answered, if only with what is refused: then there is a cell, but nothing in it.
    fn is_answered(&self, ix: CriterionIx) -> bool {
        let (tallies, subject) = (&self.assessments.tallies, Subject::Agency(self.agency));
        tallies.is_answered(subject, ix) || !tallies.is_blank(subject, ix) && tallies.is_recorded(subject, ix)
    }

    /// Whether a branch above was answered as a whole.
    fn is_answered_above(&self, ix: CriterionIx) -> bool {
        self.instrument.upwards(ix).any(|above| above != ix && self.is_answered(above))
    }
}

/// Everything worth a second look, as warnings. The assessments must hold the single answers.
#[must_use]
pub fn warnings(instrument: &Instrument, assessments: &Assessments, completeness: &Completeness) -> Vec<Finding> {
    let about_agencies = || {
        let mut found = alike::warnings(&assessments.agencies);
        found.extend(owing(instrument, assessments, completeness));
        found.extend(without_evidence(instrument, assessments));
        found.extend(unverified(instrument, assessments));
        found
    };
    let about_assessors = || assessors::warnings(instrument, assessments);
    let (mut found, about_assessors) = if assessments.briefs.len() < MANY {
        (about_agencies(), about_assessors())
    } else {
        rayon::join(about_agencies, about_assessors)
    };
    found.extend(about_assessors);
    found
}

fn owing(instrument: &Instrument, assessments: &Assessments, completeness: &Completeness) -> Vec<Finding> {
    let name = |agency: usize| &assessments.agencies[agency];
    let absent = completeness.absent.keys().map(|&agency| {
        let finding = Finding::new("W456").with("agency", &*name(agency).name).say("outcome", outcome(instrument));
        finding.about(name(agency).id.clone())
    });
    let partly = completeness.by_agency.iter().map(|(&agency, owed)| {
        Finding::new("W457")
            .with("agency", &*name(agency).name)
            .with("count", owed.len().to_string())
            .with("criteria", ids(instrument, owed))
            .about(name(agency).id.clone())
    });
    absent.chain(partly).collect()
}

/// What becomes of an agency without answers (rule `absent`).
fn outcome(instrument: &Instrument) -> Said {
    match instrument.absent {
        Absent::Unscored => Said::words("badan publik ini dicatat tidak dinilai", "it is listed as not assessed"),
        Absent::Zero => Said::words("nilainya 0", "its score is 0"),
    }
}

fn ids(instrument: &Instrument, criteria: &[CriterionIx]) -> String {
    let mut told: Vec<&str> = criteria.iter().take(TOLD).map(|&ix| instrument.criteria[ix].id.as_str()).collect();
    if criteria.len() > TOLD {
        told.push("…");
    }
    told.join(", ")
}

/// Criteria by agency, for answers that a test picks out; of those that are kept in brief, another.
fn by_agency(
    assessments: &Assessments,
    picks: impl Fn(&Answer) -> bool,
    picks_brief: impl Fn(&Brief) -> bool,
) -> BTreeMap<usize, Vec<CriterionIx>> {
    let full = assessments.answers.iter().flatten().filter(|answer| picks(answer));
    let full = full.filter_map(|answer| match answer.subject {
        Subject::Agency(agency) => Some((agency, answer.criterion)),
        Subject::Everybody => None,
    });
    let brief = assessments.briefs.iter().filter(|brief| picks_brief(brief));
    let mut picked: Vec<_> = full.chain(brief.map(|brief| (brief.agency as usize, brief.criterion()))).collect();
    picked.sort_unstable();
    picked.dedup();
    let mut found: BTreeMap<usize, Vec<CriterionIx>> = BTreeMap::new();
    for (agency, criterion) in picked {
        found.entry(agency).or_default().push(criterion);
    }
    found
}

fn told(
    instrument: &Instrument,
    assessments: &Assessments,
    code: &str,
    found: &BTreeMap<usize, Vec<CriterionIx>>,
) -> Vec<Finding> {
    let tell = |(&agency, criteria): (&usize, &Vec<CriterionIx>)| {
        let agency = &assessments.agencies[agency];
        Finding::new(code)
            .with("agency", &*agency.name)
            .with("count", criteria.len().to_string())
            .with("criteria", ids(instrument, criteria))
            .about(agency.id.clone())
    };
    found.iter().map(tell).collect()
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
    let found = by_agency(assessments, bare, |brief| !brief.evidence && brief.millionths > 0);
    told(instrument, assessments, "W452", &found)
}

fn unverified(instrument: &Instrument, assessments: &Assessments) -> Vec<Finding> {
    let open = |answer: &Answer| !answer.verified && answer.reply != Reply::Blank;
    told(instrument, assessments, "W453", &by_agency(assessments, open, |_| false))
}

/// The score of an answer as a share of full marks; `None` where it counts nothing.
fn share(instrument: &Instrument, answer: &Answer) -> Option<Exact> {
    match instrument.criteria[answer.criterion].count(&answer.reply, true, instrument) {
        Ok(Counted::Score(score)) if matches!(answer.reply, Reply::Value(_)) => Some(&score / &instrument.top),
        _ => None,
    }
}
