//! A published table against itself: total from components, class from score, rank from scores.
//!
//! Printed components are rounded, so what follows from them is a range: every total that components with these digits
//! can give. A total outside that range does not follow; one inside it may. No tolerance is added to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pen_slips;
use crate::analysis::slips::{self, Bench};
use crate::analysis::verify::Figure;
use crate::analysis::verify::Verification;
use crate::analysis::verify::VerifyRequest;
use crate::analysis::verify::What;
use crate::analysis::verify::bounds;
use crate::analysis::verify::claims::{Claim, ClaimColumn, Right};
use crate::analysis::verify::contributions;
use crate::analysis::verify::contributions::share_printed;
use crate::analysis::verify::explain;
use crate::analysis::verify::mismatch::mismatch;
use crate::analysis::verify::mismatch::spread;
use crate::analysis::verify::printed;
use crate::analysis::verify::printed_classes;
use crate::analysis::verify::ranks;
use crate::analysis::verify::repetitions;
use crate::analysis::verify::score_columns;
use crate::analysis::verify::score_spans::{self, ScoreSpans};
use crate::answers::Agency;
use crate::answers::Answer;
use crate::answers::Assessments;
use crate::answers::ListColumns;
use crate::answers::subject::Subject;
use crate::exact::Exact;
use crate::finding::Place;
use crate::lowlevel::shared_text::Text;
use crate::published::model::Printed;
use crate::published::model::PrintedForm;
use crate::published::model::Published;
use crate::published::model::PublishedRow;
use crate::rules::instrument::{Combine, CountsAs, Evidence, Gate, Unverified};
use crate::rules::{CriterionIx, Instrument, Reply, TOTAL};
use crate::scoring::{self, Detail, Scoreboard};

/// Checks every row by what the table itself prints; with the claims of the columns in which something is wrong.
pub(crate) fn check(question: &VerifyRequest<'_>) -> (Verification, Vec<ClaimColumn>) {
    let mut found = Verification::default();
    let mut columns = Vec::new();
    let mut proved = BTreeMap::new();
    let mut spans = ScoreSpans::new();
    repeated(question, &mut found);
    contributions::check(question, &mut found);
    let targets = std::iter::once(TOTAL).chain(score_columns(question.published).map(|(_, criterion)| criterion));
    for target in targets {
        if let Some(made) = Composition::new(question, target)
            && let Some((column, any)) = made.check(question, &mut found)
        {
            if target == TOTAL {
                spans = score_spans::of_totals(question, &column);
            }
            columns.extend(any.then_some(column));
        }
        if let Some(totals) = columns.last().filter(|column| column.what == What::Score) {
            proved = wrong_totals(question, totals, &found);
        }
    }
    columns.extend(printed_classes::check(question, &proved, &mut found));
    columns.extend(ranks::check(question, &proved, &spans, &mut found));
    (found, columns)
}

/// Rows whose total is proved wrong by its parts, each with the total that follows.
fn wrong_totals(question: &VerifyRequest<'_>, totals: &ClaimColumn, found: &Verification) -> BTreeMap<usize, Exact> {
    let told: BTreeSet<&Place> = found.mismatches.iter().filter(|m| m.what == What::Score).map(|m| &m.place).collect();
    let wrong = totals.claims.iter().filter(|claim| told.contains(&question.published.rows[claim.row].place));
    let middle = |claim: &Claim| match &claim.right {
        Right::Number(low, high) => Some((claim.row, &(low + high) / &Exact::int(2))),
        _ => None,
    };
    wrong.filter_map(middle).collect()
}

fn repeated(question: &VerifyRequest<'_>, found: &mut Verification) {
    for (row, first) in repetitions::repetitions(question.published) {
        let (row, first) = (&question.published.rows[row], &question.published.rows[first]);
        let there = first.score.clone().filter(|score| row.score.as_ref().is_some_and(|own| own.value != score.value));
        let first = Figure::Row(first.place.line.unwrap_or_default(), there);
        found.mismatches.push(mismatch(row, What::Repeated, Figure::None, first));
    }
}

/// Whether the table holds all that a criterion is made of.
pub(super) fn is_recomputed(question: &VerifyRequest<'_>, target: CriterionIx) -> bool {
    Composition::new(question, target).is_some()
}

/// The criteria of the top level without a column, where others have one.
pub(super) fn lacking(question: &VerifyRequest<'_>) -> Vec<String> {
    let (rules, table) = (question.instrument, question.published);
    let covered = |ix: CriterionIx| {
        let within = rules.below(ix);
        table.components.iter().any(|component| component.criterion == ix || within.contains(&component.criterion))
    };
    if table.components.is_empty() {
        return Vec::new();
    }
    let top = rules.criteria[TOTAL].children.iter().copied();
    top.filter(|&ix| !covered(ix)).map(|ix| rules.criteria[ix].id.clone()).collect()
}

