//! Which criterion an ignored column may mean: for a proposal to people, never for a reading.

use std::collections::BTreeSet;

use super::headings::{Headings, names_of};
use super::unread_columns::{is_made_of_answers, without_years};
use crate::names::normal::fold;
use crate::names::normal::without_brackets;
use crate::names::normal::without_weight;
use crate::rules::instrument::Criterion;
use crate::rules::{CriterionIx, Instrument};

/// Limit on the headings and criteria compared by edit distance, which is quadratic; longer lists help no reader.
const HEADINGS: usize = 50;
const CRITERIA: usize = 200;
/// Longer text is compared with nothing.
const LONGEST: usize = 200;

/// How many letters of a hundred must agree. Ids are short: of theirs, more.
const NAMES_AGREE: f64 = 0.7;
const IDS_AGREE: f64 = 0.8;
/// How like a part is to its whole, at least.
const PART: f64 = 0.6;
/// So many letters at the start of a longer word say which is meant: `Digital` for `Digitalisasi`.
const ABBREVIATION: usize = 5;

/// The heading that means one of the `open` criteria, and that criterion; `None` where no heading comes near to one.
///
/// A heading that holds exactly the id or the name of a criterion means that one and no other, a branch or a leaf. Else
/// the two that are most alike are taken; of several pairs the first in the order of the rules, then of the columns.
#[must_use]
pub(crate) fn of<'a>(
    known: &Headings,
    instrument: &Instrument,
    open: &BTreeSet<CriterionIx>,
    headings: impl Iterator<Item = &'a str> + Clone,
) -> Option<(CriterionIx, &'a str)> {
    let named = headings.clone().filter_map(|heading| Some((known.exactly(heading)?, heading)));
    let exact = named.into_iter().find(|(ix, _)| open.contains(ix));
    exact.or_else(|| alike(known, instrument, open, headings))
}

/// Which of the `open` criteria each heading resembles, in the order of the headings; `None`: none of them.
///
/// As in [`of`], but years are left out of account (`Kuesioner 2025`), and so are headings of what is made of answers.
#[must_use]
pub(crate) fn of_each<'a>(
    known: &Headings,
    instrument: &Instrument,
    open: &BTreeSet<CriterionIx>,
    headings: impl Iterator<Item = &'a str>,
) -> Vec<Option<CriterionIx>> {
    let resembled = |(at, heading): (usize, &str)| {
        if at >= HEADINGS || is_made_of_answers(heading) {
            return None;
        }
        let without = without_years(heading);
        let found = of(known, instrument, open, std::iter::once(without.as_str()));
        found.map(|(ix, _)| ix)
    };
    headings.enumerate().map(resembled).collect()
}

/// The two that are most alike. A heading that names a criterion exactly, or its rank or weight, is like none.
fn alike<'a>(
    known: &Headings,
    instrument: &Instrument,
    open: &BTreeSet<CriterionIx>,
    headings: impl Iterator<Item = &'a str>,
) -> Option<(CriterionIx, &'a str)> {
    let may_be_like = |heading: &&str| heading.len() <= LONGEST && known.may_be_answers(heading);
    let headings = headings.filter(may_be_like).filter(|heading| known.exactly(heading).is_none()).take(HEADINGS);
    let headings: Vec<(String, &str)> = headings.map(|heading| (bare(known, heading), heading)).collect();
    let mut best: Option<(f64, CriterionIx, &str)> = None;
    for &ix in open.iter().take(CRITERIA) {
        let said = CriterionSpellings::of(&instrument.criteria[ix]);
        for (bare, heading) in headings.iter().filter(|(bare, _)| !bare.is_empty()) {
            let like = said.likeness(bare);
            if like > 0.0 && best.is_none_or(|(most, ..)| like > most) {
                best = Some((like, ix, heading));
            }
        }
    }
    best.map(|(_, ix, heading)| (ix, heading))
}

