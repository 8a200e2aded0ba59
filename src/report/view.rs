//! What every report of scores is made from: instrument, assessments, scoreboard, language, and which rows are shown.
//!
//! The bottom of the reports: it formats nothing and imports no format.

use crate::analysis::compare::RankedLists;
use crate::analysis::compare::breaks;
use crate::analysis::compare::earlier;
use crate::analysis::compare::position::Position;
use crate::analysis::compare::position::Side;
use crate::analysis::robustness::Spread;
use crate::exact::Exact;
use crate::i18n::printable::printable;
use crate::report::number;
use crate::report::row_layout::RowLayout;
use crate::report::words::Word;

use crate::answers::Agency;
use crate::answers::Assessments;
use crate::finding::Finding;
use crate::i18n::lang::Lang;
use crate::names::renames::Renames;
use crate::report::ansi::Palette;
use crate::rules::CriterionIx;
use crate::rules::Instrument;
use crate::rules::decree::Decree;
use crate::rules::instrument::Within;
use crate::scoring::AgencyScore;
use crate::scoring::GroupScore;
use crate::scoring::Scoreboard;

/// Where the output is looked at.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Screen {
    /// Columns of the terminal; `None`: no terminal, take the width that is needed.
    pub width: Option<usize>,
    /// What colours it shows.
    pub palette: Palette,
}

/// Everything that an output may show.
#[derive(Debug, Clone)]
pub(crate) struct ScoreReport<'a> {
    /// The rules.
    pub instrument: &'a Instrument,
    /// The agencies and what was read.
    pub assessments: &'a Assessments,
    /// The results.
    pub board: &'a Scoreboard,
    /// Warnings, and the errors that `--keep-going` went past.
    pub findings: &'a [Finding],
    /// What `ikip check` tells beside them, which the recap workbook lists with them.
    pub checked: &'a [Finding],
    /// The language of words; formats for programs keep their headings.
    pub lang: Lang,
    /// Where it is looked at.
    pub screen: Screen,
    /// Which rows CSV and TSV have.
    pub layout: &'a RowLayout,
    /// Whether rows and JSON Lines begin with what they are.
    pub header: bool,
    /// The agencies that are shown, in the order of the board.
    pub rows: Vec<&'a AgencyScore>,
    /// The groups that are shown.
    pub groups: Vec<&'a GroupScore>,
    /// An earlier result, where movement is shown.
    pub since: Option<&'a Since<'a>>,
    /// What stands on the annex of a decree.
    pub decree: &'a Decree,
    /// What draws say, where cards tell how firm a class is.
    pub spread: Option<&'a Spread>,
    /// Whether pages and cards list the hashes of files.
    pub hashes: bool,
}

impl<'a> ScoreReport<'a> {
    /// A report of everything on a board.
    #[must_use]
    pub(crate) fn new(instrument: &'a Instrument, assessments: &'a Assessments, board: &'a Scoreboard) -> Self {
        Self {
            instrument,
            assessments,
            board,
            findings: &[],
            checked: &[],
            lang: Lang::default(),
            screen: Screen::default(),
            layout: &RowLayout::Ranking,
            header: true,
            rows: board.agencies.iter().collect(),
            groups: board.groups.iter().collect(),
            since: None,
            decree: &instrument.decree,
            spread: None,
            hashes: true,
        }
    }

    /// The agency of a row.
    #[must_use]
    pub(crate) fn agency(&self, row: &AgencyScore) -> &'a Agency {
        &self.assessments.agencies[row.agency()]
    }

    /// The label of a row's class.
    #[must_use]
    pub(crate) fn class(&self, row: &AgencyScore) -> Option<&'a str> {
        row.class().map(|class| self.instrument.classes[class].label.as_str())
    }

    /// The criteria that have columns.
    #[must_use]
    pub(crate) fn columns(&self) -> &'a [CriterionIx] {
        &self.board.kept
    }

    /// Whether any agency has a group.
    #[must_use]
    pub(crate) fn has_groups(&self) -> bool {
        self.rows.iter().any(|row| self.agency(row).group.is_some())
    }

    /// The scored rows, one part per set of places: group by group, or all together.
    #[must_use]
    pub(crate) fn parts(&self) -> Vec<RankingPart<'a>> {
        let scored = self.rows.iter().copied().filter(|row| row.is_scored());
        let mut parts: Vec<RankingPart<'a>> = Vec::new();
        for row in scored {
            let group = match self.instrument.ranking.within {
                Within::Group => self.agency(row).group.as_deref(),
                Within::All => None,
            };
            match parts.last_mut().filter(|part| part.group == group) {
                Some(part) => part.rows.push(row),
                None => parts.push(RankingPart { group, rows: vec![row] }),
            }
        }
        parts
    }

    /// The rows without a score.
    pub(crate) fn unscored(&self) -> impl Iterator<Item = &'a AgencyScore> + '_ {
        self.rows.iter().copied().filter(|row| !row.is_scored())
    }
}

/// Agencies that are ranked among each other.
#[derive(Debug, Clone)]
pub(crate) struct RankingPart<'a> {
    /// `None`: all together, or those without a group.
    pub group: Option<&'a str>,
    /// By rank.
    pub rows: Vec<&'a AgencyScore>,
}

