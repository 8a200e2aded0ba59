//! What was checked, by what, and what was not: the lines below a verdict.

use super::VerifyReport;
use crate::analysis::verify::{NotChecked, What};
use crate::i18n::printable::printable;
use crate::published::model::GroupFigureKind;
use crate::report::number;
use crate::report::words::Word;

/// Names told of one kind; the rest is counted.
const TOLD: usize = 8;

/// Whether the table prints anything that was not checked.
pub(super) fn is_partial(report: &VerifyReport<'_>) -> bool {
    !not_checked(report).is_empty()
}

/// The line of what was checked and that of what was not; none where there is nothing to say.
pub(super) fn lines(report: &VerifyReport<'_>) -> Vec<String> {
    let lang = report.lang;
    let word = if report.inputs.is_some() { Word::CheckedByInputs } else { Word::CheckedByTable };
    let line =
        |word: Word, parts: &[String]| (!parts.is_empty()).then(|| word.with(lang, &[("list", parts.join(", "))]));
    let open = not_checked(report);
    line(word, &checked(report)).into_iter().chain(line(Word::NotCheckedList, &open)).collect()
}

fn count(report: &VerifyReport<'_>, n: usize) -> String {
    number::count(n as u64, report.lang)
}

/// How many figures of each kind were checked.
pub(super) fn checked(report: &VerifyReport<'_>) -> Vec<String> {
    let checked = report.found.checked;
    let kinds = [
        (Word::CheckedScores, checked.scores),
        (Word::CheckedCriteria, checked.criteria),
        (Word::CheckedParts, checked.parts),
        (Word::CheckedClasses, checked.classes),
        (Word::CheckedRanks, checked.ranks),
        (Word::CheckedGroups, checked.groups),
        (Word::CheckedCounts, checked.counts),
    ];
    let some = kinds.into_iter().filter(|(_, n)| *n > 0);
    some.map(|(word, n)| word.with(report.lang, &[("n", count(report, n))])).collect()
}

/// What was not checked, each thing in a few words.
pub(super) fn not_checked(report: &VerifyReport<'_>) -> Vec<String> {
    let lang = report.lang;
    let listed = |word: Word, texts: Vec<&str>| {
        let shown = texts.iter().take(TOLD).map(|text| format!("\"{}\"", printable(text)));
        let more = texts.len().checked_sub(TOLD).filter(|more| *more > 0);
        let more = more.map(|more| Word::AndMore.with(lang, &[("n", count(report, more))]));
        let list = shown.chain(more).collect::<Vec<_>>().join(", ");
        (!texts.is_empty()).then(|| word.with(lang, &[("list", list)]))
    };
    let columns = listed(Word::UnreadColumns, report.unread().collect());
    let rows = listed(Word::UnreadRows, report.published.passed.iter().map(|row| row.text.as_str()).collect());
    let rest = report.found.not_checked.iter().map(|item| open(report, item));
    columns.into_iter().chain(rows).chain(rest).collect()
}

fn open(report: &VerifyReport<'_>, item: &NotChecked) -> String {
    let lang = report.lang;
    match item {
        NotChecked::Figure { subject, kind, .. } => {
            let what = group_figure(*kind).say(lang).to_owned();
            Word::UnknownFigure.with(lang, &[("what", what), ("text", printable(subject))])
        }
        NotChecked::GroupName { name } => Word::UnknownGroup.with(lang, &[("text", printable(name))]),
        NotChecked::OtherYears { rows } => Word::RowsOfOtherYears.with(lang, &[("rows", count(report, *rows))]),
        NotChecked::NoClass { name } => Word::CountsNoClass.with(lang, &[("text", printable(name))]),
        NotChecked::AsPrinted { rows, lacking, .. } if !lacking.is_empty() => {
            let list = lacking.iter().map(|id| printable(id)).collect::<Vec<_>>().join(", ");
            Word::AsPrintedLacking.with(lang, &[("rows", count(report, *rows)), ("list", list)])
        }
        NotChecked::AsPrinted { what, rows, .. } => {
            let (word, plural) = match what {
                What::Class => (Word::WithoutScores, Word::PluralClass),
                What::Rank => (Word::WithoutScores, Word::PluralRank),
                What::GroupName => (Word::AsPrinted, Word::PluralGroup),
                _ => (Word::AsPrinted, Word::PluralScore),
            };
            let named = match what {
                What::Criterion(ix) => printable(&report.instrument.criteria[*ix].id),
                _ => plural.say(lang).to_owned(),
            };
            word.with(lang, &[("what", named), ("rows", count(report, *rows))])
        }
    }
}

/// What a figure about a group is called.
pub(super) const fn group_figure(kind: GroupFigureKind) -> Word {
    match kind {
        GroupFigureKind::Listed => Word::FigureListed,
        GroupFigureKind::Rated => Word::FigureRated,
        GroupFigureKind::Unrated => Word::FigureUnrated,
        GroupFigureKind::Mean => Word::FigureMean,
        GroupFigureKind::Highest => Word::FigureHighest,
        GroupFigureKind::Lowest => Word::FigureLowest,
        GroupFigureKind::Total => Word::FigureTotal,
    }
}
