//! What every explanation is made from, and the phrases that its formats share.

use crate::analysis::whatif::Change;

use crate::analysis::explain::Explanation;
use crate::analysis::improve::Improvement;
use crate::answers::Agency;
use crate::answers::Assessments;
use crate::finding::Finding;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::corrections::Corrections;
use crate::report::view::Screen;
use crate::rules::CriterionIx;
use crate::rules::Instrument;

/// One agency's score taken apart, and the way to the next class.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub explanation: Explanation,
    /// `None`: there is no class above.
    pub way: Option<Improvement>,
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
    /// Whether numbers without an end are shown as fractions, rather than cut.
    pub fractions: bool,
}

impl<'a> ExplainReport<'a> {
    pub(super) fn agency(&self, told: &Explanation) -> &'a Agency {
        &self.assessments.agencies[told.agency]
    }

    /// The corrections of the agencies that are explained.
    pub(super) fn corrections(&self) -> Corrections<'a> {
        let agencies: Vec<&Agency> =
            self.accounts.iter().map(|account| self.agency(&account.told.explanation)).collect();
        Corrections::of(self.instrument, self.assessments, self.lang).about(&agencies)
    }

    /// A criterion by id and name; the total by its name.
    pub(super) fn criterion(&self, ix: CriterionIx) -> String {
        if ix == crate::rules::TOTAL {
            return crate::report::words::Word::Total.say(self.lang).to_owned();
        }
        let criterion = &self.instrument.criteria[ix];
        printable(&format!("{} {}", criterion.id, criterion.name))
    }

    /// A criterion by its id; the total by its name.
    pub(super) fn id(&self, ix: CriterionIx) -> String {
        if ix == crate::rules::TOTAL {
            return crate::report::words::Word::Total.say(self.lang).to_owned();
        }
        printable(&self.instrument.criteria[ix].id)
    }

    /// The pool in which an agency is ranked: its group, or all.
    pub(super) fn pool(&self, told: &Explanation) -> String {
        use crate::rules::instrument::Within;
        let group = match self.instrument.ranking.within {
            Within::Group => self.agency(told).group.as_deref(),
            Within::All => None,
        };
        group.map_or_else(|| crate::report::words::Word::Everybody.say(self.lang).to_lowercase(), printable)
    }
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
