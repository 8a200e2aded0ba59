//! Pages: the ranking with everything around it, and the report card of one agency. Each is one file without network.
//!
//! The templates escape every text; what is inserted as it stands (`safe`) is drawn or written here: drawings, the style
//! sheet and the script. Inputs reach these only as numbers.

pub(crate) mod plain;
mod ranking;
mod recap;
mod svg;

use std::io::{self, Write};

use askama::Template;

use super::card::Card;
use super::card::CardClass;
use super::card::Cards;
use super::card::Extent;
use super::scores::notes;
use super::words::{self, Word};
use crate::analysis::improve::effort_for_each_of;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::card::figure::CardFigure;
use crate::report::card::provenance;
use crate::report::class_colours;
use crate::report::view::ScoreReport;
use crate::rules::Instrument;

const STYLE: &str = include_str!("templates/style.css");
const SCRIPT: &str = include_str!("templates/script.js");
/// Added to [`SCRIPT`] where the ranking is longer than [`MOST_ROWS`].
const LONG_SCRIPT: &str = include_str!("templates/long.js");

/// How deep profiles go on the page of all agencies; cards of their own show every level.
const PAGE_DEPTH: usize = 2;

/// The most agencies that have a section each on the page of all agencies. More of them make a page of hundreds of
/// megabytes that no browser opens: such a page holds everything else, and says how to come by single cards.
pub(crate) const MOST_SECTIONS: usize = 1_000;

/// The most rows of a ranking that a browser lays out before all are asked for: some ten thousand take it half a minute.
/// Search, filters and sorting are about all rows, and so is paper.
const MOST_ROWS: usize = 1_000;

/// The words of one language, for templates.
#[derive(Debug, Clone, Copy)]
struct HtmlWords(Lang);

impl HtmlWords {
    const fn say(&self, word: Word) -> &'static str {
        word.say(self.0)
    }

    const fn code(&self) -> &'static str {
        self.0.code()
    }

    fn named(&self, word: Word, name: &'static str, value: impl Into<String>) -> String {
        word.with(self.0, &[(name, value.into())])
    }
}

/// What stands at the head of every page.
#[derive(Debug)]
struct PageHead {
    title: String,
    authority: String,
    status: String,
    /// `official`, or a standing that a reader must not overlook.
    doubtful: bool,
    colours: String,
}

impl PageHead {
    fn new(report: &ScoreReport<'_>) -> Self {
        let instrument = report.instrument;
        Self {
            title: printable(&notes::title(instrument)),
            authority: instrument.authority.as_deref().map_or_else(String::new, printable),
            status: words::status(instrument.status).say(report.lang).to_owned(),
            doubtful: instrument.status != crate::rules::instrument::Status::Official,
            colours: colours(instrument),
        }
    }
}

/// The style of each class: `k0` the best; `kn` none.
fn colours(instrument: &Instrument) -> String {
    let rule = |(at, colour)| {
        let (own, text) = (class_colours::hex(colour), class_colours::hex(crate::workbook::contrast::text_on(colour)));
        format!(".k{at}{{fill:{own};--c:{own};--t:{text}}}\n")
    };
    class_colours::of_classes(&instrument.classes).into_iter().enumerate().map(rule).collect()
}

/// The style sheet's name of a class.
fn class_name(index: Option<usize>) -> String {
    index.map_or_else(|| "kn".to_owned(), |index| format!("k{index}"))
}

/// A card with its drawings.
#[derive(Debug)]
struct Drawn {
    card: Card,
    /// Name of the section on its page.
    anchor: String,
    scale: String,
    bars: Vec<String>,
}

impl Drawn {
    fn new(card: Card, anchor: String, zones: &[svg::Zone]) -> Self {
        let share = |figure: &Option<CardFigure>| figure.as_ref().map(|figure| figure.share);
        let scale =
            card.score.as_ref().map_or_else(String::new, |score| svg::scale(zones, score.share, share(&card.mean)));
        let bar = |line: &super::card::ProfileLine| {
            line.score.as_ref().map_or_else(String::new, |score| svg::bar("fill", score.share, share(&line.mean)))
        };
        let bars = card.profile.iter().map(bar).collect();
        Self { card, anchor, scale, bars }
    }

    fn class(&self) -> String {
        class_name(self.card.class.as_ref().and_then(|class: &CardClass| class.index))
    }

    fn has_assessors(&self) -> bool {
        self.card.any_answer(|answer| &answer.assessor)
    }

    fn has_evidence(&self) -> bool {
        self.card.any_answer(|answer| &answer.evidence)
    }

    fn has_notes(&self) -> bool {
        self.card.any_answer(|answer| &answer.note)
    }
}

/// The report card of one agency as a page of its own.
#[derive(Debug, Template)]
#[template(path = "card.html")]
struct CardPage<'p> {
    w: HtmlWords,
    style: &'static str,
    head: &'p PageHead,
    level: usize,
    method: &'p [provenance::Fact],
    inputs: &'p [provenance::InputLine],
    hashes: bool,
    other_inputs: Option<&'p str>,
    /// The page of all agencies, where there is one.
    back: Option<&'p str>,
    agency: &'p Drawn,
}

/// Report cards as pages; what they share is worked out once.
#[derive(Debug)]
pub(crate) struct CardPages<'r, 'a> {
    report: &'r ScoreReport<'a>,
    head: PageHead,
    zones: Vec<svg::Zone>,
    back: Option<String>,
}

impl<'r, 'a> CardPages<'r, 'a> {
    /// Pages that link to the page of all agencies.
    #[must_use]
    pub(crate) fn new(report: &'r ScoreReport<'a>, back: Option<String>) -> Self {
        Self { report, head: PageHead::new(report), zones: recap::zones(report), back }
    }

    /// One card as a page.
    ///
    /// # Errors
    /// Only what the template engine reports.
    pub(crate) fn render(&self, card: Card) -> askama::Result<String> {
        let agency = Drawn::new(card, "rapor".to_owned(), &self.zones);
        CardPage {
            w: HtmlWords(self.report.lang),
            style: STYLE,
            head: &self.head,
            level: 2,
            method: &agency.card.method,
            inputs: &agency.card.inputs,
            hashes: self.report.hashes,
            other_inputs: agency.card.other_inputs.as_deref(),
            back: self.back.as_deref(),
            agency: &agency,
        }
        .render()
    }
}

/// Whether the page of all agencies has a section for each: only these ask for single answers.
#[must_use]
pub(crate) fn has_sections(report: &ScoreReport<'_>) -> bool {
    report.rows.iter().filter(|row| row.is_scored()).count() <= MOST_SECTIONS
}

/// The page of all agencies: `--format html`. It has a section for each scored agency that is shown, up to
/// [`MOST_SECTIONS`] of them; with more there is none, and the page says so.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(report: &ScoreReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !has_sections(report) {
        return recap::HtmlPage::without_sections(report).write_into(out);
    }
    let effort = effort_for_each_of(report.rows.len());
    let cards = Cards::new(report, Extent { depth: PAGE_DEPTH, answers: false, effort });
    recap::HtmlPage::with_sections(report, &cards).write_into(out)
}

/// The page of all agencies with links to a page for each, in the order of the report's rows.
///
/// # Errors
/// Only what the template engine reports.
pub(crate) fn linked(report: &ScoreReport<'_>, links: &[String]) -> askama::Result<String> {
    recap::HtmlPage::with_links(report, links).render()
}
