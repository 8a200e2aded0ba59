//! Counts and percentages per class, as summaries and press releases print them: for all, or group by group.

use std::collections::{BTreeMap, BTreeSet};

use super::{Figure, Mismatch, NotChecked, Verification, VerifyRequest, What, printed};
use crate::analysis::pen_slips;
use crate::analysis::slip::Slip;
use crate::analysis::verify::class_totals;
use crate::analysis::verify::class_totals::Wholes;
use crate::exact::{Exact, Rounding};
use crate::finding::Place;
use crate::names::normal::fold;
use crate::published::model::ClassCount;
use crate::published::model::Printed;
use crate::rules::Instrument;

/// Checks the summary lines of a table.
pub(crate) fn check(question: &VerifyRequest<'_>, found: &mut Verification) {
    let lines = &question.published.counts;
    let wrong: Vec<Mismatch> =
        { found.mismatches.iter() }.filter(|m| matches!(m.what, What::Class | What::Score)).cloned().collect();
    let tables: BTreeSet<usize> = lines.iter().map(|line| line.table).collect();
    for table in tables {
        let lines: Vec<&ClassCount> = lines.iter().filter(|line| line.table == table).collect();
        let mut by_group: BTreeMap<Option<&str>, Vec<&ClassCount>> = BTreeMap::new();
        for line in &lines {
            by_group.entry(line.group.as_deref()).or_default().push(line);
        }
        for (group, lines) in &by_group {
            GroupCounts::new(question, *group, lines, &right_classes(question.instrument, &wrong)).check(found);
        }
        across_groups(&lines, found);
    }
}

/// The right class of each row whose printed class, or score, is proved wrong.
fn right_classes<'a>(rules: &'a Instrument, wrong: &'a [Mismatch]) -> BTreeMap<&'a Place, &'a str> {
    let right = |m: &'a Mismatch| match &m.expected {
        Figure::Label(label) => Some(label.as_str()),
        Figure::Number(number) => rules.class_of(&number.value).map(|class| rules.classes[class].label.as_str()),
        _ => None,
    };
    wrong.iter().filter_map(|m| Some((&m.place, right(m)?))).collect()
}

/// The lines about one group, or about all.
struct GroupCounts<'a> {
    question: &'a VerifyRequest<'a>,
    lines: &'a [&'a ClassCount],
    known: Wholes,
    /// The same once classes that are proved wrong are put right.
    corrected: Wholes,
    /// All classes, as counted on their lines.
    sum: u64,
    unscored: u64,
    /// The line that adds them up.
    total: Option<u64>,
    /// Every class of the rules has its line.
    complete: bool,
}

