//! Every figure that published tables print, and what came of it: one list behind the rows for programs and the table in
//! documents.

use std::collections::{BTreeMap, BTreeSet};

use super::VerifyReport;
use crate::analysis::verify::column_figures::figure_what;
use crate::analysis::verify::{Figure, Mismatch, What};
use crate::finding::Place;
use crate::published::model::{PrintedForm, PublishedRow};
use crate::rules::TOTAL;

/// A printed figure, or a row that should be there or should not.
pub(super) struct FigureRow<'a> {
    pub subject: &'a str,
    pub place: &'a Place,
    pub what: What,
    pub printed: Figure,
    pub mismatch: Option<&'a Mismatch>,
    pub is_tested: bool,
}

/// What is known of figures by their place and kind.
struct Known<'a> {
    wrong: BTreeMap<(&'a Place, &'a What), &'a Mismatch>,
    tested: BTreeSet<(&'a Place, &'a What)>,
    /// Mismatches that have their row.
    told: BTreeSet<(&'a Place, What)>,
    rows: Vec<FigureRow<'a>>,
}

impl<'a> Known<'a> {
    /// Adds a figure. `kinds`: what it may have been checked as, the usual one first.
    fn add(&mut self, subject: &'a str, place: &'a Place, kinds: &[What], printed: Figure) {
        let mismatch = kinds.iter().find_map(|what| self.wrong.get(&(place, what)).copied());
        let tested = kinds.iter().find(|what| self.tested.contains(&(place, what)));
        let what = mismatch.map(|mismatch| &mismatch.what).or(tested).unwrap_or(&kinds[0]).clone();
        if mismatch.is_some() {
            self.told.insert((place, what.clone()));
        }
        let is_tested = tested.is_some();
        self.rows.push(FigureRow { subject, place, what, printed, mismatch, is_tested });
    }

    fn row(&mut self, report: &'a VerifyReport<'_>, row: &'a PublishedRow) {
        let (subject, place) = (&*row.name, &row.place);
        let number = |number: &crate::published::model::Printed| Figure::Number(number.clone());
        if row.score.is_some() || row.unscored {
            let printed = row.score.as_ref().map_or(Figure::None, number);
            self.add(subject, place, &[What::Score, What::Outside(TOTAL)], printed);
        }
        for (at, component) in report.published.components.iter().enumerate() {
            let Some(printed) = row.component(at) else { continue };
            let ix = component.criterion;
            let also_part = report.published.column(ix, PrintedForm::Part).is_none();
            let kinds = match component.form {
                PrintedForm::Part => vec![What::Part(ix)],
                PrintedForm::Score if also_part => vec![What::Criterion(ix), What::Outside(ix), What::Part(ix)],
                PrintedForm::Score => vec![What::Criterion(ix), What::Outside(ix)],
            };
            self.add(subject, place, &kinds, number(printed));
        }
        if let Some(class) = &row.class {
            self.add(subject, place, &[What::Class], Figure::Label(class.clone()));
        }
        if let Some(rank) = row.rank {
            self.add(subject, place, &[What::Rank], Figure::Whole(rank.into()));
        }
        if let Some(group) = &row.group {
            self.add(subject, place, &[What::GroupName], Figure::Label(group.to_string()));
        }
    }
}

/// Every figure in the order of the tables; then what is wrong with rows as such, and who is missing.
pub(super) fn figures<'a>(report: &'a VerifyReport<'_>) -> Vec<FigureRow<'a>> {
    let mismatches = &report.found.mismatches;
    let mut known = Known {
        wrong: mismatches.iter().map(|mismatch| ((&mismatch.place, &mismatch.what), mismatch)).collect(),
        tested: report.found.tested.iter().map(|(place, what)| (place, what)).collect(),
        told: BTreeSet::new(),
        rows: Vec::new(),
    };
    report.published.rows.iter().for_each(|row| known.row(report, row));
    for line in &report.published.counts {
        let subject = line.class.as_deref().or(line.group.as_deref()).unwrap_or_default();
        if let Some(count) = line.count {
            let kinds = if line.class.is_none() && !line.unscored {
                [What::Sum, What::Count]
            } else {
                [What::Count, What::Sum]
            };
            known.add(subject, &line.place, &kinds, Figure::Whole(count));
        }
        if let Some(percent) = &line.percent {
            known.add(subject, &line.place, &[What::Percent], Figure::Number(percent.clone()));
        }
    }
    for figure in &report.published.figures {
        let printed = Figure::Number(figure.printed.clone());
        known.add(&figure.subject, &figure.place, &[figure_what(report.published, figure)], printed);
    }
    let rest = mismatches.iter().filter(|one| !known.told.contains(&(&one.place, one.what.clone()))).map(|mismatch| {
        let (subject, place, what) = (mismatch.subject.as_str(), &mismatch.place, mismatch.what.clone());
        FigureRow { subject, place, what, printed: mismatch.printed.clone(), mismatch: Some(mismatch), is_tested: true }
    });
    let rest: Vec<FigureRow<'_>> = rest.collect();
    known.rows.into_iter().chain(rest).collect()
}
