//! Single rules in words: bounds, scales, conditions, what states count as.

use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::number;
use crate::report::words::{self, Word};
use crate::rules::instrument::{Cap, Condition, CountsAs, Evidence, Gate, Instrument, Unverified};
use crate::rules::scale::{Band, Bound, Entries, Scale};
use crate::rules::{CriterionIx, TOTAL};

/// A lower bound: "mulai 90", "di atas 90".
#[must_use]
pub(crate) fn bound(bound: &Bound, lang: Lang) -> String {
    let word = if bound.inclusive { Word::FromBound } else { Word::AboveBound };
    word.with(lang, &[("value", number::weight(&bound.value, lang))])
}

/// What may be answered on a scale, and what is full marks.
#[must_use]
pub(crate) fn scale(scale: &Scale, lang: Lang) -> String {
    let shown = |value: &Exact| number::weight(value, lang);
    let choices = |texts: Vec<String>| Word::OneOf.with(lang, &[("choices", texts.join("; "))]);
    let mut text = match (scale.entries(), scale.bands()) {
        (Entries::Range { max, step: Some(_), .. }, Some(bands)) => {
            let full = bands.first().map_or(max, |best| &best.bound.value);
            Word::CountUpTo.with(lang, &[("max", shown(max)), ("full", shown(full))])
        }
        (Entries::Range { min, max, step: None }, Some(bands)) => {
            let band = |band: &Band| format!("{} → {}", bound(&band.bound, lang), shown(&band.score));
            let bands: Vec<String> = bands.iter().map(band).collect();
            let facts = [("min", shown(min)), ("max", shown(max)), ("bands", bands.join("; "))];
            Word::BandsOf.with(lang, &facts)
        }
        (Entries::Range { min, max, step }, None) => {
            let text = Word::NumberFromTo.with(lang, &[("min", shown(min)), ("max", shown(max))]);
            let step = step.map(|step| Word::InSteps.with(lang, &[("step", shown(step))]));
            text + &step.unwrap_or_default()
        }
        (Entries::Names(named), _) => {
            choices(named.iter().map(|c| format!("{} = {}", c.label, shown(&c.value))).collect())
        }
        (Entries::Numbers(numbers), _) => choices(numbers.iter().map(|c| shown(&c.value)).collect()),
    };
    if !scale.aliases.is_empty() {
        let names: Vec<&str> = scale.aliases.iter().map(|alias| alias.spelling.as_str()).collect();
        text.push_str(&Word::OtherSpellings.with(lang, &[("names", names.join(", "))]));
    }
    if let Some(out_of) = &scale.out_of {
        text.push_str(&Word::FullMarks.with(lang, &[("out_of", shown(out_of))]));
    }
    text
}

/// What may be answered to a criterion: on its scale, in its points, or on the range.
#[must_use]
pub(crate) fn allowed(instrument: &Instrument, ix: CriterionIx, lang: Lang) -> String {
    let criterion = &instrument.criteria[ix];
    if let Some(own) = &criterion.scale {
        return scale(own, lang);
    }
    let (min, max) = match criterion.full_points() {
        Some(points) => (&Exact::ZERO, points),
        None => (&instrument.bottom, &instrument.top),
    };
    Word::NumberFromTo.with(lang, &[("min", number::weight(min, lang)), ("max", number::weight(max, lang))])
}

/// What must hold on the criterion that a condition names: "mulai 60, 10 teratas di dalam kelompok, untuk OPD".
#[must_use]
pub(crate) fn condition(condition: &Condition, lang: Lang) -> String {
    let mut parts: Vec<String> = condition.bound.iter().map(|b| bound(b, lang)).collect();
    if let Some(top) = condition.top {
        let places = Word::TopPlaces.with(lang, &[("n", top.to_string())]);
        parts.push(format!("{places} {}", words::within(condition.within).say(lang)));
    }
    if let Some(groups) = &condition.groups {
        parts.push(Word::ForGroups.with(lang, &[("groups", groups.join(", "))]));
    }
    parts.join(", ")
}

/// A gate: what must hold, and what happens otherwise.
#[must_use]
pub(crate) fn gate(instrument: &Instrument, gate: &Gate, lang: Lang) -> String {
    let facts = [
        ("criterion", instrument.criteria[gate.condition.on].id.clone()),
        ("condition", condition(&gate.condition, lang)),
        ("otherwise", words::otherwise(gate.otherwise).say(lang).to_owned()),
    ];
    Word::GateOn.with(lang, &facts)
}

/// A cap: the class that it holds down to, and unless what.
#[must_use]
pub(crate) fn cap(instrument: &Instrument, cap: &Cap, lang: Lang) -> String {
    let facts = [
        ("class", instrument.classes[cap.best_class].label.clone()),
        ("criterion", instrument.criteria[cap.unless.on].id.clone()),
        ("condition", condition(&cap.unless, lang)),
    ];
    Word::CapOn.with(lang, &facts)
}

/// What a state counts as.
#[must_use]
pub(crate) fn counts(rule: &CountsAs, lang: Lang) -> String {
    let score = match rule {
        CountsAs::Score(score) => number::weight(score, lang),
        CountsAs::Error | CountsAs::Exclude => String::new(),
    };
    words::counts(rule).with(lang, &[("score", score)])
}

