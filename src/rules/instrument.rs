//! The instrument: a resolved, checked tree of criteria with everything a decree can change.
//!
//! Source of every rule: the rules file (see `scoring-rules/README.md`). Nothing here reads text or computes scores;
//! an [`Instrument`] that exists is valid, so those who use it need no checks of their own.

use std::collections::HashMap;
use std::sync::Arc;

use super::ahp::DerivedWeights;
use super::decree::Decree;
use super::scale::{Bound, Scale};
use crate::exact::{Exact, Rounding};

/// Index of a criterion in [`Instrument::criteria`]; [`TOTAL`] is the root.
pub(crate) type CriterionIx = usize;

/// The root of the tree: the total.
pub(crate) const TOTAL: CriterionIx = 0;

/// What the rules file says of its own standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything follows from a published decree.
    Official,
    /// A part of the rules is published; the rest is assumed, and said so in the note.
    PartlyPublished,
    /// An example, not anybody's rule.
    Illustrative,
}

impl Status {
    /// The key as written in rules files and JSON.
    #[must_use]
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::PartlyPublished => "partly-published",
            Self::Illustrative => "illustrative",
        }
    }
}

/// Where rounding enters the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoundAt {
    /// Only the total is rounded.
    Total,
    /// The score of every criterion is rounded as it is computed, and the rounded value goes on.
    EveryCriterion,
}

/// The value that is compared: with class bounds, gates and caps (`classify`), or for ranks (`by`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    /// The value as printed.
    Rounded,
    /// The value before rounding.
    Exact,
}

/// How written weights are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WeightConvention {
    /// Siblings add up to 100.
    Parent,
    /// Siblings add up to their parent's weight, at the top to 100.
    Root,
    /// Any numbers from 0 on with a positive sum.
    Relative,
    /// None written.
    Equal,
}

/// How children make their parent's score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Combine {
    /// Sum of score x weight over the sum of weights of the children that take part.
    WeightedMean,
    /// Sum of score x weight / 100, no fixed total.
    Sum,
    /// The lowest child.
    Min,
    /// Weighted geometric mean; any 0 gives 0. The only one that is not exact.
    Geometric,
    /// Weighted harmonic mean; any 0 gives 0. Exact: of fractions it is a fraction.
    Harmonic,
    /// Points reached over points that apply, times the top of the range.
    Points,
}

/// What an answer state, or a missing answer, counts as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CountsAs {
    /// A finding.
    Error,
    /// Left out: the weights of the siblings carry the whole.
    Exclude,
    /// This score, on the range of the instrument.
    Score(Exact),
}

/// What an unverified answer counts as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unverified {
    /// Like a verified one.
    Use,
    /// As this.
    As(CountsAs),
}

/// What evidence (a link, a document) an answer needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// None is asked for.
    None,
    /// A check tells which answers lack it.
    Optional,
    /// An answer above the lowest of its scale counts 0 without it.
    Zero,
    /// An answer above the lowest of its scale is refused without it.
    Error,
}

impl Evidence {
    /// Whether an answer counts otherwise without it.
    #[must_use]
    pub(crate) const fn decides(self) -> bool {
        matches!(self, Self::Zero | Self::Error)
    }
}

/// How the answers of several assessors become one score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assessors {
    Mean,
    /// Of an even count: the mean of the middle two.
    Median,
    Min,
    Max,
    /// Without the highest and the lowest, from three on; below that the mean.
    TrimmedMean,
}

/// What a listed agency without any answer becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Absent {
    /// No score, no rank ("tidak dinilai").
    Unscored,
    /// A total of 0, ranked.
    Zero,
}

/// The pool in which ranks are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Within {
    Group,
    All,
}

/// How equal scores share ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ties {
    /// 1, 2, 2, 4.
    Competition,
    /// 1, 2, 2, 3.
    Dense,
}

/// A class of scores, best first in [`Instrument::classes`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Class {
    pub label: String,
    /// A second name: a letter, a zone.
    pub code: Option<String>,
    /// `None` on the last class only: everything below.
    pub bound: Option<Bound>,
    /// `#rrggbb`.
    pub color: Option<String>,
}

/// A condition of a gate or of a cap's `unless`; everything that is there must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The criterion whose score is asked.
    pub on: CriterionIx,
    pub bound: Option<Bound>,
    /// Among the first N places.
    pub top: Option<u32>,
    /// The pool in which `top` counts places.
    pub within: Within,
    /// Asked of these groups only; the others pass.
    pub groups: Option<Vec<String>>,
}

