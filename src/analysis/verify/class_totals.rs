//! How many agencies there are in each class and in all, by what is known beside a summary: the inputs, else the rows of
//! the table.

use std::collections::BTreeMap;

use crate::analysis::verify::VerifyRequest;
use crate::finding::Place;

/// Of which wholes a percentage may be a share.
#[derive(Debug, Default)]
pub(crate) struct Wholes {
    /// By class of the rules; `None` without rows and inputs.
    pub classes: Option<Vec<u64>>,
    /// All with a class.
    pub scored: Option<u64>,
    /// Listed, also without a score.
    pub listed: Option<u64>,
    /// Without a score, where the inputs say it.
    pub unscored: Option<u64>,
}

/// What is known of a group, or of all. `corrected`: rows whose printed class is wrong, each with the right one.
#[must_use]
pub(crate) fn known(question: &VerifyRequest<'_>, group: Option<&str>, corrected: &BTreeMap<&Place, &str>) -> Wholes {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let within = |own: Option<&str>| {
        [group, question.group].into_iter().flatten().all(|wanted| own.is_some_and(|own| same(own, wanted)))
    };
    match question.inputs {
        Some(_) => of_inputs(question, &within),
        None => of_rows(question, &within, corrected),
    }
    // An empty group is called otherwise there.
    .filter(|known| group.is_none() || known.listed != Some(0))
    .unwrap_or_default()
}

fn of_inputs(question: &VerifyRequest<'_>, within: &dyn Fn(Option<&str>) -> bool) -> Option<Wholes> {
    let inputs = question.inputs?;
    let mut classes = vec![0; question.instrument.classes.len()];
    let (mut scored, mut listed) = (0, 0);
    for score in &inputs.scores.agencies {
        if !within(inputs.assessments.agencies[score.agency()].group.as_deref()) {
            continue;
        }
        listed += 1;
        scored += u64::from(score.is_scored());
        if let Some(class) = score.class() {
            classes[class] += 1;
        }
    }
    let unscored = Some(listed - scored);
    Some(Wholes { classes: Some(classes), scored: Some(scored), listed: Some(listed), unscored })
}

fn of_rows(
    question: &VerifyRequest<'_>,
    within: &dyn Fn(Option<&str>) -> bool,
    corrected: &BTreeMap<&Place, &str>,
) -> Option<Wholes> {
    let mut classes = vec![0; question.instrument.classes.len()];
    let (mut scored, mut listed) = (0, 0);
    for row in question.published.rows.iter().filter(|row| within(row.group.as_deref())) {
        listed += 1;
        let right = corrected.get(&row.place).copied();
        let class = row.class.as_deref().map(|class| right.unwrap_or(class));
        if let Some(class) = class.and_then(|class| question.instrument.class_named(class)) {
            classes[class] += 1;
            scored += 1;
        }
    }
    // A table without classes does not say how many are in one.
    (scored > 0).then_some(Wholes {
        classes: Some(classes),
        scored: Some(scored),
        listed: Some(listed),
        unscored: None,
    })
}
