//! Causes that explain several wrong figures: found over the whole table, told once, with their extent. A slip that
//! explains only one of several wrong figures of a column is told as possible.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::slip::Slip;
use crate::analysis::verify::claims::{Claim, ClaimColumn};
use crate::analysis::verify::column_causes::{ColumnCause, WrongColumn};
use crate::analysis::verify::{Mismatch, Verification, VerifyRequest, What};
use crate::finding::Place;
use crate::published::model::PublishedRow;
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// A cause of several wrong figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableCause {
    /// The column; of causes that concern whole rows that of the first wrong figure.
    pub what: What,
    pub slip: Slip,
    /// How many wrong figures of the column it explains, of how many.
    pub explained: usize,
    pub wrong: usize,
}

/// Looks for causes in every column with a wrong figure.
pub(crate) fn tell(question: &VerifyRequest<'_>, columns: &[ClaimColumn], found: &mut Verification) {
    let mut told: Vec<(ColumnCause, usize)> = Vec::new();
    let wholes = whole_rows(question, columns, found);
    within_rows(question, columns, found);
    for column in columns {
        let places = Places::new(question, column, found);
        if places.wrong.is_empty() {
            continue;
        }
        let looked_at = places.column(question, column);
        let cause = whole_column(&wholes, &places, &looked_at);
        let cause = cause.or_else(|| other_counting(&places, found)).or_else(|| looked_at.cause());
        let cause = cause.or_else(|| common(&places, found));
        if cause.is_none() && places.wrong.len() == 1 {
            let at = *places.wrong.first().unwrap_or(&0);
            alone(&looked_at, at, places.mismatch[&at], found);
        }
        if let Some(cause) = &cause {
            note(&mut told, found, column, &places, cause);
        }
        let explained = cause.map(|cause| cause.explained).unwrap_or_default();
        let several = places.wrong.len() > 1;
        for mismatch in places.mismatch.values() {
            likelier_first(question.instrument, &mut found.mismatches[*mismatch]);
        }
        for at in places.wrong.difference(&explained) {
            let mismatch = &mut found.mismatches[places.mismatch[at]];
            // Two that have each other's figure explain each other.
            mismatch.possible = several && !matches!(mismatch.slips.first(), Some(Slip::SwappedWith { .. }));
        }
    }
}

/// Adds a cause to those that are told; one of whole rows is told for the first column only.
fn note(
    told: &mut Vec<(ColumnCause, usize)>,
    found: &mut Verification,
    column: &ClaimColumn,
    places: &Places,
    cause: &ColumnCause,
) {
    let whole = matches!(cause.slip, Slip::SwappedRows { .. } | Slip::ShiftedNames { .. });
    let known = told.iter().find(|(known, _)| whole && known.slip == cause.slip).map(|(_, index)| *index);
    let index = known.unwrap_or_else(|| {
        found.causes.push(TableCause {
            what: column.what.clone(),
            slip: cause.slip.clone(),
            explained: cause.explained.len(),
            wrong: places.wrong.len(),
        });
        told.push((cause.clone(), found.causes.len() - 1));
        found.causes.len() - 1
    });
    for at in &cause.explained {
        let mismatch = &mut found.mismatches[places.mismatch[at]];
        mismatch.cause = Some(index);
        mismatch.slips = match &cause.slip {
            // Each of the two has the other's.
            Slip::SwappedRows { one, other } => {
                let agency = if mismatch.subject == *one { other } else { one };
                vec![Slip::SwappedWith { agency: agency.clone() }]
            }
            slip => vec![slip.clone()],
        };
    }
}

/// The wrong claims of a column, and which mismatch is about each.
struct Places {
    wrong: BTreeSet<usize>,
    mismatch: BTreeMap<usize, usize>,
}

