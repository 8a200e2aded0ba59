//! Figures about a group: how many bodies it has, how many have a score, their mean, the highest and the lowest. By the
//! inputs, else by the printed scores of the table.

use std::collections::BTreeMap;

use crate::analysis::pen_slips;
use crate::analysis::slip::Slip;
use crate::analysis::verify::mismatch::{as_meant, spread};
use crate::analysis::verify::{
    Figure, Inputs, Mismatch, NotChecked, Verification, VerifyRequest, What, label, names, printed, printed_classes,
    range, with_inputs,
};
use crate::exact::Exact;
use crate::finding::Place;
use crate::published::model::{GroupFigure, GroupFigureKind, Printed, PublishedRow};
use crate::rules::TOTAL;

/// The scores that a figure is about.
#[derive(Default)]
struct FigureBase {
    listed: u64,
    /// Each at its lowest, as it is, at its highest; one value where it is known exactly.
    scores: Vec<Vec<Exact>>,
    /// The same as they are printed.
    rounded: Vec<Exact>,
}

/// Checks every such figure; those that nothing is known of are told as not checked.
pub(crate) fn check(question: &VerifyRequest<'_>, found: &mut Verification) {
    if question.published.figures.is_empty() {
        return;
    }
    let year = question.instrument.year;
    let row_of = |inputs: Inputs<'_>| {
        let agencies = &inputs.assessments.agencies;
        let mut row_of = vec![None; agencies.len()];
        let pairs = names::pair(&question.published.rows, agencies, year);
        for (row, agency) in pairs.agency_of.iter().enumerate().rev() {
            agency.iter().for_each(|&agency| row_of[agency] = Some(row));
        }
        row_of
    };
    let row_of = question.inputs.map(row_of);
    for figure in &question.published.figures {
        if figure.component.is_none() && figure.kind != GroupFigureKind::Total {
            one(question, figure, row_of.as_deref(), found);
        }
    }
}

/// `row_of`: for each agency of the inputs its row.
fn one(question: &VerifyRequest<'_>, figure: &GroupFigure, row_of: Option<&[Option<usize>]>, found: &mut Verification) {
    let group = figure.group.as_deref();
    let mut bases = Vec::new();
    // Scores that are proved wrong may stand in the figure as they are printed, or as they should be.
    for corrected in [&corrections(question, found), &BTreeMap::new()] {
        if let Some(rows) = &figure.rows {
            let among = |row: Option<usize>, _: Option<&str>| row.is_some_and(|row| rows.contains(&row));
            bases.push(base(question, &among, row_of, corrected));
        }
        bases.push(base(question, &|_, own| is_in(question, group, own), row_of, corrected));
    }
    let known: Vec<FigureBase> = bases.into_iter().filter(|base| base.listed > 0).collect();
    let known: Vec<(&FigureBase, [Exact; 2])> =
        known.iter().filter_map(|base| Some((base, value(question, figure, base)?))).collect();
    let Some((first, [low, high])) = known.first() else {
        let subject = figure.subject.clone();
        found.not_checked.push(NotChecked::Figure { place: figure.place.clone(), subject, kind: figure.kind });
        class(question, figure, None, found);
        return;
    };
    found.tested(&figure.place, What::Group(figure.kind));
    let rules = question.instrument;
    let number = &as_meant(&figure.printed);
    let within = |[low, high]: &[Exact; 2]| {
        let (low, high) = (printed(rules, low, number.decimals), printed(rules, high, number.decimals));
        low.value <= number.value && number.value <= high.value
    };
    let by_rounded = |base: &FigureBase| {
        let mean = mean(&base.rounded);
        figure.kind == GroupFigureKind::Mean && mean.is_some_and(|mean| within(&[mean.clone(), mean]))
    };
    if known.iter().any(|(base, range)| within(range) || by_rounded(base)) {
        class(question, figure, None, found);
        return;
    }
    let middle = &(low + high) / &Exact::int(2);
    let counted = matches!(figure.kind, GroupFigureKind::Listed | GroupFigureKind::Rated | GroupFigureKind::Unrated);
    let decimals = if counted { 0 } else { number.decimals.max(rules.decimals) };
    let right = printed(rules, &middle, decimals);
    let mut slips = if figure.kind == GroupFigureKind::Mean { other_count(first, number) } else { Vec::new() };
    slips.extend(pen_slips::of_the_pen(&right.text(), &Printed { decimals, ..number.clone() }.text()));
    found.mismatches.push(Mismatch {
        what: What::Group(figure.kind),
        subject: figure.subject.clone(),
        agency: None,
        place: figure.place.clone(),
        printed: Figure::Number(number.clone()),
        expected: Figure::Number(right.clone()),
        slips,
        from_printed: false,
        possible: false,
        cause: None,
    });
    class(question, figure, Some(&right), found);
}

