//! The class that a table prints beside a score, by that score alone.

use std::collections::BTreeMap;

use crate::analysis::verify::claims::{Claim, ClaimColumn, Right};
use crate::analysis::verify::mismatch::{mismatch, spread};
use crate::analysis::verify::with_inputs::class_slips;
use crate::analysis::verify::{Figure, Verification, VerifyRequest, What, label, printed, range};
use crate::exact::Exact;
use crate::published::model::Printed;
use crate::rules::instrument::{Absent, Basis, RoundAt};
use crate::rules::{Instrument, TOTAL};

/// The class of every row from its printed score; where the score is proved wrong, from either.
pub(crate) fn check(
    question: &VerifyRequest<'_>,
    proved: &BTreeMap<usize, Exact>,
    found: &mut Verification,
) -> Option<ClaimColumn> {
    let rules = question.instrument;
    let decimals = question.published.score_decimals();
    let mut claims = Vec::new();
    let mut any = false;
    for (at, row) in question.published.rows.iter().enumerate() {
        let (Some(text), Some(score)) = (&row.class, &row.score) else { continue };
        if range::is_outside(rules, TOTAL, score) {
            continue;
        }
        found.tested(&row.place, What::Class);
        let told = Figure::Label(text.clone());
        let right = Right::Class(rules.class_of(&rules.on_basis(&score.value, rules.classify)));
        claims.push(Claim { row: at, pool: 0, printed: told.clone(), right });
        let class = rules.class_named(text);
        let proved = proved.get(&at);
        let by_parts = proved.is_some_and(|right| class.is_some() && rules.class_of(&rules.rounded(right)) == class);
        if by_parts || class_follows(rules, score, class, decimals) {
            continue;
        }
        any = true;
        let score = proved.map_or_else(|| score.clone(), |right| printed(rules, right, score.decimals));
        let mut wrong = mismatch(row, What::Class, told, label(rules, rules.class_of(&score.value)));
        wrong.slips = class_slips(question, &score.value, text);
        for slip in class_slips(question, &unrounded(rules, &score), text) {
            if !wrong.slips.contains(&slip) {
                wrong.slips.push(slip);
            }
        }
        found.mismatches.push(wrong);
    }
    any.then_some(ClaimColumn { what: What::Class, claims })
}

/// Whether a class is one that a printed score may have: a cap may hold it down, and one that answered nothing may be at
/// 0 in the lowest class, whatever its bound.
fn class_follows(rules: &Instrument, score: &Printed, class: Option<usize>, decimals: u32) -> bool {
    let range = values_for_class(rules, score, decimals);
    let allowed: Vec<Option<usize>> = range.iter().map(|value| rules.class_of(value)).collect();
    let capped =
        rules.caps.iter().any(|cap| class == Some(cap.best_class)) && class > allowed.iter().copied().max().flatten();
    let within = class.is_some() && allowed.iter().min() <= Some(&class) && Some(&class) <= allowed.iter().max();
    let absent = rules.absent == Absent::Zero
        && score.value == Exact::ZERO
        && class.is_some_and(|class| class + 1 == rules.classes.len());
    within || capped || absent
}

/// The lowest value that is printed as this one.
fn unrounded(rules: &Instrument, score: &Printed) -> Exact {
    let by_total = Instrument { round_at: RoundAt::Total, ..rules.clone() };
    spread(&by_total, score, score.decimals).swap_remove(0)
}

/// The values of which the class may be, where more digits than the printed ones decide.
pub(super) fn values_for_class(rules: &Instrument, score: &Printed, decimals: u32) -> Vec<Exact> {
    if rules.classify == Basis::Rounded && decimals >= rules.decimals {
        return vec![rules.rounded(&score.value)];
    }
    let by_total = Instrument { round_at: RoundAt::Total, ..rules.clone() };
    spread(&by_total, score, decimals).iter().map(|value| rules.on_basis(value, rules.classify)).collect()
}