impl Places {
    fn new(question: &VerifyRequest<'_>, column: &ClaimColumn, found: &Verification) -> Self {
        let rows = &question.published.rows;
        let own = found.mismatches.iter().enumerate().filter(|(_, m)| m.what == column.what && !m.from_printed);
        let by_place: BTreeMap<&Place, usize> = own.map(|(at, m)| (&m.place, at)).collect();
        let of = |claim: &Claim| by_place.get(&rows[claim.row].place).copied();
        let mismatch: BTreeMap<usize, usize> =
            column.claims.iter().enumerate().filter_map(|(at, claim)| Some((at, of(claim)?))).collect();
        Self { wrong: mismatch.keys().copied().collect(), mismatch }
    }

    fn column<'a>(&'a self, question: &'a VerifyRequest<'_>, column: &'a ClaimColumn) -> WrongColumn<'a> {
        let rows: &[PublishedRow] = &question.published.rows;
        WrongColumn { rules: question.instrument, rows, what: &column.what, claims: &column.claims, wrong: &self.wrong }
    }
}

/// The slip that explains most of several wrong figures, each looked at alone: all of them, or at least half.
fn common(places: &Places, found: &Verification) -> Option<ColumnCause> {
    if places.wrong.len() < 2 {
        return None;
    }
    let mut explained: Vec<(Slip, BTreeSet<usize>)> = Vec::new();
    for (at, mismatch) in &places.mismatch {
        for slip in &found.mismatches[*mismatch].slips {
            // Of these each has its own number, its own body.
            if matches!(slip, Slip::OneDigit | Slip::SwappedDigits | Slip::DigitLost | Slip::DigitAdded) {
                continue;
            }
            match explained.iter_mut().find(|(known, _)| same_kind(known, slip)) {
                Some((_, rows)) => _ = rows.insert(*at),
                None => explained.push((slip.clone(), BTreeSet::from([*at]))),
            }
        }
    }
    // Where two explain as many, a way of rounding throughout is likelier than as many single slips.
    let throughout = |slip: &Slip| matches!(slip, Slip::RoundedEverywhere | Slip::RoundedOnce);
    let weight =
        |(at, (slip, rows)): (usize, &(Slip, BTreeSet<usize>))| (rows.len(), throughout(slip), std::cmp::Reverse(at));
    let (most, _, std::cmp::Reverse(best)) = explained.iter().enumerate().map(weight).max()?;
    let (slip, explained) = explained.swap_remove(best);
    (most > 1 && 2 * most >= places.wrong.len()).then_some(ColumnCause { slip, explained })
}

/// The other way of counting with which all wrong ranks follow: likelier than ranks that were shifted by hand.
fn other_counting(places: &Places, found: &Verification) -> Option<ColumnCause> {
    let slips = |mismatch: &usize| &found.mismatches[*mismatch].slips;
    let ways = slips(places.mismatch.values().next()?).iter().filter(|slip| matches!(slip, Slip::OtherTies { .. }));
    let explains = |slip: &&Slip| places.mismatch.values().all(|mismatch| slips(mismatch).contains(slip));
    let slip = ways.clone().find(explains).filter(|_| places.wrong.len() > 1)?;
    Some(ColumnCause { slip: slip.clone(), explained: places.wrong.clone() })
}

/// Slips that are made within a branch of the criteria come behind those of the pen, where both explain a figure and
/// nothing else shows which it was: there are many such branches, and some number fits by chance.
fn likelier_first(rules: &Instrument, mismatch: &mut Mismatch) {
    let is_top = |id: &String| rules.find(id).is_some_and(|ix| rules.criteria[ix].parent == Some(TOTAL));
    let within = |slip: &Slip| match slip {
        Slip::EqualWeights { within: Some(id) } => rules.find(id) != Some(TOTAL),
        Slip::LeftOut { criterion, .. } | Slip::Twice { criterion, .. } => !is_top(criterion),
        Slip::WeightsExchanged { one, .. } => !is_top(one),
        _ => false,
    };
    if mismatch.what == What::Score && mismatch.cause.is_none() {
        mismatch.slips.sort_by_key(within);
    }
}

/// Whether two slips are one, whatever number each of them gives.
fn same_kind(one: &Slip, other: &Slip) -> bool {
    matches!((one, other), (Slip::DecimalMark { .. }, Slip::DecimalMark { .. })) || one == other
}

