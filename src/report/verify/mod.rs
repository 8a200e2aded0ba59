//! A verification as text, as a document to attach to a decision, as rows, as JSON (`ikip.verify/1`) and as findings.

mod coverage;
mod csv;
mod document;
mod figures;
mod json;
mod slips;
mod text;
mod words;

use std::io::{self, Write};

use crate::analysis::verify::{Figure, Mismatch, Verification, What};
use crate::answers::Assessments;
use crate::answers::Input;
use crate::document::{docx, html, markdown};
use crate::exact::Exact;
use crate::finding::catalogue::{
    E601, E602, E603, E604, E605, E606, E607, E608, E609, E610, E611, E612, E629, E630, E631,
};
use crate::finding::{Finding, finding};
use crate::i18n::lang::Lang;
use crate::published::model::Printed;
use crate::published::model::Published;
use crate::report::result_format::ResultFormat;
use crate::report::view::Screen;
use crate::rules::Instrument;

/// Everything that an output may show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerifyReport<'a> {
    pub instrument: &'a Instrument,
    pub published: &'a Published,
    /// The published tables as they were read.
    pub tables: &'a [Input],
    /// What they were compared with.
    pub inputs: Option<&'a Assessments>,
    pub found: &'a Verification,
    /// What was found on the way: in tables and inputs.
    pub findings: &'a [Finding],
    pub lang: Lang,
    pub screen: Screen,
}

impl VerifyReport<'_> {
    /// The headings of columns with cells that were taken for nothing, each once.
    pub(super) fn unread(&self) -> impl Iterator<Item = &str> {
        let mut seen = std::collections::BTreeSet::new();
        let columns = self.tables.iter().flat_map(|table| &table.columns);
        columns
            .filter(|(heading, meaning)| meaning.is_none() && !heading.trim().is_empty())
            .map(|(heading, _)| heading.as_str())
            .filter(move |heading| seen.insert(*heading))
    }
}

/// A form in which a verification can be written.
pub(crate) type VerifyFormat = ResultFormat<fn(&VerifyReport<'_>, &mut dyn Write) -> io::Result<()>>;

/// Every form, the default first.
pub(crate) const FORMATS: &[VerifyFormat] = &[
    VerifyFormat::text(write_text),
    VerifyFormat::markdown(|report, out| markdown::write(&document::document(report), out)),
    VerifyFormat::html(|report, out| html::write(&document::document(report), out)),
    VerifyFormat::docx(|report, out| docx::write(&document::document(report), out)),
    VerifyFormat::csv(csv::write),
    VerifyFormat::json(json::write),
];

/// Writes for people.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_text(report: &VerifyReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(text::text(report).as_bytes())
}

/// Every mismatch and every name that only nearly matches, as findings.
#[must_use]
pub(crate) fn findings(instrument: &Instrument, found: &Verification) -> Vec<Finding> {
    let near = found
        .near
        .iter()
        .map(|near| finding!(W601: agency = near.printed.clone(), known = near.known.clone()).at(near.place.clone()));
    let mut all: Vec<Finding> = found.mismatches.iter().map(|m| finding(instrument, m)).chain(near).collect();
    if found.checked.all() == 0 && found.mismatches.is_empty() {
        all.push(finding!(W602));
    }
    all
}

fn finding(instrument: &Instrument, mismatch: &Mismatch) -> Finding {
    let unknown_class = matches!(&mismatch.printed, Figure::Label(label) if instrument.class_named(label).is_none());
    let entry = match mismatch.what {
        What::Class if unknown_class => &E612,
        What::Score => &E601,
        What::Criterion(_) => &E602,
        What::Part(_) => &E603,
        What::Class => &E604,
        What::Rank => &E605,
        What::Missing => &E606,
        What::Extra => &E607,
        What::Repeated => &E608,
        What::Count => &E609,
        What::Percent => &E610,
        What::Sum => &E611,
        What::Outside(_) => &E629,
        What::GroupName => &E630,
        What::Group(_) | What::ColumnFigure(..) => &E631,
    };
    let criterion = match mismatch.what {
        What::Criterion(ix) | What::Part(ix) | What::Outside(ix) | What::ColumnFigure(_, ix) => {
            Some(&instrument.criteria[ix])
        }
        _ => None,
    };
    let labels = instrument.classes.iter().map(|class| class.label.as_str()).collect::<Vec<_>>().join(", ");
    let (id, name) = (criterion.map(|criterion| &criterion.id), criterion.map(|criterion| &criterion.name));
    let (subject, printed, expected) = (mismatch.subject.as_str(), plain(&mismatch.printed), plain(&mismatch.expected));
    let finding = match mismatch.what {
        What::Missing | What::Extra | What::Repeated => finding!(
            entry in [E606, E607, E608]: agency = subject, class = subject, classes = labels;
            printed = printed, expected = expected
        ),
        What::Criterion(_) | What::Part(_) => finding!(
            entry in [E602, E603]:
                agency = subject,
                class = subject,
                classes = labels,
                criterion = id.map_or("", String::as_str),
                name = name.map_or("", String::as_str),
                printed = printed.unwrap_or_default();
            expected = expected
        ),
        What::Outside(_) => finding!(
            E629:
                agency = subject,
                class = subject,
                classes = labels,
                printed = printed.unwrap_or_default(),
                expected = expected.unwrap_or_default()
        )
        .maybe("criterion", id)
        .maybe("name", name),
        _ => finding!(
            entry in [E601, E604, E605, E609, E610, E611, E612, E630, E631]:
                agency = subject, class = subject, classes = labels, printed = printed.unwrap_or_default();
            criterion = id,
            name = name,
            expected = expected
        ),
    };
    let finding = finding.at(mismatch.place.clone());
    match &mismatch.agency {
        Some(id) => finding.about(id.clone()),
        None => finding,
    }
}

/// A figure with a decimal point; `None` where there is none.
#[must_use]
pub(crate) fn plain(figure: &Figure) -> Option<String> {
    match figure {
        Figure::Number(number) => Some(number.text()),
        Figure::Label(label) => Some(label.clone()),
        Figure::Whole(whole) => Some(whole.to_string()),
        Figure::Wholes(low, high) => Some(format!("{low}..{high}")),
        Figure::Range(low, high) => {
            let end = |end: &Exact| end.to_fixed(0, crate::exact::Rounding::HalfUp);
            Some(format!("{}..{}", end(low), end(high)))
        }
        Figure::Row(line, _) => Some(line.to_string()),
        Figure::None => None,
    }
}

/// A number as people read it.
fn shown(number: &Printed, lang: Lang) -> String {
    super::number::localized(&number.text(), lang)
}
