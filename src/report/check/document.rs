//! The check as a document: findings in one table, then who still owes what.

use super::{CheckReport, text};
use crate::document::{Cell, Column, Document, DocumentTable, Emphasis, RichText, Tone};
use crate::finding::Finding;
use crate::finding::severity::Severity;
use crate::report::number::count;
use crate::report::scores::notes;
use crate::report::words::{self, Word};

/// The whole document.
pub(super) fn document(report: &CheckReport<'_>) -> Document {
    let lang = report.lang;
    let title = format!("{}: {}", Word::Findings.say(lang), notes::title(report.instrument));
    let mut document = Document::new(title.clone(), lang.code());
    document.heading(1, title);
    let status = words::status(report.instrument.status).say(lang);
    let inputs: Vec<&str> = report.assessments.inputs.iter().map(|input| input.path.as_str()).collect();
    document.lines(vec![
        format!("{} · {}: {status}", report.instrument.id, Word::Status.say(lang).to_lowercase()).into(),
        format!("{}: {}", Word::Inputs.say(lang), inputs.join(", ")).into(),
    ]);
    document.paragraph(text::summary(report));
    if let Some(status) = &report.status {
        super::status::fill(report, status, &mut document, None);
    }
    findings(report, &mut document);
    owed_by_agency(report, &mut document);
    owed_by_criterion(report, &mut document);
    document
}

fn findings(report: &CheckReport<'_>, document: &mut Document) {
    if report.findings.is_empty() {
        return;
    }
    document.heading(2, Word::Findings.say(report.lang));
    document.table(findings_table(report));
    document.lines(report.not_told.lines().map(Into::into).collect());
}

/// One row for each finding.
pub(super) fn findings_table(report: &CheckReport<'_>) -> DocumentTable {
    let lang = report.lang;
    let mut table = DocumentTable::new(vec![
        Column::label(Word::Id.say(lang)),
        Column::text(Word::Place.say(lang)),
        Column::text(Word::Findings.say(lang)),
    ]);
    report.findings.iter().for_each(|finding| table.row(row(finding, report)));
    table
}

fn row(finding: &Finding, report: &CheckReport<'_>) -> Vec<Cell> {
    let tone = match finding.severity() {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warning,
    };
    let said = RichText::from(finding.message(report.lang)).and(". ", Emphasis::None);
    vec![
        Cell::toned(finding.code(), tone),
        finding.place.shown().into(),
        said.and(finding.help(report.lang), Emphasis::Light).into(),
    ]
}

fn owed_by_agency(report: &CheckReport<'_>, document: &mut Document) {
    let (lang, completeness) = (report.lang, report.completeness);
    let mut table = DocumentTable::new(vec![
        Column::text(report.instrument.agency_label.clone()),
        Column::number(Word::Owed.say(lang)),
        Column::text(Word::OwedIds.say(lang)),
    ]);
    let ids = |owed: &[usize]| {
        owed.iter().map(|&ix| report.instrument.criteria[ix].id.as_str()).collect::<Vec<_>>().join(", ")
    };
    let partly = completeness.by_agency.iter().map(|(&at, owed)| (at, owed.len(), ids(owed)));
    let wholly = completeness.absent.iter().map(|(&at, &owed)| (at, owed, Word::OwedAll.say(lang).to_owned()));
    let mut rows: Vec<_> = partly.chain(wholly).collect();
    rows.sort_by_key(|row| row.0);
    for (at, owed, ids) in rows {
        let name = report.assessments.agencies[at].name.to_string();
        table.row(vec![name.into(), count(owed as u64, lang).into(), ids.into()]);
    }
    if !table.rows.is_empty() {
        document.heading(2, Word::Completeness.say(lang));
        document.heading(3, Word::ByAgency.say(lang));
    }
    document.table(table);
    let unknown = completeness.unknown.len();
    if unknown > 0 {
        document.paragraph(Word::OwedUnknown.with(lang, &[("n", unknown.to_string())]));
    }
}

fn owed_by_criterion(report: &CheckReport<'_>, document: &mut Document) {
    let lang = report.lang;
    let columns = vec![Column::text(Word::Criterion.say(lang)), Column::number(Word::Owed.say(lang))];
    let mut table = DocumentTable::new(columns);
    for (&ix, &owed) in &report.completeness.by_criterion {
        let criterion = &report.instrument.criteria[ix];
        table.row(vec![format!("{} {}", criterion.id, criterion.name).into(), count(owed as u64, lang).into()]);
    }
    if !table.rows.is_empty() {
        document.heading(3, Word::ByCriterion.say(lang));
    }
    document.table(table);
}