impl<'a> GroupCounts<'a> {
    fn new(
        question: &'a VerifyRequest<'a>,
        group: Option<&str>,
        lines: &'a [&'a ClassCount],
        corrected: &BTreeMap<&Place, &str>,
    ) -> Self {
        let of_class = || lines.iter().filter(|line| line.class.is_some());
        let has = |class: usize| {
            let is = |line: &&&ClassCount| {
                let named = line.class.as_ref().and_then(|c| question.instrument.class_named(c));
                named == Some(class) || line.joined.contains(&class)
            };
            of_class().any(|line| is(&line) && line.count.is_some())
        };
        Self {
            question,
            lines,
            known: class_totals::known(question, group, &BTreeMap::new()),
            corrected: class_totals::known(question, group, corrected),
            sum: of_class().filter_map(|line| line.count).sum(),
            unscored: lines.iter().filter(|line| line.unscored).filter_map(|line| line.count).sum(),
            total: lines.iter().find(|line| is_total(line)).and_then(|line| line.count),
            complete: (0..question.instrument.classes.len()).all(has),
        }
    }

    fn check(&self, found: &mut Verification) {
        let inferred = self.common_whole();
        for line in self.lines {
            if is_total(line) {
                self.total(line, found);
            } else {
                self.count(line, found);
            }
            self.percent(line, inferred, found);
        }
    }

    /// The line that adds up the classes; those without a score may be in it.
    fn total(&self, line: &ClassCount, found: &mut Verification) {
        let Some(count) = line.count else { return };
        if self.lines.iter().all(|line| is_total(line) || line.count.is_none()) {
            return;
        }
        found.tested(&line.place, What::Sum);
        let with_all = self.sum + self.unscored;
        let follows = if self.complete { count == self.sum || count == with_all } else { count >= self.sum };
        if !follows {
            note(found, line, What::Sum, Figure::Whole(count), Figure::Whole(with_all), Vec::new());
        }
    }

    fn count(&self, line: &ClassCount, found: &mut Verification) {
        let classes = self.classes(line);
        if let (Some(class), None) = (&line.class, &classes) {
            if is_about_taking_part(class) {
                found.not_checked.push(NotChecked::NoClass { name: class.clone() });
            } else {
                note(found, line, What::Class, Figure::Label(class.clone()), Figure::None, Vec::new());
            }
        }
        let right = match (&line.class, classes) {
            (Some(_), classes) => classes.and_then(|classes| self.known_in(&classes)),
            (None, _) => self.known.unscored,
        };
        let (Some(count), Some(right)) = (line.count, right) else { return };
        found.tested(&line.place, What::Count);
        let corrected = line.class.is_some().then(|| self.classes(line)).flatten();
        let corrected = corrected.and_then(|classes| in_classes(&self.corrected, &classes));
        if count != right && Some(count) != corrected {
            note(found, line, What::Count, Figure::Whole(count), Figure::Whole(right), Vec::new());
        }
    }

    /// The classes that a line counts; `None` where it names none of the rules.
    fn classes(&self, line: &ClassCount) -> Option<Vec<usize>> {
        if !line.joined.is_empty() {
            return Some(line.joined.clone());
        }
        self.question.instrument.class_named(line.class.as_ref()?).map(|class| vec![class])
    }

    /// Whether the count of some line is known to be another one.
    fn is_disproved(&self) -> bool {
        self.lines.iter().any(|line| {
            let known = self.classes(line).and_then(|classes| self.known_in(&classes));
            let corrected = self.classes(line).and_then(|classes| in_classes(&self.corrected, &classes));
            line.count.zip(known).is_some_and(|(count, known)| count != known && Some(count) != corrected)
        })
    }

    /// How many are in any of some classes, by what is known beside the summary.
    fn known_in(&self, classes: &[usize]) -> Option<u64> {
        in_classes(&self.known, classes)
    }

    fn percent(&self, line: &ClassCount, inferred: Option<u64>, found: &mut Verification) {
        let Some(percent) = &line.percent else { return };
        let counted = self.classes(line).and_then(|classes| self.known_in(&classes));
        // A sum with a count in it that is proved wrong is no ground for the shares.
        let summed = (self.complete && !self.is_disproved()).then_some(self.sum + self.unscored);
        let base = line.base.or(self.total).or(summed).or(self.known.scored).or(inferred);
        let Some((count, base)) = line.count.or(counted).zip(base.filter(|base| *base > 0)) else { return };
        found.tested(&line.place, What::Percent);
        let right = printed(self.question.instrument, &share(count, base), percent.decimals);
        // Those without a score may or may not be in the whole, where nothing says it.
        let scored_only = line.base.is_none() && self.complete && self.sum > 0 && self.fits(count, self.sum, percent);
        // A share that follows from the right count is right, whatever count is printed beside it.
        let by_known = counted.is_some_and(|counted| self.fits(counted, base, percent));
        if right.value == percent.value || by_known || scored_only && self.total.is_none() {
            return;
        }
        let others = [line.base, self.total, Some(self.sum), self.known.scored, self.known.listed, inferred];
        let others: Vec<u64> = others.into_iter().flatten().collect();
        let slips = self.explain(count, base, percent, &right, &others);
        note(found, line, What::Percent, Figure::Number(percent.clone()), Figure::Number(right), slips);
    }

    fn fits(&self, count: u64, base: u64, percent: &Printed) -> bool {
        base > 0 && share(count, base).round(percent.decimals, self.question.instrument.rounding) == percent.value
    }

    /// What turns the right percentage into the printed one: cut digits, another whole, a slip of the pen.
    fn explain(&self, count: u64, base: u64, percent: &Printed, right: &Printed, others: &[u64]) -> Vec<Slip> {
        let mut slips = Vec::new();
        if share(count, base).round(percent.decimals, Rounding::Truncate) == percent.value {
            slips.push(Slip::Truncated);
        }
        let known = others.iter().copied().find(|other| *other != base && self.fits(count, *other, percent));
        let only = || match self.wholes_of(count, percent) {
            Some((low, high)) if low == high => Some(low),
            _ => None,
        };
        slips.extend(known.or_else(only).map(|base| Slip::OtherBase { base }));
        slips.extend(pen_slips::of_the_pen(&right.text(), &percent.text()));
        slips
    }

    /// The whole numbers, from the least to the greatest, of which a count is the printed share.
    fn wholes_of(&self, count: u64, percent: &Printed) -> Option<(u64, u64)> {
        if percent.value <= Exact::ZERO || count == 0 {
            return None;
        }
        let unit = Exact::ratio(1, 10_i128.checked_pow(percent.decimals.min(30))?);
        let hundred = &whole(count) * &Exact::HUNDRED;
        let floor = |value: &Exact| value.to_fixed(0, Rounding::Truncate).parse::<u64>().ok();
        let low = floor(&(&hundred / &(&percent.value + &unit)))?;
        let less = &percent.value - &unit;
        // A share below the last digit printed may be of anything.
        let high = if less > Exact::ZERO { floor(&(&hundred / &less))? } else { return None };
        let fits = |base: &u64| self.fits(count, *base, percent);
        // Within the widest range a search from both ends meets the first and the last that fit.
        Some(((low..=high).find(fits)?, (low..=high).rev().find(fits)?))
    }

    /// The whole of which all percentages are shares, where the table names none: the number that suits most lines.
    fn common_whole(&self) -> Option<u64> {
        let lines: Vec<(u64, &Printed)> = self
            .lines
            .iter()
            .filter(|line| line.base.is_none())
            .filter_map(|line| Some((line.count?, line.percent.as_ref()?)))
            .collect();
        if lines.len() < 2 {
            return None;
        }
        let least = self.sum + self.unscored;
        let ends = lines.iter().filter_map(|(count, percent)| self.wholes_of(*count, percent));
        let candidates: BTreeSet<u64> = ends.flat_map(|(low, high)| [low, high]).filter(|end| *end >= least).collect();
        let suits = |base: u64| lines.iter().filter(|(count, percent)| self.fits(*count, base, percent)).count();
        let largest = |base: u64| {
            let fitting = lines.iter().filter(|(count, percent)| self.fits(*count, base, percent));
            fitting.map(|(count, _)| *count).max()
        };
        candidates.into_iter().max_by_key(|base| (suits(*base), largest(*base), std::cmp::Reverse(*base)))
    }
}

