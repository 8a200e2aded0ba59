//! The ranking on the page of all agencies: its rows and columns, and how its words fit on paper.

use crate::report::number::DASH;
use std::collections::HashMap;

use super::{LONG_SCRIPT, MOST_ROWS, PageHead, class_name, svg};
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::card::figure::Axis;
use crate::report::card::figure::figure;
use crate::report::number;
use crate::report::scores::notes;
use crate::report::view::Movement;
use crate::report::view::ScoreReport;
use crate::report::words::Word;
use crate::rules::CriterionIx;
use crate::rules::instrument::Within;
use crate::scoring::{AgencyScore, CriterionScore, UnroundedScore};

/// Characters that the words of a ranking may take side by side on paper, beside rank and score: as it is printed, and
/// in small print.
const ROOM: usize = 72;
const SMALL_ROOM: usize = 95;
/// The same for the classes over the table of groups.
const CLASS_ROOM: usize = 62;

/// A number in the ranking, with what it is sorted by.
#[derive(Debug)]
pub(crate) struct RankingCell {
    pub text: String,
    pub key: String,
}

/// An agency in the ranking.
#[derive(Debug)]
pub(crate) struct RankingRow {
    pub link: String,
    pub rank: String,
    pub name: String,
    pub id: Option<String>,
    pub group: String,
    /// Index among the groups, for filtering.
    pub group_key: usize,
    pub criteria: Vec<RankingCell>,
    pub score: RankingCell,
    /// Points since the earlier result, where one was given; a dash where it was not scored then.
    pub moved: Option<RankingCell>,
    /// Places since then.
    pub places: String,
    pub bar: String,
    pub class: String,
    /// Index among the classes, for sorting and filtering.
    pub class_key: String,
    pub label: String,
    pub coverage: RankingCell,
    pub held: bool,
    /// The first of its group, where a line is drawn.
    pub first: bool,
    /// Not laid out at first, see [`MOST_ROWS`].
    pub beyond: bool,
}

/// The agencies that are ranked among each other, under their heading.
#[derive(Debug)]
pub(crate) struct RankingBody {
    /// Their group; `None`: all together.
    pub heading: Option<String>,
    pub rows: Vec<RankingRow>,
}

impl RankingBody {
    /// Rows in parts, each under its group, where ranks are given within groups and there are several.
    pub(crate) fn parts(report: &ScoreReport<'_>, rows: Vec<RankingRow>) -> Vec<Self> {
        let within = report.instrument.ranking.within == Within::Group;
        let several = rows.iter().any(|row| row.group_key != rows[0].group_key);
        if !within || !several {
            return if rows.is_empty() { Vec::new() } else { vec![Self { heading: None, rows }] };
        }
        let mut parts: Vec<Self> = Vec::new();
        let mut known = None;
        for row in rows {
            if known != Some(row.group_key) {
                known = Some(row.group_key);
                let name =
                    if row.group == DASH { Word::NoGroup.say(report.lang).to_owned() } else { row.group.clone() };
                parts.push(Self { heading: Some(name), rows: Vec::new() });
            }
            if let Some(part) = parts.last_mut() {
                part.rows.push(RankingRow { first: false, ..row });
            }
        }
        parts
    }
}

impl RankingRow {
    /// Its classes in the style sheet.
    pub(crate) const fn classes(&self) -> &'static str {
        match (self.first, self.beyond) {
            (false, false) => "",
            (true, false) => " class=\"first\"",
            (false, true) => " class=\"beyond\"",
            (true, true) => " class=\"first beyond\"",
        }
    }
}

/// What a ranking longer than [`MOST_ROWS`] has beside it.
#[derive(Debug)]
pub(crate) struct LongRanking {
    pub script: &'static str,
    pub most: usize,
    /// On the button that shows all rows.
    pub all: String,
}

impl LongRanking {
    /// The head of a page with so many rows: a very long one hides what lies beyond on screens that run the script.
    pub(crate) fn head(rows: usize, report: &ScoreReport<'_>) -> PageHead {
        let mut head = PageHead::new(report);
        if rows > MOST_ROWS {
            head.colours.push_str("@media screen { .js .beyond { display: none } }\n");
        }
        head
    }

    pub(crate) fn of(rows: usize, lang: Lang) -> Option<Self> {
        let all = || Word::ShowAllRows.with(lang, &[("n", number::count(rows as u64, lang))]);
        (rows > MOST_ROWS).then(|| Self { script: LONG_SCRIPT, most: MOST_ROWS, all: all() })
    }
}

/// A criterion that has a column.
#[derive(Debug)]
pub(crate) struct CriterionColumn {
    pub id: String,
    pub name: String,
}

/// What all rows of the ranking share.
pub(crate) struct RankingTable<'r, 'a> {
    pub report: &'r ScoreReport<'a>,
    pub axis: Axis,
    pub columns: Vec<CriterionIx>,
    /// Place of each shown group.
    pub groups: HashMap<Option<&'a str>, usize>,
}

