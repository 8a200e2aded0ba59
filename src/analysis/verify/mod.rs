//! Does a published ranking follow? Row by row: score from inputs, class from score, rank from scores, counts and
//! percentages from classes; and where something does not follow, which simple slip explains it.
//!
//! Without inputs everything that follows from the table itself is checked. Printed numbers are compared at the digits
//! they were printed with, without a tolerance. Pure: knows no files, formats or languages.

mod bounds;
mod causes;
mod claims;
mod class_totals;
mod column_causes;
pub(crate) mod column_figures;
mod contributions;
mod counts;
mod coverage;
mod earlier_year;
mod expected_ranks;
mod group_figures;
mod groups;
mod in_points;
mod input_claims;
pub(crate) mod mismatch;
mod names;
mod other_group;
mod printed_classes;
mod range;
mod rank_suspects;
mod ranks;
mod repetitions;
mod score_spans;
mod self_check;
mod with_inputs;

use super::slip::Slip;
use super::slips::{self, Bench};
use crate::answers::Assessments;
use crate::exact::{Exact, Rounding};
use crate::finding::Place;
use crate::published::model::GroupFigureKind;
use crate::published::model::Printed;
use crate::published::model::PrintedForm;
use crate::published::model::Published;
use crate::rules::instrument::Basis;
use crate::rules::{CriterionIx, Instrument};
use crate::scoring::Scoreboard;
pub(crate) use causes::TableCause;
pub(crate) use earlier_year::name_earlier;

/// For how many wrong numbers slips in the arithmetic are sought: each takes as many scorings as there are slips.
pub(crate) const EXPLAINED: usize = 1000;

/// What a published table is compared with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inputs<'a> {
    /// With single answers, where slips are to be named.
    pub assessments: &'a Assessments,
    /// With every criterion.
    pub scores: &'a Scoreboard,
}

/// What is asked of a published table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerifyRequest<'a> {
    pub instrument: &'a Instrument,
    pub published: &'a Published,
    /// `None`: only what follows from the table itself.
    pub inputs: Option<Inputs<'a>>,
    /// Other rules of the same scheme whose weights or classes may have been used.
    pub others: &'a [Instrument],
    /// The table holds the first places only.
    pub top: Option<u32>,
    /// The table holds one group only.
    pub group: Option<&'a str>,
}

/// What a mismatch is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    Score,
    /// The score of a criterion.
    Criterion(CriterionIx),
    /// What a criterion brings into the total.
    Part(CriterionIx),
    Class,
    Rank,
    /// An agency of the inputs that the table leaves out.
    Missing,
    /// A row about an agency that the inputs do not know.
    Extra,
    /// A second row about one agency.
    Repeated,
    /// How many agencies are in a class.
    Count,
    /// Their share.
    Percent,
    /// The line that adds up the classes.
    Sum,
    /// A printed score (of the total or a criterion) that no score can be.
    Outside(CriterionIx),
    /// The group that the table gives a body.
    GroupName,
    /// A figure about the scores of a group.
    Group(GroupFigureKind),
    /// The same about the column of a criterion.
    ColumnFigure(GroupFigureKind, CriterionIx),
}

impl What {
    /// The stable name in JSON.
    #[must_use]
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Criterion(_) => "criterion",
            Self::Part(_) => "part",
            Self::Class => "class",
            Self::Rank => "rank",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Repeated => "repeated",
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Sum => "sum",
            Self::Outside(_) => "outside",
            Self::GroupName => "group",
            Self::Group(kind) | Self::ColumnFigure(kind, _) => kind.name(),
        }
    }
}

/// A figure, as it stands in a table or as it should.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Figure {
    Number(Printed),
    /// A class.
    Label(String),
    /// A rank or a count.
    Whole(u64),
    /// A rank or a count in this range.
    Wholes(u64, u64),
    /// Any score in this range.
    Range(Exact, Exact),
    /// A row of the table, and the score there.
    Row(u64, Option<Printed>),
    /// No score, no class or no rank.
    None,
}

/// Something in the table that does not follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mismatch {
    pub what: What,
    /// The name of the agency or the class.
    pub subject: String,
    /// The agency's id, where it is one of the inputs.
    pub agency: Option<std::sync::Arc<str>>,
    pub place: Place,
    pub printed: Figure,
    pub expected: Figure,
    /// What explains it, the likelier first.
    pub slips: Vec<Slip>,
    /// It follows from the printed scores, though these are wrong.
    pub from_printed: bool,
    /// Its slips explain this figure and no other of several wrong ones of the column: it may be chance.
    pub possible: bool,
    /// The cause that it shares with others: index in [`Verification::causes`].
    pub cause: Option<usize>,
}

/// A name that only nearly matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NearName {
    pub place: Place,
    pub printed: String,
    pub known: String,
}

/// How many figures of each kind were checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CheckedCounts {
    pub scores: usize,
    pub criteria: usize,
    pub parts: usize,
    pub classes: usize,
    pub ranks: usize,
    pub counts: usize,
    pub groups: usize,
    /// Scores of which the table does not hold enough to say.
    pub left_open: usize,
}

impl CheckedCounts {
    /// All figures that were checked; groups are none.
    #[must_use]
    pub(crate) const fn all(&self) -> usize {
        self.scores + self.criteria + self.parts + self.classes + self.ranks + self.counts
    }
}

