//! Gains as whole numbers over their common denominator: what a search asks for each combination, without fractions.

use std::cmp::Ordering;

use crate::analysis::improve::gains::Climb;
use crate::exact::Exact;

/// Combinations of so many candidates are ordered without room of their own.
const FEW: usize = 16;

/// The numerators of [`super::AdditiveGains`]. Each fits into 64 bits, so that products of two fit into 128.
#[derive(Debug)]
pub(super) struct WholeGains {
    denominator: i128,
    needed: i128,
    /// By candidate: what its highest level adds, and what a raise over its whole scale adds.
    most: Vec<i128>,
    yields: Vec<i128>,
    /// As `best` of the gains.
    best: Vec<Vec<i128>>,
}

/// The numerator of a number over a denominator.
fn over(number: &Exact, denominator: i128) -> Option<i128> {
    let (above, below) = number.parts()?;
    let factor = (denominator % below == 0).then_some(denominator / below)?;
    i64::try_from(above.checked_mul(factor)?).ok().map(i128::from)
}

impl WholeGains {
    /// `None` where the numbers have no common denominator of 64 bits.
    pub(super) fn new(
        total: &Exact,
        needed: &Exact,
        gains: &[Climb],
        yields: &[Exact],
        best: &[Vec<Exact>],
    ) -> Option<Self> {
        let denominator = i128::from(i64::try_from(total.parts()?.1).ok()?);
        let all = |numbers: &[Exact]| numbers.iter().map(|number| over(number, denominator)).collect();
        Some(Self {
            denominator,
            needed: over(needed, denominator)?,
            most: gains.iter().map(|gain| over(gain.most(), denominator)).collect::<Option<_>>()?,
            yields: all(yields)?,
            best: best.iter().map(|sums| all(sums)).collect::<Option<_>>()?,
        })
    }

    /// As [`super::AdditiveGains::without`]; `None` where what is missing has another denominator.
    pub(super) fn without(&self, missing: &Exact, at: usize) -> Option<Exact> {
        Some(Exact::ratio(over(missing, self.denominator)? - self.most[at], self.denominator))
    }

    /// As [`super::AdditiveGains::can_reach`].
    pub(super) fn can_reach(&self, missing: &Exact, from: usize, more: usize) -> Option<bool> {
        let missing = over(missing, self.denominator)?;
        Some(self.best[from].get(more).is_some_and(|further| *further >= missing))
    }

    /// As [`super::AdditiveGains::against_least`]. `places`: those of the candidates by their yield.
    pub(super) fn against_least(
        &self,
        places: &[usize],
        raises: &[Climb],
        chosen: &[usize],
        raise: &Exact,
    ) -> Option<Ordering> {
        let mut room = [0; FEW];
        let order = room.get_mut(..chosen.len())?;
        order.copy_from_slice(chosen);
        order.sort_unstable_by_key(|&at| places[at]);
        let unit = i128::from(i64::try_from(raise.parts()?.1).ok()?);
        let raise = over(raise, unit)?;
        let (mut missing, mut spent) = (self.needed, 0_i128);
        for &at in &*order {
            if missing <= 0 || self.yields[at] == 0 {
                break;
            }
            if self.most[at] >= missing {
                return Some(((raise - spent) * self.yields[at]).cmp(&(missing * unit)));
            }
            missing -= self.most[at];
            spent += over(raises[at].most(), unit)?;
        }
        Some(raise.cmp(&spent))
    }
}
