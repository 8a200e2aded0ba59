//! The empty form of an instrument: what each agency is asked, as a workbook or a plain table.
//!
//! A form is a long table of answers without the answers: filled in, it is an input like any other. It leaves out what
//! does not apply to an agency's group, and asks what is shared once, under `*`. Nothing here reads files or scores.

mod allowed;
mod choices;
mod endorsement;
mod form_sheet;
mod guide;
mod jury;
mod lists;
mod live;
mod live_check;
pub(crate) mod objection;
mod plain;
mod sheet;

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::answers::Agency;
use crate::answers::EVERYBODY;
use crate::i18n::lang::Lang;
use crate::report::words::Word;
use crate::rules::instrument::Evidence;
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// A way to write a form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormFormat {
    /// As in `--format`, and the ending of its files.
    pub name: &'static str,
    /// Writes it.
    pub write: fn(&Form<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every format, the one of folders first.
pub(crate) const FORMATS: &[FormFormat] = &[
    FormFormat { name: "xlsx", write: sheet::write },
    FormFormat { name: "csv", write: plain::write_csv },
    FormFormat { name: "tsv", write: plain::write_tsv },
];

impl FormFormat {
    /// The format of a name or an ending.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name.eq_ignore_ascii_case(name))
    }
}

/// The agencies that questions are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who<'a> {
    /// An agency of the list.
    Listed(&'a Agency),
    /// An agency of which only the name is known.
    Named(&'a str),
    /// The agency that the file will be named after.
    File,
    /// Everybody, once: what is shared.
    Everybody,
}

impl Who<'_> {
    fn id(&self) -> Option<&str> {
        match self {
            Self::Listed(agency) => Some(&agency.id),
            Self::Named(name) => Some(name),
            Self::Everybody => Some(EVERYBODY),
            Self::File => None,
        }
    }

    fn name(&self) -> Option<&str> {
        match self {
            Self::Listed(agency) => Some(&agency.name),
            _ => self.id(),
        }
    }

    fn group(&self) -> Option<&str> {
        match self {
            Self::Listed(agency) => agency.group.as_deref(),
            _ => None,
        }
    }

    /// Whether a criterion, its children aside, is asked of them.
    fn concerns(&self, instrument: &Instrument, ix: CriterionIx) -> bool {
        let criterion = &instrument.criteria[ix];
        match self {
            Self::Everybody => !criterion.is_leaf() || criterion.shared,
            Self::Listed(agency) => !criterion.shared && criterion.applies_to(agency.group.as_deref()),
            // Without a group it is unknown what does not apply.
            Self::Named(_) | Self::File => !criterion.shared,
        }
    }
}

/// A row among the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormRow {
    /// The heading of a branch.
    Branch(CriterionIx),
    /// A question to one assessor (an index in [`Form::assessors`]).
    Question(CriterionIx, usize),
}

/// The questions to one respondent, in the order of the rules.
#[derive(Debug, Clone)]
pub(crate) struct FormPart<'a> {
    pub who: Who<'a>,
    pub lines: Vec<FormRow>,
}

/// How a form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormShape {
    /// A row for each question: what offices fill in.
    Questions,
    /// A row for each body and assessor, a column for each question: what a jury fills in.
    Jury,
}

/// What is asked of which body, and how.
#[derive(Debug, Clone)]
pub(crate) struct FormOrder<'o> {
    /// Each question is put to each of them; none leaves the column to be filled in, where the rules speak of several.
    pub assessors: &'o [String],
    /// What stands in these branches only; none: everything.
    pub only: &'o [CriterionIx],
    pub shape: FormShape,
    /// Whether the form shows its score while it is filled in.
    pub live: bool,
}

/// An empty form.
#[derive(Debug, Clone)]
pub(crate) struct Form<'a> {
    pub instrument: &'a Instrument,
    pub lang: Lang,
    pub shape: FormShape,
    /// Agencies without questions are left out.
    pub parts: Vec<FormPart<'a>>,
    /// Each question is put to each of them; a single one without a name leaves the column to be filled in.
    pub assessors: Vec<String>,
    /// Whether there is a column of assessors.
    pub names_assessors: bool,
    /// Whether it shows its score while it is filled in.
    pub live: bool,
}

