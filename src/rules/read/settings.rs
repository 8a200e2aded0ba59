//! The tables that stand once in a file: `[instrument]`, `[agency]`, `[form]`, `[score]`, `[ranking]`, `[answers]`,
//! `[summary]`, `[decree]`. What is left out of `[score]`, `[ranking]` and `[answers]` has the value that the language
//! names.

use crate::exact::{Exact, Rounding};
use crate::finding::finding;
use crate::rules::decree::Decree;
use crate::rules::instrument::{
    Absent, Assessors, Basis, Combine, CountsAs, Evidence, FormTexts, RoundAt, StateRules, Status, Summary, Ties,
    Unverified, WeightConvention, Within,
};
use crate::rules::read::diagnostics::Diagnostics;
use crate::rules::read::diagnostics::Span;
use crate::rules::read::diagnostics::Spanned;
use crate::rules::read::keys::Field;
use crate::rules::read::keys::Fields;
use crate::rules::read::keys::number_of;
use crate::rules::read::keys::unknown_word;
use crate::rules::read::spanned::TomlValue;
use crate::rules::words;

/// `[instrument]` and `[agency]`.
pub(super) struct RawHeading {
    pub id: Option<String>,
    pub title: Option<String>,
    pub year: Option<i64>,
    pub authority: Option<String>,
    pub basis: Vec<String>,
    pub status: Option<Status>,
    pub sources: Vec<String>,
    pub note: Option<String>,
    pub agency_label: String,
    pub groups: Vec<String>,
    /// Whether `groups` holds all there are.
    pub closed: bool,
}

/// `[score]`.
pub(super) struct RawScore {
    pub bottom: Exact,
    pub top: Exact,
    pub weights: WeightConvention,
    pub combine: Combine,
    /// Where `combine` is written, or else the heading.
    pub combine_span: Span,
    pub decimals: u32,
    pub rounding: Rounding,
    pub round_at: RoundAt,
    pub classify: Basis,
}

/// `[ranking]`, its criteria still names.
pub(super) struct RawRanking {
    pub within: Within,
    pub ties: Ties,
    pub by: Basis,
    pub break_ties: Vec<Spanned<String>>,
}

/// `[answers]`.
pub(super) struct RawAnswers {
    pub blank: CountsAs,
    pub states: StateRules,
    pub absent: Absent,
    pub min_coverage: Exact,
    /// `None`: nothing is said of it.
    pub max_not_applicable: Option<Exact>,
}

fn section<'n>(root: &mut Fields<'n>, key: &'static str, report: &mut Diagnostics<'_>) -> Fields<'n> {
    let place = root.span.clone();
    let name = format!("[{key}]");
    root.table(key, &name, report).unwrap_or_else(|| Fields::new(&[], name, place))
}

fn values(list: Field<Vec<Spanned<String>>>) -> Vec<String> {
    match list {
        Field::Given(list) => list.value.into_iter().map(|item| item.value).collect(),
        _ => Vec::new(),
    }
}

