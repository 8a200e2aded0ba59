//! The result as a document: what was varied, what is firm and what is not, and what cannot be concluded.

use super::RobustnessReport;
use super::drawing;
use super::words;
use crate::analysis::robustness::agreement::{Coefficient, LEAST_COMPLETE, NoCoefficient};
use crate::analysis::robustness::leave_out::{LeftOut, WithoutIt};
use crate::analysis::robustness::shift::{NearestShift, ShiftTo};
use crate::analysis::robustness::{
    AgencySpread, CERTAIN, Certainty, Factor, Fixed, LIKELY, PanelNoise, WeightNoise, share_error,
};
use crate::document::{Cell, Column, Document, DocumentTable, Emphasis, RichText, Tone};
use crate::exact::{Exact, Rounding};
use crate::report::class_colours;
use crate::report::number::{count, localized, score};
use crate::report::phrase::Phrase;
use crate::report::scores::notes;
use crate::report::words as common;
use crate::report::words::Word;
use crate::scoring::AgencyScore;

/// Rows of the tables of what is close, far or out of line; the rest stands in JSON.
const ROWS: usize = 15;

/// The whole document.
pub(super) fn document(report: &RobustnessReport<'_>) -> Document {
    let lang = report.lang;
    let title = words::TITLE.with(lang, &[("title", notes::title(report.instrument))]);
    let mut document = Document::new(title.clone(), lang.code());
    document.class_colours = class_colours::of_classes(&report.instrument.classes);
    document.heading(1, title);
    let status = common::status(report.instrument.status).say(lang);
    let names: Vec<&str> = report.assessments.inputs.iter().map(|input| input.path.as_str()).collect();
    document.lines(vec![
        format!("{} · {}: {status}", report.instrument.id, Word::Status.say(lang).to_lowercase()).into(),
        format!("{}: {}", Word::Inputs.say(lang), names.join(", ")).into(),
    ]);
    reading(report, &mut document);
    varied(report, &mut document);
    agencies(report, &mut document);
    unscored(report, &mut document);
    pairs(report, &mut document);
    sensitivity(report, &mut document);
    without(report, &mut document);
    shifts(report, &mut document);
    agreement(report, &mut document);
    severity(report, &mut document);
    far(report, &mut document);
    correlations(report, &mut document);
    document.heading(2, words::LIMITS.say(lang));
    let limits = [words::LIMIT_RULES, words::LIMIT_FIXED, words::LIMIT_RANK];
    document.list(limits.into_iter().map(|limit| limit.say(lang).into()).collect());
    document
}

impl RobustnessReport<'_> {
    /// A number with so many digits, in the marks of the language.
    fn figure(&self, value: f64, digits: usize) -> String {
        // Minus zero is zero.
        let text = format!("{value:.digits$}");
        let text = if text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.')) {
            text.trim_start_matches('-').to_owned()
        } else {
            text
        };
        localized(&text, self.lang)
    }

    /// A share as percent.
    fn percent(&self, share: f64) -> String {
        format!("{}%", self.figure(share * 100.0, 1))
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.say(self.lang)
    }

    fn number(&self, value: usize) -> String {
        count(value as u64, self.lang)
    }

    fn verdict(&self, certainty: Certainty) -> Cell {
        match certainty {
            Certainty::Certain => Cell::toned(self.say(words::CERTAIN), Tone::Good),
            Certainty::Likely => Cell::from(self.say(words::LIKELY)),
            Certainty::Open => Cell::toned(self.say(words::OPEN), Tone::Warning),
        }
    }

    fn class(&self, class: Option<usize>) -> Cell {
        class.map_or_else(
            || Cell::from("–"),
            |at| Cell::toned(self.instrument.classes[at].label.clone(), Tone::Class(at)),
        )
    }

    fn signed(&self, value: f64) -> String {
        let text = self.figure(value.abs(), 2);
        let zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
        let sign = match (zero, value < 0.0) {
            (true, _) => "",
            (_, true) => "−",
            _ => "+",
        };
        format!("{sign}{text}")
    }

    /// How many of some verdicts are certain, likely and open.
    fn verdicts(&self, all: impl Iterator<Item = Certainty>) -> Vec<(&'static str, String)> {
        let all: Vec<Certainty> = all.collect();
        let of = |certainty| self.number(all.iter().filter(|one| **one == certainty).count());
        vec![
            ("certain", of(Certainty::Certain)),
            ("likely", of(Certainty::Likely)),
            ("open", of(Certainty::Open)),
            ("all", self.number(all.len())),
        ]
    }

    fn factor(&self, factor: Factor) -> &'static str {
        let (id, en) = match factor {
            Factor::Weights => ("bobot", "weights"),
            Factor::Assessors => ("penilai", "assessors"),
            Factor::Answers => ("jawaban", "answers"),
            Factor::Missing => ("jawaban kosong", "missing answers"),
            Factor::Rounding => ("pembulatan", "rounding"),
            Factor::Combine => ("penggabungan", "combination"),
        };
        if self.lang == crate::i18n::lang::Lang::Id { id } else { en }
    }
}

