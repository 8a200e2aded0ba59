//! A published ranking as plain data: what a decree, a press release or a recap printed.
//!
//! It knows no files; the readers of tables fill it. Numbers keep the digits they were printed with, since a printed
//! 92.3 says less than a printed 92.30.

use std::sync::Arc;

use crate::exact::Exact;
use crate::finding::Place;
use crate::rules::CriterionIx;

/// A number as printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Printed {
    pub value: Exact,
    /// Digits after the mark, as printed.
    pub decimals: u32,
}

impl Printed {
    /// A printed decimal with a decimal point.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let value = Exact::parse_decimal(text)?;
        let decimals = text.split_once('.').map_or(0, |(_, part)| part.len());
        Some(Self { value, decimals: u32::try_from(decimals).ok()? })
    }

    /// The number with its digits and a decimal point.
    #[must_use]
    pub(crate) fn text(&self) -> String {
        self.value.to_fixed(self.decimals, crate::exact::Rounding::HalfUp)
    }
}

/// How a criterion stands in a published table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PrintedForm {
    /// Its score.
    Score,
    /// What it brings into the total: its score times its weight.
    Part,
}

/// A column of the table that is about a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Component {
    pub criterion: CriterionIx,
    pub form: PrintedForm,
}

/// One published agency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PublishedRow {
    pub place: Place,
    /// Where the table has ids.
    pub id: Option<Arc<str>>,
    pub name: Arc<str>,
    pub group: Option<Arc<str>>,
    /// The year that the row is about, where the table says it row by row.
    pub year: Option<i64>,
    /// What else tells rows of one list apart: the area, the stage, the measure that they are about.
    pub context: Option<Arc<str>>,
    pub rank: Option<u32>,
    pub score: Option<Printed>,
    /// The label or code as printed.
    pub class: Option<String>,
    /// Printed as not assessed.
    pub unscored: bool,
    /// In the order of [`crate::published::model::Published::components`]; `None` where the cell is empty.
    pub components: Vec<Option<Printed>>,
}

impl PublishedRow {
    /// What the table prints in a column of [`crate::published::model::Published::components`].
    #[must_use]
    pub(crate) fn component(&self, column: usize) -> Option<&Printed> {
        self.components.get(column)?.as_ref()
    }
}

/// One line of a summary: how many agencies are in a class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ClassCount {
    pub place: Place,
    /// Which table it belongs to: lines of one table add up.
    pub table: usize,
    /// Where the table counts group by group; `None`: all of them.
    pub group: Option<String>,
    /// The label or code as printed; `None` on a line that adds up the others.
    pub class: Option<String>,
    /// The classes of the rules that a line counts together, where it names several ("Kurang dan Tidak"); empty else.
    pub joined: Vec<usize>,
    /// Counts those that were not assessed; it names no class then.
    pub unscored: bool,
    pub count: Option<u64>,
    /// In percent.
    pub percent: Option<Printed>,
    /// What the percentage is said to be a share of, where the table says so.
    pub base: Option<u64>,
}

/// What a figure says of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum GroupFigureKind {
    /// How many bodies are in it.
    Listed,
    /// How many of them have a score.
    Rated,
    /// How many have none.
    Unrated,
    /// Of their scores.
    Mean,
    Highest,
    Lowest,
    /// Their scores added up, or how many of them there are.
    Total,
}

impl GroupFigureKind {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Rated => "scored",
            Self::Unrated => "unscored",
            Self::Mean => "mean",
            Self::Highest => "highest",
            Self::Lowest => "lowest",
            Self::Total => "total",
        }
    }
}

/// A figure about a group, or about all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupFigure {
    pub place: Place,
    /// As the table calls its line.
    pub subject: String,
    /// `None`: all of them, or those in `rows`.
    pub group: Option<String>,
    /// The rows of the ranking above it, since the figure before: those that a figure without a group may be about.
    pub rows: Option<std::ops::Range<usize>>,
    /// It stands in a row of the ranking, not in a summary.
    pub in_ranking: bool,
    pub kind: GroupFigureKind,
    /// The column of [`Published::components`] that it is about; `None`: the column of scores.
    pub component: Option<usize>,
    pub printed: Printed,
    /// The class that the row gives the figure, as printed.
    pub class: Option<String>,
}

/// A row of a ranking that was passed over although it has figures, with what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PassedRow {
    pub place: Place,
    pub text: String,
}

/// Everything that was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Published {
    pub components: Vec<Component>,
    pub rows: Vec<PublishedRow>,
    pub counts: Vec<ClassCount>,
    pub figures: Vec<GroupFigure>,
    pub passed: Vec<PassedRow>,
}

impl Published {
    /// The digits that the column of scores carries: the most that any of its cells shows, since trailing zeros are
    /// often lost. Looks at every row.
    #[must_use]
    pub(crate) fn score_decimals(&self) -> u32 {
        self.rows.iter().filter_map(|row| row.score.as_ref()).map(|score| score.decimals).max().unwrap_or(0)
    }

    /// The digits that the column of each component carries. Looks at every row.
    #[must_use]
    pub(crate) fn component_decimals(&self) -> Vec<u32> {
        let of = |column: usize| {
            let printed = self.rows.iter().filter_map(|row| row.component(column));
            printed.map(|printed| printed.decimals).max().unwrap_or(0)
        };
        (0..self.components.len()).map(of).collect()
    }

    /// The column of a criterion in a form.
    #[must_use]
    pub(crate) fn column(&self, criterion: CriterionIx, form: PrintedForm) -> Option<usize> {
        self.components.iter().position(|component| *component == Component { criterion, form })
    }
}
