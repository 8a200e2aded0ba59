//! The recap as a workbook: what a commission signs, hands on, and may recompute.
//!
//! Every number above the answers is a formula that gives what is printed everywhere else. Each is evaluated here, in
//! binary arithmetic as a spreadsheet does it, and compared with the exact value ([`crate::workbook::book`]); where it would differ,
//! or a rule has no formula, the value stands with a note, and the sheets say how many. Nothing here scores.
//!
//! More than a workbook of formulas holds ([`size`]) is written by value ([`values`]), and the sheets say so.

mod about;
mod answer_rows;
pub(crate) mod answers;
pub(crate) mod branch;
pub(crate) mod calculation;
mod choose;
mod classes;
pub(crate) mod conditions;
mod group_counts;
pub(crate) mod layout;
pub(crate) mod ranking;
pub(crate) mod rounding;
mod rules;
pub(crate) mod size;
mod standings;
mod values;

use crate::workbook::formula;
use crate::workbook::write;
use std::io::{self, Write};

use self::layout::{HEAD, SheetLayout, Sheets};
use self::size::Size;
use crate::exact::Exact;
use crate::report::class_colours::of_classes;
use crate::report::number as shown;
use crate::report::scores::notes;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};
use crate::rules::CriterionIx;
use crate::workbook::book::CellStyle;
use crate::workbook::book::Colouring;
use crate::workbook::book::Expected;
use crate::workbook::book::WorkBook;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Pin;
use crate::workbook::formula::SheetIx;
use crate::workbook::formula::call;
use crate::workbook::formula::number;
use crate::workbook::held::HeldReason;
use crate::workbook::texts::TextIx;

/// A workbook on its way: what it tells of, its cells, and where they stand.
pub(crate) struct Recap<'a> {
    pub source: &'a ScoreReport<'a>,
    pub book: WorkBook,
    pub layout: SheetLayout,
    /// By sheet: whether it has its title.
    titled: Vec<bool>,
    /// Lines that end with how many cells are formulas, which is known last.
    telling: Vec<(TextIx, String)>,
}

/// Writes the recap. The board must hold all criteria, the assessments their answers. Agencies that are not among the
/// rows of the report stand in hidden rows, since ranks and counts are about all; by value they are left out.
///
/// # Errors
/// `out` refuses, or there is more than a workbook holds.
pub(crate) fn write(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    match size::size(report) {
        Some(size) => write_as(report, size, out),
        None => Err(io::Error::new(io::ErrorKind::FileTooLarge, size::too_large(report).message(report.lang))),
    }
}

/// The recap as the bytes of an `.xlsx` file: the same bytes for the same report.
///
/// # Errors
/// There is more than a workbook holds ([`size::size`] says so before); the message is in the report's language.
pub(crate) fn workbook(report: &ScoreReport<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write(report, &mut bytes)?;
    Ok(bytes)
}

/// The same, by value or with formulas whatever there is.
///
/// # Errors
/// A sheet takes no more; [`workbook`] finds out before.
#[cfg(test)]
pub(crate) fn workbook_of(report: &ScoreReport<'_>, size: Size) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_as(report, size, &mut bytes)?;
    Ok(bytes)
}

fn write_as(report: &ScoreReport<'_>, size: Size, out: &mut dyn Write) -> io::Result<()> {
    let mut recap = Recap::new(report, size);
    rules::fill(&mut recap);
    match size {
        Size::Formulas => {
            recap.hide();
            answers::fill(&mut recap)?;
            calculation::fill(&mut recap)?;
            ranking::fill(&mut recap);
        }
        Size::Values => values::fill(&mut recap)?,
    }
    classes::fill(&mut recap);
    about::findings(&mut recap);
    recap.titles();
    about::provenance(&mut recap);
    for sheet in 0..recap.book.sheets.len() {
        recap.book.finish_rows(sheet);
    }
    let why = |why| about::why(why, report.lang).to_owned();
    write::write(recap.book, crate::report::provenance::PROGRAM_LINE, &why, out)
}