fn reading(report: &RobustnessReport<'_>, document: &mut Document) {
    let (lang, found) = (report.lang, report.found);
    document.heading(2, report.say(words::READING));
    if found.spread.varied.is_empty() || found.spread.agencies.is_empty() {
        document.paragraph(report.say(words::NOTHING_VARIED));
        return;
    }
    if !found.spread.moved {
        document.paragraph(report.say(words::NOTHING_MOVED));
        return;
    }
    let mut lines = Vec::new();
    if !report.instrument.classes.is_empty() {
        let facts = report.verdicts(found.spread.agencies.iter().map(|one| one.class_verdict));
        lines.push(RichText::from(words::READ_CLASSES.with(lang, &facts)));
    }
    let neighbours = neighbours(report);
    if !neighbours.is_empty() {
        let facts = report.verdicts(neighbours.iter().map(|&at| found.spread.pairs[at].verdict));
        lines.push(words::READ_PAIRS.with(lang, &facts).into());
    }
    lines.push(words::READ_SHIFT.with(lang, &[("shift", report.figure(found.spread.mean_shift, 2))]).into());
    let strongest = found.sensitivity.iter().filter_map(|one| Some((one.factor, one.indices?[1].told()?)));
    if let Some((factor, _)) = strongest.max_by(|a, b| a.1.total_cmp(&b.1))
        && found.sensitivity.len() > 1
    {
        lines.push(words::READ_FACTOR.with(lang, &[("factor", report.factor(factor).to_owned())]).into());
    }
    document.list(lines);
    let whole = |share: f64| report.figure(share * 100.0, 0);
    let bounds = words::BOUNDS.with(lang, &[("certain", whole(CERTAIN)), ("likely", whole(LIKELY))]);
    document.paragraph(RichText::default().and(bounds, Emphasis::Light));
}

/// The pairs of agencies that stand next to each other in the result.
fn neighbours(report: &RobustnessReport<'_>) -> Vec<usize> {
    let order: Vec<usize> = report.board.agencies.iter().map(AgencyScore::agency).collect();
    let next = |above: usize, below: usize| order.windows(2).any(|pair| pair == [above, below]);
    let pairs = report.found.spread.pairs.iter().enumerate();
    if !report.found.settings.all_pairs {
        return pairs.map(|(at, _)| at).collect();
    }
    pairs.filter(|(_, pair)| next(pair.above, pair.below)).map(|(at, _)| at).collect()
}

