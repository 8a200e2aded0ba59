//! Columns that nothing was read from: named in every run, and refused where they look like answers.
//!
//! Source: section 4 of the language's description, "Account".

use crate::finding::{Finding, finding};
use crate::intake::Shared;
use crate::intake::answer_cell::{numeral, state};
use crate::intake::batch::{Table, place};
use crate::intake::diagnose::quoted;
use crate::names::normal::fold;
use crate::rules::Instrument;
use crate::rules::instrument::Criterion;
use crate::table::cell::column_letters;

/// Words of headings below which answers stand.
const ANSWERS: &[&str] = &["nilai", "skor", "score", "jawaban", "answer", "verifikasi", "verifikator", "validasi"];
/// Words of headings below which something made of answers stands, or answers of another time or kind.
const MADE_OF_ANSWERS: &[&str] = &[
    "bobot",
    "weight",
    "weighted",
    "x",
    "tertimbang",
    "terbobot",
    "maks",
    "maksimal",
    "maksimum",
    "minimal",
    "minimum",
    "rata",
    "rerata",
    "mean",
    "total",
    "jumlah",
    "target",
    "selisih",
    "gap",
    "persentase",
    "persen",
    "peringkat",
    "rank",
    "kategori",
    "kualifikasi",
    "predikat",
    "lalu",
    "sebelumnya",
    "konversi",
    "indeks",
    "akhir",
    "tanggal",
    "catatan",
    "keterangan",
];
/// Headings that are named in one finding.
const NAMED: usize = 12;

/// An error (E264) for each unread column that looks like answers, and one warning (W260) that names the others.
/// `told`: columns that another finding speaks of.
#[must_use]
pub(crate) fn findings(shared: &Shared<'_>, table: &Table, told: &[usize]) -> Vec<Finding> {
    let header = &table.header;
    let unread = || header.unread.iter().filter(|(at, _)| !told.contains(at));
    let is_answers = |at: usize, example: &str| is_refused(shared, &header.headings[at], example);
    let name = |at: usize| match header.headings[at].as_str() {
        "" => format!("({})", column_letters(at)),
        heading => quoted(heading),
    };
    let refused = unread().filter(|(at, example)| is_answers(*at, example)).map(|(at, example)| {
        finding!(E264: heading = name(*at), example = quoted(example), id = &meant(shared, &header.headings[*at]).id).at(place(table, header.line, Some(*at)))
    });
    let mut findings: Vec<Finding> = refused.collect();
    let others: Vec<usize> = unread().filter(|(at, example)| !is_answers(*at, example)).map(|(at, _)| *at).collect();
    if let Some(&first) = others.first() {
        let named = others.iter().take(NAMED).map(|&at| name(at));
        let more = (others.len() > NAMED).then(|| "…".to_owned());
        let headings = named.chain(more).collect::<Vec<_>>().join(" | ");
        findings.push(finding!(W260: headings = headings).at(place(table, header.line, Some(first))));
    }
    findings
}

/// Whether a column that nothing is read from looks like answers.
#[must_use]
pub(crate) fn is_refused(shared: &Shared<'_>, heading: &str, example: &str) -> bool {
    speaks_of_answers(heading) && could_be_answer(example, shared.instrument)
}

/// The criterion that a heading names, words for a score aside; else the first.
fn meant<'s>(shared: &'s Shared<'_>, heading: &str) -> &'s Criterion {
    let criteria = &shared.instrument.criteria;
    &criteria[shared.headings.exactly(heading).unwrap_or(criteria.len().min(2) - 1)]
}

/// Whether a heading says that answers stand below it, and nothing that is made of answers.
fn speaks_of_answers(heading: &str) -> bool {
    let folded = fold(heading);
    folded.split(' ').any(|word| ANSWERS.contains(&word))
        && !is_made_of_answers(heading)
        && !folded.split(' ').any(is_year)
}

/// Whether a heading speaks of something made of answers, or of answers of another time or kind.
#[must_use]
pub(crate) fn is_made_of_answers(heading: &str) -> bool {
    fold(heading).split(' ').any(|word| MADE_OF_ANSWERS.contains(&word))
}

/// A heading without the years in it: `Kuesioner` for `Kuesioner 2025`.
#[must_use]
pub(crate) fn without_years(heading: &str) -> String {
    let words = heading.split(' ').filter(|word| !is_year(word.trim_matches(['(', ')', ',', '.'])));
    words.collect::<Vec<_>>().join(" ")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a cell could be an answer: a number, a choice of some scale, or a state.
fn could_be_answer(cell: &str, instrument: &Instrument) -> bool {
    let scales = instrument.criteria.iter().filter_map(|criterion| criterion.scale.as_deref());
    let mut choices = scales.filter_map(|scale| scale.entries().choices());
    let mut named = |cell: &str| choices.any(|choices| choices.iter().any(|choice| fold(&choice.label) == fold(cell)));
    numeral(cell).is_some() || state(cell).is_some() || named(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_answers_are_told_from_headings_of_what_is_made_of_them() {
        for heading in ["Nilai Juri", "Jawaban 2", "Hasil Verifikasi Lapangan", "SKOR SAQ"] {
            assert!(speaks_of_answers(heading), "{heading}");
        }
        for heading in
            ["Nilai x Bobot", "Nilai Tertimbang", "Skor 2024", "Alamat", "Rata-rata Nilai", "Nilai Tahun Lalu"]
        {
            assert!(!speaks_of_answers(heading), "{heading}");
        }
    }
}
