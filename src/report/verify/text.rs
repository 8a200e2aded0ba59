//! A verification for people: what does not follow, row by row, why, and who moves once it is put right.

use crate::report::number::DASH;
use std::collections::BTreeSet;

use super::{VerifyReport, coverage, shown, slips};
use crate::analysis::slip::Slip;
use crate::analysis::verify::{EXPLAINED, Figure, Mismatch, RankShift, What};
use crate::exact::Exact;
use crate::i18n::printable::printable;
use crate::report::grid::{Column, Grid, wrapped};
use crate::report::number;
use crate::report::scores::notes;
use crate::report::words::{self, Word};

/// How many slips are told of one number.
const SLIPS: usize = 3;
/// The whole text.
pub(crate) fn text(report: &VerifyReport<'_>) -> String {
    let mut text = head(report);
    text.push('\n');
    text.push_str(&verdict(report));
    text.push_str(&causes(report));
    let mut last = None;
    for mismatch in &report.found.mismatches {
        let about = (mismatch.place.clone(), mismatch.subject.clone());
        if last.as_ref() != Some(&about) {
            text.push('\n');
            text.push_str(&line(report, &title(report, mismatch), 0));
            last = Some(about);
        }
        text.push_str(&item(report, mismatch));
    }
    text.push_str(&near(report));
    text.push_str(&moved(report));
    text
}

/// A line of text, indented, within the width of the screen.
fn line(report: &VerifyReport<'_>, text: &str, indent: usize) -> String {
    let room = report.screen.width.map(|width| width.saturating_sub(indent).max(20));
    let blank = " ".repeat(indent);
    wrapped(text, room).lines().map(|line| format!("{blank}{line}\n")).collect()
}

fn head(report: &VerifyReport<'_>) -> String {
    let rules = report.instrument;
    let status = words::status(rules.status).say(report.lang);
    let status_word = Word::Status.say(report.lang).to_lowercase();
    let title = format!("{} · {} · {status_word}: {status}", printable(&notes::title(rules)), rules.id);
    line(report, &title, 0) + &line(report, &subject(report), 0)
}

/// What was compared with what.
pub(super) fn subject(report: &VerifyReport<'_>) -> String {
    let join = |paths: Vec<&str>| paths.into_iter().map(printable).collect::<Vec<_>>().join(", ");
    let published = join(files(report));
    match report.inputs {
        Some(inputs) => {
            let inputs = join(inputs.inputs.iter().map(|input| input.path.as_str()).collect());
            Word::VerifyAgainst.with(report.lang, &[("published", published), ("inputs", inputs)])
        }
        None => Word::VerifyItself.with(report.lang, &[("published", published)]),
    }
}

/// The verdict in one sentence.
pub(super) fn outcome(report: &VerifyReport<'_>) -> String {
    let found = report.found;
    let count = |n: usize| number::count(n as u64, report.lang);
    let of_counts = report.published.counts.iter().map(|line| (&line.place.file, Some(line.table), line.place.line));
    let of_means = report.published.figures.iter().filter(|figure| figure.in_ranking);
    let of_figures = of_means.map(|figure| (&figure.place.file, None, figure.place.line));
    let lines: BTreeSet<_> = of_counts.chain(of_figures).collect();
    let rows = report.published.rows.len() + lines.len();
    let facts =
        [("figures", count(found.checked.all())), ("rows", count(rows)), ("wrong", count(found.mismatches.len()))];
    let word = match (found.follows(), found.checked.all()) {
        (true, 0) => Word::VerifyNothing,
        (true, _) if coverage::is_partial(report) => Word::VerifyFollowsPart,
        (true, _) => Word::VerifyFollows,
        (false, _) => Word::VerifyFails,
    };
    word.with(report.lang, &facts)
}

/// What limits the verdict, a sentence each.
pub(super) fn limits(report: &VerifyReport<'_>) -> Vec<String> {
    let (found, lang) = (report.found, report.lang);
    let count = |n: usize| number::count(n as u64, lang);
    let open = found.checked.left_open;
    let open = (open > 0).then(|| Word::VerifyLeftOpen.with(lang, &[("n", count(open))]));
    let excerpt = found.excerpt.then(|| Word::VerifyExcerpt.say(lang).to_owned());
    let facts = [("n", count(EXPLAINED)), ("left", count(found.unexplained))];
    let unexplained = (found.unexplained > 0).then(|| Word::VerifyUnexplained.with(lang, &facts));
    [open, excerpt, unexplained].into_iter().flatten().collect()
}

fn verdict(report: &VerifyReport<'_>) -> String {
    let sentences = std::iter::once(outcome(report)).chain(coverage::lines(report)).chain(limits(report));
    sentences.map(|sentence| line(report, &sentence, 0)).collect()
}