impl<'a> Recap<'a> {
    fn new(source: &'a ScoreReport<'a>, size: Size) -> Self {
        let mut book = WorkBook::new(notes::title(source.instrument));
        let mut sheet = |word: Word| book.sheet(word.say(source.lang));
        let sheets = Sheets {
            ranking: sheet(Word::SheetRanking),
            classes: sheet(Word::SheetClasses),
            criteria: sheet(Word::SheetCriteria),
            calculation: sheet(Word::SheetCalculation),
            answers: sheet(Word::SheetAnswers),
            rules: sheet(Word::SheetRules),
            findings: sheet(Word::SheetFindings),
            provenance: sheet(Word::SheetProvenance),
        };
        book.by_value = size == Size::Values;
        let agencies = if book.by_value { source.rows.len() } else { source.board.agencies.len() };
        let layout = SheetLayout::new(sheets, source.instrument, agencies);
        let titled = vec![false; book.sheets.len()];
        Self { source, book, layout, titled, telling: Vec::new() }
    }

    /// A column heading, and how wide its column is (the widest that is asked for holds).
    fn head(&mut self, at: CellRef, text: &str, width: f64) {
        self.book.text(at, text, CellStyle::Head);
        let widths = &mut self.book.sheets[at.sheet].widths;
        let known = widths.entry(at.col).or_insert(width);
        *known = known.max(width);
    }

