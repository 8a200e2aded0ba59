//! The sheet of the ranking: rank, score and class of every agency, computed from the other sheets.

use super::Recap;
use super::answers::NONE;
use super::choose;
use super::conditions::Test;
use super::layout::RAW;
use super::layout::{FIRST, HEAD, column, stretch};
use super::standings::SortKeys;
use crate::exact::{Exact, Rounding};
use crate::report::scores::notes;
use crate::report::view::ScoreReport;
use crate::report::words::Word;
use crate::report::xlsx::layout::RANKING_LEAD;
use crate::report::xlsx::rounding::guarded;
use crate::report::xlsx::rounding::reaches;
use crate::rules::instrument::{Basis, Class, Ties, Within};
use crate::rules::{CriterionIx, TOTAL};
use crate::scoring::AgencyScore;
use crate::workbook::book::CellStyle;
use crate::workbook::book::Expected;
use crate::workbook::counting;
use crate::workbook::counting::count_where;
use crate::workbook::evaluate::CellSource as _;
use crate::workbook::evaluate::Scalar;
use crate::workbook::formula::CellRef;
use crate::workbook::formula::Expr;
use crate::workbook::formula::Fun;
use crate::workbook::formula::Op;
use crate::workbook::formula::Pin;
use crate::workbook::formula::call;
use crate::workbook::formula::either;
use crate::workbook::formula::text;
use crate::workbook::formula::two;
use crate::workbook::formula::whole;
use crate::workbook::held::HeldReason;
/// More rows than this are not compared each with each: recalculating would take minutes.
const MANY: usize = 20_000;
/// Stands below every number that can be compared.
const NOTHING: i64 = -1_000_000_000_000;

/// Writes the ranking; the sheets of criteria stand already.
pub(crate) fn fill(recap: &mut Recap<'_>) {
    heads(recap);
    let source = recap.source;
    for (place, score) in source.board.agencies.iter().enumerate() {
        write(recap, recap.layout.row(place), score);
    }
    ranks(recap);
    colours(recap);
}

/// The columns behind the score.
#[derive(Debug, Clone, Copy)]
struct RankingColumns {
    class: u16,
    coverage: u16,
    /// Where an earlier result is compared with: the score then, and what changed.
    earlier: Option<(u16, u16)>,
    remark: u16,
}

fn columns(recap: &Recap<'_>) -> RankingColumns {
    let score = recap.layout.score;
    let earlier = recap.source.since.map(|_| (score + 3, score + 4));
    RankingColumns { class: score + 1, coverage: score + 2, earlier, remark: score + 3 + earlier.map_or(0, |_| 2) }
}

/// The headings of the sheet.
pub(crate) fn heads(recap: &mut Recap<'_>) {
    let (source, sheet) = (recap.source, recap.layout.sheets.ranking);
    let say = |word: Word| word.say(source.lang);
    let RankingColumns { class, coverage, earlier, remark } = columns(recap);
    let at = |col| CellRef { sheet, row: HEAD, col };
    recap.head(at(0), say(Word::Rank), 11.0);
    recap.head(at(1), say(Word::Id), 12.0);
    recap.head(at(2), &source.instrument.agency_label, 40.0);
    recap.head(at(3), say(Word::Group), 20.0);
    for (place, &ix) in source.instrument.criteria[TOTAL].children.iter().enumerate() {
        let room = recap.room(ix);
        recap.head(at(RANKING_LEAD + column(place)), &source.instrument.criteria[ix].name, room);
    }
    recap.head(at(recap.layout.score), say(Word::Score), 11.0);
    recap.head(at(class), say(Word::Class), 22.0);
    recap.head(at(coverage), say(Word::AnsweredShare), 11.0);
    if let (Some((then, change)), Some(since)) = (earlier, source.since) {
        recap.head(at(then), &since.label, 12.0);
        recap.head(at(change), say(Word::SinceColumn), 12.0);
    }
    recap.head(at(remark), say(Word::Note), 34.0);
    if recap.nameless_ids() {
        recap.book.sheets[sheet].hidden_columns.insert(1);
    }
    if recap.without_groups() {
        recap.book.sheets[sheet].hidden_columns.insert(3);
    }
    if source.instrument.classes.is_empty() {
        recap.book.sheets[sheet].hidden_columns.insert(class);
    }
    recap.table(sheet, remark, recap.layout.last(), 3);
    if source.instrument.ranking.within == Within::Group {
        recap.book.sheets[sheet].breaks = breaks(recap);
    }
}