fn varied(report: &RobustnessReport<'_>, document: &mut Document) {
    let (lang, settings) = (report.lang, &report.found.settings);
    document.heading(2, report.say(words::VARIED));
    let how = |factor: &Factor| match factor {
        Factor::Weights => match settings.weights {
            WeightNoise::Uniform(0.0) => report.say(words::HOW_NOT).to_owned(),
            WeightNoise::Uniform(noise) => {
                let facts = [("low", report.figure(1.0 - noise, 2)), ("high", report.figure(1.0 + noise, 2))];
                words::HOW_UNIFORM.with(lang, &facts)
            }
            WeightNoise::Dirichlet(c) => words::HOW_DIRICHLET.with(lang, &[("c", report.figure(c, 0))]),
            WeightNoise::Simplex => report.say(words::HOW_SIMPLEX).to_owned(),
        },
        Factor::Assessors => report
            .say(match settings.panel {
                PanelNoise::Bootstrap => words::HOW_BOOTSTRAP,
                PanelNoise::LeaveOneOut => words::HOW_LEAVE_ONE_OUT,
            })
            .to_owned(),
        Factor::Answers => report.say(words::HOW_ANSWERS).to_owned(),
        Factor::Missing => report.say(words::HOW_MISSING).to_owned(),
        Factor::Rounding => report.say(words::HOW_ROUNDING).to_owned(),
        Factor::Combine => report.say(words::HOW_COMBINE).to_owned(),
    };
    let mut items: Vec<RichText> = report.found.spread.varied.iter().map(|factor| how(factor).into()).collect();
    items.extend(report.found.spread.fixed.iter().map(|(_, why)| report.say(fixed(*why)).into()));
    if report.found.spread.answered_whole > 0 {
        let all = report.found.spread.agencies.len();
        let facts = [("n", report.number(report.found.spread.answered_whole)), ("all", report.number(all))];
        items.push(words::ANSWERED_WHOLE.with(lang, &facts).into());
    }
    document.list(items);
    let facts = [
        ("draws", report.number(settings.draws)),
        ("seed", settings.seed.to_string()),
        ("error", report.figure(share_error(settings.draws) * 100.0, 1)),
    ];
    document.paragraph(words::DRAWS.with(lang, &facts));
}

const fn fixed(why: Fixed) -> Phrase {
    match why {
        Fixed::NoWeights => words::FIXED_NO_WEIGHTS,
        Fixed::OneAssessor => words::FIXED_ONE_ASSESSOR,
        Fixed::NoSteps => words::FIXED_NO_STEPS,
        Fixed::NothingMissing => words::FIXED_NOTHING_MISSING,
        Fixed::NoMeans => words::FIXED_NO_MEANS,
    }
}

fn agencies(report: &RobustnessReport<'_>, document: &mut Document) {
    if report.found.spread.agencies.is_empty() {
        return;
    }
    document.heading(2, report.say(words::AGENCIES));
    let mut table = DocumentTable::new(vec![
        Column::number(Word::Rank.say(report.lang)),
        Column::text(report.instrument.agency_label.clone()),
        Column::label(Word::Group.say(report.lang)),
        Column::number(Word::Score.say(report.lang)),
        Column::number(report.say(words::SCORE_INTERVAL)),
        Column::number(report.say(words::RANK_INTERVAL)),
        Column::label(Word::Class.say(report.lang)),
        Column::number(report.say(words::SAME_CLASS)),
        Column::label(report.say(words::VERDICT)),
    ])
    .captioned(report.say(words::AGENCIES_CAPTION));
    for spread in &report.found.spread.agencies {
        if let Some(one) = report.board.of(spread.agency) {
            table.row(agency(report, spread, one));
        }
    }
    table.drop_empty();
    document.table(table);
    for drawing in [drawing::ranks(report), drawing::classes(report)].into_iter().flatten() {
        document.drawing(drawing);
    }
}

/// Those that have no score, and so no place in a draw.
fn unscored(report: &RobustnessReport<'_>, document: &mut Document) {
    let without = report.board.agencies.iter().filter(|score| !score.is_scored());
    let names: Vec<String> = without.map(|score| report.name(score.agency()).to_owned()).collect();
    if !names.is_empty() {
        document.paragraph(format!("{}: {}", Word::Unscored.say(report.lang), names.join(", ")));
    }
}

fn agency(report: &RobustnessReport<'_>, spread: &AgencySpread, one: &AgencyScore) -> Vec<Cell> {
    let digits = report.instrument.decimals as usize;
    let [low, high] = spread.score.map(|value| report.figure(value, digits));
    let [first, last] = spread.rank;
    let ranks = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let group = report.assessments.agencies[spread.agency].group.as_deref().unwrap_or("");
    let none = report.instrument.classes.is_empty();
    let kept = one.class().map_or(spread.no_class, |class| spread.classes[class]);
    vec![
        one.rank().map_or_else(String::new, |rank| rank.to_string()).into(),
        report.name(spread.agency).into(),
        group.into(),
        one.score().map_or_else(String::new, |value| score(value, report.instrument, report.lang)).into(),
        format!("{low}–{high}").into(),
        ranks.into(),
        if none { Cell::default() } else { report.class(one.class()) },
        if none { Cell::default() } else { report.percent(kept).into() },
        if none { Cell::default() } else { report.verdict(spread.class_verdict) },
    ]
}

