//! What stands around a ranking in words: title, standing of the rules, how numbers came about, why a score is missing.
//! Shared by every format that people read. Nothing is made printable or escaped here: the formats do that.

use crate::analysis::answered;
use crate::answers::Correction;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::report::number;
use crate::report::provenance::PROGRAM_LINE;
use crate::report::view::ScoreReport;
use crate::report::words::{self, Word};
use crate::rules::Instrument;
use crate::rules::instrument::{Cap, Condition};
use crate::scoring::{AgencyScore, CriterionScore, Reason, State};

/// Stages that are told of one agency, and agencies that are told.
const STAGES: usize = 6;
const OWING: usize = 100;

/// Title and year: "Indeks SPBE 2020"; the year is left out where the title has it.
#[must_use]
pub(crate) fn title(instrument: &Instrument) -> String {
    match instrument.year.map(|year| year.to_string()) {
        Some(year) if !instrument.title.contains(&year) => format!("{} {year}", instrument.title),
        _ => instrument.title.clone(),
    }
}

/// How the printed digits came about: "ke angka terdekat (0,5 ke atas), 2 desimal, pada nilai akhir; ...".
#[must_use]
pub(crate) fn rounding(instrument: &Instrument, lang: Lang) -> String {
    let how = words::rounding(instrument.rounding).say(lang).to_owned();
    let facts = [("how", how), ("n", instrument.decimals.to_string())];
    let rounding = words::round_at(instrument.round_at).with(lang, &facts);
    if instrument.classes.is_empty() {
        return rounding;
    }
    format!("{rounding}; {}", words::classify(instrument.classify).say(lang))
}

/// How places are given: "di dalam kelompok, menurut nilai yang sudah dibulatkan; nilai sama berbagi peringkat ...".
#[must_use]
pub(crate) fn ranks(instrument: &Instrument, lang: Lang) -> String {
    let ranking = &instrument.ranking;
    let mut text = format!(
        "{}, {}; {}",
        words::within(ranking.within).say(lang),
        words::ranked_by(ranking.by).say(lang),
        words::ties(ranking.ties).say(lang)
    );
    if !ranking.break_ties.is_empty() {
        let ids: Vec<&str> = ranking.break_ties.iter().map(|&ix| instrument.criteria[ix].id.as_str()).collect();
        text.push_str("; ");
        text.push_str(&Word::BrokenBy.with(lang, &[("ids", ids.join(", "))]));
    }
    text
}

/// The standing of the rules, how digits and places came about, and the program, each with its label.
#[must_use]
pub(crate) fn how_computed(instrument: &Instrument, lang: Lang) -> Vec<(Word, String)> {
    let mut lines = vec![(Word::Status, words::status(instrument.status).say(lang).to_owned())];
    lines.extend(instrument.authority.iter().map(|authority| (Word::Authority, authority.clone())));
    if !instrument.basis.is_empty() {
        lines.push((Word::Basis, instrument.basis.join("; ")));
    }
    lines.extend(instrument.note.iter().map(|note| (Word::Note, note.trim().to_owned())));
    lines.push((Word::Rounded, rounding(instrument, lang)));
    lines.push((Word::RanksAndTies, ranks(instrument, lang)));
    lines.push((Word::Program, PROGRAM_LINE.to_owned()));
    lines
}

/// Why an agency has no score.
#[must_use]
pub(crate) fn reason(report: &ScoreReport<'_>, row: &AgencyScore) -> String {
    reason_of(report.instrument, row, report.lang)
}

/// Why an agency has no score; empty where it has one.
#[must_use]
pub(crate) fn reason_of(instrument: &Instrument, row: &AgencyScore, lang: Lang) -> String {
    let Some(reason) = row.reason() else { return String::new() };
    let criterion = match reason {
        Reason::Gate(ix) | Reason::CoverageOf(ix) => named(instrument, ix),
        _ => String::new(),
    };
    let least = match reason {
        Reason::CoverageOf(ix) => instrument.criteria[ix].min_coverage.as_ref(),
        _ => None,
    };
    let share = number::percent(row.coverage(), lang);
    let least = number::percent(least.unwrap_or(&instrument.min_coverage), lang);
    words::reason(reason).with(lang, &[("criterion", criterion), ("share", share), ("least", least)])
}

/// The caps that hold the class of a shown agency, in the order of the rules, as a sentence each.
#[must_use]
pub(crate) fn caps(report: &ScoreReport<'_>, sentence: Word) -> Vec<String> {
    let mut caps: Vec<usize> = report.rows.iter().filter_map(|row| row.capped_by()).collect();
    caps.sort_unstable();
    caps.dedup();
    let held = |cap: usize| held_down(report.instrument, &report.instrument.caps[cap], report.lang);
    caps.into_iter().map(|cap| sentence.with(report.lang, &[("cap", held(cap))])).collect()
}

/// What holds the class of one agency down, in words.
#[must_use]
pub(crate) fn cap(report: &ScoreReport<'_>, row: &AgencyScore) -> Option<String> {
    row.capped_by().map(|cap| held_down(report.instrument, &report.instrument.caps[cap], report.lang))
}

