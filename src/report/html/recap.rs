//! The page of all agencies: what it shows, before the template gives it a shape.

use crate::report::number::DASH;
use askama::Template;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::ranking::{CriterionColumn, LongRanking, RankingBody, RankingTable, column, group_places, score_of};
use super::{Drawn, HtmlWords, MOST_ROWS, MOST_SECTIONS, PageHead, SCRIPT, STYLE, class_name, svg};
use crate::exact::Exact;
use crate::i18n::printable::printable;
use crate::report::card::Cards;
use crate::report::card::figure::Axis;
use crate::report::card::figure::figure;
use crate::report::card::provenance;
use crate::report::number;
use crate::report::scores::notes;
use crate::report::view::ScoreReport;
use crate::report::words::Word;
use crate::scoring::{AgencyScore, UnroundedScore};

/// A class in the drawing of the distribution.
#[derive(Debug)]
struct ClassLine {
    class: String,
    label: String,
    bound: String,
    count: String,
    share: String,
    bar: String,
}

/// A group among the groups.
#[derive(Debug)]
struct GroupLine {
    name: String,
    listed: String,
    scored: String,
    mean: String,
    strip: String,
    classes: Vec<String>,
}

#[derive(Debug)]
struct Unscored {
    link: String,
    name: String,
    group: String,
    reason: String,
}

#[derive(Debug)]
struct CorrectedRow {
    agency: String,
    criterion: String,
    assessor: String,
    old: String,
    new: String,
    reason: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "page.html")]
pub(crate) struct HtmlPage {
    w: HtmlWords,
    style: &'static str,
    script: &'static str,
    head: PageHead,
    label: String,
    figures: Vec<(String, String)>,
    stack: String,
    classes: Vec<ClassLine>,
    groups: Vec<GroupLine>,
    groups_caption: String,
    has_groups: bool,
    columns: Vec<CriterionColumn>,
    /// Whether words must be broken for the ranking to fit on paper.
    /// How its words are to be put on paper: empty, `dense` (small print) or `unruly` (broken anywhere).
    fit: &'static str,
    /// Whether the classes do not fit side by side over the table of groups.
    crowded: bool,
    /// What the column of movement shows.
    since: Option<String>,
    measure: Option<String>,
    bodies: Vec<RankingBody>,
    /// Whether groups stand under headings of their own.
    grouped: bool,
    /// Where there are very many rows.
    long: Option<LongRanking>,
    unscored: Vec<Unscored>,
    sections: Vec<Drawn>,
    /// Why there are no sections, and how to come by single cards; `None` where nothing is left out.
    left_out: Option<String>,
    level: usize,
    corrections: Vec<CorrectedRow>,
    findings: Vec<provenance::FindingLine>,
    caps: Vec<String>,
    /// Whether completeness has a column, and who owes what.
    incomplete: bool,
    owing: Vec<String>,
    method: Vec<provenance::Fact>,
    inputs: Vec<provenance::InputLine>,
    /// Whether the hashes of files are listed.
    hashes: bool,
    /// A card's alone.
    other_inputs: Option<String>,
}

impl HtmlPage {
    /// With a section per scored agency below the ranking.
    pub(crate) fn with_sections(report: &ScoreReport<'_>, cards: &Cards<'_, '_>) -> Self {
        let anchors: Vec<String> = (1..=report.rows.len()).map(|n| format!("#r{n}")).collect();
        let mut page = Self::with_links(report, &anchors);
        let zones = zones(report);
        let scored: Vec<_> = report.rows.iter().zip(&anchors).filter(|(row, _)| row.is_scored()).collect();
        page.sections = scored
            .into_par_iter()
            .map(|(row, anchor)| Drawn::new(cards.card(row), anchor.trim_start_matches('#').to_owned(), &zones))
            .collect();
        page
    }

    /// Without sections, since there would be too many, and with the way to single cards.
    pub(crate) fn without_sections(report: &ScoreReport<'_>) -> Self {
        let mut page = Self::with_links(report, &vec![String::new(); report.rows.len()]);
        let most = number::count(MOST_SECTIONS as u64, report.lang);
        page.left_out = Some(Word::SectionsLeftOut.with(report.lang, &[("most", most)]));
        page
    }