/// The pairs that are least sure, the openest first.
fn pairs(report: &RobustnessReport<'_>, document: &mut Document) {
    let mut open: Vec<usize> = neighbours(report);
    open.retain(|&at| report.found.spread.pairs[at].verdict != Certainty::Certain);
    if open.is_empty() {
        return;
    }
    open.sort_by(|&a, &b| report.found.spread.pairs[a].share.total_cmp(&report.found.spread.pairs[b].share));
    document.heading(2, report.say(words::PAIRS));
    let mut table = DocumentTable::new(vec![
        Column::text(report.say(words::ABOVE)),
        Column::text(report.say(words::BELOW)),
        Column::number(report.say(words::SHARE)),
        Column::label(report.say(words::VERDICT)),
    ]);
    for &at in open.iter().take(ROWS) {
        let pair = &report.found.spread.pairs[at];
        table.row(vec![
            report.name(pair.above).into(),
            report.name(pair.below).into(),
            report.percent(pair.share).into(),
            report.verdict(pair.verdict),
        ]);
    }
    document.table(table);
    more(report, open.len(), document);
}

/// Says how many rows are not shown.
fn more(report: &RobustnessReport<'_>, all: usize, document: &mut Document) {
    if all > ROWS {
        document.paragraph(words::MORE.with(report.lang, &[("n", report.number(all - ROWS))]));
    }
}

fn sensitivity(report: &RobustnessReport<'_>, document: &mut Document) {
    if report.found.sensitivity.is_empty() || report.found.spread.agencies.is_empty() {
        return;
    }
    document.heading(2, report.say(words::SENSITIVITY));
    let runs = report.number(report.found.sensitivity_runs);
    let mut table = DocumentTable::new(vec![
        Column::label(report.say(words::FACTOR)),
        Column::number(report.say(words::FIRST)),
        Column::number(report.say(words::ERROR)),
        Column::number(report.say(words::TOTAL)),
        Column::number(report.say(words::ERROR)),
    ])
    .captioned(words::SENSITIVITY_CAPTION.with(report.lang, &[("runs", runs)]));
    for one in &report.found.sensitivity {
        let mut row: Vec<Cell> = vec![report.factor(one.factor).into()];
        match one.indices {
            None => row.extend([words::NOTHING_MOVES.say(report.lang), "", "", ""].map(Cell::from)),
            Some(indices) => {
                for index in indices {
                    let told = index.told().map(|value| report.figure(value, 2));
                    row.push(told.map_or_else(|| Cell::toned(report.say(words::CANNOT_TELL), Tone::Muted), Cell::from));
                    row.push(report.figure(index.error, 2).into());
                }
            }
        }
        table.row(row);
    }
    document.table(table);
}

fn without(report: &RobustnessReport<'_>, document: &mut Document) {
    let found = report.found;
    let moves = |one: &&WithoutIt| one.ranks_changed > 0 || one.classes_changed > 0;
    let mut all: Vec<&WithoutIt> = found
        .without_criteria
        .iter()
        .chain(&found.without_assessors)
        .chain(&found.without_answers)
        .filter(moves)
        .collect();
    if all.is_empty() {
        return;
    }
    all.sort_by(|a, b| {
        (b.classes_changed.cmp(&a.classes_changed)).then(b.mean_rank_shift.total_cmp(&a.mean_rank_shift))
    });
    document.heading(2, report.say(words::WITHOUT));
    let mut table = DocumentTable::new(vec![
        Column::label(report.say(words::KIND)),
        Column::text(report.say(words::WHAT)),
        Column::number(report.say(words::MEAN_SHIFT)),
        Column::number(report.say(words::RANKS_CHANGED)),
        Column::number(report.say(words::CLASSES_CHANGED)),
    ])
    .captioned(report.say(words::WITHOUT_CAPTION));
    for one in all.iter().take(ROWS) {
        let (kind, what) = left_out(report, one.left_out);
        table.row(vec![
            report.say(kind).into(),
            what.into(),
            report.figure(one.mean_rank_shift, 2).into(),
            one.ranks_changed.to_string().into(),
            one.classes_changed.to_string().into(),
        ]);
    }
    document.table(table);
    more(report, all.len(), document);
}