/// Reads `[instrument]` and `[agency]`, and warns of what a file of good standing has.
pub(super) fn heading(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> RawHeading {
    let written = root.entries().iter().any(|entry| entry.key.value == "instrument");
    if !written && !report.may_be_lost("instrument") {
        report.say(finding!(E114: key = "[instrument]"; table = root.heading()), &root.span);
    }
    let mut fields = section(root, "instrument", report);
    let id = fields.filled("id", report);
    let title = fields.filled("title", report);
    let status = fields.word("status", words::STATUS, report);
    if written {
        let _ = fields.require("id", Field::clone(&id), report);
        let _ = fields.require("title", Field::clone(&title), report);
        let _ = fields.require("status", status.clone(), report);
    }
    let year = fields.whole("year", 1900, 9999, report);
    let sources = fields.texts("sources", report);
    if written && year.is_absent() {
        report.say(finding!(W104), &fields.span);
    }
    let none = sources.is_absent() || sources.value().is_some_and(Vec::is_empty);
    if none && let Some(official) = status.given().filter(|s| s.value == Status::Official) {
        report.say(finding!(W103), &official.span);
    }
    let authority = fields.text("authority", report).cloned();
    let basis = values(fields.texts("basis", report));
    let note = fields.text("note", report).cloned();
    fields.finish(report);
    let mut agency = section(root, "agency", report);
    let label = agency.filled("label", report).cloned();
    let groups = agency.texts("groups", report);
    agency.finish(report);
    RawHeading {
        id: id.cloned(),
        title: title.cloned(),
        year: year.cloned(),
        authority,
        basis,
        status: status.cloned(),
        sources: values(sources),
        note,
        agency_label: label.unwrap_or_else(|| "Badan publik".to_owned()),
        closed: groups.value().is_some_and(|groups| !groups.is_empty()),
        groups: values(groups),
    }
}

/// Reads `[form]`: what forms say beside the questions.
pub(super) fn form(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> FormTexts {
    let mut fields = section(root, "form", report);
    let form = FormTexts {
        head: fields.filled("head", report).cloned(),
        deadline: fields.filled("deadline", report).cloned(),
        contact: fields.filled("contact", report).cloned(),
        instructions: values(fields.texts("instructions", report)),
    };
    fields.finish(report);
    form
}

/// Reads `[score]`.
pub(super) fn score(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> RawScore {
    let mut fields = section(root, "score", report);
    let (bottom, top) = range(&mut fields, report).unwrap_or((Exact::ZERO, Exact::HUNDRED));
    let combine = fields.word("combine", words::COMBINE, report);
    let combine_span = combine.given().map_or_else(|| fields.span.clone(), |at| at.span.clone());
    let score = RawScore {
        bottom,
        top,
        weights: fields.word("weights", words::WEIGHTS, report).cloned().unwrap_or(WeightConvention::Parent),
        combine: combine.cloned().unwrap_or(Combine::WeightedMean),
        combine_span,
        decimals: fields.whole("decimals", 0, 12, report).cloned().and_then(|n| n.try_into().ok()).unwrap_or(2),
        rounding: fields.word("rounding", words::ROUNDING, report).cloned().unwrap_or(Rounding::HalfUp),
        round_at: fields.word("round_at", words::ROUND_AT, report).cloned().unwrap_or(RoundAt::Total),
        classify: fields.word("classify", words::BASIS, report).cloned().unwrap_or(Basis::Rounded),
    };
    fields.finish(report);
    score
}

/// `range = [bottom, top]`: two numbers, the bottom below the top, the top above 0.
fn range(fields: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Option<(Exact, Exact)> {
    let node = fields.node("range")?;
    let ends = match &node.value {
        TomlValue::List(ends) if ends.len() == 2 => ends,
        _ => {
            report.say(finding!(E185), &node.span);
            return None;
        }
    };
    let bottom = number_of(&ends[0], "range", report)?;
    let top = number_of(&ends[1], "range", report)?;
    if bottom >= top || top <= Exact::ZERO {
        report.say(finding!(E185), &node.span);
        return None;
    }
    Some((bottom, top))
}

/// Reads `[ranking]`.
pub(super) fn ranking(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> RawRanking {
    let mut fields = section(root, "ranking", report);
    let ranking = RawRanking {
        within: fields.word("within", words::WITHIN, report).cloned().unwrap_or(Within::Group),
        ties: fields.word("ties", words::TIES, report).cloned().unwrap_or(Ties::Competition),
        by: fields.word("by", words::BASIS, report).cloned().unwrap_or(Basis::Rounded),
        break_ties: fields.texts("break_ties", report).cloned().unwrap_or_default(),
    };
    fields.finish(report);
    ranking
}

/// Reads `[answers]`; scores named there lie on the range.
pub(super) fn answers(root: &mut Fields<'_>, score: &RawScore, report: &mut Diagnostics<'_>) -> RawAnswers {
    let mut fields = section(root, "answers", report);
    let zero = || CountsAs::Score(Exact::ZERO);
    let answers = RawAnswers {
        blank: counts(&mut fields, "blank", score, report).cloned().unwrap_or_else(zero),
        states: StateRules {
            not_applicable: counts(&mut fields, "not_applicable", score, report).cloned().unwrap_or(CountsAs::Exclude),
            no_case: counts(&mut fields, "no_case", score, report).cloned().unwrap_or(CountsAs::Error),
            unverified: unverified(&mut fields, score, report).cloned().unwrap_or_else(|| Unverified::As(zero())),
            evidence: fields.word("evidence", words::EVIDENCE, report).cloned().unwrap_or(Evidence::Optional),
            assessors: fields.word("assessors", words::ASSESSORS, report).cloned().unwrap_or(Assessors::Mean),
        },
        absent: fields.word("absent", words::ABSENT, report).cloned().unwrap_or(Absent::Unscored),
        min_coverage: share(&mut fields, "min_coverage", report).cloned().unwrap_or_default(),
        max_not_applicable: share(&mut fields, "max_not_applicable", report).cloned(),
    };
    fields.finish(report);
    answers
}

/// A share from 0 to 1.
pub(super) fn share(fields: &mut Fields<'_>, key: &'static str, report: &mut Diagnostics<'_>) -> Field<Exact> {
    match fields.number(key, report) {
        Field::Given(share) if share.value.is_negative() || share.value > Exact::ONE => {
            report.say(finding!(E123: key = key, min = "0", max = "1"), &share.span);
            Field::Broken
        }
        field => field,
    }
}

/// What a state counts as: a word, or a score on the range.
pub(super) fn counts(
    fields: &mut Fields<'_>,
    key: &'static str,
    score: &RawScore,
    report: &mut Diagnostics<'_>,
) -> Field<CountsAs> {
    match state(fields, key, words::COUNTS, score, report) {
        Field::Given(Spanned { value: Unverified::As(value), span }) => Field::Given(Spanned { value, span }),
        Field::Absent => Field::Absent,
        _ => Field::Broken,
    }
}

/// What an unverified answer counts as.
pub(super) fn unverified(fields: &mut Fields<'_>, score: &RawScore, report: &mut Diagnostics<'_>) -> Field<Unverified> {
    state(fields, "unverified", words::UNVERIFIED, score, report)
}

fn state(
    fields: &mut Fields<'_>,
    key: &'static str,
    allowed: &[&str],
    score: &RawScore,
    report: &mut Diagnostics<'_>,
) -> Field<Unverified> {
    let Some(node) = fields.node(key) else { return Field::Absent };
    let value = match &node.value {
        TomlValue::Text(word) if allowed.contains(&word.as_str()) => match word.as_str() {
            "use" => Unverified::Use,
            "error" => Unverified::As(CountsAs::Error),
            "exclude" => Unverified::As(CountsAs::Exclude),
            _ => Unverified::As(CountsAs::Score(Exact::ZERO)),
        },
        TomlValue::Text(word) if !word.contains(',') => {
            unknown_word(word, allowed, key, &node.span, report);
            return Field::Broken;
        }
        _ => match number_of(node, key, report) {
            Some(number) if !number.is_zero() && (number < score.bottom || number > score.top) => {
                let (bottom, top) = (shown(&score.bottom), shown(&score.top));
                report.say(finding!(E123: key = key, min = &bottom, max = &top), &node.span);
                return Field::Broken;
            }
            Some(number) => Unverified::As(CountsAs::Score(number)),
            None => return Field::Broken,
        },
    };
    Field::Given(Spanned { value, span: node.span.clone() })
}

/// Reads `[summary]`.
pub(super) fn summary(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Option<Summary> {
    let mut fields = root.table("summary", "[summary]", report)?;
    let name = fields.filled("name", report);
    let name = fields.require("name", name, report);
    let _ = fields.word("combine", words::SUMMARY, report);
    let weighted_by = fields.filled("weighted_by", report).cloned();
    fields.finish(report);
    Some(Summary { name: name.cloned()?, weighted_by })
}

/// Reads `[decree]`.
pub(super) fn decree(root: &mut Fields<'_>, report: &mut Diagnostics<'_>) -> Decree {
    let mut decree = Decree::default();
    let Some(mut fields) = root.table("decree", "[decree]", report) else { return decree };
    for key in Decree::KEYS {
        if let Some(fact) = decree.fact(key) {
            *fact = fields.filled(key, report).cloned();
        }
    }
    fields.finish(report);
    decree
}

/// A number as people write it: a decimal where it has one, else a fraction.
pub(super) fn shown(number: &Exact) -> String {
    number.to_decimal(12).unwrap_or_else(|| number.to_string())
}