/// Where a mismatch stands and what it is about.
fn title(report: &VerifyReport<'_>, mismatch: &Mismatch) -> String {
    let agency = printable(&mismatch.subject);
    let place = &mismatch.place;
    let Some(row) = place.line else { return agency };
    let file = place.file.as_deref().filter(|_| files(report).len() > 1).map(printable);
    let mut facts = vec![("line", row.to_string()), ("agency", agency)];
    facts.extend(place.cell.as_deref().map(|cell| ("cell", printable(cell))));
    let word = match (&file, &place.cell) {
        (None, None) => Word::RowAbout,
        (None, Some(_)) => Word::CellAbout,
        (Some(_), None) => Word::FileRowAbout,
        (Some(_), Some(_)) => Word::FileCellAbout,
    };
    facts.extend(file.map(|file| ("file", file)));
    // A line of sums has no name.
    word.with(report.lang, &facts).trim_end_matches([':', ' ']).to_owned()
}

/// The published files, each once: a file may hold several tables.
pub(super) fn files<'a>(report: &'a VerifyReport<'_>) -> Vec<&'a str> {
    let mut files: Vec<&str> = Vec::new();
    for table in report.tables {
        let file =
            table.path.split_once('#').filter(|_| table.delimiter.is_none()).map_or(table.path.as_str(), |p| p.0);
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
}

fn item(report: &VerifyReport<'_>, mismatch: &Mismatch) -> String {
    let mut text = line(report, &statement(report, mismatch), 2);
    for reason in reasons(report, mismatch) {
        text.push_str(&line(report, &format!("= {reason}"), 4));
    }
    text
}

/// What explains a mismatch, the likelier first.
pub(super) fn reasons(report: &VerifyReport<'_>, mismatch: &Mismatch) -> Vec<String> {
    let lang = report.lang;
    let mut reasons: Vec<String> = unknown_class(report, mismatch).into_iter().collect();
    if mismatch.from_printed {
        reasons.push(Word::FollowsPrinted.say(lang).to_owned());
    }
    // A cause of several figures is told once, above.
    let own = if mismatch.cause.is_some() { &[] } else { mismatch.slips.as_slice() };
    let said = |slip: &Slip| {
        let slip = slips::say(slip, report.instrument, lang);
        if mismatch.possible { Word::SlipPossibly.with(lang, &[("slip", slip)]) } else { slip }
    };
    reasons.extend(own.iter().take(SLIPS).map(said));
    if own.len() > SLIPS {
        let more = number::count((own.len() - SLIPS) as u64, lang);
        reasons.push(Word::AndMore.with(lang, &[("n", more)]));
    }
    reasons
}

/// What explains several wrong figures, each once with its extent.
fn causes(report: &VerifyReport<'_>) -> String {
    let told: String = said_causes(report).iter().map(|told| line(report, told, 2)).collect();
    if told.is_empty() { told } else { format!("\n{}\n{told}", Word::CausesTold.say(report.lang)) }
}

/// The same as sentences.
pub(super) fn said_causes(report: &VerifyReport<'_>) -> Vec<String> {
    let lang = report.lang;
    let said = report.found.causes.iter().map(|cause| {
        let facts = [
            ("what", what(report, &cause.what)),
            ("cause", slips::say(&cause.slip, report.instrument, lang)),
            ("n", number::count(cause.explained as u64, lang)),
            ("wrong", number::count(cause.wrong as u64, lang)),
        ];
        let word = if cause.explained == cause.wrong { Word::CauseOfAll } else { Word::CauseOf };
        word.with(lang, &facts)
    });
    said.collect()
}

/// What the classes are, where the printed one is none of them.
fn unknown_class(report: &VerifyReport<'_>, mismatch: &Mismatch) -> Option<String> {
    let Figure::Label(label) = &mismatch.printed else { return None };
    let unknown = mismatch.what == What::Class && report.instrument.class_named(label).is_none();
    let classes = report.instrument.classes.iter().map(|class| printable(&class.label)).collect::<Vec<_>>().join(", ");
    unknown.then(|| Word::ClassesAre.with(report.lang, &[("printed", printable(label)), ("classes", classes)]))
}

/// A mismatch in one sentence.
pub(super) fn statement(report: &VerifyReport<'_>, mismatch: &Mismatch) -> String {
    let lang = report.lang;
    let printed = figure(report, &mismatch.printed);
    match mismatch.what {
        What::Missing => {
            let score = figure(report, &mismatch.expected).unwrap_or_else(|| DASH.to_owned());
            return Word::RowMissing.with(lang, &[("score", score)]);
        }
        What::Extra => return Word::RowExtra.say(lang).to_owned(),
        What::Repeated => return repeated(report, &mismatch.expected),
        What::Outside(_) => {
            let range = figure(report, &mismatch.expected).unwrap_or_default();
            let facts = [("what", what(report, &mismatch.what)), ("printed", printed.unwrap_or_default())];
            let [what, printed] = facts;
            return Word::OutsideRange.with(lang, &[what, printed, ("range", range)]);
        }
        _ => {}
    }
    let what = what(report, &mismatch.what);
    let printed = printed.unwrap_or_else(|| DASH.to_owned());
    let unknown = mismatch.what == What::Class
        && matches!(&mismatch.printed, Figure::Label(label) if report.instrument.class_named(label).is_none());
    match figure(report, &mismatch.expected) {
        None if unknown => Word::UnknownClass.with(lang, &[("printed", printed)]),
        None => Word::PrintedNone.with(lang, &[("what", what), ("printed", printed)]),
        Some(expected) => {
            Word::PrintedShould.with(lang, &[("what", what), ("printed", printed), ("expected", expected)])
        }
    }
}

/// What a figure is called.
pub(super) fn what(report: &VerifyReport<'_>, what: &What) -> String {
    let lang = report.lang;
    let criterion = |ix: usize| &report.instrument.criteria[ix];
    let word = match what {
        What::Criterion(ix) | What::Outside(ix) if *ix != crate::rules::TOTAL => {
            return format!("{} ({})", criterion(*ix).id, printable(&criterion(*ix).name));
        }
        What::Part(ix) => return Word::ThePart.with(lang, &[("id", criterion(*ix).id.clone())]),
        What::Missing | What::Extra | What::Repeated => Word::TheRow,
        What::GroupName => Word::TheGroup,
        What::Group(kind) => coverage::group_figure(*kind),
        What::ColumnFigure(kind, ix) => {
            let (figure, column) = (coverage::group_figure(*kind).say(lang).to_owned(), criterion(*ix).id.clone());
            return Word::FigureOfColumn.with(lang, &[("figure", figure), ("column", column)]);
        }
        What::Score | What::Criterion(_) | What::Outside(_) => Word::TheScore,
        What::Class => Word::TheClass,
        What::Rank => Word::TheRank,
        What::Count => Word::TheCount,
        What::Percent => Word::ThePercent,
        What::Sum => Word::TheSum,
    };
    word.say(lang).to_owned()
}

/// Where the first row about the same body stands, and what it prints.
fn repeated(report: &VerifyReport<'_>, first: &Figure) -> String {
    let Figure::Row(line, score) = first else { return Word::RowRepeated.say(report.lang).to_owned() };
    let mut facts = vec![("line", line.to_string())];
    facts.extend(score.as_ref().map(|score| ("score", shown(score, report.lang))));
    let word = if score.is_some() { Word::RowRepeatedOther } else { Word::RowRepeatedAt };
    word.with(report.lang, &facts)
}

pub(super) fn figure(report: &VerifyReport<'_>, figure: &Figure) -> Option<String> {
    let range = |from: String, to: String| Word::FromTo.with(report.lang, &[("from", from), ("to", to)]);
    Some(match figure {
        Figure::Number(number) => shown(number, report.lang),
        Figure::Label(label) => printable(label),
        Figure::Range(low, high) => {
            let end = |end: &Exact| number::localized(&end.to_fixed(0, crate::exact::Rounding::HalfUp), report.lang);
            range(end(low), end(high))
        }
        Figure::Row(line, _) => line.to_string(),
        Figure::Whole(whole) => number::count(*whole, report.lang),
        Figure::Wholes(low, high) => range(number::count(*low, report.lang), number::count(*high, report.lang)),
        Figure::None => return None,
    })
}

fn near(report: &VerifyReport<'_>) -> String {
    if report.found.near.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", Word::NearNames.say(report.lang));
    for near in &report.found.near {
        let facts = [("printed", printable(&near.printed)), ("known", printable(&near.known))];
        text.push_str(&line(report, &Word::NearName.with(report.lang, &facts), 2));
    }
    text
}

fn moved(report: &VerifyReport<'_>) -> String {
    if report.found.moved.is_empty() {
        return String::new();
    }
    let lang = report.lang;
    let mut grid = Grid::new(vec![
        Column::text(printable(&report.instrument.agency_label)),
        Column::label(Word::Rank.say(lang)),
        Column::text(Word::Class.say(lang)),
        Column::label(Word::Why.say(lang)),
    ]);
    for moved in &report.found.moved {
        grid.row(vec![printable(&moved.agency), ranks(report, moved), classes(moved), why(report, moved)]);
    }
    let title = line(report, Word::OncePutRight.say(lang), 0);
    format!("\n{title}{}", grid.render(report.screen.width))
}

pub(super) fn ranks(report: &VerifyReport<'_>, moved: &RankShift) -> String {
    let rank = |rank: Option<u64>| rank.map_or_else(|| DASH.to_owned(), |rank| number::count(rank, report.lang));
    if moved.rank_printed == moved.rank {
        return rank(moved.rank);
    }
    format!("{} → {}", rank(moved.rank_printed), rank(moved.rank))
}

pub(super) fn classes(moved: &RankShift) -> String {
    let class = |class: &Option<String>| class.as_deref().map_or_else(|| DASH.to_owned(), printable);
    if moved.class_printed == moved.class {
        return class(&moved.class);
    }
    format!("{} → {}", class(&moved.class_printed), class(&moved.class))
}

pub(super) fn why(report: &VerifyReport<'_>, moved: &RankShift) -> String {
    let word = if moved.own { Word::OwnScore } else { Word::OnlyPushed };
    word.say(report.lang).to_owned()
}
