//! The annex of a decree as Indonesian offices print it: head, ranking per group, recapitulation, bodies without a score,
//! signature, and a note on where the figures come from.
//!
//! What the rules file's `[decree]` and `--decree` leave open is printed as dots, to be filled in by hand. Form: UU 12/2011,
//! annex II, 192 and following.

mod words;

use std::io::{self, Write};

use crate::document::{Cell, Column, Document, DocumentTable, Emphasis, PageStyle, PlacedLine, RichText, docx};
use crate::report::corrections::Corrections;
use crate::report::document_parts;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::phrase::Phrase;
use crate::report::provenance::{PROGRAM_LINE, sha256};
use crate::report::scores::notes;
use crate::report::view::RankingPart;
use crate::report::view::ScoreReport;
use crate::report::words::Word;
use crate::rules::CriterionIx;
use crate::scoring::{GroupScore, UnroundedScore};

/// Room for what is filled in by hand, in the head and below it.
const SHORT: &str = "..............................";

/// Writes the annex as a Word file, with a column for every criterion that the board keeps.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    docx::write(&document(report, report.columns()), out)
}

/// The same without columns of criteria.
///
/// # Errors
/// None but those of compression in memory.
pub(crate) fn bytes(report: &ScoreReport<'_>) -> io::Result<Vec<u8>> {
    docx::bytes(&document(report, &[]))
}

fn document(report: &ScoreReport<'_>, columns: &[CriterionIx]) -> Document {
    let lang = report.lang;
    let list = if report.instrument.classes.is_empty() { words::LIST_WITHOUT_CLASSES } else { words::LIST };
    let title = list.with(lang, &[("title", notes::title(report.instrument))]).to_uppercase();
    let mut document = Document::new(title.clone(), lang.code());
    document.page = PageStyle::Decree;
    head(report, &mut document);
    document.heading(1, title);
    let parts = report.parts();
    let titled = report.has_groups() && parts.iter().any(|part| part.group.is_some());
    for part in &parts {
        if titled {
            document.heading(2, part.group.unwrap_or(Word::NoGroup.say(lang)));
        }
        document.table(ranking(report, part, columns, titled));
    }
    if parts.is_empty() {
        document.paragraph(Word::NothingShown.say(lang));
    }
    titled_table(&mut document, Word::Recap.say(lang), recap(report));
    document.table(class_counts(report));
    titled_table(&mut document, Word::Unscored.say(lang), unscored(report));
    signature(report, &mut document);
    proof(report, &mut document);
    document
}

/// A fact of the decree, or dots.
fn fact(fact: Option<&String>) -> String {
    fact.cloned().unwrap_or_else(|| SHORT.to_owned())
}

fn head(report: &ScoreReport<'_>, document: &mut Document) {
    let (lang, decree) = (report.lang, report.decree);
    let issuer = decree.issuer.as_ref().or(report.instrument.authority.as_ref());
    let field = |name: Phrase, text: String| PlacedLine::Field(name.say(lang).to_owned(), text.into());
    let lines = vec![
        PlacedLine::Text(words::ANNEX.say(lang).into()),
        PlacedLine::Text(words::DECREE.with(lang, &[("issuer", fact(issuer).to_uppercase())]).into()),
        field(words::NUMBER, fact(decree.number.as_ref())),
        field(words::DATE, fact(decree.date.as_ref())),
        field(words::ABOUT, fact(decree.about.as_ref()).to_uppercase()),
    ];
    document.right_half(lines);
}

fn ranking(report: &ScoreReport<'_>, part: &RankingPart<'_>, criteria: &[CriterionIx], titled: bool) -> DocumentTable {
    let lang = report.lang;
    let with_group = part.group.is_none() && report.has_groups() && !titled;
    let mut columns = vec![Column::number(Word::Rank.say(lang)), Column::text(report.instrument.agency_label.clone())];
    if with_group {
        columns.push(Column::text(Word::Group.say(lang)));
    }
    columns.extend(criteria.iter().map(|&ix| Column::number(report.instrument.criteria[ix].id.clone())));
    columns.push(Column::number(Word::Score.say(lang)));
    let classes = !report.instrument.classes.is_empty();
    if classes {
        columns.push(Column::label(Word::Class.say(lang)));
    }
    let mut table = DocumentTable::new(columns);
    for row in &part.rows {
        let agency = report.agency(row);
        let mut cells: Vec<Cell> = vec![row.rank().map_or_else(String::new, |rank| rank.to_string()).into()];
        cells.push((&*agency.name).into());
        if with_group {
            cells.push(agency.group.as_deref().unwrap_or(DASH).into());
        }
        let kept = &report.board.kept;
        let of = |ix: &CriterionIx| kept.iter().position(|known| known == ix);
        let scores = report.board.criteria(row);
        let shown = criteria.iter().map(|ix| value(report, of(ix).and_then(|at| scores[at].value())));
        cells.extend(shown.map(Cell::from));
        cells.push(value(report, row.value().as_ref()).into());
        if classes {
            cells.push(report.class(row).unwrap_or(DASH).into());
        }
        table.row(cells);
    }
    table
}

