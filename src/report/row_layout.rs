//! Which rows CSV and TSV of scores have, as the user names their columns.

use crate::rules::{CriterionIx, Instrument, TOTAL};

/// A column of a row about an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowColumn {
    Rank,
    AgencyId,
    Agency,
    Group,
    Score,
    Exact,
    Coverage,
    Class,
    CappedBy,
    Reason,
    ReasonCriterion,
    State,
    Criterion(CriterionIx),
}

/// The names of columns, those of JSON; beside them the ids of criteria.
pub(crate) const COLUMN_NAMES: [(&str, RowColumn); 12] = [
    ("rank", RowColumn::Rank),
    ("agency_id", RowColumn::AgencyId),
    ("agency", RowColumn::Agency),
    ("group", RowColumn::Group),
    ("score", RowColumn::Score),
    ("exact", RowColumn::Exact),
    ("coverage", RowColumn::Coverage),
    ("class", RowColumn::Class),
    ("capped_by", RowColumn::CappedBy),
    ("reason", RowColumn::Reason),
    ("reason_criterion", RowColumn::ReasonCriterion),
    ("state", RowColumn::State),
];

impl RowColumn {
    /// The column of a name; `None` where it is neither one of [`COLUMN_NAMES`] nor the id of a criterion.
    #[must_use]
    pub(crate) fn named(name: &str, instrument: &Instrument) -> Option<Self> {
        let known = COLUMN_NAMES.iter().find(|(known, _)| *known == name).map(|(_, column)| *column);
        known.or_else(|| instrument.find(name).filter(|&ix| ix != TOTAL).map(Self::Criterion))
    }

    /// What stands above the column.
    #[must_use]
    pub(crate) fn heading(self, instrument: &Instrument) -> &str {
        match self {
            Self::Criterion(ix) => &instrument.criteria[ix].id,
            _ => COLUMN_NAMES.iter().find(|(_, column)| *column == self).map_or("", |(name, _)| name),
        }
    }
}

/// Which rows CSV and TSV have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum RowLayout {
    /// Ranks, criteria, score, class and state.
    #[default]
    Ranking,
    /// These columns.
    Columns(Vec<RowColumn>),
    /// A row for each criterion of each agency.
    Long,
}
