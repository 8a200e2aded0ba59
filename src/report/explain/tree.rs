//! The tree from answers to score in words: one row per criterion, with everything that made it below.

use crate::analysis::explain::{Explained, Explanation, GateSeen, GivenAnswer, Step, StepKind, Why};
use crate::exact::Exact;
use crate::finding::Place;
use crate::i18n::printable::printable;
use crate::report::explain::view::ExplainReport;
use crate::report::number::DASH;
use crate::report::rules;
use crate::report::words::{self, Word};
use crate::rules::instrument::{Combine, Gate};
use crate::rules::{Counted, CriterionIx, Reply, TOTAL};
use crate::scoring::{Judged, State};

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CriterionRow {
    /// 0 for the total.
    pub depth: usize,
    /// Id and name.
    pub name: String,
    pub score: String,
    /// Percent of the parent, among those that took part.
    pub weight: String,
    /// Percent of the total.
    pub effective: String,
    pub points: String,
    pub lost: String,
    /// What made it, a sentence each.
    pub notes: Vec<String>,
}

/// The criteria that the agency was asked, each below its parent, and how many it was not.
#[must_use]
pub(crate) fn rows(report: &ExplainReport<'_>, told: &Explanation) -> (Vec<CriterionRow>, usize) {
    let mut rows = Vec::new();
    add(report, told, TOTAL, 0, &mut rows);
    let not_asked = told.criteria.iter().filter(|c| c.why == Some(Why::OtherGroups)).count();
    (rows, not_asked)
}

fn add(report: &ExplainReport<'_>, told: &Explanation, ix: CriterionIx, depth: usize, rows: &mut Vec<CriterionRow>) {
    let explained = &told.criteria[ix];
    if matches!(explained.why, Some(Why::NothingRead | Why::OtherGroups | Why::ClosedAbove(_))) {
        return;
    }
    rows.push(row(report, told, ix, depth));
    for &child in &report.instrument.criteria[ix].children {
        add(report, told, child, depth + 1, rows);
    }
}

fn row(report: &ExplainReport<'_>, told: &Explanation, ix: CriterionIx, depth: usize) -> CriterionRow {
    let explained = &told.criteria[ix];
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| DASH.to_owned());
    // The total is what the printed score was rounded from; its contribution is all of it.
    let score = if ix == TOTAL { told.score.score() } else { explained.value.as_ref().map(|v| &v.exact) };
    let about = if explained.value.as_ref().is_some_and(|value| value.approximate) { "≈" } else { "" };
    let weight = explained.taken.as_ref().map(|weight| report.loose(weight));
    CriterionRow {
        depth,
        name: report.criterion(ix),
        score: or_nothing(score.map(|score| format!("{about}{}", report.score(score)))),
        weight: if ix == TOTAL { String::new() } else { or_nothing(weight) },
        effective: or_nothing(explained.effective.as_ref().map(|weight| report.loose(weight))),
        points: or_nothing(explained.contribution.as_ref().map(|points| report.points(points))),
        lost: or_nothing(explained.lost.as_ref().map(|points| report.points(points))),
        notes: notes(report, told, ix),
    }
}

/// What made a criterion, a sentence each.
pub(super) fn notes(report: &ExplainReport<'_>, told: &Explanation, ix: CriterionIx) -> Vec<String> {
    let explained = &told.criteria[ix];
    let mut notes: Vec<String> = explained.gate.iter().filter_map(|seen| gate(report, seen)).collect();
    notes.extend(why(report, explained));
    let shared = |ix: CriterionIx| report.instrument.criteria[ix].shared;
    // Said once, on the highest: everything below it is shared too.
    if shared(ix) && !report.instrument.criteria[ix].parent.is_some_and(shared) && explained.why.is_none() {
        notes.push(Word::SharedNote.say(report.lang).to_owned());
    }
    notes.extend(answers(report, ix, explained));
    notes.extend(combination(report, told, ix));
    notes.extend(explained.steps.iter().map(|one| step(report, one)));
    notes.extend(carried(report, explained));
    notes
}