fn value(report: &ScoreReport<'_>, value: Option<&UnroundedScore>) -> String {
    let Some(value) = value else { return DASH.to_owned() };
    let about = if value.approximate { "≈" } else { "" };
    format!("{about}{}", number::score(&value.exact, report.instrument, report.lang))
}

fn titled_table(document: &mut Document, title: &str, table: DocumentTable) {
    if !table.rows.is_empty() {
        document.heading(2, title);
    }
    document.table(table);
}

/// How many bodies are listed and scored, and their mean, group by group.
fn recap(report: &ScoreReport<'_>) -> DocumentTable {
    let numbers = [Word::Listed, Word::Scored, Word::Mean].map(|word| Column::number(word.say(report.lang)));
    of_groups(report, numbers, |group| {
        let mean = value(report, group.mean.as_ref());
        vec![count(report, group.listed), count(report, group.scored), mean.into()]
    })
}

/// How many bodies are in which class, group by group: a table of its own, so that it fits an upright page.
fn class_counts(report: &ScoreReport<'_>) -> DocumentTable {
    let labels = report.instrument.classes.iter().map(|class| Column::number(class.label.clone()));
    if report.instrument.classes.is_empty() {
        return DocumentTable::default();
    }
    of_groups(report, labels, |group| group.classes.iter().map(|&n| count(report, n)).collect())
}

fn count(report: &ScoreReport<'_>, n: usize) -> Cell {
    number::count(n as u64, report.lang).into()
}

/// A row for every group.
fn of_groups(
    report: &ScoreReport<'_>,
    columns: impl IntoIterator<Item = Column>,
    cells: impl Fn(&GroupScore) -> Vec<Cell>,
) -> DocumentTable {
    let first = Column::text(Word::Group.say(report.lang));
    let mut table = DocumentTable::new(std::iter::once(first).chain(columns).collect());
    let no_group = if report.groups.len() == 1 { Word::Everybody } else { Word::NoGroup };
    for group in &report.groups {
        let name = group.group.as_deref().unwrap_or(no_group.say(report.lang));
        table.row(std::iter::once(name.into()).chain(cells(group)).collect());
    }
    table
}

fn unscored(report: &ScoreReport<'_>) -> DocumentTable {
    let lang = report.lang;
    let words = [Word::Group, Word::Reason].map(|word| Column::text(word.say(lang)));
    let label = Column::text(report.instrument.agency_label.clone());
    let mut table = DocumentTable::new(std::iter::once(label).chain(words).collect());
    for row in report.unscored() {
        let agency = report.agency(row);
        let group = agency.group.as_deref().unwrap_or_default();
        table.row(vec![(&*agency.name).into(), group.into(), notes::reason(report, row).into()]);
    }
    table.drop_empty();
    table
}

fn signature(report: &ScoreReport<'_>, document: &mut Document) {
    let (lang, decree) = (report.lang, report.decree);
    let text = |text: String| PlacedLine::Text(text.into());
    let lines = vec![
        text(words::DONE_AT.with(lang, &[("place", fact(decree.place.as_ref()))])),
        text(words::DONE_ON.with(lang, &[("date", fact(decree.date.as_ref()))])),
        text(format!("{},", fact(decree.position.as_ref()).to_uppercase())),
        PlacedLine::Space,
        text(fact(decree.signatory.as_ref())),
    ];
    document.right_half(lines);
}

/// By which rules and from which files: what anybody needs to compute the same.
fn proof(report: &ScoreReport<'_>, document: &mut Document) {
    let (instrument, lang) = (report.instrument, report.lang);
    // This page may be taken away before the annex is signed.
    document.page_break();
    document.heading(2, words::PROOF.say(lang));
    let said = |word: Word, text: &str| RichText::from(format!("{}: {text}", word.say(lang)));
    let hashed = |text: RichText, hash: &str| text.and(", SHA-256 ", Emphasis::None).and(hash, Emphasis::Code);
    let rules = said(Word::Rules, &document_parts::status(instrument, lang));
    let mut lines = vec![hashed(rules, &sha256(instrument.text.as_bytes()))];
    lines.push(said(Word::Rounded, &notes::rounding(instrument, lang)));
    lines.push(said(Word::RanksAndTies, &notes::ranks(instrument, lang)));
    lines.extend(notes::caps(report, Word::Capped).into_iter().map(RichText::from));
    if notes::any_approximate(report) {
        lines.push(Word::Approximate.say(lang).into());
    }
    lines.extend(notes::not_shown(report).map(RichText::from));
    lines.push(said(Word::Program, PROGRAM_LINE));
    for input in report.assessments.everything_read() {
        let file = said(Word::File, &input.path);
        lines.push(match &input.sha256 {
            Some(hash) => hashed(file, hash),
            None => file,
        });
    }
    document.list(lines);
    document_parts::corrections(document, &Corrections::of(instrument, report.assessments, lang));
}