/// A heading as it is compared: folded, without brackets, weight and words for a score.
fn bare(known: &Headings, heading: &str) -> String {
    let mut rest = without_weight(without_brackets(heading));
    while let Some(shorter) = known.without_score(rest) {
        rest = shorter;
    }
    fold(rest)
}

/// The ways in which a criterion may be written, folded.
struct CriterionSpellings {
    names: Vec<String>,
    id: String,
    /// What stands behind the last dot of its id.
    last: String,
}

impl CriterionSpellings {
    fn of(criterion: &Criterion) -> Self {
        let id = criterion.id.as_str();
        let last = id.rsplit_once('.').map_or(id, |(_, last)| last);
        let names = names_of(&criterion.name).into_iter().filter(|name| name.len() <= LONGEST).collect();
        Self { names, id: fold(id), last: fold(last) }
    }

    /// How like a folded heading is to the criterion, up to 1; 0 where it is not.
    fn likeness(&self, heading: &str) -> f64 {
        let names = self.names.iter().map(|name| {
            let part = within(name, heading).max(start(heading, name));
            part.max(spelling(name, heading, NAMES_AGREE))
        });
        let id = if has_letter(&self.id) { spelling(&self.id, heading, IDS_AGREE) } else { 0.0 };
        names.fold(id, f64::max).max(within(&self.id, heading)).max(within(&self.last, heading))
    }
}

/// How many of the letters agree; 0 where less than `least` of them do, as where one text is much longer.
#[expect(clippy::cast_precision_loss, reason = "texts of a few hundred letters")]
fn spelling(one: &str, other: &str, least: f64) -> f64 {
    let [shorter, longer] = [usize::min, usize::max].map(|of| of(one.chars().count(), other.chars().count()));
    if (shorter as f64) < least * longer as f64 {
        return 0.0;
    }
    let like = strsim::normalized_damerau_levenshtein(one, other);
    if like >= least { like } else { 0.0 }
}

/// What stands in whole words within a longer text: the more of it, the more alike; 0 where it does not.
fn within(part: &str, whole: &str) -> f64 {
    if format!(" {whole} ").contains(&format!(" {part} ")) { share(part, whole) } else { 0.0 }
}

/// The words with which a name starts, which say what it is about: `Sarana` for `Sarana dan prasarana`, but not
/// `Informasi` for `Kualitas informasi`; 0 where it starts otherwise.
fn start(part: &str, name: &str) -> f64 {
    let whole_words = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let starts = |rest: &str| whole_words(rest) || part.chars().count() >= ABBREVIATION;
    if name.strip_prefix(part).is_some_and(starts) { share(part, name) } else { 0.0 }
}

