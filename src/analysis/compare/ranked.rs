//! How long two lists of ranks are, and whether places on them can be compared.

use std::collections::BTreeMap;

use crate::analysis::compare::pairs::AgencyPairs;
use crate::analysis::compare::position::Side;
use crate::names::renames::Renames;
use crate::rules::instrument::Within;
use crate::scoring::AgencyScore;

/// Two lists of ranks; where ranks are counted within groups, those of the group in which they have least in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct RankedLists {
    /// How many have a rank then and now.
    pub before: u32,
    pub after: u32,
    /// How many have one on both sides.
    pub both: u32,
    /// Some lists are not of one length.
    pub of_other_length: bool,
}

impl RankedLists {
    pub(super) fn new(before: Side<'_>, after: Side<'_>, pairs: &AgencyPairs) -> Self {
        let mut pools: BTreeMap<Option<&str>, Self> = BTreeMap::new();
        for score in before.scores.agencies.iter().filter(|score| score.rank().is_some()) {
            pools.entry(pool(before, after, score.agency())).or_default().before += 1;
        }
        for score in after.scores.agencies.iter().filter(|score| score.rank().is_some()) {
            pools.entry(pool(after, after, score.agency())).or_default().after += 1;
        }
        let ranked = |score: Option<&AgencyScore>| score.is_some_and(|score| score.rank().is_some());
        for &(then, now) in &pairs.both {
            let own = pool(after, after, now);
            if ranked(before.scores.of(then)) && ranked(after.scores.of(now)) && pool(before, after, then) == own {
                pools.entry(own).or_default().both += 1;
            }
        }
        // Lists without a common body have no places to be compared.
        let met: Vec<Self> = pools.into_values().filter(|lists| lists.both > 0).collect();
        let share = |lists: &Self| u64::from(lists.both) * 1_000_000 / u64::from(lists.before.max(lists.after));
        let worst = met.iter().copied().min_by_key(share).unwrap_or_default();
        Self { of_other_length: met.iter().any(|lists| lists.before != lists.after), ..worst }
    }

    /// The lists of an earlier and a later result.
    #[must_use]
    pub(crate) fn between(before: Side<'_>, after: Side<'_>, renames: &Renames) -> Self {
        Self::new(before, after, &AgencyPairs::new(before.assessments, after.assessments, renames))
    }

    /// Whether a place then and a place now say something of each other: nearly all of the longer list are on both.
    #[must_use]
    pub(crate) fn are_comparable(self) -> bool {
        // Of a short list one may be another.
        let longer = self.before.max(self.after);
        longer - self.both <= 1 || 10 * u64::from(self.both) >= 9 * u64::from(longer)
    }
}

/// The group of an agency, where the later rules rank within groups.
fn pool<'a>(side: Side<'a>, after: Side<'_>, agency: usize) -> Option<&'a str> {
    let group = side.assessments.agencies[agency].group.as_deref();
    group.filter(|_| after.instrument.ranking.within == Within::Group)
}
