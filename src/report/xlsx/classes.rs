//! The sheet of class counts: how many of each group are in each class, the groups' means, the summary.

use super::Recap;
use super::choose;
use super::group_counts::{self, LEAD};
use super::layout::RAW;
use super::layout::{FIRST, HEAD, column};
use crate::exact::Exact;
use crate::report::class_colours::of_classes;
use crate::report::words::Word;
use crate::report::xlsx::rounding::guarded;
use crate::report::xlsx::rounding::reaches;
use crate::report::xlsx::rounding::rounded;
use crate::rules::TOTAL;
use crate::rules::instrument::Basis;
use crate::scoring::{GroupScore, SummaryScore};
use crate::workbook::book::CellStyle;
use crate::workbook::book::Expected;
use crate::workbook::chart::StackedChart;
use crate::workbook::contrast::text_on;
use crate::workbook::counting::sum_beside_numbers;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Op;
use crate::workbook::formula::Pin;
use crate::workbook::formula::call;
use crate::workbook::formula::two;

/// Writes the sheet; the ranking stands already.
pub(crate) fn fill(recap: &mut Recap<'_>) {
    heads(recap);
    let source = recap.source;
    for (at, group) in source.board.groups.iter().enumerate() {
        write(recap, FIRST + u32::try_from(at).unwrap_or(u32::MAX / 2), group);
    }
    let groups = u32::try_from(source.board.groups.len()).unwrap_or(u32::MAX / 2);
    if groups > 0 {
        totals(recap, FIRST + groups);
    }
    if groups > 0 && !source.instrument.classes.is_empty() {
        chart(recap, (FIRST, FIRST + groups - 1), FIRST + groups + if source.board.summary.is_some() { 5 } else { 3 });
    }
    if let Some(summary) = &source.board.summary {
        whole_of_it(recap, FIRST + groups + 2, summary);
    }
}

/// How many of each group are in each class, drawn from the cells of the table.
fn chart(recap: &mut Recap<'_>, rows: (u32, u32), below: u32) {
    let source = recap.source;
    let colours = of_classes(&source.instrument.classes).into_iter().enumerate();
    let parts = colours.map(|(class, color)| (LEAD + column(class), color, text_on(color))).collect();
    let sheet = &mut recap.book.sheets[recap.layout.sheets.classes];
    sheet.charts.push(StackedChart {
        title: Word::ClassesByGroup.say(source.lang).to_owned(),
        at: (below, 0),
        rows,
        names: 0,
        heads: HEAD,
        parts,
    });
}

fn raw(recap: &Recap<'_>) -> u16 {
    LEAD + column(recap.source.instrument.classes.len())
}

fn heads(recap: &mut Recap<'_>) {
    let (source, sheet) = (recap.source, recap.layout.sheets.classes);
    let say = |word: Word| word.say(source.lang);
    let at = |col| CellRef { sheet, row: HEAD, col };
    recap.head(at(0), say(Word::Group), 30.0);
    recap.head(at(1), say(Word::Listed), 12.0);
    recap.head(at(2), say(Word::Scored), 12.0);
    recap.head(at(3), say(Word::Mean), 12.0);
    for (class, one) in source.instrument.classes.iter().enumerate() {
        recap.head(at(LEAD + column(class)), &one.label, 15.0);
    }
    if let Some(last) = source.instrument.classes.len().checked_sub(1) {
        recap.colour(sheet, (HEAD, LEAD), (HEAD, LEAD + column(last)));
    }
    recap.head(at(raw(recap)), say(Word::BeforeRounding), 20.0);
    recap.table(sheet, raw(recap), HEAD, 1);
    recap.book.sheets[sheet].filter = None;
}

fn write(recap: &mut Recap<'_>, row: u32, group: &GroupScore) {
    let (source, sheet) = (recap.source, recap.layout.sheets.classes);
    let at = |col| CellRef { sheet, row, col };
    let formulas = group_counts::of(recap, row, group);
    match &group.group {
        Some(name) => recap.book.text(at(0), name, CellStyle::Wrapped),
        None => recap.book.text(at(0), Word::NoGroup.say(source.lang), CellStyle::Wrapped),
    }
    recap.book.formula(at(1), &formulas.listed, &count(group.listed), CellStyle::Count);
    recap.book.formula(at(2), &formulas.scored, &count(group.scored), CellStyle::Count);
    for (class, expr) in formulas.in_class.iter().enumerate() {
        let counted = group.classes.get(class).copied().unwrap_or(0);
        recap.book.formula(at(LEAD + column(class)), expr, &count(counted), CellStyle::Count);
    }
    if let Some(mean) = &group.mean {
        let expr = two(Op::Div, formulas.sum, Expr::Cell(at(2), Pin::None));
        averaged(recap, at(3), at(raw(recap)), &expr, &mean.exact);
    }
}