/// How like a part is to its whole. A single letter or a number says nothing.
#[expect(clippy::cast_precision_loss, reason = "texts of a few hundred letters")]
fn share(part: &str, whole: &str) -> f64 {
    let [part_length, length] = [part, whole].map(|text| text.chars().count());
    let telling = part_length > 1 && has_letter(part);
    if telling { PART + (1.0 - PART) * part_length as f64 / length as f64 } else { 0.0 }
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::TOTAL;
    use crate::rules::sample;

    const CRITERIA: [(&str, &str); 6] = [
        ("saq", "Kuesioner SAQ terverifikasi"),
        ("saq.sarpras", "Sarana dan prasarana"),
        ("saq.kualitas", "Kualitas informasi"),
        ("uji", "Presentasi (uji publik)"),
        ("2.1", "Kembar"),
        ("2.2", "Kembar"),
    ];

    /// A branch `saq` of two leaves, and three leaves beside it, of which two have the same name.
    fn instrument() -> Instrument {
        let mut instrument = sample::instrument(&CRITERIA.map(|(id, _)| id));
        for (criterion, (_, name)) in instrument.criteria.iter_mut().skip(1).zip(CRITERIA) {
            criterion.name = name.into();
        }
        for leaf in [2, 3] {
            instrument.criteria[leaf].parent = Some(1);
            instrument.criteria[1].children.push(leaf);
            instrument.criteria[TOTAL].children.retain(|&child| child != leaf);
        }
        instrument
    }

    /// The id and the heading that are proposed where these criteria are open.
    fn among<'a>(open: &[CriterionIx], headings: &[&'a str]) -> Option<(&'static str, &'a str)> {
        let instrument = instrument();
        let known = Headings::new(&instrument, &crate::intake::hints::Hints::default());
        let proposed = of(&known, &instrument, &open.iter().copied().collect(), headings.iter().copied());
        proposed.map(|(ix, heading)| (CRITERIA[ix - 1].0, heading))
    }

    fn proposed(heading: &str) -> Option<&'static str> {
        among(&[1, 2, 3, 4, 5, 6], &[heading]).map(|(id, _)| id)
    }

    #[test]
    fn a_heading_that_holds_an_id_or_a_name_means_that_criterion_branch_or_leaf() {
        for heading in ["Nilai SAQ", "skor saq", "SAQ Score", "Nilai_SAQ (20%)", "Nilai SAQ - Bobot 20", "SAQ: nilai"] {
            assert_eq!(proposed(heading), Some("saq"), "{heading}");
        }
        for heading in ["Nilai saq.sarpras", "Sarana dan Prasarana (0-100) Skor", "Skor Nilai Sarana dan prasarana"] {
            assert_eq!(proposed(heading), Some("saq.sarpras"), "{heading}");
        }
        assert_eq!(proposed("Nilai 2.2"), Some("2.2"));
        assert_eq!(proposed("Presentasi nilai"), Some("uji"));
    }

    #[test]
    fn what_a_heading_holds_exactly_comes_before_what_is_alike_and_excludes_it() {
        let all = [1, 2, 3, 4, 5, 6];
        assert_eq!(among(&all, &["Sarana prasarana", "Nilai SAQ"]), Some(("saq", "Nilai SAQ")));
        // The branch has been begun: its total is not the answer to a leaf, however alike.
        assert_eq!(among(&[3, 4], &["Nilai SAQ", "Nilai Kuesioner SAQ terverifikasi"]), None);
        assert_eq!(among(&[2, 3], &["Presentasi nilai", "Kualitas"]), Some(("saq.kualitas", "Kualitas")));
    }

    #[test]
    fn what_is_alike_is_proposed_by_its_likeness() {
        for (heading, id) in [
            ("Uji Publik", "uji"),
            ("Presentasi Badan Publik", "uji"),
            ("Total SAQ", "saq"),
            ("SAQ 2025", "saq"),
            ("Nilai Sarpras", "saq.sarpras"),
            ("Sarana", "saq.sarpras"),
            ("Sarana & prasarna", "saq.sarpras"),
            ("Kuali", "saq.kualitas"),
            ("Kembar", "2.1"),
        ] {
            assert_eq!(proposed(heading), Some(id), "{heading}");
        }
        let headings = ["SAQ 2025", "Sarana prasarana"];
        assert_eq!(among(&[1, 2, 3], &headings), Some(("saq.sarpras", "Sarana prasarana")));
    }

    #[test]
    fn nothing_is_proposed_where_nothing_is_near() {
        for heading in [
            "Pagu Anggaran",
            "Tahun",
            "Jumlah Pegawai",
            "Nilai 2024",
            "Informasi",
            "Jenis informasi",
            "2",
            "S",
            "Nilai",
            "Peringkat SAQ",
            "Bobot SAQ",
            "Kual",
            "",
        ] {
            assert_eq!(proposed(heading), None, "{heading}");
        }
        assert_eq!(among(&[], &["Nilai SAQ"]), None);
        assert_eq!(proposed(&"Sarana ".repeat(1000)), None);
    }
}
