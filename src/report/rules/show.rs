//! One instrument for reading beside the decree: the tree with its weights, then scales, classes and answer rules.

use super::describe;
use crate::exact::Exact;
use crate::i18n::lang::Lang;
use crate::i18n::printable::printable;
use crate::report::grid::{Column, Grid, wrapped};
use crate::report::number;
use crate::report::number::DASH;
use crate::report::rules::class_range::class_range;
use crate::report::rules::perspective::Perspective;
use crate::report::rules::perspective::perspectives;
use crate::report::scores::notes;
use crate::report::words::{self, Word};
use crate::rules::instrument::{Combine, CountsAs, Criterion};
use crate::rules::scale::Scale;
use crate::rules::{CriterionIx, Instrument, TOTAL};

/// The whole instrument as text.
#[must_use]
pub(crate) fn show(instrument: &Instrument, lang: Lang, width: Option<usize>) -> String {
    let mut text = head(instrument, lang, width);
    text.push('\n');
    text.push_str(&tree(instrument, lang, width));
    for (word, grid) in [(Word::Scales, scales(instrument, lang)), (Word::Classes, classes(instrument, lang))] {
        if !grid.is_empty() {
            text.push_str(&format!("\n{}\n{}", word.say(lang), grid.render(width)));
        }
    }
    text.push_str(&lines(Word::AhpTitle, describe::derived_weights(instrument, lang), lang, width));
    let caps = instrument.caps.iter().map(|cap| describe::cap(instrument, cap, lang)).collect();
    text.push_str(&lines(Word::Caps, caps, lang, width));
    text.push_str(&lines(Word::AnswerRules, describe::answer_rules(instrument, lang), lang, width));
    text.push_str(&lines(Word::SummaryWord, summary(instrument, lang), lang, width));
    text.push('\n');
    text.push_str(&facts(&closing(instrument, lang), lang, width));
    text
}

fn head(instrument: &Instrument, lang: Lang, width: Option<usize>) -> String {
    let status = words::status(instrument.status).say(lang);
    let title = printable(&notes::title(instrument));
    let title = format!("{title} · {} · {}: {status}\n", instrument.id, Word::Status.say(lang).to_lowercase());
    let sources: String = instrument.sources.iter().map(|source| format!("  {}\n", printable(source))).collect();
    let sources = if sources.is_empty() { sources } else { format!("{}:\n{sources}", Word::Sources.say(lang)) };
    wrapped(&title, width) + &facts(&known(instrument), lang, width) + &sources
}

/// Who decides on the rules, on what basis, and what is assumed; texts may be empty.
pub(super) fn known(instrument: &Instrument) -> Vec<(Word, String)> {
    vec![
        (Word::Authority, instrument.authority.clone().unwrap_or_default()),
        (Word::Basis, instrument.basis.join("; ")),
        (Word::Note, instrument.note.as_deref().unwrap_or_default().trim().to_owned()),
    ]
}

/// How the total is made, rounded and ranked; texts may be empty.
pub(super) fn closing(instrument: &Instrument, lang: Lang) -> Vec<(Word, String)> {
    let root = &instrument.criteria[TOTAL];
    let total = format!("{}; {}", words::combine(root.combine).say(lang), words::weights(root.weights).say(lang));
    let (bottom, top) = (number::weight(&instrument.bottom, lang), number::weight(&instrument.top, lang));
    vec![
        (Word::Total, total),
        (Word::Groups, instrument.groups.join(", ")),
        (Word::Range, format!("{bottom} – {top}")),
        (Word::Rounded, notes::rounding(instrument, lang)),
        (Word::RanksAndTies, notes::ranks(instrument, lang)),
    ]
}

/// "Word: text", one a line, without those that have no text.
fn facts(known: &[(Word, String)], lang: Lang, width: Option<usize>) -> String {
    let told = known.iter().filter(|(_, text)| !text.is_empty());
    told.map(|(word, text)| wrapped(&format!("{}: {}", word.say(lang), printable(text)), width)).collect()
}

fn lines(word: Word, rules: Vec<String>, lang: Lang, width: Option<usize>) -> String {
    if rules.is_empty() {
        return String::new();
    }
    let rules = rules.iter().map(|rule| wrapped(&printable(rule), width)).collect::<String>();
    format!("\n{}\n{rules}", word.say(lang))
}

fn tree(instrument: &Instrument, lang: Lang, width: Option<usize>) -> String {
    let perspectives = perspectives(instrument);
    let mut grid = Grid::new(tree_columns(&perspectives, Word::Id.say(lang), lang));
    let common = describe::common_blank(instrument);
    let mut told = Vec::new();
    for ix in walk(instrument) {
        let criterion = &instrument.criteria[ix];
        let indent = "· ".repeat(criterion.depth.saturating_sub(1));
        let mut cells = vec![format!("{indent}{}", criterion.id), printable(&criterion.name), weight(criterion, lang)];
        cells.extend(perspectives.iter().map(|p| effective(p, ix, lang)));
        let rules = [answered(criterion, lang), conditions(instrument, ix, common, lang).join("; ")]
            .map(|text| printable(&text));
        told.push((
            criterion.id.as_str(),
            rules.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join("; "),
        ));
        cells.extend(rules);
        grid.row(cells);
    }
    if width.is_none_or(|width| grid.narrowest() <= width) {
        grid.drop_empty();
        return grid.render(width);
    }
    // Too many columns for the screen: what is special about a criterion stands below the tree.
    let last = cells_of_weights(&perspectives);
    grid.remove(last + 1);
    grid.remove(last);
    grid.drop_empty();
    let below = told.iter().filter(|(_, rules)| !rules.is_empty());
    let below = below.map(|(id, rules)| wrapped(&format!("{id}: {rules}"), width)).collect::<String>();
    format!("{}\n{}\n{below}", grid.render(width), Word::Conditions.say(lang))
}

