//! Rows of a table that add up, average or bound the numbers of a column: of a criterion, or sums of the scores.
//!
//! They are held against the printed numbers above them, which is what such a row is made of, and against the inputs.
//! Only a figure that fits neither is wrong.

use crate::analysis::pen_slips;
use crate::analysis::verify::group_figures::{is_in, mean};
use crate::analysis::verify::mismatch::{as_meant, spread};
use crate::analysis::verify::names::NamePairs;
use crate::analysis::verify::{
    Figure, Inputs, Mismatch, NotChecked, Verification, VerifyRequest, What, names, printed,
};
use crate::exact::{Exact, Rounding};
use crate::published::model::{GroupFigure, GroupFigureKind, Printed, Published, PublishedRow};
use crate::rules::{CriterionIx, TOTAL};
use crate::scoring::CriterionScore;

/// The numbers of a column in the rows that a figure is about.
struct ColumnNumbers {
    /// How many rows there are, with a number or without.
    rows: usize,
    /// Each at its lowest, as it is, at its highest.
    numbers: Vec<[Exact; 3]>,
}

/// The criterion whose column a figure is about; the total for the column of scores.
pub(crate) fn criterion_of(published: &Published, figure: &GroupFigure) -> CriterionIx {
    figure.component.and_then(|at| published.components.get(at)).map_or(TOTAL, |component| component.criterion)
}

/// What a figure is about.
#[must_use]
pub(crate) fn figure_what(published: &Published, figure: &GroupFigure) -> What {
    match figure.component {
        Some(_) => What::ColumnFigure(figure.kind, criterion_of(published, figure)),
        None => What::Group(figure.kind),
    }
}

/// Checks every such figure; those that nothing is known of are told as not checked.
pub(super) fn check(question: &VerifyRequest<'_>, found: &mut Verification) {
    let is_own = |figure: &&GroupFigure| figure.component.is_some() || figure.kind == GroupFigureKind::Total;
    let mut figures = question.published.figures.iter().filter(is_own).peekable();
    if figures.peek().is_none() {
        return;
    }
    let year = question.instrument.year;
    let pair = |inputs: Inputs<'_>| names::pair(&question.published.rows, &inputs.assessments.agencies, year);
    let pairs = question.inputs.map(pair);
    for figure in figures {
        one(question, figure, pairs.as_ref(), found);
    }
}

fn one(question: &VerifyRequest<'_>, figure: &GroupFigure, pairs: Option<&NamePairs>, found: &mut Verification) {
    let bases = bases(question, figure, pairs);
    let values: Vec<[Exact; 3]> = bases.iter().flat_map(|base| values(figure.kind, base)).collect();
    let Some([_, first, _]) = values.first() else {
        let subject = figure.subject.clone();
        found.not_checked.push(NotChecked::Figure { place: figure.place.clone(), subject, kind: figure.kind });
        return;
    };
    let what = figure_what(question.published, figure);
    found.tested(&figure.place, what.clone());
    let number = &as_meant(&figure.printed);
    let rounded = |value: &Exact| {
        [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate].map(|how| value.round(number.decimals, how))
    };
    let fits = |[low, exact, high]: &[Exact; 3]| {
        rounded(exact).contains(&number.value)
            || rounded(low).into_iter().min() <= Some(number.value.clone())
                && Some(number.value.clone()) <= rounded(high).into_iter().max()
    };
    if values.iter().any(fits) {
        return;
    }
    let right = printed(question.instrument, first, number.decimals);
    let slips = pen_slips::of_the_pen(&right.text(), &number.text());
    found.mismatches.push(Mismatch {
        what,
        subject: figure.subject.clone(),
        agency: None,
        place: figure.place.clone(),
        printed: Figure::Number(number.clone()),
        expected: Figure::Number(right),
        slips,
        from_printed: false,
        possible: false,
        cause: None,
    });
}

