//! One agency beside those it is compared with: means of its peers, and where its points are won and lost.
//!
//! Pure, on a scoreboard: no files, no languages. What is compared are the criteria that a scoreboard keeps.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::answers::Assessments;
use crate::exact::Exact;
use crate::rules::instrument::{Combine, Within};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::plan::Plan;
use crate::scoring::{AgencyScore, CriterionScore, Scoreboard, State};

/// Those an agency is compared with: the scored agencies among which it is ranked, itself included.
#[derive(Debug, Clone)]
pub(crate) struct Peers {
    /// How many are scored.
    pub scored: usize,
    /// Mean of their totals, before rounding; `None` without a scored agency.
    pub mean: Option<Exact>,
    /// Mean score per criterion, by index; `None` where fewer than two of them have one.
    pub means: Vec<Option<Exact>>,
}

/// A criterion that an agency was scored on, as a part of its total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProfilePart {
    pub criterion: CriterionIx,
    /// Score on the range of the instrument.
    pub score: Exact,
    /// Mean of the peers, where there is one.
    pub mean: Option<Exact>,
    /// The share of the total that it carries for this agency, 0 to 1. Under `min`, `geometric` and scales on inner
    /// criteria no such share exists; siblings then share evenly, so that parts can still be put in an order.
    pub share: Exact,
    /// Whether one more point here is exactly `share` points more in the total.
    pub linear: bool,
}

impl ProfilePart {
    /// Points of the total that are still to be won here.
    #[must_use]
    pub(crate) fn open(&self, top: &Exact) -> Exact {
        &self.share * &(top - &self.score)
    }

    /// Points of the total by which the agency is ahead of its peers here.
    #[must_use]
    pub(crate) fn ahead(&self) -> Option<Exact> {
        self.mean.as_ref().map(|mean| &self.share * &(&self.score - mean))
    }
}

/// All agencies of a scoreboard beside their peers.
#[derive(Debug)]
pub(crate) struct Profiles<'a> {
    instrument: &'a Instrument,
    assessments: &'a Assessments,
    board: &'a Scoreboard,
    pools: BTreeMap<Option<Arc<str>>, Peers>,
    plans: BTreeMap<Option<Arc<str>>, Plan>,
}

impl<'a> Profiles<'a> {
    /// Profiles of everybody on a board.
    #[must_use]
    pub(crate) fn new(instrument: &'a Instrument, assessments: &'a Assessments, board: &'a Scoreboard) -> Self {
        let mut profiles = Self { instrument, assessments, board, pools: BTreeMap::new(), plans: BTreeMap::new() };
        let mut members: BTreeMap<Option<Arc<str>>, Vec<&AgencyScore>> = BTreeMap::new();
        for row in &board.agencies {
            let group = &assessments.agencies[row.agency()].group;
            profiles.plans.entry(group.clone()).or_insert_with(|| Plan::new(instrument, group.as_deref()));
            let pool = members.entry(profiles.pool(row)).or_default();
            if row.is_scored() {
                pool.push(row);
            }
        }
        profiles.pools = members.into_iter().map(|(pool, rows)| (pool, profiles.peers_of(&rows))).collect();
        profiles
    }

    /// The group within which an agency is ranked; `None`: all, or those without a group.
    fn pool(&self, row: &AgencyScore) -> Option<Arc<str>> {
        match self.instrument.ranking.within {
            Within::Group => self.assessments.agencies[row.agency()].group.clone(),
            Within::All => None,
        }
    }

    /// Those an agency is compared with.
    #[must_use]
    pub(crate) fn peers(&self, row: &AgencyScore) -> &Peers {
        &self.pools[&self.pool(row)]
    }

    fn peers_of(&self, rows: &[&AgencyScore]) -> Peers {
        let mut means = vec![None; self.instrument.criteria.len()];
        for (at, &ix) in self.board.kept.iter().enumerate() {
            let values: Vec<&Exact> = rows
                .iter()
                .filter_map(|row| self.board.criteria(row).get(at)?.value())
                .map(|value| &value.exact)
                .collect();
            means[ix] = if values.len() >= 2 { mean(&values) } else { None };
        }
        let totals: Vec<&Exact> = rows.iter().filter_map(|row| row.total()).collect();
        Peers { scored: rows.len(), mean: mean(&totals), means }
    }

