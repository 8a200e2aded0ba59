//! Slips of the hand in names, ranks, classes, groups and summaries.

use std::collections::BTreeSet;

use ikip::analysis::slip::Slip;
use ikip::exact::Exact;

use super::Kind;
use super::case::{Case, Chance, SheetRow, rounded};
use super::judge::PlantedSheet;
use super::scores::planted;

fn two(case: &Case, chance: &mut Chance) -> (usize, usize) {
    let count = case.sheet.rows.len();
    (chance.below(count), chance.below(count))
}

fn block(case: &Case, chance: &mut Chance) -> (usize, usize) {
    let from = chance.below(case.sheet.rows.len() - 6);
    (from, from + 5 + chance.below(case.sheet.rows.len() - from - 5))
}

fn number(text: &str) -> usize {
    text.parse().expect("a rank")
}

fn names_exchanged(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (a, b) = two(case, chance);
    let names = [a, b].map(|at| case.sheet.rows[at].name.clone());
    // A name in the other group would be a wrong group as well.
    let same_group = case.sheet.rows[a].group == case.sheet.rows[b].group;
    // Two with the same figures may exchange their names.
    let differ = case.sheet.rows[a].parts != case.sheet.rows[b].parts;
    (same_group && differ)
        .then(|| {
            planted(case, |rows| {
                rows[a].name.clone_from(&names[1]);
                rows[b].name.clone_from(&names[0]);
            })
        })
        .flatten()
}

/// The names of a block of one group go round by one row.
fn names_shifted(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (from, to) = block(case, chance);
    let groups: BTreeSet<&String> = case.sheet.rows[from..=to].iter().map(|row| &row.group).collect();
    let names: Vec<String> = case.sheet.rows[from..=to].iter().map(|row| row.name.clone()).collect();
    let within = groups.len() == 1 && to - from > 4;
    within
        .then(|| {
            planted(case, |rows| {
                (from..=to)
                    .for_each(|at| rows[at].name.clone_from(&names[(at - from + names.len() - 1) % names.len()]));
            })
        })
        .flatten()
}

/// Names of a list in which somebody is missing or stands twice: its counts and its mean no longer follow from it.
fn and_the_summary(case: &Case, names: [String; 1]) -> BTreeSet<String> {
    let counts = case.sheet.counts.iter().map(|line| line.label.clone());
    names.into_iter().chain(counts).chain([case.sheet.mean.name.clone()]).collect()
}

fn body_missing(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let mut sheet = case.sheet.clone();
    let gone = sheet.rows.remove(chance.below(sheet.rows.len()));
    Some(PlantedSheet { sheet, concerned: and_the_summary(case, [gone.name]) })
}

fn body_twice(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let mut sheet = case.sheet.clone();
    let at = chance.below(sheet.rows.len());
    let again = sheet.rows[at].clone();
    let concerned = and_the_summary(case, [again.name.clone()]);
    sheet.rows.insert(at + 1, again);
    Some(PlantedSheet { sheet, concerned })
}

fn unknown_body(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len());
    planted(case, |rows| rows[at].name = "Perusahaan Daerah Air Minum".into())
}

fn rank_wrong(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len());
    let size = case.sheet.rows.iter().map(|row| number(&row.rank)).max()?;
    let rank = (chance.below(size) + 1).to_string();
    planted(case, |rows| rows[at].rank = rank)
}

fn ranks_exchanged(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (a, b) = two(case, chance);
    let ranks = [a, b].map(|at| case.sheet.rows[at].rank.clone());
    planted(case, |rows| {
        rows[a].rank.clone_from(&ranks[1]);
        rows[b].rank.clone_from(&ranks[0]);
    })
}

/// One whose rank nobody shares is given that of the one before it.
fn rank_doubled(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len() - 1) + 1;
    let rows = &case.sheet.rows;
    let alone = |row: &SheetRow| rows.iter().filter(|o| o.group == row.group && o.rank == row.rank).count() == 1;
    let follows = number(&rows[at].rank) == number(&rows[at - 1].rank) + 1;
    let rank = rows[at - 1].rank.clone();
    (follows && alone(&rows[at])).then(|| planted(case, |rows| rows[at].rank = rank)).flatten()
}

