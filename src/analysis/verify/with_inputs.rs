//! A published table against the scores that follow from the inputs.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pen_slips;
use crate::analysis::slip::Slip;
use crate::analysis::slips::{self, Bench};
use crate::analysis::verify::Figure;
use crate::analysis::verify::Inputs;
use crate::analysis::verify::NearName;
use crate::analysis::verify::NotChecked;
use crate::analysis::verify::RankShift;
use crate::analysis::verify::Verification;
use crate::analysis::verify::VerifyRequest;
use crate::analysis::verify::What;
use crate::analysis::verify::as_ranked;
use crate::analysis::verify::claims::ClaimColumn;
use crate::analysis::verify::contributions;
use crate::analysis::verify::expected_ranks;
use crate::analysis::verify::expected_ranks::PoolScore;
use crate::analysis::verify::explain;
use crate::analysis::verify::groups;
use crate::analysis::verify::input_claims;
use crate::analysis::verify::label;
use crate::analysis::verify::mismatch::mismatch;
use crate::analysis::verify::names;
use crate::analysis::verify::names::NamePairs;
use crate::analysis::verify::names::TwiceNamed;
use crate::analysis::verify::printed;
use crate::analysis::verify::says;
use crate::exact::Exact;
use crate::published::model::Printed;
use crate::published::model::PrintedForm;
use crate::published::model::PublishedRow;
use crate::rules::instrument::{Basis, Ties, Within};
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::{self, AgencyScore, CriterionScore, Detail, Scoreboard};

/// Checks every row, and who is missing.
pub(crate) fn check(question: &VerifyRequest<'_>, inputs: Inputs<'_>) -> (Verification, Vec<ClaimColumn>) {
    let pairs = names::pair(&question.published.rows, &inputs.assessments.agencies, question.instrument.year);
    let mut desk = RowChecks { question, inputs, pairs: &pairs, found: Verification::default(), open: Vec::new() };
    for at in 0..question.published.rows.len() {
        desk.row(at);
    }
    groups::check(question, inputs, &pairs, &mut desk.found);
    if !pairs.of_other_years.is_empty() {
        desk.found.not_checked.push(NotChecked::OtherYears { rows: pairs.of_other_years.len() });
    }
    desk.missing();
    desk.name_slips();
    desk.rank_slips();
    desk.moved();
    let columns = input_claims::columns(question, inputs, &pairs, &desk.found);
    (desk.found, columns)
}

/// The rows on their way through the checks.
struct RowChecks<'a> {
    question: &'a VerifyRequest<'a>,
    inputs: Inputs<'a>,
    pairs: &'a NamePairs,
    found: Verification,
    /// Mismatches whose slip is still to be found, each with its question.
    open: Vec<(usize, slips::SlipQuestion)>,
}

