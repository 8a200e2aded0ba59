//! Minutes of objections as a workbook: an overview before and after, and for each body a sheet to sign.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use crate::analysis::compare::position::Side;
use crate::answers::Objection;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::number;
use crate::report::provenance::PROGRAM_LINE;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::workbook::book::{CellStyle, WorkBook};
use crate::workbook::formula::{CellRef, SheetIx};
use crate::workbook::write;

/// The row of the headings of every sheet.
const HEAD: u32 = 4;
/// Letters of a sheet's name, at most, and those that it may not hold.
const NAME: usize = 28;
const FORBIDDEN: &[char] = &['[', ']', ':', '*', '?', '/', '\\', '\''];
/// The column of signatures: a wide one.
const SIGNED: u16 = 5;
/// The height of the place for a signature.
const SIGNATURE: f64 = 60.0;

/// What the minutes tell.
pub(crate) struct MinutesReport<'a> {
    pub before: Side<'a>,
    pub after: Side<'a>,
    pub objections: &'a [Objection],
    pub lang: Lang,
}

/// Writes the workbook.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(report: &MinutesReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut book = WorkBook::new(notes::title(report.after.instrument));
    let by_body = report.by_body();
    report.overview(&mut book, &by_body);
    let mut names = BTreeSet::new();
    for (number, (&agency, objections)) in (1_usize..).zip(&by_body) {
        report.body(&mut book, &mut names, (number, agency), objections);
    }
    out.write_all(&write::bytes(book, PROGRAM_LINE, &|_| String::new())?)
}

/// How a body stands in one result, as texts: score, rank, class.
fn standing(side: &Side<'_>, id: &str, lang: Lang) -> [String; 3] {
    let found = side.assessments.find(id).and_then(|at| side.scores.of(at));
    let Some(score) = found else { return Default::default() };
    let value = score.score().map(|value: &Exact| number::score(value, side.instrument, lang));
    let rank = score.rank().map(|rank| rank.to_string());
    let class = score.class().map(|class| side.instrument.classes[class].label.clone());
    [value, rank, class].map(|text| text.unwrap_or_else(|| number::DASH.to_owned()))
}

const fn decided(accepted: Option<bool>) -> Word {
    match accepted {
        Some(true) => Word::ObjectionAccepted,
        Some(false) => Word::ObjectionRejected,
        None => Word::ObjectionOpen,
    }
}

/// How many there are of each decision, in words.
fn counts(objections: &[&Objection], lang: Lang) -> String {
    let of = |accepted| objections.iter().filter(|one| one.accepted == accepted).count().to_string();
    let facts = [
        ("all", objections.len().to_string()),
        ("accepted", of(Some(true))),
        ("rejected", of(Some(false))),
        ("open", of(None)),
    ];
    Word::MinutesCounts.with(lang, &facts)
}