    /// With a link per agency, in the order of the report's rows.
    pub(crate) fn with_links(report: &ScoreReport<'_>, links: &[String]) -> Self {
        let ranking = RankingTable::new(report);
        let rows = report.rows.iter().zip(links);
        let (scored, unscored): (Vec<_>, Vec<_>) = rows.partition(|(row, _)| row.is_scored());
        let mut before = None;
        let mut ranked = Vec::with_capacity(scored.len());
        for (row, link) in scored {
            let mut line = ranking.row(row, link);
            line.first = before.is_some_and(|group| group != line.group_key);
            line.beyond = ranked.len() >= MOST_ROWS;
            before = Some(line.group_key);
            ranked.push(line);
        }
        let count = ranked.len();
        let bodies = RankingBody::parts(report, ranked);
        let columns: Vec<CriterionColumn> = ranking.columns.iter().map(|&ix| column(report, ix)).collect();
        let incomplete = notes::any_incomplete(report);
        Self {
            w: HtmlWords(report.lang),
            style: STYLE,
            script: SCRIPT,
            head: LongRanking::head(count, report),
            label: printable(&report.instrument.agency_label),
            figures: figures(report),
            stack: stack(report),
            classes: classes(report),
            groups: groups(report),
            groups_caption: groups_caption(report),
            has_groups: report.has_groups(),
            fit: ranking.fit(),
            crowded: ranking.is_crowded(),
            since: report.since.map(|since| Word::SinceCaption.with(report.lang, &[("label", since.label.clone())])),
            measure: report.since.and_then(|since| {
                let told: Vec<String> = since.warning(report).into_iter().chain(since.regrouped(report)).collect();
                (!told.is_empty()).then(|| told.join(" "))
            }),
            columns,
            long: LongRanking::of(count, report.lang),
            grouped: bodies.len() > 1,
            bodies,
            unscored: unscored.into_iter().map(|(row, link)| missing(report, row, link)).collect(),
            sections: Vec::new(),
            left_out: None,
            level: 4,
            corrections: corrections(report),
            findings: provenance::findings(report),
            incomplete,
            owing: owing(report),
            caps: notes::caps(report, Word::HeldDown).iter().map(|cap| printable(cap)).collect(),
            method: provenance::method(report),
            inputs: provenance::inputs(report),
            hashes: report.hashes,
            other_inputs: None,
        }
    }
}

/// The figures at the head of the page.
fn figures(report: &ScoreReport<'_>) -> Vec<(String, String)> {
    let lang = report.lang;
    let totals: Vec<UnroundedScore> = report.rows.iter().filter_map(|row| score_of(row)).collect();
    let shown = |value: &Exact| number::score(value, report.instrument, lang);
    let count = |n: usize| number::count(n as u64, lang);
    let said = |word: Word, text: String| (word.say(lang).to_owned(), text);
    let mut figures = vec![said(Word::Listed, count(report.rows.len())), said(Word::Scored, count(totals.len()))];
    let exact: Vec<&Exact> = report.rows.iter().filter_map(|row| row.total()).collect();
    if let (Some(high), Some(low)) = (exact.iter().max(), exact.iter().min()) {
        let sum: Exact = exact.iter().copied().sum();
        let mean = &sum / &Exact::int(i64::try_from(exact.len()).unwrap_or(i64::MAX));
        figures.push(said(Word::Mean, shown(&mean)));
        figures.push(said(Word::Highest, shown(high)));
        figures.push(said(Word::Lowest, shown(low)));
    }
    if let Some(summary) = &report.board.summary {
        let score = summary.score.as_ref().map_or_else(|| DASH.to_owned(), shown);
        let class = summary.class.map(|class| format!(" · {}", printable(&report.instrument.classes[class].label)));
        figures.push((printable(&summary.name), format!("{score}{}", class.unwrap_or_default())));
    }
    figures
}

/// How many of the shown agencies are in each class.
fn counts(report: &ScoreReport<'_>) -> Vec<(Option<usize>, usize)> {
    let of = |class| report.rows.iter().filter(|row| row.is_scored() && row.class() == class).count();
    let mut counts: Vec<_> = (0..report.instrument.classes.len()).map(|class| (Some(class), of(Some(class)))).collect();
    if of(None) > 0 {
        counts.push((None, of(None)));
    }
    counts
}

fn stack(report: &ScoreReport<'_>) -> String {
    let parts: Vec<(String, usize)> =
        counts(report).into_iter().map(|(class, count)| (class_name(class), count)).collect();
    svg::stacked(&parts)
}

