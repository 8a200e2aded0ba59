//! What may be answered to a question: in words, and as a spreadsheet checks it.
//!
//! Source: scales, points and range of the rules, and the words for states of an answer.

use super::lists::{ChoiceLists, ListChoice};
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::number;
use crate::report::words::Word;
use crate::rules::instrument::{CountsAs, Criterion};
use crate::rules::scale::Entries;
use crate::rules::{CriterionIx, Instrument};
use crate::workbook::book::Allowed;

/// The answers that a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AllowedAnswers {
    pub kind: AllowedKind,
    /// Words for states that the rules do not refuse.
    pub states: Vec<&'static str>,
}

/// Numbers, or one of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AllowedKind {
    /// One of these words.
    Labels(Vec<String>),
    /// One of these numbers, each with its text in the rules.
    Numbers(Vec<(String, Exact)>),
    /// A number; `share`: it is measured and may be written as `480/503`.
    Range { min: Exact, max: Exact, step: Option<Exact>, share: bool },
}

impl AllowedAnswers {
    /// The answers to a criterion.
    #[must_use]
    pub(crate) fn of(instrument: &Instrument, ix: CriterionIx, lang: Lang) -> Self {
        let criterion = &instrument.criteria[ix];
        let kind = AllowedKind::of(criterion, instrument);
        let refused = |rule: &CountsAs| *rule == CountsAs::Error;
        let mut states = Vec::new();
        if !refused(&criterion.states.not_applicable) {
            states.push(Word::FormNotApplicable.say(lang));
        }
        if !refused(&criterion.states.no_case) {
            states.push(Word::FormNoCase.say(lang));
        }
        // A label wins over a state word.
        if let AllowedKind::Labels(labels) = &kind {
            states.retain(|state| labels.iter().all(|label| label.to_lowercase() != state.to_lowercase()));
        }
        Self { kind, states }
    }

    /// Whether a cell must keep what is typed as text: a share `5/12` would become a date.
    #[must_use]
    pub(crate) const fn is_text(&self) -> bool {
        matches!(self.kind, AllowedKind::Labels(_) | AllowedKind::Range { share: true, .. })
    }

    /// In words: `Ya / Tidak`, `0–100`; then the states.
    #[must_use]
    pub(crate) fn said(&self, lang: Lang) -> String {
        let shown = |value: &Exact| number::weight(value, lang);
        let mut text = match &self.kind {
            AllowedKind::Labels(labels) => labels.join(" / "),
            AllowedKind::Numbers(numbers) => {
                numbers.iter().map(|(_, value)| shown(value)).collect::<Vec<_>>().join(" / ")
            }
            AllowedKind::Range { min, max, step, share } => {
                let mut text = format!("{}–{}", shown(min), shown(max));
                if let Some(step) = step {
                    text.push_str(&Word::FormStep.with(lang, &[("step", shown(step))]));
                }
                if *share {
                    text.push_str(Word::FormShare.say(lang));
                }
                text
            }
        };
        if !self.states.is_empty() {
            text.push_str(&Word::FormOrStates.with(lang, &[("states", self.states.join(", "))]));
        }
        text
    }

    /// As a spreadsheet checks it; lists that do not fit a cell go to the sheet of lists.
    pub(crate) fn checked(&self, lists: &mut ChoiceLists) -> Allowed {
        let states = self.states.iter().map(|state| ListChoice::Text((*state).to_owned()));
        match &self.kind {
            AllowedKind::Labels(labels) => {
                lists.allowed(labels.iter().map(|label| ListChoice::Text(label.clone())).chain(states).collect())
            }
            AllowedKind::Numbers(numbers) => {
                let entry = |(text, value): &(String, Exact)| ListChoice::Number(text.clone(), value.to_f64());
                lists.allowed(numbers.iter().map(entry).chain(states).collect())
            }
            AllowedKind::Range { min, max, step, share } => self.range(min, max, step.as_ref(), *share),
        }
    }

    fn range(&self, min: &Exact, max: &Exact, step: Option<&Exact>, share: bool) -> Allowed {
        if step.is_none() && self.states.is_empty() && !share {
            return Allowed::Between(min.to_f64(), max.to_f64());
        }
        let mut number = format!("{{cell}}>={},{{cell}}<={}", min.to_f64(), max.to_f64());
        if let Some(step) = step {
            let steps = format!("({{cell}}-{})/{}", min.to_f64(), step.to_f64());
            number.push_str(&format!(",ABS({steps}-ROUND({steps},0))<0.000001"));
        }
        let mut text: Vec<String> = self.states.iter().map(|state| format!("TRIM({{cell}})=\"{state}\"")).collect();
        if share {
            text.push("ISNUMBER(FIND(\"/\",{cell}))".to_owned());
            // The cell is text, so numbers in it are too.
            let (min, max) = (min.to_f64(), max.to_f64());
            text.push(format!("IFERROR(AND(VALUE({{cell}})>={min},VALUE({{cell}})<={max}),FALSE)"));
        }
        let text = if text.is_empty() { "FALSE".to_owned() } else { format!("OR({})", text.join(",")) };
        Allowed::Whatever(format!("IF(ISNUMBER({{cell}}),AND({number}),{text})"))
    }
}

impl AllowedKind {
    fn of(criterion: &Criterion, instrument: &Instrument) -> Self {
        match criterion.entries(instrument) {
            Entries::Names(choices) => Self::Labels(choices.iter().map(|choice| choice.label.clone()).collect()),
            Entries::Numbers(choices) => {
                Self::Numbers(choices.iter().map(|choice| (choice.label.clone(), choice.value.clone())).collect())
            }
            Entries::Range { min, max, step } => Self::Range {
                min: min.clone(),
                max: max.clone(),
                step: step.cloned(),
                // A measured share is often known as a fraction; a step is for numbers that are counted.
                share: step.is_none() && criterion.scale.as_deref().is_some_and(|scale| scale.bands().is_some()),
            },
        }
    }
}
