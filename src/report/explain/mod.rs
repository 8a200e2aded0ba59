//! How scores came about, in every format: text, Markdown, JSON (`ikip.explanation/1`).
//!
//! What is said about an agency is put into words once ([`tree`], [`sum`], [`crate::report::explain::conclusion`], [`whatif`]); the formats lay it
//! out. Nothing is computed here that [`crate::analysis`] does not say.

mod conclusion;
mod figures;
mod json;
mod markdown;
mod sum;
mod text;
mod tree;
mod whatif;

pub(crate) use crate::report::explain::conclusion::Sentence;
pub(crate) use crate::report::explain::conclusion::onward;

use std::io::{self, Write};
use std::path::Path;

use super::scores::Screen;
use crate::analysis::explain::Explanation;
use crate::analysis::improve::Improvement;
use crate::analysis::whatif::Change;
use crate::answers::Agency;
use crate::answers::Assessments;
use crate::finding::Finding;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::corrections::Corrections;
use crate::rules::{CriterionIx, Instrument};

/// A way to write explanations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExplainFormat {
    /// As in `--format`.
    pub name: &'static str,
    /// Ending of the files that are written in it.
    pub ending: &'static str,
    /// Whether it carries the SHA-256 of every input.
    pub hashes: bool,
    /// Writes it.
    pub write: fn(&ExplainReport<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every format, the default first.
pub(crate) const FORMATS: &[ExplainFormat] = &[
    ExplainFormat { name: "text", ending: "txt", hashes: false, write: text::write },
    ExplainFormat { name: "md", ending: "md", hashes: true, write: markdown::write },
    ExplainFormat { name: "json", ending: "json", hashes: true, write: json::write },
];

impl ExplainFormat {
    /// The format of a name, as in `--format`.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format in which a file of this name is written.
    #[must_use]
    pub(crate) fn of_file(path: &Path) -> Option<&'static Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        FORMATS.iter().find(|format| format.ending == ending)
    }
}

/// One agency's score taken apart, and the way to the next class.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub explanation: Explanation,
    /// `None`: there is no class above.
    pub way: Option<Improvement>,
}

/// What is said about one agency.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub told: Told,
    /// What would be, where other answers were asked about.
    pub changed: Option<Changed>,
}

/// Other answers and what would come of them.
#[derive(Debug, Clone)]
pub(crate) struct Changed {
    pub changes: Vec<Change>,
    pub told: Told,
}

/// Everything that an output may show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExplainReport<'a> {
    pub instrument: &'a Instrument,
    pub assessments: &'a Assessments,
    pub accounts: &'a [Account],
    /// Warnings, and the errors that `--keep-going` went past.
    pub findings: &'a [Finding],
    pub lang: Lang,
    pub screen: Screen,
}

impl<'a> ExplainReport<'a> {
    fn agency(&self, told: &Explanation) -> &'a Agency {
        &self.assessments.agencies[told.agency]
    }

    /// The corrections of the agencies that are explained.
    fn corrections(&self) -> Corrections<'a> {
        let agencies: Vec<&Agency> =
            self.accounts.iter().map(|account| self.agency(&account.told.explanation)).collect();
        Corrections::of(self.instrument, self.assessments, self.lang).about(&agencies)
    }

    /// A criterion by id and name; the total by its name.
    fn criterion(&self, ix: CriterionIx) -> String {
        if ix == crate::rules::TOTAL {
            return super::words::Word::Total.say(self.lang).to_owned();
        }
        let criterion = &self.instrument.criteria[ix];
        printable(&format!("{} {}", criterion.id, criterion.name))
    }

    /// A criterion by its id; the total by its name.
    fn id(&self, ix: CriterionIx) -> String {
        if ix == crate::rules::TOTAL {
            return super::words::Word::Total.say(self.lang).to_owned();
        }
        printable(&self.instrument.criteria[ix].id)
    }

    /// Among whom an agency is ranked: its group, or all.
    fn pool(&self, told: &Explanation) -> String {
        use crate::rules::instrument::Within;
        let group = match self.instrument.ranking.within {
            Within::Group => self.agency(told).group.as_deref(),
            Within::All => None,
        };
        group.map_or_else(|| super::words::Word::Everybody.say(self.lang).to_lowercase(), printable)
    }
}