fn left_out(report: &RobustnessReport<'_>, what: LeftOut) -> (Phrase, String) {
    let criterion = |ix: usize| report.instrument.criteria[ix].id.as_str();
    let assessor = |at: usize| &*report.assessments.assessors[at];
    match what {
        LeftOut::Criterion(ix) => {
            (words::CRITERION, format!("{} {}", criterion(ix), report.instrument.criteria[ix].name))
        }
        LeftOut::Assessor(at) => (words::ASSESSOR, assessor(at).to_owned()),
        LeftOut::Answer { agency, criterion: ix, assessor: at } => {
            let by = if assessor(at).is_empty() { String::new() } else { format!(", {}", assessor(at)) };
            (words::ANSWER, format!("{}: {}{by}", report.name(agency), criterion(ix)))
        }
    }
}

/// The closest changes of weights.
fn shifts(report: &RobustnessReport<'_>, document: &mut Document) {
    if !report.found.shifts_told {
        document.paragraph(report.say(words::SHIFTS_UNTOLD));
        return;
    }
    let told = report.found.shifts.iter().filter_map(|shift| Some((shift, shift.shift.as_ref()?)));
    let mut told: Vec<_> = told.collect();
    if told.is_empty() {
        return;
    }
    told.sort_by(|a, b| a.1.points.cmp(&b.1.points));
    document.heading(2, report.say(words::SHIFTS));
    let mut table = DocumentTable::new(vec![
        Column::text(report.instrument.agency_label.clone()),
        Column::text(report.say(words::UNTIL)),
        Column::number(report.say(words::POINTS)),
        Column::label(report.say(words::FROM)),
        Column::label(report.say(words::TO)),
    ])
    .captioned(report.say(words::SHIFTS_CAPTION));
    for (shift, moved) in told.iter().take(ROWS) {
        let id = |ix: usize| RichText::code(report.instrument.criteria[ix].id.clone());
        table.row(vec![
            report.name(shift.agency).into(),
            until(report, shift).into(),
            points(report, &moved.points).into(),
            id(moved.from).into(),
            id(moved.to).into(),
        ]);
    }
    document.table(table);
    more(report, told.len(), document);
}

fn until(report: &RobustnessReport<'_>, shift: &NearestShift) -> String {
    match shift.to {
        ShiftTo::Neighbour(agency) => words::LEVEL_WITH.with(report.lang, &[("name", report.name(agency).to_owned())]),
        ShiftTo::Class(class) => report.instrument.classes[class].label.clone(),
    }
}

fn points(report: &RobustnessReport<'_>, points: &Exact) -> String {
    localized(&points.to_fixed(2, Rounding::HalfUp), report.lang)
}

fn agreement(report: &RobustnessReport<'_>, document: &mut Document) {
    let found = &report.found.agreement;
    if found.is_empty() {
        return;
    }
    document.heading(2, report.say(words::AGREEMENT));
    let heading = |text: &str| Column::number(text);
    let mut table = DocumentTable::new(vec![
        Column::label(report.say(words::BRANCH)),
        heading("α interval"),
        heading("α ordinal"),
        heading("ICC(2,1)"),
        heading("ICC(2,k)"),
        heading("W"),
        heading("Cronbach"),
        heading(report.say(words::EQUAL_SHARE)),
        heading(report.say(words::COMPLETE)),
        heading(report.say(words::RATED)),
    ])
    .captioned(words::AGREEMENT_CAPTION.with(report.lang, &[("least", LEAST_COMPLETE.to_string())]));
    // The total, its branches, and the single criteria where there are few.
    let few = found.len() <= ROWS;
    let shown = found.iter().filter(|one| few || report.instrument.criteria[one.criterion].depth <= 1);
    for one in shown {
        let coefficient = |value: Coefficient| coefficient(report, value);
        table.row(vec![
            RichText::code(report.instrument.criteria[one.criterion].id.clone()).into(),
            coefficient(one.alpha_interval),
            coefficient(one.alpha_ordinal),
            coefficient(one.icc_2_1),
            coefficient(one.icc_2_k),
            coefficient(one.kendall_w),
            coefficient(one.cronbach),
            one.equal_share.map_or_else(|| "–".to_owned(), |share| report.percent(share)).into(),
            one.complete.to_string().into(),
            one.rated.to_string().into(),
        ]);
    }
    document.table(table);
}

