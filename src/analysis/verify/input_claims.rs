//! The columns of a published table as claims, by the scores that follow from the inputs.

use std::collections::BTreeSet;

use crate::analysis::verify::claims::{Claim, ClaimColumn, Right};
use crate::analysis::verify::contributions::share_printed;
use crate::analysis::verify::names::NamePairs;
use crate::analysis::verify::{Figure, Inputs, Verification, VerifyRequest, What};
use crate::exact::Exact;
use crate::published::model::{Component, Printed, PrintedForm, PublishedRow};
use crate::rules::instrument::Within;
use crate::scoring::AgencyScore;

/// All columns, where something is wrong in one of them; none else.
#[must_use]
pub(crate) fn columns(
    question: &VerifyRequest<'_>,
    inputs: Inputs<'_>,
    pairs: &NamePairs,
    found: &Verification,
) -> Vec<ClaimColumn> {
    let is_column =
        |what: &What| matches!(what, What::Score | What::Criterion(_) | What::Part(_) | What::Class | What::Rank);
    if !found.mismatches.iter().any(|m| is_column(&m.what)) {
        return Vec::new();
    }
    let rows = question.published.rows.iter().enumerate().zip(&pairs.agency_of);
    let scored = rows.filter_map(|((row, published), agency)| {
        let score = inputs.scores.of((*agency)?)?;
        Some(ScoredRow { row, published, score })
    });
    let claims = InputClaims { question, inputs, rows: scored.collect() };
    claims.columns()
}

/// A row with the score that follows for its body.
struct ScoredRow<'a> {
    row: usize,
    published: &'a PublishedRow,
    score: &'a AgencyScore,
}

impl ScoredRow<'_> {
    fn number(&self, printed: &Printed, right: Exact) -> Claim {
        let printed = Figure::Number(printed.clone());
        Claim { row: self.row, pool: 0, printed, right: Right::Number(right.clone(), right) }
    }
}

struct InputClaims<'a> {
    question: &'a VerifyRequest<'a>,
    inputs: Inputs<'a>,
    rows: Vec<ScoredRow<'a>>,
}

impl InputClaims<'_> {
    fn columns(&self) -> Vec<ClaimColumn> {
        let mut columns =
            vec![self.column(What::Score, |row| {
                Some(row.number(row.published.score.as_ref()?, row.score.total()?.clone()))
            })];
        for (at, component) in self.question.published.components.iter().enumerate() {
            columns.push(self.component(at, *component));
        }
        columns.push(self.column(What::Class, |row| {
            let printed = Figure::Label(row.published.class.clone()?);
            Some(Claim { row: row.row, pool: 0, printed, right: Right::Class(row.score.class()) })
        }));
        columns.push(self.ranks());
        columns.retain(|column| !column.claims.is_empty());
        columns
    }

    fn column(&self, what: What, claim: impl Fn(&ScoredRow<'_>) -> Option<Claim>) -> ClaimColumn {
        ClaimColumn { what, claims: self.rows.iter().filter_map(claim).collect() }
    }

    fn group(&self, row: &ScoredRow<'_>) -> Option<&str> {
        self.inputs.assessments.agencies[row.score.agency()].group.as_deref()
    }

    fn component(&self, at: usize, component: Component) -> ClaimColumn {
        let (ix, part) = (component.criterion, component.form == PrintedForm::Part);
        let what = if part { What::Part(ix) } else { What::Criterion(ix) };
        let share = |row: &ScoredRow<'_>| share_printed(self.question.instrument, ix, self.group(row));
        self.column(what, |row| {
            let value = self.inputs.scores.criterion(row.score, ix)?.value()?;
            let share = if part { share(row)? } else { Exact::ONE };
            Some(row.number(row.published.component(at)?, &value.exact * &share))
        })
    }

    fn ranks(&self) -> ClaimColumn {
        let groups: BTreeSet<Option<&str>> = self.rows.iter().map(|row| self.group(row)).collect();
        let groups: Vec<Option<&str>> = groups.into_iter().collect();
        let within = self.question.instrument.ranking.within == Within::Group;
        self.column(What::Rank, |row| {
            let pool = groups.binary_search(&self.group(row)).ok().filter(|_| within).unwrap_or_default();
            let right = u64::from(row.score.rank()?);
            let printed = Figure::Whole(row.published.rank?.into());
            Some(Claim { row: row.row, pool, printed, right: Right::Rank(right, right) })
        })
    }
}
