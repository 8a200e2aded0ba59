//! Where two instruments differ, so that their results are not of one measure.

use crate::exact::Exact;
use crate::rules::instrument::{Class, Criterion};
use crate::rules::scale::Bound;
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// One difference between two instruments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Break {
    /// Another instrument (another id).
    Instrument { before: String, after: String },
    /// A criterion that only one of them has.
    Criterion { id: String, name: String, added: bool },
    /// Another share of the total, in percent.
    Weight { id: String, name: String, before: Exact, after: Exact },
    /// Classes that begin elsewhere or are called otherwise, as labels with their bounds.
    Classes { before: Vec<(String, Option<Bound>)>, after: Vec<(String, Option<Bound>)> },
    /// Another range of scores.
    Range { before: (Exact, Exact), after: (Exact, Exact) },
    /// Another rule, by its key in the rules file.
    Rule { key: &'static str },
}

impl Break {
    /// Whether classes before and after are not of one measure.
    #[must_use]
    pub(crate) const fn is_about_classes(&self) -> bool {
        matches!(self, Self::Instrument { .. } | Self::Classes { .. } | Self::Range { .. })
    }

    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Instrument { .. } => "instrument",
            Self::Criterion { .. } => "criterion",
            Self::Weight { .. } => "weight",
            Self::Classes { .. } => "classes",
            Self::Range { .. } => "range",
            Self::Rule { .. } => "rule",
        }
    }
}

/// Everything in which two instruments differ that can change a score, a class or a rank.
#[must_use]
pub(crate) fn breaks(before: &Instrument, after: &Instrument) -> Vec<Break> {
    let mut found = Vec::new();
    if before.id != after.id {
        found.push(Break::Instrument { before: before.id.clone(), after: after.id.clone() });
    }
    if (&before.bottom, &before.top) != (&after.bottom, &after.top) {
        let range = |rules: &Instrument| (rules.bottom.clone(), rules.top.clone());
        found.push(Break::Range { before: range(before), after: range(after) });
    }
    let classes = |rules: &Instrument| {
        let of = |class: &Class| (class.label.clone(), class.bound.clone());
        rules.classes.iter().map(of).collect::<Vec<_>>()
    };
    if classes(before) != classes(after) {
        found.push(Break::Classes { before: classes(before), after: classes(after) });
    }
    criteria(before, after, &mut found);
    let rules: [(&'static str, bool); 9] = [
        ("combine", before.criteria[TOTAL].combine != after.criteria[TOTAL].combine),
        ("decimals", before.decimals != after.decimals),
        ("rounding", before.rounding != after.rounding),
        ("round_at", before.round_at != after.round_at),
        ("classify", before.classify != after.classify),
        ("ties", before.ranking.ties != after.ranking.ties),
        ("within", before.ranking.within != after.ranking.within),
        ("by", before.ranking.by != after.ranking.by),
        ("cap", before.caps.len() != after.caps.len()),
    ];
    found.extend(rules.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| Break::Rule { key }));
    found
}

fn criteria(before: &Instrument, after: &Instrument, found: &mut Vec<Break>) {
    let named = |rules: &Instrument, ix: CriterionIx| (rules.criteria[ix].id.clone(), rules.criteria[ix].name.clone());
    let (percents_before, percents_after) = (percents(before), percents(after));
    for (ix, old) in percents_before.iter().enumerate().skip(1) {
        let (id, name) = named(before, ix);
        match after.find(&id) {
            None => found.push(Break::Criterion { id, name, added: false }),
            Some(now) => {
                let new = &percents_after[now];
                if old != new {
                    found.push(Break::Weight { id, name, before: old.clone(), after: new.clone() });
                }
            }
        }
    }
    for ix in 1..after.criteria.len() {
        let (id, name) = named(after, ix);
        if before.find(&id).is_none() {
            found.push(Break::Criterion { id, name, added: true });
        }
    }
}

/// The share of each criterion in its parent, in percent.
fn percents(rules: &Instrument) -> Vec<Exact> {
    let whole = |children: &[CriterionIx]| -> Exact { children.iter().map(|&ix| &rules.criteria[ix].share).sum() };
    let wholes: Vec<Exact> = rules.criteria.iter().map(|criterion| whole(&criterion.children)).collect();
    let percent = |criterion: &Criterion| {
        let Some(whole) = criterion.parent.map(|parent| &wholes[parent]) else { return Exact::ZERO };
        if whole.is_zero() { Exact::ZERO } else { (&(&criterion.share * &Exact::HUNDRED) / whole).reduced() }
    };
    rules.criteria.iter().map(percent).collect()
}
