//! From the total down: which part of each score reaches the total, and which lines add up to it.

use crate::analysis::explain::Addend;
use crate::analysis::explain::AddendKind;
use crate::analysis::explain::Explained;
use crate::analysis::explain::Explainer;
use crate::analysis::explain::Step;
use crate::analysis::explain::StepKind;
use crate::analysis::explain::Why;
use crate::analysis::explain::inputs;
use crate::exact::Exact;
use crate::rules::instrument::Combine;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::scoring::plan::Plan;
use crate::scoring::taken_weights::Makeup;
use crate::scoring::taken_weights::Parts;
use crate::scoring::{AgencyScore, State, UnroundedScore, combine};

/// What the agencies of one group have in common: the plan, and the weights that follow from it.
pub(crate) struct GroupWeights {
    plan: Plan,
    /// By criterion: the weight that the rules give it among the siblings that the group is asked, in percent.
    weights: Vec<Option<Exact>>,
}

impl GroupWeights {
    /// Of one group (`None`: agencies without a group).
    pub(crate) fn new(instrument: &Instrument, group: Option<&str>) -> Self {
        let plan = Plan::new(instrument, group);
        let weight = |ix: CriterionIx| {
            let parent = instrument.criteria[ix].parent?;
            let weighed = plan.applies[ix] && instrument.criteria[parent].combine != Combine::Min;
            weighed.then(|| plan.percent_of_parent(instrument, ix).reduced())
        };
        let weights = (0..instrument.criteria.len()).map(weight).collect();
        Self { plan, weights }
    }
}

/// Every criterion explained, and the lines that add up to the printed score.
pub(crate) fn walk(of: &Explainer<'_>, weighed: &GroupWeights, score: &AgencyScore) -> (Vec<Explained>, Vec<Addend>) {
    let (instrument, board) = (of.instrument, of.board);
    let parts = Parts { instrument, plan: &weighed.plan, board, score };
    let mut walk = AddendWalk { parts, weights: &weighed.weights, of, criteria: Vec::new(), sum: Vec::new() };
    walk.criteria = (0..instrument.criteria.len()).map(|ix| walk.unweighed(ix)).collect();
    walk.below(TOTAL, score.is_scored().then_some(&Exact::ONE));
    if let (Some(total), Some(printed)) = (score.total(), score.score()) {
        walk.add(TOTAL, AddendKind::Rounding, &(printed - total));
        let step = Step {
            kind: StepKind::Rounding,
            from: total.clone(),
            to: printed.clone(),
            points: Some((printed - total).reduced()),
        };
        if step.from != step.to {
            walk.criteria[TOTAL].steps.push(step);
        }
    }
    (walk.criteria, walk.sum)
}

struct AddendWalk<'a> {
    parts: Parts<'a>,
    weights: &'a [Option<Exact>],
    of: &'a Explainer<'a>,
    criteria: Vec<Explained>,
    sum: Vec<Addend>,
}

