//! The steps of the fast path of scoring, one for each criterion, and the scratch space they work in.

use crate::rules::CriterionIx;
use num_integer::Integer as _;

/// A criterion that applies, before everything above it.
#[derive(Debug)]
pub(super) struct FastStep {
    pub(super) ix: CriterionIx,
    pub(super) parent: CriterionIx,
    /// What its numerator adds to its parent's, as a multiple.
    pub(super) weight: i128,
    pub(super) shared: bool,
    /// `None`: a branch, which must not be answered as a whole.
    pub(super) leaf: Option<Leaf>,
}

/// Scratch space, reused from agency to agency.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// Of branches; those of leaves follow from their cells.
    pub(super) numerators: Vec<i128>,
    pub(super) cells: Vec<(u32, i64)>,
    /// Which counts of assessors occur, one bit each.
    pub(super) counts: u32,
    /// Their least common multiple, and how often each goes into it.
    pub(super) parts: i128,
    pub(super) times: [i64; 32],
    /// Weight in coverage without an answer.
    pub(super) unanswered: i128,
}

impl Sums {
    /// The common multiple of the counts that occur; `false` where it is too large.
    pub(super) fn find_parts(&mut self) -> bool {
        if self.parts != 0 {
            return true;
        }
        let counts = (1..32_u32).filter(|count| self.counts & (1 << count) != 0).map(i128::from);
        let parts = counts.clone().fold(1, |lcm, count| if lcm > MOST_PARTS { lcm } else { lcm.lcm(&count) });
        if parts > MOST_PARTS {
            return false;
        }
        self.parts = parts;
        for count in counts {
            let times = i64::try_from(parts / count).expect("no more than the parts");
            self.times[usize::try_from(count).expect("a count of at most 31")] = times;
        }
        true
    }
}

/// Limit on the common multiple of assessor counts, against overflow.
pub(super) const MOST_PARTS: i128 = 1 << 23;

#[derive(Debug)]
pub(super) struct Leaf {
    /// What a sum is multiplied by to be in the parts of this leaf.
    pub(super) factor: i128,
    /// What it is multiplied by to be what the leaf adds to its parent.
    pub(super) adds: i64,
    /// What a blank counts as, in these parts; `None`: use the slow path.
    pub(super) blank: Option<i128>,
    /// Its weight in coverage, in no fixed unit; 0 for a shared one.
    pub(super) asked: i128,
}
