//! What a rules file says, as plain data: the tree of criteria with every default of the language filled
//! in. `read` makes it from text.

use super::number::{Mode, Q};
use num_traits::Zero;

/// Index of a criterion in [`Rules::criteria`]; 0 is the total.
pub type Id = usize;

/// The root of every tree.
pub const TOTAL: Id = 0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    Parent,
    Root,
    Relative,
    Equal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    WeightedMean,
    Sum,
    Min,
    Geometric,
    Harmonic,
    Points,
}

/// What a state of an answer counts as.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    Error,
    Exclude,
    /// Only for `unverified`: the answer as it stands.
    Use,
    Score(Q),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessors {
    Mean,
    Median,
    Min,
    Max,
    TrimmedMean,
}

/// A lower bound: `above` leaves the bound itself out.
#[derive(Clone, Debug)]
pub struct Bound {
    pub at: Q,
    pub strict: bool,
}

impl Bound {
    pub fn admits(&self, value: &Q) -> bool {
        if self.strict { value > &self.at } else { value >= &self.at }
    }
}

#[derive(Clone, Debug)]
pub struct Class {
    pub label: String,
    pub bound: Option<Bound>,
}

#[derive(Clone, Debug)]
pub enum Kind {
    Number {
        min: Q,
        max: Q,
        step: Option<Q>,
    },
    Choice(Vec<(String, Q)>),
    Bands {
        min: Q,
        max: Q,
        bands: Vec<(Bound, Q)>,
    },
    /// How many there are, at most `max`; `full` of them or more are full marks.
    Count {
        full: Q,
        max: Q,
    },
}

#[derive(Clone, Debug)]
pub struct Scale {
    pub kind: Kind,
    pub out_of: Q,
}

#[derive(Clone, Debug)]
pub struct Condition {
    pub on: String,
    pub bound: Option<Bound>,
    pub top: Option<usize>,
    pub within_group: bool,
    pub groups: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    Zero,
    Reweight,
    Unscored,
}

#[derive(Clone, Debug)]
pub struct Criterion {
    pub id: String,
    pub parent: Option<Id>,
    pub children: Vec<Id>,
    /// As written; none under `equal`, under `min` without weights, and on points leaves.
    pub weight: Option<Q>,
    pub points: Option<Q>,
    pub scale: Option<Scale>,
    pub combine: Combine,
    /// How the weights of the children are meant.
    pub convention: Convention,
    pub groups: Option<Vec<String>>,
    pub gate: Option<(Condition, Otherwise)>,
    /// Whether `*` answers, because of itself or of a criterion above.
    pub shared: bool,
    /// Where `shared = true` stands.
    pub starts_sharing: bool,
    /// Its own `blank`; the file's is in [`Rules::blank`].
    pub blank: Option<Rule>,
    /// The least share answered in it.
    pub least: Option<Q>,
    pub not_applicable: Rule,
    pub no_case: Rule,
    pub unverified: Rule,
    pub assessors: Assessors,
}

#[derive(Clone, Debug)]
pub struct Summary {
    pub weighted_by: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Cap {
    pub unless: Condition,
    pub best_class: usize,
}

#[derive(Clone, Debug)]
pub struct Rules {
    pub bottom: Q,
    pub top: Q,
    pub decimals: u32,
    pub rounding: Mode,
    pub round_every: bool,
    pub classify_exact: bool,
    pub classes: Vec<Class>,
    pub caps: Vec<Cap>,
    pub groups: Option<Vec<String>>,
    pub within_group: bool,
    pub dense: bool,
    pub rank_exact: bool,
    pub break_ties: Vec<Id>,
    pub blank: Rule,
    pub absent_zero: bool,
    pub min_coverage: Q,
    pub summary: Option<Summary>,
    /// The total first, then the criteria in the order of the file.
    pub criteria: Vec<Criterion>,
}

impl Rules {
    pub fn find(&self, id: &str) -> Id {
        let found = self.criteria.iter().position(|criterion| criterion.id == id);
        found.unwrap_or_else(|| panic!("no criterion {id}"))
    }

    pub fn get(&self, id: Id) -> &Criterion {
        &self.criteria[id]
    }

    /// Whether a group is among those a criterion or condition names; naming none means all.
    pub fn names_group(groups: &Option<Vec<String>>, group: Option<&str>) -> bool {
        match groups {
            None => true,
            Some(named) => named.iter().any(|name| Some(name.as_str()) == group),
        }
    }

    /// Every criterion after its parent.
    pub fn top_down(&self) -> Vec<Id> {
        let mut order = vec![TOTAL];
        let mut next = 0;
        while next < order.len() {
            order.extend(&self.get(order[next]).children);
            next += 1;
        }
        order
    }
}

impl Criterion {
    pub fn bare(id: String) -> Criterion {
        Criterion {
            id,
            parent: None,
            children: Vec::new(),
            weight: None,
            points: None,
            scale: None,
            combine: Combine::WeightedMean,
            convention: Convention::Parent,
            groups: None,
            gate: None,
            shared: false,
            starts_sharing: false,
            blank: None,
            least: None,
            not_applicable: Rule::Exclude,
            no_case: Rule::Error,
            unverified: Rule::Score(Q::zero()),
            assessors: Assessors::Mean,
        }
    }

    pub fn is_leaf(&self) -> bool {
        self.children.is_empty()
    }
}
