//! `template --live`: a form that shows completeness, the score of every criterion, the total and the class while it is
//! filled in.
//!
//! The formulas are those of the recap workbook ([`crate::report::xlsx`]), over the answer cells of the form; what is
//! added here is what a recap knows and a form does not yet: what is answered, which gates are open, what is left out.
//! Source of every rule: "From answers to a criterion's score", "Conditions", "Excluded" and "Coverage" in
//! `scoring-rules/README.md`. Before a form is written, [`super::live_check`] fills it in several ways and compares every result
//! with that of [`crate::scoring`].
//!
//! What other people answer (shared criteria, branches that the form does not ask, places among other bodies) is not
//! known on a form: what depends on it has no score there.

mod answers;
mod asked;
mod conditions;
mod coverage;
mod formulas;
mod layout;
mod outcome;
mod page;
mod total;
mod trial_answer;
mod words;

pub(super) use self::asked::{AskedCell, LiveForm, LiveState};
use self::formulas::LiveFormulas;
pub(super) use self::layout::{LiveColumn, LiveLayout};
pub(super) use self::total::ResultState;
pub(super) use self::trial_answer::TrialAnswer;
use crate::i18n::lang::Lang;
use crate::scoring::plan::Plan;
use crate::workbook::book::WorkBook;

/// The name of the sheet with the scores.
pub(super) const fn page_name(lang: Lang) -> &'static str {
    words::PAGE.say(lang)
}

/// What the guide says of it.
pub(super) const fn guide(lang: Lang) -> &'static str {
    words::GUIDE.say(lang)
}

/// Writes the scores and the sheet on which they are worked out; the form stands already.
pub(super) fn fill(form: &LiveForm<'_>, book: &mut WorkBook) -> LiveLayout {
    let sheet = book.sheet(words::SHEET.say(form.lang));
    book.sheets[sheet].hidden = true;
    book.sheets[sheet].protected = true;
    let layout = LiveLayout::new(form, sheet);
    let plan = Plan::new(form.instrument, form.group);
    let count = form.instrument.criteria.len();
    let mut live = LiveFormulas {
        form,
        plan: &plan,
        layout,
        book,
        gates_done: vec![false; count],
        insides_done: vec![false; count],
        outcomes_done: vec![false; count],
    };
    live.weights();
    live.answers();
    live.answered();
    live.outcome(crate::rules::TOTAL);
    live.total();
    live.page();
    live.layout
}