/// The class that a row of means, of the highest or of the lowest gives its figure: by the right one where the printed
/// one is proved wrong.
fn class(question: &VerifyRequest<'_>, figure: &GroupFigure, right: Option<&Printed>, found: &mut Verification) {
    let Some(text) = &figure.class else { return };
    let rules = question.instrument;
    let number = right.unwrap_or(&figure.printed);
    if range::is_outside(rules, TOTAL, number) {
        return;
    }
    found.tested(&figure.place, What::Class);
    let class = rules.class_named(text);
    let fits = |number: &Printed| {
        let values = printed_classes::values_for_class(rules, number, number.decimals);
        let allowed = || values.iter().map(|value| rules.class_of(value));
        class.is_some() && allowed().min() <= Some(class) && Some(class) <= allowed().max()
    };
    if fits(number) {
        return;
    }
    found.mismatches.push(Mismatch {
        what: What::Class,
        subject: figure.subject.clone(),
        agency: None,
        place: figure.place.clone(),
        printed: Figure::Label(text.clone()),
        expected: label(rules, rules.class_of(&number.value)),
        slips: with_inputs::class_slips(question, &number.value, text),
        from_printed: right.is_some() && fits(&figure.printed),
        possible: false,
        cause: None,
    });
}

/// The bodies for which `wanted` (the row of the table, the group) holds.
fn base(
    question: &VerifyRequest<'_>,
    wanted: &dyn Fn(Option<usize>, Option<&str>) -> bool,
    row_of: Option<&[Option<usize>]>,
    corrected: &BTreeMap<usize, Exact>,
) -> FigureBase {
    let rules = question.instrument;
    let mut base = FigureBase::default();
    if let (Some(inputs), Some(row_of)) = (question.inputs, row_of) {
        for score in &inputs.scores.agencies {
            let agency = score.agency();
            if wanted(row_of[agency], inputs.assessments.agencies[agency].group.as_deref()) {
                base.listed += 1;
                base.scores.extend(score.total().map(|total| vec![total.clone()]));
                base.rounded.extend(score.total().map(|total| rules.rounded(total)));
            }
        }
        return base;
    }
    let decimals = question.published.score_decimals();
    for (at, row) in question.published.rows.iter().enumerate() {
        if wanted(Some(at), row.group.as_deref()) {
            base.listed += 1;
            let score = row.score.clone().map(|score| match corrected.get(&at) {
                Some(value) => Printed { value: value.clone(), ..score },
                None => score,
            });
            base.scores.extend(score.as_ref().map(|score| spread(rules, score, decimals)));
            base.rounded.extend(score.map(|score| score.value));
        }
    }
    base
}

/// The rows whose score the table itself proves wrong, each with the right one.
fn corrections(question: &VerifyRequest<'_>, found: &Verification) -> BTreeMap<usize, Exact> {
    let rules = question.instrument;
    let wrong = found.mismatches.iter().filter(|m| m.what == What::Score);
    let right: BTreeMap<&Place, &Exact> = wrong
        .filter_map(|m| match &m.expected {
            Figure::Number(number) => Some((&m.place, &number.value)),
            _ => None,
        })
        .collect();
    let corrected = |row: &PublishedRow| {
        let score = row.score.as_ref()?;
        let meant = || range::is_outside(rules, TOTAL, score).then(|| range::likely(rules, TOTAL, score)).flatten();
        right.get(&row.place).map(|value| (*value).clone()).or_else(|| meant().map(|meant| meant.value))
    };
    question.published.rows.iter().enumerate().filter_map(|(at, row)| Some((at, corrected(row)?))).collect()
}

