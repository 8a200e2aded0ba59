//! Where a form says what may be answered: once for all questions below a heading that take the same, else at each.

use std::collections::{BTreeMap, BTreeSet};

use super::Form;
use super::allowed::AllowedAnswers;
use crate::rules::{CriterionIx, TOTAL};

/// What is said where.
#[derive(Debug, Default)]
pub(super) struct ChoicePlaces {
    /// At the heading of a branch; at the total: at the head of the form.
    pub at_branch: BTreeMap<CriterionIx, String>,
    /// Questions that say it themselves.
    pub at_question: BTreeSet<CriterionIx>,
}

impl ChoicePlaces {
    pub(super) fn of(form: &Form<'_>) -> Self {
        let said: BTreeMap<CriterionIx, String> = form
            .asked()
            .into_iter()
            .map(|ix| (ix, AllowedAnswers::of(form.instrument, ix, form.lang).said(form.lang)))
            .collect();
        let mut places = Self::default();
        places.below(TOTAL, form, &said);
        places
    }

    fn below(&mut self, branch: CriterionIx, form: &Form<'_>, said: &BTreeMap<CriterionIx, String>) {
        let within = form.instrument.below(branch);
        let mut texts = within.iter().filter_map(|ix| said.get(ix));
        let Some(first) = texts.next() else { return };
        if texts.all(|text| text == first) {
            self.at_branch.insert(branch, first.clone());
            return;
        }
        for &child in &form.instrument.criteria[branch].children {
            if form.instrument.criteria[child].is_leaf() {
                self.at_question.extend(said.contains_key(&child).then_some(child));
            } else {
                self.below(child, form, said);
            }
        }
    }
}