impl<'a> Form<'a> {
    /// The form for these, in this order. Without named assessors there is a column for them where the rules say how
    /// several of them are combined.
    #[must_use]
    pub(crate) fn new(
        instrument: &'a Instrument,
        who: impl IntoIterator<Item = Who<'a>>,
        order: &FormOrder<'_>,
        lang: Lang,
    ) -> Self {
        let assessors = order.assessors;
        let names_assessors = !assessors.is_empty() || speaks_of_assessors(instrument);
        let assessors = if assessors.is_empty() { vec![String::new()] } else { assessors.to_vec() };
        let parts = who.into_iter().map(|who| {
            let mut lines = Vec::new();
            let below = order.only.is_empty() || order.only.contains(&TOTAL);
            let asks = Asks { instrument, who, only: order.only, assessors: assessors.len() };
            asks.below(TOTAL, below, &mut lines);
            FormPart { who, lines }
        });
        let parts = parts.filter(|part| !part.lines.is_empty()).collect();
        Self { instrument, lang, shape: order.shape, parts, assessors, names_assessors, live: order.live }
    }

    /// The criteria that are asked of anybody, in the order of the rules.
    fn asked(&self) -> Vec<CriterionIx> {
        let lines = self.parts.iter().flat_map(|part| &part.lines);
        let asked = lines.filter_map(|line| match line {
            FormRow::Question(ix, _) => Some(*ix),
            FormRow::Branch(_) => None,
        });
        asked.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether the rules ask for evidence of anything that is asked here.
    fn asks_evidence(&self) -> bool {
        self.asked().into_iter().any(|ix| self.instrument.criteria[ix].states.evidence != Evidence::None)
    }

    /// Whether one body answers for it, or a jury: then it is signed.
    fn is_signed(&self) -> bool {
        self.shape == FormShape::Jury || matches!(&self.parts[..], [part] if part.who != Who::Everybody)
    }

    /// Whether nothing is asked of anybody.
    #[must_use]
    pub(crate) const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The first thing that its live formulas say otherwise than scoring does, in words for developers, when it is filled
    /// in in so many ways; `None`: nothing.
    #[must_use]
    pub(crate) fn live_disagreement(&self, trials: u64) -> Option<String> {
        live_check::check(self, trials)
    }

    /// What the total hangs on and this form does not ask, by id: shared criteria, other branches, and what compares
    /// bodies with each other.
    #[must_use]
    pub(crate) fn unknown_to_it(&self) -> Vec<&str> {
        let instrument = self.instrument;
        let asked = self.asked();
        let group = self.parts.first().and_then(|part| part.who.group());
        let compares =
            |ix: CriterionIx| instrument.criteria[ix].gate.as_ref().is_some_and(|g| g.condition.top.is_some());
        let unknown = |&ix: &CriterionIx| {
            instrument.applies(ix, group) && (compares(ix) || instrument.criteria[ix].is_leaf() && !asked.contains(&ix))
        };
        (0..instrument.criteria.len()).filter(unknown).map(|ix| instrument.criteria[ix].id.as_str()).collect()
    }

    /// Rows of all parts.
    fn rows(&self) -> usize {
        self.parts.iter().map(|part| part.lines.len()).sum()
    }

    /// What tells the respondents apart: columns that would say nothing are left out.
    fn identity(&self) -> IdentityColumns {
        let any = |test: &dyn Fn(&Who<'_>) -> bool| self.parts.iter().any(|part| test(&part.who));
        IdentityColumns {
            id: any(&|who| who.id() != who.name()),
            name: any(&|who| who.name().is_some()),
            group: any(&|who| who.group().is_some()),
        }
    }
}

/// Which columns identify the agency of a row.
#[derive(Debug, Clone, Copy)]
struct IdentityColumns {
    id: bool,
    name: bool,
    group: bool,
}

/// What is asked of one respondent.
struct Asks<'o, 'a> {
    instrument: &'a Instrument,
    who: Who<'a>,
    only: &'o [CriterionIx],
    assessors: usize,
}

impl Asks<'_, '_> {
    /// The lines below a criterion; a branch under which nothing is asked has no heading. `inside`: all of it is wanted.
    fn below(&self, above: CriterionIx, inside: bool, lines: &mut Vec<FormRow>) {
        for &ix in &self.instrument.criteria[above].children {
            if !self.who.concerns(self.instrument, ix) {
                continue;
            }
            let inside = inside || self.only.contains(&ix);
            if self.instrument.criteria[ix].is_leaf() {
                let questions = if inside { self.assessors } else { 0 };
                lines.extend((0..questions).map(|assessor| FormRow::Question(ix, assessor)));
                continue;
            }
            let before = lines.len();
            lines.push(FormRow::Branch(ix));
            self.below(ix, inside, lines);
            if lines.len() == before + 1 {
                lines.pop();
            }
        }
    }
}

/// The place of an agency in the order of results.
pub(crate) fn place(instrument: &Instrument, agency: &Agency) -> impl Ord + use<> {
    let group = agency.group.clone();
    let known = group.as_deref().and_then(|group| instrument.groups.iter().position(|known| known == group));
    // Groups that the rules do not name come after those they do, and agencies without one last.
    let place = (group.is_none(), known.unwrap_or(usize::MAX), group);
    (place, agency.name.clone(), agency.id.clone())
}

/// Whether anything is asked under `*`.
#[must_use]
pub(crate) fn shares(instrument: &Instrument) -> bool {
    instrument.criteria.iter().any(|criterion| criterion.is_leaf() && criterion.shared)
}

/// Whether the rules say how several assessors are combined: where one is expected, rules leave that out.
fn speaks_of_assessors(instrument: &Instrument) -> bool {
    fn anywhere(value: &toml::Value) -> bool {
        match value {
            toml::Value::Table(table) => table.contains_key("assessors") || table.values().any(anywhere),
            toml::Value::Array(values) => values.iter().any(anywhere),
            _ => false,
        }
    }
    instrument.text.parse::<toml::Table>().is_ok_and(|table| anywhere(&toml::Value::Table(table)))
}

/// The branches above a question, outermost first: `Kuesioner › Mengumumkan informasi`.
fn section(instrument: &Instrument, ix: CriterionIx) -> String {
    let mut above: Vec<&str> =
        instrument.upwards(ix).skip(1).filter(|&up| up != TOTAL).map(|up| &*instrument.criteria[up].name).collect();
    above.reverse();
    above.join(" › ")
}

/// A question as it is read: its name, and what the rules note of it.
fn question(form: &Form<'_>, ix: CriterionIx, who: Who<'_>) -> String {
    let criterion = &form.instrument.criteria[ix];
    let mut text = criterion.name.clone();
    if let Some(note) = &criterion.note {
        text.push('\n');
        text.push_str(note);
    }
    if let (Some(groups), Who::Named(_) | Who::File) = (&criterion.groups, who) {
        text.push('\n');
        text.push_str(&Word::FormOnlyFor.with(form.lang, &[("groups", groups.join(", "))]));
    }
    text
}

/// The agency of a part, as a heading; `None`: the name of the file says it.
fn named(form: &Form<'_>, who: Who<'_>) -> Option<String> {
    if who == Who::Everybody {
        return Some(Word::FormForEverybody.say(form.lang).to_owned());
    }
    let label = &form.instrument.agency_label;
    let name = who.name()?;
    Some(match who.group() {
        Some(group) => format!("{label}: {name} ({group})"),
        None => format!("{label}: {name}"),
    })
}

/// The first thing that the live formulas of a form for one body say otherwise than scoring does, in words for developers,
/// when it is filled in in so many ways; `None`: nothing.
#[cfg(test)]
#[must_use]
pub(crate) fn live_disagreement(
    instrument: &Instrument,
    agency: &Agency,
    assessors: &[String],
    only: &[CriterionIx],
    trials: u64,
) -> Option<String> {
    let order = FormOrder { assessors, only, shape: FormShape::Questions, live: true };
    Form::new(instrument, [Who::Listed(agency)], &order, Lang::Id).live_disagreement(trials)
}