fn coefficient(report: &RobustnessReport<'_>, value: Coefficient) -> Cell {
    match value {
        Ok(value) => report.figure(value, 3).into(),
        Err(NoCoefficient::AllEqual) => Cell::toned(report.say(words::ALL_EQUAL), Tone::Muted),
        Err(_) => Cell::toned("–", Tone::Muted),
    }
}

fn severity(report: &RobustnessReport<'_>, document: &mut Document) {
    let told: Vec<_> = report.found.severity.iter().filter(|one| one.compared > 0 || one.never_varies).collect();
    if told.is_empty() {
        return;
    }
    document.heading(2, report.say(words::SEVERITY));
    let mut table = DocumentTable::new(vec![
        Column::text(Word::Assessor.say(report.lang)),
        Column::label(Word::Group.say(report.lang)),
        Column::number(report.say(words::DIFFERENCE)),
        Column::number(report.say(words::ANSWERS)),
        Column::label(report.say(words::REMARK)),
    ]);
    for one in told {
        let difference = one.mean_difference.map_or_else(|| "–".to_owned(), |value| report.signed(value));
        let remark = if one.never_varies { report.say(words::NEVER_VARIES) } else { "" };
        table.row(vec![
            (*report.assessments.assessors[one.assessor]).into(),
            report.panel_group(one.assessor).unwrap_or("").into(),
            difference.into(),
            report.number(one.answers).into(),
            Cell::toned(remark, Tone::Warning),
        ]);
    }
    for group in report.panel_groups() {
        let difference = group.mean_difference.map_or_else(|| "–".to_owned(), |value| report.signed(value));
        let answers = report.number(group.answers);
        table.row(vec!["".into(), group.name.into(), difference.into(), answers.into(), "".into()]);
    }
    table.drop_empty();
    document.table(table);
}

fn far(report: &RobustnessReport<'_>, document: &mut Document) {
    let found = &report.found.far_answers;
    if found.is_empty() {
        return;
    }
    document.heading(2, report.say(words::FAR));
    let mut table = DocumentTable::new(vec![
        Column::text(report.instrument.agency_label.clone()),
        Column::label(Word::Criterion.say(report.lang)),
        Column::text(Word::Assessor.say(report.lang)),
        Column::number(Word::Score.say(report.lang)),
        Column::number(report.say(words::OTHERS)),
    ]);
    for one in found.iter().take(ROWS) {
        table.row(vec![
            report.name(one.agency).into(),
            report.instrument.criteria[one.criterion].id.clone().into(),
            (*report.assessments.assessors[one.assessor]).into(),
            report.figure(one.score, 2).into(),
            report.figure(one.others, 2).into(),
        ]);
    }
    document.table(table);
    more(report, found.len(), document);
}

fn correlations(report: &RobustnessReport<'_>, document: &mut Document) {
    let found = &report.found.correlations;
    if found.is_empty() {
        return;
    }
    document.heading(2, report.say(words::CORRELATIONS));
    let mut table = DocumentTable::new(vec![
        Column::text(Word::Criterion.say(report.lang)),
        Column::text(Word::Criterion.say(report.lang)),
        Column::number("r"),
        Column::number("n"),
    ]);
    let named = |ix: usize| {
        let criterion = &report.instrument.criteria[ix];
        format!("{} {}", criterion.id, criterion.name)
    };
    for one in found.iter().take(ROWS) {
        table.row(vec![
            named(one.a).into(),
            named(one.b).into(),
            report.signed(one.r).into(),
            one.n.to_string().into(),
        ]);
    }
    document.table(table);
    more(report, found.len(), document);
}