    /// The criteria that an agency was scored on itself, in the order of the rules: leaves, and branches answered as a
    /// whole. Shared ones are the same for everybody and left out; so is what weighs nothing.
    #[must_use]
    pub(crate) fn parts(&self, row: &AgencyScore) -> Vec<ProfilePart> {
        let mut parts = Vec::new();
        let plan = &self.plans[&self.assessments.agencies[row.agency()].group];
        self.collect(row, plan, TOTAL, &Exact::ONE, true, &mut parts);
        parts.sort_by_key(|part| part.criterion);
        parts
    }

    fn collect(
        &self,
        row: &AgencyScore,
        plan: &Plan,
        ix: CriterionIx,
        share: &Exact,
        linear: bool,
        parts: &mut Vec<ProfilePart>,
    ) {
        let criterion = &self.instrument.criteria[ix];
        if criterion.shared {
            return;
        }
        let taking: Vec<(CriterionIx, Exact)> = criterion
            .children
            .iter()
            .filter(|&&child| self.value(row, child).is_some())
            .map(|&child| (child, self.weight(row, plan, ix, child)))
            .filter(|(_, weight)| !weight.is_zero())
            .collect();
        if taking.is_empty() {
            if ix != TOTAL
                && let Some(score) = self.value(row, ix)
            {
                let mean = self.peers(row).means[ix].clone();
                parts.push(ProfilePart { criterion: ix, score, mean, share: share.clone(), linear });
            }
            return;
        }
        let whole = match criterion.combine {
            Combine::Sum => Exact::HUNDRED,
            _ => taking.iter().map(|(_, weight)| weight).sum(),
        };
        let straight = !matches!(criterion.combine, Combine::Min | Combine::Geometric | Combine::Harmonic)
            && criterion.scale.is_none();
        for (child, weight) in taking {
            let part = (share * &(&weight / &whole)).reduced();
            self.collect(row, plan, child, &part, linear && straight, parts);
        }
    }

    /// What a child weighs among its siblings for this agency.
    fn weight(&self, row: &AgencyScore, plan: &Plan, parent: CriterionIx, child: CriterionIx) -> Exact {
        match self.instrument.criteria[parent].combine {
            Combine::Points => self.points(row, plan, child),
            _ => plan.coverage_weight(self.instrument, parent, child),
        }
    }

    /// The points below a criterion that apply to this agency.
    fn points(&self, row: &AgencyScore, plan: &Plan, ix: CriterionIx) -> Exact {
        let below: Vec<CriterionIx> = self.instrument.criteria[ix]
            .children
            .iter()
            .copied()
            .filter(|&child| self.value(row, child).is_some())
            .collect();
        if below.is_empty() {
            return plan.points[ix].clone();
        }
        below.into_iter().map(|child| self.points(row, plan, child)).sum()
    }

    /// The score of a criterion; `None` where it has none, or is not kept.
    fn value(&self, row: &AgencyScore, ix: CriterionIx) -> Option<Exact> {
        self.board
            .criterion(row, ix)
            .filter(|score| matches!(score.state(), State::Scored | State::Gated))
            .and_then(CriterionScore::value)
            .map(|value| value.exact.clone())
    }
}

/// The parts in which an agency is ahead of its peers, the furthest first.
#[must_use]
pub(crate) fn strengths(parts: &[ProfilePart], most: usize) -> Vec<&ProfilePart> {
    let mut ahead: Vec<(&ProfilePart, Exact)> =
        parts.iter().filter_map(|part| part.ahead().map(|ahead| (part, ahead))).collect();
    ahead.retain(|(_, ahead)| *ahead > Exact::ZERO);
    ahead.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.criterion.cmp(&b.0.criterion)));
    ahead.into_iter().take(most).map(|(part, _)| part).collect()
}