fn why(report: &ExplainReport<'_>, explained: &Explained) -> Option<String> {
    let lang = report.lang;
    Some(match explained.why.as_ref()? {
        Why::Blank(Some(score)) => Word::UnansweredCounts.with(lang, &[("score", report.loose(score))]),
        Why::Blank(None) => Word::UnansweredLeftOut.say(lang).to_owned(),
        // Its answers say it themselves, line by line.
        Why::LeftOut if !explained.answers.is_empty() => return None,
        Why::LeftOut => Word::AnswersLeaveOut.say(lang).to_owned(),
        Why::NothingBelow => Word::NothingBelow.say(lang).to_owned(),
        // The gate says it itself; the others have no row.
        Why::Gate(_) | Why::NothingRead | Why::OtherGroups | Why::ClosedAbove(_) => return None,
    })
}

fn gate(report: &ExplainReport<'_>, seen: &GateSeen) -> Option<String> {
    let lang = report.lang;
    let gate = Gate { condition: seen.condition.clone(), otherwise: seen.otherwise };
    let judged = seen.judged.as_ref()?;
    let word = match (judged.asked, seen.met?) {
        (false, _) => Word::GateNotForGroup,
        (true, true) => Word::GateMet,
        (true, false) => Word::GateShut,
    };
    let said = rules::gate(report.instrument, &gate, lang);
    Some(word.with(lang, &[("gate", said), ("values", values(report, judged))]))
}

/// What a condition was compared with: " (nilainya 85; batas urutannya 80)".
pub(crate) fn values(report: &ExplainReport<'_>, judged: &Judged) -> String {
    let lang = report.lang;
    let value = match &judged.compared {
        Some(score) => Word::JudgedValue.with(lang, &[("score", report.loose(score))]),
        None => Word::JudgedNoValue.say(lang).to_owned(),
    };
    let least = judged.least.as_ref().map(|least| Word::JudgedLeast.with(lang, &[("score", report.loose(least))]));
    match least {
        Some(least) => format!(" ({value}; {least})"),
        None => format!(" ({value})"),
    }
}

fn answers(report: &ExplainReport<'_>, ix: CriterionIx, explained: &Explained) -> Vec<String> {
    let lang = report.lang;
    let criterion = &report.instrument.criteria[ix];
    let mut lines: Vec<String> = explained.answers.iter().map(|given| answer(report, given)).collect();
    let counted = explained.answers.iter().filter(|given| matches!(given.counted, Counted::Score(_))).count();
    if counted > 1
        && let Some(value) = made(explained)
    {
        let rule = words::assessors(criterion.states.assessors).say(lang).to_owned();
        let facts = [("rule", rule), ("n", counted.to_string()), ("score", report.loose(value))];
        lines.push(Word::OfAssessors.with(lang, &facts));
    }
    let whole = explained.answers.iter().any(|given| given.reply != Reply::Blank);
    if whole && !criterion.is_leaf() && ix != TOTAL {
        lines.push(Word::WholeAnswered.say(lang).to_owned());
    }
    lines
}

/// What assessors made together, before rounding.
fn made(explained: &Explained) -> Option<&Exact> {
    match explained.steps.first() {
        Some(step) => Some(&step.from),
        None => explained.value.as_ref().map(|value| &value.exact),
    }
}

fn answer(report: &ExplainReport<'_>, given: &GivenAnswer) -> String {
    let lang = report.lang;
    let mut said = given_as(report, given);
    if !given.verified {
        said.push_str(&format!(", {}", Word::NotVerified.say(lang)));
    }
    if given.lacks_evidence {
        said.push_str(&format!(", {}", Word::LacksEvidence.say(lang)));
    }
    if let Some(evidence) = &given.evidence {
        said.push_str(&format!(", {}: {}", Word::Evidence.say(lang).to_lowercase(), printable(evidence)));
    }
    if let Some(declared) = &given.declared {
        said.push_str(&format!(", {}", Word::VerifiersAnswer.say(lang)));
        said.push_str(&format!(", {}", Word::Declared.with(lang, &[("text", printable(declared))])));
    }
    if let Some(correction) = &given.corrected {
        let known = [("reason", printable(&correction.reason))];
        let reason = known.into_iter().filter(|(_, reason)| !reason.is_empty());
        let facts: Vec<_> = [("old", written(report, &correction.old))].into_iter().chain(reason).collect();
        said.push_str(&format!(", {}", Word::CorrectedFrom.with(lang, &facts)));
    }
    let place = given.place.as_ref().map_or_else(|| Word::PlaceSet.say(lang).to_owned(), |p| place(report, p));
    let said = format!("{said} · {place}");
    if given.assessor.is_empty() {
        return said;
    }
    Word::GivenBy.with(lang, &[("assessor", printable(&given.assessor)), ("given", said)])
}