/// What a cap did: "paling tinggi Menuju Informatif, karena saq.4 Butir wajib belum mencapai 100".
fn held_down(instrument: &Instrument, cap: &Cap, lang: Lang) -> String {
    let facts = |bound| {
        let class = instrument.classes[cap.best_class].label.clone();
        [("class", class), ("criterion", named(instrument, cap.unless.on)), ("bound", bound)]
    };
    match &cap.unless {
        Condition { bound: Some(bound), top: None, .. } => {
            let missed = if bound.inclusive { Word::NotFrom } else { Word::NotAbove };
            let missed = missed.with(lang, &[("value", number::weight(&bound.value, lang))]);
            Word::CapUnless.with(lang, &facts(missed))
        }
        _ => Word::CapOther.with(lang, &facts(String::new())),
    }
}

/// Which gates are shut for an agency, and on what they hang; of many the first ones.
#[must_use]
pub(crate) fn shut_gates(report: &ScoreReport<'_>, row: &AgencyScore) -> Option<String> {
    /// So many are named.
    const GATES: usize = 3;
    let instrument = report.instrument;
    let shut = |&ix: &usize| {
        let gated = report.board.criterion(row, ix).is_some_and(|outcome| outcome.state() == State::Gated);
        gated && instrument.criteria[ix].gate.is_some()
    };
    let all: Vec<usize> = report.board.kept.iter().copied().filter(shut).collect();
    let said = |&ix: &usize| {
        let on = instrument.criteria[ix].gate.as_ref().map(|gate| named(instrument, gate.condition.on));
        let facts = [("criterion", named(instrument, ix)), ("on", on.unwrap_or_default())];
        Word::GateNotMet.with(report.lang, &facts)
    };
    let more = all.len().saturating_sub(GATES);
    let more = (more > 0).then(|| Word::MoreOwing.with(report.lang, &[("n", number::count(more as u64, report.lang))]));
    let told: Vec<String> = all.iter().take(GATES).map(said).chain(more).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// The agency of a correction: its name, where the correction names an id.
#[must_use]
pub(crate) fn corrected<'a>(report: &ScoreReport<'a>, correction: &'a Correction) -> &'a str {
    let agencies = &report.assessments.agencies;
    report.assessments.find(&correction.agency).map_or(&*correction.agency, |at| &*agencies[at].name)
}

/// Whether any shown agency that has a score answered less than all: then completeness is a column.
#[must_use]
pub(crate) fn any_incomplete(report: &ScoreReport<'_>) -> bool {
    report.rows.iter().any(|row| row.is_scored() && *row.coverage() < Exact::ONE)
}

/// What an agency owes, stage by stage: "0 dari 40 jawaban Kuesioner; ..."; `None` where it owes nothing.
#[must_use]
pub(crate) fn owed(report: &ScoreReport<'_>, row: &AgencyScore) -> Option<String> {
    let count = |n: usize| number::count(n as u64, report.lang);
    let said = |found: &answered::StageAnswers| {
        let stage = report.instrument.criteria[found.stage].name.clone();
        let facts = [("answered", count(found.answered)), ("asked", count(found.asked)), ("stage", stage)];
        Word::StageAnswers.with(report.lang, &facts)
    };
    let owed = answered::owed(report.instrument, report.assessments, report.board, row);
    let more = owed.len().saturating_sub(STAGES);
    let more = (more > 0).then(|| Word::MoreOwing.with(report.lang, &[("n", count(more))]));
    let parts: Vec<String> = owed.iter().take(STAGES).map(said).chain(more).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Every shown agency that owes answers, with what it owes: of each up to a number of them, and how many more there are.
#[must_use]
pub(crate) fn owing<'a>(report: &ScoreReport<'a>) -> (Vec<(&'a str, String)>, usize) {
    let owes = |row: &&AgencyScore| *row.coverage() < Exact::ONE;
    let mut all = report.rows.iter().copied().filter(owes);
    let owing = |row: &'a AgencyScore| Some((&*report.agency(row).name, owed(report, row)?));
    let told: Vec<_> = all.by_ref().filter_map(owing).take(OWING).collect();
    (told, all.count())
}

/// How many of all agencies are shown, where it is not all of them.
#[must_use]
pub(crate) fn not_shown(report: &ScoreReport<'_>) -> Option<String> {
    let (shown, all) = (report.rows.len(), report.board.agencies.len());
    let count = |n: usize| number::count(n as u64, report.lang);
    (shown < all).then(|| Word::NotShown.with(report.lang, &[("shown", count(shown)), ("all", count(all))]))
}

/// Whether any value shown is not exact.
#[must_use]
pub(crate) fn any_approximate(report: &ScoreReport<'_>) -> bool {
    report.rows.iter().any(|row| {
        let mut criteria = report.board.criteria(row).iter().filter_map(CriterionScore::value);
        row.is_approximate() || criteria.any(|value| value.approximate)
    })
}

/// A criterion by id and name: "saq Kuesioner (SAQ)".
fn named(instrument: &Instrument, ix: usize) -> String {
    let criterion = &instrument.criteria[ix];
    format!("{} {}", criterion.id, criterion.name)
}