fn unverified(rule: &Unverified, lang: Lang) -> String {
    match rule {
        Unverified::Use => words::unverified(rule).say(lang).to_owned(),
        Unverified::As(rule) => counts(rule, lang),
    }
}

/// Which weights come from judgements, and how they were rounded.
#[must_use]
pub(super) fn derived_weights(instrument: &Instrument, lang: Lang) -> Vec<String> {
    let of = |derived: &crate::rules::ahp::DerivedWeights| {
        let facts = [
            ("branch", instrument.criteria[derived.branch].id.clone()),
            ("cr", super::ahp::ratio(&derived.consistency, lang)),
            ("digits", crate::rules::ahp::DECIMALS.to_string()),
        ];
        Word::AhpDerived.with(lang, &facts)
    };
    instrument.ahp.iter().map(of).collect()
}

/// The answer rules of the whole file, one sentence each.
#[must_use]
pub(crate) fn answer_rules(instrument: &Instrument, lang: Lang) -> Vec<String> {
    let states = &instrument.criteria[TOTAL].states;
    let mut rules = Vec::new();
    if let Some(blank) = common_blank(instrument) {
        rules.push(Word::BlankCounts.with(lang, &[("what", counts(blank, lang))]));
    }
    rules.push(Word::NotApplicableCounts.with(lang, &[("what", counts(&states.not_applicable, lang))]));
    rules.push(Word::NoCaseCounts.with(lang, &[("what", counts(&states.no_case, lang))]));
    rules.push(Word::UnverifiedCounts.with(lang, &[("what", unverified(&states.unverified, lang))]));
    rules.push(Word::EvidenceCounts.with(lang, &[("what", evidence(states.evidence, lang))]));
    if let Some(most) = &instrument.criteria[TOTAL].max_not_applicable {
        rules.push(Word::MostNotApplicable.with(lang, &[("share", number::percent(most, lang))]));
    }
    rules.push(Word::AbsentCounts.with(lang, &[("what", words::absent(instrument.absent).say(lang).to_owned())]));
    rules.push(Word::SeveralAssessors.with(lang, &[("what", words::assessors(states.assessors).say(lang).to_owned())]));
    if !instrument.min_coverage.is_zero() {
        rules.push(Word::LeastCoverage.with(lang, &[("share", number::percent(&instrument.min_coverage, lang))]));
    }
    rules
}

/// The answer rules that a criterion sets for itself, one sentence each; `common`: what [`common_blank`] gives.
#[must_use]
pub(crate) fn own_answer_rules(
    instrument: &Instrument,
    ix: CriterionIx,
    common: Option<&CountsAs>,
    lang: Lang,
) -> Vec<String> {
    let criterion = &instrument.criteria[ix];
    let Some(parent) = criterion.parent.map(|parent| &instrument.criteria[parent].states) else { return Vec::new() };
    let own = &criterion.states;
    let mut rules = Vec::new();
    if let Some(blank) = &criterion.blank
        && (!criterion.is_leaf() || common != Some(blank))
    {
        rules.push(Word::BlankCounts.with(lang, &[("what", counts(blank, lang))]));
    }
    if own.not_applicable != parent.not_applicable {
        rules.push(Word::NotApplicableCounts.with(lang, &[("what", counts(&own.not_applicable, lang))]));
    }
    if own.no_case != parent.no_case {
        rules.push(Word::NoCaseCounts.with(lang, &[("what", counts(&own.no_case, lang))]));
    }
    if own.unverified != parent.unverified {
        rules.push(Word::UnverifiedCounts.with(lang, &[("what", unverified(&own.unverified, lang))]));
    }
    if own.evidence != parent.evidence {
        rules.push(Word::EvidenceCounts.with(lang, &[("what", evidence(own.evidence, lang))]));
    }
    if let Some(most) = &criterion.max_not_applicable {
        rules.push(Word::MostNotApplicable.with(lang, &[("share", number::percent(most, lang))]));
    }
    if let Some(points) = &criterion.points_entered {
        rules.push(Word::EnteredInPoints.with(lang, &[("n", number::weight(points, lang))]));
    }
    if own.assessors != parent.assessors {
        rules
            .push(Word::SeveralAssessors.with(lang, &[("what", words::assessors(own.assessors).say(lang).to_owned())]));
    }
    rules
}

/// What an answer without evidence counts as.
fn evidence(rule: Evidence, lang: Lang) -> String {
    match rule {
        Evidence::None => Word::EvidenceNone.say(lang).to_owned(),
        Evidence::Optional => Word::EvidenceOptional.say(lang).to_owned(),
        Evidence::Zero => counts(&CountsAs::Score(Exact::ZERO), lang),
        Evidence::Error => counts(&CountsAs::Error, lang),
    }
}

/// What a blank counts as on every leaf, where it is one rule for all.
pub(crate) fn common_blank(instrument: &Instrument) -> Option<&CountsAs> {
    let mut blanks = instrument.criteria.iter().filter(|c| c.is_leaf()).map(|c| c.blank.as_ref());
    let first = blanks.next()??;
    blanks.all(|blank| blank == Some(first)).then_some(first)
}