/// The numbers that the figure may be about: those of the rows since the figure above it or of its group, those of all
/// rows, and the same by the inputs.
fn bases(question: &VerifyRequest<'_>, figure: &GroupFigure, pairs: Option<&NamePairs>) -> Vec<ColumnNumbers> {
    let rows = &question.published.rows;
    let group = figure.group.as_deref();
    let in_group = |row: &PublishedRow| is_in(question, group, row.group.as_deref());
    let since: Vec<usize> =
        figure.rows.clone().map_or_else(Vec::new, |range| range.filter(|&at| at < rows.len()).collect());
    let all: Vec<usize> = (0..rows.len()).filter(|&at| group.is_none() || in_group(&rows[at])).collect();
    let mut bases = Vec::new();
    for wanted in [&since, &all] {
        if !wanted.is_empty() {
            bases.push(of_table(question, figure, wanted));
            bases.extend(of_inputs(question, figure, wanted, pairs));
        }
    }
    bases.retain(|base| !base.numbers.is_empty());
    bases
}

fn of_table(question: &VerifyRequest<'_>, figure: &GroupFigure, wanted: &[usize]) -> ColumnNumbers {
    let number = |row: usize| {
        let row = &question.published.rows[row];
        figure.component.map_or(row.score.as_ref(), |at| row.component(at))
    };
    let decimals = wanted.iter().filter_map(|&at| number(at)).map(|number| number.decimals).max().unwrap_or(0);
    let spread_of = |number: &Printed| {
        // What is compared with its own inputs is known exactly.
        let known = if question.inputs.is_some() { Vec::new() } else { spread(question.instrument, number, decimals) };
        let own = || number.value.clone();
        [known.first().cloned().unwrap_or_else(own), own(), known.last().cloned().unwrap_or_else(own)]
    };
    ColumnNumbers { rows: wanted.len(), numbers: wanted.iter().filter_map(|&at| number(at)).map(spread_of).collect() }
}

/// The exact scores behind the rows.
fn of_inputs(
    question: &VerifyRequest<'_>,
    figure: &GroupFigure,
    wanted: &[usize],
    pairs: Option<&NamePairs>,
) -> Option<ColumnNumbers> {
    let (inputs, pairs) = (question.inputs?, pairs?);
    let criterion = criterion_of(question.published, figure);
    let exact = |row: &usize| {
        let score = inputs.scores.of((*pairs.agency_of.get(*row)?)?)?;
        if figure.component.is_none() {
            return score.total().cloned();
        }
        let value = inputs.scores.criterion(score, criterion).and_then(CriterionScore::value)?;
        Some(value.exact.clone())
    };
    let numbers = wanted.iter().filter_map(exact).map(|value| [value.clone(), value.clone(), value]);
    Some(ColumnNumbers { rows: wanted.len(), numbers: numbers.collect() })
}

/// What a figure of this kind may be, given the numbers: at its lowest, exactly, at its highest.
fn values(kind: GroupFigureKind, base: &ColumnNumbers) -> Vec<[Exact; 3]> {
    let at = |end: usize| -> Vec<Exact> { base.numbers.iter().map(|ends| ends[end].clone()).collect() };
    let by = |of: &dyn Fn(Vec<Exact>) -> Option<Exact>| Some([of(at(0))?, of(at(1))?, of(at(2))?]);
    let sum = |values: Vec<Exact>| Some(values.into_iter().sum::<Exact>());
    let whole = |count: usize| {
        let count = Exact::int(i64::try_from(count).unwrap_or(i64::MAX));
        Some([count.clone(), count.clone(), count])
    };
    let over_all_rows = |values: Vec<Exact>| {
        let count = i64::try_from(base.rows).ok().filter(|count| *count > 0)?;
        Some(&values.into_iter().sum::<Exact>() / &Exact::int(count))
    };
    let found = match kind {
        // Blanks may have been counted as nothing, or as zero.
        GroupFigureKind::Mean => vec![by(&|values| mean(&values)), by(&over_all_rows)],
        GroupFigureKind::Highest => vec![by(&|values| values.into_iter().max())],
        GroupFigureKind::Lowest => vec![by(&|values| values.into_iter().min())],
        GroupFigureKind::Total => vec![by(&sum), whole(base.rows), whole(base.numbers.len())],
        GroupFigureKind::Listed | GroupFigureKind::Rated | GroupFigureKind::Unrated => Vec::new(),
    };
    found.into_iter().flatten().collect()
}