impl<'a> RowChecks<'a> {
    fn rules(&self) -> &'a Instrument {
        self.question.instrument
    }

    fn note(&mut self, row: &PublishedRow, what: What, printed: Figure, expected: Figure) {
        self.found.mismatches.push(mismatch(row, what, printed, expected));
    }

    /// The last mismatch is about this agency of the inputs.
    fn about(&mut self, agency: usize) -> usize {
        let at = self.found.mismatches.len() - 1;
        self.found.mismatches[at].agency = Some(self.inputs.assessments.agencies[agency].id.clone().into());
        at
    }

    fn row(&mut self, at: usize) {
        let row = &self.question.published.rows[at];
        if self.pairs.of_other_years.contains(&at) {
            return;
        }
        let Some(agency) = self.pairs.agency_of[at] else {
            return match self.pairs.twice.iter().find(|twice| twice.row == at) {
                Some(twice) => self.repeated(row, *twice),
                None => self.note(row, What::Extra, Figure::None, Figure::None),
            };
        };
        let known = &self.inputs.assessments.agencies[agency];
        if self.pairs.near.contains(&at) {
            let (printed, known) = (row.name.to_string(), known.name.to_string());
            self.found.near.push(NearName { place: row.place.clone(), printed, known });
        }
        let Some(score) = self.inputs.scores.of(agency) else { return };
        self.score(row, score);
        self.components(row, score);
        self.class(row, score);
        self.rank(row, score);
    }

    /// A second row for one body: which row is the first, and whether this one says what follows too.
    fn repeated(&mut self, row: &PublishedRow, twice: TwiceNamed) {
        let first = &self.question.published.rows[twice.first];
        let there = first.score.clone().filter(|score| row.score.as_ref().is_some_and(|own| own.value != score.value));
        self.note(row, What::Repeated, Figure::None, Figure::Row(first.place.line.unwrap_or_default(), there));
        self.about(twice.agency);
        if let Some(score) = self.inputs.scores.of(twice.agency) {
            self.score(row, score);
            self.components(row, score);
            self.class(row, score);
        }
    }

    fn score(&mut self, row: &PublishedRow, score: &AgencyScore) {
        let Some(number) = &row.score else { return self.unscored(row, score) };
        self.found.tested(&row.place, What::Score);
        self.number(row, score.agency(), TOTAL, number, score.total());
    }

    /// A row that prints "not assessed" is about a body without a score.
    fn unscored(&mut self, row: &PublishedRow, score: &AgencyScore) {
        let Some(total) = score.total().filter(|_| row.unscored) else {
            if row.unscored {
                self.found.tested(&row.place, What::Score);
            }
            return;
        };
        self.found.tested(&row.place, What::Score);
        let expected = printed(self.rules(), total, self.rules().decimals);
        self.note(row, What::Score, Figure::None, Figure::Number(expected));
        self.about(score.agency());
    }

    fn components(&mut self, row: &PublishedRow, score: &AgencyScore) {
        let group = self.inputs.assessments.agencies[score.agency()].group.as_deref();
        for (at, component) in self.question.published.components.iter().enumerate() {
            let Some(number) = row.component(at) else { continue };
            let value = self.inputs.scores.criterion(score, component.criterion).and_then(CriterionScore::value);
            match component.form {
                PrintedForm::Score => {
                    self.found.tested(&row.place, What::Criterion(component.criterion));
                    let raw =
                        value.map(|v| &v.exact / &self.rules().criteria[component.criterion].factor(self.rules()));
                    // Sheets print what was answered as often as what it counts.
                    if !raw.is_some_and(|raw| says(self.rules(), number, &raw)) {
                        self.number(row, score.agency(), component.criterion, number, value.map(|v| &v.exact));
                    }
                }
                PrintedForm::Part => {
                    self.found.tested(&row.place, What::Part(component.criterion));
                    let share = contributions::share_printed(self.rules(), component.criterion, group);
                    let Some(right) = value.zip(share).map(|(value, share)| &value.exact * &share) else { continue };
                    if !says(self.rules(), number, &right) {
                        let right = printed(self.rules(), &right, number.decimals);
                        let range = value.map(|value| value.exact.clone());
                        let mut slips = contributions::slips_of(
                            self.question,
                            component.criterion,
                            group,
                            range.as_slice(),
                            number,
                        );
                        slips.extend(pen_slips::of_the_pen(&right.text(), &number.text()));
                        let what = What::Part(component.criterion);
                        self.note(row, what, Figure::Number(number.clone()), Figure::Number(right));
                        let at = self.about(score.agency());
                        self.found.mismatches[at].slips = slips;
                    }
                }
            }
        }
    }

    /// One printed number against the right one.
    fn number(
        &mut self,
        row: &PublishedRow,
        agency: usize,
        criterion: CriterionIx,
        number: &Printed,
        right: Option<&Exact>,
    ) {
        let rules = self.rules();
        if right.is_some_and(|right| says(rules, number, right)) {
            return;
        }
        let what = if criterion == TOTAL { What::Score } else { What::Criterion(criterion) };
        let expected = right
            .map_or(Figure::None, |right| Figure::Number(printed(rules, right, number.decimals.max(rules.decimals))));
        self.note(row, what, Figure::Number(number.clone()), expected);
        let at = self.about(agency);
        let agency = self.inputs.assessments.agencies[agency].id.clone();
        self.open.push((at, slips::SlipQuestion { agency, criterion, printed: number.clone() }));
    }

    fn class(&mut self, row: &PublishedRow, score: &AgencyScore) {
        let Some(text) = &row.class else { return };
        self.found.tested(&row.place, What::Class);
        let rules = self.rules();
        let class = rules.class_named(text);
        if class.is_some() && class == score.class() {
            return;
        }
        self.note(row, What::Class, Figure::Label(text.clone()), label(rules, score.class()));
        let at = self.about(score.agency());
        let printed_class = row.score.as_ref().and_then(|number| rules.class_of(&number.value));
        let mismatch = &mut self.found.mismatches[at];
        mismatch.from_printed = class.is_some() && printed_class == class;
        if !mismatch.from_printed
            && let Some(total) = score.total()
        {
            mismatch.slips = class_slips(self.question, total, text);
        }
    }

    fn rank(&mut self, row: &PublishedRow, score: &AgencyScore) {
        let Some(rank) = row.rank else { return };
        self.found.tested(&row.place, What::Rank);
        if score.rank() == Some(rank) {
            return;
        }
        let expected = score.rank().map_or(Figure::None, |rank| Figure::Whole(rank.into()));
        self.note(row, What::Rank, Figure::Whole(rank.into()), expected);
        self.about(score.agency());
    }

    /// Scored agencies that the table leaves out.
    fn missing(&mut self) {
        if self.question.published.rows.is_empty() {
            return;
        }
        let there: BTreeSet<usize> = self.pairs.agency_of.iter().copied().flatten().collect();
        for score in &self.inputs.scores.agencies {
            let agency = &self.inputs.assessments.agencies[score.agency()];
            let wanted = score.is_scored()
                && self.question.top.is_none_or(|top| score.rank().is_some_and(|rank| rank <= top))
                && self.question.group.is_none_or(|group| agency.group.as_deref() == Some(group));
            if !wanted || there.contains(&score.agency()) {
                continue;
            }
            let row = PublishedRow { name: agency.name.clone().into(), ..PublishedRow::default() };
            let total = score
                .total()
                .map_or(Figure::None, |total| Figure::Number(printed(self.rules(), total, self.rules().decimals)));
            self.note(&row, What::Missing, Figure::None, total);
            self.about(score.agency());
        }
    }

    /// Names the slips behind wrong numbers.
    fn name_slips(&mut self) {
        let open = std::mem::take(&mut self.open);
        let questions: Vec<slips::SlipQuestion> = open.iter().map(|(_, question)| question.clone()).collect();
        let explained = match &self.inputs.assessments.answers {
            Some(answers) if !questions.is_empty() => {
                let bench = Bench {
                    instrument: self.question.instrument,
                    agencies: &self.inputs.assessments.agencies,
                    assessors: &self.inputs.assessments.assessors,
                    answers: vec![answers.clone()],
                    others: self.question.others,
                };
                let (explained, left) = explain(&bench, &questions);
                self.found.unexplained += left;
                explained
            }
            _ => vec![Vec::new(); questions.len()],
        };
        let swapped = self.swapped(&open);
        for (((at, question), made), swapped) in open.into_iter().zip(explained).zip(swapped) {
            let mismatch = &mut self.found.mismatches[at];
            mismatch.slips = made.into_iter().chain(swapped).collect();
            if let Figure::Number(right) = &mismatch.expected {
                let right = Printed { value: right.value.clone(), decimals: right.decimals };
                let printed = Printed { decimals: right.decimals, ..question.printed };
                mismatch.slips.extend(pen_slips::of_the_pen(&right.text(), &printed.text()));
            }
        }
    }

    /// The agency with which each one changed scores: each has the other's.
    fn swapped(&self, open: &[(usize, slips::SlipQuestion)]) -> Vec<Option<Slip>> {
        let mut by_figures = BTreeMap::new();
        for wrong in &self.found.mismatches {
            by_figures.entry((&wrong.what, &wrong.printed, &wrong.expected)).or_insert(&wrong.subject);
        }
        let other = |(at, _): &(usize, slips::SlipQuestion)| {
            let one = &self.found.mismatches[*at];
            let other = by_figures.get(&(&one.what, &one.expected, &one.printed))?;
            Some(Slip::SwappedWith { agency: (*other).clone() })
        };
        open.iter().map(other).collect()
    }

    /// Names the rule by which wrong ranks were counted, where one explains all of them or this one.
    fn rank_slips(&mut self) {
        if !self.found.mismatches.iter().any(|m| m.what == What::Rank) {
            return;
        }
        let by_printed: BTreeMap<usize, (u64, u64)> = self
            .ranks_among_rows(|row, _| row.score.as_ref().map(|score| as_ranked(self.rules(), score)))
            .into_iter()
            .collect();
        // Another way of counting is none where other ranks contradict it.
        let pools = self.pools_with_wrong_ranks();
        let mut alternatives = self.other_rankings();
        alternatives.retain(|(_, board)| self.gives_ranks_of(board, &pools));
        for mismatch in self.found.mismatches.iter_mut().filter(|m| m.what == What::Rank) {
            let agency = mismatch.agency.as_ref().and_then(|id| self.inputs.assessments.find(id));
            let Some(agency) = agency else { continue };
            let Figure::Whole(rank) = mismatch.printed else { continue };
            mismatch.from_printed =
                by_printed.get(&agency).is_some_and(|(best, worst)| (*best..=*worst).contains(&rank));
            if mismatch.from_printed {
                continue;
            }
            let fits = |board: &Scoreboard| board.of(agency).and_then(AgencyScore::rank).map(u64::from) == Some(rank);
            mismatch.slips =
                alternatives.iter().filter(|(_, board)| fits(board)).map(|(slip, _)| slip.clone()).collect();
        }
    }

    /// The group of an agency, where ranks are counted within groups.
    fn pool(&self, agency: usize) -> Option<&str> {
        let group = self.inputs.assessments.agencies[agency].group.as_deref();
        group.filter(|_| self.rules().ranking.within == Within::Group)
    }

    fn pools_with_wrong_ranks(&self) -> BTreeSet<Option<&str>> {
        let wrong = self.found.mismatches.iter().filter(|m| m.what == What::Rank);
        let agencies = wrong.filter_map(|m| self.inputs.assessments.find(m.agency.as_ref()?));
        agencies.map(|agency| self.pool(agency)).collect()
    }

    /// Whether a scoreboard gives every rank that the table prints in some pools.
    fn gives_ranks_of(&self, board: &Scoreboard, pools: &BTreeSet<Option<&str>>) -> bool {
        let rows = self.question.published.rows.iter().zip(&self.pairs.agency_of);
        let mut ranked = rows.filter_map(|(row, agency)| Some((row.rank?, (*agency)?)));
        ranked.all(|(rank, agency)| {
            !pools.contains(&self.pool(agency)) || board.of(agency).and_then(AgencyScore::rank) == Some(rank)
        })
    }

    /// The scoreboards under other ways of counting ranks.
    fn other_rankings(&self) -> Vec<(Slip, Scoreboard)> {
        let ranking = &self.rules().ranking;
        let ties = if ranking.ties == Ties::Competition { Ties::Dense } else { Ties::Competition };
        let pool = if ranking.within == Within::Group { Within::All } else { Within::Group };
        let basis = if ranking.by == Basis::Rounded { Basis::Exact } else { Basis::Rounded };
        let ranked = |slip, change: &dyn Fn(&mut Instrument)| {
            let mut rules = self.rules().clone();
            change(&mut rules);
            (slip, scoring::score(&rules, self.inputs.assessments, Detail::Depth(0)))
        };
        vec![
            ranked(Slip::OtherTies { used: ties }, &|rules| rules.ranking.ties = ties),
            ranked(Slip::OtherPool { used: pool }, &|rules| rules.ranking.within = pool),
            ranked(Slip::OtherRankBasis, &|rules| rules.ranking.by = basis),
        ]
    }

    /// Ranks among the rows of the table, by some number: agency and the ranks it may have.
    fn ranks_among_rows(&self, by: impl Fn(&PublishedRow, &AgencyScore) -> Option<Exact>) -> Vec<(usize, (u64, u64))> {
        let rules = self.rules();
        let rows = self.question.published.rows.iter().zip(&self.pairs.agency_of);
        let numbers: Vec<(usize, Exact)> = rows
            .filter_map(|(row, agency)| {
                let agency = (*agency)?;
                Some((agency, by(row, self.inputs.scores.of(agency)?)?))
            })
            .collect();
        let standings: Vec<PoolScore<'_>> = numbers
            .iter()
            .map(|(agency, score)| {
                let group = self.inputs.assessments.agencies[*agency].group.as_deref();
                PoolScore { pool: if rules.ranking.within == Within::Group { group } else { None }, score }
            })
            .collect();
        let hidden = expected_ranks::hidden(rules, self.question.published.score_decimals());
        let places = expected_ranks::places(&standings, rules.ranking.ties, hidden);
        numbers.into_iter().map(|(agency, _)| agency).zip(places).collect()
    }

    /// Who stands elsewhere among the rows of the table once wrong scores are put right.
    fn moved(&mut self) {
        let wrong = self.found.mismatches.iter().filter(|m| m.what == What::Score);
        let own: BTreeSet<usize> = wrong.filter_map(|m| self.inputs.assessments.find(m.agency.as_ref()?)).collect();
        if own.is_empty() {
            return;
        }
        let before = self.ranks_among_rows(|row, _| row.score.as_ref().map(|score| as_ranked(self.rules(), score)));
        let after = self.ranks_among_rows(|_, score| score.rank().map(|rank| -&Exact::from(rank)));
        let after: BTreeMap<usize, u64> = after.into_iter().map(|(agency, (rank, _))| (agency, rank)).collect();
        let rows = self.pairs.agency_of.iter().zip(&self.question.published.rows);
        let rows: BTreeMap<usize, &PublishedRow> = rows.filter_map(|(agency, row)| Some(((*agency)?, row))).collect();
        for (agency, (best, worst)) in before {
            // From the printed rank to the right one; where none is printed, from that among the rows of the table.
            let printed = rows[&agency].rank.map(u64::from);
            let right = self.inputs.scores.of(agency).and_then(AgencyScore::rank).map(u64::from);
            let rank = if printed.is_some() { right } else { after.get(&agency).copied() };
            let (best, worst) = printed.map_or((best, worst), |rank| (rank, rank));
            let moved = self.mover(agency, rows[&agency], own.contains(&agency), best, rank);
            let stays = rank.is_some_and(|rank| best <= rank && rank <= worst);
            if !stays || moved.class != moved.class_printed {
                self.found.moved.push(moved);
            }
        }
        self.found.moved.sort_by(|a, b| (!a.own, a.rank, &a.agency).cmp(&(!b.own, b.rank, &b.agency)));
    }

    fn mover(&self, agency: usize, row: &PublishedRow, own: bool, rank_printed: u64, rank: Option<u64>) -> RankShift {
        let rules = self.rules();
        let name = |class: Option<usize>| class.map(|at| rules.classes[at].label.clone());
        let class = name(self.inputs.scores.of(agency).and_then(AgencyScore::class));
        // The class of an agency whose score stands has other reasons (caps, exact scores) than the slip.
        let by_score = || name(row.score.as_ref().and_then(|number| rules.class_of(&number.value)));
        let printed = || row.class.as_ref().and_then(|label| rules.class_named(label)).map(|at| name(Some(at)));
        let class_printed = if own { printed().unwrap_or_else(by_score) } else { class.clone() };
        let agency = self.inputs.assessments.agencies[agency].name.to_string();
        RankShift { agency, rank_printed: Some(rank_printed), rank, class_printed, class, own }
    }
}

/// What turns the right class into the printed one.
pub(crate) fn class_slips(question: &VerifyRequest<'_>, total: &Exact, printed: &str) -> Vec<Slip> {
    let rules = question.instrument;
    let other_basis = if rules.classify == Basis::Rounded { Basis::Exact } else { Basis::Rounded };
    let mut slips = Vec::new();
    let class = rules.class_of(&rules.on_basis(total, other_basis));
    if class.is_some() && class == rules.class_named(printed) {
        slips.push(Slip::OtherBasis);
    }
    for other in question.others {
        let class = other.class_of(&other.on_basis(total, other.classify));
        if class.is_some() && class == other.class_named(printed) {
            slips.push(Slip::OtherClasses { rules: other.id.clone() });
        }
    }
    slips
}