/// What explains the only wrong figure of a column by its neighbours.
fn alone(column: &WrongColumn<'_>, at: usize, mismatch: usize, found: &mut Verification) {
    let Some(slip) = column.repeated(at) else { return };
    let slips = &mut found.mismatches[mismatch].slips;
    if !slips.contains(&slip) {
        slips.push(slip);
    }
}

/// Names the criteria of one row that have each other's figure.
fn within_rows(question: &VerifyRequest<'_>, columns: &[ClaimColumn], found: &mut Verification) {
    let rules = question.instrument;
    let mut wrong: BTreeMap<usize, Vec<(CriterionIx, &Claim, usize)>> = BTreeMap::new();
    for column in columns {
        let What::Criterion(criterion) = column.what else { continue };
        for (at, mismatch) in Places::new(question, column, found).mismatch {
            let claim = &column.claims[at];
            wrong.entry(claim.row).or_default().push((criterion, claim, mismatch));
        }
    }
    for row in wrong.into_values() {
        let [(one, a, first), (other, b, second)] = row.as_slice() else { continue };
        if a.right.says(rules, &b.printed) && b.right.says(rules, &a.printed) {
            let named =
                |criterion: CriterionIx| vec![Slip::SwappedWithin { criterion: rules.criteria[criterion].id.clone() }];
            found.mismatches[*first].slips = named(*other);
            found.mismatches[*second].slips = named(*one);
        }
    }
}

/// Whether rows were exchanged, or names moved, with all their figures: by what happened to the scores and to the
/// criteria.
fn whole_rows(question: &VerifyRequest<'_>, columns: &[ClaimColumn], found: &Verification) -> Vec<Slip> {
    let numbers =
        columns.iter().filter(|column| matches!(column.what, What::Score | What::Criterion(_) | What::Part(_)));
    let mut slips: Vec<Slip> = Vec::new();
    let mut all = 0;
    for column in numbers {
        all += 1;
        let places = Places::new(question, column, found);
        slips.extend(places.column(question, column).cause().map(|cause| cause.slip));
    }
    slips.dedup();
    let several = columns.len() > 1 && all > 0;
    match slips.as_slice() {
        [Slip::ShiftedColumn { down, from, to }] if several && whole(question, columns, (*from, *to), *down) => {
            vec![slips[0].clone(), Slip::ShiftedNames { down: !down, from: *from, to: *to }]
        }
        _ => Vec::new(),
    }
}

/// Whether all columns moved together within some lines.
fn whole(question: &VerifyRequest<'_>, columns: &[ClaimColumn], (from, to): (u64, u64), down: bool) -> bool {
    let rules = question.instrument;
    let line = |claim: &Claim| question.published.rows[claim.row].place.line.unwrap_or_default();
    let moved = |column: &ClaimColumn| {
        let within: Vec<usize> =
            (0..column.claims.len()).filter(|&at| (from..=to).contains(&line(&column.claims[at]))).collect();
        let source = |at: usize| if down { at.checked_sub(1) } else { Some(at + 1) };
        let ends = [within.first().copied(), within.last().copied()];
        within.iter().all(|&at| {
            let other = source(at).and_then(|other| column.claims.get(other));
            ends.contains(&Some(at)) || other.is_some_and(|other| other.right.says(rules, &column.claims[at].printed))
        })
    };
    columns.len() > 1 && columns.iter().all(moved)
}

/// The cause of whole rows, where a column has it.
fn whole_column(wholes: &[Slip], places: &Places, column: &WrongColumn<'_>) -> Option<ColumnCause> {
    let [shift, names] = wholes else { return None };
    let is_shift = column.cause().is_some_and(|cause| cause.slip == *shift);
    let numbers = matches!(column.what, What::Score | What::Criterion(_) | What::Part(_));
    (is_shift || !numbers).then(|| ColumnCause { slip: names.clone(), explained: places.wrong.clone() })
}