/// Where a table counts by groups and for all, all must be the sum of the groups.
fn across_groups(lines: &[&ClassCount], found: &mut Verification) {
    for all in lines.iter().filter(|line| line.group.is_none()) {
        let same =
            |line: &&&ClassCount| line.group.is_some() && line.class == all.class && line.unscored == all.unscored;
        let parts: Option<Vec<u64>> = lines.iter().filter(same).map(|line| line.count).collect();
        let (Some(count), Some(parts)) = (all.count, parts.filter(|parts| parts.len() > 1)) else { continue };
        found.tested(&all.place, What::Sum);
        let sum: u64 = parts.iter().sum();
        let told = found.mismatches.iter().any(|m| m.place == all.place && m.what == What::Sum);
        if count != sum && !told {
            note(found, all, What::Sum, Figure::Whole(count), Figure::Whole(sum), Vec::new());
        }
    }
}

fn in_classes(known: &Wholes, classes: &[usize]) -> Option<u64> {
    known.classes.as_ref().map(|known| classes.iter().map(|&class| known[class]).sum())
}

/// Whether a line counts who took part rather than a class.
fn is_about_taking_part(label: &str) -> bool {
    const WORDS: [&str; 10] = [
        "mengisi",
        "mengembalikan",
        "berpartisipasi",
        "partisipasi",
        "mengikuti",
        "ikut",
        "hadir",
        "terdaftar",
        "diundang",
        "mendaftar",
    ];
    fold(label).split(' ').any(|word| WORDS.contains(&word))
}

const fn is_total(line: &ClassCount) -> bool {
    line.class.is_none() && !line.unscored
}

fn note(found: &mut Verification, line: &ClassCount, what: What, printed: Figure, expected: Figure, slips: Vec<Slip>) {
    let names = [line.group.as_deref(), line.class.as_deref()];
    found.mismatches.push(Mismatch {
        what,
        subject: names.into_iter().flatten().collect::<Vec<_>>().join(": "),
        agency: None,
        place: line.place.clone(),
        printed,
        expected,
        slips,
        from_printed: false,
        possible: false,
        cause: None,
    });
}

fn whole(number: u64) -> Exact {
    Exact::ratio(i128::from(number), 1)
}

/// A count as percent of a base.
fn share(count: u64, base: u64) -> Exact {
    &(&whole(count) * &Exact::HUNDRED) / &whole(base)
}