/// How many columns stand before those of the rules: id, name, weight, and one for each perspective.
const fn cells_of_weights(perspectives: &[Perspective]) -> usize {
    3 + perspectives.len()
}

/// All criteria but the total, each followed by what is below it.
pub(super) fn walk(instrument: &Instrument) -> Vec<CriterionIx> {
    let mut found = Vec::new();
    let mut next: Vec<CriterionIx> = instrument.criteria[TOTAL].children.iter().rev().copied().collect();
    while let Some(ix) = next.pop() {
        found.push(ix);
        next.extend(instrument.criteria[ix].children.iter().rev());
    }
    found
}

/// What stands above the weights of a perspective.
pub(super) fn heading(perspective: &Perspective, lang: Lang) -> String {
    if perspective.groups.is_empty() {
        return Word::Effective.say(lang).to_owned();
    }
    Word::EffectiveFor.with(lang, &[("group", printable(&perspective.groups.join(", ")))])
}

/// Weight or points, as the rules give them.
pub(super) fn weight(criterion: &Criterion, lang: Lang) -> String {
    match (&criterion.points, &criterion.weight) {
        (Some(points), _) => {
            let word = if *points == Exact::ONE { Word::OnePoint } else { Word::Points };
            word.with(lang, &[("n", number::weight(points, lang))])
        }
        (None, Some(weight)) => number::weight(weight, lang),
        (None, None) => DASH.to_owned(),
    }
}

/// The weight of a criterion in the total.
pub(super) fn effective(perspective: &Perspective, ix: CriterionIx, lang: Lang) -> String {
    perspective.effective[ix].as_ref().map_or_else(|| DASH.to_owned(), |percent| number::weight(percent, lang))
}

/// What a leaf takes, or how a branch is combined where that is not the weighted mean.
pub(super) fn answered(criterion: &Criterion, lang: Lang) -> String {
    let scale = criterion.scale.as_ref().map(|scale| scale.name.clone());
    if criterion.is_leaf() {
        return scale.unwrap_or_default();
    }
    let combine = (criterion.combine != Combine::WeightedMean).then(|| words::combine(criterion.combine).say(lang));
    [combine.map(str::to_owned), scale].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Everything else that is special about a criterion.
pub(super) fn conditions(
    instrument: &Instrument,
    ix: CriterionIx,
    common: Option<&CountsAs>,
    lang: Lang,
) -> Vec<String> {
    let criterion = &instrument.criteria[ix];
    let mut rules = Vec::new();
    let own_weights = criterion.parent.is_some_and(|parent| instrument.criteria[parent].weights != criterion.weights);
    if own_weights && !criterion.is_leaf() {
        rules.push(words::weights(criterion.weights).say(lang).to_owned());
    }
    if let Some(groups) = &criterion.groups {
        rules.push(Word::OnlyGroups.with(lang, &[("groups", groups.join(", "))]));
    }
    if criterion.shared && !criterion.parent.is_some_and(|parent| instrument.criteria[parent].shared) {
        rules.push(Word::Shared.say(lang).to_owned());
    }
    rules.extend(criterion.gate.iter().map(|gate| describe::gate(instrument, gate, lang)));
    rules.extend(describe::own_answer_rules(instrument, ix, common, lang));
    rules.extend(criterion.note.clone());
    rules
}

fn scales(instrument: &Instrument, lang: Lang) -> Grid {
    let mut grid = Grid::new(vec![Column::text(""), Column::text("")]);
    for scale in used_scales(instrument) {
        grid.row(vec![printable(&scale.name), printable(&describe::scale(scale, lang))]);
    }
    grid
}

/// The columns of the tree: code, name, weight, one for each perspective, what may be answered, and conditions.
pub(super) fn tree_columns(perspectives: &[Perspective], code: &str, lang: Lang) -> Vec<Column> {
    let mut columns =
        vec![Column::label(code), Column::text(Word::Name.say(lang)), Column::number(Word::Weight.say(lang))];
    columns.extend(perspectives.iter().map(|perspective| Column::number(heading(perspective, lang))));
    columns.extend([Word::Answered, Word::Conditions].map(|word| Column::text(word.say(lang))));
    columns
}

/// The scales in the order in which criteria use them.
pub(super) fn used_scales(instrument: &Instrument) -> Vec<&Scale> {
    let mut scales: Vec<&Scale> = Vec::new();
    for scale in instrument.criteria.iter().filter_map(|c| c.scale.as_deref()) {
        if scales.iter().all(|known| known.name != scale.name) {
            scales.push(scale);
        }
    }
    scales
}

fn classes(instrument: &Instrument, lang: Lang) -> Grid {
    let mut grid = Grid::new(vec![Column::text(""), Column::text("")]);
    for (at, class) in instrument.classes.iter().enumerate() {
        let code = class.code.as_ref().map_or_else(String::new, |code| format!(" ({code})"));
        grid.row(vec![printable(&format!("{}{code}", class.label)), class_range(instrument, at, lang)]);
    }
    grid
}

/// What is said of the one number for all.
pub(super) fn summary(instrument: &Instrument, lang: Lang) -> Vec<String> {
    let Some(summary) = &instrument.summary else { return Vec::new() };
    let name = ("name", summary.name.clone());
    vec![match &summary.weighted_by {
        Some(column) => Word::SummaryWeighted.with(lang, &[name, ("column", column.clone())]),
        None => Word::SummaryMean.with(lang, &[name]),
    }]
}