/// The parts in which most points of the total are still to be won, the most first.
#[must_use]
pub(crate) fn weaknesses<'p>(parts: &'p [ProfilePart], top: &Exact, most: usize) -> Vec<&'p ProfilePart> {
    let mut open: Vec<(&ProfilePart, Exact)> = parts.iter().map(|part| (part, part.open(top))).collect();
    open.retain(|(_, open)| *open > Exact::ZERO);
    open.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.criterion.cmp(&b.0.criterion)));
    open.into_iter().take(most).map(|(part, _)| part).collect()
}

fn mean(values: &[&Exact]) -> Option<Exact> {
    let count = i64::try_from(values.len()).ok().filter(|&count| count > 0)?;
    let sum: Exact = values.iter().copied().sum();
    Some((&sum / &Exact::int(count)).reduced())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Agency;
    use crate::answers::Answer;
    use crate::answers::Assessments;
    use crate::answers::ListColumns;
    use crate::answers::subject::Subject;
    use crate::finding::Place;
    use crate::rules::{self, Reply};
    use crate::scoring::{Detail, score};

    const RULES: &str = r#"
schema = 1
criteria = [
  { id = "a", name = "A", weight = 60 },
  { id = "a.1", name = "A1", weight = 75 },
  { id = "a.2", name = "A2", weight = 25 },
  { id = "b", name = "B", weight = 40 },
]
[instrument]
id = "uji"
title = "Uji"
status = "illustrative"
[answers]
not_applicable = "exclude"
"#;

    fn agency(name: &str) -> Agency {
        Agency { id: name.into(), name: name.into(), group: None, columns: ListColumns::default() }
    }

    fn answer(instrument: &Instrument, subject: usize, id: &str, reply: Reply) -> Answer {
        Answer {
            subject: Subject::Agency(subject),
            criterion: instrument.find(id).expect("the criterion is in the rules"),
            assessor: 0,
            reply,
            text: "".into(),
            verified: true,
            evidence: None,
            note: None,
            place: Place::default(),
        }
    }

    fn number(value: i64) -> Reply {
        Reply::Value(Exact::int(value))
    }

    #[test]
    fn shares_of_the_total_add_up_to_one_and_follow_what_is_left_out() {
        let instrument = rules::read(RULES, "uji.toml").instrument.expect("the rules are right");
        let answers = vec![
            answer(&instrument, 0, "a.1", number(80)),
            answer(&instrument, 0, "a.2", number(40)),
            answer(&instrument, 0, "b", number(50)),
            answer(&instrument, 1, "a.1", number(60)),
            answer(&instrument, 1, "a.2", Reply::NotApplicable),
            answer(&instrument, 1, "b", number(100)),
        ];
        let assessments =
            Assessments::from_answers(&instrument, vec![agency("x"), agency("y")], vec!["".into()], answers)
                .expect("the answers fit");
        let board = score(&instrument, &assessments, Detail::All);
        let profiles = Profiles::new(&instrument, &assessments, &board);
        let shares = |agency: usize| -> Vec<(String, String)> {
            let row = board.of(agency).expect("the agency is on the board");
            let parts = profiles.parts(row);
            assert_eq!(parts.iter().map(|part| &part.share).sum::<Exact>(), Exact::ONE);
            parts.iter().map(|p| (instrument.criteria[p.criterion].id.clone(), p.share.to_string())).collect()
        };
        let pair = |id: &str, share: &str| (id.to_owned(), share.to_owned());
        assert_eq!(shares(0), [pair("a.1", "9/20"), pair("a.2", "3/20"), pair("b", "2/5")]);
        assert_eq!(shares(1), [pair("a.1", "3/5"), pair("b", "2/5")]);

        let x = profiles.parts(board.of(0).expect("on the board"));
        let ids = |parts: Vec<&ProfilePart>| -> Vec<String> {
            parts.into_iter().map(|part| instrument.criteria[part.criterion].id.clone()).collect()
        };
        // Ahead in a.1 only (80 beside a mean of 70); a.2 has no second score to compare with.
        assert_eq!(ids(strengths(&x, 5)), ["a.1"]);
        // Open: b 20 points of the total, a.1 and a.2 nine each; equal ones stand in the order of the rules.
        assert_eq!(ids(weaknesses(&x, &instrument.top, 5)), ["b", "a.1", "a.2"]);
    }
}