fn write(recap: &mut Recap<'_>, row: u32, score: &AgencyScore) {
    let (source, sheet) = (recap.source, recap.layout.sheets.ranking);
    names(recap, row, score);
    for (place, &ix) in source.instrument.criteria[TOTAL].children.iter().enumerate() {
        copy(recap, CellRef { sheet, row, col: RANKING_LEAD + column(place) }, row, score, ix);
    }
    if score.is_scored() {
        copy(recap, recap.layout.ranked(row), row, score, TOTAL);
        let class = columns(recap).class;
        classify(recap, CellRef { sheet, row, col: class }, row, score);
    }
    since(recap, row, score);
}

/// The agency of a row, how much of it was answered, and what there is to remark.
pub(crate) fn names(recap: &mut Recap<'_>, row: u32, score: &AgencyScore) {
    let (source, sheet) = (recap.source, recap.layout.sheets.ranking);
    let agency = &source.assessments.agencies[score.agency()];
    let at = |col| CellRef { sheet, row, col };
    let RankingColumns { coverage, remark, .. } = columns(recap);
    if agency.id != agency.name {
        recap.book.text(at(1), &agency.id, CellStyle::Text);
    }
    recap.book.text(at(2), &agency.name, CellStyle::Wrapped);
    recap.optional(at(3), agency.group.as_deref());
    recap.book.hold(at(coverage), Scalar::Number(score.coverage().to_f64()), HeldReason::Coverage, CellStyle::Percent);
    let told = remark_on(source, score);
    recap.optional(at(remark), (!told.is_empty()).then_some(&told));
}

/// Why there is no score, what holds the class down, and which gates are shut.
fn remark_on(source: &ScoreReport<'_>, score: &AgencyScore) -> String {
    let reason = notes::reason(source, score);
    let reason = (!reason.is_empty()).then(|| format!("{}: {reason}", Word::Unscored.say(source.lang)));
    let parts = reason.into_iter().chain(notes::cap(source, score)).chain(notes::shut_gates(source, score));
    parts.collect::<Vec<_>>().join("; ")
}

/// The score in an earlier result, and what changed since: the difference of what is printed.
pub(crate) fn since(recap: &mut Recap<'_>, row: u32, score: &AgencyScore) {
    let source = recap.source;
    let (Some(since), Some((then, change))) = (source.since, columns(recap).earlier) else { return };
    let Some(moved) = since.of(source, score) else { return };
    let at = |col| CellRef { sheet: recap.layout.sheets.ranking, row, col };
    let (earlier, decimals) = &moved.then;
    let shown = earlier.to_fixed(*decimals, Rounding::HalfEven).parse().unwrap_or(f64::NAN);
    let (then, change) = (at(then), at(change));
    recap.book.number(then, shown, CellStyle::Score(*decimals));
    let Some(now) = score.score() else { return };
    let digits = source.instrument.decimals.max(*decimals);
    let own = Expr::Cell(recap.layout.ranked(row), Pin::None);
    let difference = two(Op::Sub, own, Expr::Cell(then, Pin::None));
    let expr = call(Fun::Round, [difference, whole(i64::from(digits))]);
    let expected = Expected::Printed(now - earlier, digits);
    recap.book.formula(change, &expr, &expected, CellStyle::Change(digits));
}

/// A criterion as the sheet of criteria prints it.
fn copy(recap: &mut Recap<'_>, at: CellRef, row: u32, score: &AgencyScore, ix: CriterionIx) {
    let instrument = recap.source.instrument;
    let from = recap.layout.printed(row, ix);
    let expected = match recap.outcome(score, ix).value() {
        Some(value) => Expected::Printed(instrument.rounded(&value.exact), instrument.decimals),
        None => match recap.book.text_at(from) {
            Some(text) => Expected::Text(text),
            None => return,
        },
    };
    recap.book.formula(at, &Expr::Cell(from, Pin::Both), &expected, CellStyle::Score(instrument.decimals));
}

