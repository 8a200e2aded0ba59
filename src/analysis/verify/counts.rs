//! Counts and percentages per class, as summaries and press releases print them.

use super::{Checked, Figure, Mismatch, Question, Verification, What, printed};
use crate::analysis::slips::{self, Slip};
use crate::assessments::published::{Counted, Printed};
use crate::exact::Exact;

/// How many agencies there are, by what is known: of which wholes a percentage may be a share.
#[derive(Debug, Default)]
struct Wholes {
    /// By class of the rules; `None` without rows and inputs.
    classes: Option<Vec<u64>>,
    /// All with a class.
    scored: Option<u64>,
    /// Listed, also without a score.
    listed: Option<u64>,
}

/// Checks the summary lines of a table.
pub fn check(question: &Question<'_>, found: &mut Verification) {
    let lines = &question.published.counts;
    if lines.is_empty() {
        return;
    }
    let wholes = known(question);
    let sum: u64 = lines.iter().filter(|line| line.class.is_some()).filter_map(|line| line.count).sum();
    let total = lines.iter().find(|line| line.class.is_none()).and_then(|line| line.count);
    for line in lines {
        let mut note = |what, printed, expected, slips| {
            found.mismatches.push(Mismatch {
                what,
                subject: line.class.clone().unwrap_or_default(),
                agency: None,
                place: line.place.clone(),
                printed,
                expected,
                slips,
                from_printed: false,
            });
        };
        match &line.class {
            None => check_sum(line, sum, &mut found.checked, &mut note),
            Some(class) => {
                let index = question.instrument.class_named(class);
                if index.is_none() {
                    note(What::Class, Figure::Label(class.clone()), Figure::None, Vec::new());
                }
                if let (Some(count), Some(classes), Some(index)) = (line.count, &wholes.classes, index) {
                    found.checked.counts += 1;
                    if classes[index] != count {
                        note(What::Count, Figure::Whole(count), Figure::Whole(classes[index]), Vec::new());
                    }
                }
            }
        }
        // A line alone says nothing of its whole, unless it names it.
        let several = lines.iter().filter(|line| line.class.is_some()).count() > 1;
        let base = line.base.or(total).or_else(|| several.then_some(sum)).or(wholes.scored);
        if let (Some(count), Some(percent), Some(base)) = (line.count, &line.percent, base.filter(|base| *base > 0)) {
            found.checked.counts += 1;
            let right = printed(question.instrument, &share(count, base), percent.decimals);
            if right.value != percent.value {
                let others: Vec<u64> =
                    [line.base, total, Some(sum), wholes.scored, wholes.listed].into_iter().flatten().collect();
                let slips = explain(count, base, percent, &right, &others, question);
                note(What::Percent, Figure::Number(percent.clone()), Figure::Number(right), slips);
            }
        }
    }
}

fn check_sum(line: &Counted, sum: u64, checked: &mut Checked, note: &mut impl FnMut(What, Figure, Figure, Vec<Slip>)) {
    let Some(count) = line.count else { return };
    checked.counts += 1;
    if count != sum {
        note(What::Sum, Figure::Whole(count), Figure::Whole(sum), Vec::new());
    }
}

fn whole(number: u64) -> Exact {
    Exact::ratio(i128::from(number), 1)
}

/// A count as percent of a base.
fn share(count: u64, base: u64) -> Exact {
    &(&whole(count) * &Exact::HUNDRED) / &whole(base)
}

/// What turns the right percentage into the printed one: cut digits, another whole, a slip of the pen.
fn explain(
    count: u64,
    base: u64,
    percent: &Printed,
    right: &Printed,
    others: &[u64],
    question: &Question<'_>,
) -> Vec<Slip> {
    let mut slips = Vec::new();
    let cut = share(count, base).round(percent.decimals, crate::exact::Rounding::Truncate);
    if cut == percent.value {
        slips.push(Slip::Truncated);
    }
    let fits = |base: &u64| {
        *base > 0 && share(count, *base).round(percent.decimals, question.instrument.rounding) == percent.value
    };
    let known = others.iter().copied().find(|other| *other != base && fits(other));
    slips.extend(known.or_else(|| only_whole(count, percent, fits)).map(|base| Slip::OtherBase { base }));
    slips.extend(slips::of_the_pen(&right.text(), &percent.text()));
    slips
}

/// The whole number of which the count would be the printed share, where there is just one.
fn only_whole(count: u64, percent: &Printed, fits: impl Fn(&u64) -> bool) -> Option<u64> {
    if percent.value <= Exact::ZERO {
        return None;
    }
    let middle = &(&whole(count) * &Exact::HUNDRED) / &percent.value;
    let near: u64 = middle.to_fixed(0, crate::exact::Rounding::HalfUp).parse().ok()?;
    let candidates: Vec<u64> = (near.saturating_sub(3)..=near + 3).filter(fits).collect();
    match candidates.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// What the inputs say, else the rows of the table.
fn known(question: &Question<'_>) -> Wholes {
    let mut classes = vec![0; question.instrument.classes.len()];
    let within = |group: Option<&str>| question.group.is_none() || group == question.group;
    if let Some(inputs) = question.inputs {
        let members = inputs
            .scores
            .agencies
            .iter()
            .filter(|score| within(inputs.assessments.agencies[score.agency].group.as_deref()));
        let (mut scored, mut listed) = (0, 0);
        for score in members {
            listed += 1;
            scored += u64::from(score.reason.is_none());
            if let Some(class) = score.class {
                classes[class] += 1;
            }
        }
        return Wholes { classes: Some(classes), scored: Some(scored), listed: Some(listed) };
    }
    let rows = question.published.rows.iter().filter(|row| within(row.group.as_deref()));
    let (mut scored, mut listed) = (0, 0);
    for row in rows {
        listed += 1;
        if let Some(class) = row.class.as_ref().and_then(|class| question.instrument.class_named(class)) {
            classes[class] += 1;
            scored += 1;
        }
    }
    if listed == 0 {
        return Wholes::default();
    }
    Wholes { classes: Some(classes), scored: Some(scored), listed: Some(listed) }
}