/// An earlier result beside the one that is reported.
#[derive(Debug, Clone)]
pub(crate) struct Since<'a> {
    /// What the user calls it, printable.
    pub label: String,
    instrument: &'a Instrument,
    /// Whether the two are of one measure.
    pub same_measure: bool,
    /// By index of the agency in the later result.
    standings: Vec<Option<Position>>,
    /// How long the two lists of ranks are.
    ranked: RankedLists,
}

/// How one agency moved, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Movement {
    /// Its score then.
    pub score: String,
    /// The same as a number, with so many decimals as it was printed with.
    pub then: (Exact, u32),
    pub rank: String,
    /// The class then, where there was one.
    pub class: Option<String>,
    /// Points gained or lost, and the same as a plain number to sort by; `None` where one of the scores is missing.
    pub change: Option<(String, String)>,
    /// Places gained (+) or lost (−); `None` where they are not comparable.
    pub places: Option<String>,
    /// The group then and now, printable, where that is another one.
    pub regrouped: Option<[String; 2]>,
}

impl<'a> Since<'a> {
    /// What an earlier result says of the agencies of a later one.
    #[must_use]
    pub(crate) fn new(before: Side<'a>, after: Side<'_>, renames: &Renames) -> Self {
        let (instrument, assessments) = (after.instrument, after.assessments);
        Self {
            label: printable(before.label),
            instrument: before.instrument,
            same_measure: breaks(before.instrument, instrument).is_empty(),
            standings: earlier(before, assessments, renames),
            ranked: RankedLists::between(before, after, renames),
        }
    }

    /// How an agency moved since; `None` where it had no score then.
    #[must_use]
    pub(crate) fn of(&self, report: &ScoreReport<'_>, row: &AgencyScore) -> Option<Movement> {
        let lang = report.lang;
        let then = self.standings.get(row.agency())?.as_ref()?;
        let regrouped = regrouped(then, report.agency(row));
        // A place among other bodies is no place gained or lost.
        let elsewhere = regrouped.is_some() && report.instrument.ranking.within == Within::Group;
        let change = row.score().map(|now| {
            let change = now - &then.score;
            (signed(report, &change), report.instrument.printed(&change))
        });
        Some(Movement {
            score: number::score(&then.score, self.instrument, lang),
            then: (then.score.clone(), self.instrument.decimals),
            rank: self.rank(report, then),
            class: then.class.as_deref().map(printable),
            change,
            places: row.rank().filter(|_| self.ranked.are_comparable() && !elsewhere).map(|now| {
                let by = number::count(now.abs_diff(then.rank).into(), lang);
                match now.cmp(&then.rank) {
                    std::cmp::Ordering::Equal => "±0".to_owned(),
                    std::cmp::Ordering::Less => format!("+{by}"),
                    std::cmp::Ordering::Greater => format!("−{by}"),
                }
            }),
            regrouped,
        })
    }

    /// The agencies that are in another group than then, in one sentence; `None` where there are none.
    #[must_use]
    pub(crate) fn regrouped(&self, report: &ScoreReport<'_>) -> Option<String> {
        const NAMED: usize = 8;
        let moved = |row: &&AgencyScore| {
            let agency = report.agency(row);
            let [before, after] = regrouped(self.standings.get(row.agency())?.as_ref()?, agency)?;
            Some(format!("{} ({before} → {after})", printable(&agency.name)))
        };
        let all: Vec<String> = report.rows.iter().filter_map(moved).collect();
        let more = all.len().checked_sub(NAMED).filter(|more| *more > 0);
        let more = more.map(|more| Word::AndMore.with(report.lang, &[("n", number::count(more as u64, report.lang))]));
        let list: Vec<String> = all.into_iter().take(NAMED).chain(more).collect();
        let facts = [("label", self.label.clone()), ("list", list.join(", "))];
        (!list.is_empty()).then(|| Word::SinceRegrouped.with(report.lang, &facts))
    }

    /// What a reader must know before comparing; `None` where both are of one measure.
    #[must_use]
    pub(crate) fn warning(&self, report: &ScoreReport<'_>) -> Option<String> {
        let count = |n: u32| number::count(n.into(), report.lang);
        let lists = self.ranked;
        let facts = [("before", count(lists.before)), ("after", count(lists.after)), ("both", count(lists.both))];
        let apart = (!lists.are_comparable()).then(|| Word::PlacesApart.with(report.lang, &facts));
        let measure =
            (!self.same_measure).then(|| Word::SinceBreak.with(report.lang, &[("label", self.label.clone())]));
        let told: Vec<String> = measure.into_iter().chain(apart).collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// The rank then, out of how many where the lists are not of one length.
    fn rank(&self, report: &ScoreReport<'_>, then: &Position) -> String {
        let count = |n: u32| number::count(n.into(), report.lang);
        if !self.ranked.of_other_length {
            return count(then.rank);
        }
        Word::PlaceOf.with(report.lang, &[("rank", count(then.rank)), ("n", count(then.of))])
    }
}

/// The group then and now, where a body has another one.
fn regrouped(then: &Position, now: &Agency) -> Option<[String; 2]> {
    let (before, after) = then.group.as_deref().zip(now.group.as_deref())?;
    (before != after).then(|| [printable(before), printable(after)])
}

/// A difference of printed scores: it has their digits, and a sign.
pub(super) fn signed(report: &ScoreReport<'_>, difference: &Exact) -> String {
    number::signed(difference, &number::difference(difference, report.instrument, report.lang), "±")
}