/// Columns that hold what a criterion brings into the total, where none holds its score.
fn part_columns<'a>(rules: &'a Instrument, table: &'a Published) -> impl Iterator<Item = (usize, CriterionIx)> + 'a {
    let columns = table.components.iter().enumerate().filter(|(_, component)| component.form == PrintedForm::Part);
    let alone =
        |ix: CriterionIx| table.column(ix, PrintedForm::Score).is_none() && share_printed(rules, ix, None).is_some();
    columns.map(|(at, component)| (at, component.criterion)).filter(move |(_, ix)| alone(*ix))
}

/// What a criterion is made of in the table: its components, and the answers they amount to.
struct Composition<'a> {
    target: CriterionIx,
    /// Columns, each with its criterion: those below the target with no other column in between.
    columns: Vec<(usize, CriterionIx)>,
    /// The rules, as far as printed scores rather than answers go into them; of the gates those whose condition the
    /// table prints.
    rules: Instrument,
    /// The same without any gate on a component.
    ungated: Instrument,
    table: &'a Published,
}

impl<'a> Composition<'a> {
    /// `None` where the table does not hold all that the target is made of.
    fn new(question: &VerifyRequest<'a>, target: CriterionIx) -> Option<Self> {
        let (rules, table) = (question.instrument, question.published);
        let known: Vec<(usize, CriterionIx)> = score_columns(table).chain(part_columns(rules, table)).collect();
        let next_above = |ix: CriterionIx| {
            rules.upwards(ix).skip(1).find(|up| *up == target || known.iter().any(|(_, column)| column == up))
        };
        let columns: Vec<_> = known.iter().copied().filter(|(_, ix)| next_above(*ix) == Some(target)).collect();
        let covered = |leaf: CriterionIx| {
            rules.upwards(leaf).any(|up| columns.iter().any(|(_, ix)| *ix == up))
                || rules.upwards(leaf).any(|up| {
                    let criterion = &rules.criteria[up];
                    // Beside the score of a sibling, what all share is a part of the total that is not printed.
                    let sibling = |(_, ix): &(usize, CriterionIx)| rules.criteria[*ix].parent == criterion.parent;
                    let may_lack = criterion.shared && criterion.blank == Some(CountsAs::Exclude);
                    criterion.share.is_zero() || may_lack && !columns.iter().any(sibling)
                })
        };
        let leaves = rules.below(target).into_iter().filter(|&ix| rules.criteria[ix].is_leaf());
        let complete = !columns.is_empty() && { leaves }.all(covered);
        complete.then(|| {
            let rules = taking_scores(rules, &columns);
            // A component may be printed before its gate or after it.
            let known =
                |gate: &Gate| columns.iter().any(|(_, ix)| rules.upwards(*ix).any(|up| up == gate.condition.on));
            let ungated = without_gates(&rules, &columns, &|_| true);
            let rules = without_gates(&rules, &columns, &|gate| !known(gate));
            Self { target, rules, ungated, columns, table }
        })
    }

    /// What the sets of answers give; `None` where the rules refuse one.
    fn boards(&self, rules: &Instrument, agencies: &[Agency], sets: &[Vec<Answer>]) -> Option<Vec<Scoreboard>> {
        let score = |answers: &Vec<Answer>| {
            let made = Assessments::from_answers(rules, agencies.to_vec(), vec!["".into()], answers.clone()).ok()?;
            Some(scoring::score(rules, &made, Detail::All))
        };
        sets.iter().map(score).collect()
    }