/// All ranks of a pool behind some rank are one more or less.
fn ranks_off(case: &Case, chance: &mut Chance, more: bool) -> Option<PlantedSheet> {
    let pick = &case.sheet.rows[chance.below(case.sheet.rows.len())];
    let (from, group) = (number(&pick.rank), pick.group.clone());
    let within = case.shape.within_group;
    let (least, most) = (4, if within { 8 } else { 16 });
    // Right behind a rank that two share, one less is counting 1, 2, 2, 3.
    let shared = |row: &SheetRow| number(&row.rank) + 2 == from && (!within || row.group == group);
    let ambiguous = !more && case.sheet.rows.iter().filter(|row| shared(row)).count() == 2;
    (from >= least && from <= most && !ambiguous)
        .then(|| {
            planted(case, |rows| {
                for row in rows.iter_mut().filter(|row| !within || row.group == group) {
                    let rank = number(&row.rank);
                    if rank >= from {
                        row.rank = if more { rank + 1 } else { rank - 1 }.to_string();
                    }
                }
            })
        })
        .flatten()
}

fn rank_skipped(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    ranks_off(case, chance, true)
}

fn rank_given_twice(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    ranks_off(case, chance, false)
}

fn reversed(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    let within = case.shape.within_group;
    planted(case, |rows| {
        let before = rows.clone();
        for row in rows.iter_mut() {
            let pool = before.iter().filter(|other| !within || other.group == row.group);
            let value = |text: &str| Exact::parse_decimal(text).expect("a decimal");
            let worse = pool.filter(|other| value(&other.score) < value(&row.score)).count();
            row.rank = (worse + 1).to_string();
        }
    })
}

/// Over all instead of within groups, or the other way round.
fn other_pool(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    planted(case, |rows| case.rank(rows, !case.shape.within_group))
}

fn ties_by_order(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    planted(case, |rows| {
        let before = rows.clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let pool = |other: &&SheetRow| !case.shape.within_group || other.group == row.group;
            let earlier = before[..at].iter().filter(pool).filter(|other| other.score == row.score).count();
            row.rank = (number(&row.rank) + earlier).to_string();
        }
    })
}

/// 1, 2, 2, 3 instead of 1, 2, 2, 4.
fn dense(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    planted(case, |rows| {
        let before = rows.clone();
        for row in rows.iter_mut() {
            let pool = before.iter().filter(|other| !case.shape.within_group || other.group == row.group);
            let better: BTreeSet<usize> =
                pool.map(|other| number(&other.rank)).filter(|rank| *rank < number(&row.rank)).collect();
            row.rank = (better.len() + 1).to_string();
        }
    })
}

fn ranks_down(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (from, to) = block(case, chance);
    let groups: BTreeSet<&String> = case.sheet.rows[from..=to].iter().map(|row| &row.group).collect();
    (groups.len() == 1 || !case.shape.within_group)
        .then(|| planted(case, |rows| (from + 1..=to).rev().for_each(|at| rows[at].rank = rows[at - 1].rank.clone())))
        .flatten()
}

fn class_wrong(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len());
    let labels: Vec<String> = case.sheet.counts.iter().map(|line| line.label.clone()).collect();
    let label = labels[chance.below(labels.len())].clone();
    let printed_before = case.class_of(&case.sheet.rows[at].score, true);
    (label != printed_before).then(|| planted(case, |rows| rows[at].class = label)).flatten()
}

fn classes_of_last_year(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    planted(case, |rows| rows.iter_mut().for_each(|row| row.class = case.class_of(&row.score, true)))
}

fn class_of_last_year(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len());
    planted(case, |rows| rows[at].class = case.class_of(&rows[at].score, true))
}

fn classes_exchanged(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let (a, b) = two(case, chance);
    let classes = [a, b].map(|at| case.sheet.rows[at].class.clone());
    planted(case, |rows| {
        rows[a].class.clone_from(&classes[1]);
        rows[b].class.clone_from(&classes[0]);
    })
}

fn group_wrong(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.rows.len());
    let rank = case.sheet.rows[at].rank.clone();
    let mut made = planted(case, |rows| {
        let other = rows.iter().find(|row| row.group != rows[at].group).map(|row| row.group.clone());
        rows[at].group = other.expect("two groups");
    })?;
    // There two have one rank: which of them should not is not to be known.
    let there = case.sheet.rows.iter().filter(|row| row.rank == rank).map(|row| row.name.clone());
    made.concerned.extend(there);
    Some(made)
}

fn summary(case: &Case, subject: &str, change: impl FnOnce(&mut PlantedSheet)) -> Option<PlantedSheet> {
    let mut made = PlantedSheet { sheet: case.sheet.clone(), concerned: BTreeSet::from([subject.to_owned()]) };
    change(&mut made);
    (made.sheet != case.sheet).then_some(made)
}