    /// How wide the column of a criterion is: no word of its name is broken, unless it is very long.
    fn room(&self, ix: CriterionIx) -> f64 {
        let longest = |text: &str| text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0) as f64;
        let criterion = &self.source.instrument.criteria[ix];
        (longest(&criterion.name).max(longest(&criterion.id)) * 1.2 + 2.0).clamp(12.0, 20.0)
    }

    /// Text where there is some, over several lines where it is long.
    fn optional(&mut self, at: CellRef, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.book.text(at, text, CellStyle::Wrapped);
        }
    }

    /// Gives labels of classes their colours, whatever is edited.
    fn colour(&mut self, sheet: SheetIx, first: (u32, u16), last: (u32, u16)) {
        let colours = of_classes(&self.source.instrument.classes);
        for (class, color) in colours.into_iter().enumerate() {
            let own = Expr::Cell(CellRef { sheet, row: first.0, col: first.1 }, Pin::None);
            let label = Expr::Cell(self.class_cell(class, 0), Pin::Both);
            if let Some(formula) = self.book.written(sheet, &call(Fun::Exact, [own, label])) {
                self.book.sheets[sheet].colouring.push(Colouring { first, last, formula, color });
            }
        }
    }

    /// An exact number: as a number, or as a fraction where it has no end.
    fn exact(&mut self, at: CellRef, value: &Exact) {
        if formula::fits_a_cell(value) {
            self.book.number(at, value.to_f64(), CellStyle::Plain);
        } else {
            self.book.formula(at, &number(value), &Expected::Near(value.clone()), CellStyle::Plain);
        }
    }

    /// Makes a sheet a table: its headings stay in view and on every page, and its rows can be filtered.
    fn table(&mut self, sheet: SheetIx, last_col: u16, last_row: u32, frozen: u16) {
        let sheet = &mut self.book.sheets[sheet];
        sheet.frozen = (HEAD + 1, frozen);
        sheet.repeated = Some((0, HEAD));
        sheet.filter = Some((HEAD, 0, last_row.max(HEAD + 1), last_col));
    }

    /// Hides what was not asked for; ranks and counts are about all.
    fn hide(&mut self) {
        let asked: std::collections::HashSet<usize> = self.source.rows.iter().map(|row| row.agency()).collect();
        for (place, score) in self.source.board.agencies.iter().enumerate() {
            if !asked.contains(&score.agency()) {
                let row = self.layout.row(place);
                for sheet in [self.layout.sheets.ranking, self.layout.sheets.criteria, self.layout.sheets.calculation] {
                    self.book.sheets[sheet].hidden_rows.insert(row);
                }
            }
        }
    }

    /// The lines above all tables.
    fn titles(&mut self) {
        for sheet in 0..self.book.sheets.len() {
            self.title(sheet);
        }
        let told = self.told();
        for (line, start) in std::mem::take(&mut self.telling) {
            self.book.say(line, &format!("{start}{told}"));
        }
    }

    /// The lines above the table of a sheet, once: title, standing of the rules, and what the sheet holds.
    fn title(&mut self, sheet: SheetIx) {
        if std::mem::replace(&mut self.titled[sheet], true) {
            return;
        }
        let (instrument, lang, sheets) = (self.source.instrument, self.source.lang, self.layout.sheets);
        let name = self.book.sheets[sheet].name.clone();
        let title = format!("{name} · {}", notes::title(instrument));
        // What stands in a hidden column is not seen.
        let hidden = &self.book.sheets[sheet].hidden_columns;
        let col = (0..).find(|col| !hidden.contains(col)).unwrap_or(0);
        let at = |row| CellRef { sheet, row, col };
        self.book.text(at(0), &title, CellStyle::Title);
        self.book.sheets[sheet].repeated.get_or_insert((0, 1));
        let status = words::status(instrument.status).say(lang);
        let standing = format!("{} · {}: {status}", instrument.id, Word::Status.say(lang).to_lowercase());
        match sheet {
            sheet if sheet == sheets.calculation => {
                let by_value = self.book.by_value;
                let about = if by_value { Word::AboutCalculationByValue } else { Word::AboutCalculation };
                self.tell(at(1), format!("{standing} · {} ", about.say(lang)));
            }
            sheet if sheet == sheets.criteria => {
                let about = format!("{standing} · {}", Word::AboutCriteria.say(lang));
                self.book.text(at(1), &about, CellStyle::Small);
            }
            _ => self.book.text(at(1), &standing, CellStyle::Small),
        }
        self.lines(sheet, at(2));
    }

    /// What stands below title and standing on some sheets.
    fn lines(&mut self, sheet: SheetIx, at: CellRef) {
        let (instrument, lang, sheets) = (self.source.instrument, self.source.lang, self.layout.sheets);
        let rounding = || format!("{}: {}", Word::Rounded.say(lang), notes::rounding(instrument, lang));
        if sheet == sheets.ranking {
            let ranks = format!("{}: {}", Word::RanksAndTies.say(lang), notes::ranks(instrument, lang));
            self.book.text(at, &rounding(), CellStyle::Small);
            self.book.text(CellRef { row: at.row + 1, ..at }, &ranks, CellStyle::Small);
            self.tell(CellRef { row: at.row + 2, ..at }, String::new());
        } else if sheet == sheets.classes {
            self.book.text(at, &rounding(), CellStyle::Small);
        } else if sheet == sheets.answers {
            let about = if self.book.by_value { Word::AnswersLeftOut } else { Word::AboutAnswers };
            self.book.text(at, about.say(lang), CellStyle::Small);
        }
    }

    /// A line that ends with how many cells are formulas.
    fn tell(&mut self, at: CellRef, start: String) {
        let line = self.book.later(at, CellStyle::Small);
        self.telling.push((line, start));
    }

    /// How many cells are formulas, how many are values where formulas should be, and why.
    fn told(&self) -> String {
        let lang = self.source.lang;
        if self.book.by_value {
            return Word::ByValue.say(lang).to_owned();
        }
        let count = |n: usize| shown::count(n as u64, lang);
        let formulas = Word::FormulasCount.with(lang, &[("n", count(self.book.formulas))]);
        let held: Vec<String> = HeldReason::ALL
            .into_iter()
            .filter_map(|why| self.book.held.get(&why).map(|&n| format!("{} {}", count(n), about::why(why, lang))))
            .collect();
        let fixed = Word::FixedCount.with(lang, &[("n", count(self.book.held.values().sum()))]);
        if held.is_empty() {
            format!("{formulas}; {fixed}.")
        } else {
            format!("{formulas}; {fixed}: {}.", held.join("; "))
        }
    }
}
