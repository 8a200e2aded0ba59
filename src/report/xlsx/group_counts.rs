//! The counts and the sum of one group as formulas on the ranking: `COUNTIFS` and `SUMIF` where names can be their
//! conditions, which every spreadsheet computes alike; else each cell is looked at.

use std::collections::HashSet;

use super::Recap;
use super::layout::{FIRST, HEAD, column};
use crate::rules::TOTAL;
use crate::scoring::GroupScore;
use crate::workbook::counting::{ANY_NUMBER, count_where, is_plain_condition};
use crate::workbook::formula::{CellRef, Expr, Fun, Op, Pin, call, text, two, whole};

/// The columns before the classes: group, listed, scored, mean.
pub(crate) const LEAD: u16 = 4;

/// Formulas about one group.
pub(crate) struct GroupFormulas {
    pub listed: Expr,
    pub scored: Expr,
    /// Of the totals before rounding.
    pub sum: Expr,
    /// By class.
    pub in_class: Vec<Expr>,
}

/// The columns of the ranking that groups are counted over.
struct Columns {
    agencies: Expr,
    groups: Expr,
    scores: Expr,
    labels: Expr,
    totals: Expr,
    /// The groups beside the totals: the rows of the ranking may be sorted otherwise.
    groups_of_totals: Expr,
}

/// The formulas of the group in a row of the sheet of counts.
pub(crate) fn of(recap: &Recap<'_>, row: u32, group: &GroupScore) -> GroupFormulas {
    let layout = &recap.layout;
    let all = |col| layout.all(layout.sheets.ranking, col);
    let columns = Columns {
        agencies: all(2),
        groups: all(3),
        scores: all(layout.score),
        labels: all(layout.score + 1),
        totals: layout.all(layout.sheets.calculation, layout.column(TOTAL)),
        groups_of_totals: layout.all(layout.sheets.calculation, 1),
    };
    let source = recap.source;
    let named = source.board.groups.iter().filter_map(|group| group.group.as_deref());
    let classes = source.instrument.classes.iter().map(|class| class.label.as_str());
    let labels: Vec<Expr> = (0..source.instrument.classes.len()).map(|class| label_cell(recap, class)).collect();
    let name = |row| Expr::Cell(CellRef { sheet: layout.sheets.classes, row, col: 0 }, Pin::None);
    if !are_conditions(named.clone()) || !are_conditions(classes) {
        let name = if group.group.is_some() { name(row) } else { text("") };
        return cell_by_cell(&columns, &name, labels);
    }
    if group.group.is_some() {
        return of_named(&columns, &name(row), labels);
    }
    // `COUNTIFS` with an empty text counts nothing in LibreOffice: all but those of the groups above.
    of_others(&columns, (row, &(FIRST..row).map(name).collect::<Vec<_>>()), layout.sheets.classes, labels)
}

/// The label of a class in the headings of the sheet.
fn label_cell(recap: &Recap<'_>, class: usize) -> Expr {
    let at = CellRef { sheet: recap.layout.sheets.classes, row: HEAD, col: LEAD + column(class) };
    Expr::Cell(at, Pin::Row)
}

/// Whether texts can be conditions of `COUNTIFS` that tell them apart: it is blind to case.
fn are_conditions<'t>(mut texts: impl Iterator<Item = &'t str>) -> bool {
    let mut seen = HashSet::new();
    texts.all(|text| is_plain_condition(text) && seen.insert(text.to_lowercase()))
}

fn of_named(columns: &Columns, name: &Expr, labels: Vec<Expr>) -> GroupFormulas {
    let among = || (columns.groups.clone(), name.clone());
    GroupFormulas {
        listed: count_where([among()]),
        scored: count_where([among(), (columns.scores.clone(), text(ANY_NUMBER))]),
        sum: call(Fun::SumIf, [columns.groups_of_totals.clone(), name.clone(), columns.totals.clone()]),
        in_class: labels.into_iter().map(|label| count_where([among(), (columns.labels.clone(), label)])).collect(),
    }
}

/// Those without a group; `above`: the names of the groups in the rows above.
fn of_others(columns: &Columns, (row, above): (u32, &[Expr]), sheet: usize, labels: Vec<Expr>) -> GroupFormulas {
    let less = |all: Expr, col: u16| {
        let cell = |row| CellRef { sheet, row, col };
        let counted = || call(Fun::Sum, [Expr::Area(cell(FIRST), cell(row - 1), Pin::None)]);
        if above.is_empty() { all } else { two(Op::Sub, all, counted()) }
    };
    let sum = above.iter().fold(call(Fun::Sum, [columns.totals.clone()]), |sum, name| {
        let of_group = [columns.groups_of_totals.clone(), name.clone(), columns.totals.clone()];
        two(Op::Sub, sum, call(Fun::SumIf, of_group))
    });
    GroupFormulas {
        listed: less(call(Fun::CountA, [columns.agencies.clone()]), 1),
        scored: less(count_where([(columns.scores.clone(), text(ANY_NUMBER))]), 2),
        sum,
        in_class: labels
            .into_iter()
            .zip(LEAD..)
            .map(|(label, col)| less(count_where([(columns.labels.clone(), label)]), col))
            .collect(),
    }
}

/// Signs, wildcards, or names that differ in case only.
fn cell_by_cell(columns: &Columns, name: &Expr, labels: Vec<Expr>) -> GroupFormulas {
    let among = || call(Fun::Exact, [columns.groups.clone(), name.clone()]);
    let of_totals = call(Fun::Exact, [columns.groups_of_totals.clone(), name.clone()]);
    let count = |factor| call(Fun::SumProduct, [two(Op::Mul, among(), factor)]);
    GroupFormulas {
        listed: count(whole(1)),
        scored: count(call(Fun::IsNumber, [columns.scores.clone()])),
        sum: call(Fun::SumProduct, [two(Op::Mul, of_totals, whole(1)), columns.totals.clone()]),
        in_class: labels.into_iter().map(|label| count(call(Fun::Exact, [columns.labels.clone(), label]))).collect(),
    }
}