pub(super) fn is_in(question: &VerifyRequest<'_>, group: Option<&str>, own: Option<&str>) -> bool {
    let same = |a: &str, b: &str| a == b || crate::names::abbreviations::key(a) == crate::names::abbreviations::key(b);
    [group, question.group].into_iter().flatten().all(|wanted| own.is_some_and(|own| same(own, wanted)))
}

/// The least and the greatest that the figure may be; `None` where the scores do not say it.
fn value(question: &VerifyRequest<'_>, figure: &GroupFigure, base: &FigureBase) -> Option<[Exact; 2]> {
    let count = |n: u64| Some([Exact::ratio(i128::from(n), 1), Exact::ratio(i128::from(n), 1)]);
    let scored = base.scores.len() as u64;
    let ends = |last: bool| -> Vec<Exact> {
        let end = |score: &Vec<Exact>| if last { score.last().cloned() } else { score.first().cloned() };
        base.scores.iter().filter_map(end).collect()
    };
    let alone = question.inputs.is_none();
    // A table need not hold all that a summary counts: bodies without a score are often left out, and of an excerpt
    // nothing follows.
    if alone && !figure.in_ranking && !is_complete(question, figure, scored) {
        return None;
    }
    match figure.kind {
        GroupFigureKind::Listed | GroupFigureKind::Unrated if alone => None,
        GroupFigureKind::Listed => count(base.listed),
        GroupFigureKind::Rated => count(scored),
        GroupFigureKind::Unrated => count(base.listed - scored),
        GroupFigureKind::Mean => Some([mean(&ends(false))?, mean(&ends(true))?]),
        GroupFigureKind::Highest => Some([ends(false).into_iter().max()?, ends(true).into_iter().max()?]),
        GroupFigureKind::Lowest => Some([ends(false).into_iter().min()?, ends(true).into_iter().min()?]),
        GroupFigureKind::Total => None,
    }
}

/// Whether the rows with a score are as many as the summary itself says of the group.
fn is_complete(question: &VerifyRequest<'_>, figure: &GroupFigure, scored: u64) -> bool {
    let same = |other: &&GroupFigure| other.group == figure.group && other.place.line == figure.place.line;
    let counts = question.published.figures.iter().filter(same).filter(|other| other.kind == GroupFigureKind::Rated);
    counts.into_iter().any(|other| other.printed.value == Exact::ratio(i128::from(scored), 1))
}

pub(super) fn mean(values: &[Exact]) -> Option<Exact> {
    let count = i64::try_from(values.len()).ok().filter(|count| *count > 0)?;
    let sum: Exact = values.iter().cloned().sum();
    Some(&sum / &Exact::int(count))
}

/// The right sum divided by another number of bodies: one more or less, or all that are listed.
fn other_count(base: &FigureBase, number: &Printed) -> Vec<Slip> {
    let middle = |score: &Vec<Exact>| score.get(score.len() / 2).cloned();
    let sums: [Exact; 2] = [base.rounded.iter().cloned().sum(), base.scores.iter().filter_map(middle).sum()];
    let scored = base.rounded.len() as u64;
    let tried = [base.listed, scored + 1, scored.saturating_sub(1)];
    let gives = |n: &u64| {
        let by = Exact::ratio(i128::from(*n), 1);
        let is = |sum: &Exact| (sum / &by).round(number.decimals, crate::exact::Rounding::HalfUp) == number.value;
        *n > 0 && *n != scored && sums.iter().any(is)
    };
    tried.into_iter().find(gives).map(|base| Slip::DividedBy { base }).into_iter().collect()
}
