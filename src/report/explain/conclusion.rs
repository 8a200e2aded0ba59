//! Where a score stands: its class and the caps on it, the next class and the way there, rank and neighbours.

use crate::analysis::explain::{CapSeen, Explanation, Next};
use crate::analysis::improve::{Improvement, Raise, Verdict};
use crate::exact::Exact;
use crate::i18n::printable::printable;
use crate::report::explain::tree::values;
use crate::report::explain::view::ExplainReport;
use crate::report::explain::view::Told;
use crate::report::number;
use crate::report::number::DASH;
use crate::report::rules;
use crate::report::scores::notes;
use crate::report::words::Word;
use crate::rules::scale::Bound;

/// A sentence, and what belongs below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub text: String,
    pub below: Vec<String>,
}

impl Sentence {
    const fn alone(text: String) -> Self {
        Self { text, below: Vec::new() }
    }
}

/// The class and everything about it.
#[must_use]
pub(crate) fn class(report: &ExplainReport<'_>, told: &Told) -> Vec<Sentence> {
    let explanation = &told.explanation;
    if !explanation.score.is_scored() {
        return Vec::new();
    }
    if report.instrument.classes.is_empty() {
        return vec![Sentence::alone(Word::NoClasses.say(report.lang).to_owned())];
    }
    let mut said = vec![Sentence::alone(own(report, explanation))];
    said.extend(explanation.caps.iter().filter_map(|seen| cap(report, seen)).map(Sentence::alone));
    said.extend(onward(report, told));
    said
}

/// The class above and the way there, or that there is none above; empty without classes or a score.
#[must_use]
pub(crate) fn onward(report: &ExplainReport<'_>, told: &Told) -> Vec<Sentence> {
    if !told.explanation.score.is_scored() || report.instrument.classes.is_empty() {
        return Vec::new();
    }
    match &told.explanation.next {
        Some(next) => {
            let way = told.way.as_ref().map(|way| crate::report::explain::conclusion::way(report, way));
            std::iter::once(Sentence::alone(next_class(report, next))).chain(way).collect()
        }
        None => vec![Sentence::alone(Word::BestClass.say(report.lang).to_owned())],
    }
}

/// The label of a class, or that there is none.
#[must_use]
pub(crate) fn label(report: &ExplainReport<'_>, class: Option<usize>) -> String {
    match class {
        Some(class) => printable(&report.instrument.classes[class].label),
        None if report.instrument.classes.is_empty() => DASH.to_owned(),
        None => Word::NoClass.say(report.lang).to_owned(),
    }
}

fn bound(report: &ExplainReport<'_>, bound: Option<&Bound>) -> String {
    match bound {
        Some(bound) => rules::bound(bound, report.lang),
        None => Word::BelowAll.say(report.lang).to_owned(),
    }
}

fn own(report: &ExplainReport<'_>, told: &Explanation) -> String {
    let Some(class) = told.score.class() else { return label(report, None) };
    let facts = [
        ("class", label(report, Some(class))),
        ("bound", bound(report, report.instrument.classes[class].bound.as_ref())),
    ];
    Word::ClassOf.with(report.lang, &facts)
}

fn cap(report: &ExplainReport<'_>, seen: &CapSeen) -> Option<String> {
    if !seen.judged.asked {
        return None;
    }
    let word = match (seen.holds, seen.judged.met) {
        (true, _) => Word::CapHolds,
        (false, false) => Word::CapIdle,
        (false, true) => Word::CapMet,
    };
    let said = rules::cap(report.instrument, &report.instrument.caps[seen.cap], report.lang);
    Some(capitalized(&word.with(report.lang, &[("cap", printable(&said)), ("values", values(report, &seen.judged))])))
}

fn next_class(report: &ExplainReport<'_>, next: &Next) -> String {
    let reached = next.bound.admits(&(&next.bound.value - &next.distance));
    let word = match (reached, next.bound.inclusive) {
        (true, _) => Word::NextHeld,
        (false, true) => Word::NextClass,
        (false, false) => Word::NextClassAbove,
    };
    let facts = [
        ("class", label(report, Some(next.class))),
        ("bound", bound(report, Some(&next.bound))),
        ("distance", report.exact(&next.distance)),
    ];
    word.with(report.lang, &facts)
}