impl MinutesReport<'_> {
    /// Objections by the body that they are about, a position among the agencies after the corrections.
    fn by_body(&self) -> BTreeMap<usize, Vec<&Objection>> {
        let agencies = &self.after.assessments.agencies;
        let mut found: BTreeMap<usize, Vec<&Objection>> = BTreeMap::new();
        for one in self.objections {
            let by_name = || agencies.iter().position(|agency| *agency.name == *one.agency);
            if let Some(at) = self.after.assessments.find(&one.agency).or_else(by_name) {
                found.entry(at).or_default().push(one);
            }
        }
        found
    }

    fn head(&self, book: &mut WorkBook, sheet: SheetIx, lines: [&str; 3], heads: &[(Word, f64)]) {
        let at = |row, col| CellRef { sheet, row, col };
        book.text(at(0, 0), lines[0], CellStyle::Title);
        book.text(at(1, 0), lines[1], CellStyle::Part);
        book.text(at(2, 0), lines[2], CellStyle::Small);
        for (col, (word, width)) in (0..).zip(heads) {
            book.heading(at(HEAD, col), word.say(self.lang), *width);
        }
        book.sheets[sheet].repeated = Some((HEAD, HEAD));
    }

    fn overview(&self, book: &mut WorkBook, by_body: &BTreeMap<usize, Vec<&Objection>>) {
        let lang = self.lang;
        let sheet = book.sheet(Word::MinutesSheet.say(lang));
        let heads = [
            (Word::HeadAgency, 34.0),
            (Word::Group, 14.0),
            (Word::ObjectionAccepted, 11.0),
            (Word::ObjectionRejected, 11.0),
            (Word::ObjectionOpen, 11.0),
            (Word::MinutesBefore, 11.0),
            (Word::MinutesAfter, 11.0),
            (Word::MinutesRankBefore, 11.0),
            (Word::MinutesRankAfter, 11.0),
            (Word::MinutesClassBefore, 20.0),
            (Word::MinutesClassAfter, 20.0),
        ];
        let title = format!("{} · {}", Word::MinutesTitle.say(lang), notes::title(self.after.instrument));
        let all: Vec<&Objection> = by_body.values().flatten().copied().collect();
        self.head(book, sheet, [&title, &counts(&all, lang), self.after.label], &heads);
        for (row, (&at, objections)) in (HEAD + 1..).zip(by_body) {
            let agency = &self.after.assessments.agencies[at];
            let of = |accepted| objections.iter().filter(|one| one.accepted == accepted).count().to_string();
            let before = standing(&self.before, &agency.id, lang);
            let after = standing(&self.after, &agency.id, lang);
            let moved = before.into_iter().zip(after).flat_map(|(before, after)| [before, after]);
            let group = agency.group.as_deref().unwrap_or_default().to_owned();
            let cells = [agency.name.to_string(), group, of(Some(true)), of(Some(false)), of(None)];
            for (col, text) in (0..).zip(cells.into_iter().chain(moved)) {
                book.text(CellRef { sheet, row, col }, &text, CellStyle::Wrapped);
            }
        }
        book.sheets[sheet].frozen = (HEAD + 1, 1);
        book.finish_rows(sheet);
    }

    fn body(
        &self,
        book: &mut WorkBook,
        names: &mut BTreeSet<String>,
        (number, at): (usize, usize),
        objections: &[&Objection],
    ) {
        let (lang, instrument) = (self.lang, self.after.instrument);
        let agency = &self.after.assessments.agencies[at];
        let short: String = agency.name.replace(FORBIDDEN, " ").chars().take(NAME).collect();
        // Sheets are told apart without regard to case.
        let free = names.insert(short.trim().to_lowercase()) && !short.trim().is_empty();
        let name = if free { short.trim().to_owned() } else { number.to_string() };
        let sheet = book.sheet(&name);
        let heads = [
            (Word::Criterion, 30.0),
            (Word::Assessor, 12.0),
            (Word::Old, 12.0),
            (Word::New, 12.0),
            (Word::ObjectionDecision, 13.0),
            (Word::Reason, 30.0),
            (Word::HeadEvidence, 22.0),
        ];
        let title = format!("{} · {}", Word::MinutesTitle.say(lang), notes::title(instrument));
        let whose = format!("{}: {}", instrument.agency_label, agency.name);
        self.head(book, sheet, [&title, &whose, &counts(objections, lang)], &heads);
        let mut row = HEAD;
        for one in objections {
            row += 1;
            let criterion = &instrument.criteria[one.criterion];
            let named = format!("{} {}", criterion.id, criterion.name);
            let decision = decided(one.accepted).say(lang);
            let cells = [&named, &one.assessor, &one.old, &one.new, decision, &one.reason, &one.evidence];
            for (col, text) in (0..).zip(cells) {
                book.text(CellRef { sheet, row, col }, text, CellStyle::Wrapped);
            }
        }
        book.finish_rows(sheet);
        self.closing(book, sheet, row + 2, &agency.id);
    }

    /// Score, rank and class before and after, and who signs.
    fn closing(&self, book: &mut WorkBook, sheet: SheetIx, from: u32, id: &str) {
        let lang = self.lang;
        let before = standing(&self.before, id, lang);
        let after = standing(&self.after, id, lang);
        let words = [
            [Word::MinutesBefore, Word::MinutesAfter],
            [Word::MinutesRankBefore, Word::MinutesRankAfter],
            [Word::MinutesClassBefore, Word::MinutesClassAfter],
        ];
        let mut row = from;
        for ([first, second], (before, after)) in words.into_iter().zip(before.into_iter().zip(after)) {
            for (word, text) in [(first, before), (second, after)] {
                book.text(CellRef { sheet, row, col: 0 }, word.say(lang), CellStyle::Part);
                book.text(CellRef { sheet, row, col: 2 }, &text, CellStyle::Line);
                row += 1;
            }
        }
        row += 1;
        let head = self.after.instrument.form.head.clone().unwrap_or_else(|| Word::FormHead.say(lang).to_owned());
        let signed = [Word::FormPlaceDate.say(lang), &head, Word::MinutesSigned.say(lang)];
        for (at, who) in (0_u32..).zip(signed) {
            book.text(CellRef { sheet, row: row + at, col: 0 }, who, CellStyle::Paragraph);
            book.text(CellRef { sheet, row: row + at, col: SIGNED }, "", CellStyle::EntryText);
            book.sheets[sheet].heights.insert(row + at, if at == 0 { 20.0 } else { SIGNATURE });
        }
        book.sheets[sheet].printed = Some((row + 2, 6));
    }
}
