//! Slips in the numbers of a table: of arithmetic, of the pen, and of whole columns.

use ikip::analysis::slip::Slip;
use ikip::exact::{Exact, Rounding};

use super::Kind;
use super::case::{Case, Chance, LEAVES, SheetRow, mean, rounded};
use super::judge::PlantedSheet;

pub(crate) fn planted(case: &Case, change: impl FnOnce(&mut Vec<SheetRow>)) -> Option<PlantedSheet> {
    let mut sheet = case.sheet.clone();
    change(&mut sheet.rows);
    let changed = sheet.rows.iter().zip(&case.sheet.rows).filter(|(now, before)| now != before);
    let concerned = changed.flat_map(|(now, before)| [now.name.clone(), before.name.clone()]).collect();
    (sheet.rows != case.sheet.rows).then_some(PlantedSheet { sheet, concerned })
}

/// Another score in a random row; `None` where it would be the same, or no score at all.
fn score(case: &Case, chance: &mut Chance, wrong: impl Fn(&SheetRow) -> Option<String>) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len());
    let text = wrong(&case.sheet.rows[at])?;
    Exact::parse_decimal(&text).filter(|value| !value.is_negative())?;
    (text != case.sheet.rows[at].score).then(|| planted(case, |rows| rows[at].score = text)).flatten()
}

fn within_range(text: String) -> Option<String> {
    Exact::parse_decimal(&text).filter(|value| *value <= Exact::HUNDRED).map(|_| text)
}

/// The same slip in every row.
fn all(case: &Case, wrong: impl Fn(&SheetRow) -> String) -> Option<PlantedSheet> {
    planted(case, |rows| rows.iter_mut().for_each(|row| row.score = wrong(row)))
}

fn by_weights(case: &Case, row: &SheetRow, weights: &[i64]) -> String {
    rounded(&mean(&case.stages(row.body, &case.inner, false), weights), case.shape.decimals)
}

fn cut(case: &Case, row: &SheetRow) -> String {
    let decimals = case.shape.decimals;
    case.total(row.body).round(decimals, Rounding::Truncate).to_fixed(decimals, Rounding::Truncate)
}

fn truncated(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| Some(cut(case, row)))
}

fn all_truncated(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    all(case, |row| cut(case, row))
}

fn by_rounded_stages(case: &Case, row: &SheetRow) -> String {
    let decimals = case.shape.decimals;
    let stages = case.stages(row.body, &case.inner, false);
    let stages: Vec<Exact> = stages.iter().map(|stage| stage.round(decimals, Rounding::HalfUp)).collect();
    rounded(&mean(&stages, &case.top), decimals)
}

fn rounded_everywhere(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    all(case, |row| by_rounded_stages(case, row))
}

fn digits(text: &str) -> Vec<usize> {
    (0..text.len()).filter(|&at| text.as_bytes()[at] != b'.').collect()
}

fn swap_digits(text: &str, chance: &mut Chance) -> String {
    let digits = digits(text);
    let at = chance.below(digits.len() - 1);
    let mut bytes = text.as_bytes().to_vec();
    bytes.swap(digits[at], digits[at + 1]);
    String::from_utf8(bytes).expect("digits")
}

fn change_digit(text: &str, chance: &mut Chance) -> String {
    let digits = digits(text);
    let mut bytes = text.as_bytes().to_vec();
    let at = digits[chance.below(digits.len())];
    let shift = u8::try_from(chance.below(9) + 1).expect("a digit");
    bytes[at] = b'0' + (bytes[at] - b'0' + shift) % 10;
    String::from_utf8(bytes).expect("digits")
}

fn swapped_digits(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let mut other = Chance(chance.0);
    let made = score(case, chance, |row| within_range(swap_digits(&row.score, &mut Chance(other.0))));
    other.below(2);
    made
}

fn one_digit(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let seed = chance.0;
    score(case, chance, |row| within_range(change_digit(&row.score, &mut Chance(seed))))
}

/// Its own rank and class, and the ranks of all others, follow the wrong score.
fn one_digit_and_what_follows(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let mut made = one_digit(case, chance)?;
    case.rank(&mut made.sheet.rows, case.shape.within_group);
    for row in &mut made.sheet.rows {
        row.class = case.class_of(&row.score, false);
    }
    Some(made)
}

fn digit_lost(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| {
        let before = row.score.find('.')?;
        Some(format!("{}{}", &row.score[..before - 1], &row.score[before..]))
    })
}

fn digit_doubled(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| {
        let before = row.score.find('.')?;
        Some(format!("{}{}", &row.score[..before], &row.score[before - 1..]))
    })
}

fn mark_lost(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let zeros = "0".repeat(case.shape.decimals as usize);
    score(case, chance, |row| Some(format!("{}.{zeros}", row.score.replace('.', ""))))
}

fn mark_moved(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| {
        // 83.40 to 8.34: what is cut off behind must be nothing.
        let (whole, part) = row.score.split_once('.')?;
        let kept = format!("{}{part}", &whole[1..]);
        let cut = kept.strip_suffix('0')?;
        (whole.len() == 2).then(|| format!("{}.{cut}", &whole[..1]))
    })
}