    /// Compares what the components give with what is printed, row by row: the claims, and whether one is wrong.
    fn check(&self, question: &VerifyRequest<'_>, found: &mut Verification) -> Option<(ClaimColumn, bool)> {
        let places: Vec<usize> =
            (0..self.table.rows.len()).filter(|&at| self.printed(&self.table.rows[at]).is_some()).collect();
        let rows: Vec<&PublishedRow> = places.iter().map(|&at| &self.table.rows[at]).collect();
        let agencies = agencies(&rows);
        let sets: Vec<Vec<Answer>> = (0..3).map(|which| self.answers(&rows, which)).collect();
        let readings = [self.boards(&self.rules, &agencies, &sets), self.boards(&self.ungated, &agencies, &sets)];
        let [Some(boards), Some(ungated)] = readings else { return None };
        let what = if self.target == TOTAL { What::Score } else { What::Criterion(self.target) };
        let mut claims = Vec::new();
        let mut open = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let Some(number) = self.printed(row) else { continue };
            let rounded = |boards: &[Scoreboard]| -> Vec<Printed> {
                let values = boards.iter().filter_map(|board| slips::value(board, at, self.target));
                values.map(|value| printed(&self.rules, &value, number.decimals)).collect()
            };
            let within = |rounded: &[Printed]| {
                let (least, most) = (rounded.iter().map(|p| &p.value).min(), rounded.iter().map(|p| &p.value).max());
                least.zip(most).is_some_and(|(a, b)| *a <= number.value && number.value <= *b)
            };
            let rounded_here = rounded(&boards);
            let follows = within(&rounded_here) || within(&rounded(&ungated)) || self.is_within_hull(row, number);
            if !follows && self.weighs_openly_within() {
                found.checked.left_open += 1;
                continue;
            }
            if !follows && self.columns.iter().any(|(column, _)| row.component(*column).is_none()) {
                // Not printed is not the same as not counted: nothing can be said.
                found.checked.left_open += 1;
                continue;
            }
            let what = if self.target == TOTAL { What::Score } else { What::Criterion(self.target) };
            found.tested(&row.place, what.clone());
            claims.extend(self.claim(&boards, (at, places[at]), number));
            if follows {
                continue;
            }
            let expected = rounded_here.get(1).map_or(Figure::None, |middle| Figure::Number(middle.clone()));
            found.mismatches.push(mismatch(row, what.clone(), Figure::Number(number.clone()), expected));
            let question = slips::SlipQuestion {
                agency: agencies[at].id.clone(),
                criterion: self.target,
                printed: number.clone(),
            };
            open.push((found.mismatches.len() - 1, question));
        }
        let bench = Bench {
            instrument: &self.rules,
            agencies: &agencies,
            assessors: &["".into()],
            answers: sets,
            others: question.others,
        };
        let any = !open.is_empty();
        name_slips(&bench, open, found);
        Some((ClaimColumn { what, claims }, any))
    }

    /// What a row prints for the target, beside what its components give.
    fn claim(&self, boards: &[Scoreboard], (at, row): (usize, usize), number: &Printed) -> Option<Claim> {
        let values = || boards.iter().filter_map(|board| slips::value(board, at, self.target));
        let right = Right::Number(values().min()?, values().max()?);
        Some(Claim { row, pool: 0, printed: Figure::Number(number.clone()), right })
    }

    /// Whether a component weighs what applied below it, somewhere between the target and a branch of its own.
    fn weighs_openly_within(&self) -> bool {
        let between = |ix: CriterionIx| self.rules.upwards(ix).take_while(|up| *up != self.target);
        let inner = |ix: CriterionIx| self.rules.criteria[ix].parent != Some(self.target);
        let open = |(_, ix): &(usize, CriterionIx)| {
            between(*ix).any(|up| bounds::weighs_openly(&self.rules, up) && (up != *ix || inner(up)))
        };
        self.columns.iter().any(open)
    }

    /// Whether a total lies where a points sheet allows it, whatever did not apply below its branches.
    fn is_within_hull(&self, row: &PublishedRow, number: &Printed) -> bool {
        let open = |(_, ix): &(usize, CriterionIx)| bounds::weighs_openly(&self.rules, *ix);
        if self.rules.criteria[self.target].combine != Combine::Points || !self.columns.iter().any(open) {
            return false;
        }
        let decimals = self.table.component_decimals();
        let weighed = |&(column, ix): &(usize, CriterionIx)| {
            let printed = row.component(column)?;
            let range = spread(&self.rules, printed, decimals[column]);
            let score = [range.first()?.clone(), range.last()?.clone()];
            Some(bounds::ComponentBounds { score, weight: bounds::weights(&self.rules, ix)? })
        };
        let components: Vec<bounds::ComponentBounds> = self.columns.iter().filter_map(weighed).collect();
        let within = |ends: [Exact; 2]| {
            let [low, high] = ends.map(|end| printed(&self.rules, &end, number.decimals).value);
            low <= number.value && number.value <= high
        };
        bounds::means(&components).is_some_and(within)
    }

    fn printed<'r>(&self, row: &'r PublishedRow) -> Option<&'r Printed> {
        if self.target == TOTAL {
            return row.score.as_ref();
        }
        row.component(self.table.column(self.target, PrintedForm::Score)?)
    }

    /// The components as answers: at their lowest, as printed, at their highest.
    fn answers(&self, rows: &[&PublishedRow], which: usize) -> Vec<Answer> {
        let mut answers = Vec::new();
        let decimals = self.table.component_decimals();
        for (at, row) in rows.iter().enumerate() {
            for &(column, criterion) in &self.columns {
                let reply = match row.component(column) {
                    None => Reply::NotApplicable,
                    Some(number) => {
                        let range = spread(&self.rules, number, decimals[column]);
                        let value = &range[which.min(range.len() - 1)];
                        let score = |value| self.as_score(column, value, row.group.as_deref());
                        Reply::Value(self.fit(criterion, &score(value), &score(&number.value)))
                    }
                };
                answers.push(Answer {
                    subject: Subject::Agency(at),
                    criterion,
                    assessor: 0,
                    reply,
                    text: "".into(),
                    verified: true,
                    declared: None,
                    evidence: None,
                    note: None,
                    place: Place::default(),
                });
            }
        }
        answers
    }

    /// What a column prints, as the score of its criterion: a part of the total goes back through its weight.
    fn as_score(&self, column: usize, value: &Exact, group: Option<&str>) -> Exact {
        let component = self.table.components[column];
        let share =
            (component.form == PrintedForm::Part).then(|| share_printed(&self.rules, component.criterion, group));
        match share.flatten().filter(|share| !share.is_zero()) {
            Some(share) => value / &share,
            None => value.clone(),
        }
    }

    /// A score as an answer: within the range (a gate gives 0 below it, a sum may pass it; then no further than printed),
    /// and in points where the criterion takes points.
    fn fit(&self, criterion: CriterionIx, score: &Exact, printed: &Exact) -> Exact {
        let (low, high) = (printed.min(&self.rules.bottom), printed.max(&self.rules.top));
        let within = score.max(low).min(high).clone();
        match self.rules.criteria[criterion].full_points() {
            Some(points) => &(&within * points) / &self.rules.top,
            None => within,
        }
    }
}