fn count_wrong(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.counts.len());
    summary(case, &case.sheet.counts[at].label, |made| {
        let line = &mut made.sheet.counts[at];
        line.count = (number(&line.count) + 1).to_string();
        // Counted wrongly, the share follows the count.
        let all = case.sheet.rows.len() as i128;
        line.percent = rounded(&Exact::ratio(number(&line.count) as i128 * 100, all), 2);
    })
}

fn percent_of_another_base(case: &Case, chance: &mut Chance) -> Option<PlantedSheet> {
    let at = chance.below(case.sheet.counts.len());
    let count = number(&case.sheet.counts[at].count);
    (count > 0)
        .then(|| {
            summary(case, &case.sheet.counts[at].label, |made| {
                let base = case.sheet.rows.len() as i128 + 3;
                made.sheet.counts[at].percent = rounded(&Exact::ratio(count as i128 * 100, base), 2);
            })
        })
        .flatten()
}

fn mean_of_another_number(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    let sum: Exact = case.sheet.rows.iter().map(|row| case.total(row.body)).sum();
    let count = i64::try_from(case.sheet.rows.len()).expect("few") - 1;
    summary(case, &case.sheet.mean.name, |made| {
        made.sheet.mean.score = rounded(&(&sum / &Exact::int(count)), case.shape.decimals);
    })
}

fn class_of_the_mean(case: &Case, _: &mut Chance) -> Option<PlantedSheet> {
    let other = if case.sheet.mean.class == "Informatif" { "Menuju Informatif" } else { "Informatif" };
    summary(case, &case.sheet.mean.name, |made| made.sheet.mean.class = other.to_owned())
}

pub(crate) const KINDS: &[Kind] = &[
    Kind::new("two names exchanged", names_exchanged, |slip| matches!(slip, Slip::SwappedRows { .. })).by_inputs(),
    Kind::new("names one row down", names_shifted, |slip| matches!(slip, Slip::ShiftedNames { down: true, .. }))
        .by_inputs(),
    Kind::found("body missing", body_missing).by_inputs(),
    Kind::found("body twice", body_twice),
    Kind::found("unknown body", unknown_body).by_inputs(),
    Kind::found("one rank", rank_wrong),
    Kind::new("two ranks exchanged", ranks_exchanged, |slip| matches!(slip, Slip::SwappedRows { .. })),
    Kind::new("rank twice", rank_doubled, |slip| matches!(slip, Slip::RankDoubled { .. })),
    Kind::new("rank twice, the next ones follow", rank_given_twice, |slip| matches!(slip, Slip::RankDoubled { .. })),
    Kind::new("rank skipped", rank_skipped, |slip| matches!(slip, Slip::RankSkipped { .. })).by_inputs(),
    Kind::new("ranks reversed", reversed, |slip| *slip == Slip::RanksReversed),
    Kind::new("ranks over all, or within groups", other_pool, |slip| matches!(slip, Slip::OtherPool { .. })),
    Kind::new("ties broken by order", ties_by_order, |slip| *slip == Slip::TiesByOrder),
    Kind::new("ranks 1, 2, 2, 3", dense, |slip| matches!(slip, Slip::OtherTies { .. })),
    // The first of them stands twice, and the last is skipped.
    Kind::new("ranks one row down", ranks_down, |slip| {
        matches!(slip, Slip::ShiftedColumn { down: true, .. } | Slip::RankDoubled { .. })
    }),
    Kind::found("one class", class_wrong),
    Kind::new("class of last year's bands", class_of_last_year, |slip| matches!(slip, Slip::OtherClasses { .. })),
    Kind::new("all classes of last year's bands", classes_of_last_year, |slip| {
        matches!(slip, Slip::OtherClasses { .. })
    }),
    Kind::found("two classes exchanged", classes_exchanged),
    Kind::found("group", group_wrong).in_a_column_of_groups().by_inputs(),
    Kind::found("count of a class", count_wrong).in_a_summary(),
    Kind::new("percentage of another base", percent_of_another_base, |slip| matches!(slip, Slip::OtherBase { .. }))
        .in_a_summary(),
    Kind::new("mean of another number", mean_of_another_number, |slip| matches!(slip, Slip::DividedBy { .. }))
        .in_a_summary(),
    Kind::found("class of the mean", class_of_the_mean).in_a_summary(),
];
