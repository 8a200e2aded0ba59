//! Words of rows that are no data: totals, notes, headings of groups.

use crate::names::normal::{fold, tidy};
use crate::rules::Instrument;

/// Words in place of an agency's name that mark a row about the other rows: totals, means, limits, targets.
const TOTALS: &[&str] = &[
    "total",
    "jumlah",
    "jumlah total",
    "grand total",
    "sub total",
    "subtotal",
    "rata rata",
    "rerata",
    "rata rata total",
    "nilai rata rata",
    "average",
    "mean",
    "sum",
    "bobot",
    "maksimum",
    "minimum",
    "nilai tertinggi",
    "nilai terendah",
    "tertinggi",
    "terendah",
    "nilai maksimum",
    "nilai minimum",
    "simpangan baku",
    "standar deviasi",
    "median",
    "rata rata nilai",
    "jumlah nilai",
    "total nilai",
    "total skor",
    "nilai maksimal",
    "skor maksimal",
    "nilai maks",
    "skor maks",
    "skor maksimum",
    "skor minimum",
    "skor minimal",
    "nilai minimal",
    "nilai ideal",
    "skor ideal",
    "maks",
    "max",
    "min",
    "jml",
    "rata2",
    "nilai rata2",
    "rataan",
    "stdev",
    "stddev",
    "std dev",
    "varians",
    "blank",
    "target",
    "target nilai",
    "target skor",
    "ambang batas",
    "passing grade",
    "capaian",
    "nilai akhir",
];
/// Words with which notes around a table begin.
pub(crate) const NOTES: &[&str] = &["catatan", "keterangan", "sumber", "note", "notes", "source"];

/// Letters of the longest of [`TOTALS`].
const MOST_LETTERS: usize = 14;

/// Beginnings of the names of such rows.
const TOTALS_OF: &[&str] = &[
    "total ",
    "jumlah ",
    "rata-rata ",
    "rata rata ",
    "rerata ",
    "grand total ",
    "sub total ",
    "subtotal ",
    "nilai tertinggi ",
    "nilai terendah ",
    "nilai rata-rata ",
    "skor tertinggi ",
    "skor terendah ",
    "skor maksimal ",
    "skor maksimum ",
    "nilai maksimal ",
    "nilai maksimum ",
    "target tahun ",
    "target 20",
];

/// The first two letters of all words for totals.
const BEGINNINGS: &[[u8; 2]] = &[
    *b"to", *b"ju", *b"gr", *b"su", *b"ra", *b"re", *b"av", *b"me", *b"bo", *b"ma", *b"mi", *b"ni", *b"te", *b"si",
    *b"st", *b"sk", *b"jm", *b"va", *b"bl", *b"ta", *b"am", *b"pa", *b"ca",
];

/// Whether a text may be a word for totals, by its first two letters; nearly every name is told apart by them. Text that
/// begins otherwise than with two letters of ASCII may be.
fn may_begin_total(text: &str) -> bool {
    let Some(&[first, second]) = text.as_bytes().first_chunk() else { return true };
    if !first.is_ascii_alphabetic() || !second.is_ascii_alphabetic() {
        return true;
    }
    BEGINNINGS.contains(&[first.to_ascii_lowercase(), second.to_ascii_lowercase()])
}

/// Whether a name is a word for totals, or begins with one (`Rata-rata OPD`): never an agency.
#[must_use]
pub(crate) fn is_total(text: &str) -> bool {
    if !may_begin_total(text) {
        return false;
    }
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if TOTALS_OF.iter().any(begins) {
        return true;
    }
    let too_many = || text.bytes().filter(u8::is_ascii_alphanumeric).nth(MOST_LETTERS).is_some();
    (!text.is_ascii() || !too_many()) && TOTALS.contains(&fold(text).as_str())
}

/// Words that stand before the name of a group in a heading.
const BEFORE: &[&str] =
    &["kelompok", "kategori", "golongan", "group", "kelompok badan publik", "kategori badan publik"];

/// The letter or number before the text of a heading (`B.`, `II)`, `3.`), and the text.
#[must_use]
pub(crate) fn numbered(text: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return (None, text) };
    let mark = first.trim_end_matches(['.', ')', ':', '-']);
    let roman = mark.len() <= 5 && mark.bytes().all(|byte| b"IVXivx".contains(&byte));
    let is_mark = roman || mark.len() == 1 || mark.parse::<u32>().is_ok();
    if is_mark && (mark.len() < first.len() || roman) { (Some(mark), rest.trim_start()) } else { (None, text) }
}

/// The group of the rules that a heading names, a letter or number and a word for group before it aside.
#[must_use]
pub(crate) fn group_named<'i>(text: &str, instrument: &'i Instrument) -> Option<&'i str> {
    let text = tidy(text);
    let (_, bare) = numbered(&text);
    let whole = fold(bare);
    let without = |word: &&str| whole.strip_prefix(*word).map(|rest| rest.trim_start().to_owned());
    let names = std::iter::once(whole.clone()).chain(BEFORE.iter().filter_map(without)).chain([fold(&text)]);
    let groups = &instrument.groups;
    names.into_iter().find_map(|name| groups.iter().find(|group| fold(group) == name)).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn totals_are_known_however_they_are_written() {
        let letters = TOTALS.iter().map(|word| word.bytes().filter(u8::is_ascii_alphanumeric).count());
        assert_eq!(letters.max(), Some(MOST_LETTERS));
        for word in TOTALS.iter().chain(TOTALS_OF) {
            assert!(may_begin_total(word), "{word}");
        }
        for word in TOTALS {
            assert!(is_total(word) && is_total(&format!("— {} :", word.to_uppercase())), "{word}");
        }
        assert!(
            is_total("Total Dinas Kesehatan")
                && is_total("RATA-RATA OPD")
                && !is_total("Dinas")
                && !is_total("Totalitas")
        );
    }

    #[test]
    fn a_group_is_known_behind_a_letter_a_number_and_the_word_for_group() {
        let mut instrument = sample::instrument(&["saq"]);
        instrument.groups = vec!["OPD".to_owned(), "Instansi Vertikal".to_owned()];
        for text in ["OPD", "A. OPD", "I. opd", "2) Kelompok OPD", "Kategori: OPD", "KELOMPOK BADAN PUBLIK OPD"] {
            assert_eq!(group_named(text, &instrument), Some("OPD"), "{text}");
        }
        assert_eq!(group_named("B. INSTANSI VERTIKAL", &instrument), Some("Instansi Vertikal"));
        assert_eq!(group_named("OPD Kota", &instrument), None);
    }
}