/// The class by the bounds on the sheet of rules; the place of the class first, where caps may lower it.
fn classify(recap: &mut Recap<'_>, at: CellRef, row: u32, score: &AgencyScore) {
    let instrument = recap.source.instrument;
    let classes = instrument.classes.len();
    if classes == 0 {
        return;
    }
    let label = score.class().map_or(NONE, |class| &instrument.classes[class].label);
    let expected = Expected::Text(label.to_owned());
    let mut tests = Vec::new();
    for (number, cap) in instrument.caps.iter().enumerate() {
        match recap.test(row, score, &cap.unless) {
            Test::Passed => {}
            Test::Settled if score.capped_by() != Some(number) => {}
            Test::Settled => tests.push(whole(place(cap.best_class))),
            Test::Formula(test) => tests.push(either(test, whole(1), whole(place(cap.best_class)))),
            Test::Top => return recap.book.hold(at, Scalar::Text(label.into()), HeldReason::Top, CellStyle::Label),
        }
    }
    let labels = |class: usize| recap.class_cell(class, 0);
    let expr = if tests.is_empty() {
        by_bounds(recap, row, |class| Expr::Cell(labels(class), Pin::Both))
    } else {
        tests.insert(0, by_bounds(recap, row, |class| whole(place(class))));
        let all = Expr::Area(labels(0), labels(classes), Pin::Both);
        call(Fun::Index, [all, call(Fun::Max, tests)])
    };
    recap.book.formula(at, &expr, &expected, CellStyle::Label);
}

pub(crate) fn place(class: usize) -> i64 {
    i64::try_from(class).unwrap_or(i64::MAX - 1) + 1
}

/// The first class whose bound the score of a row reaches.
fn by_bounds(recap: &Recap<'_>, row: u32, name: impl Fn(usize) -> Expr) -> Expr {
    let cells = (recap.layout.ranked(row), recap.layout.calculated(row, TOTAL));
    let compared = match recap.source.instrument.classify {
        Basis::Rounded => Expr::Cell(cells.0, Pin::None),
        Basis::Exact => guarded(Expr::Cell(cells.1, Pin::Both)),
    };
    class_by_bounds(&recap.source.instrument.classes, &compared, &|at| recap.class_cell(at, 2), &name)
}

/// The first class whose bound (in these cells) a value reaches; behind the last bound: the class without one, or the
/// row for scores under every bound.
pub(crate) fn class_by_bounds(
    classes: &[Class],
    compared: &Expr,
    bound: &dyn Fn(usize) -> CellRef,
    name: &dyn Fn(usize) -> Expr,
) -> Expr {
    let bounds: Vec<_> = classes.iter().map_while(|class| class.bound.as_ref()).collect();
    let reached = |at: usize| reaches(compared.clone(), bounds[at], Expr::Cell(bound(at), Pin::Both));
    choose::first(bounds.len(), &reached, name)
}

/// The columns of what ranks compare, on the sheet of calculation: the total, then the tie-breakers.
fn key_columns(recap: &Recap<'_>) -> Vec<(u16, CriterionIx)> {
    if plain(recap) {
        return Vec::new();
    }
    let asked = std::iter::once(TOTAL).chain(recap.source.instrument.ranking.break_ties.iter().copied());
    asked.enumerate().map(|(place, ix)| (recap.layout.keys + column(place), ix)).collect()
}

/// The headings of what ranks compare.
pub(crate) fn key_heads(recap: &mut Recap<'_>) {
    let (source, sheet) = (recap.source, recap.layout.sheets.calculation);
    for (col, ix) in key_columns(recap) {
        let id = if ix == TOTAL { Word::Total.say(source.lang) } else { &source.instrument.criteria[ix].id };
        let compared = Word::Compared.with(source.lang, &[("id", id.to_owned())]);
        recap.head(CellRef { sheet, row: HEAD, col }, &compared, 14.0);
    }
}

/// What ranks compare of one agency; its criteria stand already.
pub(crate) fn keys(recap: &mut Recap<'_>, row: u32, score: &AgencyScore) {
    let (source, sheet) = (recap.source, recap.layout.sheets.calculation);
    let by = source.instrument.ranking.by;
    if !score.is_scored() {
        return;
    }
    for (col, ix) in key_columns(recap) {
        let outcome = recap.outcome(score, ix);
        let Some(value) = outcome.value() else {
            recap.book.number(CellRef { sheet, row, col }, NOTHING as f64, RAW);
            continue;
        };
        let compared = source.instrument.on_basis(&value.exact, by);
        let (expr, expected) = match by {
            Basis::Rounded => (
                Expr::Cell(recap.layout.printed(row, ix), Pin::Both),
                Expected::Printed(compared, source.instrument.decimals),
            ),
            Basis::Exact => (guarded(Expr::Cell(recap.layout.calculated(row, ix), Pin::None)), Expected::Number),
        };
        recap.book.formula(CellRef { sheet, row, col }, &expr, &expected, RAW);
    }
}

