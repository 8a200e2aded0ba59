//! The profile of a card: each criterion beside the mean of those ranked together, strengths and weaknesses.

use crate::analysis::profile::{Peers, ProfilePart, strengths, weaknesses};
use crate::exact::Exact;
use crate::i18n::printable::printable;
use crate::report::card::figure::Axis;
use crate::report::card::figure::CardFigure;
use crate::report::card::figure::apart;
use crate::report::card::figure::figure;
use crate::report::card::figure::signed;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};
use crate::rules::CriterionIx;
use crate::scoring::{AgencyScore, State, UnroundedScore};

/// How many strengths and weaknesses are named; where there are few criteria, at most half of them.
const MOST: usize = 5;

/// One criterion of a card.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ProfileLine {
    /// 1 for the top level.
    pub depth: usize,
    pub id: String,
    pub name: String,
    /// As written in the rules.
    pub weight: String,
    /// `None`: it has no score, see `state`.
    pub score: Option<CardFigure>,
    /// Why it has none, or that it counts 0 behind a shut gate.
    pub state: Option<String>,
    pub mean: Option<CardFigure>,
    pub distance: Option<String>,
}

/// A strength or a weakness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Point {
    pub id: String,
    pub name: String,
    pub score: String,
    /// What makes it one: the distance to the mean, or the points that are open.
    pub why: String,
}

/// What a profile is made from.
pub(crate) struct View<'v, 'a> {
    pub report: &'v ScoreReport<'a>,
    pub row: &'v AgencyScore,
    pub peers: &'v Peers,
    pub parts: &'v [ProfilePart],
    pub axis: &'v Axis,
}

impl View<'_, '_> {
    /// The criteria down to a depth that were asked of this agency.
    pub(crate) fn lines(&self, depth: usize) -> Vec<ProfileLine> {
        let kept = self.report.board.kept.iter().copied();
        kept.filter(|&ix| self.report.instrument.criteria[ix].depth <= depth).filter_map(|ix| self.line(ix)).collect()
    }

    /// `None` for what was not asked: below a branch that was answered as a whole, gated or excluded, or of other groups.
    fn line(&self, ix: CriterionIx) -> Option<ProfileLine> {
        let report = self.report;
        let criterion = &report.instrument.criteria[ix];
        let score = report.board.criterion(self.row, ix)?;
        let group = report.agency(self.row).group.as_deref();
        if score.state() == State::Unscored || !report.instrument.applies(ix, group) {
            return None;
        }
        let mean = self.peers.means[ix].as_ref();
        let value = score.value();
        let state = (score.state() != State::Scored).then(|| words::state(score.state()).say(report.lang).to_owned());
        Some(ProfileLine {
            depth: criterion.depth,
            id: printable(&criterion.id),
            name: printable(&criterion.name),
            weight: criterion.weight.as_ref().map_or_else(String::new, |weight| number::weight(weight, report.lang)),
            score: value.map(|value| figure(report, self.axis, value)),
            state,
            mean: mean
                .map(|mean| figure(report, self.axis, &UnroundedScore { exact: mean.clone(), approximate: false })),
            distance: value.zip(mean).map(|(value, mean)| apart(report, &value.exact, mean)),
        })
    }

    /// Where the agency is ahead of its peers.
    pub(crate) fn strengths(&self) -> Vec<Point> {
        let why = |part: &ProfilePart| {
            let ahead = if part.linear {
                part.ahead().map(|ahead| (Word::AheadInTotal, signed(self.report, &ahead)))
            } else {
                part.mean.as_ref().map(|mean| (Word::AheadHere, apart(self.report, &part.score, mean)))
            };
            let Some((word, ahead)) = ahead else { return DASH.to_owned() };
            word.with(self.report.lang, &[("points", ahead)])
        };
        let named = self.either(strengths(self.parts, usize::MAX), false);
        named.into_iter().map(|part| self.point(part, why(part))).collect()
    }

    /// Where most points are still to be won.
    pub(crate) fn weaknesses(&self) -> Vec<Point> {
        let top = &self.report.instrument.top;
        let why = |part: &ProfilePart| {
            let printed = |value: &Exact| self.report.instrument.rounded(value);
            let here = || &printed(top) - &printed(&part.score);
            let (word, open) = if part.linear { (Word::OpenInTotal, part.open(top)) } else { (Word::OpenHere, here()) };
            word.with(self.report.lang, &[("points", number::score(&open, self.report.instrument, self.report.lang))])
        };
        let named = self.either(weaknesses(self.parts, top, usize::MAX), true);
        named.into_iter().map(|part| self.point(part, why(part))).collect()
    }

    /// The first few of a list that belong on it: nothing is a strength and to be improved at the same time, unless a
    /// list would be empty otherwise. What is further from full marks than ahead of the mean is to be improved.
    fn either<'p>(&self, parts: Vec<&'p ProfilePart>, weak: bool) -> Vec<&'p ProfilePart> {
        let top = &self.report.instrument.top;
        let is_weak = |part: &ProfilePart| part.ahead().is_none_or(|ahead| part.open(top) > ahead);
        let own: Vec<&ProfilePart> = parts.iter().copied().filter(|part| is_weak(part) == weak).collect();
        let named = if own.is_empty() { parts } else { own };
        named.into_iter().take(self.most()).collect()
    }

    fn most(&self) -> usize {
        MOST.min(self.parts.len().div_ceil(2))
    }

    fn point(&self, part: &ProfilePart, why: String) -> Point {
        let criterion = &self.report.instrument.criteria[part.criterion];
        Point {
            id: printable(&criterion.id),
            name: printable(&criterion.name),
            score: number::score(&part.score, self.report.instrument, self.report.lang),
            why,
        }
    }
}