fn way(report: &ExplainReport<'_>, way: &Improvement) -> Sentence {
    let lang = report.lang;
    let (answers, then, fewest, cheapest) = match &way.verdict {
        Verdict::OutOfReach => return Sentence::alone(Word::WayNone.say(lang).to_owned()),
        Verdict::GaveUp => return Sentence::alone(Word::WayGaveUp.say(lang).to_owned()),
        Verdict::Reached { answers, then, fewest, cheapest } => (answers, then, *fewest, *cheapest),
    };
    let mut below: Vec<String> = answers.iter().map(|answer| raise(report, answer)).collect();
    if let Some(score) = then.score() {
        below.push(Word::WayThen.with(lang, &[("score", report.score(score)), ("class", label(report, then.class()))]));
    }
    let doubt = match (fewest, cheapest) {
        (false, _) => Some(Word::WayNotFewest),
        (true, false) => Some(Word::WayNotCheapest),
        (true, true) => None,
    };
    below.extend(doubt.map(|word| word.say(lang).to_owned()));
    Sentence { text: Word::WayReached.with(lang, &[("n", answers.len().to_string())]), below }
}

fn raise(report: &ExplainReport<'_>, answer: &Raise) -> String {
    let entered = match &answer.label {
        Some(label) => format!("\"{}\"", printable(label)),
        None => report.exact(&answer.entry),
    };
    let entry = if answer.label.is_none() && answer.entry == answer.to {
        entered
    } else {
        Word::WayEntry.with(report.lang, &[("entry", entered), ("score", report.exact(&answer.to))])
    };
    let facts =
        [("criterion", report.criterion(answer.criterion)), ("from", report.exact(&answer.from)), ("entry", entry)];
    Word::WayAnswer.with(report.lang, &facts)
}

/// One place of the ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RankPosition {
    pub rank: String,
    pub agency: String,
    pub score: String,
    /// Beside the agency's own score; empty for itself.
    pub distance: String,
}

/// The agency between its neighbours; empty without a rank.
#[must_use]
pub(crate) fn places(report: &ExplainReport<'_>, told: &Explanation) -> Vec<RankPosition> {
    let (Some(rank), Some(score)) = (told.score.rank(), told.score.score()) else { return Vec::new() };
    let place = |rank: u32, agency: usize, of: &Exact, own: bool| RankPosition {
        rank: number::count(rank.into(), report.lang),
        agency: printable(&report.assessments.agencies[agency].name),
        score: report.score(of),
        distance: if own { String::new() } else { signed_score(report, &(of - score)) },
    };
    let neighbour = |of: &crate::analysis::explain::Neighbour| place(of.rank, of.agency, &of.score, false);
    let before = told.before.as_ref().map(neighbour);
    let after = told.after.as_ref().map(neighbour);
    before.into_iter().chain([place(rank, told.agency, score, true)]).chain(after).collect()
}

/// A difference of printed scores: it has their digits, and a sign.
#[must_use]
pub(crate) fn signed_score(report: &ExplainReport<'_>, difference: &Exact) -> String {
    number::signed(difference, &number::difference(difference, report.instrument, report.lang), "±")
}

/// Score, class and rank in one line, or why there is no score.
#[must_use]
pub(crate) fn result(report: &ExplainReport<'_>, told: &Explanation) -> String {
    let lang = report.lang;
    let Some(score) = told.score.score() else {
        let reason = notes::reason_of(report.instrument, &told.score, lang);
        return format!("{}: {}", Word::Unscored.say(lang), printable(&reason));
    };
    let about = if told.score.is_approximate() { "≈" } else { "" };
    let mut text = Word::ScoreCapital.with(lang, &[("score", format!("{about}{}", report.score(score)))]);
    if let Some(total) = told.score.total().filter(|&total| total != score && !told.score.is_approximate()) {
        text.push_str(&format!(" ({})", Word::AboutExact.with(lang, &[("exact", report.exact(total))])));
    }
    if !report.instrument.classes.is_empty() {
        text.push_str(&format!(" · {}", label(report, told.score.class())));
    }
    if let Some(rank) = told.score.rank() {
        let of = number::count(told.ranked as u64, lang);
        let facts = [("rank", number::count(rank.into(), lang)), ("n", of), ("pool", report.pool(told))];
        text.push_str(&format!(" · {}", Word::RankOf.with(lang, &facts)));
    }
    text
}

/// A sentence with a capital at its beginning.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