/// A mean before rounding, and beside it as printed.
fn averaged(recap: &mut Recap<'_>, printed: CellRef, raw: CellRef, expr: &Expr, exact: &Exact) {
    let instrument = recap.source.instrument;
    recap.book.formula(raw, expr, &Expected::Near(exact.clone()), RAW);
    let expr = rounded(&Expr::Cell(raw, Pin::None), instrument.decimals, instrument.rounding);
    let expected = Expected::Printed(instrument.rounded(exact), instrument.decimals);
    recap.book.formula(printed, &expr, &expected, CellStyle::Score(instrument.decimals));
}

fn count(value: usize) -> Expected {
    Expected::Printed(Exact::int(i64::try_from(value).unwrap_or(i64::MAX)), 0)
}

fn totals(recap: &mut Recap<'_>, row: u32) {
    let (source, sheet) = (recap.source, recap.layout.sheets.classes);
    recap.book.text(CellRef { sheet, row, col: 0 }, Word::Everybody.say(source.lang), CellStyle::Sum);
    let groups = &source.board.groups;
    let mut sums = vec![(1, groups.iter().map(|g| g.listed).sum()), (2, groups.iter().map(|g| g.scored).sum())];
    for class in 0..source.instrument.classes.len() {
        sums.push((LEAD + column(class), groups.iter().map(|g| g.classes.get(class).copied().unwrap_or(0)).sum()));
    }
    for (col, sum) in sums {
        let area = Expr::Area(CellRef { sheet, row: FIRST, col }, CellRef { sheet, row: row - 1, col }, Pin::None);
        recap.book.formula(CellRef { sheet, row, col }, &call(Fun::Sum, [area]), &count(sum), CellStyle::Count);
    }
    let scored: Vec<&Exact> = source.board.agencies.iter().filter_map(|row| row.total()).collect();
    if let Some(count) = i64::try_from(scored.len()).ok().filter(|&count| count > 0) {
        let mean = &scored.into_iter().sum::<Exact>() / &Exact::int(count);
        let totals = recap.layout.all(recap.layout.sheets.calculation, recap.layout.column(TOTAL));
        let (printed, before) = (CellRef { sheet, row, col: 3 }, CellRef { sheet, row, col: raw(recap) });
        averaged(recap, printed, before, &call(Fun::Average, [totals]), &mean);
    }
}

/// One number for all agencies. Source: `[summary]` in the language.
fn whole_of_it(recap: &mut Recap<'_>, row: u32, summary: &SummaryScore) {
    let (source, sheet) = (recap.source, recap.layout.sheets.classes);
    let at = |col| CellRef { sheet, row, col };
    recap.book.text(at(0), &summary.name, CellStyle::Sum);
    let Some(total) = &summary.total else { return };
    let totals = recap.layout.all(recap.layout.sheets.calculation, recap.layout.column(TOTAL));
    // By value the sheet of calculation holds no column of weights.
    let weights = if recap.book.by_value { None } else { weights(recap) };
    let expr = match weights {
        None => call(Fun::Average, [totals]),
        Some(weights) => {
            let scored = sum_beside_numbers(totals.clone(), weights.clone());
            two(Op::Div, call(Fun::SumProduct, [weights, totals]), scored)
        }
    };
    averaged(recap, at(3), at(raw(recap)), &expr, &total.exact);
    let instrument = source.instrument;
    if instrument.classes.is_empty() {
        return;
    }
    let compared = match instrument.classify {
        Basis::Rounded => Expr::Cell(at(3), Pin::None),
        Basis::Exact => guarded(Expr::Cell(at(raw(recap)), Pin::None)),
    };
    let cell = |class, col| Expr::Cell(recap.class_cell(class, col), Pin::Both);
    let bounds: Vec<_> = instrument.classes.iter().map_while(|class| class.bound.as_ref()).collect();
    let reached = |class: usize| reaches(compared.clone(), bounds[class], cell(class, 2));
    let expr = choose::first(bounds.len(), &reached, &|class| cell(class, 0));
    let label = summary.class.map_or(super::answers::NONE, |class| &instrument.classes[class].label);
    recap.book.formula(at(LEAD), &expr, &Expected::Text(label.to_owned()), CellStyle::Label);
    recap.colour(sheet, (row, LEAD), (row, LEAD));
}

/// The column of weights of the summary, on the sheet of calculation behind what ranks compare.
fn weights(recap: &mut Recap<'_>) -> Option<Expr> {
    let source = recap.source;
    let name = source.instrument.summary.as_ref()?.weighted_by.as_ref()?;
    let sheet = recap.layout.sheets.calculation;
    let col = recap.layout.keys + column(source.instrument.ranking.break_ties.len() + 2);
    recap.head(CellRef { sheet, row: HEAD, col }, name, 14.0);
    for (place, score) in source.board.agencies.iter().enumerate() {
        let written = source.assessments.agencies[score.agency()].columns.get(name).map_or("", |text| text.trim());
        let weight = Exact::parse_decimal(written).or_else(|| Exact::parse_decimal(&written.replacen(',', ".", 1)));
        if let Some(weight) = weight {
            recap.exact(CellRef { sheet, row: recap.layout.row(place), col }, &weight);
        }
    }
    Some(recap.layout.all(sheet, col))
}