/// What a table prints that was not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotChecked {
    /// A figure about a group of which nothing is known.
    Figure { place: Place, subject: String, kind: GroupFigureKind },
    /// Groups that the inputs do not know.
    GroupName { name: String },
    /// Rows of other years than that of the inputs.
    OtherYears { rows: usize },
    /// Lines of a summary that count something else than a class.
    NoClass { name: String },
    /// What so many rows print and nothing else proves: it is taken as printed. `lacking`: the criteria without a column
    /// of the table, where it has columns of others.
    AsPrinted { what: What, rows: usize, lacking: Vec<String> },
}

/// Where an agency stands by the printed scores, and where once they are put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RankShift {
    pub agency: String,
    /// Rank among the agencies of the table.
    pub rank_printed: Option<u64>,
    pub rank: Option<u64>,
    pub class_printed: Option<String>,
    pub class: Option<String>,
    /// Whether its own score was wrong, or it was only pushed.
    pub own: bool,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Verification {
    pub checked: CheckedCounts,
    /// Each figure that was checked: where it stands and what it is.
    pub tested: Vec<(Place, What)>,
    /// In the order of the table; missing agencies last.
    pub mismatches: Vec<Mismatch>,
    /// What explains several of them.
    pub causes: Vec<TableCause>,
    pub not_checked: Vec<NotChecked>,
    pub near: Vec<NearName>,
    /// Ranks were taken for those of a longer list, of which the table holds a part: only their order was checked.
    pub excerpt: bool,
    /// Who moves when wrong scores are put right; empty where none is wrong.
    pub moved: Vec<RankShift>,
    /// Wrong numbers for which no slip was sought, because too many are wrong.
    pub unexplained: usize,
}

impl Verification {
    /// Notes that a figure is checked.
    fn tested(&mut self, place: &Place, what: What) {
        let checked = &mut self.checked;
        let count = match what {
            What::Score => &mut checked.scores,
            What::Criterion(_) | What::Outside(_) => &mut checked.criteria,
            What::Part(_) => &mut checked.parts,
            What::Class => &mut checked.classes,
            What::Rank => &mut checked.ranks,
            What::GroupName => &mut checked.groups,
            // Rows as such are no figures; they are told as mismatches only.
            What::Count
            | What::Percent
            | What::Sum
            | What::Group(_)
            | What::ColumnFigure(..)
            | What::Missing
            | What::Extra
            | What::Repeated => &mut checked.counts,
        };
        *count += 1;
        self.tested.push((place.clone(), what));
    }

    /// Whether single answers may name the slip behind a wrong number.
    #[must_use]
    pub(crate) fn needs_answers(&self) -> bool {
        self.mismatches.iter().any(|mismatch| matches!(mismatch.what, What::Score | What::Criterion(_)))
    }

    /// Whether everything that could be checked follows.
    #[must_use]
    pub(crate) const fn follows(&self) -> bool {
        self.mismatches.is_empty()
    }

    /// The same; `None` where there was nothing to check.
    #[must_use]
    pub(crate) const fn verdict(&self) -> Option<bool> {
        if self.mismatches.is_empty() && self.checked.all() + self.checked.groups == 0 {
            None
        } else {
            Some(self.follows())
        }
    }
}

/// Checks a published table.
#[must_use]
pub(crate) fn verify(question: &VerifyRequest<'_>) -> Verification {
    let (mut found, columns) = match question.inputs {
        Some(inputs) => with_inputs::check(question, inputs),
        None => in_points::check(question),
    };
    counts::check(question, &mut found);
    group_figures::check(question, &mut found);
    column_figures::check(question, &mut found);
    range::check(question, &mut found);
    coverage::tell(question, &mut found);
    found.mismatches.sort_by(|a, b| {
        let missing = |m: &Mismatch| m.what == What::Missing;
        (missing(a), &a.place).cmp(&(missing(b), &b.place))
    });
    causes::tell(question, &columns, &mut found);
    found
}

/// The slips that explain wrong numbers, for the first [`EXPLAINED`] of them; and how many were left.
fn explain(bench: &Bench<'_>, questions: &[slips::SlipQuestion]) -> (Vec<Vec<Slip>>, usize) {
    let asked = &questions[..questions.len().min(EXPLAINED)];
    let mut explained = slips::explain(bench, asked);
    explained.resize(questions.len(), Vec::new());
    (explained, questions.len() - asked.len())
}

/// A score as the instrument prints it.
fn printed(instrument: &Instrument, value: &Exact, decimals: u32) -> Printed {
    Printed { value: value.round(decimals, instrument.rounding), decimals }
}

/// Whether a printed number is a value: rounded to the digits printed, or as the instrument prints it. More digits than
/// the instrument prints are those of a value that was stored, not rounded by its rule.
fn says(instrument: &Instrument, number: &Printed, value: &Exact) -> bool {
    let stored = number.decimals > instrument.decimals;
    number.value == value.round(number.decimals, instrument.rounding)
        || number.value == instrument.rounded(value)
        || stored && number.value == value.round(number.decimals, Rounding::HalfUp)
}

/// A printed score as ranks compare it: in the form that `by` names, as far as its digits go.
fn as_ranked(instrument: &Instrument, number: &Printed) -> Exact {
    match instrument.ranking.by {
        Basis::Rounded => instrument.rounded(&number.value),
        Basis::Exact => number.value.clone(),
    }
}

/// The name of a class, or none.
fn label(instrument: &Instrument, class: Option<usize>) -> Figure {
    class.map_or(Figure::None, |at| Figure::Label(instrument.classes[at].label.clone()))
}

/// The columns of a published table that hold scores of criteria.
fn score_columns(published: &Published) -> impl Iterator<Item = (usize, CriterionIx)> + '_ {
    let columns = published.components.iter().enumerate();
    columns
        .filter(|(_, component)| component.form == PrintedForm::Score)
        .map(|(at, component)| (at, component.criterion))
}
