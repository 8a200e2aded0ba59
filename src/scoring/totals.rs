//! What agencies are together: groups, class counts, the summary.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::board::{AgencyScore, GroupScore, SummaryScore, Value};
use super::rank::group_order;
use crate::assessments::{Agency, Assessments};
use crate::exact::Exact;
use crate::finding::Finding;
use crate::rules::Instrument;
use crate::rules::instrument::Summary;

/// Totals that are worth a thread of their own.
const LEAST: usize = 4096;

/// The plain mean. The sum of exact numbers is the same in whatever order they are added.
fn plain_mean(totals: &[&Value]) -> Option<Value> {
    let sum = if totals.len() <= LEAST {
        totals.iter().map(|total| &total.exact).sum()
    } else {
        let exact = totals.par_iter().with_min_len(LEAST).map(|total| total.exact.clone());
        exact.reduce(|| Exact::ZERO, |a, b| &a + &b)
    };
    let count = Exact::int(i64::try_from(totals.len()).ok().filter(|count| *count > 0)?);
    Some(Value { exact: (&sum / &count).reduced(), approximate: totals.iter().any(|total| total.approximate) })
}

fn weighted_mean(totals: &[(&Value, Exact)]) -> Option<Value> {
    let sum: Exact = totals.iter().map(|(total, weight)| &total.exact * weight).sum();
    let weights: Exact = totals.iter().map(|(_, weight)| weight).sum();
    let approximate = totals.iter().any(|(total, _)| total.approximate);
    (!weights.is_zero()).then(|| Value { exact: (&sum / &weights).reduced(), approximate })
}

/// The groups that occur, in the order of output.
#[must_use]
pub fn groups(instrument: &Instrument, agencies: &[Agency], scores: &[AgencyScore]) -> Vec<GroupScore> {
    let mut pools: BTreeMap<Option<&Arc<str>>, Vec<&AgencyScore>> = BTreeMap::new();
    for score in scores {
        pools.entry(agencies[score.agency].group.as_ref()).or_default().push(score);
    }
    let order = |group: Option<&Arc<str>>| group_order(instrument, group.map(|group| &**group));
    let members: BTreeMap<_, _> =
        pools.into_iter().map(|(group, members)| ((order(group), group.cloned()), members)).collect();
    let of = |((_, group), members): (_, Vec<&AgencyScore>)| {
        let mut classes = vec![0; instrument.classes.len()];
        for class in members.iter().filter_map(|score| score.class) {
            classes[class] += 1;
        }
        GroupScore {
            group,
            listed: members.len(),
            scored: members.iter().filter(|score| score.reason.is_none()).count(),
            mean: plain_mean(&members.iter().filter_map(|score| score.total.as_ref()).collect::<Vec<_>>()),
            classes,
        }
    };
    members.into_iter().map(of).collect()
}

/// One number for all scored agencies. Source: `[summary]` in the language.
///
/// # Errors
/// A finding for each scored agency whose weight is missing, no number, or below 0.
pub fn summary(
    instrument: &Instrument,
    summary: &Summary,
    assessments: &Assessments,
    scores: &[AgencyScore],
) -> Result<SummaryScore, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut parts = Vec::new();
    for score in scores {
        let Some(total) = &score.total else { continue };
        let agency = &assessments.agencies[score.agency];
        match &summary.weighted_by {
            None => parts.push((total, Exact::ONE)),
            Some(column) => match weight(agency, column) {
                Ok(weight) => parts.push((total, weight)),
                Err(found) => findings.push(
                    Finding::new("E503")
                        .with("agency", &*agency.name)
                        .with("column", column)
                        .with("found", found)
                        .about(agency.id.clone()),
                ),
            },
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let total = weighted_mean(&parts);
    let score = total.as_ref().map(|total| instrument.rounded(&total.exact));
    let class =
        total.as_ref().and_then(|total| instrument.class_of(&instrument.on_basis(&total.exact, instrument.classify)));
    Ok(SummaryScore { name: summary.name.clone(), total, score, class })
}

/// The weight of an agency in the summary: a number from 0 on, with a decimal point or a decimal comma.
fn weight(agency: &Agency, column: &str) -> Result<Exact, String> {
    let text = agency.columns.get(column).map_or("", |text| text.trim());
    let number = Exact::parse_decimal(text).or_else(|| Exact::parse_decimal(&text.replacen(',', ".", 1)));
    number.filter(|number| !number.is_negative()).ok_or_else(|| text.to_owned())
}