impl AddendWalk<'_> {
    /// What can be said of a criterion before its place in the total is known.
    fn unweighed(&self, ix: CriterionIx) -> Explained {
        let Parts { board, score, .. } = self.parts;
        let why = inputs::why(&self.parts, self.of.assessments, ix);
        let (state, value) = match board.criterion(score, ix) {
            Some(found) => (found.state(), found.value().cloned()),
            None => (if score.is_scored() { State::Scored } else { State::Unscored }, score.value()),
        };
        Explained {
            state,
            value,
            weight: self.weights[ix].clone(),
            taken: None,
            effective: None,
            contribution: None,
            lost: None,
            answers: inputs::answers(self.of, score.agency(), ix),
            steps: Vec::new(),
            gate: inputs::gate(self.of, score.agency(), ix, why.as_ref()),
            why,
        }
    }

    /// Gives a criterion its part of the total (`multiplier`, 0 to 1; `None`: it has none) and goes on below it.
    fn below(&mut self, ix: CriterionIx, multiplier: Option<&Exact>) {
        let top = &self.parts.instrument.top;
        let value = self.criteria[ix].value.clone();
        if let (Some(multiplier), Some(value)) = (multiplier, &value) {
            let contribution = (&value.exact * multiplier).reduced();
            let explained = &mut self.criteria[ix];
            explained.effective = Some((multiplier * &Exact::HUNDRED).reduced());
            explained.lost = Some((&(top * multiplier) - &contribution).reduced());
            explained.contribution = Some(contribution);
        }
        match self.parts.makeup(ix) {
            Some(makeup) => self.combined(ix, &makeup, multiplier),
            None => self.answered(ix, multiplier),
        }
    }

    fn combined(&mut self, ix: CriterionIx, makeup: &Makeup, multiplier: Option<&Exact>) {
        for child in &makeup.children {
            self.criteria[child.criterion].taken = Some((&child.weight * &Exact::HUNDRED).reduced());
            let reaches = multiplier.zip(child.share.as_ref()).map(|(above, share)| (above * share).reduced());
            self.below(child.criterion, reaches.as_ref());
        }
        if let Some(multiplier) = multiplier
            && makeup.children.iter().any(|child| child.share.is_none())
        {
            let harmonic = self.parts.instrument.criteria[ix].combine == Combine::Harmonic;
            let kind = if harmonic { AddendKind::Harmonic } else { AddendKind::Geometric };
            self.add(ix, kind, &(&makeup.combined.exact * multiplier));
        }
        self.steps(ix, &makeup.combined, multiplier, true);
    }

    /// A criterion that answers, or the rule for their absence, made.
    fn answered(&mut self, ix: CriterionIx, multiplier: Option<&Exact>) {
        let Some(raw) = self.raw(ix) else { return };
        if let Some(multiplier) = multiplier {
            self.add(ix, AddendKind::Answer, &(&raw.exact * multiplier));
        }
        self.steps(ix, &raw, multiplier, false);
    }

    /// What answers, or the rule for their absence, make before rounding.
    fn raw(&self, ix: CriterionIx) -> Option<UnroundedScore> {
        self.criteria[ix].value.as_ref()?;
        let Parts { instrument, score, .. } = self.parts;
        let exact = match &self.criteria[ix].why {
            Some(Why::Blank(Some(score))) => score.clone(),
            Some(_) => Exact::ZERO,
            None => {
                let subject = super::subject(instrument, score.agency(), ix);
                let cell = self.of.assessments.store.cell(subject, ix);
                combine::assessors(&cell, instrument.criteria[ix].states.assessors)?
            }
        };
        Some(UnroundedScore { exact, approximate: false })
    }

    /// The criterion's own scale and its rounding, as steps from the raw score to the one that goes on.
    fn steps(&mut self, ix: CriterionIx, raw: &UnroundedScore, multiplier: Option<&Exact>, combined: bool) {
        let Some(value) = self.criteria[ix].value.clone() else { return };
        let Parts { instrument, .. } = self.parts;
        let scaled =
            if combined { combine::on_scale(&instrument.criteria[ix], instrument, raw.clone()) } else { raw.clone() };
        self.step(ix, StepKind::Scale, &raw.exact, &scaled.exact, multiplier);
        self.step(ix, StepKind::Rounding, &scaled.exact, &value.exact, multiplier);
    }

    fn step(&mut self, ix: CriterionIx, kind: StepKind, from: &Exact, to: &Exact, multiplier: Option<&Exact>) {
        if from == to {
            return;
        }
        let points = multiplier.map(|multiplier| (&(to - from) * multiplier).reduced());
        if let Some(points) = &points {
            let kind = if kind == StepKind::Scale { AddendKind::Scale } else { AddendKind::Rounding };
            self.add(ix, kind, points);
        }
        self.criteria[ix].steps.push(Step { kind, from: from.reduced(), to: to.reduced(), points });
    }

    /// A line of the sum; lines of 0 are left out.
    fn add(&mut self, criterion: CriterionIx, kind: AddendKind, points: &Exact) {
        if !points.is_zero() {
            self.sum.push(Addend { criterion, kind, points: points.reduced() });
        }
    }
}