/// The cell as written and what it counts as: `"Ya" → 100`.
pub(crate) fn given_as(report: &ExplainReport<'_>, given: &GivenAnswer) -> String {
    let lang = report.lang;
    let text = written(report, &given.text);
    match &given.counted {
        Counted::Score(score) => Word::GivenPlain.with(lang, &[("text", text), ("score", report.loose(score))]),
        Counted::Blank => text,
        Counted::LeftOut => {
            let what = words::state(State::Excluded).say(lang).to_owned();
            Word::GivenAs.with(lang, &[("text", text), ("what", what)])
        }
        Counted::Refused => {
            Word::GivenAs.with(lang, &[("text", text), ("what", Word::CountsError.say(lang).to_owned())])
        }
    }
}

/// A cell in quotes.
pub(crate) fn written(report: &ExplainReport<'_>, text: &str) -> String {
    if text.is_empty() { Word::BlankAnswer.say(report.lang).to_owned() } else { format!("\"{}\"", printable(text)) }
}

fn place(report: &ExplainReport<'_>, place: &Place) -> String {
    let file = place.file.as_deref().map_or_else(String::new, printable);
    match (&place.cell, place.line) {
        (Some(cell), _) => Word::PlaceCell.with(report.lang, &[("file", file), ("cell", printable(cell))]),
        (None, Some(line)) => Word::PlaceLine.with(report.lang, &[("file", file), ("line", line.to_string())]),
        (None, None) => file,
    }
}

/// How children made it, where that is not the weighted mean that the columns show.
fn combination(report: &ExplainReport<'_>, told: &Explanation, ix: CriterionIx) -> Option<String> {
    let criterion = &report.instrument.criteria[ix];
    let taking: Vec<CriterionIx> =
        criterion.children.iter().copied().filter(|&child| told.criteria[child].taken.is_some()).collect();
    if taking.is_empty() {
        return None;
    }
    let lang = report.lang;
    Some(match criterion.combine {
        Combine::WeightedMean => return None,
        Combine::Sum => Word::SumAdds.say(lang).to_owned(),
        Combine::Points => Word::PointsAdd.say(lang).to_owned(),
        Combine::Geometric => Word::GeometricNone.say(lang).to_owned(),
        Combine::Harmonic => Word::HarmonicNone.say(lang).to_owned(),
        Combine::Min => {
            let carries =
                |&&child: &&CriterionIx| told.criteria[child].effective.as_ref().is_some_and(|e| !e.is_zero());
            let lowest = taking.iter().find(carries)?;
            Word::MinCarries.with(lang, &[("criterion", report.id(*lowest))])
        }
    })
}

fn step(report: &ExplainReport<'_>, step: &Step) -> String {
    let word = match step.kind {
        StepKind::Scale => Word::StepScale,
        StepKind::Rounding => Word::StepRounding,
    };
    let said = |points: &Exact| Word::StepPoints.with(report.lang, &[("points", report.signed(points))]);
    let points = step.points.as_ref().filter(|points| !points.is_zero()).map(said).unwrap_or_default();
    let to = match step.kind {
        StepKind::Scale => report.exact(&step.to),
        StepKind::Rounding => report.score(&step.to),
    };
    let facts = [("from", report.exact(&step.from)), ("to", to), ("points", points)];
    word.with(report.lang, &facts)
}

/// The weight as the rules have it, where those that took part carry more.
fn carried(report: &ExplainReport<'_>, explained: &Explained) -> Option<String> {
    let (weight, taken) = (explained.weight.as_ref()?, explained.taken.as_ref()?);
    (weight != taken).then(|| Word::CarriedWeight.with(report.lang, &[("weight", report.loose(weight))]))
}
