//! The folder of `ikip report`: recap workbook, recap page, the annex of a decree, and one report card per agency as page, as Markdown and on request as Word file.
//!
//! Names are made from the agencies alone, so that the same agency has the same file whatever else is shown. Nothing
//! is written here; each file is made when it is asked for, so that memory holds a few cards at a time.

use std::collections::BTreeSet;
use std::io;

use super::card::{Cards, Extent, document};
use super::html::{self, CardPages};
use super::{annex, file_names, xlsx};
use crate::analysis::improve::effort_for_each_of;
use crate::document::{docx, markdown};
use crate::report::view::ScoreReport;
use crate::scoring::AgencyScore;

/// The recap workbook.
pub(crate) const WORKBOOK: &str = "rekap.xlsx";
/// The recap page.
pub(crate) const PAGE: &str = "rekap.html";
/// The recap page as PDF.
pub(crate) const PAGE_PDF: &str = "rekap.pdf";
/// The annex of a decree.
pub(crate) const ANNEX: &str = "lampiran.docx";
/// The folder of the cards.
pub(crate) const CARDS: &str = "rapor";

/// Everything that stands in the folder of one report.
pub(crate) struct Folder<'r, 'a> {
    report: &'r ScoreReport<'a>,
    cards: Cards<'r, 'a>,
    pages: CardPages<'r, 'a>,
    chosen: Vec<&'a AgencyScore>,
    /// By index of the agency.
    stems: Vec<String>,
}

/// One report card in its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CardTexts {
    pub html: String,
    pub markdown: String,
    /// A Word file, where it was asked for.
    pub docx: Option<Vec<u8>>,
}

/// How deep the profile of a short card goes: as deep as fits one page.
fn short_depth(report: &ScoreReport<'_>) -> usize {
    /// Lines of a profile on one page, beside the score.
    const LINES: usize = 24;
    let within = |depth: usize| report.instrument.criteria.iter().filter(|criterion| criterion.depth <= depth).count();
    if within(2) <= LINES { 2 } else { 1 }
}

impl<'r, 'a> Folder<'r, 'a> {
    /// The folder of a report whose board keeps all criteria, with cards of these agencies (`None`: of all that the
    /// report shows). `short`: cards for heads of offices, of two pages at most, without single answers.
    #[must_use]
    pub(crate) fn new(report: &'r ScoreReport<'a>, only: Option<&BTreeSet<usize>>, short: bool) -> Self {
        let chosen = |row: &&&AgencyScore| only.is_none_or(|only| only.contains(&row.agency()));
        let chosen: Vec<&AgencyScore> = report.rows.iter().filter(chosen).copied().collect();
        let effort = effort_for_each_of(chosen.len());
        let extent = Extent { depth: if short { short_depth(report) } else { usize::MAX }, answers: !short, effort };
        Self {
            report,
            cards: Cards::new(report, extent),
            pages: CardPages::new(report, Some(format!("../{PAGE}"))),
            chosen,
            stems: file_names::stems(report.assessments.agencies.iter().map(|agency| &*agency.name)),
        }
    }

    /// The agencies that get a card, in the order of the report.
    #[must_use]
    pub(crate) fn chosen(&self) -> &[&'a AgencyScore] {
        &self.chosen
    }

    /// The name of a card's files without ending.
    #[must_use]
    pub(crate) fn stem(&self, row: &AgencyScore) -> &str {
        &self.stems[row.agency()]
    }

    /// The recap workbook.
    ///
    /// # Errors
    /// There is more than a workbook holds.
    pub(crate) fn workbook(&self) -> io::Result<Vec<u8>> {
        xlsx::workbook(self.report)
    }

    /// The annex of a decree.
    ///
    /// # Errors
    /// None but those of compression in memory.
    pub(crate) fn annex(&self) -> io::Result<Vec<u8>> {
        annex::bytes(self.report)
    }

    /// The recap page with links to the cards.
    ///
    /// # Errors
    /// Only what the template engine reports.
    pub(crate) fn page(&self) -> io::Result<String> {
        let with_card: BTreeSet<usize> = self.chosen.iter().map(|row| row.agency()).collect();
        let link = |row: &&AgencyScore| {
            if with_card.contains(&row.agency()) { format!("{CARDS}/{}.html", self.stem(row)) } else { String::new() }
        };
        let links: Vec<String> = self.report.rows.iter().map(link).collect();
        html::linked(self.report, &links).map_err(io::Error::other)
    }

    /// The report card of one agency. `docx`: as a Word file too.
    ///
    /// # Errors
    /// Only what the template engine reports.
    pub(crate) fn card(&self, row: &AgencyScore, docx: bool) -> io::Result<CardTexts> {
        let card = self.cards.card(row);
        let document = document::document(self.report, &card);
        let docx = docx.then(|| docx::bytes(&document)).transpose()?;
        let markdown = markdown::render(&document);
        Ok(CardTexts { html: self.pages.render(card).map_err(io::Error::other)?, markdown, docx })
    }
}