fn equal_weights(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| Some(by_weights(case, row, &[1; 3])))
}

fn all_with_equal_weights(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    all(case, |row| by_weights(case, row, &[1; 3]))
}

fn equal_everywhere(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let inner: Vec<Vec<i64>> = LEAVES.iter().map(|&count| vec![1; count]).collect();
    score(case, chance, |row| Some(rounded(&mean(&case.stages(row.body, &inner, false), &[1; 3]), case.shape.decimals)))
}

fn weights_of_last_year(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| Some(by_weights(case, row, &case.top_before)))
}

fn all_by_weights_of_last_year(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    all(case, |row| by_weights(case, row, &case.top_before))
}

fn exchanged(case: &Case) -> Vec<i64> {
    vec![case.top[1], case.top[0], case.top[2]]
}

fn weights_exchanged(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| Some(by_weights(case, row, &exchanged(case))))
}

fn all_by_exchanged_weights(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    all(case, |row| by_weights(case, row, &exchanged(case)))
}

/// The total with a stage less or once more, by its share.
fn with_part(case: &Case, row: &SheetRow, stage: usize, more: bool) -> String {
    let part = &(&case.stages(row.body, &case.inner, false)[stage] * &Exact::int(case.top[stage])) / &Exact::HUNDRED;
    let total = case.total(row.body);
    rounded(&if more { &total + &part } else { &total - &part }, case.shape.decimals)
}

fn stage_as_zero(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let stage = chance.below(3);
    score(case, chance, |row| Some(with_part(case, row, stage, false)))
}

fn stage_left_out(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let gone = chance.below(3);
    score(case, chance, |row| {
        let mut weights = case.top.clone();
        weights[gone] = 0;
        Some(by_weights(case, row, &weights))
    })
}

fn stage_twice(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let stage = chance.below(3);
    score(case, chance, |row| within_range(with_part(case, row, stage, true)))
}

fn weight_doubled(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let stage = chance.below(3);
    score(case, chance, |row| {
        let mut weights = case.top.clone();
        weights[stage] *= 2;
        Some(by_weights(case, row, &weights))
    })
}

fn zero_for_not_applicable(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    score(case, chance, |row| {
        let stages = case.stages(row.body, &case.inner, true);
        Some(rounded(&mean(&stages, &case.top), case.shape.decimals))
    })
}

fn two_scores_exchanged(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let count = case.sheet.rows.len();
    let (a, b) = (chance.below(count), chance.below(count));
    let scores = [a, b].map(|at| case.sheet.rows[at].score.clone());
    planted(case, |rows| {
        rows[a].score.clone_from(&scores[1]);
        rows[b].score.clone_from(&scores[0]);
    })
}

/// A block of at least six rows: where it begins and ends.
fn block(case: &Case, chance: &mut Chance) -> (usize, usize) {
    let from = chance.below(case.sheet.rows.len() - 6);
    (from, from + 5 + chance.below(case.sheet.rows.len() - from - 5))
}

fn scores_down(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (from, to) = block(case, chance);
    planted(case, |rows| (from + 1..=to).rev().for_each(|at| rows[at].score = rows[at - 1].score.clone()))
}

fn scores_up(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (from, to) = block(case, chance);
    planted(case, |rows| (from..to).for_each(|at| rows[at].score = rows[at + 1].score.clone()))
}

fn score_of_the_row_above(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len() - 1) + 1;
    planted(case, |rows| rows[at].score = rows[at - 1].score.clone())
}

/// The numbers stay sorted over all while the rows stand by name.
fn scores_sorted_alone(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    let mut sheet = case.sheet.clone();
    sheet.rows.sort_by(|a, b| (&a.group, &a.name).cmp(&(&b.group, &b.name)));
    let before = sheet.rows.clone();
    let mut scores: Vec<Exact> =
        sheet.rows.iter().map(|row| Exact::parse_decimal(&row.score).expect("a decimal")).collect();
    scores.sort();
    for (row, score) in sheet.rows.iter_mut().zip(scores.iter().rev()) {
        row.score = rounded(score, case.shape.decimals);
    }
    let changed = sheet.rows.iter().zip(&before).filter(|(now, then)| now != then);
    let concerned = changed.map(|(now, _)| now.name.clone()).collect();
    Some(PlantedSheet { sheet, concerned })
}

fn part_one_digit(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (at, stage) = (chance.below(case.sheet.rows.len()), chance.below(3));
    let text = within_range(change_digit(&case.sheet.rows[at].parts[stage], chance))?;
    planted(case, |rows| rows[at].parts[stage] = text)
}

fn part_swapped_digits(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (at, stage) = (chance.below(case.sheet.rows.len()), chance.below(3));
    let text = within_range(swap_digits(&case.sheet.rows[at].parts[stage], chance))?;
    planted(case, |rows| rows[at].parts[stage] = text)
}

fn two_stages_exchanged(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len());
    planted(case, |rows| rows[at].parts.swap(0, 1))
}