/// Whether the sheet of calculation has columns that are filled once the rows of all agencies stand: marks of dense
/// ranks, and weights of the summary.
pub(crate) fn has_later_columns(recap: &Recap<'_>) -> bool {
    let instrument = recap.source.instrument;
    instrument.ranking.ties == Ties::Dense
        || instrument.summary.as_ref().is_some_and(|summary| summary.weighted_by.is_some())
}

/// Whether places follow from the printed scores alone, with gaps after ties of them alone.
fn plain(recap: &Recap<'_>) -> bool {
    let ranking = &recap.source.instrument.ranking;
    ranking.by == Basis::Rounded && ranking.break_ties.is_empty() && ranking.ties == Ties::Competition
}

fn ranks(recap: &mut Recap<'_>) {
    let source = recap.source;
    for (first, last) in recap.pools() {
        let (top, bottom) = (recap.layout.row(first), recap.layout.row(last));
        let many = last - first >= MANY;
        let standings = if many { None } else { standings(recap, top, bottom) };
        let dense = source.instrument.ranking.ties == Ties::Dense;
        if dense && !many {
            for row in top..=bottom {
                mark_first(recap, top, row, standings.as_ref());
            }
        }
        for place in first..=last {
            let Some(rank) = source.board.agencies[place].rank() else { continue };
            let row = recap.layout.row(place);
            let at = CellRef { sheet: recap.layout.sheets.ranking, row, col: 0 };
            if many {
                recap.book.hold(at, Scalar::Number(f64::from(rank)), HeldReason::TooMany, CellStyle::Count);
                continue;
            }
            let expr = rank_of(recap, top, bottom, row);
            let expected = Expected::Printed(Exact::from(rank), 0);
            match &standings {
                None => recap.book.formula(at, &expr, &expected, CellStyle::Count),
                Some(standings) => {
                    let at_place = place - first;
                    let result = if dense { standings.dense(at_place) } else { standings.with_gaps(at_place) };
                    recap.book.known_formula(at, &expr, result as f64, &expected, CellStyle::Count);
                }
            }
        }
    }
}

/// What formulas that compare each row with each other give; `None` where a row has no number to be compared.
fn standings(recap: &Recap<'_>, top: u32, bottom: u32) -> Option<SortKeys> {
    let keys = recap.source.instrument.ranking.break_ties.len();
    let number = |at| recap.book.value(at).number();
    let of_row = |row| -> Option<Vec<f64>> {
        if plain(recap) {
            return Some(vec![number(recap.layout.printed(row, TOTAL))?]);
        }
        (0..=keys).map(|place| number(key(recap, place, row))).collect()
    };
    let keys: Option<Vec<Vec<f64>>> = (top..=bottom).map(of_row).collect();
    Some(SortKeys::new(&keys?))
}

/// The place of a row; text where it has no number any more.
fn rank_of(recap: &Recap<'_>, top: u32, bottom: u32, row: u32) -> Expr {
    let above =
        |at: &dyn Fn(u32) -> CellRef, pin| (stretch(at(top), bottom), counting::above(Expr::Cell(at(row), pin)));
    if plain(recap) {
        // Its own score, wherever its row is sorted to, among those of the sheet of criteria, which stay where they are.
        let among = stretch(recap.layout.printed(top, TOTAL), bottom);
        let own = || Expr::Cell(recap.layout.ranked(row), Pin::None);
        let place = two(Op::Add, whole(1), count_where([(among, counting::above(own()))]));
        return either(call(Fun::IsNumber, [own()]), place, text(NONE));
    }
    let dense = recap.source.instrument.ranking.ties == Ties::Dense;
    let marks = CellRef { sheet: recap.layout.sheets.calculation, row: top, col: mark_column(recap) };
    // A greater total, or the same and a greater first tie-breaker, and so on.
    let better = (0..=recap.source.instrument.ranking.break_ties.len()).map(|last| {
        let same = (0..last).map(|place| same(recap, place, (top, bottom), row));
        let greater = above(&|row| key(recap, last, row), Pin::Both);
        let first = dense.then(|| (stretch(marks, bottom), whole(1)));
        count_where(same.chain([greater]).chain(first))
    });
    let place = better.fold(whole(1), |sum, better| two(Op::Add, sum, better));
    either(call(Fun::IsNumber, [Expr::Cell(key(recap, 0, row), Pin::Both)]), place, text(NONE))
}

