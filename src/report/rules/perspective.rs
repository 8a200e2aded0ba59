//! Groups of agencies to which the same criteria apply, with the effective weights that follow.

use crate::scoring::plan::Plan;

use crate::exact::Exact;
use crate::rules::Instrument;

/// The weights in the total as some groups of agencies meet them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Perspective {
    /// Empty: everybody.
    pub groups: Vec<String>,
    /// Percent of the total, by criterion; `None`: not asked of these groups.
    pub effective: Vec<Option<Exact>>,
}

/// The different sets of weights of an instrument: one, unless criteria hold for some groups only.
#[must_use]
pub(crate) fn perspectives(instrument: &Instrument) -> Vec<Perspective> {
    let mut groups = instrument.groups.clone();
    for name in instrument.criteria.iter().filter_map(|c| c.groups.as_ref()).flatten() {
        if !groups.contains(name) {
            groups.push(name.clone());
        }
    }
    if instrument.criteria.iter().all(|c| c.groups.is_none()) {
        return vec![Perspective { groups: Vec::new(), effective: effective(instrument, None) }];
    }
    let mut found: Vec<Perspective> = Vec::new();
    for group in groups {
        let effective = effective(instrument, Some(&group));
        match found.iter_mut().find(|known| known.effective == effective) {
            Some(known) => known.groups.push(group),
            None => found.push(Perspective { groups: vec![group], effective }),
        }
    }
    found
}

pub(super) fn effective(instrument: &Instrument, group: Option<&str>) -> Vec<Option<Exact>> {
    let plan = Plan::new(instrument, group);
    let percent = |ix| instrument.applies(ix, group).then(|| plan.percent_of_total(instrument, ix));
    (0..instrument.criteria.len()).map(percent).collect()
}