/// Rules under which printed scores may stand where answers are asked: no scales, empty cells are left out.
fn taking_scores(rules: &Instrument, columns: &[(usize, CriterionIx)]) -> Instrument {
    let mut changed = rules.clone();
    for (_, ix) in columns {
        let criterion = &mut changed.criteria[*ix];
        criterion.scale = None;
        criterion.shared = false;
        criterion.states.not_applicable = CountsAs::Exclude;
        criterion.states.unverified = Unverified::Use;
        criterion.states.evidence = Evidence::Optional;
        for up in rules.upwards(*ix).skip(1) {
            changed.criteria[up].shared = false;
        }
    }
    // What the table does not hold is not asked.
    for (ix, criterion) in changed.criteria.iter_mut().enumerate() {
        if criterion.shared && rules.criteria[ix].blank != Some(CountsAs::Exclude) {
            criterion.blank = Some(CountsAs::Exclude);
        }
    }
    changed.min_coverage = Exact::ZERO;
    changed.summary = None;
    changed
}

/// Rules without those gates that say so, on components and what stands above them.
fn without_gates(rules: &Instrument, columns: &[(usize, CriterionIx)], drop: &dyn Fn(&Gate) -> bool) -> Instrument {
    let mut changed = rules.clone();
    for ix in columns.iter().flat_map(|(_, ix)| rules.upwards(*ix)) {
        if rules.criteria[ix].gate.as_ref().is_some_and(drop) {
            changed.criteria[ix].gate = None;
        }
    }
    changed
}

fn agencies(rows: &[&PublishedRow]) -> Vec<Agency> {
    // Agencies stand sorted by id: the number of the row keeps their order.
    let id = |at: usize| Text::from(format!("{at:09}"));
    rows.iter()
        .enumerate()
        .map(|(at, row)| Agency {
            id: id(at),
            name: Text::from(&*row.name),
            group: row.group.clone(),
            columns: ListColumns::default(),
        })
        .collect()
}

fn name_slips(bench: &Bench<'_>, open: Vec<(usize, slips::SlipQuestion)>, found: &mut Verification) {
    if open.is_empty() {
        return;
    }
    let questions: Vec<slips::SlipQuestion> = open.iter().map(|(_, question)| question.clone()).collect();
    let (explained, left) = explain(bench, &questions);
    found.unexplained += left;
    for ((at, question), made) in open.into_iter().zip(explained) {
        let mismatch = &mut found.mismatches[at];
        mismatch.slips = made;
        if let Figure::Number(right) = &mismatch.expected {
            mismatch.slips.extend(pen_slips::of_the_pen(&right.text(), &question.printed.text()));
        }
    }
}