/// What a gate that is not met does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Otherwise {
    /// The criterion counts 0.
    Zero,
    /// The rest carries its weight.
    Reweight,
    /// The agency gets no score and no rank.
    Unscored,
}

/// A condition without which a criterion is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gate {
    pub condition: Condition,
    pub otherwise: Otherwise,
}

/// A condition without which a class is out of reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cap {
    pub unless: Condition,
    /// Index in [`Instrument::classes`] of the best class that remains.
    pub best_class: usize,
}

/// What states of an answer count as on one criterion, the nearest rule above it already applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StateRules {
    pub not_applicable: CountsAs,
    pub no_case: CountsAs,
    pub unverified: Unverified,
    pub evidence: Evidence,
    pub assessors: Assessors,
}

/// A node of the tree.
#[derive(Debug, Clone)]
pub(crate) struct Criterion {
    /// Unique; `total` for the root.
    pub id: String,
    pub name: String,
    pub parent: Option<CriterionIx>,
    /// In the order of the rules file. Empty for a leaf.
    pub children: Vec<CriterionIx>,
    /// 0 for the root, 1 for the top level.
    pub depth: usize,
    /// The weight as written (for a leaf with points: its points); `None` where none is written.
    pub weight: Option<Exact>,
    /// What it weighs among its siblings, in no fixed unit: the written weight, 1 where none is written. Branches of a
    /// points branch weigh the points that apply below them instead, which depends on the agency.
    pub share: Exact,
    /// How its written children weights are read.
    pub weights: WeightConvention,
    pub combine: Combine,
    pub scale: Option<Arc<Scale>>,
    /// Full marks in points, on leaves.
    pub points: Option<Exact>,
    /// Full marks in points of what is entered for the branch as a whole (`unit = "points"`): its share of the total.
    pub points_entered: Option<Exact>,
    /// The groups it applies to; `None`: all.
    pub groups: Option<Vec<String>>,
    pub gate: Option<Gate>,
    /// Assessed once, under the agency `*`, for all.
    pub shared: bool,
    pub states: StateRules,
    /// The share of the asked weight below it that may be "tidak berlaku", where the rules say so at it.
    pub max_not_applicable: Option<Exact>,
    /// What a missing answer counts as: on a leaf always present (its own or the file's), on a branch only where the
    /// file says so.
    pub blank: Option<CountsAs>,
    /// The share of what is asked in it, 0 to 1, below which it has no score and the agency is unscored; `None`: any.
    pub min_coverage: Option<Exact>,
    pub note: Option<String>,
}

impl Criterion {
    /// Full marks in points, where answers to it are points: of a points leaf, or of a branch that says so.
    #[must_use]
    pub(crate) fn full_points(&self) -> Option<&Exact> {
        self.points.as_ref().or(self.points_entered.as_ref())
    }

    /// Whether it takes answers rather than combining children.
    #[must_use]
    pub(crate) const fn is_leaf(&self) -> bool {
        self.children.is_empty()
    }

    /// Whether it applies to agencies of this group, its ancestors aside. Source: `groups` of the rules file.
    #[must_use]
    pub(crate) fn applies_to(&self, group: Option<&str>) -> bool {
        match (&self.groups, group) {
            (None, _) => true,
            (Some(groups), Some(group)) => groups.iter().any(|g| g == group),
            (Some(_), None) => false,
        }
    }
}

/// What forms say beside the questions (`[form]`); all of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FormTexts {
    /// The office of who signs: "Kepala Dinas".
    pub head: Option<String>,
    /// Until when answers are expected, as people write it.
    pub deadline: Option<String>,
    /// Where answers are sent, and who is asked.
    pub contact: Option<String>,
    /// What stands before the general steps of the guide.
    pub instructions: Vec<String>,
}

/// One number for all agencies together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Summary {
    pub name: String,
    /// The column of the agency list that weighs; `None`: the plain mean.
    pub weighted_by: Option<String>,
}

/// How agencies are ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ranking {
    pub within: Within,
    pub ties: Ties,
    pub by: Basis,
    pub break_ties: Vec<CriterionIx>,
}