/// The condition of having the same key as a row.
fn same(recap: &Recap<'_>, place: usize, (top, bottom): (u32, u32), row: u32) -> (Expr, Expr) {
    (stretch(key(recap, place, top), bottom), Expr::Cell(key(recap, place, row), Pin::Both))
}

fn key(recap: &Recap<'_>, place: usize, row: u32) -> CellRef {
    CellRef { sheet: recap.layout.sheets.calculation, row, col: recap.layout.keys + column(place) }
}

fn mark_column(recap: &Recap<'_>) -> u16 {
    recap.layout.keys + column(recap.source.instrument.ranking.break_ties.len() + 1)
}

/// 1 on the first row of each set of equals, 0 on the others: dense ranks count sets.
fn mark_first(recap: &mut Recap<'_>, top: u32, row: u32, standings: Option<&SortKeys>) {
    let at = CellRef { sheet: recap.layout.sheets.calculation, row, col: mark_column(recap) };
    let keys = 0..=recap.source.instrument.ranking.break_ties.len();
    let first = two(Op::Eq, count_where(keys.map(|place| same(recap, place, (top, row), row))), whole(1));
    let expr = either(first, whole(1), whole(0));
    match standings {
        None => recap.book.formula(at, &expr, &Expected::Number, CellStyle::Plain),
        Some(standings) => {
            let result = f64::from(u8::from(standings.is_first((row - top) as usize)));
            recap.book.known_formula(at, &expr, result, &Expected::Number, CellStyle::Plain);
        }
    }
}

/// The rows before which a printed page ends: each group begins a page, unless there are more than a sheet can have.
fn breaks(recap: &Recap<'_>) -> Vec<u32> {
    /// Excel takes 1,023.
    const MOST: usize = 1_000;
    let (source, by_value) = (recap.source, recap.book.by_value);
    let shown: Vec<&AgencyScore> = if by_value { source.rows.clone() } else { source.board.agencies.iter().collect() };
    let starts: Vec<u32> =
        pools(source, &shown).into_iter().skip(1).map(|(first, _)| recap.layout.row(first)).collect();
    if starts.len() > MOST { Vec::new() } else { starts }
}

/// Classes in their colours, whatever is edited.
pub(crate) fn colours(recap: &mut Recap<'_>) {
    let sheet = recap.layout.sheets.ranking;
    let class = columns(recap).class;
    let last = recap.layout.last();
    recap.colour(sheet, (FIRST, class), (last, class));
}

fn pools(source: &ScoreReport<'_>, rows: &[&AgencyScore]) -> Vec<(usize, usize)> {
    let group = |score: &AgencyScore| match source.instrument.ranking.within {
        Within::All => None,
        Within::Group => source.assessments.agencies[score.agency()].group.clone(),
    };
    let mut pools: Vec<(usize, usize)> = Vec::new();
    for (place, score) in rows.iter().enumerate().filter(|(_, score)| score.is_scored()) {
        match pools.last_mut() {
            Some(pool) if group(rows[pool.0]) == group(score) => pool.1 = place,
            _ => pools.push((place, place)),
        }
    }
    pools
}

impl Recap<'_> {
    /// Whether no agency has an id beside its name: a column of ids would say everything twice.
    #[must_use]
    pub(crate) fn nameless_ids(&self) -> bool {
        self.source.assessments.agencies.iter().all(|agency| agency.id == agency.name)
    }

    /// Whether no agency has a group.
    #[must_use]
    pub(crate) fn without_groups(&self) -> bool {
        self.source.assessments.agencies.iter().all(|agency| agency.group.is_none())
    }

    /// The agencies that are ranked among each other, as places in the output, both ends included.
    #[must_use]
    pub(crate) fn pools(&self) -> Vec<(usize, usize)> {
        pools(self.source, &self.source.board.agencies.iter().collect::<Vec<_>>())
    }

    /// A cell of the table of classes: 0 its label, 2 its bound. The row behind the last class stands for none.
    #[must_use]
    pub(crate) fn class_cell(&self, class: usize, col: u16) -> CellRef {
        CellRef {
            sheet: self.layout.sheets.rules,
            row: self.layout.class_rows + u32::try_from(class).unwrap_or(u32::MAX / 2),
            col,
        }
    }
}
