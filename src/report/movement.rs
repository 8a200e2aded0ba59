//! Movement since an earlier result, as pages and cards tell it.

use crate::analysis::compare::{Position, Side, breaks, earlier};
use crate::answers::Assessments;
use crate::exact::Exact;
use crate::i18n::printable::printable;
use crate::report::number;
use crate::report::scores::ScoreReport;
use crate::report::words::Word;
use crate::rules::Instrument;
use crate::scoring::AgencyScore;

/// An earlier result beside the one that is reported.
#[derive(Debug, Clone)]
pub struct Since<'a> {
    /// What the user calls it, printable.
    pub label: String,
    instrument: &'a Instrument,
    /// Whether the two are of one measure.
    pub same_measure: bool,
    /// By index of the agency in the later result.
    standings: Vec<Option<Position>>,
}

/// How one agency moved, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Movement {
    /// Its score then; a dash without one.
    pub score: String,
    pub rank: String,
    /// The class then, where there was one.
    pub class: Option<String>,
    /// Points gained or lost, and the same as a plain number to sort by; `None` where one of the scores is missing.
    pub change: Option<(String, String)>,
    /// Places gained (+) or lost (−).
    pub places: Option<String>,
}

impl<'a> Since<'a> {
    /// What an earlier result says of the agencies of a later one.
    #[must_use]
    pub(crate) fn new(before: Side<'a>, instrument: &Instrument, after: &Assessments) -> Self {
        Self {
            label: printable(before.label),
            instrument: before.instrument,
            same_measure: breaks(before.instrument, instrument).is_empty(),
            standings: earlier(before, after),
        }
    }

    /// How an agency moved since; `None` where it had no score then.
    #[must_use]
    pub(crate) fn of(&self, report: &ScoreReport<'_>, row: &AgencyScore) -> Option<Movement> {
        let lang = report.lang;
        let then = self.standings.get(row.agency())?.as_ref()?;
        let change = row.score().map(|now| {
            let change = now - &then.score;
            (signed(report, &change), report.instrument.printed(&change))
        });
        Some(Movement {
            score: number::score(&then.score, self.instrument, lang),
            rank: number::count(then.rank.into(), lang),
            class: then.class.as_deref().map(printable),
            change,
            places: row.rank().map(|now| {
                let by = number::count(now.abs_diff(then.rank).into(), lang);
                match now.cmp(&then.rank) {
                    std::cmp::Ordering::Equal => "±0".to_owned(),
                    std::cmp::Ordering::Less => format!("+{by}"),
                    std::cmp::Ordering::Greater => format!("−{by}"),
                }
            }),
        })
    }

    /// What a reader must know before comparing; `None` where both are of one measure.
    #[must_use]
    pub(crate) fn warning(&self, report: &ScoreReport<'_>) -> Option<String> {
        (!self.same_measure).then(|| Word::SinceBreak.with(report.lang, &[("label", self.label.clone())]))
    }
}

/// A difference of printed scores: it has their digits, and a sign.
fn signed(report: &ScoreReport<'_>, difference: &Exact) -> String {
    let digits = number::score(&difference.abs(), report.instrument, report.lang);
    match (difference.is_zero(), difference.is_negative()) {
        (true, _) => format!("±{digits}"),
        (false, true) => format!("−{digits}"),
        (false, false) => format!("+{digits}"),
    }
}

/// One line about an agency: score, rank and class then, and what changed.
#[must_use]
pub(crate) fn sentence(report: &ScoreReport<'_>, moved: Option<&Movement>) -> String {
    let Some(moved) = moved else { return Word::SinceNothing.say(report.lang).to_owned() };
    let class = moved.class.as_ref().map_or_else(String::new, |class| format!(" · {class}"));
    let facts = [
        ("score", moved.score.clone()),
        ("change", moved.change.as_ref().map_or_else(|| "–".to_owned(), |(text, _)| text.clone())),
        ("rank", moved.rank.clone()),
        ("places", moved.places.clone().unwrap_or_else(|| "–".to_owned())),
        ("class", class),
    ];
    Word::SinceWas.with(report.lang, &facts)
}
