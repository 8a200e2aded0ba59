//! Rules files for people and programs: the list of what is there, and one instrument as a tree with its weights.

mod describe;
pub(crate) mod json;
mod list;
mod show;

pub(crate) use describe::{allowed, answer_rules, bound, cap, common_blank, gate, own_answer_rules, scale};
pub(crate) use list::{Listed, NoVintage, list, vintages};
pub(crate) use show::show;

use crate::exact::Exact;
use crate::rules::Instrument;
use crate::scoring::plan::Plan;

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

fn effective(instrument: &Instrument, group: Option<&str>) -> Vec<Option<Exact>> {
    let plan = Plan::new(instrument, group);
    let percent = |ix| instrument.applies(ix, group).then(|| plan.percent_of_total(instrument, ix));
    (0..instrument.criteria.len()).map(percent).collect()
}