impl<'r, 'a> RankingTable<'r, 'a> {
    /// Columns are the criteria of the top level for which anybody has a score.
    pub(crate) fn new(report: &'r ScoreReport<'a>) -> Self {
        let scored = |ix: CriterionIx| {
            report.rows.iter().any(|row| report.board.criterion(row, ix).is_some_and(|score| score.value().is_some()))
        };
        let top = report.instrument.criteria[crate::rules::TOTAL].children.iter().copied();
        Self {
            report,
            axis: Axis::of_totals(report),
            columns: top.filter(|&ix| scored(ix)).collect(),
            groups: group_places(report),
        }
    }

    pub(crate) fn is_crowded(&self) -> bool {
        let classes = &self.report.instrument.classes;
        classes.iter().map(|class| longest(&mut [class.label.as_str()].into_iter()) + 1).sum::<usize>() > CLASS_ROOM
    }

    /// How the words of headings, groups and classes fit side by side on paper.
    pub(crate) fn fit(&self) -> &'static str {
        let report = self.report;
        let criteria = &report.instrument.criteria;
        let since = if report.since.is_some() { 12 } else { 0 };
        let columns: usize =
            self.columns.iter().map(|&ix| longest(&mut [criteria[ix].name.as_str()].into_iter()).max(5)).sum();
        let groups = longest(&mut report.groups.iter().filter_map(|group| group.group.as_deref()));
        let classes = longest(&mut report.instrument.classes.iter().map(|class| class.label.as_str()));
        let label = longest(&mut [report.instrument.agency_label.as_str()].into_iter());
        let complete = if notes::any_incomplete(report) { 11 } else { 0 };
        match since + complete + columns + groups + classes + label.max(20) {
            words if words <= ROOM => "",
            words if words <= SMALL_ROOM => "dense",
            _ => "unruly",
        }
    }

    pub(crate) fn row(&self, row: &AgencyScore, link: &str) -> RankingRow {
        let report = self.report;
        let agency = report.agency(row);
        let group = self.groups.get(&agency.group.as_deref()).copied();
        let class = class_name(row.class());
        let moved = report.since.map(|since| since.of(report, row));
        let places = moved.as_ref().and_then(|moved| moved.as_ref()?.places.clone()).unwrap_or_default();
        let nothing = || RankingCell { text: DASH.to_owned(), key: String::new() };
        let change = |moved: Option<Movement>| {
            moved.and_then(|moved| moved.change).map_or_else(nothing, |(text, key)| RankingCell { text, key })
        };
        let score = score_of(row);
        let share = score.as_ref().map_or(0.0, |score| self.axis.share(&score.exact));
        RankingRow {
            link: link.to_owned(),
            rank: row.rank().map_or_else(String::new, |rank| number::count(rank.into(), report.lang)),
            name: printable(&agency.name),
            id: (agency.id != agency.name).then(|| printable(&agency.id)),
            group: agency.group.as_deref().map_or_else(|| DASH.to_owned(), printable),
            group_key: group.unwrap_or(report.groups.len()),
            criteria: self.columns.iter().map(|&ix| self.criterion(row, ix)).collect(),
            score: self.cell(score.as_ref()),
            moved: moved.map(change),
            places,
            bar: svg::bar(&class, share, None),
            class,
            class_key: row
                .class()
                .map_or_else(|| report.instrument.classes.len().to_string(), |class| class.to_string()),
            label: report.class(row).map_or_else(|| DASH.to_owned(), printable),
            coverage: RankingCell {
                text: number::percent(row.coverage(), report.lang),
                key: row.coverage().to_f64().to_string(),
            },
            held: row.capped_by().is_some(),
            first: false,
            beyond: false,
        }
    }

    pub(crate) fn criterion(&self, row: &AgencyScore, ix: CriterionIx) -> RankingCell {
        self.cell(self.report.board.criterion(row, ix).and_then(CriterionScore::value))
    }

    pub(crate) fn cell(&self, value: Option<&UnroundedScore>) -> RankingCell {
        let Some(value) = value else { return RankingCell { text: DASH.to_owned(), key: String::new() } };
        let text = figure(self.report, &self.axis, value).text;
        RankingCell { text, key: self.report.instrument.printed(&value.exact) }
    }
}

/// The printed score of a row, as a value.
pub(crate) fn score_of(row: &AgencyScore) -> Option<UnroundedScore> {
    Some(UnroundedScore { exact: row.score()?.clone(), approximate: row.is_approximate() })
}

pub(crate) fn column(report: &ScoreReport<'_>, ix: CriterionIx) -> CriterionColumn {
    let criterion = &report.instrument.criteria[ix];
    CriterionColumn { id: printable(&criterion.id), name: printable(&criterion.name) }
}

/// Where each group stands among those that are shown.
pub(crate) fn group_places<'a>(report: &ScoreReport<'a>) -> HashMap<Option<&'a str>, usize> {
    report.groups.iter().enumerate().map(|(place, group)| (group.group.as_deref(), place)).collect()
}

/// The length of the longest word.
pub(crate) fn longest(texts: &mut dyn Iterator<Item = &str>) -> usize {
    texts.flat_map(str::split_whitespace).map(|word| word.chars().count()).max().unwrap_or(0)
}