fn parts_of_two_rows_exchanged(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let count = case.sheet.rows.len();
    let (a, b, stage) = (chance.below(count), chance.below(count), chance.below(3));
    let parts = [a, b].map(|at| case.sheet.rows[at].parts[stage].clone());
    planted(case, |rows| {
        rows[a].parts[stage].clone_from(&parts[1]);
        rows[b].parts[stage].clone_from(&parts[0]);
    })
}

fn parts_down(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (from, to) = block(case, chance);
    let stage = chance.below(3);
    planted(case, |rows| {
        (from + 1..=to).rev().for_each(|at| rows[at].parts[stage] = rows[at - 1].parts[stage].clone());
    })
}

pub(crate) const KINDS: &[Kind] = &[
    Kind::new("truncated", truncated, |slip| *slip == Slip::Truncated).unless_rounded(),
    Kind::new("all truncated", all_truncated, |slip| *slip == Slip::Truncated).unless_rounded(),
    Kind::new("rounded at every level", rounded_everywhere, |slip| *slip == Slip::RoundedEverywhere).unless_rounded(),
    Kind::new("two digits exchanged", swapped_digits, |slip| *slip == Slip::SwappedDigits).may_hide(),
    Kind::new("one digit", one_digit, |slip| *slip == Slip::OneDigit).may_hide(),
    Kind::new("one digit, ranks and class follow it", one_digit_and_what_follows, |slip| *slip == Slip::OneDigit)
        .may_hide(),
    Kind::new("digit lost", digit_lost, |slip| *slip == Slip::DigitLost),
    Kind::new("digit twice", digit_doubled, |slip| *slip == Slip::DigitAdded),
    Kind::new("decimal mark lost", mark_lost, |slip| matches!(slip, Slip::DecimalMark { .. })),
    Kind::new("decimal mark moved", mark_moved, |slip| matches!(slip, Slip::DecimalMark { .. })),
    Kind::new("equal weights", equal_weights, |slip| matches!(slip, Slip::EqualWeights { .. })),
    Kind::new("all by equal weights", all_with_equal_weights, |slip| matches!(slip, Slip::EqualWeights { .. })),
    Kind::new("equal weights everywhere", equal_everywhere, |slip| *slip == Slip::EqualWeights { within: None })
        .unless_rounded(),
    Kind::new("last year's weights", weights_of_last_year, |slip| matches!(slip, Slip::OtherWeights { .. })).may_hide(),
    Kind::new("all by last year's weights", all_by_weights_of_last_year, |slip| {
        matches!(slip, Slip::OtherWeights { .. })
    }),
    Kind::new("weights exchanged", weights_exchanged, |slip| matches!(slip, Slip::WeightsExchanged { .. })),
    Kind::new("all by exchanged weights", all_by_exchanged_weights, |slip| {
        matches!(slip, Slip::WeightsExchanged { .. })
    }),
    Kind::new("stage counted 0", stage_as_zero, |slip| matches!(slip, Slip::LeftOut { carried: false, .. })),
    Kind::new("stage left out", stage_left_out, |slip| matches!(slip, Slip::LeftOut { carried: true, .. })),
    Kind::new("stage counted twice", stage_twice, |slip| matches!(slip, Slip::Twice { carried: false, .. })),
    Kind::new("weight doubled", weight_doubled, |slip| matches!(slip, Slip::Twice { carried: true, .. })).may_hide(),
    Kind::new("0 for what does not apply", zero_for_not_applicable, |slip| *slip == Slip::ZeroForNotApplicable)
        .named_by_inputs(),
    Kind::new("two scores exchanged", two_scores_exchanged, |slip| matches!(slip, Slip::SwappedRows { .. })),
    Kind::new("scores one row down", scores_down, |slip| matches!(slip, Slip::ShiftedColumn { down: true, .. })),
    Kind::new("scores one row up", scores_up, |slip| matches!(slip, Slip::ShiftedColumn { down: false, .. })),
    Kind::new("score of the row above", score_of_the_row_above, |slip| matches!(slip, Slip::RepeatedFrom { .. })),
    Kind::new("scores sorted alone", scores_sorted_alone, |slip| *slip == Slip::SortedAlone),
    Kind::new("stage: one digit", part_one_digit, |slip| *slip == Slip::OneDigit).may_hide().named_by_inputs(),
    Kind::new("stage: two digits exchanged", part_swapped_digits, |slip| *slip == Slip::SwappedDigits)
        .may_hide()
        .named_by_inputs(),
    Kind::new("two stages exchanged", two_stages_exchanged, |slip| matches!(slip, Slip::SwappedWithin { .. }))
        .named_by_inputs(),
    Kind::new("stage: two rows exchanged", parts_of_two_rows_exchanged, |slip| {
        matches!(slip, Slip::SwappedRows { .. })
    })
    .named_by_inputs(),
    Kind::new("stage one row down", parts_down, |slip| matches!(slip, Slip::ShiftedColumn { down: true, .. }))
        .named_by_inputs(),
];