fn classes(report: &ScoreReport<'_>) -> Vec<ClassLine> {
    let lang = report.lang;
    let classes = &report.instrument.classes;
    if classes.is_empty() {
        return Vec::new();
    }
    let counts = counts(report);
    let whole = counts.iter().map(|(_, count)| count).sum::<usize>().max(1);
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let line = |(class, count): (Option<usize>, usize)| {
        let of = class.map(|class| &classes[class]);
        let bound = class.map(|class| crate::report::rules::class_range(report.instrument, class, lang));
        let share = Exact::ratio(count as i128, whole as i128);
        ClassLine {
            class: class_name(class),
            label: of.map_or_else(|| Word::NoClass.say(lang).to_owned(), |of| printable(&of.label)),
            bound: bound.unwrap_or_default(),
            count: number::count(count as u64, lang),
            share: number::percent(&share.round(3, crate::exact::Rounding::HalfUp), lang),
            bar: svg::bar(&class_name(class), count as f64 / most as f64, None),
        }
    };
    counts.into_iter().map(line).collect()
}

fn groups(report: &ScoreReport<'_>) -> Vec<GroupLine> {
    let lang = report.lang;
    let axis = Axis::of_totals(report);
    let zones = zones(report);
    let count = |n: usize| number::count(n as u64, lang);
    let only = report.groups.len() == 1;
    let places = group_places(report);
    let mut dots: Vec<Vec<(String, f64)>> = vec![Vec::new(); report.groups.len()];
    for (row, total) in report.rows.iter().filter_map(|row| Some((row, row.total()?))) {
        if let Some(&place) = places.get(&report.agency(row).group.as_deref()) {
            dots[place].push((class_name(row.class()), axis.share(total)));
        }
    }
    let line = |(group, dots): (&&crate::scoring::GroupScore, &Vec<(String, f64)>)| {
        let mean = group.mean.as_ref();
        GroupLine {
            name: match &group.group {
                Some(group) => printable(group),
                None if only => Word::Everybody.say(lang).to_owned(),
                None => Word::NoGroup.say(lang).to_owned(),
            },
            listed: count(group.listed),
            scored: count(group.scored),
            mean: mean.map_or_else(|| DASH.to_owned(), |mean| figure(report, &axis, mean).text),
            strip: svg::strip(&zones, dots, mean.map(|mean| axis.share(&mean.exact))),
            classes: group.classes.iter().map(|&n| count(n)).collect(),
        }
    };
    report.groups.iter().zip(&dots).map(line).collect()
}

/// What the drawings of the groups show; where any has too many dots, columns.
fn groups_caption(report: &ScoreReport<'_>) -> String {
    let many = report.groups.iter().any(|group| group.scored > svg::MOST_DOTS);
    let word = if many { Word::ByGroupColumns } else { Word::ByGroupCaption };
    word.with(report.lang, &[("label", printable(&report.instrument.agency_label).to_lowercase())])
}

/// Where each class lies on the range of totals.
pub(crate) fn zones(report: &ScoreReport<'_>) -> Vec<svg::Zone> {
    let axis = Axis::of_totals(report);
    let mut upper = 1.0;
    let mut zones = Vec::new();
    for (at, class) in report.instrument.classes.iter().enumerate() {
        let from = class.bound.as_ref().map_or(0.0, |bound| axis.share(&bound.value)).clamp(0.0, 1.0);
        zones.push(svg::Zone { class: class_name(Some(at)), from, to: upper });
        upper = from;
    }
    zones
}

fn missing(report: &ScoreReport<'_>, row: &AgencyScore, link: &str) -> Unscored {
    let agency = report.agency(row);
    Unscored {
        link: link.to_owned(),
        name: printable(&agency.name),
        group: agency.group.as_deref().map_or_else(|| DASH.to_owned(), printable),
        reason: printable(&notes::reason(report, row)),
    }
}

fn corrections(report: &ScoreReport<'_>) -> Vec<CorrectedRow> {
    let corrected = |correction: &crate::answers::Correction| CorrectedRow {
        agency: printable(notes::corrected(report, correction)),
        criterion: crate::report::card::figure::criterion_name(report, correction.criterion),
        assessor: printable(&correction.assessor),
        old: printable(&correction.old),
        new: printable(&correction.new),
        reason: printable(&correction.reason),
    };
    report.assessments.corrections.iter().map(corrected).collect()
}

/// Who owes answers, stage by stage: a line for each.
fn owing(report: &ScoreReport<'_>) -> Vec<String> {
    let (owing, more) = notes::owing(report);
    let lines = owing.iter().map(|(name, owed)| printable(&format!("{name}: {owed}")));
    let n = number::count(more as u64, report.lang);
    lines.chain((more > 0).then(|| Word::MoreOwing.with(report.lang, &[("n", n)]))).collect()
}
