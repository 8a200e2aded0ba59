//! Where what stands: sheets, columns of criteria, rows of agencies.
//!
//! An agency has the same row on the sheets of ranking, criteria and calculation; a criterion the same column on the
//! latter two. Criteria stand level by level, so that the children of one parent are neighbours and one stretch of
//! cells holds them.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::answer_rows::AnswerRows;
use crate::rules::{CriterionIx, Instrument, TOTAL};
use crate::workbook::cell_style::CellStyle;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Pin;
use crate::workbook::formula::SheetIx;

/// The row of the column headings.
pub(crate) const HEAD: u32 = 5;
/// The row of the first agency.
pub(crate) const FIRST: u32 = HEAD + 1;
/// The row of weights on the sheet of calculation, and of names on both sheets of criteria.
pub(crate) const WEIGHTS: u32 = HEAD - 1;
pub(crate) const NAMES: u32 = HEAD - 2;
/// How values before rounding are shown; their cells hold all digits.
pub(crate) const RAW: CellStyle = CellStyle::Score(4);
/// The columns before the total on both sheets of criteria: agency, group.
pub(crate) const LEAD: u16 = 2;

/// The sheets by their part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheets {
    pub ranking: SheetIx,
    pub classes: SheetIx,
    pub criteria: SheetIx,
    pub calculation: SheetIx,
    pub answers: SheetIx,
    pub rules: SheetIx,
    pub findings: SheetIx,
    pub provenance: SheetIx,
}

/// Where what stands.
#[derive(Debug)]
pub(crate) struct SheetLayout {
    pub sheets: Sheets,
    /// Criteria in the order of columns; the total first.
    pub order: Vec<CriterionIx>,
    /// The column of each criterion.
    columns: Vec<u16>,
    /// The column of what the children of a criterion combine to, before its scale.
    pub before_scale: HashMap<CriterionIx, u16, RandomState>,
    /// The first column of what ranks compare.
    pub keys: u16,
    /// Rows of the answers about a subject and criterion.
    pub answers: AnswerRows,
    /// The column of what an answer counts as.
    pub counted: u16,
    /// Row of the first class on the sheet of rules.
    pub class_rows: u32,
    /// The column of the score on the ranking.
    pub score: u16,
    pub agencies: u32,
}

impl SheetLayout {
    /// The places that follow from the instrument; answers and classes are placed when their sheets are made.
    #[must_use]
    pub(crate) fn new(sheets: Sheets, instrument: &Instrument, agencies: usize) -> Self {
        let mut order = vec![TOTAL];
        let mut next = 0;
        while next < order.len() {
            order.extend(&instrument.criteria[order[next]].children);
            next += 1;
        }
        let mut columns = vec![0; instrument.criteria.len()];
        for (at, &ix) in order.iter().enumerate() {
            columns[ix] = LEAD + column(at);
        }
        let mut free = LEAD + column(order.len());
        let mut before_scale = HashMap::default();
        for &ix in &order {
            let criterion = &instrument.criteria[ix];
            if !criterion.is_leaf() && criterion.scale.is_some() {
                before_scale.insert(ix, free);
                free += 1;
            }
        }
        let tops = instrument.criteria[TOTAL].children.len();
        Self {
            sheets,
            order,
            columns,
            before_scale,
            keys: free,
            answers: AnswerRows::default(),
            counted: 0,
            class_rows: 0,
            score: RANKING_LEAD + column(tops),
            agencies: u32::try_from(agencies).unwrap_or(u32::MAX),
        }
    }

    /// The row of an agency by its place in the output.
    #[must_use]
    pub(crate) fn row(&self, place: usize) -> u32 {
        FIRST + u32::try_from(place).unwrap_or(u32::MAX / 2)
    }

    /// The last row with an agency (the first, where there is none).
    #[must_use]
    pub(crate) fn last(&self) -> u32 {
        FIRST + self.agencies.saturating_sub(1)
    }

    /// The column of a criterion.
    #[must_use]
    pub(crate) fn column(&self, ix: CriterionIx) -> u16 {
        self.columns[ix]
    }

    /// What a criterion is before rounding.
    #[must_use]
    pub(crate) fn calculated(&self, row: u32, ix: CriterionIx) -> CellRef {
        CellRef { sheet: self.sheets.calculation, row, col: self.columns[ix] }
    }

    /// What is printed of a criterion, the total too: on the sheet of criteria. The ranking copies it cell by cell, so
    /// that people may sort its rows.
    #[must_use]
    pub(crate) fn printed(&self, row: u32, ix: CriterionIx) -> CellRef {
        CellRef { sheet: self.sheets.criteria, row, col: self.columns[ix] }
    }

    /// The score on the ranking.
    #[must_use]
    pub(crate) fn ranked(&self, row: u32) -> CellRef {
        CellRef { sheet: self.sheets.ranking, row, col: self.score }
    }

    /// A column of the ranking over all agencies.
    #[must_use]
    pub(crate) fn all(&self, sheet: SheetIx, col: u16) -> Expr {
        stretch(CellRef { sheet, row: FIRST, col }, self.last())
    }
}

/// A column downwards from a cell.
#[must_use]
pub(crate) fn stretch(first: CellRef, last: u32) -> Expr {
    Expr::Area(first, CellRef { row: last, ..first }, Pin::Both)
}

/// The number of a column; instruments are checked to fit before.
#[must_use]
pub(crate) fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX / 2)
}

/// The columns before the criteria: rank, id, agency, group.
pub(crate) const RANKING_LEAD: u16 = 4;
