//! The report card ("rapor") of one agency: everything it shows, in words and figures, for pages, Markdown and Word alike.
//!
//! Texts are made printable here and not escaped: each format escapes in its own way. Nothing is computed that the
//! scoreboard or [`crate::analysis`] does not say.

mod answers;
pub(crate) mod document;
pub(crate) mod figure;
mod next_class;
mod profile;
pub(crate) mod provenance;

use crate::report::card::figure::Axis;
use crate::report::card::figure::CardFigure;
use crate::report::card::figure::apart;
use crate::report::card::figure::criterion_name;
use crate::report::card::figure::figure;
use std::collections::HashMap;
use std::sync::Arc;

use super::explain::Sentence;
use super::number;
use super::scores::notes;
use super::words::Word;
use crate::analysis::explain::Explainer;
use crate::analysis::profile::{Peers, Profiles};
use crate::answers::Correction;
use crate::answers::subject::Subject;
use crate::i18n::printable::printable;
use crate::report::movement;
use crate::report::view::ScoreReport;
use crate::rules::instrument::Within;
use crate::scoring::{AgencyScore, UnroundedScore};
pub(crate) use answers::AnswerLine;
pub(crate) use profile::{Point, ProfileLine};

/// A class as a card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CardClass {
    /// Index in the classes of the instrument; `None`: under every bound.
    pub index: Option<usize>,
    pub label: String,
    /// Why it is lower than the score says.
    pub held: Option<String>,
}

/// A correction that changed this agency's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CardCorrection {
    pub criterion: String,
    pub assessor: String,
    pub old: String,
    pub new: String,
    pub reason: String,
}

/// One agency's report card.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub name: String,
    /// Where it says more than the name.
    pub id: Option<String>,
    pub group: Option<String>,
    /// `None`: not scored.
    pub score: Option<CardFigure>,
    /// The score before rounding, as a decimal; only where it differs from the printed one.
    pub exact: Option<String>,
    /// `None`: the instrument has no classes, or there is no score.
    pub class: Option<CardClass>,
    /// "3 dari 12 di kelompok OPD".
    pub place: Option<String>,
    /// Mean of those it is ranked among; `None` where it stands alone.
    pub mean: Option<CardFigure>,
    /// Who they are: a group, or all.
    pub peers: String,
    /// How far it lies from that mean, with its sign.
    pub distance: Option<String>,
    pub coverage: String,
    /// What it owes, stage by stage; `None` where it owes nothing.
    pub owed: Option<String>,
    /// Where it stood before, under its heading; `None` where no earlier result was given.
    pub before: Option<(String, String)>,
    /// Why the earlier result is no measure of this one.
    pub measure: Option<String>,
    /// In how many of a hundred draws its class stays; `None` unless draws were made.
    pub firmness: Option<String>,
    /// Why there is no score.
    pub reason: Option<String>,
    pub profile: Vec<ProfileLine>,
    pub strengths: Vec<Point>,
    pub weaknesses: Vec<Point>,
    /// How far the next class is, and the cheapest answers that reach it; empty without classes or score.
    pub onward: Vec<Sentence>,
    /// Empty unless answers were kept.
    pub answers: Vec<AnswerLine>,
    pub corrections: Vec<CardCorrection>,
    /// How it was computed; empty unless answers are listed.
    pub method: Arc<[provenance::Fact]>,
    /// The rules and the inputs that hold something of this agency; empty unless answers are listed.
    pub inputs: Vec<provenance::InputLine>,
    /// Inputs that hold something of others only, in words.
    pub other_inputs: Option<String>,
}

impl Card {
    /// Whether any answer fills a column: columns without content are not shown.
    #[must_use]
    pub(crate) fn any_answer(&self, of: impl Fn(&AnswerLine) -> &str) -> bool {
        self.answers.iter().any(|answer| !of(answer).is_empty())
    }
}

/// What a card is to show beyond the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    /// How deep the profile goes.
    pub depth: usize,
    /// Whether single answers are listed, and where they come from.
    pub answers: bool,
    /// What may be spent on the way to the next class, see [`crate::analysis::improve`].
    pub effort: usize,
}

/// Makes the cards of one report.
pub(crate) struct Cards<'r, 'a> {
    report: &'r ScoreReport<'a>,
    profiles: Profiles<'a>,
    explainer: Explainer<'a>,
    /// By agency as it is named there.
    corrections: HashMap<&'a str, Vec<&'a Correction>>,
    origin: provenance::Origin<'a>,
    extent: Extent,
    totals: Axis,
    criteria: Axis,
}

impl<'r, 'a> Cards<'r, 'a> {
    /// Cards of everybody in a report.
    #[must_use]
    pub(crate) fn new(report: &'r ScoreReport<'a>, extent: Extent) -> Self {
        Self {
            report,
            profiles: Profiles::new(report.instrument, report.assessments, report.board),
            explainer: Explainer::new(report.instrument, report.assessments, report.board),
            corrections: corrections(report),
            origin: provenance::Origin::new(report),
            extent,
            totals: Axis::of_totals(report),
            criteria: Axis::of_criteria(report.instrument),
        }
    }