/// A complete instrument.
#[derive(Debug, Clone)]
pub(crate) struct Instrument {
    pub id: String,
    pub title: String,
    pub year: Option<i64>,
    pub authority: Option<String>,
    pub basis: Vec<String>,
    pub status: Status,
    pub sources: Vec<String>,
    pub note: Option<String>,
    /// What people call an agency: "Badan publik", "Provinsi".
    pub agency_label: String,
    pub form: FormTexts,
    /// The closed list of groups; empty: any.
    pub groups: Vec<String>,
    /// The lowest score that may be entered.
    pub bottom: Exact,
    /// Full marks.
    pub top: Exact,
    pub decimals: u32,
    pub rounding: Rounding,
    pub round_at: RoundAt,
    pub classify: Basis,
    /// Best first.
    pub classes: Vec<Class>,
    pub ranking: Ranking,
    /// What a leaf without an answer counts as, where it has no rule of its own.
    pub blank: CountsAs,
    pub absent: Absent,
    /// A share from 0 to 1.
    pub min_coverage: Exact,
    /// `[TOTAL]` is the root, the others in the order of the rules file.
    pub criteria: Vec<Criterion>,
    pub caps: Vec<Cap>,
    pub summary: Option<Summary>,
    /// Of the annex in which a result is published.
    pub decree: Decree,
    /// Criteria by id, as they were read.
    pub(crate) index: Arc<HashMap<String, CriterionIx>>,
    /// Branches whose weights come from judgements, in the order of the rules.
    pub ahp: Vec<DerivedWeights>,
    /// The text of the rules file, for hashes and manifests.
    pub text: Arc<str>,
}

impl Instrument {
    /// The index of a criterion by its id; `total` is the root.
    #[must_use]
    pub(crate) fn find(&self, id: &str) -> Option<CriterionIx> {
        match self.index.get(id) {
            Some(&ix) if self.criteria.get(ix).is_some_and(|c| c.id == id) => Some(ix),
            None if self.index.len() == self.criteria.len() => None,
            _ => self.criteria.iter().position(|c| c.id == id),
        }
    }

    /// A value rounded as this instrument prints it.
    #[must_use]
    pub(crate) fn rounded(&self, value: &Exact) -> Exact {
        value.round(self.decimals, self.rounding)
    }

    /// A value with the printed number of digits and a decimal point.
    #[must_use]
    pub(crate) fn printed(&self, value: &Exact) -> String {
        value.to_fixed(self.decimals, self.rounding)
    }

    /// The same, behind a text.
    pub(crate) fn print(&self, value: &Exact, text: &mut String) {
        value.write_fixed(self.decimals, self.rounding, text);
    }

    /// A value in the form that a [`Basis`] names.
    #[must_use]
    pub(crate) fn on_basis(&self, value: &Exact, basis: Basis) -> Exact {
        match basis {
            Basis::Rounded => self.rounded(value),
            Basis::Exact => value.clone(),
        }
    }

    /// The criterion and everything below it, in the order of the rules.
    #[must_use]
    pub(crate) fn below(&self, of: CriterionIx) -> Vec<CriterionIx> {
        let mut found = vec![of];
        let mut next = 0;
        while next < found.len() {
            found.extend(&self.criteria[found[next]].children);
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The way from a criterion up to the total, itself first.
    pub(crate) fn upwards(&self, of: CriterionIx) -> impl Iterator<Item = CriterionIx> + '_ {
        std::iter::successors(Some(of), |&ix| self.criteria[ix].parent)
    }

    /// Whether a criterion and all above it apply to agencies of this group.
    #[must_use]
    pub(crate) fn applies(&self, criterion: CriterionIx, group: Option<&str>) -> bool {
        self.upwards(criterion).all(|ix| self.criteria[ix].applies_to(group))
    }

    /// The index of a class by its label or code, without regard to case.
    #[must_use]
    pub(crate) fn class_named(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let is_called = |known: &str| {
            if known.is_ascii() && name.is_ascii() {
                known.eq_ignore_ascii_case(name)
            } else {
                known.to_lowercase() == name.to_lowercase()
            }
        };
        self.classes.iter().position(|c| is_called(&c.label) || c.code.as_deref().is_some_and(is_called))
    }

    /// The class of a value (already in the form that `classify` names); `None` when it lies under every bound.
    #[must_use]
    pub(crate) fn class_of(&self, value: &Exact) -> Option<usize> {
        self.classes.iter().position(|c| c.bound.as_ref().is_none_or(|bound| bound.admits(value)))
    }
}
