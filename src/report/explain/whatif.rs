//! What other answers would change: what is answered instead, the result before and then, and each criterion that moves.

use super::tree::written;
use crate::analysis::explain::{Explained, Explanation};
use crate::exact::Exact;
use crate::report::explain::conclusion::label;
use crate::report::explain::conclusion::signed_score;
use crate::report::explain::view::Changed;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::words::Word;
use crate::rules::CriterionIx;

/// Four cells: what, before, then, difference.
pub(crate) type Cells = [String; 4];

/// What is said of a what-if.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WhatIf {
    /// Each answer and what it would be.
    pub changes: Vec<String>,
    /// Score, class, rank.
    pub results: Vec<Cells>,
    /// Criteria whose score or points move, each below its parent: name, score before and then, difference of points.
    pub criteria: Vec<Cells>,
}

/// Puts a what-if into words.
#[must_use]
pub(crate) fn what_if(report: &ExplainReport<'_>, before: &Told, changed: &Changed) -> WhatIf {
    let (was, then) = (&before.explanation, &changed.told.explanation);
    let change = |change: &crate::analysis::whatif::Change| {
        let mut old: Vec<String> =
            was.criteria[change.criterion].answers.iter().map(|given| written(report, &given.text)).collect();
        old.dedup();
        let old = if old.is_empty() { DASH.to_owned() } else { old.join(", ") };
        let facts =
            [("criterion", report.criterion(change.criterion)), ("old", old), ("new", written(report, &change.text))];
        Word::WhatIfChange.with(report.lang, &facts)
    };
    WhatIf {
        changes: changed.changes.iter().map(change).collect(),
        results: results(report, was, then),
        criteria: criteria(report, was, then),
    }
}

fn results(report: &ExplainReport<'_>, was: &Explanation, then: &Explanation) -> Vec<Cells> {
    let lang = report.lang;
    let score = |told: &Explanation| told.score.score().map(|score| report.score(score));
    let shown = |text: Option<String>| text.unwrap_or_else(|| Word::Unscored.say(lang).to_lowercase());
    let difference = match (was.score.score(), then.score.score()) {
        (Some(was), Some(then)) => signed_score(report, &(then - was)),
        _ => String::new(),
    };
    let mut rows = vec![[Word::Score.say(lang).to_owned(), shown(score(was)), shown(score(then)), difference]];
    if !report.instrument.classes.is_empty() {
        let class = |told: &Explanation| match told.score.score() {
            Some(_) => label(report, told.score.class()),
            None => DASH.to_owned(),
        };
        rows.push([Word::Class.say(lang).to_owned(), class(was), class(then), String::new()]);
    }
    let rank = |told: &Explanation| {
        let rank = told.score.rank()?;
        let facts = [("rank", number::count(rank.into(), lang)), ("n", number::count(told.ranked as u64, lang))];
        Some(Word::PlaceOf.with(lang, &facts))
    };
    let places = match (was.score.rank(), then.score.rank()) {
        (Some(was), Some(then)) => places(report, was, then),
        _ => String::new(),
    };
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| DASH.to_owned());
    rows.push([Word::Rank.say(lang).to_owned(), or_nothing(rank(was)), or_nothing(rank(then)), places]);
    rows
}

/// How many places up (+) or down (−).
fn places(report: &ExplainReport<'_>, was: u32, then: u32) -> String {
    let by = number::count(was.abs_diff(then).into(), report.lang);
    match was.cmp(&then) {
        std::cmp::Ordering::Equal => "±0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{by}"),
        std::cmp::Ordering::Less => format!("−{by}"),
    }
}

fn criteria(report: &ExplainReport<'_>, was: &Explanation, then: &Explanation) -> Vec<Cells> {
    let mut order = Vec::new();
    depth_first(report, crate::rules::TOTAL, 0, &mut order);
    let moved = |&(ix, _): &(CriterionIx, usize)| {
        let key = |of: &Explained| (of.value.as_ref().map(|v| v.exact.clone()), of.contribution.clone());
        ix != crate::rules::TOTAL && key(&was.criteria[ix]) != key(&then.criteria[ix])
    };
    let score = |of: &Explained| match &of.value {
        Some(value) => report.score(&value.exact),
        None => DASH.to_owned(),
    };
    let points = |of: &Explained| of.contribution.clone().unwrap_or(Exact::ZERO);
    let cells = |(ix, depth): (CriterionIx, usize)| {
        let (was, then) = (&was.criteria[ix], &then.criteria[ix]);
        let name = format!("{}{}", "  ".repeat(depth.saturating_sub(1)), report.criterion(ix));
        let known = was.contribution.is_some() || then.contribution.is_some();
        let difference = if known { report.signed_points(&(&points(then) - &points(was))) } else { String::new() };
        [name, score(was), score(then), difference]
    };
    order.into_iter().filter(moved).map(cells).collect()
}

fn depth_first(report: &ExplainReport<'_>, ix: CriterionIx, depth: usize, order: &mut Vec<(CriterionIx, usize)>) {
    order.push((ix, depth));
    for &child in &report.instrument.criteria[ix].children {
        depth_first(report, child, depth + 1, order);
    }
}