    /// The card of one row of the scoreboard.
    #[must_use]
    pub(crate) fn card(&self, row: &AgencyScore) -> Card {
        let report = self.report;
        let agency = report.agency(row);
        let peers = self.profiles.peers(row);
        let parts = self.profiles.parts(row);
        let view = profile::View { report, row, peers, parts: &parts, axis: &self.criteria };
        let own = if self.extent.answers { self.explainer.answers_of(Subject::Agency(row.agency())) } else { &[] };
        let (inputs, other_inputs) = self.origin.inputs_of(own, self.explainer.answers_of(Subject::Everybody));
        let reason = row.reason().map(|_| printable(&notes::reason(report, row)));
        Card {
            name: printable(&agency.name),
            id: (agency.id != agency.name).then(|| printable(&agency.id)),
            group: agency.group.as_deref().map(printable),
            score: self.score(row),
            exact: self.exact(row),
            class: self.class(row),
            place: self.place(row, peers),
            mean: self.mean(row, peers),
            peers: self.peers_name(row),
            distance: self.distance(row, peers),
            coverage: number::percent(row.coverage(), report.lang),
            owed: notes::owed(report, row).map(|owed| printable(&owed)),
            before: report.since.map(|since| {
                let heading = Word::SinceTitle.with(report.lang, &[("label", since.label.clone())]);
                (heading, movement::sentence(report, since.of(report, row).as_ref()))
            }),
            measure: report.since.and_then(|since| since.warning(report)),
            firmness: self.firmness(row),
            profile: if reason.is_some() { Vec::new() } else { view.lines(self.extent.depth) },
            strengths: if reason.is_some() { Vec::new() } else { view.strengths() },
            weaknesses: if reason.is_some() { Vec::new() } else { view.weaknesses() },
            onward: next_class::sentences(report, &self.explainer, row.agency(), self.extent.effort),
            reason,
            answers: own.iter().map(|answer| answers::line(report, answer)).collect(),
            corrections: self.corrections(row),
            method: if self.extent.answers { Arc::clone(&self.origin.method) } else { Arc::default() },
            inputs: if self.extent.answers { inputs } else { Vec::new() },
            other_inputs: other_inputs.filter(|_| self.extent.answers),
        }
    }

    fn score(&self, row: &AgencyScore) -> Option<CardFigure> {
        let score = UnroundedScore { exact: row.score()?.clone(), approximate: row.is_approximate() };
        Some(figure(self.report, &self.totals, &score))
    }

    fn exact(&self, row: &AgencyScore) -> Option<String> {
        let total = row.total().filter(|_| !row.is_approximate())?;
        (Some(total) != row.score()).then(|| number::exact(total, self.report.instrument.decimals, self.report.lang))
    }

    fn class(&self, row: &AgencyScore) -> Option<CardClass> {
        row.score()?;
        if self.report.instrument.classes.is_empty() {
            return None;
        }
        let label = self.report.class(row).unwrap_or_else(|| Word::NoClass.say(self.report.lang));
        let held = notes::cap(self.report, row).map(|cap| printable(&cap));
        Some(CardClass { index: row.class(), label: printable(label), held })
    }

    /// "Kualifikasi ini tidak berubah pada 97 dari 100 percobaan."
    fn firmness(&self, row: &AgencyScore) -> Option<String> {
        let spread = self.report.spread?.agencies.iter().find(|spread| spread.agency == row.agency())?;
        let kept = spread.classes.get(row.class()?)?;
        // Cut off: 99.6 draws are not a hundred.
        let facts = [("n", format!("{:.0}", (kept * 100.0).floor()))];
        Some(Word::ClassFirmness.with(self.report.lang, &facts))
    }

    fn place(&self, row: &AgencyScore, peers: &Peers) -> Option<String> {
        let lang = self.report.lang;
        let rank = number::count(row.rank()?.into(), lang);
        let of = number::count(peers.scored as u64, lang);
        Some(Word::PlaceOf.with(lang, &[("rank", rank), ("n", of)]))
    }

    fn peers_name(&self, row: &AgencyScore) -> String {
        let report = self.report;
        let group = match report.instrument.ranking.within {
            Within::Group => report.agency(row).group.as_deref().map(printable),
            Within::All => None,
        };
        group.unwrap_or_else(|| Word::Everybody.say(report.lang).to_owned())
    }

    fn mean(&self, row: &AgencyScore, peers: &Peers) -> Option<CardFigure> {
        let approximate = row.is_approximate();
        let mean = peers.mean.as_ref().filter(|_| peers.scored > 1)?;
        Some(figure(self.report, &self.totals, &UnroundedScore { exact: mean.clone(), approximate }))
    }

    fn distance(&self, row: &AgencyScore, peers: &Peers) -> Option<String> {
        let (total, mean) = (row.total()?, peers.mean.as_ref().filter(|_| peers.scored > 1)?);
        Some(apart(self.report, total, mean))
    }

    fn corrections(&self, row: &AgencyScore) -> Vec<CardCorrection> {
        let report = self.report;
        let agency = report.agency(row);
        let by_id = self.corrections.get(&*agency.id).into_iter().flatten();
        let by_name = self.corrections.get(&*agency.name).filter(|_| agency.name != agency.id).into_iter().flatten();
        let mut own: Vec<&Correction> = by_id.chain(by_name).copied().collect();
        own.sort_by_key(|correction| (correction.criterion, &correction.assessor));
        own.iter()
            .map(|correction| CardCorrection {
                criterion: criterion_name(report, correction.criterion),
                assessor: printable(&correction.assessor),
                old: printable(&correction.old),
                new: printable(&correction.new),
                reason: printable(&correction.reason),
            })
            .collect()
    }
}

fn corrections<'a>(report: &ScoreReport<'a>) -> HashMap<&'a str, Vec<&'a Correction>> {
    let mut by_agency: HashMap<&str, Vec<&Correction>> = HashMap::new();
    for correction in &report.assessments.corrections {
        by_agency.entry(&*correction.agency).or_default().push(correction);
    }
    by_agency
}
